// Small helpers of the checks of numbers.
#pragma once

#include <string>
#include <string_view>

namespace qopi {

constexpr bool is_digit_character(char character) { return character >= '0' && character <= '9'; }
constexpr bool is_letter_character(char character) {
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
}

/// `text` without the characters that stand in `separators`.
std::string without(std::string_view text, std::string_view separators);

/// True when there is nothing but ASCII digits. True for no text at all.
bool only_digits(std::string_view text);

}  // namespace qopi
