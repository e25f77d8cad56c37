// Whether the corresponding physician is an active ASCO member, as far as the Help Desk tells before the package is sent.
#pragma once

#include "app/state.hpp"

namespace qopi {

/// Asks the Help Desk about the member when ID and last name are there and were not asked about yet.
void ask_membership(State& state, Effects& effects);

/// The same though it was asked: a membership can be reactivated meanwhile. Goes on once the answer is there.
void ask_membership_again(State& state, Effects& effects);

/// Adds what the answer means for the answers as they are now. The Help Desk checks the membership again; here it only says early
/// what will be refused.
void membership_issues(const State& state, std::vector<Issue>& issues);

/// False when the answer is about what was typed before.
bool on(State& state, const MemberAnswered& event, Effects& effects);

}  // namespace qopi
