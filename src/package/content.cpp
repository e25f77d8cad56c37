// Encoding and decoding of one record is a visit per field; the rest places records under their section.
#include "package/content.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <unordered_set>

namespace qopi {
namespace {

Destination destination_of(Scope scope) {
    return scope == Scope::package ? Destination::package_in_clear : Destination::draft;
}

bool is_written(ConstRecordRef record, const FieldRow& field, Scope scope) {
    return may_go(field.sensitivity, destination_of(scope)) && !is_blank(record, field) &&
           (scope == Scope::draft || is_asked(record, field, Facts{}));
}

struct Encode {
    const std::span<const Choice> choices;
    bool whole_number;
    Scope scope;

    Json operator()(const std::string& text) const {
        std::int64_t number = 0;
        const auto* end = text.data() + text.size();
        const auto [rest, error] = std::from_chars(text.data(), end, number);
        if (!whole_number || rest != end || error != std::errc{}) return text;
        // A draft gives back what was typed: "007" is not 7.
        if (scope == Scope::draft && std::to_string(number) != text) return text;
        return number;
    }
    Json operator()(Answer answer) const { return answer == Answer::yes ? "yes" : "no"; }
    Json operator()(bool on) const { return on; }
    Json operator()(Set set) const {
        auto codes = Json::array();
        for (std::size_t i = 0; i < choices.size(); ++i)
            if (has(set, i)) codes.push_back(std::string(choices[i].code));
        return codes;
    }
    Json operator()(const One& one) const { return one.code; }
    Json operator()(const Secret& secret) const { return secret.text; }
    Json operator()(const OfficeIds& ids) const { return ids; }
};

}  // namespace

Json encode_record(ConstRecordRef record, Scope scope) {
    auto object = Json::object();
    if (record.table->id) object["id"] = id_of(record);
    for (const auto& field : record.table->fields)
        if (is_written(record, field, scope))
            object[std::string(field.key)] = with_value(record, field, Encode{choices_of(field), field.whole_number, scope});
    if (const auto* lower = record.table->below; lower && (scope == Scope::draft || has_below(record)))
        object[std::string(lower->key)] = encode_record(below(record), scope);
    return object;
}

bool is_untouched(const Submission& submission, Section section) {
    if (is_list(section)) return count_of(submission, section) == 0;
    const Submission blank;
    return is_same(record_at(submission, section), record_at(blank, section));
}

namespace {

/// Reads one member into its slot; false when it has the wrong type.
struct Decode {
    const Value& value;
    const std::span<const Choice> choices;
    bool whole_number;
    Scope scope;

    const std::string_view* text() const { return value.as_text(); }

    bool operator()(std::string& slot) const {
        if (whole_number && value.as_number()) {
            slot = canonical(value);
            return true;
        }
        // A draft keeps what was typed, number or not; a package holds a number.
        if (!text() || (whole_number && scope == Scope::package)) return false;
        slot = *text();
        return true;
    }
    bool operator()(Answer& slot) const {
        if (!text() || (*text() != "yes" && *text() != "no")) return false;
        slot = *text() == "yes" ? Answer::yes : Answer::no;
        return true;
    }
    bool operator()(bool& slot) const {
        if (value.type != Value::Type::boolean) return false;
        slot = value.number != 0;
        return true;
    }
    bool operator()(Set& slot) const {
        // What is named again and again says nothing more.
        if (!value.is_list() || (scope == Scope::package && value.size() > choices.size())) return false;
        for (const auto& item : value) {
            const auto* code = item.as_text();
            const auto found = std::find_if(choices.begin(), choices.end(), [&](const Choice& c) { return code && c.code == *code; });
            if (found == choices.end()) return false;
            slot = with(slot, static_cast<std::size_t>(found - choices.begin()));
        }
        return true;
    }
    bool operator()(One& slot) const {
        if (text()) slot.code = *text();
        return text() != nullptr;
    }
    bool operator()(Secret&) const { return false; }  // never in clear
    bool operator()(OfficeIds& slot) const {
        if (!value.is_list() || (scope == Scope::package && value.size() > offices_max + 1)) return false;
        for (const auto& item : value) {
            if (!item.as_text()) return false;
            slot.emplace_back(item.text);
        }
        return true;
    }
};

class ContentReader {
public:
    ContentReader(Scope scope, Decoded& out) : scope_(scope), out_(out) {}
    Fault fault;

    bool record(const Value& object, const std::string& path, RecordRef record) {
        if (!object.is_object()) return wrong_type(path);
        for (const auto& member : object)
            if (!this->member(member, path, record)) return false;
        if (record.table->id && id_of(record).empty()) return missing(path + "/id");
        if (scope_ == Scope::package) answers_not_asked(object, path, record);
        return true;
    }

    bool member(const Value& value, const std::string& path, RecordRef record) {
        // Said of few members, and made for no other.
        const auto at = [&] { return path + "/" + pointer_step(value.key); };
        if (record.table->id && value.key == "id") {
            const auto* id = value.as_text();
            if (!id || id->empty() || id->size() > 40) return wrong_type(at());
            id_of(record) = *id;
            return true;
        }
        if (const auto* lower = record.table->below; lower && value.key == lower->key) return this->record(value, at(), below(record));
        const auto* field = find_field(*record.table, value.key);
        if (!field) {
            unknown(at(), value);
            return true;
        }
        if (!may_go(field->sensitivity, destination_of(scope_))) {
            // A sealed value must not stand in clear. A draft that holds one all the same loses it at the next writing.
            if (scope_ == Scope::package) return wrong_type(at());
            out_.notes.push_back({at(), Code::unknown_member});
            return true;
        }
        return with_value(record, *field, Decode{value, choices_of(*field), field->whole_number, scope_}) || wrong_type(at());
    }

