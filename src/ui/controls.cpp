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

Ui::Button::Button(Action does, std::string_view says, Look as, std::string_view leads_to, std::string_view called)
    : action(std::move(does)), label(says), look(as), href(leads_to), name(called) {}

float Ui::button_width(const Button& button, const Type& type) const {
    return std::ceil(canvas.measure(button.label, type, FLT_MAX).width) + beside_label(button.look);
}

float Ui::button_height(const Button& button, const Type& type, float wrap) const {
    const bool is_wrapped = button_width(button, type) > wrap;
    const float height = canvas.measure(button.label, type, is_wrapped ? wrap - beside_label(button.look) : FLT_MAX).height;
    return button.look == Button::Look::link ? height : std::max(space::button, height + 22);
}

float Ui::button_at(const Button& button, float x, float y, const Type& type, float wrap) {
    using Look = Button::Look;
    const bool is_link = button.look == Look::link;
    const bool is_wrapped = button_width(button, type) > wrap;
    const float width = is_wrapped ? wrap : button_width(button, type), room = is_wrapped ? wrap - beside_label(button.look) : FLT_MAX;
    const auto measured = canvas.measure(button.label, type, room);
    const float height = button_height(button, type, wrap);
    auto node = text_node(button.href.empty() ? NodeRole::button : NodeRole::link, key_of(button.action), button.label, {x, y, width, height}, type, measured,
                          button.look == Look::danger ? Tone::error : Tone::plain);
    node.name = button.name;
    node.style = is_link ? node.style + " link" : button.look == Look::secondary ? "secondary" : "primary";
    node.disabled = read_only_ && changes_answers(button.action.verb);
    node.is = PressNode{button.action, button.href};
    const bool is_disabled = node.disabled;
    add_control(std::move(node));

    const auto& theme = canvas.theme;
    if (is_link) {
        canvas.letters(button.label, x, y, room, type, is_disabled ? theme.ink2 : theme.brand, !is_disabled);
        return width;
    }
    ImU32 ink = theme.brand_ink;
    if (is_disabled) {
        canvas.rectangle(x, y, width, height, theme.panel, space::radius);
        ink = theme.ink2;
    } else if (button.look == Look::secondary) {
        canvas.border(x, y, width, height, theme.line, space::radius, 1);
        ink = theme.ink;
    } else {
        const bool danger = button.look == Look::danger;
        canvas.rectangle(x, y, width, height, danger ? theme.error : theme.brand, space::radius);
        if (danger) ink = theme.background;
    }
    canvas.letters(button.label, x + (width - measured.width) / 2, y + (height - measured.height) / 2, room, type, ink);
    return width;
}

void Ui::buttons(const std::vector<Button>& buttons) {
    float x = cursor.left, row = cursor.y, row_height = 0;
    for (const auto& button : buttons) {
        const float width = std::min(button_width(button), cursor.width);
        const bool is_link = button.look == Button::Look::link;
        const float own = button_height(button, type::strong, cursor.width), height = is_link ? std::max(space::control, own + 20) : own;
        if (x > cursor.left && x + width > cursor.left + cursor.width) x = cursor.left, row += row_height + 8, row_height = 0;
        const float y = is_link ? row + (space::button - type::strong.line) / 2 : row;
        button_at(button, x, y, type::strong, cursor.width);
        x += width + 16;
        row_height = std::max(row_height, height);
    }
    cursor.y = row + row_height;
}

void Ui::disclosure(std::string part, std::string_view label, bool is_open) {
    constexpr float indent = 24, around = 9;  // room for a finger, which nothing else may take
    cursor.y += around;
    const Action unfolds{Verb::unfold, std::move(part)};
    const auto measured = canvas.measure(label, type::strong, cursor.width - indent);
    auto node = text_node(NodeRole::button, key_of(unfolds), label, {cursor.left, cursor.y, std::min(indent + std::ceil(measured.width) + 1, cursor.width), measured.height},
                          type::strong, measured);
    node.style += " link fold";
    node.is = PressNode{.action = unfolds, .is_unfolded = is_open};
    add_control(std::move(node));
    const float x = cursor.left + 9, y = cursor.y + 13;
    if (is_open) canvas.triangle({x - 6, y - 4}, {x + 6, y - 4}, {x, y + 5}, canvas.theme.brand);
    else canvas.triangle({x - 4, y - 6}, {x + 5, y}, {x - 4, y + 6}, canvas.theme.brand);
    canvas.letters(label, cursor.left + indent, cursor.y, cursor.width - indent, type::strong, canvas.theme.brand);
    cursor.y += measured.height + around;
}

