// Base64 of JOSE: RFC 4648 §5, without padding. And hex digits.
#pragma once

#include <string>
#include <string_view>

namespace qopi::helpdesk {

/// The bytes of hex digits, two a byte.
std::string bytes_of_hex(std::string_view hex);

/// True when `text` is what an encoder would write: libraries also accept changed unused bits in the last character,
/// so that two texts would mean the same bytes.
bool is_canonical_base64url(std::string_view text);

/// How many bytes a canonical text holds.
constexpr std::size_t base64url_bytes(std::string_view text) { return text.size() * 6 / 8; }

/// The bytes of a canonical text.
std::string bytes_of_base64url(std::string_view text);

}  // namespace qopi::helpdesk
