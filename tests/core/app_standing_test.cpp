// Where a submission stands: what is said of it is the same on each page, and "received" is said of the answers that the Help Desk has.
#include <doctest/doctest.h>

#include "app/filled.hpp"
#include "app/paste.hpp"
#include "app/standing.hpp"
#include "app_driver.hpp"

namespace qopi {
namespace {

const std::string street = "/content/practice/line1";

App handed_in(const Submission& content = make::fullest()) {
    auto app = ready(content);
    queue(make_package(app));
    return app;
}
App accepted(const Submission& content = make::fullest()) {
    auto app = handed_in(content);
    app.happen(receipt(app));
    return app;
}
/// Types the secrets of the fullest registration again, and makes the declaration.
void ready_again(App& app) {
    auto content = make::fullest();
    make::each_field(content, [&]<class R>(const std::string& pointer, R& record, const Field<R>& field) {
        if (const auto* slot = std::get_if<Secret R::*>(&field.slot); slot && !(record.*(*slot)).text.empty()) app.type(pointer, (record.*(*slot)).text);
    });
    app.tick("/declaration/agreed");
}
/// The draft as the start page lists it once it was saved.
DraftEntry saved(App& app) {
    app.happen(SaveDue{});
    REQUIRE(app.has<Save>());
    return app.effect<Save>()->entry;
}

struct Said {
    std::string_view title, card;
    std::string review;
};
Said said(App& app, std::string& card) {
    const auto standing = standing_of(app.state);
    auto entry = app.state.drafts.empty() ? DraftEntry{} : app.state.drafts.front();
    card = card_text(app.state, entry);
    return {confirmation_title(standing, kind_of(app.state.answers)), card, review_text(app.state)};
}

}  // namespace

TEST_CASE("title, card, review and steps follow one state of the submission") {
    struct Row {
        std::string_view what;
        Standing standing;
        Said said;
        void (*happens)(App&);
    };
    const Row rows[] = {
        {"begun", Standing::begun, {"Not sent yet", "1 answer to enter or fix", std::string(texts::review_lead)}, [](App& app) { app.fill(street, ""); }},
        {"complete", Standing::complete, {"Not sent yet", "No problems found, not submitted yet", std::string(texts::review_lead)}, [](App&) {}},
        {"being made", Standing::being_made, {"Sending to the Help Desk", texts::draft_being_made, std::string(texts::review_lead)}, [](App& app) { app.press("submit"); }},
        {"not made", Standing::not_made, {"Not sent yet", texts::draft_not_made, std::string(texts::review_lead)},
         [](App& app) {
             app.press("submit").happen(Prepared{app.state.operations, std::string(make::twenty_digits), std::string(make::secret), std::string(make::verifier)});
             app.happen(SealFailed{app.state.operations});
         }},
        {"saved as a file", Standing::kept, {"Not sent yet", "Saved here, not received", filled(texts::review_lead_kept, {"November 23, 2026"})},
         [](App& app) { queue(make_package(app, "save-package")); }},
        {"made for an email that was not saved", Standing::kept, {"Not sent yet", "Saved here, not received", std::string(texts::review_lead)},
         [](App& app) { queue(make_package(app, "mail")); }},
        {"its email saved", Standing::kept, {"Not sent yet", "Saved here, not received", filled(texts::review_lead_kept, {"November 23, 2026"})},
         [](App& app) { queue(make_package(app, "mail")).press("save-mail:" + app.state.frozen.parcel.id); }},
        {"saved as a file, then changed", Standing::complete, {"Not sent yet", "Saved here, not received, without your latest changes", filled(texts::review_lead_kept_changed, {"November 23, 2026"})},
         [](App& app) { queue(make_package(app, "save-package")).fill(street, "14 Invented Way"); }},
        {"on its way, then changed", Standing::sending, {"Sending to the Help Desk", "Being sent, without your latest changes", std::string(texts::review_lead_outdated)},
         [](App& app) { queue(make_package(app)).fill(street, "14 Invented Way"); }},
        {"being sent", Standing::sending, {"Sending to the Help Desk", "Being sent", std::string(texts::review_lead_sending)}, [](App& app) { queue(make_package(app)); }},
        {"waiting", Standing::waiting, {"Not sent yet", "Waiting to be sent", std::string(texts::review_lead_waiting)},
         [](App& app) { queue(make_package(app)).happen(Unsent{app.state.frozen.parcel.id, "network"}); }},
        {"waiting, then changed", Standing::waiting, {"Not sent yet", "Waiting to be sent, without your latest changes", std::string(texts::review_lead_outdated)},
         [](App& app) { queue(make_package(app)).happen(Unsent{app.state.frozen.parcel.id, "network"}).fill(street, "14 Invented Way"); }},
        {"complete but for pasted rows", Standing::complete, {"Not sent yet", "No problems found, not submitted yet; spreadsheet rows not added yet", std::string(texts::review_lead)},
         [](App& app) { app.go("#/register/rows").type(rows_key(Section::users), "Jun\tMori\tnowhere\n").press("take-rows"); }},
        {"begun, with pasted rows", Standing::begun, {"Not sent yet", "1 answer to enter or fix; spreadsheet rows not added yet", std::string(texts::review_lead)},
         [](App& app) { app.fill(street, "").go("#/register/rows").type(rows_key(Section::users), "Jun\tMori\tnowhere\n").press("take-rows"); }},
        {"received", Standing::received, {"Registration received", "Received by the Help Desk, reference K7M-2RX-94", filled(texts::review_lead_received, {"K7M-2RX-94"}) + " " + std::string(texts::review_lead_again)},
         [](App& app) { queue(make_package(app)).happen(receipt(app)); }},
        {"received, then changed", Standing::changed, {"Changes not submitted", "Changes not submitted, reference K7M-2RX-94", std::string(texts::review_lead_changed)},
         [](App& app) { queue(make_package(app)).happen(receipt(app)).fill(street, "14 Invented Way"); }},
        {"changed on the way, then received", Standing::changed, {"Changes not submitted", "Changes not submitted, reference K7M-2RX-94", std::string(texts::review_lead_changed)},
         [](App& app) { queue(make_package(app)).fill(street, "14 Invented Way").happen(receipt(app)); }},
        {"refused", Standing::refused, {"Not sent yet", "Sent back", ""},
         [](App& app) { queue(make_package(app)).happen(Refused{app.state.frozen.parcel.id, 422, "", {}}); }},
        {"the changes submitted", Standing::sending, {"Sending to the Help Desk", "Being sent", std::string(texts::review_lead_sending)},
         [](App& app) {
             queue(make_package(app)).happen(receipt(app)).fill(street, "14 Invented Way").tick("/declaration/agreed");
             queue(make_package(app, "submit", "98765432109876543210"));
         }},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        auto app = ready(make::fullest());
        row.happens(app);
        CHECK(standing_of(app.state) == row.standing);
        // What is saved is what the start page lists.
        app.state.draft.saving = DraftStatus::Saving::due;
        saved(app);
        std::string card;
        const auto now = said(app, card);
        CHECK(now.title == row.said.title);
        CHECK(now.card == row.said.card);
        CHECK(now.review == row.said.review);
        app.go("#/register/review");
        const bool is_step_done = app.state.page.steps.back().progress == StepStatus::Progress::done;
        CHECK(is_step_done == (row.standing == Standing::received));
    }
}

TEST_CASE("that the Help Desk refused a package is said until another one is made, also after a reload") {
    auto app = handed_in();
    app.happen(Refused{app.state.frozen.parcel.id, 422, "", {}});
    app.state.draft.saving = DraftStatus::Saving::due;
    saved(app);
    App again;
    again.boot(write_draft(draft_of(app.state)), app.state.outbox, "#/register/review");
    CHECK(review_text(again.state) == filled(texts::review_lead_refused, {"November 23, 2026"}));
    CHECK(card_text(again.state, app.state.drafts.front()) == "Sent back");
    ready_again(again);
    queue(make_package(again, "submit", "98765432109876543210"));
    CHECK(review_text(again.state) == texts::review_lead_sending);
}

TEST_CASE("each page of the form tells of changes that are not with the package that waits, or with the Help Desk") {
    auto app = handed_in();
    CHECK(unsent_changes(app.state).empty());
    app.happen(Unsent{app.state.frozen.parcel.id, "network"}).fill(street, "14 Invented Way");
    CHECK(unsent_changes(app.state) == texts::waiting_changed_notice);
    app.fill(street, "12 Invented Way");
    CHECK(unsent_changes(app.state).empty());
    app.fill(street, "14 Invented Way").happen(receipt(app));
    CHECK(unsent_changes(app.state) == texts::changed_notice);
}

TEST_CASE("a change after the receipt is told by name, also after a reload and on another computer, and changing back is no change") {
    auto app = accepted();
    app.fill(street, "14 Invented Way").fill("/content/users/0/given_name", "Anna");
    CHECK(changed_answers(app.state) == std::vector<std::string>{"Main office: Street address", "Users"});
    const auto draft = write_draft(draft_of(app.state));
    auto outbox = app.state.outbox;

    App again;
    again.boot(draft, outbox, "#/register/done");
    CHECK(standing_of(again.state) == Standing::changed);
    CHECK(changed_answers(again.state) == std::vector<std::string>{"Main office: Street address", "Users"});
    again.fill(street, "12 Invented Way").fill("/content/users/0/given_name", "Ana");
    CHECK(changed_answers(again.state).empty());

    // A draft file brings no package along.
    App elsewhere;
    elsewhere.boot(draft, {}, "#/register/done");
    CHECK(standing_of(elsewhere.state) == Standing::changed);
    elsewhere.fill(street, "12 Invented Way").fill("/content/users/0/given_name", "Ana");
    CHECK(standing_of(elsewhere.state) == Standing::received);

    App unchanged;
    unchanged.boot(write_draft(draft_of(accepted().state)), {}, "#/register/done");
    CHECK(standing_of(unchanged.state) == Standing::received);
}

TEST_CASE("a package that was mailed before an answer changed is received without the change, also after a reload") {
    auto app = ready(make::fullest());
    queue(make_package(app, "mail")).fill(street, "14 Invented Way");
    const auto entry = saved(app);
    App again;
    again.boot(write_draft(draft_of(app.state)), app.state.outbox);
    again.state.drafts = {entry};
    CHECK(card_text(again.state, entry) == counted(3, texts::draft_again));
    again.happen(receipt(app));
    CHECK(standing_of(again.state) == Standing::changed);
    CHECK(changed_answers(again.state) == std::vector<std::string>{"Main office: Street address"});
    CHECK(card_text(again.state, entry) == "Changes not submitted, reference K7M-2RX-94");
    again.press("open-draft:" + entry.id);
    CHECK(again.url() == "#/register/done");
    CHECK(confirmation_title(standing_of(again.state), Kind::registration) == "Changes not submitted");
}

TEST_CASE("a taxpayer ID that changed after the receipt is no draft's, but that it changed is told until it is submitted") {
    auto app = accepted();
    app.fill("/content/practice/ein", "98-7654321");
    CHECK(standing_of(app.state) == Standing::changed);
    for (int reloads = 0; reloads < 2; ++reloads) {
        CAPTURE(reloads);
        App again;
        again.boot(write_draft(draft_of(app.state)), app.state.outbox, "#/register/review");
        CHECK(standing_of(again.state) == Standing::changed);
        CHECK(changed_answers(again.state) == std::vector<std::string>{"Main office: Practice taxpayer ID (EIN)"});
        CHECK(has_errors(all_issues(again.state)));
        app = again;
    }
    ready_again(app);
    queue(make_package(app, "submit", "98765432109876543210")).happen(receipt(app));
    CHECK(standing_of(app.state) == Standing::received);
    App later;
    later.boot(write_draft(draft_of(app.state)), app.state.outbox, "#/register/review");
    CHECK(standing_of(later.state) == Standing::received);
}

TEST_CASE("of what was received nothing need be entered again, until an answer changes") {
    auto app = accepted();
    App later;
    later.boot(write_draft(draft_of(app.state)), app.state.outbox, "#/register/review");
    CHECK_FALSE(has_errors(all_issues(later.state)));
    for (const auto& step : later.state.page.steps) CHECK(step.to_fix == 0);
    later.fill(street, "14 Invented Way");
    CHECK(make::joined(make::found(all_issues(later.state))).find("/content/practice/ein enter-again") != std::string::npos);
}

TEST_CASE("of what is in a package here nothing need be entered again either: the same package is sent") {
    for (const std::string way : {"submit", "save-package", "mail"}) {
        CAPTURE(way);
        auto app = ready(make::fullest());
        queue(make_package(app, way));
        if (way == "submit") app.happen(Unsent{app.state.frozen.parcel.id, "network"});
        const auto id = app.state.frozen.parcel.id;
        const auto draft = write_draft(draft_of(app.state));
        App later;
        later.boot(draft, app.state.outbox, "#/register/review");
        CHECK_FALSE(has_errors(all_issues(later.state)));
        for (const auto& step : later.state.page.steps) CHECK(step.to_fix == 0);
        later.state.draft.saving = DraftStatus::Saving::due;
        CHECK(card_text(later.state, saved(later)) == (way == "submit" ? "Being sent" : "Saved here, not received"));
        // It is declared again, and then it goes as it is.
        later.tick("/declaration/agreed").press("submit");
        CHECK_FALSE(later.has<Prepare>());
        // What is on its way already only shows where it is.
        CHECK(later.has<Enqueue>() == (way != "submit"));
        if (way == "submit") CHECK(later.url() == "#/register/done");
        else CHECK(later.effect<Enqueue>()->parcel.id == id);
        // Under another name it would be another package, for which what was sealed is not here.
        for (const bool is_gone : {false, true}) {
            App other;
            other.boot(draft, app.state.outbox, "#/register/review");
            if (is_gone) other.press("remove-parcel:" + id).go("#/").go("#/register/review");
            else other.fill("/declaration/name", "Ana Lindqvist").go("#/").go("#/register/review");
            other.tick("/declaration/agreed").press("save-package");
            CHECK_FALSE(other.has<Prepare>());
            // What is on its way was declared: that package is the one that is saved.
            const bool is_on_its_way = way == "submit" && !is_gone;
            CHECK(other.has<Download>() == is_on_its_way);
            CHECK((other.blamed().find("enter-again") == std::string::npos) == is_on_its_way);
        }
        later.go("#/register/review").fill(street, "14 Invented Way");
        CHECK(make::joined(make::found(all_issues(later.state))).find("/content/practice/ein enter-again") != std::string::npos);
    }
}

// People saw: an answer of a waiting package changed and changed back, and Submit asked for the declaration of what was waiting.
TEST_CASE("a waiting package whose answers are as they were again is declared already") {
    auto app = ready(make::smallest());
    queue(make_package(app));
    app.happen(Unsent{app.state.frozen.parcel.id, "network"});
    const auto before = app.state.answers.practice.line1;
    app.go("#/register/review").fill(street, "14 Invented Way");
    CHECK_FALSE(is_settled(app.state));
    app.fill(street, before);
    CHECK(is_settled(app.state));
    app.press("submit");
    CHECK_FALSE(app.has<Prepare>());
    CHECK(app.has<Send>());
    CHECK(app.url() == "#/register/done");
}

// People saw: the package of what was received was removed from the list, Save package made another one, and the reference was gone.
TEST_CASE("of what was received no second package is made after the first was removed, also where nothing is sealed") {
    for (const std::string verb : {"submit", "save-package", "mail"}) {
        CAPTURE(verb);
        auto app = ready(make::request(Kind::change_offices));
        queue(make_package(app)).happen(receipt(app));
        app.press("remove-parcel:" + app.state.frozen.parcel.id).go("#/register/review").tick("/declaration/agreed").press(verb);
        CHECK_FALSE(app.has<Prepare>());
        CHECK_FALSE(app.has<Enqueue>());
        CHECK(app.state.receipt.reference == "K7M-2RX-94");
        CHECK(app.url() == "#/register/done");
    }
}

TEST_CASE("another taxpayer ID is sent also after the package that was received is removed, or is on another computer") {
    for (const std::string verb : {"submit", "save-package", "mail"})
        for (const bool is_elsewhere : {false, true}) {
            CAPTURE(verb);
            auto app = accepted();
            if (is_elsewhere) {
                App other;
                other.boot();
                other.happen(FileOpened{write_draft(draft_of(app.state)), ""});
                app = std::move(other);
            } else {
                app.press("remove-parcel:" + app.state.frozen.parcel.id);
            }
            app.fill("/content/practice/ein", "52-7654321").go("#/register/review");
            CHECK_FALSE(is_settled(app.state));
            ready_again(app);
            app.go("#/register/review").tick("/declaration/agreed").press(verb);
            CHECK(app.has<Prepare>());
        }
}

TEST_CASE("that a package was made elsewhere is told where the draft is opened without it, until it is known what became of it") {
    auto app = ready(make::fullest());
    queue(make_package(app));
    app.happen(Unsent{app.state.frozen.parcel.id, "network"});
    const auto first = app.state.frozen.parcel.id;
    CHECK_FALSE(is_packed_elsewhere(app.state));
    App elsewhere;
    elsewhere.boot();
    elsewhere.happen(FileOpened{write_draft(draft_of(app.state)), ""});
    CHECK(review_text(elsewhere.state) == texts::review_lead_elsewhere);
    ready_again(elsewhere);
    CHECK(card_text(elsewhere.state, saved(elsewhere)) == texts::draft_elsewhere);
    elsewhere.go("#/register/review");
    queue(make_package(elsewhere, "submit", "98765432109876543210")).happen(receipt(elsewhere));
    CHECK(elsewhere.state.receipt.replaced == first);
    CHECK_FALSE(is_packed_elsewhere(elsewhere.state));
}

// People saw: a package saved as a file, and removed here; the card said "not submitted yet", and the review that nobody can tell.
TEST_CASE("where a package was removed that may have gone as a file, the card says what the review says, of each draft") {
    auto app = ready(make::fullest());
    queue(make_package(app, "save-package"));
    const auto id = app.state.frozen.parcel.id;
    const auto entry = app.state.drafts.front();
    CHECK(card_text(app.state, entry) == texts::parcel_kept);
    app.press("remove-parcel:" + id);
    CHECK(card_text(app.state, entry) == texts::draft_elsewhere);
    app.go("#/register/review");
    CHECK(review_text(app.state) == texts::review_lead_elsewhere);
    // Where another draft is open, what must be given again comes first.
    app.go("#/").press("register");
    CHECK(card_text(app.state, entry) == "3 answers to enter again before you submit");
}

TEST_CASE("the reference of a package that was removed before another one was made is told as the one that is replaced") {
    auto app = accepted();
    app.press("remove-parcel:" + app.state.frozen.parcel.id).fill(street, "14 Invented Way").tick("/declaration/agreed");
    queue(make_package(app, "submit", "98765432109876543210"));
    App later;
    later.boot(write_draft(draft_of(app.state)), app.state.outbox, "#/register/done");
    auto second = receipt(later);
    second.reference = "P5S-X85-AW";
    later.happen(second);
    CHECK(later.state.receipt.replaced == "K7M-2RX-94");
}

TEST_CASE("what was received is not made into another package of which the sealed values are gone") {
    const auto app = accepted();
    const auto draft = write_draft(draft_of(app.state));
    struct Row {
        std::string_view what;
        void (*boot)(App&, const std::string& draft, const App& before);
    };
    const Row rows[] = {
        {"the draft on another computer", [](App& later, const std::string& draft_, const App&) { later.boot(draft_, {}, "#/register/review"); }},
        {"the package was removed here",
         [](App& later, const std::string& draft_, const App& before) {
             later.boot(draft_, before.state.outbox, "#/packages").press("remove-parcel:" + before.state.frozen.parcel.id).go("#/register/review");
         }},
        {"another name under the declaration",
         [](App& later, const std::string& draft_, const App& before) {
             later.boot(draft_, before.state.outbox, "#/register/review").fill("/declaration/name", "Ana Lindqvist").go("#/").go("#/register/review");
         }},
    };
    for (const auto& row : rows)
        for (const std::string verb : {"submit", "save-package", "mail"}) {
            CAPTURE(row.what);
            CAPTURE(verb);
            App later;
            row.boot(later, draft, app);
            later.tick("/declaration/agreed").press(verb);
            CHECK_FALSE(later.has<Prepare>());
            CHECK(later.state.receipt.reference == "K7M-2RX-94");
            // Only the package that was received can be saved; where it is gone, the confirmation tells of it.
            CHECK_FALSE(later.has<Enqueue>());
            if (verb == "submit" || !own_parcel(later.state)) CHECK(later.url() == "#/register/done");
            else CHECK(later.has<Download>() == (verb == "save-package"));
            CHECK_FALSE(has_errors(page_issues(later.state)));
        }
}

TEST_CASE("that a taxpayer ID changed is known also when the package that was received is removed") {
    auto app = accepted();
    app.fill("/content/practice/ein", "98-7654321").press("remove-parcel:" + app.state.frozen.parcel.id);
    CHECK(standing_of(app.state) == Standing::changed);
    App later;
    later.boot(write_draft(draft_of(app.state)), {}, "#/register/review");
    CHECK(standing_of(later.state) == Standing::changed);
    CHECK(has_errors(all_issues(later.state)));
}

TEST_CASE("the card of what was received says so also where its package never was, or was removed") {
    auto app = accepted();
    app.press("remove-parcel:" + app.state.frozen.parcel.id);
    const auto entry = saved(app);
    CHECK(card_text(app.state, entry) == "Received by the Help Desk, reference K7M-2RX-94");
    App elsewhere;
    elsewhere.boot();
    elsewhere.happen(FileOpened{write_draft(draft_of(app.state)), ""});
    CHECK(card_text(elsewhere.state, saved(elsewhere)) == "Received by the Help Desk, reference K7M-2RX-94");
    elsewhere.fill(street, "14 Invented Way");
    CHECK(card_text(elsewhere.state, saved(elsewhere)) == "Changes not submitted, reference K7M-2RX-94");
}

TEST_CASE("what a package replaced is told on its confirmation, also after a reload, on another computer, and without the packages") {
    auto app = accepted();
    const auto first = app.state.frozen.parcel.id;
    CHECK(app.state.receipt.replaced.empty());
    app.fill(street, "14 Invented Way").tick("/declaration/agreed");
    queue(make_package(app, "submit", "98765432109876543210"));
    auto later = receipt(app);
    later.reference = "P5S-X85-AW";
    app.happen(later);
    const auto check = [](const Receipt& receipt) {
        CHECK(receipt.reference == "P5S-X85-AW");
        CHECK(receipt.replaced == "K7M-2RX-94");
        CHECK(receipt.made == "2026-11-23T02:20:00Z");
    };
    check(app.state.receipt);
    App again;
    again.boot(write_draft(draft_of(app.state)), app.state.outbox, "#/register/done");
    check(again.state.receipt);
    // The one that was replaced is removed, and then the one that replaced it: the card goes on to tell of that one.
    again.press("remove-parcel:" + first);
    App without;
    without.boot(write_draft(draft_of(again.state)), again.state.outbox, "#/register/done");
    check(without.state.receipt);
    app.press("remove-parcel:" + app.state.frozen.parcel.id);
    CHECK(card_text(app.state, saved(app)) == "Received by the Help Desk, reference P5S-X85-AW");
    CHECK(replacement_of(app.state.outbox, app.state.drafts, app.state.outbox.front()) == "P5S-X85-AW");
    App elsewhere;
    elsewhere.boot(write_draft(draft_of(app.state)), {}, "#/register/done");
    check(elsewhere.state.receipt);
}

TEST_CASE("the card follows the newest package: also from the press on, and where its receipt comes while another draft is open") {
    auto app = accepted();
    app.fill(street, "14 Invented Way");
    saved(app);
    app.now = "2026-11-23T03:00:00Z";
    app.tick("/declaration/agreed");
    queue(make_package(app, "submit", "98765432109876543210")).happen(Unsent{app.state.frozen.parcel.id, "network"});
    const auto first = app.state.outbox.front(), second = *own_parcel(app.state);
    const auto card = [&](const App& one) { return card_text(one.state, *std::find_if(one.state.drafts.begin(), one.state.drafts.end(), [&](const DraftEntry& entry) { return entry.id == second.draft; })); };
    CHECK(card(app) == "Waiting to be sent");
    app.go("#/").press("register");
    auto later = receipt(app);
    later.id = second.id, later.digest = digest_of_bytes(second.bytes), later.reference = "P5S-X85-AW";
    app.happen(later);
    CHECK(card(app) == "Received by the Help Desk, reference P5S-X85-AW");
    CHECK(replacement_of(app.state.outbox, app.state.drafts, app.state.outbox.front()) == "P5S-X85-AW");
    CHECK(replacement_of(app.state.outbox, app.state.drafts, app.state.outbox.back()).empty());
    // A tab that still knows the draft as it was before.
    auto stale = *std::find_if(app.state.drafts.begin(), app.state.drafts.end(), [&](const DraftEntry& entry) { return entry.id == second.draft; });
    stale.reference = first.reference, stale.is_changed = true;
    CHECK(card_text(app.state, stale) == "Changes not submitted, reference P5S-X85-AW");
    CHECK(replacement_of(app.state.outbox, {stale}, app.state.outbox.back()).empty());
}

TEST_CASE("the reference of what was received is told as replaced also after a package in between that only waited") {
    auto app = accepted();
    for (const auto* random : {"98765432109876543210", "11111111111111111111"}) {
        app.fill(street, std::string(random).substr(0, 2) + " Invented Way").tick("/declaration/agreed");
        queue(make_package(app, "submit", random)).happen(Unsent{app.state.frozen.parcel.id, "network"});
    }
    auto later = receipt(app);
    later.reference = "P5S-X85-AW";
    app.happen(later);
    CHECK(app.state.receipt.replaced == "K7M-2RX-94");
}

TEST_CASE("that a package is not here is said only where none is") {
    auto app = ready(make::fullest());
    queue(make_package(app, "save-package"));
    const auto first = app.state.frozen.parcel.id;
    app.fill(street, "14 Invented Way").tick("/declaration/agreed");
    queue(make_package(app, "save-package", "98765432109876543210")).press("remove-parcel:" + first);
    CHECK_FALSE(is_packed_elsewhere(app.state));
    app.press("remove-parcel:" + app.state.frozen.parcel.id);
    CHECK(is_packed_elsewhere(app.state));
}

TEST_CASE("a package that was replaced is not sent again from the draft that knew nothing of it") {
    auto app = ready(make::fullest());
    queue(make_package(app)).happen(Unsent{app.state.frozen.parcel.id, "network"});
    const auto old = write_draft(draft_of(app.state));
    app.fill(street, "14 Invented Way").tick("/declaration/agreed");
    queue(make_package(app, "submit", "98765432109876543210"));
    App later;
    later.boot(old, app.state.outbox, "#/register/review");
    later.tick("/declaration/agreed").press("submit");
    CHECK_FALSE(later.has<Enqueue>());
    CHECK(later.blamed().find("enter-again") != std::string::npos);
}

TEST_CASE("a package that only waited here, and was replaced, is told to nobody; one that was saved as a file may have arrived") {
    for (const bool is_given_out : {false, true}) {
        CAPTURE(is_given_out);
        auto app = ready(make::fullest());
        if (is_given_out) queue(make_package(app, "save-package"));
        else queue(make_package(app)).happen(Unsent{app.state.frozen.parcel.id, "network"});
        const auto first = app.state.frozen.parcel.id;
        app.fill(street, "14 Invented Way").tick("/declaration/agreed");
        queue(make_package(app, "submit", "98765432109876543210")).happen(receipt(app));
        CHECK(app.state.receipt.replaced == (is_given_out ? first : ""));
    }
}

TEST_CASE("the card of a draft tells what must be entered again once the page is closed, and not before") {
    auto app = ready(make::fullest());
    app.fill(street, "12 Invented Way ");
    const auto entry = saved(app);
    CHECK(entry.again == 3);
    CHECK(card_text(app.state, entry) == "No problems found, not submitted yet");
    App later;
    later.boot();
    CHECK(card_text(later.state, entry) == "3 answers to enter again before you submit");
}

TEST_CASE("what is not asked any more is no change: a response without its question is in no package") {
    auto content = make::fullest();
    content.physician.challenge_question.clear();
    auto app = accepted(content);
    app.fill(street, "14 Invented Way");
    CHECK(changed_answers(app.state) == std::vector<std::string>{"Main office: Street address"});
}

TEST_CASE("the confirmation names what was received, by its kind") {
    CHECK(confirmation_title(Standing::received, Kind::registration) == "Registration received");
    CHECK(confirmation_title(Standing::received, Kind::interest) == "Interest received");
    for (const auto kind : {Kind::add_users, Kind::change_users}) CHECK(confirmation_title(Standing::received, kind) == "Request received");
    // "Received" is said of nothing else.
    for (int i = 0; i < static_cast<int>(Standing::count); ++i)
        if (const auto standing = static_cast<Standing>(i); standing != Standing::received)
            CHECK(confirmation_title(standing, Kind::registration).find("received") == std::string_view::npos);
}

}  // namespace qopi
