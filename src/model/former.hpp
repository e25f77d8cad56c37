// The person whose place a new corresponding physician or administrator takes, and what becomes of that person.
#pragma once

#include "model/user.hpp"

namespace qopi {

template <class R, When<R> stays_asked>
constexpr bool former_keeps_roles(const R& next, const Facts& facts) { return stays_asked(next, facts) && next.former_stays == Answer::yes; }

/// `stays_asked` says when there is somebody to ask about.
template <class R, When<R> stays_asked = always<R>>
inline constexpr std::array<Field<R>, 2> former_rows{{
    {.key = "former_stays",
     .label = "Will the person being replaced still need access to QOPI?",
     .called = "whether the person being replaced still needs access",
     .slot = &R::former_stays,
     .asked = stays_asked,
     .required = always<R>,
     .missing = Code::choose_one,
     .sensitivity = Sensitivity::open,
     .choices = yes_or_no},
    {.key = "former_roles",
     .label = "Which roles will the person being replaced have?",
     .called = "at least one role of the person being replaced",
     .slot = &R::former_roles,
     .asked = former_keeps_roles<R, stays_asked>,
     .required = always<R>,
     .missing = Code::role_missing,
     .sensitivity = Sensitivity::open,
     .choices = roles},
}};

}  // namespace qopi
