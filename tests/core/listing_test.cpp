// A list that is too long to be seen at once: seeking, its pages, and what needs attention.
#include <doctest/doctest.h>

#include "app/listing.hpp"
#include "app/overview.hpp"
#include "app_driver.hpp"

namespace qopi {
namespace {

constexpr std::string_view sought = "/list/users", attention = "/list/users/attention";

/// A registration with so many users, named by their numbers in letters; nothing is wrong with any of them.
Submission with_users(std::size_t count) {
    auto content = make::fullest();
    const auto user = content.users[1];
    content.users.clear();
    for (std::size_t i = 0; i < count; ++i) {
        auto one = user;
        const auto letters = std::string(1, static_cast<char>('A' + i / 26)) + static_cast<char>('a' + i % 26);
        one.id = "u" + std::to_string(i + 1), one.given_name = letters + "na", one.family_name = "Berg", one.username.clear();
        one.email = "p" + std::to_string(i + 1) + "@riverbend.example.org", one.phone = "703-234-" + std::to_string(5000 + i);
        content.users.push_back(one);
    }
    return content;
}
App at_users(const Submission& content) { return app_with(content, "#/register/users"); }
std::string shown(const App& app) {
    std::string ids;
    for (const auto i : listed(app.state, Section::users).items) ids += (ids.empty() ? "" : " ") + app.state.answers.users[i].id;
    return ids;
}
std::string said(const App& app) { return said_of(listed(app.state, Section::users), Section::users); }

}  // namespace

TEST_CASE("what is sought is found in names, addresses, offices, and roles, each word of it somewhere, without case and marks") {
    auto content = with_users(12);
    content.users[3].given_name = "Zoë", content.users[3].family_name = "Ødegård";
    content.users[5].roles = with(Set{}, Role::abstractor), content.users[5].offices = {"o1"};
    content.users[7].email = "front.desk@riverbend.example.org";
    for (auto& user : content.users)
        if (user.id != "u6") user.roles = with(Set{}, Role::administrator), user.designation = {}, user.offices = {std::string(main_office)};
    struct Row {
        std::string_view text, found;
    };
    const Row rows[] = {{"zoe", "u4"}, {"ZOË  Ø", "u4"}, {"front.desk", "u8"}, {"abstr", "u6"}, {"oncology north", "u6"}, {"berg abstractor", "u6"},
                        {"nobody", ""}, {"  ", "u1 u2 u3 u4 u5 u6 u7 u8 u9 u10 u11 u12"}, {"", "u1 u2 u3 u4 u5 u6 u7 u8 u9 u10 u11 u12"}};
    auto app = at_users(content);
    for (const auto& row : rows) {
        CAPTURE(row.text);
        app.type(std::string(sought), std::string(row.text));
        CHECK(app.changed);
        CHECK(shown(app) == row.found);
        CHECK(app.effect<Announce>()->text == said(app));
    }
    app.type(std::string(sought), "zoe");
    CHECK(said(app) == "1 of 12 users match");
    app.type(std::string(sought), "nobody");
    CHECK(said(app) == "None of 12 users match. Check the spelling, or clear what you are looking for.");
}

TEST_CASE("what is sealed is not found, and what is sought is in no draft") {
    auto content = make::fullest();
    content.offices.assign(11, content.offices[1]);
    for (std::size_t i = 0; i < content.offices.size(); ++i) content.offices[i].id = "o" + std::to_string(i + 1), content.offices[i].same_ein = false;
    auto app = app_with(content, "#/register/offices");
    app.type("/content/offices/0/ein", "52-7654321").go("#/register/offices").type("/list/offices", "52-7654321");
    CHECK(listed(app.state, Section::offices).matching == 0);
    app.type("/list/offices", "imagined words");
    CHECK_FALSE(app.has<SaveSoon>());
    CHECK(write_draft(draft_of(app.state)).find("imagined words") == std::string::npos);
}

TEST_CASE("a list has pages of fifty, and says which of how many are shown") {
    auto app = at_users(with_users(120));
    CHECK(said(app) == "120 users, 1 to 50 shown");
    CHECK(listed(app.state, Section::users).pages == 3);
    app.press("turn:users/2");
    CHECK(said(app) == "120 users, 101 to 120 shown");
    CHECK(app.focus() == "count users");
    CHECK(shown(app).starts_with("u101 u102 "));
    // Another search begins on its first page, and no press leads beyond the last.
    app.type(std::string(sought), "Berg");
    CHECK(said(app) == "120 users, 1 to 50 shown");
    app.press("turn:users/99");
    CHECK(shown(app).starts_with("u101 "));
    for (const auto* nonsense : {"turn:users", "turn:", "turn:practice/1", "turn:users/x"}) app.press(nonsense);
    app.type(std::string(sought), "p11@");
    CHECK(shown(app) == "u11");
    CHECK(said(at_users(with_users(1))) == "1 user");
    CHECK(said(at_users(with_users(50))) == "50 users");
}

TEST_CASE("of a list with more than one page what needs attention is first; a shorter one stays as it was entered") {
    auto content = with_users(60);
    content.users[55].phone = "12", content.users[57].email = content.users[0].email;
    auto app = at_users(content);
    CHECK(shown(app).starts_with("u56 u58 u1 u2 "));
    CHECK(listed(app.state, Section::users).to_attend == 2);
    app.tick(std::string(attention));
    CHECK(shown(app) == "u56 u58");
    CHECK(said(app) == "2 of 60 users match");
    // A doubt that was settled needs none.
    app.press("keep:/content/users/57/email:email-shared");
    CHECK(shown(app) == "u56");
    app.tick(std::string(attention), false);
    content.users.resize(12);
    content.users[4].phone = "12";
    CHECK(shown(at_users(content)).starts_with("u1 u2 u3 u4 u5 "));
}

TEST_CASE("who comes back from an item finds the list as it was, at that item") {
    auto app = at_users(with_users(120));
    app.type(std::string(sought), "berg").press("turn:users/1").press("edit:u70");
    REQUIRE(app.url() == "#/register/users/u70");
    app.press("continue");
    CHECK(app.url() == "#/register/users");
    CHECK(app.focus() == "edit:u70");
    CHECK(said(app) == "120 users, 51 to 100 shown");
    CHECK(app.state.listings[static_cast<std::size_t>(Section::users)].sought == "berg");
    // By the browser's own button, too. An item that is not shown any more leaves the focus at the top.
    app.go("#/register/users/u70").go("#/register/users");
    CHECK(app.focus() == "edit:u70");
    app.go("#/register/users/u70").fill("/content/users/69/family_name", "Other").press("continue");
    CHECK(app.focus() == "h1");
    app.press("edit:u71").press("cancel");
    CHECK(app.focus() == "edit:u71");
}

// People saw: a user added while another one was sought, who was then on no page of the list.
TEST_CASE("who adds an item sees it in its list afterward, whatever was sought before") {
    auto app = at_users(with_users(12));
    app.type(std::string(sought), "berg");
    app.press("add:users").type("/content/users/12/given_name", "Ana").go("#/register/users");
    CHECK(app.state.listings[static_cast<std::size_t>(Section::users)].sought.empty());
    CHECK(shown(app).find("u13") != std::string::npos);
}

// People saw: "6 of 299 users match" on a review on which they had sought nothing.
TEST_CASE("what is sought in a list is not sought on the review, nor the other way round") {
    auto app = at_users(with_users(60));
    app.type(std::string(sought), "no such name");
    app.go("#/register/review");
    CHECK(said(app) == "60 users, 1 to 50 shown");
    app.type(std::string(sought), "berg");
    app.go("#/register/users");
    CHECK(said(app).starts_with("None of 60 users match"));
    app.go("#/register/review");
    CHECK(listing_of(app.state, Section::users).sought == "berg");
}

TEST_CASE("what was mended may have moved to another page of the list, which is then open") {
    auto content = with_users(120);
    content.users[110].phone = "12";
    auto app = at_users(content);
    CHECK(shown(app).starts_with("u111 u1 "));
    app.press("edit:u111").fill("/content/users/110/phone", "703-234-5999").press("continue");
    CHECK(said(app) == "120 users, 101 to 120 shown");
    CHECK(app.focus() == "edit:u111");
}

TEST_CASE("who changes an item of a long list from the review comes back to its line there, on whichever page it is by then") {
    auto app = app_with(with_users(120), "#/register/review");
    app.press("turn:users/1");
    CHECK(app.focus() == "count users");
    app.press("change:/content/users/69/given_name");
    CHECK(app.url() == "#/register/users/u70");
    app.press("continue");
    CHECK(app.url() == "#/register/review");
    CHECK(app.focus() == "change:/content/users/69/given_name");
    CHECK(said(app) == "120 users, 51 to 100 shown");
    // A doubt leads to a field, and its line is what one comes back to; where it moved, its page is open.
    app.press("change:/content/users/69/phone").fill("/content/users/69/phone", "900-234-5678").press("continue");
    CHECK(app.focus() == "change:/content/users/69/given_name");
    CHECK(said(app) == "120 users, 1 to 50 shown");
    app.type(std::string(sought), "Aana").press("change:/content/users/0/given_name").fill("/content/users/0/given_name", "Other").press("continue");
    CHECK(app.focus() == "count users");
}

TEST_CASE("while it is printed, and only then, the page is whole") {
    auto app = app_with(with_users(30), "#/register/review");
    app.happen(Printing{});
    CHECK(app.changed);
    CHECK(app.state.page.is_printed);
    app.happen(Printed{});
    CHECK(app.changed);
    CHECK_FALSE(app.state.page.is_printed);
    app.happen(Printed{});
    CHECK_FALSE(app.changed);
}

TEST_CASE("all answers of an item are in one line, but for its name") {
    const auto content = make::fullest();
    CHECK(answers_in_line(content, ConstRecordRef(content.users[0]), make::facts()) ==
          "ana@riverbend.example.org · 703-234-5710 · Physician, Abstractor · Fellow · Should this user have access to practice-level information? No · Main office, Riverbend Oncology North · "
          "Should this user receive email from QOPI? Yes · a.lindqvist");
    CHECK(answers_in_line(content, ConstRecordRef(content.offices[0]), make::facts()) ==
          "8 Made-Up Road · Floor 2 · Fairfax · Virginia · 22030-1010 · 703-234-5700 · 703-555-0142 · Office taxpayer ID (EIN): ••-•••3594 · 1876543210 · Office administrator: Tom O’Neill · "
          "tom@riverbend.example.org · 703-234-5701");
}

TEST_CASE("Enter in the search leaves nobody elsewhere, and one can seek in a draft that another tab writes") {
    auto app = at_users(with_users(12));
    app.type(std::string(sought), "ana").enter(std::string(sought));
    CHECK(app.url() == "#/register/users");
    CHECK_FALSE(app.state.page.pressed);
    App reader;
    reader.happen(Booted{.draft_id = "d1", .draft = draft_with(with_users(12)), .elsewhere = true, .drafts = {}, .seal_key = desk_key, .fresh = "f00d", .url = "#/register/users"});
    reader.type(std::string(sought), "Aana");
    CHECK(shown(reader) == "u1");
}

TEST_CASE("a list that has become too short to be searched is shown whole") {
    auto app = at_users(with_users(11));
    app.type(std::string(sought), "Abna").tick(std::string(attention)).press("remove:u2");
    CHECK(shown(app) == "u1 u3 u4 u5 u6 u7 u8 u9 u10 u11");
    CHECK(said(app) == "10 users");
}

TEST_CASE("that nothing needs attention is said in other words than that nothing was found") {
    auto content = with_users(12);
    content.users[4].phone = "12";
    auto app = at_users(content);
    app.tick(std::string(attention)).press("edit:u5").fill("/content/users/4/phone", "703-234-5999").press("continue");
    CHECK(said(app) == "None of 12 users need attention.");
    app.type(std::string(sought), "ana");
    CHECK(said(app) == "None of 12 users match and need attention.");
}

TEST_CASE("what a doubt's suggestion changed on the review is found there at once") {
    auto content = with_users(30);
    content.users[4].email = "ana@gmial.com";
    auto app = app_with(content, "#/register/review");
    app.type(std::string(sought), "gmail.com");
    CHECK(shown(app).empty());
    app.press("use:/content/users/4/email");
    CHECK(shown(app) == "u5");
}

TEST_CASE("an office that is added is none that was removed, though a change still names that") {
    App app;
    app.boot();
    app.state.answers = make::request(Kind::change_users);
    app.state.answers.begun = Kind::change_users;
    REQUIRE(app.state.answers.sites.size() == 2);
    app.go("#/request/offices").press("remove:s2").press("add:sites");
    CHECK(app.state.answers.sites.back().id == "s3");
    app.fill("/content/sites/1/name", "Brand New Office").press("continue");
    CHECK(make::joined(make::found(all_issues(app.state))).find("/content/changes/0/offices office-gone") != std::string::npos);
}

TEST_CASE("what one sought, and how far one came, stays when what is read becomes newer") {
    App app;
    app.happen(Booted{.draft_id = "d1", .draft = draft_with(with_users(120)), .elsewhere = true, .seal_key = desk_key, .fresh = "f", .url = "#/register/review"});
    app.go("#/register/users").type("/list/users", "lin");
    const auto step = app.state.trail.furthest_step;
    app.happen(DraftAgain{"d1", draft_with(with_users(121)), true});
    CHECK(listing_of(app.state, Section::users).sought == "lin");
    CHECK(listed(app.state, Section::users).all == 121);
    CHECK(app.state.trail.furthest_step == step);
}

TEST_CASE("a removed item is found no more") {
    auto app = at_users(with_users(12));
    app.type(std::string(sought), "Abna").press("remove:u2");
    CHECK(shown(app).empty());
    app.type(std::string(sought), "");
    CHECK(shown(app) == "u1 u3 u4 u5 u6 u7 u8 u9 u10 u11 u12");
}

}  // namespace qopi
