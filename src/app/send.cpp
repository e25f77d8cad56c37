// press → Prepare → Seal → Enqueue → Send → Received. The bytes are in the outbox before the first of them leaves.
#include "app/send.hpp"

#include <algorithm>
#include <utility>

#include "app/drafts.hpp"
#include "app/edit.hpp"
#include "app/files.hpp"
#include "app/filled.hpp"
#include "app/navigate.hpp"
#include "app/standing.hpp"
#include "app/steps.hpp"
#include "app/texts.hpp"
#include "model/display.hpp"
#include "model/secrets.hpp"
#include "package/mail.hpp"
#include "rules/validate.hpp"

namespace qopi {
namespace {

using Phase = Making::Phase;
using Way = Making::Way;

/// The id's first half is its time.
std::string name_of_file(const Parcel& parcel, std::string_view ending) { return file_name(parcel.kind, parcel.name, parcel.id.substr(0, 13), ending); }

/// "QOPI registration: Riverbend Oncology (package 01a20633-…)"
std::string subject_of(const Parcel& parcel) {
    const auto kind = kind_from(parcel.kind).value_or(Kind::registration);
    const auto what = is_request(kind) ? texts::mail_of_request : kind == Kind::interest ? texts::mail_of_interest : texts::mail_of_registration;
    return filled(texts::mail_subject, {what, parcel.name.empty() ? std::string(texts::draft_unnamed) : parcel.name, parcel.id});
}

/// The making of which an answer of the world tells, while it waits for just that.
Making* waiting_for(State& state, int operation, std::initializer_list<Phase> phases) {
    const auto found = std::find_if(state.makings.begin(), state.makings.end(), [&](const Making& one) { return one.operation == operation; });
    if (found == state.makings.end() || std::find(phases.begin(), phases.end(), found->phase) == phases.end()) return nullptr;
    return &*found;
}

bool is_open(const State& state, const Making& making) { return making.draft_id == state.draft.id; }

/// It stays, failed, so that the draft's pages tell of it whenever the person comes back.
void fail(Making& making, Making::Failure failure, Effects& effects) {
    making.phase = Phase::failed;
    making.failure = failure;
    announce(effects, reason_of(failure));
}

void note_given_out(State& state, std::string_view id, Effects& effects) {
    auto* parcel = find_parcel(state, id);
    if (!parcel || !parcel->given_out.empty()) return;
    parcel->given_out = state.clock.now;
    effects.push_back(GivenOut{parcel->id, parcel->given_out});
}

/// What follows once the package is kept, or could not be and is handed out all the same. Nobody is led away from another draft.
void hand_over(State& state, Way way, const Parcel& parcel, Effects& effects) {
    const bool is_own = parcel.id == state.frozen.parcel.id;
    switch (way) {
        case Way::upload:
            send_now(state, parcel.id, effects);
            if (is_own) go_to(state, {Page::done, ""}, effects);
            break;
        case Way::file: save_parcel(state, parcel, effects); break;
        case Way::mail:
            if (is_own) go_to(state, {Page::mail, ""}, effects);
            break;
    }
}

/// The draft that names the package, as it is now or as it was when it was left; no parts when it was removed.
void enqueue(State& state, Making& making, Effects& effects) {
    making.phase = Phase::queueing;
    auto& parcel = making.frozen.parcel;
    parcel.state = making.way == Way::upload ? ParcelState::waiting : ParcelState::kept;
    if (const auto* kept = find_parcel(state, parcel.id)) parcel.given_out = kept->given_out;
    Enqueue ask{making.operation, parcel, {}, {}};
    if (is_open(state, making)) {
        state.frozen = making.frozen;
        ask.entry = entry_of(state), ask.parts = draft_parts(draft_of(state));
    } else if (making.left) {
        name_package(making.left->draft, making.frozen);
        making.left->entry.package = parcel.id;
        ask.entry = making.left->entry, ask.parts = draft_parts(making.left->draft);
    }
    // It is written along with the package.
    if (!ask.parts.empty()) list_draft(state, ask.entry);
    effects.push_back(std::move(ask));
}

void finish_package(State& state, Making& making, Effects& effects) {
    const auto& package = making.package;
    making.frozen.parcel = {.id = package.id,
                            .bytes = write_package(package),
                            .draft = making.draft_id,
                            .name = practice_name(package.content, package.kind),
                            .kind = std::string(code_of(package.kind)),
                            .frozen = package.created};
    enqueue(state, making, effects);
}

Making& begin_making(State& state, Way way) {
    std::erase_if(state.makings, [&](const Making& one) { return one.draft_id == state.draft.id; });
    state.makings.push_back({.operation = ++state.operations, .draft_id = state.draft.id, .way = way});
    return state.makings.back();
}

/// Another package of the open draft's answers; the Help Desk is told which one it replaces.
void freeze_answers(State& state, Way way, Effects& effects) {
    if (!state.frozen.parcel.id.empty()) set_aside(state);
    state.frozen.refused = false;
    // What was frozen is not undone.
    state.history = {};
    normalize_answers(state);
    each_secret(state.answers, [](const std::string&, Secret& secret) { secret.is_over_given = false; });
    state.receipt.covers_answers = false;
    // Submitting keeps the doubts that are left: the person has seen them on this page, or how many more are marked in the lists.
    for (const auto& issue : all_issues(state))
        if (severity(issue.code) == Severity::warning) state.kept.push_back({issue.at, issue.code});
    auto& making = begin_making(state, way);
    making.frozen = state.frozen;
    making.frozen.content = state.answers;
    making.frozen.changed_secrets.clear();
    making.frozen.declaration = state.declaration;
    making.kept = state.kept;
    const auto& physician = state.answers.physician;
    const bool challenged = kind_of(state.answers) == Kind::registration && !physician.challenge_question.empty();
    effects.push_back(Prepare{making.operation, challenged ? normalized_response(physician.challenge_response.text) : ""});
}

void begin_sending(State& state, Way way, Effects& effects) {
    if (const auto* making = making_of(state, state.draft.id); making && making->phase != Phase::failed) return;
    if (!is_frozen(state)) return freeze_answers(state, way, effects);
    const auto* parcel = own_parcel(state);
    if (parcel && (way != Way::upload || is_unsent(parcel->state))) return hand_over(state, way, *parcel, effects);
    if (parcel && parcel->state == ParcelState::received) return go_to(state, {Page::done, ""}, effects);
    auto& making = begin_making(state, way);
    making.frozen = state.frozen;
    enqueue(state, making, effects);
}

}  // namespace

void submit(State& state, Way way, Effects& effects) {
    if (const auto outcome = outcome_of(state.answers)) return go_to(state, {*outcome, ""}, effects);
    if (is_settled(state)) {
        // What was received, or is on its way, is neither made nor sent a second time, whatever was declared since.
        const auto* parcel = own_parcel(state);
        if (parcel && (way != Way::upload || is_unsent(parcel->state))) return hand_over(state, way, *parcel, effects);
        return go_to(state, {Page::done, ""}, effects);
    }
    if (state.receipt.covers_answers && !is_frozen(state)) {
        // For another package what was sealed must be here; the one that was made needs only to be declared.
        const auto& frozen = state.frozen;
        if (!is_packed(state) || frozen.content != state.answers || frozen.declaration.name != state.declaration.name) state.receipt.covers_answers = false;
    }
    auto issues = all_issues(state);
    const auto found = [&](Code code) {
        return std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) { return issue.code == code; });
    };
    const bool no_member = found(Code::member_unknown) || found(Code::member_inactive);
    // Everything else can be done meanwhile. Once only the membership is missing, its page says what to do.
    const auto errors = std::count_if(issues.begin(), issues.end(), [](const Issue& issue) { return severity(issue.code) == Severity::error; });
    if (no_member && errors == 1) return go_to(state, {found(Code::member_unknown) ? Page::member_invalid : Page::member_inactive, ""}, effects);
    const bool declared = state.declaration.agreed && !state.declaration.name.empty();
    if (has_errors(issues) || !declared) {
        show_what_is_missing(state);
        focus_on(effects, "summary");
        return;
    }
    begin_sending(state, way, effects);
}

