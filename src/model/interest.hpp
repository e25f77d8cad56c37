// A site outside the United States registers its interest: whom to write to (guide page 2, "International sites").
#pragma once

#include "model/person.hpp"

namespace qopi {

struct Interest {
    std::string organization;
    std::string city;
    std::string given_name;
    std::string family_name;
    std::string email;
    std::string phone;
    bool operator==(const Interest&) const = default;
};

inline constexpr auto interest_fields =
    join(std::to_array<Field<Interest>>({
             {.key = "organization",
              .label = "Name of the practice or site",
              .called = "the name of the practice or site",
              .autocomplete = "organization",
              .slot = &Interest::organization,
              .check = check_practice_name,
              .required = always<Interest>,
              .sensitivity = Sensitivity::open,
              .input = Input::name},
             {.key = "city",
              .label = "City",
              .called = "the city",
              .autocomplete = "address-level2",
              .slot = &Interest::city,
              .check = check_city,
              .required = always<Interest>,
              .sensitivity = Sensitivity::open,
              .input = Input::name},
         }),
         person_rows<Interest>);
static_assert(complete<Interest>(interest_fields));
template <>
constexpr std::span<const Field<Interest>> fields_of<Interest>() { return interest_fields; }

}  // namespace qopi
