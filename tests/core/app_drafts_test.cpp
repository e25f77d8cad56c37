// Many drafts on one computer: one is open, one tab writes it, and none is lost when another is opened.
#include <doctest/doctest.h>

#include "app/drafts.hpp"
#include "app/standing.hpp"
#include "app_driver.hpp"

namespace qopi {
namespace {

std::vector<std::string> ids_of(const State& state) {
    std::vector<std::string> ids;
    for (const auto& draft : state.drafts) ids.push_back(draft.id);
    return ids;
}
using Ids = std::vector<std::string>;

TEST_CASE("the list tells each draft's name, kind, age and what is missing, the newest first") {
    App app;
    app.boot();
    app.press("register").choose("/content/eligibility/country", "US").fill("/content/practice/name", "Riverbend Oncology").happen(SaveDue{});
    REQUIRE(app.has<Save>());
    const auto entry = app.effect<Save>()->entry;
    CHECK(entry.name == "Riverbend Oncology");
    CHECK(entry.kind == "registration");
    CHECK(entry.changed == make::moment);
    CHECK(entry.errors > 10);
    CHECK(app.state.drafts == std::vector<DraftEntry>{entry});
    app.happen(Saved{app.state.operations}).press("register");
    CHECK(app.state.answers == Submission{});
    app.choose("/content/eligibility/country", "CA").fill("/content/interest/organization", "Lakeside Clinic").happen(SaveDue{});
    const auto second = app.effect<Save>()->entry;
    CHECK(second.name == "Lakeside Clinic");
    CHECK(second.kind == "interest");
    CHECK(second.id != entry.id);
    CHECK(ids_of(app.state) == Ids{second.id, entry.id});
    auto complete = ready(make::fullest());
    CHECK(entry_of(complete.state).errors == 0);
}

// People saw: a draft that opened two pages before the one on which they had left it.
TEST_CASE("a page that was only looked at is the one on which the draft is continued") {
    auto app = app_with(make::fullest(), "#/register/users");
    app.happen(SaveDue{}).happen(Saved{app.state.operations});
    app.go("#/register/practice");
    CHECK(app.has<SaveSoon>());
    app.happen(SaveDue{});
    REQUIRE(app.has<Save>());
    CHECK(read_draft(app.saved_text()).value().page == "#/register/practice");
    app.happen(Saved{app.state.operations});
    // The same page again, and one that asks nothing, are no news.
    CHECK_FALSE(app.go("#/register/practice").has<SaveSoon>());
    CHECK_FALSE(app.go("#/packages").has<SaveSoon>());
    // Where nothing was answered yet there is no draft, and a tab that only reads writes none.
    App fresh;
    fresh.boot();
    CHECK_FALSE(fresh.press("register").has<SaveSoon>());
    CHECK_FALSE(fresh.has<Save>());
    app.state.draft.read_only = true;
    CHECK_FALSE(app.go("#/register/users").has<SaveSoon>());
}

TEST_CASE("opening another draft first writes what is unwritten, and leads to the page on which it was left") {
    App app;
    app.boot("", {}, "#/register/practice");
    app.type("/content/practice/city", "Dayton");
    app.press("open-draft:other");
    REQUIRE(app.has<Save>());
    REQUIRE(app.has<OpenDraft>());
    CHECK(app.effects.size() == 2);
    CHECK(std::holds_alternative<Save>(app.effects[0]));
    CHECK(app.effect<OpenDraft>()->id == "other");
    auto left = app_with(make::fullest(), "#/register/users");
    left.press("add:users").happen(SaveDue{});
    app.happen(DraftOpened{"other", left.saved_text(), false});
    CHECK(app.url() == left.url());
    CHECK(app.state.draft.id == "other");
    CHECK(app.state.answers.practice.city == make::fullest().practice.city);
    CHECK(app.effect<Go>()->url == left.url());
    // Cancel takes the new user away as it would have before.
    app.press("cancel");
    CHECK(app.state.answers.users.size() == make::fullest().users.size());
}

TEST_CASE("a draft is continued on the last page that asked something, even when it was saved from the start page") {
    auto app = app_with(make::fullest(), "#/register/practice");
    app.type("/content/practice/zip", "22 314").go("#/").leave("/content/practice/zip").happen(SaveDue{});
    REQUIRE(app.has<Save>());
    App other;
    other.boot();
    other.happen(DraftOpened{"d2", app.saved_text(), false});
    CHECK(other.url() == "#/register/practice");
}

TEST_CASE("a draft that cannot be read is said so and left alone; what is typed then is another one") {
    App app;
    app.boot();
    for (const std::string text : {"unreadable", "", "{\"format\":\"qopi-draft\",\"version\":7,\"content\":{}}"}) {
        app.happen(DraftOpened{"d9", text, false});
        CHECK(app.state.draft.unreadable);
        CHECK(app.state.draft.id != "d9");
        CHECK(app.focus() == "broken draft");
        app.type("/content/practice/city", "Dayton").happen(SaveDue{});
        CHECK(app.effect<Save>()->entry.id != "d9");
    }
}

TEST_CASE("removing a draft asks first; the packages made of it stay") {
    auto app = ready(make::fullest());
    queue(make_package(app));
    app.state.drafts = {{"d1", "N", "registration", "t", 0}, {"d2", "M", "registration", "t", 0}};
    app.go("#/").press("ask-draft:d1");
    CHECK(app.state.page.question == Action{Verb::ask_remove_draft, "d1"});
    CHECK(app.focus() == "take-back");
    app.press("take-back");
    CHECK(!app.state.page.question);
    CHECK(app.focus() == "ask-draft:d1");
    app.press("ask-draft:d1").press("remove-draft:d1");
    CHECK(app.effect<DropDraft>()->id == "d1");
    CHECK(ids_of(app.state) == Ids{"d2"});
    CHECK(app.state.outbox.size() == 1);
    CHECK(app.state.answers == Submission{});
    CHECK(app.state.draft.id != "d1");
    app.press("remove-draft:d2");
    CHECK(app.effect<DropDraft>()->id == "d2");
    CHECK(app.state.drafts.empty());
}

TEST_CASE("a draft file holds the open draft without the barred values, and opens on another computer beside what is there") {
    auto app = ready(make::fullest());
    app.press("save-draft");
    REQUIRE(app.has<Download>());
    const auto file = *app.effect<Download>();
    CHECK(file.name == "qopi-draft-riverbend-oncology-2026-11-23.json");
    CHECK(file.bytes.find("91-1144442") == std::string::npos);
    app.press("save-draft:d7");
    CHECK(app.effect<ExportDraft>()->id == "d7");

    App other;
    other.boot("", {}, "#/register/practice");
    other.type("/content/practice/city", "Dayton");
    const auto before = other.state.draft.id;
    other.happen(FileOpened{file.bytes, ""});
    // The one that was open is written first.
    REQUIRE(other.has<Save>());
    CHECK(other.effect<Save>()->entry.id == before);
    CHECK(other.state.draft.id != before);
    CHECK(other.state.answers.practice.city == make::fullest().practice.city);
    CHECK(other.state.answers.practice.ein.given);
    CHECK(other.state.answers.practice.ein.text.empty());
    CHECK(other.has<SaveSoon>());
}

TEST_CASE("a file of the draft that is open opens that one, and adds none to the list; with another answer it is another draft") {
    auto app = ready(make::fullest());
    app.press("save-draft");
    const auto file = *app.effect<Download>();
    app.go("#/").happen(FileOpened{file.bytes, ""});
    CHECK(app.state.draft.id == "d1");
    CHECK(app.url() == "#/register/review");
    CHECK(app.state.answers.practice.ein.text == make::fullest().practice.ein.text);
    app.go("#/register/practice").type("/content/practice/city", "Dayton").happen(FileOpened{file.bytes, ""});
    CHECK(app.state.draft.id != "d1");
    CHECK(app.state.answers.practice.city == make::fullest().practice.city);
}

// Seen: a file that was saved while its package waited became one more card each time it was opened after the receipt.
TEST_CASE("a file of the draft from before its receipt opens the draft that is here; one of another package does not") {
    auto received = read_draft(write_draft(Draft{{}, make::fullest()})).value();
    received.made = {{"01234567-89ab-7cde-8f01-23456789abcd", ""}}, received.reference = "K7M-2RX-94", received.received = received.made[0];
    auto before = received;
    before.reference.clear(), before.received = {};
    auto other = before;
    other.made[0].id.back() = '0';
    for (const auto& [file, is_known] : {std::pair{before, true}, std::pair{received, true}, std::pair{other, false}}) {
        App tab;
        tab.happen(Booted{.drafts = {DraftEntry{.id = "d7", .name = make::fullest().practice.name}}, .seal_key = desk_key, .fresh = "f00d", .url = "#/"});
        tab.happen(FileOpened{write_draft(file), ""}).happen(DraftsRead{{{"d7", write_draft(received)}}});
        CHECK(tab.has<OpenDraft>() == is_known);
    }
}

// Seen: a file of a draft that another tab had open became a second registration, and both were received.
TEST_CASE("a file of another draft that is kept here opens that one; one that differs from it, or that nobody can read, becomes another draft") {
    auto app = ready(make::fullest());
    app.press("save-draft");
    const auto file = app.effect<Download>()->bytes;
    auto changed = read_draft(file).value();
    changed.content.practice.city = "Dayton";
    const auto name = make::fullest().practice.name;
    for (const auto& [text, is_known] : {std::pair{file, true}, std::pair{write_draft(changed), false}, std::pair{std::string(), false}}) {
        App tab;
        tab.happen(Booted{.drafts = {DraftEntry{.id = "d8", .name = "Another practice"}, DraftEntry{.id = "d7", .name = name}}, .seal_key = desk_key, .fresh = "f00d", .url = "#/"});
        tab.happen(FileOpened{file, ""});
        REQUIRE(tab.has<ReadDrafts>());
        CHECK(tab.effect<ReadDrafts>()->ids == std::vector<std::string>{"d7"});
        tab.happen(DraftsRead{{{"d7", text}}});
        CHECK(tab.has<OpenDraft>() == is_known);
        CHECK(tab.has<SaveSoon>() != is_known);
        // It is asked once.
        tab.happen(DraftsRead{{{"d7", text}}});
        CHECK_FALSE(tab.has<OpenDraft>());
    }
}

TEST_CASE("what another tab erased comes back from a file, or is begun again, as a draft that is kept") {
    auto app = ready(make::fullest());
    app.press("save-draft");
    const auto file = *app.effect<Download>();
    app.happen(ErasedElsewhere{}).happen(FileOpened{file.bytes, ""});
    CHECK(!app.state.draft.read_only);
    CHECK(app.has<SaveSoon>());

    App request;
    request.boot({}, {}, "#/request");
    request.press("request:add-users").type("/content/requester/practice_name", "Riverbend").happen(ErasedElsewhere{});
    request.press("back").press("request:add-users");
    CHECK(!request.state.draft.read_only);
    CHECK(request.state.answers.requester.practice_name.empty());
}

TEST_CASE("a package opens as a draft, too: its answers, without what was sealed") {
    auto app = ready(make::fullest());
    make_package(app);
    App other;
    other.boot();
    other.happen(FileOpened{app.state.frozen.parcel.bytes, ""});
    CHECK(!other.state.file_fault);
    CHECK(other.state.answers.practice.name == make::fullest().practice.name);
    CHECK(other.state.answers.practice.ein.text.empty());
    CHECK(own_parcel(other.state) == nullptr);
}

TEST_CASE("a file that is neither is refused with its reason, and changes nothing") {
    struct Row {
        FileOpened file;
        Code code;
    };
    for (const auto& row : {Row{{"{", ""}, Code::package_syntax}, Row{{"[]", ""}, Code::package_format}, Row{{"", "too-large"}, Code::package_too_large},
                            Row{{"", "unreadable"}, Code::package_not_utf8},
                            Row{{R"({"format":"qopi-draft","version":99,"content":{}})", ""}, Code::package_version},
                            Row{{R"({"format":"qopi-submission"})", ""}, Code::package_format}}) {
        CAPTURE(row.file.text);
        auto app = app_with(make::fullest(), "#/");
        app.happen(row.file);
        CHECK(app.state.file_fault == row.code);
        CHECK(app.focus() == "file fault");
        CHECK(app.state.answers.practice.city == make::fullest().practice.city);
        CHECK(app.state.draft.id == "d1");
        // Who then chooses nothing is not blamed any more.
        app.happen(FileOpened{"", ""});
        CHECK(!app.state.file_fault);
    }
}

// --- two tabs -----------------------------------------------------------------------------------------------------

TEST_CASE("a draft that another tab writes can be read and not changed, sent or saved here") {
    App app;
    app.happen(Booted{.draft_id = "d1", .draft = draft_with(make::fullest()), .elsewhere = true, .seal_key = desk_key, .fresh = "f", .url = "#/register/users"});
    REQUIRE(app.state.draft.read_only);
    const auto before = app.state.answers;
    app.type("/content/practice/name", "X").choose("/content/practice/state", "NY").tick("/content/physician/abstracts").leave("/content/practice/zip");
    for (const auto key : {"add:users", "add:offices", "ask-remove:u1", "remove:u1", "cancel", "use:/content/practice/name", "leave-out:/content/practice/ein"}) {
        app.press(key);
        CHECK(app.effects.empty());
    }
    CHECK(app.state.answers == before);
    app.go("#/register/review").press("submit");
    CHECK(!app.has<Prepare>());
    app.happen(SaveDue{});
    CHECK(!app.has<Save>());
    // Going about and reading is no change.
    app.press("go:#/register/physician").press("back");
    CHECK(app.url() == "#/register/prequalification");
}

TEST_CASE("a tab that takes a draft over reads what the other one wrote last; the other one writes no more") {
    App app;
    app.happen(Booted{.draft_id = "d1", .draft = draft_with(make::fullest()), .elsewhere = true, .seal_key = desk_key, .fresh = "f", .url = "#/register/practice"});
    app.press("take-over");
    REQUIRE(app.has<TakeOver>());
    CHECK(app.effect<TakeOver>()->id == "d1");
    auto newer = make::fullest();
    newer.practice.city = "Springfield";
    app.happen(DraftOpened{"d1", draft_with(newer), false});
    CHECK(!app.state.draft.read_only);
    // One stays on the page that one read; its button is gone.
    CHECK(app.url() == "#/register/practice");
    CHECK(app.focus() == "h1");
    CHECK(app.state.answers.practice.city == "Springfield");

    auto first = app_with(make::fullest(), "#/register/practice");
    first.type("/content/practice/city", "Dayton").happen(DraftTaken{first.state.draft.id});
    CHECK(first.state.draft.read_only);
    CHECK(first.effect<Announce>()->text == texts::read_only);
    first.happen(SaveDue{});
    CHECK(!first.has<Save>());
}

// People saw: a tab that reads went on showing the answers as they were when it was opened, on its review, too.
TEST_CASE("a tab that reads a draft shows what the other one wrote since, where one is; and may change it once the other is gone") {
    const auto read = [](const std::string& url, const Submission& content = make::fullest()) {
        App app;
        app.happen(Booted{.draft_id = "d1", .draft = draft_with(content), .elsewhere = true, .seal_key = desk_key, .fresh = "f", .url = url});
        return app;
    };
    auto newer = make::fullest();
    newer.practice.city = "Springfield";
    for (const std::string url : {"#/register/practice", "#/register/review", "#/register/users/u1", "#/packages"}) {
        CAPTURE(url);
        auto app = read(url);
        app.happen(DraftAgain{"d1", draft_with(newer), true});
        CHECK(app.state.answers.practice.city == "Springfield");
        CHECK(app.state.draft.read_only);
        CHECK(url_of(app.state.place) == url);
        // Nobody is led away, or told of each letter.
        CHECK_FALSE(app.has<Go>());
        CHECK_FALSE(app.has<FocusOn>());
        CHECK_FALSE(app.has<Announce>());
        app.happen(SaveDue{});
        CHECK_FALSE(app.has<Save>());
        app.happen(DraftAgain{"d1", draft_with(newer), false});
        CHECK_FALSE(app.state.draft.read_only);
        CHECK(app.effect<Announce>()->text == texts::spoken_yours);
        app.fill("/content/practice/city", "Dayton").happen(SaveDue{});
        CHECK(app.has<Save>());
    }

    // Who is at an item that is gone comes to its list.
    auto app = read("#/register/users/u1");
    std::erase_if(newer.users, [](const User& user) { return user.id == "u1"; });
    app.happen(DraftAgain{"d1", draft_with(newer), true});
    CHECK(app.url() == "#/register/users");
    CHECK(app.focus() == "h1");

    // What is not its draft, cannot be read, or was erased meanwhile changes nothing; nor does it where this tab writes.
    const auto is_unchanged = [&](App& one, const DraftAgain& event) {
        const auto before = one.state.answers;
        one.happen(event);
        return one.state.answers == before && one.effects.empty();
    };
    auto other = read("#/register/practice");
    const auto before = other.state.answers;
    other.happen(DraftAgain{"d2", draft_with(newer), false});
    CHECK(bool(other.state.answers == before));
    // It is not open here: nobody else shall wait for this tab.
    REQUIRE(other.has<LetGo>());
    CHECK(other.effect<LetGo>()->id == "d2");
    other.happen(DraftTaken{"d2"});
    CHECK_FALSE(other.has<Announce>());
    CHECK(is_unchanged(other, {"d1", "{", true}));
    other.happen(ErasedElsewhere{});
    CHECK(is_unchanged(other, {"d1", draft_with(newer), true}));
    auto own = app_with(make::fullest(), "#/register/practice");
    CHECK(is_unchanged(own, {"d1", draft_with(newer), true}));
}

// People saw: a draft was removed in another tab, and this one went on saying that it is saved; a letter brought it back, a reload lost it.
TEST_CASE("what another tab removed stays on the screen, is neither saved nor changed, and is said") {
    App app;
    app.boot(draft_with(make::fullest()), {}, "#/register/practice");
    app.fill("/content/practice/city", "Springfield").happen(SaveDue{});
    const auto id = app.state.draft.id;
    app.happen(Saved{app.state.draft.save});
    app.happen(DraftsListed{{{.id = "other", .name = "Lakeside", .changed = "2026-11-23T02:20:00Z"}}, id});
    CHECK(app.effect<Announce>()->text == texts::removed_elsewhere);
    CHECK(app.state.answers.practice.city == "Springfield");
    CHECK(app.state.drafts.size() == 1);
    app.type("/content/practice/city", "Dayton").happen(SaveDue{});
    CHECK(!app.has<Save>());
    CHECK(app.state.answers.practice.city == "Springfield");
    app.press("save-draft");
    CHECK(app.effect<Download>()->bytes.find("Springfield") != std::string::npos);
    // Once is enough.
    app.happen(DraftsListed{{}, id});
    CHECK(!app.has<Announce>());
    app.go("#/").press("register").choose("/content/eligibility/location", "US");
    CHECK(!app.state.draft.is_gone());
    CHECK(!app.state.draft.read_only);
}

TEST_CASE("the list of drafts follows what other tabs save and remove; of its own draft a tab knows more") {
    App app;
    app.boot(draft_with(make::fullest()), {}, "#/register/practice");
    app.fill("/content/practice/name", "Riverbend West").happen(SaveDue{});
    const auto own = app.state.drafts.front();
    auto kept = own;
    kept.name = "Riverbend", kept.changed = "2026-11-20T02:20:00Z";
    const DraftEntry other{.id = "other", .name = "Lakeside", .changed = "2026-11-21T02:20:00Z"};
    app.happen(DraftsListed{{other, kept}, ""});
    CHECK(app.state.drafts == std::vector{own, other});
    // A draft whose first save is under way is in no list yet.
    app.happen(DraftsListed{{}, ""});
    CHECK(app.state.drafts == std::vector{own});
    CHECK(!app.state.draft.is_gone());
    // One that this tab only reads is as the other one says.
    App reader;
    reader.boot(draft_with(make::fullest()), {}, "#/", desk_key);
    reader.state.draft.read_only = true;
    auto named = kept;
    named.id = reader.state.draft.id, named.name = "Riverbend East";
    reader.happen(DraftsListed{{named}, ""});
    CHECK(reader.state.drafts == std::vector{named});
}

TEST_CASE("a review that can only be read does not say that answers can be changed there") {
    auto app = app_with(make::fullest(), "#/register/review");
    CHECK(review_text(app.state) == texts::review_lead);
    app.happen(DraftTaken{app.state.draft.id});
    CHECK(review_text(app.state) == texts::review_lead_read);
}

}  // namespace
}  // namespace qopi
