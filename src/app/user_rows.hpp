// Rows of a spreadsheet to users, with a verdict each. Nothing of a page is here: it reads a text and the answers that there are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/spreadsheet.hpp"
#include "app/state.hpp"

namespace qopi {

/// What came of a paste. `rest` are the rows that were not taken, with the heading if there was one: to be corrected and taken again.
struct Pasted {
    std::vector<User> users;
    std::vector<User> changed;    ///< who is on the list with other details, as they would be then
    std::vector<std::size_t> changed_at;  ///< where on the list each of them is
    std::vector<PastedFault> faults;
    std::string rest;
    std::string unknown_columns;  ///< the headings that were not understood, in quotation marks
    std::size_t known = 0;        ///< rows of users who are on the list just so
    bool is_refused = false;      ///< nothing was taken for a fault of the whole
};

/// The headings of the columns, in the order in which columns without a heading are read. Other usual spellings are known, too.
inline constexpr auto pasted_columns = std::to_array<std::string_view>(
    {"First name", "Last name", "Email address", "Phone", "Roles", "Physician designation", "Practice level", "Offices", "Email from QOPI", "Preferred username"});

/// In bytes: more is not read at once.
inline constexpr std::size_t pasted_bytes_max = 4u << 20;

/// Reads cells with tabs between them, as spreadsheets copy them, or CSV with commas or semicolons ("sep=;" says which). The headings may stand
/// below a title or blank rows, but not below users. A user that breaks a rule, or that two rows have with different details, is a fault. Who is
/// on the list (same email address, and first or last name) would be changed where the row says something else, and a blank cell says nothing; one
/// that is there just so is only counted. Offices are named by their names. New users get no ids yet. A column of reasons is passed over.
Pasted read_pasted(std::string_view text, const Submission& answers, const Facts& facts);

/// The same columns with what else they are called.
const ColumnSet& user_columns();
/// Whether both give the same answer to a question.
bool is_same_value(const User& one, const User& other, const FieldRow& field);
/// In what both differ: "Phone “703-234-5710” becomes “703-234-5799”; …".
std::string differences(const Submission& answers, const User& there, const User& user);

}  // namespace qopi
