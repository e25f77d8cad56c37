// The package: the same bytes again, nothing readable that must not be, and a clear refusal with its place for everything else.
#include <doctest/doctest.h>

#include <functional>

#include "example.hpp"
#include "package/content.hpp"
#include "package/json.hpp"
#include "package/sha256.hpp"

using namespace qopi;

namespace {

Json parsed(std::string_view bytes) {
    auto json = parse_json(bytes, {package_bytes_max, package_depth_max});
    REQUIRE(json);
    return json.value();
}

/// The package of the fullest registration after `change`, with digests that fit again.
std::string changed(const std::function<void(Json&)>& change) {
    auto json = parsed(write_package(example::package_of(example::fullest())));
    change(json);
    if (json.is_object() && json.contains("declaration") && json["declaration"].is_object() && json.contains("content") && json.contains("kept"))
        json["declaration"]["answers"] = digest_of_bytes(canonical(Json{{"content", json["content"]}, {"kept", json["kept"]}}));
    if (json.is_object()) {
        json.erase("digest");
        json["digest"] = digest_of_bytes(canonical(json));
    }
    return json.dump();
}

}  // namespace

TEST_CASE("SHA-256 gives the digests of FIPS 180-4") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256_hex(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the canonical form is that of RFC 8785") {
    // Its §3.2.3: keys by UTF-16 code units.
    const auto json = parsed(R"({"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7})");
    CHECK(canonical(json) == "{\"\\r\":2,\"1\":4,\"\xC2\x80\":6,\"\xC3\xB6\":7,\"\xE2\x82\xAC\":1,\"\xF0\x9F\x98\x80\":5,\"\xEF\xAC\xB3\":3}");
    CHECK(canonical(parsed(R"([ "\u0000\b\t\n\f\r\"\\/\u001f" , -5 , true , null , {} ])")) ==
          R"(["\u0000\b\t\n\f\r\"\\/\u001f",-5,true,null,{}])");
}

TEST_CASE("a package that is read and written again has the same bytes and the same answers") {
    struct Row { const char* name; Submission content; Kind kind; };
    for (const auto& row : {Row{"smallest", example::smallest(), Kind::registration}, Row{"fullest", example::fullest(), Kind::registration},
                            Row{"interest", example::interest(), Kind::interest}}) {
        CAPTURE(row.name);
        const auto bytes = write_package(example::package_of(row.content, row.kind));
        const auto package = read_package(bytes);
        REQUIRE(package);
        CHECK(package.value().notes.empty());
        CHECK(write_package(package.value()) == bytes);
        CHECK(issues_of(package.value(), {.today = {2026, 11, 23}, .sealed_closed = true}).empty());
        // Another moment, the same answers: the same digest of the answers.
        auto later = example::package_of(row.content, row.kind);
        later.id = "01a206f6-46c8-768d-997c-c6a09bc7e775";
        CHECK(digest_of_answers(later) == package.value().answers);
    }
}

TEST_CASE("a taxpayer ID and a challenge response stand in clear neither in a package nor in a draft") {
    const auto content = example::fullest();
    const auto package = write_package(example::package_of(content));
    Draft draft;
    draft.content = content;
    const auto draft_text = write_draft(draft);
    for (const char* secret : {"91-1144442", "04-2103594", "blue giraffe", "911144442"}) {
        CHECK(package.find(secret) == std::string::npos);
        CHECK(draft_text.find(secret) == std::string::npos);
    }
    const auto plaintext = sealed_plaintext(content, Kind::registration, R"({"alg":"x"})");
    CHECK(plaintext == R"({"/content/physician/challenge_response":{"alg":"x"},"/content/practice/ein":"91-1144442","/content/offices/1/ein":"04-2103594"})");
    CHECK(plaintext.find("blue giraffe") == std::string::npos);
}

