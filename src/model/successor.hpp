// Another corresponding physician: "The practice may designate a different physician to serve as the corresponding physician after
// registration and this physician does not need to be an ASCO member" (guide page 3). What becomes of the one before is asked too.
#pragma once

#include "model/user.hpp"

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

constexpr bool successor_has_no_upin(const Successor& successor, const Facts&) { return successor.upin.empty(); }
constexpr bool former_has_roles(const Successor& successor, const Facts&) { return successor.former_stays == Answer::yes; }

inline constexpr auto successor_fields = join(
    person_rows<Successor>,
    join(std::to_array<Field<Successor>>({
             {.key = "asco_id",
              .label = "ASCO Member ID",
              .called = "the ASCO Member ID",
              .help = "If there is one: the new corresponding physician need not be an ASCO member.",
              .slot = &Successor::asco_id,
              .check = check_asco_id,
              .sensitivity = Sensitivity::personal,
              .input = Input::digits,
              .width = Width::medium,
              .group = "Identification"},
             {.key = "npi",
              .label = "National Provider Identifier (NPI)",
              .called = "the NPI",
              .help = "Ten digits. Give the NPI, the UPIN, or both.",
              .slot = &Successor::npi,
              .check = check_npi,
              .required = successor_has_no_upin,
              .missing = Code::npi_or_upin,
              .sensitivity = Sensitivity::personal,
              .input = Input::digits,
              .width = Width::medium},
             {.key = "upin",
              .label = "UPIN",
              .called = "the UPIN",
              .help = "One letter and five digits; no longer issued since 2007.",
              .slot = &Successor::upin,
              .check = check_upin,
              .sensitivity = Sensitivity::personal,
              .width = Width::medium},
         }),
         join(email_rows<Successor>,
              std::to_array<Field<Successor>>({
                  {.key = "reports",
                   .label = "Include this physician's data in physician-level reports",
                   .called = "whether this physician reports",
                   .slot = &Successor::reports,
                   .sensitivity = Sensitivity::open,
                   .group = "Further roles"},
                  {.key = "abstracts",
                   .label = "This physician will also abstract charts",
                   .called = "whether this physician abstracts",
                   .help = "Physicians should not abstract their own charts.",
                   .slot = &Successor::abstracts,
                   .sensitivity = Sensitivity::open},
                  {.key = "former",
                   .label = "Name of the corresponding physician until now",
                   .called = "the name of the corresponding physician until now",
                   .slot = &Successor::former,
                   .check = check_family_name,
                   .required = always<Successor>,
                   .sensitivity = Sensitivity::personal,
                   .group = "The physician who is replaced"},
                  {.key = "former_stays",
                   .label = "Will this person still need access to QOPI?",
                   .called = "whether this person still needs access",
                   .slot = &Successor::former_stays,
                   .required = always<Successor>,
                   .missing = Code::choose_one,
                   .sensitivity = Sensitivity::open,
                   .choices = yes_or_no},
                  {.key = "former_roles",
                   .label = "In which roles?",
                   .called = "at least one role",
                   .slot = &Successor::former_roles,
                   .asked = former_has_roles,
                   .required = always<Successor>,
                   .missing = Code::role_missing,
                   .sensitivity = Sensitivity::open,
                   .choices = roles},
              }))));
static_assert(complete<Successor>(successor_fields));
template <>
constexpr std::span<const Field<Successor>> fields_of<Successor>() { return successor_fields; }

}  // namespace qopi
