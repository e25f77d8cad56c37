// One draft is open at a time, and one tab writes it. Opening another one first saves what is unwritten.
#include "app/drafts.hpp"

#include <algorithm>
#include <utility>

#include "app/edit.hpp"
#include "app/files.hpp"
#include "app/membership.hpp"
#include "app/navigate.hpp"
#include "app/paste.hpp"
#include "app/send.hpp"
#include "app/standing.hpp"
#include "app/steps.hpp"
#include "app/texts.hpp"
#include "model/display.hpp"
#include "rules/validate.hpp"

namespace qopi {
namespace {

void erase_entry(std::vector<DraftEntry>& drafts, std::string_view id) {
    const auto found = std::find_if(drafts.begin(), drafts.end(), [&](const DraftEntry& one) { return one.id == id; });
    if (found != drafts.end()) drafts.erase(found);
}

/// Takes up the package that was made of this draft. With other answers by now, another package will name it.
void resume(State& state, const Draft& draft) {
    auto& frozen = state.frozen;
    frozen.before = draft.made;
    frozen.changed_secrets = draft.changed_secrets;
    frozen.received = draft.received;
    const auto* parcel = frozen.before.empty() ? nullptr : find_parcel(state, frozen.before.front().id);
    auto package = parcel ? read_package(parcel->bytes) : Read<Package>(Fault{});
    if (!package) return;
    auto now = package.value();
    now.content = state.answers;
    const bool same = draft.changed_secrets.empty() && digest_of_answers(now) == package.value().answers;
    const bool is_done = is_unsent(parcel->state) || parcel->state == ParcelState::received;
    if (parcel->state == ParcelState::refused || parcel->state == ParcelState::replaced) return;
    frozen.secret = frozen.before.front().secret;
    frozen.before.erase(frozen.before.begin());
    frozen.parcel = *parcel;
    frozen.content = same ? state.answers : package.value().content;
    frozen.declaration = {draft.declaration.name, true};
    state.declaration.agreed = same && is_done;
}

/// True when something here was made more than a day later than the clock shows. Less is a clock that is a little off.
bool is_clock_back(const Computer& computer) {
    constexpr std::int64_t day_s = 86'400;
    const auto now = parse_time(computer.clock.now);
    const auto is_later = [&](const std::string& moment) {
        const auto made = parse_time(moment);
        return now && made && *made > *now + day_s;
    };
    return std::any_of(computer.drafts.begin(), computer.drafts.end(), [&](const DraftEntry& draft) { return is_later(draft.changed); }) ||
           std::any_of(computer.outbox.begin(), computer.outbox.end(),
                       [&](const Parcel& parcel) { return is_later(parcel.frozen) || is_later(parcel.received_at); });
}

/// A blank draft that nobody has saved yet. What belongs to the computer stays, and so does what is being made of the draft that is left.
void clear(State& state) {
    if (auto* making = making_of(state, state.draft.id)) making->left = LeftDraft{entry_of(state), draft_of(state)};
    if (state.draft.saving == DraftStatus::Saving::saving || state.draft.not_saved)
        state.unsaved.push_back({state.draft.save, state.draft.id, state.draft.not_saved});
    State blank;
    static_cast<Computer&>(blank) = std::move(state);
    state = std::move(blank);
    state.draft.id = "d" + state.fresh + "-" + std::to_string(++state.made);
}

/// It is not written again. What was submitted is sent all the same; there is no draft any more that would name it.
void forget_draft(State& state, std::string_view id) {
    erase_entry(state.drafts, id);
    std::erase_if(state.unsaved, [&](const Unsaved& one) { return one.draft_id == id; });
    if (auto* making = making_of(state, id)) making->left.reset();
}

/// Puts a draft into a blank state.
void take_up(State& state, const Draft& draft) {
    state.answers = draft.content;
    state.kept = draft.kept;
    state.declaration.name = draft.declaration.name;
    state.receipt = {draft.reference, draft.received_at, draft.received_content, draft.received_made, draft.received_replaced};
    state.unknown = draft.unknown;
    for (const auto& box : kept_boxes) {
        auto& pasting = pasting_of(state, box.section);
        pasting.text = draft.*box.text, pasting.is_from_draft = !pasting.text.empty();
    }
    state.brought = draft.brought;
    state.trail.form_page = draft.page;
    state.trail.before = draft.before;
    state.trail.furthest_step = step_of(state, place_of(draft.page).page).value_or(0);
    state.draft.exists = true;
    state.draft.saving = DraftStatus::Saving::saved;
    resume(state, draft);
    note_receipts(state);
    if (auto* making = making_of(state, state.draft.id)) making->left.reset();
    const auto unsaved = std::find_if(state.unsaved.begin(), state.unsaved.end(), [&](const Unsaved& one) { return one.draft_id == state.draft.id; });
    if (unsaved == state.unsaved.end()) return;
    state.draft.save = unsaved->operation;
    state.draft.saving = unsaved->failed ? DraftStatus::Saving::due : DraftStatus::Saving::saving;
    state.draft.not_saved = unsaved->failed;
    state.unsaved.erase(unsaved);
}

void open_in_place(State& state, const std::string& id, const Draft& draft, bool elsewhere) {
    clear(state);
    state.draft.id = id;
    state.draft.read_only = elsewhere;
    take_up(state, draft);
}

/// Opens what was kept under this id. What cannot be read stays as it is: what is typed now gets an id of its own, since a
/// later version may still read the other.
std::optional<Draft> open_kept(State& state, const std::string& id, const std::string& text, bool elsewhere) {
    auto draft = read_draft(text);
    if (!draft) {
        clear(state);
        state.draft.unreadable = true;
        return std::nullopt;
    }
    open_in_place(state, id, draft.value(), elsewhere);
    return std::move(draft.value());
}

/// True when the file holds what the draft here holds: the same answers, rows and doubts that were kept, and of packages nothing that is not known
/// here. A file that was saved before the receipt came is a copy, too; on which page each was left says nothing.
bool is_copy(Draft here, Draft file) {
    const auto is_of_here = [&](const std::string& id) {
        return id == here.received.id || std::any_of(here.made.begin(), here.made.end(), [&](const Predecessor& one) { return one.id == id; });
    };
    const bool is_known = (file.made.empty() || is_of_here(file.made.front().id)) && (file.reference.empty() || file.reference == here.reference);
    if (!is_known) return false;
    const auto answers_of = [](Draft& draft) {
        Draft bare;
        bare.kept = std::move(draft.kept), bare.declaration = std::move(draft.declaration), bare.unknown = std::move(draft.unknown);
        for (const auto& box : kept_boxes) bare.*box.text = std::move(draft.*box.text);
        bare.content = std::move(draft.content);
        return write_draft(bare);
    };
    return answers_of(here) == answers_of(file);
}

/// The page on which the draft was left; where its package stands, once there is one.
Place place_to_resume(const State& state, const Draft& draft) {
    if (has_confirmation(state)) return {Page::done, ""};
    const auto place = place_of(draft.page);
    if (info(place.page).section || place.page == Page::review) return place;
    return {is_request(state.answers.begun) ? Page::requester : Page::eligibility, ""};
}

void go_where_it_was_left(State& state, const Draft& draft, Effects& effects) {
    go_to(state, place_to_resume(state, draft), effects);
    ask_membership(state, effects);
}

/// A registration that another country left aside is known by its name, too.
std::string name_of_draft(const Submission& answers) {
    const auto name = practice_name(answers, kind_of(answers));
    return name.empty() ? answers.practice.name : name;
}

}  // namespace

DraftEntry entry_of(const State& state) {
    const auto kind = kind_of(state.answers);
    return {state.draft.id, name_of_draft(state.answers), std::string(code_of(kind)), state.clock.now, static_cast<int>(count_errors(state)), differs_from_package(state),
            static_cast<int>(not_kept(state).size()), !rows_waiting(state).empty(), made_since_receipt(state), state.receipt.reference};
}

void on(State& state, const Booted& event, Effects& effects) {
    state.booted = true;
    state.desk.seal_key = event.seal_key;
    state.desk.rounds = event.rounds;
    state.browser.storage = event.storage, state.browser.can_share = event.can_share;
    state.browser.html_view = event.html_view, state.browser.view_forced = event.view_forced;
    state.fresh = event.fresh;
    state.drafts = event.drafts;
    state.outbox = event.outbox;
    state.clock.is_back = is_clock_back(state);
    std::optional<Draft> draft;
    if (event.draft.empty()) clear(state);
    else draft = open_kept(state, event.draft_id, event.draft, event.elsewhere);
    went_to(state, event.url, true, effects);
    // Nothing that was submitted is left behind, whatever became of its draft.
    for (auto& parcel : state.outbox) {
        if (parcel.state == ParcelState::waiting || parcel.state == ParcelState::sending) {
            parcel.state = ParcelState::sending;
            effects.push_back(Send{parcel.id});
        } else if (parcel.state == ParcelState::kept || (parcel.state == ParcelState::received && parcel.reference.empty()) ||
                   (parcel.state == ParcelState::replaced && !parcel.given_out.empty())) {
            // It may have gone by mail meanwhile, also where a later one was made.
            effects.push_back(AskReceipt{parcel.id});
        }
    }
    ask_membership(state, effects);
}

void list_draft(State& state, const DraftEntry& entry) {
    erase_entry(state.drafts, entry.id);
    state.drafts.insert(state.drafts.begin(), entry);
}

void save_now(State& state, Effects& effects) {
    if (state.draft.read_only || state.draft.saving != DraftStatus::Saving::due) return;
    state.draft.saving = DraftStatus::Saving::saving;
    const auto entry = entry_of(state);
    list_draft(state, entry);
    state.draft.save = ++state.operations;
    // The entry has looked at these answers: a second look would cost as much again.
    effects.push_back(Save{state.draft.save, entry, state.saved.write(state.answers, notes_of(state), state.findings)});
}

namespace {

/// A blank draft in place of the open one, which stays in the list.
void begin_draft(State& state, Effects& effects) {
    save_now(state, effects);
    clear(state);
}

}  // namespace

void begin_registration(State& state, Effects& effects) {
    // What was begun stays in the list of drafts.
    if (state.draft.exists) begin_draft(state, effects);
    // A request in which nothing was answered is no draft.
    state.answers.begun = Kind::registration;
    go_to(state, {Page::eligibility, ""}, effects);
}

void begin_request(State& state, Kind kind, Effects& effects) {
    // Who went back from the request and begins the same again goes on with it.
    const bool is_same = state.page.came_back && state.answers.begun == kind && !state.draft.read_only && !submitted_standing(state);
    if (state.draft.exists && !is_same) begin_draft(state, effects);
    state.answers.begun = kind;
    go_to(state, {Page::requester, ""}, effects);
}

void open_draft(State& state, std::string_view id, Effects& effects) {
    if (id == state.draft.id && state.draft.exists) {
        const auto draft = draft_of(state);
        return go_where_it_was_left(state, draft, effects);
    }
    save_now(state, effects);
    effects.push_back(OpenDraft{std::string(id)});
}

void remove_draft(State& state, std::string_view id, Effects& effects) {
    effects.push_back(DropDraft{std::string(id)});
    if (id == state.draft.id) {
        const auto place = state.place;
        clear(state);
        state.place = place;
    }
    forget_draft(state, id);
}

void save_draft_file(State& state, std::string_view id, Effects& effects) {
    const auto listed = std::find_if(state.drafts.begin(), state.drafts.end(), [&](const DraftEntry& one) { return one.id == id; });
    const bool is_open = id == state.draft.id;
    const auto practice = is_open ? name_of_draft(state.answers) : listed == state.drafts.end() ? "" : listed->name;
    const auto name = file_name("draft", practice, state.clock.today, ".json");
    if (is_open) effects.push_back(Download{name, "application/json", write_draft(draft_of(state))});
    else effects.push_back(ExportDraft{std::string(id), name});
    note_saved(state, name, effects);
}

void erase_everything(State& state, Effects& effects) {
    state.page.question.reset();
    state.erasing = Erasing::underway;
    // Nothing that is being made is kept after what was kept was erased. If that fails, it can be made again.
    for (auto& making : state.makings) making.phase = Making::Phase::failed, making.failure = Making::Failure::not_sealed;
    effects.push_back(Erase{});
    focus_on(effects, "h1");
    announce(effects, texts::erasing);
}

bool on(State& state, const Saved& event, Effects&) {
    auto& draft = state.draft;
    if (event.operation != draft.save) return std::erase_if(state.unsaved, [&](const Unsaved& one) { return one.operation == event.operation; }) > 0;
    const bool was_failed = std::exchange(draft.not_saved, false), was_slow = std::exchange(draft.is_slow, false);
    if (draft.saving != DraftStatus::Saving::saving) return was_failed || was_slow;
    draft.saving = DraftStatus::Saving::saved;
    return std::exchange(draft.saved_clock, state.clock.shown) != state.clock.shown || was_failed || was_slow;
}

bool on(State& state, const SaveFailed& event, Effects&) {
    if (state.draft.is_gone()) return false;
    for (auto& left : state.unsaved)
        if (left.operation == event.operation) left.failed = true;
    if (event.operation == state.draft.save) state.draft.saving = DraftStatus::Saving::due, state.draft.not_saved = true, state.draft.is_slow = false;
    return true;
}

bool on(State& state, const SaveSlow& event, Effects&) {
    if (event.operation != state.draft.save) return false;
    return state.draft.is_slow = true;
}

namespace {

/// What was read here until now, as it was written last. The person stays where they are, with what they opened and sought there.
void open_again(State& state, const Draft& draft, bool elsewhere, Effects& effects) {
    const auto id = state.draft.id;
    const auto place = state.place;
    const auto from_review = state.trail.from_review;
    const auto furthest_step = state.trail.furthest_step;
    auto page = std::move(state.page);
    auto listings = std::move(state.listings), review_listings = std::move(state.review_listings);
    auto membership = std::move(state.membership);
    open_in_place(state, id, draft, elsewhere);
    state.trail.from_review = from_review;
    state.trail.furthest_step = furthest_step;
    state.listings = std::move(listings), state.review_listings = std::move(review_listings);
    state.membership = std::move(membership);
    went_to(state, url_of(place), true, effects);
    if (state.place == place) {
        page.steps = std::move(state.page.steps), page.given_before = std::move(state.page.given_before);
        page.revealed.clear();
        // A button that changes answers was there no more.
        if (page.question && changes_answers(page.question->verb)) page.question.reset();
        state.page = std::move(page);
    } else {
        focus_on(effects, "h1");
    }
    ask_membership(state, effects);
}

}  // namespace

void on(State& state, const DraftOpened& event, Effects& effects) {
    // Taken over from another tab, where one reads it.
    if (state.draft.read_only && event.id == state.draft.id)
        if (const auto draft = read_draft(event.draft)) return open_again(state, draft.value(), event.elsewhere, effects), focus_on(effects, "h1");
    auto place = state.place;
    const auto draft = open_kept(state, event.id, event.draft, event.elsewhere);
    if (draft) return go_where_it_was_left(state, *draft, effects);
    state.place = std::move(place);
    focus_on(effects, "broken draft");
}

void on(State& state, const DraftAgain& event, Effects& effects) {
    if (event.id != state.draft.id) return effects.push_back(LetGo{event.id});
    // What was erased is only on the screen.
    if (!state.draft.read_only || state.draft.is_gone()) return;
    const auto draft = read_draft(event.draft);
    if (!draft) return;
    open_again(state, draft.value(), event.elsewhere, effects);
    if (!event.elsewhere) announce(effects, texts::spoken_yours);
}

void on(State& state, const DraftTaken& event, Effects& effects) {
    if (event.id != state.draft.id) return;
    state.draft.read_only = true;
    // The other tab knows nothing of the package that is being made here, and would make another one: what is not kept yet is made there.
    std::erase_if(state.makings, [&](const Making& one) { return one.draft_id == state.draft.id && one.phase != Making::Phase::queueing; });
    announce(effects, texts::read_only);
}

void on(State& state, const Erased& event, Effects& effects) {
    clear(state);
    state.drafts.clear(), state.outbox.clear(), state.makings.clear(), state.unsaved.clear();
    state.erasing = event.whole ? Erasing::no : Erasing::incomplete;
    go_to(state, {Page::start, ""}, effects);
    announce(effects, event.whole ? texts::spoken_erased : texts::not_erased);
}

void on(State& state, const EraseFailed&, Effects& effects) {
    state.erasing = Erasing::incomplete;
    // What was stopped for it goes on.
    if (state.draft.saving == DraftStatus::Saving::due || state.draft.saving == DraftStatus::Saving::saving) {
        save_soon(state, effects);
    }
    for (const auto& parcel : state.outbox)
        if (is_unsent(parcel.state)) effects.push_back(Send{parcel.id});
    announce(effects, texts::not_erased);
}

namespace {

/// What stands on the screen was typed by a person, who may still want it; but it is not written again after another tab removed it.
void leave_on_screen(State& state, DraftStatus::Gone gone) {
    state.draft.gone = gone;
    state.draft.read_only = true;
    state.draft.saving = DraftStatus::Saving::nothing, state.draft.not_saved = false;
}

}  // namespace

bool on(State& state, const DraftsListed& event, Effects& effects) {
    if (!event.gone.empty()) {
        forget_draft(state, event.gone);
        if (event.gone == state.draft.id && state.draft.exists && !state.draft.is_gone()) {
            leave_on_screen(state, DraftStatus::Gone::removed);
            announce(effects, texts::removed_elsewhere);
        }
    }
    auto drafts = event.drafts;
    // Of what this tab writes it knows more than what is kept.
    for (const auto& own : state.drafts) {
        const bool is_open = own.id == state.draft.id && !state.draft.read_only;
        const bool is_unsaved = std::any_of(state.unsaved.begin(), state.unsaved.end(), [&](const Unsaved& one) { return one.draft_id == own.id; });
        if (!is_open && !is_unsaved && !making_of(state, own.id)) continue;
        erase_entry(drafts, own.id);
        // The newest stands first.
        drafts.insert(std::find_if(drafts.begin(), drafts.end(), [&](const DraftEntry& one) { return one.changed <= own.changed; }), own);
    }
    const bool is_news = drafts != state.drafts;
    state.drafts = std::move(drafts);
    return is_news || !event.gone.empty();
}

void on(State& state, const ErasedElsewhere&, Effects& effects) {
    state.drafts.clear(), state.outbox.clear(), state.makings.clear(), state.unsaved.clear();
    announce(effects, texts::erased_elsewhere);
    if (!state.draft.exists) return clear(state);
    leave_on_screen(state, DraftStatus::Gone::all_erased);
    state.frozen = {};
}

namespace {

/// A draft of its own is made of a file.
void open_as_new(State& state, const Draft& draft, Effects& effects) {
    begin_draft(state, effects);
    take_up(state, draft);
    // Another computer's package is not in this outbox; what it was told still stands in the draft.
    save_soon(state, effects);
    go_where_it_was_left(state, draft, effects);
}

}  // namespace

void on(State& state, const FileOpened& event, Effects& effects) {
    state.file_fault.reset();
    if (event.problem.empty() && event.text.empty()) return;
    const auto refuse = [&](Code code) {
        state.file_fault = code;
        focus_on(effects, "file fault");
    };
    if (event.problem == "too-large") return refuse(Code::package_too_large);
    if (!event.problem.empty()) return refuse(Code::package_not_utf8);
    auto draft = read_draft(event.text);
    if (!draft && draft.error().code == Code::package_format) {
        // A package holds the same answers, without what was sealed.
        if (auto package = read_package(event.text)) {
            Draft made;
            made.content = package.value().content;
            made.kept = package.value().kept;
            draft = std::move(made);
        }
    }
    if (!draft) return refuse(draft.error().code);
    if (state.draft.exists && !state.draft.read_only && is_copy(draft_of(state), draft.value())) return open_draft(state, state.draft.id, effects);
    // It may be a copy of another draft that is kept here: what is of the same practice is looked at first.
    ReadDrafts others;
    const auto name = name_of_draft(draft.value().content);
    for (const auto& entry : state.drafts)
        if (entry.name == name && (entry.id != state.draft.id || state.draft.read_only)) others.ids.push_back(entry.id);
    if (others.ids.empty()) return open_as_new(state, draft.value(), effects);
    state.file_waiting = std::make_shared<const Draft>(std::move(draft.value()));
    effects.push_back(std::move(others));
}

void on(State& state, const DraftsRead& event, Effects& effects) {
    const auto file = std::exchange(state.file_waiting, nullptr);
    if (!file) return;
    for (const auto& entry : state.drafts) {
        const auto found = std::find_if(event.drafts.begin(), event.drafts.end(), [&](const auto& one) { return one.first == entry.id; });
        if (found == event.drafts.end()) continue;
        if (const auto kept = read_draft(found->second); kept && is_copy(kept.value(), *file)) return open_draft(state, found->first, effects);
    }
    open_as_new(state, *file, effects);
}

}  // namespace qopi
