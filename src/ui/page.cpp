// The frame around every page: header, steps, content, footer.
#include <algorithm>
#include <cmath>

#include "app/filled.hpp"
#include "app/problems.hpp"
#include "app/standing.hpp"
#include "app/steps.hpp"
#include "app/texts.hpp"
#include "ui/pages.hpp"

namespace qopi {
namespace {

struct Frame {
    float left, width;  ///< the middle of the page
};

Frame frame_of(const Ui& ui) {
    const float edge = ui.cursor.one_column() ? space::edge_phone : space::edge;
    const float width = std::min(space::page, ui.cursor.page_width) - 2 * edge;
    return {std::floor((ui.cursor.page_width - width) / 2), width};
}

void draw_header(View& view, const Frame& frame) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const Within banner(ui, NodeRole::banner, "banner");
    ui.outline.leaf({.role = NodeRole::link, .key = "skip", .rect = Rect{frame.left, 6, 190, space::control}, .text = std::string(texts::skip), .style = "skip",
                     .is = PressNode{.href = "#content"}});
    const Button home{Verb::go_home, texts::brand, Button::Look::link, url_of({})};
    const float brand_width = ui.button_at(home, frame.left, 15);
    const auto& draft = state.draft;
    std::string saved;
    // Each pause in typing is saved within moments; that the newest answers are on their way is said the first time, and where it takes long.
    const bool is_saved = draft.saving == DraftStatus::Saving::saved || (!draft.saved_clock.empty() && !draft.is_slow);
    if (draft.saving != DraftStatus::Saving::nothing && !is_saved) saved = texts::saving;
    else if (draft.saving != DraftStatus::Saving::nothing) saved = draft.saved_clock.empty() ? std::string(texts::saved) : filled(texts::saved_at, {texts::saved, draft.saved_clock});
    if (draft.not_saved) saved = texts::save_failed;
    const bool is_kept = is_saving(state.browser.storage);
    if (!is_kept && draft.exists) saved = texts::memory_only;
    if (draft.read_only) saved.clear();
    const auto fits = [&] { return brand_width + ui.canvas.measure(saved, type::small, FLT_MAX).width + 24 < frame.width; };
    const bool urgent = draft.not_saved || !is_kept;
    // On a phone good news has one word; bad news gets a line of its own.
    if (is_saved && !urgent && !saved.empty() && !fits()) saved = texts::saved_short;
    const float width = ui.canvas.measure(saved, type::small, FLT_MAX).width;
    float height = 56;
    if (!saved.empty() && fits()) {
        ui.text_at(saved, "saved", frame.left + frame.width - std::ceil(width) - 1, 17, FLT_MAX, type::small, urgent ? Tone::error : Tone::quiet);
    } else if (!saved.empty() && urgent) {
        ui.text_at(saved, "saved", frame.left, 50, frame.width, type::small, Tone::error);
        height = 80;
    }
    ui.canvas.rule(height, 0, ui.cursor.page_width);
    ui.cursor.y = height;
}

void draw_footer(View& view, const Frame& frame) {
    auto& ui = view.ui;
    const Within footer(ui, NodeRole::contentinfo, "footer");
    ui.cursor.set_column(frame.left, frame.width);
    ui.canvas.rule(ui.cursor.y, 0, ui.cursor.page_width);
    ui.cursor.skip(20);
    ui.text(texts::desk, "desk", type::small, Tone::quiet);
    ui.cursor.skip(12);
    std::vector<Button> links;
    for (const auto& [label, address] : {std::pair{texts::desk_phone, texts::desk_phone_link}, {texts::desk_email, texts::desk_email_link}})
        links.push_back({{Verb::visit, std::string(address)}, label, Button::Look::link, address});
    if (!view.state.browser.view_forced) links.push_back({Verb::html_view, std::string(view.state.browser.html_view ? texts::canvas_view : texts::plain_view)});
    links.push_back({{Verb::visit, "accessibility.html"}, std::string(texts::accessibility), Button::Look::link, "accessibility.html"});
    // Side by side where there is room, a finger apart.
    float x = ui.cursor.left;
    for (const auto& link : links) {
        const float width = ui.button_width(link, type::small);
        if (x > ui.cursor.left && x + width > ui.cursor.left + ui.cursor.width) x = ui.cursor.left, ui.cursor.skip(type::small.line + 22);
        ui.button_at(link, x, ui.cursor.y, type::small, ui.cursor.width);
        x += width + 32;
    }
    ui.cursor.skip(type::small.line + 22);
    ui.text(texts::desk_source, "desk source", type::small, Tone::quiet);
    ui.cursor.skip(22);
}

/// What a reload took away and no draft may hold: named on every page of the way, with a link to each, until it is given again.
void draw_given_before(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    // Where they are asked, the fields say so themselves; the summary has its own links.
    auto pointers = still_to_give_again(state);
    std::erase_if(pointers, [&](const std::string& pointer) { return place_of_field(pointer, state.answers) == state.place; });
    if (pointers.empty() || state.draft.read_only || state.receipt.covers_answers || (state.place.page == Page::review && state.page.pressed)) return;
    constexpr std::size_t shown_max = 5;
    ui.begin_block(NodeRole::section, "given before", Tone::warning, false, texts::given_before_title);
    ui.text(texts::given_before_title, "given before title", type::strong);
    ui.text(texts::given_before_text, "given before text", type::small);
    ui.cursor.skip(8);
    for (std::size_t i = 0; i < std::min(pointers.size(), shown_max); ++i)
        ui.buttons({{{Verb::to_give_again, pointers[i]}, field_in_words(pointers[i], state.answers)}});
    if (pointers.size() > shown_max) ui.text(filled(texts::and_more, {std::to_string(pointers.size() - shown_max)}), "given before more", type::small);
    ui.end_block();
    ui.cursor.skip(8);
}

/// False on the pages that are about all of this computer's drafts and packages, and of another one that can be begun.
bool is_about_draft(const State& state) {
    const auto page = state.place.page;
    return page != Page::start && page != Page::request && page != Page::packages;
}

/// What a person must know on every page before they type more.
void draw_notices(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    if (state.browser.storage == Storage::unanswered) {
        ui.begin_block(NodeRole::section, "unanswered", Tone::warning, true, texts::drafts_title);
        ui.text(texts::storage_unanswered, "unanswered text");
        ui.end_block();
        ui.cursor.skip(8);
    }
    const bool is_one = state.draft.gone == DraftStatus::Gone::removed;
    if (is_one && (!is_about_draft(state) || state.place.page == Page::done)) {
        // Its packages are kept, and so is all else that these pages show.
    } else if (state.draft.is_gone()) {
        ui.begin_block(NodeRole::section, "erased", Tone::warning, true, is_one ? texts::removed_title : texts::erased_title);
        ui.text(is_one ? texts::removed_elsewhere : texts::erased_elsewhere, "erased text");
        ui.cursor.skip(8);
        ui.buttons({{Verb::save_draft, texts::save_draft, Button::Look::secondary}});
        ui.end_block();
        ui.cursor.skip(8);
    } else if (state.draft.read_only && is_about_draft(state)) {
        ui.begin_block(NodeRole::section, "read only", Tone::warning, false, texts::read_only_title);
        ui.text(texts::read_only, "read only text");
        if (!given_before(state).empty() && !state.receipt.covers_answers) ui.text(texts::read_only_again, "read only again");
        ui.cursor.skip(8);
        ui.buttons({{Verb::take_over, texts::take_over, Button::Look::secondary}});
        ui.end_block();
        ui.cursor.skip(8);
    }
    if (state.draft.not_saved) {
        ui.begin_block(NodeRole::section, "not saved", Tone::error, true, texts::not_saved_title);
        ui.text(texts::not_saved, "not saved text");
        ui.cursor.skip(8);
        ui.buttons({{Verb::save_draft, texts::save_draft, Button::Look::secondary}});
        ui.end_block();
        ui.cursor.skip(8);
    }
    if (std::any_of(state.unsaved.begin(), state.unsaved.end(), [](const Unsaved& one) { return one.failed; })) {
        ui.begin_block(NodeRole::section, "left not saved", Tone::error, true, texts::left_not_saved_title);
        ui.text(texts::left_not_saved, "left not saved text");
        ui.end_block();
        ui.cursor.skip(8);
    }
    const auto& here = info(state.place.page);
    if (const auto unsent = here.section ? unsent_changes(state) : ""; !unsent.empty()) {
        ui.begin_block(NodeRole::section, "unsent changes", Tone::warning, false, texts::changed_title);
        ui.text(unsent, "unsent changes text");
        ui.end_block();
        ui.cursor.skip(8);
    }
    if (here.step != Step::none) draw_given_before(view);
}

void draw_content(View& view) {
    const auto page = view.state.place.page;
    if (is_list_page(page)) return draw_list(view);
    switch (page) {
        case Page::start: return draw_start(view);
        case Page::user_rows: case Page::office_rows: return draw_rows(view);
        case Page::request: return draw_request(view);
        case Page::review: return draw_review(view);
        case Page::mail: return draw_mail(view);
        case Page::done: return draw_done(view);
        case Page::packages: return draw_packages(view);
        case Page::not_eligible: case Page::not_agreed: case Page::member_invalid: case Page::member_inactive: case Page::not_found: case Page::count:
            return draw_outcome(view);
        default: return draw_form(view);
    }
}

/// What keeps the person from going on, said once they want to. Where several records are shown, a line says whose answer it is.
void look_for_problems(View& view) {
    const auto& state = view.state;
    if (!state.page.pressed) return;
    const auto add = [&](const std::string& pointer, auto line) {
        if (++view.problems_count <= problems_max) view.problems.push_back({pointer, line()});
    };
    const bool with_items = state.place.page == Page::review || is_list_page(state.place.page);
    // Issues come in reading order: those of one field follow each other.
    const std::string* last = nullptr;
    for (const auto& issue : view.issues)
        if (severity(issue.code) == Severity::error && (!last || *last != issue.at)) {
            last = &issue.at;
            add(issue.at, [&] { return with_items ? line_for(issue, state.answers) : line_for(issue); });
        }
    if (const auto missing = declaration_problem(state); !missing.empty()) add(std::string(missing), [&] { return std::string(declaration_sentence(state)); });
}

std::string_view title_of(const State& state) {
    return state.place.page == Page::done ? confirmation_title(standing_of(state), kind_of(state.answers)) : info(state.place.page).title;
}

}  // namespace

