// The fields of a record as a careful author of plain HTML writes them: label, hint, error, control, and what describes it.
#pragma once

#include <algorithm>

#include "app/edit.hpp"
#include "app/texts.hpp"
#include "model/display.hpp"
#include "plain_html.hpp"

namespace qopi::plain {

/// A page that is being written: what it shows, and which issues it may show now.
struct Sheet {
    const State& state;
    Html html = {};
    std::vector<Issue> issues = shown_issues(state);

    /// `said` is the whole name of a button whose label alone does not say enough.
    void button(std::string_view label, const std::string& said = "", const Attributes& more = {}) {
        Attributes attributes{{"type", "button"}, {"aria-label", said}};
        attributes.insert(attributes.end(), more.begin(), more.end());
        html.leaf("button", label, attributes);
    }
    void link(std::string_view label, const std::string& href, const std::string& said = "") {
        html.leaf("a", label, {{"href", href}, {"aria-label", said}});
    }
};

/// The words around one control.
struct Around {
    std::string pointer, label, error;
    std::string_view help;
    std::vector<Issue> warnings;

    std::string help_id() const { return help.empty() ? "" : "help" + pointer; }
    std::string error_id() const { return error.empty() ? "" : "error" + pointer; }
    std::string warning_id(const Issue& issue) const { return "warning" + pointer + std::string(text(issue.code)); }
    /// What is wrong is heard first.
    std::string described() const {
        std::string ids;
        const auto add = [&](const std::string& id) { if (!id.empty()) (ids.empty() ? ids : ids.append(" ")).append(id); };
        add(error_id()), add(help_id());
        for (const auto& warning : warnings) add(warning_id(warning));
        return ids;
    }
    std::string invalid() const { return error.empty() ? "" : "true"; }
    void write_words(Html& html) const { html.says(help, help_id()), html.says(error, error_id()); }
};

/// "section-physician work email": one person's data is never filled into another's fields.
inline std::string autocomplete_at(std::string pointer, std::string_view token) {
    if (token == "off") return "off";
    pointer = pointer.substr(std::string_view("/content/").size(), pointer.rfind('/') - std::string_view("/content/").size());
    std::replace(pointer.begin(), pointer.end(), '/', '-');
    return "section-" + pointer + " " + std::string(token);
}

inline void write_text(Sheet& sheet, const Around& around, std::string_view value, Input input, const std::string& autocomplete, bool required) {
    const In field(sheet.html, "div");
    sheet.html.leaf("label", around.label, {{"for", around.pointer}});
    around.write_words(sheet.html);
    const auto type = input == Input::tel ? "tel" : input == Input::password ? "password" : "text";
    const auto mode = input == Input::email ? "email" : input == Input::tel ? "tel" : input == Input::digits ? "numeric" : "";
    sheet.html.open("input", {{"id", around.pointer}, {"name", around.pointer}, {"type", type}, {"inputmode", mode}, {"autocomplete", autocomplete},
                              {"aria-required", required ? "true" : ""}, {"aria-invalid", around.invalid()}, {"aria-describedby", around.described()},
                              {"value", std::string(value)}});
}

inline void write_select(Sheet& sheet, const Around& around, std::string_view value, std::span<const Choice> choices, const std::string& autocomplete, bool required) {
    const In field(sheet.html, "div");
    sheet.html.leaf("label", around.label, {{"for", around.pointer}});
    around.write_words(sheet.html);
    const In list(sheet.html, "select", {{"id", around.pointer}, {"name", around.pointer}, {"autocomplete", autocomplete}, {"aria-required", required ? "true" : ""},
                                         {"aria-invalid", around.invalid()}, {"aria-describedby", around.described()}});
    sheet.html.leaf("option", "Choose…");
    for (const auto& choice : choices)
        sheet.html.leaf("option", choice.label, {{"value", std::string(choice.code)}, {"selected", choice.code == value ? "selected" : ""}});
}

/// A box or a circle with its label.
inline void write_choice(Html& html, const std::string& type, const std::string& id, const std::string& name, std::string_view label, std::string_view help,
                         bool on, const std::string& invalid = "", const std::string& described = "") {
    const In field(html, "div");
    html.open("input", {{"type", type}, {"id", id}, {"name", name}, {"checked", on ? "checked" : ""}, {"aria-invalid", invalid},
                        {"aria-describedby", !described.empty() ? described : help.empty() ? "" : "help" + id}});
    html.leaf("label", label, {{"for", id}});
    html.says(help, "help" + id);
}

/// A box that stands alone.
inline void write_box(Html& html, const Around& around, bool on) {
    html.says(around.error, around.error_id());
    write_choice(html, "checkbox", around.pointer, around.pointer, around.label, around.help, on, around.invalid(), around.described());
}

struct Ticked {
    std::string code, label;
    std::string_view help;
    bool on;
};
inline void write_choices(Sheet& sheet, const Around& around, const std::string& type, const std::vector<Ticked>& all) {
    const In group(sheet.html, "fieldset", {{"aria-describedby", around.described()}});
    // The link of the summary leads to the first of them.
    sheet.html.leaf("legend", around.label, {{"id", around.pointer}});
    around.write_words(sheet.html);
    for (const auto& [code, label, help, on] : all) {
        const auto key = around.pointer + "=" + code;
        write_choice(sheet.html, type, key, type == "radio" ? around.pointer : key, label, help, on);
    }
}

inline void write_answers_to(Sheet& sheet, const Issue& issue, std::string_view label, bool is_typed) {
    if (const auto better = suggestion_for(sheet.state, issue); !better.empty()) sheet.button("Use “" + better + "”");
    if (issue.code == Code::email_same_twice) sheet.button("Leave it out", "Leave it out: " + std::string(label));
    const std::string keep = issue.code == Code::user_twice || issue.code == Code::user_is_main_contact ? "Keep this user" : is_typed ? "Keep as typed" : "Keep this answer";
    sheet.button(keep, keep + ": " + std::string(label));
}

inline void write_warnings(Sheet& sheet, const Around& around, std::string_view label, bool is_typed) {
    for (const auto& issue : around.warnings) {
        const In box(sheet.html, "div");
        sheet.html.says(sentence_for(issue), around.warning_id(issue));
        write_answers_to(sheet, issue, label, is_typed);
    }
}

inline void write_field(Sheet& sheet, const std::string& path, ConstRecordRef record, const FieldRow& field) {
    const auto& answers = sheet.state.answers;
    const bool required = is_required(record, field, sheet.state.facts());
    std::string label(field.label);
    if (record_as<Prequalification>(record)) label = std::to_string(&field - record.table->fields.data() + 1) + ". " + label;
    Around around{path + "/" + std::string(field.key), label + (required ? "" : " (optional)"), "", field.help, {}};
    for (const auto& issue : sheet.issues) {
        if (issue.at != around.pointer) continue;
        if (severity(issue.code) == Severity::warning) around.warnings.push_back(issue);
        else if (around.error.empty()) around.error = sentence_for(issue);
    }
    const auto choices = choices_of(field);
    const auto autocomplete = autocomplete_at(around.pointer, field.autocomplete);
    const auto ticked = [&](auto&& is_on) {
        std::vector<Ticked> all;
        for (std::size_t i = 0; i < choices.size(); ++i) all.push_back({std::string(choices[i].code), std::string(choices[i].label), choices[i].help, is_on(i)});
        return all;
    };
    if (const auto* line = value_of<std::string>(record, field)) {
        // A day is kept year first.
        const bool is_day = field.key == "last_day" && line->size() == 10;
        write_text(sheet, around, is_day ? line->substr(5, 2) + "/" + line->substr(8) + "/" + line->substr(0, 4) : *line, field.input, autocomplete, required);
    }
    if (const auto* secret = value_of<Secret>(record, field)) {
        write_text(sheet, around, secret->text, field.input, autocomplete, required);
        // It is not kept in a draft: the person types it again, or leaves it out.
        if (secret->given && secret->text.empty() && required && around.error.empty()) {
            const In box(sheet.html, "div");
            sheet.html.says(texts::given_before_required);
        }
        if (secret->given && secret->text.empty() && !required) {
            const In box(sheet.html, "div");
            if (around.error.empty()) sheet.html.says(texts::given_before);
            sheet.button("Leave it out", "Leave it out: " + label);
        }
    }
    if (const auto* answer = value_of<Answer>(record, field)) {
        auto all = ticked([&](std::size_t i) { return *answer == (i == 0 ? Answer::yes : Answer::no); });
        if (!required) all.push_back({"none", "No change", "", *answer == Answer::none});
        write_choices(sheet, around, "radio", all);
    }
    if (const auto* set = value_of<Set>(record, field)) write_choices(sheet, around, "checkbox", ticked([&](std::size_t i) { return has(*set, i); }));
    if (const auto* one = value_of<One>(record, field)) {
        const auto& code = one->code;
        // A list that one would have to scroll through is a select.
        if (choices.size() > 6) write_select(sheet, around, code, choices, autocomplete, required);
        else write_choices(sheet, around, "radio", ticked([&](std::size_t i) { return choices[i].code == code; }));
    }
    if (const auto* on = value_of<bool>(record, field)) {
        around.label = label;
        write_box(sheet.html, around, *on);
    }
    if (const auto* ids = value_of<OfficeIds>(record, field)) {
        std::vector<Ticked> all;
        const auto add = [&](const std::string& id) {
            const auto& list = *ids;
            all.push_back({id, office_name(answers, id), "", std::find(list.begin(), list.end(), id) != list.end()});
        };
        add(std::string(main_office));
        if (is_request(answers.begun)) for (const auto& site : answers.sites) add(site.id);
        else if (has_further_offices(answers)) for (const auto& office : answers.offices) add(office.id);
        write_choices(sheet, around, "checkbox", all);
    }
    write_warnings(sheet, around, field.label, value_of<std::string>(record, field) || value_of<Secret>(record, field));
    if (around.pointer == path_of(Section::physician) + "/asco_id" && sheet.state.membership.status == Membership::Status::active)
        sheet.html.says(texts::membership_active);
}

inline void write_fields(Sheet& sheet, const std::string& path, ConstRecordRef record) {
    for (const auto& field : record.table->fields) {
        if (!is_asked(record, field, sheet.state.facts())) continue;
        if (!field.group.empty()) sheet.html.leaf("h2", field.group);
        write_field(sheet, path, record, field);
    }
}

}  // namespace qopi::plain
