// An office of a registered practice, by its name: what a request refers to and the Help Desk has on file.
#pragma once

#include "model/field.hpp"

namespace qopi {

struct Site {
    std::string id;  ///< stable within the submission: "s1", "s2", …; the main office is `main_office`
    std::string name;
    bool operator==(const Site&) const = default;
};

inline constexpr auto site_fields = std::to_array<Field<Site>>({
    {.key = "name",
     .label = "Office name",
     .called = "the office name",
     .help = "As registered with QOPI.",
     .slot = &Site::name,
     .check = check_practice_name,
     .required = always<Site>,
     .sensitivity = Sensitivity::open,
     .input = Input::name},
});
static_assert(complete<Site>(site_fields, 1), "the id is not a field");
template <>
constexpr std::span<const Field<Site>> fields_of<Site>() { return site_fields; }

}  // namespace qopi
