// Freezing the package and bringing it to the Help Desk: each step asks the world for one thing and waits for its answer.
#pragma once

#include "app/state.hpp"

namespace qopi {

/// Submit, or Save package: freezes these answers unless they already are, then sends or hands out the exact bytes.
void begin_sending(State& state, bool send, Effects& effects);
/// Hands out the frozen bytes as a file, whatever was edited since.
void save_frozen(State& state, Effects& effects);
void send_now(State& state, Effects& effects);
/// Forgets the package that was received or refused, so that another can be made; its id is what the next one supersedes.
void set_aside(State& state);

void on(State& state, const Prepared& event, Effects& effects);
void on(State& state, const Sealed& event, Effects& effects);
void on(State& state, const SealFailed& event, Effects& effects);
void on(State& state, const Queued& event, Effects& effects);
void on(State& state, const QueueFailed& event, Effects& effects);
void on(State& state, const Received& event, Effects& effects);
void on(State& state, const Refused& event, Effects& effects);
void on(State& state, const Unsent& event, Effects& effects);

}  // namespace qopi
