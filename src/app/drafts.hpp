// The drafts of this computer: which one is open, and how another one is opened, made or removed.
#pragma once

#include "app/state.hpp"

namespace qopi {

/// The open draft as the list of drafts shows it.
DraftEntry entry_of(const State& state);

/// Everything as it is when the page opens.
void on(State& state, const Booted& event, Effects& effects);
/// Writes what is unwritten; with the next effect the open draft may change.
void save_now(State& state, Effects& effects);
/// The draft as it is written now, first in the list of drafts.
void list_draft(State& state, const DraftEntry& entry);
/// A blank registration beside the others. What was sent stays in the outbox.
void begin_registration(State& state, Effects& effects);
/// A blank request of a registered practice, beside the drafts there are.
void begin_request(State& state, Kind kind, Effects& effects);
void open_draft(State& state, std::string_view id, Effects& effects);
/// Removes one draft and leaves its packages in the outbox.
void remove_draft(State& state, std::string_view id, Effects& effects);
/// A draft as a file, without the two barred values. The open one as it is now, even where this computer keeps nothing.
void save_draft_file(State& state, std::string_view id, Effects& effects);

/// Erases everything from this computer; the answer is `Erased` or `EraseFailed`.
void erase_everything(State& state, Effects& effects);

/// True when the page tells of it: of the open draft, or of one that was left unsaved.
bool on(State& state, const Saved& event, Effects& effects);
bool on(State& state, const SaveFailed& event, Effects& effects);
bool on(State& state, const SaveSlow& event, Effects& effects);
void on(State& state, const DraftOpened& event, Effects& effects);
void on(State& state, const DraftAgain& event, Effects& effects);
void on(State& state, const DraftTaken& event, Effects& effects);
void on(State& state, const Erased& event, Effects& effects);
void on(State& state, const EraseFailed& event, Effects& effects);
void on(State& state, const ErasedElsewhere& event, Effects& effects);
/// False when it is what this tab shows already.
bool on(State& state, const DraftsListed& event, Effects& effects);
void on(State& state, const FileOpened& event, Effects& effects);
/// Of the drafts that were read, one that is the same as the waiting file is opened in its place.
void on(State& state, const DraftsRead& event, Effects& effects);

}  // namespace qopi
