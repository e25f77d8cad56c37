// Several items of a list at once: which are selected, what would change, and what became of it.
#include <doctest/doctest.h>

#include "app/several.hpp"
#include "app_driver.hpp"

namespace qopi {
namespace {

/// A registration with so many users: abstractors at the main office.
Submission with_users(std::size_t count) {
    auto answers = make::fullest();
    auto model = answers.users.back();
    model.roles = with(Set{}, Role::abstractor), model.offices = {"main"};
    answers.users.clear();
    for (std::size_t i = 0; i < count; ++i) {
        auto user = model;
        user.id = "u" + std::to_string(i + 1);
        user.given_name = "Ana", user.family_name = "Lindqvist " + std::string(1, static_cast<char>('A' + i / 26)) + std::string(1, static_cast<char>('a' + i % 26));
        user.email = "ana" + std::to_string(i) + "@riverbend.example.org";
        answers.users.push_back(user);
    }
    return answers;
}

Submission with_offices(std::size_t count) {
    auto answers = make::fullest();
    const auto model = answers.offices[0];
    while (answers.offices.size() < count) {
        auto office = model;
        office.id = "o" + std::to_string(answers.offices.size() + 1), office.name += " " + std::string(1, static_cast<char>('A' + answers.offices.size()));
        answers.offices.push_back(office);
    }
    return answers;
}

App selecting(std::size_t count, std::initializer_list<int> numbers) {
    auto app = app_with(with_users(count), "#/register/users");
    app.press("several:users");
    for (const auto number : numbers) app.tick(selected_key(Section::users, "u" + std::to_string(number)));
    return app;
}

std::string ids_of(const App& app) {
    std::string ids;
    for (const auto& user : app.state.answers.users) ids += (ids.empty() ? "" : " ") + user.id;
    return ids;
}

TEST_CASE("what is selected is said, on every page of the list, and all that are sought are selected at once") {
    auto app = selecting(60, {1, 2});
    CHECK(app.effect<Announce>()->text == "2 users selected");
    app.tick(selected_key(Section::users, "u1"), false);
    CHECK(app.effect<Announce>()->text == "1 user selected");
    app.press("turn:users/1").tick(selected_key(Section::users, "u60"));
    CHECK(count_selected(app.state, Section::users) == 2);
    app.type(sought_key(Section::users), "ana5@").press("select-all:users");
    CHECK(count_selected(app.state, Section::users) == 3);
    app.type(sought_key(Section::users), "").press("select-all:users");
    CHECK(count_selected(app.state, Section::users) == 60);
    app.press("select-none:users");
    CHECK(app.effect<Announce>()->text == "0 users selected");
    // Who stops selecting has selected nothing.
    app.press("select-all:users").press("several:users");
    CHECK(count_selected(app.state, Section::users) == 0);
}

TEST_CASE("what is missing is said before anything is shown") {
    auto app = selecting(6, {});
    app.press("ask-several:users");
    CHECK(app.effect<Announce>()->text == texts::several_none);
    app.press("select-all:users").press("ask-several:users");
    CHECK(app.effect<Announce>()->text == texts::several_nothing);
    CHECK(app.focus() == several_key(Section::users));
    app.choose(several_key(Section::users), "offices-add").press("ask-several:users");
    CHECK(app.effect<Announce>()->text == texts::several_no_offices);
    CHECK(!app.state.page.question);
    CHECK(bool(app.state.answers.users == with_users(6).users));
}

TEST_CASE("each change of several users is shown with what was and what comes, does that, and is undone in one step") {
    struct Row {
        std::string_view what, question, line, step;
        void (*change)(User&);
        std::string_view office = "";
    };
    const Row rows[] = {
        {"role-administrator", "This would change 2 users.", "Roles “Abstractor” becomes “Administrator, Abstractor”", "change 2 users", [](User& user) { user.roles = with(user.roles, Role::administrator); }},
        {"role-fellow", "This would change 2 users.", "Roles “Abstractor” becomes “Physician, Abstractor”; Physician designation becomes “Fellow”", "change 2 users",
         [](User& user) { user.roles = with(user.roles, Role::physician), user.designation = {"fellow"}; }},
        {"no-role-abstractor", "This would change 2 users.", "Roles “Abstractor” goes", "change 2 users", [](User& user) { user.roles = {}; }},
        {"offices-add", "This would change 2 users.", "becomes “Main office, Riverbend Oncology North”", "change 2 users", [](User& user) { user.offices.push_back("o1"); }, "o1"},
        {"offices-take", "This would change 2 users.", "Offices “Main office” goes", "change 2 users", [](User& user) { user.offices.clear(); }, "main"},
        {"email-no", "This would change 2 users.", "Email from QOPI “Yes” becomes “No”", "change 2 users", [](User& user) { user.receive_email = Answer::no; }},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        auto app = selecting(6, {2, 5});
        app.choose(several_key(Section::users), std::string(row.what));
        if (!row.office.empty()) app.tick(several_offices_key(Section::users) + "=" + std::string(row.office));
        app.press("ask-several:users");
        CHECK(several_question(app.state, Section::users) == row.question);
        CHECK(app.effect<Announce>()->text == row.question);
        const auto preview = preview_several(app.state, Section::users);
        REQUIRE(preview.lines.size() == 2);
        CAPTURE(preview.lines[0]);
        CHECK(preview.lines[0].find(row.line) != std::string::npos);
        CHECK(bool(app.state.answers.users == with_users(6).users));
        app.press("change-several:users");
        auto answers = with_users(6);
        for (const auto i : {1u, 4u}) row.change(answers.users[i]);
        CHECK(bool(app.state.answers.users == answers.users));
        CHECK(app.state.history.done.back().name == row.step);
        app.press("undo");
        CHECK(bool(app.state.answers.users == with_users(6).users));
        app.press("redo");
        CHECK(bool(app.state.answers.users == answers.users));
    }
}

TEST_CASE("for whom a change would change nothing is said, and where that is so for all there is nothing to press") {
    auto app = selecting(6, {1, 2});
    app.choose(several_key(Section::users), "email-yes").press("ask-several:users");
    CHECK(several_question(app.state, Section::users) == "This would change 0 users. For 2 users it is so already.");
    CHECK(app.focus() == "ask-several:users");
    // An office to which one belongs already.
    app.choose(several_key(Section::users), "offices-add").tick(several_offices_key(Section::users) + "=main").press("ask-several:users");
    CHECK(several_question(app.state, Section::users) == "This would change 0 users. For 2 users it is so already.");
    app.choose(several_key(Section::users), "email-yes");
    app.state.answers.users[0].receive_email = Answer::no;
    app.press("ask-several:users");
    CHECK(several_question(app.state, Section::users) == "This would change 1 user. For 1 user it is so already.");
    CHECK(app.focus() == "take-back");
}

TEST_CASE("of many only the first are named, and all are changed") {
    auto app = selecting(60, {});
    app.press("select-all:users").choose(several_key(Section::users), "email-no").press("ask-several:users");
    const auto preview = preview_several(app.state, Section::users);
    CHECK(preview.changing == 60);
    CHECK(preview.lines.size() == previewed_max);
    app.press("change-several:users");
    for (const auto& user : app.state.answers.users) CHECK(user.receive_email == Answer::no);
}

TEST_CASE("several users are removed, and what is said of the others stays with them; undone, they stand where they stood") {
    auto app = selecting(8, {1, 4, 5, 8});
    app.state.kept = {{"/content/users/3/phone", Code::phone_555_01xx_fictional}, {"/content/users/6/phone", Code::phone_555_01xx_fictional}};
    app.choose(several_key(Section::users), "remove").press("ask-several:users");
    CHECK(several_question(app.state, Section::users) == "Remove 4 users? You can undo this until you reload the page.");
    app.press("change-several:users");
    CHECK(app.effect<Announce>()->text == "Removed 4 users.");
    CHECK(ids_of(app) == "u2 u3 u6 u7");
    CHECK(app.state.kept == std::vector<Kept>{{"/content/users/3/phone", Code::phone_555_01xx_fictional}});
    CHECK(count_selected(app.state, Section::users) == 0);
    CHECK(app.state.history.done.back().name == "remove 4 users");
    // What was typed since stays.
    app.go("#/register/users/u3").fill("/content/users/1/phone", "703-234-5799").go("#/register/users").press("undo");
    CHECK(ids_of(app) == "u1 u2 u3 u4 u5 u6 u7 u8");
    CHECK(app.state.answers.users[2].phone == "703-234-5799");
    CHECK(app.state.kept.size() == 2);
    app.press("redo");
    CHECK(ids_of(app) == "u2 u3 u6 u7");
    CHECK(app.state.answers.users[1].phone == "703-234-5799");
}

TEST_CASE("what the main office has is copied down to several offices, after it was shown, and undone in one step") {
    struct Row {
        std::string_view what, line;
        void (*change)(Office&, const Practice&);
    };
    const Row rows[] = {
        {"address", "Same address as the main office “No” becomes “Yes”", [](Office& office, const Practice&) { office.same_address = true; }},
        {"administrator", "becomes “Yes”", [](Office& office, const Practice&) { office.same_administrator = true; }},
        {"ein", "Same taxpayer ID “No” becomes “Yes”", [](Office& office, const Practice&) { office.same_ein = true; }},
        {"phone", "Phone “703-234-5800” becomes “703-234-5600”", [](Office& office, const Practice& practice) { office.phone = practice.phone, office.fax = practice.fax; }},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        auto answers = with_offices(6);
        for (auto& office : answers.offices) office.same_address = office.same_administrator = office.same_ein = false, office.phone = "703-234-5800";
        auto app = app_with(answers, "#/register/offices");
        const auto was = app.state.answers;
        app.press("several:offices").press("select-all:offices").tick(selected_key(Section::offices, "o3"), false);
        app.choose(several_key(Section::offices), std::string(row.what)).press("ask-several:offices");
        CHECK(several_question(app.state, Section::offices) == "This would change 5 offices.");
        const auto line = preview_several(app.state, Section::offices).lines[0];
        CAPTURE(line);
        CHECK(line.find(row.line) != std::string::npos);
        app.press("change-several:offices");
        auto expected = was;
        for (auto& office : expected.offices)
            if (office.id != "o3") row.change(office, expected.practice);
        CHECK(bool(app.state.answers == expected));
        app.press("undo");
        CHECK(bool(app.state.answers == was));
    }
    // A request does not know the main office.
    auto request = make::request(Kind::add_offices);
    CHECK(several_choices(request, Section::offices).size() + 1 == several_choices(with_offices(5), Section::offices).size());
    CHECK(several_choices(request, Section::sites).empty());
}

TEST_CASE("several offices are removed together, and nobody belongs to one of them afterwards") {
    auto answers = with_offices(6);
    for (auto& user : answers.users) user.offices = {"main", "o4"};
    auto app = app_with(answers, "#/register/offices");
    const auto was = app.state.answers;
    app.press("several:offices").tick(selected_key(Section::offices, "o4")).tick(selected_key(Section::offices, "o6"));
    app.choose(several_key(Section::offices), "remove").press("ask-several:offices");
    const auto count = std::to_string(answers.users.size());
    CHECK(several_question(app.state, Section::offices) == "Remove 2 offices? You can undo this until you reload the page. " + count + " users will no longer belong to an office that you remove.");
    app.press("change-several:offices");
    CHECK(app.state.answers.offices.size() == 4);
    for (const auto& user : app.state.answers.users) CHECK(user.offices == OfficeIds{"main"});
    app.press("undo");
    CHECK(bool(app.state.answers == was));
}

TEST_CASE("where another tab writes the draft nothing is selected or changed") {
    auto app = selecting(6, {1});
    app.state.draft.read_only = true;
    app.press("ask-several:users").press("change-several:users");
    CHECK(bool(app.state.answers.users == with_users(6).users));
}

}  // namespace
}  // namespace qopi
