// A mark is a keyed digest: IPv4 addresses are few, and without a key each could be tried.
#include "helpdesk/http/access_log.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "helpdesk/system.hpp"
#include "package/sha256.hpp"

namespace qopi::helpdesk {
namespace {

constexpr std::size_t key_bytes = 32, mark_digits = 12;
constexpr auto methods = std::to_array<std::string_view>({"GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT"});

}  // namespace

AccessLog::AccessLog() {
    while (key_.size() < key_bytes) key_ += static_cast<char>(random_below(256));
}

std::string AccessLog::line(const Client& client, std::string_view method, std::string_view route, unsigned status,
                            double milliseconds) const {
    const bool is_known = std::find(methods.begin(), methods.end(), method) != methods.end();
    const auto mark = sha256_hex(key_ + client.address).substr(0, mark_digits);
    char time[24] = "";
    std::snprintf(time, sizeof time, "%.0f ms", milliseconds);
    return time_now() + " " + mark + " " + std::string(is_known ? method : "other") + " " + std::string(route) + " " +
           std::to_string(status) + " " + time;
}

}  // namespace qopi::helpdesk
