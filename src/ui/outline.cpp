// Building the tree, and telling the twin only what changed.
#include "ui/outline.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include <nlohmann/json.hpp>

namespace qopi {
namespace {

using json = nlohmann::ordered_json;

constexpr auto role_names = std::to_array<std::string_view>({
    "banner", "main", "navigation", "contentinfo", "form", "section", "group", "legend", "list", "steps", "listitem", "heading", "text",
    "hint", "error", "label", "button", "link", "textbox", "password", "textarea", "select", "checkbox", "radio", "field", "box", "terms", "row",
    "term", "detail",
});
static_assert(role_names.size() == static_cast<std::size_t>(NodeRole::count));

double tenth(float value) { return std::round(static_cast<double>(value) * 10) / 10; }

json rect_of(const Node& node) {
    const auto& r = node.rect;
    return json::array({tenth(r.x), tenth(r.y), tenth(r.width), tenth(r.height)});
}

/// The properties in which `node` differs from `old`; against an empty node these are all that it has.
json difference(const Node& node, const Node& old) {
    auto props = json::object();
    const auto text = [&](const char* key, const std::string& now, const std::string& before) {
        if (now == before) return;
        // An empty value is a value; an empty attribute is none.
        if (now.empty() && std::string_view(key) != "value" && std::string_view(key) != "text") props[key] = nullptr;
        else props[key] = now;
    };
    const auto flag = [&](const char* key, bool now, bool before) {
        if (now != before) props[key] = now;
    };
    const auto id = [&](const char* key, NodeId now, NodeId before) {
        if (now == before) return;
        if (now == 0) props[key] = nullptr;
        else props[key] = now;
    };
    if (node.placed && (!old.placed || node.rect != old.rect)) props["rect"] = rect_of(node);
    if (node.level != old.level) props["level"] = node.level;
    text("text", node.text, old.text);
    text("name", node.name, old.name);
    text("value", node.value, old.value);
    text("href", node.href, old.href);
    text("autocomplete", node.autocomplete, old.autocomplete);
    text("inputmode", node.inputmode, old.inputmode);
    text("autocapitalize", node.autocapitalize, old.autocapitalize);
    text("spellcheck", node.spellcheck, old.spellcheck);
    text("type", node.type, old.type);
    text("group", node.group, old.group);
    text("key", node.field, old.field);
    text("current", node.current, old.current);
    text("expanded", node.expanded, old.expanded);
    text("style", node.style, old.style);
    text("tone", node.tone, old.tone);
    id("for", node.label_for, old.label_for);
    id("error", node.error, old.error);
    if (node.described != old.described) props["described"] = node.described;
    if (node.options != old.options) {
        auto options = json::array();
        for (const auto& [code, label] : node.options) options.push_back(json::array({std::string(code), std::string(label)}));
        props["options"] = std::move(options);
    }
    if (node.maxlength != old.maxlength) props["maxlength"] = node.maxlength;
    flag("checked", node.checked, old.checked);
    flag("required", node.required, old.required);
    flag("disabled", node.disabled, old.disabled);
    flag("dom", node.dom, old.dom);
    flag("focusable", node.focusable, old.focusable);
    return props;
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
    before_ = std::move(now_);
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
    auto& node = now_[index_.at(id)];
    node.rect = rect;
    node.placed = true;
}

void Outline::typed(std::string_view key, std::string_view text) {
    for (const auto role : {NodeRole::textbox, NodeRole::password})
        if (const auto found = index_.find(id_of(role, key)); found != index_.end()) now_[found->second].value = text;
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
            default: return node.focusable;
        }
    };
    const Node* choice = nullptr;
    for (const auto& node : now_) {
        if (!takes_focus(node)) continue;
        if (node.key == key) return &node;
        if (!choice && node.key.size() > key.size() && node.key.starts_with(key) && node.key[key.size()] == '=') choice = &node;
    }
    return choice;
}

std::string Outline::ops(std::string_view focus, const std::vector<std::string>& announce, bool scroll_to_top) {
    auto ops = json::array();
    std::unordered_map<NodeId, const Node*> old;
    for (const auto& node : before_) old.emplace(node.id, &node);

    // A node below a removed one leaves with it, though it may come back elsewhere.
    const auto keeps_parents = [&](const Node& node) {
        for (auto parent = node.parent; parent != 0; parent = old.at(parent)->parent)
            if (!index_.contains(parent)) return false;
        return true;
    };
    for (const auto& node : before_)
        if (!index_.contains(node.id) && keeps_parents(node)) ops.push_back(json::array({"r", node.id}));

    // What the twin's child lists look like after that, changed along with the ops that follow.
    auto lists = children_of(before_);
    for (auto& [parent, list] : lists) std::erase_if(list, [&](NodeId id) { return !index_.contains(id); });
    std::unordered_map<NodeId, std::size_t> filled;
    for (const auto& node : now_) {
        auto& list = lists[node.parent];
        const auto at = filled[node.parent]++;
        const auto found = old.find(node.id);
        if (found == old.end() || !keeps_parents(*found->second)) {
            ops.push_back(json::array({"a", node.id, node.parent, at, std::string(name_of(node.role)), difference(node, Node{})}));
            std::erase(list, node.id);
            list.insert(list.begin() + static_cast<std::ptrdiff_t>(std::min(at, list.size())), node.id);
            continue;
        }
        const Node& was = *found->second;
        if (was.parent != node.parent || at >= list.size() || list[at] != node.id) {
            ops.push_back(json::array({"m", node.id, node.parent, at}));
            std::erase(lists[was.parent], node.id);
            std::erase(list, node.id);
            list.insert(list.begin() + static_cast<std::ptrdiff_t>(std::min(at, list.size())), node.id);
        }
        if (auto changed = difference(node, was); !changed.empty()) ops.push_back(json::array({"u", node.id, std::move(changed)}));
    }
    if (scroll_to_top) ops.push_back(json::array({"s"}));
    if (const auto* target = focus.empty() ? nullptr : control(focus)) ops.push_back(json::array({"f", target->id}));
    for (const auto& sentence : announce) ops.push_back(json::array({"!", "polite", sentence}));

    if (ops.empty() && title == title_before_ && height == height_before_) return {};
    title_before_ = title;
    height_before_ = height;
    return json{{"height", tenth(height)}, {"title", title}, {"ops", std::move(ops)}}.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace qopi
