// Building the tree, and telling the twin only what changed.
#include "ui/outline.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "package/json.hpp"

namespace qopi {
namespace {

constexpr auto role_names = std::to_array<std::string_view>({
    "banner", "main", "navigation", "contentinfo", "form", "section", "group", "legend", "list", "steps", "listitem", "heading", "text",
    "hint", "error", "label", "button", "link", "textbox", "password", "textarea", "select", "checkbox", "radio", "field", "box", "terms", "row",
    "term", "detail",
});
static_assert(role_names.size() == static_cast<std::size_t>(NodeRole::count));

/// Lengths are told to the twin in tenths of a CSS pixel, which is what `written` writes.
double tenth(float value) { return std::round(static_cast<double>(value) * 10) / 10; }

/// What of a node differs from what it was. An empty value is a value; any other property that is empty again is taken back with null.
class Changes {
public:
    Json properties = Json::object();

    template <class T>
    void value(const char* name, const T& now, const T& before) {
        if (now != before) properties[name] = now;
    }
    void text(const char* name, std::string_view now, std::string_view before) {
        if (now == before) return;
        if (now.empty()) properties[name] = nullptr;
        else properties[name] = now;
    }
    void id(const char* name, NodeId now, NodeId before) {
        if (now == before) return;
        if (now == 0) properties[name] = nullptr;
        else properties[name] = now;
    }
};

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

/// A press on it asks the person for a file, which is the browser's to do: of a draft, or with rows for this list.
std::string_view file_asked(const PressNode& press) {
    if (!press.action) return "";
    return press.action->verb == Verb::open_file ? "draft" : press.action->verb == Verb::open_rows ? std::string_view(press.action->about) : "";
}
std::string_view expanded(const PressNode& press) { return !press.is_unfolded ? "" : *press.is_unfolded ? "true" : "false"; }

void compare(Changes&, std::monostate, std::monostate) {}
void compare(Changes& changes, const HeadingNode& now, const HeadingNode& old) { changes.value("level", now.level, old.level); }
void compare(Changes& changes, const ItemNode& now, const ItemNode& old) {
    changes.value("number", now.number, old.number);
    changes.value("all", now.all, old.all);
}
void compare(Changes& changes, const LabelNode& now, const LabelNode& old) { changes.id("for", now.control, old.control); }
void compare(Changes& changes, const PressNode& now, const PressNode& old) {
    changes.text("href", now.href, old.href);
    changes.text("expanded", expanded(now), expanded(old));
    changes.text("file", file_asked(now), file_asked(old));
}
void compare(Changes& changes, const TextNode& now, const TextNode& old) {
    changes.value("value", now.value, old.value);
    changes.text("autocomplete", now.autocomplete, old.autocomplete);
    changes.text("inputmode", now.inputmode, old.inputmode);
    changes.text("autocapitalize", now.autocapitalize, old.autocapitalize);
    changes.text("spellcheck", now.has_words ? "" : "false", old.has_words ? "" : "false");
    changes.text("type", now.type, old.type);
    changes.value("maxlength", now.maxlength, old.maxlength);
    changes.value("required", now.required, old.required);
}
void compare(Changes& changes, const SelectNode& now, const SelectNode& old) {
    if (now.options != old.options) {
        auto& options = changes.properties["options"] = Json::array();
        for (const auto& [code, label] : now.options) options.push_back(Json::array({code, label}));
    }
    changes.value("value", now.value, old.value);
    changes.text("autocomplete", now.autocomplete, old.autocomplete);
    changes.value("required", now.required, old.required);
}
void compare(Changes& changes, const ChoiceNode& now, const ChoiceNode& old) {
    changes.text("group", now.group, old.group);
    changes.value("checked", now.checked, old.checked);
    changes.value("required", now.required, old.required);
}

/// A control has a name of its own for the browser's autofill.
std::string_view field_of(const Node& node) {
    const bool is_field = std::holds_alternative<TextNode>(node.is) || std::holds_alternative<SelectNode>(node.is) || std::holds_alternative<ChoiceNode>(node.is);
    return is_field ? std::string_view(node.key) : "";
}

/// The properties in which `node` differs from `old`; against an empty node these are all that it has.
Json difference(const Node& node, const Node& old) {
    Changes changes;
    if (node.rect && node.rect != old.rect)
        changes.properties["rect"] = Json::array({tenth(node.rect->x), tenth(node.rect->y), tenth(node.rect->width), tenth(node.rect->height)});
    changes.value("text", node.text, old.text);
    changes.text("name", node.name, old.name);
    changes.text("key", field_of(node), field_of(old));
    changes.text("current", node.is_current ? "step" : "", old.is_current ? "step" : "");
    changes.text("style", node.style, old.style);
    changes.text("tone", tone_name(node.tone), tone_name(old.tone));
    changes.id("error", node.error, old.error);
    changes.value("described", node.described, old.described);
    changes.value("disabled", node.disabled, old.disabled);
    changes.value("dom", node.dom, old.dom);
    changes.value("answer", node.is_answer, old.is_answer);
    changes.value("focusable", node.takes_focus, old.takes_focus);
    std::visit([&]<class Own>(const Own& now) {
        const auto* before = std::get_if<Own>(&old.is);
        compare(changes, now, before ? *before : Own{});
    }, node.is);
    return std::move(changes.properties);
}

using Children = std::unordered_map<NodeId, std::vector<NodeId>>;

Children children_of(const std::vector<Node>& nodes) {
    Children children;
    for (const auto& node : nodes) children[node.parent].push_back(node.id);
    return children;
}

}  // namespace

std::string_view name_of(NodeRole role) { return role_names[static_cast<std::size_t>(role)]; }

NodeId id_of(NodeRole role, std::string_view key) {
    // FNV-1a, 64 bits, of which 53 stay. Two keys of one page with one id would be our mistake, and `leaf` asserts that there are none.
    std::uint64_t hash = 14695981039346656037u;
    const auto mix = [&](unsigned char byte) { hash = (hash ^ byte) * 1099511628211u; };
    mix(static_cast<unsigned char>(role));
    for (const char c : key) mix(static_cast<unsigned char>(c));
    hash >>= 11;
    return hash == 0 ? 1 : hash;
}

void Outline::begin() {
    assert(open_.empty());
    // A page that was drawn for nothing, and is drawn again, changed nothing yet.
    if (told_) before_ = std::move(now_);
    told_ = false;
    now_.clear();
    index_.clear();
}

NodeId Outline::leaf(Node node) {
    node.id = id_of(node.role, node.key);
    node.parent = open_.empty() ? 0 : open_.back();
    [[maybe_unused]] const bool fresh = index_.emplace(node.id, now_.size()).second;
    assert(fresh && "two nodes of one page have the same role and key");
    now_.push_back(std::move(node));
    return now_.back().id;
}

NodeId Outline::open(Node node) {
    const auto id = leaf(std::move(node));
    open_.push_back(id);
    return id;
}

void Outline::close() {
    assert(!open_.empty());
    open_.pop_back();
}

void Outline::place(NodeId id, Rect rect) {
    now_[index_.at(id)].rect = rect;
}

void Outline::mark_answer(NodeId id) { now_[index_.at(id)].is_answer = true; }

void Outline::count_item(ItemNode item) { now_[index_.at(open_.back())].is = item; }

void Outline::let_focus(NodeId id) { now_[index_.at(id)].takes_focus = true; }

bool Outline::tells_of_faults() const {
    return std::any_of(now_.begin(), now_.end(), [](const Node& node) { return node.tone == Tone::error || node.tone == Tone::warning; });
}

void Outline::typed(std::string_view key, std::string_view text) {
    for (const auto role : {NodeRole::textbox, NodeRole::textarea, NodeRole::password})
        if (const auto found = index_.find(id_of(role, key)); found != index_.end()) std::get<TextNode>(now_[found->second].is).value = text;
}

const Node* Outline::find(NodeId id) const {
    const auto found = index_.find(id);
    return found == index_.end() ? nullptr : &now_[found->second];
}

const Node* Outline::control(std::string_view key) const {
    const auto takes_focus = [](const Node& node) {
        switch (node.role) {
            case NodeRole::button: case NodeRole::link: case NodeRole::textbox: case NodeRole::password: case NodeRole::textarea: case NodeRole::select:
            case NodeRole::checkbox: case NodeRole::radio: return true;
            default: return node.takes_focus;
        }
    };
    const Node *choice = nullptr, *checked = nullptr;
    for (const auto& node : now_) {
        if (!takes_focus(node)) continue;
        if (node.key == key) return &node;
        if (node.key.size() <= key.size() || !node.key.starts_with(key) || node.key[key.size()] != '=') continue;
        if (!choice) choice = &node;
        if (const auto* is = std::get_if<ChoiceNode>(&node.is); node.role == NodeRole::radio && is && is->checked) checked = &node;
    }
    // By the keyboard one comes to the radio that is chosen.
    return checked ? checked : choice;
}

std::string Outline::ops(std::string_view focus, const std::vector<std::string>& announce, bool scroll_to_top) {
    told_ = true;
    auto ops = Json::array();
    std::unordered_map<NodeId, const Node*> old;
    for (const auto& node : before_) old.emplace(node.id, &node);

    // A node below a removed one leaves with it, though it may come back elsewhere.
    const auto keeps_parents = [&](const Node& node) {
        for (auto parent = node.parent; parent != 0; parent = old.at(parent)->parent)
            if (!index_.contains(parent)) return false;
        return true;
    };
    for (const auto& node : before_)
        if (!index_.contains(node.id) && keeps_parents(node)) ops.push_back(Json::array({"r", node.id}));

    // What the twin's child lists look like after that, changed along with the ops that follow.
    auto lists = children_of(before_);
    for (auto& [parent, list] : lists) std::erase_if(list, [&](NodeId id) { return !index_.contains(id); });
    std::unordered_map<NodeId, std::size_t> filled;
    for (const auto& node : now_) {
        auto& list = lists[node.parent];
        const auto at = filled[node.parent]++;
        const auto found = old.find(node.id);
        if (found == old.end() || !keeps_parents(*found->second)) {
            ops.push_back(Json::array({"a", node.id, node.parent, at, std::string(name_of(node.role)), difference(node, Node{})}));
            std::erase(list, node.id);
            list.insert(list.begin() + static_cast<std::ptrdiff_t>(std::min(at, list.size())), node.id);
            continue;
        }
        const Node& was = *found->second;
        if (was.parent != node.parent || at >= list.size() || list[at] != node.id) {
            ops.push_back(Json::array({"m", node.id, node.parent, at}));
            std::erase(lists[was.parent], node.id);
            std::erase(list, node.id);
            list.insert(list.begin() + static_cast<std::ptrdiff_t>(std::min(at, list.size())), node.id);
        }
        if (auto changed = difference(node, was); !changed.empty()) ops.push_back(Json::array({"u", node.id, std::move(changed)}));
    }
    if (scroll_to_top) ops.push_back(Json::array({"s"}));
    if (const auto* target = focus.empty() ? nullptr : control(focus)) ops.push_back(Json::array({"f", target->id}));
    for (const auto& sentence : announce) ops.push_back(Json::array({"!", "polite", sentence}));

    if (ops.empty() && title == title_before_ && height == height_before_) return {};
    title_before_ = title;
    height_before_ = height;
    return written({{"height", tenth(height)}, {"title", title}, {"ops", std::move(ops)}});
}

}  // namespace qopi
