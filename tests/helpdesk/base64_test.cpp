// Base64: the vectors of RFC 4648, and that one text only stands for one sequence of bytes.
#include "base/base64.hpp"
#include "helpdesk/keys/base64url.hpp"

#include <doctest/doctest.h>

using namespace qopi;
using namespace qopi::helpdesk;

TEST_CASE("the vectors of RFC 4648 §10") {
    struct Row {
        std::string bytes, text;
    };
    const Row rows[] = {
        {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}};
    for (const auto& row : rows) {
        CAPTURE(row.bytes);
        CHECK(base64(row.bytes) == row.text);
        auto unpadded = row.text;
        while (unpadded.ends_with('=')) unpadded.pop_back();
        CHECK(is_canonical_base64url(unpadded));
        CHECK(bytes_of_base64url(unpadded) == row.bytes);
        CHECK(base64url_bytes(unpadded) == row.bytes.size());
    }
    CHECK(base64("\xFB\xFF") == "+/8=");
    CHECK(bytes_of_base64url("-_8") == "\xFB\xFF");
    CHECK(bytes_of_hex("00ff10") == std::string("\0\xFF\x10", 3));
}

TEST_CASE("of the texts of two and of three characters exactly those are canonical that an encoder writes") {
    const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    unsigned two = 0, three = 0;
    for (const char a : letters)
        for (const char b : letters) {
            two += is_canonical_base64url(std::string{a, b});
            for (const char c : letters) three += is_canonical_base64url(std::string{a, b, c});
        }
    CHECK(two == 256);
    CHECK(three == 65536);
}

TEST_CASE("other characters, padding and a lone character are not canonical") {
    for (const char* text : {"A", "AAAAA", "AA==", "AA=", "A+", "A/", "A A", "A\nA", "AA.", "\xC3\x84"}) {
        CAPTURE(text);
        CHECK_FALSE(is_canonical_base64url(text));
    }
}
