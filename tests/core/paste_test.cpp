// The page on which users come as rows: what is said before they are taken, what is left in the box, and what goes back to the spreadsheet.
#include <doctest/doctest.h>

#include "app/filled.hpp"
#include "app/overview.hpp"
#include "app/paste.hpp"
#include "app/row_reader.hpp"
#include "app/user_rows.hpp"
#include "app_driver.hpp"
#include "base/text.hpp"
#include "user_rows.hpp"

namespace qopi {
namespace {

std::string changes_in(const App& app) {
    std::string all;
    for (const auto& fault : pasting_of(app.state, Section::users).faults) all += (all.empty() ? "" : " | ") + make::joined(fault.reasons);
    return all;
}

TEST_CASE("columns that are not understood are named before anything is taken; the same press again leaves them out") {
    auto app = app_with(blank_request(), "#/register/rows");
    const std::string row = "Lindqvist\tAna\t703-234-5710\tana@riverbend.example.org\tyes\tmain office\tadministrator\tno\tSouth\tx\n";
    const std::string text = "Last name\tFirst name\tPhone\tEmail\tReceive email\tOffice\tRole\tPractice level\tRegion\tCost center\n" + row;
    app.type(rows_key(Section::users), text).press("take-rows");
    CHECK(app.state.answers.users.empty());
    const auto& pasting = pasting_of(app.state, Section::users);
    REQUIRE(pasting.faults.size() == 1);
    CHECK(pasting.faults[0].reasons[0].starts_with("We do not recognize these columns: “Region”, “Cost center”."));
    CHECK(app.effect<Announce>()->text == pasting.faults[0].reasons[0]);
    CHECK(said_of(pasting, Section::users).empty());
    CHECK(pasting.text == text);
    app.press("take-rows");
    CHECK(app.state.answers.users.size() == 1);
    CHECK(pasting.faults.empty());
    // Other columns are asked about again.
    app.type(rows_key(Section::users), "Last name\tFirst name\tNote\nMori\tJun\t\n").press("take-rows");
    CHECK(app.state.answers.users.size() == 1);
    CHECK(pasting.faults[0].reasons.at(1).find("“Note”") != std::string::npos);
}

TEST_CASE("the template has the headings and an example, which is no user") {
    auto app = app_with(blank_request(), "#/register/rows");
    app.press("save-template");
    REQUIRE(app.has<Download>());
    const auto csv = app.effect<Download>()->bytes;
    CHECK(csv.starts_with("First name,Last name,Email address,Phone,Roles"));
    CHECK(app.state.page.saved_file == "qopi-users-template.csv");
    const auto pasted = pasted_from(csv);
    CHECK(pasted.added.users.empty());
    REQUIRE(pasted.faults.size() == 1);
    CHECK(pasted.faults[0].reasons == std::vector<std::string>{std::string(texts::user_rows.is_example)});
}

TEST_CASE("what was changed once is told again the next time; columns that were left out are not") {
    auto app = app_with(with_ana(), "#/register/rows");
    const auto rows = "First name\tLast name\tEmail\tPhone\tRoles\tPractice level\tEmail from QOPI\tShoe size\nAna\tLindqvist\tana@riverbend.example.org\t703-234-5799\tPhysician\tno\tyes\t38";
    app.type(rows_key(Section::users), rows).press("take-rows");
    CHECK(app.effect<Announce>()->text.find("Shoe size") != std::string::npos);
    CHECK(app.effect<Announce>()->text.find("1 user on the list would change") != std::string::npos);
    app.press("take-rows");
    CHECK(app.state.answers.users[0].phone == "703-234-5799");
    app.press("undo").press("take-rows");
    CHECK(app.state.answers.users[0].phone == "703-234-5710");
    CHECK(app.effect<Announce>()->text.find("1 user on the list would change") != std::string::npos);
}

TEST_CASE("whom rows would change is said before they do, and is undone in one step") {
    auto app = app_with(with_ana(), "#/register/rows");
    const auto fresh = "Uma\tVogel\tuma@riverbend.example.org\t703-234-5777\tAbstractor\t\tno\tMain office\tyes\t";
    app.state.kept = {{"/content/users/0/phone", Code::phone_555}, {"/content/users/0/email", Code::email_shared}};
    app.type(rows_key(Section::users), row_of_ana({{3, "703-234-5799"}, {8, "no"}}) + "\n" + fresh).press("take-rows");
    CHECK(changes_in(app) == "1 user on the list would change. Nothing has been added yet. To change this user, choose “Add these users” again. | Ana Lindqvist: Phone “703-234-5710” becomes “703-234-5799”; Email from QOPI “Yes” becomes “No”");
    CHECK(app.state.answers.users.size() == 1);
    CHECK(app.state.answers.users[0].phone == "703-234-5710");
    CHECK(rows_waiting(app.state) == texts::user_rows.none_waiting_added);
    app.press("take-rows");
    CHECK(app.effect<Announce>()->text == "1 user was added. 1 user was changed.");
    CHECK(app.state.answers.users.size() == 2);
    CHECK(app.state.answers.users[0].phone == "703-234-5799");
    CHECK(app.state.answers.users[0].id == "u7");
    CHECK(pasting_of(app.state, Section::users).text.empty());
    // What was kept of another answer is not kept of this one.
    CHECK(app.state.kept == std::vector<Kept>{{"/content/users/0/email", Code::email_shared}});
    app.press("undo");
    CHECK(app.state.answers.users.size() == 1);
    CHECK(app.state.answers.users[0].phone == "703-234-5710");
    CHECK(app.state.kept.size() == 2);
    app.press("redo");
    CHECK(app.state.answers.users[0].phone == "703-234-5799");
}

TEST_CASE("other rows that would change others are told anew") {
    auto app = app_with(with_ana(), "#/register/rows");
    app.type(rows_key(Section::users), row_of_ana({{3, "703-234-5799"}})).press("take-rows");
    app.type(rows_key(Section::users), row_of_ana({{3, "703-234-5799"}, {9, "lindqvist"}})).press("take-rows");
    CHECK(changes_in(app).ends_with("Preferred username “a.lindqvist” becomes “lindqvist”"));
    CHECK(app.state.answers.users[0].phone == "703-234-5710");
    app.press("take-rows");
    CHECK(app.state.answers.users[0].username == "lindqvist");
}

// --- files ------------------------------------------------------------------------------------------------------------

TEST_CASE("rows that need a correction are saved with their reasons, and can be brought again once they are corrected") {
    const std::string heading = "First name,Last name,Email address,Phone,Roles,Practice level,Offices,Email from QOPI\n";
    auto app = app_with(blank_request(), "#/register/rows");
    app.type(rows_key(Section::users), heading + "Ana,Lindqvist,ana@riverbend.example.org,703-234-5710,Abstractor,no,Main office,yes\n"
                                                 "Uma,Vogel,uma@riverbend.example.org,12,Abstractor,no,Main office,yes\n=Kai,Mori,kai,703-234-5711,Abstractor,no,Main office,yes\n").press("take-rows");
    REQUIRE(app.state.answers.users.size() == 1);
    REQUIRE(pasting_of(app.state, Section::users).faults.size() == 2);
    app.press("save-rows");
    REQUIRE(app.has<Download>());
    CHECK(app.effect<Download>()->name.ends_with("-to-correct.csv"));
    auto file = app.effect<Download>()->bytes;
    CHECK(file.starts_with("First name,Last name,Email address,Phone,Roles,Practice level,Offices,Email from QOPI,Reason\n"));
    CHECK(file.find("Uma,Vogel,uma@riverbend.example.org,12,Abstractor,no,Main office,yes,") != std::string::npos);
    // No spreadsheet takes a cell for a formula.
    CHECK(file.find("\n'=Kai,") != std::string::npos);

    // As it is, nothing of it is taken; its reasons are of now, not twice.
    App again = app_with(app.state.answers, "#/register/rows");
    again.happen(RowsBrought{"users", "users.csv", file, ""}).press("take-rows");
    CHECK(again.state.answers.users.size() == 1);
    CHECK(pasting_of(again.state, Section::users).faults.size() == 2);
    again.press("save-rows");
    CHECK(again.effect<Download>()->bytes == file);

    const auto replace = [&](std::string_view from, std::string_view to) { file.replace(file.find(from), from.size(), to); };
    replace(",12,", ",703-234-5712,"), replace(",kai,", ",kai@riverbend.example.org,"), replace("'=Kai", "Kai");
    App corrected = app_with(app.state.answers, "#/register/rows");
    corrected.happen(RowsBrought{"users", "users.csv", file, ""}).press("take-rows");
    CHECK(corrected.state.answers.users.size() == 3);
    CHECK(pasting_of(corrected.state, Section::users).text.empty());
}

TEST_CASE("a saved row with a cell too many has its reason behind that, and is still a fault when it comes back") {
    auto app = app_with(blank_request(), "#/register/rows");
    app.type(rows_key(Section::users), "Uma\tVogel\tuma@riverbend.example.org\t703-234-5712\tAbstractor\t\tno\tMain office\tyes\tu.vogel\tmore").press("take-rows").press("save-rows");
    const auto file = app.effect<Download>()->bytes;
    CHECK(file.find("Preferred username,,Reason\n") != std::string::npos);
    CHECK(file.find(",u.vogel,more,") != std::string::npos);
    App again = app_with(blank_request(), "#/register/rows");
    again.happen(RowsBrought{"users", "a.csv", file, ""}).press("take-rows").press("save-rows");
    CHECK(pasting_of(again.state, Section::users).faults.size() == 1);
    CHECK(again.effect<Download>()->bytes == file);
}

// Seen: of two rows about one person the second was said to need a correction, and was missing from the file of those.
TEST_CASE("the file of rows that need a correction has each of them with the reason that was told, and after an edit in the box with today's") {
    const auto twice = std::string(good) + "\n" + row_of_ana({{3, "703-234-5799"}}) + "\nUma\tVogel\tnobody\t703-234-5711\tAbstractor\t\tno\tMain office\tyes\t\n";
    auto app = app_with(blank_request(), "#/register/rows");
    app.type(rows_key(Section::users), twice).press("take-rows").press("save-rows");
    auto csv = app.effect<Download>()->bytes;
    CHECK(csv.find("703-234-5799") < csv.find(texts::user_rows.is_twice));
    CHECK(csv.find(texts::user_rows.is_twice) < csv.find("Uma"));
    auto& text = pasting_of(app.state, Section::users).text;
    auto edited = text;
    edited.replace(edited.find("nobody"), 6, "uma@riverbend.example.org");
    app.type(rows_key(Section::users), edited).press("save-rows");
    csv = app.effect<Download>()->bytes;
    CHECK(csv.find("703-234-5799") < csv.find(texts::user_rows.is_listed));
    CHECK(csv.find("Uma") == std::string::npos);
    // Where nothing needs a correction any more, that is seen.
    const auto uma = edited.substr(edited.find("Uma"));
    app.type(rows_key(Section::users), uma).press("save-rows");
    CHECK_FALSE(app.has<Download>());
    CHECK(pasting_of(app.state, Section::users).file_problem == filled(texts::rows_all_right, {texts::user_rows.take}));
    // Of rows that are refused as a whole nobody says so.
    app.type(rows_key(Section::users), "First name,Last name\n\"Uma,Vogel").press("save-rows");
    CHECK_FALSE(app.has<Download>());
    CHECK(pasting_of(app.state, Section::users).file_problem.empty());
}

TEST_CASE("rows without headings are saved with the headings of the template") {
    auto app = app_with(blank_request(), "#/register/rows");
    app.type(rows_key(Section::users), "Uma\tVogel\tuma@riverbend.example.org\t12\tAbstractor\t\tno\tMain office\tyes").press("take-rows").press("save-rows");
    REQUIRE(app.has<Download>());
    CHECK(app.effect<Download>()->bytes.starts_with("First name,Last name,Email address,Phone,Roles,Physician designation,Practice level,Offices,Email from QOPI,Preferred username,Reason\nUma,Vogel,uma@riverbend.example.org,12,Abstractor,,no,Main office,yes,,"));
}

TEST_CASE("the rows of a file go into the box and are named; what is in the box already is not lost") {
    auto app = app_with(blank_request(), "#/register/rows");
    app.happen(RowsBrought{"users", "staff.xlsx", std::string(good), ""});
    CHECK(pasting_of(app.state, Section::users).text == good);
    CHECK(app.effect<Announce>()->text == filled(texts::rows_brought, {"staff.xlsx", texts::user_rows.take}));
    CHECK(app.has<SaveSoon>());
    CHECK(app.state.answers.users.empty());
    app.happen(RowsBrought{"users", "others.csv", "Uma", ""});
    CHECK(pasting_of(app.state, Section::users).text == good);
    CHECK(app.effect<Announce>()->text == texts::rows_box_is_full);
    app.press("take-rows");
    CHECK(app.state.answers.users.size() == 1);
    // Bringing the same list again changes nothing, and says so.
    app.happen(RowsBrought{"users", "staff.xlsx", std::string(good), ""}).press("take-rows");
    CHECK(app.effect<Announce>()->text == "0 users were added. 1 row was already on the list.");
    CHECK(app.state.answers.users.size() == 1);
}

TEST_CASE("what a file is refused for takes nothing away from the rows that wait") {
    auto app = app_with(blank_request(), "#/register/rows");
    app.type(rows_key(Section::users), std::string(good) + "\nUma\tVogel\tuma@riverbend.example.org\t12\tAbstractor\t\tno\tMain office\tyes").press("take-rows");
    const auto waiting = rows_waiting(app.state);
    REQUIRE(pasting_of(app.state, Section::users).faults.size() == 1);
    for (const auto& event : {RowsBrought{"users", "a.csv", "Kai", ""}, RowsBrought{"users", "a.xlsx", "", "unreadable"}}) {
        app.happen(event);
        CHECK(rows_waiting(app.state) == waiting);
        CHECK(pasting_of(app.state, Section::users).faults.size() == 1);
        CHECK_FALSE(pasting_of(app.state, Section::users).is_refused);
        CHECK_FALSE(pasting_of(app.state, Section::users).file_problem.empty());
        app.press("save-rows");
        CHECK(app.has<Download>());
    }
    // It is said until something else is done with the rows.
    app.press("take-rows");
    CHECK(pasting_of(app.state, Section::users).file_problem.empty());
}

TEST_CASE("a file with more than is read at once is refused at once; a file is named until its rows are others") {
    auto app = app_with(blank_request(), "#/register/rows");
    app.happen(RowsBrought{"users", "staff.csv", std::string(pasted_bytes_max + 1, 'a'), ""});
    CHECK(pasting_of(app.state, Section::users).text.empty());
    CHECK(app.effect<Announce>()->text == texts::file_problems[1].second);
    app.happen(RowsBrought{"users", "staff.csv", std::string(good), ""}).type(rows_key(Section::users), "");
    CHECK(pasting_of(app.state, Section::users).file.empty());
    CHECK(app.changed);
}

TEST_CASE("why a file has no rows is said in words, for each reason there is") {
    for (const auto& one : texts::file_problems) {
        const auto problem = one.first, words = one.second;
        CAPTURE(problem);
        auto app = app_with(blank_request(), "#/register/rows");
        app.happen(RowsBrought{"users", "staff.xlsx", "", std::string(problem)});
        CHECK(app.effect<Announce>()->text == words);
        CHECK(pasting_of(app.state, Section::users).file_problem == words);
        CHECK(pasting_of(app.state, Section::users).text.empty());
    }
    // What is not known is not readable; where another tab writes the draft, or there are no users, nothing happens.
    auto app = app_with(blank_request(), "#/register/rows");
    app.happen(RowsBrought{"users", "staff.xlsx", "", "another"});
    CHECK(app.effect<Announce>()->text == texts::file_problems[0].second);
    app.happen(DraftTaken{app.state.draft.id}).happen(RowsBrought{"users", "staff.xlsx", std::string(good), ""});
    CHECK(pasting_of(app.state, Section::users).text.empty());
    auto group = app_with(make::request(Kind::form_group), "#/");
    group.happen(RowsBrought{"users", "staff.xlsx", std::string(good), ""});
    CHECK(pasting_of(group.state, Section::users).text.empty());
}

TEST_CASE("a paste that is refused as a whole is spoken, and counts no rows") {
    auto app = app_with(blank_request(), "#/register/rows");
    app.type(rows_key(Section::users), "First name\tLast name\tEmail address\tEmail\nAna\tLindqvist\tana@riverbend.example.org\tyes\nJun\tMori\tj@riverbend.example.org\tno\n");
    app.press("take-rows");
    CHECK(app.effect<Announce>()->text.find("mean the same thing") != std::string::npos);
    CHECK(rows_waiting(app.state) == texts::user_rows.none_waiting_added);
}

TEST_CASE("the review of a long list tells what came from which spreadsheet and when, as long as it is there") {
    const auto said = [](const App& app) {
        for (const auto& [term, value] : overview(app.state, Section::users))
            if (term == texts::overview_brought) return value;
        return std::string("nothing");
    };
    auto app = app_with(blank_request(), "#/register/rows");
    CHECK(said(app) == "nothing");
    app.happen(RowsBrought{"users", "staff.csv", std::string(good) + "\nUma\tVogel\tuma@riverbend.example.org\t703-234-5711\tAbstractor\t\tno\tMain office\tyes\n", ""}).press("take-rows");
    CHECK(said(app) == "2 users added from “staff.csv” on November 23, 2026");
    // What would change somebody is said first.
    app.type(rows_key(Section::users), row_of_ana({{3, "703-234-5799"}}) + "\n").press("take-rows").press("take-rows");
    CHECK(said(app) == "2 users added from “staff.csv” on November 23, 2026; 1 user changed from pasted rows on November 23, 2026");
    // It is as true as the list: undone, done again, reopened, and when one of them is removed.
    app.press("undo");
    CHECK(said(app) == "2 users added from “staff.csv” on November 23, 2026");
    app.press("redo");
    App again;
    again.boot(write_draft(draft_of(app.state)), {}, "#/register/users");
    CHECK(said(again) == said(app));
    again.press("remove:u2");
    CHECK(said(again) == "1 user added from “staff.csv” on November 23, 2026; 1 user changed from pasted rows on November 23, 2026");
    // Rows of which nothing comes are none.
    again.go("#/register/rows").type(rows_key(Section::users), "Kai").press("take-rows");
    CHECK(again.state.brought.size() == 2);
}

/// As many different people as asked for, and a heading.
std::string many_rows(int count) {
    std::string text = "First name,Last name,Email address,Phone,Roles,Practice level,Offices,Email from QOPI\n";
    for (int i = 0; i < count; ++i) {
        const std::string name = "Person" + std::string{static_cast<char>('a' + i / 676), static_cast<char>('a' + i / 26 % 26), static_cast<char>('a' + i % 26)};
        text += name + ",Imagined," + lower(name) + "@riverbend.example.org,703-234-5710,Abstractor,no,Main office,yes\n";
    }
    return text;
}

TEST_CASE("a long list is read some rows at a time, taken as a whole, and undone in one step") {
    auto app = app_with(blank_request(), "#/register/rows");
    app.happen(RowsBrought{"users", "staff.csv", many_rows(1200), ""}).press("take-rows");
    REQUIRE(app.state.reading);
    CHECK(app.has<ReadLater>());
    CHECK(app.state.reading->done() > 0);
    CHECK(app.state.reading->done() < app.state.reading->all());
    CHECK(app.state.answers.users.empty());
    app.read_all();
    CHECK(app.state.answers.users.size() == 1200);
    CHECK(app.effect<Announce>()->text == "1,200 users were added.");
    app.press("undo");
    CHECK(app.state.answers.users.empty());
    app.press("redo");
    CHECK(app.state.answers.users.size() == 1200);
}

TEST_CASE("of a list that is being read nothing is taken once a person does something else, or the draft is another tab's") {
    const auto& box = rows_key(Section::users);
    const std::pair<const char*, void (*)(App&)> deeds[] = {
        {"Cancel", [](App& app) { app.press("stop-reading"); }},
        {"a key in the box", [](App& app) { app.type(rows_key(Section::users), many_rows(3)); }},
        {"another page", [](App& app) { app.go("#/register/users"); }},
        {"another tab", [](App& app) { app.happen(DraftTaken{app.state.draft.id}); }},
        {"another list", [](App& app) { app.happen(RowsBrought{"users", "b.csv", many_rows(2), ""}); }}};
    for (const auto& one : deeds) {
        const auto* what = one.first;
        CAPTURE(what);
        auto app = app_with(blank_request(), "#/register/rows");
        app.type(box, many_rows(1200)).press("take-rows");
        REQUIRE(app.state.reading);
        one.second(app);
        CHECK_FALSE(app.state.reading);
        app.happen(ReadOn{});
        CHECK(app.state.answers.users.empty());
        CHECK_FALSE(app.changed);
    }
    // What the browser tells meanwhile ends nothing.
    auto app = app_with(blank_request(), "#/register/rows");
    app.type(box, many_rows(1200)).press("take-rows").happen(OutboxChanged{}).read_all();
    CHECK(app.state.answers.users.size() == 1200);
}

TEST_CASE("the box can be cleared, which is undone like everything else") {
    auto app = app_with(blank_request(), "#/register/rows");
    app.type(rows_key(Section::users), std::string(good)).press("clear-rows");
    CHECK(pasting_of(app.state, Section::users).text.empty());
    CHECK(app.effect<FocusOn>()->key == rows_key(Section::users));
    REQUIRE(undo_shown(app.state));
    CHECK(undo_shown(app.state)->name == texts::step_clear);
    app.press("undo");
    CHECK(pasting_of(app.state, Section::users).text == good);
    app.press("redo");
    CHECK(pasting_of(app.state, Section::users).text.empty());
    // Rows that were all on the list leave the box without a step of their own.
    app.state.history = {};
    app.type(rows_key(Section::users), std::string(good)).press("take-rows");
    app.type(rows_key(Section::users), std::string(good)).press("take-rows");
    CHECK(app.state.history.done.size() == 1);
}

TEST_CASE("a text that is too long to be laid out in a blink is only named, and the focus goes to what can be done with it") {
    auto app = app_with(blank_request(), "#/register/rows");
    app.type(rows_key(Section::users), many_rows(1200));
    CHECK(app.changed);
    REQUIRE(app.has<FocusOn>());
    CHECK(app.effect<FocusOn>()->key == "clear-rows");
    CHECK(is_too_long_to_edit(many_rows(1200)));
    CHECK_FALSE(is_too_long_to_edit(many_rows(600)));
    CHECK(lines_in(many_rows(1200)) == 1201);
    CHECK(lines_in("Ana") == 1);
    CHECK(lines_in("") == 0);
}

// Seen: after a reload twelve people who waited for a correction were gone, without a word.
TEST_CASE("rows that are not added yet are in the draft, and said to be missing when it is opened again") {
    auto app = app_with(blank_request(), "#/register/rows");
    const auto rows = std::string(good) + "\nJun\tMori\tnowhere\t703-234-5711\tAbstractor\t\tno\t\tno\t\n";
    app.type(rows_key(Section::users), rows);
    CHECK(app.has<SaveSoon>());
    app.press("take-rows");
    CHECK(app.has<SaveSoon>());
    CHECK(rows_waiting(app.state) == counted(1, texts::user_rows.not_added));
    const auto rest = pasting_of(app.state, Section::users).text;
    App again;
    again.boot(write_draft(draft_of(app.state)), {}, "#/register/rows");
    CHECK(pasting_of(again.state, Section::users).text == rest);
    CHECK(rows_waiting(again.state) == texts::user_rows.some_waiting);
    CHECK(pasting_of(again.state, Section::users).is_from_draft);
    again.press("take-rows");
    CHECK(!pasting_of(again.state, Section::users).is_from_draft);
    CHECK(rows_waiting(again.state) == counted(1, texts::user_rows.not_added));
    // What is too long is left out, not the draft.
    auto draft = draft_of(app.state);
    draft.pasted = std::string(pasted_kept_max + 1, 'a');
    const auto read = read_draft(write_draft(draft));
    REQUIRE(read);
    CHECK(read.value().pasted.empty());
    // However it is written, what is kept can be read again.
    draft.pasted = kept_rows(std::string(pasted_kept_max, '\x01'));
    CHECK(write_draft(draft).size() < package_bytes_max / 4);
    REQUIRE(read_draft(write_draft(draft)));
}

TEST_CASE("what waits to be added is kept without taxpayer IDs, and too much of it is said not to be kept") {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"Ana\t123-45-6789\tAbstractor", "Ana\t\tAbstractor"}, {"12-3456789,Ana", ",Ana"}, {"123456789", ""}, {"SSN 123 45 6789.", "SSN ."},
        {"703-234-5710 ext. 204", "703-234-5710 ext. 204"}, {"703 234 5710", "703 234 5710"}, {"+47 22 33 44 5", "+47 22 33 44 5"}, {"1234567890", "1234567890"},
        {"22162-101", "22162-101"}, {"Ana-María – 9", "Ana-María – 9"}};
    for (const auto& [text, kept] : rows) CHECK(kept_rows(text) == kept);
    CHECK(kept_rows(std::string(pasted_kept_max + 1, 'a')).empty());
}

