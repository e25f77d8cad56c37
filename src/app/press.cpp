// The one table of actions. A further action is a verb, a row here, and a button on a page.
#include "app/press.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "app/drafts.hpp"
#include "app/edit.hpp"
#include "app/filled.hpp"
#include "app/history.hpp"
#include "app/listing.hpp"
#include "app/membership.hpp"
#include "app/navigate.hpp"
#include "app/paste.hpp"
#include "app/question.hpp"
#include "app/send.hpp"
#include "app/several.hpp"
#include "app/texts.hpp"
#include "app/words.hpp"

namespace qopi {
namespace {

/// What the text of an action names.
enum class About : std::uint8_t { nothing, page, address, kind, list, item, draft, draft_or_open_one, parcel, field, warning, part };

using Does = void (*)(State&, const std::string& about, Effects&);

/// Asks whether something is to be removed. The focus goes where nothing is lost: who presses Enter twice has not decided.
void ask(State& state, Action question, Effects& effects) {
    focus_on(effects, key_of(Verb::take_back));
    state.page.question = std::move(question);
    announce(effects, question_text(state, false));
}

/// After something was removed. The button that did it is gone, so the focus goes to the heading.
void removed(State& state, Effects& effects) {
    state.page.question.reset();
    focus_on(effects, "h1");
    announce(effects, texts::spoken_removed);
}

/// What left this computer as a file or an email can be saved again, once the one that was to replace it is removed before its receipt.
void bring_back_replaced(State& state, const Parcel& removed, Effects& effects) {
    if (!is_unsent(removed.state) || !removed.given_out.empty()) return;
    const auto package = read_package(removed.bytes);
    if (!package) return;
    for (const auto& one : package.value().supersedes) {
        auto* parcel = find_parcel(state, one.id);
        if (!parcel) continue;
        if (parcel->state != ParcelState::replaced || parcel->given_out.empty()) return;
        parcel->state = ParcelState::kept;
        effects.push_back(Mark{parcel->id, parcel->state});
        return;
    }
}

void remove_parcel(State& state, const std::string& id, Effects& effects) {
    effects.push_back(Forget{id});
    if (const auto* parcel = find_parcel(state, id)) bring_back_replaced(state, *parcel, effects);
    if (state.frozen.parcel.id == id) set_aside(state);
    std::erase_if(state.outbox, [&](const Parcel& one) { return one.id == id; });
    removed(state, effects);
}

void add(State& state, const std::string& list, Effects& effects) {
    const auto section = section_from(list);
    const auto pages = std::find_if(list_pages.begin(), list_pages.end(), [&](const ListPages& one) { return one.section == section; });
    if (pages == list_pages.end()) return;
    const auto id = add_item(state, pages->section, effects);
    stop_seeking(state, pages->section);
    go_to(state, {pages->item, id}, effects);
    state.trail.before = Draft::Before{id, {}};
}

/// Everything is saved as it is typed: this only says so, where one can see it on the list.
void save_and_exit(State& state, const std::string&, Effects& effects) {
    save_now(state, effects);
    go_to(state, {}, effects);
    if (is_saving(state.browser.storage) && !state.draft.read_only && !state.draft.not_saved) announce(effects, texts::spoken_saved);
}

/// A step of which some is wrong leads to where that is, and it is marked there.
void go_step(State& state, const std::string& to, Effects& effects) {
    const auto& steps = state.page.steps;
    const bool has_faults = std::any_of(steps.begin(), steps.end(), [&](const StepStatus& step) { return step.to_fix > 0 && url_of({step.info.page, ""}) == to; });
    go_to(state, place_of(to), effects);
    if (has_faults) show_what_is_missing(state);
}

void edit(State& state, const std::string& id, Effects& effects) {
    for (const auto& list : list_pages)
        if (position_of(state.answers, list.section, id) < count_of(state.answers, list.section)) {
            go_to(state, {list.item, id}, effects);
            // The list said how much is to fix: here it is marked. What a reload took away says so by itself.
            const auto issues = page_issues(state);
            const bool has_faults = std::any_of(issues.begin(), issues.end(), [](const Issue& one) { return severity(one.code) == Severity::error && one.code != Code::enter_again; });
            if (has_faults) show_what_is_missing(state);
            return;
        }
}

void request(State& state, const std::string& code, Effects& effects) {
    if (const auto kind = kind_from(code); kind && is_request(*kind)) begin_request(state, *kind, effects);
}

void show_or_hide(std::set<std::string>& shown, const std::string& one) {
    if (shown.erase(one) == 0) shown.insert(one);
}

/// The button goes: the focus is at the heading of the page that tells what comes of it, or at the next button of the package.
void send_at_once(State& state, const std::string& id, Effects& effects) {
    send_now(state, id, effects);
    focus_on(effects, state.place.page == Page::packages ? key_of({Verb::save_parcel, id}) : "h1");
}

Parcel& parcel_at(State& state, const std::string& id) { return *find_parcel(state, id); }

/// A doubt is settled: the focus goes to the answer. On the review one stays where all that is to be checked stands, at the next of it.
void settled(State& state, std::string_view at, Effects& effects) {
    if (state.place.page != Page::review) return focus_on(effects, std::string(at));
    auto next = control_on_review(state, std::string(at));
    const auto here = reading_place(at);
    for (const auto& issue : all_issues(state)) {
        if (severity(issue.code) != Severity::warning) continue;
        next = key_of({Verb::to_check, about_warning(issue)});
        if (reading_place(issue.at) >= here) break;
    }
    focus_on(effects, next);
}

/// Nothing that was typed is lost without a question.
void cancel(State& state, const std::string&, Effects& effects) {
    if (edit_of_open_item(state)) return ask(state, Verb::cancel, effects);
    restore_item(state, effects);
    go_back(state, effects);
}

void in_list(State& state, const std::string& list, Effects& effects, void (*act)(State&, Section, Effects&)) {
    if (const auto section = section_from(list); section && is_list(*section)) act(state, *section, effects);
}

struct Row {
    Verb verb;
    std::string_view name;
    About about;
    bool changes_answers;
    Does does;
};

constexpr bool changes = true, looks = false;
using S = State&;
using T = const std::string&;
using E = Effects&;
constexpr auto rows = std::to_array<Row>({
    {Verb::go, "go", About::page, looks, [](S s, T to, E e) { go_to(s, place_of(to), e); }},
    {Verb::go_step, "step", About::page, looks, go_step},
    {Verb::turn, "turn", About::part, looks, turn_to},
    // The browser follows the link by itself.
    {Verb::visit, "visit", About::address, looks, [](S, T, E) {}},
    {Verb::go_home, "home", About::nothing, looks, [](S s, T, E e) { go_to(s, {}, e); }},
    {Verb::go_on, "continue", About::nothing, looks, [](S s, T, E e) { go_on(s, e); }},
    {Verb::go_on_adding, "continue-adding", About::list, changes, [](S s, T list, E e) { if (is_complete(s, e)) add(s, list, e); }},
    {Verb::go_back, "back", About::nothing, looks, [](S s, T, E e) { go_back(s, e); }},
    {Verb::save_and_exit, "exit", About::nothing, looks, save_and_exit},
    {Verb::cancel, "cancel", About::nothing, changes, cancel},
    {Verb::discard, "discard", About::nothing, changes, [](S s, T, E e) { restore_item(s, e), go_back(s, e); }},
    {Verb::to_change, "change", About::field, looks, [](S s, T at, E e) { go_to_field(s, at, e); }},
    {Verb::to_fix, "fix", About::field, looks, [](S s, T at, E e) { go_to_field(s, at, e, true); }},
    {Verb::to_check, "check", About::warning, looks, [](S s, T at, E e) { go_to_field(s, at.substr(0, at.rfind(':')), e); }},
    {Verb::to_give_again, "give-again", About::field, looks, [](S s, T at, E e) { go_to_field(s, at, e); }},
    {Verb::check_membership, "check-membership", About::nothing, looks, [](S s, T, E e) { ask_membership_again(s, e); }},
    {Verb::go_on_without_member, "without-member", About::nothing, looks, [](S s, T, E e) { go_on_without_member(s, e); }},

    {Verb::begin_registration, "register", About::nothing, looks, [](S s, T, E e) { begin_registration(s, e); }},
    {Verb::begin_request, "request", About::kind, looks, request},
    {Verb::open_draft, "open-draft", About::draft, looks, [](S s, T id, E e) { open_draft(s, id, e); }},
    {Verb::take_over, "take-over", About::nothing, looks, [](S s, T, E e) { e.push_back(TakeOver{s.draft.id}); }},
    {Verb::save_draft, "save-draft", About::draft_or_open_one, looks, [](S s, T id, E e) { save_draft_file(s, id.empty() ? s.draft.id : id, e); }},
    // The browser asks for the file in the moment of the press, and allows that in no other: see web/listen.js.
    {Verb::open_file, "open-file", About::nothing, looks, [](S, T, E) {}},
    {Verb::prefill, "prefill", About::parcel, changes, [](S s, T id, E e) { prefill(s, parcel_at(s, id), e); }},

    {Verb::select_several, "several", About::list, changes, [](S s, T list, E e) { in_list(s, list, e, select_several); }},
    {Verb::select_all, "select-all", About::list, changes, [](S s, T list, E e) { in_list(s, list, e, select_all); }},
    {Verb::select_none, "select-none", About::list, changes, [](S s, T list, E e) { in_list(s, list, e, select_none); }},
    {Verb::ask_several, "ask-several", About::list, changes, [](S s, T list, E e) { in_list(s, list, e, ask_several); }},
    {Verb::change_several, "change-several", About::list, changes, [](S s, T list, E e) { in_list(s, list, e, change_several); }},
    {Verb::ask_remove_item, "ask-remove", About::item, changes, [](S s, T id, E e) { ask(s, {Verb::ask_remove_item, id}, e); }},
    {Verb::ask_remove_draft, "ask-draft", About::draft, looks, [](S s, T id, E e) { ask(s, {Verb::ask_remove_draft, id}, e); }},
    {Verb::ask_remove_parcel, "ask-parcel", About::parcel, looks, [](S s, T id, E e) { ask(s, {Verb::ask_remove_parcel, id}, e); }},
    {Verb::ask_erase, "ask-erase", About::nothing, looks, [](S s, T, E e) { ask(s, Verb::ask_erase, e); }},
    {Verb::take_back, "take-back", About::nothing, looks, [](S s, T, E e) { take_question_back(s, e); }},
    {Verb::remove_item, "remove", About::item, changes, [](S s, T id, E e) { remove_item(s, id, e), removed(s, e); }},
    {Verb::remove_draft, "remove-draft", About::draft, looks, [](S s, T id, E e) { remove_draft(s, id, e), removed(s, e); }},
    {Verb::remove_parcel, "remove-parcel", About::parcel, looks, remove_parcel},
    {Verb::erase, "erase", About::nothing, looks, [](S s, T, E e) { erase_everything(s, e); }},

    {Verb::add, "add", About::list, changes, add},
    {Verb::edit, "edit", About::item, looks, edit},
    {Verb::use, "use", About::field, changes, [](S s, T at, E e) { use_suggestion(s, at, e), settled(s, at, e); }},
    {Verb::keep, "keep", About::warning, changes, [](S s, T at, E e) { keep_warning(s, at, e), settled(s, at.substr(0, at.rfind(':')), e); }},
    {Verb::leave_out, "leave-out", About::field, changes, [](S s, T at, E e) { leave_out(s, at, e), settled(s, at, e); }},
    {Verb::undo, "undo", About::nothing, changes, [](S s, T, E e) { undo(s, e); }},
    {Verb::redo, "redo", About::nothing, changes, [](S s, T, E e) { redo(s, e); }},
    {Verb::open_rows, "open-rows", About::list, changes, [](S, T, E) {}},
    {Verb::save_template, "save-template", About::nothing, looks, [](S s, T, E e) { save_template(s, e); }},
    {Verb::save_rows_left, "save-rows", About::nothing, looks, [](S s, T, E e) { save_rows_left(s, e); }},
    {Verb::take_rows, "take-rows", About::nothing, changes, [](S s, T, E e) { take_rows(s, e); }},
    {Verb::stop_reading, "stop-reading", About::nothing, looks, [](S s, T, E e) { stop_reading(s, e); }},
    {Verb::clear_rows, "clear-rows", About::nothing, changes, [](S s, T, E e) { clear_rows(s, e); }},
    {Verb::unfold, "unfold", About::part, looks, [](S s, T part, E) { show_or_hide(s.page.unfolded, part); }},
    {Verb::reveal, "reveal", About::field, looks, [](S s, T at, E) { show_or_hide(s.page.revealed, at); }},

    {Verb::submit, "submit", About::nothing, changes, [](S s, T, E e) { submit(s, Making::Way::upload, e); }},
    {Verb::save_package, "save-package", About::nothing, changes, [](S s, T, E e) { submit(s, Making::Way::file, e); }},
    {Verb::mail, "mail", About::nothing, changes, [](S s, T, E e) { submit(s, Making::Way::mail, e); }},
    {Verb::send_now, "send-now", About::parcel, looks, send_at_once},
    {Verb::save_parcel, "save-parcel", About::parcel, looks, [](S s, T id, E e) { save_parcel(s, parcel_at(s, id), e); }},
    {Verb::save_mail, "save-mail", About::parcel, looks, [](S s, T id, E e) { save_mail(s, parcel_at(s, id), e); }},
    {Verb::share, "share", About::parcel, looks, [](S s, T id, E e) { share_parcel(s, parcel_at(s, id), e); }},
    {Verb::submit_again, "submit-again", About::parcel, changes, [](S s, T id, E e) { submit_again(s, id, e); }},
    {Verb::save_list, "save-list", About::nothing, looks, [](S s, T, E e) { save_list(s, e); }},
    {Verb::print, "print", About::nothing, looks, [](S, T, E e) { e.push_back(Print{}); }},
    {Verb::html_view, "html-view", About::nothing, looks, [](S s, T, E e) { e.push_back(UseHtmlView{s.browser.html_view = !s.browser.html_view}); }},
});

constexpr bool is_in_order() {
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].verb != static_cast<Verb>(i)) return false;
    return rows.size() == static_cast<std::size_t>(Verb::count);
}
static_assert(is_in_order(), "each verb has one row, at its place");

