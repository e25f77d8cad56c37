// Who asks: the address that limits count by, also behind proxies.
#pragma once

#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "helpdesk/trouble.hpp"

namespace qopi::helpdesk {

/// An address as 16 bytes; an IPv4 address is mapped as RFC 4291 §2.5.5.2 says.
using Address = std::array<std::uint8_t, 16>;

/// "192.0.2.1", "2001:db8::1", or nothing for any other text.
std::optional<Address> read_address(std::string_view text);

/// Of a connection; all zeros for one that has none.
Address address_of(const sockaddr* socket);

/// One who asks, as limits count: an IPv4 address whole; of an IPv6 address the network of 64 bits, which one customer has at least, and
/// that of 48 bits, which one customer may have (RFC 6177): a fresh network of 64 bits costs its owner nothing.
struct Client {
    std::string address;  ///< "192.0.2.1", "2001:db8:1:2::/64"
    std::string site;     ///< "2001:db8:1::/48"; empty for IPv4
};
Client client_of(const Address& address);

/// The proxies that stand in front, whose word about a client is believed.
class Proxies {
public:
    /// Each as "192.0.2.1" or "2001:db8::/32".
    static Outcome<Proxies> read(const std::vector<std::string>& texts);

    bool has(const Address& address) const;
    bool none() const { return networks_.empty(); }
    /// True when one of them is a network, whose other addresses are believed just as the proxy's.
    bool has_network() const;

    /// Who it is that asks by a connection from `peer` with these values of X-Forwarded-For: the last one that is no proxy of ours. What
    /// stands before it anyone can write. Ports, brackets, and the form of RFC 7239 (`for="[2001:db8::1]:4711"`) are read; where a proxy of
    /// ours forwards what is no address, it is the one who asks.
    Address origin(const Address& peer, std::string_view forwarded) const;

private:
    struct Network {
        Address address{};
        unsigned bits = 0;
    };
    std::vector<Network> networks_;
};

}  // namespace qopi::helpdesk
