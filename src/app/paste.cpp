// Rows of a spreadsheet: which are pasted or brought by file, taken, and left to be corrected.
#include "app/paste.hpp"

#include <algorithm>
#include <optional>

#include "app/edit.hpp"
#include "app/files.hpp"
#include "app/filled.hpp"
#include "app/row_reader.hpp"
#include "app/texts.hpp"
#include "base/csv.hpp"
#include "base/text.hpp"
#include "model/display.hpp"
#include "values/digits.hpp"

namespace qopi {
namespace {

std::string joined(const std::vector<std::string>& lines, std::string_view between) {
    std::string all;
    for (const auto& line : lines) all.append(all.empty() ? "" : between).append(line);
    return all;
}

}  // namespace

const ListPages* rows_open(const State& state) { return list_of_rows(state.place.page); }

bool takes_rows(const State& state, const ListPages& list) {
    return list.rows && carries(kind_of(state.answers), list.section, state.answers);
}

bool is_too_long_to_edit(std::string_view text) {
    constexpr std::size_t edited_max = 100u << 10;
    return text.size() > edited_max;
}

std::vector<ColumnShown> columns_shown(const State& state, Section section) {
    return shown_columns(pasting_of(state, section).text, row_list(section).columns(), columns_of(state, section));
}

std::size_t count_unknown(const std::vector<ColumnShown>& shown) {
    return static_cast<std::size_t>(std::count_if(shown.begin(), shown.end(), [](const ColumnShown& one) { return one.holds == no_cell && !one.is_chosen; }));
}

std::string column_key(Section section, std::size_t place) { return "/columns/" + std::string(info(section).key) + "/" + std::to_string(place); }

bool choose_column(State& state, const Chosen& event) {
    const auto* open = rows_open(state);
    if (!open || state.draft.read_only) return false;
    const auto section = open->section;
    const auto shown = columns_shown(state, section);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (event.key != column_key(section, i)) continue;
        auto& chosen = columns_of(state, section);
        const auto headings = row_list(section).columns().headings;
        const auto heading = std::find(headings.begin(), headings.end(), event.text);
        if (heading != headings.end()) chosen[shown[i].key] = static_cast<std::size_t>(heading - headings.begin());
        else if (event.text == left_out) chosen[shown[i].key] = no_cell;
        else chosen.erase(shown[i].key);
        // What was said of the rows before is not so any more.
        auto& pasting = pasting_of(state, section);
        pasting.is_edited = true;
        if (pasting.is_refused) pasting.faults.clear(), pasting.done = pasting.is_refused = false;
        return true;
    }
    return false;
}

void forget_numbered_columns(State& state, Section section) {
    std::erase_if(columns_of(state, section), [](const auto& one) { return one.first.starts_with('#'); });
}

namespace {

/// Where some columns hold nothing that is known, what each one holds is shown.
void show_unknown_columns(State& state, Section section) {
    const auto shown = columns_shown(state, section);
    if (count_unknown(shown) > 0) state.page.unfolded.insert(std::string(columns_part));
}

}  // namespace

void save_template(State& state, Effects& effects) {
    const auto* open = rows_open(state);
    if (!open) return;
    const auto& list = row_list(open->section);
    std::string csv;
    const auto add = [&](const auto& row) { add_row(csv, Cells(row.begin(), row.end()), ','); };
    add(list.columns().headings), add(list.example);
    const auto name = file_name(list.file, "", "template", ".csv");
    effects.push_back(Download{name, "text/csv", csv});
    note_saved(state, name, effects);
}

namespace {

/// What must be said before these rows are taken.
struct Told {
    std::vector<std::string> spoken;  ///< which columns are left out, and how many items would be changed
    std::vector<std::string> shown;   ///< the same, and what of each would be

