// What a page tells before something is lost, or sent.
#include <algorithm>

#include "app/edit.hpp"
#include "app/paste.hpp"
#include "app/press.hpp"
#include "app/row_reader.hpp"
#include "screen.hpp"

namespace qopi {
namespace {

bool says(const Outline& outline, std::string_view words) {
    return std::any_of(outline.nodes().begin(), outline.nodes().end(), [&](const Node& node) { return node.text.find(words) != std::string::npos; });
}
/// Where the first text of these words begins; below the page when there is none.
float place_of(const Outline& outline, std::string_view words) {
    for (const auto& node : outline.nodes())
        if (node.text.find(words) != std::string::npos && node.rect) return node.rect->y;
    return FLT_MAX;
}

TEST_CASE("the review begins with what to check, each with its answers, and with rows that were not added") {
    Screen screen;
    auto state = state_at({Page::review, ""});
    state.answers.practice.line1 = "100 HARBOR ROAD";
    pasting_of(state, Section::users).text = "Ana\tLindqvist", pasting_of(state, Section::users).faults = {{1, {"Enter the email address."}}};
    const auto& outline = screen.draw(state, 1280);
    CHECK(place_of(outline, "Please check") < place_of(outline, "Your practice at a glance"));
    CHECK(outline.control("check:/content/practice/line1:all-upper-case"));
    CHECK(outline.control("use:/content/practice/line1"));
    CHECK(outline.control("keep:/content/practice/line1:all-upper-case"));
    CHECK(says(outline, "1 row of users from your spreadsheet has not been added."));
    CHECK(outline.control("go:#/register/rows"));
    CHECK(!outline.control("go:#/register/office-rows"));

    pasting_of(state, Section::users) = {};
    state.kept = {{"/content/practice/line1", Code::all_upper_case}};
    CHECK(!says(screen.draw(state, 1280), "HARBOR ROAD: "));
    CHECK(!says(screen.outline, "from your spreadsheet"));
}

TEST_CASE("rows of offices that were not added are said on their list and on the review, each time with the way to them") {
    Screen screen;
    for (const auto page : {Page::offices, Page::review}) {
        auto state = state_at({page, ""});
        pasting_of(state, Section::offices).text = "North", pasting_of(state, Section::offices).faults = {{1, {"Enter the city."}}};
        const auto& outline = screen.draw(state, 1280);
        CHECK(says(outline, "1 row of offices from your spreadsheet has not been added."));
        CHECK(outline.control("go:#/register/office-rows"));
    }
    auto users = state_at({Page::users, ""});
    pasting_of(users, Section::offices).text = "North";
    CHECK(!says(screen.draw(users, 1280), "from your spreadsheet has"));
}

TEST_CASE("the page for rows speaks of the list that it is about") {
    Screen screen;
    for (const auto& list : list_pages) {
        if (!list.rows) continue;
        auto state = state_at({*list.rows, ""});
        const bool is_users = list.section == Section::users;
        pasting_of(state, list.section).done = true, pasting_of(state, list.section).taken = 2;
        const auto& outline = screen.draw(state, 1280);
        CHECK(says(outline, is_users ? "2 users were added." : "2 offices were added."));
        CHECK(says(outline, is_users ? "Add these users" : "Add these offices"));
        CHECK(!says(outline, is_users ? "offices were" : "users were"));
        CHECK(outline.control(rows_key(list.section)));
        CHECK(outline.control(is_users ? "open-rows:users" : "open-rows:offices"));
    }
}

TEST_CASE("a list that is being read tells how far it is, with the way to stop it; one that is too long to edit, how long it is") {
    Screen screen;
    auto state = state_at({Page::user_rows, ""});
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "Ana\tLindqvist\n";
    pasting_of(state, Section::users).text = text;
    state.reading = std::make_shared<RowsReading>(text, Section::users, state.answers, state.facts(), ColumnsChosen{});
    while (state.reading->done() == 0) state.reading->read_on(20'000);
    const auto& outline = screen.draw(state, 1280);
    CHECK(says(outline, "of 20,000."));
    CHECK(outline.control("stop-reading"));
    CHECK(says(outline, "20,000 lines are in the box."));
    CHECK_FALSE(outline.control(rows_key(Section::users)));
    CHECK(outline.control("clear-rows"));
    CHECK(outline.control("take-rows"));
}

TEST_CASE("each column of the rows is shown with what it is taken for, where one asks, and one that is not recognized says so") {
    Screen screen;
    auto state = state_at({Page::user_rows, ""});
    pasting_of(state, Section::users).text = "First name\tLast name\tBadge\nAna\tLindqvist\t4711";
    CHECK(says(screen.draw(state, 1280), "How each column is read: 1 column is not recognized"));
    CHECK_FALSE(screen.draw(state, 1280).control(column_key(Section::users, 0)));
    state.page.unfolded.insert(std::string(columns_part));
    const auto& outline = screen.draw(state, 320);
    CHECK(outline.control(column_key(Section::users, 1))->value() == "Last name");
    CHECK(outline.control(column_key(Section::users, 2))->value().empty());
    CHECK(says(outline, "Not recognized. First row: “4711”"));
    columns_of(state, Section::users)["badge"] = no_cell;
    CHECK(screen.draw(state, 320).control(column_key(Section::users, 2))->value() == left_out);
}

TEST_CASE("who removes an office is told how many people belong to it") {
    Screen screen;
    auto state = state_at({Page::offices, ""});
    state.page.question = Action{Verb::ask_remove_item, "o1"};
    for (auto& user : state.answers.users) user.offices = {"o1"};
    CHECK(says(screen.draw(state, 1280), "3 users belong to this office."));
    for (auto& user : state.answers.users) user.offices = {"main"};
    CHECK(!says(screen.draw(state, 1280), "to this office."));
}

TEST_CASE("the list of packages tells kinds apart, and says what a later package replaced") {
    Screen screen;
    auto state = state_at({Page::packages, ""});
    state.outbox = {{.id = "1", .state = ParcelState::received, .draft = "d1", .name = "Riverbend Oncology", .kind = "registration", .frozen = "2026-11-23T02:20:00Z", .reference = "K7M-2RX-94"},
                    {.id = "2", .state = ParcelState::received, .draft = "d1", .name = "Riverbend Oncology", .kind = "registration", .frozen = "2026-11-24T02:20:00Z", .reference = "3MW-DXP-RV"},
                    {.id = "3", .state = ParcelState::received, .draft = "d2", .name = "Riverbend Oncology", .kind = "add-users", .frozen = "2026-11-25T02:20:00Z", .reference = "P5S-X85-AW"}};
    const auto& outline = screen.draw(state, 1280);
    CHECK(says(outline, "Registration"));
    CHECK(says(outline, label_of(Kind::add_users)));
    CHECK(says(outline, "A later package was sent to replace it: reference 3MW-DXP-RV."));
    CHECK(!says(outline, "reference P5S-X85-AW."));
    // Where the later one was removed, that is said.
    for (const auto& one : {std::pair{2u, "Replaced by a later one"}, std::pair{1u, "Replaced by a later one that is no longer on this computer"}}) {
        auto other = state;
        other.outbox.resize(one.first), other.outbox[0].state = ParcelState::replaced, other.outbox[0].reference.clear();
        const auto& nodes = screen.draw(other, 1280).nodes();
        CHECK(std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) { return node.text == one.second; }));
    }
    // A request is filled in from the newer one only.
    state.place = {Page::requester, ""}, state.answers.begun = Kind::add_users;
    const auto& form = screen.draw(state, 1280);
    CHECK(form.control("prefill:2"));
    CHECK(!form.control("prefill:1"));
}

TEST_CASE("on the review of a change, a blank means no change; what is missing is blank") {
    Screen screen;
    auto state = state_at({Page::review, ""});
    state.answers = make::request(Kind::change_practice);
    state.answers.practice_change.fax.clear(), state.answers.requester.phone.clear();
    state.receipt = {};
    const auto& outline = screen.draw(state, 1280);
    CHECK(says(outline, "No change"));
    CHECK(says(outline, "Blank"));
}

// People saw: "Suite: No change" beside a new street.
TEST_CASE("a blank part of a new address is blank, and no part of the old one") {
    Screen screen;
    const auto suite = [&](const State& state) {
        const auto& nodes = screen.draw(state, 1280).nodes();
        const auto term = std::find_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.role == NodeRole::term && node.text == "Suite, floor, or room"; });
        const auto detail = std::find_if(term, nodes.end(), [](const Node& node) { return node.role == NodeRole::detail; });
        return detail == nodes.end() ? std::string() : detail->text;
    };
    for (const auto kind : {Kind::change_practice, Kind::change_offices}) {
        auto state = state_at({Page::review, ""});
        state.answers = make::request(kind);
        state.receipt = {};
        for (const bool is_given : {true, false}) {
            const std::string street = is_given ? "1 New Way" : "";
            const auto set = [&](auto& change) { change.line1 = street, change.line2 = change.city = change.zip = "", change.state.code = ""; };
            set(state.answers.practice_change);
            for (auto& change : state.answers.office_changes) change.wish.code = "change", set(change);
            CHECK(suite(state) == (is_given ? texts::not_given : texts::no_change));
        }
    }
}

