// The walk over a submission whose visitor knows the type of each record. What the program does with rows of no type is tried against the
// tables as they were described.
#pragma once

#include <cassert>

#include "model/submission.hpp"

namespace qopi::typed {

/// Calls `use` with the member that holds a section, a record or the list of its items, and returns what it returns.
/// S is Submission or const Submission.
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
        case Section::office_changes: return use(submission.office_changes);
        case Section::new_administrator: return use(submission.new_administrator);
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

/// Visits every record of one section as `visit(path, record)`; S is Submission or const Submission.
/// An office's administrator is a record of its own below the office, visited when `all` or when it is asked.
template <class S, class Visit>
void walk_section(S& submission, Section section, bool all, Visit&& visit) {
    typed::with_section(submission, section, [&](auto& held) {
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
            typed::walk_section(submission, section, false, visit);
}

/// Visits everything, asked or not: what a draft keeps.
template <class S, class Visit>
void walk_all(S& submission, Visit&& visit) {
    for (std::size_t i = 0; i < sections.size(); ++i) typed::walk_section(submission, static_cast<Section>(i), true, visit);
}

/// The row that became of a described field.
template <class R>
const FieldRow& row_of(const Field<R>& field) { return table_of<R>.fields[static_cast<std::size_t>(&field - fields_of<R>().data())]; }

}  // namespace qopi::typed
