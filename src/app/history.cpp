// A step holds the records that it changed. Of a record that is still there, only the fields that the step changed go back.
#include "app/history.hpp"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "app/edit.hpp"
#include "app/filled.hpp"
#include "app/listing.hpp"
#include "app/navigate.hpp"
#include "app/press.hpp"
#include "app/row_reader.hpp"
#include "app/state.hpp"
#include "app/steps.hpp"
#include "app/texts.hpp"
#include "model/secrets.hpp"

namespace qopi {
namespace {

void append(const Submission& from, std::size_t index, Section section, Submission& to) {
    copy(record_at(from, section, index), is_list(section) ? add_record(to, section) : record_at(to, section));
}

/// Items of a list that came, or went, one behind the other.
struct Run {
    std::size_t begin = 0, end = 0;
};

/// Of `count` items between `first` and the last ones, the runs of those that are not among `others`.
std::vector<Run> runs_without(const Submission& answers, Section section, std::size_t first, std::size_t end, const std::unordered_set<std::string>& others) {
    std::vector<Run> runs;
    for (auto i = first; i < end; ++i) {
        if (others.contains(id_of(record_at(answers, section, i)))) continue;
        if (!runs.empty() && runs.back().end == i) ++runs.back().end;
        else runs.push_back({i, i + 1});
    }
    return runs;
}

/// An item, or a record, before and after.
struct Pair {
    std::size_t was, now;
};

/// What is neither among those that went nor among those that came, in order.
std::vector<Pair> pairs_between(const std::vector<Run>& gone, const std::vector<Run>& come, std::size_t count_before, std::size_t count) {
    std::vector<Pair> pairs;
    auto next_gone = gone.begin(), next_come = come.begin();
    for (std::size_t was = 0, now = 0; was < count_before || now < count;) {
        if (next_gone != gone.end() && next_gone->begin == was) was = (next_gone++)->end;
        else if (next_come != come.end() && next_come->begin == now) now = (next_come++)->end;
        else pairs.push_back({was++, now++});
    }
    return pairs;
}

std::unordered_set<std::string> ids_in(const Submission& answers, Section section, std::size_t first, std::size_t end) {
    std::unordered_set<std::string> ids;
    for (auto i = first; i < end; ++i) ids.insert(id_of(record_at(answers, section, i)));
    return ids;
}

/// How this section became another one: records that became others, and of a list what came or went. Items keep their order.
void add_edits(const Submission& before, const Submission& after, Section section, std::vector<SectionEdit>& edits) {
    const auto count_before = count_of(before, section), count = count_of(after, section);
    const auto is_same_item = [&](std::size_t one, std::size_t other) {
        return !is_list(section) || id_of(record_at(before, section, one)) == id_of(record_at(after, section, other));
    };
    const auto least = std::min(count, count_before);
    std::size_t first = 0, last = 0;
    while (first < least && is_same_item(first, first)) ++first;
    while (last < least - first && is_same_item(count_before - 1 - last, count - 1 - last)) ++last;
    const auto end_before = count_before - last, end = count - last;
    std::vector<Run> gone, come;
    if (first < end_before || first < end) {
        gone = runs_without(before, section, first, end_before, ids_in(after, section, first, end));
        come = runs_without(after, section, first, end, ids_in(before, section, first, end_before));
    }
    // Items that are still there keep their order. Where they did not, all between the first and the last one that moved is one run.
    auto both = pairs_between(gone, come, count_before, count);
    // An id that two items have makes them more than there are.
    const bool is_in_order = std::all_of(both.begin(), both.end(), [&](const Pair& one) { return one.was < count_before && one.now < count && is_same_item(one.was, one.now); });
    if (!is_in_order) {
        gone = {{first, end_before}}, come = {{first, end}};
        both = pairs_between(gone, come, count_before, count);
    }
    SectionEdit changed(section);
    for (const auto& [was, now] : both) {
        if (is_same(record_at(before, section, was), record_at(after, section, now))) continue;
        changed.at.push_back(now), append(before, was, section, changed.before), append(after, now, section, changed.after);
    }
    if (!changed.at.empty()) edits.push_back(std::move(changed));
    const auto add_run = [&](const Run& run, const Submission& from, Submission SectionEdit::*side) {
        SectionEdit resized(section);
        resized.is_resized = true;
        resized.at.push_back(run.begin);
        for (auto i = run.begin; i < run.end; ++i) append(from, i, section, resized.*side);
        edits.push_back(std::move(resized));
    };
    // What went comes back from the front on, the other way round; what came comes again from the front on.
    for (auto run = gone.rbegin(); run != gone.rend(); ++run) add_run(*run, before, &SectionEdit::before);
    for (const auto& run : come) add_run(run, after, &SectionEdit::after);
}

/// Of offices that are chosen, those that were added or taken away; the others may be other ones by now.
OfficeIds merged(const OfficeIds& from, const OfficeIds& to, OfficeIds ids) {
    if (ids == from) return to;
    const auto has = [](const OfficeIds& all, const std::string& id) { return std::find(all.begin(), all.end(), id) != all.end(); };
    std::erase_if(ids, [&](const std::string& id) { return has(from, id) && !has(to, id); });
    for (const auto& id : to)
        if (!has(from, id) && !has(ids, id)) ids.push_back(id);
    return ids;
}

/// Visits each field that goes from the one to the other in this record, with the value that it gets. What was typed anew since stays.
template <class Ref, class Visit>
void each_change(ConstRecordRef from, ConstRecordRef to, Ref record, Visit visit) {
    for (const auto& field : record.table->fields)
        with_value(to, field, [&]<class T>(const T& value) {
            auto& now = *value_of<T>(record, field);
            const auto& was = *value_of<T>(from, field);
            if (was == value) return;
            if constexpr (std::is_same_v<T, OfficeIds>) {
                if (auto ids = merged(was, value, now); ids != now) visit(now, ids);
            } else if (now == was) {
                visit(now, value);
            }
        });
    if (record.table->below) each_change(below(from), below(to), below(record), visit);
}

void set_changed_fields(ConstRecordRef from, ConstRecordRef to, RecordRef record) {
    each_change(from, to, record, [](auto& now, const auto& value) { now = value; });
}

bool has_change(ConstRecordRef from, ConstRecordRef to, ConstRecordRef record) {
    bool has = false;
    each_change(from, to, record, [&](const auto&, const auto&) { has = true; });
    return has;
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

/// False where all that it would change was typed anew since.
bool has_effect(const Submission& answers, const SectionEdit& edit, const Submission& from, const Submission& to) {
    if (edit.is_resized) return true;
    const auto section = edit.section;
    if (!is_list(section)) return has_change(record_at(from, section), record_at(to, section), record_at(answers, section));
    for (std::size_t i = 0; i < edit.at.size(); ++i) {
        const auto at = place_of_item(answers, section, id_of(record_at(from, section, i)), edit.at[i]);
        if (at < count_of(answers, section) && has_change(record_at(from, section, i), record_at(to, section, i), record_at(answers, section, at))) return true;
    }
    return false;
}

/// The step that is the next to be undone, or done again. One of which nothing is left is passed over.
const HistoryStep* next_step(const State& state, bool is_undo) {
    const auto& steps = is_undo ? state.history.done : state.history.undone;
    const auto next = std::find_if(steps.rbegin(), steps.rend(), [&](const HistoryStep& step) {
        return step.edits.empty() || std::any_of(step.edits.begin(), step.edits.end(), [&](const SectionEdit& edit) {
            return has_effect(state.answers, edit, is_undo ? edit.after : edit.before, is_undo ? edit.before : edit.after);
        });
    });
    return next == steps.rend() ? nullptr : &*next;
}

/// Nobody belongs to an office that is gone.
void leave_offices_gone(Submission& answers, const SectionEdit& edit, const Submission& from) {
    for (std::size_t i = 0; is_list(edit.section) && i < count_of(from, edit.section); ++i) {
        const auto& id = id_of(record_at(from, edit.section, i));
        if (position_of(answers, edit.section, id) < count_of(answers, edit.section)) continue;
        for (auto& user : answers.users) std::erase(user.offices, id);
    }
}

/// Pointers that name items by their ids, and back.
class Places {
public:
    explicit Places(const Submission& answers) : answers_(answers) {}
    std::string by_id(const std::string& pointer) { return moved(pointer, [&](Section section, const std::string& step) {
        const auto index = std::strtoul(step.c_str(), nullptr, 10);
        return index < count_of(answers_, section) ? id_of(record_at(answers_, section, index)) : std::string();
    }); }
    /// Empty where the item is not there.
    std::string by_number(const std::string& pointer) { return moved(pointer, [&](Section section, const std::string& id) {
        auto& places = places_[static_cast<std::size_t>(section)];
        if (places.empty())
            for (std::size_t i = 0; i < count_of(answers_, section); ++i) places.emplace(id_of(record_at(answers_, section, i)), i);
        const auto found = places.find(id);
        return found == places.end() ? std::string() : std::to_string(found->second);
    }); }

private:
    template <class Name>
    std::string moved(const std::string& pointer, Name name) {
        constexpr std::string_view root = "/content/";
        if (!pointer.starts_with(root)) return pointer;
        const auto begin = pointer.find('/', root.size());
        const auto section = section_from(std::string_view(pointer).substr(root.size(), begin - root.size()));
        if (begin == std::string::npos || !section || !is_list(*section)) return pointer;
        const auto end = std::min(pointer.find('/', begin + 1), pointer.size());
        const auto named = name(*section, pointer.substr(begin + 1, end - begin - 1));
        return named.empty() ? named : pointer.substr(0, begin + 1) + named + pointer.substr(end);
    }

    const Submission& answers_;
    std::array<std::unordered_map<std::string, std::size_t>, sections.size()> places_;
};

}  // namespace

std::vector<Remark> remarks_in(const State& state) {
    Places places(state.answers);
    std::vector<Remark> all;
    const auto add = [&](Remark::What what, const std::string& at, std::string text) { all.push_back({what, places.by_id(at), std::move(text)}); };
    for (const auto& one : state.kept) add(Remark::What::kept, one.at, std::string(text(one.code)));
    for (const auto& one : state.refused) add(Remark::What::refused, one.at, std::string(text(one.code)));
    for (const auto& one : state.taken_away.issues) add(Remark::What::taken_away, one.at, std::string(text(one.code)));
    for (const auto& [at, text] : state.unknown) add(Remark::What::unknown, at, text);
    return all;
}

void set_remarks(State& state, const std::vector<Remark>& all) {
    Places places(state.answers);
    state.kept.clear(), state.refused.clear(), state.taken_away.issues.clear(), state.unknown.clear();
    for (const auto& one : all) {
        const auto at = places.by_number(one.at);
        if (at.empty()) continue;
        const auto code = code_from(one.text).value_or(Code::ok);
        switch (one.what) {
            case Remark::What::kept: state.kept.push_back({at, code}); break;
            case Remark::What::refused: state.refused.push_back({at, code}); break;
            case Remark::What::taken_away: state.taken_away.issues.push_back({at, code}); break;
            case Remark::What::unknown: state.unknown.emplace_back(at, one.text); break;
        }
    }
}

namespace {

/// What is in the one, and not in the other.
std::vector<Remark> without(const std::vector<Remark>& all, const std::vector<Remark>& others) {
    std::vector<Remark> left;
    std::unordered_set<std::string> known;
    const auto key = [](const Remark& one) { return std::to_string(static_cast<int>(one.what)) + one.at + "\n" + one.text; };
    for (const auto& one : others) known.insert(key(one));
    for (const auto& one : all)
        if (!known.contains(key(one))) left.push_back(one);
    return left;
}

RowsThen rows_in(const State& state) {
    RowsThen rows{{}, state.brought};
    for (std::size_t i = 0; i < rows.boxes.size(); ++i) rows.boxes[i] = state.pastings[i].text;
    return rows;
}

/// From one moment to what is there now.
HistoryStep step_from(const Moment& before, const State& state, std::string name, const Place& place) {
    HistoryStep step{std::move(name), place};
    for (std::size_t i = 0; i < sections.size(); ++i) add_edits(before.answers, state.answers, static_cast<Section>(i), step.edits);
    const auto said = remarks_in(state);
    step.gone = without(before.remarks, said), step.come = without(said, before.remarks);
    step.rows_before = before.rows, step.rows_after = rows_in(state);
    return step;
}

/// The list in which a person sees what a step did; none where it is about no list.
const ListPages* list_of(const HistoryStep& step) {
    for (const auto& edit : step.edits)
        for (const auto& list : list_pages)
            if (list.section == edit.section) return &list;
    return nullptr;
}

/// True where the open page shows what comes of a step.
bool shows(const State& state, const HistoryStep& step) {
    return state.place == step.place || std::any_of(step.edits.begin(), step.edits.end(), [&](const SectionEdit& edit) {
               const auto* list = list_at(state.place.page);
               return list && list->list == state.place.page && list->section == edit.section;
           });
}

const HistoryStep* shown(const State& state, bool is_undo) {
    const auto* step = state.draft.read_only ? nullptr : next_step(state, is_undo);
    return step && shows(state, *step) ? step : nullptr;
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
    const auto* next = next_step(state, is_undo);
    if (!next) return;
    from.resize(static_cast<std::size_t>(next - from.data()) + 1);
    auto step = std::move(from.back());
    from.pop_back();
    const auto before = moment_of(state);
    for (std::size_t i = 0; i < step.edits.size(); ++i) {
        const auto& edit = step.edits[is_undo ? step.edits.size() - 1 - i : i];
        apply(state.answers, edit, is_undo ? edit.after : edit.before, is_undo ? edit.before : edit.after);
    }
    for (const auto& edit : step.edits)
        if (edit.is_resized && (edit.section == Section::offices || edit.section == Section::sites)) leave_offices_gone(state.answers, edit, is_undo ? edit.after : edit.before);
    auto said = without(before.remarks, is_undo ? step.come : step.gone);
    const auto& back = is_undo ? step.gone : step.come;
    const auto missing = without(back, said);
    said.insert(said.end(), missing.begin(), missing.end());
    set_remarks(state, said);
    for (std::size_t i = 0; i < state.pastings.size(); ++i) {
        const auto& then = is_undo ? step.rows_after.boxes[i] : step.rows_before.boxes[i];
        const auto& rows = is_undo ? step.rows_before.boxes[i] : step.rows_after.boxes[i];
        if (then == rows) continue;
        auto& pasting = state.pastings[i];
        const auto section = static_cast<Section>(i);
        // Rows that are added no more come to those that are in the box by now.
        auto text = pasting.text == then ? rows : joined_rows(pasting.text, rows, then, row_list(section).columns(), columns_of(state, section));
        // What was said of the rows that were added is said no more.
        pasting = {};
        pasting.text = std::move(text);
    }
    state.brought = (is_undo ? step.rows_before : step.rows_after).brought;
    state.page.question.reset();
    look_at_lists(state);
    look_at_steps(state);
    mark_edited(state, effects);
    announce(effects, filled(is_undo ? texts::spoken_undone : texts::spoken_redone, {step.name}));
    // What gave way is noted anew, and comes back with the other one of the two.
    auto other = step_from(before, state, step.name, step.place);
    if (is_undo) {
        for (auto& edit : other.edits) std::swap(edit.before, edit.after);
        // What came is now what goes: their orders are each other's.
        std::reverse(other.edits.begin(), other.edits.end());
        std::swap(other.gone, other.come), std::swap(other.rows_before, other.rows_after);
    }
    auto& to = is_undo ? history.undone : history.done;
    to.push_back(std::move(other));
    const auto& noted = to.back();
    const auto* list = list_of(noted);
    const bool is_item_gone = is_item_page(state.place.page) && open_item(state) == count_of(state.answers, list_at(state.place.page)->section);
    if (is_item_gone || !shows(state, noted)) go_to(state, list ? Place{list->list, ""} : noted.place, effects);
    focus_on(effects, focus_after(state, noted, is_undo));
}

}  // namespace

SectionEdit::~SectionEdit() { wipe_secrets(before), wipe_secrets(after); }

Moment::~Moment() { wipe_secrets(answers); }

Moment moment_of(const State& state) { return {state.answers, remarks_in(state), rows_in(state)}; }

void note_step(State& state, std::string name, const Moment& before, bool is_of_rows) {
    auto step = step_from(before, state, std::move(name), state.place);
    if (step.edits.empty() && !(is_of_rows && step.rows_before.boxes != step.rows_after.boxes)) return;
    auto& history = state.history;
    history.undone.clear();
    history.done.push_back(std::move(step));
    if (history.done.size() > undone_max) history.done.erase(history.done.begin());
}

const HistoryStep* undo_shown(const State& state) { return shown(state, true); }
const HistoryStep* redo_shown(const State& state) { return shown(state, false); }

void undo(State& state, Effects& effects) { step_over(state, true, effects); }
void redo(State& state, Effects& effects) { step_over(state, false, effects); }

}  // namespace qopi
