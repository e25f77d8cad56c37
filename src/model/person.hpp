// Rows that every person shares, whatever the role, and a person who is only a contact.
#pragma once

#include "model/field.hpp"

namespace qopi {

/// First and last name, email address, phone: "First and last name; phone number and email address" (guide page 10).
/// Phones outside the North American plan are written with + and the country code.
template <class R>
inline constexpr std::array<Field<R>, 4> person_rows{{
    {.key = "given_name",
     .label = "First name",
     .called = "the first name",
     .autocomplete = "given-name",
     .slot = &R::given_name,
     .check = check_given_name,
     .required = always<R>,
     .sensitivity = Sensitivity::personal,
     .input = Input::name,
     .width = Width::half},
    {.key = "family_name",
     .label = "Last name",
     .called = "the last name",
     .autocomplete = "family-name",
     .slot = &R::family_name,
     .check = check_family_name,
     .required = always<R>,
     .sensitivity = Sensitivity::personal,
     .input = Input::name,
     .width = Width::half},
    {.key = "email",
     .label = "Email address",
     .called = "the email address",
     .help = "QOPI or the Help Desk may email this address. Allow email from qopi@asco.org in your spam filter.",
     .autocomplete = "work email",
     .slot = &R::email,
     .check = check_email,
     .required = always<R>,
     .sensitivity = Sensitivity::personal,
     .input = Input::email},
    {.key = "phone",
     .label = "Phone",
     .called = "the phone number",
     .help = "With area code and any extension (“ext. 12”).",
     .autocomplete = "work tel",
     .slot = &R::phone,
     .check = check_phone,
     .required = always<R>,
     .sensitivity = Sensitivity::personal,
     .input = Input::tel,
     .width = Width::medium},
}};

enum class EmailType : std::uint8_t { administrative, informational, count };
inline constexpr auto email_type_choices = std::to_array<Choice>({
    {"administrative", "Administrative email"},
    {"informational", "Informational email"},
});
static_assert(email_type_choices.size() == static_cast<std::size_t>(EmailType::count));
constexpr std::span<const Choice> email_types() { return email_type_choices; }

template <class R>
constexpr bool wants_email(const R& person, const Facts&) { return person.receive_email == Answer::yes; }

/// The second address and the choice of emails that the two main contacts make (guide page 7).
template <class R>
inline constexpr std::array<Field<R>, 3> email_rows{{
    {.key = "email2",
     .label = "Email Address 2",
     .called = "the second email address",
     .help = "If you would like QOPI email sent to a second account.",
     .slot = &R::email2,
     .check = check_email,
     .sensitivity = Sensitivity::personal,
     .input = Input::email},
    {.key = "receive_email",
     .label = "Receive email from QOPI?",
     .called = "whether this person receives email from QOPI",
     .slot = &R::receive_email,
     .required = always<R>,
     .missing = Code::choose_one,
     .sensitivity = Sensitivity::open,
     .choices = yes_or_no},
    {.key = "email_types",
     .label = "Which types of email?",
     .called = "at least one type of email",
     .slot = &R::email_types,
     .asked = wants_email<R>,
     .required = always<R>,
     .missing = Code::email_types_missing,
     .sensitivity = Sensitivity::open,
     .choices = email_types},
}};

/// "Provide the physician taxpayer UPIN and/or NPI" (guide page 8). A malformed UPIN is none.
template <class R>
bool when_no_upin_counts(const R& physician, const Facts&) {
    return physician.upin.empty() || severity(check_upin(physician.upin).code) == Severity::error;
}

template <class R>
inline constexpr std::array<Field<R>, 2> provider_rows{{
    {.key = "npi",
     .label = "National Provider Identifier (NPI)",
     .called = "the NPI",
     .help = "10 digits. Enter the NPI, the UPIN, or both. They identify the physician.",
     .slot = &R::npi,
     .check = check_npi,
     .required = when_no_upin_counts<R>,
     .missing = Code::npi_or_upin,
     .sensitivity = Sensitivity::personal,
     .input = Input::digits,
     .width = Width::medium},
    {.key = "upin",
     .label = "UPIN",
     .called = "the UPIN",
     .help = "1 letter and 5 digits. Not issued since 2007.",
     .slot = &R::upin,
     .check = check_upin,
     .sensitivity = Sensitivity::personal,
     .input = Input::code,
     .width = Width::medium},
}};

/// What a corresponding physician may be besides (guide page 8).
template <class R>
inline constexpr std::array<Field<R>, 2> further_role_rows{{
    {.key = "reports",
     .label = "Include this physician's data in physician-level reports",
     .called = "whether this physician reports",
     .help = "Not required. Physician-level reports need 24 charts per physician for each module selected.",
     .slot = &R::reports,
     .sensitivity = Sensitivity::open,
     .group = "Other roles"},
    {.key = "abstracts",
     .label = "This physician will also abstract charts",
     .called = "whether this physician abstracts",
     .help = "Physicians should not abstract their own charts.",
     .slot = &R::abstracts,
     .sensitivity = Sensitivity::open},
}};

/// A person we only need to reach: the administrator of one office.
struct Contact {
    std::string given_name;
    std::string family_name;
    std::string email;
    std::string phone;
    bool operator==(const Contact&) const = default;
};
static_assert(complete<Contact>(person_rows<Contact>));
template <>
constexpr std::span<const Field<Contact>> fields_of<Contact>() { return person_rows<Contact>; }

/// "Maria Okonkwo-Smith", or what there is of it.
template <class R>
std::string full_name(const R& person) {
    if (person.given_name.empty()) return person.family_name;
    return person.family_name.empty() ? person.given_name : person.given_name + " " + person.family_name;
}

}  // namespace qopi
