// Submissions nobody thought of: every field of every record filled in at random from its table, with the same seed always
// the same. Mostly right, sometimes odd, sometimes wrong, so that rules, package and schema meet all three.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "make.hpp"

namespace qopi::make {

/// xorshift64*: small, and the same on every machine, which the distributions of <random> are not.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15u + 1) {}
    std::uint64_t next() {
        state_ ^= state_ >> 12, state_ ^= state_ << 25, state_ ^= state_ >> 27;
        return state_ * 0x2545F4914F6CDD1Du;
    }
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>((next() >> 16) % limit); }
    bool chance(std::size_t percent) { return below(100) < percent; }
    template <class List>
    const auto& one_of(const List& list) {
        return list[below(list.size())];
    }

private:
    std::uint64_t state_;
};

/// How careful the person was who filled the form in.
enum class Care : std::uint8_t { tidy, odd, careless };

using Texts = std::vector<std::string_view>;
/// What a field may hold, by its check: good, asked about, refused. The good are in the form that leaving the field gives.
struct Pool {
    Check check;
    Texts good, odd, bad;
};

inline const std::vector<Pool>& pools() {
    static const std::vector<Pool> all{
        {check_npi, {"1234567893", "1245319599", "1993999998", "1558598797", "1144221847", "1987654328"}, {}, {"1234567890", "12", "9941339100"}},
        {check_upin, {"A12345", "M00001", "E99999"}, {"P12345", "W12345", "N12345"}, {"OTH000", "A1234"}},
        {check_ein, {"91-1144442", "04-2103594", "52-7654321"}, {"12-3456789", "07-1144442"}, {"536-90-4399", "912-90-3456", "1-23"}},
        {check_asco_id, {"104233", "0104234", "345"}, {"A1042", "1"}, {"№ 1"}},
        {check_abim_id, {"123456", "0123456"}, {"1"}, {"x"}},
        {check_phone,
         {"703-234-5678", "571-483-1660 ext. 204", "+441632960001", "888-282-2552", "787-764-0000", "703-234-5600"},
         {"202-555-0100", "900-234-5678"},
         {"234-911-5678", "1-800-FLOWERS", "12"}},
        {check_email,
         {"maria@riverbend.example.org", "o'neill+qopi@uclahealth.org", "user@münchen.de", "a.b@example.com", "jun@riverbend.example.org"},
         {".user@example.com", "josé@example.com", "ana@gmial.com"},
         {"user@localhost", "user@", "a@b@example.com"}},
        {check_given_name, {"Maria", "Zoë", "Jean-Luc", "TJ", "J.", "Mary Ann", "山"}, {"MARY", "john"}, {"\x01", "\xEF\xBF\xBF"}},
        {check_family_name, {"Okonkwo-Smith", "O’Neill", "van der Berg", "Ødegård", "Smith III", "Nguyễn", "العربي"}, {"MCDONALD", "smith"}, {"a\nb"}},
        {check_practice_name,
         {"Riverbend Oncology", "UCLA Health", "Texas Oncology, PA", "21st Century Oncology", "Clínica Oncológica Ponce", "Riverbend Fellowship"},
         {"TEXAS ONCOLOGY", "texas oncology"},
         {"X"}},
        {check_city, {"Alexandria", "Fairfax", "Mayagüez"}, {"ALEXANDRIA"}, {"\x7F"}},
        {check_line, {"12 Invented Way", "8 Made-Up Road", "Suite 4", "\"Quoted\" \\ back / slash", "=1+1", "🏥 Ward"}, {}, {"two\u2028lines"}},
        {check_username, {"a.lindqvist", "A_1", "j-m"}, {}, {"a b", "é"}},
        {check_zip, {"22314", "22030-1010", "00901", "10021", "77030"}, {"00000", "09012"}, {"7703", "ABCDE"}},
        {check_count, {"1", "4", "999"}, {}, {"0", "four", "1000", "99999999999999999999"}},
        {check_question, {"What did the first poster in the hall show?", "Which bird sang?"}, {"What is my pet's name?"}, {"Why?"}},
        {check_reference, {"3MW-DXP-RV"}, {}, {"3MW-DXP-RX", "K7M"}},
        {check_day, {"2026-11-23", "2027-02-28"}, {}, {"2026-02-30", "tomorrow"}},
        {check_response, {"A blue heron", "Rain at four"}, {}, {"owl"}},
    };
    return all;
}

inline std::string random_text(Random& random, Check check, Care care) {
    const Pool* pool = nullptr;
    for (const auto& one : pools())
        if (one.check == check) pool = &one;
    // A check that came later: a line of text is the best guess.
    if (!pool) return "12 Invented Way";
    if (care == Care::careless && !pool->bad.empty() && random.chance(5)) return std::string(random.one_of(pool->bad));
    if (care != Care::tidy && !pool->odd.empty() && random.chance(8)) return std::string(random.one_of(pool->odd));
    return std::string(random.one_of(pool->good));
}

