// Whose request it is: addresses as limits count them, and what proxies say of them.
#include "helpdesk/http/client.hpp"

#include <doctest/doctest.h>

using namespace qopi::helpdesk;

namespace {

Address at(std::string_view text) {
    const auto address = read_address(text);
    REQUIRE(address);
    return *address;
}

/// Who asks through a proxy at 10.0.0.1 that sent this header.
std::string asks(std::string_view forwarded) {
    const auto proxies = Proxies::read({"10.0.0.0/8", "2001:db8:ffff::/48"});
    REQUIRE(proxies);
    return client_of(proxies.value().origin(at("10.0.0.1"), forwarded)).address;
}

}  // namespace

TEST_CASE("an IPv4 address counts whole, an IPv6 address by its networks of 64 and of 48 bits") {
    CHECK(client_of(at("192.0.2.1")).address == "192.0.2.1");
    CHECK(client_of(at("192.0.2.1")).site.empty());
    CHECK(client_of(at("::ffff:192.0.2.1")).address == "192.0.2.1");
    CHECK(client_of(at("2001:db8:1:2:3:4:5:6")).address == "2001:db8:1:2::/64");
    CHECK(client_of(at("2001:db8:1:2:ffff::1")).address == client_of(at("2001:db8:1:2::")).address);
    CHECK(client_of(at("2001:db8:1:3::1")).address != client_of(at("2001:db8:1:2::1")).address);
    CHECK(client_of(at("2001:db8:1:3::1")).site == "2001:db8:1::/48");
    CHECK(client_of(at("2001:db8:2:3::1")).site != "2001:db8:1::/48");
}

TEST_CASE("the last address that is no proxy of ours asks, in whatever form it is written") {
    struct Row {
        std::string_view forwarded, client;
    };
    for (const auto& row : std::initializer_list<Row>{
             {"192.0.2.1", "192.0.2.1"},
             {" 192.0.2.1\t", "192.0.2.1"},
             {"198.51.100.7, 192.0.2.1", "192.0.2.1"},
             {"192.0.2.1, 10.0.0.2", "192.0.2.1"},
             {"198.51.100.7, 192.0.2.1,10.0.0.2 , 2001:db8:ffff::1", "192.0.2.1"},
             {"192.0.2.1:4711", "192.0.2.1"},
             {"[2001:db8::1]", "2001:db8::/64"},
             {"[2001:db8::1]:4711", "2001:db8::/64"},
             {"2001:db8::1", "2001:db8::/64"},
             {"\"[2001:db8::1]:4711\"", "2001:db8::/64"},
             {"for=192.0.2.1", "192.0.2.1"},
             {"For=\"[2001:db8::1]:4711\";proto=https", "2001:db8::/64"},
             {"::ffff:192.0.2.1", "192.0.2.1"},
             {"10.0.0.3, 10.0.0.2", "10.0.0.3"},  // all are ours: the farthest of them
             // What is no address: the proxy of ours that wrote it is the one who asks.
             {"", "10.0.0.1"},
             {"unknown", "10.0.0.1"},
             {"192.0.2.1, unknown", "10.0.0.1"},
             {"192.0.2.1, ", "10.0.0.1"},
             {"192.0.2.1:", "10.0.0.1"},
             {"192.0.2.1:port", "10.0.0.1"},
             {"192.0.2.1:123456", "10.0.0.1"},
             {"192.0.2.256", "10.0.0.1"},
             {"[2001:db8::1", "10.0.0.1"},
             {"[192.0.2.1]", "10.0.0.1"},
             {"[2001:db8::1]4711", "10.0.0.1"},
             {"2001:db8::1::", "10.0.0.1"},
             {"for=", "10.0.0.1"},
             {"for=_hidden", "10.0.0.1"},
             {"\"", "10.0.0.1"},
             {"x, 10.0.0.2", "10.0.0.2"},
         }) {
        CAPTURE(row.forwarded);
        CHECK(asks(row.forwarded) == row.client);
    }
}

TEST_CASE("nobody else is believed, whatever is forwarded") {
    const auto proxies = Proxies::read({"10.0.0.1"});
    REQUIRE(proxies);
    CHECK(client_of(proxies.value().origin(at("10.0.0.2"), "192.0.2.1")).address == "10.0.0.2");
    CHECK(client_of(Proxies().origin(at("10.0.0.1"), "192.0.2.1")).address == "10.0.0.1");
}

TEST_CASE("proxies are read as addresses and networks, and nothing else") {
    for (const auto* good : {"127.0.0.1", "127.0.0.1/32", "0.0.0.0/0", "::1", "2001:db8::/32", "::/0"}) CHECK(Proxies::read({good}));
    for (const auto* bad :
         {"", "proxy", "127.0.0.1/33", "127.0.0.1/", "127.0.0.1/-1", "127.0.0.1/8x", "::1/129", "127.0.0.1:80", "[::1]"}) {
        CAPTURE(bad);
        CHECK_FALSE(Proxies::read({bad}));
    }
    const auto all_v4 = Proxies::read({"0.0.0.0/0"});
    REQUIRE(all_v4);
    CHECK(all_v4.value().has(at("192.0.2.1")));
    CHECK_FALSE(all_v4.value().has(at("2001:db8::1")));
}
