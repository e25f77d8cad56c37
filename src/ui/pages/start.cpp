// The start page: what registration is, what one needs, and what is kept on this computer.
#include <algorithm>

#include "app/filled.hpp"
#include "app/question.hpp"
#include "app/standing.hpp"
#include "app/texts.hpp"
#include "ui/pages.hpp"

namespace qopi {
namespace {

std::string title_of_card(const DraftEntry& draft) { return draft.name.empty() ? std::string(texts::draft_unnamed) : draft.name; }

void draw_drafts(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    ui.heading(2, texts::drafts_title, "drafts title");
    const Within list(ui, NodeRole::list, "drafts");
    for (std::size_t i = 0; i < state.drafts.size(); ++i) {
        const auto& draft = state.drafts[i];
        const auto title = title_of_card(draft);
        // Where two have one name, the time tells them apart, and a number tells their buttons apart.
        const auto same_name = [&](std::size_t from, std::size_t to) {
            return std::count_if(state.drafts.begin() + static_cast<std::ptrdiff_t>(from), state.drafts.begin() + static_cast<std::ptrdiff_t>(to),
                                 [&](const DraftEntry& other) { return other.name == draft.name; });
        };
        const auto before = same_name(0, i);
        const bool is_alone = before + same_name(i, state.drafts.size()) == 1;
        const auto subject = is_alone ? title : filled(texts::card_number, {title, std::to_string(before + 1)});
        ui.begin_block(NodeRole::listitem, "draft " + draft.id, Tone::plain, true);
        const auto title_node = ui.text(title, "draft title " + draft.id, type::strong);
        if (!draft.name.empty()) ui.outline.mark_answer(title_node);
        const auto day = local_day(draft.changed, state.clock.offset);
        const auto kind = kind_from(draft.kind).value_or(Kind::registration);
        const auto what = kind == Kind::interest ? texts::interest : kind == Kind::registration ? texts::registration : label_of(kind);
        const auto when = !day ? "" : is_alone ? american(*day) : filled(texts::day_and_time, {american(*day), local_time(draft.changed, state.clock.offset)});
        ui.text(day ? filled(texts::changed_on, {what, when}) : std::string(what), "draft about " + draft.id, type::small, Tone::quiet);
        const auto standing = standing_of(state, draft);
        const bool is_submitted = standing == Standing::waiting || standing == Standing::sending || standing == Standing::received;
        const auto open = standing == Standing::received ? texts::show_confirmation : is_submitted ? texts::show_status : texts::go_on;
        ui.text(card_text(state, draft), "draft status " + draft.id);
        ui.cursor.skip(8);
        ui.buttons({{{Verb::open_draft, draft.id}, open, Button::Look::link, "", filled(texts::button_of, {open, subject})},
                    {{Verb::save_draft, draft.id}, texts::save_draft, Button::Look::link, "", filled(texts::button_of, {texts::save_draft, subject})},
                    {{Verb::ask_remove_draft, draft.id}, texts::remove, Button::Look::link, "", filled(texts::button_of, {texts::remove, subject})}});
        if (state.page.question == Action{Verb::ask_remove_draft, draft.id}) {
            ui.cursor.skip(12);
            ui.text(question_text(state), "removing " + draft.id);
            ui.cursor.skip(8);
            ui.buttons({{{Verb::remove_draft, draft.id}, texts::yes_remove, Button::Look::danger}, {Verb::take_back, texts::keep, Button::Look::secondary}});
        }
        ui.end_block();
    }
    draw_saved_file(view);
    ui.text(texts::draft_file_is, "draft file is", type::small, Tone::quiet);
    ui.cursor.skip(16);
}

std::string_view words_of(Storage storage) {
    switch (storage) {
        case Storage::persistent: return texts::storage_persistent;
        case Storage::memory: return texts::storage_memory;
        case Storage::unanswered: return texts::storage_memory;
        case Storage::best_effort: break;
    }
    return texts::storage_best_effort;
}

void draw_computer(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    // In a browser that saves nothing it would not be true.
    if (is_saving(state.browser.storage)) ui.text(texts::start_computer, "computer", type::body, Tone::quiet);
    ui.text(words_of(state.browser.storage), "storage", type::body, is_saving(state.browser.storage) ? Tone::quiet : Tone::warning);
    // One of the two stands there from the start: nothing below it moves when the page has been kept.
    ui.text(state.browser.offline_ready ? texts::offline_ready : texts::offline_not_ready, "offline", type::body, Tone::quiet);
    ui.cursor.skip(16);
    if (state.erasing == Erasing::incomplete) {
        ui.begin_block(NodeRole::section, "not erased", Tone::error, true, texts::not_erased_title);
        ui.text(texts::not_erased, "not erased text");
        ui.end_block();
    }
    if (state.erasing == Erasing::underway) {
        ui.text(texts::erasing, "erasing");
    } else if (state.page.question == Action{Verb::ask_erase}) {
        ui.text(question_text(state), "erase question");
        ui.cursor.skip(8);
        ui.buttons({{Verb::erase, texts::yes_erase, Button::Look::danger}, {Verb::take_back, texts::keep, Button::Look::secondary}});
        ui.cursor.skip(16);
    } else if (!state.drafts.empty() || !state.outbox.empty() || state.draft.exists) {
        ui.buttons({{Verb::ask_erase, texts::erase}});
    }
}

}  // namespace

void draw_start(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    draw_title(view, info(Page::start).title, texts::start_lead);
    ui.cursor.skip(8);
    if (state.draft.unreadable) {
        ui.begin_block(NodeRole::section, "broken draft", Tone::error, true, texts::start_broken_title);
        ui.text(texts::start_broken, "broken draft text");
        ui.end_block();
    }
    draw_clock(view);
    if (!state.drafts.empty()) draw_drafts(view);
    ui.buttons({{Verb::begin_registration, texts::register_practice, state.drafts.empty() ? Button::Look::primary : Button::Look::secondary},
                {Verb::open_file, texts::open_file, state.drafts.empty() ? Button::Look::link : Button::Look::secondary}});
    ui.cursor.skip(12);
    const auto request = url_of({Page::request, ""});
    ui.buttons({{going_to({Page::request, ""}), info(Page::request).title, Button::Look::link, request}});
    // A draft that another tab removed is in no list, and can be saved all the same.
    if (state.drafts.empty()) draw_saved_file(view);
    if (state.file_fault) {
        ui.cursor.skip(16);
        ui.begin_block(NodeRole::section, "file fault", Tone::error, true, texts::file_refused_title);
        ui.text(texts::file_refused, "file refused", type::strong);
        ui.text(sentence(*state.file_fault), "file fault text");
        ui.text(texts::file_refused_keeps, "file refused keeps");
        ui.end_block();
    }
    if (!state.outbox.empty()) {
        ui.cursor.skip(12);
        const auto waiting = std::count_if(state.outbox.begin(), state.outbox.end(), [](const Parcel& parcel) { return is_unsent(parcel.state); });
        const auto title = info(Page::packages).title;
        const auto url = url_of({Page::packages, ""});
        ui.buttons({{going_to({Page::packages, ""}), waiting > 0 ? filled(texts::packages_waiting, {title, std::to_string(waiting)}) : std::string(title), Button::Look::link, url}});
    }
    ui.cursor.skip(24);
    ui.heading(2, texts::start_need, "need");
    ui.bullets({texts::start_needs[0], texts::start_needs[1], texts::start_needs[2]}, "needs");
    ui.text(texts::start_time, "time");
    ui.cursor.skip(16);
    ui.text(texts::start_cost, "cost");
    ui.cursor.skip(16);
    draw_computer(view);
    // The Help Desk's calendar may come later: nothing stands below it that would move.
    ui.text(texts::start_open, "open");
    ui.cursor.skip(16);
    if (const auto today = parse_date(state.clock.today)) draw_round(view, *today, false);
}

}  // namespace qopi
