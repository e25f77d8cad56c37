// Every answer with a way to change it, the declaration, and the ways to the Help Desk.
#include <algorithm>

#include "app/edit.hpp"
#include "app/filled.hpp"
#include "app/overview.hpp"
#include "app/paste.hpp"
#include "app/problems.hpp"
#include "app/send.hpp"
#include "app/standing.hpp"
#include "app/texts.hpp"
#include "app/words.hpp"
#include "model/display.hpp"
#include "base/text.hpp"
#include "ui/field_view.hpp"
#include "ui/pages.hpp"

namespace qopi {
namespace {

/// How many doubts are listed at once: of more the others are listed when these are settled.
constexpr std::size_t warnings_max = 50;

/// True where a blank answer is one that is missing, or says that a new address has no second line: an address changes as a whole.
bool is_part_of_whole(ConstRecordRef record, const FieldRow& field, const Facts& facts) {
    return is_required(record, field, facts) || (field.key == "line2" && is_required(record, field_of(record, "line1"), facts));
}

/// `subject` is whose answers these are: several have a first name.
std::vector<Ui::Line> lines_of(const View& view, const std::string& path, ConstRecordRef record, const std::string& subject, std::string_view blank) {
    const auto& state = view.state;
    std::vector<Ui::Line> lines;
    for (const auto& field : record.table->fields) {
        if (!is_asked(record, field, state.facts())) continue;
        const auto pointer = path + "/" + std::string(field.key);
        const auto said = filled(texts::answer_of, {field.label, subject});
        Ui::Line line{pointer, field.label, {}, {}};
        std::string value = display(state.answers, record, field);
        if (const auto* secret = value_of<Secret>(record, field)) {
            const bool shown = state.page.revealed.contains(pointer);
            if (shown) value = secret->text;
            else if (secret->given && secret->text.empty()) value = !state.receipt.covers_answers ? texts::again : submitted_standing(state) == Standing::received ? texts::secret_sent : texts::secret_packed;
            if (!secret->text.empty())
                line.buttons.push_back({{Verb::reveal, pointer}, shown ? texts::hide : texts::show, Button::Look::link, "", filled(shown ? texts::hide_of : texts::show_of, {said})});
        }
        line.is_answer = !value.empty() && value_of<std::string>(record, field);
        if (value.empty()) value = is_part_of_whole(record, field, state.facts()) ? texts::not_given : blank;
        line.values.push_back(std::move(value));
        line.buttons.push_back({{Verb::to_change, pointer}, texts::change, Button::Look::link, "", filled(texts::change_of, {said})});
        lines.push_back(std::move(line));
    }
    return lines;
}

/// How many of a long list are of which kind: what a careful person compares with what they know.
std::vector<Ui::Line> overview_of(const View& view, Section section) {
    std::vector<Ui::Line> lines;
    for (auto& [term, value] : overview(view.state, section)) lines.push_back({"overview " + std::string(info(section).key) + " " + std::string(term), term, {std::move(value)}, {}});
    return lines;
}

/// The terms of a long list: views of them stand in its lines.
std::vector<std::string> names_of(const Submission& answers, Section section, const std::vector<std::size_t>& items) {
    std::vector<std::string> names;
    for (const auto i : items) names.push_back(title_of(section, record_at(answers, section, i), i));
    return names;
}

/// A long list: an overview, and a line an item, on pages; on paper all of them instead. What is on the screen stays in the tree
/// meanwhile, so that nobody loses the focus.
void draw_much(View& view, Section section) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const std::string key(info(section).key);
    if (const auto lines = overview_of(view, section); !lines.empty()) ui.definitions(lines, "overview " + key);
    std::vector<Ui::Line> lines;
    const auto add = [&](std::string line_key, const std::string& name, std::string value) -> Ui::Line& {
        lines.push_back({std::move(line_key), name, {}, {}, false, true});
        if (!value.empty()) lines.back().values.push_back(std::move(value));
        return lines.back();
    };
    {
        const Within seen(ui, NodeRole::box, "seen " + key, "", "seen");
        const auto shown = listed(state, section);
        draw_seeking(view, section, shown);
        const auto& findings = findings_of(state);
        const KeptWarnings kept(state.kept);
        const auto names = names_of(state.answers, section, shown.items);
        for (std::size_t n = 0; n < names.size(); ++n) {
            const auto i = shown.items[n];
            auto& line = add(review_pointer(section, i), names[n], words_of(section).about(state.answers, record_at(state.answers, section, i)));
            if (const auto status = status_of(findings, kept, section, i); status.to_fix + status.to_check > 0) line.values.push_back(words_of(status));
            line.buttons.push_back({{Verb::to_change, line.key}, texts::change, Button::Look::link, "", filled(texts::change_of, {names[n]})});
        }
        if (!lines.empty()) ui.definitions(lines, "lines " + key);
        draw_turning(view, section, shown);
    }
    if (!state.page.is_printed) return;
    lines.clear();
    const auto items = all_items(state, section);
    const auto names = names_of(state.answers, section, items);
    for (const auto i : items) add("printed " + review_pointer(section, i), names[i], answers_in_line(state.answers, record_at(state.answers, section, i), state.facts()));
    ui.definitions(lines, "printed " + key);
}

void draw_answers(View& view) {
    auto& ui = view.ui;
    const auto& answers = view.state.answers;
    const auto kind = kind_of(answers);
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const auto section = static_cast<Section>(i);
        if (!carries(kind, section, answers)) continue;
        ui.cursor.skip(16);
        ui.heading(2, info(section).title, "section " + std::string(info(section).key));
        if (is_much(answers, section)) {
            draw_much(view, section);
            continue;
        }
        std::size_t count = 0, unnamed = 0;
        std::string subject(info(section).title);
        walk_section(answers, section, false, [&](const std::string& path, ConstRecordRef record) {
            ++count;
            const auto& table = *info(section).held.table;
            if (record.table != &table) {
                // It follows its office.
                ui.heading(3, table.below->title, "name " + path);
                subject = filled(texts::part_of, {table.below->key, subject});
            } else if (is_list(section)) {
                const auto name = item_name(record);
                const auto heading = ui.heading(3, name.empty() ? filled(texts::item_unnamed, {lower(info(section).item)}) : name, "name " + path);
                if (!name.empty()) ui.outline.mark_answer(heading);
                subject = name.empty() ? filled(texts::item_number, {info(section).item, std::to_string(++unnamed)}) : name;
            }
            ui.definitions(lines_of(view, path, record, subject, words_of(section).blank), "answers " + path);
        });
        if (count == 0) {
            ui.text(texts::none_listed, "none " + std::string(info(section).key), type::body, Tone::quiet);
            ui.cursor.skip(12);
            ui.buttons({{{Verb::to_change, path_of(section)}, texts::change, Button::Look::link, "", filled(texts::change_of, {info(section).title})}});
        }
    }
}

