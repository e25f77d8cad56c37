// The requests of a registered practice: what each carries, what its rules find, and how it becomes a package.
#include <doctest/doctest.h>

#include "app/drafts.hpp"
#include "app_driver.hpp"

namespace qopi {
namespace {

TEST_CASE("who goes back from a request and begins the same again goes on with it; another one, or the same from the start, is a new one") {
    App app;
    app.boot({}, {}, "#/request");
    app.press("request:add-users").type("/content/requester/practice_name", "Riverbend Oncology");
    const auto id = app.state.draft.id;
    app.press("back");
    CHECK(app.url() == "#/request");
    app.press("request:add-users");
    CHECK(app.url() == "#/request/practice");
    CHECK(app.state.draft.id == id);
    CHECK(app.state.answers.requester.practice_name == "Riverbend Oncology");
    app.press("back").press("request:add-offices");
    CHECK(app.state.draft.id != id);
    CHECK(app.state.answers.requester.practice_name.empty());
    app.type("/content/requester/practice_name", "Riverbend Oncology").go("#/").go("#/request").press("request:add-offices");
    CHECK(app.state.answers.requester.practice_name.empty());
}

TEST_CASE("every kind of request with all its answers breaks no rule, and goes to a package and a draft and back") {
    for (const auto kind : make::requests()) {
        CAPTURE(code_of(kind));
        const auto s = make::request(kind);
        CHECK(make::joined(make::found(s, kind)) == "");
        CHECK(kind_of(s) == kind);
        auto package = freeze(s, kind, {}, {.name = "Ingrid Ødegård", .agreed = true}, make::moment, make::day, "40000000000000000000");
        if (!package.sealed_fields.empty()) package.sealed = make::jwe;
        const auto bytes = write_package(package);
        const auto back = read_package(bytes);
        REQUIRE(bool(back));
        CHECK(back.value().notes.empty());
        CHECK(write_package(back.value()) == bytes);
        auto open = back.value().content;
        // A taxpayer ID is only known to be given: it travels sealed.
        open.practice_change.ein.text = s.practice_change.ein.text;
        for (std::size_t i = 0; i < open.offices.size(); ++i) open.offices[i].ein.text = s.offices[i].ein.text;
        CHECK(open == s);
        Draft draft;
        draft.content = s;
        const auto drafted = read_draft(write_draft(draft));
        REQUIRE(bool(drafted));
        CHECK(drafted.value().content.begun == kind);
        CHECK(drafted.value().content.changes == s.changes);
        CHECK(drafted.value().content.members == s.members);
    }
}

TEST_CASE("a registration carries nothing of a request, and a request nothing of a registration") {
    for (const auto kind : make::requests()) {
        CAPTURE(code_of(kind));
        const auto s = make::request(kind);
        for (std::size_t i = 0; i < sections.size(); ++i) {
            const auto section = static_cast<Section>(i);
            const bool is_shared = section == Section::users || section == Section::offices;
            if (carries(kind, section, s) && !is_shared) CHECK(!carries(Kind::registration, section, make::fullest()));
        }
        CHECK(!carries(kind, Section::eligibility, s));
        CHECK(carries(kind, Section::requester, s));
        CHECK(!outcome_of(s).has_value());
    }
}

/// An office that stays as it is.
OfficeChange change_of_office() {
    OfficeChange change;
    change.id = "x1", change.name = "Riverbend", change.wish = {"change"};
    return change;
}

struct RequestRow {
    std::string_view what;
    Kind kind;
    void (*change)(Submission&);
    std::string_view found = "";  ///< "/pointer code" of all that the change brings up; nothing when it is fine
};

TEST_CASE("each rule of the requests finds what is wrong and nothing else") {
    constexpr auto users = Kind::add_users, changes = Kind::change_users, offices = Kind::add_offices, successor = Kind::replace_corresponding_physician,
                   practice = Kind::change_practice, group = Kind::form_group;
    const RequestRow rows[] = {
        {"a practice without a reference", users, [](Submission& s) { s.requester.reference.clear(); }},
        {"a reference with two characters exchanged", users, [](Submission& s) { s.requester.reference = "3MW-DPX-RV"; }, "/content/requester/reference reference-check"},
        {"a reference that is none", group, [](Submission& s) { s.members[1].reference = "12345"; }, "/content/members/1/reference reference-format"},
        {"a practice without a name", users, [](Submission& s) { s.requester.practice_name.clear(); }, "/content/requester/practice_name required"},
        {"nobody who asks", offices, [](Submission& s) { s.requester.family_name.clear(); }, "/content/requester/family_name required"},
        {"no user", users, [](Submission& s) { s.users.clear(); }, "/content/users users-missing"},
        {"nobody who abstracts, which is a new registration's concern", users, [](Submission& s) { s.users[0].roles = with(Set{}, Role::physician); }},
        {"a user at an office that is not named", users, [](Submission& s) { s.sites.pop_back(); }, "/content/users/2/offices office-gone"},
        {"two offices of one name", users, [](Submission& s) { s.sites[1].name = "RIVERBEND oncology north"; },
         "/content/sites/1/name office-name-twice"},
        {"the main office among the others", Kind::add_users, [](Submission& s) { s.sites[0].name = "Main office"; }, "/content/sites/0/name office-is-main"},
        {"an office without a name", changes, [](Submission& s) { s.sites[0].name.clear(); }, "/content/sites/0/name required"},
        {"no change", changes, [](Submission& s) { s.changes.clear(); }, "/content/changes changes-missing"},
        {"nothing chosen", changes, [](Submission& s) { s.changes[1].wish = {}; }, "/content/changes/1/wish choose-one"},
        {"nothing different", changes,
         [](Submission& s) {
             auto& c = s.changes[0];
             c.new_email.clear(), c.new_phone.clear(), c.roles = {}, c.practice_level = Answer::none, c.offices.clear(), c.receive_email = Answer::none;
         },
         "/content/changes/0/wish nothing-changes"},
        {"only the offices", changes,
         [](Submission& s) {
             auto& c = s.changes[0];
             c.new_email.clear(), c.new_phone.clear(), c.roles = {}, c.practice_level = Answer::none, c.receive_email = Answer::none;
         }},
        {"a physician without a designation", changes, [](Submission& s) { s.changes[0].designation = {}; }, "/content/changes/0/designation choose-one"},
        {"an office that is not named", changes, [](Submission& s) { s.changes[0].offices = {"s9"}; }, "/content/changes/0/offices office-gone"},
        {"a removal without its day", changes, [](Submission& s) { s.changes[1].last_day.clear(); }, "/content/changes/1/last_day required"},
        {"a day that does not exist", changes, [](Submission& s) { s.changes[1].last_day = "2/30/2027"; }, "/content/changes/1/last_day day-format"},
        {"a day of half a year ago", changes, [](Submission& s) { s.changes[1].last_day = "2026-05-23"; }},
        {"a day before that", changes, [](Submission& s) { s.changes[1].last_day = "2026-05-22"; }, "/content/changes/1/last_day day-unusual"},
        {"a day a year away", Kind::change_offices, [](Submission& s) { s.office_changes[1].last_day = "2027-11-23"; }},
        {"a day after that", Kind::change_offices, [](Submission& s) { s.office_changes[1].last_day = "2027-11-24"; }, "/content/office_changes/1/last_day day-unusual"},
        {"one person twice", changes,
         [](Submission& s) { s.changes[1].given_name = "ANA", s.changes[1].family_name = "Lindqvist", s.changes[1].email = s.changes[0].email; },
         "/content/changes/1/email user-changed-twice"},
        {"no office", offices, [](Submission& s) { s.offices.clear(); }, "/content/offices offices-missing"},
        {"a new physician who is no member", successor, [](Submission& s) { s.successor.asco_id.clear(); }},
        {"neither NPI nor UPIN", successor, [](Submission& s) { s.successor.npi.clear(), s.successor.upin.clear(); }, "/content/successor/npi npi-or-upin"},
        {"only the UPIN", successor, [](Submission& s) { s.successor.npi.clear(); }},
        {"nobody who is replaced", successor, [](Submission& s) { s.successor.former.clear(); }, "/content/successor/former required"},
        {"a physician who is replaced by herself", successor, [](Submission& s) { s.successor.former = full_name(s.successor); }, "/content/successor/former same-as-former"},
        {"the former stays without a role", successor, [](Submission& s) { s.successor.former_roles = {}; }, "/content/successor/former_roles role-missing"},
        {"the former leaves", successor, [](Submission& s) { s.successor.former_stays = Answer::no, s.successor.former_roles = {}; }},
        {"no email for the main contact", successor, [](Submission& s) { s.successor.receive_email = Answer::no; },
         "/content/successor/receive_email main-contact-without-email"},
        {"no change of an office", Kind::change_offices, [](Submission& s) { s.office_changes.clear(); }, "/content/office_changes changes-missing"},
        {"an office that only has its name", Kind::change_offices, [](Submission& s) { s.office_changes[0] = change_of_office(); },
         "/content/office_changes/0/wish nothing-changes"},
        {"an office that is to be called as it is", Kind::change_offices,
         [](Submission& s) { s.office_changes[0] = change_of_office(), s.office_changes[0].new_name = s.office_changes[0].name; }, "/content/office_changes/0/new_name name-unchanged"},
        {"only the fax of an office", Kind::change_offices, [](Submission& s) { s.office_changes[0] = change_of_office(), s.office_changes[0].fax = "703-234-5712"; }},
        {"a new address of an office without its state", Kind::change_offices, [](Submission& s) { s.office_changes[0].state = {}; }, "/content/office_changes/0/state choose-state"},
        {"an office that closes on no day", Kind::change_offices, [](Submission& s) { s.office_changes[1].last_day.clear(); }, "/content/office_changes/1/last_day required"},
        {"one office twice", Kind::change_offices, [](Submission& s) { s.office_changes[1].name = "Riverbend oncology north"; },
         "/content/office_changes/1/name office-changed-twice"},
        {"an additional administrator", Kind::replace_administrator, [](Submission& s) { s.new_administrator.former.clear(); }},
        {"an administrator who is replaced by himself", Kind::replace_administrator,
         [](Submission& s) { s.new_administrator.former = full_name(s.new_administrator); }, "/content/new_administrator/former same-as-former"},
        {"an administrator without an email address", Kind::replace_administrator, [](Submission& s) { s.new_administrator.email.clear(); },
         "/content/new_administrator/email required"},
        {"the former administrator stays without a role", Kind::replace_administrator, [](Submission& s) { s.new_administrator.former_roles = {}; },
         "/content/new_administrator/former_roles role-missing"},
        {"nobody says whether the former administrator stays", Kind::replace_administrator, [](Submission& s) { s.new_administrator.former_stays = Answer::none; },
         "/content/new_administrator/former_stays choose-one"},
        {"the practice's name as it is", practice,
         [](Submission& s) { s.practice_change = {}, s.practice_change.name = s.requester.practice_name; }, "/content/practice_change/name name-unchanged"},
        {"nothing of the practice", practice, [](Submission& s) { s.practice_change = {}; }, "/content/practice_change/name nothing-changes"},
        {"only the number of offices", practice, [](Submission& s) { s.practice_change = {}, s.practice_change.total_offices = "7"; }},
        {"only the taxpayer ID", practice, [](Submission& s) { s.practice_change = {}, s.practice_change.ein = {"91-1144442", true}; }},
        {"a new address without its city", practice, [](Submission& s) { s.practice_change.city.clear(); }, "/content/practice_change/city required"},
        {"a ZIP code of another state", practice, [](Submission& s) { s.practice_change.zip = "10001"; }, "/content/practice_change/zip zip-state-mismatch"},
        {"a group without a name", group, [](Submission& s) { s.group.name.clear(); }, "/content/group/name required"},
        {"a group of one practice", group, [](Submission& s) { s.members.pop_back(); }, "/content/members group-too-small"},
        {"one practice twice", group, [](Submission& s) { s.members[1].practice_name = "Riverbend ONCOLOGY", s.members[1].reference = "3mw dxp rv"; },
         "/content/members/1/practice_name practice-named-twice"},
        {"one practice with its reference and without it", group, [](Submission& s) { s.members[1].practice_name = "Riverbend Oncology", s.members[1].reference.clear(); },
         "/content/members/1/practice_name practice-named-twice"},
        {"two practices of one name with references of their own", group, [](Submission& s) { s.members[1].practice_name = "Riverbend Oncology", s.members[1].reference = "6TP-JAM-VC"; }},
        {"nobody agreed", group, [](Submission& s) { s.members[1].agreed = false; }, "/content/members/1/agreed agreement-missing"},
        {"a practice without its offices", group, [](Submission& s) { s.members[0].offices.clear(); }, "/content/members/0/offices required"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        auto s = make::request(row.kind);
        CHECK(make::found(s, row.kind).empty());
        row.change(s);
        std::vector<std::string> found;
        // How a name is capitalized is another rule's matter.
        for (const auto& issue : make::found(s, row.kind))
            if (issue.find("upper-case") == std::string::npos) found.push_back(issue);
        CHECK(make::joined(found) == row.found);
    }
}

TEST_CASE("a reference and a day are taken as people write them") {
    for (const auto* text : {"3MW-DXP-RV", "3mw dxp rv", "3MWDXPRV", " 3mw-dxprv "}) CHECK(check_reference(text) == accepted("3MW-DXP-RV"));
    for (const auto* text : {"11/5/2026", "11-05-2026", "2026-11-05", " 11.5.2026 ", "11/5/26"}) CHECK(check_day(text) == accepted("2026-11-05"));
    for (const auto* text : {"13/1/2026", "1/1/226", "2/30/2026", "tomorrow", "2026-02-30", "1//2026", "/1/2026"}) CHECK(check_day(text).code == Code::day_format);
}

TEST_CASE("a request is begun from its list, asks page by page, and is submitted as a package of its kind") {
    for (const auto kind : make::requests()) {
        CAPTURE(code_of(kind));
        App app;
        app.boot();
        app.go("#/request").press("request:" + std::string(code_of(kind)));
        CHECK(app.url() == "#/request/practice");
        CHECK(app.state.answers.begun == kind);
        app.press("continue");
        CHECK(app.url() == "#/request/practice");
        CHECK(app.blamed().find("/content/requester/practice_name required") != std::string::npos);
        app.state.answers = make::request(kind);
        for (int pages = 0; app.url() != "#/register/review"; ++pages) {
            REQUIRE(pages < 6);
            app.press("continue");
        }
        app.type("/declaration/name", "Ingrid Ødegård").tick("/declaration/agreed").press("submit");
        REQUIRE(app.has<Prepare>());
        CHECK(app.effect<Prepare>()->response.empty());
        app.happen(Prepared{app.state.operations, "40000000000000000000", std::string(make::secret), ""});
        if (app.has<Seal>()) app.happen(Sealed{app.state.operations, "a.b.c.d.e"});
        REQUIRE(app.has<Enqueue>());
        CHECK(app.effect<Enqueue>()->parcel.kind == code_of(kind));
        CHECK(app.effect<Enqueue>()->parcel.name == "Riverbend Oncology");
        const auto package = read_package(app.effect<Enqueue>()->parcel.bytes);
        REQUIRE(bool(package));
        CHECK(package.value().kind == kind);
    }
}

TEST_CASE("a registration that was received from this computer fills in its practice, its offices and its administrator") {
    auto sent = ready(make::fullest());
    make_package(sent);
    queue(sent);
    sent.happen(receipt(sent));
    const auto id = sent.state.frozen.parcel.id;
    sent.go("#/request").press("request:add-users").press("prefill:" + id);
    const auto& s = sent.state.answers;
    CHECK(s.requester.reference == "K7M-2RX-94");
    CHECK(s.requester.practice_name == make::fullest().practice.name);
    CHECK(s.requester.email == make::fullest().administrator.email);
    REQUIRE(s.sites.size() == 2);
    CHECK(s.sites[1].name == make::fullest().offices[1].name);
    CHECK(s.sites[1].id == "s2");
}

TEST_CASE("a registration is begun although a request was looked at before") {
    App app;
    app.boot();
    app.press("request:add-users");
    CHECK(app.url() == "#/request/practice");
    app.press("home");
    app.press("register");
    CHECK(app.url() == "#/register/eligibility");
    CHECK(kind_of(app.state.answers) == Kind::registration);
}

TEST_CASE("a question that may be left open can be answered and opened again") {
    auto app = app_with(make::request(Kind::change_users), "#/request/changes");
    app.press("edit:c1");
    app.choose("/content/changes/0/receive_email", "no");
    CHECK(app.state.answers.changes[0].receive_email == Answer::no);
    app.tick("/content/changes/0/receive_email=none");
    CHECK(app.state.answers.changes[0].receive_email == Answer::none);
    // Of a question that must be answered there is no such choice, and from a hostile page it changes nothing that is checked.
    app.choose("/content/changes/0/receive_email", "maybe");
    CHECK(app.state.answers.changes[0].receive_email == Answer::none);
}

TEST_CASE("items of every list are added, edited, cancelled and removed, and what names an office that is gone is marked") {
    App app;
    app.boot();
    for (const auto kind : make::requests())
        for (const auto& list : list_pages) {
            if (!carries(kind, list.section, make::request(kind))) continue;
            app.state.answers = make::request(kind);
            CAPTURE(code_of(kind));
            CAPTURE(info(list.section).key);
            const auto items = [&] { return count_of(app.state.answers, list.section); };
            const auto before = items();
            app.go(std::string(info(list.list).url)).happen(Pressed{adding_to(list.section)});
            CHECK(items() == before + 1);
            CHECK(app.state.place.page == list.item);
            app.press("cancel");
            CHECK(items() == before);
            app.press("edit:" + std::string(list.prefix) + "1");
            CHECK(app.state.place == Place{list.item, std::string(list.prefix) + "1"});
            app.press("cancel").press("ask-remove:" + std::string(list.prefix) + "1").press("remove:" + std::string(list.prefix) + "1");
            CHECK(items() == before - 1);
        }
    app.state.answers = make::request(Kind::change_users);
    // A change says all offices of a person: what was meant without this one is not known.
    const auto before = app.state.answers.changes[0].offices;
    REQUIRE(std::find(before.begin(), before.end(), "s2") != before.end());
    app.go("#/request/offices").press("ask-remove:s2");
    CHECK(app.effect<Announce>()->text == "Remove “Office 2”? These answers will be lost. 1 change of a user names this office. You will be asked to check it.");
    app.press("remove:s2");
    CHECK(app.state.answers.changes[0].offices == before);
    app.go("#/request/changes").press("edit:c1");
    CHECK(app.blamed() == "/content/changes/0/offices office-gone");
    app.tick("/content/changes/0/offices=s2", false);
    CHECK(app.focus() == "/content/changes/0/offices");
    CHECK(app.blamed().empty());
}

}  // namespace
}  // namespace qopi
