// A list as it comes out of a spreadsheet: what separates its cells, where its headings stand, and which column each of them names.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace qopi {

using Cells = std::vector<std::string>;

/// Where no cell holds a column.
inline constexpr std::size_t no_cell = SIZE_MAX;

/// A heading in other words than the template's.
struct Spelling {
    std::string_view heading;
    std::size_t column;
};

/// Which column a person says that a cell of each row holds, or `no_cell` where it is to be left out: by its heading, folded, or by its number
/// ("#1") where the list has no headings.
using ColumnsChosen = std::map<std::string, std::size_t>;

/// The columns of one kind of list, in the order in which cells without headings are read.
class ColumnSet {
public:
    /// `headings` as the template has them, `labels` as the form asks for each; without the columns `needed` no row can be taken.
    ColumnSet(std::span<const std::string_view> headings, const std::vector<std::string_view>& labels, std::span<const Spelling> spellings,
              std::span<const std::size_t> needed);
    /// Which column a heading names, whatever its capitals, and the marks that end a question or tell what is required.
    std::optional<std::size_t> find(std::string_view heading) const;

    std::span<const std::string_view> headings;
    std::span<const std::size_t> needed;

private:
    std::unordered_map<std::string, std::size_t> columns_;  ///< by their headings, folded once: each cell above the first row is asked about
};

/// The row with the headings: which cell holds which column, and what else it holds. A row above it with several cells belongs to the list,
/// and nobody asked to leave it out.
struct Heading {
    std::size_t row = 0;                ///< the first is 1; 0 when there is none
    std::vector<std::size_t> at;        ///< the cell of each column, or `no_cell`
    std::size_t width = 0;              ///< how many cells the headings have, but for blank ones and reasons behind them
    std::size_t reasons = no_cell;      ///< the cell with the reasons of an earlier time
    std::string unknown, twice;         ///< headings that name no column, or one that another names; in quotation marks
    bool is_below_rows = false;

    /// What stands in a column of a row, trimmed, and without the guard of a file that may have held a formula; empty where there is no such cell.
    std::string cell(const Cells& cells, std::size_t column) const;
    /// Which column a cell holds, or `no_cell`.
    std::size_t column_at(std::size_t cell) const;
    /// The row without the reasons of an earlier time: they are not those of now.
    Cells without_reasons(Cells cells) const;
};

/// The first row that names two columns at least; without one, the columns stand in their order. What a person chose goes before what a heading
/// says, and one that then stands for nothing else is unknown.
Heading find_heading(std::string_view text, char separator, const ColumnSet& columns, const ColumnsChosen& chosen);

/// A column of a list as a person looks at it before its rows are taken.
struct ColumnShown {
    std::string key;      ///< in `ColumnsChosen`
    std::string heading;  ///< as it stands there, or "Column 2"
    std::string sample;   ///< what the first row says there, or the first letters of it
    std::size_t holds;    ///< which column it is taken for, or `no_cell`
    bool is_chosen;       ///< by a person, also that it is left out
    bool operator==(const ColumnShown&) const = default;
};
/// The columns of a list, from its first rows alone; none where there is no row.
std::vector<ColumnShown> shown_columns(std::string_view text, const ColumnSet& columns, const ColumnsChosen& chosen);
/// The columns that a heading leaves out though no row can be taken without them, in quotation marks.
std::string missing_columns(const Heading& heading, const ColumnSet& columns);

/// What separates the cells: what the first line says, as Excel writes it ("sep=;"), which is then taken off; what finds the headings; else
/// what makes the most rows. One cell alone decides nothing: a tab can stand in it, or a comma.
char separator_of(std::string_view& text, const ColumnSet& columns, const ColumnsChosen& chosen);

/// How many lines a text has; the last one may end or not.
std::size_t lines_in(std::string_view text);
/// The rows in a box, and behind them those of another text that are not among `others`: each cell under the heading of its column, whatever the
/// order of the columns there is. A column that the box does not have comes behind its own.
std::string joined_rows(std::string_view box, std::string_view more, std::string_view others, const ColumnSet& columns, const ColumnsChosen& chosen);
/// What a row below the headings says where it has headings itself: the same ones once more, or others, which stand for other cells.
enum class Again : std::uint8_t { none, same, other };
Again headings_again(const Cells& cells, const Heading& heading, const ColumnSet& columns);

/// True for a row that says nothing.
bool is_blank(const Cells& cells);
/// Adds the cells as one line.
void add_row(std::string& text, const Cells& cells, char separator);
/// The same in a file that a spreadsheet opens: what it would read as a formula is guarded.
void add_guarded_row(std::string& text, const Cells& cells);

}  // namespace qopi
