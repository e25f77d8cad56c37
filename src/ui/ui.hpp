// Widgets: each one takes its place at the cursor, paints itself on the canvas and, in the same call, says in the outline what it is.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "ui/canvas.hpp"
#include "ui/cursor.hpp"
#include "ui/outline.hpp"
#include "values/places.hpp"

namespace qopi {

/// How a text control takes its answer.
struct TextInput {
    std::string_view value, autocomplete = "off", inputmode, type = "text";
    std::string_view capitals = {};  ///< "words", "none", or the browser's own way: of sentences
    bool secret = false;   ///< dots instead of characters
    bool has_words = true; ///< not a name or a number, which no dictionary knows
    int maxlength = 0;
    float width = 0;       ///< 0: the whole column
};

/// The words around a control.
struct Words {
    std::string_view label, help, error;
    bool optional = false;
    std::vector<NodeId> doubts = {};  ///< texts below the control that are about its answer
};

struct ChoiceItem {
    std::string key;
    std::string_view label, help;
    bool on = false;
    NodeId error = 0;  ///< of a box that stands alone
};

class Ui {
public:
    Ui(Outline& tree, const Fonts& fonts, const Theme& theme, float page_width, bool is_painted = true)
        : outline(tree), canvas(fonts, theme), cursor(page_width), is_plain(!is_painted) {}

    // --- its parts, which a page may use by themselves -----------------------------------------------------------------
    Outline& outline;
    const Canvas canvas;
    Cursor cursor;
    const bool is_plain;  ///< nobody sees the canvas: the browser lays the twin out, in one column, and takes only the widths from here

    // --- the page ------------------------------------------------------------------------------------------------
    /// What is drawn from now on can be read and not changed.
    void set_read_only(bool read_only) { read_only_ = read_only; }

    /// A part of the tree; use with `Within`.
    NodeId open(NodeRole role, std::string key, std::string_view name = "", std::string_view style = "");
    void close() { outline.close(); }

    // --- text ----------------------------------------------------------------------------------------------------
    NodeId heading(int level, std::string_view text, std::string key);
    NodeId text(std::string_view text, std::string key, const Type& type = type::body, Tone tone = Tone::plain, NodeRole role = NodeRole::text);
    void bullets(std::initializer_list<std::string_view> lines, std::string key);
    /// What `draw` draws belongs to what stands above, and is nearer to that than to what follows.
    template <class Draw>
    void nearer(Draw draw) {
        cursor.skip(-12);
        draw();
        cursor.skip(24);
    }

    // --- actions -------------------------------------------------------------------------------------------------
    struct Button {
        Action action;
        std::string label;
        enum class Look : std::uint8_t { primary, secondary, link, danger } look;
        std::string href;
        std::string name;  ///< when the label alone does not say enough; must contain it
        Button(Action action, std::string_view label, Look look = Look::link, std::string_view href = {}, std::string_view name = {});
    };
    /// Side by side while there is room. Links with an address are links, everything else is a button.
    void buttons(const std::vector<Button>& buttons);
    /// One link or button at a place of its own; returns its width. One that is wider than `wrap` has several lines.
    float button_at(const Button& button, float x, float y, const Type& type = type::strong, float wrap = FLT_MAX);
    float button_width(const Button& button, const Type& type = type::strong) const;
    /// How high it is where there is no more room than `wrap` for its width: a label that is longer has several lines.
    float button_height(const Button& button, const Type& type = type::strong, float wrap = FLT_MAX) const;

    /// A button that shows or hides what is drawn after it; a triangle tells which.
    void disclosure(std::string part, std::string_view label, bool is_open);

    // --- controls ------------------------------------------------------------------------------------------------
    /// Text of several lines, `height` pixels high.
    void text_area(std::string_view key, const Words& words, std::string_view value, float height);
    void text_field(std::string_view key, const Words& words, const TextInput& input, bool required);
    void select(std::string_view key, const Words& words, std::string_view value, std::span<const Choice> choices,
                std::string_view autocomplete, bool required, float width);
    void radios(std::string_view key, const Words& words, const std::vector<ChoiceItem>& items, bool required);
    void checkboxes(std::string_view key, const Words& words, const std::vector<ChoiceItem>& items);
    /// A box that stands alone. Its label stands beside it, its error above.
    void checkbox(std::string_view key, const Words& words, bool on);
    /// A warning under the control with the two answers to it.
    void warning(std::string_view key, std::string_view sentence, const std::vector<Button>& answers);
    /// The sentence of such a warning, for what it describes.
    static NodeId warning_id(std::string_view key);

    // --- blocks --------------------------------------------------------------------------------------------------
    struct Summary { std::string pointer, text; };
    /// What is wrong with the page; every line leads to the field at its pointer. `more` says how much else there is. Takes the focus.
    void error_summary(std::string_view title, const std::vector<Summary>& lines, std::string_view more = "");
    /// A block with a quiet background; what is drawn until `end_block` lies on it.
    void begin_block(NodeRole role, std::string key, Tone tone, bool outlined, std::string_view name = "");
    void end_block();
    void pill(std::string_view text, Tone tone, float right, float y, std::string key);
    struct Line { std::string key; std::string_view term; std::vector<std::string> values; std::vector<Button> buttons; bool is_answer = false, is_named = false; };
    /// Terms and their values with the actions on them, as on the review; `is_answer` for values in the person's own words, `is_named` for such terms.
    void definitions(const std::vector<Line>& lines, std::string key);

    /// Text at a place, in lines of at most `wrap`: a leaf of the outline.
    Drawn text_at(std::string_view text, std::string key, float x, float y, float wrap, const Type& type, Tone tone = Tone::plain,
                  NodeRole role = NodeRole::text);

private:
    Node text_node(NodeRole role, std::string key, std::string_view text, const Rect& rect, const Type& type, const Drawn& drawn, Tone tone = Tone::plain) const;
    Node control_node(NodeRole role, std::string key, const Rect& rect) const;
    void add_control(Node node);
    struct Around { NodeId label = 0, error = 0; std::vector<NodeId> described = {}; bool bar = false; float bar_top = 0, left = 0, width = 0; };
    Around words_above(std::string_view key, const Words& words, NodeRole label_role, NodeId control);
    Around open_group(std::string_view key, const Words& words);
    void words_below(const Around& around);
    void choice(NodeRole role, const ChoiceItem& item, std::string_view group, float x, float width, bool required);
    float choice_width(const ChoiceItem& item) const;
    void box(float width, float height, bool error);

    bool read_only_ = false;
    struct Block { float top, left, width; Tone tone; bool outlined; };
    void lay_block(Tone tone, bool outlined, float beside, float above);
    std::vector<Block> blocks_;
};

using Button = Ui::Button;

/// Opens a part of the tree, and closes it at the end of the C++ scope.
class Within {
public:
    Within(Ui& ui, NodeRole role, std::string key, std::string_view name = "", std::string_view style = "") : ui_(ui) {
        ui_.open(role, std::move(key), name, style);
    }
    ~Within() { ui_.close(); }
    Within(const Within&) = delete;
    Within& operator=(const Within&) = delete;

private:
    Ui& ui_;
};

}  // namespace qopi
