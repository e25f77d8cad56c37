// Nothing that Dear ImGui lets one click on lacks its node in the outline. That every page keeps to this `paint` asserts itself.
#include <imgui_internal.h>

#include "screen.hpp"
#include "ui/audit.hpp"

using namespace qopi;

namespace {

/// How many items lack a node when a page shows this.
template <class Show>
std::size_t strangers(Show show) {
    Screen screen;
    screen.draw(state_at({Page::start, ""}), 1280);
    ImGui::NewFrame();
    screen.outline.begin();
    ImGui::Begin("page");
    begin_audit();
    show(screen.outline);
    const auto count = items_without_node(screen.outline).size();
    ImGui::End();
    ImGui::Render();
    return count;
}

/// A control as Ui makes it, painted so far to the right of where its node says.
void control(Outline& outline, float off) {
    const auto id = outline.leaf({.role = NodeRole::button, .key = "go on", .rect = Rect{10, 20, 100, 48}});
    const auto at = ImGui::GetWindowPos();
    ImGui::ItemAdd(ImRect({at.x + 10 + off, at.y + 20}, {at.x + 110 + off, at.y + 68}), static_cast<ImGuiID>(id));
}

}  // namespace

TEST_CASE("an item of Dear ImGui without a node is seen, also where the window does not show it") {
    CHECK(strangers([](Outline&) {}) == 0);
    CHECK(strangers([](Outline&) { ImGui::TextUnformatted("nothing to press"); }) == 0);
    CHECK(strangers([](Outline&) { ImGui::Button("press"); }) == 1);
    CHECK(strangers([](Outline&) {
              ImGui::SetCursorPosY(5000);
              ImGui::Button("press");
          }) == 1);
    CHECK(strangers([](Outline&) {
              static char text[8];
              ImGui::InputText("type", text, sizeof text);
          }) >= 1);
}

TEST_CASE("an item that is not where its node is is seen") {
    CHECK(strangers([](Outline& outline) { control(outline, 0); }) == 0);
    CHECK(strangers([](Outline& outline) { control(outline, 1); }) == 0);
    CHECK(strangers([](Outline& outline) { control(outline, 2); }) == 1);
}
