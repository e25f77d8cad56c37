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

Json value_schema_of(const FieldRow& field) {
    switch (field.slot.holds) {
        case Holds::tick: return {{"type", "boolean"}};
        case Holds::answer: return {{"enum", {"yes", "no"}}};
        case Holds::one: return {{"enum", codes_of(choices_of(field))}};
        case Holds::set: return {{"type", "array"}, {"minItems", 1}, {"items", {{"enum", codes_of(choices_of(field))}}}};
        case Holds::offices: return {{"type", "array"}, {"minItems", 1}, {"items", {{"type", "string"}}}};
        case Holds::text: case Holds::secret: break;
    }
    if (field.whole_number) return {{"type", "integer"}, {"minimum", 1}, {"maximum", 9999}};
    return {{"type", "string"}, {"minLength", 1}};
}

Json schema_of(const FieldRow& field) {
    Json schema = {{"title", std::string(field.label)}};
    schema.update(value_schema_of(field));
    if (!field.help.empty()) schema["description"] = std::string(field.help);
    return schema;
}

Json schema_of(const RecordTable& table) {
    auto properties = Json::object();
    auto required = Json::array();
    if (table.id) {
        properties["id"] = {{"type", "string"}, {"minLength", 1}, {"maxLength", 40}};
        required.push_back("id");
    }
    for (const auto& field : table.fields) {
        if (!may_go(field.sensitivity, Destination::package_in_clear)) continue;
        properties[std::string(field.key)] = schema_of(field);
        // Only what is required whatever the other answers say; the rest is for the rules.
        if (presence(field) == Presence::always) required.push_back(std::string(field.key));
    }
    if (table.below) properties[std::string(table.below->key)] = schema_of(*table.below->table);
    return {{"type", "object"}, {"properties", properties}, {"required", required}};
}

Json schema_of(Section section) {
    auto record = schema_of(*info(section).held.table);
    if (!is_list(section)) return record;
    return {{"type", "array"}, {"maxItems", info(section).items_max}, {"items", std::move(record)}};
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
        {"supersedes_earlier", {{"type", "array"}, {"minItems", 1}, {"maxItems", predecessors_max - 1}, {"items", {{"type", "object"}, {"required", {"id"}},
                                {"properties", {{"id", text_schema(uuid)}, {"secret", text_schema("^[0-9a-f]{64}$")}}}}}}},
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
    return written(schema, 2) + "\n";
}

}  // namespace qopi
