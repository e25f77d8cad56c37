// Lines and letters as a browser has them, so that what is painted lies where the page's own text does.
#pragma once

#include <imgui.h>

namespace qopi {

/// How many samples across a device pixel the letters' pictures have at this density: a coarse screen needs letters between its pixels.
constexpr int samples_across(float density) { return density < 1.5f ? 2 : 1; }

/// Where the line that begins at `begin` ends: before a blank, or after a hyphen between two letters (UAX #14, class HY), as long as it
/// is not wider than `wrap`, in CSS pixels; after at least one letter. Line feeds are not looked at.
const char* end_of_line(const ImFont& font, float size, const char* begin, const char* end, float wrap);

/// Paints one line with each letter on whole samples of its picture; between them the painter would mix neighbors, and every edge would be soft.
void paint_letters(ImDrawList& draw, ImFont& font, float size, ImVec2 at, ImU32 color, const char* begin, const char* end);

}  // namespace qopi
