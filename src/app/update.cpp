// The one place where events meet the state.
#include <type_traits>
#include <utility>

#include "app/drafts.hpp"
#include "app/edit.hpp"
#include "app/listing.hpp"
#include "app/membership.hpp"
#include "app/navigate.hpp"
#include "app/paste.hpp"
#include "app/planner.hpp"
#include "app/press.hpp"
#include "app/problems.hpp"
#include "app/send.hpp"
#include "app/several.hpp"
#include "app/texts.hpp"

namespace qopi {
namespace {

/// What would begin something that is about to be erased, or is not.
bool is_done_by_hand(const Event& event) {
    return std::holds_alternative<Typed>(event.what) || std::holds_alternative<Chosen>(event.what) || std::holds_alternative<Ticked>(event.what) ||
           std::holds_alternative<Pressed>(event.what) || std::holds_alternative<Entered>(event.what);
}

/// What makes other answers, or another page: rows that are being read are then not taken.
bool ends_reading(const Event& event) {
    return is_done_by_hand(event) || std::holds_alternative<Escaped>(event.what) || std::holds_alternative<WentTo>(event.what) || std::holds_alternative<DraftOpened>(event.what) ||
           std::holds_alternative<DraftAgain>(event.what) || std::holds_alternative<DraftTaken>(event.what) || std::holds_alternative<FileOpened>(event.what) ||
           std::holds_alternative<RowsBrought>(event.what);
}

// What a person did. Nothing is typed into a draft that another tab writes.

bool on(State& state, const Typed& event, Effects& effects) {
    return type_into_planner(state, event) || seek(state, event, effects) || (!state.draft.read_only && type_text(state, event, effects));
}
bool on(State& state, const Chosen& event, Effects& effects) { return choose_several(state, event) || choose_column(state, event) || (!state.draft.read_only && choose(state, event, effects)); }
bool on(State& state, const Ticked& event, Effects& effects) {
    return seek(state, event, effects) || select_item(state, event, effects) || (!state.draft.read_only && tick(state, event, effects));
}
bool on(State& state, const Left& event, Effects& effects) {
    return say_planned(state, event.key, effects) || (!state.draft.read_only && leave(state, event, effects));
}
bool on(State& state, const Pressed& event, Effects& effects) { return press(state, event.action, effects); }
bool on(State& state, const Entered& event, Effects& effects) {
    if (is_of_listing(event.key)) return false;
    if (is_planner(event.key)) return say_planned(state, event.key, effects);
    if (!state.draft.read_only) leave(state, Left{event.key}, effects);
    if (info(state.place.page).section) go_on(state, effects);
    return true;
}
bool on(State& state, const Escaped&, Effects& effects) { return take_question_back(state, effects); }
void on(State& state, const SoughtProblem& event, Effects& effects) {
    const auto key = next_problem(state, event);
    if (key.empty()) announce(effects, texts::spoken_no_problem);
    else focus_on(effects, key);
}
void on(State& state, const WentTo& event, Effects& effects) { went_to(state, event.url, event.is_here, effects); }

// What the browser and the Help Desk tell.

bool on(State& state, const DeskFound& event, Effects&) {
    state.desk.seal_key = event.seal_key;
    return std::exchange(state.desk.rounds, event.rounds) != event.rounds;
}
/// The start page lists the drafts as they were saved last.
bool on(State& state, const SaveDue&, Effects& effects) { return save_now(state, effects), state.place.page == Page::start; }
void on(State& state, const StorageKnown& event, Effects&) { state.browser.storage = event.storage; }
void on(State& state, const OfflineReady&, Effects&) { state.browser.offline_ready = true; }
void on(State& state, const ViewChanged& event, Effects&) { state.browser.html_view = event.html, state.browser.view_forced = event.forced; }
/// On paper all of a long list is there, and nothing that is sealed.
bool on(State& state, const Printing&, Effects&) {
    const bool had_revealed = !std::exchange(state.page.revealed, {}).empty(), was_whole = std::exchange(state.page.is_printed, true);
    return had_revealed || !was_whole;
}
bool on(State& state, const Printed&, Effects&) { return std::exchange(state.page.is_printed, false); }

/// Typing changes one record at most, and saving none; all else may change any.
bool may_change_any(const Event& event) {
    return !std::holds_alternative<Typed>(event.what) && !std::holds_alternative<SaveDue>(event.what) && !std::holds_alternative<Saved>(event.what) &&
           !std::holds_alternative<SaveSlow>(event.what);
}

}  // namespace

bool update(State& state, const Event& event, Effects& effects) {
    auto& clock = state.clock;
    clock.now = event.now, clock.today = event.today, clock.shown = event.clock, clock.offset = event.offset;
    if (!state.booted && !std::holds_alternative<Booted>(event.what)) return false;
    if (state.erasing == Erasing::underway && is_done_by_hand(event)) return false;
    if (ends_reading(event)) state.reading.reset();
    state.is_changing = may_change_any(event);
    const bool shows = std::visit(
        [&](const auto& what) {
            // Most that happens changes the page; what may not tells whether it did.
            if constexpr (std::is_void_v<decltype(on(state, what, effects))>) return on(state, what, effects), true;
            else return on(state, what, effects);
        },
        event.what);
    if (std::exchange(state.is_changing, false)) state.edited.reset();
    return shows;
}

}  // namespace qopi
