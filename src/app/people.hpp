// Who belongs where: the practice, its offices, and the people of each, as the review shows them at a glance.
#pragma once

#include "model/submission.hpp"

namespace qopi {

/// A place and its people, a line each; `more` sums up those who are not listed.
struct Branch {
    std::string name;
    std::vector<std::string> people;
    std::string more;
};

struct PracticeTree {
    Branch practice;              ///< with the people who see the whole practice
    std::vector<Branch> offices;  ///< the main office first
    std::string more;             ///< sums up the offices that are not listed
};

/// More people than this in one place, or in all offices together, are counted by their roles instead of named.
inline constexpr std::size_t people_named_max = 8, people_of_offices_max = 40;
inline constexpr std::size_t offices_named_max = 40;

PracticeTree tree_of(const Submission& answers);

}  // namespace qopi
