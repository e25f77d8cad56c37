// Headings are compared without capitals and without what ends a question.
#include "app/spreadsheet.hpp"

#include <algorithm>
#include <unordered_set>

#include "app/filled.hpp"
#include "app/texts.hpp"
#include "base/csv.hpp"
#include "base/text.hpp"

namespace qopi {
namespace {

std::string heading_key(std::string_view heading) {
    auto key = fold(trim(heading));
    key.resize(key.find_last_not_of("?:* ") + 1);
    return key;
}

/// The column that `save_rows_left` adds: whatever stands there is for a person.
bool is_reasons(std::string_view heading) {
    static const auto key = heading_key(texts::reason_column);
    return heading_key(heading) == key;
}

/// `name` in quotation marks behind the others.
void add_quoted(std::string& names, std::string_view name) { names.append(names.empty() ? "" : ", ").append(filled(texts::quoted, {name})); }

/// More columns than that are read by their headings, but not shown.
constexpr std::size_t shown_max = 60;

/// The first letters of a text that may be long.
std::string beginning(std::string_view text) {
    constexpr std::size_t letters_max = 40;
    auto rest = text;
    for (std::size_t i = 0; i < letters_max && !rest.empty(); ++i) take_code_point(rest);
    return std::string(text.substr(0, text.size() - rest.size())) + (rest.empty() ? "" : "…");
}

/// The key of a cell of a list without headings.
std::string key_at(std::size_t cell) { return "#" + std::to_string(cell + 1); }

/// What the cells hold: first as a person says, then as `guess` does. Of two cells for one column both are named, and a cell that holds none.
template <class Guess>
void assign(Heading& heading, const std::vector<std::size_t>& cells, const Cells& names, const Cells& keys, const ColumnsChosen& chosen, Guess guess) {
    const auto put = [&](std::size_t column, std::size_t cell) {
        auto& at = heading.at[column];
        if (at != no_cell) heading.twice.clear(), add_quoted(heading.twice, names[at]), add_quoted(heading.twice, names[cell]);
        at = cell;
    };
    for (const auto i : cells)
        if (const auto said = chosen.find(keys[i]); said != chosen.end() && said->second != no_cell) put(said->second, i);
    const auto by_choice = heading.at;
    for (const auto i : cells) {
        if (chosen.contains(keys[i])) continue;
        const std::optional<std::size_t> column = guess(i);
        if (column && by_choice[*column] == no_cell) put(*column, i);
        else add_quoted(heading.unknown, names[i]);
    }
}

/// What the headings in a row say; nothing when the row is no heading.
std::optional<Heading> heading_of(const Cells& cells, const ColumnSet& columns, const ColumnsChosen& chosen) {
    const auto is_known = [&](const std::string& cell) { return columns.find(cell) || (!chosen.empty() && chosen.contains(heading_key(cell))); };
    // Nobody is called "First name" and "Last name".
    if (std::count_if(cells.begin(), cells.end(), is_known) < 2) return std::nullopt;
    Heading heading;
    heading.at.assign(columns.headings.size(), no_cell);
    Cells names, keys;
    std::vector<std::size_t> named;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        names.emplace_back(trim(cells[i])), keys.push_back(heading_key(cells[i]));
        if (is_reasons(cells[i])) heading.reasons = i;
        else if (!names[i].empty()) named.push_back(i), heading.width = i + 1;
    }
    assign(heading, named, names, keys, chosen, [&](std::size_t i) { return columns.find(names[i]); });
    return heading;
}

/// A list without headings: its columns stand in their order, but for those of which a person says otherwise.
Heading without_headings(const ColumnSet& columns, const ColumnsChosen& chosen) {
    Heading heading;
    heading.width = columns.headings.size();
    heading.at.assign(heading.width, no_cell);
    Cells names, keys;
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < shown_max; ++i) {
        names.push_back(filled(texts::column_number, {std::to_string(i + 1)})), keys.push_back(key_at(i));
        if (i < columns.headings.size() || chosen.contains(keys[i])) all.push_back(i), heading.width = std::max(heading.width, i + 1);
    }
    assign(heading, all, names, keys, chosen, [](std::size_t i) { return std::optional(i); });
    return heading;
}

/// The rows of a text, and what each of their cells is called.
struct Sheet {
    std::vector<Cells> above, rows;  ///< what stands above the headings, such as a title; and below
    Cells names, keys;               ///< of each cell; the keys are the same in every list for what the program knows
    bool has_headings = false, is_broken = false;
    char separator = '\t';
};

