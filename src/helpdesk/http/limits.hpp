// How much may be done within a while: by one address, by a network, and by all together.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "helpdesk/http/client.hpp"

namespace qopi::helpdesk {

/// How much a client, its network of 48 bits, and all together may have; 0 is no limit.
struct Allowance {
    std::uint64_t per_address = 0, per_site = 0, in_total = 0;
};

inline constexpr double minute_seconds = 60, day_seconds = 86'400;

/// A sliding window: what was counted in the one that runs, and in the one before it as far as the window still covers it.
/// Its memory is bounded by what one window lets through. Safe to use from several threads.
class Limit {
public:
    explicit Limit(Allowance allowance, double window_seconds = minute_seconds) : allowance_(allowance), window_seconds_(window_seconds) {}

    /// Nothing when the client may go on now, and `count` is counted; else the seconds after which it may try again.
    std::optional<unsigned> take(const Client& client, double now, std::uint64_t count = 1);

private:
    struct Window {
        std::unordered_map<std::string, std::uint64_t> by_name;  ///< of addresses and of sites, which are never named alike
        std::uint64_t total = 0;
    };
    void turn(double now);

    Allowance allowance_;
    double window_seconds_;
    std::mutex mutex_;
    double begun_ = 0;
    Window current_, last_;
};

}  // namespace qopi::helpdesk
