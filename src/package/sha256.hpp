// SHA-256 (FIPS 180-4), for the digests of packages in both programs.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace qopi {

/// The digest of bytes that come in parts: `add` each of them, then ask once for the `hex`.
class Sha256 {
public:
    void add(std::string_view bytes);
    std::string hex();

private:
    void compress(const unsigned char* block);

    std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<unsigned char, 64> block_{};  ///< what does not fill a block yet
    std::uint64_t bytes_ = 0;
};

/// The digest as 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace qopi