std::string_view reason_of(Making::Failure failure) {
    switch (failure) {
        case Making::Failure::no_key: return texts::no_key;
        case Making::Failure::not_sealed: return texts::not_sealed;
        case Making::Failure::not_kept: break;
    }
    return texts::no_room;
}

void save_parcel(State& state, const Parcel& parcel, Effects& effects) {
    note_given_out(state, parcel.id, effects);
    const auto name = name_of_file(parcel, ".json");
    effects.push_back(Download{name, "application/json", parcel.bytes});
    note_saved(state, name, effects);
}

void save_mail(State& state, const Parcel& parcel, Effects& effects) {
    note_given_out(state, parcel.id, effects);
    const auto name = name_of_file(parcel, ".eml");
    effects.push_back(Download{name, "message/rfc822", write_mail(parcel.id, subject_of(parcel), name_of_file(parcel, ".json"), parcel.bytes)});
    note_saved(state, name, effects);
}

void share_parcel(State& state, const Parcel& parcel, Effects& effects) {
    note_given_out(state, parcel.id, effects);
    effects.push_back(Share{name_of_file(parcel, ".json"), "application/json", parcel.bytes, subject_of(parcel), std::string(mail_text())});
}

void send_now(State& state, std::string_view id, Effects& effects) {
    auto* parcel = find_parcel(state, id);
    if (!parcel || parcel->state != ParcelState::waiting) return;
    parcel->state = ParcelState::sending;
    parcel->attempt = 0;
    effects.push_back(Send{parcel->id});
}

