// The rule book of a registration: what is asked, what is missing, what does not fit.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "example.hpp"
#include "model/locate.hpp"

using namespace qopi;
using example::facts;

namespace {

bool found(const std::vector<Issue>& issues, std::string_view at, Code code) {
    return std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) { return issue.at == at && issue.code == code; });
}

/// Makes one field of one record blank.
template <class R>
void blank(R& record, const Field<R>& field) {
    std::visit([&](auto slot) { record.*slot = {}; }, field.slot);
}

}  // namespace

TEST_CASE("a complete registration has no problem, with one office or with several") {
    CHECK(validate(example::smallest(), Kind::registration, facts).empty());
    CHECK(validate(example::fullest(), Kind::registration, facts).empty());
    CHECK(validate(example::interest(), Kind::interest, facts).empty());
}

TEST_CASE("every field that is required is asked for by its own sentence when it is blank, and no other is") {
    for (const auto kind : {Kind::registration, Kind::interest}) {
        const auto whole = kind == Kind::interest ? example::interest() : example::fullest();
        walk(whole, kind, [&]<class R>(const std::string& path, const R&) {
            for (const auto& field : fields_of<R>()) {
                auto submission = whole;
                const auto at = path + "/" + std::string(field.key);
                CAPTURE(at);
                bool required = false;
                REQUIRE(locate(submission, at, [&]<class Q>(Q& record, const Field<Q>& row) {
                    blank(record, row);
                    required = row.required(record, facts) && row.asked(record, facts);
                }));
                const auto issues = validate(submission, kind, facts);
                // A checkbox is never blank; the country decides on the kind, which stays what it was here.
                const bool is_checkbox = std::holds_alternative<bool R::*>(field.slot);
                if (!is_checkbox) CHECK(found(issues, at, field.missing) == required);
            }
        });
    }
}

TEST_CASE("a code has a sentence that says what to do, and a text of its own") {
    std::vector<std::string_view> texts;
    for (unsigned i = 1; i < static_cast<unsigned>(Code::count); ++i) {
        const auto code = static_cast<Code>(i);
        CAPTURE(text(code));
        CHECK(sentence(code).ends_with("."));
        CHECK(severity(code) != Severity::ok);
        CHECK(code_from(text(code)) == code);
        CHECK(std::find(texts.begin(), texts.end(), text(code)) == texts.end());
        texts.push_back(text(code));
    }
}

TEST_CASE("rules that look at more than one answer find what does not fit, and are silent about what does") {
    struct Row {
        const char* name;
        std::function<void(Submission&)> change;
        const char* at;
        Code code;
    };
    const Row rows[] = {
        {"neither NPI nor UPIN", [](auto& s) { s.physician.npi = s.physician.upin = ""; }, "/content/physician/npi", Code::npi_or_upin},
        {"neither taxpayer ID nor NPI", [](auto& s) { s.practice.ein = {}, s.practice.npi = ""; }, "/content/practice/npi", Code::ein_or_npi},
        {"a taxpayer ID that a reload took away", [](auto& s) { s.practice.ein = {"", true}; }, "/content/practice/ein", Code::enter_again},
        {"a Social Security number", [](auto& s) { s.practice.ein = {"536-90-4399", true}; }, "/content/practice/ein", Code::tin_looks_like_ssn},
        {"the second address is the first", [](auto& s) { s.physician.email2 = s.physician.email; }, "/content/physician/email2", Code::email_same_twice},
        {"a main contact without e-mail", [](auto& s) { s.physician.receive_email = Answer::no; }, "/content/physician/receive_email", Code::main_contact_without_email},
        {"a question that tells the response", [](auto& s) { s.physician.challenge_question = "Is it BLUE GIRAFFE?"; }, "/content/physician/challenge_response", Code::response_in_question},
        {"two people at one address", [](auto& s) { s.users[1].email = s.users[0].email; }, "/content/users/1/email", Code::email_shared},
        {"one NPI for physician and practice", [](auto& s) { s.practice.npi = s.physician.npi; }, "/content/practice/npi", Code::npi_shared},
        {"more offices than there are", [](auto& s) { s.practice.total_offices = "2"; }, "/content/practice/total_offices", Code::offices_more_than_total},
        {"several offices, none listed", [](auto& s) { s.offices.clear(), s.users.clear(); }, "/content/offices", Code::offices_missing},
        {"two offices of one name", [](auto& s) { s.offices[1].name = "EASTSIDE"; }, "/content/offices/1/name", Code::office_name_twice},
        {"a user without an office", [](auto& s) { s.users[0].offices.clear(); }, "/content/users/0/offices", Code::user_office_missing},
        {"a user at an office that is gone", [](auto& s) { s.users[0].offices = {"o9"}; }, "/content/users/0/offices", Code::not_a_choice},
        {"two users who want one name", [](auto& s) { s.users[1].username = "Ana.DelaCruz"; }, "/content/users/1/username", Code::username_shared},
        {"nobody abstracts", [](auto& s) { s.physician.abstracts = s.administrator.abstracts = false, s.users.clear(); }, "/content/users", Code::no_abstractor},
        {"a ZIP code of another state", [](auto& s) { s.practice.zip = "90210"; }, "/content/practice/zip", Code::zip_state_mismatch},
        {"a territory as a country", [](auto& s) { s.eligibility.country = {"PR"}; }, "/content/eligibility/country", Code::country_is_territory},
        {"a state that is none", [](auto& s) { s.practice.state = {"XX"}; }, "/content/practice/state", Code::not_a_choice},
    };
    const auto whole = validate(example::fullest(), Kind::registration, facts);
    for (const auto& row : rows) {
        CAPTURE(row.name);
        auto submission = example::fullest();
        row.change(submission);
        CHECK(found(validate(submission, Kind::registration, facts), row.at, row.code));
        CHECK_FALSE(found(whole, row.at, row.code));
    }
}

