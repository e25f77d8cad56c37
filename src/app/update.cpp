// The one place where events meet the state.
#include <algorithm>
#include <utility>

#include "app/edit.hpp"
#include "app/navigate.hpp"
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

/// Takes up a package that was frozen before a reload, when the answers are still the same.
void resume(State& state, const Draft& draft, const std::vector<OutboxItem>& outbox) {
    for (const auto& item : outbox) {
        if (item.id != draft.frozen_id) continue;
        auto package = read_package(item.bytes);
        if (!package) continue;
        // Edited since it was frozen: another package will be made, unless this one is on its way already.
        auto now = package.value();
        now.content = state.answers;
        const bool same = digest_of_answers(now) == package.value().answers;
        // A receipt that came while the page was closing is asked for again: the same bytes get the same one.
        const bool is_on_its_way = item.state == "waiting" || item.state == "received";
        if (!same && !is_on_its_way && draft.reference.empty()) continue;
        auto& sending = state.sending;
        sending.id = item.id;
        sending.bytes = item.bytes;
        sending.package = std::move(package.value());
        if (same) sending.content = state.answers;
        sending.declaration = {draft.declaration.name, true};
        if (!draft.reference.empty()) sending.phase = Sending::Phase::received;
        else if (is_on_its_way) sending.phase = Sending::Phase::waiting;
        state.declaration.agreed = same && sending.phase != Sending::Phase::none;
        return;
    }
    state.sending.supersedes = draft.frozen_id;
}

void boot(State& state, const Booted& event, Effects& effects) {
    state.booted = true;
    state.seal_key = event.seal_key;
    state.kept_storage = event.kept_storage;
    state.html_view = event.html_view;
    std::optional<Draft::Before> before;
    if (!event.draft.empty()) {
        auto draft = read_draft(event.draft);
        if (draft) {
            auto& d = draft.value();
            state.answers = d.content;
            state.kept = d.kept;
            state.declaration.name = d.declaration.name;
            state.reference = d.reference;
            state.received_at = d.received_at;
            state.unknown = d.unknown;
            state.has_draft = true;
            state.saving = State::Saving::saved;
            before = d.before;
            resume(state, d, event.outbox);
        } else {
            state.broken_draft = true;
        }
    }
    went_to(state, event.url, effects);
    if (before && before->id == state.place.item) {
        if (state.office_before) state.office_before = before->office.value_or(Office{});
        if (state.user_before) state.user_before = before->user.value_or(User{});
    }
    std::erase_if(effects, [](const Effect& effect) { return std::holds_alternative<FocusOn>(effect); });
    if (state.sending.phase == Sending::Phase::waiting) send_now(state, effects);
    // Nothing that was submitted is left behind, whatever became of its draft.
    for (const auto& item : event.outbox)
        if (item.state == "waiting" && item.id != state.sending.id) effects.push_back(Send{item.id});
    ask_membership(state, effects);
}

/// A blank registration; what was sent before stays in the outbox.
void start_over(State& state) {
    State fresh;
    fresh.booted = true;
    fresh.seal_key = state.seal_key;
    fresh.kept_storage = state.kept_storage;
    fresh.now = state.now, fresh.today = state.today, fresh.clock = state.clock;
    fresh.html_view = state.html_view;
    state = std::move(fresh);
}

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
    if (pointer == path_of(Section::offices)) effects.push_back(FocusOn{"add-office"});
    else if (pointer == path_of(Section::users)) effects.push_back(FocusOn{"add-user"});
    else effects.push_back(FocusOn{std::string(pointer)});
}

void submit(State& state, bool send, Effects& effects) {
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
    begin_sending(state, send, effects);
}

bool press(State& state, std::string_view key, Effects& effects) {
    const auto argument = key.find(':') == std::string_view::npos ? std::string_view{} : key.substr(key.find(':') + 1);
    const auto verb = key.substr(0, key.find(':'));
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
        if (!state.reference.empty()) start_over(state);
        go_to(state, {Page::eligibility, ""}, effects);
    } else if (verb == "resume") {
        go_to(state, {state.reference.empty() ? Page::eligibility : Page::done, ""}, effects);
    } else if (verb == "ask-erase") {
        state.erasing = true;
        effects.push_back(FocusOn{"erase"});
    } else if (verb == "keep-draft") {
        state.erasing = false;
        effects.push_back(FocusOn{"ask-erase"});
    } else if (verb == "erase") {
        start_over(state);
        effects.push_back(Erase{});
        go_to(state, {Page::start, ""}, effects);
        effects.push_back(Announce{std::string(texts::spoken_erased)});
    } else if (verb == "add-office") {
        const auto id = add_office(state, effects);
        go_to(state, {Page::office, id}, effects);
        state.office_before = Office{};
    } else if (verb == "add-user") {
        const auto id = add_user(state, effects);
        go_to(state, {Page::user, id}, effects);
        state.user_before = User{};
    } else if (verb == "edit-office") {
        go_to(state, {Page::office, std::string(argument)}, effects);
    } else if (verb == "edit-user") {
        go_to(state, {Page::user, std::string(argument)}, effects);
    } else if (verb == "ask-remove") {
        state.removing = argument;
        effects.push_back(FocusOn{"remove:" + state.removing});
    } else if (verb == "keep-item") {
        state.removing.clear();
        effects.push_back(FocusOn{"ask-remove:" + std::string(argument)});
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
    } else if (verb == "reveal") {
        const std::string pointer(argument);
        if (state.revealed.erase(pointer) == 0) state.revealed.insert(pointer);
    } else if (verb == "submit") {
        submit(state, true, effects);
    } else if (verb == "save-package") {
        if (state.place.page == Page::done) save_frozen(state, effects);
        else submit(state, false, effects);
    } else if (verb == "send-now") {
        send_now(state, effects);
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
    state.now = event.now, state.today = event.today, state.clock = event.clock;
    if (!state.booted && !std::holds_alternative<Booted>(event.what)) return false;
    const bool changed = std::visit(
        Overloaded{
            [&](const Typed& e) { return type_text(state, e, effects); },
            [&](const Chosen& e) { return choose(state, e, effects); },
            [&](const Ticked& e) { return tick(state, e, effects); },
            [&](const Left& e) { return leave(state, e, effects); },
            [&](const Pressed& e) { return press(state, e.key, effects); },
            [&](const Entered& e) {
                leave(state, Left{e.key}, effects);
                if (info(state.place.page).section) go_on(state, effects);
                return true;
            },
            [&](const Escaped&) {
                const bool open = !state.removing.empty() || state.erasing;
                state.removing.clear();
                state.erasing = false;
                return open;
            },
            [&](const WentTo& e) { return went_to(state, e.url, effects), true; },
            [&](const Booted& e) { return boot(state, e, effects), true; },
            [&](const DeskFound& e) { return state.seal_key = e.seal_key, false; },
            [&](const SaveDue&) {
                if (state.saving != State::Saving::due && state.saving != State::Saving::failed) return false;
                state.saving = State::Saving::saving;
                effects.push_back(Save{write_draft(draft_of(state))});
                return false;
            },
            [&](const Saved&) {
                if (state.saving != State::Saving::saving) return false;
                state.saving = State::Saving::saved;
                state.saved_clock = state.clock;
                return true;
            },
            [&](const Printing&) { return std::exchange(state.revealed, {}).size() > 0; },
            [&](const EraseFailed&) { return effects.push_back(Announce{std::string(texts::spoken_not_erased)}), true; },
            [&](const SaveFailed&) { return state.saving = State::Saving::failed, true; },
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
