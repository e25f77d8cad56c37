// The planner of charts: two numbers that are typed and counted, and never enter a draft.
#pragma once

#include <optional>

#include "app/state.hpp"

namespace qopi {

inline constexpr std::string_view planner_physicians_key = "planner/physicians", planner_modules_key = "planner/modules";
bool is_planner(std::string_view key);

/// The sentence that answers what was typed; empty before anything was.
std::string planned(const PageState::Planner& planner);

/// True when the text was one of the planner's.
bool type_into_planner(State& state, const Typed& event);
/// Speaks the result once a field of the planner was left; true when `key` is one.
bool say_planned(const State& state, std::string_view key, Effects& effects);

}  // namespace qopi
