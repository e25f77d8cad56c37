// Every widget first measures, then adds its nodes, then paints what is in the window; a node never depends on clipping.
#include "ui/ui.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace qopi {
namespace {

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

constexpr float box_size = 24, choice_gap = 12, choice_height = 44;

std::string keyed(std::string_view prefix, std::string_view key) { return std::string(prefix) + std::string(key); }

}  // namespace

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

void Ui::paint_text(std::string_view text, float x, float y, float wrap, const Type& type, ImU32 color, bool paint, Drawn& drawn) const {
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
        const char* stop = font->CalcWordWrapPositionA(1, at, end, std::max(wrap, 1.0f) + 0.02f);
        if (stop == at) ++stop;
        const char* line_end = stop;
        if (const char* feed = static_cast<const char*>(memchr(at, '\n', static_cast<std::size_t>(stop - at)))) line_end = feed, stop = feed;
        const float line_width = font->CalcTextSizeA(type.size, FLT_MAX, 0, at, line_end).x;
        drawn.width = std::max(drawn.width, line_width);
        const float line_y = top + drawn.height + std::floor((type.line - type.size) / 2);
        if (paint && !drawn.dom && line_y + type.line > 0 && line_y < viewport->Size.y)
            draw().AddText(font, type.size, {x, line_y}, color, at, line_end);
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
    paint_text(text, 0, 0, wrap, type, 0, false, drawn);
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
    paint_text(text, x, y, wrap, type, color, true, drawn);
    if (!key.empty()) {
        // A little wider than what was measured, so that rounding never makes the browser break a line earlier.
        auto node = leaf_node(role, std::move(key), {x, y, std::min(std::ceil(drawn.width) + 1, std::max(wrap, 1.0f)), drawn.height});
        node.text = text, node.style = type.style, node.tone = tone, node.dom = drawn.dom, node.name = name;
        outline_.leaf(std::move(node));
    }
    return drawn;
}

void Ui::heading(int level, std::string_view text, std::string key) {
    const Type& type = level == 1 ? (one_column() ? type::h1_phone : type::h1) : level == 2 ? type::h2 : type::strong;
    Drawn drawn;
    paint_text(text, left_, y_, width_, type, theme_.ink, true, drawn);
    auto node = leaf_node(NodeRole::heading, std::move(key), {left_, y_, width_, drawn.height});
    node.level = level, node.text = text, node.style = type.style, node.dom = drawn.dom;
    node.focusable = level == 1;  // a new page puts the focus here
    outline_.leaf(std::move(node));
    y_ += drawn.height + (level == 1 ? 12.0f : 8.0f);
}