    std::string text() const { return joined(shown, "\n"); }
};

Told told_before(const State& state, const RowList& list, const RowsRead& read) {
    Told told;
    const auto& words = list.words;
    if (!read.unknown_columns.empty()) told.spoken.push_back(filled(texts::rows_unknown_columns, {read.unknown_columns, texts::columns_title, words.take}));
    if (!read.changed_at.empty()) told.spoken.push_back(filled(counted(read.changed_at.size(), words.would_change), {words.take}));
    told.shown = told.spoken;
    for (std::size_t i = 0; i < read.changed_at.size(); ++i) {
        const auto there = record_at(state.answers, list.section, read.changed_at[i]);
        told.shown.push_back(filled(texts::row_would_change, {item_name(there), differences(state.answers, state.facts(), list, there, record_at(read.changed, list.section, i))}));
    }
    return told;
}

/// Only what a row can say becomes another answer.
void change_item(State& state, const RowList& list, std::size_t index, ConstRecordRef item) {
    const auto there = record_at(state.answers, list.section, index);
    for (const auto key : list.keys) {
        if (is_same_field(there, item, key)) continue;
        forget_blame(state, path_of(list.section, index) + "/" + std::string(key));
        copy_field(item, there, key);
    }
}

/// About a tenth of a second on an old laptop.
constexpr std::size_t read_at_once = 500;

/// What came of rows that were read: it is told, and the good ones are taken.
void take(State& state, Section section, RowsRead read, Effects& effects) {
    const auto& list = row_list(section);
    auto& pasting = pasting_of(state, section);
    const auto before = pasting.text;
    if (const auto told = told_before(state, list, read); told.text() != pasting.told) {
        pasting.told = told.text();
        pasting.file_problem.clear();
        if (!told.shown.empty()) {
            show_unknown_columns(state, section);
            pasting.faults.clear();
            for (const auto& one : told.shown) pasting.faults.push_back({0, {one}});
            pasting.taken = pasting.changed = pasting.known = 0, pasting.done = pasting.is_refused = true;
            return announce(effects, joined(told.spoken, " "));
        }
    }
    Pasting now;
    now.text = std::move(read.rest), now.faults = std::move(read.faults);
    now.taken = count_of(read.added, section), now.changed = read.changed_at.size(), now.known = read.known;
    now.is_refused = read.is_refused, now.done = true;
    int number = first_free_number(state.answers, section, state.history);
    if (now.taken + now.changed > 0) {
        auto& brought = state.brought;
        if (brought.size() == brought_max) brought.erase(brought.begin());
        const auto file = pasting.file.size() <= file_name_max ? pasting.file : std::string();
        brought.push_back({section, state.clock.today, file, number, number + static_cast<int>(now.taken) - 1, now.changed});
    }
    for (std::size_t i = 0; i < now.taken; ++i) id_of(record_at(read.added, section, i)) = std::string(prefix_of(section)) + std::to_string(number++);
    info(section).held.insert(state.answers, count_of(state.answers, section), read.added);
    for (std::size_t i = 0; i < now.changed; ++i) change_item(state, list, read.changed_at[i], record_at(read.changed, section, i));
    // Columns are left out as before; what other rows would change is told anew.
    read.changed_at.clear();
    now.told = told_before(state, list, read).text();
    pasting = std::move(now);
    if (pasting.is_refused) show_unknown_columns(state, section);
    else if (pasting.text.empty()) forget_numbered_columns(state, section);
    if (pasting.taken > 0 || pasting.changed > 0) mark_edited(state, effects);
    else if (pasting.text != before) save_soon(state, effects);
    announce(effects, pasting.is_refused ? pasting.faults.front().reasons.front() : said_of(pasting, section));
}

/// Reads some rows more; true once that was all of them.
bool read_some(State& state, Effects& effects) {
    if (!state.reading->read_on(read_at_once)) return true;
    effects.push_back(ReadLater{});
    return false;
}

/// The result of what was read, which is forgotten.
RowsRead result_of(State& state) { return std::move(*std::exchange(state.reading, nullptr)).result(); }

}  // namespace

void take_rows(State& state, Effects& effects) {
    const auto* open = rows_open(state);
    if (!open || !takes_rows(state, *open)) return;
    const auto section = open->section;
    state.reading = std::make_shared<RowsReading>(pasting_of(state, section).text, section, state.answers, state.facts(), columns_of(state, section));
    if (read_some(state, effects)) take(state, section, result_of(state), effects);
    else announce(effects, texts::rows_reading_begun);
}

