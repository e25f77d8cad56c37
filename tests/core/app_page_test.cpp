// What a page offers beside its fields: from problem to problem by F8, explanations, the planner, the practice at a glance.
#include <doctest/doctest.h>

#include "app/filled.hpp"
#include "app/people.hpp"
#include "app/planner.hpp"
#include "app/problems.hpp"
#include "app_driver.hpp"

namespace qopi {
namespace {

const std::string practice = "/content/practice/";

TEST_CASE("F8 leads from problem to problem in the order of the page, and round") {
    auto s = make::smallest();
    s.practice.line1.clear(), s.practice.zip.clear(), s.practice.name.clear();
    auto app = app_with(s, "#/register/practice");
    app.happen(SoughtProblem{practice + "city", false});
    CHECK(app.focus().empty());  // nothing is blamed before Continue
    CHECK(app.has<Announce>());
    app.press("continue");
    struct Row {
        std::string from;
        bool back;
        std::string to;
    };
    const Row rows[] = {
        {"", false, "name"},       {"", true, "zip"},       {"h1", false, "name"},    {"fix:" + practice + "zip", false, "name"},
        {practice + "name", false, "line1"}, {practice + "line1", false, "zip"},  {practice + "city", false, "zip"}, {practice + "zip", false, "name"},
        {practice + "zip", true, "line1"},   {practice + "city", true, "line1"},  {practice + "name", true, "zip"},  {"continue", false, "name"},
        {"continue", true, "zip"}, {practice + "state", true, "line1"}, {practice + "multiple_offices=yes", true, "zip"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.from);
        app.happen(SoughtProblem{row.from, row.back});
        CHECK(app.focus() == practice + row.to);
        CHECK(app.changed);
    }
}

TEST_CASE("F8 stops at an office's administrator, at an empty list, and at the lines of the review") {
    auto s = make::fullest();
    s.offices[0].administrator.phone.clear();
    s.offices[0].zip.clear();
    // No warning and no number that must be typed again stands between them.
    s.offices[0].fax.clear();
    s.offices[0].same_ein = true;
    auto app = app_with(s, "#/register/review");
    app.press("edit:o1").press("continue");
    app.happen(SoughtProblem{"", false});
    CHECK(app.focus() == "/content/offices/0/zip");
    app.happen(SoughtProblem{app.focus(), false});
    CHECK(app.focus() == "/content/offices/0/administrator/phone");

    app.go("#/register/review").press("submit");
    app.happen(SoughtProblem{"", false});
    const auto first = app.focus();
    CHECK(first.starts_with("fix:/content/"));
    app.happen(SoughtProblem{first, true, action_from(first)});
    CHECK(app.focus().starts_with("/declaration/"));
    app.happen(SoughtProblem{app.focus(), false});
    CHECK(app.focus() == first);

    // On a list it leads from line to line of what is wrong.
    auto users = make::fullest();
    users.users[0].phone.clear(), users.users[2].email.clear();
    auto list = app_with(users, "#/register/users");
    list.press("continue").happen(SoughtProblem{"", false});
    CHECK(list.focus() == "fix:/content/users/0/phone");
    list.happen(SoughtProblem{list.focus(), false, action_from(list.focus())});
    CHECK(list.focus() == "fix:/content/users/2/email");
    list.happen(SoughtProblem{list.focus(), false, action_from(list.focus())});
    CHECK(list.focus() == "fix:/content/users/0/phone");

    auto none = make::fullest();
    none.offices.clear();
    for (auto& user : none.users) user.offices = {"main"};
    auto lists = app_with(none, "#/register/offices");
    lists.press("continue").happen(SoughtProblem{"", false});
    CHECK(lists.focus() == "add:offices");
}

TEST_CASE("an edit after the declaration asks for it again") {
    for (const auto& edit : std::vector<void (*)(App&)>{
             [](App& app) { app.type("/content/practice/city", "Arlington"); },
             [](App& app) { app.tick("/content/practice/multiple_offices=no"); },
             [](App& app) { app.press("remove:u1"); },
             [](App& app) { app.press("add:offices"); },
             [](App& app) { app.type("/declaration/name", "Someone Else"); },
         }) {
        auto app = ready(make::fullest());
        REQUIRE(app.state.declaration.agreed);
        edit(app);
        CHECK_FALSE(app.state.declaration.agreed);
        app.go("#/register/review").press("submit");
        CHECK_FALSE(app.has<Prepare>());
        CHECK(app.focus() == "summary");
    }
}

TEST_CASE("an explanation opens and closes, and is closed on the next page") {
    auto app = app_with(make::smallest(), "#/register/users");
    app.press("unfold:roles");
    CHECK(app.changed);
    CHECK(app.state.page.unfolded.contains("roles"));
    app.press("unfold:roles");
    CHECK(app.state.page.unfolded.empty());
    app.press("unfold:roles").go("#/register/review");
    CHECK(app.state.page.unfolded.empty());
}

TEST_CASE("the planner counts, and what is typed into it changes no draft, no declaration and no page") {
    auto app = ready(make::smallest());
    app.go("#/register/users").press("unfold:planner");
    const auto saving = app.state.draft.saving;
    const auto answers = app.state.answers;
    app.type(std::string(planner_physicians_key), "3");
    CHECK(app.changed);
    CHECK(app.effects.empty());
    CHECK(planned(app.state.page.planner) == "72 charts for each module.");
    app.type(std::string(planner_modules_key), "2");
    CHECK(planned(app.state.page.planner).starts_with("144 charts: 72 for each of 2 modules."));
    app.leave(std::string(planner_modules_key));
    CHECK(app.has<Announce>());
    app.enter(std::string(planner_modules_key));
    CHECK(app.url() == "#/register/users");
    CHECK(app.state.draft.saving == saving);
    CHECK(app.state.answers == answers);
    CHECK(app.state.declaration.agreed);
    for (const std::string text : {"0", "-1", "1.5", "10000", "many", "3 4"}) {
        CAPTURE(text);
        CHECK(planned({text, ""}) == texts::planner_numbers);
        CHECK(planned({"1", text}) == texts::planner_numbers);
    }
    CHECK(planned({"", "2"}).empty());
    CHECK(planned({" 1 ", "1"}) == "24 charts for each module.");
    app.go("#/register/review");
    CHECK(app.state.page.planner.physicians.empty());
}

TEST_CASE("the practice at a glance names who belongs where, and counts a crowd") {
    auto s = make::fullest();
    auto tree = tree_of(s);
    CHECK(tree.practice.name == "Riverbend Oncology");
    CHECK(tree.practice.people[0] == "Maria Okonkwo-Smith: corresponding physician, abstractor");
    CHECK(tree.practice.people[1] == "Ingrid Ødegård: administrator, abstractor");
    REQUIRE(tree.offices.size() == 3);
    CHECK(tree.offices[0].name == "Main office");
    CHECK(tree.offices[0].people[0] == "Ana Lindqvist: physician, abstractor");
    CHECK(tree.offices[1].people[0] == "Tom O’Neill: administrator");
    CHECK(tree.more.empty());

    const auto user = s.users[0];
    s.users.assign(200, user);
    tree = tree_of(s);
    CHECK(tree.offices[0].people.empty());
    CHECK(tree.offices[0].more == "200 people: 200 physicians, 200 abstractors (some have more than one role)");
    CHECK(tree.offices[1].more == "201 people: 200 physicians, 1 administrator, 200 abstractors (some have more than one role)");

    const auto office = s.offices[0];
    s.offices.assign(100, office);
    tree = tree_of(s);
    CHECK(tree.offices.size() == offices_named_max);
    CHECK(tree.more == "61 more offices, listed below");
    s.practice.multiple_offices = Answer::no;
    CHECK(tree_of(s).offices.size() == 1);
    CHECK(tree_of({}).practice.name == texts::tree_practice_unnamed);
}

TEST_CASE("a blank takes its value, and a value is never a blank") {
    CHECK(filled("{} of {}", {"2", "3"}) == "2 of 3");
    CHECK(filled("{} of {}", {"{}", "3"}) == "{} of 3");
    CHECK(filled("no blank", {"2"}) == "no blank");
    CHECK(filled("{}", {}) == "{}");
}

}  // namespace
}  // namespace qopi
