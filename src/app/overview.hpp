// What a long list holds, in a few lines, and each of its items in one.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/state.hpp"

namespace qopi {

/// How many items are of which kind, as terms and their values: users by role and office, offices by state; and what came from
/// spreadsheets. Empty for other lists.
std::vector<std::pair<std::string_view, std::string>> overview(const State& state, Section section);

/// All answers of an item in one line, but for its name: "ana@riverbend.example.org · Physician · Practice-level access: Yes". What is
/// sealed is masked, as it is wherever it is shown.
std::string answers_in_line(const Submission& answers, ConstRecordRef item, const Facts& facts);

}  // namespace qopi
