// Lists of offices and users: adding, cancelling, removing, and what is said about their items.
#include <doctest/doctest.h>

#include "app/drafts.hpp"
#include "app/question.hpp"
#include "app_driver.hpp"

namespace qopi {
namespace {

TEST_CASE("a new office gets an id of its own and its own page; Cancel takes it away again") {
    auto app = app_with(make::fullest(), "#/register/offices");
    app.press("add:offices");
    CHECK(app.url() == "#/register/offices/o3");
    CHECK(app.state.answers.offices.size() == 3);
    app.type("/content/offices/2/name", "Riverbend Oncology West");
    app.press("cancel").press("discard");
    CHECK(app.url() == "#/register/offices");
    CHECK(app.state.answers.offices.size() == 2);
    const bool is_as_before = app.state.answers == app_with(make::fullest()).state.answers;
    CHECK(is_as_before);
}

TEST_CASE("a new user gets an id of its own, and the only office when there is but one") {
    auto app = app_with(make::smallest(), "#/register/users");
    app.press("add:users");
    CHECK(app.url() == "#/register/users/u1");
    CHECK(app.state.answers.users[0].offices == OfficeIds{"main"});
    app.press("cancel");
    CHECK(app.state.answers.users.empty());

    auto several = app_with(make::fullest(), "#/register/users");
    several.press("remove:u2").press("add:users");
    CHECK(several.url() == "#/register/users/u4");
    CHECK(several.state.answers.users.back().offices.empty());
}

TEST_CASE("Cancel restores an office and a user as they were when their page was opened") {
    auto app = app_with(make::fullest(), "#/register/offices");
    const auto before = app.state.answers;
    app.press("edit:o1")
        .type("/content/offices/0/name", "Other")
        .tick("/content/offices/0/same_address")
        .type("/content/offices/0/administrator/email", "x");
    app.press("cancel").press("discard");
    bool is_as_before = app.state.answers == before;
    CHECK(is_as_before);
    CHECK(app.url() == "#/register/offices");
    app.press("edit:u2").type("/content/users/1/email", "x").tick("/content/users/1/roles=abstractor").press("cancel").press("discard");
    is_as_before = app.state.answers == before;
    CHECK(is_as_before);
    CHECK(app.url() == "#/register/users");
    CHECK(app.has<SaveSoon>());
}

TEST_CASE("Cancel asks before it takes away what was typed, and nothing else") {
    const auto is_asked = [](App app) { return app.press("cancel").state.page.question == Action{Verb::cancel}; };
    CHECK(!is_asked(app_with(make::fullest(), "#/register/offices").press("add:offices")));
    CHECK(!is_asked(app_with(make::fullest(), "#/register/offices").press("edit:o1")));
    // The only office is chosen for a new user, which nobody typed.
    CHECK(!is_asked(app_with(make::smallest(), "#/register/users").press("add:users")));
    CHECK(is_asked(app_with(make::smallest(), "#/register/users").press("add:users").type("/content/users/0/email", "a")));
    CHECK(is_asked(app_with(make::fullest(), "#/register/offices").press("add:offices").type("/content/offices/2/name", "W")));
    CHECK(is_asked(app_with(make::fullest(), "#/register/offices").press("edit:o1").type("/content/offices/0/administrator/email", "x")));

    auto app = app_with(make::fullest(), "#/register/offices").press("add:offices").type("/content/offices/2/name", "W");
    CHECK(app.press("cancel").effect<FocusOn>()->key == "take-back");
    app.press("take-back");
    CHECK(app.url() == "#/register/offices/o3");
    CHECK(app.state.answers.offices[2].name == "W");
    CHECK(app.effect<FocusOn>()->key == "cancel");
}

TEST_CASE("the declaration that an edit took back is asked for again with the reason, until it is made") {
    auto app = ready(make::smallest());
    CHECK(app.state.declaration.agreed);
    CHECK(!app.state.trail.agreed_before);
    app.type("/content/practice/city", "Arlington");
    CHECK(!app.state.declaration.agreed);
    CHECK(app.state.trail.agreed_before);
    app.tick("/declaration/agreed");
    CHECK(!app.state.trail.agreed_before);
}

TEST_CASE("a received package tells of the one that took its place, once that was received, too") {
    std::vector<Parcel> outbox(3);
    outbox[0] = {.id = "1", .state = ParcelState::received, .draft = "d1", .frozen = "2026-11-29T10:00:00Z", .reference = "A"};
    outbox[1] = {.id = "2", .state = ParcelState::received, .draft = "d2", .frozen = "2026-11-29T11:00:00Z", .reference = "B"};
    outbox[2] = {.id = "3", .state = ParcelState::waiting, .draft = "d1", .frozen = "2026-11-29T12:00:00Z"};
    CHECK(replacement_of(outbox, {}, outbox[0]).empty());
    outbox[2].state = ParcelState::received;
    CHECK(replacement_of(outbox, {}, outbox[0]).empty());  // its reference is not known yet
    outbox[2].reference = "C";
    CHECK(replacement_of(outbox, {}, outbox[0]) == "C");
    CHECK(replacement_of(outbox, {}, outbox[1]).empty());
    CHECK(replacement_of(outbox, {}, outbox[2]).empty());
    // Once the later one is removed, the draft still names it.
    const std::vector<DraftEntry> drafts{{.id = "d1", .reference = "C"}, {.id = "d2", .reference = "B"}};
    outbox.pop_back();
    CHECK(replacement_of(outbox, drafts, outbox[0]) == "C");
    CHECK(replacement_of(outbox, drafts, outbox[1]).empty());
}

TEST_CASE("outside the United States a registration is left aside: it is said, its name stays on the card, and the United States bring it back") {
    auto app = ready(make::fullest());
    const auto before = app.state.answers;
    const std::string country = "/content/eligibility/country";
    app.go("#/register/eligibility").choose(country, "CA").leave(country);
    CHECK(app.blamed() == country + " registration-left-aside");
    CHECK(entry_of(app.state).name == before.practice.name);
    app.go("#/register/review");
    const auto issues = make::found(all_issues(app.state));
    CHECK(std::find(issues.begin(), issues.end(), country + " registration-left-aside") != issues.end());
    app.go("#/register/eligibility").choose(country, "US");
    CHECK(app.state.answers.practice == before.practice);
    CHECK(make::joined(make::found(all_issues(app.state))).find("left-aside") == std::string::npos);

    App abroad;
    abroad.boot({}, {}, "#/register/eligibility");
    abroad.choose(country, "CA").leave(country);
    CHECK(abroad.blamed().empty());
}

TEST_CASE("with one office the others are left aside: it is said, nobody belongs to them in the package, and a Yes brings them back") {
    auto app = ready(make::fullest());
    REQUIRE(app.state.answers.users[0].offices.size() > 1);
    const auto before = app.state.answers;
    const std::string several = "/content/practice/multiple_offices";
    app.go("#/register/practice").tick(several + "=no").leave(several);
    CHECK(app.blamed() == several + " offices-left-aside");
    app.go("#/register/review");
    const auto issues = make::found(all_issues(app.state));
    CHECK(std::find(issues.begin(), issues.end(), several + " offices-left-aside") != issues.end());
    // Who belonged to one of them only is asked for an office that takes part.
    CHECK(std::find(issues.begin(), issues.end(), "/content/users/2/offices user-office-missing") != issues.end());
    for (const auto& issue : issues) CHECK(issue.find("not-a-choice") == std::string::npos);

    app.go("#/register/practice").tick(several + "=yes");
    const bool is_as_before = app.state.answers == before;
    CHECK(is_as_before);

    app.tick(several + "=no").go("#/register/users/u3").tick("/content/users/2/offices=main");
    app.go("#/register/review").tick("/declaration/agreed");
    const auto kept_in_draft = app.state.answers;
    make_package(app);
    const bool is_in_draft = app.state.answers.users[0].offices == kept_in_draft.users[0].offices;
    CHECK(is_in_draft);
    const auto package = read_package(app.state.frozen.parcel.bytes);
    REQUIRE(bool(package));
    for (const auto& user : package.value().content.users) CHECK((user.offices == OfficeIds{"main"} || user.offices.empty()));
    CHECK(package.value().content.offices.empty());
}

TEST_CASE("Cancel restores the office also after one has looked at the start page meanwhile") {
    auto app = app_with(make::fullest(), "#/register/offices/o1");
    const auto before = app.state.answers;
    app.fill("/content/offices/0/city", "Wrongville").go("#/").go("#/register/offices/o1").press("cancel").press("discard");
    const bool is_as_before = app.state.answers == before;
    CHECK(is_as_before);
    // Over its list, the office was saved.
    app.press("edit:o1").fill("/content/offices/0/city", "Wrongville").go("#/register/offices").press("edit:o1").press("cancel");
    CHECK(app.state.answers.offices[0].city == "Wrongville");
}

TEST_CASE("what Cancel restores is known after a reload that began at the start page, and a taxpayer ID that was given stays given") {
    auto content = make::fullest();
    auto app = app_with(content, "#/register/offices/o1");
    app.fill("/content/offices/0/ein", "91-1144442").go("#/register/offices").press("edit:o1").happen(SaveDue{});
    App again;
    again.boot(app.saved_text(), {}, "#/");
    again.go("#/register/offices/o1");
    CHECK(again.state.answers.offices[0].ein.given);
    // Nothing was changed since the page was opened: nothing is asked.
    again.press("cancel");
    CHECK(again.url() == "#/register/offices");
    CHECK(again.state.answers.offices[0].ein.given);

    auto fresh = app_with(content, "#/register/offices");
    fresh.press("add:offices").fill("/content/offices/2/name", "Riverbend West").happen(SaveDue{});
    App reloaded;
    reloaded.boot(fresh.saved_text(), {}, "#/");
    reloaded.go("#/register/offices/o3").press("cancel");
    CHECK(reloaded.state.page.question == Action{Verb::cancel});
    CHECK(reloaded.press("discard").state.answers.offices.size() == 2);
}

TEST_CASE("a new item with a box that is not checked is not blamed") {
    auto app = app_with(make::request(Kind::form_group), "#/request/members");
    app.press("add:members");
    CHECK(app.blamed().empty());
}

TEST_CASE("what was declared stays declared when a doubt is kept, or an item is looked at and left by Cancel") {
    auto content = make::fullest();
    content.practice.line1 = "100 HARBOR ROAD";
    auto app = ready(content);
    app.go("#/register/review").press("keep:/content/practice/line1:all-upper-case");
    CHECK(app.state.declaration.agreed);
    app.press("change:/content/users/1/email").press("cancel");
    CHECK(app.url() == "#/register/review");
    CHECK(app.state.declaration.agreed);
    CHECK(!app.state.trail.agreed_before);
}

TEST_CASE("an item that was added and left blank is none, however one leaves it; one that was there before stays") {
    for (const bool by_itself : {false, true}) {
        auto app = app_with(make::fullest(), "#/register/users");
        const auto count = app.state.answers.users.size();
        app.press("add:users");
        CHECK(app.state.answers.users.size() == count + 1);
        if (by_itself) app.happen(WentTo{"#/register/users"});
        else app.press("step:#/register/practice");
        CHECK(app.state.answers.users.size() == count);
        // A name is something.
        app.go("#/register/users").press("add:users").type("/content/users/" + std::to_string(count) + "/given_name", "Zoe").happen(WentTo{"#/register/users"});
        CHECK(app.state.answers.users.size() == count + 1);
    }
    auto blank = make::fullest();
    blank.users[0] = {};
    blank.users[0].id = "u1";
    auto app = app_with(blank, "#/register/users");
    app.press("edit:u1").happen(WentTo{"#/register/users"});
    CHECK(app.state.answers.users.size() == blank.users.size());
}

TEST_CASE("the question of a button is spoken, without the answer that it is about") {
    auto app = app_with(make::fullest(), "#/register/offices");
    app.press("ask-remove:o1");
    CHECK(app.effect<Announce>()->text.find("Office 1") != std::string::npos);
    CHECK(app.effect<Announce>()->text.find(app.state.answers.offices[0].name) == std::string::npos);
    CHECK(question_text(app.state).find(app.state.answers.offices[0].name) != std::string::npos);
}

TEST_CASE("a doubt about what is there already is seen as soon as the page is opened") {
    auto content = make::fullest();
    content.offices[0].name = "riverbend west";
    auto app = app_with(content, "#/register/offices");
    app.press("edit:o1");
    CHECK(app.blamed() == "/content/offices/0/name all-lower-case, /content/offices/0/fax phone-555-01xx-fictional");
    // While it is typed, it is not doubted.
    app.type("/content/offices/0/name", "riverbend wes");
    CHECK(app.blamed() == "/content/offices/0/fax phone-555-01xx-fictional");
    app.leave("/content/offices/0/name");
    CHECK(app.blamed().find("all-lower-case") != std::string::npos);
}

TEST_CASE("an item of which the list says that something is to fix shows what, as soon as it is opened") {
    auto content = make::fullest();
    content.users[0].offices.clear();
    auto app = app_with(content, "#/register/users");
    app.press("edit:u1");
    CHECK(app.blamed().find("/content/users/0/offices") != std::string::npos);
    app.go("#/register/users");
    app.press("edit:u2");
    CHECK(app.blamed().find("/content/users/1/offices") == std::string::npos);
}

TEST_CASE("a reload does not change what Cancel brings back: a new office goes again, a changed one is what it was") {
    auto content = make::fullest();
    const auto before = content.offices[0];
    auto app = app_with(content, "#/register/offices/" + before.id);
    app.fill("/content/offices/0/city", "Springfield").happen(SaveDue{});
    App reloaded;
    reloaded.boot(app.saved_text(), {}, app.url());
    CHECK(reloaded.state.answers.offices[0].city == "Springfield");
    reloaded.press("cancel").press("discard");
    CHECK(reloaded.state.answers.offices[0].city == before.city);

    for (const std::string list : {"offices", "users"}) {
        auto other = app_with(content, "#/register/" + list);
        other.press("add:" + list).happen(SaveDue{});
        App again;
        again.boot(other.saved_text(), {}, other.url());
        REQUIRE(again.url() == other.url());
        again.press("cancel");
        CHECK(again.state.answers.offices.size() == content.offices.size());
        CHECK(again.state.answers.users.size() == content.users.size());
    }
}

TEST_CASE("Save keeps a finished office and blames an unfinished one") {
    auto app = app_with(make::fullest(), "#/register/offices");
    app.press("add:offices").press("continue");
    CHECK(app.url() == "#/register/offices/o3");
    CHECK(app.focus() == "summary");
    CHECK(app.blamed() ==
          "/content/offices/2/name required, /content/offices/2/line1 required, /content/offices/2/city required, /content/offices/2/state "
          "choose-state, "
          "/content/offices/2/zip required, /content/offices/2/phone required");
    app.fill("/content/offices/2/name", "Riverbend Oncology North")
        .tick("/content/offices/2/same_address")
        .fill("/content/offices/2/phone", "703-234-5900");
    app.press("continue");
    CHECK(app.blamed() == "/content/offices/2/name office-name-twice");
    app.fill("/content/offices/2/name", "Riverbend Oncology West").press("continue");
    CHECK(app.url() == "#/register/offices");
    CHECK(app.state.answers.offices.size() == 3);
}

TEST_CASE("removing an office asks first, and takes it out of the users' offices") {
    auto app = app_with(make::fullest(), "#/register/offices");
    app.press("ask-remove:o1");
    CHECK(app.state.page.question == Action{Verb::ask_remove_item, "o1"});
    CHECK(app.focus() == "take-back");
    CHECK(app.state.answers.offices.size() == 2);
    app.press("take-back");
    CHECK(!app.state.page.question);
    CHECK(app.focus() == "ask-remove:o1");
    CHECK(app.state.answers.offices.size() == 2);
    app.press("ask-remove:o1").happen(Escaped{});
    CHECK(!app.state.page.question);
    CHECK(app.focus() == "ask-remove:o1");
    CHECK(app.happen(Escaped{}).focus().empty());
    app.press("ask-remove:o1").press("remove:o1");
    CHECK(app.state.answers.offices.size() == 1);
    CHECK(app.state.answers.offices[0].id == "o2");
    CHECK(app.state.answers.users[0].offices == OfficeIds{"main"});
    CHECK(app.focus() == "h1");
    CHECK(app.has<Announce>());
    CHECK(app.has<SaveSoon>());
}

// People saw: the taxpayer ID of one office was shown, the office before it removed, and then that of another office was shown.
TEST_CASE("a taxpayer ID is shown until its page is left, and never that of another office") {
    auto app = app_with(make::fullest());
    app.press("reveal:/content/offices/0/ein");
    CHECK(app.state.page.revealed.size() == 1);
    app.go("#/register/offices").press("ask-remove:o1").press("remove:o1").go("#/register/review");
    CHECK(app.state.answers.offices.size() == 1);
    CHECK(app.state.page.revealed.empty());
}

TEST_CASE("after a removal nothing that was kept or found is pinned to the wrong office or user") {
    auto app = app_with(make::fullest(), "#/register/offices/o1");
    app.press("keep:/content/offices/0/fax:phone-555-01xx-fictional");
    REQUIRE(app.state.kept.size() == 1);
    app.state.refused = {{"/content/offices/1/zip", Code::zip_format}, {"/content/users/0/email", Code::email_format}};
    app.state.unknown = {{"/content/offices/0/x-note", "1"}, {"/content/users/0/x-note", "2"}};
    app.press("remove:o1");
    CHECK(app.state.kept.empty());
    CHECK(make::found(app.state.refused) ==
          std::vector<std::string>{"/content/offices/0/zip zip-format", "/content/users/0/email email-format"});
    CHECK(app.state.unknown == std::vector<std::pair<std::string, std::string>>{{"/content/users/0/x-note", "2"}});
}

TEST_CASE("a warning that was kept is not shown again because somebody before it was removed") {
    auto s = make::fullest();
    s.users[1].email = s.users[0].email;
    s.users[2].family_name = "VAN DER BERG";
    auto app = app_with(s, "#/register/users/u3");
    app.press("keep:/content/users/2/family_name:all-upper-case");
    app.press("remove:u1");
    CHECK(app.state.kept == std::vector<Kept>{{"/content/users/1/family_name", Code::all_upper_case}});
    CHECK(make::joined(make::found(all_issues(app.state))).find("upper") == std::string::npos);
    app.press("remove:u3");
    CHECK(app.state.kept.empty());
}

TEST_CASE("what stands twice is said on the page of the second one as soon as its field was left, and can be kept") {
    const std::string email = "/content/users/1/email", phone = "/content/offices/1/phone";
    auto app = app_with(make::fullest(), "#/register/users/u2");
    app.fill("/content/users/1/given_name", "Ana").fill("/content/users/1/family_name", "Lindqvist");
    CHECK(app.blamed().empty());
    app.type(email, " ana@riverbend.example.org");
    CHECK(app.blamed().empty());
    app.leave(email);
    CHECK(app.blamed() == email + " user-twice");
    app.press("keep:" + email + ":user-twice");
    CHECK(app.blamed().empty());
    CHECK(app.press("continue").url() == "#/register/users");
    // Another answer there is asked about again.
    app.go("#/register/users/u2").fill(email, "maria@riverbend.example.org");
    CHECK(app.blamed() == email + " email-shared");

    auto office = app_with(make::fullest(), "#/register/offices/o2");
    office.fill(phone, "703 234 5700");
    CHECK(office.blamed() == phone + " office-phone-shared");
    office.press("keep:" + phone + ":office-phone-shared");
    CHECK(office.blamed().empty());
}

TEST_CASE("a list page blames its items once one wants to go on, a link to each, and a removed item's address leads to the list") {
    auto s = make::fullest();
    s.offices[0].name.clear(), s.offices[0].fax.clear(), s.offices[0].administrator.phone = "12";
    s.offices[1].phone = s.practice.phone;
    // Nothing else is missing: a draft holds no taxpayer ID.
    s.offices[0].same_ein = true;
    auto app = app_with(s, "#/register/offices");
    CHECK(app.blamed().empty());
    app.press("continue");
    CHECK(app.url() == "#/register/offices");
    CHECK(app.focus() == "summary");
    // A doubt holds nobody.
    CHECK(app.blamed() == "/content/offices/0/name required, /content/offices/0/administrator/phone phone-length");
    app.press("fix:/content/offices/0/administrator/phone");
    CHECK(app.url() == "#/register/offices/o1");
    CHECK(app.focus() == "/content/offices/0/administrator/phone");
    CHECK(app.blamed() == "/content/offices/0/name required, /content/offices/0/administrator/phone phone-length");
    app.fill("/content/offices/0/name", "Riverbend Oncology East").fill("/content/offices/0/administrator/phone", "703-234-5755").press("continue");
    CHECK(app.url() == "#/register/offices");
    app.press("continue");
    CHECK(app.url() == "#/register/users");
    app.go("#/register/offices/o9");
    CHECK(app.url() == "#/register/offices");
    CHECK(app.effect<Go>()->replace);
    app.go("#/register/users/u9");
    CHECK(app.url() == "#/register/users");

    s.offices.clear();
    auto empty = app_with(s, "#/register/offices");
    empty.press("continue");
    CHECK(empty.url() == "#/register/offices");
    CHECK(empty.blamed() == "/content/offices offices-missing");
}

TEST_CASE("the first practice of a group is the one that asks for it, and the next is blank") {
    auto app = app_with(make::request(Kind::form_group), "#/request/members");
    app.state.answers.members.clear();
    app.press("add:members");
    const auto& members = app.state.answers.members;
    const auto& requester = app.state.answers.requester;
    CHECK(members[0].practice_name == requester.practice_name);
    CHECK(members[0].email == requester.email);
    CHECK_FALSE(members[0].agreed);
    app.press("cancel").press("add:members").go("#/request/members").press("add:members");
    CHECK(members[1].practice_name.empty());
    CHECK(members[1].email.empty());
}

// --- the membership ---------------------------------------------------------------------------------------------------

}  // namespace
}  // namespace qopi
