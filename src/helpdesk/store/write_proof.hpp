// Whether the store can be written, for who watches over the program: by the last commit, or by a write that changes nothing.
#pragma once

#include <limits>
#include <mutex>
#include <optional>
#include <string>

#include "helpdesk/trouble.hpp"

namespace qopi::helpdesk {

class StoreWriter;

struct Written {
    std::string at;                  ///< when something last reached the disk, such as "2026-11-23T02:20:00Z"; empty: not since the start
    std::optional<Trouble> trouble;  ///< why nothing could be written when that was tried last
};

/// Safe to use from several threads.
class WriteProof {
public:
    /// A commit has reached the disk.
    void committed();
    /// What is known. When that is older than ten seconds one write is tried, through the queue of all others, and its trouble is told in
    /// the log; who asks meanwhile does not wait for it. So whatever is asked, the disk has one such write in ten seconds.
    Written now(StoreWriter& writer);

private:
    void keep(Written written);

    std::mutex mutex_;
    Written last_;
    double known_at_seconds_ = -std::numeric_limits<double>::infinity();
    bool is_trying_ = false;
};

}  // namespace qopi::helpdesk
