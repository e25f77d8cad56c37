// The ASCII form of labels of internationalized domain names.
#pragma once

#include <string>
#include <string_view>

namespace qopi {

/// "münchen" → "mnchen-3ya", without the prefix "xn--". For labels of at most `punycode_code_points_max`; longer ones give
/// no text.
std::string punycode(std::u32string_view label);
inline constexpr unsigned punycode_code_points_max = 63;

}  // namespace qopi
