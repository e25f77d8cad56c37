// The data collection rounds that the Help Desk announces, and who is registered in time for one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace qopi {

/// A data collection round. No day is known to this program: all come from the calendar that the Help Desk publishes.
struct Round {
    std::string name;
    Date opens;
    std::optional<Date> closes = {};
    bool operator==(const Round&) const = default;
};

/// "New practices must be registered at least one month prior to data collection rounds" (guide page 5): the same day of the
/// month before, or that month's last day.
Date last_day_to_register(const Round& round);
bool is_in_time(const Round& round, const Date& registered);

/// The first round that begins after `today`; null when the calendar has none.
const Round* next_round(const std::vector<Round>& rounds, const Date& today);
/// The first round that begins after `today` and for which a practice registered on `registered` is in time.
const Round* next_round_in_time(const std::vector<Round>& rounds, const Date& today, const Date& registered);

}  // namespace qopi