void submit_again(State& state, std::string_view id, Effects& effects) {
    if (state.frozen.parcel.id != id) return;
    set_aside(state);
    go_to(state, {Page::review, ""}, effects);
}

void save_list(State& state, Effects& effects) {
    const auto name = file_name("packages", "", state.clock.today, ".csv");
    effects.push_back(Download{name, "text/csv", sent_list(state.outbox)});
    note_saved(state, name, effects);
}

void set_aside(State& state) {
    auto changed = changed_secrets(state);
    const auto before = std::exchange(state.frozen, {});
    if (before.parcel.id != before.received.id) state.receipt.covers_answers = false;
    state.frozen.received = before.received;
    state.frozen.changed_secrets = std::move(changed);
    state.frozen.before = before.before;
    put_first(state.frozen.before, {before.parcel.id, before.secret});
}

void on(State& state, const Prepared& event, Effects& effects) {
    auto* making = waiting_for(state, event.operation, {Phase::preparing});
    if (!making) return;
    auto& frozen = making->frozen;
    const auto kind = kind_of(frozen.content);
    // What was kept about answers that are not sent stays behind.
    std::vector<Kept> kept;
    const KeptWarnings known(making->kept);
    for (const auto& issue : validate(frozen.content, kind, state.facts()))
        if (known.has(issue)) kept.push_back({issue.at, issue.code});
    auto& package = making->package;
    package = freeze(frozen.content, kind, kept, frozen.declaration, state.clock.now, state.clock.today, event.random);
    package.supersedes = frozen.before;
    const auto& received = frozen.received.id;
    if (!received.empty() && !names(package, received)) {
        if (package.supersedes.size() == predecessors_max) package.supersedes.pop_back();
        package.supersedes.push_back(frozen.received);
    }
    if (is_secret(event.secret)) {
        frozen.secret = event.secret;
        package.successor_digest = digest_of_bytes(event.secret);
    }
    if (package.sealed_fields.empty()) return finish_package(state, *making, effects);
    if (state.desk.seal_key.kid.empty()) return fail(*making, Making::Failure::no_key, effects);
    making->phase = Phase::sealing;
    effects.push_back(Seal{making->operation, sealed_header(package, state.desk.seal_key.kid), state.desk.seal_key.jwk,
                           sealed_plaintext(frozen.content, kind, event.verifier)});
}

