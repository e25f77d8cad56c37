// Preferred usernames. No rule of 2009 was found; these are what most systems take.
#include "base/text.hpp"
#include "values/checks.hpp"
#include "values/digits.hpp"

namespace qopi {

Verdict check_username(std::string_view text) {
    const std::string username = squeeze(fold_width(text));
    for (const char character : username)
        if (!is_digit_character(character) && !is_letter_character(character) && character != '.' && character != '_' && character != '-')
            return refused(Code::username_characters, text);
    if (username.size() < 3 || username.size() > 40) return refused(Code::username_length, text);
    return accepted(username);
}

}  // namespace qopi
