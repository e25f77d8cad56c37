// What the guide says to what a page asks: a sentence where everyone should read it, more behind a button.
#include <span>

#include "app/texts.hpp"
#include "ui/pages.hpp"

namespace qopi {
namespace {

void draw_sentence(View& view, std::string_view sentence, std::string key) {
    view.ui.text(sentence, std::move(key));
    view.ui.cursor.skip(20);
}

void draw_fold(View& view, const std::string& key, std::string_view question, std::span<const texts::Explained> answers) {
    auto& ui = view.ui;
    const bool is_open = view.state.page.unfolded.contains(key);
    ui.disclosure(key, question, is_open);
    if (!is_open) return;
    ui.begin_block(NodeRole::section, key, Tone::quiet, false, question);
    std::size_t number = 0;
    for (const auto& [term, text] : answers) {
        const auto part = key + " " + std::to_string(number++);
        if (number > 1) ui.cursor.skip(12);
        ui.text(term, part + " term", type::strong);
        ui.text(text, part + " text");
    }
    ui.end_block();
}

}  // namespace

void draw_explanations(View& view) {
    const auto page = view.state.place.page;
    const auto roles = [&] { draw_fold(view, "roles", texts::roles_question, texts::roles_explained); };
    const auto levels = [&] { draw_fold(view, "levels", texts::levels_question, texts::levels_explained); };
    const float top = view.ui.cursor.y;
    if (page == Page::eligibility) draw_fold(view, "sites", texts::sites_question, texts::sites_explained);
    if (page == Page::prequalification) draw_sentence(view, texts::counsel, "counsel");
    if (page == Page::practice) draw_sentence(view, texts::health_plan, "health plan");
    if (page == Page::physician || page == Page::administrator) {
        draw_sentence(view, texts::main_contacts, "main contacts");
        draw_sentence(view, texts::mail_filter, "mail filter");
    }
    if (page == Page::physician || page == Page::administrator || page == Page::user) roles();
    if (page == Page::offices || page == Page::user) levels();
    if (view.ui.cursor.y > top) view.ui.cursor.skip(8);
}

}  // namespace qopi
