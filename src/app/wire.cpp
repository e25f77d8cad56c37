// What JavaScript hands over holds answers of the network, so nothing in it is trusted to be there or to have its type.
#include "app/wire.hpp"

#include <algorithm>

#include "package/json.hpp"

namespace qopi {
namespace {

std::string text_at(const Json& object, const char* key) {
    if (!object.is_object()) return {};
    const auto found = object.find(key);
    const auto* text = found == object.end() ? nullptr : found->get_ptr<const std::string*>();
    return text ? *text : std::string();
}
const Json& member(const Json& object, const char* key) {
    static const Json none;
    if (!object.is_object()) return none;
    const auto found = object.find(key);
    return found == object.end() ? none : *found;
}
int number_at(const Json& object, const char* key) {
    const auto& value = member(object, key);
    const auto* number = value.get_ptr<const Json::number_integer_t*>();
    return number ? static_cast<int>(*number) : 0;
}

SealKey seal_key_of(const Json& desk) {
    const auto& keys = member(member(desk, "keys"), "seal");
    if (!keys.is_array() || keys.empty() || text_at(keys[0], "kid").empty()) return {};
    return {text_at(keys[0], "kid"), keys[0].dump()};
}

/// The round calendar, entry by entry: one that is not understood is left out, for nobody can mend it here.
std::vector<Round> rounds_of(const Json& desk) {
    constexpr std::size_t rounds_max = 100, name_bytes_max = 200;
    std::vector<Round> rounds;
    const auto& list = member(desk, "rounds");
    if (!list.is_array()) return rounds;
    for (const auto& item : list) {
        if (rounds.size() == rounds_max) break;
        const auto name = text_at(item, "name");
        const auto opens = parse_date(text_at(item, "start"));
        const bool is_plain = std::none_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
        if (name.empty() || name.size() > name_bytes_max || !is_plain || !opens) continue;
        const auto closes = parse_date(text_at(item, "end"));
        if (!member(item, "end").is_null() && (!closes || *closes < *opens)) continue;
        rounds.push_back({name, *opens, closes});
    }
    return rounds;
}

std::vector<Parcel> outbox_of(const Json& list) {
    std::vector<Parcel> parcels;
    if (!list.is_array()) return parcels;
    for (const auto& item : list) {
        Parcel parcel;
        parcel.id = text_at(item, "id"), parcel.bytes = text_at(item, "bytes");
        if (parcel.id.empty()) continue;
        // A state that a later version wrote: the person decides.
        parcel.state = parcel_state_from(text_at(item, "state")).value_or(ParcelState::kept);
        parcel.draft = text_at(item, "draft"), parcel.name = text_at(item, "name"), parcel.kind = text_at(item, "kind");
        parcel.frozen = text_at(item, "frozen"), parcel.given_out = text_at(item, "givenOut");
        const auto& receipt = member(item, "receipt");
        parcel.reference = text_at(receipt, "reference"), parcel.received_at = text_at(receipt, "receivedAt");
        parcels.push_back(std::move(parcel));
    }
    return parcels;
}

Json entry_to_json(const DraftEntry& entry) {
    return {{"id", entry.id}, {"name", entry.name}, {"kind", entry.kind}, {"changed", entry.changed}, {"errors", entry.errors}};
}
std::vector<DraftEntry> entries_of(const Json& list) {
    std::vector<DraftEntry> entries;
    if (list.is_array())
        for (const auto& item : list)
            if (!text_at(item, "id").empty())
                entries.push_back({text_at(item, "id"), text_at(item, "name"), text_at(item, "kind"), text_at(item, "changed"), number_at(item, "errors")});
    return entries;
}

Storage storage_of(const Json& event) {
    const auto text = text_at(event, "storage");
    return text == "memory" ? Storage::memory : text == "persistent" ? Storage::persistent : Storage::best_effort;
}

Refused refused_of(const Json& event) {
    Refused refused{text_at(event, "id"), number_at(event, "status"), "", {}};
    const auto& problem = member(event, "problem");
    refused.type = text_at(problem, "type");
    if (const auto& errors = member(problem, "errors"); errors.is_array())
        for (const auto& error : errors)
            refused.issues.push_back({text_at(error, "pointer"), code_from(text_at(error, "code")).value_or(Code::wrong_type)});
    return refused;
}

}  // namespace

std::optional<Event> event_from(std::string_view text, const Touch& touch) {
    const auto object = own_json(text);
    if (!object.is_object()) return std::nullopt;
    Event event{text_at(object, "now"), text_at(object, "today"), text_at(object, "clock"), Escaped{}, static_cast<int>(number_at(object, "offset"))};
    const auto type = text_at(object, "t");
    const auto* id = member(object, "id").get_ptr<const Json::number_unsigned_t*>();
    const auto [key, action] = id ? touch(*id) : Touched{};
    const auto& value = member(object, "v");
    if (id && key.empty()) return std::nullopt;
    const int operation = number_at(object, "operation");

    if (type == "input") event.what = Typed{key, text_at(object, "v")};
    else if (type == "change" && value.is_boolean()) event.what = Ticked{key, *value.get_ptr<const Json::boolean_t*>()};
    else if (type == "change") event.what = Chosen{key, text_at(object, "v")};
    else if (type == "blur") event.what = Left{key};
    else if (type == "click" && action) event.what = Pressed{*action};
    else if (type == "submit") event.what = Entered{key};
    else if (type == "key" && text_at(object, "k") == "F8") event.what = SoughtProblem{key, member(object, "shift") == true, action};
    else if (type == "key") event.what = Escaped{};
    else if (type == "url") event.what = WentTo{text_at(object, "v")};
    else if (type == "boot")
        event.what = Booted{.draft_id = text_at(object, "draftId"), .draft = text_at(object, "draft"), .elsewhere = member(object, "elsewhere") == true,
                            .drafts = entries_of(member(object, "drafts")), .outbox = outbox_of(member(object, "outbox")),
                            .seal_key = seal_key_of(member(object, "desk")), .rounds = rounds_of(member(object, "desk")), .fresh = text_at(object, "fresh"), .storage = storage_of(object),
                            .can_share = member(object, "share") == true, .html_view = member(object, "html") == true, .view_forced = member(object, "forced") == true, .url = text_at(object, "url")};
    else if (type == "draft") event.what = DraftOpened{text_at(object, "id"), text_at(object, "draft"), member(object, "elsewhere") == true};
    else if (type == "taken") event.what = DraftTaken{};
    else if (type == "file") event.what = FileOpened{text_at(object, "text"), text_at(object, "problem")};
    else if (type == "storage") event.what = StorageKnown{storage_of(object)};
    else if (type == "offline") event.what = OfflineReady{};
    else if (type == "desk") event.what = DeskFound{seal_key_of(member(object, "desk")), rounds_of(member(object, "desk"))};
    else if (type == "save-due") event.what = SaveDue{};
    else if (type == "saved") event.what = Saved{operation};
    else if (type == "save-failed") event.what = SaveFailed{operation};
    else if (type == "view") event.what = ViewChanged{member(object, "html") == true, member(object, "forced") == true};
    else if (type == "printing") event.what = Printing{};
    else if (type == "erased") event.what = Erased{member(object, "whole") == true};
    else if (type == "erased-elsewhere") event.what = ErasedElsewhere{};
    else if (type == "erase-failed") event.what = EraseFailed{};
    else if (type == "member") event.what = MemberAnswered{text_at(object, "memberId"), text_at(object, "familyName"), text_at(object, "status")};
    else if (type == "prepared") {
        const auto& verifier = member(object, "verifier");
        event.what = Prepared{operation, text_at(object, "random"), text_at(object, "secret"), verifier.is_object() ? verifier.dump() : ""};
    } else if (type == "sealed") event.what = Sealed{operation, text_at(object, "jwe")};
    else if (type == "seal-failed") event.what = SealFailed{operation};
    else if (type == "queued") event.what = Queued{operation};
    else if (type == "queue-failed") event.what = QueueFailed{operation};
    else if (type == "outbox") event.what = OutboxChanged{outbox_of(member(object, "outbox"))};
    else if (type == "sending") event.what = SendingNow{text_at(object, "id")};
    else if (type == "received")
        event.what = Received{text_at(object, "id"), text_at(object, "digest"), text_at(object, "reference"), text_at(object, "receivedAt")};
    else if (type == "refused") event.what = refused_of(object);
    else if (type == "unsent") event.what = Unsent{text_at(object, "id"), text_at(object, "reason")};
    else return std::nullopt;
    return event;
}

namespace {

struct ToJson {
    Json operator()(const SaveSoon&) const { return {{"do", "save-soon"}}; }
    Json operator()(const Save& e) const { return {{"do", "save"}, {"operation", e.operation}, {"entry", entry_to_json(e.entry)}, {"draft", e.draft}}; }
    Json operator()(const OpenDraft& e) const { return {{"do", "open-draft"}, {"id", e.id}}; }
    Json operator()(const TakeOver& e) const { return {{"do", "take-over"}, {"id", e.id}}; }
    Json operator()(const DropDraft& e) const { return {{"do", "drop-draft"}, {"id", e.id}}; }
    Json operator()(const ExportDraft& e) const { return {{"do", "export-draft"}, {"id", e.id}, {"name", e.name}}; }
    Json operator()(const OpenFile&) const { return {{"do", "open-file"}}; }
    Json operator()(const Go& e) const { return {{"do", "go"}, {"url", e.url}, {"replace", e.replace}}; }
    Json operator()(const Verify& e) const { return {{"do", "verify"}, {"memberId", e.member_id}, {"familyName", e.family_name}}; }
    Json operator()(const Prepare& e) const {
        Json effect{{"do", "prepare"}, {"operation", e.operation}, {"response", nullptr}};
        if (!e.response.empty()) effect["response"] = e.response;
        return effect;
    }
    Json operator()(const Seal& e) const {
        return {{"do", "seal"}, {"operation", e.operation}, {"header", own_json(e.header)}, {"key", own_json(e.key)}, {"plaintext", e.plaintext}};
    }
    Json operator()(const Enqueue& e) const {
        const auto& p = e.parcel;
        const Json parcel{{"id", p.id}, {"bytes", p.bytes}, {"state", std::string(info(p.state).code)}, {"draft", p.draft},
                          {"name", p.name}, {"kind", p.kind}, {"frozen", p.frozen}, {"givenOut", p.given_out}};
        return {{"do", "enqueue"}, {"operation", e.operation}, {"parcel", parcel}, {"entry", entry_to_json(e.entry)}, {"draft", e.draft}};
    }
    Json operator()(const AskReceipt& e) const { return {{"do", "ask-receipt"}, {"id", e.id}}; }
    Json operator()(const Mark& e) const { return {{"do", "mark"}, {"id", e.id}, {"state", std::string(info(e.state).code)}}; }
    Json operator()(const GivenOut& e) const { return {{"do", "given-out"}, {"id", e.id}, {"at", e.at}}; }
    Json operator()(const Send& e) const { return {{"do", "send"}, {"id", e.id}}; }
    Json operator()(const Retry& e) const { return {{"do", "retry"}, {"id", e.id}, {"attempt", e.attempt}}; }
    Json operator()(const Download& e) const { return {{"do", "download"}, {"name", e.name}, {"type", e.type}, {"bytes", e.bytes}}; }
    Json operator()(const Share& e) const {
        return {{"do", "share"}, {"name", e.name}, {"type", e.type}, {"bytes", e.bytes}, {"title", e.title}, {"text", e.text}};
    }
    Json operator()(const Print&) const { return {{"do", "print"}}; }
    Json operator()(const Forget& e) const { return {{"do", "forget"}, {"id", e.id}}; }
    Json operator()(const Erase&) const { return {{"do", "erase"}}; }
    Json operator()(const UseHtmlView& e) const { return {{"do", "view"}, {"html", e.on}}; }
    Json operator()(const FocusOn&) const { return nullptr; }
    Json operator()(const Announce&) const { return nullptr; }
    Json operator()(const ScrollToTop&) const { return nullptr; }
};

}  // namespace

std::optional<std::string> text_of(const Effect& effect) {
    const auto object = std::visit(ToJson{}, effect);
    if (object.is_null()) return std::nullopt;
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace qopi
