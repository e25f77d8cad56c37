// The typeface: two weights at the sizes of the theme, rasterized for the screen's density.
#pragma once

#include <bitset>
#include <span>

#include <imgui.h>

#include "ui/theme.hpp"

namespace qopi {

class Fonts {
public:
    /// The bytes of a TrueType file whose em equals its line, so that sizes mean the same as in CSS. They must outlive the atlas.
    void set_file(bool strong, std::span<const unsigned char> bytes) { (strong ? strong_ : regular_) = bytes; }
    /// Fills the atlas of the current ImGui context with the letters of English at the usual sizes, and with what was found missing since.
    /// Layout stays in CSS pixels; only the pictures get denser.
    void build(float density);
    /// True when a text wanted a size or a letter that is not in the atlas: it was drawn otherwise, and is to be drawn again after another `build`.
    bool has_gaps() const { return wanted_.any(); }
    ImFont* of(const Type& type) const;
    /// Notes that the font lacks a letter.
    void miss(unsigned letter) const;

private:
    std::span<const unsigned char> regular_, strong_;
    /// The sizes in the order of the table, and last whether all letters of the typeface.
    using Contents = std::bitset<9>;
    Contents built_;           ///< what is in the atlas
    mutable Contents wanted_;  ///< what a text wanted besides
};

}  // namespace qopi
