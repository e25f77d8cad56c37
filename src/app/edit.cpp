// A control's key is its field's JSON pointer; a choice adds "=" and its code.
#include "app/edit.hpp"

#include <algorithm>
#include <charconv>

#include "app/listing.hpp"
#include "app/membership.hpp"
#include "app/paste.hpp"
#include "app/standing.hpp"
#include "app/steps.hpp"
#include "base/text.hpp"
#include "model/display.hpp"
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

/// The text of a field: what is typed into a text or secret field.
std::string* text_of(RecordRef record, const FieldRow& field) {
    if (auto* secret = value_of<Secret>(record, field)) return &secret->text;
    return value_of<std::string>(record, field);
}

/// The record in which this pointer leads to a field.
Position position_at(std::string_view pointer) {
    const auto place = reading_place(pointer);
    return {static_cast<Section>(place.section), place.item > 0 ? place.item - 1 : 0};
}

bool set_text(State& state, std::string_view pointer, std::string_view text) {
    bool changed = false;
    if (const auto at = locate(state.answers, pointer)) {
        auto* slot = text_of(at->record, at->field);
        if (slot && *slot != text) {
            const bool was_empty = slot->empty();
            *slot = text;
            if (state.edited) state.edited->push_back(position_at(pointer));
            if (auto* secret = value_of<Secret>(at->record, at->field)) {
                if (was_empty) secret->is_over_given = secret->given && (secret->is_over_given || state.receipt.covers_answers);
                secret->given = !text.empty() || secret->is_over_given;
                // What was received is not here to be compared with: that it is another value is noted.
                auto& others = state.frozen.changed_secrets;
                const bool is_noted = std::find(others.begin(), others.end(), pointer) != others.end();
                if (!state.receipt.reference.empty() && !own_parcel(state) && !is_noted) others.emplace_back(pointer);
            }
            changed = true;
        }
    }
    if (pointer == "/declaration/name" && state.declaration.name != text) {
        state.declaration.name = text;
        changed = true;
    }
    return changed;
}

std::string next_id(const Submission& answers, Section section, const History& history) {
    return std::string(prefix_of(section)) + std::to_string(first_free_number(answers, section, history));
}

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
    in(state.taken_away.issues, &Issue::at);
    in(state.unknown, &std::pair<std::string, std::string>::first);
}

/// The kind, and a bit for each section that it carries.
struct Asked {
    Kind kind;
    std::uint64_t sections;
    bool operator==(const Asked&) const = default;
};
Asked asked_of(const Submission& answers) {
    Asked asked{kind_of(answers), 0};
    for (std::size_t i = 0; i < sections.size(); ++i) asked.sections = asked.sections << 1 | (carries(asked.kind, static_cast<Section>(i), answers) ? 1u : 0u);
    return asked;
}

/// An answer was chosen. Some decide which pages are asked, and one of what kind the whole is: then other steps follow.
void mark_chosen(State& state, std::string_view pointer, const Asked& before, Effects& effects) {
    state.page.left.insert(std::string(pointer));
    forget_blame(state, pointer);
    mark_edited(state, effects);
    look_at_receipt(state);
    const auto now = asked_of(state.answers);
    if (now == before) return;
    if (now.kind != before.kind) state.trail.furthest_step = step_of(state, state.place.page).value_or(0);
    look_at_steps(state);
}

bool is_personal_number(Code code) { return code == Code::tin_looks_like_ssn || code == Code::tin_looks_like_itin; }

/// Takes a person's number out of a field and notes why.
bool take_away(State& state, std::string_view path, RecordRef record, const FieldRow& field) {
    auto* secret = value_of<Secret>(record, field);
    if (!secret || field.sensitivity != Sensitivity::taxpayer || secret->text.empty()) return false;
    const auto code = field.check(secret->text).code;
    if (!is_personal_number(code)) return false;
    // Overwritten first: a text that is only emptied leaves its characters in memory.
    std::fill(secret->text.begin(), secret->text.end(), '\0');
    *secret = {};
    state.taken_away.issues.push_back({std::string(path) + "/" + std::string(field.key), code});
    state.taken_away.told = false;
    return true;
}

