// Another administrator, of the practice or of one office: "At least one Administrator is required per practice. An Administrator may be
// designated for each office location" (guide page 4). What becomes of the one before is asked too.
#pragma once

#include "model/former.hpp"

namespace qopi {

struct NewAdministrator {
    std::string given_name;
    std::string family_name;
    std::string email;
    std::string phone;
    std::string email2;
    Answer receive_email = Answer::none;
    Set email_types;
    std::string office;
    bool abstracts = false;
    std::string former;
    Answer former_stays = Answer::none;
    Set former_roles;
    bool operator==(const NewAdministrator&) const = default;
};

constexpr bool replaces_somebody(const NewAdministrator& next, const Facts&) { return !next.former.empty(); }

inline constexpr auto new_administrator_fields = join(
    person_rows<NewAdministrator>,
    email_rows<NewAdministrator>,
    std::to_array<Field<NewAdministrator>>({
        {.key = "office",
         .label = "Office name, if for one office only",
         .called = "the office",
         .help = "Leave blank for the whole practice.",
         .slot = &NewAdministrator::office,
         .check = check_practice_name,
         .sensitivity = Sensitivity::open,
         .input = Input::name,
         .group = "Role"},
        {.key = "abstracts",
         .label = "The administrator will also abstract charts",
         .called = "whether the administrator abstracts",
         .slot = &NewAdministrator::abstracts,
         .sensitivity = Sensitivity::open},
        {.key = "former",
         .label = "Name of the administrator being replaced",
         .called = "the name of the administrator being replaced",
         .help = "Leave blank if this is an additional administrator.",
         .slot = &NewAdministrator::former,
         .check = check_family_name,
         .sensitivity = Sensitivity::personal,
         .input = Input::name,
         .group = "Administrator being replaced"},
    }),
    former_rows<NewAdministrator, replaces_somebody>);
static_assert(complete<NewAdministrator>(new_administrator_fields));
template <>
constexpr std::span<const Field<NewAdministrator>> fields_of<NewAdministrator>() { return new_administrator_fields; }

}  // namespace qopi
