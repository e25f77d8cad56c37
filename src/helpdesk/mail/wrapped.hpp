// What a package may be wrapped in, by a file or in a mail: another encoding of its text, or the file of another program.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "helpdesk/record.hpp"

namespace qopi::helpdesk {

/// `text` in UTF-8 when `charset` is known and fits, else nothing.
std::optional<std::string> to_utf8(std::string_view text, const char* charset);

/// A text in UTF-16 or UTF-32, as editors save it, in UTF-8; nothing for any other, and when a unit is no character. It is known by its
/// mark, or by the zeros beside its first two characters, which are ASCII in JSON and in a mail (RFC 4627 §3).
std::optional<std::string> from_wide(std::string_view bytes);

/// Why nobody can look into these bytes: they are another program's file, known by how they begin, by their media type or by their name,
/// each of which may be missing.
std::optional<Reason> wrapper_of(std::string_view type, std::string_view name, std::string_view bytes);

/// Whether two texts are the same but for the case of ASCII letters, and whether one ends so.
bool equal_folded(std::string_view a, std::string_view b);
bool ends_folded(std::string_view text, std::string_view end);

}  // namespace qopi::helpdesk
