// A record's fields as controls: a walk over its table.
#pragma once

#include "ui/pages.hpp"

namespace qopi {

/// Draws every asked field of `record` in table order, with its errors and warnings. `path` is the record's pointer.
void draw_fields(View& view, const std::string& path, ConstRecordRef record);
/// The offices that people can belong to, as boxes. Of many only some are shown, and others are sought.
void draw_offices(View& view, const std::string& pointer, const Words& words, const OfficeIds& chosen);

/// The answers that fit a doubt: a better form, or none at all; and that the answer is right as it is.
std::vector<Button> answers_to(const View& view, const Issue& issue);

}  // namespace qopi