/// An error never rewrites what was typed; a good answer takes its usual form.
bool normalize(std::string& text, Check check) {
    auto verdict = check(text);
    if (severity(verdict.code) == Severity::error || verdict.value == text) return false;
    text = std::move(verdict.value);
    return true;
}

bool set_choice(RecordRef record, const FieldRow& field, const std::string& code) {
    if (auto* answer = value_of<Answer>(record, field)) {
        if (code != "yes" && code != "no" && code != no_answer) return false;
        *answer = code == "yes" ? Answer::yes : code == "no" ? Answer::no : Answer::none;
        return true;
    }
    auto* one = value_of<One>(record, field);
    if (one) one->code = code;
    return one != nullptr;
}

bool set_tick(RecordRef record, const FieldRow& field, std::string_view choice, bool on) {
    if (auto* ticked = value_of<bool>(record, field)) return *ticked = on, true;
    if (auto* set = value_of<Set>(record, field)) {
        const auto choices = choices_of(field);
        const auto found = std::find_if(choices.begin(), choices.end(), [&](const Choice& one) { return one.code == choice; });
        if (found == choices.end()) return false;
        *set = with(*set, found - choices.begin(), on);
        return true;
    }
    auto* ids = value_of<OfficeIds>(record, field);
    if (!ids) return false;
    std::erase(*ids, choice);
    if (on) ids->emplace_back(choice);
    return true;
}

}  // namespace

std::string_view prefix_of(Section section) {
    for (const auto& list : list_pages)
        if (list.section == section) return list.prefix;
    return {};
}

int number_in(std::string_view id, std::string_view prefix) {
    int number = 0;
    if (id.starts_with(prefix)) std::from_chars(id.data() + prefix.size(), id.data() + id.size(), number);
    return number;
}

int first_free_number(const Submission& answers, Section section, const History& history) {
    const auto prefix = prefix_of(section);
    int highest = 0;
    const auto look_at = [&](const std::string& id) { highest = std::max(highest, number_in(id, prefix)); };
    for (std::size_t i = 0; i < count_of(answers, section); ++i) look_at(id_of(record_at(answers, section, i)));
    // An office that is gone may still be named: another one is not it.
    for (const auto& user : answers.users) std::for_each(user.offices.begin(), user.offices.end(), look_at);
    for (const auto& change : answers.changes) std::for_each(change.offices.begin(), change.offices.end(), look_at);
    // One that was removed may come back.
    for (const auto* steps : {&history.done, &history.undone})
        for (const auto& step : *steps)
            for (const auto& edit : step.edits)
                for (const auto* items : {&edit.before, &edit.after})
                    for (std::size_t i = 0; edit.section == section && i < count_of(*items, section); ++i) look_at(id_of(record_at(*items, section, i)));
    return highest + 1;
}

bool forget_blame(State& state, std::string_view pointer) {
    std::erase_if(state.kept, [&](const Kept& kept) { return kept.at == pointer; });
    const auto refused = std::erase_if(state.refused, [&](const Issue& issue) { return issue.at == pointer; });
    return std::erase_if(state.taken_away.issues, [&](const Issue& issue) { return issue.at == pointer; }) + refused > 0;
}

void save_soon(State& state, Effects& effects) {
    state.draft.saving = DraftStatus::Saving::due;
    effects.push_back(SaveSoon{});
}

void mark_edited(State& state, Effects& effects) {
    state.draft.exists = true;
    uncover(state);
    if (std::exchange(state.declaration.agreed, false)) state.trail.agreed_before = true;
    save_soon(state, effects);
}

