// Every answer with a way to change it, the declaration, and the ways to the Help Desk.
#include <algorithm>

#include "app/send.hpp"
#include "app/texts.hpp"
#include "app/words.hpp"
#include "model/display.hpp"
#include "ui/pages.hpp"

namespace qopi {
namespace {

/// `subject` is whose answers these are: several have a first name.
std::vector<Ui::Line> lines_of(const View& view, const std::string& path, ConstRecordRef record, const std::string& subject) {
    const auto& state = view.state;
    std::vector<Ui::Line> lines;
    for (const auto& field : record.table->fields) {
        if (!is_asked(record, field, state.facts())) continue;
        const auto pointer = path + "/" + std::string(field.key);
        const auto said = std::string(field.label) + ", " + subject;
        Ui::Line line{pointer, field.label, {}, {}};
        std::string value = display(state.answers, record, field);
        if (const auto* secret = value_of<Secret>(record, field)) {
            const bool shown = state.page.revealed.contains(pointer);
            if (shown) value = secret->text;
            else if (secret->given && secret->text.empty()) value = "Please type it again";
            if (!secret->text.empty())
                line.buttons.push_back({{Verb::reveal, pointer}, shown ? "Hide" : "Show", Button::Look::link, "", (shown ? "Hide " : "Show ") + said});
        }
        line.values.push_back(value.empty() ? "Not given" : value);
        line.buttons.push_back({{Verb::to_change, pointer}, "Change", Button::Look::link, "", "Change " + said});
        lines.push_back(std::move(line));
    }
    return lines;
}

void draw_answers(View& view) {
    auto& ui = view.ui;
    const auto& answers = view.state.answers;
    const auto kind = kind_of(answers);
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const auto section = static_cast<Section>(i);
        if (!carries(kind, section, answers)) continue;
        ui.skip(16);
        ui.heading(2, info(section).title, "section " + std::string(info(section).key));
        std::size_t count = 0, unnamed = 0;
        std::string subject(info(section).title);
        walk_section(answers, section, false, [&](const std::string& path, ConstRecordRef record) {
            ++count;
            const auto& table = *info(section).held.table;
            if (record.table != &table) {
                // It follows its office.
                ui.heading(3, table.below->title, "name " + path);
                subject = std::string(table.below->key) + " of " + subject;
            } else if (is_list(section)) {
                const auto name = item_name(record);
                ui.heading(3, name.empty() ? std::string(info(section).item) + " without a name" : name, "name " + path);
                subject = name.empty() ? std::string(info(section).item) + " " + std::to_string(++unnamed) : name;
            }
            ui.definitions(lines_of(view, path, record, subject), "answers " + path);
        });
        if (count == 0) {
            ui.text(none_of(section, kind), "none " + std::string(info(section).key), type::body, Tone::quiet);
            ui.skip(12);
            ui.buttons({{{Verb::to_change, path_of(section)}, "Change", Button::Look::link, "", "Change " + std::string(info(section).title)}});
        }
    }
}

void draw_declaration(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    ui.skip(16);
    ui.heading(2, texts::declaration, "declaration");
    ui.text(is_request(kind_of(state.answers)) ? texts::declaration_of_request : texts::declaration_text, "declaration text");
    ui.skip(20);
    draw_clock(view);
    const bool name_missing = state.page.pressed && state.declaration.name.empty();
    const bool box_missing = state.page.pressed && !state.declaration.agreed && !name_missing;
    const std::string sentence(qopi::sentence(Code::declaration_missing));
    ui.text_field("/declaration/name", {"Your name", "", name_missing ? std::string_view(sentence) : "", false},
                  {.value = state.declaration.name, .autocomplete = "name", .inputmode = "", .capitals = "words", .has_words = false, .width = 360}, true);
    ui.checkbox("/declaration/agreed", {texts::declaration_box, "", box_missing ? std::string_view(sentence) : ""}, state.declaration.agreed);
}

}  // namespace

void draw_review(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const Scope form(ui, NodeRole::form, "form", info(Page::review).title);
    draw_summary(view, true);
    draw_title(view, info(Page::review).title,
               !state.receipt.reference.empty() ? texts::review_lead_sent : is_on_its_way(state) ? texts::review_lead_waiting : texts::review_lead);
    if (state.frozen.refused || !state.refused.empty()) {
        ui.begin_block(NodeRole::section, "refused", Tone::error, true, "Answer of the Help Desk");
        ui.text(texts::refused, "refused text");
        ui.end_block();
    }
    if (kind_of(state.answers) == Kind::registration) draw_tree(view);
    draw_answers(view);

    const auto issues = all_issues(state);
    const auto warnings = std::count_if(issues.begin(), issues.end(), [](const Issue& issue) { return severity(issue.code) == Severity::warning; });
    if (warnings > 0) {
        ui.skip(16);
        ui.begin_block(NodeRole::section, "warnings", Tone::warning, false, "Please check");
        ui.text("Please check", "warnings title", type::strong);
        ui.text(texts::warnings_kept, "warnings text", type::small);
        ui.skip(8);
        for (const auto& issue : issues) {
            if (severity(issue.code) != Severity::warning) continue;
            ui.text(line_for(issue, true), "warning " + issue.at + std::string(text(issue.code)));
            ui.skip(4);
        }
        ui.end_block();
    }
    draw_declaration(view);
    ui.text(texts::package_readable, "readable", type::small, Tone::quiet);
    ui.skip(20);
    const auto* making = making_of(state, state.draft.id);
    if (making && making->phase != Making::Phase::failed) {
        ui.text(texts::preparing, "preparing");
        ui.skip(12);
    }
    if (making && making->phase == Making::Phase::failed) {
        ui.begin_block(NodeRole::section, "not made", Tone::error, true, "The package was not made");
        ui.text(reason_of(making->failure), "not made text");
        ui.end_block();
    }
    ui.buttons({{Verb::submit, "Submit to the Help Desk", Button::Look::primary}, {Verb::mail, "E-mail instead", Button::Look::secondary},
                {Verb::save_package, "Save package", Button::Look::secondary}, {Verb::print, "Print"}});
    ui.skip(12);
    ui.buttons({{Verb::go_back, "Back"}});
}

}  // namespace qopi
