// The document of the desk, and the check of its round calendar.
#include "helpdesk/http/desk.hpp"

#include "base/date.hpp"
#include "helpdesk/system.hpp"
#include "package/json.hpp"

namespace qopi::helpdesk {
namespace {

constexpr std::size_t rounds_bytes_max = 64u << 10, rounds_max = 100, text_bytes_max = 200;

const std::string* text_in(const Json& object, const char* key) {
    const auto found = object.find(key);
    const auto* text = found == object.end() ? nullptr : found->get_ptr<const std::string*>();
    return text && !text->empty() && text->size() <= text_bytes_max ? text : nullptr;
}

std::optional<Json> round_of(const Json& given, const std::string& source) {
    if (!given.is_object()) return std::nullopt;
    const auto* name = text_in(given, "name");
    const auto* start = text_in(given, "start");
    const auto* end = text_in(given, "end");
    const auto first = start ? parse_date(*start) : std::nullopt;
    const auto last = end ? parse_date(*end) : first;
    if (!name || !first || !last || *last < *first || given.size() != (end ? 3u : 2u)) return std::nullopt;
    Json round{{"name", *name}, {"start", *start}};
    if (end) round["end"] = *end;
    round["source"] = source;
    return round;
}

}  // namespace

Outcome<std::string> read_rounds(const std::filesystem::path& file) {
    const auto bytes = read_file(file, rounds_bytes_max);
    if (!bytes) return bytes.error();
    const Trouble trouble{"The round calendar " + file.string() +
                          R"( must be JSON such as {"source": "who says so", "rounds": [{"name": "Fall 2027", "start": "2027-09-20"}]}.)"};
    const auto parsed = parse_json(bytes.value(), {rounds_bytes_max, 4});
    if (!parsed || !parsed.value().is_object() || parsed.value().size() != 2) return trouble;
    const auto* source = text_in(parsed.value(), "source");
    const auto list = parsed.value().find("rounds");
    if (!source || list == parsed.value().end() || !list->is_array() || list->size() > rounds_max) return trouble;
    auto rounds = Json::array();
    for (const auto& given : *list) {
        auto round = round_of(given, *source);
        if (!round) return trouble;
        rounds.push_back(std::move(*round));
    }
    return rounds.dump();
}

std::shared_ptr<const std::string> RoundCalendar::now() const {
    const std::lock_guard lock(mutex_);
    return text_;
}

std::optional<Trouble> RoundCalendar::read() {
    if (file_.empty()) return std::nullopt;
    auto read = read_rounds(file_);
    if (!read) return read.error();
    const std::lock_guard lock(mutex_);
    text_ = std::make_shared<const std::string>(std::move(read.value()));
    return std::nullopt;
}

std::string desk_document(const Keys& keys, bool has_roster, std::string_view rounds) {
    const auto public_keys = [](const std::vector<Key>& pairs) {
        auto list = Json::array();
        for (const auto& key : pairs) list.push_back(own_json(key.public_text()));
        return list;
    };
    // To seal, only the current key: nothing new should be sealed for an old one. To verify, all of them, for ever.
    const Json document{// Contacts as the 2009 guide prints them.
                        {"contact",
                         {{"phone", "571-483-1660"},
                          {"email", "qopi@asco.org"},
                          {"memberServices", {{"phone", "703-299-0158"}, {"tollFree", "888-282-2552"}, {"email", "membermail@asco.org"}}}}},
                        {"keys", {{"seal", public_keys({keys.seal.front()})}, {"sign", public_keys(keys.sign)}}},
                        {"rounds", own_json(rounds)},
                        {"membership", has_roster ? "checked" : "by-staff"}};
    return document.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace qopi::helpdesk
