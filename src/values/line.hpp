// A line of text of whatever content: what names, addresses and questions have in common.
#pragma once

#include <cstddef>
#include <string_view>

#include "values/verdict.hpp"

namespace qopi {

/// Accepts printable text in normal form C, squeezed, of at most `characters_max` code points.
Verdict check_text(std::string_view text, std::size_t characters_max);

}  // namespace qopi
