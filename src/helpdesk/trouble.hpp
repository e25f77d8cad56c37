// What went wrong in the world outside, as one sentence that says how to fix it.
#pragma once

#include <optional>
#include <string>

#include "base/result.hpp"

namespace qopi::helpdesk {

/// Printed as it is on the Help Desk's side; a client never sees it.
struct Trouble {
    std::string sentence;
};

template <class T>
using Outcome = Result<T, Trouble>;

}  // namespace qopi::helpdesk
