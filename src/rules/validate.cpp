// The checks of every field, and the rules that look at more than one value (domain facts §7; guide pages 2 to 10).
#include "rules/validate.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>
#include <unordered_set>

#include "base/text.hpp"
#include "rules/duplicates.hpp"
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
    const auto path = path_of(Section::offices);
    if (s.offices.empty()) issues.push_back({path, Code::offices_missing});
    if (s.offices.size() > offices_max) issues.push_back({path, Code::too_many_offices});
    offices_twice(s, everyone(s.offices.size()), issues);
}

bool nobody_abstracts(const Submission& s) {
    return !s.physician.abstracts && !(!s.physician.is_administrator && s.administrator.abstracts) &&
           std::none_of(s.users.begin(), s.users.end(), [](const User& user) { return has(user.roles, Role::abstractor); });
}

/// The ids by which users can name the offices: those that take part, or those that a request concerns.
std::unordered_set<std::string> offices_to_name(const Submission& s) {
    std::unordered_set<std::string> ids{std::string(main_office)};
    if (is_request(s.begun))
        for (const auto& site : s.sites) ids.insert(site.id);
    else if (s.practice.multiple_offices == Answer::yes)
        for (const auto& office : s.offices) ids.insert(office.id);
    return ids;
}

/// The offices to which these people belong are among those that can be named.
void offices_are_listed(const Submission& s, Section section, const std::vector<std::size_t>& positions, Issues& issues) {
    const auto offices = offices_to_name(s);
    const auto aside = offices_left_aside(s);
    for (const auto& field : info(section).held.table->fields) {
        if (field.slot.holds != Holds::offices) continue;
        for (const auto i : positions) {
            const auto person = record_at(s, section, i);
            const auto& theirs = *value_of<OfficeIds>(person, field);
            if (theirs.empty() || !is_asked(person, field, Facts{})) continue;
            const auto is_aside = [&](const std::string& id) { return aside.contains(id); };
            const auto at = path_of(section, i) + "/" + std::string(field.key);
            if (std::all_of(theirs.begin(), theirs.end(), is_aside)) {
                if (is_required(person, field, Facts{})) issues.push_back({at, field.missing});
            } else if (!std::all_of(theirs.begin(), theirs.end(), [&](const auto& id) { return offices.contains(id) || is_aside(id); })) {
                issues.push_back({at, Code::not_a_choice});
            }
        }
    }
}

void across_users(const Submission& s, Issues& issues) {
    const auto path = path_of(Section::users);
    if (is_request(s.begun) && s.users.empty()) issues.push_back({path, Code::users_missing});
    if (s.users.size() > users_max) issues.push_back({path, Code::too_many_users});
    // "All users who will add or modify chart data must be designated as an abstractor" (guide page 4).
    if (!is_request(s.begun) && nobody_abstracts(s)) issues.push_back({path, Code::no_abstractor});
    const auto all = everyone(s.users.size());
    offices_are_listed(s, Section::users, all, issues);
    users_twice(s, all, issues);
}

void across_sites(const Submission& s, Issues& issues) {
    if (s.sites.size() > sites_max) issues.push_back({path_of(Section::sites), Code::too_many_offices});
    std::unordered_set<std::string> names, ids{std::string(main_office)};
    for (std::size_t i = 0; i < s.sites.size(); ++i) {
        const auto at = path_of(Section::sites, i);
        if (!s.sites[i].name.empty() && !names.insert(fold(s.sites[i].name)).second) issues.push_back({at + "/name", Code::office_name_twice});
        else if (is_called_main_office(s.sites[i].name)) issues.push_back({at + "/name", Code::office_is_main});
        if (!ids.insert(s.sites[i].id).second) issues.push_back({at + "/id", Code::not_a_choice});
    }
}

void across_changes(const Submission& s, Issues& issues) {
    const auto path = path_of(Section::changes);
    if (s.changes.empty()) issues.push_back({path, Code::changes_missing});
    if (s.changes.size() > changes_max) issues.push_back({path, Code::too_many_users});
    const auto all = everyone(s.changes.size());
    offices_are_listed(s, Section::changes, all, issues);
    changes_twice(s, all, issues);
}

