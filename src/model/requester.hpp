// Who asks for a change, and for which practice. A request is a claim: the Help Desk calls the contacts that it has on file.
#pragma once

#include "model/person.hpp"

namespace qopi {

struct Requester {
    std::string reference;  ///< of the practice's registration, when it is at hand
    std::string practice_name;
    std::string given_name;
    std::string family_name;
    std::string email;
    std::string phone;
    bool operator==(const Requester&) const = default;
};

inline constexpr auto requester_fields =
    join(std::to_array<Field<Requester>>({
             {.key = "reference",
              .label = "Reference of the practice's registration",
              .called = "the reference",
              .help = "It stands on the confirmation, such as K7M-2RX-94. Leave it blank if you do not have it.",
              .slot = &Requester::reference,
              .check = check_reference,
              .sensitivity = Sensitivity::open,
              .width = Width::medium,
              .group = "The practice"},
             {.key = "practice_name",
              .label = "Practice name",
              .called = "the practice name",
              .help = "As it is registered.",
              .autocomplete = "organization",
              .slot = &Requester::practice_name,
              .check = check_practice_name,
              .required = always<Requester>,
              .sensitivity = Sensitivity::open},
         }),
         person_rows<Requester>);
static_assert(complete<Requester>(requester_fields));
template <>
constexpr std::span<const Field<Requester>> fields_of<Requester>() { return requester_fields; }

}  // namespace qopi
