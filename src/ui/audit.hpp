// Holds what Dear ImGui could be clicked on against what the outline says, so that no control is ever painted for the eye alone.
// Only in builds for developers: the web's leaves it out with every other assertion.
#pragma once

#include <vector>

#include "ui/outline.hpp"

namespace qopi {

/// Begins to note the items of the current ImGui context. To be called in each frame at the beginning of the page's window, which is
/// an item itself.
void begin_audit();

/// Where, on the page, Dear ImGui has an item for the mouse or the keyboard but the outline no control of that id and place (one CSS
/// pixel may differ). To be asked before that window ends.
std::vector<Rect> items_without_node(const Outline& outline);

}  // namespace qopi
