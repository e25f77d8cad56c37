// A sentence of texts.hpp with its blanks filled in.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

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

}  // namespace qopi