bool on(State& state, const ReadOn&, Effects& effects) {
    const auto* open = rows_open(state);
    if (!state.reading || !open) return false;
    if (!read_some(state, effects)) return true;
    const auto before = moment_of(state);
    take(state, open->section, result_of(state), effects);
    note_step(state, std::string(texts::step_rows), before);
    return true;
}

void stop_reading(State& state, Effects& effects) {
    const auto* open = rows_open(state);
    if (!open) return;
    // The press has ended it.
    announce(effects, row_list(open->section).words.none_added);
    focus_on(effects, key_of(Verb::take_rows));
}

void clear_rows(State& state, Effects& effects) {
    const auto* open = rows_open(state);
    if (!open) return;
    pasting_of(state, open->section) = {};
    forget_numbered_columns(state, open->section);
    save_soon(state, effects);
    announce(effects, texts::rows_cleared);
    focus_on(effects, rows_key(open->section));
}

namespace {

struct RowsLeft {
    std::string text;
    std::vector<PastedFault> faults;
};

/// The rows in the box that need a correction, with the reasons that were told; those are looked for anew where rows were edited since. Nothing
/// where they are refused as a whole.
std::optional<RowsLeft> rows_left(const State& state, Section section) {
    const auto& pasting = pasting_of(state, section);
    if (pasting.is_refused || trim(pasting.text).empty()) return std::nullopt;
    if (!pasting.is_edited && !pasting.faults.empty()) return RowsLeft{pasting.text, pasting.faults};
    RowsReading reading(pasting.text, section, state.answers, state.facts(), columns_of(state, section));
    reading.leave_changes();
    reading.read_on(SIZE_MAX);
    auto read = std::move(reading).result();
    if (read.is_refused) return std::nullopt;
    return RowsLeft{std::move(read.rest), std::move(read.faults)};
}

}  // namespace

void save_rows_left(State& state, Effects& effects) {
    const auto* open = rows_open(state);
    if (!open) return;
    const auto section = open->section;
    const auto& list = row_list(section);
    const auto& columns = list.columns();
    const auto& chosen = columns_of(state, section);
    const auto left = rows_left(state, section);
    if (!left) return;
    const auto& faults = left->faults;
    if (faults.empty()) {
        // They were mended in the box since.
        auto& pasting = pasting_of(state, section);
        pasting.faults.clear(), pasting.done = false;
        pasting.file_problem = filled(texts::rows_all_right, {list.words.take});
        return announce(effects, pasting.file_problem);
    }
    std::string_view rest = left->text;
    const char separator = separator_of(rest, columns, chosen);
    const auto heading = find_heading(rest, separator, columns, chosen);
    std::string csv;
    const auto add = [&](Cells cells, std::size_t width, std::string_view reason) {
        cells.resize(width);
        cells.emplace_back(reason);
        add_guarded_row(csv, cells);
    };
    Cells cells;
    // Behind the longest row: what stands beyond the last column is still seen to be there when the file comes back.
    std::size_t width = heading.width;
    for (CsvRows all(rest, separator); all.next(cells);) {
        while (!cells.empty() && trim(cells.back()).empty()) cells.pop_back();
        width = std::max(width, cells.size());
    }
    if (heading.row == 0) {
        Cells names(heading.width);
        for (std::size_t i = 0; i < heading.width; ++i)
            if (const auto column = heading.column_at(i); column != no_cell) names[i] = columns.headings[column];
        add(std::move(names), width, texts::reason_column);
    }
    CsvRows rows(rest, separator);
    auto fault = faults.begin();
    for (std::size_t row = 1; rows.next(cells); ++row) {
        if (row == heading.row) {
            add(cells, width, texts::reason_column);
            continue;
        }
        std::string reasons;
        if (fault != faults.end())
            for (const auto& reason : (fault++)->reasons) reasons += (reasons.empty() ? "" : " ") + reason;
        add(cells, width, reasons);
    }
    const auto name = file_name(list.file, practice_name(state.answers, kind_of(state.answers)), texts::rows_left_file, ".csv");
    effects.push_back(Download{name, "text/csv", csv});
    note_saved(state, name, effects);
}

