// Looks at the packages on both sides.
#include "helpdesk/intake/succession.hpp"

#include <algorithm>

#include "values/reference.hpp"

namespace qopi::helpdesk {
namespace {

struct Later {
    Record record;
    Package package;
    bool is_shown = false;
};

/// All that say that they replace `earlier`, in the order in which they came.
Outcome<std::vector<Replacement>> replacing(Store& store, const Package& earlier) {
    auto records = store.find_superseding(earlier.id);
    if (!records) return records.error();
    std::vector<Later> all;
    for (auto& record : records.value()) {
        const auto bytes = store.bytes_of(record.id);
        if (!bytes) return bytes.error();
        auto later = read_package(bytes.value());
        // What cannot be read any more stands there all the same.
        auto package = later ? std::move(later.value()) : Package{};
        const bool is_shown = is_shown_to_replace(package, earlier);
        all.push_back({std::move(record), std::move(package), is_shown});
    }
    // Who replaces one of the others as well comes after that one.
    std::vector<Later> next;
    for (const auto& one : all)
        if (std::none_of(all.begin(), all.end(), [&](const Later& other) { return other.is_shown && is_shown_to_replace(one.package, other.package); })) next.push_back(one);
    std::stable_sort(next.begin(), next.end(), [](const Later& a, const Later& b) { return a.record.received_at < b.record.received_at; });
    const bool is_one = std::count_if(next.begin(), next.end(), [](const Later& one) { return one.is_shown; }) == 1;
    std::vector<Replacement> found;
    for (const auto& one : next) found.push_back({one.record.id, show_reference(one.record.reference), is_one && one.is_shown});
    return found;
}

/// Which of those that a package says it replaces is in the store, the newest first; the newest one when none is. Empty when it says so of none.
Outcome<std::string> replaced_here(Store& store, const Package& package) {
    for (const auto& one : package.supersedes) {
        const auto found = store.find_id(one.id);
        if (!found) return found.error();
        if (found.value()) return one.id;
    }
    return package.supersedes.empty() ? std::string() : package.supersedes.front().id;
}

}  // namespace

Outcome<Succession> succession_of(Store& store, const Record& record, const Package& package) {
    Succession succession;
    auto later = replacing(store, package);
    if (!later) return later.error();
    succession.replaced_by = std::move(later.value());
    const auto replaced = replaced_here(store, package);
    if (!replaced) return replaced.error();
    const auto& id = replaced.value();
    if (id.empty()) return succession;
    auto& replaces = succession.replaces.emplace(Replacement{id, "", false});
    const auto earlier = store.find_id(id);
    if (!earlier) return earlier.error();
    if (!earlier.value()) return succession;
    replaces.reference = show_reference(earlier.value()->reference);
    const auto bytes = store.bytes_of(id);
    if (!bytes) return bytes.error();
    const auto read = read_package(bytes.value());
    if (!read) return succession;
    const auto rivals = replacing(store, read.value());
    if (!rivals) return rivals.error();
    replaces.is_shown = std::any_of(rivals.value().begin(), rivals.value().end(), [&](const Replacement& one) { return one.id == record.id && one.is_shown; });
    return succession;
}

}  // namespace qopi::helpdesk
