// Only what lies in the window is painted: a page of a thousand offices has more corners than 16-bit indices can name.
#include "ui/canvas.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "ui/letters.hpp"

namespace qopi {
namespace {

ImDrawList& draw() { return *ImGui::GetWindowDrawList(); }

}  // namespace

float Canvas::origin() const { return ImGui::GetWindowPos().y; }
bool Canvas::visible(float y, float height) const { return y + height + origin() > 0 && y + origin() < ImGui::GetMainViewport()->Size.y; }

ImU32 Canvas::color_of(Tone tone) const {
    switch (tone) {
        case Tone::plain: return theme.ink;
        case Tone::quiet: return theme.ink2;
        case Tone::error: return theme.error;
        case Tone::warning: return theme.warning;
        case Tone::good: return theme.good;
    }
    return theme.ink;
}

ImU32 Canvas::background_of(Tone tone) const {
    switch (tone) {
        case Tone::plain: return theme.background;
        case Tone::quiet: return theme.panel;
        case Tone::error: return theme.error_background;
        case Tone::warning: return theme.warning_background;
        case Tone::good: return theme.good_background;
    }
    return theme.background;
}

/// Breaks a text into lines, and calls `each` with the begin, the end, the width and the top of each line.
template <class Each>
Drawn Canvas::lines_of(std::string_view text, const Type& type, float wrap, Each each) const {
    auto* font = fonts_.of(type);
    const char* at = text.data();
    const char* end = at + text.size();
    Drawn drawn;
    for (const char* c = at; c < end;) {
        unsigned code = 0;
        c += ImTextCharFromUtf8(&code, c, end);
        if (code == '\n' || font->FindGlyphNoFallback(static_cast<ImWchar>(code > 0xffff ? 0xfffd : code))) continue;
        fonts_.miss(code);
        drawn.dom = true;
    }
    while (at < end) {
        const char* line_feed = std::find(at, end, '\n');
        const char* stop = end_of_line(*font, type.size, at, line_feed, wrap);
        const float line_width = font->CalcTextSizeA(type.size, FLT_MAX, 0, at, stop).x;
        drawn.width = std::max(drawn.width, line_width);
        if (!drawn.dom) each(*font, at, stop, line_width, drawn.height);
        drawn.height += type.line;
        at = stop;
        while (at < end && (*at == ' ' || *at == '\n')) {
            const bool feed = *at == '\n';
            ++at;
            if (feed) break;
        }
    }
    if (text.empty()) drawn.height = type.line;
    return drawn;
}

Drawn Canvas::letters(std::string_view text, float x, float y, float wrap, const Type& type, ImU32 color, bool underlined) const {
    return lines_of(text, type, wrap, [&](ImFont& font, const char* begin, const char* end, float width, float line_top) {
        const float top = y + line_top, letters_top = top + std::floor((type.line - type.size) / 2);
        if (!visible(letters_top, type.line)) return;
        paint_letters(draw(), font, type.size, in_window({x, letters_top}), color, begin, end);
        const float below = top + type.line - 3.5f;
        if (underlined) draw().AddLine(in_window({x, below}), in_window({x + width, below}), color, 1);
    });
}

Drawn Canvas::measure(std::string_view text, const Type& type, float wrap) const {
    return lines_of(text, type, wrap, [](ImFont&, const char*, const char*, float, float) {});
}

void Canvas::rule(float y, float left, float right) const { rectangle(left, y, right - left, 1, theme.hair); }

void Canvas::rectangle(float x, float y, float width, float height, ImU32 color, float radius) const {
    if (visible(y, height)) draw().AddRectFilled(in_window({x, y}), in_window({x + width, y + height}), color, radius);
}

void Canvas::border(float x, float y, float width, float height, ImU32 color, float radius, float thickness) const {
    if (!visible(y, height)) return;
    const float density = ImGui::GetIO().DisplayFramebufferScale.x;
    const auto whole = [&](float at) { return std::round(at * density) / density; };
    const float line = std::max(1.0f, std::floor(thickness * density)) / density;
    // Dear ImGui itself goes half a pixel in.
    const float in = line / 2 - 0.5f, top = y + origin();
    draw().AddRect({whole(x) + in, whole(top) + in}, {whole(x + width) - in, whole(top + height) - in}, color, radius, 0, line);
}

void Canvas::disc(float x, float y, float radius, ImU32 color) const {
    if (visible(y - radius, 2 * radius)) draw().AddCircleFilled(in_window({x, y}), radius, color);
}

void Canvas::ring(float x, float y, float radius, ImU32 color, float thickness, ImU32 fill) const {
    disc(x, y, radius, fill);
    if (visible(y - radius, 2 * radius)) draw().AddCircle(in_window({x, y}), radius - thickness / 2, color, 0, thickness);
}

void Canvas::line(float x1, float y1, float x2, float y2, ImU32 color, float thickness) const {
    if (visible(std::min(y1, y2), std::abs(y2 - y1) + thickness)) draw().AddLine(in_window({x1, y1}), in_window({x2, y2}), color, thickness);
}

void Canvas::bend(ImVec2 a, ImVec2 b, ImVec2 c, ImU32 color, float thickness) const {
    const ImVec2 points[] = {in_window(a), in_window(b), in_window(c)};
    if (visible(std::min({a.y, b.y, c.y}) - thickness, std::max({a.y, b.y, c.y}) - std::min({a.y, b.y, c.y}) + 2 * thickness))
        draw().AddPolyline(points, 3, color, 0, thickness);
}

void Canvas::triangle(ImVec2 a, ImVec2 b, ImVec2 c, ImU32 color) const {
    if (visible(std::min({a.y, b.y, c.y}), std::max({a.y, b.y, c.y}) - std::min({a.y, b.y, c.y})))
        draw().AddTriangleFilled(in_window(a), in_window(b), in_window(c), color);
}

void Canvas::begin_layer() const {
    draw().ChannelsSplit(2);
    draw().ChannelsSetCurrent(1);
}
void Canvas::below_layer() const { draw().ChannelsSetCurrent(0); }
void Canvas::end_layer() const { draw().ChannelsMerge(); }

}  // namespace qopi
