// `backup`, `restore` and `audit verify`: that nothing is lost, and that what is there is what was written.
#include <algorithm>

#include "helpdesk/store/audit.hpp"
#include "helpdesk/commands/output.hpp"
#include "helpdesk/commands/shown.hpp"
#include "helpdesk/system.hpp"

namespace qopi::helpdesk {
namespace {

// The log of `serve` for some years.
constexpr std::size_t heads_bytes_max = 64u << 20;
// What a changed row makes wrong after it may be without end.
constexpr std::size_t faults_shown_max = 20;

}  // namespace

int backup(const Places& places, const std::string& file) {
    const auto keys = load_keys(places.key_folder());
    if (!keys) return fail(keys.error());
    const auto store = open_store(places);
    if (!store) return fail(store.error());
    const auto head =
        store.value()->sign_head(time_now(), [&](std::string_view payload) { return sign(keys.value().current_sign(), payload); });
    if (!head) return fail(head.error());
    // When the disk of the store is full it is kept beside the copy alone.
    static_cast<void>(store.value()->keep_head(head.value()));
    const auto made = store.value()->backup(file, head.value().compact + "\n");
    if (!made) return fail(made.error());
    print("The store is copied to " + file + ", its digest to " + file + ".sha256, the signed head of its event log to " + file +
          ".head; keep all three. It does not include the keys; store them separately.");
    if (made.value().misfit) {
        fail(misfit_sentence(*made.value().misfit));
        return Exit::has_issues;
    }
    return Exit::done;
}

int restore(const Places& places, const std::string& file) {
    if (const auto trouble = Store::restore(file, places.store)) return fail(*trouble);
    print("The backup " + file + " is whole, and is now the store " + places.store + ".");
    return Exit::done;
}

int verify_audit(const Places& places, const std::vector<std::string>& files) {
    std::vector<std::string> kept;
    for (const auto& file : files) {
        const auto text = read_file(file, heads_bytes_max);
        if (!text) return fail(text.error());
        const auto heads = heads_in(text.value());
        if (heads.empty())
            return fail("There is no signed head in " + file +
                        ". Use a .head file that `helpdesk backup` wrote, or the log of `helpdesk serve`.");
        kept.insert(kept.end(), heads.begin(), heads.end());
    }
    const auto keys = load_keys(places.key_folder());
    if (!keys) return fail(keys.error());
    const auto store = open_store(places);
    if (!store) return fail(store.error());
    const auto audit = store.value()->audit(keys.value(), kept);
    if (!audit) return fail(audit.error());
    const auto& [rows, last, faults] = audit.value();
    for (std::size_t i = 0; i < std::min(faults.size(), faults_shown_max); ++i) print(faults[i]);
    if (faults.size() > faults_shown_max) print("And " + std::to_string(faults.size() - faults_shown_max) + " more.");
    print("The event log has " + std::to_string(rows) + (rows == 1 ? " row" : " rows") +
          (faults.empty() ? ", and each fits." : " that fit."));
    if (last.at.empty())
        print("No head of it that fits was signed yet. `helpdesk backup` signs one, and `helpdesk serve` once a day.");
    else
        print("Its last signed head is of row " + std::to_string(last.row) + ", " + american_time(last.at) + ".");
    if (kept.empty())
        print("No head saved elsewhere was compared. Add one with --head: without it, rows removed from the end go unnoticed.");
    return faults.empty() ? Exit::done : Exit::has_issues;
}

}  // namespace qopi::helpdesk
