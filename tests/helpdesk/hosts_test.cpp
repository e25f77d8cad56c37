// The names under which the desk answers.
#include "helpdesk/http/hosts.hpp"

#include <doctest/doctest.h>

using namespace qopi::helpdesk;

TEST_CASE("the desk answers under its own names, with any port, and under no other") {
    Hosts hosts({"qopi.example.org", "Other.example.org:8443"});
    hosts.add("192.0.2.1");
    for (const auto* own : {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:8080", "qopi.example.org",
                            "QOPI.Example.org:443", "other.example.org", "192.0.2.1:1"}) {
        CAPTURE(own);
        CHECK(hosts.has(own));
    }
    for (const auto* other : {"", ":", ":80", "example.org", "evil.qopi.example.org", "qopi.example.org.evil.example", "qopi.example.org.",
                              "qopi.example.org:80:80", "qopi.example.org:x", "qopi.example.org, qopi.example.org", "127.0.0.2", "[::1",
                              "[::1]x", "::1", "[::2]", "user@localhost"}) {
        CAPTURE(other);
        CHECK_FALSE(hosts.has(other));
    }
}
