// Days and moments.
#include "base/date.hpp"

#include <doctest/doctest.h>

namespace qopi {
namespace {

TEST_CASE("only days that exist can be read, and they read back as they were written") {
    struct Row {
        std::string_view text;
        bool exists;
    };
    for (const Row& row : {
             Row{"2026-11-23", true},
             Row{"2000-02-29", true},
             Row{"2024-02-29", true},
             Row{"0001-01-01", true},
             Row{"9999-12-31", true},
             Row{"1900-02-29", false},
             Row{"2023-02-29", false},
             Row{"2026-02-30", false},
             Row{"2026-04-31", false},
             Row{"2026-00-10", false},
             Row{"2026-13-01", false},
             Row{"2026-01-00", false},
             Row{"2026-01-32", false},
             Row{"0000-01-01", false},
             Row{"", false},
             Row{"2026-1-1", false},
             Row{"2026/11/23", false},
             Row{"2026-11-23 ", false},
             Row{" 2026-11-23", false},
             Row{"+026-11-23", false},
             Row{"2026-11-2x", false},
             Row{"11-23-2026", false},
             Row{"2026-11-23T00:00:00Z", false},
         }) {
        CAPTURE(row.text);
        const auto date = parse_date(row.text);
        REQUIRE(date.has_value() == row.exists);
        if (date) CHECK(iso(*date) == row.text);
    }
}

TEST_CASE("a day is shown as people in America write it") {
    CHECK(american({2026, 11, 30}) == "November 30, 2026");
    CHECK(american({2026, 1, 1}) == "January 1, 2026");
    CHECK(american({2009, 12, 9}) == "December 9, 2009");
}

TEST_CASE("days are compared by the calendar") {
    CHECK(Date{2026, 11, 23} < Date{2026, 11, 24});
    CHECK(Date{2026, 11, 23} < Date{2026, 12, 1});
    CHECK(Date{2025, 12, 31} < Date{2026, 1, 1});
    CHECK(Date{2026, 11, 23} == Date{2026, 11, 23});
}

TEST_CASE("days are added over the ends of months and years") {
    struct Row {
        Date date;
        int days;
        Date result;
    };
    for (const Row& row : {
             Row{{2026, 11, 23}, 0, {2026, 11, 23}},
             Row{{2026, 11, 30}, 1, {2026, 12, 1}},
             Row{{2026, 12, 31}, 1, {2027, 1, 1}},
             Row{{2024, 2, 28}, 1, {2024, 2, 29}},
             Row{{2023, 2, 28}, 1, {2023, 3, 1}},
             Row{{2027, 1, 1}, -1, {2026, 12, 31}},
             Row{{2026, 1, 31}, 365, {2027, 1, 31}},
             Row{{1970, 1, 1}, -1, {1969, 12, 31}},
             Row{{2000, 1, 1}, 146097, {2400, 1, 1}},
         }) {
        CAPTURE(iso(row.date));
        CAPTURE(row.days);
        CHECK(iso(add_days(row.date, row.days)) == iso(row.result));
    }
}

TEST_CASE("every day of four hundred years follows the one before it") {
    Date day{1999, 12, 31};
    int days = 0;
    for (; day < Date{2400, 1, 1}; ++days) {
        const Date next = add_days(day, 1);
        const bool follows = (next.day == day.day + 1 && next.month == day.month && next.year == day.year) ||
                             (next.day == 1 && next.month == day.month + 1 && next.year == day.year) ||
                             (next.day == 1 && next.month == 1 && day.month == 12 && next.year == day.year + 1);
        if (!follows || parse_date(iso(day)) != day || add_days(next, -1) != day) {
            CAPTURE(iso(day));
            FAIL_CHECK("a day is missing or stands twice");
        }
        day = next;
    }
    CHECK(days == 146098);
}

TEST_CASE("a month later is the same day, or the last one of a shorter month") {
    struct Row {
        Date date;
        int months;
        Date result;
    };
    for (const Row& row : {
             Row{{2026, 11, 23}, 1, {2026, 12, 23}},
             Row{{2026, 12, 23}, 1, {2027, 1, 23}},
             Row{{2026, 1, 31}, 1, {2026, 2, 28}},
             Row{{2024, 1, 31}, 1, {2024, 2, 29}},
             Row{{2026, 3, 31}, -1, {2026, 2, 28}},
             Row{{2026, 1, 15}, -1, {2025, 12, 15}},
             Row{{2026, 1, 15}, -13, {2024, 12, 15}},
             Row{{2024, 2, 29}, 12, {2025, 2, 28}},
             Row{{2026, 8, 31}, 0, {2026, 8, 31}},
         }) {
        CAPTURE(iso(row.date));
        CAPTURE(row.months);
        CHECK(iso(add_months(row.date, row.months)) == iso(row.result));
    }
}

TEST_CASE("moments are read and written to the second, in UTC only") {
    struct Row {
        std::string_view text;
        std::int64_t seconds;
    };
    for (const Row& row : {
             Row{"1970-01-01T00:00:00Z", 0},
             Row{"2026-11-23T02:20:00Z", 1795400400},
             Row{"1969-12-31T23:59:59Z", -1},
             Row{"2001-09-09T01:46:40Z", 1000000000},
             Row{"0001-01-01T00:00:00Z", -62135596800},
             Row{"9999-12-31T23:59:59Z", 253402300799},
         }) {
        CAPTURE(row.text);
        CHECK(parse_time(row.text) == row.seconds);
        CHECK(format_time(row.seconds) == row.text);
    }
    for (const std::string_view text :
         {"", "2026-11-23", "2026-11-23T02:20:00", "2026-11-23T02:20:00+01:00", "2026-11-23t02:20:00z", "2026-11-23 02:20:00Z",
          "2026-11-23T24:00:00Z", "2026-11-23T02:60:00Z", "2026-12-31T23:59:60Z", "2026-02-30T00:00:00Z", "2026-11-23T02:20:00.0Z"}) {
        CAPTURE(text);
        CHECK(!parse_time(text));
    }
}

TEST_CASE("a moment belongs to the day that it is where the person is") {
    struct { std::string_view moment; int offset; std::string_view day; } const rows[] = {
        {"2026-11-23T02:20:00Z", 0, "2026-11-23"},
        {"2026-11-23T02:20:00Z", -300, "2026-11-22"},
        {"2026-11-23T02:20:00Z", -140, "2026-11-23"},
        {"2026-11-23T02:20:00Z", -141, "2026-11-22"},
        {"2026-12-31T10:30:00Z", 840, "2027-01-01"},
        {"2026-03-01T00:00:00Z", -1, "2026-02-28"},
        // No clock is further away than a day.
        {"2026-11-23T02:20:00Z", 1'000'000'000, "2026-11-24"},
        {"2026-11-23T02:20:00Z", -1'000'000'000, "2026-11-22"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.moment);
        CAPTURE(row.offset);
        const auto found = local_day(row.moment, row.offset);
        REQUIRE(found.has_value());
        CHECK(iso(*found) == row.day);
    }
    for (const std::string_view moment : {"", "2026-11-23", "yesterday"}) CHECK(!local_day(moment, 0).has_value());
}

TEST_CASE("the time of day of a moment is that of the clocks there, as Americans write it") {
    struct Row {
        std::string_view moment;
        int offset;
        std::string_view time;
    };
    for (const auto& row : {Row{"2026-11-23T00:00:59Z", 0, "12:00 a.m."}, Row{"2026-11-23T12:05:00Z", 0, "12:05 p.m."}, Row{"2026-11-23T02:20:00Z", -300, "9:20 p.m."},
                            Row{"2026-11-23T23:59:00Z", 60, "12:59 a.m."}, Row{"1969-12-31T23:59:59Z", 0, "11:59 p.m."}, Row{"yesterday", 0, ""}}) {
        CAPTURE(row.moment);
        CHECK(local_time(row.moment, row.offset) == row.time);
    }
}

}  // namespace
}  // namespace qopi
