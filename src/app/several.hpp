// Several items of a list at once: which are selected, what is to become of all of them, and what that would change.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/listing.hpp"

namespace qopi {

/// A shorter list is changed item by item.
inline constexpr std::size_t several_min = 5;

/// What can be done with all that are selected, for the control that asks: of users most answers can be changed, and offices can have what the
/// main office has. Others can be removed only, and nothing is asked.
std::span<const Choice> several_choices(const Submission& answers, Section section);
/// True where the selected items are removed.
bool changes_by_removal(const State& state, Section section);
/// True where offices must be chosen, too.
bool asks_offices(const State& state, Section section);

/// The keys of the controls: the box of an item, what is to change, and the offices.
std::string selected_key(Section section, std::string_view id);
std::string several_key(Section section);
std::string several_offices_key(Section section);

/// How many of the list are selected.
std::size_t count_selected(const State& state, Section section);

/// What the change would do. Of so many that one can read, each is named with what was and what comes.
struct SeveralPreview {
    std::size_t changing = 0, same = 0;
    std::vector<std::string> lines;
};
inline constexpr std::size_t previewed_max = 20;
SeveralPreview preview_several(const State& state, Section section);
/// "This would change 12 users." or "Remove 12 users?"
std::string several_question(const State& state, Section section, const SeveralPreview& preview);
std::string several_question(const State& state, Section section);

/// True when the event was about one of these controls.
bool select_item(State& state, const Ticked& event, Effects& effects);
bool choose_several(State& state, const Chosen& event);
/// Begins to select, or ends it.
void select_several(State& state, Section section, Effects& effects);
/// All that are sought, on every page of the list; or none.
void select_all(State& state, Section section, Effects& effects);
void select_none(State& state, Section section, Effects& effects);
/// Shows what would change, or says what is missing.
void ask_several(State& state, Section section, Effects& effects);
/// Changes them. One step that can be undone.
void change_several(State& state, Section section, Effects& effects);
/// What that step is called.
std::string several_step(const State& state, Section section);

}  // namespace qopi
