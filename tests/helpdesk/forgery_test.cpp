// A sealed part opens as it was sealed or not at all. The vectors follow Wycheproof's for ECDH on P-256 and AES-GCM.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/base64.hpp"
#include "helpdesk/keys/base64url.hpp"
#include "helpdesk/keys/jose.hpp"

using namespace qopi::helpdesk;

namespace {

// Made by the npm package jose with a key for nothing else.
constexpr auto key_text =
    R"({"kty":"EC","x":"wvEuVMRxj3mh7E4N_HQaikJGpkpJquYJedpw9HnJows","y":"LBpH6wXU0tmO8fxfXiS2Acn7JRz7KFteQehgAJ0Wg40","crv":"P-256",)"
    R"("d":"JGVT2XvbnvWDn3J2walzRJItsQiaKpCywwxC185VlrA","kid":"e1","use":"enc"})";
const std::string head =
    "eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTI1NkdDTSIsImtpZCI6ImUxIiwiaWQiOiIwMTkzNTU4ZC04ZjZmLTdiOWUtOGQzYS05ZDJmM2MwYzFhMTEiLCJraW5kIjoicmVn"
    "aXN0cmF0aW9uIiwiZXBrIjp7IngiOiJnczBVa0ZvOHZsVm1IbXRmWnYzcXJhYU1kU0EwNnJIaEcxR2F1N0FIcTRBIiwiY3J2IjoiUC0yNTYiLCJrdHkiOiJFQyIsInkiOiJP"
    "aTFWNkdXaG9POXpXZTBmeVcxZV9uSHl3Ti16aDNCR0FaOUVBeklDd1ZNIn19";
const std::string iv = "YFtgVPA-euInEXfY", ciphertext = "1eD7u-hfxdQdrhEr6dJbD8QiHRDhxFUO3XwkMC7JKoZ34xr6Ctc", tag = "mvvSaQnXX42tUMVf02i2Bg";
const std::string sealed = head + ".." + iv + "." + ciphertext + "." + tag;
constexpr auto plaintext = R"({"/content/practice/ein":"91-1144442"})";
constexpr SealedFor expected{"0193558d-8f6f-7b9e-8d3a-9d2f3c0c1a11", "registration", "e1"};
constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

Key key() {
    auto read = Key::from_text(key_text);
    REQUIRE(read);
    return *read;
}
bool opens(const std::string& compact) { return open_sealed(key(), compact, expected).has_value(); }

std::string base64url(std::string_view bytes) {
    std::string text = qopi::base64(bytes);
    while (!text.empty() && text.back() == '=') text.pop_back();
    for (char& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
    return text;
}
std::string with_head(const std::string& header) { return base64url(header) + ".." + iv + "." + ciphertext + "." + tag; }
/// The header with one text in the place of another that stands in it once.
std::string head_with(const std::string& from, const std::string& to) {
    auto header = bytes_of_base64url(head);
    const auto at = header.find(from);
    REQUIRE(at != std::string::npos);
    return header.replace(at, from.size(), to);
}
std::string head_with_point(const std::string& x, const std::string& y) {
    return head_with(R"("epk":{"x":"gs0UkFo8vlVmHmtfZv3qraaMdSA06rHhG1Gau7AHq4A","crv":"P-256","kty":"EC","y":"Oi1V6GWhoO9zWe0fyW1e_nHywN-zh3BGAZ9EAzICwVM"})",
                     R"("epk":{"x":")" + base64url(bytes_of_hex(x)) + R"(","crv":"P-256","kty":"EC","y":")" + base64url(bytes_of_hex(y)) + "\"}");
}

}  // namespace

TEST_CASE("what was sealed for this package and this key opens") {
    const auto opened = open_sealed(key(), sealed, expected);
    REQUIRE(opened);
    CHECK(*opened == plaintext);
    CHECK(opens(with_head(head_with("registration", "registration"))));
}

TEST_CASE("with any one bit changed nothing opens") {
    std::size_t refused = 0;
    const auto own = key();
    for (std::size_t at = 0; at < sealed.size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            auto changed = sealed;
            changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
            refused += !open_sealed(own, changed, expected);
        }
    CHECK(refused == sealed.size() * 8);
}

