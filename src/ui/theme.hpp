// Colors, type sizes and spacing as named values; the canvas and web/style.css show the same ones.
#pragma once

#include <cstdint>

#include <imgui.h>

namespace qopi {

struct Theme {
    ImU32 ink, ink2, line, hair, background, panel, brand, brand_ink, error, error_background, warning, warning_background, good, good_background;
};

constexpr ImU32 rgb(unsigned hex) { return IM_COL32(hex >> 16 & 255u, hex >> 8 & 255u, hex & 255u, 255); }

inline constexpr Theme light_theme{
    .ink = rgb(0x1b2226), .ink2 = rgb(0x48555c), .line = rgb(0x76828a), .hair = rgb(0xd5dce0), .background = rgb(0xffffff),
    .panel = rgb(0xf2f6f7), .brand = rgb(0x0b5563), .brand_ink = rgb(0xffffff), .error = rgb(0xb3261e),
    .error_background = rgb(0xfdeeec), .warning = rgb(0x7a4f00), .warning_background = rgb(0xfff5db), .good = rgb(0x1d6437),
    .good_background = rgb(0xe8f5ec)};
inline constexpr Theme dark_theme{
    .ink = rgb(0xe9eff1), .ink2 = rgb(0xb3c0c6), .line = rgb(0x82919a), .hair = rgb(0x34424a), .background = rgb(0x11181c),
    .panel = rgb(0x1a2429), .brand = rgb(0x7fd3e0), .brand_ink = rgb(0x07252b), .error = rgb(0xff9d94),
    .error_background = rgb(0x3a1b19), .warning = rgb(0xffcf70), .warning_background = rgb(0x33280f), .good = rgb(0x8edba8),
    .good_background = rgb(0x14301d)};
/// For who asks their system for more contrast: text has 7 to 1, lines and rings 4.5 to 1 (WCAG 2.2, 1.4.6).
inline constexpr Theme light_more_theme{
    .ink = rgb(0x000000), .ink2 = rgb(0x1f2a30), .line = rgb(0x38444b), .hair = rgb(0x76828a), .background = rgb(0xffffff),
    .panel = rgb(0xf2f6f7), .brand = rgb(0x00404c), .brand_ink = rgb(0xffffff), .error = rgb(0x8a100a),
    .error_background = rgb(0xfdeeec), .warning = rgb(0x523500), .warning_background = rgb(0xfff5db), .good = rgb(0x0d4a24),
    .good_background = rgb(0xe8f5ec)};
inline constexpr Theme dark_more_theme{
    .ink = rgb(0xffffff), .ink2 = rgb(0xdde5e9), .line = rgb(0xc3ced4), .hair = rgb(0x82919a), .background = rgb(0x000000),
    .panel = rgb(0x10171b), .brand = rgb(0xa8e8f2), .brand_ink = rgb(0x00181c), .error = rgb(0xffc4be),
    .error_background = rgb(0x2a0f0d), .warning = rgb(0xffe3a8), .warning_background = rgb(0x241b06), .good = rgb(0xb9f0cb),
    .good_background = rgb(0x0b2213)};
/// What the person's system prefers.
constexpr const Theme& theme_for(bool dark, bool more_contrast) {
    return more_contrast ? (dark ? dark_more_theme : light_more_theme) : (dark ? dark_theme : light_theme);
}

/// A color with a meaning; never alone, there is always a word or a bar beside it.
enum class Tone : std::uint8_t { plain, quiet, error, warning, good };

/// A size of type: the em in CSS pixels and the distance from line to line. Names are the classes of the twin, "s-body".
struct Type {
    const char* style;
    float size, line;
    bool strong;
};
namespace type {
inline constexpr Type h1{"h1", 32, 40, true};
inline constexpr Type h1_phone{"h1-phone", 27, 34, true};
inline constexpr Type h2{"h2", 22, 30, true};
inline constexpr Type body{"body", 17, 26, false};
inline constexpr Type strong{"strong", 17, 26, true};
inline constexpr Type small{"small", 15, 22, false};
inline constexpr Type small_strong{"small-strong", 15, 22, true};
inline constexpr Type reference{"reference", 34, 44, true};
}  // namespace type

namespace space {
inline constexpr float page = 1040, column = 640, steps = 220, gap = 56, edge = 24, edge_phone = 16;
inline constexpr float control = 44, button = 48, radius = 6, one_column_below = 800;
}  // namespace space

}  // namespace qopi
