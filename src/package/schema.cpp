// JSON Schema 2020-12 from the tables. It says what a package looks like; what the answers must satisfy is the rules' business,
// so a pattern stands here only where every accepted value has it.
#include "package/schema.hpp"

#include "package/content.hpp"
#include "package/package.hpp"
#include "package/presence.hpp"

namespace qopi {
namespace {

Json codes_of(std::span<const Choice> choices) {
    auto codes = Json::array();
    for (const auto& choice : choices) codes.push_back(std::string(choice.code));
    return codes;
}

template <class R>
Json schema_of(const Field<R>& field) {
    Json schema = {{"title", std::string(field.label)}};
    const auto choices = field.choices ? field.choices() : std::span<const Choice>{};
    std::visit(
        [&]<class T>(T R::*) {
            if constexpr (std::is_same_v<T, bool>) schema["type"] = "boolean";
            else if constexpr (std::is_same_v<T, Answer>) schema["enum"] = {"yes", "no"};
            else if constexpr (std::is_same_v<T, One>) schema["enum"] = codes_of(choices);
            else if constexpr (std::is_same_v<T, Set>) {
                schema["type"] = "array";
                schema["minItems"] = 1;
                schema["items"] = {{"enum", codes_of(choices)}};
            } else if constexpr (std::is_same_v<T, OfficeIds>) {
                schema["type"] = "array";
                schema["minItems"] = 1;
                schema["items"] = {{"type", "string"}};
            } else if (field.whole_number) {
                schema["type"] = "integer";
                schema["minimum"] = 1;
                schema["maximum"] = 999;
            } else {
                schema["type"] = "string";
                schema["minLength"] = 1;
            }
        },
        field.slot);
    if (!field.help.empty()) schema["description"] = std::string(field.help);
    return schema;
}

template <class R>
Json schema_of_record() {
    auto properties = Json::object();
    auto required = Json::array();
    if constexpr (requires(R r) { r.id; }) {
        properties["id"] = {{"type", "string"}, {"minLength", 1}, {"maxLength", 40}};
        required.push_back("id");
    }
    for (const auto& field : fields_of<R>()) {
        if (!may_go(field.sensitivity, Destination::package_in_clear)) continue;
        properties[std::string(field.key)] = schema_of(field);
        // Only what is required whatever the other answers say; the rest is for the rules.
        if (presence(field) == Presence::always) required.push_back(std::string(field.key));
    }
    if constexpr (requires(R r) { r.administrator; }) properties["administrator"] = schema_of_record<Contact>();
    return {{"type", "object"}, {"properties", properties}, {"required", required}};
}

Json schema_of(Section section) {
    const Submission none;
    return with_section(none, section, [&]<class T>(const T&) -> Json {
        if constexpr (is_items<T>)
            return {{"type", "array"}, {"maxItems", info(section).items_max}, {"items", schema_of_record<typename T::value_type>()}};
        else return schema_of_record<T>();
    });
}

Json text_schema(std::string_view pattern) { return {{"type", "string"}, {"pattern", std::string(pattern)}}; }

}  // namespace

std::string json_schema(Kind kind) {
    constexpr auto uuid = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";
    constexpr auto digest = "^sha-256:[0-9a-f]{64}$";

    auto content = Json::object();
    auto content_required = Json::array();
    // Sections that only some answers bring along are described, not required.
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const auto section = static_cast<Section>(i);
        if (presence(kind, section) == Presence::never) continue;
        content[std::string(info(section).key)] = schema_of(section);
        if (presence(kind, section) == Presence::always) content_required.push_back(std::string(info(section).key));
    }

    Json schema;
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    schema["title"] = std::string(label_of(kind));
    schema["type"] = "object";
    schema["required"] = {"format", "version", "id", "kind", "created", "edition", "app", "content", "kept", "declaration", "sealed_fields", "digest"};
    schema["properties"] = {
        {"format", {{"const", std::string(package_format)}}},
        {"version", {{"const", package_version}}},
        {"id", text_schema(uuid)},
        {"supersedes", text_schema(uuid)},
        {"supersedes_secret", text_schema("^[0-9a-f]{64}$")},
        {"successor_digest", text_schema(digest)},
        {"kind", {{"const", std::string(code_of(kind))}}},
        {"created", text_schema("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")},
        {"edition", {{"type", "string"}}},
        {"app", {{"type", "object"}, {"required", {"name", "version"}}, {"properties", {{"name", {{"type", "string"}}}, {"version", {{"type", "string"}}}}}}},
        {"content", {{"type", "object"}, {"required", content_required}, {"properties", content}}},
        {"kept", {{"type", "array"}, {"items", {{"type", "object"}, {"required", {"at", "code"}}, {"properties", {{"at", {{"type", "string"}}}, {"code", {{"type", "string"}}}}}}}}},
        {"declaration", {{"type", "object"}, {"required", {"name", "date", "answers"}},
                         {"properties", {{"name", {{"type", "string"}, {"minLength", 1}}}, {"date", text_schema("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")}, {"answers", text_schema(digest)}}}}},
        {"sealed_fields", {{"type", "array"}, {"items", {{"type", "string"}}}}},
        {"sealed", text_schema("^[A-Za-z0-9_-]+\\.\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$")},
        {"digest", text_schema(digest)},
    };
    return schema.dump(2) + "\n";
}

}  // namespace qopi
