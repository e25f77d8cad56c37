// The items of a list as rows of a spreadsheet: pasted or brought by file, and the good ones taken.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/spreadsheet.hpp"
#include "app/state.hpp"

namespace qopi {

/// Of the text in the box, what the draft keeps while it waits: all but numbers of nine digits, since a taxpayer ID is never kept in clear, and nothing
/// of a text that is too long to be written at each pause of typing. Of a ZIP code with nine digits the first five are kept.
std::string kept_rows(std::string_view text);

/// The list whose items come as rows on the open page; null on another page.
const ListPages* rows_open(const State& state);
/// Whether items of this list can come as rows: there are such rows, and these answers have the list.
bool takes_rows(const State& state, const ListPages& list);

/// More than a browser lays out in a blink; it is then only named.
bool is_too_long_to_edit(std::string_view text);

/// The columns of the rows in the box, as far as its beginning tells: it is looked at with each key. None where there are no rows.
std::vector<ColumnShown> columns_shown(const State& state, Section section);
/// How many of them hold nothing that is known, though no person said so.
std::size_t count_unknown(const std::vector<ColumnShown>& shown);
/// The key of the list in which one chooses what the column at `place` among them holds: one of the headings, or `left_out`.
std::string column_key(Section section, std::size_t place);
inline constexpr std::string_view left_out = "-";
/// True when the event was about one of them.
bool choose_column(State& state, const Chosen& event);
/// What was said of columns by their numbers was said of these rows alone.
void forget_numbered_columns(State& state, Section section);
/// On this page what each column holds is shown, or hidden.
inline constexpr std::string_view columns_part = "columns";

/// Saves a file of the headings and one example, in the form in which rows are read.
void save_template(State& state, Effects& effects);
/// Takes the good rows in the box of the open page, and leaves the others to be corrected. Columns that are not understood, and items that would be
/// changed, are named first; the same press again leaves those out, and changes these.
/// Of more than some hundred rows the browser hears in between; meanwhile a person can go on, and then none of them is taken.
void take_rows(State& state, Effects& effects);
/// False where nothing is being read any more.
bool on(State& state, const ReadOn& event, Effects& effects);
/// Of a list that is being read nothing is taken.
void stop_reading(State& state, Effects& effects);
/// Empties the box of the open page.
void clear_rows(State& state, Effects& effects);
/// Saves the rows that need a correction as a file with a column of reasons. Corrected, they can be brought again.
void save_rows_left(State& state, Effects& effects);
/// The rows of a file go into the box of their list, unless there are some.
void on(State& state, const RowsBrought& event, Effects& effects);
/// That rows of a list wait to be corrected, and how many: they are not on it. Empty when none does.
std::string rows_waiting(const State& state, Section section);
/// The same of all lists.
std::string rows_waiting(const State& state);
/// "180 users were added. 20 rows need a correction."
std::string said_of(const Pasting& pasting, Section section);

}  // namespace qopi
