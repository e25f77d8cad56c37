// Every widget first measures, then adds its nodes, then paints what is in the window; a node never depends on clipping.
#include "ui/ui.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace qopi {

NodeId Ui::open(NodeRole role, std::string key, std::string_view name, std::string_view style) {
    return outline.open({.role = role, .key = std::move(key), .name = std::string(name), .style = std::string(style)});
}

Node Ui::text_node(NodeRole role, std::string key, std::string_view text, const Rect& rect, const Type& type, const Drawn& drawn, Tone tone) const {
    return {.role = role, .key = std::move(key), .rect = rect, .text = std::string(text), .style = type.style, .tone = tone, .dom = drawn.dom};
}

Node Ui::control_node(NodeRole role, std::string key, const Rect& rect) const {
    return {.role = role, .key = std::move(key), .rect = rect, .disabled = read_only_};
}

/// Adds a control, and tells Dear ImGui where it is, so that a debug build can compare its items with our nodes.
void Ui::add_control(Node node) {
    const ImVec2 a{node.rect->x, node.rect->y + canvas.origin()}, b{a.x + node.rect->width, a.y + node.rect->height};
    const auto id = outline.leaf(std::move(node));
    ImGui::ItemAdd(ImRect(a, b), static_cast<ImGuiID>(id));
}

// --- text --------------------------------------------------------------------------------------------------------------

Drawn Ui::text_at(std::string_view text, std::string key, float x, float y, float wrap, const Type& type, Tone tone, NodeRole role) {
    const auto drawn = canvas.letters(text, x, y, wrap, type, canvas.color_of(tone));
    // A little wider than what was measured, so that rounding never makes the browser break a line earlier. How wide letters are that the
    // typeface lacks only the browser knows: such a text gets all the room there is.
    const float measured = std::ceil(drawn.width) + 1;
    const float room = drawn.dom && wrap < FLT_MAX ? wrap : std::min(measured, std::max(wrap, 1.0f));
    outline.leaf(text_node(role, std::move(key), text, {x, y, room, drawn.height}, type, drawn, tone));
    return drawn;
}

NodeId Ui::heading(int level, std::string_view text, std::string key) {
    const Type& type = level == 1 ? (cursor.one_column() ? type::h1_phone : type::h1) : level == 2 ? type::h2 : type::strong;
    const auto drawn = canvas.letters(text, cursor.left, cursor.y, cursor.width, type, canvas.theme.ink);
    auto node = text_node(NodeRole::heading, std::move(key), text, {cursor.left, cursor.y, cursor.width, drawn.height}, type, drawn);
    node.is = HeadingNode{level};
    node.takes_focus = level == 1;  // a new page puts the focus here
    const auto id = outline.leaf(std::move(node));
    cursor.y += drawn.height + (level == 1 ? 12.0f : 8.0f);
    return id;
}

NodeId Ui::text(std::string_view text, std::string key, const Type& type, Tone tone, NodeRole role) {
    const auto drawn = canvas.letters(text, cursor.left, cursor.y, cursor.width, type, canvas.color_of(tone));
    const auto id = outline.leaf(text_node(role, std::move(key), text, {cursor.left, cursor.y, cursor.width, drawn.height}, type, drawn, tone));
    cursor.y += drawn.height;
    return id;
}

void Ui::bullets(std::initializer_list<std::string_view> lines, std::string key) {
    const Within list(*this, NodeRole::list, key);
    int number = 0;
    for (const auto line : lines) {
        const Within entry(*this, NodeRole::listitem, key + " " + std::to_string(number));
        canvas.disc(cursor.left + 9, cursor.y + 13.5f, 3, canvas.theme.ink);
        const auto drawn = text_at(line, key + " text " + std::to_string(number++), cursor.left + 24, cursor.y, cursor.width - 24, type::body);
        cursor.y += drawn.height + 6;
    }
    cursor.y += 10;
}

}  // namespace qopi