std::string_view declaration_of(Kind kind) {
    if (is_request(kind)) return texts::declaration_of_request;
    return kind == Kind::interest ? texts::declaration_of_interest : texts::declaration_text;
}

void draw_declaration(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    ui.cursor.skip(16);
    ui.heading(2, texts::declaration, "declaration");
    ui.text(declaration_of(kind_of(state.answers)), "declaration text");
    ui.cursor.skip(20);
    draw_clock(view);
    const bool name_missing = state.page.pressed && state.declaration.name.empty();
    const bool box_missing = state.page.pressed && !state.declaration.agreed && !name_missing;
    const auto sentence = declaration_sentence(state);
    ui.text_field("/declaration/name", {texts::your_name, "", name_missing ? sentence : "", false},
                  {.value = state.declaration.name, .autocomplete = "name", .inputmode = "", .capitals = "words", .has_words = false, .width = 360}, true);
    const auto again = state.trail.agreed_before && !state.declaration.agreed && !box_missing ? texts::declaration_again : std::string_view();
    ui.checkbox("/declaration/agreed", {texts::declaration_box, again, box_missing ? sentence : ""}, state.declaration.agreed);
}

/// What may be wrong, a line each: a link to the answer, and the answers to the doubt.
void draw_warnings(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    auto issues = all_issues(state);
    std::erase_if(issues, [](const Issue& issue) { return severity(issue.code) != Severity::warning; });
    if (issues.empty()) return;
    ui.begin_block(NodeRole::section, "warnings", Tone::warning, false, texts::please_check);
    ui.text(texts::please_check, "warnings title", type::strong);
    ui.cursor.skip(8);
    ui.text(texts::warnings_kept, "warnings text", type::small);
    ui.cursor.skip(8);
    ui.open(NodeRole::list, "warnings list");
    const auto count = issues.size();
    if (count > warnings_max) issues.resize(warnings_max);
    for (const auto& issue : issues) {
        const Within item(ui, NodeRole::listitem, "warning " + about_warning(issue));
        ui.buttons({{{Verb::to_check, about_warning(issue)}, line_for(issue, state.answers)}});
        ui.cursor.skip(-8);  // its answers are nearer than the next line
        ui.buttons(answers_to(view, issue));
        ui.cursor.skip(6);
    }
    ui.close();
    if (count > issues.size()) ui.text(filled(texts::warnings_more, {grouped(count - issues.size())}), "warnings more", type::small_strong);
    ui.end_block();
    ui.cursor.skip(8);
}

