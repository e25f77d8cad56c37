// The data dictionary: every field of every kind, made from the field tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/submission.hpp"

namespace qopi {

/// All kinds as one Markdown document: a heading for each kind and section, a table row for each field.
std::string data_dictionary();

/// What can be named from outside, sorted: "field:registration/content/users/*/email", "code:npi-length", "page:#/packages",
/// "kind:interest". A list item's position is "*".
std::vector<std::string> dictionary_ids();

/// `text` as it may stand in a cell of a Markdown table: on one line, its marks escaped.
std::string markdown_cell(std::string_view text);

}  // namespace qopi
