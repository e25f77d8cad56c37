// The checks of every field, and the rules that look at more than one value (domain facts §7; guide pages 2 to 10).
#include "rules/validate.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>
#include <unordered_set>

#include "base/text.hpp"

namespace qopi {
namespace {

using Issues = std::vector<Issue>;

// --- one value ---------------------------------------------------------------------------------------------------

struct CheckValue {
    Check check;
    std::span<const Choice> choices;
    const Facts& facts;

    Code operator()(const std::string& text) const { return check(text).code; }
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
        if (!secret.text.empty()) return check(secret.text).code;
        return facts.sealed_closed ? Code::ok : Code::enter_again;
    }
    Code operator()(const OfficeIds&) const { return Code::ok; }
};

// --- rules within one record -------------------------------------------------------------------------------------

template <class R>
void rules_of(const std::string&, const R&, Issues&) {}

template <class R>
void main_contact(const std::string& path, const R& person, Issues& issues) {
    if (!person.email2.empty() && person.email2 == person.email) issues.push_back({path + "/email2", Code::email_same_twice});
    // "She or he will receive all administrative and informational emails regarding QOPI" (guide page 3).
    if (person.receive_email == Answer::no) issues.push_back({path + "/receive_email", Code::main_contact_without_email});
}

void rules_of(const std::string& path, const Physician& physician, Issues& issues) {
    main_contact(path, physician, issues);
    const auto response = fold(physician.challenge_response.text);
    if (!response.empty() && fold(physician.challenge_question).find(response) != std::string::npos)
        issues.push_back({path + "/challenge_response", Code::response_in_question});
}

void rules_of(const std::string& path, const Administrator& administrator, Issues& issues) {
    main_contact(path, administrator, issues);
}

void rules_of(const std::string& path, const Successor& successor, Issues& issues) { main_contact(path, successor, issues); }

/// Whether anything is given that would be different from now on.
void rules_of(const std::string& path, const UserChange& change, Issues& issues) {
    if (!is_changed(change, {})) return;
    const bool has_change = !change.new_email.empty() || !change.new_phone.empty() || change.roles.bits != 0 || change.practice_level != Answer::none ||
                            !change.offices.empty() || change.receive_email != Answer::none;
    if (!has_change) issues.push_back({path + "/wish", Code::nothing_changes});
}

void rules_of(const std::string& path, const GroupMember& member, Issues& issues) {
    if (!member.agreed) issues.push_back({path + "/agreed", Code::agreement_missing});
}

template <class R>
void zip_fits_state(const std::string& path, const R& place, Issues& issues) {
    if (place.zip.empty() || check_zip(place.zip).code != Code::ok) return;
    if (const auto code = zip_in_state(check_zip(place.zip).value, place.state.code); code != Code::ok)
        issues.push_back({path + "/zip", code});
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

/// Two people at one address: warned about at the second of them. One person in two roles is nobody's mistake.
class Addresses {
public:
    template <class R>
    void meet(const std::string& path, const R& person, Issues* issues) {
        if (person.email.empty()) return;
        const auto [first, is_new] = first_.try_emplace(check_email(person.email).value, full_name(person));
        if (!is_new && issues && !same_name(first->second, full_name(person)))
            issues->push_back({path + "/email", Code::email_shared});
    }

private:
    std::unordered_map<std::string, std::string> first_;
};

/// Lets `addresses` know everyone who was named before `section`.
void meet_earlier(const Submission& submission, Section section, Addresses& addresses) {
    if (is_request(submission.begun)) return;
    if (section > Section::physician) addresses.meet("", submission.physician, nullptr);
    if (section > Section::administrator && !submission.physician.is_administrator)
        addresses.meet("", submission.administrator, nullptr);
    if (section > Section::offices && submission.practice.multiple_offices == Answer::yes)
        for (const auto& office : submission.offices)
            if (!office.same_administrator) addresses.meet("", office.administrator, nullptr);
}

void across_practice(const Submission& s, Issues& issues) {
    const auto path = path_of(Section::practice);
    // Right only for an unincorporated solo practitioner (CMS: one NPI a person, another an organization).
    if (!s.practice.npi.empty() && check_npi(s.practice.npi).value == check_npi(s.physician.npi.empty() ? " " : s.physician.npi).value)
        issues.push_back({path + "/npi", Code::npi_shared});
    int total = 0;
    const auto& text = s.practice.total_offices;
    std::from_chars(text.data(), text.data() + text.size(), total);
    if (total > 0 && s.practice.multiple_offices == Answer::yes && s.offices.size() + 1 > static_cast<std::size_t>(total))
        issues.push_back({path + "/total_offices", Code::offices_more_than_total});
}

void across_offices(const Submission& s, Issues& issues) {
    const auto path = path_of(Section::offices);
    if (s.offices.empty()) issues.push_back({path, Code::offices_missing});
    if (s.offices.size() > offices_max) issues.push_back({path, Code::too_many_offices});
    std::unordered_set<std::string> names{fold(s.practice.name)}, ids{std::string(main_office)};
    Addresses addresses;
    meet_earlier(s, Section::offices, addresses);
    for (std::size_t i = 0; i < s.offices.size(); ++i) {
        const auto& office = s.offices[i];
        const auto at = path_of(Section::offices, i);
        if (!office.name.empty() && !names.insert(fold(office.name)).second) issues.push_back({at + "/name", Code::office_name_twice});
        if (!ids.insert(office.id).second) issues.push_back({at + "/id", Code::not_a_choice});
        if (!office.same_administrator) addresses.meet(at + "/administrator", office.administrator, &issues);
    }
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

void across_users(const Submission& s, Issues& issues) {
    const auto path = path_of(Section::users);
    if (is_request(s.begun) && s.users.empty()) issues.push_back({path, Code::users_missing});
    if (s.users.size() > users_max) issues.push_back({path, Code::too_many_users});
    // "All users who will add or modify chart data must be designated as an abstractor" (guide page 4).
    if (!is_request(s.begun) && nobody_abstracts(s)) issues.push_back({path, Code::no_abstractor});
    std::unordered_set<std::string> usernames, ids;
    const auto offices = offices_to_name(s);
    Addresses addresses;
    meet_earlier(s, Section::users, addresses);
    for (std::size_t i = 0; i < s.users.size(); ++i) {
        const auto& user = s.users[i];
        const auto at = path_of(Section::users, i);
        if (!ids.insert(user.id).second) issues.push_back({at + "/id", Code::not_a_choice});
        if (!std::all_of(user.offices.begin(), user.offices.end(), [&](const auto& id) { return offices.contains(id); }))
            issues.push_back({at + "/offices", Code::not_a_choice});
        if (!user.username.empty() && !usernames.insert(fold(user.username)).second)
            issues.push_back({at + "/username", Code::username_shared});
        addresses.meet(at, user, &issues);
    }
}

void across_sites(const Submission& s, Issues& issues) {
    if (s.sites.size() > sites_max) issues.push_back({path_of(Section::sites), Code::too_many_offices});
    std::unordered_set<std::string> names, ids{std::string(main_office)};
    for (std::size_t i = 0; i < s.sites.size(); ++i) {
        const auto at = path_of(Section::sites, i);
        if (!s.sites[i].name.empty() && !names.insert(fold(s.sites[i].name)).second) issues.push_back({at + "/name", Code::office_name_twice});
        if (!ids.insert(s.sites[i].id).second) issues.push_back({at + "/id", Code::not_a_choice});
    }
}

void across_changes(const Submission& s, Issues& issues) {
    const auto path = path_of(Section::changes);
    if (s.changes.empty()) issues.push_back({path, Code::changes_missing});
    if (s.changes.size() > changes_max) issues.push_back({path, Code::too_many_users});
    std::unordered_set<std::string> people, ids;
    const auto offices = offices_to_name(s);
    for (std::size_t i = 0; i < s.changes.size(); ++i) {
        const auto& change = s.changes[i];
        const auto at = path_of(Section::changes, i);
        if (!ids.insert(change.id).second) issues.push_back({at + "/id", Code::not_a_choice});
        if (!std::all_of(change.offices.begin(), change.offices.end(), [&](const auto& id) { return offices.contains(id); }))
            issues.push_back({at + "/offices", Code::not_a_choice});
        if (!change.email.empty() && !people.insert(check_email(change.email).value + "\n" + fold(full_name(change))).second)
            issues.push_back({at + "/email", Code::user_changed_twice});
    }
}

/// A group is of "different practices" (guide page 3): of two at least.
void across_members(const Submission& s, Issues& issues) {
    const auto path = path_of(Section::members);
    if (s.members.size() < 2) issues.push_back({path, Code::group_too_small});
    if (s.members.size() > members_max) issues.push_back({path, Code::too_many_practices});
    std::unordered_set<std::string> ids, names;
    for (std::size_t i = 0; i < s.members.size(); ++i) {
        const auto at = path_of(Section::members, i);
        if (!ids.insert(s.members[i].id).second) issues.push_back({at + "/id", Code::not_a_choice});
        const auto& name = s.members[i].practice_name;
        if (!name.empty() && !names.insert(fold(name) + check_reference(s.members[i].reference).value).second)
            issues.push_back({at + "/practice_name", Code::practice_named_twice});
    }
}

}  // namespace

template <class R>
void validate_record(const std::string& path, const R& record, const Facts& facts, Issues& issues) {
    for (const auto& field : fields_of<R>()) {
        if (!field.asked(record, facts)) continue;
        Code code = Code::ok;
        if (is_blank(record, field)) {
            if (field.required(record, facts)) code = field.missing;
        } else {
            const CheckValue check{field.check, field.choices ? field.choices() : std::span<const Choice>{}, facts};
            code = std::visit([&](auto slot) { return check(record.*slot); }, field.slot);
        }
        if (code != Code::ok) issues.push_back({path + "/" + std::string(field.key), code});
    }
    rules_of(path, record, issues);
}

template void validate_record(const std::string&, const Eligibility&, const Facts&, Issues&);
template void validate_record(const std::string&, const Prequalification&, const Facts&, Issues&);
template void validate_record(const std::string&, const Physician&, const Facts&, Issues&);
template void validate_record(const std::string&, const Administrator&, const Facts&, Issues&);
template void validate_record(const std::string&, const Practice&, const Facts&, Issues&);
template void validate_record(const std::string&, const Office&, const Facts&, Issues&);
template void validate_record(const std::string&, const Contact&, const Facts&, Issues&);
template void validate_record(const std::string&, const User&, const Facts&, Issues&);
template void validate_record(const std::string&, const Interest&, const Facts&, Issues&);
template void validate_record(const std::string&, const Requester&, const Facts&, Issues&);
template void validate_record(const std::string&, const Site&, const Facts&, Issues&);
template void validate_record(const std::string&, const UserChange&, const Facts&, Issues&);
template void validate_record(const std::string&, const Successor&, const Facts&, Issues&);
template void validate_record(const std::string&, const PracticeChange&, const Facts&, Issues&);
template void validate_record(const std::string&, const Group&, const Facts&, Issues&);
template void validate_record(const std::string&, const GroupMember&, const Facts&, Issues&);

Issues validate_section(const Submission& submission, Section section, const Facts& facts) {
    Issues issues;
    walk_section(submission, section, false,
                 [&](const std::string& path, const auto& record) { validate_record(path, record, facts, issues); });
    if (section == Section::administrator) {
        Addresses addresses;
        meet_earlier(submission, section, addresses);
        addresses.meet(path_of(section), submission.administrator, &issues);
    }
    if (section == Section::practice) across_practice(submission, issues);
    if (section == Section::offices) across_offices(submission, issues);
    if (section == Section::users) across_users(submission, issues);
    if (section == Section::sites) across_sites(submission, issues);
    if (section == Section::changes) across_changes(submission, issues);
    if (section == Section::members) across_members(submission, issues);
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
