// The outline: what the page says, as a tree of nodes with names, states and rectangles. The twin is kept equal to it.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/node.hpp"

namespace qopi {

class Outline {
public:
    /// Starts a frame. What was built when `ops` was asked last is what it compares with: a frame can be drawn again before that.
    void begin();

    NodeId open(Node node);   ///< a container, until `close`
    void close();
    NodeId leaf(Node node);
    /// Gives a container a rectangle once its height is known.
    void place(NodeId id, Rect rect);

    /// What it says is a person's own words.
    void mark_answer(NodeId id);

    /// The open container is an item of a list that shows a part of itself.
    void count_item(ItemNode item);

    /// It takes the focus by the program, though it is no control.
    void let_focus(NodeId id);

    /// The twin's field `key` holds this text since the last frame: a person typed it. What the program then makes of it, even
    /// what it was before, is a change for the twin.
    void typed(std::string_view key, std::string_view text);

    /// Whether the page says that something is wrong or odd.
    bool tells_of_faults() const;

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
    bool told_ = true;  ///< `ops` was asked since the last frame was begun
};

}  // namespace qopi
