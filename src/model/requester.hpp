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

/// Which registered practice is meant: by its reference when it is at hand, by its name in any case.
template <class R>
inline constexpr std::array<Field<R>, 2> registered_practice_rows{{
    {.key = "reference",
     .label = "Registration reference",
     .called = "the reference",
     .help = "It is on your confirmation, such as K7M-2RX-94. Leave it blank if you do not have it.",
     .slot = &R::reference,
     .check = check_reference,
     .sensitivity = Sensitivity::open,
     .input = Input::code,
     .width = Width::medium,
     .group = "The practice"},
    {.key = "practice_name",
     .label = "Practice name",
     .called = "the practice name",
     .help = "As registered with QOPI.",
     .autocomplete = "organization",
     .slot = &R::practice_name,
     .check = check_practice_name,
     .required = always<R>,
     .sensitivity = Sensitivity::open,
     .input = Input::name},
}};
inline constexpr auto requester_fields = join(registered_practice_rows<Requester>, grouped(person_rows<Requester>, "Your contact information"));
static_assert(complete<Requester>(requester_fields));
template <>
constexpr std::span<const Field<Requester>> fields_of<Requester>() { return requester_fields; }

}  // namespace qopi
