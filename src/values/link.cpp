// See link.hpp.
#include "values/link.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace qopi {

std::string percent_decoded(std::string_view text) {
    constexpr std::size_t escape_characters = 3;
    std::string decoded;
    while (!text.empty()) {
        unsigned byte = 0;
        const auto* const end = text.data() + std::min(text.size(), escape_characters);
        const bool is_escape =
            text.size() >= escape_characters && text[0] == '%' && std::from_chars(text.data() + 1, end, byte, 16).ptr == end;
        decoded += is_escape ? static_cast<char>(byte) : text[0];
        text.remove_prefix(is_escape ? escape_characters : 1);
    }
    return decoded;
}

std::optional<std::string> link_target(std::string_view text, std::string_view scheme) {
    if (text.size() > normalize_bytes_max || lower(text.substr(0, scheme.size())) != scheme) return std::nullopt;
    text.remove_prefix(scheme.size());
    if (text.starts_with("//")) text.remove_prefix(2);
    return std::string(trim(percent_decoded(text.substr(0, text.find('?')))));
}

}  // namespace qopi
