// A sentence of texts.hpp with its blanks filled in, or after its number.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "app/texts.hpp"

namespace qopi {

/// Each "{}" of `text` in turn becomes the next value: filled("Office {} of {}", {"2", "3"}) is "Office 2 of 3".
/// What stands in a value is never taken for a blank.
inline std::string filled(std::string_view text, std::initializer_list<std::string_view> values) {
    std::string sentence;
    for (const auto value : values) {
        const auto blank = text.find("{}");
        if (blank == std::string_view::npos) break;
        sentence.append(text.substr(0, blank)).append(value);
        text.remove_prefix(blank + 2);
    }
    return sentence.append(text);
}

/// "999", "10,000".
inline std::string grouped(std::size_t number) {
    auto digits = std::to_string(number);
    for (auto at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
    return digits;
}

/// "1 user was added.", "12 users were added."
inline std::string counted(std::size_t number, const texts::Counted& words) {
    return grouped(number).append(" ").append(number == 1 ? words.one : words.many);
}

}  // namespace qopi
