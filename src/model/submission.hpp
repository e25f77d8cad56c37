// All that a practice can send, its kinds, its sections, and the one walk over it that every reader and writer uses.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "model/administrator.hpp"
#include "model/eligibility.hpp"
#include "model/group.hpp"
#include "model/interest.hpp"
#include "model/new_administrator.hpp"
#include "model/office.hpp"
#include "model/office_change.hpp"
#include "model/physician.hpp"
#include "model/practice_change.hpp"
#include "model/prequalification.hpp"
#include "model/requester.hpp"
#include "model/site.hpp"
#include "model/successor.hpp"
#include "model/user.hpp"
#include "model/user_change.hpp"

namespace qopi {

/// What a submission is: a practice registers, or a registered one asks for a change.
enum class Kind : std::uint8_t {
    registration, interest, add_users, change_users, add_offices, change_offices, replace_corresponding_physician, replace_administrator,
    change_practice, form_group, count
};
inline constexpr auto kind_choices = std::to_array<Choice>({
    {"registration", "Registration of a new practice"},
    {"interest", "Registration of interest"},
    {"add-users", "Add users", "Logins for more people."},
    {"change-users", "Change or remove users", "Roles, access, email, contact information, or the last day of access."},
    {"add-offices", "Add offices", "Add other offices or sites that will take part."},
    {"change-offices", "Change or close offices", "Name, address, phone, fax, or the end of an office's participation."},
    {"replace-corresponding-physician", "Replace the corresponding physician", "The new physician does not need to be an ASCO member."},
    {"replace-administrator", "Name another administrator", "For the practice or for one office."},
    {"change-practice", "Change the practice's information", "Name for reports, address, phone, taxpayer ID, NPI, number of offices."},
    {"form-group", "Form a group", "Combines offices of different practices to compare their data."},
});
static_assert(kind_choices.size() == static_cast<std::size_t>(Kind::count));
constexpr std::string_view code_of(Kind kind) { return kind_choices[static_cast<std::size_t>(kind)].code; }
constexpr std::string_view label_of(Kind kind) { return kind_choices[static_cast<std::size_t>(kind)].label; }
constexpr std::optional<Kind> kind_from(std::string_view code) {
    for (std::size_t i = 0; i < kind_choices.size(); ++i)
        if (kind_choices[i].code == code) return static_cast<Kind>(i);
    return std::nullopt;
}
/// True for what a registered practice asks for.
constexpr bool is_request(Kind kind) { return kind > Kind::interest && kind < Kind::count; }

/// The parts of a submission's content, in the order in which they are asked and written.
enum class Section : std::uint8_t {
    eligibility, prequalification, physician, administrator, practice, interest, requester, sites, changes, office_changes, successor,
    new_administrator, practice_change, group, members, offices, users, count
};

struct Submission {
    /// What the person began. Whether a registration is only one of interest follows from the country.
    Kind begun = Kind::registration;
    Eligibility eligibility;
    Prequalification prequalification;
    Physician physician;
    Administrator administrator;
    Practice practice;
    std::vector<Office> offices;
    std::vector<User> users;
    Interest interest;
    Requester requester;
    std::vector<Site> sites;
    std::vector<UserChange> changes;
    std::vector<OfficeChange> office_changes;
    Successor successor;
    NewAdministrator new_administrator;
    PracticeChange practice_change;
    Group group;
    std::vector<GroupMember> members;
    bool operator==(const Submission&) const = default;
};

/// Which member of a submission holds the records of a section: one, or a list.
struct Held {
    const RecordTable* table;
    AnyRecord& (*at)(Submission& submission, std::size_t index);
    std::size_t (*count)(const Submission& submission) = nullptr;  ///< of a list, as the next three
    AnyRecord& (*add)(Submission& submission) = nullptr;
    void (*remove)(Submission& submission, std::size_t index) = nullptr;
    void (*insert)(Submission& to, std::size_t index, const Submission& from) = nullptr;  ///< all items of another list, before this one
};
template <auto Member>
constexpr Held one_record() {
    using R = std::remove_cvref_t<decltype(std::declval<Submission&>().*Member)>;
    return {&table_of<R>, [](Submission& submission, std::size_t) -> AnyRecord& { return reinterpret_cast<AnyRecord&>(submission.*Member); }};
}
template <auto Member>
constexpr Held list_of() {
    using R = typename std::remove_cvref_t<decltype(std::declval<Submission&>().*Member)>::value_type;
    return {&table_of<R>, [](Submission& submission, std::size_t index) -> AnyRecord& { return reinterpret_cast<AnyRecord&>((submission.*Member)[index]); },
            [](const Submission& submission) { return (submission.*Member).size(); },
            [](Submission& submission) -> AnyRecord& { return reinterpret_cast<AnyRecord&>((submission.*Member).emplace_back()); },
            [](Submission& submission, std::size_t index) {
                auto& list = submission.*Member;
                list.erase(list.begin() + static_cast<std::ptrdiff_t>(index));
            },
            [](Submission& to, std::size_t index, const Submission& from) {
                auto& list = to.*Member;
                list.insert(list.begin() + static_cast<std::ptrdiff_t>(index), (from.*Member).begin(), (from.*Member).end());
            }};
}

/// All that is known of a section. A further kind of request is a record with its table, a row here, its rules and its words.
struct SectionInfo {
    std::string_view key;   ///< member of `content`
    std::string_view title; ///< as the person reads it
    Set kinds;              ///< the kinds that carry it
    Held held;
    std::string_view item = {};  ///< what one item of a list is called; a record has none
    std::size_t items_max = 0;
    Code too_many = Code::ok;
    bool (*asked)(const Submission& submission) = nullptr;  ///< with which answers a registration carries it; null for all
};
constexpr Set carried_by(std::initializer_list<Kind> kinds) {
    Set set;
    for (const auto kind : kinds) set = with(set, kind);
    return set;
}
inline constexpr Set every_request = carried_by({Kind::add_users, Kind::change_users, Kind::add_offices, Kind::change_offices,
                                                 Kind::replace_corresponding_physician, Kind::replace_administrator, Kind::change_practice, Kind::form_group});
inline constexpr std::size_t sites_max = 1000, changes_max = 10000, members_max = 200;
inline constexpr auto sections = std::to_array<SectionInfo>({
    {"eligibility", "Eligibility", carried_by({Kind::registration, Kind::interest}), one_record<&Submission::eligibility>()},
    {"prequalification", "Prequalification", carried_by({Kind::registration}), one_record<&Submission::prequalification>()},
    {"physician", "Corresponding physician", carried_by({Kind::registration}), one_record<&Submission::physician>()},
    {.key = "administrator", .title = "Administrator", .kinds = carried_by({Kind::registration}), .held = one_record<&Submission::administrator>(),
     .asked = [](const Submission& submission) { return !submission.physician.is_administrator; }},
    {"practice", "Main office", carried_by({Kind::registration}), one_record<&Submission::practice>()},
    {"interest", "Your site", carried_by({Kind::interest}), one_record<&Submission::interest>()},
    {"requester", "Practice and contact", every_request, one_record<&Submission::requester>()},
    {"sites", "Offices involved", carried_by({Kind::add_users, Kind::change_users}), list_of<&Submission::sites>(), "Office", sites_max,
     Code::too_many_offices},
    {"changes", "User changes", carried_by({Kind::change_users}), list_of<&Submission::changes>(), "Change", changes_max, Code::too_many_users},
    {"office_changes", "Office changes", carried_by({Kind::change_offices}), list_of<&Submission::office_changes>(), "Change", sites_max, Code::too_many_offices},
    {"successor", "New corresponding physician", carried_by({Kind::replace_corresponding_physician}), one_record<&Submission::successor>()},
    {"new_administrator", "New administrator", carried_by({Kind::replace_administrator}), one_record<&Submission::new_administrator>()},
    {"practice_change", "New details", carried_by({Kind::change_practice}), one_record<&Submission::practice_change>()},
    {"group", "The group", carried_by({Kind::form_group}), one_record<&Submission::group>()},
    {"members", "Practices in the group", carried_by({Kind::form_group}), list_of<&Submission::members>(), "Practice", members_max,
     Code::too_many_practices},
    {"offices", "Additional offices", carried_by({Kind::registration, Kind::add_offices}), list_of<&Submission::offices>(), "Office", offices_max,
     Code::too_many_offices, [](const Submission& submission) { return submission.practice.multiple_offices == Answer::yes; }},
    {"users", "Users", carried_by({Kind::registration, Kind::add_users}), list_of<&Submission::users>(), "User", users_max, Code::too_many_users},
});
static_assert(sections.size() == static_cast<std::size_t>(Section::count));
static_assert(static_cast<std::size_t>(Kind::count) <= Set::choices_max);
constexpr const SectionInfo& info(Section section) { return sections[static_cast<std::size_t>(section)]; }
constexpr bool is_list(Section section) { return info(section).held.count != nullptr; }

/// Which sections a kind carries, given the answers so far: what is not asked never enters a package.
bool carries(Kind kind, Section section, const Submission& submission);

/// All sections that a kind carries, in their order.
std::vector<Section> sections_of(Kind kind, const Submission& submission);

/// The section of this key, if there is one.
std::optional<Section> section_from(std::string_view key);

/// Whether users can belong to another office than the main one: those that are registered, or those that a request concerns.
constexpr bool has_further_offices(const Submission& submission) {
    return is_request(submission.begun) ? !submission.sites.empty() : submission.practice.multiple_offices == Answer::yes;
}

/// The ids of offices that were entered and do not take part, because the practice said that it has only one office. The draft keeps them and
/// who belongs to them; nothing of that is asked, shown, or sent.
inline std::unordered_set<std::string_view> offices_left_aside(const Submission& submission) {
    std::unordered_set<std::string_view> ids;
    if (is_request(submission.begun) || has_further_offices(submission)) return ids;
    for (const auto& office : submission.offices) ids.insert(office.id);
    return ids;
}

inline std::string path_of(Section section) { return "/content/" + std::string(info(section).key); }
inline std::string path_of(Section section, std::size_t index) {
    return path_of(section) + "/" + std::to_string(index);
}

/// How many records a section holds: of a list so many, else one.
std::size_t count_of(const Submission& submission, Section section);
/// One of them.
RecordRef record_at(Submission& submission, Section section, std::size_t index = 0);
ConstRecordRef record_at(const Submission& submission, Section section, std::size_t index = 0);
/// Adds a blank item to a list.
RecordRef add_record(Submission& submission, Section section);
/// A submission with this item of a list, and nothing else.
Submission only(const Submission& submission, Section section, std::size_t index);
/// The position of the item of this id in a list; its length when there is none.
std::size_t position_of(const Submission& submission, Section section, std::string_view id);

namespace detail {
using Visitor = void (*)(void* visit, const std::string& path, RecordRef record);
void walk_section(Submission& submission, Section section, bool all, Visitor visitor, void* visit);
void walk(Submission& submission, std::optional<Kind> kind, Visitor visitor, void* visit);
template <class Visit>
void call(void* visit, const std::string& path, RecordRef record) { (*static_cast<Visit*>(visit))(path, record); }
// A visitor of a submission that does not change takes records to be read.
template <class Visit>
void call_const(void* visit, const std::string& path, RecordRef record) { (*static_cast<Visit*>(visit))(path, ConstRecordRef(record)); }
}  // namespace detail

/// Visits every record of one section as `visit(path, record)`. What stands below a record, such as an office's administrator, is a
/// record of its own, visited when `all` or when it is asked.
template <class Visit>
void walk_section(const Submission& submission, Section section, bool all, Visit visit) {
    detail::walk_section(const_cast<Submission&>(submission), section, all, detail::call_const<Visit>, &visit);
}

/// Visits the records that a kind carries.
template <class Visit>
void walk(const Submission& submission, Kind kind, Visit visit) {
    detail::walk(const_cast<Submission&>(submission), kind, detail::call_const<Visit>, &visit);
}
template <class Visit>
void walk(Submission& submission, Kind kind, Visit visit) { detail::walk(submission, kind, detail::call<Visit>, &visit); }

/// Visits everything, asked or not: what a draft keeps.
template <class Visit>
void walk_all(const Submission& submission, Visit visit) {
    detail::walk(const_cast<Submission&>(submission), std::nullopt, detail::call_const<Visit>, &visit);
}
template <class Visit>
void walk_all(Submission& submission, Visit visit) { detail::walk(submission, std::nullopt, detail::call<Visit>, &visit); }

/// A warning that the person read and kept; it travels in the package.
struct Kept {
    std::string at;
    Code code = Code::ok;
    bool operator==(const Kept&) const = default;
};

/// Who stands behind the answers. The day and the digest of the answers are added when the package is frozen.
struct Declaration {
    std::string name;
    bool agreed = false;
    bool operator==(const Declaration&) const = default;
};

}  // namespace qopi
