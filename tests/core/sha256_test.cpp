// SHA-256 against the examples that NIST publishes (FIPS 180-4, and its test vectors for short and long messages).
#include "package/sha256.hpp"

#include <doctest/doctest.h>

#include <string>

namespace qopi {
namespace {

TEST_CASE("SHA-256 gives what NIST's examples give") {
    struct Row {
        std::string bytes;
        std::string_view digest;
    };
    const Row rows[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"\xbd", "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"},
        {"\xc9\x8c\x8e\x55", "7abc22c0ae5af26ce93dbb94433a0e0b2e119d014f8e7f65bd56c61ccccd9504"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
         "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
        {std::string(55, '\0'), "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7"},
        {std::string(56, '\0'), "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb"},
        {std::string(57, '\0'), "65a16cb7861335d5ace3c60718b5052e44660726da4cd13bb745381b235a1785"},
        {std::string(64, '\0'), "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"},
        {std::string(1000, '\0'), "541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53"},
        {std::string(1000, 'A'), "c2e686823489ced2017f6059b8b239318b6364f6dcd835d0a519105a1eadd6e4"},
        {std::string(1'000'000, 'a'), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.bytes.size());
        CHECK(sha256_hex(row.bytes) == row.digest);
    }
}

TEST_CASE("bytes that come in parts have the digest of the whole, wherever they are cut") {
    std::string bytes;
    for (int i = 0; i < 200; ++i) bytes += static_cast<char>(i);
    const auto whole = sha256_hex(bytes);
    for (std::size_t first = 0; first <= bytes.size(); ++first)
        for (const std::size_t second : {std::size_t{0}, std::size_t{1}, std::size_t{63}, std::size_t{64}, std::size_t{65}, bytes.size()}) {
            CAPTURE(first);
            CAPTURE(second);
            const auto rest = std::string_view(bytes).substr(first);
            Sha256 digest;
            digest.add(std::string_view(bytes).substr(0, first));
            digest.add(rest.substr(0, second));
            if (second < rest.size()) digest.add(rest.substr(second));
            CHECK(digest.hex() == whole);
        }
}

}  // namespace
}  // namespace qopi
