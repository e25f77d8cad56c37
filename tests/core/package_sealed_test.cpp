// The sealed part: which values travel in it, what the package says of them in clear, and opening it.
#include <doctest/doctest.h>

#include "make.hpp"

namespace qopi {
namespace {

using make::at;

const std::string response_at = "/content/physician/challenge_response", ein_at = "/content/practice/ein",
                  office_ein_at = "/content/offices/0/ein";

Package as_read() {
    auto package = read_package(write_package(make::package(make::fullest())));
    REQUIRE(bool(package));
    return package.value();
}
Json plaintext() { return Json::parse(sealed_plaintext(make::fullest(), Kind::registration, make::verifier)); }

TEST_CASE("taxpayer IDs and the challenge response travel sealed, and the package says in clear which of them exist") {
    CHECK(sealed_fields_of(make::fullest(), Kind::registration) == std::vector<std::string>{response_at, ein_at, office_ein_at});
    CHECK(sealed_fields_of(make::smallest(), Kind::registration).empty());
    CHECK(sealed_fields_of(make::interest(), Kind::interest).empty());
    const auto document = make::document(make::package(make::fullest()));
    CHECK(document["sealed_fields"] == Json{response_at, ein_at, office_ein_at});
    CHECK(!make::document(make::package(make::smallest())).contains("sealed"));
}

TEST_CASE("a value that is not asked any more is not sealed") {
    auto s = make::fullest();
    s.offices[0].same_ein = true;
    s.physician.challenge_question.clear();
    CHECK(sealed_fields_of(s, Kind::registration) == std::vector<std::string>{ein_at});
    s.practice.multiple_offices = Answer::no;
    s.practice.ein = {};
    CHECK(sealed_fields_of(s, Kind::registration).empty());
    CHECK(sealed_plaintext(s, Kind::registration, "") == "{}");
}

TEST_CASE("the sealed part holds taxpayer IDs as they are and the response only as a salted hash") {
    CHECK(sealed_plaintext(make::fullest(), Kind::registration, make::verifier) ==
          "{\"" + response_at + "\":" + std::string(make::verifier) + ",\"" + ein_at + "\":\"91-1144442\",\"" + office_ein_at +
              "\":\"04-2103594\"}");
}

TEST_CASE("the sealed part's header names its package, its kind and the key, so that it cannot be moved to another") {
    auto package = make::package(make::fullest());
    CHECK(Json::parse(sealed_header(package, "desk-2026")) ==
          Json{{"alg", "ECDH-ES"}, {"enc", "A256GCM"}, {"id", package.id}, {"kid", "desk-2026"}, {"kind", "registration"}});
    package.kind = Kind::interest;
    CHECK(Json::parse(sealed_header(package, "k"))["kind"] == "interest");
}

TEST_CASE("the list of sealed values must name secrets of this content, each once, and there must be a sealed part for them") {
    struct Row {
        std::string_view name;
        Json fields;
        bool sealed = true;
    };
    const Row rows[] = {
        {"no secret", {response_at, ein_at, office_ein_at, "/content/practice/npi"}},
        {"nothing that exists", {response_at, ein_at, "/content/offices/7/ein"}},
        {"not even a pointer", {"ein"}},
        {"an empty text", {""}},
        {"one twice", {response_at, ein_at, office_ein_at, ein_at}},
        {"a value of an office with the practice's taxpayer ID", {"/content/offices/1/ein"}},
        {"nothing, beside a sealed part", Json::array()},
        {"values without a sealed part", {ein_at}, false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        auto document = make::document(make::package(make::fullest()));
        document["sealed_fields"] = row.fields;
        if (!row.sealed) document.erase("sealed");
        const auto package = read_package(make::bytes(document));
        const bool refused = !package;
        REQUIRE(refused);
        CHECK(package.error() == Fault{Code::package_sealed, "/sealed_fields"});
    }
    auto empty = make::document(make::package(make::smallest()));
    empty["sealed"] = "";
    const auto package = read_package(make::bytes(empty));
    const bool refused = !package;
    REQUIRE(refused);
    CHECK(package.error() == Fault{Code::package_sealed, "/sealed_fields"});
}

TEST_CASE("a package of the largest practice is read: ten thousand users, a thousand offices, a taxpayer ID for each of them") {
    auto s = make::fullest();
    s.offices.assign(offices_max, make::fullest().offices[0]);
    for (std::size_t i = 0; i < s.offices.size(); ++i) s.offices[i].id = "o" + std::to_string(i + 1);
    s.users.assign(users_max, make::fullest().users[2]);
    for (std::size_t i = 0; i < s.users.size(); ++i) s.users[i].id = "u" + std::to_string(i + 1);
    const auto package = read_package(write_package(make::package(s)));
    const auto refusal = package ? std::string() : sentence_for(package.error());
    CHECK(refusal == "");
    REQUIRE(bool(package));
    CHECK(package.value().sealed_fields.size() == offices_max + 2);
}

TEST_CASE("until it is opened, sealed values are known to be given and nothing more") {
    const auto package = as_read();
    CHECK(package.content.practice.ein == Secret{"", true});
    CHECK(package.content.physician.challenge_response == Secret{"", true});
    CHECK(package.content.offices[0].ein == Secret{"", true});
    CHECK(package.content.offices[1].ein == Secret{});
}

TEST_CASE("what was sealed comes back when it is opened, and its shape is then checked") {
    auto package = as_read();
    const bool opened = !unseal(package, plaintext().dump());
    REQUIRE(opened);
    CHECK(package.content.practice.ein == Secret{"91-1144442", true});
    CHECK(package.content.offices[0].ein == Secret{"04-2103594", true});
    CHECK(package.content.physician.challenge_response == Secret{"", true});
    CHECK(make::found(package.content, Kind::registration, make::facts(true)) ==
          std::vector<std::string>{"/content/offices/0/fax phone-555-01xx-fictional"});

    auto other = as_read();
    auto values = plaintext();
    values[ein_at] = "536-90-4399";
    const bool opened_too = !unseal(other, values.dump());
    REQUIRE(opened_too);
    CHECK(make::contains(make::found(other.content, Kind::registration, make::facts(true)), ein_at + " tin-looks-like-ssn"));
}

TEST_CASE("a package is written with the same bytes after its sealed part was opened") {
    auto package = as_read();
    const auto before = write_package(package);
    const bool opened = !unseal(package, plaintext().dump());
    CHECK(opened);
    CHECK(write_package(package) == before);
}

TEST_CASE("a sealed part that does not hold exactly what the package names is refused and changes nothing") {
    auto without = plaintext(), more = plaintext(), renamed = plaintext();
    without.erase(ein_at);
    more["/content/offices/1/ein"] = "04-2103594";
    renamed.erase(ein_at);
    renamed["/content/practice/ein2"] = "91-1144442";
    auto empty = plaintext(), number = plaintext(), list = plaintext(), response_text = plaintext();
    empty[ein_at] = "", number[ein_at] = 911144442, list[ein_at] = {"91-1144442"}, response_text[response_at] = "A blue heron";
    const std::string texts[] = {
        without.dump(),           more.dump(), renamed.dump(), empty.dump(), number.dump(), list.dump(),
        response_text.dump(),     "",          "{}",           "[]",         "null",        "{\"a\": 1, \"a\": 2, \"b\": 3}",
        plaintext().dump() + "x", "\xff"};
    for (const auto& text : texts) {
        CAPTURE(text);
        auto package = as_read();
        const auto before = package.content;
        const auto fault = unseal(package, text);
        const bool refused = fault == Fault{Code::package_sealed, "/sealed"};
        CHECK(refused);
        const bool is_unchanged = package.content == before;
        CHECK(is_unchanged);
    }
}

// OWASP, Password Storage cheat sheet: PBKDF2-HMAC-SHA-256 with 600,000 rounds.
TEST_CASE("a response counts only as a salted hash of 600,000 rounds or more") {
    struct Row {
        std::string_view name;
        Json verifier;
        bool accepted = false;
    };
    const auto good = Json::parse(make::verifier);
    const auto with = [&](const char* key, Json value) {
        auto verifier = good;
        verifier[key] = std::move(value);
        return verifier;
    };
    const auto without = [&](const char* key) {
        auto verifier = good;
        verifier.erase(key);
        return verifier;
    };
    const Row rows[] = {
        {"as it is", good, true},
        {"more rounds", with("iterations", 2'000'000), true},
        {"one round too few", with("iterations", 599'999)},
        {"no rounds", with("iterations", 0)},
        {"negative rounds", with("iterations", -600'000)},
        {"rounds as text", with("iterations", "600000")},
        {"another algorithm", with("alg", "PBKDF2-HMAC-SHA-1")},
        {"an algorithm in small letters", with("alg", "pbkdf2-hmac-sha-256")},
        {"an empty salt", with("salt", "")},
        {"an empty hash", with("hash", "")},
        {"a hash as a number", with("hash", 7)},
        {"a salt longer than any", with("salt", std::string(101, 's'))},
        {"no salt", without("salt")},
        {"no hash", without("hash")},
        {"no algorithm", without("alg")},
        {"no rounds at all", without("iterations")},
        {"one member too many", with("pepper", "x")},
        {"nothing", nullptr},
        {"a list", Json::array()},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        auto package = as_read();
        auto values = plaintext();
        values[response_at] = row.verifier;
        const bool accepted = !unseal(package, values.dump());
        CHECK(accepted == row.accepted);
    }
}

}  // namespace
}  // namespace qopi
