// The pages of the app as plain HTML.
#pragma once

#include "plain_fields.hpp"

namespace qopi::plain {

/// The button that leads on from a page.
std::string leading_on(Page page);
/// What the page is headed with, and what its window is called.
std::string title_of(const State& state);
std::string title_in_window(const State& state);
/// What keeps the person from going on: a pointer and a line for each field.
std::vector<std::pair<std::string, std::string>> problems_of(const Sheet& sheet);
/// The whole page.
std::string page_of(const State& state);

}  // namespace qopi::plain
