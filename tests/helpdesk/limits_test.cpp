// Limits over a sliding window, with a clock of the test's own.
#include "helpdesk/http/limits.hpp"

#include <doctest/doctest.h>

using namespace qopi::helpdesk;

namespace {
/// How many of `tries` at `now` get through.
unsigned passed(Limit& limit, const std::string& address, double now, unsigned tries) {
    unsigned count = 0;
    for (unsigned i = 0; i < tries; ++i) count += !limit.take({address, ""}, now);
    return count;
}
}  // namespace

// A test stumbled: twenty questions, and one more in the next minute of the computer's clock, a tenth of a second later.
TEST_CASE("a window begins with the first question, wherever in a minute of the clock that is") {
    Limit limit({20, 0, 1000});
    CHECK(passed(limit, "192.0.2.1", 59.95, 25) == 20);
    CHECK(passed(limit, "192.0.2.1", 60.05, 5) == 0);
    CHECK(passed(limit, "192.0.2.1", 59.95 + 2 * minute_seconds, 5) == 5);
}

TEST_CASE("an address has its number a minute, and its neighbor has its own") {
    Limit limit({20, 0, 1000});
    CHECK(passed(limit, "a", 100, 30) == 20);
    CHECK(passed(limit, "b", 100, 30) == 20);
    CHECK(passed(limit, "a", 110, 30) == 0);
}

TEST_CASE("all addresses together have a number too") {
    Limit limit({20, 0, 50});
    CHECK(passed(limit, "a", 100, 30) + passed(limit, "b", 100, 30) + passed(limit, "c", 100, 30) == 50);
}

TEST_CASE("the turn of a minute gives no second helping, and who waits as long as told may go on") {
    Limit limit({20, 0, 1000});
    REQUIRE(passed(limit, "a", 119, 30) == 20);
    CHECK(passed(limit, "a", 121, 30) <= 1);
    const auto wait = limit.take({"a", ""}, 121);
    REQUIRE(wait);
    CHECK(*wait <= 61);
    CHECK_FALSE(limit.take({"a", ""}, 121 + *wait));
}

TEST_CASE("after two quiet minutes everything is forgotten") {
    Limit limit({20, 0, 1000});
    CHECK(passed(limit, "a", 100, 30) == 20);
    CHECK(passed(limit, "a", 300, 30) == 20);
}

TEST_CASE("a network has its number too, however many addresses it has, and IPv4 addresses have no network") {
    Limit limit({20, 50, 1000});
    unsigned count = 0;
    for (const auto* address : {"a", "b", "c", "d"})
        for (int i = 0; i < 30; ++i) count += !limit.take({address, "site"}, 100);
    CHECK(count == 50);
    CHECK_FALSE(limit.take({"e", "other site"}, 100));
    CHECK(passed(limit, "192.0.2.1", 100, 30) + passed(limit, "192.0.2.2", 100, 30) + passed(limit, "192.0.2.3", 100, 30) == 60);
}

TEST_CASE("what counts for more than one is counted so, and one that is too much takes nothing from the next") {
    Limit limit({1000, 0, 0}, day_seconds);
    CHECK_FALSE(limit.take({"a", ""}, 100, 600));
    CHECK(limit.take({"a", ""}, 100, 401));
    CHECK_FALSE(limit.take({"a", ""}, 100, 400));
    CHECK(limit.take({"a", ""}, day_seconds / 2, 1));
    CHECK_FALSE(limit.take({"a", ""}, 2 * day_seconds, 600));
}

TEST_CASE("zero is no limit") {
    Limit limit({});
    CHECK(passed(limit, "a", 100, 10'000) == 10'000);
}
