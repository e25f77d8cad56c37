// Base64 as RFC 4648 §4 writes it: in emails (RFC 2045) and in Content-Digest.
#pragma once

#include <string>
#include <string_view>

namespace qopi {

/// The bytes with `+`, `/` and padding, in one line.
std::string base64(std::string_view bytes);

}  // namespace qopi
