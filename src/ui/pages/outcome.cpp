// Where the path ends for now: each outcome says why, in the guide's words, and what one can do.
#include "app/filled.hpp"
#include "app/standing.hpp"
#include "app/steps.hpp"
#include "app/texts.hpp"
#include "ui/pages.hpp"

namespace qopi {

namespace {

void paragraph(Ui& ui, std::string_view text, std::string_view key) {
    ui.text(text, std::string(key));
    ui.cursor.skip(16);
}

/// A question that was answered with No, and the way to it.
void draw_answer(View& view, const std::string& pointer, const std::string& name, std::string_view question, std::string_view more) {
    auto& ui = view.ui;
    ui.begin_block(NodeRole::section, "answer " + pointer, Tone::quiet, false, name);
    ui.text(question, "question " + pointer, type::strong);
    if (!more.empty()) ui.text(more, "more " + pointer, type::body, Tone::quiet);
    ui.cursor.skip(8);
    ui.buttons({{{Verb::to_change, pointer}, texts::change_answer, Button::Look::link, "", filled(texts::button_of, {texts::change_answer, name})}});
    ui.end_block();
}

/// What the membership did not fit, and that nobody has to wait on this page.
void draw_member(View& view, std::string_view title, std::string_view text, std::initializer_list<std::string_view> steps) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const auto& physician = state.answers.physician;
    draw_title(view, title, text);
    if (const auto day = refused_on(state); !day.empty()) paragraph(ui, filled(texts::member_refused, {day}), "refused");
    paragraph(ui, filled(texts::member_named, {physician.asco_id, physician.family_name}), "named");
    int number = 0;
    for (const auto step : steps) paragraph(ui, step, "step " + std::to_string(++number));
    paragraph(ui, texts::member_wait, "wait");
    ui.buttons({{{Verb::to_change, path_of(Section::physician) + "/asco_id"}, texts::change_physician, Button::Look::primary},
                {Verb::go_on_without_member, is_review_reached(state) ? texts::return_to_review : texts::go_on_without_member, Button::Look::secondary},
                {Verb::check_membership, texts::check_again, Button::Look::secondary}});
    const bool is_asking = state.membership.status == Membership::Status::asking;
    if (!is_asking && !state.page.checked_again) return;
    ui.cursor.skip(12);
    ui.text(is_asking ? texts::membership_asking : texts::membership_still, "checked");
}

}  // namespace

void draw_outcome(View& view) {
    auto& ui = view.ui;
    const auto& answers = view.state.answers;
    const auto page = view.state.place.page;
    const auto title = info(page).title;
    const auto answered_no = [&](Section section, auto draw) {
        const auto record = record_at(answers, section);
        std::size_t number = 0;
        for (const auto& field : record.table->fields) {
            ++number;
            const auto* answer = value_of<Answer>(record, field);
            if (answer && *answer == Answer::no && is_asked(record, field, view.state.facts())) draw(number, path_of(section) + "/" + std::string(field.key), field);
        }
    };
    switch (page) {
        case Page::not_eligible:
            draw_title(view, title, texts::not_eligible_text);
            answered_no(Section::eligibility, [&](std::size_t, const std::string& pointer, const FieldRow& field) {
                draw_answer(view, pointer, std::string(field.label), field.label, texts::not_eligible_answer);
            });
            paragraph(ui, texts::not_eligible_next, "next");
            break;
        case Page::not_agreed:
            draw_title(view, title, texts::not_agreed_text);
            answered_no(Section::prequalification, [&](std::size_t number, const std::string& pointer, const FieldRow& field) {
                draw_answer(view, pointer, filled(texts::statement, {std::to_string(number)}), filled(texts::statement_label, {std::to_string(number), field.label}), field.help);
            });
            paragraph(ui, texts::not_agreed_next, "next");
            break;
        case Page::member_invalid: return draw_member(view, title, texts::invalid_text, {texts::invalid_next});
        case Page::member_inactive: return draw_member(view, title, texts::inactive_text, {texts::inactive_steps[0], texts::inactive_steps[1]});
        default:
            draw_title(view, title, texts::not_found_text);
            ui.buttons({{going_to({Page::start, ""}), texts::to_start, Button::Look::primary, url_of({Page::start, ""})}});
    }
}

}  // namespace qopi
