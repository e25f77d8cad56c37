// Users as rows of a spreadsheet: pasted, read with a verdict each, and the good ones taken.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/state.hpp"
#include "package/draft.hpp"

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

/// Of a pasted text, what the draft keeps while it waits: all but numbers of nine digits, since a taxpayer ID is never kept in clear, and nothing of
/// a text that is too long to be written at each pause of typing.
std::string kept_rows(std::string_view text);

/// Saves a file of the headings and one example, in the form in which rows are pasted.
void save_template(State& state, Effects& effects);
/// Takes the good rows of what is pasted, and leaves the others to be corrected. Columns that are not understood, and users who would be changed,
/// are named first; the same press again leaves those out, and changes these.
void take_rows(State& state, Effects& effects);
/// Saves the rows that need a correction as a file with a column of reasons. Corrected, they can be brought again.
void save_rows_left(State& state, Effects& effects);
/// The rows of a file go into the box, unless there are some.
void on(State& state, const RowsBrought& event, Effects& effects);
/// That pasted rows wait to be corrected, and how many: they are not among the users. Empty when none does.
std::string rows_waiting(const State& state);
/// "180 users were added. 20 rows need a correction."
std::string said_of(const Pasting& pasting);

}  // namespace qopi
