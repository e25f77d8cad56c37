// Where the path ends for now: each outcome says why, in the guide's words, and what one can do.
#include "app/filled.hpp"
#include "app/texts.hpp"
#include "ui/pages.hpp"

namespace qopi {

void draw_outcome(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const auto page = state.place.page;
    const auto title = info(page).title;
    const auto paragraph = [&](std::string_view text, std::string_view key) {
        ui.text(text, std::string(key));
        ui.cursor.skip(16);
    };
    switch (page) {
        case Page::not_eligible:
            draw_title(view, title, texts::not_eligible_text);
            paragraph(texts::not_eligible_next, "next");
            ui.buttons({{going_to({Page::eligibility, ""}), texts::change_answers, Button::Look::primary, url_of({Page::eligibility, ""})}});
            break;
        case Page::not_agreed:
            draw_title(view, title, texts::not_agreed_text);
            for (std::size_t i = 0; i < prequalification_fields.size(); ++i) {
                const auto& field = prequalification_fields[i];
                if (state.answers.prequalification.*std::get<Answer Prequalification::*>(field.slot) != Answer::no) continue;
                ui.begin_block(NodeRole::section, "statement " + std::string(field.key), Tone::quiet, false, filled(texts::statement, {std::to_string(i + 1)}));
                ui.text(filled(texts::statement_label, {std::to_string(i + 1), field.label}), "text " + std::string(field.key), type::strong);
                if (!field.help.empty()) ui.text(field.help, "why " + std::string(field.key), type::body, Tone::quiet);
                ui.end_block();
            }
            paragraph(texts::not_agreed_next, "next");
            ui.buttons({{going_to({Page::prequalification, ""}), texts::change_answers, Button::Look::primary, url_of({Page::prequalification, ""})}});
            break;
        case Page::member_invalid:
            draw_title(view, title, texts::invalid_text);
            paragraph(texts::invalid_next, "next");
            ui.buttons({{{Verb::to_change, path_of(Section::physician) + "/asco_id"}, texts::change_physician, Button::Look::primary}});
            break;
        case Page::member_inactive:
            draw_title(view, title, texts::inactive_text);
            paragraph(texts::inactive_steps[0], "step 1");
            paragraph(texts::inactive_steps[1], "step 2");
            ui.buttons({{{Verb::to_change, path_of(Section::physician) + "/asco_id"}, texts::change_physician, Button::Look::primary}});
            break;
        default:
            draw_title(view, title, texts::not_found_text);
            ui.buttons({{going_to({Page::start, ""}), texts::to_start, Button::Look::primary, url_of({Page::start, ""})}});
    }
}

}  // namespace qopi
