// One frame with Dear ImGui: a window as large as the page, of which the canvas shows a part.
#pragma once

#include "app/state.hpp"
#include "ui/fonts.hpp"
#include "ui/outline.hpp"
#include "ui/theme.hpp"

namespace qopi {

/// The part of the page that the canvas shows, in CSS pixels; without a height the page is laid out, and nothing is painted.
struct PageWindow {
    float width = 1280, top = 0, height = 800, density = 1;
    bool operator==(const PageWindow&) const = default;
};

/// Makes the ImGui context: no files, no keyboard, no mouse.
void start_painting();

/// Lays out the page and paints what lies in the window into ImGui's draw data; the outline says what is on it.
void paint(const State& state, const Fonts& fonts, const Theme& theme, const PageWindow& window, Outline& outline);

}  // namespace qopi
