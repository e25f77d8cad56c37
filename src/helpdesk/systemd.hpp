// What `serve` tells systemd, or another service manager that speaks its protocol: that it listens, reloads, ends, and is alive.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace qopi::helpdesk {

/// The other end of sd_notify(3), whose protocol is documented there as stable. Without NOTIFY_SOCKET nobody is told anything.
class ServiceManager {
public:
    /// As the environment names it: NOTIFY_SOCKET, a path or "@" and the name of an abstract socket; WATCHDOG_USEC and WATCHDOG_PID of
    /// sd_watchdog_enabled(3).
    static ServiceManager from_environment();

    void listens() const { tell("READY=1"); }
    void stops() const { tell("STOPPING=1"); }
    void lives() const { tell("WATCHDOG=1"); }
    /// Before what is read again is read; `listens` ends it.
    void reloads() const;

    /// How often it wants to hear that this program lives; nothing when it does not ask this process.
    std::optional<std::chrono::microseconds> watchdog() const { return watchdog_; }

private:
    /// What cannot be sent is told in the log: the manager will end what it does not hear of.
    void tell(std::string_view state) const;

    std::string socket_;
    std::optional<std::chrono::microseconds> watchdog_;
};

/// Tells the manager that the program lives, twice in the time that it asks for, each time after `prove` has come back. A program whose
/// `prove` never comes back is ended by the manager.
class Watchdog {
public:
    /// The manager must outlive it. Without a wish of the manager it does nothing.
    Watchdog(const ServiceManager& manager, std::function<void()> prove);

private:
    std::jthread thread_;
};

}  // namespace qopi::helpdesk
