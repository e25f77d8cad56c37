// Dear ImGui calls the hooks of its own test engine, whether an item lies in the window or not.
#include "ui/audit.hpp"

#ifdef IMGUI_ENABLE_TEST_ENGINE

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace {

struct Item {
    ImGuiID id;
    ImRect place;
};
// The hooks are plain functions that know nothing but the context.
std::vector<Item> items;

}  // namespace

void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID id, const ImRect& place, const ImGuiLastItemData*) { items.push_back({id, place}); }
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

namespace qopi {

void begin_audit() {
    items.clear();
    ImGui::GetCurrentContext()->TestEngineHookItems = true;
}

std::vector<Rect> items_without_node(const Outline& outline) {
    // Dear ImGui's ids have 32 bits: on the review of a large practice two controls share one.
    std::unordered_multimap<ImGuiID, const Rect*> controls;
    for (const auto& node : outline.nodes())
        if (node.rect) controls.emplace(static_cast<ImGuiID>(node.id), &*node.rect);
    const auto origin = ImGui::GetWindowPos();
    const auto near = [](float a, float b) { return std::abs(a - b) <= 1; };
    std::vector<Rect> strangers;
    for (const auto& [id, place] : items) {
        const Rect rect{place.Min.x - origin.x, place.Min.y - origin.y, place.GetWidth(), place.GetHeight()};
        const auto [first, last] = controls.equal_range(id);
        const auto is_there = [&](const auto& known) {
            const auto& at = *known.second;
            return near(at.x, rect.x) && near(at.y, rect.y) && near(at.width, rect.width) && near(at.height, rect.height);
        };
        if (std::none_of(first, last, is_there)) strangers.push_back(rect);
    }
    return strangers;
}

}  // namespace qopi

#else

namespace qopi {

void begin_audit() {}
std::vector<Rect> items_without_node(const Outline&) { return {}; }

}  // namespace qopi

#endif
