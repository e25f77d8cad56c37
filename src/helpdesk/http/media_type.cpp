// Tokens, quoted strings, and the white space between them.
#include "helpdesk/http/media_type.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "values/digits.hpp"

namespace qopi::helpdesk {
namespace {

/// RFC 9110 §5.6.2.
bool is_token_character(char c) {
    return is_letter_character(c) || is_digit_character(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

void skip_spaces(std::string_view& rest) { rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size())); }

bool skip(std::string_view& rest, char c) {
    if (!rest.starts_with(c)) return false;
    rest.remove_prefix(1);
    return true;
}

bool skip_token(std::string_view& rest) {
    const auto end = std::find_if_not(rest.begin(), rest.end(), is_token_character);
    const auto length = static_cast<std::size_t>(end - rest.begin());
    rest.remove_prefix(length);
    return length > 0;
}

/// RFC 9110 §5.6.4.
bool skip_quoted(std::string_view& rest) {
    if (!skip(rest, '"')) return false;
    while (!rest.empty() && rest.front() != '"') rest.remove_prefix(rest.starts_with('\\') ? std::min<std::size_t>(2, rest.size()) : 1);
    return skip(rest, '"');
}

}  // namespace

bool is_media_type(std::string_view header, std::string_view wanted) {
    auto rest = header;
    skip_spaces(rest);
    const auto start = rest;
    if (!skip_token(rest) || !skip(rest, '/') || !skip_token(rest)) return false;
    if (lower(start.substr(0, start.size() - rest.size())) != wanted) return false;
    // parameters = *( OWS ";" OWS [ parameter ] )
    for (;;) {
        skip_spaces(rest);
        if (rest.empty()) return true;
        if (!skip(rest, ';')) return false;
        skip_spaces(rest);
        if (rest.empty() || rest.starts_with(';')) continue;
        if (!skip_token(rest) || !skip(rest, '=') || (!skip_token(rest) && !skip_quoted(rest))) return false;
    }
}

}  // namespace qopi::helpdesk
