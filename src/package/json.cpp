// The reader is nlohmann's; what it lets pass and we do not is refused while it reads.
#include "package/json.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/text.hpp"

namespace qopi {
namespace {

constexpr std::int64_t whole_max = 9007199254740992;  // 2^53, RFC 8785 §3.2.2.3

/// Builds the document from the parser's events, and stops at the first thing that we refuse.
class Builder {
public:
    explicit Builder(std::optional<int> depth_max) : depth_max_(depth_max) {}

    Json document;
    Fault fault;
    std::size_t syntax_at = 0;

    bool null() { return put(nullptr); }
    bool boolean(bool value) { return put(value); }
    bool number_integer(Json::number_integer_t value) { return value < -whole_max ? refuse(Code::package_number) : put(value); }
    bool number_unsigned(Json::number_unsigned_t value) {
        return value > static_cast<std::uint64_t>(whole_max) ? refuse(Code::package_number) : put(value);
    }
    bool number_float(Json::number_float_t, const std::string&) { return depth_max_ ? refuse(Code::package_number) : put(nullptr); }
    bool string(std::string& value) { return put(std::move(value)); }
    bool binary(Json::binary_t&) { return refuse(Code::package_syntax); }
    bool start_object(std::size_t) { return open(Json::object()); }
    bool start_array(std::size_t) { return open(Json::array()); }
    bool end_object() {
        if (!depth_max_) return close();
        // All keys of an object at once: looking each of them up among the earlier ones would take quadratic time.
        std::vector<std::string_view> keys;
        keys.reserve(open_.back()->size());
        for (auto member = open_.back()->begin(); member != open_.back()->end(); ++member) keys.push_back(member.key());
        std::sort(keys.begin(), keys.end());
        const auto twice = std::adjacent_find(keys.begin(), keys.end());
        if (twice == keys.end()) return close();
        key_ = *twice;
        return refuse(Code::package_duplicate_key);
    }
    bool end_array() { return close(); }
    bool key(std::string& key) {
        key_ = std::move(key);
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) {
        syntax_at = position;
        fault.code = Code::package_syntax;
        return false;
    }

private:
    template <class V>
    Json* add(V&& value) {
        if (open_.empty()) return &(document = std::forward<V>(value));
        Json& parent = *open_.back();
        if (parent.is_object()) {
            auto& members = *parent.get_ptr<Json::object_t*>();
            return &members.Container::emplace_back(key_, std::forward<V>(value)).second;
        }
        parent.push_back(std::forward<V>(value));
        return &parent.back();
    }
    template <class V>
    bool put(V&& value) {
        if (is_too_many()) return refuse(Code::package_too_large);
        add(std::forward<V>(value));
        return true;
    }
    bool open(Json container) {
        if (depth_max_ && static_cast<int>(open_.size()) >= *depth_max_) return refuse(Code::package_too_deep);
        if (is_too_many()) return refuse(Code::package_too_large);
        steps_.push_back(open_.empty() ? "" : step());
        open_.push_back(add(std::move(container)));
        return true;
    }
    bool close() {
        open_.pop_back();
        steps_.pop_back();
        return true;
    }
    bool is_too_many() { return ++values_ > json_values_max && depth_max_; }
    std::string step() const {
        return "/" + (open_.back()->is_object() ? pointer_step(key_) : std::to_string(open_.back()->size()));
    }
    bool refuse(Code code) {
        fault.code = code;
        for (const auto& step : steps_) fault.place += step;
        if (!open_.empty()) fault.place += step();
        return false;
    }

    std::optional<int> depth_max_;  ///< nothing for our own texts, which are taken as they are
    std::size_t values_ = 0;
    std::string key_;
    std::vector<Json*> open_;
    std::vector<std::string> steps_;
};

std::string line_and_column(std::string_view bytes, std::size_t position) {
    const auto before = bytes.substr(0, std::min(position == 0 ? 0 : position - 1, bytes.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto start = before.rfind('\n');
    // Counted in characters, as editors do.
    const auto column = length(before.substr(start == std::string_view::npos ? 0 : start + 1)) + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

void append_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t copied = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
        // What stands between two escapes is taken over at once.
        out.append(text, copied, i - copied);
        copied = i + 1;
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\b': out += "\\b"; break;
            case '\f': out += "\\f"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default:
                out += "\\u00";
                out += "01"[c >> 4 & 1];
                out += "0123456789abcdef"[c & 15];
        }
    }
    out.append(text, copied);
    out += '"';
}

// RFC 8785 §3.2.3 sorts by UTF-16 code units. In UTF-8 that is the order of bytes, but for code points above U+FFFF
// (lead byte F0 and up), whose surrogates D800… come before U+E000 to U+FFFF (lead bytes EE and EF).
bool utf16_less(const std::string& a, const std::string& b) {
    const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (x == a.end() || y == b.end()) return x == a.end() && y != b.end();
    const auto p = static_cast<unsigned char>(*x), q = static_cast<unsigned char>(*y);
    const bool p_astral = p >= 0xF0, q_astral = q >= 0xF0;
    if (p_astral != q_astral && (p_astral ? q : p) >= 0xEE) return p_astral;
    return p < q;
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

/// `without` and `known` are members of the outermost object.
void append_canonical(std::string& out, const Json& value, std::string_view without = {}, KnownMember known = {}) {
    if (value.is_object()) {
        std::vector<const Json::object_t::value_type*> members;
        members.reserve(value.size());
        for (const auto& member : *value.get_ptr<const Json::object_t*>())
            if (without.empty() || member.first != without) members.push_back(&member);
        std::sort(members.begin(), members.end(), [](const auto* a, const auto* b) { return utf16_less(a->first, b->first); });
        out += '{';
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (i > 0) out += ',';
            append_string(out, members[i]->first);
            out += ':';
            if (!known.key.empty() && members[i]->first == known.key) out += known.text;
            else append_canonical(out, members[i]->second);
        }
        out += '}';
    } else if (value.is_array()) {
        out += '[';
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i > 0) out += ',';
            append_canonical(out, value[i]);
        }
        out += ']';
    } else {
        append_value(out, value);
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

Read<Json> parse_json(std::string_view bytes, JsonLimits limits) {
    if (bytes.size() > limits.bytes_max) return Fault{Code::package_too_large, ""};
    if (!valid_utf8(bytes)) return Fault{Code::package_not_utf8, ""};
    Builder builder(limits.depth_max);
    if (!Json::sax_parse(bytes, &builder)) {
        if (builder.fault.code == Code::package_syntax && builder.fault.place.empty())
            builder.fault.place = line_and_column(bytes, builder.syntax_at);
        return builder.fault;
    }
    return std::move(builder.document);
}

Json own_json(std::string_view text) {
    Builder builder(std::nullopt);
    return Json::sax_parse(text, &builder) ? std::move(builder.document) : Json();
}

std::string canonical(const Json& value, std::string_view without, KnownMember known) {
    std::string out;
    append_canonical(out, value, without, known);
    return out;
}

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

std::string pointer_step(std::string_view key) {
    std::string step;
    for (const char c : key) {
        if (c == '~') step += "~0";
        else if (c == '/') step += "~1";
        else step += c;
    }
    return step;
}

std::string key_of_step(std::string_view step) {
    std::string key;
    for (std::size_t i = 0; i < step.size(); ++i) {
        const bool is_escape = step[i] == '~' && i + 1 < step.size();
        key += !is_escape ? step[i] : step[++i] == '1' ? '/' : '~';
    }
    return key;
}

}  // namespace qopi
