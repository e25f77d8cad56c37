// The write that changes nothing: the store's own version once more. SQLite writes its page all the same, and waits for the disk.
#include "helpdesk/store/write_proof.hpp"

#include "helpdesk/store/store_access.hpp"

namespace qopi::helpdesk {

void WriteProof::committed() { keep({.at = time_now(), .trouble = std::nullopt}); }

void WriteProof::keep(Written written) {
    const std::lock_guard lock(mutex_);
    last_ = std::move(written);
    known_at_seconds_ = seconds_now();
}

Written WriteProof::now(StoreWriter& writer) {
    constexpr double again_seconds = 10;
    std::string at;
    {
        const std::lock_guard lock(mutex_);
        if (is_trying_ || seconds_now() - known_at_seconds_ < again_seconds) return last_;
        is_trying_ = true;
        at = last_.at;
    }
    const auto trouble = writer.run([](const Connection& connection) {
        Query(connection, "PRAGMA user_version = " + std::to_string(number_from(connection, "PRAGMA user_version"))).run();
    });
    if (trouble)
        keep({.at = at, .trouble = trouble});
    else
        committed();
    if (trouble) log_line(trouble->sentence);
    const std::lock_guard lock(mutex_);
    is_trying_ = false;
    return last_;
}

}  // namespace qopi::helpdesk