/// Rows of a spreadsheet that are on no list: nothing of them is sent.
void draw_rows_waiting(View& view) {
    auto& ui = view.ui;
    const auto rows = rows_waiting(view.state);
    if (rows.empty()) return;
    ui.begin_block(NodeRole::section, "rows left", Tone::warning, false, texts::rows_waiting_title);
    ui.text(rows + " " + std::string(texts::rows_not_sent), "rows left text", type::strong);
    ui.cursor.skip(8);
    std::vector<Button> links;
    for (const auto& list : list_pages) {
        if (!list.rows || rows_waiting(view.state, list.section).empty()) continue;
        const Place place{*list.rows, ""};
        links.push_back({going_to(place), std::string(info(place.page).title), Button::Look::link, url_of(place)});
    }
    ui.buttons(links);
    ui.end_block();
    ui.cursor.skip(8);
}

}  // namespace

void draw_review(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const Within form(ui, NodeRole::form, "form", info(Page::review).title);
    draw_summary(view);
    draw_title(view, info(Page::review).title, review_text(state));
    if (state.frozen.refused || !state.refused.empty()) {
        ui.begin_block(NodeRole::section, "refused", Tone::error, true, texts::refused_title);
        ui.text(texts::refused, "refused text");
        ui.end_block();
    }
    if (const auto kind = kind_of(state.answers); is_request(kind)) ui.text(filled(texts::request_is, {label_of(kind)}), "kind", type::strong);
    draw_warnings(view);
    draw_rows_waiting(view);
    if (kind_of(state.answers) == Kind::registration) draw_tree(view);
    draw_answers(view);

    // What is submitted, and was not changed since, needs no other declaration.
    if (!is_settled(state)) draw_declaration(view);
    ui.text(readable_text(state.answers), "readable", type::small, Tone::quiet);
    ui.cursor.skip(20);
    const auto* making = making_of(state, state.draft.id);
    if (making && making->phase != Making::Phase::failed) {
        ui.text(texts::preparing, "preparing");
        ui.cursor.skip(12);
    }
    if (making && making->phase == Making::Phase::failed) {
        ui.begin_block(NodeRole::section, "not made", Tone::error, true, texts::not_made_title);
        ui.text(reason_of(making->failure), "not made text");
        ui.end_block();
    }
    // Once all is received there is nothing to submit.
    const bool is_received = submitted_standing(state) == Standing::received;
    std::vector<Button> buttons{{Verb::submit, is_received ? texts::show_confirmation : texts::submit, Button::Look::primary}};
    if (!is_received) buttons.push_back({Verb::mail, texts::mail_instead, Button::Look::secondary});
    // Of what was received only that package can be saved, where it still is.
    if (!is_received || own_parcel(state)) buttons.push_back({Verb::save_package, texts::save_package, Button::Look::secondary});
    buttons.push_back({Verb::print, texts::print});
    ui.buttons(buttons);
    draw_saved_file(view);
    ui.cursor.skip(12);
    ui.buttons({{Verb::go_back, texts::back}, {Verb::save_and_exit, texts::save_and_exit}});
}

}  // namespace qopi
