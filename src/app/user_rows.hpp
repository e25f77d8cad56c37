// Rows of a spreadsheet that are users: which columns they have, and whom a row is about.
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "app/spreadsheet.hpp"
#include "model/submission.hpp"

namespace qopi {

class RowReader;

/// The headings of the columns, in the order in which columns without a heading are read. Other usual spellings are known, too.
inline constexpr auto user_headings = std::to_array<std::string_view>(
    {"First name", "Last name", "Email address", "Phone", "Roles", "Physician designation", "Practice level", "Offices", "Email from QOPI", "Preferred username"});
/// The field of a user that each column fills.
inline constexpr auto user_row_keys = std::to_array<std::string_view>(
    {"given_name", "family_name", "email", "phone", "roles", "designation", "practice_level", "offices", "receive_email", "username"});
static_assert(user_headings.size() == user_row_keys.size());
/// The template's example is known by its email address.
inline constexpr std::size_t user_example_at = 2;

/// The same columns with what else they are called.
const ColumnSet& user_columns();
/// Who is on the list: those with the same email address, and first or last name. Offices are named by their names.
std::unique_ptr<RowReader> user_row_reader(const Submission& answers, const Facts& facts);

}  // namespace qopi
