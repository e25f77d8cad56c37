// What JavaScript hands over holds answers of the network, so nothing in it is trusted to be there or to have its type.
#include "app/wire.hpp"

#include <algorithm>
#include <array>
#include <utility>

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
    return {text_at(keys[0], "kid"), written(keys[0])};
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

/// Earlier versions told only that there was one, which was not on this computer.
std::string package_in(const Json& entry) { return member(entry, "elsewhere") == true ? "elsewhere" : text_at(entry, "package"); }

std::vector<DraftEntry> entries_of(const Json& list) {
    std::vector<DraftEntry> entries;
    if (list.is_array())
        for (const auto& item : list)
            if (!text_at(item, "id").empty())
                entries.push_back({text_at(item, "id"), text_at(item, "name"), text_at(item, "kind"), text_at(item, "changed"), number_at(item, "errors"), member(item, "edited") == true, number_at(item, "again"), member(item, "rows") == true, package_in(item), text_at(item, "reference")});
    return entries;
}

Storage storage_of(const Json& event) {
    const auto text = text_at(event, "storage");
    if (text == "unanswered") return Storage::unanswered;
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

using What = std::optional<decltype(Event::what)>;

/// The control of an event, and what else stands in its message.
struct Message {
    const Json& json;
    Touched at;
    std::string text(const char* key) const { return text_at(json, key); }
    bool is(const char* key) const { return member(json, key) == true; }
    int operation() const { return number_at(json, "operation"); }
};

Booted booted_of(const Message& m) {
    const auto& desk = member(m.json, "desk");
    return {.draft_id = m.text("draftId"),
            .draft = m.text("draft"),
            .elsewhere = m.is("elsewhere"),
            .drafts = entries_of(member(m.json, "drafts")),
            .outbox = outbox_of(member(m.json, "outbox")),
            .seal_key = seal_key_of(desk),
            .rounds = rounds_of(desk),
            .fresh = m.text("fresh"),
            .storage = storage_of(m.json),
            .can_share = m.is("share"),
            .html_view = m.is("html"),
            .view_forced = m.is("forced"),
            .url = m.text("url")};
}

What changed_of(const Message& m) {
    const auto* on = member(m.json, "v").get_ptr<const Json::boolean_t*>();
    if (on) return Ticked{m.at.key, *on};
    return Chosen{m.at.key, m.text("v")};
}

What key_of(const Message& m) {
    if (m.text("k") == "F8") return SoughtProblem{m.at.key, m.is("shift"), m.at.action};
    if (m.text("k") == "undo") return Pressed{Verb::undo};
    if (m.text("k") == "redo") return Pressed{Verb::redo};
    return Escaped{};
}

What prepared_of(const Message& m) {
    const auto& verifier = member(m.json, "verifier");
    return Prepared{m.operation(), m.text("random"), m.text("secret"), verifier.is_object() ? written(verifier) : ""};
}

// Those of web/crossing.d.ts.
struct EventRow {
    std::string_view name;
    What (*read)(const Message&);
};
using M = const Message&;
constexpr auto event_rows = std::to_array<EventRow>({
    {"input", [](M m) -> What { return Typed{m.at.key, m.text("v")}; }},
    {"change", changed_of},
    {"blur", [](M m) -> What { return Left{m.at.key}; }},
    {"click", [](M m) -> What { return m.at.action ? What(Pressed{*m.at.action}) : std::nullopt; }},
    {"submit", [](M m) -> What { return Entered{m.at.key}; }},
    {"key", key_of},
    {"url", [](M m) -> What { return WentTo{m.text("v"), m.is("here")}; }},
    {"boot", [](M m) -> What { return booted_of(m); }},
    {"draft", [](M m) -> What { return DraftOpened{m.text("id"), m.text("draft"), m.is("elsewhere")}; }},
    {"draft-again", [](M m) -> What { return DraftAgain{m.text("id"), m.text("draft"), m.is("elsewhere")}; }},
    {"taken", [](M m) -> What { return DraftTaken{m.text("id")}; }},
    {"read-on", [](M) -> What { return ReadOn{}; }},
    {"rows", [](M m) -> What { return RowsBrought{m.text("list"), m.text("name"), m.text("text"), m.text("problem")}; }},
    {"file", [](M m) -> What { return FileOpened{m.text("text"), m.text("problem")}; }},
    {"storage", [](M m) -> What { return StorageKnown{storage_of(m.json)}; }},
    {"offline", [](M) -> What { return OfflineReady{}; }},
    {"desk", [](M m) -> What { return DeskFound{seal_key_of(member(m.json, "desk")), rounds_of(member(m.json, "desk"))}; }},
    {"save-due", [](M) -> What { return SaveDue{}; }},
    {"saved", [](M m) -> What { return Saved{m.operation()}; }},
    {"save-failed", [](M m) -> What { return SaveFailed{m.operation()}; }},
    {"save-slow", [](M m) -> What { return SaveSlow{m.operation()}; }},
    {"view", [](M m) -> What { return ViewChanged{m.is("html"), m.is("forced")}; }},
    {"printing", [](M) -> What { return Printing{}; }},
    {"printed", [](M) -> What { return Printed{}; }},
    {"erased", [](M m) -> What { return Erased{m.is("whole")}; }},
    {"erase-failed", [](M) -> What { return EraseFailed{}; }},
    {"erased-elsewhere", [](M) -> What { return ErasedElsewhere{}; }},
    {"drafts-read", [](M m) -> What {
         DraftsRead read;
         if (const auto list = member(m.json, "drafts"); list.is_array())
             for (const auto& one : list) read.drafts.emplace_back(text_at(one, "id"), text_at(one, "draft"));
         return read;
     }},
    {"drafts", [](M m) -> What { return DraftsListed{entries_of(member(m.json, "drafts")), m.text("gone")}; }},
    {"member", [](M m) -> What { return MemberAnswered{m.text("memberId"), m.text("familyName"), m.text("status")}; }},
    {"prepared", prepared_of},
    {"sealed", [](M m) -> What { return Sealed{m.operation(), m.text("jwe")}; }},
    {"seal-failed", [](M m) -> What { return SealFailed{m.operation()}; }},
    {"queued", [](M m) -> What { return Queued{m.operation()}; }},
    {"queue-failed", [](M m) -> What { return QueueFailed{m.operation()}; }},
    {"outbox", [](M m) -> What { return OutboxChanged{outbox_of(member(m.json, "outbox"))}; }},
    {"sending", [](M m) -> What { return SendingNow{m.text("id")}; }},
    {"received", [](M m) -> What { return Received{m.text("id"), m.text("digest"), m.text("reference"), m.text("receivedAt")}; }},
    {"refused", [](M m) -> What { return refused_of(m.json); }},
    {"unsent", [](M m) -> What { return Unsent{m.text("id"), m.text("reason")}; }},
});

}  // namespace

