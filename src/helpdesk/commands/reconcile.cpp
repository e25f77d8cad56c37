// `reconcile`: a practice's list of what it sent, beside what is here.
#include <algorithm>
#include <cassert>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "helpdesk/commands/output.hpp"
#include "helpdesk/reference.hpp"
#include "helpdesk/intake/sent_list.hpp"
#include "helpdesk/intake/set_aside.hpp"
#include "helpdesk/store/store.hpp"
#include "helpdesk/system.hpp"

namespace qopi::helpdesk {
namespace {

/// What was set aside, found by the bytes or by the id.
class Aside {
public:
    explicit Aside(const std::vector<SetAside>& all) {
        for (const auto& one : all) {
            by_digest_.emplace(one.digest, &one);
            if (!one.id.empty()) by_id_.emplace(one.id, &one);
        }
    }
    const SetAside* find(const SentRow& row) const {
        if (const auto found = by_digest_.find(row.digest); found != by_digest_.end()) return found->second;
        const auto found = by_id_.find(row.id);
        return found == by_id_.end() ? nullptr : found->second;
    }

private:
    std::unordered_map<std::string_view, const SetAside*> by_digest_, by_id_;
};

/// The counts of all fates; their sum is the number of rows.
struct Totals {
    std::array<std::size_t, static_cast<std::size_t>(Fate::count)> fates{};
    std::size_t unexplained = 0;

    std::size_t rows() const { return std::accumulate(fates.begin(), fates.end(), std::size_t{0}); }
};

/// The mark, or the reason: what stands in brackets after the fate.
std::string detail_of(const Reconciled& reconciled, const KnownHere& here, bool as_code) {
    if (reconciled.fate == Fate::decided && !here.record) return std::string(as_code ? code_text(Act::dropped) : label_text(Act::dropped));
    if (reconciled.fate == Fate::decided) return std::string(as_code ? code_text(here.record->status) : label_text(here.record->status));
    if (reconciled.fate == Fate::set_aside) return std::string(code_text(here.set_aside->reason));
    return "";
}

void print_row(const SentRow& row, const Reconciled& reconciled, const KnownHere& here, bool as_json) {
    const auto detail = detail_of(reconciled, here, as_json);
    if (as_json) {
        Json object{{"line", row.line}, {"id", row.id}, {"fate", std::string(code_text(reconciled.fate))}};
        if (here.record) object["reference"] = show_reference(here.record->reference);
        if (reconciled.fate == Fate::decided) object["mark"] = detail;
        if (reconciled.fate == Fate::set_aside) {
            object["item"] = show_item(here.set_aside->item);
            object["reason"] = detail;
        }
        object["addsUp"] = reconciled.why.empty();
        if (!reconciled.why.empty()) object["message"] = std::string(reconciled.why);
        return print_json(object);
    }
    print(row.id + "  " + (here.record ? show_reference(here.record->reference) + "  " : "") + std::string(label_text(reconciled.fate)) +
          (detail.empty() ? "" : " (" + detail + ")"));
    if (!reconciled.why.empty()) print("  Does not add up. " + std::string(reconciled.why));
}

void print_totals(const Totals& totals, bool as_json) {
    if (as_json) {
        Json object{{"total", totals.rows()}};
        for (std::size_t i = 0; i < totals.fates.size(); ++i) object[std::string(fate_choices[i].code)] = totals.fates[i];
        object["doNotAddUp"] = totals.unexplained;
        return print_json(object);
    }
    std::string line;
    for (std::size_t i = 0; i < totals.fates.size(); ++i)
        line += (line.empty() ? "" : ", ") + std::to_string(totals.fates[i]) + " " + std::string(fate_choices[i].label);
    print("Packages in the list: " + std::to_string(totals.rows()) + " (" + line + ").");
    print(totals.unexplained ? "Lines that do not add up: " + std::to_string(totals.unexplained) + "." : "Everything adds up.");
}

}  // namespace

int reconcile(const Places& places, const std::string& file, bool as_json) {
    const auto csv = read_file(file, sent_list_bytes_max);
    if (!csv) return fail(csv.error());
    const auto list = read_sent_list(csv.value());
    if (!list) return fail(list.error());
    const auto store = open_store(places, StoreLock::Use::read);
    if (!store) return fail(store.error());
    const auto waiting = store.value()->list_set_aside();
    if (!waiting) return fail(waiting.error());
    const Aside aside(waiting.value());

    Totals totals;
    std::unordered_set<std::string_view> seen;
    for (const auto& row : list.value()) {
        const auto record = store.value()->find_id(row.id);
        if (!record) return fail(record.error());
        KnownHere here{record.value() ? &*record.value() : nullptr, aside.find(row)};
        if (!here.record && !here.set_aside) {
            const auto events = store.value()->events_of(row.id);
            if (!events) return fail(events.error());
            here.was_dropped =
                std::any_of(events.value().begin(), events.value().end(), [](const Event& e) { return e.act == Act::dropped; });
        }
        here.is_repeated = !seen.insert(row.id).second;
        const auto reconciled = reconcile(row, here);
        ++totals.fates[static_cast<std::size_t>(reconciled.fate)];
        totals.unexplained += !reconciled.why.empty();
        print_row(row, reconciled, here, as_json);
    }
    assert(totals.rows() == list.value().size());
    print_totals(totals, as_json);
    return totals.unexplained ? Exit::has_issues : Exit::done;
}

}  // namespace qopi::helpdesk
