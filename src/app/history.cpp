// A step holds the records that it changed. What was typed since stays: of a record that still is there, the fields that the step changed go back.
#include "app/history.hpp"

#include <algorithm>
#include <utility>

#include "app/edit.hpp"
#include "app/filled.hpp"
#include "app/listing.hpp"
#include "app/navigate.hpp"
#include "app/press.hpp"
#include "app/state.hpp"
#include "app/steps.hpp"
#include "app/texts.hpp"
#include "model/secrets.hpp"

namespace qopi {
namespace {

void append(const Submission& from, std::size_t index, Section section, Submission& to) {
    copy(record_at(from, section, index), is_list(section) ? add_record(to, section) : record_at(to, section));
}

/// How this section became another one; nothing where it did not.
std::optional<SectionEdit> edit_of(const Submission& before, const Submission& after, Section section) {
    const auto count_before = count_of(before, section), count = count_of(after, section);
    const auto same = [&](std::size_t one, std::size_t other) { return is_same(record_at(before, section, one), record_at(after, section, other)); };
    SectionEdit edit(section);
    // In a list of the same length others may stand, too.
    edit.is_resized = count != count_before;
    for (std::size_t i = 0; i < count && is_list(section) && !edit.is_resized; ++i)
        edit.is_resized = id_of(record_at(before, section, i)) != id_of(record_at(after, section, i));
    if (!edit.is_resized) {
        for (std::size_t i = 0; i < count; ++i)
            if (!same(i, i)) edit.at.push_back(i), append(before, i, section, edit.before), append(after, i, section, edit.after);
        return edit.at.empty() ? std::nullopt : std::optional(std::move(edit));
    }
    const auto least = std::min(count, count_before);
    std::size_t first = 0, last = 0;
    while (first < least && same(first, first)) ++first;
    while (last < least - first && same(count_before - 1 - last, count - 1 - last)) ++last;
    edit.at.push_back(first);
    for (auto i = first; i < count_before - last; ++i) append(before, i, section, edit.before);
    for (auto i = first; i < count - last; ++i) append(after, i, section, edit.after);
    return edit;
}

/// The fields in which both differ become those of `to`, in a record that may differ in others by now.
void set_changed_fields(ConstRecordRef from, ConstRecordRef to, RecordRef record) {
    for (std::size_t i = 0; i < record.table->fields.size(); ++i) {
        const auto& field = record.table->fields[i];
        with_value(to, field, [&]<class T>(const T& value) {
            if (!(*value_of<T>(from, field) == value)) *value_of<T>(record, field) = value;
        });
    }
    if (record.table->below) set_changed_fields(below(from), below(to), below(record));
}

/// The place of an item, most likely this one; the count where it is gone.
std::size_t place_of_item(const Submission& answers, Section section, const std::string& id, std::size_t likely) {
    const bool is_there = likely < count_of(answers, section) && id_of(record_at(answers, section, likely)) == id;
    return is_there ? likely : position_of(answers, section, id);
}

/// From one of its ends to the other; `from` and `to` are the edit's.
void apply(Submission& answers, const SectionEdit& edit, const Submission& from, const Submission& to) {
    const auto section = edit.section;
    if (!is_list(section)) return set_changed_fields(record_at(from, section), record_at(to, section), record_at(answers, section));
    const auto& held = info(section).held;
    if (edit.is_resized) {
        for (auto i = count_of(from, section); i-- > 0;) {
            const auto at = place_of_item(answers, section, id_of(record_at(from, section, i)), edit.at.front() + i);
            if (at < count_of(answers, section)) held.remove(answers, at);
        }
        return held.insert(answers, std::min(edit.at.front(), count_of(answers, section)), to);
    }
    for (std::size_t i = 0; i < edit.at.size(); ++i) {
        const auto at = place_of_item(answers, section, id_of(record_at(from, section, i)), edit.at[i]);
        if (at < count_of(answers, section)) set_changed_fields(record_at(from, section, i), record_at(to, section, i), record_at(answers, section, at));
    }
}

Beside beside_of(const State& state) { return {state.kept, state.refused, state.unknown, state.pasting.text}; }

/// What was said by places takes those of the answers that are here again. Doubts that were kept since about single records stay kept.
void go_to_beside(State& state, const Beside& from, const Beside& to) {
    const auto since = std::exchange(state.kept, to.kept);
    for (const auto& one : since) {
        const auto place = reading_place(one.at);
        const bool is_of_record = place.section < sections.size() && !is_list(static_cast<Section>(place.section));
        if (is_of_record && std::find(from.kept.begin(), from.kept.end(), one) == from.kept.end()) state.kept.push_back(one);
    }
    state.refused = to.refused, state.unknown = to.unknown;
    if (state.pasting.text == from.pasted && from.pasted != to.pasted) state.pasting = {}, state.pasting.text = to.pasted;
}

/// The page on which a person sees what came of it.
bool shows(const State& state, const HistoryStep& step) {
    const auto* list = list_at(state.place.page);
    return state.place.page == step.page || std::any_of(step.edits.begin(), step.edits.end(), [&](const SectionEdit& edit) {
               return list && list->list == state.place.page && list->section == edit.section;
           });
}

const HistoryStep* shown(const State& state, const std::vector<HistoryStep>& steps) {
    return !steps.empty() && !state.draft.read_only && shows(state, steps.back()) ? &steps.back() : nullptr;
}

/// The item that is here again, where the open page is its list; or what can be done next, or the heading.
std::string focus_after(State& state, const HistoryStep& step, bool is_undone) {
    const auto* list = list_at(state.place.page);
    for (const auto& edit : step.edits) {
        const auto& now = is_undone ? edit.before : edit.after;
        if (!list || list->list != state.place.page || list->section != edit.section || !edit.is_resized || count_of(now, edit.section) == 0) continue;
        const auto id = id_of(record_at(now, edit.section));
        if (turn_to_item(state, edit.section, id)) return key_of({Verb::edit, id});
    }
    const auto* next = is_undone ? redo_shown(state) : undo_shown(state);
    return next ? key_of(is_undone ? Verb::redo : Verb::undo) : "h1";
}

void step_over(State& state, bool is_undo, Effects& effects) {
    auto& history = state.history;
    auto& from = is_undo ? history.done : history.undone;
    if (from.empty()) return;
    auto step = std::move(from.back());
    from.pop_back();
    for (auto i = step.edits.size(); i-- > 0;) {
        const auto& edit = step.edits[is_undo ? i : step.edits.size() - 1 - i];
        apply(state.answers, edit, is_undo ? edit.after : edit.before, is_undo ? edit.before : edit.after);
    }
    go_to_beside(state, is_undo ? step.after : step.before, is_undo ? step.before : step.after);
    state.page.question.reset();
    look_at_lists(state);
    look_at_steps(state);
    mark_edited(state, effects);
    announce(effects, filled(is_undo ? texts::spoken_undone : texts::spoken_redone, {step.name}));
    auto& to = is_undo ? history.undone : history.done;
    to.push_back(std::move(step));
    // The item whose page was open may be one of those that are gone again.
    const auto* list = list_at(state.place.page);
    if (list && is_item_page(state.place.page) && open_item(state) == count_of(state.answers, list->section)) return go_to(state, {list->list, ""}, effects);
    focus_on(effects, focus_after(state, to.back(), is_undo));
}

}  // namespace

SectionEdit::~SectionEdit() { wipe_secrets(before), wipe_secrets(after); }

Moment moment_of(const State& state) { return {state.answers, beside_of(state)}; }

void note_step(State& state, std::string name, const Moment& before) {
    HistoryStep step{std::move(name), state.place.page, {}, before.beside, beside_of(state)};
    for (std::size_t i = 0; i < sections.size(); ++i)
        if (auto edit = edit_of(before.answers, state.answers, static_cast<Section>(i))) step.edits.push_back(std::move(*edit));
    if (step.edits.empty()) return;
    auto& history = state.history;
    history.undone.clear();
    history.done.push_back(std::move(step));
    if (history.done.size() > undone_max) history.done.erase(history.done.begin());
}

const HistoryStep* undo_shown(const State& state) { return shown(state, state.history.done); }
const HistoryStep* redo_shown(const State& state) { return shown(state, state.history.undone); }

void undo(State& state, Effects& effects) { step_over(state, true, effects); }
void redo(State& state, Effects& effects) { step_over(state, false, effects); }

}  // namespace qopi
