// The border to JavaScript: every event it may send, every effect it is given, as JSON.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "app/wire.hpp"
#include "crossing.hpp"
#include "make.hpp"

namespace qopi {
namespace {

Touched touch(std::uint64_t id) {
    if (id == 7) return {"/content/practice/name"};
    if (id == 8) return {"/content/practice/multiple_offices=yes"};
    const Action action{Verb::remove_item, "o1"};
    return id == 9 ? Touched{key_of(action), action} : Touched{};
}

/// An event as words: its kind and what it carries.
struct InWords {
    std::string operator()(const Typed& e) const { return "typed " + e.key + " " + e.text; }
    std::string operator()(const Chosen& e) const { return "chosen " + e.key + " " + e.text; }
    std::string operator()(const Ticked& e) const { return "ticked " + e.key + (e.on ? " on" : " off"); }
    std::string operator()(const Left& e) const { return "left " + e.key; }
    std::string operator()(const Pressed& e) const { return "pressed " + key_of(e.action); }
    std::string operator()(const Entered& e) const { return "entered " + e.key; }
    std::string operator()(const Escaped&) const { return "escaped"; }
    std::string operator()(const SoughtProblem& e) const { return "sought " + e.key + (e.action ? " to " + key_of(*e.action) : "") + (e.back ? " back" : ""); }
    std::string operator()(const WentTo& e) const { return "went to " + e.url + (e.is_here ? ", which is here" : ""); }
    std::string operator()(const Booted& e) const {
        auto words = "booted " + e.draft + " " + e.seal_key.kid + " " + e.seal_key.jwk + " " + e.url +
                     (e.storage == Storage::memory ? " memory" : e.storage == Storage::persistent ? " persistent" : " best-effort") + (e.html_view ? " html" : "") + (e.view_forced ? " forced" : "");
        for (const auto& draft : e.drafts) words += " <" + draft.id + " " + draft.name + " " + draft.kind + " " + draft.changed + " " + std::to_string(draft.errors) + " " + draft.reference + ">";
        for (const auto& item : e.outbox)
            words += " [" + item.id + " " + item.bytes + " " + std::string(info(item.state).code) + " " + item.name + " " + item.reference + " " + item.received_at + "]";
        if (e.elsewhere) words += " elsewhere";
        if (e.can_share) words += " shares";
        if (!e.fresh.empty()) words += " " + e.fresh;
        return words;
    }
    std::string operator()(const DraftOpened& e) const { return "draft " + e.id + " " + e.draft + (e.elsewhere ? " elsewhere" : ""); }
    std::string operator()(const DraftAgain& e) const { return "again " + e.id + " " + e.draft + (e.elsewhere ? " elsewhere" : ""); }
    std::string operator()(const DraftTaken& e) const { return "taken " + e.id; }
    std::string operator()(const RowsBrought& e) const { return "rows " + e.list + " " + e.name + " " + e.text + " " + e.problem; }
    std::string operator()(const FileOpened& e) const { return "file " + e.text + " " + e.problem; }
    std::string operator()(const StorageKnown& e) const { return e.storage == Storage::persistent ? "storage persistent" : "storage"; }
    std::string operator()(const OfflineReady&) const { return "offline"; }
    std::string operator()(const OutboxChanged& e) const {
        std::string words = "outbox";
        for (const auto& item : e.outbox) words += " " + item.id + " " + std::string(info(item.state).code);
        return words;
    }
    std::string operator()(const SendingNow& e) const { return "sending " + e.id; }
    std::string operator()(const DeskFound& e) const { return "desk " + e.seal_key.kid; }
    std::string operator()(const SaveDue&) const { return "save due"; }
    std::string operator()(const Saved& e) const { return "saved " + std::to_string(e.operation); }
    std::string operator()(const SaveFailed& e) const { return "save failed " + std::to_string(e.operation); }
    std::string operator()(const SaveSlow& e) const { return "save slow " + std::to_string(e.operation); }
    std::string operator()(const ViewChanged& e) const { return std::string("view") + (e.html ? " html" : "") + (e.forced ? " forced" : ""); }
    std::string operator()(const Printing&) const { return "printing"; }
    std::string operator()(const ReadOn&) const { return "read on"; }
    std::string operator()(const DraftsRead& e) const {
        std::string all = "read";
        for (const auto& [id, text] : e.drafts) all += " " + id + "=" + text;
        return all;
    }
    std::string operator()(const Printed&) const { return "printed"; }
    std::string operator()(const Erased& e) const { return e.whole ? "erased whole" : "erased"; }
    std::string operator()(const EraseFailed&) const { return "erase failed"; }
    std::string operator()(const ErasedElsewhere&) const { return "erased elsewhere"; }
    std::string operator()(const DraftsListed& e) const { return "drafts " + std::to_string(e.drafts.size()) + (e.gone.empty() ? "" : " without " + e.gone); }
    std::string operator()(const MemberAnswered& e) const { return "member " + e.member_id + " " + e.family_name + " " + e.status; }
    std::string operator()(const Prepared& e) const { return "prepared " + std::to_string(e.operation) + " " + e.random + " " + e.secret + " " + e.verifier; }
    std::string operator()(const Sealed& e) const { return "sealed " + std::to_string(e.operation) + " " + e.jwe; }
    std::string operator()(const SealFailed& e) const { return "seal failed " + std::to_string(e.operation); }
    std::string operator()(const Queued& e) const { return "queued " + std::to_string(e.operation); }
    std::string operator()(const QueueFailed& e) const { return "queue failed " + std::to_string(e.operation); }
    std::string operator()(const Received& e) const {
        return "received " + e.id + " " + e.digest + " " + e.reference + " " + e.received_at;
    }
    std::string operator()(const Refused& e) const {
        return "refused " + e.id + " " + std::to_string(e.status) + " " + e.type + " " + make::joined(make::found(e.issues));
    }
    std::string operator()(const Unsent& e) const { return "unsent " + e.id + " " + e.reason; }
};

std::string in_words(std::string_view text) {
    const auto event = event_from(text, touch);
    return event ? std::visit(InWords{}, event->what) : "nothing";
}

TEST_CASE("each message of the browser becomes its event") {
    struct Row {
        std::string_view text, words;
    };
    const Row rows[] = {
        {R"({"t":"input","id":7,"v":"Riverbend"})", "typed /content/practice/name Riverbend"},
        {R"({"t":"change","id":7,"v":"Riverbend"})", "chosen /content/practice/name Riverbend"},
        {R"({"t":"change","id":8,"v":true})", "ticked /content/practice/multiple_offices=yes on"},
        {R"({"t":"change","id":8,"v":false})", "ticked /content/practice/multiple_offices=yes off"},
        {R"({"t":"blur","id":7})", "left /content/practice/name"},
        {R"({"t":"click","id":9})", "pressed remove:o1"},
        // A field does nothing when it is pressed.
        {R"({"t":"click","id":7})", "nothing"},
        {R"({"t":"key","id":9,"k":"F8"})", "sought remove:o1 to remove:o1"},
        {R"({"t":"submit","id":7})", "entered /content/practice/name"},
        {R"({"t":"key","id":7,"k":"Escape"})", "escaped"},
        {R"({"t":"key","k":"Escape"})", "escaped"},
        {R"({"t":"key","k":"undo"})", "pressed undo"},
        {R"({"t":"key","k":"redo"})", "pressed redo"},
        {R"({"t":"key","id":7,"k":"F8","shift":false})", "sought /content/practice/name"},
        {R"({"t":"key","k":"F8","shift":true})", "sought  back"},
        {R"({"t":"key","k":"F8","shift":"yes"})", "sought "},
        {R"({"t":"url","v":"#/register/users"})", "went to #/register/users"},
        {R"({"t":"url","v":"#/register/users","here":true})", "went to #/register/users, which is here"},
        {R"({"t":"boot","draft":null,"outbox":[],"desk":null,"storage":"best-effort","url":"#/"})", "booted    #/ best-effort"},
        {R"({"t":"boot","draft":"{}","outbox":[{"id":"a","bytes":"b","state":"waiting"},{"id":"c","bytes":"d","state":"received","name":"n","receipt":{"reference":"r","receivedAt":"t"}},{"state":"kept"},{"id":"e","state":"later"}],)"
         R"("draftId":"d1","elsewhere":true,"share":true,"fresh":"f","drafts":[{"id":"d1","name":"N","kind":"registration","changed":"t","errors":3,"edited":false,"again":0,"rows":false,"package":"P","reference":"K7M-2RX-94"},{"name":"none"}],)"
         R"("desk":{"keys":{"seal":[{"kid":"k1","kty":"EC"},{"kid":"k0"}]}},"storage":"memory","html":true,"url":"#/x"})",
         R"(booted {} k1 {"kid":"k1","kty":"EC"} #/x memory html <d1 N registration t 3 K7M-2RX-94> [a b waiting   ] [c d received n r t] [e  kept   ] elsewhere shares f)"},
        {R"({"t":"desk","desk":{"keys":{"seal":[{"kid":"k1"}]}}})", "desk k1"},
        {R"({"t":"view","html":true,"forced":false})", "view html"},
        {R"({"t":"view","html":false,"forced":true})", "view forced"},
        {R"({"t":"printing"})", "printing"},
        {R"({"t":"read-on"})", "read on"},
        {R"({"t":"drafts-read","drafts":[{"id":"d1","draft":"{}"},{"id":"d2"},7]})", "read d1={} d2= ="},
        {R"({"t":"printed"})", "printed"},
        {R"({"t":"draft","id":"d1","draft":"{}","elsewhere":true})", "draft d1 {} elsewhere"},
        {R"({"t":"draft-again","id":"d1","draft":"{}","elsewhere":false})", "again d1 {}"},
        {R"({"t":"taken","id":"d1"})", "taken d1"},
        {R"({"t":"rows","list":"offices","name":"n","text":"a"})", "rows offices n a "},
        {R"({"t":"rows","list":"users","name":"n","problem":"old"})", "rows users n  old"},
        {R"({"t":"file","text":"{}"})", "file {} "},
        {R"({"t":"file","problem":"too-large"})", "file  too-large"},
        {R"({"t":"storage","storage":"persistent"})", "storage persistent"},
        {R"({"t":"offline","ready":true})", "offline"},
        {R"({"t":"sending","id":"a"})", "sending a"},
        {R"({"t":"desk","desk":{"keys":{"seal":[]}}})", "desk "},
        {R"({"t":"save-due"})", "save due"},
        {R"({"t":"saved","operation":3})", "saved 3"},
        {R"({"t":"save-failed","operation":3})", "save failed 3"},
        {R"({"t":"save-slow","operation":3})", "save slow 3"},
        {R"({"t":"erase-failed"})", "erase failed"},
        {R"({"t":"erased","whole":true})", "erased whole"},
        {R"({"t":"erased","whole":false})", "erased"},
        {R"({"t":"erased-elsewhere"})", "erased elsewhere"},
        {R"({"t":"drafts","drafts":[{"id":"d1"},{"id":""}],"gone":null})", "drafts 1"},
        {R"({"t":"drafts","drafts":[],"gone":"d1"})", "drafts 0 without d1"},
        {R"({"t":"member","memberId":"104233","familyName":"Okonkwo","status":"active"})", "member 104233 Okonkwo active"},
        {R"({"t":"prepared","operation":3,"random":"00","secret":"11","verifier":{"alg":"x"}})", R"(prepared 3 00 11 {"alg":"x"})"},
        {R"({"t":"prepared","operation":3,"random":"00","secret":"11","verifier":null})", "prepared 3 00 11 "},
        {R"({"t":"sealed","operation":3,"jwe":"a.b"})", "sealed 3 a.b"},
        {R"({"t":"seal-failed","operation":3})", "seal failed 3"},
        {R"({"t":"queued","operation":3})", "queued 3"},
        {R"({"t":"queue-failed","operation":3})", "queue failed 3"},
        {R"({"t":"received","id":"a","digest":"d","reference":"r","receivedAt":"t"})", "received a d r t"},
        {R"({"t":"refused","id":"a","status":422,"problem":{"type":"/p","errors":[{"pointer":"/content/practice/zip","code":"zip-format"},{"pointer":"/x","code":"of-later"}]}})",
         "refused a 422 /p /content/practice/zip zip-format, /x wrong-type"},
        {R"({"t":"refused","id":"a","status":409})", "refused a 409  "},
        {R"({"t":"outbox","outbox":[{"id":"a","state":"replaced"},7]})", "outbox a replaced"},
        {R"({"t":"unsent","id":"a","reason":"busy","retryAfter":7})", "unsent a busy"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(in_words(row.text) == row.words);
    }
}

/// The lines of the table that begin so: each name with its members and their types.
std::map<std::string, std::map<std::string, std::string>> crossing_of(const std::string& kind) {
    std::map<std::string, std::map<std::string, std::string>> found;
    const auto begin = "  | { " + kind + ": \"";
    for (std::string_view rest = crossing; !rest.empty();) {
        const auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (!line.starts_with(begin)) continue;
        const auto name = line.substr(begin.size(), line.find('"', begin.size()) - begin.size());
        auto& members = found[std::string(name)];
        std::string_view list = line.substr(0, line.rfind(" }"));
        while (list.find("; ") != std::string_view::npos) {
            list.remove_prefix(list.find("; ") + 2);
            const auto colon = list.find(": ");
            auto key = std::string(list.substr(0, colon));
            if (key.back() == '?') key.pop_back();
            members[key] = list.substr(colon + 2, list.find(';') == std::string_view::npos ? list.size() : list.find(';') - colon - 2);
        }
    }
    return found;
}

TEST_CASE("each event of the table that both sides share is read, and no other one") {
    const auto table = crossing_of("t");
    std::set<std::string> names;
    for (const auto& [each, members] : table) {
        // doctest cannot show what is part of something else.
        const auto& name = each;
        CAPTURE(name);
        names.insert(name);
        Json message{{"t", name}};
        for (const auto& [key, type] : members) message[key] = type.starts_with("number") ? Json(9) : type.starts_with("boolean") ? Json(true) : Json("x");
        if (const auto id = members.find("id"); id != members.end() && id->second == "string") message["id"] = "p1";
        CHECK(event_from(message.dump(), touch).has_value());
    }
    const auto read = event_names();
    CHECK(names == std::set<std::string>(read.begin(), read.end()));
}

TEST_CASE("a message of a control that is gone, or no message at all, is nothing") {
    for (const std::string_view text : {"", "x", "[]", "null", "{}", R"({"t":7})", R"({"t":"dance"})", R"({"t":"input","id":10,"v":"x"})",
                                        R"({"t":"click","id":10})", R"({"t":"blur","id":0})", R"({"t":"input","id":7,"v":"x")", "\xff"}) {
        CAPTURE(text);
        CHECK(in_words(text) == "nothing");
    }
}

TEST_CASE("a message with parts of other types becomes an event without them") {
    for (const std::string_view type :
         {"input", "change", "key", "url", "view", "boot", "desk", "member", "prepared", "sealed", "queued", "received", "refused", "unsent"})
        for (const std::string_view value : {"null", "7", "-7", "1e99", "true", "[]", "{}", "[[{}]]", "\"x\""}) {
            Json message{{"t", std::string(type)}};
            for (const char* member :
                 {"v",   "draft",  "outbox",    "desk",       "storage", "url",    "memberId", "familyName", "status", "random", "verifier",
                  "jwe", "digest", "reference", "receivedAt", "problem", "reason", "now",      "today",      "clock",  "html",   "forced", "k",
                  "shift", "operation"})
                message[member] = Json::parse(value);
            if (type == "input" || type == "change") message["id"] = 7;
            const auto event = event_from(message.dump(), touch);
            CHECK(event.has_value());
        }
    const auto event =
        event_from(R"({"t":"boot","outbox":[7,null,{"id":7}],"desk":{"keys":{"seal":[7]}},"now":"n","today":"d","clock":"c"})", touch);
    REQUIRE(event.has_value());
    CHECK(event->now == "n");
    CHECK(event->today == "d");
    CHECK(event->clock == "c");
    CHECK(std::get<Booted>(event->what).outbox.empty());
    CHECK(std::get<Booted>(event->what).seal_key.kid.empty());
}

TEST_CASE("each effect is written as JSON; those that go through the outline are not") {
    struct Row {
        Effect effect;
        std::string_view json;
    };
    const Row rows[] = {
        {SaveSoon{}, R"({"do":"save-soon"})"},
        {Save{3, {"d1", "N", "registration", "t", 3, false, 0, false, "P", "K7M-2RX-94"}, {{"{", -1}, {"", 2}}},
         R"({"do":"save","operation":3,"entry":{"id":"d1","name":"N","kind":"registration","changed":"t","errors":3,"edited":false,"again":0,"rows":false,"package":"P","reference":"K7M-2RX-94"},"parts":["{",2]})"},
        {OpenDraft{"d1"}, R"({"do":"open-draft","id":"d1"})"},
        {LetGo{"d1"}, R"({"do":"let-go","id":"d1"})"},
        {TakeOver{"d1"}, R"({"do":"take-over","id":"d1"})"},
        {DropDraft{"d1"}, R"({"do":"drop-draft","id":"d1"})"},
        {ExportDraft{"d1", "n.json"}, R"({"do":"export-draft","id":"d1","name":"n.json"})"},
        {AskReceipt{"a"}, R"({"do":"ask-receipt","id":"a"})"},
        {Mark{"a", ParcelState::replaced}, R"({"do":"mark","id":"a","state":"replaced"})"},
        {GivenOut{"a", "t"}, R"({"do":"given-out","id":"a","at":"t"})"},
        {Share{"n", "t", "b", "s", "x"}, R"({"do":"share","name":"n","type":"t","bytes":"b","title":"s","text":"x"})"},
        {Go{"#/x", true}, R"({"do":"go","url":"#/x","replace":true})"},
        {Verify{"1", "Ødegård"}, R"({"do":"verify","memberId":"1","familyName":"Ødegård"})"},
        {Prepare{3, ""}, R"({"do":"prepare","operation":3,"response":null})"},
        {Prepare{3, "blue"}, R"({"do":"prepare","operation":3,"response":"blue"})"},
        {Seal{3, R"({"alg":"ECDH-ES"})", R"({"kid":"k"})", "{}"},
         R"({"do":"seal","operation":3,"header":{"alg":"ECDH-ES"},"key":{"kid":"k"},"plaintext":"{}"})"},
        {Enqueue{3, {.id = "a", .bytes = "b", .state = ParcelState::waiting, .draft = "d1", .name = "N", .kind = "k", .frozen = "t"}, {"d1", "N", "k", "t", 0, false, 0, false, "P", "K7M-2RX-94"}, {"d"}},
         R"({"do":"enqueue","operation":3,"parcel":{"id":"a","bytes":"b","state":"waiting","draft":"d1","name":"N","kind":"k","frozen":"t","givenOut":""},)"
         R"("entry":{"id":"d1","name":"N","kind":"k","changed":"t","errors":0,"edited":false,"again":0,"rows":false,"package":"P","reference":"K7M-2RX-94"},"parts":["d"]})"},
        {Send{"a"}, R"({"do":"send","id":"a"})"},
        {Retry{"a", 3}, R"({"do":"retry","id":"a","attempt":3})"},
        {Download{"n.json", "application/json", "b"}, R"({"do":"download","name":"n.json","type":"application/json","bytes":"b"})"},
        {Print{}, R"({"do":"print"})"},
        {ReadLater{}, R"({"do":"read-later"})"},
        {ReadDrafts{{"d1", "d2"}}, R"({"do":"read-drafts","ids":["d1","d2"]})"},
        {Forget{"a"}, R"({"do":"forget","id":"a"})"},
        {Erase{}, R"({"do":"erase"})"},
        {UseHtmlView{true}, R"({"do":"view","html":true})"},
        {FocusOn{"h1"}, ""},
        {Announce{"x"}, ""},
        {ScrollToTop{}, ""},
    };
    std::vector<std::size_t> kinds;
    std::map<std::string, std::set<std::string>> written;
    for (const auto& row : rows) {
        CAPTURE(row.json);
        kinds.push_back(row.effect.index());
        const auto text = text_of(row.effect);
        CHECK(text.has_value() != row.json.empty());
        if (!text) continue;
        const auto message = Json::parse(*text);
        CHECK(canonical(message) == canonical(Json::parse(row.json)));
        auto& members = written[message["do"].get<std::string>()];
        for (const auto& member : message.items())
            if (member.key() != "do") members.insert(member.key());
    }
    // Those of the table that both sides share, with the same members.
    const auto table = crossing_of("do");
    CHECK(written.size() == table.size());
    for (const auto& [each, types] : table) {
        const auto& name = each;
        CAPTURE(name);
        std::set<std::string> members;
        for (const auto& [key, type] : types) members.insert(key);
        CHECK(written[name] == members);
    }
    for (std::size_t i = 0; i < std::variant_size_v<Effect>; ++i) CHECK(std::count(kinds.begin(), kinds.end(), i) > 0);
    // Text that is no UTF-8 still makes a message.
    CHECK(text_of(Save{0, {}, {{"\xff", -1}}}).has_value());
}

}  // namespace
}  // namespace qopi
