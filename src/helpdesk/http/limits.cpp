// The arithmetic of a sliding window.
#include "helpdesk/http/limits.hpp"

#include <cmath>
#include <utility>

namespace qopi::helpdesk {
namespace {

std::uint64_t count_of(const std::unordered_map<std::string, std::uint64_t>& counts, const std::string& name) {
    const auto found = counts.find(name);
    return found == counts.end() ? 0 : found->second;
}

}  // namespace

void Limit::turn(double now) {
    // A window begins with what is counted first in it, and not in the middle of somebody's questions.
    if (current_.total == 0 && last_.total == 0) begun_ = now;
    if (now - begun_ < window_seconds_) return;
    last_ = now - begun_ < 2 * window_seconds_ ? std::exchange(current_, {}) : Window{};
    current_ = {};
    begun_ += std::floor((now - begun_) / window_seconds_) * window_seconds_;
}

std::optional<unsigned> Limit::take(const Client& client, double now, std::uint64_t count) {
    const std::lock_guard lock(mutex_);
    turn(now);
    const double still_covered = 1 - (now - begun_) / window_seconds_;
    const auto is_full = [&](std::uint64_t limit, std::uint64_t current, std::uint64_t last) {
        return limit > 0 &&
               static_cast<double>(current + count) + static_cast<double>(last) * still_covered >= static_cast<double>(limit) + 1;
    };
    const auto is_full_for = [&](std::uint64_t limit, const std::string& name) {
        return !name.empty() && is_full(limit, count_of(current_.by_name, name), count_of(last_.by_name, name));
    };
    if (is_full_for(allowance_.per_address, client.address) || is_full_for(allowance_.per_site, client.site) ||
        is_full(allowance_.in_total, current_.total, last_.total))
        return static_cast<unsigned>(std::ceil(window_seconds_ - (now - begun_))) + 1;
    current_.by_name[client.address] += count;
    if (!client.site.empty()) current_.by_name[client.site] += count;
    current_.total += count;
    return std::nullopt;
}

}  // namespace qopi::helpdesk
