// What must never happen, told so that the fuzzer keeps the input.
#pragma once

#include <cstdio>
#include <cstdlib>

/// Ends the program where a promise is broken.
inline void never(bool is_broken, const char* what) {
    if (!is_broken) return;
    std::fprintf(stderr, "Broken: %s\n", what);
    std::abort();
}
