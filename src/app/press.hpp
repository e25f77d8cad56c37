// What a person asks for with a button or a link.
#pragma once

#include "app/action.hpp"
#include "app/state.hpp"

namespace qopi {

/// Does it, unless it would change answers that another tab writes. True when the page may look different now.
bool press(State& state, const Action& action, Effects& effects);

/// Closes the question that is open, if one is, and leads back to the button that asked it; true when one was.
bool take_question_back(State& state, Effects& effects);

}  // namespace qopi
