// The QOPI Administrator of the practice: the primary contact, who keeps its information and its users (guide page 4).
#pragma once

#include "model/person.hpp"

namespace qopi {

struct Administrator {
    std::string given_name;
    std::string family_name;
    std::string email;
    std::string phone;
    std::string email2;
    Answer receive_email = Answer::none;
    Set email_types;
    bool abstracts = false;
    bool operator==(const Administrator&) const = default;
};

inline constexpr auto administrator_fields =
    join(person_rows<Administrator>,
         join(email_rows<Administrator>, std::to_array<Field<Administrator>>({
                                             {.key = "abstracts",
                                              .label = "The administrator will also abstract charts",
                                              .called = "whether the administrator abstracts",
                                              .help = "Everyone who adds or changes chart data must be an abstractor.",
                                              .slot = &Administrator::abstracts,
                                              .sensitivity = Sensitivity::open,
                                              .group = "Other roles"},
                                         })));
static_assert(complete<Administrator>(administrator_fields));
template <>
constexpr std::span<const Field<Administrator>> fields_of<Administrator>() { return administrator_fields; }

}  // namespace qopi
