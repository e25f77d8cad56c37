// From problem to problem on a page by the keyboard (F8, and back with Shift).
#pragma once

#include "app/state.hpp"

namespace qopi {

/// What the declaration lacks once the person wants to submit, as the key of its control; empty when it lacks nothing.
std::string_view declaration_problem(const State& state);
/// What is said of that. Who had made it, and changed an answer since, is told so.
std::string_view declaration_sentence(const State& state);

/// How many lines a summary has: of more problems the first are mended first.
inline constexpr std::size_t problems_max = 100;

/// The key of the control to go to from the one where the person is: the next problem that the page shows, or the one before;
/// after the last comes the first. Empty when the page shows none.
std::string next_problem(const State& state, const SoughtProblem& from);

}  // namespace qopi