void draw_clock(View& view) {
    if (!view.state.clock.is_back) return;
    view.ui.begin_block(NodeRole::section, "clock", Tone::warning, true, texts::clock_title);
    view.ui.text(texts::clock_back, "clock text");
    view.ui.end_block();
}

void draw_saved_file(View& view) {
    const auto& name = view.state.page.saved_file;
    if (name.empty()) return;
    view.ui.cursor.skip(12);
    view.ui.text(filled(texts::saved_as, {name}), "saved file", type::body, Tone::good);
}

namespace {

/// What was done on this page and can be undone, where the focus is after it.
void draw_history(View& view, bool has_lead) {
    std::vector<Button> buttons;
    if (const auto* step = undo_shown(view.state)) buttons.push_back({Verb::undo, filled(texts::undo_step, {step->name})});
    if (const auto* step = redo_shown(view.state)) buttons.push_back({Verb::redo, filled(texts::redo_step, {step->name})});
    if (buttons.empty()) return;
    // Nearer to what was said above than to what it brings back.
    if (has_lead) view.ui.cursor.skip(-12);
    view.ui.buttons(buttons);
    view.ui.cursor.skip(24);
}

}  // namespace

void draw_title(View& view, std::string_view title, std::string_view lead) {
    auto& ui = view.ui;
    ui.heading(1, title, "h1");
    if (lead.empty()) {
        ui.cursor.skip(8);
    } else {
        ui.text(lead, "lead", type::body, Tone::quiet);
        ui.cursor.skip(28);
    }
    draw_history(view, !lead.empty());
}

