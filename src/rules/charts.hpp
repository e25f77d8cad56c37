// How many charts physician-level reports need. For planning only: nothing is kept and nothing is blocked.
#pragma once

namespace qopi {

/// "24 charts per physician per module selected will be required" (guide page 4).
inline constexpr int charts_per_physician = 24;

/// Charts for so many reporting physicians and modules. One chart may count for several modules, so fewer may do.
constexpr int charts_needed(int physicians, int modules) { return charts_per_physician * physicians * modules; }

}  // namespace qopi
