// Reading an address with its port into what the system's calls take.
#include "helpdesk/http/listen.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <charconv>

namespace qopi::helpdesk {

Outcome<Listen> read_listen(const std::string& text) {
    const Trouble trouble{"--listen must be an address and a port, such as 127.0.0.1:8080 or [::1]:8080."};
    const auto colon = text.rfind(':');
    if (colon == std::string::npos) return trouble;
    Listen listen;
    listen.host = text.substr(0, colon);
    listen.port = text.substr(colon + 1);
    unsigned port = 0;
    const auto [end, error] = std::from_chars(listen.port.data(), listen.port.data() + listen.port.size(), port);
    if (error != std::errc() || end != listen.port.data() + listen.port.size() || port > 65535) return trouble;
    if (listen.host == "localhost") listen.host = "127.0.0.1";
    if (listen.host.starts_with('[') && listen.host.ends_with(']')) {
        auto* v6 = reinterpret_cast<sockaddr_in6*>(&listen.address);
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(static_cast<std::uint16_t>(port));
        listen.size = sizeof *v6;
        if (::inet_pton(AF_INET6, listen.host.substr(1, listen.host.size() - 2).c_str(), &v6->sin6_addr) != 1) return trouble;
        listen.is_loopback = IN6_IS_ADDR_LOOPBACK(&v6->sin6_addr);
    } else {
        auto* v4 = reinterpret_cast<sockaddr_in*>(&listen.address);
        v4->sin_family = AF_INET;
        v4->sin_port = htons(static_cast<std::uint16_t>(port));
        listen.size = sizeof *v4;
        if (::inet_pton(AF_INET, listen.host.c_str(), &v4->sin_addr) != 1) return trouble;
        listen.is_loopback = ntohl(v4->sin_addr.s_addr) >> 24 == 127;
    }
    return listen;
}

std::uint16_t port_of(int listening) {
    sockaddr_storage bound{};
    socklen_t size = sizeof bound;
    ::getsockname(listening, reinterpret_cast<sockaddr*>(&bound), &size);
    return ntohs(bound.ss_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6*>(&bound)->sin6_port
                                             : reinterpret_cast<const sockaddr_in*>(&bound)->sin_port);
}

}  // namespace qopi::helpdesk