void on(State& state, const Sealed& event, Effects& effects) {
    auto* making = waiting_for(state, event.operation, {Phase::sealing});
    if (!making) return;
    making->package.sealed = event.jwe;
    finish_package(state, *making, effects);
}

void on(State& state, const SealFailed& event, Effects& effects) {
    if (auto* making = waiting_for(state, event.operation, {Phase::preparing, Phase::sealing})) fail(*making, Making::Failure::not_sealed, effects);
}

void on(State& state, const Queued& event, Effects& effects) {
    const auto* ended = waiting_for(state, event.operation, {Phase::queueing});
    if (!ended) return;
    const auto made = *ended;
    std::erase_if(state.makings, [&](const Making& one) { return one.operation == event.operation; });
    const auto& id = made.frozen.parcel.id;
    if (auto* parcel = find_parcel(state, id)) *parcel = made.frozen.parcel;
    else state.outbox.push_back(made.frozen.parcel);
    // A draft that was opened again meanwhile was read before it named the package.
    if (is_open(state, made)) {
        state.frozen = made.frozen;
        // Meanwhile the one before may have been received.
        note_receipts(state);
    }
    // A file may have gone its own way; what only waited here is not sent any more.
    const auto& earlier = made.frozen.before;
    auto* before = earlier.empty() || made.way != Way::upload ? nullptr : find_parcel(state, earlier.front().id);
    if (before && before->state != ParcelState::received) {
        before->state = ParcelState::replaced;
        effects.push_back(Mark{before->id, before->state});
    }
    hand_over(state, made.way, *find_parcel(state, id), effects);
}

void on(State& state, const QueueFailed& event, Effects& effects) {
    auto* making = waiting_for(state, event.operation, {Phase::queueing});
    if (!making) return;
    if (making->way != Way::file) return fail(*making, Making::Failure::not_kept, effects);
    // The file is then the copy.
    const auto parcel = making->frozen.parcel;
    std::erase_if(state.makings, [&](const Making& one) { return one.operation == event.operation; });
    hand_over(state, Way::file, parcel, effects);
}

void on(State& state, const SendingNow& event, Effects&) {
    if (auto* parcel = find_parcel(state, event.id); parcel && is_unsent(parcel->state)) parcel->state = ParcelState::sending;
}

namespace {

/// Of all that was made before the package which was received nothing needs to be replaced any more: that one did.
void take_received(Frozen& frozen, const std::string& id) {
    const auto found = std::find_if(frozen.before.begin(), frozen.before.end(), [&](const Predecessor& one) { return one.id == id; });
    if (id == frozen.parcel.id) {
        frozen.received = {id, frozen.secret};
        frozen.before.clear();
    } else if (found != frozen.before.end()) {
        frozen.received = *found;
        frozen.before.erase(found + 1, frozen.before.end());
    } else if (id != frozen.received.id) {
        // It was forgotten, and its secret with it.
        frozen.received = {id, ""};
    }
}

/// The draft keeps the receipt of one of its packages.
void note_receipt(State& state, const Parcel& parcel) {
    auto& receipt = state.receipt;
    const bool is_known = receipt.reference == parcel.reference;
    // Nothing is read again that the draft has noted.
    if (is_known && state.frozen.received.id == parcel.id) return;
    std::string content, replaced = is_known ? receipt.replaced : "";
    if (const auto package = read_package(parcel.bytes)) {
        const auto& all = package.value().supersedes;
        const auto id = all.empty() ? std::string() : all.front().id;
        const auto* before = find_parcel(state, id);
        // Of what is not here any more, or never was, the draft may know the reference. What only waited here replaced nothing itself.
        const bool may_have_arrived = before ? !before->given_out.empty() : !id.empty() && !is_known;
        if (before && !before->reference.empty()) replaced = before->reference;
        else if (!is_known && names(package.value(), state.frozen.received.id)) replaced = receipt.reference;
        else if (replaced.empty() && may_have_arrived) replaced = id;
        content = digest_of_content(package.value().content, package.value().kind);
    }
    receipt = {parcel.reference, parcel.received_at, std::move(content), parcel.frozen, std::move(replaced)};
    take_received(state.frozen, parcel.id);
}

}  // namespace

