// Another way for the same package: an email that the person sends from their own program.
#include "app/filled.hpp"
#include "app/texts.hpp"
#include "app/words.hpp"
#include "ui/pages.hpp"

namespace qopi {

void draw_mail(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const auto* parcel = own_parcel(state);
    draw_title(view, info(Page::mail).title, texts::mail_lead);
    if (!parcel) return;
    ui.begin_block(NodeRole::section, "readable", Tone::warning, false, texts::readable_title);
    ui.text(readable_text(state.answers), "readable text");
    ui.cursor.skip(8);
    ui.text(texts::mail_guide, "guide text");
    ui.end_block();
    ui.cursor.skip(8);
    int number = 0;
    for (const auto step : texts::mail_steps) {
        ++number;
        ui.text(filled(texts::statement_label, {std::to_string(number), step}), "mail step " + std::to_string(number));
        ui.cursor.skip(8);
    }
    ui.cursor.skip(8);
    std::vector<Button> buttons{{{Verb::save_mail, parcel->id}, texts::save_the_mail, Button::Look::primary}};
    if (state.browser.can_share) buttons.push_back({{Verb::share, parcel->id}, texts::share, Button::Look::secondary, "", texts::share_package});
    buttons.push_back({{Verb::save_parcel, parcel->id}, texts::save_package, Button::Look::secondary});
    ui.buttons(buttons);
    draw_saved_file(view);
    ui.cursor.skip(20);
    ui.text(filled(texts::mail_unsent, {info(is_unsent(parcel->state) ? ParcelState::waiting : ParcelState::kept).label}), "mail unsent", type::small, Tone::quiet);
    if (is_unsent(parcel->state)) ui.text(texts::mail_also_sent, "mail also sent", type::small, Tone::quiet);
    ui.cursor.skip(12);
    ui.buttons({{going_to({Page::review, ""}), texts::back}});
}

}  // namespace qopi
