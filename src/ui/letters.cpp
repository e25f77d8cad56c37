#include "ui/letters.hpp"

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace qopi {

namespace {

/// A line's width is a sum of rounded numbers, here and in the browser.
constexpr float width_slack = 0.02f;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

const char* end_of_line(const ImFont& font, float size, const char* begin, const char* end, float wrap) {
    if (begin == end) return end;
    const float room = std::max(wrap, 1.0f) + width_slack;
    const char* best = font.CalcWordWrapPositionA(1, begin, end, room);
    if (best == begin) ++best;
    // The first part of the next word may still have room.
    const char* at = std::find_if(best, end, [](char c) { return c != ' '; });
    for (; at + 1 < end && *at != ' ' && *at != '\n'; ++at) {
        if (*at != '-' || at == begin || !is_letter(at[-1]) || !is_letter(at[1])) continue;
        if (font.CalcTextSizeA(size, FLT_MAX, 0, begin, at + 1).x > room) break;
        best = at + 1;
    }
    return best;
}

void paint_letters(ImDrawList& draw, ImFont& font, float size, ImVec2 at, ImU32 color, const char* begin, const char* end) {
    const int first = draw.VtxBuffer.Size;
    draw.AddText(&font, size, at, color, begin, end);
    const float density = ImGui::GetIO().DisplayFramebufferScale.x;
    const auto samples = static_cast<float>(samples_across(density));
    // A picture with several samples a pixel begins between two of them.
    const float begins = 0.5f - 0.5f / samples;
    for (int i = first; i + 3 < draw.VtxBuffer.Size; i += 4) {
        auto* corners = &draw.VtxBuffer[i];
        const float x = corners[0].pos.x * density, y = corners[0].pos.y * density;
        const ImVec2 off{(std::round((x - begins) * samples) / samples + begins - x) / density, (std::round(y) - y) / density};
        for (int k = 0; k < 4; ++k) corners[k].pos = {corners[k].pos.x + off.x, corners[k].pos.y + off.y};
    }
}

}  // namespace qopi
