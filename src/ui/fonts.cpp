// Building the atlas anew is cheap enough (some 50 ms) to be done whenever the density changes.
#include "ui/fonts.hpp"

#include <array>
#include <cassert>

#include "ui/letters.hpp"

namespace qopi {
namespace {

constexpr std::array sizes{type::body, type::strong, type::h1, type::h1_phone, type::h2, type::small, type::small_strong, type::reference};

// What the subset in assets/fonts holds: Latin with its extensions A, punctuation, arrows and the check mark.
constexpr ImWchar ranges[] = {0x20, 0x7e, 0xa0, 0x17f, 0x2010, 0x2026, 0x2032, 0x2032, 0x20ac, 0x20ac, 0x2122, 0x2122,
                              0x2190, 0x2192, 0x2212, 0x2212, 0x2713, 0x2713, 0};

/// A text with letters that the typeface lacks is left to the browser, whose typeface for them nobody knows here: each is given the
/// room of a Chinese one, a whole em, so that the text needs no more lines than were left for it. A mark stands on its letter, which
/// then comes from that other typeface, too, and may be wider there.
void leave_room_for_others(ImFont& font) {
    font.GrowIndex(0x370);
    const auto is_mark = [](int code) { return code >= 0x300 && code <= 0x36f; };
    for (int code = 0x20; code < font.IndexAdvanceX.Size; ++code)
        if (!font.FindGlyphNoFallback(static_cast<ImWchar>(code))) font.IndexAdvanceX[code] = is_mark(code) ? font.FontSize / 4 : font.FontSize;
    font.FallbackAdvanceX = font.FontSize;
}

}  // namespace

void Fonts::build(float density) {
    auto& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    for (const auto& size : sizes) {
        const auto file = size.strong ? strong_ : regular_;
        assert(!file.empty());
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.RasterizerDensity = density;
        config.OversampleH = samples_across(density);
        atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(file.data()), static_cast<int>(file.size()), size.size, &config, ranges);
    }
    atlas.Build();
    for (auto* font : atlas.Fonts) leave_room_for_others(*font);
}

ImFont* Fonts::of(const Type& type) const {
    const auto& fonts = ImGui::GetIO().Fonts->Fonts;
    for (std::size_t i = 0; i < sizes.size(); ++i)
        if (sizes[i].size == type.size && sizes[i].strong == type.strong) return fonts[static_cast<int>(i)];
    assert(false && "every type of the theme is in the atlas");
    return fonts[0];
}

}  // namespace qopi
