// Among many offices a person's own are found again, and others are sought.
#include <doctest/doctest.h>

#include "app/office_choice.hpp"
#include "app_driver.hpp"

namespace qopi {
namespace {

constexpr std::string_view seeking = "/list/offices/choice", offices = "/content/users/0/offices";

/// A registration with so many offices beside the main one; its first user belongs to these.
App at_user(std::size_t count, const OfficeIds& chosen) {
    auto content = make::fullest();
    const auto office = content.offices[1];
    content.offices.clear();
    for (std::size_t i = 0; i < count; ++i) {
        content.offices.push_back(office);
        content.offices.back().id = "o" + std::to_string(i + 1);
        content.offices.back().name = (i % 2 ? "Lakeside " : "Riverbend ") + std::to_string(i + 1);
    }
    content.users[0].offices = chosen;
    return app_with(content, "#/register/users/u1");
}
OfferedOffices offered(const App& app) { return offered_offices(app.state, app.state.answers.users[0].offices); }
std::string first_ids(const App& app, std::size_t count) {
    std::string ids;
    const auto all = offered(app).shown;
    for (std::size_t i = 0; i < std::min(count, all.size()); ++i) ids += (i > 0 ? " " : "") + all[i].id;
    return ids;
}

}  // namespace

TEST_CASE("as many offices as one reads are all shown in their order; among more one can seek") {
    auto few = at_user(19, {"o5"});
    CHECK_FALSE(offered(few).can_seek);
    CHECK(offered(few).shown.size() == 20);
    CHECK(first_ids(few, 2) == "main o1");
    auto many = at_user(20, {"o5"});
    CHECK(offered(many).can_seek);
    CHECK(first_ids(many, 3) == "o5 main o1");
    CHECK(said_of_offices(offered(many)) == "21 offices.");
}

TEST_CASE("of hundreds some are shown, and what is typed finds the others") {
    auto app = at_user(300, {});
    CHECK(offered(app).shown.size() == offices_shown_max);
    CHECK(said_of_offices(offered(app)) == "301 offices, 1 to 50 shown. To see another one, type part of its name.");
    app.type(std::string(seeking), "lake 29");
    CHECK(app.changed);
    CHECK(app.effect<Announce>()->text == "5 of 301 offices match");
    CHECK(first_ids(app, 9) == "o290 o292 o294 o296 o298");
    app.type(std::string(seeking), "nowhere");
    CHECK(said_of_offices(offered(app)) == "None of 301 offices match. Check the spelling, or clear what you are looking for.");
    // What is sought is no answer, and Enter does not leave the page.
    CHECK_FALSE(app.has<SaveSoon>());
    app.enter(std::string(seeking));
    CHECK(app.url() == "#/register/users/u1");
}

TEST_CASE("the offices of a person stand first; nothing moves while one checks boxes, but when one seeks or comes again") {
    auto app = at_user(300, {"o7", "main"});
    CHECK(first_ids(app, 3) == "main o7 o1");
    app.tick(std::string(offices) + "=o3").tick(std::string(offices) + "=o7", false);
    CHECK(first_ids(app, 3) == "main o7 o1");
    CHECK(chosen_offices(app.state.answers, app.state.answers.users[0].offices) == "2 offices chosen: Main office, Riverbend 3");
    app.type(std::string(seeking), "riverbend");
    CHECK(first_ids(app, 2) == "o3 o1");
    app.go("#/register/users").go("#/register/users/u1");
    CHECK(app.state.page.office_sought.empty());
    CHECK(first_ids(app, 3) == "main o3 o1");
}

TEST_CASE("an office that is gone stands first, so that it can be cleared; of many that are chosen some are named") {
    auto app = at_user(40, {"o3", "o99"});
    CHECK(first_ids(app, 3) == "o99 o3 main");
    OfficeIds all;
    for (int i = 1; i <= 40; ++i) all.push_back("o" + std::to_string(i));
    const auto said = chosen_offices(app.state.answers, all);
    CHECK(said.starts_with("40 offices chosen: Riverbend 1, Lakeside 2, "));
    CHECK(said.ends_with("Lakeside 12, and 28 more"));
    CHECK(chosen_offices(app.state.answers, {}).empty());
}

TEST_CASE("in a request one seeks among the offices that it concerns") {
    auto content = make::request(Kind::add_users);
    content.sites.clear();
    for (int i = 1; i <= 60; ++i) content.sites.push_back({"s" + std::to_string(i), "Site " + std::to_string(i)});
    auto app = app_with(content, "#/request/users/" + content.users[0].id);
    CHECK(offices_sought_key(app.state.answers) == "/list/sites/choice");
    app.type("/list/sites/choice", "site 5");
    CHECK(app.effect<Announce>()->text == "15 of 61 offices match");
}

}  // namespace qopi
