// SHA-256 (FIPS 180-4), for the digests of packages in both programs. Each has its own in sha256/: the Help Desk's is fast, the browser's small.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace qopi {

/// The digest of bytes that come in parts: `add` each of them, then ask once for the `hex`.
class Sha256 {
public:
    Sha256();
    void add(std::string_view bytes);
    std::string hex();

private:
    struct State;
    struct Delete {
        void operator()(State* state) const;
    };
    std::unique_ptr<State, Delete> state_;
};

/// The digest as 64 lower-case hex digits.
inline std::string sha256_hex(std::string_view bytes) {
    Sha256 digest;
    digest.add(bytes);
    return digest.hex();
}

}  // namespace qopi
