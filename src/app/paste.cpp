// Users as rows of a spreadsheet: which are pasted or brought by file, taken, and left to be corrected.
#include "app/paste.hpp"

#include <algorithm>
#include <optional>

#include "app/edit.hpp"
#include "app/files.hpp"
#include "app/filled.hpp"
#include "app/spreadsheet.hpp"
#include "app/texts.hpp"
#include "app/user_rows.hpp"
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

void save_template(State& state, Effects& effects) {
    std::string csv;
    const auto add = [&](const auto& row) { add_row(csv, Cells(row.begin(), row.end()), ','); };
    add(pasted_columns), add(std::to_array(texts::rows_example));
    const auto name = file_name("users", "", "template", ".csv");
    effects.push_back(Download{name, "text/csv", csv});
    note_saved(state, name, effects);
}
namespace {

/// What must be said before these rows are taken.
struct Told {
    std::vector<std::string> spoken;  ///< which columns are left out, and how many users would be changed
    std::vector<std::string> shown;   ///< the same, and what of each would be

    std::string text() const { return joined(shown, "\n"); }
};

Told told_before(const State& state, const Pasted& pasted) {
    Told told;
    if (!pasted.unknown_columns.empty()) told.spoken.push_back(filled(texts::rows_unknown_columns, {pasted.unknown_columns}));
    if (!pasted.changed.empty()) told.spoken.push_back(counted(pasted.changed.size(), texts::rows_would_change));
    told.shown = told.spoken;
    for (std::size_t i = 0; i < pasted.changed.size(); ++i) {
        const auto& there = state.answers.users[pasted.changed_at[i]];
        told.shown.push_back(filled(texts::row_would_change, {full_name(there), differences(state.answers, there, pasted.changed[i])}));
    }
    return told;
}

void change_user(State& state, std::size_t index, User user) {
    auto& there = state.answers.users[index];
    for (const auto& field : table_of<User>.fields)
        if (!is_same_value(there, user, field)) forget_blame(state, path_of(Section::users, index) + "/" + std::string(field.key));
    there = std::move(user);
}

}  // namespace

void take_rows(State& state, Effects& effects) {
    auto& pasting = state.pasting;
    const auto before = pasting.text;
    auto pasted = read_pasted(before, state.answers, state.facts());
    if (const auto told = told_before(state, pasted); told.text() != pasting.told) {
        pasting.told = told.text();
        pasting.file_problem.clear();
        if (!told.shown.empty()) {
            pasting.faults.clear();
            for (const auto& one : told.shown) pasting.faults.push_back({0, {one}});
            pasting.taken = pasting.changed = pasting.known = 0, pasting.done = pasting.is_refused = true;
            return announce(effects, joined(told.spoken, " "));
        }
    }
    auto& users = state.answers.users;
    int number = first_free_number(state.answers, Section::users, state.history);
    for (auto& user : pasted.users) {
        user.id = std::string(prefix_of(Section::users)) + std::to_string(number++);
        users.push_back(std::move(user));
    }
    for (std::size_t i = 0; i < pasted.changed.size(); ++i) change_user(state, pasted.changed_at[i], pasted.changed[i]);
    Pasting now;
    now.text = std::move(pasted.rest), now.faults = std::move(pasted.faults);
    now.taken = pasted.users.size(), now.changed = pasted.changed.size(), now.known = pasted.known;
    now.is_refused = pasted.is_refused, now.done = true;
    // Columns are left out as before; whom other rows would change is told anew.
    pasted.changed.clear(), pasted.rest.clear();
    now.told = told_before(state, pasted).text();
    pasting = std::move(now);
    if (pasting.taken > 0 || pasting.changed > 0) mark_edited(state, effects);
    else if (pasting.text != before) save_soon(state, effects);
    announce(effects, pasting.is_refused ? pasting.faults.front().reasons.front() : said_of(pasting));
}