NodeId Ui::text(std::string_view text, std::string key, const Type& type, Tone tone, NodeRole role) {
    Drawn drawn;
    paint_text(text, left_, y_, width_, type, color_of(tone), true, drawn);
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

// --- actions -----------------------------------------------------------------------------------------------------------

float Ui::action_width(const Action& action, const Type& type) const {
    const float text = std::ceil(measure(action.label, type, FLT_MAX).width);
    if (action.look == Action::Look::link) return text;
    return text + (action.look == Action::Look::primary || action.look == Action::Look::danger ? 48.0f : 40.0f);
}

float Ui::action_at(const Action& action, float x, float y, const Type& type, float wrap) {
    const bool is_link = action.look == Action::Look::link;
    const bool is_wrapped = is_link && action_width(action, type) > wrap;
    const float width = is_wrapped ? wrap : action_width(action, type);
    const auto measured = measure(action.label, type, is_wrapped ? wrap : FLT_MAX);
    const float height = is_link ? measured.height : space::button;
    auto node = leaf_node(action.href.empty() ? NodeRole::button : NodeRole::link, action.key, {x, y, width, height});
    node.text = action.label, node.name = action.name, node.href = action.href, node.dom = measured.dom;
    node.style = is_link ? type.style : action.look == Action::Look::secondary ? "secondary" : "primary";
    if (is_link) node.style += " link";
    if (action.look == Action::Look::danger) node.tone = "error";
    item(node);
    outline_.leaf(std::move(node));
    if (!visible(y, height)) return width;
    Drawn drawn;
    const float top = y + origin();
    if (is_link) {
        paint_text(action.label, x, y, is_wrapped ? wrap : FLT_MAX, type, theme_.brand, true, drawn);
        if (!is_wrapped) draw().AddLine({x, top + type.line - 3.5f}, {x + width, top + type.line - 3.5f}, theme_.brand, 1);
        return width;
    }
    const ImVec2 a{x, top}, b{x + width, top + height};
    ImU32 ink = theme_.brand_ink;
    if (action.look == Action::Look::secondary) {
        draw().AddRect({a.x + 0.5f, a.y + 0.5f}, {b.x - 0.5f, b.y - 0.5f}, theme_.line, space::radius);
        ink = theme_.ink;
    } else {
        const bool danger = action.look == Action::Look::danger;
        draw().AddRectFilled(a, b, danger ? theme_.error : theme_.brand, space::radius);
        if (danger) ink = theme_.background;
    }
    paint_text(action.label, x + (width - measured.width) / 2, y + (height - type.line) / 2, FLT_MAX, type, ink, true, drawn);
    return width;
}

void Ui::actions(const std::vector<Action>& actions) {
    float x = left_, row = y_, row_height = 0;
    for (const auto& action : actions) {
        const float width = action_width(action);
        const float height = action.look == Action::Look::link ? space::control : space::button;
        if (x > left_ && x + width > left_ + width_) x = left_, row += row_height + 8, row_height = 0;
        const float y = action.look == Action::Look::link ? row + (space::button - type::strong.line) / 2 : row;
        action_at(action, x, y);
        x += width + 16;
        row_height = std::max(row_height, height);
    }
    y_ = row + row_height;
}

// --- controls ----------------------------------------------------------------------------------------------------------

Ui::Around Ui::words_above(std::string_view key, const Words& words, NodeRole label_role, NodeId control) {
    Around around;
    around.bar = !words.error.empty();
    around.bar_top = y_, around.left = left_, around.width = width_;
    if (around.bar) left_ += 20, width_ -= 20;
    if (!words.label.empty()) {
        Drawn drawn;
        paint_text(words.label, left_, y_, width_, type::strong, theme_.ink, true, drawn);
        auto node = leaf_node(label_role, keyed("label ", key), {left_, y_, width_, drawn.height});
        node.text = words.label, node.style = type::strong.style, node.label_for = control;
        if (words.optional) {
            node.text += " (optional)";
            const float label_width = measure(words.label, type::strong, FLT_MAX).width;
            Drawn note;
            const float space_width = 5;
            if (label_width + 90 < width_) {
                paint_text("(optional)", left_ + label_width + space_width, y_, FLT_MAX, type::body, theme_.ink2, true, note);
            } else {
                paint_text("(optional)", left_, y_ + drawn.height, FLT_MAX, type::body, theme_.ink2, true, note);
                drawn.height += type::body.line;
                node.rect.height = drawn.height;
            }
        }
        around.label = outline_.leaf(std::move(node));
        y_ += drawn.height + 2;
    }
    if (!words.help.empty()) {
        around.help = text(words.help, keyed("help ", key), type::small, Tone::quiet, NodeRole::hint);
        y_ += 4;
    }
    if (around.bar) {
        around.error = text(words.error, keyed("error ", key), type::small_strong, Tone::error, NodeRole::error);
        y_ += 6;
    } else {
        y_ += 2;
    }
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
    const float half = error ? 1.0f : 0.5f;
    draw().AddRect({a.x + half, a.y + half}, {b.x - half, b.y - half}, error ? theme_.error : theme_.line, space::radius, 0, half * 2);
}

void Ui::text_field(std::string_view key, const Words& words, const TextInput& input, bool required) {
    const Scope field(*this, NodeRole::field, keyed("field ", key), "", words.error.empty() ? "" : "invalid");
    const auto role = input.secret ? NodeRole::password : NodeRole::textbox;
    const auto around = words_above(key, words, NodeRole::label, id_of(role, key));
    const float width = input.width > 0 ? std::min(input.width, width_) : width_;
    auto node = leaf_node(role, std::string(key), {left_, y_, width, space::control});
    node.value = input.value, node.autocomplete = input.autocomplete, node.inputmode = input.inputmode, node.type = input.type;
    node.field = key, node.maxlength = input.maxlength, node.required = required, node.error = around.error;
    if (around.help != 0) node.described.push_back(around.help);
    item(node);
    outline_.leaf(std::move(node));
    box(left_, y_, width, space::control, around.bar);
    y_ += space::control;
    words_below(around);
}

void Ui::select(std::string_view key, const Words& words, std::string_view value, std::span<const Choice> choices,
                std::string_view autocomplete, bool required, float width) {
    const Scope field(*this, NodeRole::field, keyed("field ", key), "", words.error.empty() ? "" : "invalid");
    const auto around = words_above(key, words, NodeRole::label, id_of(NodeRole::select, key));
    width = width > 0 ? std::min(width, width_) : width_;
    auto node = leaf_node(NodeRole::select, std::string(key), {left_, y_, width, space::control});
    node.value = value, node.autocomplete = autocomplete, node.field = key, node.required = required, node.error = around.error;
    if (around.help != 0) node.described.push_back(around.help);
    node.options.reserve(choices.size() + 1);
    node.options.emplace_back("", "Choose…");
    for (const auto& choice : choices) node.options.emplace_back(choice.code, choice.label);
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
    node.checked = choice.on, node.field = choice.key, node.required = required;
    if (!group.empty()) node.group = group;
    if (!choice.help.empty()) node.described.push_back(id_of(NodeRole::hint, keyed("help ", choice.key)));
    item(node);
    outline_.leaf(std::move(node));

    Drawn drawn;
    const float text_y = y_ + 9;
    paint_text(choice.label, text_x, text_y, width - box_size - choice_gap, type::body, theme_.ink, true, drawn);
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
        draw().AddRect({a.x + 1, a.y + 1}, {b.x - 1, b.y - 1}, theme_.line, 4, 0, 2);
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

void Ui::checkbox(std::string_view key, std::string_view label, std::string_view help, bool on) {
    choice(NodeRole::checkbox, {std::string(key), label, help, on}, "", left_, width_, false);
    y_ += 16;
}

void Ui::warning(std::string_view key, std::string_view sentence, const std::vector<Action>& answers) {
    y_ -= 16;  // belongs to the control above
    begin_block(NodeRole::box, keyed("warning ", key), Tone::warning, false);
    // Denser than other blocks: it is a note to a field.
    left_ -= 6, width_ += 12, y_ -= 10;
    float actions_width = 0;
    for (const auto& answer : answers) actions_width += action_width(answer, type::small_strong) + 14;
    const float column = width_;
    const bool beside = measure(sentence, type::small, FLT_MAX).width + actions_width < width_;
    const float top = y_;
    if (beside) width_ -= actions_width;
    text(sentence, keyed("warning text ", key), type::small, Tone::warning);
    width_ = column;
    float x = beside ? left_ + width_ - actions_width + 14 : left_;
    float row = beside ? top : y_ + 4;
    for (const auto& answer : answers) {
        const float width = action_width(answer, type::small_strong);
        if (!beside && x > left_ && x + width > left_ + width_) x = left_, row = y_ + 6;
        x += action_at(answer, x, row, type::small_strong, width_) + 14;
        // A long suggestion takes several lines.
        if (!beside) y_ = row + measure(answer.label, type::small_strong, width > width_ ? width_ : FLT_MAX).height;
    }
    y_ -= 10;
    end_block();
    y_ += 4;
}

// --- blocks ------------------------------------------------------------------------------------------------------------

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
    if (seen && block.outlined) {
        const bool strong = block.tone == Tone::error;
        const float half = strong ? 1.0f : 0.5f;
        draw().AddRect({a.x + half, a.y + half}, {b.x - half, b.y - half}, strong ? theme_.error : theme_.hair, 8, 0, half * 2);
    }
    draw().ChannelsMerge();
    outline_.close();
    y_ += 16;
}

void Ui::error_summary(std::string_view title, const std::vector<Summary>& lines) {
    Node node;
    node.role = NodeRole::section, node.key = "summary", node.name = "Problems on this page", node.focusable = true, node.tone = "error", node.style = "summary";
    const float top = y_;
    const auto section = outline_.open(std::move(node));
    draw().ChannelsSplit(2);
    draw().ChannelsSetCurrent(1);
    blocks_.push_back({top, left_, width_, Tone::error, true});
    left_ += 20, width_ -= 40, y_ += 16;
    Drawn drawn;
    paint_text(title, left_, y_, width_, type::strong, theme_.ink, true, drawn);
    auto heading = leaf_node(NodeRole::heading, "summary title", {left_, y_, width_, drawn.height});
    heading.level = 2, heading.text = title, heading.style = type::strong.style;
    outline_.leaf(std::move(heading));
    y_ += drawn.height + 6;
    {
        const Scope list(*this, NodeRole::list, "summary list");
        for (const auto& line : lines) {
            const Scope entry(*this, NodeRole::listitem, "summary item " + line.key);
            if (visible(y_, 26)) draw().AddCircleFilled({left_ + 8, y_ + 13.5f + origin()}, 3, theme_.error);
            paint_text(line.text, left_ + 22, y_, width_ - 22, type::strong, theme_.error, true, drawn);
            auto link = leaf_node(NodeRole::button, "fix:" + line.key, {left_ + 22, y_, std::min(std::ceil(drawn.width) + 1, width_ - 22), drawn.height});
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
    // Whole questions as terms need the room more than their short answers do.
    const bool wordy = std::any_of(lines.begin(), lines.end(), [&](const Line& entry) { return measure(entry.term, type::strong, FLT_MAX).width > 400; });
    for (const auto& entry : lines) {
        const Scope row(*this, NodeRole::row, "row " + entry.key);
        float actions_width = 0;
        for (const auto& action : entry.actions) actions_width += action_width(action) + 16;
        const bool stacked = one_column();
        const float term_width = stacked ? width_ : wordy ? width_ * 0.62f : std::min(220.0f, width_ * 0.36f);
        const float value_x = stacked ? left_ : left_ + term_width + 16;
        const float value_width = left_ + width_ - value_x - actions_width;
        y_ += 12;
        const auto term = text_at(entry.term, "term " + entry.key, left_, y_, term_width, type::strong, theme_.ink, NodeRole::term);
        float y = stacked ? y_ + term.height : y_;
        const float actions_y = y;
        int number = 0;
        for (const auto& value : entry.values) {
            const auto drawn = text_at(value, "value " + std::to_string(number++) + " " + entry.key, value_x, y, value_width, type::body, theme_.ink, NodeRole::detail);
            y += drawn.height;
        }
        if (!entry.actions.empty()) {
            const Scope cell(*this, NodeRole::detail, "actions " + entry.key);
            float x = left_ + width_ - actions_width + 16;
            for (const auto& action : entry.actions) x += action_at(action, x, actions_y) + 16;
        }
        y_ = std::max({y, y_ + term.height, actions_y + type::strong.line}) + 12;
        rule(y_, left_, left_ + width_);
    }
    y_ += 16;
}

// --- painting ----------------------------------------------------------------------------------------------------------

void Ui::rule(float y, float left, float right) {
    if (visible(y, 1)) draw().AddRectFilled({left, y + origin()}, {right, y + 1 + origin()}, theme_.hair);
}
void Ui::rectangle(float x, float y, float width, float height, ImU32 color, float radius) {
    if (visible(y, height)) draw().AddRectFilled({x, y + origin()}, {x + width, y + height + origin()}, color, radius);
}
void Ui::ring(float x, float y, float radius, ImU32 color, float thickness, ImU32 fill) {
    draw().AddCircleFilled({x, y + origin()}, radius, fill);
    draw().AddCircle({x, y + origin()}, radius - thickness / 2, color, 0, thickness);
}
void Ui::line(float x1, float y1, float x2, float y2, ImU32 color, float thickness) {
    draw().AddLine({x1, y1 + origin()}, {x2, y2 + origin()}, color, thickness);
}

}  // namespace qopi
