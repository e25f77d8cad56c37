// A receipt names bytes. Whether the answers on the screen are those of these bytes is compared here, and nowhere else.
#include "app/standing.hpp"

#include <algorithm>

#include "app/filled.hpp"
#include "app/steps.hpp"
#include "app/texts.hpp"
#include "model/display.hpp"
#include "model/locate.hpp"

namespace qopi {
namespace {

Standing standing_of(ParcelState state) {
    switch (state) {
        case ParcelState::kept: return Standing::kept;
        case ParcelState::waiting: return Standing::waiting;
        case ParcelState::sending: return Standing::sending;
        case ParcelState::received: return Standing::received;
        case ParcelState::refused: return Standing::refused;
        case ParcelState::replaced: case ParcelState::count: break;
    }
    return Standing::begun;
}

Standing standing_of(const Making& making) { return making.phase == Making::Phase::failed ? Standing::not_made : Standing::being_made; }

/// The package of a draft that says where it stands, as far as it is here: the one made since the last receipt, or the one that was received.
const Parcel* telling_parcel(const State& state, const DraftEntry& draft) {
    if (!draft.package.empty()) return find_parcel(state, draft.package);
    // A later one was received that is not here.
    const bool is_here = std::any_of(state.outbox.begin(), state.outbox.end(), [&](const Parcel& one) { return one.reference == draft.reference; });
    return !draft.reference.empty() && !is_here ? nullptr : newest_parcel(state, draft.id);
}

/// True of a package that is not on this computer any more, or never was.
bool is_gone(const State& state, const std::string& package) {
    return !package.empty() && !find_parcel(state, package);
}

Standing by_errors(int errors) { return errors > 0 ? Standing::begun : Standing::complete; }

}  // namespace

const Parcel* newest_parcel(const State& state, std::string_view draft) {
    const Parcel* newest = nullptr;
    for (const auto& parcel : state.outbox)
        if (parcel.draft == draft && parcel.state != ParcelState::replaced) newest = &parcel;
    return newest;
}

bool differs_from_package(const State& state) {
    if (!state.frozen.changed_secrets.empty()) return true;
    if (!state.frozen.parcel.id.empty()) return state.frozen.content != state.answers;
    // The package is gone from this computer, or was never on it: the draft names the answers that were received.
    return !state.receipt.content.empty() && state.receipt.content != digest_of_content(state.answers, kind_of(state.answers));
}

bool is_packed(const State& state) {
    const auto* parcel = own_parcel(state);
    return parcel && parcel->state != ParcelState::refused && parcel->state != ParcelState::replaced && !differs_from_package(state);
}

bool is_settled(const State& state) {
    const auto standing = submitted_standing(state);
    return standing == Standing::received || ((standing == Standing::waiting || standing == Standing::sending) && !differs_from_package(state));
}

std::string made_since_receipt(const State& state) {
    const auto& frozen = state.frozen;
    const auto& last = frozen.parcel.id.empty() && !frozen.before.empty() ? frozen.before.front().id : frozen.parcel.id;
    // A draft of an earlier version knows a receipt, and not of which package.
    const bool is_known = !frozen.received.id.empty() || state.receipt.reference.empty();
    return is_known && last != frozen.received.id ? last : "";
}

bool has_unsent_changes(const State& state) {
    return !state.receipt.reference.empty() && (!made_since_receipt(state).empty() || differs_from_package(state));
}

std::vector<std::string> changed_secrets(const State& state) {
    auto changed = state.frozen.changed_secrets;
    if (state.frozen.parcel.id.empty() && changed.empty()) return changed;
    walk_all(state.answers, [&](const std::string& path, ConstRecordRef record) {
        for (const auto& field : record.table->fields) {
            const auto* secret = value_of<Secret>(record, field);
            if (!secret) continue;
            const auto pointer = path + "/" + std::string(field.key);
            const auto before = locate(state.frozen.content, pointer);
            const auto* was = before ? value_of<Secret>(ConstRecordRef(before->record), before->field) : nullptr;
            const bool was_given = was && (was->given || !was->text.empty());
            // One that is known to be given only is the one that was.
            const bool is_other = secret->text.empty() ? was_given != secret->given : !was || was->text != secret->text;
            if (is_other && std::find(changed.begin(), changed.end(), pointer) == changed.end()) changed.push_back(pointer);
        }
    });
    return changed;
}

std::vector<std::string> changed_answers(const State& state) {
    std::vector<std::string> changed;
    const auto& before = state.frozen.content;
    // Which of these were typed anew is known, though neither value is.
    for (const auto& pointer : state.frozen.changed_secrets) {
        const auto section = static_cast<Section>(reading_place(pointer).section);
        changed.push_back(is_list(section) ? std::string(info(section).title) : filled(texts::button_of, {info(section).title, label_at(pointer)}));
    }
    if (before == Submission{}) return changed;
    const auto kind = kind_of(state.answers);
    // What is not asked any more is in no package.
    const auto said_of = [&](const Submission& answers, ConstRecordRef record, const FieldRow& field) {
        return is_asked(record, field, state.facts()) ? display(answers, record, field) : std::string();
    };
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const auto section = static_cast<Section>(i);
        if (!carries(kind, section, state.answers)) continue;
        if (is_list(section)) {
            std::string now, was;
            const auto all_of = [&](const Submission& answers, std::string& all) {
                walk_section(answers, section, false, [&](const std::string&, ConstRecordRef record) {
                    for (const auto& field : record.table->fields) all += said_of(answers, record, field) + "\n";
                });
            };
            all_of(state.answers, now), all_of(before, was);
            if (now != was && std::find(changed.begin(), changed.end(), info(section).title) == changed.end()) changed.emplace_back(info(section).title);
            continue;
        }
        walk_section(state.answers, section, false, [&](const std::string&, ConstRecordRef record) {
            walk_section(before, section, false, [&](const std::string&, ConstRecordRef old) {
                if (record.table != old.table) return;
                for (const auto& field : record.table->fields)
                    if (said_of(state.answers, record, field) != said_of(before, old, field)) changed.push_back(filled(texts::button_of, {info(section).title, field.label}));
            });
        });
    }
    return changed;
}

