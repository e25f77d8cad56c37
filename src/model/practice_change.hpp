// What changes about a registered practice: only what is given changes (guide pages 8 and 9 name the same fields).
#pragma once

#include "model/office.hpp"

namespace qopi {

struct PracticeChange {
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
    bool operator==(const PracticeChange&) const = default;
};

constexpr bool moves(const PracticeChange& change, const Facts&) { return is_address_begun(change); }

inline constexpr auto practice_change_fields = join(
    std::to_array<Field<PracticeChange>>({
        {.key = "name",
         .label = "New practice name",
         .called = "the new practice name",
         .help = "As you would like it used for QOPI reports and certificates of participation.",
         .slot = &PracticeChange::name,
         .check = check_practice_name,
         .sensitivity = Sensitivity::open,
         .input = Input::name},
    }),
    grouped(address_rows<PracticeChange, moves>, "New address"),
    grouped(new_telephone_rows<PracticeChange>, "Phone and fax"),
    std::to_array<Field<PracticeChange>>({
        {.key = "ein",
         .label = "New taxpayer ID (EIN)",
         .called = "the taxpayer ID",
         .help = "9 digits, such as 12-3456789. Never a Social Security number. Sealed for the Help Desk and not saved in drafts.",
         .slot = &PracticeChange::ein,
         .check = check_ein,
         .sensitivity = Sensitivity::taxpayer,
         .input = Input::digits,
         .width = Width::medium,
         .group = "Identification"},
        {.key = "npi",
         .label = "New practice NPI",
         .called = "the practice's NPI",
         .slot = &PracticeChange::npi,
         .check = check_npi,
         .sensitivity = Sensitivity::open,
         .input = Input::digits,
         .width = Width::medium},
        {.key = "total_offices",
         .label = "Total number of offices",
         .called = "the total number of offices",
         .slot = &PracticeChange::total_offices,
         .check = check_count,
         .sensitivity = Sensitivity::open,
         .input = Input::digits,
         .width = Width::small,
         .whole_number = true,
         .group = "Offices"},
    }));
static_assert(complete<PracticeChange>(practice_change_fields));
template <>
constexpr std::span<const Field<PracticeChange>> fields_of<PracticeChange>() { return practice_change_fields; }

}  // namespace qopi
