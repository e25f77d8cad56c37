// The one place where events meet the state.
#include <algorithm>
#include <utility>

#include "app/drafts.hpp"
#include "app/edit.hpp"
#include "app/navigate.hpp"
#include "app/paste.hpp"
#include "app/planner.hpp"
#include "app/press.hpp"
#include "app/problems.hpp"
#include "app/send.hpp"
#include "app/texts.hpp"

namespace qopi {
namespace {

template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

/// What would begin something that is about to be erased, or is not.
bool is_done_by_hand(const Event& event) {
    return std::holds_alternative<Typed>(event.what) || std::holds_alternative<Chosen>(event.what) || std::holds_alternative<Ticked>(event.what) ||
           std::holds_alternative<Pressed>(event.what) || std::holds_alternative<Entered>(event.what);
}

}  // namespace

bool update(State& state, const Event& event, Effects& effects) {
    state.now = event.now, state.today = event.today, state.clock = event.clock, state.offset = event.offset;
    if (!state.booted && !std::holds_alternative<Booted>(event.what)) return false;
    if (state.erase_underway && is_done_by_hand(event)) return false;
    const bool changed = std::visit(
        Overloaded{
            [&](const Typed& e) { return type_into_planner(state, e) || (!state.read_only && type_text(state, e, effects)); },
            [&](const Chosen& e) { return !state.read_only && choose(state, e, effects); },
            [&](const Ticked& e) { return !state.read_only && tick(state, e, effects); },
            [&](const Left& e) { return say_planned(state, e.key, effects) || (!state.read_only && leave(state, e, effects)); },
            [&](const Pressed& e) { return press(state, e.action, effects); },
            [&](const Entered& e) {
                if (is_planner(e.key)) return say_planned(state, e.key, effects);
                if (!state.read_only) leave(state, Left{e.key}, effects);
                if (info(state.place.page).section) go_on(state, effects);
                return true;
            },
            [&](const Escaped&) { return take_question_back(state, effects); },
            [&](const SoughtProblem& e) {
                const auto key = next_problem(state, e);
                if (key.empty()) effects.push_back(Announce{std::string(texts::spoken_no_problem)});
                else effects.push_back(FocusOn{key});
                return true;
            },
            [&](const WentTo& e) { return went_to(state, e.url, effects), true; },
            [&](const Booted& e) { return boot(state, e, effects), true; },
            [&](const DeskFound& e) {
                state.seal_key = e.seal_key;
                return std::exchange(state.rounds, e.rounds) != e.rounds;
            },
            [&](const SaveDue&) { return save_now(state, effects), false; },
            [&](const StorageKnown& e) { return state.storage = e.storage, true; },
            [&](const OfflineReady&) { return state.offline_ready = true, true; },
            [&](const Saved& e) {
                if (e.operation != state.save) return std::erase_if(state.unsaved, [&](const Unsaved& one) { return one.operation == e.operation; }) > 0;
                const bool is_news = std::exchange(state.not_saved, false);
                if (state.saving != State::Saving::saving) return is_news;
                state.saving = State::Saving::saved;
                state.saved_clock = state.clock;
                return true;
            },
            [&](const ViewChanged& e) {
                state.html_view = e.html, state.view_forced = e.forced;
                return true;
            },
            [&](const Printing&) { return std::exchange(state.revealed, {}).size() > 0; },
            [&](const SaveFailed& e) {
                if (state.erased_elsewhere) return false;
                for (auto& left : state.unsaved)
                    if (left.operation == e.operation) left.failed = true;
                if (e.operation == state.save) state.saving = State::Saving::failed, state.not_saved = true;
                return true;
            },
            [&](const MemberAnswered& e) {
                auto& membership = state.membership;
                // An answer about what was typed before no longer counts.
                if (e.member_id != membership.member_id || e.family_name != membership.family_name) return false;
                using Status = Membership::Status;
                membership.status = e.status == "active"     ? Status::active
                                    : e.status == "inactive" ? Status::inactive
                                    : e.status == "unknown"  ? Status::unknown
                                                             : Status::not_checked;
                if (std::exchange(state.after_membership, false) && state.place.page == Page::physician) go_on(state, effects);
                return true;
            },
            [&](const auto& e) { return on(state, e, effects), true; },
        },
        event.what);
    return changed;
}

}  // namespace qopi
