// Invented registrations that are complete: what tests start from.
#pragma once

#include "app/state.hpp"
#include "rules/validate.hpp"

namespace qopi::example {

inline const Facts facts{.today = {2026, 11, 23}, .sealed_closed = false};

template <class R>
void set_person(R& person, std::string given, std::string family, std::string email) {
    person.given_name = std::move(given);
    person.family_name = std::move(family);
    person.email = std::move(email);
    person.phone = "937-223-4410";
}

/// One office, no further user, the physician is also the administrator and abstracts.
inline Submission smallest() {
    Submission s;
    s.eligibility = {{"US"}, Answer::yes, Answer::yes, Answer::yes};
    for (const auto& field : prequalification_fields) s.prequalification.*std::get<Answer Prequalification::*>(field.slot) = Answer::yes;
    set_person(s.physician, "Maria", "Okonkwo-Smith", "m.okonkwo@riverbend.example");
    s.physician.asco_id = "104233";
    s.physician.npi = "1234567893";
    s.physician.receive_email = Answer::yes;
    s.physician.email_types = with(Set{}, EmailType::administrative);
    s.physician.abstracts = true;
    s.physician.is_administrator = true;
    s.practice.name = "Riverbend Oncology";
    s.practice.line1 = "1401 Mill Road";
    s.practice.city = "Dayton";
    s.practice.state = {"OH"};
    s.practice.zip = "45402";
    s.practice.phone = "937-223-4410";
    s.practice.npi = "1245319599";
    s.practice.total_offices = "1";
    s.practice.multiple_offices = Answer::no;
    return s;
}

/// Every field of every record is filled.
inline Submission fullest() {
    auto s = smallest();
    s.physician.upin = "A12345";
    s.physician.abim_id = "123456";
    s.physician.email2 = "maria@home.example";
    s.physician.challenge_question = "Which word did we agree on?";
    s.physician.challenge_response = {"blue giraffe", true};
    s.physician.reports = true;
    s.physician.is_administrator = false;
    set_person(s.administrator, "Luis", "Ferreira", "l.ferreira@riverbend.example");
    s.administrator.email2 = "luis@home.example";
    s.administrator.receive_email = Answer::yes;
    s.administrator.email_types = with(with(Set{}, EmailType::administrative), EmailType::informational);
    s.administrator.abstracts = true;
    s.practice.line2 = "Suite 4";
    s.practice.fax = "937-223-4411";
    s.practice.ein = {"91-1144442", true};
    s.practice.total_offices = "3";
    s.practice.multiple_offices = Answer::yes;
    Office east;
    east.id = "o1", east.name = "Eastside", east.same_address = true, east.phone = "937-223-4412", east.npi = "1993999998";
    Office north;
    north.id = "o2", north.name = "Northgate", north.line1 = "2 Harbor Street", north.line2 = "Floor 2", north.city = "Dayton";
    north.state = {"OH"}, north.zip = "45402-1234", north.phone = "937-223-4413", north.fax = "937-223-4414";
    north.same_ein = false, north.ein = {"04-2103594", true}, north.same_administrator = false;
    set_person(north.administrator, "Zoë", "Łukaszewski", "z.lukaszewski@riverbend.example");
    s.offices = {east, north};
    User fellow;
    fellow.id = "u1";
    set_person(fellow, "Ana", "de la Cruz", "a.delacruz@riverbend.example");
    fellow.roles = with(with(Set{}, Role::physician), Role::abstractor), fellow.designation = {"fellow"};
    fellow.practice_level = Answer::no, fellow.offices = {"main", "o2"}, fellow.receive_email = Answer::no, fellow.username = "ana.delacruz";
    User clerk;
    clerk.id = "u2";
    set_person(clerk, "Jo", "Nguyễn", "j.nguyen@riverbend.example");
    clerk.roles = with(Set{}, Role::administrator), clerk.practice_level = Answer::yes, clerk.receive_email = Answer::yes;
    s.users = {fellow, clerk};
    return s;
}

inline Submission interest() {
    Submission s;
    s.eligibility.country = {"CA"};
    set_person(s.interest, "Noor", "Haddad", "n.haddad@lakeshore.example");
    s.interest.phone = "+44 20 7946 0958";
    s.interest.organization = "Lakeshore Cancer Clinic";
    s.interest.city = "Toronto";
    return s;
}

/// The package of these answers as it is frozen on the test's day; a sealed part is a stand-in of the right shape.
inline Package package_of(const Submission& content, Kind kind = Kind::registration, std::vector<Kept> kept = {}) {
    auto package = freeze(content, kind, std::move(kept), {"Maria Okonkwo-Smith", true}, "2026-11-23T02:20:00Z", "2026-11-22",
                          "00112233445566778899", "");
    if (!package.sealed_fields.empty()) package.sealed = "eyJhbGciOiJFQ0RILUVTIn0..aXY.Y3Q.dGFn";
    return package;
}

}  // namespace qopi::example
