// The address that a server listens on.
#pragma once

#include <sys/socket.h>

#include <string>

#include "helpdesk/trouble.hpp"

namespace qopi::helpdesk {

struct Listen {
    sockaddr_storage address{};
    socklen_t size = 0;
    std::string host, port;
    bool is_loopback = false;  ///< only this machine reaches it
};

/// "127.0.0.1:8080", "[::1]:8080", "localhost:8080"; port 0 takes a free one.
Outcome<Listen> read_listen(const std::string& text);

/// The port that a listening socket has.
std::uint16_t port_of(int listening);

}  // namespace qopi::helpdesk
