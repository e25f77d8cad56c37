// The calendar is that of <chrono>; what is here reads and writes it.
#include "base/date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>

namespace qopi {
namespace {

constexpr auto month_names = std::to_array<std::string_view>(
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"});

using namespace std::chrono;

constexpr year_month_day calendar(const Date& date) {
    return {year{date.year}, month{static_cast<unsigned>(date.month)}, day{static_cast<unsigned>(date.day)}};
}

constexpr Date date_from(const year_month_day& day) {
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())), static_cast<int>(static_cast<unsigned>(day.day()))};
}

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

bool exists(const Date& date) { return date.year >= 1 && calendar(date).ok(); }

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

std::string american_numbers(const Date& date) {
    const auto text = iso(date);
    return text.substr(5, 2) + "/" + text.substr(8, 2) + "/" + text.substr(0, 4);
}

std::string american_time(std::string_view time) {
    const auto day = parse_date(time.substr(0, 10));
    return day && time.size() == 20 ? american(*day) + ", " + std::string(time.substr(11, 5)) + " UTC" : std::string(time);
}

Date add_days(const Date& date, int count) { return date_from(sys_days{calendar(date)} + days{count}); }

Date add_months(const Date& date, int count) {
    const auto day = calendar(date) + months{count};
    return date_from(day.ok() ? day : day.year() / day.month() / last);
}

std::optional<std::int64_t> parse_time(std::string_view text) {
    std::array<int, 6> numbers{};
    if (!read_numbers(text, "0000-00-00T00:00:00Z", numbers)) return std::nullopt;
    const Date date{numbers[0], numbers[1], numbers[2]};
    // A leap second (60) is refused: no clock that we hear from shows one.
    if (!exists(date) || numbers[3] > 23 || numbers[4] > 59 || numbers[5] > 59) return std::nullopt;
    return seconds{sys_days{calendar(date)}.time_since_epoch()}.count() + numbers[3] * 3600 + numbers[4] * 60 + numbers[5];
}

std::string format_time(std::int64_t unix_seconds) {
    const sys_seconds moment{seconds{unix_seconds}};
    const auto midnight = floor<days>(moment);
    const hh_mm_ss of_day{moment - midnight};
    std::string text = iso(date_from(midnight));
    text += 'T';
    append_padded(text, of_day.hours().count(), 2);
    text += ':';
    append_padded(text, of_day.minutes().count(), 2);
    text += ':';
    append_padded(text, of_day.seconds().count(), 2);
    text += 'Z';
    return text;
}

namespace {

/// The moment as the clocks there show it, as if they showed UTC.
std::optional<std::int64_t> local_seconds(std::string_view moment, int offset) {
    constexpr int day_minutes = 24 * 60;
    const auto seconds = parse_time(moment);
    return seconds ? std::optional(*seconds + std::clamp(offset, -day_minutes, day_minutes) * 60) : std::nullopt;
}

}  // namespace

std::optional<Date> local_day(std::string_view moment, int offset) {
    const auto seconds = local_seconds(moment, offset);
    return seconds ? parse_date(format_time(*seconds).substr(0, 10)) : std::nullopt;
}

std::string local_time(std::string_view moment, int offset) {
    const auto seconds_there = local_seconds(moment, offset);
    if (!seconds_there) return {};
    const sys_seconds local{seconds{*seconds_there}};
    const hh_mm_ss of_day{local - floor<days>(local)};
    std::string text = std::to_string(make12(of_day.hours()).count()) + ":";
    append_padded(text, of_day.minutes().count(), 2);
    return text + (is_am(of_day.hours()) ? " a.m." : " p.m.");
}

}  // namespace qopi