Sheet sheet_of(std::string_view text, const ColumnSet& columns, const ColumnsChosen& chosen) {
    Sheet sheet;
    sheet.separator = separator_of(text, columns, chosen);
    const auto heading = find_heading(text, sheet.separator, columns, chosen);
    sheet.has_headings = heading.row > 0;
    CsvRows rows(text, sheet.separator);
    Cells cells;
    std::size_t width = 0;
    for (std::size_t row = 1; rows.next(cells); ++row) {
        if (row == heading.row) sheet.names = cells;
        else if (row < heading.row) sheet.above.push_back(cells);
        else if (!is_blank(cells)) sheet.rows.push_back(cells), width = std::max(width, cells.size());
    }
    sheet.is_broken = rows.broken();
    sheet.names.resize(std::max(width, sheet.names.size()));
    for (std::size_t i = 0; i < sheet.names.size(); ++i) {
        const auto column = heading.column_at(i);
        if (!sheet.has_headings && column != no_cell) sheet.names[i] = columns.headings[column];
        const auto name = heading_key(sheet.names[i]);
        sheet.keys.push_back(column != no_cell ? "=" + std::to_string(column) : name.empty() ? key_at(i) : name);
    }
    return sheet;
}

/// How many rows have enough cells for one of the list, of the first ones.
std::size_t rows_in(std::string_view text, char separator) {
    constexpr std::size_t rows_max = 100, cells_min = 4;
    CsvRows rows(text, separator);
    Cells cells;
    std::size_t found = 0;
    for (std::size_t row = 0; row < rows_max && rows.next(cells); ++row) found += cells.size() >= cells_min;
    return found;
}

}  // namespace

ColumnSet::ColumnSet(std::span<const std::string_view> all, const std::vector<std::string_view>& labels, std::span<const Spelling> spellings,
                     std::span<const std::size_t> required)
    : headings(all), needed(required) {
    for (std::size_t i = 0; i < headings.size(); ++i) columns_.emplace(heading_key(headings[i]), i), columns_.emplace(heading_key(labels[i]), i);
    for (const auto& one : spellings) columns_.emplace(heading_key(one.heading), one.column);
}

std::optional<std::size_t> ColumnSet::find(std::string_view heading) const {
    const auto found = columns_.find(heading_key(heading));
    return found == columns_.end() ? std::nullopt : std::optional(found->second);
}

std::string Heading::cell(const Cells& cells, std::size_t column) const {
    return at[column] < cells.size() ? std::string(csv_unguarded(trim(cells[at[column]]))) : std::string();
}

Cells Heading::without_reasons(Cells cells) const {
    if (reasons < cells.size()) cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(reasons));
    return cells;
}

std::size_t Heading::column_at(std::size_t cell) const {
    const auto found = std::find(at.begin(), at.end(), cell);
    return found == at.end() ? no_cell : static_cast<std::size_t>(found - at.begin());
}

Heading find_heading(std::string_view text, char separator, const ColumnSet& columns, const ColumnsChosen& chosen) {
    CsvRows rows(text, separator);
    Cells cells;
    bool is_below_rows = false;
    for (std::size_t row = 1; rows.next(cells); ++row) {
        if (auto heading = heading_of(cells, columns, chosen)) {
            heading->row = row, heading->is_below_rows = is_below_rows;
            return *heading;
        }
        const auto filled_cells = std::count_if(cells.begin(), cells.end(), [](const std::string& cell) { return !trim(cell).empty(); });
        is_below_rows = is_below_rows || filled_cells > 1;
    }
    return without_headings(columns, chosen);
}

std::vector<ColumnShown> shown_columns(std::string_view text, const ColumnSet& columns, const ColumnsChosen& chosen) {
    // It is looked at with each key.
    constexpr std::size_t looked_at_max = 8u << 10;
    if (text.size() > looked_at_max) text = text.substr(0, std::min(looked_at_max, text.rfind('\n', looked_at_max)));
    const char separator = separator_of(text, columns, chosen);
    const auto heading = find_heading(text, separator, columns, chosen);
    CsvRows rows(text, separator);
    Cells names, cells;
    for (std::size_t row = 1; rows.next(cells); ++row) {
        if (row == heading.row) names = cells;
        else if (row > heading.row && !is_blank(cells)) break;
        cells.clear();
    }
    std::vector<ColumnShown> shown;
    const auto count = heading.row > 0 ? names.size() : cells.size();
    for (std::size_t i = 0; i < std::min(count, shown_max); ++i) {
        const bool is_named = heading.row > 0;
        const std::string name(is_named ? trim(names[i]) : "");
        if (is_named && (name.empty() || i == heading.reasons)) continue;
        const auto key = is_named ? heading_key(name) : key_at(i);
        shown.push_back({key, is_named ? name : filled(texts::column_number, {std::to_string(i + 1)}), i < cells.size() ? beginning(trim(cells[i])) : "", heading.column_at(i), chosen.contains(key)});
    }
    return shown;
}

