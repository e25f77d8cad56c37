// A node of the outline: what it is, what it says, and where it is. The twin makes an element of it (web/element.js).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "app/action.hpp"
#include "ui/theme.hpp"

namespace qopi {

enum class NodeRole : std::uint8_t {
    banner, main, navigation, contentinfo, form, section, group, legend, list, steps, listitem, heading, text, hint, error,
    label, button, link, textbox, password, textarea, select, checkbox, radio, field, box, terms, row, term, detail, count
};
std::string_view name_of(NodeRole role);

/// In CSS pixels of the page; containers have none and lie where their children lie.
struct Rect {
    float x = 0, y = 0, width = 0, height = 0;
    bool operator==(const Rect&) const = default;
};

/// 53 bits, which JavaScript counts exactly: among the nodes of a review of a thousand offices, 32 would name two alike.
using NodeId = std::uint64_t;
/// The same control has the same id in every frame: a hash of its role and key, never of a label or a position.
NodeId id_of(NodeRole role, std::string_view key);

/// What is said of a heading and of nothing else; and so on.
struct HeadingNode {
    int level = 2;
    bool operator==(const HeadingNode&) const = default;
};
/// Of a list that shows a part of itself: which of all its items this one is, 1 the first.
struct ItemNode {
    std::size_t number = 0, all = 0;
    bool operator==(const ItemNode&) const = default;
};
struct LabelNode {
    NodeId control = 0;
    bool operator==(const LabelNode&) const = default;
};
/// A button or a link.
struct PressNode {
    std::optional<Action> action = {};     ///< what it does; a link within the page does nothing by itself
    std::string href = {};
    std::optional<bool> is_unfolded = {};  ///< of a button that shows and hides something
    bool operator==(const PressNode&) const = default;
};
/// What is typed into; `autocomplete`, `inputmode`, `autocapitalize` and `type` are the values of the HTML attributes of these names.
struct TextNode {
    std::string value = {}, autocomplete = {};
    std::string_view inputmode = {}, autocapitalize = {}, type = {};
    bool has_words = true;  ///< not a name or a number, which no dictionary knows
    int maxlength = 0;
    bool required = false;
    bool operator==(const TextNode&) const = default;
};
struct SelectNode {
    std::string value = {}, autocomplete = {};
    std::vector<std::pair<std::string_view, std::string_view>> options = {};  ///< code and label
    bool required = false;
    bool operator==(const SelectNode&) const = default;
};
/// A checkbox, or a radio of its group.
struct ChoiceNode {
    std::string group = {};
    bool checked = false, required = false;
    bool operator==(const ChoiceNode&) const = default;
};

struct Node {
    NodeId id = 0, parent = 0;
    NodeRole role = NodeRole::box;
    std::string key = {};                  ///< what it is: a field's pointer, or the key of its action
    std::optional<Rect> rect = {};         ///< of all but containers
    std::string text = {};                 ///< what a leaf says
    std::string name = {};                 ///< accessible name, where neither label nor text gives one
    std::string style = {};                ///< classes of web/style.css, such as those of its type
    Tone tone = Tone::plain;
    NodeId error = 0;                      ///< the error about it
    std::vector<NodeId> described = {};    ///< other texts about it
    bool disabled = false;
    bool dom = false;                      ///< the browser shows its text, since the typeface lacks a letter
    bool takes_focus = false;              ///< by the program, though it is no control
    bool is_current = false;               ///< among the steps
    bool is_answer = false;                ///< a person's own words, which no translator may change
    std::variant<std::monostate, HeadingNode, ItemNode, LabelNode, PressNode, TextNode, SelectNode, ChoiceNode> is = {};
    bool operator==(const Node&) const = default;

    const Action* action() const {
        const auto* press = std::get_if<PressNode>(&is);
        return press && press->action ? &*press->action : nullptr;
    }
    /// What was typed or chosen from a list.
    std::string_view value() const {
        if (const auto* typed = std::get_if<TextNode>(&is)) return typed->value;
        if (const auto* chosen = std::get_if<SelectNode>(&is)) return chosen->value;
        return {};
    }
};

}  // namespace qopi
