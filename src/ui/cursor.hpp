// Where the next widget goes.
#pragma once

#include "ui/theme.hpp"

namespace qopi {

/// A column of the page and how far down it is filled, in CSS pixels.
struct Cursor {
    explicit Cursor(float page) : page_width(page), width(page) {}

    float page_width, left = 0, width, y = 0;

    bool one_column() const { return page_width < space::one_column_below; }
    void set_column(float new_left, float new_width) { left = new_left, width = new_width; }
    void skip(float height) { y += height; }
};

}  // namespace qopi
