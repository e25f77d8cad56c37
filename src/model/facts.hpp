// What a rule may know besides the answers themselves.
#pragma once

#include "base/date.hpp"

namespace qopi {

struct Facts {
    Date today;  ///< the practice's local day in the app, the day of receipt at the Help Desk
    /// True while sealed values are known only to exist and that is enough: at the Help Desk before opening, and in the app while the answers are
    /// those that were received, or those of a package that is on this computer. Otherwise a value that was given before a reload must be typed again.
    bool sealed_closed = false;
    bool operator==(const Facts&) const = default;
};

}  // namespace qopi
