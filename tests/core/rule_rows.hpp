// Rows of the rule book: a change to a submission that breaks no rule, and what it brings up.
#pragma once

#include "make.hpp"

namespace qopi {

using Change = void (*)(Submission&);
struct Row {
    std::string_view what;
    Change change;
    std::string_view found = "";  ///< "/pointer code" of all that the change brings up; nothing when it is fine
    Kind kind = Kind::registration;
};

/// The change is made to the fullest registration, or to the interest; its one warning is left out.
inline void check(std::span<const Row> rows) {
    for (const auto& row : rows) {
        CAPTURE(row.what);
        auto s = row.kind == Kind::interest ? make::interest() : make::fullest();
        if (!s.offices.empty()) s.offices[0].fax.clear();
        row.change(s);
        CHECK(make::joined(make::found(s, row.kind)) == row.found);
    }
}

template <std::size_t N>
void check(const Row (&rows)[N]) {
    check(std::span<const Row>(rows));
}

}  // namespace qopi