/// Fills in every field of one record, asked or not: what is not asked must make no difference.
template <class R>
void fill_in(Random& random, R& record, Care care) {
    const std::size_t forgotten = care == Care::careless ? 2 : 0;
    for (const auto& field : fields_of<R>()) {
        // A field that is never required is often left blank; which one is required is not asked here.
        const bool is_blank_today = field.required == never<R> ? random.chance(40) : random.chance(forgotten);
        std::visit(
            [&](auto slot) {
                auto& value = record.*slot;
                using T = std::remove_cvref_t<decltype(value)>;
                const auto choices = field.choices ? field.choices() : std::span<const Choice>{};
                value = {};
                if (is_blank_today) return;
                if constexpr (std::is_same_v<T, std::string>) value = random_text(random, field.check, care);
                else if constexpr (std::is_same_v<T, Secret>) value = {random_text(random, field.check, care), true};
                else if constexpr (std::is_same_v<T, bool>) value = random.chance(50);
                else if constexpr (std::is_same_v<T, Answer>) value = random.chance(60) ? Answer::yes : Answer::no;
                else if constexpr (std::is_same_v<T, Set>) value.bits = static_cast<std::uint8_t>(1 + random.below((1u << choices.size()) - 1));
                else if constexpr (std::is_same_v<T, One>)
                    value.code = care == Care::careless && random.chance(3) ? "ZZ" : std::string(random.one_of(choices).code);
            },
            field.slot);
    }
}

inline Submission random_submission(Random& random, Kind kind, Care care) {
    Submission s;
    s.begun = kind == Kind::interest ? Kind::registration : kind;
    const auto add = [&](auto& list, std::string prefix, std::size_t count) {
        for (std::size_t i = 1; i <= count; ++i) list.emplace_back().id = prefix + std::to_string(i);
    };
    add(s.offices, "o", random.below(5));
    add(s.users, "u", random.below(6));
    add(s.sites, "s", random.below(4));
    add(s.changes, "c", random.below(4));
    add(s.office_changes, "x", random.below(4));
    add(s.members, "g", random.below(4));
    typed::walk_all(s, [&](const std::string&, auto& record) { fill_in(random, record, care); });

    // The ways through the form: who may register says so, unless this one should not have come so far.
    const bool comes_through = care != Care::careless || random.chance(85);
    if (comes_through) {
        s.eligibility = {{kind == Kind::interest ? "CA" : "US"}, Answer::yes, Answer::yes, Answer::yes};
        for (const auto& field : prequalification_fields) s.prequalification.*std::get<Answer Prequalification::*>(field.slot) = Answer::yes;
        if (s.physician.upin.empty() && s.physician.npi.empty()) s.physician.npi = "1234567893";
        if (s.practice.npi.empty()) s.practice.npi = "1987654328";
        if (s.offices.empty()) s.practice.multiple_offices = Answer::no;
        if (s.successor.upin.empty() && s.successor.npi.empty()) s.successor.npi = "1234567893";
        for (auto& member : s.members) member.agreed = true;
    }
    // Offices are named apart, most of the time, and users belong to those that there are.
    const auto name_apart = [&](auto& list, auto name) {
        for (std::size_t i = 0; i < list.size(); ++i)
            if (care != Care::careless || random.chance(70)) list[i].*name = "Riverbend " + std::string(1, static_cast<char>('A' + i)) + "ve";
    };
    name_apart(s.offices, &Office::name);
    name_apart(s.sites, &Site::name);
    name_apart(s.office_changes, &OfficeChange::name);
    name_apart(s.members, &GroupMember::practice_name);
    const auto assign = [&](auto& people) {
        for (auto& person : people) {
            person.offices.clear();
            if (care != Care::careless || random.chance(90)) person.offices.emplace_back(main_office);
            const auto some_of = [&](const auto& offices) {
                for (const auto& office : offices)
                    if (random.chance(30)) person.offices.push_back(office.id);
            };
            if (is_request(kind)) some_of(s.sites);
            else if (s.practice.multiple_offices == Answer::yes) some_of(s.offices);
            if (care == Care::careless && random.chance(3)) person.offices.emplace_back("gone");
        }
    };
    assign(s.users);
    assign(s.changes);
    return s;
}

/// A submission and the package that the app would freeze of it, with every warning kept.
struct RandomPackage {
    Submission content;
    Package package;
};

/// The `number`th of the packages of a seed: kinds and cares by turns.
inline RandomPackage random_package(std::uint64_t seed, std::size_t number) {
    Random random(seed * 1'000'003 + number);
    const auto kind = static_cast<Kind>(number % kind_choices.size());
    const auto care = static_cast<Care>(number / kind_choices.size() % 3);
    RandomPackage made{random_submission(random, kind, care), {}};
    std::vector<Kept> kept;
    for (const auto& issue : validate(made.content, kind, facts()))
        if (severity(issue.code) == Severity::warning) kept.push_back({issue.at, issue.code});
    std::string digits;
    for (int i = 0; i < 20; ++i) digits += "0123456789abcdef"[random.below(16)];
    made.package = freeze(made.content, kind, std::move(kept), {.name = "Maria Okonkwo-Smith", .agreed = true}, moment, day, digits);
    if (!made.package.sealed_fields.empty()) made.package.sealed = jwe;
    return made;
}

/// What the app says of it with everything in clear, as a receiver puts it: the rules, and each "No" that ends the path.
/// What is said about a sealed value is left out, since a receiver sees no such value before opening.
inline std::vector<Issue> seen_without_opening(const RandomPackage& made) {
    auto issues = issues_of(made.package, facts(false));
    std::erase_if(issues, [&](const Issue& issue) {
        for (const auto& sealed : made.package.sealed_fields)
            if (sealed == issue.at) return true;
        return false;
    });
    return issues;
}

}  // namespace qopi::make