const Row& row_of(Verb verb) { return rows[static_cast<std::size_t>(verb)]; }

}  // namespace

std::string key_of(const Action& action) {
    std::string key(row_of(action.verb).name);
    return action.about.empty() ? key : key + ":" + action.about;
}

bool changes_answers(Verb verb) { return row_of(verb).changes_answers; }

bool take_question_back(State& state, Effects& effects) {
    if (!state.page.question) return false;
    focus_on(effects, key_of(*std::exchange(state.page.question, std::nullopt)));
    return true;
}

namespace {

/// What this press does, in words, where it can be undone; empty for what cannot.
std::string undoable(const State& state, const Action& action) {
    const auto about_field = [&](std::string_view words) { return filled(words, {label_at(action.about)}); };
    switch (action.verb) {
        case Verb::remove_item:
            for (const auto& list : list_pages)
                if (const auto index = position_of(state.answers, list.section, action.about); index < count_of(state.answers, list.section))
                    return filled(texts::step_remove, {title_of(list.section, record_at(state.answers, list.section, index), index)});
            return {};
        case Verb::change_several: {
            const auto section = section_from(action.about);
            return section && is_list(*section) ? several_step(state, *section) : std::string();
        }
        case Verb::take_rows: return std::string(texts::step_rows);
        case Verb::clear_rows: return std::string(texts::step_clear);
        case Verb::use: return about_field(texts::step_use);
        case Verb::leave_out: return about_field(texts::step_leave_out);
        case Verb::prefill: return std::string(texts::step_prefill);
        case Verb::discard: return std::string(texts::step_discard);
        default: return {};
    }
}

}  // namespace

bool press(State& state, const Action& action, Effects& effects) {
    const auto& row = row_of(action.verb);
    if (state.draft.read_only && row.changes_answers) return false;
    // A package may be removed or forgotten while its buttons are still on the screen.
    if (row.about == About::parcel && !find_parcel(state, action.about)) return false;
    auto name = undoable(state, action);
    if (name.empty()) return row.does(state, action.about, effects), true;
    const auto before = moment_of(state);
    row.does(state, action.about, effects);
    note_step(state, std::move(name), before, action.verb == Verb::clear_rows);
    return true;
}

}  // namespace qopi
