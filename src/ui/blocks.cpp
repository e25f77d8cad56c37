// What stands around text and controls: panels, the summary of problems, the rows of a review, a status.
#include "ui/ui.hpp"

#include <algorithm>
#include <cmath>

#include "app/texts.hpp"

namespace qopi {

void Ui::begin_block(NodeRole role, std::string key, Tone tone, bool outlined, std::string_view name) {
    outline.open({.role = role, .key = std::move(key), .name = std::string(name), .style = outlined ? "card" : "block", .tone = tone});
    const float pad = cursor.one_column() ? 16.0f : 24.0f;
    lay_block(tone, outlined, pad, 18);
}

/// What is drawn until `end_block` stands `beside` and `above` pixels within the block.
void Ui::lay_block(Tone tone, bool outlined, float beside, float above) {
    canvas.begin_layer();
    blocks_.push_back({cursor.y, cursor.left, cursor.width, tone, outlined});
    cursor.left += beside, cursor.width -= 2 * beside, cursor.y += above;
}

void Ui::end_block() {
    const auto block = blocks_.back();
    blocks_.pop_back();
    cursor.y += 18;
    cursor.left = block.left, cursor.width = block.width;
    canvas.below_layer();
    const float height = cursor.y - block.top;
    if (block.tone != Tone::plain) canvas.rectangle(block.left, block.top, block.width, height, canvas.background_of(block.tone), 8);
    const bool strong = block.tone == Tone::error;
    if (block.outlined)
        canvas.border(block.left, block.top, block.width, height, strong ? canvas.theme.error : canvas.theme.hair, 8, strong ? 2.0f : 1.0f);
    canvas.end_layer();
    outline.close();
    cursor.y += 16;
}

void Ui::error_summary(std::string_view title, const std::vector<Summary>& lines, std::string_view more) {
    const float top = cursor.y;
    const auto section = outline.open({.role = NodeRole::section, .key = "summary", .name = std::string(texts::problems), .style = "summary", .tone = Tone::error,
                                       .takes_focus = true});
    lay_block(Tone::error, true, 20, 16);
    const auto heading_drawn = canvas.letters(title, cursor.left, cursor.y, cursor.width, type::strong, canvas.theme.ink);
    auto heading = text_node(NodeRole::heading, "summary title", title, {cursor.left, cursor.y, cursor.width, heading_drawn.height}, type::strong, heading_drawn);
    heading.is = HeadingNode{2};
    outline.leaf(std::move(heading));
    cursor.y += heading_drawn.height + 6;
    {
        const Within list(*this, NodeRole::list, "summary list");
        for (const auto& line : lines) {
            const Within entry(*this, NodeRole::listitem, "summary item " + line.pointer);
            canvas.disc(cursor.left + 8, cursor.y + 13.5f, 3, canvas.theme.error);
            const auto drawn = canvas.letters(line.text, cursor.left + 22, cursor.y, cursor.width - 22, type::strong, canvas.theme.error, true);
            const Action to_field{Verb::to_fix, line.pointer};
            auto link = text_node(NodeRole::button, key_of(to_field), line.text, {cursor.left + 22, cursor.y, std::min(std::ceil(drawn.width) + 1, cursor.width - 22), drawn.height},
                                  type::strong, drawn, Tone::error);
            link.style += " link";
            link.is = PressNode{to_field};
            add_control(std::move(link));
            cursor.y += drawn.height + 6;
        }
    }
    if (!more.empty()) text(more, "summary more", type::small_strong), cursor.y += 6;
    cursor.y -= 8;
    // The section takes the focus, so it has a rectangle for its ring.
    outline.place(section, {cursor.left - 20, top, cursor.width + 40, cursor.y + 18 - top});
    end_block();
    cursor.y += 16;
}

void Ui::pill(std::string_view text, Tone tone, float right, float y, std::string key) {
    const auto drawn = canvas.measure(text, type::small_strong, FLT_MAX);
    const float width = std::ceil(drawn.width) + 24, x = right - width;
    canvas.rectangle(x, y, width, 26, canvas.background_of(tone), 13);
    text_at(text, std::move(key), x + 12, y + 2, FLT_MAX, type::small_strong, tone);
}

void Ui::definitions(const std::vector<Line>& lines, std::string key) {
    const Within list(*this, NodeRole::terms, key);
    canvas.rule(cursor.y, cursor.left, cursor.left + cursor.width);
    const bool stacked = cursor.one_column();
    // One share for all, so that the values of a page stand below each other; terms can be whole questions, and answers as long.
    const float term_width = stacked ? cursor.width : std::floor(cursor.width * 0.44f);
    const float value_x = stacked ? cursor.left : cursor.left + term_width + 16;
    for (const auto& entry : lines) {
        const Within row(*this, NodeRole::row, "row " + entry.key);
        float buttons_width = 0;
        for (const auto& button : entry.buttons) buttons_width += button_width(button) + 16;
        const float value_width = cursor.left + cursor.width - value_x - buttons_width;
        cursor.y += 12;
        const auto term = text_at(entry.term, "term " + entry.key, cursor.left, cursor.y, term_width, type::strong, Tone::plain, NodeRole::term);
        if (entry.is_named) outline.mark_answer(id_of(NodeRole::term, "term " + entry.key));
        float y = stacked ? cursor.y + term.height : cursor.y;
        const float buttons_y = y;
        int number = 0;
        for (const auto& value : entry.values) {
            const auto key_of_value = "value " + std::to_string(number++) + " " + entry.key;
            const auto drawn = text_at(value, key_of_value, value_x, y, value_width, type::body, Tone::plain, NodeRole::detail);
            if (entry.is_answer) outline.mark_answer(id_of(NodeRole::detail, key_of_value));
            y += drawn.height;
        }
        if (!entry.buttons.empty()) {
            const Within cell(*this, NodeRole::detail, "actions " + entry.key);
            float x = cursor.left + cursor.width - buttons_width + 16;
            for (const auto& button : entry.buttons) x += button_at(button, x, buttons_y) + 16;
        }
        cursor.y = std::max({y, cursor.y + term.height, buttons_y + type::strong.line}) + 12;
        canvas.rule(cursor.y, cursor.left, cursor.left + cursor.width);
    }
    cursor.y += 16;
}

}  // namespace qopi
