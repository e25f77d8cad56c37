// SHA-256 (FIPS 180-4), for the digests of packages in both programs.
#pragma once

#include <string>
#include <string_view>

namespace qopi {

/// The digest as 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace qopi
