// The typeface: two weights at the sizes of the theme, rasterized for the screen's density.
#pragma once

#include <span>

#include <imgui.h>

#include "ui/theme.hpp"

namespace qopi {

class Fonts {
public:
    /// The bytes of a TrueType file whose em equals its line, so that sizes mean the same as in CSS. They must outlive the atlas.
    void set_file(bool strong, std::span<const unsigned char> bytes) { (strong ? strong_ : regular_) = bytes; }
    /// Fills the atlas of the current ImGui context. Layout stays in CSS pixels; only the pictures get denser.
    void build(float density);
    ImFont* of(const Type& type) const;

private:
    std::span<const unsigned char> regular_, strong_;
};

}  // namespace qopi
