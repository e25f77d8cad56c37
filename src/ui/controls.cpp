// What a person can press, type into or choose: buttons, links, fields, lists, radios and boxes, each with its words.
#include "ui/ui.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/filled.hpp"
#include "app/texts.hpp"

namespace qopi {
namespace {

constexpr std::string_view warning_text = "warning text ";
constexpr float box_size = 24, choice_gap = 12, choice_height = 44;

/// The room of a button to both sides of its label.
float beside_label(Button::Look look) {
    using Look = Button::Look;
    return look == Look::link ? 0.0f : look == Look::secondary ? 40.0f : 48.0f;
}

std::string keyed(std::string_view prefix, std::string_view key) { return std::string(prefix) + std::string(key); }

}  // namespace

// --- actions -----------------------------------------------------------------------------------------------------------

Ui::Button::Button(Action action, std::string_view label, Look look, std::string_view href, std::string_view name)
    : action(std::move(action)), label(label), look(look), href(href), name(name) {}

float Ui::button_width(const Button& button, const Type& type) const {
    return std::ceil(measure(button.label, type, FLT_MAX).width) + beside_label(button.look);
}

float Ui::button_height(const Button& button, const Type& type, float wrap) const {
    const bool is_wrapped = button_width(button, type) > wrap;
    const float height = measure(button.label, type, is_wrapped ? wrap - beside_label(button.look) : FLT_MAX).height;
    return button.look == Button::Look::link ? height : std::max(space::button, height + 22);
}

float Ui::button_at(const Button& button, float x, float y, const Type& type, float wrap) {
    const bool is_link = button.look == Button::Look::link;
    const bool is_wrapped = button_width(button, type) > wrap;
    const float width = is_wrapped ? wrap : button_width(button, type), room = is_wrapped ? wrap - beside_label(button.look) : FLT_MAX;
    const auto measured = measure(button.label, type, room);
    const float height = button_height(button, type, wrap);
    auto node = leaf_node(button.href.empty() ? NodeRole::button : NodeRole::link, key_of(button.action), {x, y, width, height});
    node.action = button.action;
    node.text = button.label, node.name = button.name, node.href = button.href, node.dom = measured.dom;
    node.style = is_link ? type.style : button.look == Button::Look::secondary ? "secondary" : "primary";
    if (is_link) node.style += " link";
    if (button.look == Button::Look::danger) node.tone = "error";
    node.disabled = read_only_ && changes_answers(button.action.verb);
    const bool is_disabled = node.disabled;
    item(node);
    outline_.leaf(std::move(node));
    if (!visible(y, height)) return width;
    Drawn drawn;
    const float top = y + origin();
    if (is_link) {
        paint_text(button.label, x, y, room, type, is_disabled ? theme_.ink2 : theme_.brand, is_disabled ? Paint::letters : Paint::underlined, drawn);
        return width;
    }
    const ImVec2 a{x, top}, b{x + width, top + height};
    ImU32 ink = theme_.brand_ink;
    if (is_disabled) {
        draw().AddRectFilled(a, b, theme_.panel, space::radius);
        ink = theme_.ink2;
    } else if (button.look == Button::Look::secondary) {
        border(x, y, width, height, theme_.line, space::radius, 1);
        ink = theme_.ink;
    } else {
        const bool danger = button.look == Button::Look::danger;
        draw().AddRectFilled(a, b, danger ? theme_.error : theme_.brand, space::radius);
        if (danger) ink = theme_.background;
    }
    paint_text(button.label, x + (width - measured.width) / 2, y + (height - measured.height) / 2, room, type, ink, Paint::letters, drawn);
    return width;
}

void Ui::buttons(const std::vector<Button>& buttons) {
    float x = left_, row = y_, row_height = 0;
    for (const auto& button : buttons) {
        const float width = std::min(button_width(button), width_);
        const bool is_link = button.look == Button::Look::link;
        const float own = button_height(button, type::strong, width_), height = is_link ? std::max(space::control, own + 20) : own;
        if (x > left_ && x + width > left_ + width_) x = left_, row += row_height + 8, row_height = 0;
        const float y = is_link ? row + (space::button - type::strong.line) / 2 : row;
        button_at(button, x, y, type::strong, width_);
        x += width + 16;
        row_height = std::max(row_height, height);
    }
    y_ = row + row_height;
}

void Ui::disclosure(std::string part, std::string_view label, bool is_open) {
    constexpr float indent = 24, around = 9;  // room for a finger, which nothing else may take
    y_ += around;
    const Action unfolds{Verb::unfold, std::move(part)};
    const auto measured = measure(label, type::strong, width_ - indent);
    auto node = leaf_node(NodeRole::button, key_of(unfolds), {left_, y_, std::min(indent + std::ceil(measured.width) + 1, width_), measured.height});
    node.action = unfolds;
    node.text = label, node.style = "strong link fold", node.dom = measured.dom, node.expanded = is_open ? "true" : "false";
    item(node);
    outline_.leaf(std::move(node));
    if (visible(y_, measured.height)) {
        const ImVec2 middle{left_ + 9, y_ + 13 + origin()};
        if (is_open) draw().AddTriangleFilled({middle.x - 6, middle.y - 4}, {middle.x + 6, middle.y - 4}, {middle.x, middle.y + 5}, theme_.brand);
        else draw().AddTriangleFilled({middle.x - 4, middle.y - 6}, {middle.x + 5, middle.y}, {middle.x - 4, middle.y + 6}, theme_.brand);
        Drawn drawn;
        paint_text(label, left_ + indent, y_, width_ - indent, type::strong, theme_.brand, Paint::letters, drawn);
    }
    y_ += measured.height + around;
}

// --- controls ----------------------------------------------------------------------------------------------------------

Ui::Around Ui::words_above(std::string_view key, const Words& words, NodeRole label_role, NodeId control) {
    Around around;
    around.bar = !words.error.empty();
    around.bar_top = y_, around.left = left_, around.width = width_;
    if (around.bar) left_ += 20, width_ -= 20;
    if (!words.label.empty()) {
        const auto label = words.optional ? filled(texts::optional, {words.label}) : std::string(words.label);
        Drawn drawn;
        paint_text(label, left_, y_, width_, type::strong, theme_.ink, Paint::letters, drawn);
        auto node = leaf_node(label_role, keyed("label ", key), {left_, y_, width_, drawn.height});
        node.text = label, node.style = type::strong.style, node.label_for = control;
        around.label = outline_.leaf(std::move(node));
        y_ += drawn.height + 2;
    }
    if (!words.help.empty()) {
        around.described.push_back(text(words.help, keyed("help ", key), type::small, Tone::quiet, NodeRole::hint));
        y_ += 4;
    }
    if (around.bar) {
        around.error = text(words.error, keyed("error ", key), type::small_strong, Tone::error, NodeRole::error);
        y_ += 6;
    } else {
        y_ += 2;
    }
    around.described.insert(around.described.end(), words.doubts.begin(), words.doubts.end());
    return around;
}

void Ui::words_below(const Around& around) {
    if (around.bar) {
        if (visible(around.bar_top, y_ - around.bar_top)) draw().AddRectFilled({around.left, around.bar_top + origin()}, {around.left + 4, y_ + origin()}, theme_.error);
        left_ = around.left, width_ = around.width;
    }
    y_ += 24;
}

void Ui::box(float x, float y, float width, float height, bool error) {
    if (!visible(y, height)) return;
    const ImVec2 a{x, y + origin()}, b{x + width, a.y + height};
    draw().AddRectFilled(a, b, theme_.background, space::radius);
    border(x, y, width, height, error ? theme_.error : theme_.line, space::radius, error ? 2.0f : 1.0f);
}

void Ui::text_field(std::string_view key, const Words& words, const TextInput& input, bool required) {
    const Scope field(*this, NodeRole::field, keyed("field ", key), "", words.error.empty() ? "" : "invalid");
    const auto role = input.secret ? NodeRole::password : NodeRole::textbox;
    const auto around = words_above(key, words, NodeRole::label, id_of(role, key));
    const float width = input.width > 0 ? std::min(input.width, width_) : width_;
    auto node = leaf_node(role, std::string(key), {left_, y_, width, space::control});
    node.value = input.value, node.autocomplete = input.autocomplete, node.inputmode = input.inputmode, node.type = input.type;
    node.autocapitalize = input.capitals, node.spellcheck = input.has_words ? "" : "false";
    node.field = key, node.maxlength = input.maxlength, node.required = required, node.error = around.error;
    node.described = around.described;
    node.disabled = read_only_;
    item(node);
    outline_.leaf(std::move(node));
    box(left_, y_, width, space::control, around.bar);
    y_ += space::control;
    words_below(around);
}

void Ui::text_area(std::string_view key, const Words& words, std::string_view value, float height) {
    const Scope field(*this, NodeRole::field, keyed("field ", key), "", words.error.empty() ? "" : "invalid");
    const auto around = words_above(key, words, NodeRole::label, id_of(NodeRole::textarea, key));
    auto node = leaf_node(NodeRole::textarea, std::string(key), {left_, y_, width_, height});
    node.value = value, node.field = key, node.error = around.error;
    node.described = around.described;
    node.disabled = read_only_;
    item(node);
    outline_.leaf(std::move(node));
    box(left_, y_, width_, height, around.bar);
    y_ += height;
    words_below(around);
}

void Ui::select(std::string_view key, const Words& words, std::string_view value, std::span<const Choice> choices,
                std::string_view autocomplete, bool required, float width) {
    const Scope field(*this, NodeRole::field, keyed("field ", key), "", words.error.empty() ? "" : "invalid");
    const auto around = words_above(key, words, NodeRole::label, id_of(NodeRole::select, key));
    width = width > 0 ? std::min(width, width_) : width_;
    auto node = leaf_node(NodeRole::select, std::string(key), {left_, y_, width, space::control});
    node.value = value, node.autocomplete = autocomplete, node.field = key, node.required = required, node.error = around.error;
    node.described = around.described;
    node.options.reserve(choices.size() + 1);
    node.options.emplace_back("", texts::choose);
    for (const auto& choice : choices) node.options.emplace_back(choice.code, choice.label);
    node.disabled = read_only_;
    item(node);
    outline_.leaf(std::move(node));
    box(left_, y_, width, space::control, around.bar);
    const ImVec2 tip{left_ + width - 20, y_ + 25 + origin()};
    const ImVec2 chevron[] = {{tip.x - 6, tip.y - 6}, tip, {tip.x + 6, tip.y - 6}};
    if (visible(y_, space::control)) draw().AddPolyline(chevron, 3, theme_.ink2, 0, 2);
    y_ += space::control;
    words_below(around);
}

float Ui::choice_width(const ChoiceItem& item) const {
    return box_size + choice_gap + std::ceil(measure(item.label, type::body, FLT_MAX).width) + 1;
}

void Ui::choice(NodeRole role, const ChoiceItem& choice, std::string_view group, float x, float width, bool required) {
    const Scope field(*this, NodeRole::field, keyed("field ", choice.key), "", "choice");
    const float text_x = x + box_size + choice_gap;
    const auto measured = measure(choice.label, type::body, width - box_size - choice_gap);
    const float row = std::max(choice_height, measured.height + 18);
    const float box_y = y_ + std::floor((std::min(row, choice_height) - box_size) / 2);
    const auto id = id_of(role, choice.key);

    auto node = leaf_node(role, choice.key, {x, box_y, box_size, box_size});
    node.checked = choice.on, node.field = choice.key, node.required = required, node.error = choice.error;
    if (!group.empty()) node.group = group;
    if (!choice.help.empty()) node.described.push_back(id_of(NodeRole::hint, keyed("help ", choice.key)));
    node.disabled = read_only_;
    item(node);
    outline_.leaf(std::move(node));

    Drawn drawn;
    const float text_y = y_ + 9;
    paint_text(choice.label, text_x, text_y, width - box_size - choice_gap, type::body, theme_.ink, Paint::letters, drawn);
    auto label = leaf_node(NodeRole::label, keyed("label ", choice.key), {text_x, text_y, std::min(std::ceil(drawn.width) + 1, width - box_size - choice_gap), drawn.height});
    label.text = choice.label, label.style = type::body.style, label.label_for = id, label.dom = drawn.dom;
    outline_.leaf(std::move(label));

    const ImVec2 a{x, box_y + origin()}, b{x + box_size, a.y + box_size}, middle{x + box_size / 2, a.y + box_size / 2};
    if (!visible(box_y, box_size)) {
    } else if (role == NodeRole::radio) {
        draw().AddCircleFilled(middle, 11, theme_.background);
        draw().AddCircle(middle, 11, choice.on ? theme_.brand : theme_.line, 0, 2);
        if (choice.on) draw().AddCircleFilled(middle, 6, theme_.brand);
    } else if (choice.on) {
        draw().AddRectFilled(a, b, theme_.brand, 4);
        const ImVec2 check[] = {{a.x + 6, a.y + 12.5f}, {a.x + 10.5f, a.y + 17}, {a.x + 18, a.y + 8}};
        draw().AddPolyline(check, 3, theme_.brand_ink, 0, 2.5f);
    } else {
        draw().AddRectFilled(a, b, theme_.background, 4);
        border(x, box_y, box_size, box_size, theme_.line, 4, 2);
    }
    y_ += row;
    if (!choice.help.empty()) {
        y_ -= 8;
        const float left = left_, column = width_;
        left_ = text_x, width_ = width - box_size - choice_gap;
        text(choice.help, keyed("help ", choice.key), type::small, Tone::quiet, NodeRole::hint);
        left_ = left, width_ = column;
        y_ += 8;
    }
}

Ui::Around Ui::open_group(std::string_view key, const Words& words) {
    Node group;
    group.role = NodeRole::group, group.key = keyed("group ", key);
    if (!words.help.empty()) group.described.push_back(id_of(NodeRole::hint, keyed("help ", key)));
    group.described.insert(group.described.end(), words.doubts.begin(), words.doubts.end());
    if (!words.error.empty()) group.error = id_of(NodeRole::error, keyed("error ", key));
    group.style = words.error.empty() ? "" : "invalid";
    outline_.open(std::move(group));
    return words_above(key, words, NodeRole::legend, 0);
}

void Ui::radios(std::string_view key, const Words& words, const std::vector<ChoiceItem>& items, bool required) {
    const auto around = open_group(key, words);
    // Two short answers stand side by side, longer ones below each other.
    float total = 0;
    bool plain = true;
    for (const auto& item : items) total += choice_width(item) + 32, plain = plain && item.help.empty();
    if (plain && items.size() == 2 && total - 32 <= width_) {
        const float top = y_;
        float x = left_;
        for (const auto& item : items) {
            y_ = top;
            choice(NodeRole::radio, item, key, x, choice_width(item), required);
            x += std::max(choice_width(item) + 32, 120.0f);
        }
    } else {
        for (const auto& item : items) choice(NodeRole::radio, item, key, left_, width_, required);
    }
    words_below(around);
    outline_.close();
}

void Ui::checkboxes(std::string_view key, const Words& words, const std::vector<ChoiceItem>& items) {
    const auto around = open_group(key, words);
    for (const auto& item : items) choice(NodeRole::checkbox, item, "", left_, width_, false);
    words_below(around);
    outline_.close();
}

void Ui::checkbox(std::string_view key, const Words& words, bool on) {
    if (words.error.empty()) {
        choice(NodeRole::checkbox, {std::string(key), words.label, words.help, on}, "", left_, width_, false);
        y_ += 16;
        return;
    }
    const Scope field(*this, NodeRole::field, keyed("box ", key), "", "invalid");
    const auto around = words_above(key, {"", "", words.error}, NodeRole::label, 0);
    choice(NodeRole::checkbox, {std::string(key), words.label, words.help, on, around.error}, "", left_, width_, false);
    words_below(around);
}

NodeId Ui::warning_id(std::string_view key) { return id_of(NodeRole::text, keyed(warning_text, key)); }

void Ui::warning(std::string_view key, std::string_view sentence, const std::vector<Button>& answers) {
    y_ -= 16;  // belongs to the control above
    begin_block(NodeRole::box, keyed("warning ", key), Tone::warning, false);
    // Denser than other blocks: it is a note to a field.
    left_ -= 6, width_ += 12, y_ -= 10;
    float actions_width = 0;
    for (const auto& answer : answers) actions_width += button_width(answer, type::small_strong) + 14;
    const float column = width_;
    const bool beside = measure(sentence, type::small, FLT_MAX).width + actions_width < width_;
    const float top = y_;
    if (beside) width_ -= actions_width;
    text(sentence, keyed(warning_text, key), type::small, Tone::warning);
    width_ = column;
    float x = beside ? left_ + width_ - actions_width + 14 : left_;
    float row = beside ? top : y_ + 4;
    for (const auto& answer : answers) {
        const float width = button_width(answer, type::small_strong);
        if (!beside && x > left_ && x + width > left_ + width_) x = left_, row = y_ + 6;
        x += button_at(answer, x, row, type::small_strong, width_) + 14;
        // A long suggestion takes several lines.
        if (!beside) y_ = row + measure(answer.label, type::small_strong, width > width_ ? width_ : FLT_MAX).height;
    }
    y_ -= 10;
    end_block();
    y_ += 4;
}

}  // namespace qopi
