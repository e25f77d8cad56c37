// The main office, which is the Practice, and the additional offices (guide pages 8 to 10).
#pragma once

#include "model/person.hpp"

namespace qopi {

/// Whether a record asks for its own address: the practice always, an office unless it is at the same one.
template <class R>
constexpr bool has_own_address(const R& office, const Facts&) {
    if constexpr (requires { office.same_address; }) return !office.same_address;
    else return true;
}

/// True once a part of an address is given: it changes as a whole, so the others are needed.
template <class R>
constexpr bool is_address_begun(const R& place) {
    return !place.line1.empty() || !place.line2.empty() || !place.city.empty() || !place.state.code.empty() || !place.zip.empty();
}

/// The rows of an address in the United States or a territory, where every participating office is; `needed` says when one is, `asked` when it
/// can be given.
template <class R, When<R> needed = always<R>, When<R> asked = has_own_address<R>>
inline constexpr std::array<Field<R>, 5> address_rows{{
    {.key = "line1",
     .label = "Street address",
     .called = "the street address",
     .autocomplete = "address-line1",
     .slot = &R::line1,
     .check = check_street,
     .asked = asked,
     .required = needed,
     .sensitivity = Sensitivity::open,
     .input = Input::name},
    {.key = "line2",
     .label = "Suite, floor, or room",
     .called = "the suite, floor, or room",
     .autocomplete = "address-line2",
     .slot = &R::line2,
     .check = check_street,
     .asked = asked,
     .sensitivity = Sensitivity::open,
     .input = Input::name},
    {.key = "city",
     .label = "City",
     .called = "the city",
     .autocomplete = "address-level2",
     .slot = &R::city,
     .check = check_city,
     .asked = asked,
     .required = needed,
     .sensitivity = Sensitivity::open,
     .input = Input::name},
    {.key = "state",
     .label = "State or territory",
     .called = "the state or territory",
     .autocomplete = "address-level1",
     .slot = &R::state,
     .asked = asked,
     .required = needed,
     .missing = Code::choose_state,
     .sensitivity = Sensitivity::open,
     .choices = states,
     .width = Width::half},
    {.key = "zip",
     .label = "ZIP code",
     .called = "the ZIP code",
     .autocomplete = "postal-code",
     .slot = &R::zip,
     .check = check_zip,
     .asked = asked,
     .required = needed,
     .sensitivity = Sensitivity::open,
     .input = Input::digits,
     .width = Width::half},
}};

template <class R>
inline constexpr std::array<Field<R>, 2> telephone_rows{{
    {.key = "phone",
     .label = "Phone",
     .called = "the phone number",
     .help = "With area code and any extension (“ext. 12”).",
     .autocomplete = "work tel",
     .slot = &R::phone,
     .check = check_phone,
     .required = always<R>,
     .sensitivity = Sensitivity::open,
     .input = Input::tel,
     .width = Width::medium},
    {.key = "fax",
     .label = "Fax",
     .called = "the fax number",
     .autocomplete = "fax tel",
     .slot = &R::fax,
     .check = check_phone,
     .sensitivity = Sensitivity::open,
     .input = Input::tel,
     .width = Width::medium},
}};

/// The numbers of an office or a practice that is registered already. Blank means no change.
template <class R, When<R> asked_when = always<R>>
inline constexpr std::array<Field<R>, 2> new_telephone_rows{{
    {.key = "phone",
     .label = "New phone number",
     .called = "the new phone number",
     .slot = &R::phone,
     .check = check_phone,
     .asked = asked_when,
     .sensitivity = Sensitivity::open,
     .input = Input::tel,
     .width = Width::medium},
    {.key = "fax",
     .label = "New fax number",
     .called = "the new fax number",
     .slot = &R::fax,
     .check = check_phone,
     .asked = asked_when,
     .sensitivity = Sensitivity::open,
     .input = Input::tel,
     .width = Width::medium},
}};

struct Practice {
    std::string name;
    std::string line1;
    std::string line2;
    std::string city;
    One state;
    std::string zip;
    std::string phone;
    std::string fax;
    Secret ein;
    std::string npi;
    std::string total_offices;
    Answer multiple_offices = Answer::none;
    bool operator==(const Practice&) const = default;
};

/// "Provide the Practice taxpayer ID and/or NPI" (guide page 9). A malformed taxpayer ID is none; one that is not here was checked where it was given.
inline bool when_no_ein_counts(const Practice& practice, const Facts&) {
    return practice.ein.text.empty() ? !practice.ein.given : severity(check_ein(practice.ein.text).code) == Severity::error;
}

inline constexpr auto practice_fields = join(
    std::to_array<Field<Practice>>({
        {.key = "name",
         .label = "Practice name",
         .called = "the practice name",
         .help = "As you would like it used for QOPI reports and certificates of participation. Do not use all caps or all lower case.",
         .autocomplete = "organization",
         .slot = &Practice::name,
         .check = check_practice_name,
         .required = always<Practice>,
         .sensitivity = Sensitivity::open,
         .input = Input::name},
    }),
    address_rows<Practice>,
    telephone_rows<Practice>,
    std::to_array<Field<Practice>>({
        {.key = "ein",
         .label = "Practice taxpayer ID (EIN)",
         .called = "the taxpayer ID",
         .help = "9 digits, such as 12-3456789. Enter the EIN, the NPI, or both. Never enter a Social Security number. Sealed for the Help Desk and not saved in drafts.",
         .slot = &Practice::ein,
         .check = check_ein,
         .sensitivity = Sensitivity::taxpayer,
         .input = Input::digits,
         .width = Width::medium,
         .group = "Identification"},
        {.key = "npi",
         .label = "Practice NPI",
         .called = "the practice's NPI",
         .help = "10 digits. The EIN and NPI identify the practice if it joins the QOPI Health Plan Program.",
         .slot = &Practice::npi,
         .check = check_npi,
         .required = when_no_ein_counts,
         .missing = Code::ein_or_npi,
         .sensitivity = Sensitivity::open,
         .input = Input::digits,
         .width = Width::medium},
        {.key = "total_offices",
         .label = "Total number of offices or sites",
         .called = "the total number of offices",
         .help = "Count all in your practice that offer outpatient hematology-oncology services, participating or not. We ask this to see how oncology practices adopt QOPI.",
         .slot = &Practice::total_offices,
         .check = check_count,
         .required = always<Practice>,
         .sensitivity = Sensitivity::open,
         .input = Input::digits,
         .width = Width::small,
         .whole_number = true,
         .group = "Offices"},
        {.key = "multiple_offices",
         .label = "Will more than one office location participate in QOPI?",
         .called = "whether more than one office will participate",
         .help = "If so, you will enter office-specific information on a page for each.",
         .slot = &Practice::multiple_offices,
         .required = always<Practice>,
         .missing = Code::choose_one,
         .sensitivity = Sensitivity::open,
         .choices = yes_or_no},
    }));
static_assert(complete<Practice>(practice_fields));
template <>
constexpr std::span<const Field<Practice>> fields_of<Practice>() { return practice_fields; }

/// An additional office. What equals the practice's is a reference, never a copy.
struct Office {
    std::string id;  ///< stable within the submission: "o1", "o2", …; the main office is `main_office`
    std::string name;
    bool same_address = false;
    std::string line1;
    std::string line2;
    std::string city;
    One state;
    std::string zip;
    std::string phone;
    std::string fax;
    bool same_ein = true;
    Secret ein;
    std::string npi;
    bool same_administrator = true;
    Contact administrator;
    bool operator==(const Office&) const = default;
};
inline constexpr std::size_t offices_max = 1000;

constexpr bool has_own_ein(const Office& office, const Facts&) { return !office.same_ein; }

inline constexpr auto office_fields = join(
    std::to_array<Field<Office>>({
        {.key = "name",
         .label = "Office name",
         .called = "the office name",
         .help = "Use a different name for each office.",
         .slot = &Office::name,
         .check = check_practice_name,
         .required = always<Office>,
         .sensitivity = Sensitivity::open,
         .input = Input::name},
        {.key = "same_address",
         .label = "Same address as the main office",
         .called = "whether the address is the same",
         .slot = &Office::same_address,
         .sensitivity = Sensitivity::open},
    }),
    address_rows<Office>,
    telephone_rows<Office>,
    std::to_array<Field<Office>>({
        {.key = "same_ein",
         .label = "Same taxpayer ID as the practice",
         .called = "whether the taxpayer ID is the same",
         .slot = &Office::same_ein,
         .sensitivity = Sensitivity::open,
         .group = "Identification"},
        {.key = "ein",
         .label = "Office taxpayer ID (EIN)",
         .called = "the office's taxpayer ID",
         .help = "9 digits, such as 12-3456789. Sealed for the Help Desk and not saved in drafts.",
         .slot = &Office::ein,
         .check = check_ein,
         .asked = has_own_ein,
         .sensitivity = Sensitivity::taxpayer,
         .input = Input::digits,
         .width = Width::medium},
        {.key = "npi",
         .label = "Office NPI",
         .called = "the office's NPI",
         .help = "10 digits, if this office has its own.",
         .slot = &Office::npi,
         .check = check_npi,
         .sensitivity = Sensitivity::open,
         .input = Input::digits,
         .width = Width::medium},
        {.key = "same_administrator",
         .label = "Same administrator as the practice",
         .called = "whether the administrator is the same",
         .help = "Each office has an administrator. This can be the practice's administrator.",
         .slot = &Office::same_administrator,
         .sensitivity = Sensitivity::open,
         .group = "Office administrator"},
    }));
static_assert(complete<Office>(office_fields, 2), "the id and the administrator are not fields");
template <>
constexpr std::span<const Field<Office>> fields_of<Office>() { return office_fields; }

}  // namespace qopi
