// The rule book: for every rule that looks at more than one value, what it finds and what it lets pass.
#include <doctest/doctest.h>

#include <algorithm>

#include "rule_rows.hpp"

namespace qopi {
namespace {

TEST_CASE("the smallest and the fullest registration and the interest break no rule") {
    CHECK(make::found(make::smallest()).empty());
    CHECK(make::found(make::fullest()) == std::vector<std::string>{"/content/offices/0/fax phone-555-01xx-fictional"});
    CHECK(make::found(make::interest(), Kind::interest).empty());
}

TEST_CASE("the country is on the list; a territory is a state of the United States") {
    check({
        {"no country", [](Submission& s) { s.eligibility.country = {}; }, "/content/eligibility/country choose-country"},
        {"no country at all", [](Submission& s) { s.eligibility.country = {"XX"}; }, "/content/eligibility/country not-a-choice"},
        {"Puerto Rico", [](Submission& s) { s.eligibility.country = {"PR"}; }, "/content/eligibility/country country-is-territory"},
        {"Guam", [](Submission& s) { s.eligibility.country = {"GU"}; }, "/content/eligibility/country country-is-territory"},
        {"Puerto Rico as a state", [](Submission& s) { s.practice.state = {"PR"}, s.practice.zip = "00901"; }},
        {"a state that is none", [](Submission& s) { s.practice.state = {"ZZ"}; }, "/content/practice/state not-a-choice"},
        {"a designation that is none", [](Submission& s) { s.users[0].designation = {"PR"}; }, "/content/users/0/designation not-a-choice"},
        {"no country of an interest", [](Submission& s) { s.eligibility.country = {}; }, "/content/eligibility/country choose-country",
         Kind::interest},
    });
}

// The app folds or refuses these before it sends anything; another program may not.
TEST_CASE("a value in a package is one line, in which nothing moves the cursor, turns the direction or carries a second text") {
    check({
        {"a line break", [](Submission& s) { s.physician.family_name = "Okonkwo\nSmith"; },
         "/content/physician/family_name text-characters"},
        {"a line break in a number", [](Submission& s) { s.physician.npi = "1234\n567893"; }, "/content/physician/npi text-characters"},
        {"a line separator", [](Submission& s) { s.practice.name = "Riverbend\u2028Oncology"; }, "/content/practice/name text-characters"},
        {"a tab", [](Submission& s) { s.practice.city = "Alexandria\t"; }, "/content/practice/city text-characters"},
        {"an override of direction", [](Submission& s) { s.practice.city = "Alex\u202Eandria"; }, "/content/practice/city text-characters"},
        {"tags", [](Submission& s) { s.practice.name = "Riverbend Oncology\U000E0041"; }, "/content/practice/name text-characters"},
        {"a sealed value",
         [](Submission& s) {
             s.practice.ein = {"91-\n1144442", true};
         },
         "/content/practice/ein text-characters"},
        {"what is wrong anyhow", [](Submission& s) { s.physician.npi = "12\n3"; }, "/content/physician/npi npi-length"},
        {"a mark of direction, a joiner, a soft hyphen",
         [](Submission& s) { s.practice.name = "\u200FRiverbend On\u00ADcology نیما\u200Cرضا"; }},
    });
}

// "Provide the physician taxpayer UPIN and/or NPI" (guide page 8).
TEST_CASE("a physician has an NPI, a UPIN or both; with neither the registration cannot be submitted") {
    check({
        {"both", [](Submission&) {}},
        {"only the NPI", [](Submission& s) { s.physician.upin.clear(); }},
        {"only the UPIN", [](Submission& s) { s.physician.npi.clear(); }},
        {"neither", [](Submission& s) { s.physician.npi.clear(), s.physician.upin.clear(); }, "/content/physician/npi npi-or-upin"},
        {"a wrong NPI beside a good UPIN", [](Submission& s) { s.physician.npi = "1234567890"; }, "/content/physician/npi npi-check-digit"},
    });
}

// "Provide the Practice taxpayer ID and/or NPI" (guide page 9).
TEST_CASE("a practice has an NPI, a taxpayer ID or both; with neither the registration cannot be submitted") {
    check({
        {"only the NPI", [](Submission& s) { s.practice.ein = {}; }},
        {"only the taxpayer ID", [](Submission& s) { s.practice.npi.clear(); }},
        {"neither", [](Submission& s) { s.practice.ein = {}, s.practice.npi.clear(); }, "/content/practice/npi ein-or-npi"},
        {"a taxpayer ID that must be typed again counts",
         [](Submission& s) {
             s.practice.ein = {"", true}, s.practice.npi.clear();
         },
         "/content/practice/ein enter-again"},
        {"a Social Security number",
         [](Submission& s) {
             s.practice.ein = {"536-90-4399", true};
         },
         "/content/practice/ein tin-looks-like-ssn"},
        {"an office without its own", [](Submission& s) { s.offices[0].ein = {}; }},
        {"a Social Security number at an office",
         [](Submission& s) {
             s.offices[0].ein = {"536-90-4399", true};
         },
         "/content/offices/0/ein tin-looks-like-ssn"},
    });
}

TEST_CASE("the physician's NPI is asked about when it is the practice's as well") {
    check({
        {"the same", [](Submission& s) { s.practice.npi = s.physician.npi; }, "/content/practice/npi npi-shared"},
        {"the same, typed otherwise", [](Submission& s) { s.practice.npi = "1234 567-893"; }, "/content/practice/npi npi-shared"},
        {"none of both", [](Submission& s) { s.practice.npi.clear(), s.physician.npi.clear(); }},
        {"an office with the practice's NPI", [](Submission& s) { s.offices[0].npi = s.practice.npi; }},
    });
}

// "She or he will receive all administrative and informational emails regarding QOPI" (guide page 3).
TEST_CASE("main contacts without email are asked about, and with email they choose its types") {
    check({
        {"the physician chose no email", [](Submission& s) { s.physician.receive_email = Answer::no; },
         "/content/physician/receive_email main-contact-without-email"},
        {"the administrator chose no email", [](Submission& s) { s.administrator.receive_email = Answer::no; },
         "/content/administrator/receive_email main-contact-without-email"},
        {"a user chose no email", [](Submission& s) { s.users[0].receive_email = Answer::no; }},
        {"the physician chose no type", [](Submission& s) { s.physician.email_types = {}; },
         "/content/physician/email_types email-types-missing"},
        {"the administrator chose no type", [](Submission& s) { s.administrator.email_types = {}; },
         "/content/administrator/email_types email-types-missing"},
        {"no type needed without email",
         [](Submission& s) { s.administrator.receive_email = Answer::no, s.administrator.email_types = {}; },
         "/content/administrator/receive_email main-contact-without-email"},
        {"the physician did not say", [](Submission& s) { s.physician.receive_email = Answer::none; },
         "/content/physician/receive_email choose-one"},
    });
}

TEST_CASE("a second email address is another one") {
    check({
        {"the physician's twice", [](Submission& s) { s.physician.email2 = s.physician.email; },
         "/content/physician/email2 email-same-twice"},
        {"the administrator's twice", [](Submission& s) { s.administrator.email2 = s.administrator.email; },
         "/content/administrator/email2 email-same-twice"},
        {"neither", [](Submission& s) { s.physician.email.clear(), s.physician.email2.clear(); }, "/content/physician/email required"},
    });
}

TEST_CASE("a challenge question needs its response, and must not give it away") {
    check({
        {"neither", [](Submission& s) { s.physician.challenge_question.clear(), s.physician.challenge_response = {}; }},
        {"a question alone", [](Submission& s) { s.physician.challenge_response = {}; },
         "/content/physician/challenge_response response-missing"},
        {"a response alone is not asked for", [](Submission& s) { s.physician.challenge_question.clear(); }},
        {"a response after a reload",
         [](Submission& s) {
             s.physician.challenge_response = {"", true};
         },
         "/content/physician/challenge_response enter-again"},
        {"a short response",
         [](Submission& s) {
             s.physician.challenge_response = {"owl", true};
         },
         "/content/physician/challenge_response response-length"},
        {"a short question", [](Submission& s) { s.physician.challenge_question = "Why?"; },
         "/content/physician/challenge_question question-length"},
        {"a question about a pet", [](Submission& s) { s.physician.challenge_question = "What was your first pet called?"; },
         "/content/physician/challenge_question weak-question"},
        {"the response in the question",
         [](Submission& s) {
             s.physician.challenge_question = "Which bird is a BLUE Héron?", s.physician.challenge_response = {"blue heron", true};
         },
         "/content/physician/challenge_response response-in-question"},
        {"the response is the question",
         [](Submission& s) {
             s.physician.challenge_question = "A blue heron", s.physician.challenge_response = {"a  BLUE heron", true};
         },
         "/content/physician/challenge_response response-in-question"},
        {"the question in the response", [](Submission& s) { s.physician.challenge_question = "A blue h"; }},
    });
}

// OWASP, "Choosing and Using Security Questions" (domain facts §6.2).
TEST_CASE("a response to the challenge question is none of the answers that others know") {
    check({
        {"the last name",
         [](Submission& s) {
             s.physician.challenge_response = {"okonkwo-smith", true};
         },
         "/content/physician/challenge_response response-known"},
        {"the whole name",
         [](Submission& s) {
             s.physician.challenge_response = {"Maria  Okonkwo-Smith", true};
         },
         "/content/physician/challenge_response response-known"},
        {"the email address",
         [](Submission& s) {
             s.physician.challenge_response = {s.physician.email, true};
         },
         "/content/physician/challenge_response response-known"},
        {"the member ID",
         [](Submission& s) {
             s.physician.challenge_response = {"104233", true};
         },
         "/content/physician/challenge_response response-known"},
        {"a name among other words",
         [](Submission& s) {
             s.physician.challenge_response = {"Maria and the heron", true};
         }},
        {"without a question nothing is asked",
         [](Submission& s) {
             s.physician.challenge_question.clear(), s.physician.challenge_response = {"104233", true};
         }},
    });
}

TEST_CASE("a ZIP code that does not fit its state is asked about") {
    check({
        {"New York with a ZIP of Virginia", [](Submission& s) { s.practice.state = {"NY"}; }, "/content/practice/zip zip-state-mismatch"},
        {"a ZIP that is not in use", [](Submission& s) { s.practice.zip = "00001"; }, "/content/practice/zip zip-unassigned"},
        {"a military address", [](Submission& s) { s.practice.state = {"AE"}, s.practice.zip = "09012"; },
         "/content/practice/zip zip-military"},
        {"a malformed ZIP says only that", [](Submission& s) { s.practice.state = {"NY"}, s.practice.zip = "2231"; },
         "/content/practice/zip zip-format"},
        {"no state yet", [](Submission& s) { s.practice.state = {}; }, "/content/practice/state choose-state"},
        {"an office in New York", [](Submission& s) { s.offices[0].state = {"NY"}; }, "/content/offices/0/zip zip-state-mismatch"},
        {"an office at the practice's address", [](Submission& s) { s.offices[0].state = {"NY"}, s.offices[0].same_address = true; }},
        {"nine digits", [](Submission& s) { s.practice.zip = "223141010"; }},
    });
}

TEST_CASE("the number of offices is a whole number that is not below those that are listed") {
    check({
        {"as many as are listed", [](Submission& s) { s.practice.total_offices = "3"; }},
        {"fewer than are listed", [](Submission& s) { s.practice.total_offices = "2"; },
         "/content/practice/total_offices offices-more-than-total"},
        {"one, and only the main office takes part",
         [](Submission& s) {
             s.practice.total_offices = "1", s.practice.multiple_offices = Answer::no, s.users[0].offices = s.users[2].offices = {"main"};
         }},
        {"more than one, and only the main office takes part",
         [](Submission& s) { s.practice.multiple_offices = Answer::no, s.users[0].offices = s.users[2].offices = {"main"}; }},
        {"one, and more than one will take part",
         [](Submission& s) {
             s.practice.total_offices = "1", s.offices.clear(), s.users[0].offices = s.users[2].offices = {"main"};
         },
         "/content/practice/total_offices offices-more-than-total, /content/offices offices-missing"},
        {"two, and more than one will take part",
         [](Submission& s) {
             s.practice.total_offices = "2", s.offices.pop_back(), s.users[2].offices = {"main"};
         }},
        {"none", [](Submission& s) { s.practice.total_offices = "0"; }, "/content/practice/total_offices count-range"},
        {"a word", [](Submission& s) { s.practice.total_offices = "four"; }, "/content/practice/total_offices count-format"},
        {"nothing", [](Submission& s) { s.practice.total_offices.clear(); }, "/content/practice/total_offices required"},
    });
}

TEST_CASE("when more than one office takes part, the others are listed, each with a name of its own") {
    check({
        {"none listed", [](Submission& s) { s.offices.clear(), s.users[0].offices = s.users[2].offices = {"main"}; },
         "/content/offices offices-missing"},
        {"two with one name", [](Submission& s) { s.offices[1].name = s.offices[0].name; }, "/content/offices/1/name office-name-twice"},
        {"two names that differ in case only", [](Submission& s) { s.offices[1].name = "Riverbend oncology north"; },
         "/content/offices/1/name office-name-twice"},
        {"the main office once more", [](Submission& s) { s.offices[0].name = "MAIN office"; }, "/content/offices/0/name office-is-main"},
        {"the practice's name", [](Submission& s) { s.offices[0].name = s.practice.name; }, "/content/offices/0/name office-name-twice"},
        {"two without a name are only missing one", [](Submission& s) { s.offices[0].name.clear(), s.offices[1].name.clear(); },
         "/content/offices/0/name required, /content/offices/1/name required"},
        {"two with one id", [](Submission& s) { s.offices[1].id = "o1", s.users[2].offices = {"o1"}; },
         "/content/offices/1/id not-a-choice"},
        {"one with the main office's id", [](Submission& s) { s.offices[1].id = "main", s.users[2].offices = {"main"}; },
         "/content/offices/1/id not-a-choice"},
    });
}

// "Distinct operating sites within a practice may or may not have separate addresses" (guide page 2): asked, never refused.
TEST_CASE("a practice whose physicians are all fellows is asked whether it is a fellowship program and says so in its name") {
    check({
        {"all are fellows", [](Submission& s) { s.users[1].designation = {"fellow"}, s.physician.reports = false; },
         "/content/practice/name fellowship-name"},
        {"and the name says it",
         [](Submission& s) {
             s.users[1].designation = {"fellow"}, s.physician.reports = false, s.practice.name = "Riverbend Fellowship";
         }},
        {"a fellow with a reporting physician", [](Submission& s) { s.physician.reports = false; }},
        {"fellows with a corresponding physician who reports", [](Submission& s) { s.users[1].designation = {"fellow"}; }},
        {"no physician but the corresponding one", [](Submission& s) { s.users.clear(), s.physician.reports = false; }},
        {"a designation that is not asked for",
         [](Submission& s) {
             s.users[0].roles = s.users[1].roles = with(Set{}, Role::abstractor), s.physician.reports = false;
         }},
    });
}

// "Although physicians may be data abstractors, they should not abstract their own charts" (guide page 4): said where the role is
// chosen. It is no issue: nobody can see in a registration whose charts they are.
TEST_CASE("whoever makes a physician an abstractor reads that physicians should not abstract their own charts") {
    CHECK(find_field(table_of<Physician>, "abstracts")->help.find("should not abstract their own charts") != std::string_view::npos);
    CHECK(role_choices[static_cast<std::size_t>(Role::abstractor)].help.find("should not abstract their own charts") !=
          std::string_view::npos);
    check({
        {"the corresponding physician abstracts", [](Submission& s) { s.physician.abstracts = true; }},
        {"a physician user abstracts",
         [](Submission& s) { s.users[1].roles = with(with(Set{}, Role::physician), Role::abstractor); }},
        {"all three roles",
         [](Submission& s) { s.users[1].roles = with(with(with(Set{}, Role::physician), Role::abstractor), Role::administrator); }},
    });
}

// "An Administrator may be designated for each office location" (guide page 4): by default the practice's.
TEST_CASE("every office has an administrator: the practice's, or one who is named whole") {
    check({
        {"a new office has the practice's", [](Submission& s) { s.offices[0].same_administrator = Office{}.same_administrator; }},
        {"another one without a name", [](Submission& s) { s.offices[0].administrator = {}; },
         "/content/offices/0/administrator/given_name required, /content/offices/0/administrator/family_name required, "
         "/content/offices/0/administrator/email required, /content/offices/0/administrator/phone required"},
    });
}

TEST_CASE("at most a thousand offices and ten thousand users") {
    auto s = make::fullest();
    s.practice.total_offices = std::to_string(1 + offices_max);
    const auto count_at = [&](std::string_view found) {
        const auto all = make::found(s);
        return std::count(all.begin(), all.end(), found);
    };
    s.offices.assign(offices_max, make::fullest().offices[1]);
    s.users.assign(users_max, make::fullest().users[1]);
    CHECK(count_at("/content/offices too-many-offices") == 0);
    CHECK(count_at("/content/practice/total_offices count-range") == 0);
    CHECK(count_at("/content/practice/total_offices offices-more-than-total") == 0);
    CHECK(count_at("/content/users too-many-users") == 0);
    s.offices.push_back(make::fullest().offices[0]);
    s.users.push_back(make::fullest().users[0]);
    CHECK(count_at("/content/offices too-many-offices") == 1);
    CHECK(count_at("/content/users too-many-users") == 1);
}

TEST_CASE("a user has a role, a designation as a physician, and an office or practice-level access") {
    check({
        {"no role", [](Submission& s) { s.users[2].roles = {}; }, "/content/users/2/roles role-missing"},
        {"a physician without a designation", [](Submission& s) { s.users[1].designation = {}; },
         "/content/users/1/designation choose-one"},
        {"an administrator needs none",
         [](Submission& s) { s.users[1].roles = with(Set{}, Role::administrator), s.users[1].designation = {}; }},
        {"no office", [](Submission& s) { s.users[2].offices = {}; }, "/content/users/2/offices user-office-missing"},
        {"no office and nothing said about access",
         [](Submission& s) { s.users[2].offices = {}, s.users[2].practice_level = Answer::none; },
         "/content/users/2/practice_level choose-one, /content/users/2/offices user-office-missing"},
        {"practice-level access without an office",
         [](Submission& s) { s.users[2].offices = {}, s.users[2].practice_level = Answer::yes; }},
        {"practice-level access and offices", [](Submission& s) { s.users[2].practice_level = Answer::yes; }},
        {"an office that is gone",
         [](Submission& s) {
             s.users[0].offices = {"main", "o7"};
         },
         "/content/users/0/offices office-gone"},
        {"an additional office beside the main one when only that takes part",
         [](Submission& s) { s.practice.multiple_offices = Answer::no, s.users[0].offices = {"main", "o1"}, s.users[2].offices = {"main"}; }},
        {"only an additional office when only the main office takes part",
         [](Submission& s) { s.practice.multiple_offices = Answer::no, s.users[0].offices = {"o1"}, s.users[2].offices = {"main"}; },
         "/content/users/0/offices user-office-missing"},
        {"an office that was never entered when only the main office takes part",
         [](Submission& s) { s.practice.multiple_offices = Answer::no, s.users[0].offices = {"main", "o9"}, s.users[2].offices = {"main"}; },
         "/content/users/0/offices office-gone"},
        {"two with one id", [](Submission& s) { s.users[2].id = "u1"; }, "/content/users/2/id not-a-choice"},
    });
}

TEST_CASE("a practice without an abstractor is asked about") {
    const Change nobody = [](Submission& s) {
        s.physician.abstracts = s.administrator.abstracts = false;
        for (auto& user : s.users) user.roles = with(user.roles, Role::abstractor, false);
    };
    auto s = make::fullest();
    s.offices[0].fax.clear();
    nobody(s);
    CHECK(make::found(s) == std::vector<std::string>{"/content/users no-abstractor"});
    s.physician.abstracts = true;
    CHECK(make::found(s).empty());
    nobody(s);
    s.administrator.abstracts = true;
    CHECK(make::found(s).empty());
    // An administrator who is not asked for abstracts nothing.
    s.physician.is_administrator = true;
    CHECK(make::found(s) == std::vector<std::string>{"/content/users no-abstractor"});
    nobody(s);
    s.users[2].roles = with(s.users[2].roles, Role::abstractor);
    CHECK(make::found(s).empty());
    s = make::smallest();
    s.physician.abstracts = false;
    CHECK(make::found(s) == std::vector<std::string>{"/content/users no-abstractor"});
}

TEST_CASE("names in capitals and other odd values are asked about, malformed ones refused, wherever a person is named") {
    check({
        {"the practice in capitals", [](Submission& s) { s.practice.name = "RIVERBEND ONCOLOGY"; },
         "/content/practice/name all-upper-case"},
        {"an office in small letters", [](Submission& s) { s.offices[0].name = "riverbend north"; },
         "/content/offices/0/name all-lower-case"},
        {"an email address without a dot", [](Submission& s) { s.offices[0].administrator.email = "tom@localhost"; },
         "/content/offices/0/administrator/email email-dotless-domain"},
        {"a phone with letters", [](Submission& s) { s.users[2].phone = "703-CLINICS"; }, "/content/users/2/phone phone-letters"},
        {"an odd member ID", [](Submission& s) { s.physician.asco_id = "A1042"; }, "/content/physician/asco_id asco-id-unusual"},
        {"a UPIN of a group", [](Submission& s) { s.physician.upin = "W12345"; }, "/content/physician/upin upin-group"},
        {"a username with a space", [](Submission& s) { s.users[0].username = "ana l"; }, "/content/users/0/username username-characters"},
        {"an organization in capitals", [](Submission& s) { s.interest.organization = "CLINIQUE INVENTÉE"; },
         "/content/interest/organization all-upper-case", Kind::interest},
        {"a phone abroad without a plus", [](Submission& s) { s.interest.phone = "514 234"; }, "/content/interest/phone phone-length",
         Kind::interest},
    });
}

TEST_CASE("a section alone is judged as it is among the others") {
    auto broken = make::fullest();
    broken.administrator.email = broken.physician.email;
    broken.practice.npi = broken.physician.npi;
    broken.practice.total_offices = "2";
    broken.offices[1].name = broken.offices[0].name;
    broken.users[1].email = broken.administrator.email;
    broken.users[0].roles = {};
    for (const auto& s : {make::smallest(), make::fullest(), broken, Submission{}}) {
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < sections.size(); ++i)
            if (const auto section = static_cast<Section>(i); carries(Kind::registration, section, s))
                for (const auto& one : make::found(validate_section(s, section, make::facts()))) parts.push_back(one);
        CHECK(make::joined(parts) == make::joined(make::found(s)));
    }
}

TEST_CASE("only errors block sending") {
    CHECK(!has_errors({}));
    CHECK(!has_errors({{"/content/practice/name", Code::all_upper_case}, {"/content/users", Code::no_abstractor}}));
    CHECK(has_errors({{"/content/practice/name", Code::all_upper_case}, {"/content/practice/zip", Code::zip_format}}));
}

TEST_CASE("a package that says No to a statement or to eligibility is refused at that answer by whoever receives it") {
    const auto found = [](const Submission& s, Kind kind) {
        return make::joined(make::found(issues_of(make::package(s, kind), make::facts(true))));
    };
    auto s = make::smallest();
    CHECK(found(s, Kind::registration).empty());
    for (const auto& field : prequalification_fields) {
        auto other = s;
        other.prequalification.*std::get<Answer Prequalification::*>(field.slot) = Answer::no;
        CHECK(found(other, Kind::registration) == "/content/prequalification/" + std::string(field.key) + " statement-not-agreed");
    }
    s.eligibility.oncology_group = s.eligibility.shared_record = s.eligibility.asco_member = Answer::no;
    CHECK(found(s, Kind::registration) ==
          "/content/eligibility/oncology_group not-eligible, /content/eligibility/shared_record not-eligible, "
          "/content/eligibility/asco_member not-eligible");
    s = make::smallest();
    s.eligibility = {{"CA"}, Answer::none, Answer::none, Answer::none};
    CHECK(found(s, Kind::registration) == "/content/eligibility/country not-eligible");
    CHECK(found(make::interest(), Kind::interest).empty());
}

TEST_CASE("of an empty form everything that is required is named, and nothing else") {
    CHECK(make::joined(make::found(Submission{}, Kind::interest)) ==
          "/content/eligibility/country choose-country, /content/interest/organization required, /content/interest/city required, "
          "/content/interest/given_name required, /content/interest/family_name required, /content/interest/email required, "
          "/content/interest/phone required");
    auto s = Submission{};
    s.eligibility.country = {"US"};
    s.physician.is_administrator = true;
    CHECK(
        make::joined(make::found(s)) ==
        "/content/eligibility/oncology_group choose-one, /content/eligibility/shared_record choose-one, /content/eligibility/asco_member "
        "choose-one, "
        "/content/prequalification/pq1_permission statement-unanswered, /content/prequalification/pq2_internet_email statement-unanswered, "
        "/content/prequalification/pq3_two_rounds statement-unanswered, /content/prequalification/pq4_methodology statement-unanswered, "
        "/content/prequalification/pq5_costs statement-unanswered, /content/prequalification/pq6_share_internally statement-unanswered, "
        "/content/prequalification/pq7_aggregate_data statement-unanswered, /content/prequalification/pq8_audits statement-unanswered, "
        "/content/physician/given_name required, /content/physician/family_name required, /content/physician/email required, "
        "/content/physician/phone required, /content/physician/asco_id required, /content/physician/npi npi-or-upin, "
        "/content/physician/receive_email choose-one, /content/practice/name required, /content/practice/line1 required, "
        "/content/practice/city required, /content/practice/state choose-state, /content/practice/zip required, /content/practice/phone "
        "required, "
        "/content/practice/npi ein-or-npi, /content/practice/total_offices required, /content/practice/multiple_offices choose-one, "
        "/content/users no-abstractor");
}

}  // namespace
}  // namespace qopi
