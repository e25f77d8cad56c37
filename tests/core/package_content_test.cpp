// The content of a package: every field of every table, with wrong types, with members that no table knows, and with
// answers to questions that are not asked.
#include <doctest/doctest.h>

#include "make.hpp"
#include "package/content.hpp"

namespace qopi {
namespace {

using make::at;

/// Whether a JSON value has the type of a field: the table of types.
template <class R>
bool fits(const Field<R>& field, const Json& value) {
    return std::visit(
        [&]<class T>(T R::*) {
            if constexpr (std::is_same_v<T, std::string>)
                return field.whole_number ? value.is_number_integer() : value.is_string();
            else if constexpr (std::is_same_v<T, Answer>)
                return value == "yes" || value == "no";
            else if constexpr (std::is_same_v<T, bool>)
                return value.is_boolean();
            else if constexpr (std::is_same_v<T, One>)
                return value.is_string();
            else if constexpr (std::is_same_v<T, Set>)
                return value.is_array() && value.empty();
            else if constexpr (std::is_same_v<T, OfficeIds>)
                return value.is_array() && (value.empty() || value[0].is_string());
            else
                return false;  // a secret never stands in clear
        },
        field.slot);
}

TEST_CASE("a value of the wrong type is refused with the place of its field, for every field of every table") {
    const Json values[] = {nullptr, true, 7, "text", "yes", "no", Json::array(), Json::array({"text"}), Json::array({7}), Json::object()};
    for (const auto& sample : make::samples()) {
        const auto& content = sample.content;
        const auto kind = sample.kind;
        auto good = make::document(make::package(content, kind));
        good["sealed_fields"] = Json::array();  // which values are sealed follows from the other answers
        good.erase("sealed");
        make::each_asked_field(content, kind, [&]<class R>(const std::string& pointer, const R&, const Field<R>& field) {
            CAPTURE(pointer);
            for (const auto& value : values) {
                CAPTURE(value.dump());
                auto document = good;
                at(document, pointer) = value;
                const auto package = read_package(make::bytes(document));
                const bool read = bool(package), expected = fits(field, value);
                CHECK(read == expected);
                if (!read) {
                    CHECK(text(package.error().code) == text(Code::wrong_type));
                    CHECK(package.error().place == pointer);
                }
            }
        });
    }
}

TEST_CASE("a section, a list or an item of the wrong type is refused with its place") {
    for (const auto& sample : make::samples()) {
        const auto& content = sample.content;
        const auto kind = sample.kind;
        const auto good = make::document(make::package(content, kind));
        for (const std::string pointer : {"/content/eligibility", "/content/prequalification", "/content/physician",
                                          "/content/administrator", "/content/practice", "/content/offices", "/content/offices/1",
                                          "/content/offices/0/administrator", "/content/users", "/content/users/2", "/content/interest"}) {
            if (!good.contains(Json::json_pointer(pointer))) continue;
            CAPTURE(pointer);
            const bool is_list = pointer.ends_with("s") && at(const_cast<Json&>(good), pointer).is_array();
            for (const Json& value : {Json(nullptr), Json("text"), Json(7), Json(true), is_list ? Json::object() : Json::array()}) {
                CAPTURE(value.dump());
                auto document = good;
                at(document, pointer) = value;
                const auto package = read_package(make::bytes(document));
                const bool refused = !package;
                REQUIRE(refused);
                CHECK(package.error() == Fault{Code::wrong_type, pointer});
            }
        }
    }
}

TEST_CASE("an office and a user must have an id, a text of 1 to 40 characters") {
    for (const std::string item : {"/content/offices/1", "/content/users/0"}) {
        CAPTURE(item);
        const auto good = make::document(make::package(make::fullest()));
        for (const Json& value : {Json(""), Json(std::string(41, 'o')), Json(7), Json(nullptr)}) {
            auto document = good;
            at(document, item + "/id") = value;
            const auto package = read_package(make::bytes(document));
            const bool refused = !package;
            REQUIRE(refused);
            CHECK(package.error() == Fault{Code::wrong_type, item + "/id"});
        }
        auto document = good;
        at(document, item).erase("id");
        const auto package = read_package(make::bytes(document));
        const bool refused = !package;
        REQUIRE(refused);
        CHECK(package.error() == Fault{Code::package_member_missing, item + "/id"});
    }
}

TEST_CASE("an id that two items of a list have, or that means the main office, is refused with its place") {
    for (const std::string id : {"o1", "main", "o9"}) {
        CAPTURE(id);
        const bool refused = id != "o9";
        auto content = encode_content(make::fullest(), Kind::registration, Scope::package);
        content["offices"][0]["id"] = "o1";
        content["offices"][1]["id"] = id;
        const auto decoded = decode_content(document_of(content).root(), Kind::registration, Scope::package);
        CHECK(bool(decoded) != refused);
        if (!decoded) CHECK(decoded.error().code == Code::package_duplicate_key);
        if (!decoded) CHECK(decoded.error().place == "/content/offices/1/id");
    }
}

TEST_CASE("a thousand offices and ten thousand users are read, one more is refused") {
    auto document = make::document(make::package(make::fullest()));
    const auto refusal = [&](std::string_view list, std::size_t count) {
        auto other = document;
        auto& items = at(other, list);
        items = Json::array();
        for (std::size_t i = 0; i < count; ++i) items.push_back({{"id", "x" + std::to_string(i)}});
        other["sealed_fields"] = Json::array();
        other.erase("sealed");
        const auto package = read_package(make::bytes(other));
        return package ? Fault{} : package.error();
    };
    CHECK(refusal("/content/offices", offices_max) == Fault{});
    CHECK(refusal("/content/offices", offices_max + 1) == Fault{Code::too_many_offices, "/content/offices"});
    CHECK(refusal("/content/users", users_max) == Fault{});
    CHECK(refusal("/content/users", users_max + 1) == Fault{Code::too_many_users, "/content/users"});
}

TEST_CASE("a choice that is not on the list is refused where the list is fixed, and left to the rules where it grows") {
    auto document = make::document(make::package(make::fullest()));
    at(document, "/content/users/0/roles") = {"abstractor", "wizard"};
    const auto package = read_package(make::bytes(document));
    const bool refused = !package;
    REQUIRE(refused);
    CHECK(package.error() == Fault{Code::wrong_type, "/content/users/0/roles"});

    document = make::document(make::package(make::fullest()));
    at(document, "/content/practice/state") = "ZZ";
    const auto other = read_package(make::bytes(document));
    REQUIRE(bool(other));
    CHECK(
        make::contains(make::found(other.value().content, Kind::registration, make::facts(true)), "/content/practice/state not-a-choice"));
}

TEST_CASE("a member that no table knows is reported wherever it stands, and written back") {
    for (const auto& sample : make::samples()) {
        const auto& content = sample.content;
        const auto kind = sample.kind;
        const auto good = make::document(make::package(content, kind));
        for (const std::string parent :
             {"", "/app", "/declaration", "/content", "/content/eligibility", "/content/prequalification", "/content/physician",
              "/content/administrator", "/content/practice", "/content/offices/0", "/content/offices/0/administrator", "/content/offices/1",
              "/content/users/2", "/content/interest"}) {
            if (!parent.empty() && !good.contains(Json::json_pointer(parent))) continue;
            for (const std::string key : {"x-note", "a/b~c", "", "ünïcode 😀"}) {
                CAPTURE(parent);
                CAPTURE(key);
                auto document = good;
                (parent.empty() ? document : at(document, parent))[key] = Json::parse(R"({"b": [1, {"a": null}], "a": "text"})");
                const auto package = read_package(make::bytes(document));
                REQUIRE(bool(package));
                const auto pointer = parent + "/" + pointer_step(key);
                CHECK(package.value().notes == std::vector<Issue>{{pointer, Code::unknown_member}});
                const auto written = write_package(package.value());
                CHECK(canonical(Json::parse(written)) == canonical(Json::parse(make::bytes(document))));
                const auto again = read_package(written);
                REQUIRE(bool(again));
                CHECK(write_package(again.value()) == written);
            }
        }
    }
}

TEST_CASE("of what is no part of a package 64 KiB are kept wherever they stand, and more is a fault for every kind") {
    for (const auto& sample : make::samples()) {
        const auto good = make::document(make::package(sample.content, sample.kind));
        // Of a section that this kind does not ask for, nothing is a part of it either.
        for (const std::string parent :
             {"", "/app", "/declaration", "/content", "/content/physician", "/content/practice", "/content/users/2"}) {
            if (!parent.empty() && !good.contains(Json::json_pointer(parent))) continue;
            for (const bool is_taken : {true, false}) {
                const std::size_t bytes = (is_taken ? 60u : 68u) << 10;
                CAPTURE(parent);
                CAPTURE(bytes);
                auto document = good;
                (parent.empty() ? document : at(document, parent))["x-note"] = std::string(bytes, 'x');
                const auto package = read_package(make::bytes(document));
                CHECK(bool(package) == is_taken);
                if (!package) CHECK(package.error() == Fault{Code::package_unknown_content, ""});
            }
        }
    }
}

TEST_CASE("what is known and not asked, named many times, or kept about no answer is no way to bring more") {
    const auto fault_of = [](const std::string& where, const Json& value) {
        auto document = make::document(make::package(make::smallest()));
        at(document, where) = value;
        const auto package = read_package(make::bytes(document));
        return package ? Fault{} : package.error();
    };
    const std::string much(68u << 10, 'x');
    const Fault unknown{Code::package_unknown_content, ""};
    CHECK(fault_of("/content/administrator", {{"given_name", much}}) == unknown);
    CHECK(fault_of("/content/interest", {{"organization", much}}) == unknown);
    CHECK(fault_of("/content/physician/email_types", Json(100'000, "administrative")) ==
          Fault{Code::wrong_type, "/content/physician/email_types"});
    CHECK(fault_of("/content/users", Json::array({{{"id", "u1"}, {"offices", Json(100'000, "main")}}})) ==
          Fault{Code::wrong_type, "/content/users/0/offices"});
    CHECK(fault_of("/kept", Json(3000, {{"at", "/content/physician/email"}, {"code", "unknown-member"}})) == unknown);
}

TEST_CASE("an answer to a question that is not asked is noted as an error, and not written again") {
    struct Row {
        std::string_view set, to;  ///< the answer that makes the question go away
        std::string_view at, value;
    };
    const Row rows[] = {
        {"/content/physician/receive_email", R"("no")", "/content/physician/email_types", R"(["administrative"])"},
        {"/content/administrator/receive_email", R"("no")", "/content/administrator/email_types", R"(["administrative"])"},
        {"/content/physician/is_administrator", "true", "/content/administrator", R"({"given_name": "Ingrid"})"},
        {"/content/practice/multiple_offices", R"("no")", "/content/offices", R"([{"id": "o1"}])"},
        {"/content/offices/0/same_address", "true", "/content/offices/0/line1", R"("8 Made-Up Road")"},
        {"/content/offices/0/same_address", "true", "/content/offices/0/line2", R"("Floor 2")"},
        {"/content/offices/0/same_address", "true", "/content/offices/0/city", R"("Fairfax")"},
        {"/content/offices/0/same_address", "true", "/content/offices/0/state", R"("VA")"},
        {"/content/offices/0/same_address", "true", "/content/offices/0/zip", R"("22030")"},
        {"/content/offices/0/same_administrator", "true", "/content/offices/0/administrator", R"({"given_name": "Tom"})"},
        {"/content/users/0/roles", R"(["abstractor"])", "/content/users/0/designation", R"("fellow")"},
        {"/content/practice/name", R"("Riverbend Oncology")", "/content/interest", R"({"city": "Bath"})"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.at);
        auto document = make::document(make::package(make::fullest()));
        document["sealed_fields"] = Json::array();
        document.erase("sealed");
        at(document, row.set) = Json::parse(row.to);
        at(document, row.at) = Json::parse(row.value);
        const auto package = read_package(make::bytes(document));
        REQUIRE(bool(package));
        const bool is_noted = make::contains(make::found(package.value().notes), std::string(row.at) + " not-asked");
        CHECK(is_noted);
        CHECK(severity(Code::not_asked) == Severity::error);
        const auto written = Json::parse(write_package(package.value()));
        const bool is_written = written.contains(Json::json_pointer(std::string(row.at)));
        CHECK(!is_written);
    }

    auto document = make::document(make::package(make::interest(), Kind::interest));
    for (const std::string_view pointer :
         {"/content/eligibility/oncology_group", "/content/eligibility/shared_record", "/content/eligibility/asco_member"})
        at(document, pointer) = "yes";
    at(document, "/content/users") = Json::array();
    const auto package = read_package(make::bytes(document));
    REQUIRE(bool(package));
    CHECK(make::joined(make::found(package.value().notes)) ==
          "/content/eligibility/oncology_group not-asked, /content/eligibility/shared_record not-asked, "
          "/content/eligibility/asco_member not-asked, /content/users not-asked");
}

TEST_CASE("a section or an answer that is missing is no damage: the rules ask for it") {
    for (const auto& sample : make::samples()) {
        const auto& content = sample.content;
        const auto kind = sample.kind;
        auto document = make::document(make::package(content, kind));
        document["content"] = Json::object();
        document["sealed_fields"] = Json::array();
        document.erase("sealed");
        const auto package = read_package(make::bytes(document));
        REQUIRE(bool(package));
        CHECK(package.value().notes.empty());
        CHECK(!validate(package.value().content, kind, make::facts(true)).empty());
    }
}

TEST_CASE("a whole number is a number in the package; what is none stays the text that it is, for the rules to refuse") {
    struct Row {
        std::string_view typed;
        Json written;
    };
    for (const auto& row : {Row{"7", 7},
                            {"007", 7},
                            {"999", 999},
                            {"-3", -3},
                            {"9007199254740992", 9007199254740992},
                            {"4 offices", "4 offices"},
                            {"99999999999999999999", "99999999999999999999"}}) {
        CAPTURE(row.typed);
        auto submission = make::smallest();
        submission.practice.total_offices = row.typed;
        CHECK(make::document(make::package(submission))["content"]["practice"]["total_offices"] == row.written);
    }
}

}  // namespace
}  // namespace qopi
