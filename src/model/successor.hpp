// Another corresponding physician: "The practice may designate a different physician to serve as the corresponding physician after
// registration and this physician does not need to be an ASCO member" (guide page 3). What becomes of the one before is asked too.
#pragma once

#include "model/former.hpp"

namespace qopi {

struct Successor {
    std::string given_name;
    std::string family_name;
    std::string email;
    std::string phone;
    std::string asco_id;
    std::string npi;
    std::string upin;
    std::string email2;
    Answer receive_email = Answer::none;
    Set email_types;
    bool reports = false;
    bool abstracts = false;
    std::string former;
    Answer former_stays = Answer::none;
    Set former_roles;
    bool operator==(const Successor&) const = default;
};

inline constexpr auto successor_fields = join(
    person_rows<Successor>,
    std::to_array<Field<Successor>>({
        {.key = "asco_id",
         .label = "ASCO Member ID",
         .called = "the ASCO Member ID",
         .help = "If applicable. The new corresponding physician does not need to be an ASCO member.",
         .slot = &Successor::asco_id,
         .check = check_asco_id,
         .sensitivity = Sensitivity::personal,
         .input = Input::digits,
         .width = Width::medium,
         .group = "Identification"},
    }),
    provider_rows<Successor>,
    email_rows<Successor>,
    further_role_rows<Successor>,
    std::to_array<Field<Successor>>({
        {.key = "former",
         .label = "Name of the physician being replaced",
         .called = "the name of the physician being replaced",
         .slot = &Successor::former,
         .check = check_family_name,
         .required = always<Successor>,
         .sensitivity = Sensitivity::personal,
         .input = Input::name,
         .group = "Physician being replaced"},
    }),
    former_rows<Successor>);
static_assert(complete<Successor>(successor_fields));
template <>
constexpr std::span<const Field<Successor>> fields_of<Successor>() { return successor_fields; }

}  // namespace qopi
