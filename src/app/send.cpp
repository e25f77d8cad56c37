// press → Prepare → Seal → Enqueue → Send → Received. The bytes are in the outbox before the first of them leaves.
#include "app/send.hpp"

#include <algorithm>

#include "app/edit.hpp"
#include "app/navigate.hpp"
#include "app/texts.hpp"
#include "rules/validate.hpp"

namespace qopi {
namespace {

using Phase = Sending::Phase;

std::string file_name(const Sending& sending) { return "qopi-" + std::string(code_of(sending.package.kind)) + "-" + sending.id.substr(0, 13) + ".json"; }

void fail(State& state, std::string reason, std::string_view announcement, Effects& effects) {
    state.sending.phase = Phase::none;
    state.sending.reason = std::move(reason);
    effects.push_back(Announce{std::string(announcement)});
}

void hand_over(State& state, Effects& effects) {
    auto& sending = state.sending;
    if (sending.send) {
        sending.phase = Phase::sending;
        effects.push_back(Send{sending.id});
        go_to(state, {Page::done, ""}, effects);
    } else {
        sending.phase = Phase::none;
        save_frozen(state, effects);
    }
}

void enqueue(State& state, Effects& effects) {
    auto& sending = state.sending;
    sending.phase = Phase::queueing;
    effects.push_back(Enqueue{sending.id, sending.bytes, sending.send ? "waiting" : "kept", write_draft(draft_of(state))});
}

void finish_package(State& state, Effects& effects) {
    auto& sending = state.sending;
    sending.bytes = write_package(sending.package);
    sending.id = sending.package.id;
    enqueue(state, effects);
}

}  // namespace

void begin_sending(State& state, bool send, Effects& effects) {
    auto& sending = state.sending;
    const bool under_way = sending.phase == Phase::preparing || sending.phase == Phase::sealing || sending.phase == Phase::queueing ||
                           sending.phase == Phase::sending;
    if (under_way) return;
    sending.reason.clear();
    if (is_frozen(state)) {
        if (!send) return save_frozen(state, effects);
        if (sending.phase == Phase::received) return go_to(state, {Page::done, ""}, effects);
        if (sending.phase == Phase::waiting) return send_now(state, effects);
        sending.send = true;
        return enqueue(state, effects);
    }
    // Other answers are another package; the Help Desk is told which one it replaces. What waits to be sent is forgotten only
    // when the other one is in the outbox; a file replaces it not at all.
    if (!sending.id.empty()) {
        const bool is_outdated = sending.phase == Phase::none || (sending.phase == Phase::waiting && send);
        const auto outdated = is_outdated ? sending.id : std::string();
        set_aside(state);
        sending.outdated = outdated;
    }
    normalize_answers(state);
    state.reference.clear();
    state.received_at.clear();
    sending.send = send;
    // Submitting keeps the warnings that are still shown: the person has seen them on this page.
    for (const auto& issue : all_issues(state))
        if (severity(issue.code) == Severity::warning) state.kept.push_back({issue.at, issue.code});
    sending.phase = Phase::preparing;
    sending.content = state.answers;
    sending.declaration = state.declaration;
    const auto& physician = state.answers.physician;
    const bool challenged = kind_of(state.answers) == Kind::registration && !physician.challenge_question.empty();
    effects.push_back(Prepare{challenged ? normalized_response(physician.challenge_response.text) : ""});
}

void save_frozen(State& state, Effects& effects) {
    if (state.sending.bytes.empty()) return;
    effects.push_back(Download{file_name(state.sending), state.sending.bytes});
    effects.push_back(Announce{std::string(texts::spoken_saved_file)});
}

void send_now(State& state, Effects& effects) {
    auto& sending = state.sending;
    if (sending.phase != Phase::waiting) return;
    sending.phase = Phase::sending;
    sending.attempt = 0;
    effects.push_back(Send{sending.id});
}

void set_aside(State& state) {
    const auto id = state.sending.id;
    state.sending = {};
    state.sending.supersedes = id;
}

void on(State& state, const Prepared& event, Effects& effects) {
    auto& sending = state.sending;
    if (sending.phase != Phase::preparing) return;
    const auto kind = kind_of(sending.content);
    // What was kept about answers that are not sent stays behind.
    std::vector<Kept> kept;
    for (const auto& issue : validate(sending.content, kind, state.facts()))
        if (is_kept(state, issue)) kept.push_back({issue.at, issue.code});
    sending.package = freeze(sending.content, kind, kept, sending.declaration, state.now, state.today, event.random, sending.supersedes);
    if (sending.package.sealed_fields.empty()) {
        finish_package(state, effects);
        return;
    }
    if (state.seal_key.kid.empty()) {
        fail(state, "no-key", texts::no_key, effects);
        return;
    }
    sending.phase = Phase::sealing;
    effects.push_back(Seal{sealed_header(sending.package, state.seal_key.kid), state.seal_key.jwk,
                           sealed_plaintext(sending.content, kind, event.verifier)});
}

void on(State& state, const Sealed& event, Effects& effects) {
    if (state.sending.phase != Phase::sealing) return;
    state.sending.package.sealed = event.jwe;
    finish_package(state, effects);
}

void on(State& state, const SealFailed&, Effects& effects) {
    if (state.sending.phase != Phase::preparing && state.sending.phase != Phase::sealing) return;
    fail(state, "seal", texts::not_sealed, effects);
}

void on(State& state, const Queued& event, Effects& effects) {
    auto& sending = state.sending;
    if (sending.phase != Phase::queueing || event.id != sending.id) return;
    if (!sending.outdated.empty()) effects.push_back(Forget{sending.outdated});
    sending.outdated.clear();
    hand_over(state, effects);
}

void on(State& state, const QueueFailed&, Effects& effects) {
    auto& sending = state.sending;
    if (sending.phase != Phase::queueing) return;
    if (!sending.send) {
        hand_over(state, effects);  // the file is the copy
        return;
    }
    fail(state, "storage", texts::no_room, effects);
}

void on(State& state, const Received& event, Effects& effects) {
    auto& sending = state.sending;
    // A receipt for other bytes is no receipt.
    if (event.id != sending.id || event.digest != digest_of_bytes(sending.bytes) || sending.phase == Phase::received) return;
    sending.phase = Phase::received;
    state.reference = event.reference;
    state.received_at = event.received_at;
    state.refused.clear();
    state.saving = State::Saving::due;
    effects.push_back(SaveSoon{});
    effects.push_back(Announce{std::string(texts::spoken_received)});
    if (state.place.page == Page::review || state.place.page == Page::start) go_to(state, {Page::done, ""}, effects);
}

void on(State& state, const Refused& event, Effects& effects) {
    auto& sending = state.sending;
    if (event.id != sending.id || sending.phase == Phase::received) return;
    effects.push_back(Forget{sending.id});
    set_aside(state);
    state.refused = event.issues;
    const auto has = [&](Code code) {
        return std::any_of(event.issues.begin(), event.issues.end(), [&](const Issue& issue) { return issue.code == code; });
    };
    if (has(Code::member_unknown) || has(Code::member_inactive)) {
        state.membership = {has(Code::member_unknown) ? Membership::Status::unknown : Membership::Status::inactive,
                            state.answers.physician.asco_id, state.answers.physician.family_name};
        state.refused.clear();
        go_to(state, {has(Code::member_unknown) ? Page::member_invalid : Page::member_inactive, ""}, effects);
        return;
    }
    sending.phase = Phase::none;
    sending.reason = "refused";
    const auto place = event.issues.empty() ? Place{Page::review, ""} : place_of_field(event.issues.front().at, state.answers);
    go_to(state, place, effects);
    state.pressed = true;
    state.to_review = place.page != Page::review;
    effects.push_back(FocusOn{"summary"});
}

void on(State& state, const Unsent& event, Effects& effects) {
    auto& sending = state.sending;
    if (event.id != sending.id || sending.phase == Phase::received) return;
    sending.phase = Phase::waiting;
    sending.reason = event.reason;
    effects.push_back(Retry{sending.id, sending.attempt++});
}

}  // namespace qopi
