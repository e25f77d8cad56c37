// A control's key is its field's JSON pointer; a choice adds "=" and its code.
#include "app/edit.hpp"

#include <algorithm>
#include <charconv>

#include "model/locate.hpp"

namespace qopi {
namespace {

struct Control {
    std::string_view pointer, choice;
};
Control control_of(std::string_view key) {
    const auto equals = key.find('=');
    if (equals == std::string_view::npos) return {key, {}};
    return {key.substr(0, equals), key.substr(equals + 1)};
}

/// The text slot of a field: what is typed into a text or secret field.
template <class R>
std::string* text_slot(R& record, const Field<std::remove_const_t<R>>& field) {
    using Plain = std::remove_const_t<R>;
    if (const auto* slot = std::get_if<std::string Plain::*>(&field.slot)) return &(record.*(*slot));
    if (const auto* slot = std::get_if<Secret Plain::*>(&field.slot)) return &(record.*(*slot)).text;
    return nullptr;
}

bool set_text(State& state, std::string_view pointer, std::string_view text) {
    bool changed = false;
    locate(state.answers, pointer, [&]<class R>(R& record, const Field<R>& field) {
        auto* slot = text_slot(record, field);
        if (!slot || *slot == text) return;
        *slot = text;
        if (const auto* secret = std::get_if<Secret R::*>(&field.slot)) (record.*(*secret)).given = !text.empty();
        changed = true;
    });
    if (pointer == "/declaration/name" && state.declaration.name != text) {
        state.declaration.name = text;
        changed = true;
    }
    return changed;
}

std::string next_id(std::string_view prefix, const auto& list) { return std::string(prefix) + std::to_string(first_free_number(prefix, list)); }

/// After item `removed` of the list at `path` is gone: what was said about it is forgotten, and what was said about later
/// items names them by their new positions. A warning that was kept is not shown again because somebody else left.
void renumber(State& state, const std::string& path, std::size_t removed) {
    const auto in_item = path + std::to_string(removed) + "/";
    const auto moved = [&](std::string& at) {
        if (!at.starts_with(path)) return;
        std::size_t index = 0;
        const char* end = at.data() + at.size();
        const auto* rest = std::from_chars(at.data() + path.size(), end, index).ptr;
        if (index > removed) at = path + std::to_string(index - 1) + std::string(rest, end);
    };
    const auto in = [&](auto& list, auto at) {
        std::erase_if(list, [&](const auto& one) { return (one.*at).starts_with(in_item); });
        for (auto& one : list) moved(one.*at);
    };
    in(state.kept, &Kept::at);
    in(state.refused, &Issue::at);
    in(state.taken_away, &Issue::at);
    in(state.unknown, &std::pair<std::string, std::string>::first);
}

bool is_personal_number(Code code) { return code == Code::tin_looks_like_ssn || code == Code::tin_looks_like_itin; }

/// Takes a person's number out of a field and notes why.
template <class R>
bool take_away(State& state, std::string_view path, R& record, const Field<R>& field) {
    const auto* slot = std::get_if<Secret R::*>(&field.slot);
    if (!slot || field.sensitivity != Sensitivity::taxpayer || (record.*(*slot)).text.empty()) return false;
    const auto code = field.check((record.*(*slot)).text).code;
    if (!is_personal_number(code)) return false;
    auto& text = (record.*(*slot)).text;
    // Overwritten first: a text that is only emptied leaves its characters in memory.
    std::fill(text.begin(), text.end(), '\0');
    record.*(*slot) = {};
    state.taken_away.push_back({std::string(path) + "/" + std::string(field.key), code});
    state.told_of_it = false;
    return true;
}

}  // namespace

void mark_edited(State& state, Effects& effects) {
    state.has_draft = true;
    state.saving = State::Saving::due;
    // An edit after the declaration asks for it again.
    state.declaration.agreed = false;
    effects.push_back(SaveSoon{});
}

bool type_text(State& state, const Typed& event, Effects& effects) {
    // What is pasted is no answer before it is taken.
    if (event.key == pasted_rows) return state.pasting.text = event.text, false;
    const auto was_refused = std::erase_if(state.refused, [&](const Issue& issue) { return issue.at == event.key; }) > 0;
    const auto was_told = std::erase_if(state.taken_away, [&](const Issue& issue) { return issue.at == event.key; }) > 0;
    if (!set_text(state, event.key, event.text)) return was_refused || was_told;
    const bool declared = state.declaration.agreed;
    mark_edited(state, effects);
    std::erase_if(state.kept, [&](const Kept& kept) { return kept.at == event.key; });
    // The browser paints what is typed. Only a field that decides whether others are asked needs a frame now.
    return was_refused || was_told || declared || event.key.ends_with("/challenge_question");
}

bool choose(State& state, const Chosen& event, Effects& effects) {
    const auto control = control_of(event.key);
    const std::string code(control.choice.empty() ? std::string_view(event.text) : control.choice);
    bool changed = false;
    locate(state.answers, control.pointer, [&]<class R>(R& record, const Field<R>& field) {
        if (const auto* answer = std::get_if<Answer R::*>(&field.slot)) {
            if (code == "yes") record.*(*answer) = Answer::yes, changed = true;
            if (code == "no") record.*(*answer) = Answer::no, changed = true;
        } else if (const auto* one = std::get_if<One R::*>(&field.slot)) {
            (record.*(*one)).code = code, changed = true;
        }
    });
    if (!changed) return false;
    state.left.insert(std::string(control.pointer));
    std::erase_if(state.refused, [&](const Issue& issue) { return issue.at == control.pointer; });
    std::erase_if(state.kept, [&](const Kept& kept) { return kept.at == control.pointer; });
    mark_edited(state, effects);
    return true;
}

bool tick(State& state, const Ticked& event, Effects& effects) {
    const auto control = control_of(event.key);
    if (control.pointer == "/declaration/agreed") {
        state.declaration.agreed = event.on;
        return true;
    }
    // A radio reports a tick, too: it is a choice.
    if (event.on && choose(state, Chosen{event.key, ""}, effects)) return true;
    bool changed = false;
    locate(state.answers, control.pointer, [&]<class R>(R& record, const Field<R>& field) {
        if (const auto* on = std::get_if<bool R::*>(&field.slot)) {
            record.*(*on) = event.on, changed = true;
        } else if (const auto* set = std::get_if<Set R::*>(&field.slot); set && field.choices) {
            const auto choices = field.choices();
            for (std::size_t i = 0; i < choices.size(); ++i)
                if (choices[i].code == control.choice) record.*(*set) = with(record.*(*set), i, event.on), changed = true;
        } else if (const auto* ids = std::get_if<OfficeIds R::*>(&field.slot)) {
            auto& list = record.*(*ids);
            std::erase(list, control.choice);
            if (event.on) list.emplace_back(control.choice);
            changed = true;
        }
    });
    if (!changed) return false;
    state.left.insert(std::string(control.pointer));
    std::erase_if(state.refused, [&](const Issue& issue) { return issue.at == control.pointer; });
    mark_edited(state, effects);
    return true;
}

bool leave(State& state, const Left& event, Effects& effects) {
    const auto control = control_of(event.key);
    bool is_field = false, rewritten = false;
    locate(state.answers, control.pointer, [&]<class R>(R& record, const Field<R>& field) {
        is_field = true;
        auto* text = text_slot(record, field);
        if (!text || text->empty()) return;
        // A Social Security number is refused, explained and not kept.
        if (take_away(state, control.pointer.substr(0, control.pointer.rfind('/')), record, field)) {
            rewritten = true;
            return;
        }
        // An error never rewrites what was typed; a good answer takes its usual form.
        auto verdict = field.check(*text);
        if (severity(verdict.code) == Severity::error) return;
        if (verdict.value != *text) *text = std::move(verdict.value), rewritten = true;
    });
    if (!is_field) return false;
    state.left.insert(std::string(control.pointer));
    if (rewritten) mark_edited(state, effects);
    ask_membership(state, effects);
    return true;
}

void take_away_personal_numbers(State& state, Effects& effects) {
    bool any = false;
    walk_all(state.answers, [&]<class R>(const std::string& path, R& record) {
        for (const auto& field : fields_of<R>()) any = take_away(state, path, record, field) || any;
    });
    if (any) mark_edited(state, effects);
}

void normalize_answers(State& state) {
    walk_all(state.answers, [](const std::string&, auto& record) {
        for (const auto& field : fields_of<std::remove_cvref_t<decltype(record)>>()) {
            auto* text = text_slot(record, field);
            if (!text || text->empty()) continue;
            auto verdict = field.check(*text);
            if (severity(verdict.code) != Severity::error) *text = std::move(verdict.value);
        }
    });
}

std::string suggestion_at(const State& state, std::string_view pointer) {
    std::string suggestion;
    locate(state.answers, pointer, [&]<class R>(const R& record, const Field<R>& field) {
        if (const auto* slot = std::get_if<std::string R::*>(&field.slot); slot && !(record.*(*slot)).empty())
            suggestion = field.check(record.*(*slot)).suggestion;
    });
    return suggestion;
}

void use_suggestion(State& state, std::string_view pointer, Effects& effects) {
    const auto suggestion = suggestion_at(state, pointer);
    if (suggestion.empty() || !set_text(state, pointer, suggestion)) return;
    mark_edited(state, effects);
    ask_membership(state, effects);
}

void keep_warning(State& state, std::string_view pointer_and_code, Effects& effects) {
    const auto colon = pointer_and_code.rfind(':');
    if (colon == std::string_view::npos) return;
    const auto code = code_from(pointer_and_code.substr(colon + 1));
    if (!code || severity(*code) != Severity::warning) return;
    state.kept.push_back({std::string(pointer_and_code.substr(0, colon)), *code});
    mark_edited(state, effects);
}

std::string add_item(State& state, Section section, Effects& effects) {
    std::string id;
    with_section(state.answers, section, [&]<class T>(T& held) {
        if constexpr (is_items<T>) {
            typename T::value_type item;
            for (const auto& list : list_pages)
                if (list.section == section) id = item.id = next_id(list.prefix, held);
            // With one office there is nothing to choose.
            if constexpr (std::is_same_v<typename T::value_type, User>)
                if (!has_further_offices(state.answers)) item.offices = {std::string(main_office)};
            held.push_back(std::move(item));
        }
    });
    mark_edited(state, effects);
    return id;
}

void remove_item(State& state, std::string_view id, Effects& effects) {
    for (const auto& list : list_pages)
        with_section(state.answers, list.section, [&]<class T>(T& held) {
            if constexpr (is_items<T>) {
                const auto found = std::find_if(held.begin(), held.end(), [&](const auto& item) { return item.id == id; });
                if (found == held.end()) return;
                renumber(state, path_of(list.section) + "/", static_cast<std::size_t>(found - held.begin()));
                held.erase(found);
            }
        });
    // Nobody belongs to an office that is gone.
    for (auto& user : state.answers.users) std::erase(user.offices, id);
    for (auto& change : state.answers.changes) std::erase(change.offices, id);
    mark_edited(state, effects);
}

void restore_item(State& state, Effects& effects) {
    if (!state.before) return;
    if (!state.before->item) {
        remove_item(state, state.place.item, effects);
    } else {
        std::visit(
            [&]<class R>(const R& item) {
                auto& items = items_of<R>(state.answers);
                if (const auto index = open_item(state); index < items.size()) items[index] = item;
            },
            *state.before->item);
    }
    mark_edited(state, effects);
}

void prefill(State& state, const Parcel& parcel, Effects& effects) {
    const auto package = read_package(parcel.bytes);
    if (!package) return;
    const auto& registered = package.value().content;
    auto& requester = state.answers.requester;
    requester.reference = parcel.reference;
    requester.practice_name = registered.practice.name;
    const auto take = [&](const auto& person) {
        requester.given_name = person.given_name, requester.family_name = person.family_name;
        requester.email = person.email, requester.phone = person.phone;
    };
    // The administrator keeps the practice's information up to date; usually it is this person who asks.
    if (registered.physician.is_administrator) take(registered.physician);
    else take(registered.administrator);
    state.answers.sites.clear();
    for (const auto& office : registered.offices)
        if (registered.practice.multiple_offices == Answer::yes) state.answers.sites.push_back({next_id("s", state.answers.sites), office.name});
    mark_edited(state, effects);
}

void ask_membership(State& state, Effects& effects) {
    const auto& physician = state.answers.physician;
    if (physician.asco_id.empty() || physician.family_name.empty() || severity(check_asco_id(physician.asco_id).code) == Severity::error) return;
    auto& membership = state.membership;
    if (membership.status != Membership::Status::not_asked && membership.member_id == physician.asco_id &&
        membership.family_name == physician.family_name)
        return;
    membership = {Membership::Status::asking, physician.asco_id, physician.family_name};
    effects.push_back(Verify{physician.asco_id, physician.family_name});
}

void leave_out(State& state, std::string_view pointer, Effects& effects) {
    locate(state.answers, pointer, [&]<class R>(R& record, const Field<R>& field) {
        if (const auto* slot = std::get_if<Secret R::*>(&field.slot)) record.*(*slot) = {};
    });
    mark_edited(state, effects);
}

void name_package(Draft& draft, const Frozen& frozen) {
    const bool is_frozen = !frozen.parcel.id.empty();
    draft.frozen_id = is_frozen ? frozen.parcel.id : frozen.supersedes;
    draft.frozen_secret = is_frozen ? frozen.secret : frozen.supersedes_secret;
}

Draft draft_of(const State& state) {
    Draft draft;
    draft.content = state.answers;
    draft.kept = state.kept;
    draft.declaration.name = state.declaration.name;
    name_package(draft, state.frozen);
    draft.reference = state.reference;
    draft.received_at = state.received_at;
    draft.unknown = state.unknown;
    draft.page = state.form_page;
    draft.before = state.before;
    return draft;
}

}  // namespace qopi