void draw_summary(View& view) {
    const auto& lines = view.problems;
    if (lines.empty()) return;
    const auto count = view.problems_count;
    view.ui.error_summary(count == 1 ? std::string(texts::problem_found) : filled(texts::problems_found, {grouped(count)}), lines,
                          count > lines.size() ? filled(texts::and_more, {grouped(count - lines.size())}) : "");
}

void draw_page(const State& state, Ui& ui) {
    View view{state, ui, page_issues(state)};
    look_for_problems(view);
    const auto frame = frame_of(ui);
    draw_header(view, frame);
    const float top = ui.cursor.y;
    draw_steps(view, frame.left, frame.width);
    const bool has_steps = info(state.place.page).step != Step::none || state.place.page == Page::done;
    // Without the steps everything begins where the header does.
    const float column_left = has_steps && !ui.cursor.one_column() && !ui.is_plain ? frame.left + space::steps + space::gap : frame.left;
    const float column = std::min(space::column, frame.left + frame.width - column_left);
    ui.cursor.set_column(column_left, column);
    ui.cursor.skip(ui.cursor.one_column() ? 20.0f : 40.0f);
    {
        const Within main(ui, NodeRole::main, "main");
        draw_notices(view);
        ui.set_read_only(state.draft.read_only);
        draw_content(view);
        ui.set_read_only(false);
    }
    ui.cursor.skip(56);
    // The footer stays below the steps, and at the lower edge of a short page.
    ui.cursor.y = std::max(ui.cursor.y, top + 480);
    draw_footer(view, frame);

    const bool failed = !view.problems.empty();
    ui.outline.title = filled(failed ? texts::title_with_error : texts::title, {title_of(state), texts::brand});
    ui.outline.height = ui.cursor.y;
}

}  // namespace qopi
