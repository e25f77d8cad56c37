// Headings are compared without capitals and without what ends a question.
#include "app/spreadsheet.hpp"

#include <algorithm>

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

/// What the headings in a row say; nothing when the row is no heading.
std::optional<Heading> heading_of(const Cells& cells, const ColumnSet& columns) {
    Heading heading;
    heading.at.assign(columns.headings.size(), no_cell);
    std::size_t known = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (is_reasons(cells[i])) {
            heading.reasons = i;
            continue;
        }
        const auto name = trim(cells[i]);
        if (name.empty()) continue;
        heading.width = i + 1;
        if (const auto column = columns.find(name)) {
            auto& at = heading.at[*column];
            if (at != no_cell) heading.twice.clear(), add_quoted(heading.twice, trim(cells[at])), add_quoted(heading.twice, name);
            at = i, ++known;
        } else add_quoted(heading.unknown, name);
    }
    // Nobody is called "First name" and "Last name".
    if (known < 2) return std::nullopt;
    return heading;
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

Heading find_heading(std::string_view text, char separator, const ColumnSet& columns) {
    CsvRows rows(text, separator);
    Cells cells;
    bool is_below_rows = false;
    for (std::size_t row = 1; rows.next(cells); ++row) {
        if (auto heading = heading_of(cells, columns)) {
            heading->row = row, heading->is_below_rows = is_below_rows;
            return *heading;
        }
        const auto filled_cells = std::count_if(cells.begin(), cells.end(), [](const std::string& cell) { return !trim(cell).empty(); });
        is_below_rows = is_below_rows || filled_cells > 1;
    }
    Heading none;
    none.width = columns.headings.size();
    for (std::size_t i = 0; i < none.width; ++i) none.at.push_back(i);
    return none;
}

std::string missing_columns(const Heading& heading, const ColumnSet& columns) {
    std::string missing;
    for (const auto column : columns.needed)
        if (heading.at[column] == no_cell) add_quoted(missing, columns.headings[column]);
    return missing;
}

char separator_of(std::string_view& text, const ColumnSet& columns) {
    if (text.size() >= 5 && lower(text.substr(0, 4)) == "sep=") {
        const char separator = text[4];
        const auto end = text.find('\n');
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (std::string_view("\t,;").find(separator) != std::string_view::npos) return separator;
    }
    // Where none makes rows, or all the same: spreadsheets copy with tabs, and what has none is CSV.
    const std::string_view separators = text.find('\t') != std::string_view::npos ? "\t,;" : ",;\t";
    for (const char separator : separators)
        if (find_heading(text, separator, columns).row > 0) return separator;
    return *std::max_element(separators.begin(), separators.end(), [&](char a, char b) { return rows_in(text, a) < rows_in(text, b); });
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
