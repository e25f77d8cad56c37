// From bytes to a record: known already? readable? within the rules? sealed for us? a member? then kept.
#include "helpdesk/intake/intake.hpp"

#include <algorithm>

#include "helpdesk/intake/members.hpp"
#include "helpdesk/keys/receipts.hpp"
#include "helpdesk/intake/restore.hpp"
#include "helpdesk/intake/succession.hpp"
#include "helpdesk/system.hpp"
#include "model/display.hpp"

namespace qopi::helpdesk {
namespace {

// Enough to say what is wrong; the whole list comes from `helpdesk check`.
constexpr std::size_t issues_bytes_max = 2000;

std::string issue_line(std::string_view at, Code code) { return std::string(at) + " " + std::string(text(code)) + "\n"; }

std::vector<Issue> errors_of(const Package& package) {
    // A challenge response is a salted hash even when opened, so sealed values stay "known to be given".
    auto issues = issues_of(package, {.today = day_now(), .sealed_closed = true});
    std::erase_if(issues, [](const Issue& issue) { return severity(issue.code) != Severity::error; });
    return issues;
}

Outcome<Membership> membership_of(Store& store, const Package& package) {
    if (package.kind != Kind::registration) return Membership::not_asked;
    return find_membership(store, package.content.physician.asco_id, package.content.physician.family_name);
}

/// What is stored already under the announced id, or with these bytes when no id was announced.
Outcome<std::optional<Record>> find_known(Store& store, std::string_view announced_id, std::string_view digest) {
    return announced_id.empty() ? store.find_digest(digest) : store.find_id(announced_id);
}

/// Whether the receipt is as it was signed.
bool has_own_receipt(const Record& record, const Keys& keys) {
    const auto kid = kid_of_signed(record.receipt);
    const auto* key = kid ? keys.find_sign(*kid) : nullptr;
    return key && is_receipt_of(record, *key);
}

constexpr std::string_view damaged_sentence = "The store is damaged. Restore a backup with `helpdesk restore`.";

Event event_of(Act act, std::string_view id, const Intake::Arrival& arrival) {
    return {time_now(), act, std::string(id), arrival.road, std::string(arrival.by), ""};
}

Event conflict_of(const Record& first, std::string_view digest, const Intake::Arrival& arrival) {
    auto event = event_of(Act::conflict, first.id, arrival);
    event.note = "first " + first.digest + ", this one " + std::string(digest);
    return event;
}

}  // namespace

std::optional<std::string> open_package(const Package& package, const Keys& keys) {
    const auto kid = kid_of_sealed(package.sealed);
    const auto* key = kid ? keys.find_seal(*kid) : nullptr;
    if (!key) return std::nullopt;
    return open_sealed(*key, package.sealed, {.id = package.id, .kind = code_of(package.kind), .kid = *kid});
}

std::string name_of(const Package& package) {
    return practice_name(package.content, package.kind);
}

/// When the record of this id holds the same package in other bytes, that is it. A package says by its own digest what it
/// is; mail programs and editors may have laid out its text anew. For an upload only exact bytes count.
std::optional<Taken> Intake::take_known(const Package& package, const SetAside& waiting, std::string_view bytes, const Arrival& arrival) const {
    const auto known = store.find_id(package.id);
    if (!known) return Busy{known.error().sentence};
    if (!known.value()) return std::nullopt;
    const auto& first = *known.value();
    if (arrival.road != Road::upload) {
        const auto kept = store.bytes_of(package.id);
        if (!kept) return Busy{kept.error().sentence};
        const auto read = read_package(kept.value());
        if (read && read.value().digest == package.digest) {
            if (auto trouble = store.came_again(event_of(Act::sent_again, package.id, arrival))) return Busy{trouble->sentence};
            return Accepted{first, false};
        }
    }
    if (auto trouble = store.log(conflict_of(first, waiting.digest, arrival))) return Busy{trouble->sentence};
    if (arrival.road == Road::upload) return Conflict{first, waiting.digest, false};
    auto aside = waiting;
    aside.reason = Reason::conflict;
    return set_aside(Conflict{first, waiting.digest, true}, std::move(aside), bytes, arrival);
}

Taken Intake::set_aside(Taken taken, SetAside package, std::string_view bytes, const Arrival& arrival) const {
    package.received_at = time_now();
    package.road = arrival.road;
    if (package.digest.empty()) package.digest = digest_of_bytes(bytes);
    // Bytes that are too many are not kept: nothing could ever be done with them.
    const auto kept = bytes.size() > package_bytes_max ? bytes.substr(0, 0) : bytes;
    auto event = event_of(Act::set_aside, package.id.empty() ? package.digest : package.id, arrival);
    event.note = code_text(package.reason);
    if (auto trouble = store.set_aside(package, kept, event)) return Busy{trouble->sentence};
    return taken;
}

Taken Intake::take(std::string_view bytes, const Arrival& arrival) const {
    const bool is_upload = arrival.road == Road::upload;
    const auto unreadable = [&](Fault fault) -> Taken {
        const bool aside = !is_upload && mentions_package(bytes);
        Unreadable verdict{fault, aside};
        if (!aside) return verdict;
        SetAside package;
        package.reason = Reason::unreadable;
        package.issues = issue_line(fault.place, fault.code);
        package.name = arrival.file;
        return set_aside(verdict, std::move(package), bytes, arrival);
    };
    if (bytes.size() > package_bytes_max) return unreadable({Code::package_too_large, ""});
    const auto digest = digest_of_bytes(bytes);

    // First of all what we have: a later release with other rules must still give the same receipt for the same bytes.
    const auto known = find_known(store, arrival.announced_id, digest);
    if (!known) return Busy{known.error().sentence};
    const bool is_known = known.value().has_value();
    const bool is_damaged = store.checked() == Store::Check::damaged;
    if (is_known && known.value()->digest == digest && (!is_damaged || has_own_receipt(*known.value(), *keys.now()))) {
        // A receipt is owed even when the disk is too full to write down that this road was used too.
        if (auto trouble = store.came_again(event_of(Act::sent_again, known.value()->id, arrival)); trouble && !is_upload)
            return Busy{trouble->sentence};
        return Accepted{*known.value(), false};
    }
    if (arrival.limit)
        if (const auto wait = arrival.limit()) return TooMany{*wait};
    if (is_damaged) return Busy{std::string(damaged_sentence)};
    if (is_known) {
        // Not other bytes that came first, but the same that the disk has spoiled: "make a new one" would be the wrong answer.
        const auto first = store.bytes_of(known.value()->id);
        if (!first) return Busy{first.error().sentence};
        if (digest_of_bytes(first.value()) != known.value()->digest) return Busy{std::string(damaged_sentence)};
        if (auto trouble = store.log(conflict_of(*known.value(), digest, arrival))) return Busy{trouble->sentence};
        return Conflict{*known.value(), digest, false};
    }
    if (!store.has_room(disk_floor_bytes)) return Busy{"The disk of the store is nearly full. Free some space."};

    auto read = read_package(bytes);
    if (!read) return unreadable(read.error());
    auto& package = read.value();
    if (!arrival.announced_id.empty() && package.id != arrival.announced_id) return Unreadable{{Code::package_id, "/id"}};

    SetAside waiting;
    waiting.id = package.id;
    waiting.digest = digest;
    waiting.kind = code_of(package.kind);
    waiting.name = name_of(package);
    if (!is_upload)
        if (auto taken = take_known(package, waiting, bytes, arrival)) return std::move(*taken);
    const auto refused = [&](std::vector<Issue> issues, Reason reason) -> Taken {
        waiting.reason = reason;
        for (const auto& issue : issues) {
            if (waiting.issues.size() > issues_bytes_max) break;
            waiting.issues += issue_line(issue.at, issue.code);
        }
        Refused verdict{std::move(issues), reason, !is_upload};
        return is_upload ? Taken{std::move(verdict)} : set_aside(std::move(verdict), waiting, bytes, arrival);
    };
    if (auto issues = errors_of(package); !issues.empty()) return refused(std::move(issues), Reason::rules);
    if (!package.sealed.empty()) {
        const auto kid = kid_of_sealed(package.sealed);
        const auto ring = kid ? keys.with_seal(*kid) : keys.now();
        // By file or mail it waits for the key: the practice is not there to send it again.
        if (!ring && is_upload) return NoKey{*kid};
        const auto plaintext = ring ? open_package(package, *ring) : std::nullopt;
        if (!plaintext || unseal(package, *plaintext)) return refused({{"/sealed", Code::package_sealed}}, Reason::sealed);
        if (auto issues = errors_of(package); !issues.empty()) return refused(std::move(issues), Reason::rules);
    }

    const auto looked_up = membership_of(store, package);
    if (!looked_up) return Busy{looked_up.error().sentence};
    auto membership = looked_up.value();
    if (membership == Membership::inactive || membership == Membership::unknown) {
        if (!is_upload) {
            waiting.reason = membership == Membership::inactive ? Reason::member_inactive : Reason::member_unknown;
            return set_aside(NoMember{membership, true}, waiting, bytes, arrival);
        }
        if (!arrival.may_tell || arrival.may_tell()) return NoMember{membership, false};
        membership = Membership::to_be_checked;
    }
    if (is_upload && membership != Membership::active) {
        if (!store.has_room(2 * disk_floor_bytes))
            return Busy{"The disk of the store is so full that only registrations of members are taken. Free some space."};
        if (const auto wait = arrival.unvouched_limit ? arrival.unvouched_limit(bytes.size()) : std::nullopt) return Full{*wait};
    }

    Record record;
    record.id = package.id;
    record.digest = digest;
    record.kind = waiting.kind;
    record.received_at = time_now();
    record.road = arrival.road;
    record.membership = membership;
    if (is_request(package.kind)) record.status = Status::unverified;
    record.name = waiting.name;
    std::vector<std::string> replaces;
    for (const auto& one : package.supersedes) replaces.push_back(one.id);
    const auto signing = keys.now();
    const auto added =
        store.add(std::move(record), replaces, bytes, arrival.by, [&](const Record& settled) { return make_receipt(settled, signing->current_sign()); });
    if (!added) return Busy{added.error().sentence};
    // Somebody else was quicker with the same id.
    if (added.value().is_conflict)
        if (auto taken = take_known(package, waiting, bytes, arrival)) return std::move(*taken);
    return Accepted{added.value().record, added.value().is_new};
}

}  // namespace qopi::helpdesk