void across_office_changes(const Submission& s, Issues& issues) {
    const auto path = path_of(Section::office_changes);
    if (s.office_changes.empty()) issues.push_back({path, Code::changes_missing});
    if (s.office_changes.size() > sites_max) issues.push_back({path, Code::too_many_offices});
    std::unordered_set<std::string> names, ids;
    for (std::size_t i = 0; i < s.office_changes.size(); ++i) {
        const auto& change = s.office_changes[i];
        const auto at = path_of(Section::office_changes, i);
        if (!ids.insert(change.id).second) issues.push_back({at + "/id", Code::not_a_choice});
        if (!change.name.empty() && !names.insert(fold(change.name)).second) issues.push_back({at + "/name", Code::office_changed_twice});
    }
}

/// A group is of "different practices" (guide page 3): of two at least.
void across_members(const Submission& s, Issues& issues) {
    const auto path = path_of(Section::members);
    if (s.members.size() < 2) issues.push_back({path, Code::group_too_small});
    if (s.members.size() > members_max) issues.push_back({path, Code::too_many_practices});
    std::unordered_set<std::string> ids;
    // Two practices can have one name, but then each has a reference of its own.
    std::unordered_map<std::string, std::vector<std::string>> references;
    for (std::size_t i = 0; i < s.members.size(); ++i) {
        const auto at = path_of(Section::members, i);
        if (!ids.insert(s.members[i].id).second) issues.push_back({at + "/id", Code::not_a_choice});
        if (s.members[i].practice_name.empty()) continue;
        const auto reference = check_reference(s.members[i].reference).value;
        auto& others = references[fold(s.members[i].practice_name)];
        if (std::any_of(others.begin(), others.end(), [&](const std::string& other) { return reference.empty() || other.empty() || other == reference; }))
            issues.push_back({at + "/practice_name", Code::practice_named_twice});
        others.push_back(reference);
    }
}

void among_offices(const Submission& s, std::size_t index, Issues& issues) { offices_twice(s, those_like_office(s, index), issues); }
void among_users(const Submission& s, std::size_t index, Issues& issues) {
    offices_are_listed(s, Section::users, {index}, issues);
    users_twice(s, those_like_user(s, index), issues);
}
void among_changes(const Submission& s, std::size_t index, Issues& issues) {
    offices_are_listed(s, Section::changes, {index}, issues);
    changes_twice(s, those_like_change(s, index), issues);
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
    void (*across)(const Submission& submission, Issues& issues) = nullptr;
    /// What `across` finds at one item, where it need not look at all others for that.
    void (*among)(const Submission& submission, std::size_t index, Issues& issues) = nullptr;
};
constexpr auto rules = std::to_array<Rules>({
    {Section::physician, within<Physician>},
    {Section::administrator, within<Administrator>, administrator_twice},
    {Section::practice, within<Practice>, across_practice},
    {Section::offices, within<Office>, across_offices, among_offices},
    {Section::users, nullptr, across_users, among_users},
    {Section::sites, nullptr, across_sites},
    {Section::changes, within<UserChange>, across_changes, among_changes},
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

Issues validate_section(const Submission& submission, Section section, const Facts& facts) {
    Issues issues;
    walk_section(submission, section, false, [&](const std::string& path, ConstRecordRef record) { validate_record(path, record, facts, issues); });
    if (const auto* own = rules_at(section); own && own->across) own->across(submission, issues);
    put_in_reading_order(issues);
    return issues;
}

Issues validate_item(const Submission& submission, Section section, std::size_t index, const Facts& facts) {
    Issues issues;
    if (!is_list(section) || index >= count_of(submission, section)) return issues;
    const auto path = path_of(section, index);
    validate_with_below(path, record_at(submission, section, index), facts, issues);
    if (const auto* own = rules_at(section); own && own->among) own->among(submission, index, issues);
    else if (own && own->across) own->across(submission, issues);
    std::erase_if(issues, [&](const Issue& issue) { return !issue.at.starts_with(path + "/"); });
    put_in_reading_order(issues);
    return issues;
}

Issues validate(const Submission& submission, Kind kind, const Facts& facts) {
    Issues issues;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const auto section = static_cast<Section>(i);
        if (!carries(kind, section, submission)) continue;
        auto found = validate_section(submission, section, facts);
        issues.insert(issues.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    }
    return issues;
}

}  // namespace qopi
