// The arithmetic of a sliding minute.
#include "helpdesk/limits.hpp"

#include <cmath>
#include <utility>

namespace qopi::helpdesk {
namespace {

constexpr double window_seconds = 60;

unsigned count_of(const std::unordered_map<std::string, unsigned>& counts, const std::string& address) {
    const auto found = counts.find(address);
    return found == counts.end() ? 0 : found->second;
}

}  // namespace

void Limit::turn(double now) {
    if (now - begun_ < window_seconds) return;
    last_ = now - begun_ < 2 * window_seconds ? std::exchange(current_, {}) : Minute{};
    current_ = {};
    begun_ += std::floor((now - begun_) / window_seconds) * window_seconds;
}

std::optional<unsigned> Limit::wait(const std::string& address, double now) {
    const std::lock_guard lock(mutex_);
    return wait_now(address, now);
}

std::optional<unsigned> Limit::take(const std::string& address, double now) {
    const std::lock_guard lock(mutex_);
    if (const auto seconds = wait_now(address, now)) return seconds;
    ++current_.by_address[address];
    ++current_.total;
    return std::nullopt;
}

std::optional<unsigned> Limit::wait_now(const std::string& address, double now) {
    turn(now);
    const double still_covered = 1 - (now - begun_) / window_seconds;
    const auto is_full = [&](unsigned limit, unsigned current, unsigned last) {
        return limit > 0 && current + last * still_covered >= limit;
    };
    if (is_full(per_address_, count_of(current_.by_address, address), count_of(last_.by_address, address)) ||
        is_full(in_total_, current_.total, last_.total))
        return static_cast<unsigned>(std::ceil(window_seconds - (now - begun_))) + 1;
    return std::nullopt;
}

}  // namespace qopi::helpdesk
