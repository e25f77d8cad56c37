// The steps beside the page: how far each is, judged by its answers, and where one may go.
#pragma once

#include "app/state.hpp"

namespace qopi {

/// How far the steps of the open draft are, in their order. Looks at all answers.
std::vector<StepStatus> steps_now(const State& state);

/// The pointers of values that were given and are not here any more: a reload takes away what no draft may hold.
std::vector<std::string> given_before(const State& state);

/// The pointers of all values that a reload takes away, whether they are still here or not.
std::vector<std::string> not_kept(const State& state);

/// Those that were given before and are still missing, as `PageState` knows them.
std::vector<std::string> still_to_give_again(const State& state);

/// True when one has been on the review.
bool is_review_reached(const State& state);

/// On arrival, and once an answer was changed: whether the answers were received, or are in a package that is here. What was sealed need not be
/// given again then. Nothing while one types.
void look_at_receipt(State& state);
/// An answer is another one from now on, until somebody looks.
void uncover(State& state);
/// Notes how far the steps are, and what must be given again: on arrival, and when an answer changes what else is asked.
void look_at_steps(State& state);

/// The position of the page's step among the steps of the draft; past the last one on the confirmation; nothing for a page without a step.
std::optional<std::size_t> step_of(const State& state, Page page);

}  // namespace qopi
