// How many charts physician-level reports need. For planning only: nothing is kept and nothing is blocked.
#pragma once

#include <optional>
#include <string_view>

namespace qopi {

/// "24 charts per physician per module selected will be required" (guide page 4).
inline constexpr int charts_per_physician = 24;

/// A number from 1 to 999 as a person types it; nothing for any other text.
std::optional<int> small_count(std::string_view text);

/// Charts for so many reporting physicians and modules. One chart may count for several modules, so fewer may do.
constexpr int charts_needed(int physicians, int modules) { return charts_per_physician * physicians * modules; }

}  // namespace qopi
