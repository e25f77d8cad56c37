// Reading of addresses, as the system does it, and of what proxies write around them.
#include "helpdesk/http/client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <strings.h>

#include <algorithm>
#include <charconv>

namespace qopi::helpdesk {
namespace {

constexpr Address v4_mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr std::size_t v4_at = 12;
constexpr unsigned v4_bits = 32, v6_bits = 128, network_bits = 64, site_bits = 48;
constexpr std::string_view spaces = " \t";

bool is_v4(const Address& address) { return std::equal(v4_mapped.begin(), v4_mapped.begin() + v4_at, address.begin()); }

Address mapped(const in_addr& v4) {
    auto address = v4_mapped;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(&v4.s_addr);
    std::copy(bytes, bytes + sizeof v4.s_addr, address.begin() + v4_at);
    return address;
}

/// The first bits of an address, the others zero.
Address network_of(Address address, unsigned bits) {
    for (unsigned i = 0; i < address.size(); ++i) {
        const auto kept = std::min(8u, bits - std::min(bits, i * 8));
        address[i] = static_cast<std::uint8_t>(address[i] & (0xff00u >> kept));
    }
    return address;
}

std::string v6_text(const Address& address, unsigned bits) {
    char text[INET6_ADDRSTRLEN] = "";
    ::inet_ntop(AF_INET6, network_of(address, bits).data(), text, sizeof text);
    return std::string(text) + "/" + std::to_string(bits);
}

std::string_view trimmed(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(spaces), text.size()));
    return text.substr(0, text.find_last_not_of(spaces) + 1);
}

bool is_port(std::string_view text) {
    return !text.empty() && text.size() <= 5 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// One hop: an address alone, with a port, in brackets, or as RFC 7239 §6 writes it.
std::optional<Address> read_hop(std::string_view text) {
    constexpr std::string_view for_is = "for=";
    text = trimmed(text);
    if (text.size() > for_is.size() && ::strncasecmp(text.data(), for_is.data(), for_is.size()) == 0) {
        text.remove_prefix(for_is.size());
        text = trimmed(text.substr(0, text.find(';')));
    }
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        if (end == std::string_view::npos) return std::nullopt;
        const auto rest = text.substr(end + 1);
        if (!rest.empty() && (rest.front() != ':' || !is_port(rest.substr(1)))) return std::nullopt;
        const auto inner = text.substr(1, end - 1);
        return inner.find(':') == std::string_view::npos ? std::nullopt : read_address(inner);
    }
    // More than one colon is an IPv6 address, which has no port without brackets.
    const auto colon = text.find(':');
    if (colon == text.rfind(':') && colon != std::string_view::npos)
        return is_port(text.substr(colon + 1)) ? read_address(text.substr(0, colon)) : std::nullopt;
    return read_address(text);
}

}  // namespace

std::optional<Address> read_address(std::string_view text) {
    if (text.size() >= INET6_ADDRSTRLEN) return std::nullopt;
    const std::string whole(text);
    if (in_addr v4{}; ::inet_pton(AF_INET, whole.c_str(), &v4) == 1) return mapped(v4);
    Address address{};
    return ::inet_pton(AF_INET6, whole.c_str(), address.data()) == 1 ? std::optional(address) : std::nullopt;
}

Address address_of(const sockaddr* socket) {
    Address address{};
    if (socket && socket->sa_family == AF_INET) return mapped(reinterpret_cast<const sockaddr_in*>(socket)->sin_addr);
    if (socket && socket->sa_family == AF_INET6) {
        const auto& bytes = reinterpret_cast<const sockaddr_in6*>(socket)->sin6_addr.s6_addr;
        std::copy(std::begin(bytes), std::end(bytes), address.begin());
    }
    return address;
}

Client client_of(const Address& address) {
    if (!is_v4(address)) return {v6_text(address, network_bits), v6_text(address, site_bits)};
    char text[INET_ADDRSTRLEN] = "";
    ::inet_ntop(AF_INET, address.data() + v4_at, text, sizeof text);
    return {text, ""};
}

Outcome<Proxies> Proxies::read(const std::vector<std::string>& texts) {
    Proxies proxies;
    for (const auto& text : texts) {
        const Trouble trouble{"--proxy must be an address or a network, such as 127.0.0.1 or 2001:db8::/32."};
        const auto slash = std::min(text.find('/'), text.size());
        const auto address = read_address(std::string_view(text).substr(0, slash));
        if (!address) return trouble;
        const auto most = is_v4(*address) ? v4_bits : v6_bits;
        auto bits = most;
        if (slash < text.size()) {
            const auto* end = text.data() + text.size();
            const auto [rest, error] = std::from_chars(text.data() + slash + 1, end, bits);
            if (error != std::errc() || rest != end || bits > most) return trouble;
        }
        bits += v6_bits - most;
        proxies.networks_.push_back({network_of(*address, bits), bits});
    }
    return proxies;
}

bool Proxies::has(const Address& address) const {
    return std::any_of(networks_.begin(), networks_.end(),
                       [&](const Network& one) { return network_of(address, one.bits) == one.address; });
}

bool Proxies::has_network() const {
    return std::any_of(networks_.begin(), networks_.end(), [](const Network& one) { return one.bits < v6_bits; });
}

Address Proxies::origin(const Address& peer, std::string_view forwarded) const {
    auto origin = peer;
    while (has(origin) && !forwarded.empty()) {
        const auto comma = forwarded.rfind(',');
        const auto hop = read_hop(comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1));
        if (!hop) break;
        origin = *hop;
        forwarded = comma == std::string_view::npos ? std::string_view() : forwarded.substr(0, comma);
    }
    return origin;
}

}  // namespace qopi::helpdesk
