// How many connections a client has, and how long one may say its header, with a clock of the test's own.
#include "helpdesk/http/connections.hpp"

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace qopi::helpdesk;

namespace {

Address peer(std::string_view text) { return read_address(text).value_or(Address{}); }

/// Two ends of one connection.
class Pair {
public:
    int here() const { return ends_[0]; }
    /// Whether this end was shut down.
    bool is_ended() const {
        char byte = 0;
        return ::recv(ends_[1], &byte, 1, 0) == 0;
    }
    Pair() { REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends_) == 0); }
    ~Pair() {
        for (const int end : ends_) ::close(end);
    }
    Pair(const Pair&) = delete;
    Pair& operator=(const Pair&) = delete;

private:
    int ends_[2] = {-1, -1};
};

}  // namespace

TEST_CASE("an IPv4 address has its connections, an IPv6 network of 64 bits too, and one of 48 bits some more") {
    Connections connections({.per_address = 2, .per_site = 3, .head_seconds_max = 20}, {});
    int descriptor = 100;
    const auto opened = [&](std::string_view address) { return connections.opened(descriptor++, peer(address), 0); };
    CHECK(opened("192.0.2.1"));
    CHECK(opened("192.0.2.1"));
    CHECK_FALSE(opened("192.0.2.1"));
    CHECK(opened("192.0.2.2"));
    CHECK(opened("2001:db8:1:2::1"));
    CHECK(opened("2001:db8:1:2::2"));
    CHECK_FALSE(opened("2001:db8:1:2:ffff::3"));
    CHECK(opened("2001:db8:1:3::1"));
    CHECK_FALSE(opened("2001:db8:1:4::1"));
    CHECK(opened("2001:db8:2::1"));
    connections.closed(100);
    CHECK(opened("192.0.2.1"));
    CHECK_FALSE(opened("192.0.2.1"));
}

TEST_CASE("a proxy of ours has as many connections as it needs") {
    const auto proxies = Proxies::read({"192.0.2.0/24"});
    REQUIRE(proxies);
    Connections connections({.per_address = 1, .per_site = 1, .head_seconds_max = 20}, proxies.value());
    for (int i = 0; i < 10; ++i) CHECK(connections.opened(100 + i, peer("192.0.2.7"), 0));
}

TEST_CASE("a header has its time from the beginning of the connection, or from the answer before; an answer may take longer") {
    Connections connections({.per_address = 0, .per_site = 0, .head_seconds_max = 20}, {});
    const Pair silent, asking, resting;
    for (const auto* one : {&silent, &asking, &resting}) CHECK(connections.opened(one->here(), peer("192.0.2.1"), 0));
    connections.asked(asking.here());
    connections.asked(resting.here());
    connections.rests(resting.here(), 15);
    connections.end_late(20);
    CHECK_FALSE(silent.is_ended());
    connections.end_late(21);
    CHECK(silent.is_ended());
    CHECK_FALSE(asking.is_ended());
    CHECK_FALSE(resting.is_ended());
    connections.end_late(36);
    CHECK(resting.is_ended());
    CHECK_FALSE(asking.is_ended());
}
