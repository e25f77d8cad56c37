// Limits over a sliding minute, with a clock of the test's own.
#include "helpdesk/limits.hpp"

#include <doctest/doctest.h>

using namespace qopi::helpdesk;

namespace {
/// How many of `tries` at `now` get through.
unsigned passed(Limit& limit, const std::string& address, double now, unsigned tries) {
    unsigned count = 0;
    for (unsigned i = 0; i < tries; ++i) count += !limit.take(address, now);
    return count;
}
}  // namespace

TEST_CASE("an address has its number a minute, and its neighbor has its own") {
    Limit limit(20, 1000);
    CHECK(passed(limit, "a", 100, 30) == 20);
    CHECK(passed(limit, "b", 100, 30) == 20);
    CHECK(passed(limit, "a", 110, 30) == 0);
}

TEST_CASE("all addresses together have a number too") {
    Limit limit(20, 50);
    CHECK(passed(limit, "a", 100, 30) + passed(limit, "b", 100, 30) + passed(limit, "c", 100, 30) == 50);
}

TEST_CASE("the turn of a minute gives no second helping, and who waits as long as told may go on") {
    Limit limit(20, 1000);
    REQUIRE(passed(limit, "a", 119, 30) == 20);
    CHECK(passed(limit, "a", 121, 30) <= 1);
    const auto wait = limit.take("a", 121);
    REQUIRE(wait);
    CHECK(*wait <= 61);
    CHECK_FALSE(limit.take("a", 121 + *wait));
}

TEST_CASE("after two quiet minutes everything is forgotten") {
    Limit limit(20, 1000);
    CHECK(passed(limit, "a", 100, 30) == 20);
    CHECK(passed(limit, "a", 300, 30) == 20);
}

TEST_CASE("who only asks how long to wait is not counted") {
    Limit limit(20, 1000);
    for (int i = 0; i < 100; ++i) CHECK_FALSE(limit.wait("a", 100));
    CHECK(passed(limit, "a", 100, 30) == 20);
    CHECK(limit.wait("a", 100) == limit.take("a", 100));
    CHECK_FALSE(limit.wait("b", 100));
}

TEST_CASE("zero is no limit") {
    Limit limit(0, 0);
    CHECK(passed(limit, "a", 100, 10'000) == 10'000);
}