bool note_receipts(State& state) {
    const auto reference = state.receipt.reference;
    const auto has_receipt = [](const Parcel& parcel) { return parcel.state == ParcelState::received && !parcel.reference.empty(); };
    if (const auto* own = own_parcel(state); own && has_receipt(*own)) {
        note_receipt(state, *own);
    } else {
        // One that was made before may have gone by email, and have arrived.
        for (const auto& parcel : state.outbox)
            if (parcel.draft == state.draft.id && has_receipt(parcel) && parcel.frozen >= state.receipt.made) note_receipt(state, parcel);
    }
    return state.receipt.reference != reference;
}

namespace {

/// A package of the open draft was received: what waited for it is over.
void take_receipts(State& state, Effects& effects) {
    if (!note_receipts(state)) return;
    save_soon(state, effects);
    const auto* own = own_parcel(state);
    if (!own || own->reference != state.receipt.reference) return;
    state.receipt.covers_answers = !has_unsent_changes(state);
    state.refused.clear();
    look_at_steps(state);
    if (state.place.page == Page::review || state.place.page == Page::mail) go_to(state, {Page::done, ""}, effects);
}

}  // namespace

bool on(State& state, const OutboxChanged& event, Effects& effects) {
    const bool had_own = own_parcel(state) != nullptr;
    auto outbox = event.outbox;
    for (auto& parcel : outbox) {
        const auto* shown = find_parcel(state, parcel.id);
        if (!is_unsent(parcel.state)) continue;
        // What this page knows of a sending, and of its end where that could not be noted, is newer.
        if (shown && shown->state != ParcelState::kept) {
            parcel = *shown;
            continue;
        }
        // The other tab may be closed before it has sent it. Whoever comes second finds what became of it.
        parcel.state = ParcelState::sending;
        effects.push_back(Send{parcel.id});
    }
    if (outbox == state.outbox) return false;
    state.outbox = std::move(outbox);
    take_receipts(state, effects);
    const auto* own = own_parcel(state);
    if (had_own && !own) set_aside(state);
    // Without a package that is being sent there is nothing to confirm, and without one at all nothing to mail.
    const bool is_over = state.place.page == Page::done ? !has_confirmation(state) : state.place.page == Page::mail && !own;
    if (is_over) go_to(state, {Page::review, ""}, effects);
    return true;
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
    if (is_news) announce(effects, filled(texts::spoken_received, {event.reference}));
    // The card of a draft that is not open knows it, too, should the package be removed.
    const auto is_later = [&](const Parcel& one) { return one.draft == parcel->draft && !one.reference.empty() && one.frozen > parcel->frozen; };
    const bool is_last = std::none_of(state.outbox.begin(), state.outbox.end(), is_later);
    for (auto& entry : state.drafts) {
        if (entry.id != parcel->draft) continue;
        if (is_last) entry.reference = event.reference;
        if (entry.package == event.id) entry.package.clear();
    }
    take_receipts(state, effects);
}

void on(State& state, const Refused& event, Effects& effects) {
    auto* parcel = find_parcel(state, event.id);
    // What was replaced or removed meanwhile needs nobody any more.
    if (!parcel || !is_unsent(parcel->state)) return;
    parcel->state = ParcelState::refused;
    if (event.id != state.frozen.parcel.id) return announce(effects, texts::refused);
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
    state.frozen.refused = true;
    const auto place = event.issues.empty() ? Place{Page::review, ""} : place_of_field(event.issues.front().at, state.answers);
    go_to(state, place, effects);
    if (place.page != Page::review) state.trail.from_review = FromReview{place, "", true, true};
    show_what_is_missing(state);
    focus_on(effects, "summary");
}

void on(State& state, const Unsent& event, Effects& effects) {
    auto* parcel = find_parcel(state, event.id);
    if (!parcel || !is_unsent(parcel->state)) return;
    parcel->state = ParcelState::waiting;
    parcel->reason = event.reason;
    effects.push_back(Retry{parcel->id, parcel->attempt++});
}

}  // namespace qopi
