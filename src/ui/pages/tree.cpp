// A box for the practice, and below it one for each office on a line that comes from it.
#include <cmath>

#include "app/people.hpp"
#include "app/texts.hpp"
#include "ui/pages.hpp"

namespace qopi {
namespace {

constexpr float pad = 12, indent = 32, gap = 12, trunk = 12;

/// Where the lines of a box stand: its name, then its people.
float height_of(const Ui& ui, const Branch& branch, float width) {
    const float wrap = width - 2 * pad;
    float height = 2 * pad + ui.canvas.measure(branch.name, type::strong, wrap).height;
    for (const auto& person : branch.people) height += ui.canvas.measure(person, type::small, wrap).height;
    if (!branch.more.empty()) height += ui.canvas.measure(branch.more, type::small, wrap).height;
    return height;
}

/// Paints the box at the page's y and goes below it.
void draw_box(Ui& ui, const Branch& branch, const std::string& key, float x, float width) {
    const float height = height_of(ui, branch, width), wrap = width - 2 * pad;
    const auto& theme = ui.canvas.theme;
    ui.canvas.rectangle(x, ui.cursor.y, width, height, theme.line, space::radius);
    ui.canvas.rectangle(x + 1, ui.cursor.y + 1, width - 2, height - 2, theme.background, space::radius - 1);
    float y = ui.cursor.y + pad;
    const auto answer = [&](std::string_view text, const std::string& answer_key, const Type& type) {
        y += ui.text_at(text, answer_key, x + pad, y, wrap, type).height;
        ui.outline.mark_answer(id_of(NodeRole::text, answer_key));
    };
    answer(branch.name, key + " name", type::strong);
    if (!branch.people.empty()) {
        const Within list(ui, NodeRole::list, key + " people");
        for (std::size_t i = 0; i < branch.people.size(); ++i) {
            const auto person = key + " person " + std::to_string(i);
            const Within entry(ui, NodeRole::listitem, person);
            answer(branch.people[i], person + " text", type::small);
        }
    }
    if (!branch.more.empty()) ui.text_at(branch.more, key + " more", x + pad, y, wrap, type::small, Tone::quiet);
    ui.cursor.skip(height);
}

}  // namespace

void draw_tree(View& view) {
    auto& ui = view.ui;
    const auto tree = tree_of(view.state.answers);
    const float x = ui.cursor.left, width = ui.cursor.width;
    ui.cursor.skip(16);
    ui.heading(2, texts::tree_title, "tree title");
    ui.cursor.skip(4);
    {
        const Within whole(ui, NodeRole::list, "tree");
        const Within practice(ui, NodeRole::listitem, "tree practice");
        draw_box(ui, tree.practice, "tree practice", x, width);
        float from = ui.cursor.y;
        const Within offices(ui, NodeRole::list, "tree offices");
        for (std::size_t i = 0; i < tree.offices.size(); ++i) {
            const auto key = "tree office " + std::to_string(i);
            const Within office(ui, NodeRole::listitem, key);
            ui.cursor.skip(gap);
            // The branch leaves the trunk at the middle of the office's name.
            const float middle = ui.cursor.y + pad + std::floor(type::strong.line / 2);
            ui.canvas.rectangle(x + trunk, from, 2, middle + 2 - from, ui.canvas.theme.line);
            ui.canvas.rectangle(x + trunk, middle, indent - trunk, 2, ui.canvas.theme.line);
            from = middle;
            draw_box(ui, tree.offices[i], key, x + indent, width - indent);
        }
        if (!tree.more.empty()) {
            const Within rest(ui, NodeRole::listitem, "tree more");
            ui.cursor.skip(gap);
            const auto drawn = ui.text_at(tree.more, "tree more text", x + indent, ui.cursor.y, width - indent, type::body, Tone::quiet);
            ui.cursor.skip(drawn.height);
        }
    }
    ui.cursor.skip(24);
}

}  // namespace qopi
