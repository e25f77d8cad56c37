// What is written down of an answer.
#include "helpdesk/http/access_log.hpp"

#include <doctest/doctest.h>

using namespace qopi::helpdesk;

namespace {
/// Without the time at its beginning.
std::string said(const AccessLog& log, const std::string& address, std::string_view method) {
    return log.line({address, ""}, method, "submissions", 201, 4.2).substr(sizeof "2026-11-23T02:20:00Z");
}
}  // namespace

TEST_CASE("a method that nobody knows is not written down") {
    const AccessLog log;
    CHECK(said(log, "192.0.2.1", "PUT").ends_with(" PUT submissions 201 4 ms"));
    for (const auto* unknown : {"", "put", "SECRET", "GET\x1b[2J", "PUT "})
        CHECK(said(log, "192.0.2.1", unknown).ends_with(" other submissions 201 4 ms"));
}

TEST_CASE("a client has one mark as long as the program runs, and another one the next time; no address can be read in it") {
    const AccessLog log, next;
    const auto mark = [](const AccessLog& of, const std::string& address) { return said(of, address, "PUT").substr(0, 12); };
    CHECK(mark(log, "192.0.2.1") == mark(log, "192.0.2.1"));
    CHECK(mark(log, "192.0.2.1") != mark(log, "192.0.2.2"));
    CHECK(mark(log, "192.0.2.1") != mark(next, "192.0.2.1"));
    CHECK(mark(log, "192.0.2.1").find_first_not_of("0123456789abcdef") == std::string::npos);
}
