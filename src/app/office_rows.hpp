// Rows of a spreadsheet that are offices: which columns they have, and which office a row is about.
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "app/spreadsheet.hpp"
#include "model/submission.hpp"

namespace qopi {

class RowReader;

/// The headings of the columns, in the order in which columns without a heading are read. Other usual spellings are known, too. There is none for
/// a taxpayer ID, which stands in no draft and in no box.
inline constexpr auto office_headings = std::to_array<std::string_view>(
    {"Office name", "Street address", "Suite", "City", "State", "ZIP code", "Phone", "Fax", "Same taxpayer ID", "NPI", "Administrator first name",
     "Administrator last name", "Administrator email", "Administrator phone"});
/// The field of an office that each column fills, and then those that follow from whether an address, or an administrator, is given.
inline constexpr auto office_row_keys = std::to_array<std::string_view>(
    {"name", "line1", "line2", "city", "state", "zip", "phone", "fax", "same_ein", "npi", "administrator/given_name", "administrator/family_name",
     "administrator/email", "administrator/phone", "same_address", "same_administrator"});
/// The template's example is known by its name.
inline constexpr std::size_t office_example_at = 0;

/// The same columns with what else they are called.
const ColumnSet& office_columns();
/// Which office is on the list: the one with the same name and ZIP code, by its first five digits. Where one of the two has no ZIP code, the name
/// decides. An office without an address is where the main office is, and one without an administrator has the practice's.
std::unique_ptr<RowReader> office_row_reader(const Submission& answers, const Facts& facts);

}  // namespace qopi
