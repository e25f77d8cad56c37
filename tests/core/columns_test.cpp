// What each column of pasted rows is taken for, and what a person says of it instead.
#include <doctest/doctest.h>

#include "app/paste.hpp"
#include "app/row_reader.hpp"
#include "app/user_rows.hpp"
#include "app_driver.hpp"
#include "user_rows.hpp"

namespace qopi {
namespace {

constexpr std::string_view rows_url = "#/register/rows";
constexpr std::string_view foreign =
    "First name\tSurname\tE-mail\tReach\tRoles\tPractice level\tEmail from QOPI\tBadge\tOffices\n"
    "Ana\tLindqvist\tana@riverbend.example.org\t703-234-5710\tAbstractor\tno\tyes\t4711\tMain office\n";

App with_rows(std::string_view text) {
    auto app = app_with(blank_request(), std::string(rows_url));
    app.type(rows_key(Section::users), std::string(text));
    return app;
}
/// "First name=First name, Badge=?, Remark=-": each heading, and what it is taken for.
std::string held_in(const App& app) {
    std::string all;
    for (const auto& one : columns_shown(app.state, Section::users)) {
        const auto held = one.holds != no_cell ? user_headings[one.holds] : one.is_chosen ? left_out : "?";
        all += (all.empty() ? "" : ", ") + one.heading + "=" + std::string(held);
    }
    return all;
}
App& say(App& app, std::size_t place, std::string_view held) { return app.choose(column_key(Section::users, place), std::string(held)); }

TEST_CASE("each column is shown with what it is taken for, and with what its first row says") {
    const auto app = with_rows("Staff of Riverbend\n\n" + std::string(foreign));
    CHECK(held_in(app) == "First name=First name, Surname=Last name, E-mail=Email address, Reach=?, Roles=Roles, Practice level=Practice level, Email from QOPI=Email from QOPI, Badge=?, Offices=Offices");
    const auto shown = columns_shown(app.state, Section::users);
    CHECK(shown[3].sample == "703-234-5710");
    CHECK(count_unknown(shown) == 2);
    CHECK(columns_shown(with_rows("").state, Section::users).empty());
    // Reasons of an earlier time are no column of the list.
    CHECK(held_in(with_rows("First name\tLast name\tReason\nAna\tLindqvist\tx")) == "First name=First name, Last name=Last name");
    // Of a long cell the beginning is enough.
    const auto beginning = columns_shown(with_rows("First name\tLast name\nAna\t" + std::string(60, 'x')).state, Section::users)[1].sample;
    CHECK(beginning == std::string(40, 'x') + "…");
}

TEST_CASE("a column that is not understood is taken for what a person says, also when the list is brought again") {
    auto app = with_rows(foreign);
    app.press("take-rows");
    CHECK(pasting_of(app.state, Section::users).is_refused);
    CHECK(app.state.page.unfolded.contains(std::string(columns_part)));
    say(app, 3, "Phone");
    CHECK(app.changed);
    // What was said of the columns before is not so any more.
    CHECK_FALSE(pasting_of(app.state, Section::users).done);
    say(app, 7, left_out);
    CHECK(count_unknown(columns_shown(app.state, Section::users)) == 0);
    app.press("take-rows");
    REQUIRE(app.state.answers.users.size() == 1);
    CHECK(app.state.answers.users[0].phone == "703-234-5710");
    app.happen(RowsBrought{"users", "staff.csv", std::string(foreign), ""}).press("take-rows");
    CHECK(app.effect<Announce>()->text == "0 users were added. 1 row was already on the list.");
}

TEST_CASE("what a person says goes before what a heading says; a heading that stands for nothing else then is not understood") {
    auto app = with_rows("First name\tLast name\tEmail\tPhone\tMobile\tRoles\tPractice level\tEmail from QOPI\tOffices\n"
                         "Ana\tLindqvist\tana@riverbend.example.org\t12\t703-234-5710\tAbstractor\tno\tyes\tMain office\n");
    say(app, 4, "Phone");
    CHECK(held_in(app).find("Phone=?, Mobile=Phone") != std::string::npos);
    app.press("take-rows");
    CHECK(pasting_of(app.state, Section::users).faults[0].reasons[0].find("“Phone”") != std::string::npos);
    app.press("take-rows");
    REQUIRE(app.state.answers.users.size() == 1);
    CHECK(app.state.answers.users[0].phone == "703-234-5710");
}

TEST_CASE("where a person takes back what was said of a column, its heading decides again") {
    auto app = with_rows("First name\tLast name\tPhone\nAna\tLindqvist\t1");
    say(app, 2, "Offices");
    CHECK(held_in(app) == "First name=First name, Last name=Last name, Phone=Offices");
    say(app, 2, "");
    CHECK(held_in(app) == "First name=First name, Last name=Last name, Phone=Phone");
}

TEST_CASE("two columns that a person takes for one are named, and nothing is added") {
    auto app = with_rows(foreign);
    say(app, 3, "Phone"), say(app, 7, "Phone");
    app.press("take-rows");
    CHECK(app.state.answers.users.empty());
    const auto reason = pasting_of(app.state, Section::users).faults[0].reasons[0];
    CHECK(reason.find("“Reach”, “Badge”") != std::string::npos);
}

TEST_CASE("rows without headings stand in the order of the template, until a person says otherwise") {
    auto app = with_rows("Lindqvist\tAna\tana@riverbend.example.org\t703-234-5710\tAbstractor\t\tno\tMain office\tyes\n");
    CHECK(held_in(app).starts_with("Column 1=First name, Column 2=Last name"));
    say(app, 0, "Last name");
    CHECK(held_in(app).starts_with("Column 1=Last name, Column 2=?"));
    say(app, 1, "First name");
    app.press("take-rows");
    REQUIRE(app.state.answers.users.size() == 1);
    CHECK(app.state.answers.users[0].family_name == "Lindqvist");
    CHECK(app.state.answers.users[0].given_name == "Ana");
    // It was said of those rows alone.
    app.happen(RowsBrought{"users", "b.csv", std::string(good), ""});
    CHECK(held_in(app).starts_with("Column 1=First name, Column 2=Last name"));
}

TEST_CASE("rows without headings that need a correction are saved under the headings that they are taken for") {
    auto app = with_rows("Lindqvist\tAna\tana@riverbend.example.org\t12\tAbstractor\t\tno\tMain office\tyes\tx\n");
    say(app, 0, "Last name"), say(app, 1, "First name"), say(app, 9, left_out);
    app.press("take-rows").press("save-rows");
    const auto csv = app.effect<Download>()->bytes;
    CHECK(csv.starts_with("Last name,First name,Email address,Phone,Roles,Physician designation,Practice level,Offices,Email from QOPI,,Reason\n"));
}

TEST_CASE("a file whose columns are all understood hides them; one with others shows them") {
    for (const auto& [text, is_shown] : {std::pair{std::string(good), false}, std::pair{std::string(foreign), true}}) {
        auto app = app_with(blank_request(), std::string(rows_url));
        app.happen(RowsBrought{"users", "staff.csv", text, ""});
        CHECK(app.state.page.unfolded.contains(std::string(columns_part)) == is_shown);
    }
}

// Seen: Undo put a sheet below another one whose columns stood in another order, and an access right went into the wrong field.
TEST_CASE("rows that come back by Undo stand under the headings of the rows that are in the box by now") {
    auto app = app_with(blank_request(), std::string(rows_url));
    const std::string first = "First name\tLast name\tEmail\tPhone\tRoles\tEmail from QOPI\tPractice level\tOffices\tTeam\n"
                              "Jane\tMarple\tjane@riverbend.example.org\t703-234-5801\tAbstractor\tno\tyes\tMain office\tNorth\n";
    const std::string second = "Last name,First name,Email,Phone,Roles,Practice level,Email from QOPI,Offices\n"
                               "Poirot,Hercule,hercule@riverbend.example.org,703-234-5802,Abstractor,no,yes,Main office\n";
    app.type(rows_key(Section::users), first).press("take-rows").press("take-rows");
    REQUIRE(app.state.answers.users.size() == 1);
    app.type(rows_key(Section::users), second).press("undo");
    CHECK(pasting_of(app.state, Section::users).text ==
          "Last name,First name,Email,Phone,Roles,Practice level,Email from QOPI,Offices,Team\n"
          "Poirot,Hercule,hercule@riverbend.example.org,703-234-5802,Abstractor,no,yes,Main office\n"
          "Marple,Jane,jane@riverbend.example.org,703-234-5801,Abstractor,yes,no,Main office,North\n");
    app.press("take-rows").press("take-rows");
    REQUIRE(app.state.answers.users.size() == 2);
    CHECK(app.state.answers.users[1].given_name == "Jane");
    CHECK(app.state.answers.users[1].practice_level == Answer::yes);
    CHECK(app.state.answers.users[1].receive_email == Answer::no);
}

TEST_CASE("rows without headings take their places under headings, and the other way round; nothing is moved where a quotation mark is open") {
    const auto& columns = row_list(Section::users).columns();
    const auto joined = [&](std::string_view box, std::string_view more, std::string_view others = "") { return joined_rows(box, more, others, columns, {}); };
    CHECK(joined("Last name\tFirst name\nPoirot\tHercule\n", "Jane\tMarple\n") == "Last name\tFirst name\nPoirot\tHercule\nMarple\tJane\n");
    CHECK(joined("Hercule\tPoirot\n", "Last name\tFirst name\nMarple\tJane\n") == "Hercule\tPoirot\nJane\tMarple\n");
    CHECK(joined("Hercule\tPoirot\n", "Jane\tMarple\n") == "Hercule\tPoirot\nJane\tMarple\n");
    CHECK(joined("", "Last name\tFirst name\nMarple\tJane\n") == "Last name\tFirst name\nMarple\tJane\n");
    // Of rows that are left anyway nothing comes twice.
    CHECK(joined("Hercule\tPoirot\n", "Jane\tMarple\nMiss\tLemon\n", "Miss\tLemon\n") == "Hercule\tPoirot\nJane\tMarple\n");
    CHECK(joined("Hercule\tPoirot", "Miss\tLemon\n", "Miss\tLemon\n") == "Hercule\tPoirot");
    CHECK(joined("First name,Last name\n\"Hercule,Poirot", "Jane\tMarple\n") == "First name,Last name\n\"Hercule,Poirot\nJane\tMarple\n");
}

TEST_CASE("of a list with headings in another order below its rows nothing is taken; the same headings once more are nothing") {
    const std::string row = "Ana\tLindqvist\tana@riverbend.example.org\t703-234-5710\tAbstractor\tno\tMain office\tyes\n";
    const std::string headings = "First name\tLast name\tEmail\tPhone\tRoles\tPractice level\tOffices\tEmail from QOPI\n";
    auto other = headings;
    other.replace(0, 20, "Last name\tFirst name");
    const auto refused = pasted_from(headings + row + other + "Mori\tJun\tjun@riverbend.example.org\t703-234-5711\tAbstractor\tno\tMain office\tyes\n");
    CHECK(refused.is_refused);
    CHECK(refused.faults[0].row == 3);
    CHECK(refused.added.users.empty());
    const auto again = pasted_from(headings + row + headings + "Jun\tMori\tjun@riverbend.example.org\t703-234-5711\tAbstractor\tno\tMain office\tyes\n");
    CHECK(again.added.users.size() == 2);
    CHECK(again.rest.empty());
}

TEST_CASE("a key in the box asks for a frame only where the columns become others") {
    auto app = with_rows(foreign);
    app.type(rows_key(Section::users), std::string(foreign) + "J");
    CHECK_FALSE(app.changed);
    auto other = std::string(foreign);
    other.replace(other.find("Badge"), 5, "Phone");
    app.type(rows_key(Section::users), other);
    CHECK(app.changed);
    // Nothing is chosen in a draft that another tab writes, or on another page.
    app.happen(DraftTaken{app.state.draft.id});
    say(app, 3, "Offices");
    CHECK(columns_of(app.state, Section::users).empty());
}

}  // namespace
}  // namespace qopi
