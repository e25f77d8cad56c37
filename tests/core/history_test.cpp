// What was done at one press is undone as a whole, and done again; what was typed since stays.
#include <doctest/doctest.h>

#include "app_driver.hpp"
#include "random_edit.hpp"
#include "tries.hpp"

namespace qopi {
namespace {

/// The answers and what was kept of them, as a draft holds them.
std::string held(const App& app) {
    auto draft = draft_of(app.state);
    draft.page.clear(), draft.before.reset();
    return write_draft(draft);
}

/// Takes the offices that are not there from all who name them, as removing one does.
void forget_offices_gone(Submission& answers) {
    for (auto& user : answers.users)
        std::erase_if(user.offices, [&](const std::string& id) { return id != main_office && position_of(answers, Section::offices, id) == answers.offices.size(); });
}

App at(const std::string& url, const Submission& content = make::fullest()) { return app_with(content, url); }

}  // namespace

TEST_CASE("each press that changes much at once is named, undone, and done again") {
    struct Row {
        std::string_view what, url, press, name;
        void (*prepare)(App&) = nullptr;
    };
    const Row rows[] = {
        {"a user", "#/register/users", "remove:u1", "remove Ana Lindqvist"},
        {"an office that users name", "#/register/offices", "remove:o1", "remove Riverbend Oncology North"},
        {"a suggestion", "#/register/users/u1", "use:/content/users/0/email", "use the suggestion for Email address",
         [](App& app) { app.fill("/content/users/0/email", "noor@gmial.com"); }},
        {"pasted rows", "#/register/rows", "take-rows", "add rows from a spreadsheet",
         [](App& app) { app.type(rows_key(Section::users), "Uma\tVogel\tuma@riverbend.example.org\t703-234-5710\tAbstractor\t\tno\tMain office\tyes\t"); }},
        {"a number left out", "#/register/practice", "leave-out:/content/practice/npi", "leave out Practice NPI"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        auto app = at(std::string(row.url));
        if (row.prepare) row.prepare(app);
        const auto before = held(app);
        app.press(std::string(row.press));
        const auto after = held(app);
        REQUIRE(after != before);
        REQUIRE(app.state.history.done.size() == 1);
        CHECK(app.state.history.done.back().name == row.name);
        REQUIRE(undo_shown(app.state));
        app.press("undo");
        CHECK(held(app) == before);
        CHECK(app.effect<Announce>()->text == "Undone: " + std::string(row.name) + ".");
        CHECK(app.has<SaveSoon>());
        CHECK_FALSE(undo_shown(app.state));
        app.press("redo");
        CHECK(held(app) == after);
        CHECK(app.effect<Announce>()->text == "Done again: " + std::string(row.name) + ".");
        app.press("undo");
        CHECK(held(app) == before);
    }
}

TEST_CASE("who undoes a removal is at the item that is here again") {
    auto app = at("#/register/users");
    app.press("remove:u1").press("undo");
    CHECK(app.focus() == "edit:u1");
    app.press("redo");
    CHECK(app.focus() == "undo");
}

TEST_CASE("what had to give way to Undo comes back with Redo, and the other way round") {
    auto app = at("#/register/rows");
    app.type(rows_key(Section::users), "Uma\tVogel\tuma@riverbend.example.org\t703-234-5710\tAbstractor\t\tno\tMain office\tyes\t").press("take-rows");
    const auto at_user = path_of(Section::users, app.state.answers.users.size() - 1);
    app.fill(at_user + "/family_name", "Sandoval").press("undo").press("redo");
    CHECK(app.state.answers.users.back().family_name == "Sandoval");
    app.fill(at_user + "/family_name", "Mori").press("undo").press("redo");
    CHECK(app.state.answers.users.back().family_name == "Mori");

}

// People saw: "Undo: use the suggestion for Email address" below an address that they had typed anew since.
TEST_CASE("what was typed over a step is not overwritten: the step before it is the next to be undone") {
    const std::string email = "/content/users/0/email", phone = "/content/users/0/phone";
    auto app = at("#/register/users/u1");
    app.fill(phone, "703 234 5719").fill(email, "ana@gmial.com").press("use:" + email);
    app.fill(email, "ana@gmial.com").press("use:" + email);
    REQUIRE(undo_shown(app.state));
    app.fill(email, "ana@riverbend.example.org");
    CHECK_FALSE(undo_shown(app.state));
    app.press("undo");
    CHECK(app.state.answers.users[0].email == "ana@riverbend.example.org");
    CHECK_FALSE(app.has<SaveSoon>());
    // What was undone and then typed over is not done again either.
    app.fill(email, "ana@gmial.com").press("use:" + email).press("undo").fill(email, "lindqvist@riverbend.example.org");
    CHECK_FALSE(redo_shown(app.state));
    app.press("redo");
    CHECK(app.state.answers.users[0].email == "lindqvist@riverbend.example.org");

    // A removal before it is still there to be undone.
    auto other = at("#/register/users");
    other.press("remove:u2");
    other.go("#/register/users/u1").fill(email, "ana@gmial.com").press("use:" + email).fill(email, "ana@riverbend.example.org").press("undo");
    CHECK(other.state.answers.users.size() == make::fullest().users.size());
    CHECK(other.state.answers.users[0].email == "ana@riverbend.example.org");
}

TEST_CASE("of several fields that a step filled in, those that were typed anew since stay when it is undone") {
    auto content = make::fullest();
    auto& office = content.offices[0];
    office.same_address = false, office.line1.clear(), office.city.clear();
    auto app = at("#/register/offices/o1", content);
    auto before = moment_of(app.state);
    app.state.answers.offices[0].line1 = "12 Invented Way", app.state.answers.offices[0].city = "Arlington";
    note_step(app.state, "fill in the address", before);
    app.fill("/content/offices/0/city", "Dayton").press("undo");
    CHECK(app.state.answers.offices[0].line1.empty());
    CHECK(app.state.answers.offices[0].city == "Dayton");
    app.press("redo");
    CHECK(app.state.answers.offices[0].line1 == "12 Invented Way");
    CHECK(app.state.answers.offices[0].city == "Dayton");
}

// People saw: one letter typed into the box after rows were added, and Undo took the users away without giving their rows back.
TEST_CASE("rows that are added no more are in the box again, also beside rows that were corrected since") {
    const auto row = [](std::string name, std::string_view phone) { return name + "\tVogel\t" + name + "@riverbend.example.org\t" + std::string(phone) + "\tAbstractor\t\tno\tMain office\tyes\t"; };
    const auto good = row("Uma", "703-234-5710"), bad = row("Kai", "12"), corrected = row("Kai", "703-234-5711");
    auto app = at("#/register/rows");
    const auto users = app.state.answers.users.size();
    app.type(rows_key(Section::users), good + "\n" + bad).press("take-rows");
    REQUIRE(app.state.answers.users.size() == users + 1);
    app.type(rows_key(Section::users), corrected).press("undo");
    CHECK(pasting_of(app.state, Section::users).text == corrected + "\n" + good + "\n");
    // Nothing is said of rows that are not added any more.
    CHECK_FALSE(pasting_of(app.state, Section::users).done);
    app.press("take-rows");
    CHECK(app.state.answers.users.size() == users + 2);
    app.press("undo");
    CHECK(pasting_of(app.state, Section::users).text == corrected + "\n" + good + "\n");
}

TEST_CASE("offices that were chosen since stay chosen beside those that come back") {
    auto content = make::fullest();
    content.users[0].offices = {"o1"};
    auto app = at("#/register/offices", content);
    app.press("remove:o1").tick("/content/users/0/offices=o2").press("undo");
    CHECK(app.state.answers.users[0].offices == OfficeIds{"o2", "o1"});
    // Nobody belongs to an office that is gone again.
    app.press("redo");
    CHECK(app.state.answers.users[0].offices == OfficeIds{"o2"});
}

TEST_CASE("a refusal and a kept doubt belong to the answer that they were about, whatever is undone") {
    auto app = at("#/register/users");
    const auto doubt = [](std::size_t user) { return Kept{path_of(Section::users, user) + "/phone", Code::phone_555}; };
    app.state.kept = {doubt(0), doubt(1)};
    app.state.refused = {{path_of(Section::users, 2) + "/email", Code::email_format}};
    app.press("remove:u1");
    // Kept since, and refused since.
    app.press("keep:" + path_of(Section::users, 1) + "/email:email-shared");
    app.state.refused.push_back({path_of(Section::users, 0) + "/phone", Code::phone_length});
    // What was refused is another answer by now.
    app.fill(path_of(Section::users, 1) + "/email", "another@riverbend.example.org");
    app.press("undo");
    const auto has = [&](const Kept& one) { return std::find(app.state.kept.begin(), app.state.kept.end(), one) != app.state.kept.end(); };
    CHECK(has(doubt(0)));
    CHECK(has(doubt(1)));
    CHECK(make::joined(make::found(app.state.refused)) == path_of(Section::users, 1) + "/phone phone-length");
}

TEST_CASE("a suggestion that was used is undone on the page of its own item, and what was typed after a step stays") {
    auto app = at("#/register/users/u1");
    app.fill("/content/users/0/email", "ana@gmial.com").press("use:/content/users/0/email");
    CHECK(undo_shown(app.state));
    app.go("#/register/users/u2");
    CHECK_FALSE(undo_shown(app.state));
}

TEST_CASE("what was typed after a step stays when the step is undone") {
    auto app = at("#/register/offices");
    app.press("remove:o1");
    app.go("#/register/users/u1").fill("/content/users/0/family_name", "Sandoval");
    app.go("#/register/practice").fill("/content/practice/city", "Arlington");
    app.press("undo");
    CHECK(app.state.answers.offices.front().id == "o1");
    CHECK(app.state.answers.users[0].family_name == "Sandoval");
    CHECK(app.state.answers.practice.city == "Arlington");
    CHECK(app.state.answers.users[0].offices == make::fullest().users[0].offices);
}

TEST_CASE("who comes back is never taken for somebody who was added since") {
    auto app = at("#/register/offices");
    const auto last = app.state.answers.offices.back().id;
    app.press("remove:" + last).press("add:offices");
    const auto added = app.state.answers.offices.back().id;
    CHECK(added != last);
    app.type("/content/offices/" + std::to_string(app.state.answers.offices.size() - 1) + "/name", "Imagined Annex").go("#/register/offices").press("undo");
    CHECK(position_of(app.state.answers, Section::offices, last) < app.state.answers.offices.size());
    CHECK(position_of(app.state.answers, Section::offices, added) < app.state.answers.offices.size());
}

TEST_CASE("a step is shown on its own page and in the list that it changed, and is undone by the keyboard everywhere") {
    auto app = at("#/register/users");
    app.press("remove:u1");
    CHECK(undo_shown(app.state));
    app.go("#/register/practice");
    CHECK_FALSE(undo_shown(app.state));
    app.go("#/register/users");
    CHECK(undo_shown(app.state));
    // Where one sees what comes of it.
    for (const std::string elsewhere : {"#/register/practice", "#/", "#/register/users/u2"}) {
        app.go(elsewhere).press("undo");
        CHECK(app.state.answers.users.front().id == "u1");
        CHECK(app.url() == "#/register/users");
        CHECK(app.focus() == "edit:u1");
        app.press("redo");
    }
}

TEST_CASE("the page of an item that is gone again gives way to its list") {
    auto app = at("#/register/rows");
    app.type(rows_key(Section::users), "Uma\tVogel\tuma@riverbend.example.org\t703-234-5710\tAbstractor\t\tno\tMain office\tyes\t").press("take-rows");
    const auto id = app.state.answers.users.back().id;
    app.go("#/register/users/" + id).press("undo");
    CHECK(app.url() == "#/register/users");
    // The rows are in the box again.
    CHECK(pasting_of(app.state, Section::users).text.find("Vogel") != std::string::npos);
}

TEST_CASE("a new step forgets what could be done again; the oldest of many are forgotten; another draft has none") {
    auto content = make::fullest();
    content.users.clear();
    for (int i = 0; i < 130; ++i) content.users.push_back(make::fullest().users[0]), content.users.back().id = "u" + std::to_string(i + 1);
    auto app = at("#/register/users", content);
    app.press("remove:u1").press("undo").press("remove:u2");
    CHECK(app.state.history.undone.empty());
    for (int i = 3; i <= 120; ++i) app.press("remove:u" + std::to_string(i));
    CHECK(app.state.history.done.size() == undone_max);
    app.happen(DraftOpened{"d2", draft_with(make::fullest())});
    CHECK(app.state.history.done.empty());
    CHECK_FALSE(app.press("undo").has<SaveSoon>());
}

TEST_CASE("nothing is undone past a package that was made, nor while another tab writes the draft") {
    auto app = ready(make::smallest());
    app.go("#/register/users").press("remove:u1");
    app.state.answers = make::smallest();
    app.go("#/register/review").tick("/declaration/agreed").press("submit");
    CHECK(app.state.history.done.empty());
    auto other = at("#/register/users");
    other.press("remove:u1").happen(DraftTaken{other.state.draft.id});
    CHECK_FALSE(undo_shown(other.state));
    CHECK_FALSE(other.press("undo").has<SaveSoon>());
    CHECK(other.state.history.done.size() == 1);
}

TEST_CASE("after any edits, undoing all of them leads back over each step, and doing them again forth") {
    make::Random random(20'261'202);
    for (std::size_t i = 0, times = tries(60); i < times; ++i) {
        CAPTURE(i);
        App app = at("#/register/users", make::random_submission(random, Kind::registration, make::Care::odd));
        forget_offices_gone(app.state.answers);
        std::vector<std::string> stages{held(app)};
        for (int step = 0; step < 8; ++step) {
            const auto before = moment_of(app.state);
            for (auto edits = 1 + random.below(3); edits > 0; --edits) make::edit_at_random(random, app.state.answers);
            forget_offices_gone(app.state.answers);
            if (app.state.answers == before.answers) continue;
            note_step(app.state, "edit", before);
            stages.push_back(held(app));
        }
        for (auto stage = stages.size() - 1; stage-- > 0;) CHECK(bool(held(app.press("undo")) == stages[stage]));
        for (std::size_t stage = 1; stage < stages.size(); ++stage) CHECK(bool(held(app.press("redo")) == stages[stage]));
    }
}

}  // namespace qopi
