// Which control a field gets follows from its slot and its choices; nothing about a single field stands here.
#include "ui/field_view.hpp"

#include <algorithm>

#include "app/edit.hpp"
#include "app/filled.hpp"
#include "app/office_choice.hpp"
#include "app/standing.hpp"
#include "app/texts.hpp"
#include "model/display.hpp"
#include "model/locate.hpp"

namespace qopi {
namespace {

std::string_view inputmode_of(Input input) {
    switch (input) {
        case Input::email: return "email";
        case Input::tel: return "tel";
        case Input::digits: return "numeric";
        case Input::text: case Input::name: case Input::code: case Input::password: break;
    }
    return "";
}
std::string_view type_of(Input input) {
    switch (input) {
        case Input::tel: return "tel";
        case Input::password: return "password";
        // Browsers rewrite what is typed into an email field: "straße.de" would become "strasse.de", which is another domain.
        case Input::email: case Input::text: case Input::name: case Input::code: case Input::digits: break;
    }
    return "text";
}
/// Which letters a phone's keyboard makes large by itself: of names each first one, in what is copied from somewhere none.
std::string_view capitals_of(Input input) {
    switch (input) {
        case Input::name: return "words";
        case Input::code: case Input::email: return "none";
        case Input::text: case Input::tel: case Input::digits: case Input::password: break;
    }
    return "";
}
float width_of(Width width) {
    switch (width) {
        case Width::medium: return 260;
        case Width::small: return 110;
        case Width::full: case Width::half: break;
    }
    return 0;
}

/// "section-physician work email": the sections keep a browser from filling one person's data into another's fields.
std::string autocomplete_of(std::string_view path, std::string_view token) {
    if (token == "off") return "off";
    std::string section(path.substr(std::string_view("/content/").size()));
    std::replace(section.begin(), section.end(), '/', '-');
    return "section-" + section + " " + std::string(token);
}

struct Found {
    std::string error;
    std::vector<Issue> warnings;
};
Found found_at(const View& view, const std::string& pointer) {
    Found found;
    for (const auto& issue : view.issues) {
        if (issue.at != pointer) continue;
        if (severity(issue.code) == Severity::warning) found.warnings.push_back(issue);
        else if (found.error.empty()) found.error = sentence_for(issue);
    }
    return found;
}

/// A field may be doubted for several reasons.
std::string key_of(const Issue& warning) { return warning.at + " " + std::string(text(warning.code)); }

void draw_warnings(View& view, const std::vector<Issue>& warnings) {
    for (const auto& issue : warnings) view.ui.warning(key_of(issue), sentence_for(issue), answers_to(view, issue));
}

void draw_membership(View& view) {
    const auto& membership = view.state.membership;
    const auto& physician = view.state.answers.physician;
    if (membership.member_id != physician.asco_id || membership.family_name != physician.family_name) return;
    using Status = Membership::Status;
    std::string_view sentence;
    if (membership.status == Status::asking) sentence = texts::membership_asking;
    if (membership.status == Status::active) sentence = texts::membership_active;
    if (membership.status == Status::not_checked) sentence = texts::membership_not_checked;
    if (sentence.empty()) return;
    view.ui.cursor.skip(-16);
    view.ui.text(sentence, "membership", type::small, membership.status == Status::active ? Tone::good : Tone::quiet);
    view.ui.cursor.skip(24);
}

TextInput text_input(const FieldRow& field, std::string_view value, std::string_view autocomplete) {
    TextInput input;
    input.value = value;
    input.autocomplete = autocomplete, input.inputmode = inputmode_of(field.input), input.type = type_of(field.input);
    input.capitals = capitals_of(field.input), input.has_words = field.input == Input::text;
    input.secret = field.input == Input::password, input.width = width_of(field.width);
    return input;
}

/// The control for what the field holds.
void draw_control(View& view, const std::string& path, ConstRecordRef record, const FieldRow& field, const Words& words, bool required) {
    auto& ui = view.ui;
    const auto pointer = path + "/" + std::string(field.key);
    const auto autocomplete = autocomplete_of(path, field.autocomplete);
    const auto choices = choices_of(field);
    // A choice for each, of which those are on that `is_on` says.
    const auto items_with = [&](auto is_on) {
        std::vector<ChoiceItem> items;
        for (std::size_t i = 0; i < choices.size(); ++i)
            items.push_back({pointer + "=" + std::string(choices[i].code), choices[i].label, choices[i].help, is_on(i)});
        return items;
    };
    if (const auto* text = value_of<std::string>(record, field)) {
        const auto day = field.check == check_day ? parse_date(*text) : std::nullopt;
        const auto shown = day ? american_numbers(*day) : *text;
        ui.text_field(pointer, words, text_input(field, shown, autocomplete), required);
    } else if (const auto* secret = value_of<Secret>(record, field)) {
        ui.text_field(pointer, words, text_input(field, secret->text, autocomplete), required);
    } else if (const auto* on = value_of<bool>(record, field)) {
        ui.checkbox(pointer, words, *on);
    } else if (const auto* answer = value_of<Answer>(record, field)) {
        const auto is_given = [&](std::size_t i) { return *answer != Answer::none && (*answer == Answer::yes) == (choices[i].code == "yes"); };
        auto items = items_with(is_given);
        // A radio that is on stays on: what may be left blank has a way back.
        if (!required) items.push_back({pointer + "=" + std::string(no_answer), texts::no_change, "", *answer == Answer::none});
        ui.radios(pointer, words, items, required);
    } else if (const auto* set = value_of<Set>(record, field)) {
        ui.checkboxes(pointer, words, items_with([&](std::size_t i) { return has(*set, i); }));
    } else if (const auto* one = value_of<One>(record, field)) {
        if (choices.size() > 6) return ui.select(pointer, words, one->code, choices, autocomplete, required, width_of(field.width));
        ui.radios(pointer, words, items_with([&](std::size_t i) { return one->code == choices[i].code; }), required);
    } else {
        draw_offices(view, pointer, words, *value_of<OfficeIds>(record, field));
    }
}

void draw_field(View& view, const std::string& path, ConstRecordRef record, const FieldRow& field, std::size_t number) {
    const auto pointer = path + "/" + std::string(field.key);
    const auto found = found_at(view, pointer);
    const bool required = is_required(record, field, view.state.facts());
    std::string label(field.label);
    if (record.table->numbered) label = filled(texts::statement_label, {std::to_string(number), label});
    Words words{label, field.help, found.error, !required};
    for (const auto& doubt : found.warnings) words.doubts.push_back(Ui::warning_id(key_of(doubt)));
    draw_control(view, path, record, field, words, required);
    draw_warnings(view, found.warnings);
    const auto* secret = value_of<Secret>(record, field);
    const bool is_known = secret && secret->given && secret->text.empty() && !view.state.draft.read_only;
    const bool is_lost = is_known && !view.state.receipt.covers_answers;
    if (is_lost && required && found.error.empty()) view.ui.warning(pointer + " given", std::string(texts::given_before_required), {});
    const Button leave_out{{Verb::leave_out, pointer}, texts::leave_out, Button::Look::link, "", filled(texts::button_of, {texts::leave_out, label})};
    if (is_known && !is_lost) {
        const auto said = submitted_standing(view.state) == Standing::received ? texts::secret_received_before : texts::secret_packed_before;
        view.ui.nearer([&] {
            view.ui.text(said, pointer + " known", type::small, Tone::quiet);
            if (!required) view.ui.buttons({leave_out});
        });
    }
    if (is_lost && !required) {
        // Once the error says it, the way out is enough.
        if (found.error.empty()) view.ui.warning(pointer + " given", std::string(texts::given_before), {leave_out});
        else view.ui.cursor.skip(-12), view.ui.buttons({leave_out}), view.ui.cursor.skip(12);
    }
    if (record_as<Physician>(record) && field.key == "asco_id") draw_membership(view);
}

}  // namespace

void draw_offices(View& view, const std::string& pointer, const Words& words, const OfficeIds& chosen) {
    auto& ui = view.ui;
    const auto& answers = view.state.answers;
    const auto offered = offered_offices(view.state, chosen);
    if (offered.can_seek) {
        const auto input = TextInput{.value = view.state.page.office_sought, .inputmode = "", .capitals = "none", .has_words = false, .width = 420};
        ui.text_field(offices_sought_key(answers), {texts::offices_find, texts::offices_find_help, "", false}, input, false);
    }
    std::vector<ChoiceItem> items;
    for (const auto& office : offered.shown)
        items.push_back({pointer + "=" + office.id, office.name, "", std::find(chosen.begin(), chosen.end(), office.id) != chosen.end()});
    if (!offered.can_seek) return ui.checkboxes(pointer, words, items);
    auto explained = words;
    const auto help = std::string(words.help) + (words.help.empty() ? "" : " ") + said_of_offices(offered);
    explained.help = help;
    ui.checkboxes(pointer, explained, items);
    // Below them: what becomes longer with each box that is checked moves none of them.
    if (const auto names = chosen_offices(answers, chosen); !names.empty())
        ui.nearer([&] { ui.text(names, pointer + " chosen", type::small, Tone::quiet); });
}

std::vector<Button> answers_to(const View& view, const Issue& issue) {
    std::vector<Button> answers;
    const std::string label(label_at(issue.at));
    if (const auto suggestion = suggestion_for(view.state, issue); !suggestion.empty()) answers.push_back({{Verb::use, issue.at}, filled(texts::use, {suggestion})});
    if (issue.code == Code::email_same_twice)
        answers.push_back({{Verb::leave_out, issue.at}, texts::leave_out, Button::Look::link, "", filled(texts::button_of, {texts::leave_out, label})});
    const auto at = locate(view.state.answers, issue.at);
    const bool is_typed = at && (value_of<std::string>(at->record, at->field) || value_of<Secret>(at->record, at->field));
    const bool is_about_user = issue.code == Code::user_twice || issue.code == Code::user_is_main_contact;
    const auto keep = is_about_user ? texts::keep_user : is_typed ? texts::keep_as_typed : texts::keep_answer;
    const auto whom = is_about_user && at ? item_name(at->record) : label;
    answers.push_back({{Verb::keep, about_warning(issue)}, keep, Button::Look::link, "", filled(texts::button_of, {keep, whom})});
    return answers;
}

void draw_fields(View& view, const std::string& path, ConstRecordRef record) {
    auto& ui = view.ui;
    const auto facts = view.state.facts();
    const auto fields = record.table->fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto& field = fields[i];
        if (!is_asked(record, field, facts)) continue;
        if (!field.group.empty()) {
            ui.cursor.skip(16);
            ui.heading(2, field.group, "group " + path + "/" + std::string(field.key));
            ui.cursor.skip(8);
        }
        const bool paired = field.width == Width::half && i + 1 < fields.size() && fields[i + 1].width == Width::half &&
                            is_asked(record, fields[i + 1], facts) && !ui.cursor.one_column();
        if (!paired) {
            draw_field(view, path, record, field, i + 1);
            continue;
        }
        const float left = ui.cursor.left, width = ui.cursor.width, top = ui.cursor.y, half = (width - 20) / 2;
        ui.cursor.set_column(left, half);
        draw_field(view, path, record, field, i + 1);
        const float first = ui.cursor.y;
        ui.cursor.y = top;
        ui.cursor.set_column(left + half + 20, half);
        ++i;
        draw_field(view, path, record, fields[i], i + 1);
        ui.cursor.set_column(left, width);
        ui.cursor.y = std::max(first, ui.cursor.y);
    }
}

}  // namespace qopi