namespace {

/// Which fields of the record in which this one stands are asked, a bit each.
std::uint64_t asked_beside(const State& state, std::string_view pointer) {
    const auto at = locate(state.answers, pointer);
    std::uint64_t asked = 0;
    if (!at) return asked;
    for (const auto& field : at->record.table->fields) asked = asked << 1 | (is_asked(at->record, field, state.facts()) ? 1u : 0u);
    return asked;
}

/// The list into whose box of rows this is typed.
std::optional<Section> section_of_rows(std::string_view key) {
    for (const auto& list : list_pages)
        if (list.rows && key == rows_key(list.section)) return list.section;
    return std::nullopt;
}

}  // namespace

std::string rows_key(Section section) { return "/rows/" + std::string(info(section).key); }

bool type_text(State& state, const Typed& event, Effects& effects) {
    // What is pasted is no answer before it is taken, but it is kept.
    if (const auto section = section_of_rows(event.key)) {
        auto& pasting = pasting_of(state, *section);
        const auto columns_before = columns_shown(state, *section);
        const auto before = std::exchange(pasting.text, event.text);
        if (before != event.text) state.draft.exists = pasting.is_edited = true, save_soon(state, effects);
        const bool was_from_draft = std::exchange(pasting.is_from_draft, false);
        const bool had_file = !pasting.file.empty() || !pasting.file_problem.empty();
        pasting.file.clear(), pasting.file_problem.clear();
        // Of an empty box nothing is to be corrected.
        const bool is_over = pasting.done && trim(pasting.text).empty();
        if (is_over) pasting.faults.clear(), pasting.done = pasting.is_refused = false;
        // The box gives way to a line that tells how long it is, and would take the focus along.
        const bool is_long = is_too_long_to_edit(pasting.text);
        if (is_long) focus_on(effects, key_of(Verb::clear_rows));
        if (trim(pasting.text).empty()) forget_numbered_columns(state, *section);
        return is_over || is_long || was_from_draft || had_file || columns_before != columns_shown(state, *section);
    }
    // A field tells its text also when it is left.
    const auto asked_before = asked_beside(state, event.key);
    if (!set_text(state, event.key, event.text)) return false;
    const bool was_blamed = forget_blame(state, event.key);
    state.page.answered.erase(event.key);
    const bool declared = state.declaration.agreed;
    mark_edited(state, effects);
    // The browser paints what is typed. Only a field that decides whether others are asked needs a frame now.
    return was_blamed || declared || asked_beside(state, event.key) != asked_before;
}

bool choose(State& state, const Chosen& event, Effects& effects) {
    const auto control = control_of(event.key);
    const std::string code(control.choice.empty() ? std::string_view(event.text) : control.choice);
    const auto at = locate(state.answers, control.pointer);
    const auto asked = asked_of(state.answers);
    if (!at || !set_choice(at->record, at->field, code)) return false;
    mark_chosen(state, control.pointer, asked, effects);
    return true;
}

namespace {

/// With its error goes the box around a control, and would take the focus along.
void stay_at(const State& state, std::string_view key, Effects& effects) {
    if (state.page.pressed) focus_on(effects, key);
}

bool is_an_office(const Submission& answers, std::string_view id) {
    const auto section = further_offices(answers);
    return id == main_office || position_of(answers, section, id) < count_of(answers, section);
}

}  // namespace

bool tick(State& state, const Ticked& event, Effects& effects) {
    const auto control = control_of(event.key);
    if (control.pointer == "/declaration/agreed") {
        state.declaration.agreed = event.on;
        state.trail.agreed_before = false;
        stay_at(state, event.key, effects);
        return true;
    }
    // A radio reports a tick, too: it is a choice.
    if (event.on && choose(state, Chosen{event.key, ""}, effects)) return true;
    const auto at = locate(state.answers, control.pointer);
    const auto asked = asked_of(state.answers);
    if (!at || !set_tick(at->record, at->field, control.choice, event.on)) return false;
    mark_chosen(state, control.pointer, asked, effects);
    if (value_of<bool>(at->record, at->field)) stay_at(state, event.key, effects);
    // The box of an office that is gone goes with its check mark; those of the others are still there.
    if (value_of<OfficeIds>(at->record, at->field) && !is_an_office(state.answers, control.choice)) focus_on(effects, control.pointer);
    return true;
}

