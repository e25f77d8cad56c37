// Freezing the package and bringing it to the Help Desk: each step asks the world for one thing and waits for its answer.
#pragma once

#include "app/state.hpp"

namespace qopi {

/// Submit, Save package or Email instead: shows what is wrong or missing; else freezes these answers, unless they already are, and
/// sends or hands out the exact bytes.
void submit(State& state, Making::Way way, Effects& effects);
/// The exact bytes as a file; as an email that is ready to be sent; to another program of this computer. Each is noted: the package
/// may then reach the Help Desk without this page.
void save_parcel(State& state, const Parcel& parcel, Effects& effects);
void save_mail(State& state, const Parcel& parcel, Effects& effects);
void share_parcel(State& state, const Parcel& parcel, Effects& effects);
/// Why a package was not made, and what to do.
std::string_view reason_of(Making::Failure failure);
/// A package that waits is sent without waiting longer.
void send_now(State& state, std::string_view id, Effects& effects);
/// The packages of this computer as a table for a spreadsheet.
void save_list(State& state, Effects& effects);
/// The answers of the open draft's package, to be submitted as another one that is sealed for a newer key.
void submit_again(State& state, std::string_view id, Effects& effects);
/// Notes the last receipt of the open draft's packages: the confirmation tells it, also once the package is not here. True when there was news.
bool note_receipts(State& state);
/// The open draft's answers can become another package, which replaces this one.
void set_aside(State& state);

void on(State& state, const Prepared& event, Effects& effects);
void on(State& state, const Sealed& event, Effects& effects);
void on(State& state, const SealFailed& event, Effects& effects);
void on(State& state, const Queued& event, Effects& effects);
void on(State& state, const QueueFailed& event, Effects& effects);
/// False when it is what this page shows already.
bool on(State& state, const OutboxChanged& event, Effects& effects);
void on(State& state, const SendingNow& event, Effects& effects);
void on(State& state, const Received& event, Effects& effects);
void on(State& state, const Refused& event, Effects& effects);
void on(State& state, const Unsent& event, Effects& effects);

}  // namespace qopi
