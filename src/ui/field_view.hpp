// A record's fields as controls: a walk over its table.
#pragma once

#include "ui/pages.hpp"

namespace qopi {

/// Draws every asked field of `record` in table order, with its errors and warnings. `path` is the record's pointer.
void draw_fields(View& view, const std::string& path, ConstRecordRef record);

}  // namespace qopi
