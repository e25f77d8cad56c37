// Looks at the packages on both sides.
#include "helpdesk/intake/succession.hpp"

#include <algorithm>

#include "values/reference.hpp"

namespace qopi::helpdesk {
namespace {

/// All that say that they replace `earlier`, in the order in which they came.
Outcome<std::vector<Replacement>> replacing(Store& store, const Package& earlier) {
    const auto records = store.find_superseding(earlier.id);
    if (!records) return records.error();
    std::vector<Replacement> found;
    for (const auto& record : records.value()) {
        const auto bytes = store.bytes_of(record.id);
        if (!bytes) return bytes.error();
        const auto later = read_package(bytes.value());
        found.push_back({record.id, show_reference(record.reference), later && is_shown_to_replace(later.value(), earlier)});
    }
    const auto is_shown = [](const Replacement& one) { return one.is_shown; };
    if (std::count_if(found.begin(), found.end(), is_shown) > 1)
        for (auto& one : found) one.is_shown = false;
    return found;
}

}  // namespace

Outcome<Succession> succession_of(Store& store, const Record& record, const Package& package) {
    Succession succession;
    auto later = replacing(store, package);
    if (!later) return later.error();
    succession.replaced_by = std::move(later.value());
    if (record.supersedes.empty()) return succession;
    auto& replaces = succession.replaces.emplace(Replacement{record.supersedes, "", false});
    const auto earlier = store.find_id(record.supersedes);
    if (!earlier) return earlier.error();
    if (!earlier.value()) return succession;
    replaces.reference = show_reference(earlier.value()->reference);
    const auto bytes = store.bytes_of(record.supersedes);
    if (!bytes) return bytes.error();
    const auto read = read_package(bytes.value());
    if (!read) return succession;
    const auto rivals = replacing(store, read.value());
    if (!rivals) return rivals.error();
    replaces.is_shown = std::any_of(rivals.value().begin(), rivals.value().end(), [&](const Replacement& one) { return one.id == record.id && one.is_shown; });
    return succession;
}

}  // namespace qopi::helpdesk
