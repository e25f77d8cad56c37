// A line of text of whatever content: what names, addresses and questions have in common.
#pragma once

#include <cstddef>
#include <string_view>

#include "values/verdict.hpp"

namespace qopi {

/// Accepts printable text in normal form C, squeezed, of at most `characters_max` code points. Joiners and forms of letters are taken off
/// where there is no letter to join or to form: "An\u200Da" is "Ana".
Verdict check_text(std::string_view text, std::size_t characters_max);

/// False for a text that no app of ours ever sends, since it would have folded or refused it: with line breaks, controls, overrides of
/// direction, or tags, in which a second text can be hidden.
bool is_one_line(std::string_view text);

}  // namespace qopi