TEST_CASE("one person in two roles may have one address") {
    auto submission = example::fullest();
    set_person(submission.users[0], "Luis", "FERREIRA", submission.administrator.email);
    CHECK(validate(submission, Kind::registration, facts).size() == 1);  // the name in capitals
}

TEST_CASE("no sentence and no address holds a value") {
    auto submission = example::fullest();
    const std::string marker = "Xyzzy";
    walk_all(submission, [&]<class R>(const std::string&, R& record) {
        for (const auto& field : fields_of<R>()) {
            if (const auto* slot = std::get_if<std::string R::*>(&field.slot)) record.*(*slot) = marker;
            if (const auto* slot = std::get_if<Secret R::*>(&field.slot)) record.*(*slot) = {marker, true};
        }
    });
    const auto issues = validate(submission, Kind::registration, facts);
    CHECK(issues.size() > 30);
    for (const auto& issue : issues) {
        CAPTURE(issue.at);
        CHECK(line_for(issue, true).find(marker) == std::string::npos);
        CHECK(url_of(place_of_field(issue.at, submission)).find(marker) == std::string::npos);
    }
}

TEST_CASE("a No ends the path with an explanation, and a package that holds one is refused") {
    for (const auto& field : prequalification_fields) {
        auto submission = example::smallest();
        submission.prequalification.*std::get<Answer Prequalification::*>(field.slot) = Answer::no;
        CAPTURE(field.key);
        CHECK(validate(submission, Kind::registration, facts).empty());
        CHECK(outcome_of(submission) == Page::not_agreed);
        CHECK(found(outcome_issues(submission, Kind::registration), "/content/prequalification/" + std::string(field.key), Code::statement_not_agreed));
    }
    auto submission = example::smallest();
    submission.eligibility.shared_record = Answer::no;
    CHECK(outcome_of(submission) == Page::not_eligible);
    CHECK_FALSE(outcome_of(example::smallest()));
    CHECK(outcome_issues(example::smallest(), Kind::registration).empty());
    CHECK(found(outcome_issues(example::interest(), Kind::registration), "/content/eligibility/country", Code::not_eligible));
}

TEST_CASE("the pages follow each other, and what is not asked is passed over") {
    auto submission = example::smallest();
    std::vector<Page> road{Page::start};
    while (road.back() != Page::review) road.push_back(next_page(road.back(), submission));
    CHECK(road == std::vector{Page::start, Page::eligibility, Page::prequalification, Page::physician, Page::practice, Page::users, Page::review});
    std::reverse(road.begin(), road.end());
    for (std::size_t i = 0; i + 1 < road.size(); ++i) CHECK(previous_page(road[i], submission) == road[i + 1]);
    submission = example::fullest();
    CHECK(next_page(Page::physician, submission) == Page::administrator);
    CHECK(next_page(Page::practice, submission) == Page::offices);
    CHECK(next_page(Page::office, submission) == Page::offices);
    CHECK(next_page(Page::eligibility, example::interest()) == Page::interest);
}

TEST_CASE("each page has an address of its own, and an address that names none is not found") {
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto page = static_cast<Page>(i);
        const Place place{page, page == Page::office ? "o2" : page == Page::user ? "u1" : ""};
        CHECK(place_of(url_of(place)) == place);
    }
    for (const char* url : {"#/register", "#/register/offices/../x", "#/register/users/<b>", "javascript:alert(1)", "#/register/offices/o1/x"})
        CHECK(place_of(url).page == Page::not_found);
}
