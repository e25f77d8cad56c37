// The one place where events meet the state.
#include <algorithm>
#include <utility>

#include "app/drafts.hpp"
#include "app/edit.hpp"
#include "app/navigate.hpp"
#include "app/paste.hpp"
#include "app/planner.hpp"
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

/// Opens the page where the value at `pointer` is changed, and puts the focus on its control.
void change(State& state, std::string_view pointer, Effects& effects) {
    const auto place = place_of_field(pointer, state.answers);
    const bool pressed = state.pressed;
    if (state.place != place) {
        const bool from_review = state.place.page == Page::review;
        go_to(state, place, effects);
        std::erase_if(effects, [](const Effect& effect) { return std::holds_alternative<FocusOn>(effect); });
        state.to_review = from_review;
        state.pressed = pressed;
    }
    // A list as such is changed by adding to it.
    const auto list = std::find_if(list_pages.begin(), list_pages.end(), [&](const auto& one) { return pointer == path_of(one.section); });
    effects.push_back(FocusOn{list == list_pages.end() ? std::string(pointer) : "add-" + std::string(list->noun)});
}

void submit(State& state, Making::Way way, Effects& effects) {
    if (const auto outcome = outcome_of(state.answers)) return go_to(state, {*outcome, ""}, effects);
    auto issues = all_issues(state);
    const auto found = [&](Code code) {
        return std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) { return issue.code == code; });
    };
    if (found(Code::member_unknown)) return go_to(state, {Page::member_invalid, ""}, effects);
    if (found(Code::member_inactive)) return go_to(state, {Page::member_inactive, ""}, effects);
    const bool declared = state.declaration.agreed && !state.declaration.name.empty();
    if (has_errors(issues) || !declared) {
        state.pressed = true;
        effects.push_back(FocusOn{"summary"});
        return;
    }
    begin_sending(state, way, effects);
}

/// A button at one package of the outbox.
bool press_parcel(State& state, std::string_view verb, std::string_view id, Effects& effects) {
    const auto* parcel = find_parcel(state, id);
    if (!parcel) return false;
    if (verb == "send-now") send_now(state, id, effects);
    if (verb == "save-parcel") save_parcel(state, *parcel, effects);
    if (verb == "save-mail") save_mail(state, *parcel, effects);
    if (verb == "share") share_parcel(state, *parcel, effects);
    if (verb == "submit-again") submit_again(state, id, effects);
    if (verb == "remove-parcel") {
        effects.push_back(Forget{parcel->id});
        if (state.frozen.parcel.id == id) set_aside(state);
        std::erase_if(state.outbox, [&](const Parcel& one) { return one.id == id; });
        state.removing.clear();
        effects.push_back(FocusOn{"h1"});
        effects.push_back(Announce{std::string(texts::spoken_removed)});
    }
    return true;
}

}  // namespace

bool changes_answers(std::string_view key) {
    const auto verb = key.substr(0, key.find(':'));
    if (verb.starts_with("add-")) return true;
    constexpr std::string_view verbs[] = {"cancel", "prefill", "take-rows", "ask-remove", "remove", "use", "keep", "leave-out", "submit", "submit-again", "save-package", "mail"};
    return std::find(std::begin(verbs), std::end(verbs), verb) != std::end(verbs);
}

