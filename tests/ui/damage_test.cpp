// Only what changed is painted, and all of what changed.
#include "screen.hpp"
#include "ui/damage.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace qopi {
namespace {

std::vector<Strip> changed(Damage& damage) { return damage.strips(*ImGui::GetDrawData()); }

int whole_height() {
    const auto& data = *ImGui::GetDrawData();
    return static_cast<int>(data.DisplaySize.y * data.FramebufferScale.y);
}

/// The rows that the renderer of Dear ImGui lets a command paint, as it computes them (imgui_impl_opengl3.cpp, glScissor).
Strip rows_of(const ImDrawData& data, const ImDrawCmd& command) {
    const auto height = static_cast<int>(data.DisplaySize.y * data.FramebufferScale.y);
    const auto top = command.ClipRect.y * data.FramebufferScale.y, bottom = command.ClipRect.w * data.FramebufferScale.y;
    const int from_below = static_cast<int>(static_cast<float>(height) - bottom), rows = static_cast<int>(bottom - top);
    return {height - from_below - rows, height - from_below};
}

TEST_CASE("a page that looks as before is not painted") {
    Screen screen;
    Damage damage;
    const auto state = state_at({Page::practice, ""});
    screen.draw(state, 1280);
    CHECK(changed(damage) == std::vector<Strip>{{0, whole_height()}});
    screen.draw(state, 1280);
    CHECK(changed(damage).empty());
    damage.forget();
    screen.draw(state, 1280);
    CHECK(changed(damage) == std::vector<Strip>{{0, whole_height()}});
    screen.draw(state, 1280, 0, 800);
    CHECK(changed(damage) == std::vector<Strip>{{0, whole_height()}});
    screen.draw(state, 1024, 0, 800);
    CHECK(changed(damage) == std::vector<Strip>{{0, whole_height()}});
}

TEST_CASE("when the header says something else, the header is painted") {
    Screen screen;
    Damage damage;
    auto state = state_at({Page::practice, ""});
    screen.draw(state, 1280);
    changed(damage);
    state.draft.saved_clock = "10:43 a.m.";
    screen.draw(state, 1280);
    const auto strips = changed(damage);
    REQUIRE(strips.size() == 1);
    CHECK(strips[0].top == 0);
    CHECK(strips[0].bottom <= 64);
}

TEST_CASE("what an answer moves is painted to the end of the page, what stands above it is not") {
    Screen screen;
    Damage damage;
    auto state = state_at({Page::practice, ""});
    state.answers.practice.multiple_offices = Answer::none;
    screen.draw(state, 1280, 0, 3000);
    const auto* question = screen.outline.control("/content/practice/multiple_offices");
    REQUIRE(question);
    const auto top = question->rect->y;
    changed(damage);
    state.answers.practice.multiple_offices = Answer::yes;
    screen.draw(state, 1280, 0, 3000);
    const auto strips = changed(damage);
    REQUIRE(!strips.empty());
    // The steps stand beside the form and may say something else.
    CHECK(std::none_of(strips.begin(), strips.end(), [&](const Strip& strip) { return strip.top > 400 && static_cast<float>(strip.bottom) < top - 64; }));
    CHECK(std::any_of(strips.begin(), strips.end(), [&](const Strip& strip) { return static_cast<float>(strip.top) <= top + 64 && static_cast<float>(strip.bottom) >= top; }));
}

TEST_CASE("at any density a strip is painted in whole rows, and with every triangle that touches it") {
    Screen screen;
    for (const float density : {0.5f, 1.0f, 1.1f, 1.25f, 1.5f, 1.75f, 2.0f, 2.625f, 3.0f}) {
        CAPTURE(density);
        screen.fonts.build(density);
        const auto draw = [&](const State& state) { paint(arrived(state), screen.fonts, light_theme, {1280, 0, 900, density}, screen.outline); };
        draw(state_at({Page::practice, ""}));
        auto& data = *ImGui::GetDrawData();
        // The edges of the second lie in letters.
        const std::vector<Strip> strips{{0, 56}, {300, 377}};

        std::set<std::array<ImDrawIdx, 3>> touching;
        const auto* list = data.CmdLists[0];
        for (int i = 0; i + 2 < list->IdxBuffer.Size; i += 3) {
            const std::array<ImDrawIdx, 3> triangle{list->IdxBuffer[i], list->IdxBuffer[i + 1], list->IdxBuffer[i + 2]};
            float top = FLT_MAX, bottom = -FLT_MAX;
            for (const auto corner : triangle) top = std::min(top, list->VtxBuffer[corner].pos.y * density), bottom = std::max(bottom, list->VtxBuffer[corner].pos.y * density);
            for (const auto& strip : strips)
                if (bottom > static_cast<float>(strip.top) && top < static_cast<float>(strip.bottom)) touching.insert(triangle);
        }
        const auto before = list->IdxBuffer.Size;
        keep_only(data, strips);
        std::set<std::array<ImDrawIdx, 3>> kept;
        for (int i = 0; i + 2 < list->IdxBuffer.Size; i += 3) kept.insert({list->IdxBuffer[i], list->IdxBuffer[i + 1], list->IdxBuffer[i + 2]});
        CHECK(std::includes(kept.begin(), kept.end(), touching.begin(), touching.end()));
        CHECK(list->IdxBuffer.Size < before / 2);
        for (const auto& command : list->CmdBuffer) CHECK(std::find(strips.begin(), strips.end(), rows_of(data, command)) != strips.end());
    }
}

}  // namespace
}  // namespace qopi