void on(State& state, const RowsBrought& event, Effects& effects) {
    const auto list = std::find_if(list_pages.begin(), list_pages.end(), [&](const ListPages& one) { return info(one.section).key == event.list; });
    if (state.draft.read_only || list == list_pages.end() || !takes_rows(state, *list)) return;
    auto& pasting = pasting_of(state, list->section);
    const auto refuse = [&](std::string_view reason) {
        pasting.file_problem = reason;
        announce(effects, reason);
    };
    const auto problem = event.text.size() > pasted_bytes_max ? "too-large" : event.problem;
    if (!problem.empty()) {
        const auto found = std::find_if(std::begin(texts::file_problems), std::end(texts::file_problems), [&](const auto& one) { return one.first == problem; });
        return refuse(found == std::end(texts::file_problems) ? texts::file_problems[0].second : found->second);
    }
    // Nothing that waits there is lost.
    if (!trim(pasting.text).empty()) return refuse(texts::rows_box_is_full);
    pasting = {};
    pasting.text = event.text, pasting.file = event.name;
    forget_numbered_columns(state, list->section);
    show_unknown_columns(state, list->section);
    state.draft.exists = true;
    save_soon(state, effects);
    announce(effects, filled(texts::rows_brought, {event.name, row_list(list->section).words.take}));
}

/// An EIN, a Social Security number, and an ITIN have as many; and a ZIP code without its four more.
constexpr std::size_t taxpayer_digits = 9, zip_digits = 5;

std::string kept_rows(std::string_view text) {
    std::string kept;
    if (text.size() > pasted_kept_max) return kept;
    for (std::size_t i = 0; i < text.size();) {
        auto end = i;
        std::size_t digits = 0;
        // As one writes a number: digits with a hyphen or a space between some of them.
        while (end < text.size() && (is_digit_character(text[end]) || (digits > 0 && (text[end] == '-' || text[end] == ' ') && end + 1 < text.size() && is_digit_character(text[end + 1]))))
            digits += is_digit_character(text[end++]);
        const bool is_taxpayer_id = digits == taxpayer_digits && (i == 0 || text[i - 1] != '+');
        if (end == i) ++end;
        if (!is_taxpayer_id) kept += text.substr(i, end - i);
        // No taxpayer ID is written so, and an office is known by the first five digits.
        else if (end - i == taxpayer_digits + 1 && text[i + zip_digits] == '-') kept += text.substr(i, zip_digits);
        i = end;
    }
    return kept;
}

std::string rows_waiting(const State& state, Section section) {
    const auto& pasting = pasting_of(state, section);
    if (trim(pasting.text).empty() || !carries(kind_of(state.answers), section, state.answers)) return {};
    const auto& words = row_list(section).words;
    if (pasting.is_refused) return std::string(words.none_waiting_added);
    // What became of them is not known any more after a reload.
    return pasting.faults.empty() ? std::string(words.some_waiting) : counted(pasting.faults.size(), words.not_added);
}

std::string rows_waiting(const State& state) {
    std::string all;
    for (const auto& list : list_pages) {
        if (!list.rows) continue;
        if (const auto waiting = rows_waiting(state, list.section); !waiting.empty()) all.append(all.empty() ? "" : " ").append(waiting);
    }
    return all;
}

std::string said_of(const Pasting& pasting, Section section) {
    // What is wrong with the whole says all.
    if (pasting.is_refused) return "";
    const auto& words = row_list(section).words;
    const bool is_empty = pasting.taken == 0 && pasting.changed == 0 && pasting.known == 0 && pasting.faults.empty();
    if (is_empty) return std::string(words.none);
    std::string said = pasting.taken > 0 || pasting.changed == 0 ? counted(pasting.taken, words.taken) : std::string();
    if (pasting.changed > 0) said += (said.empty() ? "" : " ") + counted(pasting.changed, words.changed);
    if (pasting.known > 0) said += " " + counted(pasting.known, texts::rows_known);
    if (!pasting.faults.empty()) said += " " + filled(counted(pasting.faults.size(), texts::rows_left), {words.take});
    return said;
}

}  // namespace qopi
