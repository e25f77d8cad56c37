// Which control a field gets follows from its slot and its choices; nothing about a single field stands here.
#include "ui/field_view.hpp"

#include <algorithm>

#include "app/edit.hpp"
#include "app/texts.hpp"
#include "model/display.hpp"

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
        case Input::email: return "email";
        case Input::tel: return "tel";
        case Input::password: return "password";
        case Input::text: case Input::name: case Input::code: case Input::digits: break;
    }
    return "text";
}
/// Which letters a phone's keyboard makes large by itself: of names each first one, in what is copied from somewhere none.
std::string_view capitals_of(Input input) {
    switch (input) {
        case Input::name: return "words";
        case Input::code: return "none";
        case Input::text: case Input::email: case Input::tel: case Input::digits: case Input::password: break;
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

void draw_warnings(View& view, const std::string& pointer, const std::vector<Issue>& warnings) {
    for (const auto& issue : warnings) {
        std::vector<Action> answers;
        std::string sentence = sentence_for(issue);
        if (const auto suggestion = suggestion_at(view.state, pointer); !suggestion.empty())
            answers.push_back({"use:" + pointer, "Use “" + suggestion + "”"});
        const std::string label(label_at(pointer));
        answers.push_back({"keep:" + pointer + ":" + std::string(text(issue.code)), "Keep as typed", Action::Look::link, "", "Keep as typed: " + label});
        view.ui.warning(key_of(issue), sentence, answers);
    }
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
    view.ui.skip(-16);
    view.ui.text(sentence, "membership", type::small, membership.status == Status::active ? Tone::good : Tone::quiet);
    view.ui.skip(24);
}

template <class R>
void draw_field(View& view, const std::string& path, const R& record, const Field<R>& field, int number) {
    auto& ui = view.ui;
    const auto facts = view.state.facts();
    const auto pointer = path + "/" + std::string(field.key);
    const auto found = found_at(view, pointer);
    const bool required = field.required(record, facts);
    std::string label(field.label);
    // The guide calls the statements by their numbers.
    if constexpr (std::is_same_v<R, Prequalification>) label = std::to_string(number) + ". " + label;
    Words words{label, field.help, found.error, !required};
    for (const auto& doubt : found.warnings) words.doubts.push_back(Ui::warning_id(key_of(doubt)));
    const auto choices = field.choices ? field.choices() : std::span<const Choice>{};
    const auto autocomplete = autocomplete_of(path, field.autocomplete);
    const auto choice_of = [&](std::string_view code, std::string_view text, std::string_view help, bool on) {
        return ChoiceItem{pointer + "=" + std::string(code), text, help, on};
    };

    std::visit(
        [&](auto member) {
            const auto& value = record.*member;
            using T = std::remove_cvref_t<decltype(value)>;
            if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, Secret>) {
                TextInput input;
                if constexpr (std::is_same_v<T, Secret>) input.value = value.text;
                else input.value = value;
                input.autocomplete = autocomplete, input.inputmode = inputmode_of(field.input), input.type = type_of(field.input);
                input.capitals = capitals_of(field.input), input.has_words = field.input == Input::text;
                input.secret = field.input == Input::password, input.width = width_of(field.width);
                ui.text_field(pointer, words, input, required);
            } else if constexpr (std::is_same_v<T, Answer>) {
                std::vector<ChoiceItem> items;
                for (const auto& choice : choices)
                    items.push_back(choice_of(choice.code, choice.label, choice.help, value == (choice.code == "yes" ? Answer::yes : Answer::no) && value != Answer::none));
                ui.radios(pointer, words, items, required);
            } else if constexpr (std::is_same_v<T, bool>) {
                ui.checkbox(pointer, words, value);
            } else if constexpr (std::is_same_v<T, Set>) {
                std::vector<ChoiceItem> items;
                for (std::size_t i = 0; i < choices.size(); ++i) items.push_back(choice_of(choices[i].code, choices[i].label, choices[i].help, has(value, i)));
                ui.checkboxes(pointer, words, items);
            } else if constexpr (std::is_same_v<T, One>) {
                if (choices.size() > 6) return ui.select(pointer, words, value.code, choices, autocomplete, required, width_of(field.width));
                std::vector<ChoiceItem> items;
                for (const auto& choice : choices) items.push_back(choice_of(choice.code, choice.label, choice.help, value.code == choice.code));
                ui.radios(pointer, words, items, required);
            } else {
                const auto& answers = view.state.answers;
                const auto is_on = [&](std::string_view id) { return std::find(value.begin(), value.end(), id) != value.end(); };
                std::vector<std::string_view> ids{main_office};
                // The control looks at the names while it draws.
                std::vector<std::string> names{office_name(answers, main_office)};
                const auto add_all = [&](const auto& offices) {
                    for (const auto& office : offices) ids.push_back(office.id), names.push_back(office_name(office));
                };
                if (is_request(answers.begun)) add_all(answers.sites);
                else if (has_further_offices(answers)) add_all(answers.offices);
                std::vector<ChoiceItem> items;
                for (std::size_t i = 0; i < ids.size(); ++i) items.push_back(choice_of(ids[i], names[i], "", is_on(ids[i])));
                ui.checkboxes(pointer, words, items);
            }
        },
        field.slot);
    draw_warnings(view, pointer, found.warnings);
    if (const auto* slot = std::get_if<Secret R::*>(&field.slot); slot && (record.*(*slot)).given && (record.*(*slot)).text.empty() && !required)
        ui.warning(pointer + " given", std::string(texts::given_before), {{"leave-out:" + pointer, "Leave it out", Action::Look::link, "", "Leave out: " + label}});
    if constexpr (std::is_same_v<R, Physician>)
        if (field.key == "asco_id") draw_membership(view);
}

}  // namespace

