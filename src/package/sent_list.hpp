// The list of packages that a practice saves for its own books, and that the Help Desk compares with its store.
#pragma once

#include <string_view>

namespace qopi {

/// Its first line, as RFC 4180 §3 calls it.
inline constexpr std::string_view sent_list_header = "package,kind,state,reference,digest,frozen,sent,received";

}  // namespace qopi
