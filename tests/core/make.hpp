// Submissions for the tests: the smallest and the fullest registration that break no rule, and an interest. Every person,
// practice and number here is invented.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "package/json.hpp"
#include "package/package.hpp"
#include "rules/validate.hpp"
#include "typed.hpp"

namespace qopi::make {

inline constexpr std::string_view day = "2026-11-23", moment = "2026-11-23T02:20:00Z", twenty_digits = "0123456789abcdef0123";
inline constexpr std::string_view secret = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
inline constexpr std::string_view verifier =
    R"({"alg":"PBKDF2-HMAC-SHA-256","iterations":600000,"salt":"c2FsdHNhbHRzYWx0c2FsdA","hash":"aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g"})";

inline Facts facts(bool sealed_closed = false) { return {.today = {2026, 11, 23}, .sealed_closed = sealed_closed}; }

/// Nothing that may be left out.
inline Submission smallest() {
    Submission s;
    s.eligibility = {{"US"}, Answer::yes, Answer::yes, Answer::yes};
    for (const auto& field : prequalification_fields) s.prequalification.*std::get<Answer Prequalification::*>(field.slot) = Answer::yes;
    s.physician.given_name = "Maria";
    s.physician.family_name = "Okonkwo-Smith";
    s.physician.email = "maria@riverbend.example.org";
    s.physician.phone = "703-234-5678";
    s.physician.asco_id = "104233";
    s.physician.npi = "1234567893";
    s.physician.receive_email = Answer::yes;
    s.physician.email_types = with(Set{}, EmailType::administrative);
    s.physician.abstracts = true;
    s.physician.is_administrator = true;
    s.practice.name = "Riverbend Oncology";
    s.practice.line1 = "12 Invented Way";
    s.practice.city = "Alexandria";
    s.practice.state = {"VA"};
    s.practice.zip = "22314";
    s.practice.phone = "703-234-5600";
    s.practice.npi = "1987654328";
    s.practice.total_offices = "1";
    s.practice.multiple_offices = Answer::no;
    return s;
}

/// Every field of every record filled in at least once: another administrator, two offices, three users. One warning.
inline Submission fullest() {
    Submission s = smallest();
    s.physician.abim_id = "123456";
    s.physician.upin = "A12345";
    s.physician.email2 = "okonkwo@home.example.org";
    s.physician.email_types = with(s.physician.email_types, EmailType::informational);
    s.physician.challenge_question = "What did the first poster in the hall show?";
    s.physician.challenge_response = {"A blue heron", true};
    s.physician.reports = true;
    s.physician.is_administrator = false;
    s.administrator.given_name = "Ingrid";
    s.administrator.family_name = "Ødegård";
    s.administrator.email = "ingrid@riverbend.example.org";
    s.administrator.phone = "703-234-5679 ext. 12";
    s.administrator.email2 = "office@riverbend.example.org";
    s.administrator.receive_email = Answer::yes;
    s.administrator.email_types = with(Set{}, EmailType::informational);
    s.administrator.abstracts = true;
    s.practice.line2 = "Suite 4";
    s.practice.fax = "703-234-5601";
    s.practice.ein = {"91-1144442", true};
    s.practice.total_offices = "4";
    s.practice.multiple_offices = Answer::yes;

    Office north;
    north.id = "o1";
    north.name = "Riverbend Oncology North";
    north.line1 = "8 Made-Up Road";
    north.line2 = "Floor 2";
    north.city = "Fairfax";
    north.state = {"VA"};
    north.zip = "22030-1010";
    north.phone = "703-234-5700";
    north.fax = "703-555-0142";  // kept for films and examples: a warning
    north.same_ein = false;
    north.ein = {"04-2103594", true};
    north.npi = "1876543210";
    north.same_administrator = false;
    north.administrator = {"Tom", "O’Neill", "tom@riverbend.example.org", "703-234-5701"};
    Office south;
    south.id = "o2";
    south.name = "Riverbend Oncology South";
    south.same_address = true;
    south.phone = "703-234-5800";
    s.offices = {north, south};

    User ana;
    ana.id = "u1";
    ana.given_name = "Ana";
    ana.family_name = "Lindqvist";
    ana.email = "ana@riverbend.example.org";
    ana.phone = "703-234-5710";
    ana.roles = with(with(Set{}, Role::physician), Role::abstractor);
    ana.designation = {"fellow"};
    ana.practice_level = Answer::no;
    ana.offices = {"main", "o1"};
    ana.receive_email = Answer::yes;
    ana.username = "a.lindqvist";
    User jun;
    jun.id = "u2";
    jun.given_name = "Jun";
    jun.family_name = "Mori";
    jun.email = "jun@riverbend.example.org";
    jun.phone = "703-234-5711";
    jun.roles = with(Set{}, Role::physician);
    jun.designation = {"reporting"};
    jun.practice_level = Answer::yes;
    jun.receive_email = Answer::no;
    User pia;
    pia.id = "u3";
    pia.given_name = "Pia";
    pia.family_name = "Van der Berg";
    pia.email = "pia@riverbend.example.org";
    pia.phone = "703-234-5712";
    pia.roles = with(Set{}, Role::administrator);
    pia.practice_level = Answer::no;
    pia.offices = {"o2"};
    pia.receive_email = Answer::yes;
    s.users = {ana, jun, pia};
    return s;
}
inline std::vector<Kept> fullest_kept() { return {{"/content/offices/0/fax", Code::phone_555_01xx_fictional}}; }

inline Submission interest() {
    Submission s;
    s.eligibility.country = {"CA"};
    s.interest = {"Clinique Inventée du Nord", "Montréal", "Zoë", "Tremblay-Fictive", "zoe@clinique.example.ca", "+1 514 234 5678"};
    return s;
}

/// What a practice begins with, and the kind that it makes.
struct Sample {
    Submission content;
    Kind kind;
};
inline std::vector<Sample> samples() { return {{fullest(), Kind::registration}, {interest(), Kind::interest}}; }

/// A request of a registered practice with everything that it can hold.
inline Submission request(Kind kind) {
    Submission s;
    s.begun = kind;
    s.requester = {"3MW-DXP-RV", "Riverbend Oncology", "Ingrid", "Ødegård", "ingrid@riverbend.example.org", "703-234-5679"};
    const auto full = fullest();
    s.sites = {{"s1", "Riverbend Oncology North"}, {"s2", "Riverbend Oncology South"}};
    s.users = full.users;
    for (auto& user : s.users)
        for (auto& office : user.offices)
            if (office != main_office) office[0] = 's';
    s.offices = full.offices;
    s.offices[0].fax.clear();
    UserChange change;
    change.id = "c1", change.given_name = "Ana", change.family_name = "Lindqvist", change.email = "ana@riverbend.example.org";
    change.wish = {"change"}, change.new_email = "ana.lindqvist@riverbend.example.org", change.new_phone = "703-234-5799";
    change.roles = with(with(Set{}, Role::physician), Role::administrator), change.designation = {"reporting"};
    change.practice_level = Answer::no, change.offices = {std::string(main_office), "s2"}, change.receive_email = Answer::yes;
    UserChange removal;
    removal.id = "c2", removal.given_name = "Pia", removal.family_name = "Van der Berg", removal.email = "pia@riverbend.example.org";
    removal.wish = {"remove"}, removal.last_day = "2026-12-31";
    s.changes = {change, removal};
    auto& next = s.successor;
    next.given_name = "Jun", next.family_name = "Mori", next.email = "jun@riverbend.example.org", next.phone = "703-234-5711";
    next.asco_id = "104240", next.npi = "1234567893", next.upin = "A12346", next.email2 = "mori@home.example.org";
    next.receive_email = Answer::yes, next.email_types = with(Set{}, EmailType::administrative);
    next.reports = next.abstracts = true, next.former = "Maria Okonkwo-Smith", next.former_stays = Answer::yes;
    next.former_roles = with(Set{}, Role::physician);
    OfficeChange moved;
    moved.id = "x1", moved.name = "Riverbend Oncology North", moved.wish = {"change"}, moved.new_name = "Riverbend Oncology Northside";
    moved.line1 = "20 Made-up Road", moved.line2 = "Suite 2", moved.city = "Fairfax", moved.state = {"VA"}, moved.zip = "22030";
    moved.phone = "703-234-5711", moved.fax = "703-234-5712";
    OfficeChange closing;
    closing.id = "x2", closing.name = "Riverbend Oncology South", closing.wish = {"close"}, closing.last_day = "2026-12-31";
    s.office_changes = {moved, closing};
    auto& administrator = s.new_administrator;
    administrator.given_name = "Jun", administrator.family_name = "Mori", administrator.email = "jun@riverbend.example.org", administrator.phone = "703-234-5711";
    administrator.email2 = "mori@home.example.org", administrator.receive_email = Answer::yes, administrator.email_types = with(Set{}, EmailType::administrative);
    administrator.office = "Riverbend Oncology North", administrator.abstracts = true, administrator.former = "Ingrid Ødegård";
    administrator.former_stays = Answer::yes, administrator.former_roles = with(Set{}, Role::abstractor);
    auto& practice = s.practice_change;
    practice.name = "Riverbend Oncology and Hematology", practice.line1 = "14 Invented Way", practice.line2 = "Suite 9", practice.city = "Alexandria";
    practice.state = {"VA"}, practice.zip = "22314", practice.phone = "703-234-5600", practice.fax = "703-234-5601";
    practice.ein = {"91-1144442", true}, practice.npi = "1987654328", practice.total_offices = "5";
    s.group.name = "Upper Valley Group";
    s.members = {{"g1", "3MW-DXP-RV", "Riverbend Oncology", "all", "Ingrid", "Ødegård", "ingrid@riverbend.example.org", "703-234-5679", true},
                 {"g2", "", "Hillside Oncology", "Main office, West", "Sam", "Porter-Imagined", "sam@hillside.example.org", "703-234-5900", true}};
    // What the kind does not carry stays blank.
    for (std::size_t i = 0; i < sections.size(); ++i)
        typed::with_section(s, static_cast<Section>(i), [&]<class T>(T& held) {
            if (!carries(kind, static_cast<Section>(i), s)) held = T{};
        });
    return s;
}
inline std::vector<Kind> requests() {
    std::vector<Kind> kinds;
    for (std::size_t i = 0; i < kind_choices.size(); ++i)
        if (is_request(static_cast<Kind>(i))) kinds.push_back(static_cast<Kind>(i));
    return kinds;
}

/// A sealed part that is none, for tests that never open it.
inline constexpr std::string_view jwe = "eyJhbGciOiJub25lIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA";

/// These answers as a package frozen on an invented day.
inline Package package(const Submission& submission, Kind kind = Kind::registration, std::vector<Kept> kept = {}) {
    auto package =
        freeze(submission, kind, std::move(kept), {.name = "Maria Okonkwo-Smith", .agreed = true}, moment, day, twenty_digits);
    if (!package.sealed_fields.empty()) package.sealed = jwe;
    return package;
}

/// Calls `visit(pointer, record, field)` for every field of every record, asked or not.
template <class S, class Visit>
void each_field(S& submission, Visit&& visit) {
    typed::walk_all(submission, [&](const std::string& path, auto& record) {
        for (const auto& field : fields_of<std::remove_cvref_t<decltype(record)>>())
            visit(path + "/" + std::string(field.key), record, field);
    });
}
/// The same for what a package of this kind carries.
template <class S, class Visit>
void each_asked_field(S& submission, Kind kind, Visit&& visit) {
    typed::walk(submission, kind, [&](const std::string& path, auto& record) {
        for (const auto& field : fields_of<std::remove_cvref_t<decltype(record)>>())
            if (field.asked(record, facts())) visit(path + "/" + std::string(field.key), record, field);
    });
}

/// A package as a document, to be changed, and bytes with both digests made anew for what it then holds.
inline Json document(const Package& package) { return Json::parse(write_package(package)); }
inline std::string bytes(Json document) {
    if (document.contains("declaration") && document["declaration"].is_object() && document["declaration"].contains("answers") &&
        document["declaration"]["answers"].is_string() && document.contains("content") && document.contains("kept"))
        document["declaration"]["answers"] = digest_of_bytes(canonical(Json{{"content", document["content"]}, {"kept", document["kept"]}}));
    if (document.contains("digest") && document["digest"].is_string()) {
        document.erase("digest");
        document["digest"] = digest_of_bytes(canonical(document));
    }
    return document.dump();
}
inline Json& at(Json& document, std::string_view pointer) { return document[Json::json_pointer(std::string(pointer))]; }

/// What the rules say about a registration, as "/pointer code" texts: easy to compare and to read when a test fails.
inline std::vector<std::string> found(const std::vector<Issue>& issues) {
    std::vector<std::string> texts;
    for (const auto& issue : issues) texts.push_back(issue.at + " " + std::string(text(issue.code)));
    return texts;
}
inline std::vector<std::string> found(const Submission& submission, Kind kind = Kind::registration, const Facts& of_the_day = facts()) {
    return found(validate(submission, kind, of_the_day));
}

/// One line of text of a list, for messages.
inline std::string joined(const std::vector<std::string>& list) {
    std::string text;
    for (const auto& item : list) (text.empty() ? text : text.append(", ")).append(item);
    return text;
}

inline bool contains(const std::vector<std::string>& list, std::string_view item) {
    for (const auto& one : list)
        if (one == item) return true;
    return false;
}

/// `text` with the first `from` replaced; an empty result when there was none, so that a test notices.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    if (at == std::string::npos) return {};
    return text.replace(at, from.size(), to);
}

}  // namespace qopi::make
