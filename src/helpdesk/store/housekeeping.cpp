// One check at the start, then one signature a day.
#include "helpdesk/store/housekeeping.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "helpdesk/store/audit.hpp"
#include "helpdesk/system.hpp"

namespace qopi::helpdesk {
namespace {

// How much later than those that answer it is given a processor (nice(2)).
constexpr int lower_priority = 10;
constexpr std::chrono::hours looks_again_every{1};

std::string missing_key(const KeyNamed& key, const std::string& folder) {
    return "The key " + key.kid + ", which " + std::to_string(key.count) +
           (key.count == 1 ? " package or receipt names" : " packages or receipts name") + ", is not in " + folder +
           ". Restore its file: what was sealed for it cannot be opened, and what was signed with it cannot be verified.";
}

void check(Store& store, const KeyRing& keys, const std::string& folder, const std::stop_token& stop) {
    const auto checked = store.check(stop);
    if (stop.stop_requested()) return;
    if (!checked)
        return log_line(checked.error().sentence + (store.checked() == Store::Check::damaged ? " Nothing new is taken until then." : ""));
    log_line("The store was checked, and is whole. Packages in it: " + std::to_string(checked.value().packages) + ".");
    for (const auto& key : checked.value().named)
        if (!keys.now()->has(key.kid)) log_line(missing_key(key, folder));
    if (checked.value().misfit) log_line(misfit_sentence(*checked.value().misfit));
}

void sign_head_of_the_day(Store& store, const KeyRing& keys) {
    const auto before = store.head_signed_at();
    if (!before) return log_line(before.error().sentence);
    const auto now = time_now();
    constexpr auto day_characters = 10;
    // By days of the calendar: it then does not move through the day from one start to the next.
    if (before.value().substr(0, day_characters) >= now.substr(0, day_characters)) return;
    const auto current = keys.now();
    const auto head = store.sign_head(now, [&](std::string_view payload) { return sign(current->current_sign(), payload); });
    if (!head) return log_line(head.error().sentence);
    if (head.value().at != now || head.value().row == 0) return;
    if (const auto trouble = store.keep_head(head.value())) log_line(trouble->sentence);
    log_line("The head of the event log, signed at its row " + std::to_string(head.value().row) +
             ", to be kept elsewhere: " + head.value().compact);
}

}  // namespace

Housekeeping::Housekeeping(Store& store, const KeyRing& keys, const std::string& key_folder)
    : thread_([&](std::stop_token stop) {
          ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), lower_priority);
          std::mutex mutex;
          std::condition_variable_any woken;
          std::unique_lock lock(mutex);
          while (!stop.stop_requested()) {
              if (store.checked() == Store::Check::none) check(store, keys, key_folder, stop);
              if (store.checked() != Store::Check::damaged) sign_head_of_the_day(store, keys);
              woken.wait_for(lock, stop, looks_again_every, [] { return false; });
          }
      }) {}

}  // namespace qopi::helpdesk
