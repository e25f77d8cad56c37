// How often something is tried at random.
#pragma once

#include <cstddef>

namespace qopi {

/// Under the sanitizers each try takes ten times as long: there they are fewer.
constexpr std::size_t tries(std::size_t count) {
#ifdef QOPI_SANITIZED
    return count / 5;
#else
    return count;
#endif
}

}  // namespace qopi
