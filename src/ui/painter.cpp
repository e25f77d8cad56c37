// Layout is in CSS pixels; the framebuffer scale makes device pixels of them.
#include "ui/painter.hpp"

#include <cassert>

#include <imgui.h>

#include "ui/audit.hpp"
#include "ui/pages.hpp"

namespace qopi {

void start_painting() {
    ImGui::CreateContext();
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DeltaTime = 1.0f / 60;
    auto& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowRounding = 0;
    style.AntiAliasedLinesUseTex = false;
    style.CircleTessellationMaxError = 0.1f;
}

void paint(const State& state, const Fonts& fonts, const Theme& theme, const PageWindow& window, Outline& outline) {
    auto& io = ImGui::GetIO();
    io.DisplaySize = {window.width, window.height};
    io.DisplayFramebufferScale = {window.density, window.density};
    ImGui::NewFrame();
    outline.begin();
    // The window is the page, and may be taller than any screen; what it holds is placed by Ui.
    ImGui::SetNextWindowPos({0, -window.top});
    ImGui::SetNextWindowSize({window.width, 1e6f});
    ImGui::Begin("page", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoFocusOnAppearing);
    // Edges fade over one pixel of the screen, not over one of the page, or thin lines would be pale on a dense screen.
    ImGui::GetWindowDrawList()->_FringeScale = 1 / window.density;
    begin_audit();
    Ui ui(outline, fonts, theme, window.width, window.height > 0);
    draw_page(state, ui);
    assert(items_without_node(outline).empty() && "every item of Dear ImGui is a control of the outline");
    ImGui::End();
    ImGui::Render();
}

}  // namespace qopi
