// Changing answers: typing, choosing, ticking, leaving a field, and the lists of items.
#pragma once

#include "app/state.hpp"

namespace qopi {

/// Each returns true when the page may look different now.
bool type_text(State& state, const Typed& event, Effects& effects);
bool choose(State& state, const Chosen& event, Effects& effects);
bool tick(State& state, const Ticked& event, Effects& effects);
/// Normalises what was typed, and asks for the membership when both its fields are there.
bool leave(State& state, const Left& event, Effects& effects);

/// The corrected form that settles this warning; empty when the check that warned suggests none.
std::string suggestion_for(const State& state, const Issue& warning);
void use_suggestion(State& state, std::string_view pointer, Effects& effects);
void keep_warning(State& state, std::string_view pointer_and_code, Effects& effects);

/// The key of the field into which rows of a spreadsheet are pasted that are items of this list.
std::string rows_key(Section section);

/// The number that the next id of a list gets: "u7" is followed by 8. What was removed and may come back keeps its own.
int first_free_number(const Submission& answers, Section section, const History& history);
/// What ids of the items of a list begin with.
std::string_view prefix_of(Section section);
/// 12 for "u12" and its prefix; 0 for any other id.
int number_in(std::string_view id, std::string_view prefix);

/// Adds a blank item to the list of a section and returns its id.
std::string add_item(State& state, Section section, Effects& effects);
void remove_item(State& state, std::string_view id, Effects& effects);
/// What Cancel would take away of the item whose page is open; nothing when nothing was typed.
enum class ItemEdit : std::uint8_t { begun, changed };
std::optional<ItemEdit> edit_of_open_item(const State& state);
/// Undoes what was done on the page of the open item.
void restore_item(State& state, Effects& effects);

/// Fills in the practice of a registration that was received from this computer: its reference, name, offices and administrator.
void prefill(State& state, const Parcel& parcel, Effects& effects);

/// Empties every taxpayer ID that has the shape of a Social Security number or an ITIN. Such a number belongs to a
/// person, and we never keep it: not in a draft, not in a file, not in memory.
void take_away_personal_numbers(State& state, Effects& effects);

/// Gives every answer the form that it has once its field was left; a reload may have come before that.
void normalize_answers(State& state);

/// Empties a field: a second email address that is the first one, a secret that was given before and is not kept in drafts.
void leave_out(State& state, std::string_view pointer, Effects& effects);

/// What was said about an answer is said no more: it is another one. True when it was wrong, and not only doubted.
bool forget_blame(State& state, std::string_view pointer);
/// Something of the draft is to be saved.
void save_soon(State& state, Effects& effects);
/// An answer changed: the declaration is asked for again.
void mark_edited(State& state, Effects& effects);

/// The draft as it is to be written now.
Draft draft_of(const State& state);
/// The same without a copy of the answers.
DraftNotes notes_of(const State& state);
/// Has a draft name the package that was made of its answers, or the one that the next one replaces.
void name_package(DraftNotes& draft, const Frozen& frozen);

}  // namespace qopi