template <class R>
void draw_fields(View& view, const std::string& path, const R& record) {
    auto& ui = view.ui;
    const auto facts = view.state.facts();
    const auto fields = fields_of<R>();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto& field = fields[i];
        if (!field.asked(record, facts)) continue;
        if (!field.group.empty()) {
            ui.skip(16);
            ui.heading(2, field.group, "group " + path + "/" + std::string(field.key));
            ui.skip(8);
        }
        const bool paired = field.width == Width::half && i + 1 < fields.size() && fields[i + 1].width == Width::half &&
                            fields[i + 1].asked(record, facts) && !ui.one_column();
        if (!paired) {
            draw_field(view, path, record, field, static_cast<int>(i) + 1);
            continue;
        }
        const float left = ui.left(), width = ui.width(), top = ui.y(), half = (width - 20) / 2;
        ui.set_column(left, half);
        draw_field(view, path, record, field, 0);
        const float first = ui.y();
        ui.set_y(top);
        ui.set_column(left + half + 20, half);
        draw_field(view, path, record, fields[++i], 0);
        ui.set_column(left, width);
        ui.set_y(std::max(first, ui.y()));
    }
}

template void draw_fields(View&, const std::string&, const Eligibility&);
template void draw_fields(View&, const std::string&, const Prequalification&);
template void draw_fields(View&, const std::string&, const Physician&);
template void draw_fields(View&, const std::string&, const Administrator&);
template void draw_fields(View&, const std::string&, const Practice&);
template void draw_fields(View&, const std::string&, const Office&);
template void draw_fields(View&, const std::string&, const Contact&);
template void draw_fields(View&, const std::string&, const User&);
template void draw_fields(View&, const std::string&, const Interest&);
template void draw_fields(View&, const std::string&, const Requester&);
template void draw_fields(View&, const std::string&, const Site&);
template void draw_fields(View&, const std::string&, const UserChange&);
template void draw_fields(View&, const std::string&, const Successor&);
template void draw_fields(View&, const std::string&, const PracticeChange&);
template void draw_fields(View&, const std::string&, const Group&);
template void draw_fields(View&, const std::string&, const GroupMember&);

}  // namespace qopi
