// Where a submission stands: what is said of it is the same on each page, and "received" is said of the answers that the Help Desk has.
#include <doctest/doctest.h>

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
/// The draft as the start page lists it once it was saved.
DraftEntry saved(App& app) {
    app.happen(SaveDue{});
    REQUIRE(app.has<Save>());
    return app.effect<Save>()->entry;
}

struct Said {
    std::string_view title, card, review;
};
Said said(App& app, std::string& card) {
    const auto standing = standing_of(app.state);
    auto entry = app.state.drafts.empty() ? DraftEntry{} : app.state.drafts.front();
    card = card_text(app.state, entry);
    return {confirmation_title(standing, kind_of(app.state.answers)), card, review_text(submitted_standing(app.state))};
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
        {"begun", Standing::begun, {"Not sent yet", "1 answer to enter or fix", texts::review_lead}, [](App& app) { app.fill(street, ""); }},
        {"complete", Standing::complete, {"Not sent yet", "No problems found, not submitted yet", texts::review_lead}, [](App&) {}},
        {"being made", Standing::being_made, {"Sending to the Help Desk", texts::draft_being_made, texts::review_lead}, [](App& app) { app.press("submit"); }},
        {"not made", Standing::not_made, {"Not sent yet", texts::draft_not_made, texts::review_lead},
         [](App& app) {
             app.press("submit").happen(Prepared{app.state.operations, std::string(make::twenty_digits), std::string(make::secret), std::string(make::verifier)});
             app.happen(SealFailed{app.state.operations});
         }},
        {"saved as a file", Standing::kept, {"Not sent yet", "Saved here, not sent", texts::review_lead}, [](App& app) { queue(make_package(app, "save-package")); }},
        {"being sent", Standing::sending, {"Sending to the Help Desk", "Being sent", texts::review_lead_waiting}, [](App& app) { queue(make_package(app)); }},
        {"waiting", Standing::waiting, {"Not sent yet", "Waiting to be sent", texts::review_lead_waiting},
         [](App& app) { queue(make_package(app)).happen(Unsent{app.state.frozen.parcel.id, "network"}); }},
        {"received", Standing::received, {"Registration received", "Received by the Help Desk, reference K7M-2RX-94", texts::review_lead_sent},
         [](App& app) { queue(make_package(app)).happen(receipt(app)); }},
        {"received, then changed", Standing::changed, {"Changes not submitted", "Changes not submitted, reference K7M-2RX-94", texts::review_lead_changed},
         [](App& app) { queue(make_package(app)).happen(receipt(app)).fill(street, "14 Invented Way"); }},
        {"changed on the way, then received", Standing::changed, {"Changes not submitted", "Changes not submitted, reference K7M-2RX-94", texts::review_lead_changed},
         [](App& app) { queue(make_package(app)).fill(street, "14 Invented Way").happen(receipt(app)); }},
        {"refused", Standing::refused, {"Not sent yet", "Sent back", texts::review_lead},
         [](App& app) { queue(make_package(app)).happen(Refused{app.state.frozen.parcel.id, 422, "", {}}); }},
        {"the changes submitted", Standing::sending, {"Sending to the Help Desk", "Being sent", texts::review_lead_waiting},
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
