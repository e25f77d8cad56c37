// Days of the calendar and moments in time, as values; nothing here reads a clock.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qopi {

/// A day of the Gregorian calendar.
struct Date {
    int year = 1970;
    int month = 1;
    int day = 1;
    auto operator<=>(const Date&) const = default;
};

/// "2026-11-23", exactly so, years 0001 to 9999; nothing for a day that does not exist.
std::optional<Date> parse_date(std::string_view text);
std::string iso(const Date& date);       ///< "2026-11-23"
std::string american(const Date& date);  ///< "November 23, 2026"
std::string american_numbers(const Date& date);  ///< "11/23/2026"
/// "November 23, 2026, 02:20 UTC" for "2026-11-23T02:20:00Z"; any other text as it is.
std::string american_time(std::string_view time);

Date add_days(const Date& date, int days);
/// The same day of a later (or earlier) month, or that month's last day: January 31 and one month is February 28 or 29.
Date add_months(const Date& date, int months);

/// "2026-11-23T02:20:00Z", exactly so, as seconds since 1970-01-01T00:00:00Z.
std::optional<std::int64_t> parse_time(std::string_view text);
std::string format_time(std::int64_t seconds);

/// The day of such a moment where clocks are `offset` minutes ahead of UTC (behind it: negative, at most a day).
std::optional<Date> local_day(std::string_view moment, int offset);
/// The time of day there and then, "3:40 p.m."; nothing for what is no moment.
std::string local_time(std::string_view moment, int offset);

}  // namespace qopi
