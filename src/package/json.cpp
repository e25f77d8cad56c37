// From a document that was read to one that can be changed, and back; and how that one is written.
#include "package/json.hpp"

#include <cmath>
#include <utility>

namespace qopi {
namespace {

using Type = Value::Type;

void add_to(Document& document, std::string_view key, const Json& json) {
    const auto at = document.values.size();
    auto& value = document.values.emplace_back();
    value.key = key;
    if (const auto* text = json.get_ptr<const std::string*>()) {
        value.type = Type::text, value.text = *text;
    } else if (const auto* is = json.get_ptr<const bool*>()) {
        value.type = Type::boolean, value.number = *is;
    } else if (const auto* number = json.get_ptr<const Json::number_integer_t*>()) {
        value.type = Type::number, value.number = *number;
    } else if (json.is_structured()) {
        value.type = json.is_object() ? Type::object : Type::list;
        value.number = static_cast<std::int64_t>(json.size());
        if (const auto* members = json.get_ptr<const Json::object_t*>())
            for (const auto& [name, member] : *members) add_to(document, name, member);
        else
            for (const auto& item : json) add_to(document, {}, item);
        document.values[at].span = static_cast<std::uint32_t>(document.values.size() - at);
    }
}

/// Everything but objects and arrays.
void append_value(std::string& out, const Json& value) {
    switch (value.type()) {
        case Json::value_t::string: return append_string(out, *value.get_ptr<const std::string*>());
        case Json::value_t::boolean: out += *value.get_ptr<const bool*>() ? "true" : "false"; return;
        case Json::value_t::number_integer: out += std::to_string(*value.get_ptr<const Json::number_integer_t*>()); return;
        case Json::value_t::number_unsigned: out += std::to_string(*value.get_ptr<const Json::number_unsigned_t*>()); return;
        default: out += "null";  // the reader lets no other type in
    }
}

/// With one decimal place where it has one.
void append_tenths(std::string& out, double number) {
    const auto tenths = std::llround(std::abs(number) * 10);
    if (number < 0 && tenths > 0) out += '-';
    out += std::to_string(tenths / 10);
    if (tenths % 10 != 0) out += "." + std::to_string(tenths % 10);
}

/// `step` spaces for each level, `depth` levels in; in one line where `step` is 0.
void append_in_order(std::string& out, const Json& value, std::size_t step, std::size_t depth) {
    if (!value.is_structured() || value.empty()) {
        if (value.is_object()) out += "{}";
        else if (value.is_array()) out += "[]";
        else if (value.is_number_float()) append_tenths(out, *value.get_ptr<const Json::number_float_t*>());
        else append_value(out, value);
        return;
    }
    const auto new_line = [&](std::size_t levels) {
        if (step > 0) out.append(1, '\n').append(levels * step, ' ');
    };
    bool is_first = true;
    const auto before_each = [&] {
        if (!is_first) out += ',';
        is_first = false;
        new_line(depth + 1);
    };
    out += value.is_object() ? '{' : '[';
    if (value.is_object()) {
        for (const auto& [key, member] : *value.get_ptr<const Json::object_t*>()) {
            before_each();
            append_string(out, key);
            out += step > 0 ? ": " : ":";
            append_in_order(out, member, step, depth + 1);
        }
    } else {
        for (const auto& item : value) {
            before_each();
            append_in_order(out, item, step, depth + 1);
        }
    }
    new_line(depth);
    out += value.is_object() ? '}' : ']';
}

}  // namespace

Json json_of(const Value& value) {
    switch (value.type) {
        case Type::null: break;
        case Type::boolean: return value.number != 0;
        case Type::number: return value.number < 0 ? Json(value.number) : Json(static_cast<std::uint64_t>(value.number));
        case Type::text: return std::string(value.text);
        case Type::list: {
            auto list = Json::array();
            for (const auto& item : value) list.push_back(json_of(item));
            return list;
        }
        case Type::object: {
            auto object = Json::object();
            // Whether a key stands twice was seen when it was read.
            for (const auto& member : value) object.get_ptr<Json::object_t*>()->Json::object_t::Container::emplace_back(std::string(member.key), json_of(member));
            return object;
        }
    }
    return {};
}

Read<Json> parse_json(std::string_view bytes, JsonLimits limits) {
    const auto read = read_document(bytes, limits);
    if (!read) return read.error();
    return json_of(read.value().root());
}

Json own_json(std::string_view text) {
    const auto read = own_document(text);
    return read ? json_of(read->root()) : Json();
}

Document document_of(const Json& json) {
    Document document;
    add_to(document, {}, json);
    return document;
}

std::string canonical(const Json& value, std::string_view without) { return canonical(document_of(value).root(), without); }

std::string written(const Json& value, std::size_t indent) {
    std::string out;
    append_in_order(out, value, indent, 0);
    return out;
}

std::string json_text(std::string_view text) {
    std::string out;
    append_string(out, text);
    return out;
}

}  // namespace qopi