    void answers_not_asked(const Value& object, const std::string& path, ConstRecordRef record) {
        const auto look = [&](std::string_view key) {
            if (const auto* found = object.find(key)) not_asked(path + "/" + std::string(key), *found);
        };
        for (const auto& field : record.table->fields)
            if (!is_asked(record, field, Facts{})) look(field.key);
        if (const auto* lower = record.table->below; lower && !has_below(record)) look(lower->key);
    }

    bool list(const Value& array, Section section) {
        const auto path = path_of(section);
        if (!array.is_list()) return wrong_type(path);
        if (array.size() > info(section).items_max) {
            fault = {info(section).too_many, path};
            return false;
        }
        std::unordered_set<std::string> ids;
        std::size_t i = 0;
        for (const auto& value : array) {
            const auto item = add_record(out_.submission, section);
            const auto at = path_of(section, i++);
            if (!record(value, at, item)) return false;
            auto& id = id_of(item);
            // Two items of one id could not be told apart. A package is refused for it; of a draft nothing is lost.
            for (std::size_t number = array.size(); id == main_office || ids.contains(id); ++number) {
                if (scope_ == Scope::package) {
                    fault = {Code::package_duplicate_key, at + "/id"};
                    return false;
                }
                id = "again" + std::to_string(number);
            }
            ids.insert(id);
        }
        return true;
    }

    bool section(Section section, const Value& value) {
        return is_list(section) ? list(value, section) : record(value, path_of(section), record_at(out_.submission, section));
    }

    void unknown(const std::string& at, const Value& value) {
        out_.notes.push_back({at, Code::unknown_member});
        out_.unknown.emplace_back(at, canonical(value));
        count_extra(at, value);
    }
    void not_asked(const std::string& at, const Value& value) {
        out_.notes.push_back({at, Code::not_asked});
        count_extra(at, value);
    }
    bool missing(const std::string& at) {
        fault = {Code::package_member_missing, at};
        return false;
    }
    bool wrong_type(const std::string& at) {
        fault = {Code::wrong_type, at};
        return false;
    }

private:
    void count_extra(const std::string& at, const Value& value) {
        if (scope_ == Scope::package) out_.extra_bytes += at.size() - at.rfind('/') + canonical(value).size();
    }

    Scope scope_;
    Decoded& out_;
};

}  // namespace

Json encode_content(const Submission& submission, Kind kind, Scope scope) {
    auto content = Json::object();
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const auto section = static_cast<Section>(i);
        if (scope == Scope::package && !carries(kind, section, submission)) continue;
        const std::string key(info(section).key);
        if (scope == Scope::draft && is_untouched(submission, section)) continue;
        if (!is_list(section)) {
            content[key] = encode_record(record_at(submission, section), scope);
            continue;
        }
        auto items = Json::array();
        for (std::size_t n = 0; n < count_of(submission, section); ++n) items.push_back(encode_record(record_at(submission, section, n), scope));
        content[key] = std::move(items);
    }
    return content;
}

Read<Decoded> decode_content(const Value& content, Kind kind, Scope scope) {
    Decoded decoded;
    if (is_request(kind)) decoded.submission.begun = kind;
    ContentReader reader(scope, decoded);
    if (!content.is_object()) return Fault{Code::wrong_type, "/content"};
    for (std::size_t i = 0; i < sections.size(); ++i)
        if (const auto* found = content.find(sections[i].key))
            if (!reader.section(static_cast<Section>(i), *found)) return reader.fault;
    for (const auto& member : content) {
        const auto known = section_from(member.key);
        const auto at = "/content/" + pointer_step(member.key);
        if (!known) reader.unknown(at, member);
        else if (scope == Scope::package && !carries(kind, *known, decoded.submission))
            reader.not_asked(at, member);
    }
    return decoded;
}

void restore_unknown(Json& document, const Unknown& unknown) {
    for (const auto& [at, value] : unknown) {
        const auto last = at.rfind('/');
        const Json::json_pointer parent(at.substr(0, last));
        if (document.contains(parent) && document[parent].is_object())
            document[Json::json_pointer(at)] = own_json(value);
    }
}

Json encode_kept(const std::vector<Kept>& kept) {
    auto list = Json::array();
    for (const auto& one : kept) list.push_back({{"at", one.at}, {"code", std::string(text(one.code))}});
    return list;
}

Read<std::vector<Kept>> decode_kept(const Value& kept) {
    std::vector<Kept> list;
    if (!kept.is_list() || kept.size() > 100'000) return Fault{Code::wrong_type, "/kept"};
    for (const auto& item : kept) {
        const auto* at = item.text_at("at");
        const auto* code = item.text_at("code");
        const auto known = code_from(code ? *code : std::string_view());
        if (item.size() != 2 || !at || !known || severity(*known) != Severity::warning)
            return Fault{Code::wrong_type, "/kept/" + std::to_string(list.size())};
        list.push_back({std::string(*at), *known});
    }
    return list;
}

}  // namespace qopi
