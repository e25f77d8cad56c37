// Who and what is named twice: asked about at the second of two, and alike for one item and for all.
#include <doctest/doctest.h>

#include <algorithm>

#include "rule_rows.hpp"

namespace qopi {
namespace {

TEST_CASE("one email address for two people is asked about at the second of them; one person in two roles is nobody's mistake") {
    check({
        {"administrator and physician", [](Submission& s) { s.administrator.email = s.physician.email; },
         "/content/administrator/email email-shared"},
        {"administrator and physician are one person",
         [](Submission& s) {
             s.administrator.given_name = s.physician.given_name, s.administrator.family_name = s.physician.family_name,
             s.administrator.email = s.physician.email;
         }},
        {"the same name with other marks and case",
         [](Submission& s) {
             s.administrator.given_name = "MARÍA", s.administrator.family_name = "Okonkwo Smith", s.administrator.email = s.physician.email;
         },
         "/content/administrator/given_name all-upper-case"},
        {"the same name with other signs for its glottal stop",
         [](Submission& s) {
             s.physician.family_name = "Kaʻahumanu", s.administrator.family_name = "Ka'ahumanu";
             s.administrator.given_name = s.physician.given_name, s.administrator.email = s.physician.email;
         }},
        {"an office's administrator and the practice's", [](Submission& s) { s.offices[0].administrator.email = s.administrator.email; },
         "/content/offices/0/administrator/email email-shared"},
        {"a user and the physician", [](Submission& s) { s.users[0].email = s.physician.email; }, "/content/users/0/email email-shared"},
        {"the case of the domain makes no difference", [](Submission& s) { s.users[0].email = "maria@RIVERBEND.example.org"; },
         "/content/users/0/email email-shared"},
        {"a user and an office's administrator", [](Submission& s) { s.users[2].email = s.offices[0].administrator.email; },
         "/content/users/2/email email-shared"},
        {"two users, one of them in capitals", [](Submission& s) { s.users[1].email = s.users[0].email, s.users[1].email[0] -= 'a' - 'A'; }, "/content/users/1/email email-shared"},
        {"two users", [](Submission& s) { s.users[1].email = s.users[0].email; }, "/content/users/1/email email-shared"},
        {"three users", [](Submission& s) { s.users[1].email = s.users[2].email = s.users[0].email; },
         "/content/users/1/email email-shared, /content/users/2/email email-shared"},
        {"an administrator who is not asked for",
         [](Submission& s) { s.physician.is_administrator = true, s.users[0].email = s.administrator.email; }},
        {"an office's administrator who is not asked for",
         [](Submission& s) { s.offices[0].same_administrator = true, s.users[0].email = s.offices[0].administrator.email; }},
        {"offices that are not asked for",
         [](Submission& s) {
             s.practice.multiple_offices = Answer::no, s.users[0].offices = s.users[2].offices = {"main"};
             s.users[0].email = s.offices[0].administrator.email;
         }},
    });
}

TEST_CASE("one address or one phone for two offices is asked about at the second of them") {
    check({
        {"two offices at one address",
         [](Submission& s) {
             const auto north = s.offices[0];
             s.offices[1] = north, s.offices[1].id = "o2", s.offices[1].name = "Riverbend Oncology South", s.offices[1].phone = "703-234-5800",
             s.offices[1].same_administrator = true;
         },
         "/content/offices/1/line1 office-address-shared"},
        {"the same in capitals, with more spaces and another ZIP+4",
         [](Submission& s) {
             const auto north = s.offices[0];
             s.offices[1] = north, s.offices[1].id = "o2", s.offices[1].name = "Riverbend Oncology South", s.offices[1].phone = "703-234-5800",
             s.offices[1].same_administrator = true, s.offices[1].line1 = "8  MADE-UP ROAD", s.offices[1].zip = "22030";
         },
         "/content/offices/1/line1 all-upper-case, /content/offices/1/line1 office-address-shared"},
        {"another floor of the same house",
         [](Submission& s) {
             const auto north = s.offices[0];
             s.offices[1] = north, s.offices[1].id = "o2", s.offices[1].name = "Riverbend Oncology South", s.offices[1].phone = "703-234-5800",
             s.offices[1].same_administrator = true, s.offices[1].line2 = "Floor 3";
         }},
        {"the main office's address typed again",
         [](Submission& s) {
             auto& office = s.offices[0];
             office.line1 = s.practice.line1, office.line2 = s.practice.line2, office.city = s.practice.city, office.zip = s.practice.zip;
         },
         "/content/offices/0/line1 office-address-shared"},
        {"two that say they are at the main office", [](Submission& s) { s.offices[0].same_address = true; }},
        {"one phone for two offices", [](Submission& s) { s.offices[1].phone = "(703) 234-5700"; },
         "/content/offices/1/phone office-phone-shared"},
        {"the main office's phone", [](Submission& s) { s.offices[0].phone = s.practice.phone; },
         "/content/offices/0/phone office-phone-shared"},
        {"an extension of its own", [](Submission& s) { s.offices[1].phone = "703-234-5700 ext. 2"; }},
        {"the phone of an office's administrator", [](Submission& s) { s.offices[0].administrator.phone = s.offices[0].phone; }},
    });
}

TEST_CASE("a person who is on the list of users twice is asked about at the second entry") {
    const Change twice = [](Submission& s) { s.users[1].given_name = "Ana", s.users[1].family_name = "Lindqvist"; };
    auto s = make::fullest();
    s.offices[0].fax.clear();
    twice(s);
    // Two people may have one name.
    CHECK(make::found(s).empty());
    check({
        {"with the same email address",
         [](Submission& t) {
             t.users[1].given_name = "Ana", t.users[1].family_name = "Lindqvist", t.users[1].email = t.users[0].email;
         },
         "/content/users/1/email user-twice"},
        {"with the same phone, the name with other marks",
         [](Submission& t) {
             t.users[1].given_name = "Ána", t.users[1].family_name = "Lindqvist, MD", t.users[1].phone = "(703) 234 5710";
         },
         "/content/users/1/phone user-twice"},
        {"three times",
         [](Submission& t) {
             t.users[1].given_name = t.users[2].given_name = "Ana", t.users[1].family_name = t.users[2].family_name = "Lindqvist";
             t.users[1].email = t.users[2].email = t.users[0].email;
         },
         "/content/users/1/email user-twice, /content/users/2/email user-twice"},
        {"one phone for two people", [](Submission& t) { t.users[1].phone = t.users[0].phone; }},
    });
}

// "One Corresponding Physician and one Administrator must be assigned for each practice … These individuals will be the main
// contacts" (guide page 4): they have access without being listed.
TEST_CASE("a user who is the corresponding physician, the administrator, or the administrator of an office is asked about") {
    check({
        {"the physician",
         [](Submission& s) {
             s.users[0].given_name = "Maria", s.users[0].family_name = "Okonkwo Smith", s.users[0].email = s.physician.email;
         },
         "/content/users/0/email user-is-main-contact"},
        {"the administrator, by phone",
         [](Submission& s) {
             s.users[2].given_name = "Ingrid", s.users[2].family_name = "Ødegård", s.users[2].phone = s.administrator.phone;
         },
         "/content/users/2/phone user-is-main-contact"},
        {"the physician, whose address has capitals here",
         [](Submission& s) {
             s.users[0].given_name = "Maria", s.users[0].family_name = "Okonkwo Smith", s.users[0].email = s.physician.email, s.users[0].email[0] -= 'a' - 'A';
         },
         "/content/users/0/email user-is-main-contact"},
        {"the physician's namesake", [](Submission& s) { s.users[0].given_name = "Maria", s.users[0].family_name = "Okonkwo-Smith"; }},
        {"an administrator who is not asked for",
         [](Submission& s) {
             s.physician.is_administrator = true;
             s.users[2].given_name = "Ingrid", s.users[2].family_name = "Ødegård", s.users[2].email = s.administrator.email;
         }},
        {"an office's administrator",
         [](Submission& s) {
             s.users[2].given_name = "Tom", s.users[2].family_name = "O’Neill", s.users[2].email = s.offices[0].administrator.email;
         },
         "/content/users/2/email user-is-main-contact"},
        {"the administrator of an office that does not take part",
         [](Submission& s) {
             s.practice.multiple_offices = Answer::no;
             for (auto& user : s.users) user.offices = {std::string(main_office)};
             s.users[2].given_name = "Tom", s.users[2].family_name = "O’Neill", s.users[2].email = s.offices[0].administrator.email;
         }},
    });
}

// Participant training for fellowship programs (domain facts §3.5); "…or are participating with a practice as a fellow" (guide page 4).
TEST_CASE("a username that two people ask for is asked about") {
    check({
        {"the same", [](Submission& s) { s.users[1].username = "a.lindqvist"; }, "/content/users/1/username username-shared"},
        {"the same in capitals", [](Submission& s) { s.users[1].username = "A.Lindqvist"; }, "/content/users/1/username username-shared"},
        {"two without one", [](Submission& s) { s.users[0].username.clear(); }},
        {"another", [](Submission& s) { s.users[1].username = "a_lindqvist"; }},
    });
}

}  // namespace
}  // namespace qopi
