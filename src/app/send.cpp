// press → Prepare → Seal → Enqueue → Send → Received. The bytes are in the outbox before the first of them leaves.
#include "app/send.hpp"

#include <algorithm>
#include <utility>

#include "app/drafts.hpp"
#include "app/edit.hpp"
#include "app/filled.hpp"
#include "app/navigate.hpp"
#include "app/texts.hpp"
#include "model/display.hpp"
#include "package/mail.hpp"
#include "rules/validate.hpp"

namespace qopi {
namespace {

using Phase = Sending::Phase;
using Way = Sending::Way;

/// ASCII, short, without a value; the id's first half is its time.
std::string file_name(const Parcel& parcel, std::string_view ending) {
    return "qopi-" + parcel.kind + "-" + parcel.id.substr(0, 13) + std::string(ending);
}

void fail(State& state, std::string reason, std::string_view announcement, Effects& effects) {
    state.sending.phase = Phase::none;
    state.sending.reason = std::move(reason);
    effects.push_back(Announce{std::string(announcement)});
}

Parcel parcel_of(const State& state) {
    const auto& sending = state.sending;
    Parcel parcel;
    parcel.id = sending.id, parcel.bytes = sending.bytes;
    parcel.state = sending.way == Way::upload ? ParcelState::waiting : ParcelState::kept;
    parcel.draft = state.draft_id;
    parcel.name = practice_name(sending.package.content, sending.package.kind);
    parcel.kind = code_of(sending.package.kind);
    parcel.frozen = sending.package.created;
    if (const auto* before = own_parcel(state)) parcel.given_out = before->given_out;
    return parcel;
}

/// What follows once the package is kept, or could not be and is handed out all the same.
void note_given_out(State& state, std::string_view id, Effects& effects) {
    auto* parcel = find_parcel(state, id);
    if (!parcel || !parcel->given_out.empty()) return;
    parcel->given_out = state.now;
    effects.push_back(GivenOut{parcel->id, parcel->given_out});
}

void hand_over(State& state, const Parcel& parcel, Effects& effects) {
    state.sending.phase = Phase::none;
    switch (state.sending.way) {
        case Way::upload:
            send_now(state, parcel.id, effects);
            go_to(state, {Page::done, ""}, effects);
            break;
        case Way::file: save_parcel(state, parcel, effects); break;
        case Way::mail: go_to(state, {Page::mail, ""}, effects); break;
    }
}

void enqueue(State& state, Effects& effects) {
    state.sending.phase = Phase::queueing;
    effects.push_back(Enqueue{parcel_of(state), entry_of(state), write_draft(draft_of(state))});
}

void finish_package(State& state, Effects& effects) {
    auto& sending = state.sending;
    sending.bytes = write_package(sending.package);
    sending.id = sending.package.id;
    enqueue(state, effects);
}

}  // namespace

void begin_sending(State& state, Way way, Effects& effects) {
    auto& sending = state.sending;
    if (sending.phase != Phase::none) return;
    sending.reason.clear();
    if (is_frozen(state)) {
        sending.way = way;
        const auto* parcel = own_parcel(state);
        if (!parcel) return enqueue(state, effects);
        if (way != Way::upload || is_unsent(parcel->state)) return hand_over(state, *parcel, effects);
        if (parcel->state == ParcelState::received) return go_to(state, {Page::done, ""}, effects);
        return enqueue(state, effects);
    }
    // Other answers are another package; the Help Desk is told which one it replaces.
    if (!sending.id.empty()) set_aside(state);
    normalize_answers(state);
    state.reference.clear();
    state.received_at.clear();
    sending.way = way;
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

void save_parcel(State& state, const Parcel& parcel, Effects& effects) {
    note_given_out(state, parcel.id, effects);
    effects.push_back(Download{file_name(parcel, ".json"), "application/json", parcel.bytes});
    effects.push_back(Announce{std::string(texts::spoken_saved_file)});
}

void save_mail(State& state, const Parcel& parcel, Effects& effects) {
    note_given_out(state, parcel.id, effects);
    effects.push_back(Download{file_name(parcel, ".eml"), "message/rfc822", write_mail(parcel.id, file_name(parcel, ".json"), parcel.bytes)});
    effects.push_back(Announce{std::string(texts::spoken_saved_mail)});
}

void share_parcel(State& state, const Parcel& parcel, Effects& effects) {
    note_given_out(state, parcel.id, effects);
    effects.push_back(Share{file_name(parcel, ".json"), "application/json", parcel.bytes, mail_subject(parcel.id), std::string(mail_text())});
}

void send_now(State& state, std::string_view id, Effects& effects) {
    auto* parcel = find_parcel(state, id);
    if (!parcel || parcel->state != ParcelState::waiting) return;
    parcel->state = ParcelState::sending;
    parcel->attempt = 0;
    effects.push_back(Send{parcel->id});
}

void submit_again(State& state, std::string_view id, Effects& effects) {
    if (state.sending.id != id) return;
    set_aside(state);
    go_to(state, {Page::review, ""}, effects);
}

void set_aside(State& state) {
    const auto before = std::exchange(state.sending, {});
    state.sending.supersedes = before.id;
    state.sending.supersedes_secret = before.secret;
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
    sending.package.supersedes_secret = sending.supersedes_secret;
    if (is_secret(event.secret)) {
        sending.secret = event.secret;
        sending.package.successor_digest = digest_of_bytes(event.secret);
    }
    if (sending.package.sealed_fields.empty()) return finish_package(state, effects);
    if (state.seal_key.kid.empty()) return fail(state, "no-key", texts::no_key, effects);
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
    if (auto* parcel = find_parcel(state, sending.id)) *parcel = parcel_of(state);
    else state.outbox.push_back(parcel_of(state));
    // A file may have gone its own way; what only waited here is not sent any more.
    if (auto* before = find_parcel(state, sending.supersedes); before && sending.way == Way::upload && before->state != ParcelState::received) {
        before->state = ParcelState::replaced;
        effects.push_back(Mark{before->id, before->state});
    }
    hand_over(state, *find_parcel(state, sending.id), effects);
}

void on(State& state, const QueueFailed&, Effects& effects) {
    if (state.sending.phase != Phase::queueing) return;
    // The file is then the copy.
    if (state.sending.way == Way::file) return hand_over(state, parcel_of(state), effects);
    fail(state, "storage", texts::no_room, effects);
}

void on(State& state, const SendingNow& event, Effects&) {
    if (auto* parcel = find_parcel(state, event.id); parcel && is_unsent(parcel->state)) parcel->state = ParcelState::sending;
}

void on(State& state, const Received& event, Effects& effects) {
    auto* parcel = find_parcel(state, event.id);
    // A receipt for other bytes is no receipt.
    if (!parcel || event.digest != digest_of_bytes(parcel->bytes)) return;
    const bool is_news = parcel->state != ParcelState::received;
    if (!is_news && !parcel->reference.empty()) return;
    parcel->state = ParcelState::received;
    parcel->reference = event.reference;
    parcel->received_at = event.received_at;
    parcel->reason.clear();
    if (is_news) effects.push_back(Announce{filled(texts::spoken_received, {event.reference})});
    if (event.id != state.sending.id || state.reference == event.reference) return;
    state.reference = event.reference;
    state.received_at = event.received_at;
    state.refused.clear();
    state.saving = State::Saving::due;
    effects.push_back(SaveSoon{});
    if (state.place.page == Page::review || state.place.page == Page::mail) go_to(state, {Page::done, ""}, effects);
}

void on(State& state, const Refused& event, Effects& effects) {
    auto* parcel = find_parcel(state, event.id);
    // What was replaced or removed meanwhile needs nobody any more.
    if (!parcel || !is_unsent(parcel->state)) return;
    parcel->state = ParcelState::refused;
    if (event.id != state.sending.id) return effects.push_back(Announce{std::string(texts::refused)});
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
    state.sending.reason = "refused";
    const auto place = event.issues.empty() ? Place{Page::review, ""} : place_of_field(event.issues.front().at, state.answers);
    go_to(state, place, effects);
    state.pressed = true;
    state.to_review = place.page != Page::review;
    effects.push_back(FocusOn{"summary"});
}

void on(State& state, const Unsent& event, Effects& effects) {
    auto* parcel = find_parcel(state, event.id);
    if (!parcel || !is_unsent(parcel->state)) return;
    parcel->state = ParcelState::waiting;
    parcel->reason = event.reason;
    effects.push_back(Retry{parcel->id, parcel->attempt++});
}

}  // namespace qopi
