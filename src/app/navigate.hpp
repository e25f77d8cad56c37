// Going from page to page: Continue, Back, links, the address line.
#pragma once

#include "app/state.hpp"

namespace qopi {

/// Opens a page: address, title, focus on its heading, top of the page.
void go_to(State& state, const Place& place, Effects& effects, bool replace_address = false);
/// The browser went to `url` by itself.
void went_to(State& state, std::string_view url, Effects& effects);
/// Continue (or Enter): shows what is wrong here, else goes on.
void go_on(State& state, Effects& effects);
/// Opens the page where the value at `pointer` is changed, and puts the focus on its control.
void go_to_field(State& state, std::string_view pointer, Effects& effects);
void go_back(State& state, Effects& effects);

}  // namespace qopi
