// Offices, users and what requests list, with a status each; an item is edited on its own page.
#include <algorithm>

#include "app/listing.hpp"
#include "app/paste.hpp"
#include "app/question.hpp"
#include "app/several.hpp"
#include "app/words.hpp"
#include "model/display.hpp"
#include "ui/pages.hpp"

#include "app/filled.hpp"
#include "app/texts.hpp"

namespace qopi {
namespace {

/// Whether the item is complete, and the ways to change and to remove it: at the right where there is room, else below. While several are
/// selected, that one removes none alone.
void draw_status(View& view, const std::string& id, const std::string& title, const ItemStatus& found, bool is_selecting, float left, float width, float top, float text_end) {
    auto& ui = view.ui;
    const auto status = words_of(found);
    const Button edit{{Verb::edit, id}, texts::edit, Button::Look::link, "", filled(texts::edit_of, {title})};
    const Button remove{{Verb::ask_remove_item, id}, texts::remove, Button::Look::link, "", filled(texts::remove_of, {title})};
    const float edit_width = ui.button_width(edit), remove_width = ui.button_width(remove);
    const Tone tone = found.to_fix > 0 ? Tone::error : found.to_check > 0 ? Tone::warning : Tone::good;
    float row = top + 36;
    if (!ui.cursor.one_column()) {
        ui.pill(status, tone, left + width, top, "status " + id);
    } else {
        ui.cursor.skip(8);
        row = ui.cursor.y;
        const float status_width = ui.canvas.measure(status, type::small_strong, FLT_MAX).width + 24;
        ui.pill(status, tone, left + status_width, row, "status " + id);
        if (status_width + 16 + edit_width + 16 + remove_width > width) row += type::strong.line + 8;
    }
    if (is_selecting) {
        ui.button_at(edit, left + width - edit_width, row);
    } else {
        ui.button_at(edit, left + width - remove_width - 16 - edit_width, row);
        ui.button_at(remove, left + width - remove_width, row);
    }
    ui.cursor.y = ui.cursor.one_column() ? row + type::strong.line : std::max(text_end, row + type::strong.line);
}

void draw_item(View& view, Section section, std::size_t index, const ItemStatus& found, const ItemNode& place) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const auto item = record_at(state.answers, section, index);
    const auto& id = id_of(item);
    const auto name = item_name(item);
    const auto title = title_of(section, item, index);

    ui.begin_block(NodeRole::listitem, "item " + id, Tone::plain, true);
    if (place.all > 0) ui.outline.count_item(place);
    const float left = ui.cursor.left, width = ui.cursor.width, top = ui.cursor.y;
    const float side = std::max(170.0f, ui.canvas.measure(words_of(found), type::small_strong, FLT_MAX).width + 40);
    if (!ui.cursor.one_column()) ui.cursor.set_column(left, width - side);
    const auto& several = listing_of(state, section).several;
    if (several.is_open) {
        ui.checkbox(selected_key(section, id), {title, "", ""}, several.ids.contains(id));
        ui.cursor.skip(-16);
    } else {
        const auto title_node = ui.text(title, "title " + id, type::strong);
        if (!name.empty()) ui.outline.mark_answer(title_node);
    }
    if (const auto about = words_of(section).about(state.answers, item); !about.empty()) ui.text(about, "about " + id, type::body, Tone::quiet);
    const float text_end = ui.cursor.y;
    ui.cursor.set_column(left, width);
    draw_status(view, id, title, found, several.is_open, left, width, top, text_end);
    if (state.page.question == Action{Verb::ask_remove_item, id}) {
        ui.cursor.skip(12);
        ui.text(question_text(state), "removing " + id);
        ui.cursor.skip(8);
        ui.buttons({{{Verb::remove_item, id}, texts::yes_remove, Button::Look::danger}, {Verb::take_back, texts::keep, Button::Look::secondary}});
    }
    ui.end_block();
}

}  // namespace

void draw_list(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const auto& list = *list_at(state.place.page);
    const auto kind = kind_of(state.answers);
    const auto count = count_of(state.answers, list.section);
    const std::string key(info(list.section).key);
    draw_summary(view);
    draw_title(view, info(state.place.page).title, list_lead_of(list.section, kind));
    draw_explanations(view);
    if (const auto rows = rows_waiting(state, list.section); !rows.empty()) {
        ui.begin_block(NodeRole::section, "rows left", Tone::warning, false, texts::rows_waiting_title);
        ui.text(rows + " " + filled(texts::rows_waiting_where, {info(*list.rows).title}), "rows left text", type::strong);
        ui.end_block();
        ui.cursor.skip(8);
    }
    if (count == 0) {
        ui.text(none_of(list.section, kind), "no " + key, type::body, Tone::quiet);
        ui.cursor.skip(16);
    } else {
        const auto shown = listed(state, list.section);
        draw_seeking(view, list.section, shown);
        draw_several(view, list.section, shown);
        {
            const Within items(ui, NodeRole::list, key + " list");
            const KeptWarnings kept(state.kept);
            const auto& findings = findings_of(state);
            ItemNode place{shown.first, shown.pages > 1 ? shown.matching : 0};
            for (const auto i : shown.items) ++place.number, draw_item(view, list.section, i, status_of(findings, kept, list.section, i), place);
        }
        draw_turning(view, list.section, shown);
    }
    for (const auto& issue : view.all)
        if (issue.code == Code::no_abstractor) ui.cursor.skip(16), ui.warning("no-abstractor", sentence_for(issue), {});
    std::vector<Button> buttons{{adding_to(list.section), std::string(words_of(list.section).add), Button::Look::secondary}};
    if (list.rows) {
        const Place rows{*list.rows, ""};
        buttons.push_back({going_to(rows), std::string(info(rows.page).title), Button::Look::link, url_of(rows)});
    }
    ui.buttons(buttons);
    ui.cursor.skip(32);
    if (state.place.page == Page::users) draw_planner(view);
    ui.buttons({{Verb::go_on, leads_to_review(state) ? texts::to_review : texts::go_on, Button::Look::primary}, {Verb::go_back, texts::back}, {Verb::save_and_exit, texts::save_and_exit}});
}

}  // namespace qopi
