// Building the atlas anew is cheap enough (some 50 ms) to be done whenever the density changes.
#include "ui/fonts.hpp"

#include <array>
#include <cassert>

#include "ui/letters.hpp"

namespace qopi {
namespace {

constexpr std::array sizes{type::body, type::strong, type::h1, type::h2, type::small, type::small_strong, type::h1_phone, type::reference};
constexpr std::size_t all_letters = sizes.size();
/// Those that nearly every page needs.
constexpr unsigned usual = 0b111111;

// What the subset in assets/fonts holds: Latin with its extensions A, punctuation, arrows and the check mark.
constexpr ImWchar ranges[] = {0x20, 0x7e, 0xa0, 0x17f, 0x2010, 0x2026, 0x2032, 0x2032, 0x20ac, 0x20ac, 0x2122, 0x2122,
                              0x2190, 0x2192, 0x2212, 0x2212, 0x2713, 0x2713, 0};
// And of those what the program's own sentences need: to rasterize a third of the letters takes a third of the time for which a first visit waits.
constexpr ImWchar own_ranges[] = {0x20, 0x7e, 0xae, 0xae, 0xb7, 0xb7, 0xd7, 0xd7, 0x2013, 0x2014, 0x2019, 0x2019, 0x201c, 0x201d,
                                  0x2022, 0x2022, 0x2026, 0x2026, 0x2713, 0x2713, 0};

bool is_in(const ImWchar* pairs, unsigned letter) {
    for (; pairs[0] != 0; pairs += 2)
        if (letter >= pairs[0] && letter <= pairs[1]) return true;
    return false;
}

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
    built_ |= wanted_ | Contents(usual);
    wanted_.reset();
    auto& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        if (!built_[i]) continue;
        const auto& size = sizes[i];
        const auto file = size.strong ? strong_ : regular_;
        assert(!file.empty());
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.RasterizerDensity = density;
        config.OversampleH = samples_across(density);
        atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(file.data()), static_cast<int>(file.size()), size.size, &config, built_[all_letters] ? ranges : own_ranges);
    }
    atlas.Build();
    for (auto* font : atlas.Fonts) leave_room_for_others(*font);
}

ImFont* Fonts::of(const Type& type) const {
    const auto& fonts = ImGui::GetIO().Fonts->Fonts;
    int in_atlas = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const bool is_it = sizes[i].size == type.size && sizes[i].strong == type.strong;
        if (is_it && built_[i]) return fonts[in_atlas];
        if (is_it) return wanted_.set(i), fonts[0];
        in_atlas += built_[i];
    }
    assert(false && "every type of the theme is in the table");
    return fonts[0];
}

void Fonts::miss(unsigned letter) const {
    if (!built_[all_letters] && is_in(ranges, letter)) wanted_.set(all_letters);
}

}  // namespace qopi