TEST_CASE("in any other spelling of base64url nothing opens") {
    std::vector<std::string> spellings;
    // The last character of a part may carry bits that mean nothing.
    const std::string parts[] = {head, "", iv, ciphertext, tag};
    for (std::size_t part = 0; part < std::size(parts); ++part) {
        if (parts[part].empty() || parts[part].size() % 4 == 0) continue;
        for (const char last : alphabet) {
            if (last == parts[part].back()) continue;
            std::string compact;
            for (std::size_t i = 0; i < std::size(parts); ++i)
                compact += (i > 0 ? "." : "") + (i == part ? parts[i].substr(0, parts[i].size() - 1) + last : parts[i]);
            spellings.push_back(compact);
        }
    }
    for (std::size_t at = 0; at <= sealed.size(); ++at)
        for (const char* between : {"=", "\n", " ", "\r", "\t", "%3D", "\xef\xbb\xbf"}) spellings.push_back(std::string(sealed).insert(at, between));
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        auto standard = sealed;
        if (sealed[at] == '-') standard[at] = '+', spellings.push_back(standard);
        if (sealed[at] == '_') standard[at] = '/', spellings.push_back(standard);
    }
    spellings.insert(spellings.end(), {sealed + "." + tag, "." + sealed, sealed + '\0', head + "." + head + "." + iv + "." + ciphertext + "." + tag});
    CHECK(spellings.size() > 3000);
    std::size_t refused = 0;
    for (const auto& spelling : spellings) refused += !opens(spelling);
    CHECK(refused == spellings.size());
}

TEST_CASE("another package, another kind and another key open nothing, whatever they are called") {
    for (const auto& other : {SealedFor{"0193558d-8f6f-7b9e-8d3a-9d2f3c0c1a12", "registration", "e1"}, SealedFor{expected.id, "interest", "e1"},
                              SealedFor{expected.id, "registration", "e2"}, SealedFor{"", "registration", "e1"}})
        CHECK_FALSE(open_sealed(key(), sealed, other));
    const auto namesake = Key::make("e1", KeyUse::seal), other = Key::make("e2", KeyUse::seal);
    REQUIRE((namesake && other));
    CHECK_FALSE(open_sealed(*namesake, sealed, expected));
    CHECK_FALSE(open_sealed(*other, sealed, expected));
}

TEST_CASE("a header that asks for another algorithm is refused") {
    for (const std::string alg : {"none", "None", "dir", "ecdh-es", "RSA1_5", "RSA-OAEP", "RSA-OAEP-256", "A128KW", "A256KW", "A256GCMKW",
                                  "PBES2-HS256+A128KW", "PBES2-HS512+A256KW", "ECDH-ES+A128KW", "ECDH-ES+A256KW", "ECDH-1PU", ""})
        CHECK_FALSE_MESSAGE(opens(with_head(head_with(R"("alg":"ECDH-ES")", "\"alg\":\"" + alg + "\""))), alg);
    for (const std::string enc : {"none", "A128GCM", "A192GCM", "A128CBC-HS256", "A256CBC-HS512", "a256gcm", "C20P", ""})
        CHECK_FALSE_MESSAGE(opens(with_head(head_with(R"("enc":"A256GCM")", "\"enc\":\"" + enc + "\""))), enc);
    for (const std::string more : {R"("zip":"DEF",)", R"("p2c":1000000,"p2s":"AAAA",)", R"("crit":["exp"],"exp":1,)", R"("apu":"AAAA",)", R"("jwk":{},)", R"("alg":"none",)"})
        CHECK_FALSE_MESSAGE(opens(with_head(head_with(R"("enc":)", more + "\"enc\":"))), more);
}

