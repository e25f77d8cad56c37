// The app that a package names.
#pragma once

#include <string_view>

namespace qopi {

inline constexpr std::string_view app_name = "QOPI Registration";
inline constexpr std::string_view app_version = "0.1.0";

}  // namespace qopi
