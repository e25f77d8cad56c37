// The question that a button asks before something is lost.
#pragma once

#include <string>

#include "app/state.hpp"

namespace qopi {

/// The open question in words, with what is at stake; empty when nothing is asked. Without `is_named` it calls an item by its number, since
/// nothing that a person answered is announced.
std::string question_text(const State& state, bool is_named = true);

}  // namespace qopi