TEST_CASE("the button over an empty box makes no draft") {
    App app;
    app.boot({}, {}, "#/register/rows");
    app.press("take-rows");
    CHECK(!app.has<SaveSoon>());
}

TEST_CASE("of 200 rows with 20 faults 180 are taken and 20 named; corrected, they are taken too") {
    App app;
    app.boot();
    app.press("request:add-users");
    app.state.answers = blank_request();
    std::string text;
    for (int i = 0; i < 200; ++i) {
        const auto number = std::to_string(i);
        const auto email = i % 10 == 3 ? "nobody" : "person" + number + "@riverbend.example.org";
        text += "Person" + std::string{static_cast<char>('a' + i / 26), static_cast<char>('a' + i % 26)} + "\tImagined\t" + email + "\t703-234-5710\tAbstractor\t\tno\tMain office\tyes\t\n";
    }
    app.go("#/register/rows").type(rows_key(Section::users), text);
    // The columns are shown that there are now.
    CHECK(app.changed);
    CHECK(app.has<SaveSoon>());
    app.press("take-rows");
    CHECK(app.state.answers.users.size() == 180);
    CHECK(pasting_of(app.state, Section::users).faults.size() == 20);
    CHECK(pasting_of(app.state, Section::users).faults[0].row == 1);
    CHECK(app.effect<Announce>()->text == "180 users were added. 20 rows need a correction. Fix them in the box above and choose “Add these users” again.");
    CHECK(app.state.answers.users[179].id == "u180");
    // Each of the rest gets an address of its own.
    auto rest = pasting_of(app.state, Section::users).text;
    for (int i = 0; rest.find("nobody") != std::string::npos; ++i) rest.replace(rest.find("nobody"), 6, "again" + std::to_string(i) + "@riverbend.example.org");
    app.type(rows_key(Section::users), rest).press("take-rows");
    CHECK(app.state.answers.users.size() == 200);
    CHECK(pasting_of(app.state, Section::users).faults.empty());
    CHECK(pasting_of(app.state, Section::users).text.empty());
    CHECK(make::found(app.state.answers, Kind::add_users).empty());
}

// People saw: the box was empty, and the page went on saying what to fix in it; its button saved nothing, without a word.
TEST_CASE("of an empty box nothing is to be corrected, and once all is mended in it that is said") {
    auto app = app_with(blank_request(), "#/register/rows");
    app.type(rows_key(Section::users), "Jun\tMori\tnowhere\t703-234-5711\tAbstractor\t\tno\tMain office\tyes\t").press("take-rows");
    CHECK(pasting_of(app.state, Section::users).faults.size() == 1);
    app.type(rows_key(Section::users), " ");
    CHECK(pasting_of(app.state, Section::users).faults.empty());
    CHECK_FALSE(pasting_of(app.state, Section::users).done);
    app.type(rows_key(Section::users), "Jun\tMori\tnowhere\t703-234-5711\tAbstractor\t\tno\tMain office\tyes\t").press("take-rows");
    app.type(rows_key(Section::users), "Jun\tMori\tjun.new@riverbend.example.org\t703-234-5711\tAbstractor\t\tno\tMain office\tyes\t").press("save-rows");
    CHECK_FALSE(app.has<Download>());
    CHECK(app.effect<Announce>()->text == "No row needs a correction now. Choose “Add these users.”");
}

}  // namespace
}  // namespace qopi
