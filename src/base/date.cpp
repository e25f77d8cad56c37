// The arithmetic of the calendar. See date.hpp.
#include "base/date.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace qopi {
namespace {

constexpr std::int64_t seconds_a_day = 24 * 60 * 60;

constexpr auto month_names = std::to_array<std::string_view>(
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"});

constexpr bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr int days_in(int year, int month) {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days: years begin in
// March, so that the leap day is a year's last.
constexpr std::int64_t days_from(const Date& date) {
    const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t day_of_year = (153 * ((date.month + 9) % 12) + 2) / 5 + date.day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

constexpr Date date_from(std::int64_t days) {
    days += 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const std::int64_t day_of_era = days - era * 146097;
    const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
    const auto month = static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    return {.year = static_cast<int>(year_of_era + era * 400) + (month <= 2 ? 1 : 0),
            .month = month,
            .day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5) + 1};
}

static_assert(days_from({1970, 1, 1}) == 0 && days_from({2000, 3, 1}) == 11017);
static_assert(date_from(11016) == Date{2000, 2, 29} && date_from(-1) == Date{1969, 12, 31});

/// Reads `text` against a pattern in which every 0 stands for a digit, and gives the numbers; false when it differs.
template <std::size_t N>
bool read_numbers(std::string_view text, std::string_view pattern, std::array<int, N>& numbers) {
    if (text.size() != pattern.size()) return false;
    std::size_t number = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (pattern[i] != '0') {
            if (text[i] != pattern[i]) return false;
            continue;
        }
        if (text[i] < '0' || text[i] > '9') return false;
        if (i > 0 && pattern[i - 1] != '0') ++number;
        numbers[number] = numbers[number] * 10 + (text[i] - '0');
    }
    return true;
}

bool exists(const Date& date) {
    return date.year >= 1 && date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= days_in(date.year, date.month);
}

void append_padded(std::string& text, std::int64_t number, std::size_t digits) {
    const std::string plain = std::to_string(number);
    if (plain.size() < digits) text.append(digits - plain.size(), '0');
    text += plain;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    std::array<int, 3> numbers{};
    if (!read_numbers(text, "0000-00-00", numbers)) return std::nullopt;
    const Date date{numbers[0], numbers[1], numbers[2]};
    if (!exists(date)) return std::nullopt;
    return date;
}

std::string iso(const Date& date) {
    std::string text;
    append_padded(text, date.year, 4);
    text += '-';
    append_padded(text, date.month, 2);
    text += '-';
    append_padded(text, date.day, 2);
    return text;
}

std::string american(const Date& date) {
    std::string text(month_names[static_cast<std::size_t>(date.month - 1)]);
    text += ' ';
    text += std::to_string(date.day);
    text += ", ";
    text += std::to_string(date.year);
    return text;
}

std::string american_time(std::string_view time) {
    const auto day = parse_date(time.substr(0, 10));
    return day && time.size() == 20 ? american(*day) + ", " + std::string(time.substr(11, 5)) + " UTC" : std::string(time);
}

Date add_days(const Date& date, int days) { return date_from(days_from(date) + days); }

Date add_months(const Date& date, int months) {
    const int count = date.year * 12 + (date.month - 1) + months;
    const int year = (count >= 0 ? count : count - 11) / 12;
    const int month = count - year * 12 + 1;
    return {.year = year, .month = month, .day = std::min(date.day, days_in(year, month))};
}

std::optional<std::int64_t> parse_time(std::string_view text) {
    std::array<int, 6> numbers{};
    if (!read_numbers(text, "0000-00-00T00:00:00Z", numbers)) return std::nullopt;
    const Date date{numbers[0], numbers[1], numbers[2]};
    // A leap second (60) is refused: no clock that we hear from shows one.
    if (!exists(date) || numbers[3] > 23 || numbers[4] > 59 || numbers[5] > 59) return std::nullopt;
    return days_from(date) * seconds_a_day + numbers[3] * 3600 + numbers[4] * 60 + numbers[5];
}

std::string format_time(std::int64_t seconds) {
    std::int64_t days = seconds / seconds_a_day;
    if (seconds % seconds_a_day < 0) --days;
    const std::int64_t of_day = seconds - days * seconds_a_day;
    std::string text = iso(date_from(days));
    text += 'T';
    append_padded(text, of_day / 3600, 2);
    text += ':';
    append_padded(text, of_day / 60 % 60, 2);
    text += ':';
    append_padded(text, of_day % 60, 2);
    text += 'Z';
    return text;
}

std::optional<Date> local_day(std::string_view moment, int offset) {
    const auto seconds = parse_time(moment);
    if (!seconds) return std::nullopt;
    constexpr int day_minutes = 24 * 60;
    return parse_date(format_time(*seconds + std::clamp(offset, -day_minutes, day_minutes) * 60).substr(0, 10));
}

}  // namespace qopi