TEST_CASE("what was done last is offered to be undone below the heading, and done again after that") {
    Screen screen;
    auto state = state_at({Page::users, ""});
    CHECK(!screen.draw(state, 1280).control("undo"));
    Effects effects;
    press(state, {Verb::remove_item, "u1"}, effects);
    const auto name = state.history.done.back().name;
    CHECK(screen.draw(state, 1280).control("undo"));
    CHECK(says(screen.draw(state, 1280), "Undo: " + name));
    CHECK(place_of(screen.draw(state, 1280), "Undo: " + name) < place_of(screen.draw(state, 1280), "Edit"));
    press(state, Verb::undo, effects);
    CHECK(!screen.draw(state, 1280).control("undo"));
    CHECK(says(screen.draw(state, 1280), "Redo: " + name));
    state.place.page = Page::practice;
    CHECK(!screen.draw(state, 1280).control("redo"));
}

TEST_CASE("who can read a saved package is said of what is in it") {
    Screen screen;
    auto state = state_at({Page::review, ""});
    state.answers = make::request(Kind::change_practice);
    state.answers.practice_change.ein = {};
    CHECK(says(screen.draw(state, 1280), "Anyone with a saved package can read all answers in it."));
    state.answers.practice_change.ein.given = true;
    CHECK(says(screen.draw(state, 1280), "taxpayer IDs are sealed"));
}

