// Painting with Dear ImGui: letters, rules, and boxes at places of the page, in CSS pixels. What lies outside of the window costs nothing.
#pragma once

#include <cfloat>
#include <string_view>

#include <imgui.h>

#include "ui/fonts.hpp"
#include "ui/theme.hpp"

namespace qopi {

/// How much room a text has taken, or would take.
struct Drawn {
    float width = 0, height = 0;
    bool dom = false;  ///< the typeface lacks a letter of it, so the browser shows it instead
};

class Canvas {
public:
    Canvas(const Fonts& fonts, const Theme& colors) : theme(colors), fonts_(fonts) {}

    const Theme& theme;
    ImU32 color_of(Tone tone) const;
    /// What lies behind a block of this tone.
    ImU32 background_of(Tone tone) const;

    /// Text in lines of at most `wrap`, and without painting it.
    Drawn letters(std::string_view text, float x, float y, float wrap, const Type& type, ImU32 color, bool underlined = false) const;
    Drawn measure(std::string_view text, const Type& type, float wrap) const;

    void rule(float y, float left, float right) const;
    void rectangle(float x, float y, float width, float height, ImU32 color, float radius = 0) const;
    /// A line along the inside of a rectangle, on whole device pixels: half of one would make a thin line pale.
    void border(float x, float y, float width, float height, ImU32 color, float radius, float thickness) const;
    void disc(float x, float y, float radius, ImU32 color) const;
    void ring(float x, float y, float radius, ImU32 color, float thickness, ImU32 fill) const;
    void line(float x1, float y1, float x2, float y2, ImU32 color, float thickness) const;
    /// A bent line through three points, and the triangle that has them as corners.
    void bend(ImVec2 a, ImVec2 b, ImVec2 c, ImU32 color, float thickness) const;
    void triangle(ImVec2 a, ImVec2 b, ImVec2 c, ImU32 color) const;

    /// What is painted from `begin_layer` to `below_layer` lies above what is painted from there to `end_layer`. One at a time.
    void begin_layer() const;
    void below_layer() const;
    void end_layer() const;

    float origin() const;  ///< the window's y of the page's y 0

private:
    template <class Each>
    Drawn lines_of(std::string_view text, const Type& type, float wrap, Each each) const;
    bool visible(float y, float height) const;
    ImVec2 in_window(ImVec2 at) const { return {at.x, at.y + origin()}; }

    const Fonts& fonts_;
};

}  // namespace qopi