bool leave(State& state, const Left& event, Effects& effects) {
    const auto control = control_of(event.key);
    const auto at = locate(state.answers, control.pointer);
    if (!at) return false;
    bool rewritten = false;
    if (auto* text = text_of(at->record, at->field); text && !text->empty()) {
        // A Social Security number is refused, explained and not kept.
        rewritten = take_away(state, control.pointer.substr(0, control.pointer.rfind('/')), at->record, at->field);
        if (!rewritten) rewritten = normalize(*text, at->field.check);
    }
    state.page.left.insert(std::string(control.pointer));
    if (rewritten) mark_edited(state, effects);
    look_at_receipt(state);
    ask_membership(state, effects);
    return true;
}

void take_away_personal_numbers(State& state, Effects& effects) {
    bool any = false;
    walk_all(state.answers, [&](const std::string& path, RecordRef record) {
        for (const auto& field : record.table->fields) any = take_away(state, path, record, field) || any;
    });
    if (any) mark_edited(state, effects);
}

void normalize_answers(State& state) {
    walk_all(state.answers, [](const std::string&, RecordRef record) {
        for (const auto& field : record.table->fields)
            if (auto* text = text_of(record, field); text && !text->empty()) normalize(*text, field.check);
    });
}

namespace {

/// What the check says of the text at `pointer`; nothing where there is none.
std::optional<Verdict> verdict_at(const State& state, std::string_view pointer) {
    const auto at = locate(state.answers, pointer);
    const auto* text = at ? value_of<std::string>(at->record, at->field) : nullptr;
    if (!text || text->empty()) return std::nullopt;
    return at->field.check(*text);
}

}  // namespace

std::string suggestion_for(const State& state, const Issue& warning) {
    const auto verdict = verdict_at(state, warning.at);
    return verdict && verdict->code == warning.code ? verdict->suggestion : "";
}

void use_suggestion(State& state, std::string_view pointer, Effects& effects) {
    const auto verdict = verdict_at(state, pointer);
    if (!verdict || verdict->suggestion.empty() || !set_text(state, pointer, verdict->suggestion)) return;
    forget_blame(state, pointer);
    look_at_lists(state);
    mark_edited(state, effects);
    ask_membership(state, effects);
}

void keep_warning(State& state, std::string_view pointer_and_code, Effects& effects) {
    const auto colon = pointer_and_code.rfind(':');
    if (colon == std::string_view::npos) return;
    const auto code = code_from(pointer_and_code.substr(colon + 1));
    if (!code || severity(*code) != Severity::warning) return;
    state.kept.push_back({std::string(pointer_and_code.substr(0, colon)), *code});
    // No answer was changed: what was declared is declared.
    state.draft.exists = true;
    save_soon(state, effects);
}

namespace {

/// With what is known of it already.
std::string add_blank(Submission& answers, Section section, const History& history) {
    auto id = next_id(answers, section, history);
    id_of(add_record(answers, section)) = id;
    // A group is asked for by one of its practices.
    if (section == Section::members && answers.members.size() == 1) {
        auto& own = answers.members.back();
        const auto& requester = answers.requester;
        own.reference = requester.reference, own.practice_name = requester.practice_name, own.given_name = requester.given_name;
        own.family_name = requester.family_name, own.email = requester.email, own.phone = requester.phone;
    }
    // With one office there is nothing to choose.
    if (section == Section::users && !has_further_offices(answers)) answers.users.back().offices = {std::string(main_office)};
    return id;
}

}  // namespace

