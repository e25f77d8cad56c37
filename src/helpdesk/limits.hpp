// How often something may be done, by one address and by all together.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace qopi::helpdesk {

/// A sliding minute: the count of the minute that runs, and of the one before it as far as the window still covers it.
/// Its memory is bounded by what one minute lets through. Safe to use from several threads.
class Limit {
public:
    /// 0 means no limit.
    Limit(unsigned per_address, unsigned in_total) : per_address_(per_address), in_total_(in_total) {}

    /// Nothing when `address` may go on now, and it is counted; else the seconds after which it may try again.
    std::optional<unsigned> take(const std::string& address, double now);
    /// The same, and nothing is counted.
    std::optional<unsigned> wait(const std::string& address, double now);

private:
    struct Minute {
        std::unordered_map<std::string, unsigned> by_address;
        unsigned total = 0;
    };
    void turn(double now);
    std::optional<unsigned> wait_now(const std::string& address, double now);

    unsigned per_address_, in_total_;
    std::mutex mutex_;
    double begun_ = 0;
    Minute current_, last_;
};

}  // namespace qopi::helpdesk