// --- controls ----------------------------------------------------------------------------------------------------------

Ui::Around Ui::words_above(std::string_view key, const Words& words, NodeRole label_role, NodeId control) {
    Around around;
    around.bar = !words.error.empty();
    around.bar_top = cursor.y, around.left = cursor.left, around.width = cursor.width;
    if (around.bar) cursor.left += 20, cursor.width -= 20;
    if (!words.label.empty()) {
        const auto label = words.optional ? filled(texts::optional, {words.label}) : std::string(words.label);
        const auto drawn = canvas.letters(label, cursor.left, cursor.y, cursor.width, type::strong, canvas.theme.ink);
        auto node = text_node(label_role, keyed("label ", key), label, {cursor.left, cursor.y, cursor.width, drawn.height}, type::strong, drawn);
        if (control != 0) node.is = LabelNode{control};
        around.label = outline.leaf(std::move(node));
        cursor.y += drawn.height + 2;
    }
    if (!words.help.empty()) {
        around.described.push_back(text(words.help, keyed("help ", key), type::small, Tone::quiet, NodeRole::hint));
        cursor.y += 4;
    }
    if (around.bar) {
        around.error = text(words.error, keyed("error ", key), type::small_strong, Tone::error, NodeRole::error);
        cursor.y += 6;
    } else {
        cursor.y += 2;
    }
    around.described.insert(around.described.end(), words.doubts.begin(), words.doubts.end());
    return around;
}

void Ui::words_below(const Around& around) {
    if (around.bar) {
        canvas.rectangle(around.left, around.bar_top, 4, cursor.y - around.bar_top, canvas.theme.error);
        cursor.left = around.left, cursor.width = around.width;
    }
    cursor.y += 24;
}

/// The frame of a control at the cursor, below which the cursor then stands.
void Ui::box(float width, float height, bool error) {
    // What can only be read looks so.
    canvas.rectangle(cursor.left, cursor.y, width, height, read_only_ ? canvas.theme.panel : canvas.theme.background, space::radius);
    canvas.border(cursor.left, cursor.y, width, height, error ? canvas.theme.error : canvas.theme.line, space::radius, error ? 2.0f : 1.0f);
    cursor.y += height;
}

void Ui::text_field(std::string_view key, const Words& words, const TextInput& input, bool required) {
    const Within field(*this, NodeRole::field, keyed("field ", key), "", words.error.empty() ? "" : "invalid");
    const auto role = input.secret ? NodeRole::password : NodeRole::textbox;
    const auto around = words_above(key, words, NodeRole::label, id_of(role, key));
    const float width = input.width > 0 ? std::min(input.width, cursor.width) : cursor.width;
    auto node = control_node(role, std::string(key), {cursor.left, cursor.y, width, space::control});
    node.error = around.error, node.described = around.described;
    node.is = TextNode{.value = std::string(input.value), .autocomplete = std::string(input.autocomplete), .inputmode = input.inputmode,
                       .autocapitalize = input.capitals, .type = input.type, .has_words = input.has_words, .maxlength = input.maxlength, .required = required};
    add_control(std::move(node));
    box(width, space::control, around.bar);
    words_below(around);
}

void Ui::text_area(std::string_view key, const Words& words, std::string_view value, float height) {
    const Within field(*this, NodeRole::field, keyed("field ", key), "", words.error.empty() ? "" : "invalid");
    const auto around = words_above(key, words, NodeRole::label, id_of(NodeRole::textarea, key));
    auto node = control_node(NodeRole::textarea, std::string(key), {cursor.left, cursor.y, cursor.width, height});
    node.error = around.error, node.described = around.described;
    node.is = TextNode{.value = std::string(value)};
    add_control(std::move(node));
    box(cursor.width, height, around.bar);
    words_below(around);
}