TEST_CASE("a draft keeps everything else, and asks again for what it must not keep") {
    Draft draft;
    draft.content = example::fullest();
    draft.content.practice.total_offices = "three";  // what was typed, whatever it is
    draft.kept = {{"/content/practice/name", Code::all_upper_case}};
    draft.declaration.name = "Maria";
    draft.frozen_id = "01a206f6-46c8-768d-997c-c6a09bc7e775";
    const auto again = read_draft(write_draft(draft));
    REQUIRE(again);
    auto expected = draft.content;
    expected.physician.challenge_response.text.clear();
    expected.practice.ein.text.clear();
    expected.offices[1].ein.text.clear();
    CHECK(again.value().content == expected);
    CHECK(again.value().kept == draft.kept);
    CHECK(again.value().declaration.name == "Maria");
    CHECK(again.value().frozen_id == draft.frozen_id);
    CHECK_FALSE(read_draft("{}"));
    CHECK_FALSE(read_draft(R"({"format":"qopi-draft","version":99,"content":{}})"));
}

TEST_CASE("bytes that are no package are refused with the place") {
    struct Row { const char* name; std::string bytes; Code code; std::string place; };
    const auto good = write_package(example::package_of(example::fullest()));
    const auto deep = [](int levels) { return std::string(static_cast<std::size_t>(levels), '[') + std::string(static_cast<std::size_t>(levels), ']'); };
    const Row rows[] = {
        {"a syntax error", "{\n  \"format\": qopi\n}", Code::package_syntax, "line 2, column 13"},
        {"nothing", "", Code::package_syntax, "line 1, column 1"},
        {"a key twice", R"({"content":{"a":1,"b":{"c":1,"c":2}}})", Code::package_duplicate_key, "/content/b/c"},
        {"bad UTF-8", "{\"format\":\"\xC0\xAF\"}", Code::package_not_utf8, ""},
        {"33 levels", deep(33), Code::package_too_deep, std::string()},
        {"over 16 MiB", std::string((16u << 20) + 1, ' '), Code::package_too_large, ""},
        {"a fraction", R"({"version":0.5})", Code::package_number, "/version"},
        {"a huge number", R"({"version":9007199254740993})", Code::package_number, "/version"},
        {"a list", "[]", Code::wrong_type, ""},
        {"another format", changed([](Json& j) { j["format"] = "other"; }), Code::package_format, "/format"},
        {"another version", changed([](Json& j) { j["version"] = 7; }), Code::package_version, "/version"},
        {"another kind", changed([](Json& j) { j["kind"] = "wish"; }), Code::package_kind, "/kind"},
        {"an id of version 4", changed([](Json& j) { j["id"] = "11111111-1111-4111-8111-111111111111"; }), Code::package_id, "/id"},
        {"it replaces itself", changed([](Json& j) { j["supersedes"] = j["id"]; }), Code::package_id, "/supersedes"},
        {"a text where a list belongs", changed([](Json& j) { j["content"]["offices"] = "none"; }), Code::wrong_type, "/content/offices"},
        {"an answer of no kind", changed([](Json& j) { j["content"]["eligibility"]["asco_member"] = "maybe"; }), Code::wrong_type, "/content/eligibility/asco_member"},
        {"a number as a name", changed([](Json& j) { j["content"]["users"][1]["given_name"] = 7; }), Code::wrong_type, "/content/users/1/given_name"},
        {"no declaration", changed([](Json& j) { j.erase("declaration"); }), Code::package_member_missing, "/declaration"},
        {"an office without an id", changed([](Json& j) { j["content"]["offices"][0].erase("id"); }), Code::package_member_missing, "/content/offices/0/id"},
        {"an error that was kept", changed([](Json& j) { j["kept"] = Json::array({Json{{"at", "/x"}, {"code", "required"}}}); }), Code::wrong_type, "/kept/0"},
        {"sealed, but no secret", changed([](Json& j) { j["sealed_fields"].push_back("/content/practice/name"); }), Code::package_sealed, "/sealed_fields"},
        {"nothing is sealed", changed([](Json& j) { j.erase("sealed"); }), Code::package_sealed, "/sealed_fields"},
        {"one character changed", std::string(good).replace(good.find("Riverbend"), 1, "L"), Code::package_digest, "/digest"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const auto package = read_package(row.bytes);
        REQUIRE_FALSE(package);
        CHECK(text(package.error().code) == text(row.code));
        if (row.code != Code::package_too_deep) CHECK(package.error().place == row.place);
        CHECK(sentence_for(package.error()).ends_with("."));
    }
    CHECK(parse_json(deep(32), {package_bytes_max, package_depth_max}));
}

TEST_CASE("answers that were changed after the declaration are refused even when the digest fits") {
    auto json = parsed(write_package(example::package_of(example::fullest())));
    json["content"]["practice"]["name"] = "Another Practice";
    json.erase("digest");
    json["digest"] = digest_of_bytes(canonical(json));
    const auto package = read_package(json.dump());
    REQUIRE_FALSE(package);
    CHECK(package.error() == Fault{Code::answers_changed, "/declaration/answers"});
}

TEST_CASE("a member that this version does not know is reported, kept and written again") {
    const auto bytes = changed([](Json& j) {
        j["content"]["practice"]["mascot"] = Json{{"name", "otter"}};
        j["later"] = 3;
    });
    auto package = read_package(bytes);
    REQUIRE(package);
    CHECK(package.value().notes == std::vector<Issue>{{"/content/practice/mascot", Code::unknown_member}, {"/later", Code::unknown_member}});
    const auto again = parsed(write_package(package.value()));
    CHECK(again["content"]["practice"]["mascot"]["name"] == "otter");
    CHECK(again["later"] == 3);
}

TEST_CASE("an answer to a question that is not asked is noted as an error") {
    const auto package = read_package(changed([](Json& j) { j["content"]["physician"]["receive_email"] = "no"; }));
    REQUIRE(package);
    CHECK(package.value().notes == std::vector<Issue>{{"/content/physician/email_types", Code::not_asked}});
}

TEST_CASE("a sealed part is taken only when it holds exactly what the package says is sealed") {
    const std::string verifier = R"({"alg":"PBKDF2-HMAC-SHA-256","hash":"aGFzaA","iterations":600000,"salt":"c2FsdA"})";
    const auto content = example::fullest();
    const auto whole = sealed_plaintext(content, Kind::registration, verifier);
    const auto read = [&] {
        auto package = read_package(write_package(example::package_of(content)));
        REQUIRE(package);
        return package.value();
    };
    auto package = read();
    CHECK(package.content.practice.ein == Secret{"", true});
    CHECK_FALSE(unseal(package, whole));
    CHECK(package.content.practice.ein.text == "91-1144442");
    CHECK(package.content.offices[1].ein.text == "04-2103594");
    const auto without = [&](std::string_view what, std::string_view instead) {
        auto text = whole;
        return text.replace(text.find(what), what.size(), instead);
    };
    for (const auto& wrong : {std::string("{}"), std::string("no"), without("/content/practice/ein", "/content/practice/npi"),
                              without("\"91-1144442\"", "7"), without("600000", "599999"), without("PBKDF2-HMAC-SHA-256", "none"),
                              without("}", ",\"more\":1}")}) {
        auto other = read();
        CAPTURE(wrong);
        CHECK(unseal(other, wrong));
        CHECK(other.content.practice.ein.text.empty());
    }
}

TEST_CASE("what is written where follows from how private a value is") {
    struct Row { Sensitivity sensitivity; bool draft, clear, sealed, print, mail, log, url; };
    for (const auto& row : {Row{Sensitivity::open, true, true, false, true, true, false, false},
                            Row{Sensitivity::personal, true, true, false, true, false, false, false},
                            Row{Sensitivity::taxpayer, false, false, true, false, false, false, false},
                            Row{Sensitivity::secret, false, false, true, false, false, false, false}}) {
        CAPTURE(static_cast<int>(row.sensitivity));
        CHECK(may_go(row.sensitivity, Destination::draft) == row.draft);
        CHECK(may_go(row.sensitivity, Destination::package_in_clear) == row.clear);
        CHECK(may_go(row.sensitivity, Destination::sealed_part) == row.sealed);
        CHECK(may_go(row.sensitivity, Destination::printed_copy) == row.print);
        CHECK(may_go(row.sensitivity, Destination::mail_text) == row.mail);
        CHECK(may_go(row.sensitivity, Destination::log) == row.log);
        CHECK(may_go(row.sensitivity, Destination::url) == row.url);
    }
}
