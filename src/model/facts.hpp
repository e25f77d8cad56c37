// What a rule may know besides the answers themselves.
#pragma once

#include "base/date.hpp"

namespace qopi {

struct Facts {
    Date today;  ///< the practice's local day in the app, the day of receipt at the Help Desk
    /// True while sealed values are known only to exist: at the Help Desk before opening. In the app a value that was
    /// given before a reload must be typed again.
    bool sealed_closed = false;
};

}  // namespace qopi
