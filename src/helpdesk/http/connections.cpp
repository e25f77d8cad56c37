// Counting connections, and shutting down those that are late.
#include "helpdesk/http/connections.hpp"

#include <sys/socket.h>

namespace qopi::helpdesk {

bool Connections::opened(int connection, const Address& peer, double now) {
    const auto client = proxies_.has(peer) ? Client{} : client_of(peer);
    const std::lock_guard lock(mutex_);
    const auto is_full = [&](const std::string& name, unsigned max) {
        const auto found = by_name_.find(name);
        return max > 0 && found != by_name_.end() && found->second >= max;
    };
    if (is_full(client.address, settings_.per_address) || is_full(client.site, settings_.per_site)) return false;
    for (const auto& name : {client.address, client.site})
        if (!name.empty()) ++by_name_[name];
    all_.insert_or_assign(connection, One{client, now});
    return true;
}

void Connections::closed(int connection) {
    const std::lock_guard lock(mutex_);
    const auto found = all_.find(connection);
    if (found == all_.end()) return;
    for (const auto& name : {found->second.client.address, found->second.client.site})
        if (const auto count = by_name_.find(name); count != by_name_.end() && --count->second == 0) by_name_.erase(count);
    all_.erase(found);
}

void Connections::asked(int connection) {
    const std::lock_guard lock(mutex_);
    if (const auto found = all_.find(connection); found != all_.end()) found->second.is_asking = true;
}

void Connections::rests(int connection, double now) {
    const std::lock_guard lock(mutex_);
    const auto found = all_.find(connection);
    if (found == all_.end()) return;
    found->second.is_asking = false;
    found->second.head_since = now;
}

void Connections::end_late(double now) {
    const std::lock_guard lock(mutex_);
    for (const auto& [connection, one] : all_)
        if (!one.is_asking && now - one.head_since > settings_.head_seconds_max) ::shutdown(connection, SHUT_RDWR);
}

}  // namespace qopi::helpdesk
