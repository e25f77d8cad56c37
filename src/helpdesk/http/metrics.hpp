// Numbers of how the server does, for a monitor, in Prometheus' text format 0.0.4. They tell how often and how long, and no value.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "helpdesk/http/http.hpp"
#include "helpdesk/store/store.hpp"

namespace qopi::helpdesk {

/// What is counted while the program runs; it begins with nothing. Safe to use from several threads.
class Metrics {
public:
    /// An answer was made. `route` is a name of ours that is never changed, not the path as it came.
    void answered(std::string_view route, unsigned status);
    /// A commit has reached the disk after so long.
    void committed(double seconds);
    /// A package came that is sealed to a key that is not here.
    void missed_key() { ++missed_keys_; }

    using Requests = std::map<std::pair<std::string_view, unsigned>, std::uint64_t>;
    Requests requests() const;
    std::uint64_t missed_keys() const { return missed_keys_; }

    /// Upper ends in seconds, inclusive; what took longer than all of them is in one more.
    static constexpr std::array commit_seconds_ends{0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0};
    using Buckets = std::array<std::atomic<std::uint64_t>, commit_seconds_ends.size() + 1>;
    const Buckets& commits() const { return commits_; }
    double commit_seconds() const { return commit_seconds_; }

private:
    mutable std::mutex mutex_;
    Requests requests_;
    Buckets commits_{};
    std::atomic<double> commit_seconds_ = 0;
    std::atomic<std::uint64_t> missed_keys_ = 0;
};

/// The whole text. What the store does not answer is left out.
std::string metrics_text(const Metrics& metrics, Store& store);

/// GET /metrics, for a listener of its own: whoever reaches the site is not to read it. Both must outlive the server.
Service service_of(const Metrics& metrics, Store& store);

}  // namespace qopi::helpdesk
