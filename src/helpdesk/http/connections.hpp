// Who is connected: how many at once, and for how long one may take to say what it wants.
#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "helpdesk/http/client.hpp"

namespace qopi::helpdesk {

/// Connections are known by their descriptors, which stay open until `closed` has returned. Safe to use from several threads.
class Connections {
public:
    struct Settings {
        unsigned per_address = 0, per_site = 0;  ///< 0 is no limit
        double head_seconds_max = 0;
    };
    Connections(Settings settings, Proxies proxies) : settings_(settings), proxies_(std::move(proxies)) {}

    /// False when its client has as many as it may have; all of our proxies' clients come from one address, so they have no limit.
    bool opened(int connection, const Address& peer, double now);
    void closed(int connection);
    /// It has said the whole header of a request: who answers it has the time that this takes.
    void asked(int connection);
    /// Its request was answered; it may say another.
    void rests(int connection, double now);
    /// Ends each that has been saying its header for too long. A limit of idle time never ends who says a byte now and then.
    void end_late(double now);

private:
    struct One {
        Client client;
        double head_since = 0;
        bool is_asking = false;
    };
    Settings settings_;
    Proxies proxies_;
    std::mutex mutex_;
    std::unordered_map<int, One> all_;
    std::unordered_map<std::string, unsigned> by_name_;  ///< of addresses and of sites
};

}  // namespace qopi::helpdesk
