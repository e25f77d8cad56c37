// One row of the tables in these tests: what was typed, and everything a check says about it.
#pragma once

#include <doctest/doctest.h>

#include "values/checks.hpp"

namespace qopi {

struct CheckRow {
    std::string_view typed;
    std::string_view code;
    std::string_view value;
    std::string_view suggestion = "";
};

template <std::size_t N>
void check_rows(Check check, const CheckRow (&rows)[N]) {
    for (const CheckRow& row : rows) {
        CAPTURE(row.typed);
        const Verdict verdict = check(row.typed);
        CHECK(text(verdict.code) == row.code);
        CHECK(verdict.value == row.value);
        CHECK(verdict.suggestion == row.suggestion);
    }
}

}  // namespace qopi
