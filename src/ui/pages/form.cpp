// The pages that ask the fields of one section: one form each, with Continue and Back.
#include "app/filled.hpp"
#include "app/question.hpp"
#include "app/texts.hpp"
#include "app/words.hpp"
#include "base/text.hpp"
#include "ui/field_view.hpp"

namespace qopi {
namespace {

/// The practices that registered from this computer: one press fills in what the Help Desk needs to find them.
void draw_practices(View& view) {
    auto& ui = view.ui;
    std::vector<Button> buttons;
    for (const auto& parcel : view.state.outbox)
        if (parcel.state == ParcelState::received && parcel.kind == code_of(Kind::registration) && replacement_of(view.state.outbox, view.state.drafts, parcel).empty())
            buttons.push_back({{Verb::prefill, parcel.id}, filled(texts::practice_of_reference, {parcel.name, parcel.reference}), Button::Look::secondary});
    if (buttons.empty()) return;
    ui.heading(2, texts::prefill_title, "prefill");
    ui.buttons(buttons);
    ui.cursor.skip(24);
}

/// Cancel asks first when something was typed.
void draw_discard(View& view) {
    auto& ui = view.ui;
    ui.cursor.skip(12);
    ui.text(question_text(view.state), "discarding");
    ui.cursor.skip(8);
    ui.buttons({{Verb::discard, texts::yes_discard, Button::Look::danger}, {Verb::take_back, texts::keep_editing, Button::Look::secondary}});
}

}  // namespace

void draw_form(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const auto& answers = state.answers;
    const auto page = state.place.page;
    const auto section = *info(page).section;
    const Within form(ui, NodeRole::form, "form", info(page).title);
    draw_summary(view);
    const auto item = open_item(state);
    const std::string noun(info(section).item);
    draw_title(view, is_item_page(page) ? filled(texts::item_number, {noun, std::to_string(item + 1)}) : std::string(info(page).title), words_of(section).lead);
    draw_explanations(view);

    if (page == Page::requester) draw_practices(view);
    if (!is_list(section)) {
        draw_fields(view, path_of(section), record_at(answers, section));
    } else if (item < count_of(answers, section)) {
        const auto path = path_of(section, item);
        const auto record = record_at(answers, section, item);
        draw_fields(view, path, record);
        if (has_below(record)) {
            // The office and its administrator have a phone each: the group tells which one is meant.
            const Within group(ui, NodeRole::group, lower(record.table->below->title), record.table->below->title);
            draw_fields(view, path + "/" + std::string(record.table->below->key), below(record));
        }
    }
    ui.cursor.skip(12);
    const bool to_review = leads_to_review(state);
    if (is_item_page(page)) {
        std::vector<Button> buttons{{Verb::go_on, to_review ? std::string(texts::to_review) : filled(texts::save_item, {lower(noun)}), Button::Look::primary}};
        if (!to_review) buttons.push_back({{Verb::go_on_adding, std::string(info(section).key)}, texts::save_and_add, Button::Look::secondary});
        buttons.push_back({Verb::cancel, texts::cancel});
        ui.buttons(buttons);
        if (state.page.question == Verb::cancel) draw_discard(view);
    } else {
        ui.buttons({{Verb::go_on, to_review ? texts::to_review : texts::go_on, Button::Look::primary}, {Verb::go_back, texts::back}, {Verb::save_and_exit, texts::save_and_exit}});
    }
}

}  // namespace qopi
