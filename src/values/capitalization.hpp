// Whether a name is capitalized as usual, and how it might be.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "values/codes.hpp"

namespace qopi {

enum class NameKind : std::uint8_t { given, family, practice, city };

/// `all_upper_case`, `all_lower_case`, `mostly_upper_case`, `first_letter_lower_case` or ok. The guide only asks for usual
/// capitals (page 7): so these are warnings, and a person can always keep a name as it is.
Code capitalization(std::string_view name, NameKind kind);

/// How `name`, which `capitalization` warned of, is probably written: "MCDONALD" → "McDonald". Empty where only the person
/// knows: MACARTHUR, DEVITA, VAN DER BERG.
std::string capitalized(std::string_view name, NameKind kind);

}  // namespace qopi