void Ui::select(std::string_view key, const Words& words, std::string_view value, std::span<const Choice> choices,
                std::string_view autocomplete, bool required, float width) {
    const Within field(*this, NodeRole::field, keyed("field ", key), "", words.error.empty() ? "" : "invalid");
    const auto around = words_above(key, words, NodeRole::label, id_of(NodeRole::select, key));
    width = width > 0 ? std::min(width, cursor.width) : cursor.width;
    auto node = control_node(NodeRole::select, std::string(key), {cursor.left, cursor.y, width, space::control});
    node.error = around.error, node.described = around.described;
    SelectNode select{.value = std::string(value), .autocomplete = std::string(autocomplete), .required = required};
    select.options.reserve(choices.size() + 1);
    select.options.emplace_back("", texts::choose);
    for (const auto& choice : choices) select.options.emplace_back(choice.code, choice.label);
    node.is = std::move(select);
    add_control(std::move(node));
    const float tip_x = cursor.left + width - 20, tip_y = cursor.y + 25;
    box(width, space::control, around.bar);
    canvas.bend({tip_x - 6, tip_y - 6}, {tip_x, tip_y}, {tip_x + 6, tip_y - 6}, canvas.theme.ink2, 2);
    words_below(around);
}

float Ui::choice_width(const ChoiceItem& item) const {
    return box_size + choice_gap + std::ceil(canvas.measure(item.label, type::body, FLT_MAX).width) + 1;
}

void Ui::choice(NodeRole role, const ChoiceItem& choice, std::string_view group, float x, float width, bool required) {
    const Within field(*this, NodeRole::field, keyed("field ", choice.key), "", "choice");
    const float text_x = x + box_size + choice_gap;
    const auto measured = canvas.measure(choice.label, type::body, width - box_size - choice_gap);
    const float row = std::max(choice_height, measured.height + 18);
    const float box_y = cursor.y + std::floor((std::min(row, choice_height) - box_size) / 2);
    const auto id = id_of(role, choice.key);

    auto node = control_node(role, choice.key, {x, box_y, box_size, box_size});
    node.error = choice.error;
    if (!choice.help.empty()) node.described.push_back(id_of(NodeRole::hint, keyed("help ", choice.key)));
    node.is = ChoiceNode{std::string(group), choice.on, required};
    add_control(std::move(node));

    const auto& theme = canvas.theme;
    const float text_y = cursor.y + 9, text_width = width - box_size - choice_gap;
    const auto drawn = canvas.letters(choice.label, text_x, text_y, text_width, type::body, theme.ink);
    auto label = text_node(NodeRole::label, keyed("label ", choice.key), choice.label, {text_x, text_y, std::min(std::ceil(drawn.width) + 1, text_width), drawn.height},
                           type::body, drawn);
    label.is = LabelNode{id};
    outline.leaf(std::move(label));

    if (role == NodeRole::radio) {
        const float middle_x = x + box_size / 2, middle_y = box_y + box_size / 2;
        canvas.ring(middle_x, middle_y, 12, choice.on ? theme.brand : theme.line, 2, theme.background);
        if (choice.on) canvas.disc(middle_x, middle_y, 6, theme.brand);
    } else if (choice.on) {
        canvas.rectangle(x, box_y, box_size, box_size, theme.brand, 4);
        canvas.bend({x + 6, box_y + 12.5f}, {x + 10.5f, box_y + 17}, {x + 18, box_y + 8}, theme.brand_ink, 2.5f);
    } else {
        canvas.rectangle(x, box_y, box_size, box_size, theme.background, 4);
        canvas.border(x, box_y, box_size, box_size, theme.line, 4, 2);
    }
    cursor.y += row;
    if (!choice.help.empty()) {
        cursor.y -= 8;
        const float left = cursor.left, column = cursor.width;
        cursor.left = text_x, cursor.width = width - box_size - choice_gap;
        text(choice.help, keyed("help ", choice.key), type::small, Tone::quiet, NodeRole::hint);
        cursor.left = left, cursor.width = column;
        cursor.y += 8;
    }
}

