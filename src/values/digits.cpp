// See digits.hpp.
#include "values/digits.hpp"

namespace qopi {

std::string without(std::string_view text, std::string_view separators) {
    std::string rest;
    for (const char character : text)
        if (separators.find(character) == std::string_view::npos) rest += character;
    return rest;
}

bool only_digits(std::string_view text) {
    for (const char character : text)
        if (!is_digit_character(character)) return false;
    return true;
}

}  // namespace qopi