namespace {

/// Closes a question without an answer, if one is open, and leads back to the button that asked it.
bool take_question_back(State& state, Effects& effects) {
    if (!state.erasing && state.removing.empty()) return false;
    const auto asked = state.place.page == Page::start ? "ask-draft:" : state.place.page == Page::packages ? "ask-parcel:" : "ask-remove:";
    effects.push_back(FocusOn{state.erasing ? "ask-erase" : asked + state.removing});
    state.erasing = false;
    state.removing.clear();
    return true;
}

/// What would begin something that is about to be erased, or is not.
bool is_done_by_hand(const Event& event) {
    return std::holds_alternative<Typed>(event.what) || std::holds_alternative<Chosen>(event.what) || std::holds_alternative<Ticked>(event.what) ||
           std::holds_alternative<Pressed>(event.what) || std::holds_alternative<Entered>(event.what);
}

bool press(State& state, std::string_view key, Effects& effects) {
    const auto argument = key.find(':') == std::string_view::npos ? std::string_view{} : key.substr(key.find(':') + 1);
    const auto verb = key.substr(0, key.find(':'));
    if (state.read_only && changes_answers(key)) return false;
    for (const auto& list : list_pages) {
        if (verb == "add-" + std::string(list.noun)) {
            const auto id = add_item(state, list.section, effects);
            go_to(state, {list.item, id}, effects);
            state.before = Draft::Before{id, {}};
            return true;
        }
        if (verb == "edit-" + std::string(list.noun)) return go_to(state, {list.item, std::string(argument)}, effects), true;
    }
    if (verb == "go") {
        const auto place = place_of(argument);
        // Leaving the list items' pages by a link keeps what was typed, as every other page does.
        go_to(state, place, effects);
    } else if (verb == "continue") {
        go_on(state, effects);
    } else if (verb == "back") {
        go_back(state, effects);
    } else if (verb == "cancel") {
        restore_item(state, effects);
        go_back(state, effects);
    } else if (verb == "register") {
        // What was begun stays in the list of drafts.
        if (state.has_draft) begin_draft(state, effects);
        go_to(state, {Page::eligibility, ""}, effects);
    } else if (verb == "request") {
        if (const auto kind = kind_from(argument); kind && is_request(*kind)) begin_request(state, *kind, effects);
    } else if (verb == "open-draft") {
        open_draft(state, argument, effects);
    } else if (verb == "take-over") {
        effects.push_back(TakeOver{state.draft_id});
    } else if (verb == "save-draft") {
        save_draft_file(state, argument.empty() ? state.draft_id : argument, effects);
    } else if (verb == "open-file") {
        effects.push_back(OpenFile{});
    } else if (verb == "remove-draft") {
        remove_draft(state, argument, effects);
        state.removing.clear();
        effects.push_back(FocusOn{"h1"});
        effects.push_back(Announce{std::string(texts::spoken_removed)});
    } else if (verb == "ask-erase") {
        state.erasing = true;
        effects.push_back(FocusOn{"erase"});
    } else if (verb == "keep-all" || verb == "keep-draft" || verb == "keep-parcel" || verb == "keep-item") {
        take_question_back(state, effects);
    } else if (verb == "erase") {
        state.erasing = false, state.not_erased = false, state.erase_underway = true;
        // Nothing that is being made is kept after what was kept was erased. If that fails, it can be made again.
        for (auto& making : state.makings) making.phase = Making::Phase::failed, making.failure = Making::Failure::not_sealed;
        effects.push_back(Erase{});
        effects.push_back(FocusOn{"h1"});
        effects.push_back(Announce{std::string(texts::erasing)});
    } else if (verb == "ask-remove") {
        state.removing = argument;
        effects.push_back(FocusOn{"remove:" + state.removing});
    } else if (verb == "ask-draft" || verb == "ask-parcel") {
        state.removing = argument;
        effects.push_back(FocusOn{(verb == "ask-draft" ? "remove-draft:" : "remove-parcel:") + state.removing});
    } else if (verb == "remove") {
        remove_item(state, argument, effects);
        state.removing.clear();
        effects.push_back(FocusOn{"h1"});
        effects.push_back(Announce{std::string(texts::spoken_removed)});
    } else if (verb == "use") {
        use_suggestion(state, argument, effects);
        effects.push_back(FocusOn{std::string(argument)});
    } else if (verb == "keep") {
        keep_warning(state, argument, effects);
        effects.push_back(FocusOn{std::string(argument.substr(0, argument.rfind(':')))});
    } else if (verb == "fix" || verb == "change") {
        change(state, argument, effects);
    } else if (verb == "leave-out") {
        leave_out(state, argument, effects);
        effects.push_back(FocusOn{std::string(argument)});
    } else if (verb == "unfold") {
        if (const std::string what(argument); state.unfolded.erase(what) == 0) state.unfolded.insert(what);
    } else if (verb == "reveal") {
        const std::string pointer(argument);
        if (state.revealed.erase(pointer) == 0) state.revealed.insert(pointer);
    } else if (verb == "submit") {
        submit(state, Making::Way::upload, effects);
    } else if (verb == "save-package") {
        submit(state, Making::Way::file, effects);
    } else if (verb == "mail") {
        submit(state, Making::Way::mail, effects);
    } else if (verb == "take-rows") {
        take_rows(state, effects);
    } else if (verb == "prefill") {
        if (const auto* parcel = find_parcel(state, argument)) prefill(state, *parcel, effects);
    } else if (verb == "send-now" || verb == "save-parcel" || verb == "save-mail" || verb == "share" || verb == "remove-parcel" ||
               verb == "submit-again") {
        return press_parcel(state, verb, argument, effects);
    } else if (verb == "save-list") {
        effects.push_back(Download{"qopi-packages-" + state.today + ".csv", "text/csv", sent_list(state.outbox)});
    } else if (verb == "print") {
        effects.push_back(Print{});
    } else if (verb == "html-view") {
        state.html_view = !state.html_view;
        effects.push_back(UseHtmlView{state.html_view});
    } else {
        return false;
    }
    return true;
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
            [&](const Pressed& e) { return press(state, e.key, effects); },
            [&](const Entered& e) {
                if (is_planner(e.key)) return say_planned(state, e.key, effects);
                if (!state.read_only) leave(state, Left{e.key}, effects);
                if (info(state.place.page).section) go_on(state, effects);
                return true;
            },
            [&](const Escaped&) { return take_question_back(state, effects); },
            [&](const SoughtProblem& e) {
                const auto key = next_problem(state, e.key, e.back);
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
