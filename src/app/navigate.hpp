// Going from page to page: Continue, Back, links, the address line.
#pragma once

#include "app/state.hpp"

namespace qopi {

/// Opens a page: address, title, focus on its heading, top of the page.
void go_to(State& state, const Place& place, Effects& effects, bool replace_address = false);
/// The browser went to `url` by itself.
void went_to(State& state, std::string_view url, bool is_here, Effects& effects);
/// True when nothing is wrong here; else that is shown.
bool is_complete(State& state, Effects& effects);
/// Continue (or Enter): shows what is wrong here, else goes on.
void go_on(State& state, Effects& effects);
/// Goes on to the other pages though the membership is not active: only Submit has to wait for it.
void go_on_without_member(State& state, Effects& effects);
/// The membership is known now, and the person waits for it.
void go_on_after_membership(State& state, Effects& effects);
/// Opens the page where the value at `pointer` is changed, and puts the focus on its control. From the review one returns to the same
/// place, or, `from_summary`, to what is still wrong.
void go_to_field(State& state, std::string_view pointer, Effects& effects, bool from_summary = false);
void go_back(State& state, Effects& effects);
/// The control on the review that leads to this answer; its heading when the answer is asked no more, or is of a list that is not empty any more.
std::string control_on_review(const State& state, const std::string& pointer);

}  // namespace qopi
