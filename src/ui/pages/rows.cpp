// Users or offices as rows of a spreadsheet, and what became of each row.
#include "app/edit.hpp"
#include "app/filled.hpp"
#include "app/paste.hpp"
#include "app/texts.hpp"
#include "app/row_reader.hpp"
#include "ui/pages.hpp"

namespace qopi {
namespace {

/// What each column of the rows in the box holds, to be looked at and changed.
void draw_columns(View& view, Section section) {
    auto& ui = view.ui;
    const auto shown = columns_shown(view.state, section);
    if (shown.empty()) return;
    const bool is_open = view.state.page.unfolded.contains(std::string(columns_part));
    const auto unknown = count_unknown(shown);
    const std::string title(texts::columns_title);
    ui.disclosure(std::string(columns_part), unknown > 0 ? title + ": " + counted(unknown, texts::columns_unknown) : title, is_open);
    if (!is_open) return;
    std::vector<Choice> choices{{left_out, texts::column_left_out}};
    const auto headings = row_list(section).columns().headings;
    for (const auto heading : headings) choices.push_back({heading, heading});
    ui.begin_block(NodeRole::section, "columns held", Tone::plain, true, title);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const auto& column = shown[i];
        const bool is_unknown = column.holds == no_cell && !column.is_chosen;
        std::string help(is_unknown ? texts::column_unknown : "");
        if (!column.sample.empty()) help.append(help.empty() ? "" : ". ").append(filled(texts::column_sample, {column.sample}));
        const auto holds = column.holds != no_cell ? headings[column.holds] : is_unknown ? "" : left_out;
        ui.select(column_key(section, i), {column.heading, help, "", false}, holds, choices, "", false, 420);
    }
    ui.end_block();
}

}  // namespace

void draw_rows(View& view) {
    auto& ui = view.ui;
    const auto& own = *rows_open(view.state);
    const auto& list = row_list(own.section);
    const auto& words = list.words;
    const auto& pasting = pasting_of(view.state, own.section);
    const auto title = info(*own.rows).title;
    const Within form(ui, NodeRole::form, "form", title);
    draw_title(view, title, words.lead);
    std::string columns;
    for (const auto column : list.columns().headings) columns.append(columns.empty() ? "" : ", ").append(column);
    ui.text(columns, "columns", type::strong);
    ui.text(words.columns_help, "columns help", type::small, Tone::quiet);
    ui.cursor.skip(8);
    ui.text(texts::rows_template_help, "template help", type::small, Tone::quiet);
    ui.cursor.skip(8);
    ui.text(texts::rows_file_help, "file help", type::small, Tone::quiet);
    ui.cursor.skip(8);
    const Action open_file{Verb::open_rows, std::string(info(own.section).key)};
    ui.buttons({{open_file, texts::open_rows, Button::Look::secondary}, {Verb::save_template, texts::save_template, Button::Look::secondary}});
    draw_saved_file(view);
    if (!pasting.file_problem.empty()) {
        ui.cursor.skip(8);
        ui.text(pasting.file_problem, "file problem", type::body, Tone::warning);
    }
    ui.cursor.skip(16);
    constexpr float height = 240;
    if (is_too_long_to_edit(pasting.text)) ui.text(filled(texts::rows_long, {grouped(lines_in(pasting.text))}), "rows long", type::strong);
    else ui.text_area(rows_key(own.section), {texts::rows_label, "", "", false}, pasting.text, height);
    if (pasting.text.size() > pasted_kept_max) ui.text(texts::rows_not_kept, "not kept", type::small, Tone::warning);
    draw_columns(view, own.section);
    const Place back{own.list, ""};
    std::vector<Button> buttons{{Verb::take_rows, words.take, Button::Look::primary}};
    if (!pasting.text.empty()) buttons.push_back({Verb::clear_rows, texts::rows_clear});
    buttons.push_back({going_to(back), words.back, Button::Look::link, url_of(back)});
    ui.buttons(buttons);
    if (const auto& reading = view.state.reading) {
        ui.cursor.skip(8);
        ui.text(filled(texts::rows_reading, {grouped(reading->done()), grouped(reading->all())}), "reading", type::strong);
        ui.buttons({{Verb::stop_reading, texts::rows_stop, Button::Look::secondary}});
        return;
    }
    if (!pasting.file.empty() && !pasting.done) {
        ui.cursor.skip(8);
        ui.text(filled(texts::rows_brought, {pasting.file, words.take}), "rows brought", type::body, Tone::good);
    }
    if (pasting.is_from_draft) {
        ui.cursor.skip(8);
        ui.text(filled(texts::rows_from_draft, {words.take}), "rows from draft", type::body, Tone::warning);
    }
    // Beside the button that did it.
    if (pasting.done) {
        ui.cursor.skip(8);
        ui.begin_block(NodeRole::section, "pasted", pasting.faults.empty() ? Tone::good : Tone::warning, true, texts::rows_title);
        if (const auto said = said_of(pasting, own.section); !said.empty()) ui.text(said, "said", type::strong);
        // A person corrects them one after the other; the hundredth is read then.
        constexpr std::size_t shown_max = 100;
        for (std::size_t i = 0; i < std::min(pasting.faults.size(), shown_max); ++i) {
            const auto& fault = pasting.faults[i];
            std::string why;
            for (std::size_t r = 0; r < fault.reasons.size(); ++r) why += (r ? " " : "") + fault.reasons[r];
            const auto row = std::to_string(fault.row);
            if (fault.row > 0) why = fault.person.empty() ? filled(texts::row_fault, {row, why}) : filled(texts::row_fault_of, {row, fault.person, why});
            ui.text(why, "fault " + std::to_string(i));
        }
        if (pasting.faults.size() > shown_max) ui.text(filled(texts::and_more, {grouped(pasting.faults.size() - shown_max)}), "more faults");
        if (!pasting.is_refused && !pasting.faults.empty()) {
            ui.cursor.skip(8);
            ui.buttons({{Verb::save_rows_left, texts::save_rows_left, Button::Look::link}});
        }
        ui.end_block();
    }
}

}  // namespace qopi