std::string missing_columns(const Heading& heading, const ColumnSet& columns) {
    std::string missing;
    for (const auto column : columns.needed)
        if (heading.at[column] == no_cell) add_quoted(missing, columns.headings[column]);
    return missing;
}

char separator_of(std::string_view& text, const ColumnSet& columns, const ColumnsChosen& chosen) {
    if (text.size() >= 5 && lower(text.substr(0, 4)) == "sep=") {
        const char separator = text[4];
        const auto end = text.find('\n');
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (std::string_view("\t,;").find(separator) != std::string_view::npos) return separator;
    }
    // Where none makes rows, or all the same: spreadsheets copy with tabs, and what has none is CSV.
    const std::string_view separators = text.find('\t') != std::string_view::npos ? "\t,;" : ",;\t";
    for (const char separator : separators)
        if (find_heading(text, separator, columns, chosen).row > 0) return separator;
    return *std::max_element(separators.begin(), separators.end(), [&](char a, char b) { return rows_in(text, a) < rows_in(text, b); });
}

std::string joined_rows(std::string_view box, std::string_view more, std::string_view others, const ColumnSet& columns, const ColumnsChosen& chosen) {
    auto sheet = sheet_of(box, columns, chosen);
    const auto other = sheet_of(more, columns, chosen), left = sheet_of(others, columns, chosen);
    // Where one row ends is then a guess: nothing is moved.
    if (sheet.is_broken || other.is_broken || left.is_broken) return std::string(box) + (box.empty() || box.ends_with('\n') ? "" : "\n") + std::string(more);
    if (trim(box).empty()) sheet = {other.above, {}, other.names, other.keys, other.has_headings, false, other.separator};
    const auto as_text = [](const Cells& cells) {
        std::string text;
        add_row(text, cells, '\t');
        return text;
    };
    std::unordered_set<std::string> known;
    for (const auto& row : left.rows) known.insert(as_text(row));
    bool is_any = false;
    for (const auto& row : other.rows) {
        if (known.contains(as_text(row))) continue;
        is_any = true;
        Cells cells(sheet.keys.size());
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (trim(row[i]).empty()) continue;
            auto at = static_cast<std::size_t>(std::find(sheet.keys.begin(), sheet.keys.end(), other.keys[i]) - sheet.keys.begin());
            if (at == sheet.keys.size()) {
                sheet.keys.push_back(other.keys[i]), sheet.names.push_back(other.names[i]), cells.emplace_back();
                sheet.has_headings = true;
            }
            cells[at] = row[i];
        }
        sheet.rows.push_back(std::move(cells));
    }
    if (!is_any) return std::string(box);
    std::string text;
    for (const auto& row : sheet.above) add_row(text, row, sheet.separator);
    if (sheet.has_headings) add_row(text, sheet.names, sheet.separator);
    for (const auto& row : sheet.rows) add_row(text, row, sheet.separator);
    return text;
}

Again headings_again(const Cells& cells, const Heading& heading, const ColumnSet& columns) {
    // Each row is asked: its first cells tell enough.
    constexpr std::size_t looked_at = 3;
    const auto end = cells.begin() + static_cast<std::ptrdiff_t>(std::min(cells.size(), looked_at));
    if (std::none_of(cells.begin(), end, [&](const std::string& cell) { return columns.find(cell).has_value(); })) return Again::none;
    const auto again = heading_of(cells, columns, {});
    if (!again) return Again::none;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (const auto column = columns.find(cells[i]); column && heading.at[*column] != i) return Again::other;
    return Again::same;
}

std::size_t lines_in(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + (text.empty() || text.back() == '\n' ? 0 : 1);
}

bool is_blank(const Cells& cells) {
    return std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return trim(cell).empty(); });
}

void add_row(std::string& text, const Cells& cells, char separator) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) text += separator;
        text += csv_field(cells[i], separator);
    }
    text += '\n';
}

void add_guarded_row(std::string& text, const Cells& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) text.append(i > 0 ? "," : "").append(csv_cell(cells[i]));
    text += '\n';
}

}  // namespace qopi
