// All that a practice can send, its kinds, and the one walk over it that every reader and writer uses.
#pragma once

#include <cassert>
#include <optional>

#include "model/administrator.hpp"
#include "model/eligibility.hpp"
#include "model/group.hpp"
#include "model/interest.hpp"
#include "model/office.hpp"
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
    registration, interest, add_users, change_users, add_offices, replace_corresponding_physician, change_practice, form_group, count
};
inline constexpr auto kind_choices = std::to_array<Choice>({
    {"registration", "Registration of a new practice"},
    {"interest", "Registration of interest"},
    {"add-users", "Add users", "Log-ins for further people."},
    {"change-users", "Change or remove users", "Roles, access, e-mail, contact, or the end of their access."},
    {"add-offices", "Add offices", "Further offices or sites that will take part."},
    {"replace-corresponding-physician", "Name another corresponding physician", "Need not be an ASCO member."},
    {"change-practice", "Change the practice's information", "Name for reports, address, phone, taxpayer ID, NPI, number of offices."},
    {"form-group", "Form a group", "Combines offices across different practices, to compare data within the reports."},
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
    eligibility, prequalification, physician, administrator, practice, offices, users, interest,
    requester, sites, changes, successor, practice_change, group, members, count
};
struct SectionInfo {
    std::string_view key;        ///< member of `content`
    std::string_view title;      ///< as the person reads it
    std::string_view item = {};  ///< what one item of a list is called; a record has none
    std::size_t items_max = 0;
    Code too_many = Code::ok;
};
inline constexpr std::size_t sites_max = 1000, changes_max = 10000, members_max = 200;
inline constexpr auto sections = std::to_array<SectionInfo>({
    {"eligibility", "Eligibility"},
    {"prequalification", "Prequalification"},
    {"physician", "Corresponding physician"},
    {"administrator", "Administrator"},
    {"practice", "Main office"},
    {"offices", "Additional offices", "Office", offices_max, Code::too_many_offices},
    {"users", "Users", "User", users_max, Code::too_many_users},
    {"interest", "Your site"},
    {"requester", "The practice and you"},
    {"sites", "Offices concerned", "Office", sites_max, Code::too_many_offices},
    {"changes", "Changes for users", "Change", changes_max, Code::too_many_users},
    {"successor", "New corresponding physician"},
    {"practice_change", "What changes"},
    {"group", "The group"},
    {"members", "Practices of the group", "Practice", members_max, Code::too_many_practices},
});
static_assert(sections.size() == static_cast<std::size_t>(Section::count));
constexpr const SectionInfo& info(Section section) { return sections[static_cast<std::size_t>(section)]; }
constexpr bool is_list(Section section) { return !info(section).item.empty(); }

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
    Successor successor;
    PracticeChange practice_change;
    Group group;
    std::vector<GroupMember> members;
    bool operator==(const Submission&) const = default;
};

/// Which sections a kind carries, given the answers so far: what is not asked never enters a package.
constexpr bool carries(Kind kind, Section section, const Submission& submission) {
    switch (kind) {
        case Kind::registration: break;
        case Kind::interest: return section == Section::eligibility || section == Section::interest;
        case Kind::add_users: return section == Section::requester || section == Section::sites || section == Section::users;
        case Kind::change_users: return section == Section::requester || section == Section::sites || section == Section::changes;
        case Kind::add_offices: return section == Section::requester || section == Section::offices;
        case Kind::replace_corresponding_physician: return section == Section::requester || section == Section::successor;
        case Kind::change_practice: return section == Section::requester || section == Section::practice_change;
        case Kind::form_group: return section == Section::requester || section == Section::group || section == Section::members;
        case Kind::count: return false;
    }
    switch (section) {
        case Section::administrator: return !submission.physician.is_administrator;
        case Section::offices: return submission.practice.multiple_offices == Answer::yes;
        default: return section < Section::interest;
    }
}

/// Whether users can belong to another office than the main one: those that are registered, or those that a request concerns.
constexpr bool has_further_offices(const Submission& submission) {
    return is_request(submission.begun) ? !submission.sites.empty() : submission.practice.multiple_offices == Answer::yes;
}

inline std::string path_of(Section section) { return "/content/" + std::string(info(section).key); }
inline std::string path_of(Section section, std::size_t index) {
    return path_of(section) + "/" + std::to_string(index);
}

/// Calls `use` with the member that holds a section, a record or the list of its items, and returns what it returns.
/// S is Submission or const Submission. The one place that knows which member that is.
template <class S, class Use>
decltype(auto) with_section(S& submission, Section section, Use&& use) {
    switch (section) {
        case Section::eligibility: break;
        case Section::prequalification: return use(submission.prequalification);
        case Section::physician: return use(submission.physician);
        case Section::administrator: return use(submission.administrator);
        case Section::practice: return use(submission.practice);
        case Section::offices: return use(submission.offices);
        case Section::users: return use(submission.users);
        case Section::interest: return use(submission.interest);
        case Section::requester: return use(submission.requester);
        case Section::sites: return use(submission.sites);
        case Section::changes: return use(submission.changes);
        case Section::successor: return use(submission.successor);
        case Section::practice_change: return use(submission.practice_change);
        case Section::group: return use(submission.group);
        case Section::members: return use(submission.members);
        case Section::count: assert(false); break;
    }
    return use(submission.eligibility);
}

/// True for the list of a section's items, false for a section's one record.
template <class T>
inline constexpr bool is_items = false;
template <class R>
inline constexpr bool is_items<std::vector<R>> = true;
template <class T>
inline constexpr bool is_items<const T> = is_items<T>;

/// The list of the items of one type.
template <class R>
std::vector<R>& items_of(Submission& submission) {
    if constexpr (std::is_same_v<R, Office>) return submission.offices;
    else if constexpr (std::is_same_v<R, User>) return submission.users;
    else if constexpr (std::is_same_v<R, Site>) return submission.sites;
    else if constexpr (std::is_same_v<R, UserChange>) return submission.changes;
    else return submission.members;
}

/// Visits every record of one section as `visit(path, record)`; S is Submission or const Submission.
/// An office's administrator is a record of its own below the office, visited when `all` or when it is asked.
template <class S, class Visit>
void walk_section(S& submission, Section section, bool all, Visit&& visit) {
    with_section(submission, section, [&](auto& held) {
        if constexpr (is_items<std::remove_reference_t<decltype(held)>>) {
            for (std::size_t i = 0; i < held.size(); ++i) {
                auto& item = held[i];
                visit(path_of(section, i), item);
                if constexpr (requires { item.administrator; })
                    if (all || !item.same_administrator) visit(path_of(section, i) + "/administrator", item.administrator);
            }
        } else {
            visit(path_of(section), held);
        }
    });
}

/// Visits the records that a kind carries.
template <class S, class Visit>
void walk(S& submission, Kind kind, Visit&& visit) {
    for (std::size_t i = 0; i < sections.size(); ++i)
        if (const auto section = static_cast<Section>(i); carries(kind, section, submission))
            walk_section(submission, section, false, visit);
}

/// Visits everything, asked or not: what a draft keeps.
template <class S, class Visit>
void walk_all(S& submission, Visit&& visit) {
    for (std::size_t i = 0; i < sections.size(); ++i) walk_section(submission, static_cast<Section>(i), true, visit);
}

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
