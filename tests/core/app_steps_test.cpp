// How far each step is, where the steps lead, and how one comes back to the review.
#include <doctest/doctest.h>

#include "app/steps.hpp"
#include "app_driver.hpp"
#include "app/drafts.hpp"

namespace qopi {
namespace {

/// The steps as one line: "-" not begun, "2" so many to fix, "+" done; in brackets those that lead nowhere.
std::string steps_in(const App& app) {
    std::string line;
    for (const auto& step : app.state.page.steps) {
        const auto how = step.progress == StepStatus::Progress::done   ? std::string("+")
                         : step.progress == StepStatus::Progress::open ? std::to_string(step.to_fix)
                                                                       : std::string("-");
        line += step.leads ? how : "(" + how + ")";
    }
    return line;
}

TEST_CASE("a step is done when its answers are, and not because a later page is open") {
    struct Reached {
        std::string_view what;
        void (*change)(Submission&);
        std::string url, steps;
    };
    const Reached rows[] = {
        // Eligibility, prequalification, people, main office, offices, users, review.
        {"nothing is answered", [](Submission& s) { s = {}; }, "#/register/eligibility", "-(-)(-)(-)(-)(-)(-)"},
        {"a later page is opened by its address", [](Submission& s) { s = {}; }, "#/register/physician", "---(-)(-)(-)(-)"},
        {"one page is half filled in", [](Submission& s) { s.practice = {}, s.practice.name = "Riverbend"; }, "#/register/physician", "+++8(-)(-)(-)"},
        {"everything is answered, and one office is enough", [](Submission&) {}, "#/register/review", "++++(+)+-"},
        {"a statement was not agreed to", [](Submission& s) { s.prequalification.two_rounds = Answer::no; }, "#/register/review", "+1++(+)+-"},
        {"the practice is not eligible", [](Submission& s) { s.eligibility.shared_record = Answer::no; }, "#/register/review", "1+++(+)+-"},
        {"users were not reached", [](Submission&) {}, "#/register/practice", "++++(+)(-)(-)"},
        {"a user is incomplete", [](Submission& s) { s.users.resize(1), s.users[0].id = "u1"; }, "#/register/practice", "++++(+)8-"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        auto s = make::smallest();
        row.change(s);
        CHECK(steps_in(app_with(s, row.url)) == row.steps);
    }
}

TEST_CASE("the last step is done as soon as the receipt is there, on the confirmation, too") {
    auto app = ready(make::smallest());
    queue(make_package(app));
    CHECK(app.url() == "#/register/done");
    CHECK(steps_in(app) == "++++(+)+-");
    app.happen(receipt(app));
    CHECK(steps_in(app) == "++++(+)++");
}

TEST_CASE("the steps lead everywhere one has been, also after going back") {
    auto app = app_with(make::smallest(), "#/register/review");
    app.press("go:#/register/eligibility");
    CHECK(steps_in(app) == "++++(+)+-");
    // After a reload it is known where the draft was left, though not all was answered.
    auto s = make::smallest();
    s.practice = {};
    Draft draft;
    draft.content = s, draft.page = "#/register/users";
    App again;
    again.boot(write_draft(draft), {}, "#/register/eligibility");
    CHECK(steps_in(again) == "+++-(-)+-");
}

// Seen: "Physician and administrator: done" and "No problems found" with an ASCO Member ID that was not found.
TEST_CASE("a step whose member is not known is not done, nor are all answers given") {
    auto app = app_with(make::smallest(), "#/register/review");
    app.type("/content/practice/line2", "Suite 4").happen(SaveDue{});
    REQUIRE(app.state.drafts.size() == 1);
    CHECK(app.state.drafts[0].errors == 0);
    app.happen(MemberAnswered{app.state.membership.member_id, app.state.membership.family_name, "unknown"});
    CHECK(steps_in(app) == "++1+(+)+-");
    CHECK(entry_of(app.state).errors == 1);
    // The card that was written before said otherwise.
    CHECK(app.has<SaveSoon>());
    app.happen(SaveDue{});
    CHECK(app.state.drafts[0].errors == 1);
    app.happen(MemberAnswered{app.state.membership.member_id, app.state.membership.family_name, "active"});
    CHECK(steps_in(app) == "++++(+)+-");
    CHECK(entry_of(app.state).errors == 0);
}

TEST_CASE("what a reload took away is named on every page, with a link, until it is given again") {
    auto s = make::fullest();
    auto app = app_with(s, "#/register/eligibility");
    const std::vector<std::string> all{"/content/physician/challenge_response", "/content/practice/ein", "/content/offices/0/ein"};
    CHECK(still_to_give_again(app.state) == all);
    CHECK(steps_in(app) == "++111+-");
    app.press("give-again:/content/practice/ein");
    CHECK(app.url() == "#/register/practice");
    CHECK(app.focus() == "/content/practice/ein");
    app.type("/content/practice/ein", "91-1144442");
    CHECK(still_to_give_again(app.state) == std::vector<std::string>{all[0], all[2]});
    app.press("leave-out:/content/offices/0/ein");
    CHECK(still_to_give_again(app.state) == std::vector<std::string>{all[0]});
    CHECK(field_in_words(all[0], s) == "Challenge response");
    CHECK(field_in_words(all[2], s) == "Riverbend Oncology North: Office taxpayer ID (EIN)");
}

TEST_CASE("back on the review, what is still wrong is still said, and the focus is where one left") {
    auto s = make::smallest();
    s.practice.city.clear(), s.practice.zip.clear();
    auto app = app_with(s, "#/register/review");
    app.press("submit");
    CHECK(app.focus() == "summary");
    const auto both = "/content/practice/city required, /content/practice/zip required";
    CHECK(app.blamed() == both);
    app.press("change:/content/practice/name").press("continue");
    // The page that was opened is not complete either.
    CHECK(app.url() == "#/register/practice");
    app.press("back");
    CHECK(app.url() == "#/register/review");
    CHECK(app.blamed() == both);
    CHECK(app.focus() == "change:/content/practice/name");
    CHECK(app.has<ScrollToTop>());
    app.press("fix:/content/practice/city").fill("/content/practice/city", "Arlington").press("back");
    CHECK(app.blamed() == "/content/practice/zip required");
    CHECK(app.focus() == "summary");
    app.press("fix:/content/practice/zip").fill("/content/practice/zip", "22201").press("continue");
    CHECK(app.url() == "#/register/review");
    CHECK(app.blamed().empty());
    CHECK(app.focus() == "change:/content/practice/zip");
}

TEST_CASE("a question that is not asked any more gives the focus to the heading of the review") {
    auto app = app_with(make::fullest(), "#/register/review");
    app.happen(MemberAnswered{"104233", "Okonkwo-Smith", "active"});
    app.press("change:/content/physician/challenge_response").type("/content/physician/challenge_question", "").press("continue");
    CHECK(app.url() == "#/register/review");
    CHECK(app.focus() == "h1");
}

TEST_CASE("a question that just appeared is not blamed before it was left, or Continue was pressed again") {
    App app;
    app.boot("", {}, "#/register/eligibility");
    app.press("continue");
    CHECK(app.blamed() == "/content/eligibility/country choose-country");
    app.choose("/content/eligibility/country", "US");
    CHECK(app.blamed().empty());
    app.press("continue");
    CHECK(app.blamed() == "/content/eligibility/oncology_group choose-one, /content/eligibility/shared_record choose-one, /content/eligibility/asco_member choose-one");

    auto s = make::smallest();
    s.physician.receive_email = Answer::none;
    auto physician = app_with(s, "#/register/physician");
    physician.press("continue");
    CHECK(physician.blamed() == "/content/physician/receive_email choose-one");
    physician.tick("/content/physician/receive_email=yes");
    CHECK(physician.blamed().empty());

    auto office = app_with(make::fullest(), "#/register/offices/o2");
    office.type("/content/offices/1/name", "").press("continue");
    CHECK(office.blamed() == "/content/offices/1/name required");
    office.tick("/content/offices/1/same_administrator", false);
    CHECK(office.blamed() == "/content/offices/1/name required");
    office.fill("/content/offices/1/administrator/email", "nobody");
    CHECK(office.blamed() == "/content/offices/1/name required, /content/offices/1/administrator/email email-format");
}

TEST_CASE("what is wrong is told in the order of the page, whichever rule found it") {
    auto s = make::smallest();
    s.physician.given_name.clear(), s.physician.receive_email = Answer::none, s.physician.phone = "12";
    auto app = app_with(s, "#/register/physician");
    app.happen(MemberAnswered{"104233", "Okonkwo-Smith", "unknown"}).press("continue");
    CHECK(app.blamed() == "/content/physician/given_name required, /content/physician/phone phone-length, /content/physician/asco_id member-unknown, "
                          "/content/physician/receive_email choose-one");
    // The same at the Help Desk.
    auto all = make::fullest();
    all.administrator.email2 = all.administrator.email, all.administrator.phone = "12";
    CHECK(make::joined(make::found(validate(all, Kind::registration, make::facts()))).find("phone phone-length, /content/administrator/email2 email-same-twice") != std::string::npos);
}

TEST_CASE("a doubt offers what settles it") {
    auto s = make::smallest();
    s.administrator = make::fullest().administrator, s.physician.is_administrator = false;
    auto app = app_with(s, "#/register/administrator");
    const std::string second = "/content/administrator/email2";
    app.fill(second, s.administrator.email);
    CHECK(app.blamed() == second + " email-same-twice");
    CHECK(app.suggestions(second).empty());
    app.press("leave-out:" + second);
    CHECK(app.state.answers.administrator.email2.empty());
    CHECK(app.blamed().empty());
    CHECK(app.focus() == second);
    // What must be answered cannot be left out.
    app.press("leave-out:/content/administrator/email");
    CHECK_FALSE(app.state.answers.administrator.email.empty());
}

TEST_CASE("the NPI is optional beside another number that counts, and only then") {
    struct Typed {
        std::string upin;
        bool needs_npi;
    };
    for (const auto& row : {Typed{"", true}, {"A123", true}, {"A12345", false}}) {
        CAPTURE(row.upin);
        auto s = make::smallest();
        s.physician.npi.clear(), s.physician.upin = row.upin;
        auto app = app_with(s, "#/register/physician");
        app.press("continue");
        CHECK((app.blamed().find("npi-or-upin") != std::string::npos) == row.needs_npi);
    }
    auto s = make::smallest();
    s.practice.npi.clear();
    s.practice.ein = {"12-34", true};
    const auto found = make::joined(make::found(validate(s, Kind::registration, make::facts())));
    CHECK(found.find("/content/practice/npi ein-or-npi") != std::string::npos);
}

TEST_CASE("Save and add another saves a complete item and opens the next") {
    auto app = app_with(make::fullest(), "#/register/users/u1");
    app.press("continue-adding:users");
    CHECK(app.url() == "#/register/users/u4");
    CHECK(app.state.answers.users.size() == 4);
    // One that is not complete is shown, and nothing is added.
    app.press("continue-adding:users");
    CHECK(app.url() == "#/register/users/u4");
    CHECK(app.state.answers.users.size() == 4);
    CHECK(app.focus() == "summary");
    CHECK_FALSE(app.blamed().empty());
}

TEST_CASE("Save and exit saves at once, and leads to where the draft is listed") {
    auto app = app_with(make::smallest(), "#/register/practice");
    app.type("/content/practice/city", "Alexandria").press("exit");
    CHECK(app.url() == "#/");
    REQUIRE(app.has<Save>());
    CHECK(app.saved_text().find("Alexandria") != std::string::npos);
    CHECK(app.effect<Announce>()->text == texts::spoken_saved);
    CHECK(app.state.drafts.size() == 1);
}

TEST_CASE("Save and exit says that it is saved only where it is") {
    for (const auto storage : {Storage::memory, Storage::unanswered}) {
        auto app = app_with(make::smallest(), "#/register/practice");
        app.state.browser.storage = storage;
        app.press("exit");
        CHECK(app.url() == "#/");
        CHECK_FALSE(app.has<Announce>());
    }
    auto reading = app_with(make::smallest(), "#/register/practice");
    reading.state.draft.read_only = true;
    reading.press("exit");
    CHECK_FALSE(reading.has<Announce>());
}

TEST_CASE("from a list that was empty, or an item that is gone, the focus comes back to the heading of the review") {
    auto app = app_with(make::smallest(), "#/register/review");
    app.press("change:/content/users").press("add:users");
    app.state.answers.users.back() = make::fullest().users[0];
    app.state.answers.users.back().id = "u1", app.state.answers.users.back().offices = {std::string(main_office)};
    app.press("continue").press("continue");
    CHECK(app.url() == "#/register/review");
    CHECK(app.focus() == "h1");
    // While it is still empty, its Change link is there.
    auto empty = app_with(make::smallest(), "#/register/review");
    empty.press("change:/content/users").press("continue");
    CHECK(empty.focus() == "change:/content/users");

    auto removed = app_with(make::fullest(), "#/register/review");
    removed.press("change:/content/users/2/email").go("#/register/users").press("remove:u3").press("continue");
    CHECK(removed.url() == "#/register/review");
    CHECK(removed.focus() == "h1");
}

TEST_CASE("an answer that brings other pages along brings their steps at once") {
    App app;
    app.boot("", {}, "#/register/eligibility");
    app.choose("/content/eligibility/country", "CA");
    CHECK(steps_in(app) == "+(-)(-)");
    app.choose("/content/eligibility/country", "US");
    CHECK(app.state.page.steps.size() == 7);

    // What was reached of the other kind is not reached of this one.
    auto far = app_with(make::smallest(), "#/register/practice");
    far.press("go:#/register/eligibility").choose("/content/eligibility/country", "CA");
    CHECK(steps_in(far) == "+(-)(-)");

    // A page that is not asked any more leads to the one before, with its steps.
    auto redirected = app_with(make::fullest(), "#/register/physician");
    redirected.tick("/content/physician/is_administrator").go("#/register/administrator");
    CHECK(redirected.url() == "#/register/physician");
    CHECK(redirected.state.page.steps.size() == 7);
}

TEST_CASE("nothing is to fix on a page that was not begun, and a step leads to where something is") {
    Submission s = make::smallest();
    s.physician.is_administrator = false, s.administrator = {};
    auto app = app_with(s, "#/register/prequalification");
    const auto people = [&] { return app.state.page.steps.at(2); };
    CHECK(people().progress == StepStatus::Progress::open);
    CHECK(people().to_fix == 0);
    app.state.answers.administrator.given_name = "Ingrid";
    app.go("#/register/prequalification");
    CHECK(people().to_fix > 0);
    CHECK(people().info.page == Page::administrator);
    app.press("step:#/register/administrator");
    CHECK(app.url() == "#/register/administrator");
    CHECK(app.blamed().find("/content/administrator/email required") != std::string::npos);
}

TEST_CASE("from the page about the membership one comes back to the review once the review was reached") {
    auto app = ready(make::smallest());
    app.happen(MemberAnswered{"104233", "Okonkwo-Smith", "inactive"}).press("submit");
    CHECK(app.url() == "#/register/membership-inactive");
    app.press("change:/content/physician/asco_id").fill("/content/physician/asco_id", "104240");
    app.happen(MemberAnswered{"104240", "Okonkwo-Smith", "active"}).press("continue");
    CHECK(app.url() == "#/register/review");
    CHECK(app.focus() == "change:/content/physician/asco_id");
}

TEST_CASE("what the Help Desk refused is said no more once the answer is another one, however it became so") {
    auto app = app_with(make::fullest(), "#/register/practice");
    const std::string ein = "/content/practice/ein";
    app.state.refused = {{ein, Code::tin_format}};
    CHECK(make::joined(make::found(page_issues(app.state))).find("tin-format") != std::string::npos);
    app.press("leave-out:" + ein);
    CHECK(app.state.refused.empty());
}

TEST_CASE("what was to be checked is settled on the review, and the next of it takes the focus") {
    auto s = make::smallest();
    s.physician.given_name = "MARIA", s.practice.name = "RIVERBEND ONCOLOGY";
    auto app = app_with(s, "#/register/review");
    app.press("use:/content/physician/given_name");
    CHECK(app.focus() == "check:/content/practice/name:all-upper-case");
    app.press("use:/content/practice/name");
    CHECK(app.state.answers.practice.name == "Riverbend Oncology");
    CHECK(app.url() == "#/register/review");
}

TEST_CASE("rows that were not taken stay until they are, whatever page is open meanwhile") {
    auto app = app_with(make::fullest(), "#/register/rows");
    app.type(rows_key(Section::users), "Ana\tNew\tnobody\t703-234-5710\tAbstractor\t\tno\tMain office\tyes\t").press("take-rows");
    CHECK(pasting_of(app.state, Section::users).faults.size() == 1);
    app.go("#/register/users").go("#/register/rows");
    CHECK(pasting_of(app.state, Section::users).faults.size() == 1);
    CHECK(pasting_of(app.state, Section::users).text.starts_with("Ana\tNew"));
    // They belong to this draft and to no other.
    app.press("register");
    CHECK(pasting_of(app.state, Section::users).text.empty());
}

}  // namespace
}  // namespace qopi
