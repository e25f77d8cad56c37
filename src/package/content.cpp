// Encoding and decoding of one record is a visit per field; the rest places records under their section.
#include "package/content.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <system_error>

namespace qopi {
namespace {

Destination destination_of(Scope scope) {
    return scope == Scope::package ? Destination::package_in_clear : Destination::draft;
}

template <class R>
bool is_written(const R& record, const Field<R>& field, Scope scope) {
    return may_go(field.sensitivity, destination_of(scope)) && !is_blank(record, field) &&
           (scope == Scope::draft || field.asked(record, Facts{}));
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

template <class R>
Json encode_record(const R& record, Scope scope) {
    auto object = Json::object();
    if constexpr (requires { record.id; }) object["id"] = record.id;
    for (const auto& field : fields_of<R>()) {
        if (!is_written(record, field, scope)) continue;
        const Encode encode{field.choices ? field.choices() : std::span<const Choice>{}, field.whole_number, scope};
        object[std::string(field.key)] = std::visit([&](auto member) { return encode(record.*member); }, field.slot);
    }
    if constexpr (requires { record.administrator; })
        if (scope == Scope::draft || !record.same_administrator)
            object["administrator"] = encode_record(record.administrator, scope);
    return object;
}

/// Reads one member into its slot; false when it has the wrong type.
struct Decode {
    const Json& value;
    const std::span<const Choice> choices;
    bool whole_number;
    Scope scope;

    const std::string* text() const { return value.get_ptr<const std::string*>(); }

    bool operator()(std::string& slot) const {
        if (whole_number && value.is_number_integer()) {
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
        const auto* on = value.get_ptr<const Json::boolean_t*>();
        if (on) slot = *on;
        return on != nullptr;
    }
    bool operator()(Set& slot) const {
        // What is named again and again says nothing more.
        if (!value.is_array() || (scope == Scope::package && value.size() > choices.size())) return false;
        for (const auto& item : value) {
            const auto* code = item.get_ptr<const std::string*>();
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
        if (!value.is_array() || (scope == Scope::package && value.size() > offices_max + 1)) return false;
        for (const auto& item : value) {
            const auto* id = item.get_ptr<const std::string*>();
            if (!id) return false;
            slot.push_back(*id);
        }
        return true;
    }
};

class Reader {
public:
    Reader(Scope scope, Decoded& out) : scope_(scope), out_(out) {}
    Fault fault;

    template <class R>
    bool record(const Json& object, const std::string& path, R& record) {
        if (!object.is_object()) return wrong_type(path);
        for (auto member = object.begin(); member != object.end(); ++member) {
            const auto& key = member.key();
            const auto at = path + "/" + pointer_step(key);
            if constexpr (requires { record.id; }) {
                if (key == "id") {
                    const auto* id = member->template get_ptr<const std::string*>();
                    if (!id || id->empty() || id->size() > 40) return wrong_type(at);
                    record.id = *id;
                    continue;
                }
            }
            if constexpr (requires { record.administrator; }) {
                if (key == "administrator") {
                    if (!this->record(*member, at, record.administrator)) return false;
                    continue;
                }
            }
            const auto* field = find_field<R>(key);
            if (!field) {
                unknown(at, *member);
                continue;
            }
            if (!may_go(field->sensitivity, destination_of(scope_))) {
                // A sealed value must not stand in clear. A draft that holds one all the same loses it at the next writing.
                if (scope_ == Scope::package) return wrong_type(at);
                out_.notes.push_back({at, Code::unknown_member});
                continue;
            }
            const Decode decode{*member, field->choices ? field->choices() : std::span<const Choice>{}, field->whole_number, scope_};
            if (!std::visit([&](auto slot) { return decode(record.*slot); }, field->slot)) return wrong_type(at);
        }
        if constexpr (requires { record.id; })
            if (record.id.empty()) return missing(path + "/id");
        if (scope_ == Scope::package)
            for (const auto& field : fields_of<R>())
                if (const auto found = object.find(std::string(field.key)); found != object.end() && !field.asked(record, Facts{}))
                    not_asked(path + "/" + std::string(field.key), *found);
        if constexpr (requires { record.administrator; })
            if (scope_ == Scope::package && record.same_administrator && object.contains("administrator"))
                not_asked(path + "/administrator", object["administrator"]);
        return true;
    }

    template <class R>
    bool list(const Json& array, const std::string& path, std::size_t count_max, Code too_many, std::vector<R>& records) {
        if (!array.is_array()) return wrong_type(path);
        if (array.size() > count_max) {
            fault = {too_many, path};
            return false;
        }
        std::set<std::string> ids;
        for (std::size_t i = 0; i < array.size(); ++i) {
            records.emplace_back();
            const auto at = path + "/" + std::to_string(i);
            if (!record(array[i], at, records.back())) return false;
            auto& id = records.back().id;
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

    bool section(Section section, const Json& value) {
        return with_section(out_.submission, section, [&]<class T>(T& held) {
            if constexpr (is_items<T>) return list(value, path_of(section), info(section).items_max, info(section).too_many, held);
            else return record(value, path_of(section), held);
        });
    }

    void unknown(const std::string& at, const Json& value) {
        out_.notes.push_back({at, Code::unknown_member});
        out_.unknown.emplace_back(at, value);
        count_extra(at, value);
    }
    void not_asked(const std::string& at, const Json& value) {
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
    void count_extra(const std::string& at, const Json& value) {
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
        with_section(submission, section, [&]<class T>(const T& held) {
            // Of what was never asked a draft need not say that it is blank.
            if (scope == Scope::draft && held == T{}) return;
            if constexpr (is_items<T>) {
                auto items = Json::array();
                for (const auto& item : held) items.push_back(encode_record(item, scope));
                content[key] = std::move(items);
            } else {
                content[key] = encode_record(held, scope);
            }
        });
    }
    return content;
}

Read<Decoded> decode_content(const Json& content, Kind kind, Scope scope) {
    Decoded decoded;
    if (is_request(kind)) decoded.submission.begun = kind;
    Reader reader(scope, decoded);
    if (!content.is_object()) return Fault{Code::wrong_type, "/content"};
    for (std::size_t i = 0; i < sections.size(); ++i)
        if (const auto found = content.find(sections[i].key); found != content.end())
            if (!reader.section(static_cast<Section>(i), *found)) return reader.fault;
    for (auto member = content.begin(); member != content.end(); ++member) {
        const auto known = std::find_if(sections.begin(), sections.end(), [&](const auto& s) { return s.key == member.key(); });
        const auto at = "/content/" + pointer_step(member.key());
        if (known == sections.end()) reader.unknown(at, *member);
        else if (scope == Scope::package && !carries(kind, static_cast<Section>(known - sections.begin()), decoded.submission))
            reader.not_asked(at, *member);
    }
    return decoded;
}

void restore_unknown(Json& document, const Unknown& unknown) {
    for (const auto& [at, value] : unknown) {
        const auto last = at.rfind('/');
        const Json::json_pointer parent(at.substr(0, last));
        if (document.contains(parent) && document[parent].is_object())
            document[Json::json_pointer(at)] = value;
    }
}

Json encode_kept(const std::vector<Kept>& kept) {
    auto list = Json::array();
    for (const auto& one : kept) list.push_back({{"at", one.at}, {"code", std::string(text(one.code))}});
    return list;
}

Read<std::vector<Kept>> decode_kept(const Json& kept) {
    std::vector<Kept> list;
    if (!kept.is_array() || kept.size() > 100'000) return Fault{Code::wrong_type, "/kept"};
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const auto path = "/kept/" + std::to_string(i);
        const auto& item = kept[i];
        if (!item.is_object() || item.size() != 2 || !item.contains("at") || !item.contains("code")) return Fault{Code::wrong_type, path};
        const auto* at = item["at"].get_ptr<const std::string*>();
        const auto* code = item["code"].get_ptr<const std::string*>();
        const auto known = code ? code_from(*code) : std::nullopt;
        if (!at || !known || severity(*known) != Severity::warning) return Fault{Code::wrong_type, path};
        list.push_back({*at, *known});
    }
    return list;
}

}  // namespace qopi
