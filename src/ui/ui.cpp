// Every widget first measures, then adds its nodes, then paints what is in the window; a node never depends on clipping.
#include "ui/ui.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "ui/letters.hpp"

namespace qopi {

std::string_view tone_name(Tone tone) {
    switch (tone) {
        case Tone::plain: return "";
        case Tone::quiet: return "quiet";
        case Tone::error: return "error";
        case Tone::warning: return "warning";
        case Tone::good: return "good";
    }
    return "";
}

Ui::Ui(Outline& outline, const Fonts& fonts, const Theme& theme, float page_width)
    : outline_(outline), fonts_(fonts), theme_(theme), page_width_(page_width), width_(page_width) {}

float Ui::origin() const { return ImGui::GetWindowPos().y; }
ImDrawList& Ui::draw() const { return *ImGui::GetWindowDrawList(); }
// Only what lies in the window is painted: a page of a thousand offices has more corners than 16-bit indices can name.
bool Ui::visible(float y, float height) const { return y + height + origin() > 0 && y + origin() < ImGui::GetMainViewport()->Size.y; }

NodeId Ui::open(NodeRole role, std::string key, std::string_view name, std::string_view style, std::string_view tone) {
    Node node;
    node.role = role, node.key = std::move(key), node.name = name, node.style = style, node.tone = tone;
    return outline_.open(std::move(node));
}

Node Ui::leaf_node(NodeRole role, std::string key, Rect rect) const {
    Node node;
    node.role = role, node.key = std::move(key), node.rect = rect, node.placed = true;
    return node;
}

/// Tells Dear ImGui where the control is, so that a debug build can compare its items with our nodes.
void Ui::item(const Node& node) {
    const ImVec2 a{node.rect.x, node.rect.y + origin()};
    ImGui::ItemAdd(ImRect(a, {a.x + node.rect.width, a.y + node.rect.height}), static_cast<ImGuiID>(node.id));
}

// --- text --------------------------------------------------------------------------------------------------------------

void Ui::paint_text(std::string_view text, float x, float y, float wrap, const Type& type, ImU32 color, Paint paint, Drawn& drawn) const {
    auto* font = fonts_.of(type);
    const char* at = text.data();
    const char* end = at + text.size();
    drawn = {};
    for (const char* c = at; c < end;) {
        unsigned code = 0;
        c += ImTextCharFromUtf8(&code, c, end);
        if (code != '\n' && !font->FindGlyphNoFallback(static_cast<ImWchar>(code > 0xffff ? 0xfffd : code))) drawn.dom = true;
    }
    const float top = y + origin();
    const auto* viewport = ImGui::GetMainViewport();
    while (at < end) {
        const char* line_feed = std::find(at, end, '\n');
        const char* stop = end_of_line(*font, type.size, at, line_feed, wrap);
        const float line_width = font->CalcTextSizeA(type.size, FLT_MAX, 0, at, stop).x;
        drawn.width = std::max(drawn.width, line_width);
        const float line_y = top + drawn.height + std::floor((type.line - type.size) / 2);
        if (paint != Paint::nothing && !drawn.dom && line_y + type.line > 0 && line_y < viewport->Size.y) {
            paint_letters(draw(), *font, type.size, {x, line_y}, color, at, stop);
            const float below = top + drawn.height + type.line - 3.5f;
            if (paint == Paint::underlined) draw().AddLine({x, below}, {x + line_width, below}, color, 1);
        }
        drawn.height += type.line;
        at = stop;
        while (at < end && (*at == ' ' || *at == '\n')) {
            const bool feed = *at == '\n';
            ++at;
            if (feed) break;
        }
    }
    if (text.empty()) drawn.height = type.line;
}

Ui::Drawn Ui::measure(std::string_view text, const Type& type, float wrap) const {
    Drawn drawn;
    paint_text(text, 0, 0, wrap, type, 0, Paint::nothing, drawn);
    return drawn;
}

ImU32 Ui::color_of(Tone tone) const {
    switch (tone) {
        case Tone::plain: return theme_.ink;
        case Tone::quiet: return theme_.ink2;
        case Tone::error: return theme_.error;
        case Tone::warning: return theme_.warning;
        case Tone::good: return theme_.good;
    }
    return theme_.ink;
}

Ui::Drawn Ui::text_at(std::string_view text, std::string key, float x, float y, float wrap, const Type& type, ImU32 color, NodeRole role,
                      std::string_view tone, std::string_view name) {
    Drawn drawn;
    paint_text(text, x, y, wrap, type, color, Paint::letters, drawn);
    if (!key.empty()) {
        // A little wider than what was measured, so that rounding never makes the browser break a line earlier. How wide letters are
        // that the typeface lacks only the browser knows: such a text gets all the room there is.
        const float measured = std::ceil(drawn.width) + 1;
        const float room = drawn.dom && wrap < FLT_MAX ? wrap : std::min(measured, std::max(wrap, 1.0f));
        auto node = leaf_node(role, std::move(key), {x, y, room, drawn.height});
        node.text = text, node.style = type.style, node.tone = tone, node.dom = drawn.dom, node.name = name;
        outline_.leaf(std::move(node));
    }
    return drawn;
}

void Ui::heading(int level, std::string_view text, std::string key) {
    const Type& type = level == 1 ? (one_column() ? type::h1_phone : type::h1) : level == 2 ? type::h2 : type::strong;
    Drawn drawn;
    paint_text(text, left_, y_, width_, type, theme_.ink, Paint::letters, drawn);
    auto node = leaf_node(NodeRole::heading, std::move(key), {left_, y_, width_, drawn.height});
    node.level = level, node.text = text, node.style = type.style, node.dom = drawn.dom;
    node.focusable = level == 1;  // a new page puts the focus here
    outline_.leaf(std::move(node));
    y_ += drawn.height + (level == 1 ? 12.0f : 8.0f);
}

NodeId Ui::text(std::string_view text, std::string key, const Type& type, Tone tone, NodeRole role) {
    Drawn drawn;
    paint_text(text, left_, y_, width_, type, color_of(tone), Paint::letters, drawn);
    auto node = leaf_node(role, std::move(key), {left_, y_, width_, drawn.height});
    node.text = text, node.style = type.style, node.tone = tone_name(tone), node.dom = drawn.dom;
    const auto id = outline_.leaf(std::move(node));
    y_ += drawn.height;
    return id;
}

void Ui::bullets(std::initializer_list<std::string_view> lines, std::string key) {
    const Scope list(*this, NodeRole::list, key);
    int number = 0;
    for (const auto line : lines) {
        const Scope entry(*this, NodeRole::listitem, key + " " + std::to_string(number));
        if (visible(y_, 26)) draw().AddCircleFilled({left_ + 9, y_ + 13.5f + origin()}, 3, theme_.ink);
        const auto drawn = text_at(line, key + " text " + std::to_string(number++), left_ + 24, y_, width_ - 24, type::body, theme_.ink);
        y_ += drawn.height + 6;
    }
    y_ += 10;
}

// --- painting ----------------------------------------------------------------------------------------------------------

void Ui::rule(float y, float left, float right) {
    if (visible(y, 1)) draw().AddRectFilled({left, y + origin()}, {right, y + 1 + origin()}, theme_.hair);
}
void Ui::rectangle(float x, float y, float width, float height, ImU32 color, float radius) {
    if (visible(y, height)) draw().AddRectFilled({x, y + origin()}, {x + width, y + height + origin()}, color, radius);
}
void Ui::border(float x, float y, float width, float height, ImU32 color, float radius, float thickness) {
    if (!visible(y, height)) return;
    const float density = ImGui::GetIO().DisplayFramebufferScale.x;
    const auto whole = [&](float at) { return std::round(at * density) / density; };
    const float line = std::max(1.0f, std::floor(thickness * density)) / density;
    // Dear ImGui itself goes half a pixel in.
    const float in = line / 2 - 0.5f, top = y + origin();
    draw().AddRect({whole(x) + in, whole(top) + in}, {whole(x + width) - in, whole(top + height) - in}, color, radius, 0, line);
}
void Ui::ring(float x, float y, float radius, ImU32 color, float thickness, ImU32 fill) {
    if (!visible(y - radius, 2 * radius)) return;
    draw().AddCircleFilled({x, y + origin()}, radius, fill);
    draw().AddCircle({x, y + origin()}, radius - thickness / 2, color, 0, thickness);
}
void Ui::line(float x1, float y1, float x2, float y2, ImU32 color, float thickness) {
    if (visible(std::min(y1, y2), std::abs(y2 - y1) + thickness)) draw().AddLine({x1, y1 + origin()}, {x2, y2 + origin()}, color, thickness);
}

}  // namespace qopi