TEST_CASE("a declaration that an edit took back says why it is asked for again") {
    Screen screen;
    auto state = state_at({Page::review, ""});
    // What was received needs no declaration, nor can another package be saved of it.
    state.outbox.clear(), state.frozen = {};
    CHECK(!says(screen.draw(state, 1280), "Declaration"));
    CHECK(!says(screen.draw(state, 1280), "Save package"));
    state.receipt = {};
    CHECK(says(screen.draw(state, 1280), "Declaration"));
    CHECK(!says(screen.draw(state, 1280), "You changed an answer after you agreed."));
    state.trail.agreed_before = true;
    CHECK(says(screen.draw(state, 1280), "You changed an answer after you agreed."));
    state.page.pressed = true, state.declaration = {"Ana Nova", false};
    const auto& pressed = screen.draw(state, 1280);
    CHECK(says(pressed, "You changed an answer after you agreed."));
    CHECK(!says(pressed, "Read the declaration, enter your name"));
}

TEST_CASE("a line of the summary is shown by the browser where the typeface lacks a letter of it") {
    Screen screen;
    auto state = state_at({Page::users, ""});
    state.answers.users[0].given_name = "Ивана", state.answers.users[0].offices.clear();
    state.answers.users[0].practice_level = Answer::no;
    state.page.pressed = true;
    const auto* link = screen.draw(state, 1280).control("fix:/content/users/0/offices");
    REQUIRE(link);
    CHECK(link->dom);
    state.answers.users[0].given_name = "Ivana";
    CHECK(!screen.draw(state, 1280).control("fix:/content/users/0/offices")->dom);
}

TEST_CASE("a package that waits leads to its answers, and to changes that it does not have") {
    Screen screen;
    auto state = state_at({Page::done, ""});
    state.receipt = {};
    with_parcel(state, ParcelState::waiting);
    state.frozen.content = state.answers;
    const auto& outline = screen.draw(state, 1280);
    CHECK(says(outline, "Show all answers"));
    CHECK(!says(outline, "Submit the changes"));
    state.answers.practice.city = "Fairfax";
    const auto& changed = screen.draw(state, 1280);
    CHECK(says(changed, "Submit the changes"));
    CHECK(says(changed, "may not have your latest changes"));
}

TEST_CASE("that the Help Desk refused a package for its membership is said where it leads") {
    Screen screen;
    auto state = state_at({Page::member_inactive, ""});
    CHECK(!says(screen.draw(state, 1280), "could not accept"));
    with_parcel(state, ParcelState::refused);
    state.outbox.back().draft = state.draft.id;
    CHECK(says(screen.draw(state, 1280), "could not accept what you submitted on November"));
}

TEST_CASE("the confirmation says which pasted rows were not sent") {
    Screen screen;
    auto state = state_at({Page::done, ""});
    with_parcel(state, ParcelState::received);
    state.frozen.content = state.answers;
    CHECK(!says(screen.draw(state, 1280), "Not sent"));
    pasting_of(state, Section::users).text = "Jun\tMori";
    CHECK(says(screen.draw(state, 1280), "Some rows of users from your spreadsheet have not been added."));
}

TEST_CASE("Cancel's question names what would be lost: what was begun, or what was changed") {
    Screen screen;
    auto state = state_at({Page::office, "o1"});
    state.page.question = Verb::cancel;
    state.trail.before = Draft::Before{"o1", make::fullest()};
    state.trail.before->was.offices.resize(1);
    state.answers.offices[0].city = "Wrongville";
    CHECK(says(screen.draw(state, 1280), "Discard the changes you made here?"));
    state.trail.before = Draft::Before{"o1", {}};
    CHECK(says(screen.draw(state, 1280), "Discard what you entered here?"));
    CHECK(screen.outline.control("discard"));
}

TEST_CASE("a day is shown in its field as it is asked for, and in words on the review") {
    Screen screen;
    auto state = state_at({Page::office_change, "x1"});
    state.receipt = {};
    state.answers = make::request(Kind::change_offices);
    for (auto& change : state.answers.office_changes) change.wish = {"close"}, change.last_day = "2026-12-31";
    state.place.item = state.answers.office_changes[0].id;
    const auto& outline = screen.draw(state, 1280);
    const auto* field = outline.control("/content/office_changes/0/last_day");
    REQUIRE(field);
    CHECK(field->value() == "12/31/2026");
    state.place = {Page::review, ""};
    CHECK(says(screen.draw(state, 1280), "December 31, 2026"));
}

}  // namespace
}  // namespace qopi
