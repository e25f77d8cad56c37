// The reader is nlohmann's, which tells what it reads value by value; what it lets pass and we do not is refused while it reads.
#include "package/document.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"

#include <nlohmann/json.hpp>

namespace qopi {
namespace {

using Type = Value::Type;
using Reader = nlohmann::ordered_json;

constexpr std::int64_t whole_max = 9007199254740992;  // 2^53, RFC 8785 §3.2.2.3

// In a package about so many are written for a value with its key, and so many are left of them in the canonical form. With others, memory is
// taken more often.
constexpr std::size_t bytes_of_value = 28, canonical_bytes_of_value = 20;

std::string line_and_column(std::string_view bytes, std::size_t position) {
    const auto before = bytes.substr(0, std::min(position == 0 ? 0 : position - 1, bytes.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto start = before.rfind('\n');
    // Counted in characters, as editors do.
    const auto column = length(before.substr(start == std::string_view::npos ? 0 : start + 1)) + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/// Puts what nlohmann's reader tells into the row, and stops at the first thing that we refuse.
class Builder {
public:
    Builder(std::string_view bytes, std::optional<int> depth_max) : bytes_(bytes), depth_max_(depth_max) {
        // No text is longer than it was written, so none of them moves while others are added.
        document.texts.reset(new char[bytes.size()]);
        document.values.reserve(bytes.size() / bytes_of_value);
        texts_end_ = document.texts.get();
    }

    Document document;
    Fault fault;

    bool null() { return add(Type::null); }
    bool boolean(bool value) { return add(Type::boolean, value ? 1 : 0); }
    bool number_integer(std::int64_t value) { return value < -whole_max ? refuse(Code::package_number) : add(Type::number, value); }
    bool number_unsigned(std::uint64_t value) {
        return value > static_cast<std::uint64_t>(whole_max) ? refuse(Code::package_number) : add(Type::number, static_cast<std::int64_t>(value));
    }
    bool number_float(double, const std::string&) { return depth_max_ ? refuse(Code::package_number) : add(Type::null); }
    bool string(std::string& value) { return add(Type::text, 0, kept(value)); }
    bool binary(Reader::binary_t&) { return refuse(Code::package_syntax); }
    bool start_object(std::size_t) { return open(Type::object); }
    bool start_array(std::size_t) { return open(Type::list); }
    bool end_object() { return depth_max_ && has_key_twice(ended()) ? refuse(Code::package_duplicate_key) : end_array(); }
    bool end_array() {
        ended();
        open_.pop_back();
        return true;
    }
    bool key(std::string& key) {
        key_ = kept(key);
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) {
        fault = {Code::package_syntax, line_and_column(bytes_, position)};
        return false;
    }

private:
    std::string_view kept(std::string_view text) {
        auto* const begin = std::exchange(texts_end_, std::copy(text.begin(), text.end(), texts_end_));
        return {begin, text.size()};
    }
    /// The list or object that was opened last, with all that came since.
    const Value& ended() {
        auto& value = document.values[open_.back()];
        value.span = static_cast<std::uint32_t>(document.values.size() - open_.back());
        return value;
    }
    /// All keys of an object at once: looking each of them up among the earlier ones would take quadratic time.
    bool has_key_twice(const Value& object) {
        keys_.clear();
        for (const auto& one : object) keys_.push_back(one.key);
        std::sort(keys_.begin(), keys_.end());
        const auto twice = std::adjacent_find(keys_.begin(), keys_.end());
        if (twice != keys_.end()) key_ = *twice;
        return twice != keys_.end();
    }
    bool open(Type type) {
        if (depth_max_ && static_cast<int>(open_.size()) >= *depth_max_) return refuse(Code::package_too_deep);
        if (!add(type)) return false;
        open_.push_back(document.values.size() - 1);
        return true;
    }
    bool add(Type type, std::int64_t number = 0, std::string_view text = {}) {
        auto& values = document.values;
        if (values.size() == json_values_max && depth_max_) return refuse(Code::package_too_large);
        std::string_view key;
        if (!open_.empty()) {
            auto& parent = values[open_.back()];
            ++parent.number;
            if (parent.is_object()) key = key_;
        }
        values.push_back({type, 1, number, key, text});
        return true;
    }
    /// At the value that comes next.
    bool refuse(Code code) {
        fault.code = code;
        for (std::size_t i = 0; i < open_.size(); ++i) {
            const auto& parent = document.values[open_[i]];
            const bool is_last = i + 1 == open_.size();
            if (parent.is_object()) fault.place += "/" + pointer_step(is_last ? key_ : document.values[open_[i + 1]].key);
            else fault.place += "/" + std::to_string(parent.number - (is_last ? 0 : 1));
        }
        return false;
    }

    std::string_view bytes_;
    std::optional<int> depth_max_;  ///< nothing for our own texts, which are taken as they are
    char* texts_end_;
    std::string_view key_;
    std::vector<std::size_t> open_;
    std::vector<std::string_view> keys_;
};

// RFC 8785 §3.2.3 sorts by UTF-16 code units. In UTF-8 that is the order of bytes, but for code points above U+FFFF
// (lead byte F0 and up), whose surrogates D800… come before U+E000 to U+FFFF (lead bytes EE and EF).
bool utf16_less(std::string_view a, std::string_view b) {
    const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (x == a.end() || y == b.end()) return x == a.end() && y != b.end();
    const auto p = static_cast<unsigned char>(*x), q = static_cast<unsigned char>(*y);
    const bool p_astral = p >= 0xF0, q_astral = q >= 0xF0;
    if (p_astral != q_astral && (p_astral ? q : p) >= 0xEE) return p_astral;
    return p < q;
}

void append_canonical(std::string& out, const Value& value, std::string_view without = {}, KnownMember known = {}) {
    switch (value.type) {
        case Type::null: out += "null"; return;
        case Type::boolean: out += value.number != 0 ? "true" : "false"; return;
        case Type::number: out += std::to_string(value.number); return;
        case Type::text: return append_string(out, value.text);
        case Type::list: case Type::object: break;
    }
    const auto begin = out.size() + 1;
    if (value.is_list()) {
        out += '[';
        for (const auto& item : value) {
            if (out.size() > begin) out += ',';
            append_canonical(out, item);
        }
        out += ']';
        return;
    }
    std::vector<const Value*> members;
    members.reserve(value.size());
    for (const auto& member : value)
        if (without.empty() || member.key != without) members.push_back(&member);
    std::sort(members.begin(), members.end(), [](const auto* a, const auto* b) { return utf16_less(a->key, b->key); });
    out += '{';
    for (const auto* member : members) {
        if (out.size() > begin) out += ',';
        append_string(out, member->key);
        out += ':';
        if (!known.key.empty() && member->key == known.key) out += known.text;
        else append_canonical(out, *member);
    }
    out += '}';
}

}  // namespace

const Value* Value::find(std::string_view member) const {
    if (is_object())
        for (const auto& one : *this)
            if (one.key == member) return &one;
    return nullptr;
}

const std::string_view* Value::text_at(std::string_view member) const {
    const auto* found = find(member);
    return found ? found->as_text() : nullptr;
}

Read<Document> read_document(std::string_view bytes, JsonLimits limits) {
    if (bytes.size() > limits.bytes_max) return Fault{Code::package_too_large, ""};
    if (!valid_utf8(bytes)) return Fault{Code::package_not_utf8, ""};
    Builder builder(bytes, limits.depth_max);
    if (!Reader::sax_parse(bytes, &builder)) return builder.fault;
    return std::move(builder.document);
}

std::optional<Document> own_document(std::string_view text) {
    Builder builder(text, std::nullopt);
    if (!Reader::sax_parse(text, &builder)) return std::nullopt;
    return std::move(builder.document);
}

std::string canonical(const Value& value, std::string_view without, KnownMember known) {
    std::string out;
    if (value.is_object()) out.reserve(value.span * canonical_bytes_of_value);
    append_canonical(out, value, without, known);
    return out;
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
