// A page without a screen: Dear ImGui with the real typeface draws it, and the tests look at its outline.
#pragma once

#include <doctest/doctest.h>
#include <imgui.h>

#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "../core/make.hpp"
#include "app/steps.hpp"
#include "ui/painter.hpp"

namespace qopi {

inline std::vector<unsigned char> read_file(const std::string& path) {
    std::vector<unsigned char> bytes;
    if (auto* file = std::fopen(path.c_str(), "rb")) {
        unsigned char buffer[65536];
        for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) bytes.insert(bytes.end(), buffer, buffer + n);
        std::fclose(file);
    }
    return bytes;
}

/// The state as a person finds it who comes to its page, and presses Continue if it says so.
inline State arrived(State state) {
    state.page.steps = steps_now(state);
    state.page.given_before = given_before(state);
    if (state.page.pressed) show_what_is_missing(state);
    return state;
}

/// Dear ImGui with the real typeface and no screen. To be run in the project's folder, where the typeface is.
struct Screen {
    std::vector<unsigned char> regular = read_file("assets/fonts/inter-regular.ttf"), semibold = read_file("assets/fonts/inter-semibold.ttf");
    Fonts fonts;
    Outline outline;

    Screen() {
        REQUIRE_FALSE(regular.empty());
        REQUIRE_FALSE(semibold.empty());
        start_painting();
        fonts.set_file(false, regular);
        fonts.set_file(true, semibold);
        fonts.build(1);
    }
    ~Screen() { ImGui::DestroyContext(); }

    const Outline& draw(const State& state, float width, float top = 0, float height = 900) {
        paint(arrived(state), fonts, light_theme, {width, top, height, 1}, outline);
        if (!fonts.has_gaps()) return outline;
        fonts.build(1);
        paint(arrived(state), fonts, light_theme, {width, top, height, 1}, outline);
        return outline;
    }
};

/// The fullest registration, received, at one of its pages.
inline State state_at(const Place& place, bool pressed = false) {
    State state;
    state.booted = true;
    state.answers = make::fullest();
    state.place = place;
    state.page.pressed = pressed;
    state.receipt.reference = "K7M-2RX-94";
    state.receipt.received_at = "2026-11-23T02:21:00Z";
    state.draft.saving = DraftStatus::Saving::saved;
    state.draft.saved_clock = "10:42 a.m.";
    state.draft.exists = true;
    return state;
}

inline bool is_control(const Node& node) {
    switch (node.role) {
        case NodeRole::button:
        case NodeRole::link:
        case NodeRole::textbox:
        case NodeRole::textarea:
        case NodeRole::password:
        case NodeRole::select:
        case NodeRole::checkbox:
        case NodeRole::radio:
            return true;
        default:
            return false;
    }
}

/// The control that a node labels; 0 for all but labels.
inline NodeId labeled_by(const Node& node) {
    const auto* label = std::get_if<LabelNode>(&node.is);
    return label ? label->control : 0;
}

/// The address to which a node leads.
inline std::string_view href_of(const Node& node) {
    const auto* press = std::get_if<PressNode>(&node.is);
    return press ? std::string_view(press->href) : "";
}

/// Whether a button has unfolded what it is about.
inline std::optional<bool> unfolded(const Node& node) {
    const auto* press = std::get_if<PressNode>(&node.is);
    return press ? press->is_unfolded : std::nullopt;
}

inline std::string name_of_control(const Outline& outline, const Node& node) {
    if (!node.name.empty()) return node.name;
    if (!node.text.empty()) return node.text;
    for (const auto& label : outline.nodes())
        if (labeled_by(label) == node.id) return label.text;
    return {};
}

/// What a twin knows after it obeyed the operations so far.
struct Twin {
    std::map<NodeId, std::vector<NodeId>> children;
    std::map<NodeId, NodeId> parents;
    std::map<NodeId, Json> props;

    void remove(NodeId id) {
        for (const auto child : std::vector<NodeId>(children[id])) remove(child);
        std::erase(children[parents[id]], id);
        children.erase(id), parents.erase(id), props.erase(id);
    }
    void put(NodeId id, NodeId parent, std::size_t at) {
        auto& list = children[parent];
        REQUIRE(at <= list.size());
        list.insert(list.begin() + static_cast<std::ptrdiff_t>(at), id);
        parents[id] = parent;
    }
    void obey(const std::string& text) {
        if (text.empty()) return;
        const auto message = Json::parse(text);
        for (const auto& op : message["ops"]) {
            const auto kind = op[0].get<std::string>();
            if (kind == "s" || kind == "!" || kind == "f") continue;
            const auto id = op[1].get<NodeId>();
            if (kind == "a") {
                REQUIRE_FALSE(props.contains(id));
                put(id, op[2].get<NodeId>(), op[3].get<std::size_t>());
                props[id] = op[5];
            } else {
                REQUIRE(props.contains(id));
                if (kind == "r") remove(id);
                if (kind == "u") props[id].update(op[2]);
                if (kind == "m") {
                    std::erase(children[parents[id]], id);
                    put(id, op[2].get<NodeId>(), op[3].get<std::size_t>());
                }
            }
        }
    }
    /// Depth first, as a reader meets the nodes.
    void order(NodeId id, std::vector<NodeId>& out) {
        for (const auto child : children[id]) out.push_back(child), order(child, out);
    }
};

/// A package of these answers, standing where it stands.
inline void with_parcel(State& state, ParcelState stands, const std::string& reason = "") {
    state.frozen.parcel.id = "p1";
    state.outbox = {{.id = "p1", .bytes = "{}", .state = stands, .draft = "d1", .name = "Riverbend Oncology", .kind = "registration",
                     .frozen = "2026-11-23T02:20:00Z", .reference = stands == ParcelState::received ? "K7M-2RX-94" : "",
                     .received_at = stands == ParcelState::received ? "2026-11-23T02:21:00Z" : "", .reason = reason}};
}

}  // namespace qopi
