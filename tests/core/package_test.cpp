// The package: what is written is read and written again byte for byte, and whatever is wrong with one is named with its place.
#include <doctest/doctest.h>

#include <set>

#include "make.hpp"

namespace qopi {
namespace {

using make::at;

struct NamedPackage {
    std::string_view name;
    Package package;
};
std::vector<NamedPackage> named_packages() {
    auto replacing = make::package(make::smallest());
    replacing.supersedes = {{"019a1b2c-3d4e-7f00-8abc-0123456789ab", std::string(make::secret)}, {"019a1b2c-3d4e-7f00-8abc-0123456789ac", std::string(make::secret)},
                            {"019a1b2c-3d4e-7f00-8abc-0123456789ad", ""}};
    replacing.successor_digest = digest_of_bytes("another secret");
    return {{"smallest", make::package(make::smallest())},
            {"fullest", make::package(make::fullest(), Kind::registration, make::fullest_kept())},
            {"interest", make::package(make::interest(), Kind::interest)},
            {"replacing another", std::move(replacing)}};
}

Package package_of(std::string_view bytes) {
    auto package = read_package(bytes);
    if (package) return package.value();
    FAIL_CHECK(sentence_for(package.error()));
    return {};
}

Fault fault_of(std::string_view bytes) {
    const auto package = read_package(bytes);
    return package ? Fault{} : package.error();
}

void check_fault(std::string_view bytes, Code code, std::string_view place) {
    const auto fault = fault_of(bytes);
    CHECK(text(fault.code) == text(code));
    CHECK(fault.place == place);
}

TEST_CASE("a package is written, read and written again with the same bytes") {
    for (const auto& sample : named_packages()) {
        CAPTURE(sample.name);
        const auto& package = sample.package;
        const auto bytes = write_package(package);
        const auto back = package_of(bytes);
        CHECK(write_package(back) == bytes);
        CHECK(back.notes.empty());
        CHECK(back.id == package.id);
        CHECK(back.supersedes == package.supersedes);
        CHECK(back.successor_digest == package.successor_digest);
        CHECK(back.kind == package.kind);
        CHECK(back.created == make::moment);
        CHECK(back.edition == wording_edition);
        CHECK(back.declared_by == package.declared_by);
        CHECK(back.declared_on == make::day);
        CHECK(back.kept == package.kept);
        CHECK(back.sealed_fields == package.sealed_fields);
        CHECK(back.answers == digest_of_answers(package));
        CHECK(bytes.ends_with("}\n"));
    }
}

TEST_CASE("what is read equals what was frozen, but for sealed values, of which one knows only that they exist") {
    auto expected = make::fullest();
    make::each_field(expected, []<class R>(const std::string&, R& record, const Field<R>& field) {
        if (const auto* slot = std::get_if<Secret R::*>(&field.slot)) (record.*(*slot)).text.clear();
    });
    const bool fullest_is_equal = package_of(write_package(make::package(make::fullest()))).content == expected;
    CHECK(fullest_is_equal);
    const bool smallest_is_equal = package_of(write_package(make::package(make::smallest()))).content == make::smallest();
    CHECK(smallest_is_equal);
    const bool interest_is_equal = package_of(write_package(make::package(make::interest(), Kind::interest))).content == make::interest();
    CHECK(interest_is_equal);
}

TEST_CASE("a package that was read breaks no rule that its answers did not break before") {
    for (const auto& sample : named_packages()) {
        CAPTURE(sample.name);
        const auto& package = sample.package;
        CHECK(make::joined(make::found(package_of(write_package(package)).content, package.kind, make::facts(true))) ==
              make::joined(make::found(package.content, package.kind)));
    }
}

TEST_CASE("the members of a package stand in one order, whatever is in it") {
    const auto document = make::document(named_packages()[1].package);
    std::string keys;
    for (auto member = document.begin(); member != document.end(); ++member) keys += member.key() + " ";
    CHECK(keys == "format version id kind created edition app content kept declaration sealed_fields sealed digest ");
    std::string parts;
    for (auto member = document["content"].begin(); member != document["content"].end(); ++member) parts += member.key() + " ";
    CHECK(parts == "eligibility prequalification physician administrator practice offices users ");
}

TEST_CASE("equal answers give equal digests, and any other answer gives another") {
    const auto base = make::fullest();
    const auto digest = digest_of_answers(make::package(base));
    auto another = make::package(base);
    another.id = "019a1b2c-3d4e-7f00-8abc-0123456789ab";
    another.created = "2027-01-01T00:00:00Z";
    another.declared_by = "Someone Else";
    another.app_version = "9";
    CHECK(digest_of_answers(another) == digest);
    CHECK(digest_of_answers(make::package(base, Kind::registration, make::fullest_kept())) != digest);

    auto changed = base;
    std::set<std::string> digests{digest};
    std::size_t changes = 0;
    make::each_asked_field(changed, Kind::registration, [&]<class R>(const std::string& pointer, R& record, const Field<R>& field) {
        CAPTURE(pointer);
        const auto before = record;
        const bool is_secret = std::visit(
            [&](auto member) {
                auto& value = record.*member;
                using T = std::remove_cvref_t<decltype(value)>;
                if constexpr (std::is_same_v<T, std::string>)
                    value = field.whole_number ? "17" : value + " changed";
                else if constexpr (std::is_same_v<T, Answer>)
                    value = value == Answer::yes ? Answer::no : Answer::yes;
                else if constexpr (std::is_same_v<T, bool>)
                    value = !value;
                else if constexpr (std::is_same_v<T, Set>)
                    value.bits ^= 1;
                else if constexpr (std::is_same_v<T, One>)
                    value.code += "x";
                else if constexpr (std::is_same_v<T, OfficeIds>)
                    value.push_back("o9");
                return std::is_same_v<T, Secret>;
            },
            field.slot);
        if (!is_secret) {
            ++changes;
            digests.insert(digest_of_answers(make::package(changed)));
        }
        record = before;
    });
    CHECK(digests.size() == changes + 1);
}

TEST_CASE("the id of a package is a UUID of version 7 that begins with the time") {
    // RFC 9562 §5.7; 2026-11-23T02:20:00Z is 1795400400000 ms, 0x01a20633fc80.
    CHECK(make::package(make::smallest()).id == "01a20633-fc80-7012-b456-789abcdef012");
    std::set<char> variants;
    for (const char digit : std::string_view("0123456789abcdef")) {
        auto random = std::string(make::twenty_digits);
        random[3] = digit;
        const auto package = freeze(make::smallest(), Kind::registration, {}, {"A", true}, make::moment, make::day, random);
        variants.insert(package.id[19]);
        CHECK(bool(read_package(write_package(package))));
    }
    CHECK(variants == std::set<char>{'8', '9', 'a', 'b'});
}

// --- What is refused --------------------------------------------------------------------------------------------------

TEST_CASE("a file that is no JSON, or no JSON that we take, is refused with its place") {
    const auto good = write_package(make::package(make::smallest()));
    check_fault("", Code::package_syntax, "line 1, column 1");
    check_fault(make::replaced(good, "\"version\": 0,", "\"version\": 0"), Code::package_syntax, "line 4, column 6");
    check_fault(make::replaced(good, "\"zip\"", "\"zip\": \"22314\",\n      \"zip\""), Code::package_duplicate_key,
                "/content/practice/zip");
    check_fault(make::replaced(good, "\"version\": 0", "\"version\": 0,\n  \"version\": 0"), Code::package_duplicate_key, "/version");
    check_fault(make::replaced(good, "Alexandria", "Alex\xff"), Code::package_not_utf8, "");
    check_fault(make::replaced(good, "\"total_offices\": 1", "\"total_offices\": 1.0"), Code::package_number,
                "/content/practice/total_offices");
    check_fault(make::replaced(good, "\"total_offices\": 1", "\"total_offices\": 9007199254740993"), Code::package_number,
                "/content/practice/total_offices");
    for (const std::string_view text : {"null", "[]", "7", "\"qopi-submission\"", "true"}) check_fault(text, Code::wrong_type, "");
}

TEST_CASE("a file of 16 MiB is read and one byte more is refused, whatever it holds") {
    auto bytes = write_package(make::package(make::smallest()));
    bytes.resize(package_bytes_max, ' ');
    CHECK(bool(read_package(bytes)));
    bytes += ' ';
    check_fault(bytes, Code::package_too_large, "");
}

TEST_CASE("a package may be 32 levels deep") {
    auto document = make::document(make::package(make::smallest()));
    auto nest = [&](int levels) {
        Json value = Json::array();
        for (int i = 1; i < levels; ++i) value = Json::array({value});
        document["x-deep"] = value;
        return make::bytes(document);
    };
    CHECK(bool(read_package(nest(31))));
    std::string place = "/x-deep";
    for (int i = 0; i < 31; ++i) place += "/0";
    check_fault(nest(32), Code::package_too_deep, place);
}

TEST_CASE("a package that was changed after it was written is refused") {
    const auto good = write_package(make::package(make::fullest(), Kind::registration, make::fullest_kept()));
    struct Row {
        std::string_view from, to;
    };
    for (const auto& row : {Row{"Riverbend Oncology North", "Riverbend Oncology Nord"},
                            {"\"abstracts\": true", "\"abstracts\": false"},
                            {"\"name\": \"Maria Okonkwo-Smith\"", "\"name\": \"Someone Else\""},
                            {"\"2026-11-23\"", "\"2026-11-24\""},
                            {"phone-555-01xx-fictional", "phone-555"},
                            {"eyJhbGci", "eyJhbGcj"},
                            {"\"kind\": \"registration\"", "\"kind\": \"interest\""}}) {
        CAPTURE(row.from);
        check_fault(make::replaced(good, row.from, row.to), Code::package_digest, "/digest");
    }
    // Order and white space say nothing.
    auto document = Json::parse(good);
    const auto format = document["format"];
    document.erase("format");
    document["format"] = format;
    CHECK(bool(read_package(document.dump())));
}

TEST_CASE("a declaration that was made for other answers is refused, even under a good digest") {
    const auto good = make::document(make::package(make::fullest(), Kind::registration, make::fullest_kept()));
    const auto with_new_digest_only = [](Json document) {
        document.erase("digest");
        document["digest"] = digest_of_bytes(canonical(document));
        return document.dump();
    };
    auto other_answer = good;
    at(other_answer, "/content/practice/city") = "Arlington";
    check_fault(with_new_digest_only(other_answer), Code::answers_changed, "/declaration/answers");
    auto other_kept = good;
    other_kept["kept"] = Json::array();
    check_fault(with_new_digest_only(other_kept), Code::answers_changed, "/declaration/answers");
    auto no_digest = good;
    at(no_digest, "/declaration/answers") = "sha-256:0";
    check_fault(with_new_digest_only(no_digest), Code::answers_changed, "/declaration/answers");
    auto another_person = good;
    at(another_person, "/declaration/name") = "Someone Else";
    CHECK(bool(read_package(with_new_digest_only(another_person))));
}

TEST_CASE("every member of the envelope must be there and of its type") {
    const auto good = make::document(make::package(make::fullest()));
    const Json wrong[] = {nullptr, true, 7, "text", Json::array(), Json::object(), Json::array({7})};
    struct Row {
        std::string pointer;
        bool text = false, object = false, list = false, number = false;
    };
    const Row rows[] = {{"/format", true},
                        {"/version", false, false, false, true},
                        {"/id", true},
                        {"/kind", true},
                        {"/created", true},
                        {"/edition", true},
                        {"/app", false, true},
                        {"/app/name", true},
                        {"/app/version", true},
                        {"/content", false, true},
                        {"/kept", false, false, true},
                        {"/declaration", false, true},
                        {"/declaration/name", true},
                        {"/declaration/date", true},
                        {"/declaration/answers", true},
                        {"/sealed_fields", false, false, true},
                        {"/sealed", true},
                        {"/supersedes", true},
                        {"/supersedes_secret", true},
                        {"/supersedes_earlier"},
                        {"/successor_digest", true},
                        {"/digest", true}};
    for (const auto& row : rows) {
        CAPTURE(row.pointer);
        for (const auto& value : wrong) {
            if ((row.text && value.is_string()) || (row.object && value.is_object()) || (row.number && value.is_number())) continue;
            if (row.list && value.is_array() && value.empty()) continue;
            CAPTURE(value.dump());
            auto document = good;
            at(document, row.pointer) = value;
            const auto fault = fault_of(make::bytes(document));
            CHECK(text(fault.code) == text(Code::wrong_type));
            const bool names_the_place = fault.place == row.pointer || fault.place == row.pointer + "/0";
            CHECK(names_the_place);
        }
        if (row.pointer.find("supersedes") != std::string_view::npos || row.pointer == "/successor_digest") continue;
        auto document = good;
        const auto slash = row.pointer.rfind('/');
        (slash == 0 ? document : at(document, row.pointer.substr(0, slash))).erase(row.pointer.substr(slash + 1));
        const bool is_seal = row.pointer == "/sealed";
        check_fault(make::bytes(document), is_seal ? Code::package_sealed : Code::package_member_missing,
                    is_seal ? "/sealed_fields" : row.pointer);
    }
}

TEST_CASE("what the envelope says must make sense") {
    struct Row {
        std::string_view pointer;
        Json value;
        Code code;
        std::string_view place = "";
    };
    const std::string_view id = "01a20633-fc80-7012-b456-789abcdef012", other = "019a1b2c-3d4e-7f00-8abc-0123456789ac";
    const Row rows[] = {
        {"/format", "qopi-draft", Code::package_format},
        {"/format", "QOPI-submission", Code::package_format},
        {"/version", 1, Code::package_version},
        {"/version", -1, Code::package_version},
        {"/version", 9007199254740992, Code::package_version},
        {"/kind", "registrations", Code::package_kind},
        {"/kind", "", Code::package_kind},
        {"/kind", "add-everything", Code::package_kind},
        {"/id", "", Code::package_id},
        {"/id", "01A20633-FC80-7012-B456-789ABCDEF012", Code::package_id},
        {"/id", "01a20633fc807012b456789abcdef012", Code::package_id},
        {"/id", "01a20633-fc80-4012-b456-789abcdef012", Code::package_id},
        {"/id", "01a20633-fc80-7012-c456-789abcdef012", Code::package_id},
        {"/id", "01a20633-fc80-7012-b456-789abcdef01g", Code::package_id},
        {"/id", "01a20633-fc80-7012-b456-789abcdef0123", Code::wrong_type},
        {"/id", "01a20633-fc80-7012-b456/789abcdef012", Code::package_id},
        {"/supersedes", "", Code::package_id},
        {"/supersedes", id, Code::package_id},
        {"/supersedes", "01a20633-fc80-4012-b456-789abcdef012", Code::package_id},
        {"/supersedes_secret", make::secret, Code::wrong_type},  // of no package
        {"/supersedes_earlier", Json::array({{{"id", other}}}), Code::wrong_type},  // than which one?
        {"/successor_digest", "", Code::wrong_type},
        {"/successor_digest", make::secret, Code::wrong_type},
        {"/successor_digest", "sha-256:" + std::string(64, 'A'), Code::wrong_type},
        {"/created", "2026-11-23T02:20:00", Code::wrong_type},
        {"/created", "2026-11-31T02:20:00Z", Code::wrong_type},
        {"/created", "2026-11-23T02:20:00.5Z", Code::wrong_type},
        {"/edition", std::string(41, 'e'), Code::wrong_type},
        {"/app/name", std::string(81, 'n'), Code::wrong_type},
        {"/declaration/date", "2026-02-29", Code::wrong_type},
        {"/declaration/date", "11/23/2026", Code::wrong_type},
        {"/declaration/name", std::string(401, 'n'), Code::wrong_type},
    };
    for (const auto& row : rows) {
        CAPTURE(row.pointer);
        CAPTURE(row.value.dump());
        auto document = make::document(make::package(make::smallest()));
        at(document, row.pointer) = row.value;
        check_fault(make::bytes(document), row.code, row.pointer);
    }
    for (const std::string_view digest : {"", "sha-256:", "sha-512:aa", "sha-256:ZZ"}) {
        CAPTURE(digest);
        auto document = make::document(make::package(make::smallest()));
        document["digest"] = std::string(digest);
        check_fault(document.dump(), Code::package_digest, "/digest");
    }
}

TEST_CASE("the packages before the one that is replaced are named once each, with a secret or without") {
    const std::string id = "01a20633-fc80-7012-b456-789abcdef012", before = "019a1b2c-3d4e-7f00-8abc-0123456789ab", other = "019a1b2c-3d4e-7f00-8abc-0123456789ac";
    const std::string place = "/supersedes_earlier/0";
    auto many = Json::array();
    for (std::size_t i = 0; i < predecessors_max; ++i) many.push_back({{"id", other.substr(0, 34) + std::to_string(10 + i)}});
    struct Row {
        Json earlier;
        Code code;
        std::string place;
    };
    const Row rows[] = {
        {Json::array({{{"id", other}}}), Code::ok, ""},
        {Json::array({{{"id", other}, {"secret", make::secret}}}), Code::ok, ""},
        {Json::array({7}), Code::wrong_type, place},
        {Json::array({Json::object()}), Code::package_member_missing, place + "/id"},
        {Json::array({{{"id", ""}}}), Code::package_id, place + "/id"},
        {Json::array({{{"id", id}}}), Code::package_id, place + "/id"},
        {Json::array({{{"id", before}}}), Code::package_id, place + "/id"},
        {Json::array({{{"id", other}}, {{"id", other}}}), Code::package_id, "/supersedes_earlier/1/id"},
        {Json::array({{{"id", other}, {"secret", ""}}}), Code::wrong_type, place + "/secret"},
        {Json::array({{{"id", other}, {"secret", 7}}}), Code::wrong_type, place + "/secret"},
        {many, Code::wrong_type, "/supersedes_earlier"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.earlier.dump());
        auto package = make::package(make::smallest());
        REQUIRE(package.id == id);
        package.supersedes = {{before, ""}};
        auto document = make::document(package);
        document["supersedes_earlier"] = row.earlier;
        if (row.code == Code::ok) {
            CHECK(package_of(make::bytes(document)).supersedes.size() == 2);
            CHECK(names(package_of(make::bytes(document)), other));
        } else {
            check_fault(make::bytes(document), row.code, row.place);
        }
    }
    auto note = make::document([&] { auto package = make::package(make::smallest()); package.supersedes = {{before, ""}}; return package; }());
    note["supersedes_earlier"] = Json::array({{{"id", other}, {"why", "lost"}}});
    const auto read = package_of(make::bytes(note));
    CHECK(make::found(read.notes) == std::vector<std::string>{place + "/why unknown-member"});
    CHECK(Json::parse(write_package(read))["supersedes_earlier"] == note["supersedes_earlier"]);
}

TEST_CASE("a declaration without a name is read, and what is missing is noted as an error") {
    auto document = make::document(make::package(make::smallest()));
    at(document, "/declaration/name") = "";
    CHECK(make::found(package_of(make::bytes(document)).notes) == std::vector<std::string>{"/declaration/name declaration-missing"});
}

TEST_CASE("a kept warning is a place and the code of a warning, and nothing else") {
    struct Row {
        std::string_view kept;
        std::string_view place;
    };
    const Row rows[] = {
        {R"([{"at": "/content/practice/name"}])", "/kept/0"},
        {R"([{"code": "all-upper-case"}])", "/kept/0"},
        {R"([{"at": "/a", "code": "all-upper-case", "why": ""}])", "/kept/0"},
        {R"([{"at": "/a", "code": "all-upper-case"}, {"at": "/a", "code": "never-heard-of"}])", "/kept/1"},
        {R"([{"at": "/a", "code": "required"}])", "/kept/0"},
        {R"([{"at": "/a", "code": "ok"}])", "/kept/0"},
        {R"([{"at": 7, "code": "all-upper-case"}])", "/kept/0"},
        {R"([{"at": "/a", "code": 7}])", "/kept/0"},
        {R"(["all-upper-case"])", "/kept/0"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.kept);
        auto document = make::document(make::package(make::smallest()));
        document["kept"] = Json::parse(row.kept);
        check_fault(make::bytes(document), Code::wrong_type, row.place);
    }
}

}  // namespace
}  // namespace qopi
