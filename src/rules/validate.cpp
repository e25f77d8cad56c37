// The checks of every field, and the rules that look at more than one value (domain facts §7; guide pages 2 to 10).
#include "rules/validate.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"
#include "rules/findings.hpp"
#include "values/line.hpp"

namespace qopi {
namespace {

using Issues = std::vector<Issue>;

// --- one value ---------------------------------------------------------------------------------------------------

struct CheckValue {
    Check check;
    std::span<const Choice> choices;
    const Facts& facts;

    Code operator()(const std::string& text) const {
        const auto code = check(text).code;
        if (severity(code) == Severity::error) return code;
        if (!is_one_line(text)) return Code::text_characters;
        return check == check_day && !is_usual(*parse_date(check(text).value)) ? Code::day_unusual : code;
    }
    /// A last day is near the day on which it is asked for: one that is far from it is likely to be of another year.
    bool is_usual(const Date& day) const {
        constexpr int months_before = 6, months_after = 12;
        return day >= add_months(facts.today, -months_before) && day <= add_months(facts.today, months_after);
    }
    Code operator()(Answer) const { return Code::ok; }
    Code operator()(bool) const { return Code::ok; }
    Code operator()(Set) const { return Code::ok; }
    Code operator()(const One& one) const {
        if (std::any_of(choices.begin(), choices.end(), [&](const Choice& c) { return c.code == one.code; })) return Code::ok;
        // PR, GU, VI, AS, MP and UM are ISO countries too; here they are states of the country US.
        constexpr std::array<std::string_view, 6> territories{"PR", "GU", "VI", "AS", "MP", "UM"};
        const bool is_territory = std::find(territories.begin(), territories.end(), one.code) != territories.end();
        return is_territory && choices.data() == countries().data() ? Code::country_is_territory : Code::not_a_choice;
    }
    Code operator()(const Secret& secret) const {
        if (!secret.text.empty()) return (*this)(secret.text);
        return facts.sealed_closed ? Code::ok : Code::enter_again;
    }
    Code operator()(const OfficeIds&) const { return Code::ok; }
};

// --- rules within one record -------------------------------------------------------------------------------------

template <class R>
void main_contact(const std::string& path, const R& person, Issues& issues) {
    if (!person.email2.empty() && email_key(person.email2) == email_key(person.email)) issues.push_back({path + "/email2", Code::email_same_twice});
    // "She or he will receive all administrative and informational emails regarding QOPI" (guide page 3).
    if (person.receive_email == Answer::no) issues.push_back({path + "/receive_email", Code::main_contact_without_email});
}

void rules_of(const std::string& path, const Physician& physician, Issues& issues) {
    main_contact(path, physician, issues);
    const auto folded = [](std::string_view text) { return fold(squeeze(text)); };
    const auto response = folded(physician.challenge_response.text);
    if (physician.challenge_question.empty() || response.empty()) return;
    if (folded(physician.challenge_question).find(response) != std::string::npos)
        return issues.push_back({path + "/challenge_response", Code::response_in_question});
    // OWASP, "Choosing and Using Security Questions": not the name, the email address or the account (domain facts §6.2).
    for (const auto& known : {physician.given_name, physician.family_name, full_name(physician), physician.email, physician.email2,
                              physician.asco_id, physician.abim_id, physician.npi, physician.upin})
        if (folded(known) == response) return issues.push_back({path + "/challenge_response", Code::response_known});
}

void rules_of(const std::string& path, const Administrator& administrator, Issues& issues) {
    main_contact(path, administrator, issues);
}

/// A new main contact and the one who is replaced.
template <class R>
void new_contact(const std::string& path, const R& next, Issues& issues) {
    main_contact(path, next, issues);
    const auto name = full_name(next);
    if (!name.empty() && same_name(name, next.former)) issues.push_back({path + "/former", Code::same_as_former});
}

void rules_of(const std::string& path, const Successor& successor, Issues& issues) { new_contact(path, successor, issues); }

/// Whether anything is given that would be different from now on.
void rules_of(const std::string& path, const UserChange& change, Issues& issues) {
    if (!is_changed(change, {})) return;
    const bool has_change = !change.new_email.empty() || !change.new_phone.empty() || change.roles.bits != 0 || change.practice_level != Answer::none ||
                            !change.offices.empty() || change.receive_email != Answer::none;
    if (!has_change) issues.push_back({path + "/wish", Code::nothing_changes});
}

template <class R>
void zip_fits_state(const std::string& path, const R& place, Issues& issues) {
    if (place.zip.empty() || check_zip(place.zip).code != Code::ok) return;
    if (const auto code = zip_in_state(check_zip(place.zip).value, place.state.code); code != Code::ok)
        issues.push_back({path + "/zip", code});
}

void rules_of(const std::string& path, const OfficeChange& change, Issues& issues) {
    if (!stays_open(change, {})) return;
    zip_fits_state(path, change, issues);
    OfficeChange nothing;
    nothing.id = change.id, nothing.name = change.name, nothing.wish = change.wish, nothing.last_day = change.last_day;
    if (!change.new_name.empty() && change.new_name == change.name) issues.push_back({path + "/new_name", Code::name_unchanged});
    if (change == nothing) issues.push_back({path + "/wish", Code::nothing_changes});
}

void rules_of(const std::string& path, const NewAdministrator& administrator, Issues& issues) { new_contact(path, administrator, issues); }

void rules_of(const std::string& path, const GroupMember& member, Issues& issues) {
    if (!member.agreed) issues.push_back({path + "/agreed", Code::agreement_missing});
}

void rules_of(const std::string& path, const Practice& practice, Issues& issues) { zip_fits_state(path, practice, issues); }
void rules_of(const std::string& path, const PracticeChange& change, Issues& issues) {
    zip_fits_state(path, change, issues);
    if (change == PracticeChange{}) issues.push_back({path + "/name", Code::nothing_changes});
}
void rules_of(const std::string& path, const Office& office, Issues& issues) {
    if (!office.same_address) zip_fits_state(path, office, issues);
}

// --- rules across records ----------------------------------------------------------------------------------------

/// True when every physician who takes part is a fellow. The participant training for fellowship programs (domain facts §3.5)
/// asks such a program to say so in the practice's name; a fellow among other physicians takes part "with a practice".
bool looks_like_a_fellowship(const Submission& s) {
    const auto is_fellow = [](const User& user) { return user.designation.code == "fellow"; };
    bool any = false;
    for (const auto& user : s.users) {
        if (!has(user.roles, Role::physician)) continue;
        if (!is_fellow(user)) return false;
        any = true;
    }
    return any && !s.physician.reports && !s.practice.name.empty();
}

void across_practice(const Submission& s, Issues& issues) {
    const auto path = path_of(Section::practice);
    // Right only for an unincorporated solo practitioner (CMS: one NPI a person, another an organization).
    if (!s.practice.npi.empty() && check_npi(s.practice.npi).value == check_npi(s.physician.npi.empty() ? " " : s.physician.npi).value)
        issues.push_back({path + "/npi", Code::npi_shared});
    if (looks_like_a_fellowship(s) && fold(s.practice.name).find("fellow") == std::string::npos)
        issues.push_back({path + "/name", Code::fellowship_name});
    int total = 0;
    const auto& text = s.practice.total_offices;
    std::from_chars(text.data(), text.data() + text.size(), total);
    // That more than one takes part says already that there are two, before any is listed. The other way round nothing is wrong:
    // "all within your practice" are counted (guide page 9), and not all of them need to take part.
    const auto listed = std::max<std::size_t>(s.offices.size() + 1, 2);
    if (total > 0 && s.practice.multiple_offices == Answer::yes && listed > static_cast<std::size_t>(total))
        issues.push_back({path + "/total_offices", Code::offices_more_than_total});
}

void across_offices(const Submission& s, Issues& issues) {
    if (s.offices.empty()) issues.push_back({path_of(Section::offices), Code::offices_missing});
}

bool nobody_abstracts(const Submission& s) {
    return !s.physician.abstracts && !(!s.physician.is_administrator && s.administrator.abstracts) &&
           std::none_of(s.users.begin(), s.users.end(), [](const User& user) { return has(user.roles, Role::abstractor); });
}

void across_users(const Submission& s, Issues& issues) {
    const auto path = path_of(Section::users);
    if (is_request(s.begun) && s.users.empty()) issues.push_back({path, Code::users_missing});
    // "All users who will add or modify chart data must be designated as an abstractor" (guide page 4).
    if (!is_request(s.begun) && nobody_abstracts(s)) issues.push_back({path, Code::no_abstractor});
}

void across_changes(const Submission& s, Issues& issues) {
    if (s.changes.empty()) issues.push_back({path_of(Section::changes), Code::changes_missing});
}

void across_office_changes(const Submission& s, Issues& issues) {
    if (s.office_changes.empty()) issues.push_back({path_of(Section::office_changes), Code::changes_missing});
}

/// A group is of "different practices" (guide page 3): of two at least.
void across_members(const Submission& s, Issues& issues) {
    if (s.members.size() < 2) issues.push_back({path_of(Section::members), Code::group_too_small});
}

void across_practice_change(const Submission& s, Issues& issues) {
    const auto& name = s.practice_change.name;
    if (!name.empty() && name == s.requester.practice_name) issues.push_back({path_of(Section::practice_change) + "/name", Code::name_unchanged});
}

// --- the rules of each section -----------------------------------------------------------------------------------

template <class R>
void within(const std::string& path, ConstRecordRef record, Issues& issues) { rules_of(path, *record_as<R>(record), issues); }

struct Rules {
    Section section;
    void (*within)(const std::string& path, ConstRecordRef record, Issues& issues) = nullptr;
    /// Of the section as a whole. What each of its items shares with others is said in `rules/duplicates.hpp`.
    void (*across)(const Submission& submission, Issues& issues) = nullptr;
};
constexpr auto rules = std::to_array<Rules>({
    {Section::physician, within<Physician>},
    {Section::administrator, within<Administrator>},
    {Section::practice, within<Practice>, across_practice},
    {Section::offices, within<Office>, across_offices},
    {Section::users, nullptr, across_users},
    {Section::changes, within<UserChange>, across_changes},
    {Section::office_changes, within<OfficeChange>, across_office_changes},
    {Section::successor, within<Successor>},
    {Section::new_administrator, within<NewAdministrator>},
    {Section::practice_change, within<PracticeChange>, across_practice_change},
    {Section::members, within<GroupMember>, across_members},
});
const Rules* rules_at(Section section) {
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rules& row) { return row.section == section; });
    return found == rules.end() ? nullptr : &*found;
}
const Rules* rules_for(const RecordTable* table) {
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rules& row) { return info(row.section).held.table == table; });
    return found == rules.end() ? nullptr : &*found;
}

}  // namespace

