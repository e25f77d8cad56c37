// The names under which a server answers: a page of another name whose address was turned here (DNS rebinding) reads nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace qopi::helpdesk {

/// The name in a Host field (RFC 9112 §3.2) in lower case, without its port; empty for what is no host.
std::string host_name(std::string_view field);

class Hosts {
public:
    /// The names of this machine itself are always among them.
    explicit Hosts(const std::vector<std::string>& named);
    /// With a port or without.
    void add(std::string_view host);

    /// The port is not looked at: a tunnel or a proxy has another one, and a rebound name stays another name.
    bool has(std::string_view field) const;

private:
    std::vector<std::string> names_{"localhost", "127.0.0.1", "[::1]"};
};

}  // namespace qopi::helpdesk