std::optional<Standing> submitted_standing(const State& state) {
    if (const auto* making = making_of(state, state.draft.id)) return standing_of(*making);
    const auto* parcel = own_parcel(state);
    if (parcel && is_unsent(parcel->state)) return standing_of(parcel->state);
    if (state.frozen.refused || !state.refused.empty()) return Standing::refused;
    if (state.receipt.reference.empty()) return std::nullopt;
    // As a file it may have gone its own way, with all changes.
    const bool is_only_kept = parcel && parcel->state == ParcelState::kept && !differs_from_package(state);
    if (is_only_kept) return std::nullopt;
    return has_unsent_changes(state) ? Standing::changed : Standing::received;
}

bool has_confirmation(const State& state) {
    const auto standing = submitted_standing(state);
    return is_on_its_way(state) || standing == Standing::received || standing == Standing::changed;
}

Standing standing_of(const State& state) {
    if (const auto submitted = submitted_standing(state)) return *submitted;
    const auto* parcel = own_parcel(state);
    const bool has_errors = count_errors(state) > 0;
    return !has_errors && parcel && is_frozen(state) ? standing_of(parcel->state) : by_errors(has_errors ? 1 : 0);
}

Standing standing_of(const State& state, const DraftEntry& draft) {
    if (const auto* making = making_of(state, draft.id)) return standing_of(*making);
    const auto* parcel = telling_parcel(state, draft);
    const bool is_kept = parcel && parcel->state == ParcelState::kept;
    if (is_kept && !draft.is_changed && draft.errors == 0) return Standing::kept;
    if (parcel && !is_kept && parcel->state != ParcelState::replaced && parcel->state != ParcelState::received) return standing_of(parcel->state);
    // What was received is known also where its package never was, or was removed.
    const bool is_received = !draft.reference.empty() || (parcel && parcel->state == ParcelState::received);
    if (!is_received) return by_errors(draft.errors);
    const bool is_later = !draft.package.empty() && !(parcel && parcel->state == ParcelState::received);
    return draft.is_changed || is_later ? Standing::changed : Standing::received;
}

std::string_view confirmation_title(Standing standing, Kind kind) {
    switch (standing) {
        case Standing::received: return is_request(kind) ? texts::request_received : kind == Kind::interest ? texts::interest_received : texts::registration_received;
        case Standing::changed: return texts::changed_title;
        case Standing::being_made: case Standing::sending: return texts::sending_title;
        default: return texts::waiting_title;
    }
}

