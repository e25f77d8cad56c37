// Base64 by table; what is decoded here was checked before.
#include "helpdesk/keys/base64url.hpp"

#include <cassert>
#include <cstdint>

namespace qopi::helpdesk {
namespace {

/// The six bits of a character of the URL alphabet; 64 for any other.
constexpr unsigned six_bits(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<unsigned>(c - 'A');
    if (c >= 'a' && c <= 'z') return static_cast<unsigned>(c - 'a') + 26;
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0') + 52;
    if (c == '-') return 62;
    if (c == '_') return 63;
    return 64;
}

constexpr unsigned nibble(char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); }

}  // namespace

std::string bytes_of_hex(std::string_view hex) {
    assert(hex.size() % 2 == 0);
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) bytes += static_cast<char>(nibble(hex[i]) << 4 | nibble(hex[i + 1]));
    return bytes;
}

bool is_canonical_base64url(std::string_view text) {
    for (const char c : text)
        if (six_bits(c) > 63) return false;
    switch (text.size() % 4) {
        case 1:
            return false;
        case 2:
            return (six_bits(text.back()) & 15u) == 0;
        case 3:
            return (six_bits(text.back()) & 3u) == 0;
        default:
            return true;
    }
}

std::string bytes_of_base64url(std::string_view text) {
    assert(is_canonical_base64url(text));
    std::string bytes;
    std::uint32_t group = 0;
    unsigned bits = 0;
    for (const char c : text) {
        group = group << 6 | six_bits(c);
        if (bits += 6; bits >= 8) bytes += static_cast<char>(group >> (bits -= 8) & 255u);
    }
    return bytes;
}

}  // namespace qopi::helpdesk