TEST_CASE("points that are none of P-256 agree on no key") {
    const std::string zero(64, '0'), x = "82cd14905a3cbe55661e6b5f66fdeaada68c752034eab1e11b519abbb007ab80",
                                     y = "3a2d55e865a1a0ef7359ed1fc96d5efe71f2c0dfb3877046019f44033202c153",
                                     prime = "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff";
    const std::pair<std::string, std::string> points[] = {
        {zero, zero},
        {zero, y},
        {x, zero},
        {x, x},                       // not on the curve
        {y, x},                       // nor this
        {prime, y},                   // not reduced
        {std::string(64, 'f'), std::string(64, 'f')},
        {zero.substr(1) + "1", zero.substr(1) + "1"},
        {x, y.substr(0, 63) + "2"},   // one off
        {x.substr(2), y},             // a coordinate too short
        {"00" + x, y},                // and one too long
        {"04" + x + y, y},            // an uncompressed point in the place of a coordinate
        {"", ""},
    };
    for (const auto& point : points) CHECK_FALSE_MESSAGE(opens(with_head(head_with_point(point.first, point.second))), point.first);
    for (const std::string epk : {"null", "{}", "[]", R"({"kty":"EC","crv":"P-256"})", R"({"kty":"oct","k":"AAAA"})", R"({"kty":"OKP","crv":"X25519","x":"AAAA"})"})
        CHECK_FALSE_MESSAGE(opens(with_head(R"({"alg":"ECDH-ES","enc":"A256GCM","kid":"e1","id":"0193558d-8f6f-7b9e-8d3a-9d2f3c0c1a11","kind":"registration","epk":)" + epk + "}")), epk);
}

TEST_CASE("a tag or an initialization vector of another length opens nothing") {
    const auto bytes = bytes_of_base64url(tag), start = bytes_of_base64url(iv);
    for (std::size_t length = 0; length < bytes.size(); ++length)
        CHECK_FALSE_MESSAGE(opens(head + ".." + iv + "." + ciphertext + "." + base64url(bytes.substr(0, length))), length);
    CHECK_FALSE(opens(head + ".." + iv + "." + ciphertext + "." + base64url(bytes + '\0')));
    for (const auto& other : {std::string(), start.substr(0, 11), start + '\0', std::string(12, '\0'), start.substr(0, 8), start + start})
        CHECK_FALSE_MESSAGE(opens(head + ".." + base64url(other) + "." + ciphertext + "." + tag), other.size());
    // The same tag with less, more, or no text before it.
    const auto text = bytes_of_base64url(ciphertext);
    for (const auto& other : {std::string(), text.substr(1), text + '\0', text.substr(0, 16)})
        CHECK_FALSE_MESSAGE(opens(head + ".." + iv + "." + base64url(other) + "." + tag), other.size());
    CHECK_FALSE(opens(head + "." + base64url(std::string(32, '\0')) + "." + iv + "." + ciphertext + "." + tag));
}

// --- what we signed ----------------------------------------------------------------------------------------------

namespace {

Key signing_key() {
    auto made = Key::make("s1", KeyUse::sign);
    REQUIRE(made);
    return *made;
}

}  // namespace

TEST_CASE("what was signed with a key is verified with it, and with any one bit changed it is not") {
    const auto own = signing_key();
    const auto compact = sign(own, R"({"row":7})");
    REQUIRE(compact);
    CHECK(verified(own, *compact) == R"({"row":7})");
    std::size_t refused = 0;
    for (std::size_t at = 0; at < compact->size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            auto changed = *compact;
            changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
            refused += !verified(own, changed);
        }
    CHECK(refused == compact->size() * 8);
}

TEST_CASE("another key of the same name, another header or a missing part verifies nothing") {
    const auto own = signing_key();
    const auto compact = sign(own, "payload");
    REQUIRE(compact);
    CHECK(!verified(signing_key(), *compact));
    const auto rest = compact->substr(compact->find('.'));
    for (const auto* header : {R"({"alg":"none","kid":"s1"})", R"({"alg":"HS256","kid":"s1"})", R"({"alg":"ES256","kid":"s2"})", R"({"alg":"ES256"})",
                               R"({"alg":"ES256","kid":"s1","crit":["b64"],"b64":false})", "[]", ""})
        CHECK_MESSAGE(!verified(own, base64url(header) + rest), header);
    for (const auto& text : {std::string(), std::string("."), std::string(".."), *compact + ".", compact->substr(0, compact->rfind('.')),
                             compact->substr(0, compact->rfind('.') + 1), "x" + *compact})
        CHECK_MESSAGE(!verified(own, text), text);
}