void validate_record(const std::string& path, ConstRecordRef record, const Facts& facts, Issues& issues) {
    for (const auto& field : record.table->fields) {
        if (!is_asked(record, field, facts)) continue;
        Code code = Code::ok;
        if (is_blank(record, field)) {
            if (is_required(record, field, facts)) code = field.missing;
        } else {
            code = with_value(record, field, CheckValue{field.check, choices_of(field), facts});
        }
        if (code != Code::ok) issues.push_back({path + "/" + std::string(field.key), code});
    }
    if (const auto* own = rules_for(record.table); own && own->within) own->within(path, record, issues);
}

void validate_with_below(const std::string& path, ConstRecordRef record, const Facts& facts, Issues& issues) {
    validate_record(path, record, facts, issues);
    if (has_below(record)) validate_record(path + "/" + std::string(record.table->below->key), below(record), facts, issues);
}

Issues validate_whole(const Submission& submission, Section section) {
    Issues issues;
    if (is_list(section) && count_of(submission, section) > info(section).items_max) issues.push_back({path_of(section), info(section).too_many});
    if (const auto* own = rules_at(section); own && own->across) own->across(submission, issues);
    return issues;
}

Issues validate_section(const Submission& submission, Section section, const Facts& facts) {
    return Findings(submission, {section}, facts).of_section(section);
}

Issues validate(const Submission& submission, Kind kind, const Facts& facts) {
    return Findings(submission, sections_of(kind, submission), facts).all();
}

}  // namespace qopi
