// Lines end where a browser ends them, or what is painted would leave its place in the page.
#include "ui/letters.hpp"

#include <cmath>

#include "screen.hpp"
#include "ui/theme.hpp"

namespace qopi {
namespace {

TEST_CASE("a line ends before a blank, or after a hyphen between two letters") {
    struct Row {
        const char* text;
        const char* room;  // as wide as this
        const char* line;
    };
    const Row rows[] = {
        {"Save and continue", "Save and cont", "Save and"},
        {"Save and continue", "Save and continue", "Save and continue"},
        {"your self-reported data", "your self-rep", "your self-"},
        {"your self-reported data", "your self", "your"},
        {"a multi-site-practice now", "a multi-site-pra", "a multi-site-"},
        {"call 555-0100 today", "call 555-01", "call"},
        {"from - to", "from -", "from -"},
        {"Hyphen-", "Hyphe", "Hyphe"},
        {"W", "i", "W"},
        {"", "wide", ""},
    };
    const Screen screen;
    const auto& font = *screen.fonts.of(type::body);
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CAPTURE(row.room);
        const std::string text = row.text;
        const float wrap = font.CalcTextSizeA(type::body.size, FLT_MAX, 0, row.room).x;
        const char* stop = end_of_line(font, type::body.size, text.data(), text.data() + text.size(), wrap);
        CHECK(std::string(text.data(), stop) == row.line);
    }
}

TEST_CASE("the first atlas has what the program itself says; a letter or a size that it lacks is there in the second") {
    Screen screen;
    const auto paint_once = [&](const State& state, float width) { paint(arrived(state), screen.fonts, light_theme, {width, 0, 900, 1}, screen.outline); };
    for (int i = 0; i < static_cast<int>(Page::count); ++i) {
        State state;
        state.booted = true, state.place.page = static_cast<Page>(i);
        if (state.place.page == Page::done) continue;  // its reference is larger than anything else
        paint_once(state, 1280);
        CAPTURE(info(state.place.page).title);
        CHECK(!screen.fonts.has_gaps());
    }
    auto state = state_at({Page::review, ""});
    state.answers.practice.name = "Clínica Río Grande";
    paint_once(state, 1280);
    CHECK(screen.fonts.has_gaps());
    const auto& outline = screen.draw(state, 1280);
    CHECK(!screen.fonts.has_gaps());
    const auto is_painted = [](const Node& node) { return node.text == "Clínica Río Grande" && !node.dom; };
    CHECK(std::any_of(outline.nodes().begin(), outline.nodes().end(), is_painted));
    // A phone's heading has a size of its own.
    paint_once(state, 360);
    CHECK(screen.fonts.has_gaps());
}

TEST_CASE("a page that is drawn again before the twin was told is compared with what the twin knows") {
    Screen screen;
    auto state = state_at({Page::practice, ""});
    screen.draw(state, 1280);
    screen.outline.ops("", {}, false);
    state.answers.practice.multiple_offices = Answer::no;
    screen.draw(state, 1280), screen.draw(state, 1280);
    CHECK(!screen.outline.ops("", {}, false).empty());
    screen.draw(state, 1280);
    CHECK(screen.outline.ops("", {}, false).empty());
}

TEST_CASE("each letter is painted on whole samples of its picture, at every density") {
    Screen screen;
    for (const float density : {1.0f, 1.25f, 1.5f, 2.0f, 3.0f}) {
        CAPTURE(density);
        screen.fonts.build(density);
        ImGui::GetIO().DisplayFramebufferScale = {density, density};
        ImDrawList draw(ImGui::GetDrawListSharedData());
        draw._ResetForNewFrame();
        auto& font = *screen.fonts.of(type::body);
        draw.PushClipRect({0, 0}, {1000, 100});
        draw.PushTextureID(font.ContainerAtlas->TexID);
        const std::string text = "Statement";
        paint_letters(draw, font, type::body.size, {10.3f, 20.7f}, IM_COL32_WHITE, text.data(), text.data() + text.size());
        REQUIRE(draw.VtxBuffer.Size == 4 * static_cast<int>(text.size()));
        const auto samples = static_cast<float>(samples_across(density));
        const float begins = 0.5f - 0.5f / samples;
        for (int i = 0; i < draw.VtxBuffer.Size; i += 4) {
            const float x = (draw.VtxBuffer[i].pos.x * density - begins) * samples, y = draw.VtxBuffer[i].pos.y * density;
            CHECK(std::abs(x - std::round(x)) < 0.01f);
            CHECK(std::abs(y - std::round(y)) < 0.01f);
        }
    }
}

}  // namespace
}  // namespace qopi