Ui::Around Ui::open_group(std::string_view key, const Words& words) {
    Node group{.role = NodeRole::group, .key = keyed("group ", key), .style = words.error.empty() ? "" : "invalid"};
    if (!words.help.empty()) group.described.push_back(id_of(NodeRole::hint, keyed("help ", key)));
    group.described.insert(group.described.end(), words.doubts.begin(), words.doubts.end());
    if (!words.error.empty()) group.error = id_of(NodeRole::error, keyed("error ", key));
    outline.open(std::move(group));
    return words_above(key, words, NodeRole::legend, 0);
}

void Ui::radios(std::string_view key, const Words& words, const std::vector<ChoiceItem>& items, bool required) {
    const auto around = open_group(key, words);
    // Two short answers stand side by side, longer ones below each other.
    float total = 0;
    bool plain = true;
    for (const auto& item : items) total += choice_width(item) + 32, plain = plain && item.help.empty();
    if (plain && items.size() == 2 && total - 32 <= cursor.width) {
        const float top = cursor.y;
        float x = cursor.left;
        for (const auto& item : items) {
            cursor.y = top;
            choice(NodeRole::radio, item, key, x, choice_width(item), required);
            x += std::max(choice_width(item) + 32, 120.0f);
        }
    } else {
        for (const auto& item : items) choice(NodeRole::radio, item, key, cursor.left, cursor.width, required);
    }
    words_below(around);
    outline.close();
}

void Ui::checkboxes(std::string_view key, const Words& words, const std::vector<ChoiceItem>& items) {
    const auto around = open_group(key, words);
    for (const auto& item : items) choice(NodeRole::checkbox, item, "", cursor.left, cursor.width, false);
    words_below(around);
    outline.close();
}

void Ui::checkbox(std::string_view key, const Words& words, bool on) {
    if (words.error.empty()) {
        choice(NodeRole::checkbox, {std::string(key), words.label, words.help, on}, "", cursor.left, cursor.width, false);
        cursor.y += 16;
        return;
    }
    const Within field(*this, NodeRole::field, keyed("box ", key), "", "invalid");
    const auto around = words_above(key, {"", "", words.error}, NodeRole::label, 0);
    choice(NodeRole::checkbox, {std::string(key), words.label, words.help, on, around.error}, "", cursor.left, cursor.width, false);
    words_below(around);
}

NodeId Ui::warning_id(std::string_view key) { return id_of(NodeRole::text, keyed(warning_text, key)); }

void Ui::warning(std::string_view key, std::string_view sentence, const std::vector<Button>& answers) {
    cursor.y -= 16;  // belongs to the control above
    begin_block(NodeRole::box, keyed("warning ", key), Tone::warning, false);
    // Denser than other blocks: it is a note to a field.
    cursor.left -= 6, cursor.width += 12, cursor.y -= 10;
    float actions_width = 0;
    for (const auto& answer : answers) actions_width += button_width(answer, type::small_strong) + 14;
    const float column = cursor.width;
    const bool beside = canvas.measure(sentence, type::small, FLT_MAX).width + actions_width < cursor.width;
    const float top = cursor.y;
    if (beside) cursor.width -= actions_width;
    text(sentence, keyed(warning_text, key), type::small, Tone::warning);
    cursor.width = column;
    float x = beside ? cursor.left + cursor.width - actions_width + 14 : cursor.left;
    float row = beside ? top : cursor.y + 4;
    for (const auto& answer : answers) {
        const float width = button_width(answer, type::small_strong);
        if (!beside && x > cursor.left && x + width > cursor.left + cursor.width) x = cursor.left, row = cursor.y + 6;
        x += button_at(answer, x, row, type::small_strong, cursor.width) + 14;
        // A long suggestion takes several lines.
        if (!beside) cursor.y = row + canvas.measure(answer.label, type::small_strong, width > cursor.width ? cursor.width : FLT_MAX).height;
    }
    cursor.y -= 10;
    end_block();
    cursor.y += 4;
}

}  // namespace qopi
