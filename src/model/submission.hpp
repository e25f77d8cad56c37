// All that a practice can send, its kinds, and the one walk over it that every reader and writer uses.
#pragma once

#include <optional>

#include "model/administrator.hpp"
#include "model/eligibility.hpp"
#include "model/interest.hpp"
#include "model/office.hpp"
#include "model/physician.hpp"
#include "model/prequalification.hpp"
#include "model/user.hpp"

namespace qopi {

/// What a submission is. Requests of a registered practice are further kinds with the same envelope.
enum class Kind : std::uint8_t { registration, interest, count };
inline constexpr auto kind_choices = std::to_array<Choice>({
    {"registration", "Registration of a new practice"},
    {"interest", "Registration of interest"},
});
static_assert(kind_choices.size() == static_cast<std::size_t>(Kind::count));
constexpr std::string_view code_of(Kind kind) { return kind_choices[static_cast<std::size_t>(kind)].code; }
constexpr std::string_view label_of(Kind kind) { return kind_choices[static_cast<std::size_t>(kind)].label; }
constexpr std::optional<Kind> kind_from(std::string_view code) {
    for (std::size_t i = 0; i < kind_choices.size(); ++i)
        if (kind_choices[i].code == code) return static_cast<Kind>(i);
    return std::nullopt;
}

/// The parts of a submission's content, in the order in which they are asked and written.
enum class Section : std::uint8_t {
    eligibility, prequalification, physician, administrator, practice, offices, users, interest, count
};
struct SectionInfo {
    std::string_view key;    ///< member of `content`
    std::string_view title;  ///< as the person reads it
};
inline constexpr auto sections = std::to_array<SectionInfo>({
    {"eligibility", "Eligibility"},
    {"prequalification", "Prequalification"},
    {"physician", "Corresponding physician"},
    {"administrator", "Administrator"},
    {"practice", "Main office"},
    {"offices", "Additional offices"},
    {"users", "Users"},
    {"interest", "Your site"},
});
static_assert(sections.size() == static_cast<std::size_t>(Section::count));
constexpr const SectionInfo& info(Section section) { return sections[static_cast<std::size_t>(section)]; }

struct Submission {
    Eligibility eligibility;
    Prequalification prequalification;
    Physician physician;
    Administrator administrator;
    Practice practice;
    std::vector<Office> offices;
    std::vector<User> users;
    Interest interest;
    bool operator==(const Submission&) const = default;
};

/// Which sections a kind carries, given the answers so far: what is not asked never enters a package.
constexpr bool carries(Kind kind, Section section, const Submission& submission) {
    if (section == Section::eligibility) return true;
    if (kind == Kind::interest) return section == Section::interest;
    switch (section) {
        case Section::administrator: return !submission.physician.is_administrator;
        case Section::offices: return submission.practice.multiple_offices == Answer::yes;
        case Section::interest: return false;
        default: return true;
    }
}

inline std::string path_of(Section section) { return "/content/" + std::string(info(section).key); }
inline std::string path_of(Section section, std::size_t index) {
    return path_of(section) + "/" + std::to_string(index);
}

/// Visits every record of one section as `visit(path, record)`; S is Submission or const Submission.
/// An office's administrator is a record of its own below the office, visited when `all` or when it is asked.
template <class S, class Visit>
void walk_section(S& submission, Section section, bool all, Visit&& visit) {
    switch (section) {
        case Section::eligibility: visit(path_of(section), submission.eligibility); break;
        case Section::prequalification: visit(path_of(section), submission.prequalification); break;
        case Section::physician: visit(path_of(section), submission.physician); break;
        case Section::administrator: visit(path_of(section), submission.administrator); break;
        case Section::practice: visit(path_of(section), submission.practice); break;
        case Section::interest: visit(path_of(section), submission.interest); break;
        case Section::offices:
            for (std::size_t i = 0; i < submission.offices.size(); ++i) {
                auto& office = submission.offices[i];
                visit(path_of(section, i), office);
                if (all || !office.same_administrator) visit(path_of(section, i) + "/administrator", office.administrator);
            }
            break;
        case Section::users:
            for (std::size_t i = 0; i < submission.users.size(); ++i) visit(path_of(section, i), submission.users[i]);
            break;
        case Section::count: break;
    }
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
