// From bytes to a record: known already? readable? within the rules? sealed for us? a member? then kept.
#include "helpdesk/intake.hpp"

#include <algorithm>

#include "helpdesk/members.hpp"
#include "helpdesk/receipts.hpp"
#include "helpdesk/system.hpp"

namespace qopi::helpdesk {
namespace {

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

}  // namespace

std::optional<std::string> open_package(const Package& package, const Keys& keys) {
    const auto kid = kid_of_sealed(package.sealed);
    const auto* key = kid ? keys.find_seal(*kid) : nullptr;
    if (!key) return std::nullopt;
    return open_sealed(*key, package.sealed, {.id = package.id, .kind = code_of(package.kind), .kid = *kid});
}

std::string name_of(const Package& package) {
    return package.kind == Kind::interest ? package.content.interest.organization : package.content.practice.name;
}

Taken Intake::take(std::string_view bytes, const Arrival& arrival) const {
    if (bytes.size() > package_bytes_max) return Unreadable{{Code::package_too_large, ""}};
    const auto digest = digest_of_bytes(bytes);
    const auto log = [&](Act act, std::string_view id, std::string_view note) {
        return Event{time_now(), act, std::string(id), arrival.road, std::string(arrival.by), std::string(note)};
    };

    // First of all what we have: a later release with other rules must still give the same receipt for the same bytes.
    const auto known = find_known(store, arrival.announced_id, digest);
    if (!known) return Busy{known.error().sentence};
    const bool is_known = known.value().has_value();
    if (is_known && known.value()->digest == digest) {
        // An app that lost its receipt may ask as often as it likes: that is neither counted nor written down.
        if (arrival.road != Road::upload)
            if (auto trouble = store.log(log(Act::sent_again, known.value()->id, ""))) return Busy{trouble->sentence};
        return Accepted{*known.value(), false};
    }
    if (arrival.limit)
        if (const auto wait = arrival.limit()) return TooMany{*wait};
    if (is_known) {
        if (auto trouble = store.log(log(Act::conflict, known.value()->id, ""))) return Busy{trouble->sentence};
        return Conflict{*known.value()};
    }
    if (!store.has_room(disk_floor_bytes)) return Busy{"The disk of the store is nearly full. Free some space."};

    auto read = read_package(bytes);
    if (!read) return Unreadable{read.error()};
    auto& package = read.value();
    if (!arrival.announced_id.empty() && package.id != arrival.announced_id) return Unreadable{{Code::package_id, "/id"}};
    if (auto issues = errors_of(package); !issues.empty()) return Refused{std::move(issues)};
    if (!package.sealed.empty()) {
        const auto plaintext = open_package(package, keys);
        if (!plaintext || unseal(package, *plaintext)) return Refused{{{"/sealed", Code::package_sealed}}};
        if (auto issues = errors_of(package); !issues.empty()) return Refused{std::move(issues)};
    }

    const auto membership = membership_of(store, package);
    if (!membership) return Busy{membership.error().sentence};
    const std::string kind(code_of(package.kind));
    if (membership.value() == Membership::inactive || membership.value() == Membership::unknown) {
        if (arrival.road == Road::upload) return NoMember{membership.value(), false};
        const auto event = log(Act::set_aside, package.id, label_text(membership.value()));
        if (auto trouble =
                store.set_aside({package.id, digest, kind, event.at, arrival.road, membership.value(), name_of(package)}, bytes, event))
            return Busy{trouble->sentence};
        return NoMember{membership.value(), true};
    }

    Record record;
    record.id = package.id;
    record.digest = digest;
    record.kind = kind;
    record.received_at = time_now();
    record.road = arrival.road;
    record.membership = membership.value();
    record.name = name_of(package);
    record.supersedes = package.supersedes;
    const auto added =
        store.add(std::move(record), bytes, arrival.by, [&](const Record& settled) { return make_receipt(settled, keys.current_sign()); });
    if (!added) return Busy{added.error().sentence};
    if (added.value().is_conflict) return Conflict{added.value().record};
    return Accepted{added.value().record, added.value().is_new};
}

}  // namespace qopi::helpdesk
