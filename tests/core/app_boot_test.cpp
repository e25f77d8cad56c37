// Opening the page again: what was kept comes back, what was on its way goes on, and the address leads where it may.
#include <doctest/doctest.h>

#include "app_driver.hpp"

namespace qopi {
namespace {

/// What lies on this computer after a package of these answers was queued: the draft and the outbox.
struct Left_behind {
    std::string draft;
    Parcel item;
};
Left_behind left_behind(const std::string& state = "waiting", void (*edit)(App&) = nullptr) {
    auto app = ready(make::fullest());
    make_package(app);
    const auto draft = App::joined(app.effect<Enqueue>()->parts);
    queue(app);
    auto item = *own_parcel(app.state);
    item.state = *parcel_state_from(state);
    if (!edit) return {draft, item};
    edit(app);
    app.happen(SaveDue{});
    REQUIRE(app.has<Save>());
    return {app.saved_text(), item};
}

TEST_CASE("before the page has its answers nothing happens") {
    App app;
    app.press("register").type("/content/practice/name", "x").go("#/register/practice");
    CHECK(!app.changed);
    CHECK(app.effects.empty());
    CHECK(app.state.answers == Submission{});
}

TEST_CASE("a reload on any page comes back to it with every answer") {
    for (std::size_t i = 0; i < static_cast<std::size_t>(Page::count); ++i) {
        const auto page = static_cast<Page>(i);
        if (page == Page::done || page == Page::mail) continue;  // nothing was made
        if (info(page).section && !carries(Kind::registration, *info(page).section, make::fullest())) continue;
        const auto url = url_of({page, page == Page::office ? "o2" : page == Page::user ? "u3" : ""});
        CAPTURE(url);
        const auto app = app_with(make::fullest(), url);
        CHECK(app.url() == url);
        CHECK(!app.has<FocusOn>());
        CHECK(app.state.draft.exists);
        CHECK(app.state.answers.users == make::fullest().users);
        CHECK(app.state.declaration.name == "Maria Okonkwo-Smith");
        CHECK(!app.state.declaration.agreed);
    }
}

TEST_CASE("a clock that was set back is noticed by what was made on a later day, in drafts, packages and receipts") {
    struct Row {
        std::string changed, frozen, received_at;
        bool clock_back;
    };
    for (const auto& row : {Row{"2026-11-23T02:20:00Z", "", "", false}, Row{"2026-11-24T02:19:00Z", "", "", false}, Row{"2026-11-24T02:21:00Z", "", "", true},
                            Row{"2027-11-23T02:20:00Z", "", "", true}, Row{"", "2027-01-01T00:00:00Z", "", true}, Row{"", "", "2027-01-01T00:00:00Z", true},
                            Row{"", "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", false}, Row{"soon", "", "", false}}) {
        CAPTURE(row.changed + row.frozen + row.received_at);
        App app;
        app.now = "2026-11-23T02:20:00Z";
        app.happen(Booted{.drafts = {{"d1", "Riverbend Oncology", "registration", row.changed, 0}},
                          .outbox = {{.id = "p1", .frozen = row.frozen, .received_at = row.received_at}}, .seal_key = desk_key, .fresh = "f00d", .url = "#/"});
        CHECK(app.state.clock.is_back == row.clock_back);
    }
}

TEST_CASE("an address of a page that is not asked leads to the answer that decides about it") {
    struct Row {
        std::string url, leads_to;
    };
    for (const auto& row : {Row{"#/register/offices", "#/register/practice"},
                            {"#/register/offices/o1", "#/register/practice"},
                            {"#/register/administrator", "#/register/physician"},
                            {"#/register/interest", "#/"},
                            {"#/register/done", "#/"},
                            {"#/nowhere", "#/not-found"}}) {
        CAPTURE(row.url);
        auto s = make::smallest();
        s.offices = make::fullest().offices;
        const auto app = app_with(s, row.url);
        CHECK(app.url() == row.leads_to);
        REQUIRE(app.has<Go>() == (row.leads_to != "#/not-found"));
        if (app.has<Go>()) CHECK(app.effect<Go>()->replace);
    }
}

TEST_CASE("a draft that cannot be read is said to be broken and is not written over before the person types") {
    for (const std::string draft : {"{", "[]", "{\"format\":\"qopi-draft\",\"version\":9,\"content\":{}}"}) {
        App app;
        app.boot(draft);
        CHECK(app.state.draft.unreadable);
        CHECK(!app.state.draft.exists);
        app.happen(SaveDue{});
        CHECK(!app.has<Save>());
        // What is typed then is another draft.
        app.type("/content/practice/city", "Dayton").happen(SaveDue{});
        REQUIRE(app.has<Save>());
        CHECK(app.effect<Save>()->entry.id != "d1");
    }
}

TEST_CASE("a package that waits is sent again as soon as the page opens, byte for byte") {
    const auto left = left_behind();
    App app;
    app.boot(left.draft, {left.item}, "#/register/done");
    CHECK(app.url() == "#/register/done");
    REQUIRE(app.has<Send>());
    CHECK(app.effect<Send>()->id == left.item.id);
    CHECK(app.state.frozen.parcel.bytes == left.item.bytes);
    CHECK(app.state.declaration.agreed);
    app.happen(Received{left.item.id, digest_of_bytes(left.item.bytes), "K7M-2RX-94", "2026-11-23T02:21:00Z"});
    CHECK(app.state.receipt.reference == "K7M-2RX-94");
}

// People saw: the receipt came as they closed the page, and afterwards they were asked to submit once more.
TEST_CASE("a receipt that came while the page was closing is asked for again") {
    const auto left = left_behind("received");
    App app;
    app.boot(left.draft, {left.item});
    REQUIRE(app.has<AskReceipt>());
    CHECK(app.effect<AskReceipt>()->id == left.item.id);
    app.happen(Received{left.item.id, digest_of_bytes(left.item.bytes), "K7M-2RX-94", "2026-11-23T02:21:00Z"});
    CHECK(app.state.receipt.reference == "K7M-2RX-94");

    // One that was emailed and then replaced may have arrived, one that only waited here has not.
    for (const auto* given_out : {"", "2026-11-23T02:20:00Z"}) {
        auto replaced = left.item;
        replaced.state = ParcelState::replaced, replaced.given_out = given_out;
        App later;
        later.boot(left.draft, {replaced});
        CHECK(later.has<AskReceipt>() != replaced.given_out.empty());
    }
    auto kept = left.item;
    kept.reference = "K7M-2RX-94";
    App other;
    other.boot(left.draft, {kept});
    CHECK(!other.has<AskReceipt>());
    CHECK(other.state.receipt.reference == "K7M-2RX-94");
}

TEST_CASE("after the receipt a reload shows the confirmation and sends nothing") {
    const auto left = left_behind("received", [](App& app) { app.happen(receipt(app)); });
    App app;
    app.boot(left.draft, {left.item}, "#/register/done");
    CHECK(app.url() == "#/register/done");
    CHECK(app.state.receipt.reference == "K7M-2RX-94");
    CHECK(app.stands() == ParcelState::received);
    CHECK(!app.has<Send>());
    app.press("save-parcel:" + left.item.id);
    CHECK(app.effect<Download>()->bytes == left.item.bytes);
}

TEST_CASE("an edit after freezing is not taken for declared after a reload, while the frozen package goes on") {
    const auto left = left_behind("waiting", [](App& app) { app.type("/content/practice/city", "Arlington"); });
    App app;
    app.boot(left.draft, {left.item}, "#/register/review");
    CHECK(app.effect<Send>()->id == left.item.id);
    CHECK(!app.state.declaration.agreed);
    CHECK(!is_frozen(app.state));
    CHECK(app.state.answers.practice.city == "Arlington");

    const auto saved = left_behind("kept", [](App& other) { other.type("/content/practice/city", "Arlington"); });
    App other;
    other.boot(saved.draft, {saved.item}, "#/register/review");
    CHECK(!other.has<Send>());
    CHECK(!is_frozen(other.state));
    // The next package replaces it.
    REQUIRE(own_parcel(other.state));
    CHECK(own_parcel(other.state)->id == saved.item.id);
}

TEST_CASE("what was submitted is sent even when its draft is gone, broken or about something else") {
    const auto left = left_behind();
    for (const std::string& draft : {std::string(), std::string("{"), draft_with(make::smallest())}) {
        App app;
        app.boot(
            draft,
            {left.item, {.id = "01a20633-fc80-7012-b456-000000000000", .bytes = "{}", .state = ParcelState::refused},
             {.id = "01a20633-fc80-7012-b456-111111111111", .bytes = "{}", .state = ParcelState::kept}});
        REQUIRE(app.has<Send>());
        CHECK(app.effect<Send>()->id == left.item.id);
        CHECK(std::count_if(app.effects.begin(), app.effects.end(),
                            [](const Effect& effect) { return std::holds_alternative<Send>(effect); }) == 1);
    }
}

TEST_CASE("bytes in the outbox that are no package any more are not taken up") {
    auto left = left_behind();
    left.item.bytes[100] ^= 1;
    App app;
    app.boot(left.draft, {left.item});
    CHECK(app.state.frozen.parcel.bytes.empty());
    CHECK(app.before() == left.item.id);
}

// --- pages ---

TEST_CASE("Continue on a page with problems shows them all and leads to the summary, whose lines lead to the fields") {
    App app;
    app.boot("", {}, "#/register/physician");
    app.press("continue");
    CHECK(app.url() == "#/register/physician");
    CHECK(app.blamed().find("/content/physician/given_name required") != std::string::npos);
    CHECK(app.focus() == "summary");
    app.press("fix:/content/physician/email");
    CHECK(app.focus() == "/content/physician/email");
}

TEST_CASE("No to a statement leads to its explanation, and back to the answers") {
    auto app = app_with(make::smallest(), "#/register/prequalification");
    app.tick("/content/prequalification/pq7_aggregate_data=no").press("continue");
    CHECK(app.state.place.page == Page::not_agreed);
    app.press("go:#/register/prequalification");
    CHECK(app.state.answers.prequalification.aggregate_data == Answer::no);
}

TEST_CASE("a country outside the United States leads to the shorter road") {
    App app;
    app.boot("", {}, "#/register/eligibility").choose("/content/eligibility/country", "CA").press("continue");
    CHECK(app.state.place.page == Page::interest);
}

// --- saving -----------------------------------------------------------------------------------------------------------

TEST_CASE("an edit is saved when it is due, and the page says how that went") {
    App app;
    app.boot();
    CHECK(!app.state.draft.exists);
    app.happen(SaveDue{});
    CHECK(!app.has<Save>());
    app.type("/content/practice/name", "Riverbend");
    CHECK(app.state.draft.exists);
    CHECK(app.state.draft.saving == DraftStatus::Saving::due);
    app.happen(SaveDue{});
    REQUIRE(app.has<Save>());
    CHECK(bool(read_draft(app.saved_text())));
    CHECK(app.state.draft.saving == DraftStatus::Saving::saving);
    app.happen(SaveDue{});
    CHECK(!app.has<Save>());
    app.happen(Saved{app.state.operations});
    CHECK(app.changed);
    CHECK(app.state.draft.saving == DraftStatus::Saving::saved);
    CHECK(app.state.draft.saved_clock == "10:42 a.m.");
    app.type("/content/practice/name", "Riverbend O").happen(SaveDue{}).happen(SaveFailed{app.state.operations});
    CHECK(app.state.draft.not_saved);
    app.happen(SaveDue{});
    CHECK(app.has<Save>());
}

TEST_CASE("saving again within the minute paints nothing; a save that takes long is told of until it ends") {
    App app;
    app.boot();
    const auto type_and = [&](const std::string& text, auto... events) { app.type("/content/practice/name", text).happen(SaveDue{}), (app.happen(events), ...); };
    type_and("R", Saved{1});
    CHECK(app.changed);
    type_and("Ri", Saved{2});
    CHECK(!app.changed);
    type_and("Riv", SaveSlow{3});
    CHECK(app.changed);
    CHECK(app.state.draft.is_slow);
    app.happen(Saved{3});
    CHECK(app.changed);
    CHECK(!app.state.draft.is_slow);
    type_and("Rive", SaveSlow{3});
    CHECK(!app.state.draft.is_slow);
    type_and("River", SaveSlow{5}, SaveFailed{5});
    CHECK(app.state.draft.not_saved);
    CHECK(!app.state.draft.is_slow);
}

TEST_CASE("the start page lists a draft as soon as it is saved") {
    App app;
    app.boot();
    app.type("/content/practice/name", "Riverbend").happen(WentTo{"#/"}).happen(SaveDue{});
    CHECK(app.changed);
    REQUIRE(app.state.drafts.size() == 1);
}

TEST_CASE("what is typed while a save is under way is not called saved") {
    App app;
    app.boot();
    app.type("/content/practice/name", "R").happen(SaveDue{}).type("/content/practice/name", "Ri").happen(Saved{app.state.operations});
    CHECK(app.state.draft.saving == DraftStatus::Saving::due);
    app.happen(SaveDue{});
    CHECK(app.has<Save>());
}

// Seen: "Not saved" was gone with the next letter, while what was typed before was still only on the screen.
TEST_CASE("that the last answers are not saved is said until a save succeeds") {
    App app;
    app.boot();
    app.type("/content/practice/name", "R").happen(SaveDue{}).happen(SaveFailed{app.state.operations});
    CHECK(app.state.draft.not_saved);
    app.type("/content/practice/name", "Ri");
    CHECK(app.state.draft.not_saved);
    app.happen(SaveDue{});
    CHECK(app.state.draft.not_saved);
    app.type("/content/practice/name", "Riv").happen(Saved{app.state.operations});
    CHECK(app.changed);
    CHECK(!app.state.draft.not_saved);
    CHECK(app.state.draft.saving == DraftStatus::Saving::due);
}

TEST_CASE("Erase asks first, then forgets everything on this computer but the Help Desk's key") {
    auto app = app_with(make::fullest(), "#/");
    app.press("ask-erase");
    CHECK(app.state.page.question == Action{Verb::ask_erase});
    CHECK(!app.has<Erase>());
    CHECK(app.focus() == "take-back");
    app.press("take-back");
    CHECK(!app.state.page.question);
    CHECK(app.focus() == "ask-erase");
    app.press("ask-erase").happen(Escaped{});
    CHECK(!app.state.page.question);
    CHECK(app.focus() == "ask-erase");
    app.press("ask-erase").press("erase");
    CHECK(app.has<Erase>());
    CHECK(app.url() == "#/");
    // Seen: "Everything was erased" before it was.
    CHECK(app.effect<Announce>()->text == texts::erasing);
    CHECK(app.state.draft.exists);
    app.press("register");
    CHECK(app.url() == "#/");
    app.happen(Erased{});
    CHECK(app.effect<Announce>()->text == texts::spoken_erased);
    CHECK(app.state.erasing == Erasing::no);
    CHECK(app.state.answers == Submission{});
    CHECK(!app.state.draft.exists);
    CHECK(app.state.desk.seal_key.kid == desk_key.kid);
    app.happen(SaveDue{});
    CHECK(!app.has<Save>());
    app.happen(Erased{false});
    CHECK(app.effect<Announce>()->text == texts::not_erased);
    CHECK(app.state.erasing == Erasing::incomplete);
}

TEST_CASE("what could not be erased stays, is saved and sent on, and the page says so") {
    App app;
    Parcel parcel;
    parcel.id = "p1", parcel.state = ParcelState::waiting;
    app.boot(draft_with(make::fullest()), {parcel}, "#/register/practice");
    app.type("/content/practice/name", "Riverbend").go("#/").press("ask-erase").press("erase").happen(EraseFailed{});
    CHECK(app.state.erasing == Erasing::incomplete);
    CHECK(app.effect<Announce>()->text == texts::not_erased);
    CHECK(app.state.answers.practice.name == "Riverbend");
    CHECK(app.has<SaveSoon>());
    REQUIRE(app.has<Send>());
    CHECK(app.effect<Send>()->id == "p1");
    app.happen(SaveDue{});
    CHECK(app.has<Save>());
}

TEST_CASE("what another tab erased stays on the screen, is neither saved nor changed, and is said; another registration begins as ever") {
    App app;
    app.boot(draft_with(make::fullest()), {}, "#/register/practice");
    app.type("/content/practice/name", "Riverbend").happen(ErasedElsewhere{});
    CHECK(app.effect<Announce>()->text == texts::erased_elsewhere);
    CHECK(app.state.answers.practice.name == "Riverbend");
    app.happen(SaveDue{});
    CHECK(!app.has<Save>());
    app.happen(SaveFailed{});
    CHECK(!app.state.draft.not_saved);
    app.type("/content/practice/name", "Lakeside").press("save-draft");
    CHECK(app.effect<Download>()->bytes.find("Riverbend") != std::string::npos);
    app.press("register");
    CHECK(!app.has<Save>());
    CHECK(!app.state.draft.is_gone());
    app.choose("/content/eligibility/location", "CA");
    CHECK(!app.state.draft.read_only);
}

// --- going from page to page ------------------------------------------------------------------------------------------

TEST_CASE("each new page has its address, begins at its top and puts the focus on its heading") {
    auto app = app_with(make::fullest(), "#/register/practice");
    app.press("back");
    CHECK(app.effect<Go>()->url == "#/register/administrator");
    CHECK(!app.effect<Go>()->replace);
    CHECK(app.has<ScrollToTop>());
    CHECK(app.focus() == "h1");
    app.press("go:#/register/users");
    CHECK(app.url() == "#/register/users");
    app.go("#/register/physician");
    CHECK(app.url() == "#/register/physician");
    CHECK(!app.has<Go>());
    CHECK(!app.has<ScrollToTop>());
    CHECK(app.focus() == "h1");
}

TEST_CASE("Continue and Enter lead through the whole registration when every page is complete") {
    auto app = app_with(make::fullest(), "#/register/eligibility");
    app.type("/content/practice/ein", "91-1144442")
        .type("/content/offices/0/ein", "04-2103594")
        .type("/content/physician/challenge_response", "A blue heron");
    app.happen(MemberAnswered{"104233", "Okonkwo-Smith", "active"});
    std::string way;
    for (int i = 0; i < 8; ++i) {
        way += app.url().substr(11) + " ";
        if (i % 2 == 0)
            app.press("continue");
        else
            app.enter("/content/" + app.url().substr(11) + "/none");
    }
    CHECK(way == "eligibility prequalification physician administrator practice offices users review ");
}

TEST_CASE("a link of the review opens the field; Save, Cancel, and Back lead to the same place on the review") {
    auto app = app_with(make::fullest(), "#/register/review");
    app.press("change:/content/practice/zip");
    CHECK(app.url() == "#/register/practice");
    CHECK(app.focus() == "/content/practice/zip");
    app.type("/content/practice/ein", "91-1144442").press("continue");
    CHECK(app.url() == "#/register/review");
    CHECK(app.focus() == "change:/content/practice/zip");
    for (const std::string leave : {"continue", "cancel", "back"}) {
        CAPTURE(leave);
        app.press("change:/content/users/1/email");
        CHECK(app.url() == "#/register/users/u2");
        CHECK(app.focus() == "/content/users/1/email");
        app.press(leave);
        CHECK(app.url() == "#/register/review");
        CHECK(app.focus() == "change:/content/users/1/email");
    }
    // Over a link to elsewhere Continue leads back, too; what is added to a list comes back over the list.
    app.press("change:/content/users/1/email").go("#/register/users");
    app.press("add:users").press("cancel");
    CHECK(app.url() == "#/register/users");
    app.press("continue");
    CHECK(app.url() == "#/register/review");
    // After that the way is the usual one again.
    app.happen(MemberAnswered{"104233", "Okonkwo-Smith", "active"});
    app.go("#/register/physician").type("/content/physician/challenge_response", "A blue heron").press("continue");
    CHECK(app.url() == "#/register/administrator");
}

TEST_CASE("an action about something that is not there changes no answer and sends nothing") {
    auto app = app_with(make::fullest(), "#/register/practice");
    const auto before = app.state.answers;
    for (int i = 0; i < static_cast<int>(Verb::count); ++i) {
        const auto verb = static_cast<Verb>(i);
        // These are about nothing else, and do what they say.
        if (verb == Verb::begin_registration || verb == Verb::erase) continue;
        for (const std::string about : {"", "o9", "/nowhere", "/content/practice/nothing:ok", "javascript:alert(1)"}) {
            CAPTURE(key_of({verb, about}));
            auto other = app;
            other.happen(Pressed{{verb, about}});
            const bool is_unchanged = other.state.answers == before;
            CHECK(is_unchanged);
            CHECK(!other.has<Erase>());
            CHECK(!other.has<Send>());
            CHECK(!other.has<Download>() == (verb != Verb::save_list && (verb != Verb::save_draft || !about.empty())));
        }
    }
}

}  // namespace
}  // namespace qopi