namespace {

/// What the card says of where the draft stands.
std::string standing_text(const State& state, const DraftEntry& draft) {
    const auto* parcel = telling_parcel(state, draft);
    const auto& reference = parcel && !parcel->reference.empty() ? parcel->reference : draft.reference;
    switch (standing_of(state, draft)) {
        case Standing::begun: return counted(static_cast<std::size_t>(draft.errors), texts::draft_errors);
        case Standing::complete: {
            // Of the open one they may still be here.
            const auto again = draft.id == state.draft.id ? given_before(state).size() : static_cast<std::size_t>(std::max(0, draft.again));
            if (again > 0) return counted(again, texts::draft_again);
            if (parcel && parcel->state == ParcelState::kept) return filled(texts::parcel_changed, {texts::parcel_kept});
            return std::string(is_gone(state, draft.package) ? texts::draft_elsewhere : texts::draft_complete);
        }
        case Standing::being_made: return std::string(texts::draft_being_made);
        case Standing::not_made: return std::string(texts::draft_not_made);
        case Standing::kept: return reference.empty() ? std::string(texts::parcel_kept) : filled(texts::draft_kept_since, {texts::parcel_kept, reference});
        case Standing::waiting: case Standing::sending: {
            const auto label = info(parcel->state).label;
            return draft.is_changed ? filled(texts::parcel_changed, {label}) : std::string(label);
        }
        case Standing::received: return filled(texts::draft_received, {texts::parcel_is_received, reference});
        case Standing::changed: return filled(texts::draft_received, {texts::changed_title, reference});
        case Standing::refused: return std::string(texts::parcel_refused);
        case Standing::count: break;
    }
    return {};
}

}  // namespace

std::string card_text(const State& state, const DraftEntry& draft) {
    const auto text = standing_text(state, draft);
    return draft.has_rows ? filled(texts::draft_with_rows, {text, texts::draft_rows}) : text;
}

std::string refused_on(const State& state) {
    const auto* parcel = newest_parcel(state, state.draft.id);
    const auto day = parcel && parcel->state == ParcelState::refused ? local_day(parcel->frozen, state.clock.offset) : std::nullopt;
    return day ? american(*day) : std::string();
}

std::string_view unsent_changes(const State& state) {
    const auto standing = submitted_standing(state);
    if (standing == Standing::changed) return texts::changed_notice;
    const bool is_under_way = standing == Standing::waiting || standing == Standing::sending;
    return is_under_way && differs_from_package(state) ? texts::waiting_changed_notice : "";
}

bool is_packed_elsewhere(const State& state) { return state.receipt.reference.empty() && is_gone(state, made_since_receipt(state)); }

std::string review_text(const State& state) {
    const auto refused_day = making_of(state, state.draft.id) ? std::string() : refused_on(state);
    switch (submitted_standing(state).value_or(Standing::begun)) {
        case Standing::received: {
            const auto sent = filled(texts::review_lead_received, {state.receipt.reference});
            return state.draft.read_only ? sent : sent + " " + std::string(texts::review_lead_again);
        }
        case Standing::changed:
            if (!refused_day.empty()) break;
            return std::string(texts::review_lead_changed);
        case Standing::waiting: return std::string(differs_from_package(state) ? texts::review_lead_outdated : texts::review_lead_waiting);
        case Standing::sending: return std::string(differs_from_package(state) ? texts::review_lead_outdated : texts::review_lead_sending);
        default: break;
    }
    // Where the answer is still on the page it says so itself.
    if (state.frozen.refused || !state.refused.empty()) return {};
    if (!refused_day.empty()) return filled(texts::review_lead_refused, {refused_day});
    if (is_packed_elsewhere(state)) return std::string(texts::review_lead_elsewhere);
    const auto* parcel = own_parcel(state);
    if (!parcel || parcel->state != ParcelState::kept || parcel->given_out.empty()) {
        if (!state.receipt.reference.empty()) return std::string(texts::review_lead_changed);
        return std::string(state.draft.read_only ? texts::review_lead_read : texts::review_lead);
    }
    // As a file it may have gone its own way.
    const auto day = local_day(parcel->given_out, state.clock.offset);
    return filled(differs_from_package(state) ? texts::review_lead_kept_changed : texts::review_lead_kept, {day ? american(*day) : ""});
}

}  // namespace qopi
