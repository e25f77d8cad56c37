// Above a list whose items are being selected: how many there are, what is to become of them, and what that would change.
#include "app/several.hpp"

#include "app/filled.hpp"
#include "app/texts.hpp"
#include "app/words.hpp"
#include "ui/field_view.hpp"
#include "ui/pages.hpp"

namespace qopi {
namespace {

/// What would change, before it does.
void draw_preview(View& view, Section section) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const std::string key(info(section).key);
    const auto preview = preview_several(state, section);
    ui.cursor.skip(12);
    ui.text(several_question(state, section, preview), "preview " + key, type::strong);
    {
        const Within list(ui, NodeRole::list, "preview list " + key);
        for (std::size_t i = 0; i < preview.lines.size(); ++i) {
            const Within item(ui, NodeRole::listitem, "preview " + std::to_string(i));
            ui.text(preview.lines[i], "preview line " + std::to_string(i), type::small);
        }
    }
    if (preview.changing > preview.lines.size()) ui.text(filled(texts::and_more, {grouped(preview.changing - preview.lines.size())}), "preview more", type::small);
    ui.cursor.skip(8);
    if (preview.changing == 0) return;
    const bool is_removal = changes_by_removal(state, section);
    const auto count = counted(preview.changing, words_of(section).items);
    ui.buttons({{{Verb::change_several, key}, filled(is_removal ? texts::several_yes_remove : texts::several_change, {count}), is_removal ? Button::Look::danger : Button::Look::primary},
                {Verb::take_back, texts::keep, Button::Look::secondary}});
}

}  // namespace

void draw_several(View& view, Section section, const Listed& shown) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const auto& several = listing_of(state, section).several;
    const std::string key(info(section).key);
    const auto items = words_of(section).items;
    if (!several.is_open) {
        if (shown.all < several_min || state.draft.read_only) return;
        ui.buttons({{{Verb::select_several, key}, filled(texts::several_open, {items.many})}});
        ui.cursor.skip(16);
        return;
    }
    ui.begin_block(NodeRole::section, "several " + key, Tone::plain, true, filled(texts::several_title, {items.many}));
    const auto count = ui.text(filled(texts::several_selected, {counted(count_selected(state, section), items)}), "selected " + key, type::strong);
    ui.outline.let_focus(count);
    ui.cursor.skip(8);
    const auto all = shown.matching < shown.all ? filled(texts::several_matching, {grouped(shown.matching)}) : filled(texts::several_all, {counted(shown.all, items)});
    std::vector<Button> buttons;
    if (shown.matching > 0) buttons.push_back({{Verb::select_all, key}, all});
    if (!several.ids.empty()) buttons.push_back({{Verb::select_none, key}, texts::several_clear});
    buttons.push_back({{Verb::select_several, key}, texts::several_close});
    ui.buttons(buttons);
    ui.cursor.skip(16);
    const auto what = filled(texts::several_what, {items.many});
    const auto choices = several_choices(state.answers, section);
    if (!choices.empty()) ui.select(several_key(section), {what, "", "", false}, several.what, choices, "", true, 420);
    if (asks_offices(state, section)) draw_offices(view, several_offices_key(section), {texts::several_which_offices, "", "", false}, several.offices);
    const bool is_asked = state.page.question == Action{Verb::ask_several, key};
    const auto show = choices.empty() ? filled(texts::several_remove_all, {items.many}) : std::string(texts::several_show);
    ui.buttons({{{Verb::ask_several, key}, show, Button::Look::secondary}});
    if (is_asked) draw_preview(view, section);
    ui.end_block();
    ui.cursor.skip(16);
}

}  // namespace qopi
