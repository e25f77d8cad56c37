// Links that are pasted where their value is asked for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace qopi {

/// What a link of this scheme is for, percent signs decoded: "mailto:ana%40example.com?subject=Hi" → "ana@example.com". RFC 6068 §2 for
/// "mailto:", RFC 3966 §3 for "tel:"; two slashes, which are in neither, are taken too. Nothing for any other text. An escape that is none
/// stays as it is.
std::optional<std::string> link_target(std::string_view text, std::string_view scheme);

/// RFC 3986 §2.1: "%40" → "@".
std::string percent_decoded(std::string_view text);

}  // namespace qopi
