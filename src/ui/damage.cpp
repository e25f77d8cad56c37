// A triangle belongs to every strip that it touches; its digest holds its corners, its colors, and its place in the order.
#include "ui/damage.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <imgui.h>

namespace qopi {
namespace {

/// In CSS pixels: about a line of text.
constexpr float strip_height = 32;

struct Span {
    float top, bottom;
};
Span span_of(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
    return {std::min({a.pos.y, b.pos.y, c.pos.y}), std::max({a.pos.y, b.pos.y, c.pos.y})};
}

std::uint64_t mixed(std::uint64_t digest, std::uint64_t value) {
    digest = (digest ^ value) * 0x9e3779b97f4a7c15u;
    return digest ^ digest >> 32;
}
std::uint64_t mixed(std::uint64_t digest, const ImDrawVert& vertex) {
    std::uint32_t words[sizeof vertex / sizeof(std::uint32_t)];
    std::memcpy(words, &vertex, sizeof vertex);
    for (const auto word : words) digest = mixed(digest, word);
    return digest;
}

/// Calls `each` with every triangle: its three corners.
template <class Each>
void each_triangle(const ImDrawList& list, const ImDrawCmd& command, Each each) {
    const auto* index = list.IdxBuffer.Data + command.IdxOffset;
    for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
        const auto corner = [&](unsigned k) -> const ImDrawVert& { return list.VtxBuffer.Data[command.VtxOffset + index[i + k]]; };
        each(index + i, corner(0), corner(1), corner(2));
    }
}

}  // namespace

std::vector<Strip> Damage::strips(const ImDrawData& data) {
    const auto height = data.DisplaySize.y;
    const auto count = static_cast<std::size_t>(std::ceil(height / strip_height));
    std::vector<std::uint64_t> digests(count, 1);
    for (const auto* list : data.CmdLists)
        for (const auto& command : list->CmdBuffer)
            each_triangle(*list, command, [&](const ImDrawIdx*, const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
                const auto span = span_of(a, b, c);
                if (span.bottom < 0 || span.top > height) return;
                const auto digest = mixed(mixed(mixed(0, a), b), c);
                const auto last = std::min(count, static_cast<std::size_t>(span.bottom / strip_height) + 1);
                for (auto i = static_cast<std::size_t>(std::max(0.0f, span.top) / strip_height); i < last; ++i) digests[i] = mixed(digests[i], digest);
            });
    const auto density = data.FramebufferScale.y;
    const bool is_known = digests_.size() == count && width_ == data.DisplaySize.x && height_ == height && density_ == density;
    std::vector<Strip> changed;
    for (std::size_t i = 0; i < count; ++i) {
        if (is_known && digests_[i] == digests[i]) continue;
        // A row of pixels at an edge belongs to both.
        const auto edge = [&](std::size_t strip) { return static_cast<float>(strip) * strip_height * density; };
        const Strip strip{static_cast<int>(std::floor(edge(i))), static_cast<int>(std::ceil(std::min(edge(i + 1), height * density)))};
        if (!changed.empty() && strip.top <= changed.back().bottom) changed.back().bottom = strip.bottom;
        else changed.push_back(strip);
    }
    digests_ = std::move(digests), width_ = data.DisplaySize.x, height_ = height, density_ = density;
    return changed;
}

void keep_only(ImDrawData& data, const std::vector<Strip>& strips) {
    const auto density = data.FramebufferScale.y;
    for (auto* list : data.CmdLists) {
        ImVector<ImDrawCmd> commands;
        ImVector<ImDrawIdx> indices;
        for (const auto& strip : strips)
            for (auto command : list->CmdBuffer) {
                const auto begin = indices.Size;
                const auto top = static_cast<float>(strip.top) / density, bottom = static_cast<float>(strip.bottom) / density;
                each_triangle(*list, command, [&](const ImDrawIdx* index, const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
                    const auto span = span_of(a, b, c);
                    if (span.bottom < top || span.top > bottom) return;
                    for (int k = 0; k < 3; ++k) indices.push_back(index[k]);
                });
                // The renderer takes whole pixels of what it computes from this, downward: these fractions end at the rows of the strip.
                command.ClipRect.y = (static_cast<float>(strip.top) - 0.5f) / density;
                command.ClipRect.w = (static_cast<float>(strip.bottom) - 0.25f) / density;
                command.IdxOffset = static_cast<unsigned>(begin), command.ElemCount = static_cast<unsigned>(indices.Size - begin);
                if (command.ElemCount > 0) commands.push_back(command);
            }
        list->CmdBuffer.swap(commands), list->IdxBuffer.swap(indices);
    }
}

}  // namespace qopi
