// What stands around text and controls: panels, the summary of problems, the rows of a review, a status.
#include "ui/ui.hpp"

#include <algorithm>
#include <cmath>

#include "app/texts.hpp"

namespace qopi {

void Ui::begin_block(NodeRole role, std::string key, Tone tone, bool outlined, std::string_view name) {
    Node node;
    node.role = role, node.key = std::move(key), node.name = name, node.tone = tone_name(tone);
    node.style = outlined ? "card" : "block";
    outline_.open(std::move(node));
    draw().ChannelsSplit(2);
    draw().ChannelsSetCurrent(1);
    blocks_.push_back({y_, left_, width_, tone, outlined});
    const float pad = one_column() ? 16.0f : 24.0f;
    left_ += pad, width_ -= 2 * pad, y_ += 18;
}

void Ui::end_block() {
    const auto block = blocks_.back();
    blocks_.pop_back();
    y_ += 18;
    left_ = block.left, width_ = block.width;
    draw().ChannelsSetCurrent(0);
    const ImVec2 a{block.left, block.top + origin()}, b{block.left + block.width, y_ + origin()};
    ImU32 fill = theme_.background;
    switch (block.tone) {
        case Tone::plain: break;
        case Tone::quiet: fill = theme_.panel; break;
        case Tone::error: fill = theme_.error_background; break;
        case Tone::warning: fill = theme_.warning_background; break;
        case Tone::good: fill = theme_.good_background; break;
    }
    const bool seen = visible(block.top, y_ - block.top);
    if (seen && block.tone != Tone::plain) draw().AddRectFilled(a, b, fill, 8);
    const bool strong = block.tone == Tone::error;
    if (block.outlined) border(block.left, block.top, block.width, y_ - block.top, strong ? theme_.error : theme_.hair, 8, strong ? 2.0f : 1.0f);
    draw().ChannelsMerge();
    outline_.close();
    y_ += 16;
}

void Ui::error_summary(std::string_view title, const std::vector<Summary>& lines) {
    Node node;
    node.role = NodeRole::section, node.key = "summary", node.name = texts::problems, node.focusable = true, node.tone = "error", node.style = "summary";
    const float top = y_;
    const auto section = outline_.open(std::move(node));
    draw().ChannelsSplit(2);
    draw().ChannelsSetCurrent(1);
    blocks_.push_back({top, left_, width_, Tone::error, true});
    left_ += 20, width_ -= 40, y_ += 16;
    Drawn drawn;
    paint_text(title, left_, y_, width_, type::strong, theme_.ink, Paint::letters, drawn);
    auto heading = leaf_node(NodeRole::heading, "summary title", {left_, y_, width_, drawn.height});
    heading.level = 2, heading.text = title, heading.style = type::strong.style;
    outline_.leaf(std::move(heading));
    y_ += drawn.height + 6;
    {
        const Scope list(*this, NodeRole::list, "summary list");
        for (const auto& line : lines) {
            const Scope entry(*this, NodeRole::listitem, "summary item " + line.pointer);
            if (visible(y_, 26)) draw().AddCircleFilled({left_ + 8, y_ + 13.5f + origin()}, 3, theme_.error);
            paint_text(line.text, left_ + 22, y_, width_ - 22, type::strong, theme_.error, Paint::underlined, drawn);
            const Action to_field{Verb::to_fix, line.pointer};
            auto link = leaf_node(NodeRole::button, key_of(to_field), {left_ + 22, y_, std::min(std::ceil(drawn.width) + 1, width_ - 22), drawn.height});
            link.action = to_field;
            link.text = line.text, link.style = "strong link", link.tone = "error";
            item(link);
            outline_.leaf(std::move(link));
            y_ += drawn.height + 6;
        }
    }
    y_ -= 8;
    // The section takes the focus, so it has a rectangle for its ring.
    outline_.place(section, {left_ - 20, top, width_ + 40, y_ + 18 - top});
    end_block();
    y_ += 16;
}

void Ui::pill(std::string_view text, Tone tone, float right, float y, std::string key) {
    const auto drawn = measure(text, type::small_strong, FLT_MAX);
    const float width = std::ceil(drawn.width) + 24, x = right - width;
    const ImU32 fill = tone == Tone::good ? theme_.good_background : tone == Tone::error ? theme_.error_background : theme_.warning_background;
    if (visible(y, 26)) draw().AddRectFilled({x, y + origin()}, {right, y + 26 + origin()}, fill, 13);
    text_at(text, std::move(key), x + 12, y + 2, FLT_MAX, type::small_strong, color_of(tone), NodeRole::text, tone_name(tone));
}

void Ui::definitions(const std::vector<Line>& lines, std::string key) {
    const Scope list(*this, NodeRole::terms, key);
    rule(y_, left_, left_ + width_);
    const bool stacked = one_column();
    // One share for all, so that the values of a page stand below each other; terms can be whole questions, and answers as long.
    const float term_width = stacked ? width_ : std::floor(width_ * 0.44f);
    const float value_x = stacked ? left_ : left_ + term_width + 16;
    for (const auto& entry : lines) {
        const Scope row(*this, NodeRole::row, "row " + entry.key);
        float buttons_width = 0;
        for (const auto& button : entry.buttons) buttons_width += button_width(button) + 16;
        const float value_width = left_ + width_ - value_x - buttons_width;
        y_ += 12;
        const auto term = text_at(entry.term, "term " + entry.key, left_, y_, term_width, type::strong, theme_.ink, NodeRole::term);
        float y = stacked ? y_ + term.height : y_;
        const float buttons_y = y;
        int number = 0;
        for (const auto& value : entry.values) {
            const auto drawn = text_at(value, "value " + std::to_string(number++) + " " + entry.key, value_x, y, value_width, type::body, theme_.ink, NodeRole::detail);
            y += drawn.height;
        }
        if (!entry.buttons.empty()) {
            const Scope cell(*this, NodeRole::detail, "actions " + entry.key);
            float x = left_ + width_ - buttons_width + 16;
            for (const auto& button : entry.buttons) x += button_at(button, x, buttons_y) + 16;
        }
        y_ = std::max({y, y_ + term.height, buttons_y + type::strong.line}) + 12;
        rule(y_, left_, left_ + width_);
    }
    y_ += 16;
}

}  // namespace qopi