void save_rows_left(State& state, Effects& effects) {
    const auto pasted = read_pasted(state.pasting.text, state.answers, state.facts());
    if (pasted.is_refused || pasted.faults.empty()) return;
    std::string_view rest = pasted.rest;
    const char separator = separator_of(rest, user_columns());
    const auto heading = find_heading(rest, separator, user_columns());
    std::string csv;
    const auto add = [&](Cells cells, std::size_t width, std::string_view reason) {
        cells.resize(width);
        cells.emplace_back(reason);
        add_guarded_row(csv, cells);
    };
    // Reasons of an earlier time are not kept beside those of now.
    std::optional<std::size_t> old_reasons;
    const auto without_reasons = [&](Cells cells) {
        if (old_reasons && *old_reasons < cells.size()) cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(*old_reasons));
        return cells;
    };
    Cells cells;
    // Behind the longest row: what stands beyond the last column is still seen to be there when the file comes back.
    std::size_t width = heading.width;
    old_reasons = heading.reasons == no_cell ? std::nullopt : std::optional(heading.reasons);
    for (CsvRows all(rest, separator); all.next(cells);) {
        cells = without_reasons(std::move(cells));
        while (!cells.empty() && trim(cells.back()).empty()) cells.pop_back();
        width = std::max(width, cells.size());
    }
    if (heading.row == 0) add(Cells(pasted_columns.begin(), pasted_columns.end()), width, texts::reason_column);
    CsvRows rows(rest, separator);
    auto fault = pasted.faults.begin();
    for (std::size_t row = 1; rows.next(cells); ++row) {
        if (row == heading.row) {
            add(without_reasons(cells), width, texts::reason_column);
            continue;
        }
        std::string reasons;
        if (fault != pasted.faults.end())
            for (const auto& reason : (fault++)->reasons) reasons += (reasons.empty() ? "" : " ") + reason;
        add(without_reasons(cells), width, reasons);
    }
    const auto name = file_name("users", practice_name(state.answers, kind_of(state.answers)), texts::rows_left_file, ".csv");
    effects.push_back(Download{name, "text/csv", csv});
    note_saved(state, name, effects);
}

void on(State& state, const RowsBrought& event, Effects& effects) {
    if (state.draft.read_only || !carries(kind_of(state.answers), Section::users, state.answers)) return;
    auto& pasting = state.pasting;
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
    state.draft.exists = true;
    save_soon(state, effects);
    announce(effects, filled(texts::rows_brought, {event.name}));
}

/// An EIN, a Social Security number, and an ITIN have as many.
constexpr std::size_t taxpayer_digits = 9;

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
        i = end;
    }
    return kept;
}

std::string rows_waiting(const State& state) {
    const auto& pasting = state.pasting;
    if (trim(pasting.text).empty() || !carries(kind_of(state.answers), Section::users, state.answers)) return {};
    if (pasting.is_refused) return std::string(texts::rows_none_added);
    // What became of them is not known any more after a reload.
    return pasting.faults.empty() ? std::string(texts::rows_some_left) : counted(pasting.faults.size(), texts::rows_not_added);
}

std::string said_of(const Pasting& pasting) {
    // What is wrong with the whole says all.
    if (pasting.is_refused) return "";
    const bool is_empty = pasting.taken == 0 && pasting.changed == 0 && pasting.known == 0 && pasting.faults.empty();
    if (is_empty) return std::string(texts::rows_none);
    std::string said = pasting.taken > 0 || pasting.changed == 0 ? counted(pasting.taken, texts::rows_taken) : std::string();
    if (pasting.changed > 0) said += (said.empty() ? "" : " ") + counted(pasting.changed, texts::rows_changed);
    if (pasting.known > 0) said += " " + counted(pasting.known, texts::rows_known);
    if (!pasting.faults.empty()) said += " " + counted(pasting.faults.size(), texts::rows_left);
    return said;
}

}  // namespace qopi