std::vector<std::string_view> event_names() {
    std::vector<std::string_view> names;
    for (const auto& row : event_rows) names.push_back(row.name);
    return names;
}

std::optional<Event> event_from(std::string_view text, const Touch& touch) {
    const auto object = own_json(text);
    const auto type = text_at(object, "t");
    const auto row = std::find_if(event_rows.begin(), event_rows.end(), [&](const EventRow& one) { return one.name == type; });
    if (row == event_rows.end()) return std::nullopt;
    const auto* id = member(object, "id").get_ptr<const Json::number_unsigned_t*>();
    const Message message{object, id ? touch(*id) : Touched{}};
    if (id && message.at.key.empty()) return std::nullopt;
    auto what = row->read(message);
    if (!what) return std::nullopt;
    return Event{text_at(object, "now"), text_at(object, "today"), text_at(object, "clock"), std::move(*what), number_at(object, "offset")};
}

namespace {

/// An effect as an object, member by member.
class Out {
public:
    explicit Out(std::string_view name, const char* key = "do") : json_(Json::object()) { with(key, name); }
    Out& with(const char* key, const std::string& text) { return put(key, text); }
    Out& with(const char* key, std::string_view text) { return put(key, std::string(text)); }
    Out& with(const char* key, const char* text) { return put(key, text); }
    Out& with(const char* key, int number) { return put(key, number); }
    Out& with(const char* key, bool is) { return put(key, is); }
    Out& with(const char* key, Json value) { return put(key, std::move(value)); }
    operator Json() { return std::move(json_); }

private:
    Out& put(const char* key, Json value) {
        json_[key] = std::move(value);
        return *this;
    }
    Json json_;
};

struct ToJson {
    Json operator()(const SaveSoon&) const { return Out("save-soon"); }
    Json operator()(const Save& e) const { return Out("save").with("operation", e.operation).with("entry", entry_to_json(e.entry)).with("parts", parts_to_json(e.parts)); }
    Json operator()(const OpenDraft& e) const { return Out("open-draft").with("id", e.id); }
    Json operator()(const LetGo& e) const { return Out("let-go").with("id", e.id); }
    Json operator()(const TakeOver& e) const { return Out("take-over").with("id", e.id); }
    Json operator()(const DropDraft& e) const { return Out("drop-draft").with("id", e.id); }
    Json operator()(const ExportDraft& e) const { return Out("export-draft").with("id", e.id).with("name", e.name); }
    Json operator()(const Go& e) const { return Out("go").with("url", e.url).with("replace", e.replace); }
    Json operator()(const Verify& e) const { return Out("verify").with("memberId", e.member_id).with("familyName", e.family_name); }
    Json operator()(const Prepare& e) const {
        return Out("prepare").with("operation", e.operation).with("response", e.response.empty() ? Json() : Json(e.response));
    }
    Json operator()(const Seal& e) const {
        return Out("seal").with("operation", e.operation).with("header", own_json(e.header)).with("key", own_json(e.key)).with("plaintext", e.plaintext);
    }
    Json operator()(const Enqueue& e) const {
        return Out("enqueue").with("operation", e.operation).with("parcel", parcel_to_json(e.parcel)).with("entry", entry_to_json(e.entry)).with("parts", Json(e.parts));
    }
    Json operator()(const AskReceipt& e) const { return Out("ask-receipt").with("id", e.id); }
    Json operator()(const Mark& e) const { return Out("mark").with("id", e.id).with("state", info(e.state).code); }
    Json operator()(const GivenOut& e) const { return Out("given-out").with("id", e.id).with("at", e.at); }
    Json operator()(const Send& e) const { return Out("send").with("id", e.id); }
    Json operator()(const Retry& e) const { return Out("retry").with("id", e.id).with("attempt", e.attempt); }
    Json operator()(const Download& e) const { return Out("download").with("name", e.name).with("type", e.type).with("bytes", e.bytes); }
    Json operator()(const Share& e) const {
        return Out("share").with("name", e.name).with("type", e.type).with("bytes", e.bytes).with("title", e.title).with("text", e.text);
    }
    Json operator()(const Print&) const { return Out("print"); }
    Json operator()(const ReadDrafts& e) const { return Out("read-drafts").with("ids", Json(e.ids)); }
    Json operator()(const ReadLater&) const { return Out("read-later"); }
    Json operator()(const Forget& e) const { return Out("forget").with("id", e.id); }
    Json operator()(const Erase&) const { return Out("erase"); }
    Json operator()(const UseHtmlView& e) const { return Out("view").with("html", e.on); }
    Json operator()(const FocusOn&) const { return nullptr; }
    Json operator()(const Announce&) const { return nullptr; }
    Json operator()(const ScrollToTop&) const { return nullptr; }

private:
    static Json entry_to_json(const DraftEntry& entry) {
        return Out(entry.id, "id").with("name", entry.name).with("kind", entry.kind).with("changed", entry.changed).with("errors", entry.errors).with("edited", entry.is_changed).with("again", entry.again).with("rows", entry.has_rows).with("package", entry.package).with("reference", entry.reference);
    }
    static Json parts_to_json(const std::vector<DraftPart>& parts) {
        auto list = Json::array();
        for (const auto& part : parts) list.push_back(part.before < 0 ? Json(part.text) : Json(part.before));
        return list;
    }
    static Json parcel_to_json(const Parcel& p) {
        return Out(p.id, "id").with("bytes", p.bytes).with("state", info(p.state).code).with("draft", p.draft).with("name", p.name).with("kind", p.kind)
            .with("frozen", p.frozen).with("givenOut", p.given_out);
    }
};

}  // namespace

std::optional<std::string> text_of(const Effect& effect) {
    const auto object = std::visit(ToJson{}, effect);
    if (object.is_null()) return std::nullopt;
    return written(object);
}

}  // namespace qopi