std::string add_item(State& state, Section section, Effects& effects) {
    auto id = add_blank(state.answers, section, state.history);
    mark_edited(state, effects);
    return id;
}

std::optional<ItemEdit> edit_of_open_item(const State& state) {
    const auto* list = list_at(state.place.page);
    const auto index = open_item(state);
    if (!state.trail.before || !list || index >= count_of(state.answers, list->section)) return std::nullopt;
    const auto now = record_at(state.answers, list->section, index);
    const auto is_still = [&](ConstRecordRef before) { return is_same(now, before) && (!has_below(now) || is_same(below(now), below(before))); };
    if (count_of(state.trail.before->was, list->section) > 0)
        return is_still(record_at(state.trail.before->was, list->section)) ? std::nullopt : std::optional(ItemEdit::changed);
    auto blank = state.answers;
    info(list->section).held.remove(blank, index);
    const auto id = add_blank(blank, list->section, {});
    const auto added = record_at(blank, list->section, position_of(blank, list->section, id));
    id_of(record_at(blank, list->section, position_of(blank, list->section, id))) = state.trail.before->id;
    return is_still(added) ? std::nullopt : std::optional(ItemEdit::begun);
}

void remove_item(State& state, std::string_view id, Effects& effects) {
    for (const auto& list : list_pages) {
        const auto index = position_of(state.answers, list.section, id);
        if (index == count_of(state.answers, list.section)) continue;
        renumber(state, path_of(list.section) + "/", index);
        info(list.section).held.remove(state.answers, index);
    }
    // No new user belongs to an office that is gone. Where a change names it, what was meant is for the person to say: there it is marked.
    for (auto& user : state.answers.users) std::erase(user.offices, id);
    look_at_lists(state);
    look_at_steps(state);
    mark_edited(state, effects);
}

void restore_item(State& state, Effects& effects) {
    if (!state.trail.before) return;
    const auto& was = state.trail.before->was;
    const auto* list = list_at(state.place.page);
    const bool is_new = !list || count_of(was, list->section) == 0;
    if (is_new) return remove_item(state, state.place.item, effects);
    if (!edit_of_open_item(state)) return;
    copy(record_at(was, list->section), record_at(state.answers, list->section, open_item(state)));
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
        if (registered.practice.multiple_offices == Answer::yes) state.answers.sites.push_back({next_id(state.answers, Section::sites, state.history), office.name});
    mark_edited(state, effects);
}

void leave_out(State& state, std::string_view pointer, Effects& effects) {
    if (const auto at = locate(state.answers, pointer)) {
        if (auto* secret = value_of<Secret>(at->record, at->field)) *secret = {};
        else if (!is_required(at->record, at->field, state.facts())) set_text(state, pointer, "");
        forget_blame(state, pointer);
        look_at_lists(state);
    }
    mark_edited(state, effects);
}

void name_package(DraftNotes& draft, const Frozen& frozen) {
    draft.made = frozen.before;
    if (!frozen.parcel.id.empty()) put_first(draft.made, {frozen.parcel.id, frozen.secret});
}

DraftNotes notes_of(const State& state) {
    DraftNotes draft;
    draft.kept = state.kept;
    draft.declaration.name = state.declaration.name;
    name_package(draft, state.frozen);
    draft.changed_secrets = changed_secrets(state);
    draft.reference = state.receipt.reference;
    draft.received_at = state.receipt.received_at;
    draft.received_content = state.receipt.content;
    draft.received_made = state.receipt.made;
    draft.received = state.frozen.received;
    draft.received_replaced = state.receipt.replaced;
    draft.unknown = state.unknown;
    for (const auto& box : kept_boxes) draft.*box.text = kept_rows(pasting_of(state, box.section).text);
    draft.brought = state.brought;
    draft.page = state.trail.form_page;
    draft.before = state.trail.before;
    return draft;
}

Draft draft_of(const State& state) { return {notes_of(state), state.answers}; }

}  // namespace qopi
