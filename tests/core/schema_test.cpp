// The JSON Schema of each kind is made from the tables; here it is compared with them, field by field.
#include "package/schema.hpp"

#include <doctest/doctest.h>

#include "make.hpp"

namespace qopi {
namespace {

/// The pointer of a value in a package as the pointer of its schema: list items share one.
std::string in_schema(std::string_view pointer) {
    std::string at;
    while (!pointer.empty()) {
        const auto end = std::min(pointer.find('/', 1), pointer.size());
        const auto step = pointer.substr(1, end - 1);
        at += step.find_first_not_of("0123456789") == std::string_view::npos ? "/items" : "/properties/" + std::string(step);
        pointer.remove_prefix(end);
    }
    return at;
}

TEST_CASE("the schema describes every field that may stand in a package, and none of those that are sealed") {
    for (const auto& sample : {std::pair{make::fullest(), Kind::registration}, {make::interest(), Kind::interest}}) {
        const auto& content = sample.first;
        const auto kind = sample.second;
        const auto schema = Json::parse(json_schema(kind));
        CHECK(schema["title"] == std::string(label_of(kind)));
        make::each_asked_field(content, kind, [&]<class R>(const std::string& pointer, const R&, const Field<R>& field) {
            CAPTURE(pointer);
            const Json::json_pointer at(in_schema(pointer));
            const bool is_described = schema.contains(at);
            CHECK(is_described == may_go(field.sensitivity, Destination::package_in_clear));
            if (!is_described) return;
            const auto& described = schema[at];
            CHECK(described["title"] == std::string(field.label));
            if (field.choices) {
                const bool is_set = std::holds_alternative<Set R::*>(field.slot);
                const auto& codes = is_set ? described["items"]["enum"] : described["enum"];
                const auto choices = field.choices();
                REQUIRE(codes.size() == choices.size());
                for (std::size_t i = 0; i < choices.size(); ++i) CHECK(codes[i] == std::string(choices[i].code));
            }
            CHECK((described.value("type", "") == "integer") == field.whole_number);
            // Required in the schema is only what every package must have.
            const auto record_at = Json::json_pointer(at.to_string().substr(0, at.to_string().rfind("/properties/")));
            const auto& required = schema[record_at]["required"];
            const bool is_required = std::find(required.begin(), required.end(), Json(std::string(field.key))) != required.end();
            CHECK(is_required == (field.required == always<R> && field.asked == always<R>));
        });
    }
}

TEST_CASE("the schema of a kind describes every member that its packages have") {
    for (const auto& sample :
         {std::pair{make::smallest(), Kind::registration}, {make::fullest(), Kind::registration}, {make::interest(), Kind::interest}}) {
        const auto& content = sample.first;
        const auto kind = sample.second;
        const auto schema = Json::parse(json_schema(kind));
        const auto document = make::document(make::package(content, kind));
        for (auto member = document.begin(); member != document.end(); ++member) {
            CAPTURE(member.key());
            CHECK(schema["properties"].contains(member.key()));
        }
        for (const auto& key : schema["required"]) CHECK(document.contains(key.get<std::string>()));
        for (const auto& key : schema["properties"]["content"]["required"]) CHECK(document["content"].contains(key.get<std::string>()));
        CHECK(schema["properties"]["kind"]["const"] == std::string(code_of(kind)));
    }
}

}  // namespace
}  // namespace qopi
