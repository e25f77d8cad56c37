// The outline: what the page says, as a tree of nodes with names, states and rectangles. The twin is kept equal to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/action.hpp"

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

struct Node {
    NodeId id = 0, parent = 0;
    NodeRole role = NodeRole::box;
    std::string key;           ///< what the control is: a field's pointer, or that of its action
    std::optional<Action> action = {};  ///< what it does when it is pressed
    Rect rect;
    bool placed = false;       ///< has a rectangle
    int level = 0;             ///< of a heading
    std::string text;          ///< content of a leaf
    std::string name;          ///< accessible name, where neither label nor content gives one
    std::string value;
    std::string href, autocomplete, inputmode, autocapitalize, spellcheck, type, group, field, current, expanded, style, tone;
    NodeId label_for = 0, error = 0;
    std::vector<NodeId> described;
    std::vector<std::pair<std::string_view, std::string_view>> options;  ///< of a select: code and label
    int maxlength = 0;
    bool checked = false, required = false, disabled = false, dom = false, focusable = false;
    bool operator==(const Node&) const = default;
};

class Outline {
public:
    /// Starts a frame; what was built before is what `ops` compares with.
    void begin();

    NodeId open(Node node);   ///< a container, until `close`
    void close();
    NodeId leaf(Node node);
    /// Gives a container a rectangle once its height is known.
    void place(NodeId id, Rect rect);

    /// The twin's field `key` holds this text since the last frame: a person typed it. What the program then makes of it, even
    /// what it was before, is a change for the twin.
    void typed(std::string_view key, std::string_view text);

    std::string title;
    float height = 0;

    const std::vector<Node>& nodes() const { return now_; }
    const Node* find(NodeId id) const;
    /// The control to focus for a key: itself, or the first choice of its group. Null when the page has none.
    const Node* control(std::string_view key) const;

    /// What changed since the last frame as JSON for the twin; empty when nothing did. `focus` is a key, `announce` are sentences.
    std::string ops(std::string_view focus, const std::vector<std::string>& announce, bool scroll_to_top);

private:
    std::vector<Node> now_, before_;
    std::unordered_map<NodeId, std::size_t> index_;
    std::vector<NodeId> open_;
    std::string title_before_;
    float height_before_ = -1;
};

}  // namespace qopi
