// One datagram for each sentence.
#include "helpdesk/systemd.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "helpdesk/system.hpp"

namespace qopi::helpdesk {
namespace {

std::string_view environment(const char* name) {
    const auto* value = std::getenv(name);
    return value ? value : "";
}

std::optional<std::int64_t> positive_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number > 0 ? std::optional(number) : std::nullopt;
}

std::int64_t monotonic_microseconds() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1'000'000 + now.tv_nsec / 1'000;
}

/// 0, or why it could not be sent.
int send_to(const std::string& path, std::string_view state) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) return ENAMETOOLONG;
    std::memcpy(address.sun_path, path.data(), path.size());
    // An abstract name begins with a zero byte, and ends with the length of the address (unix(7)).
    if (path.front() == '@') address.sun_path[0] = '\0';
    const Descriptor socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    if (!socket.is_open()) return errno;
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size());
    iovec part{const_cast<char*>(state.data()), state.size()};
    msghdr message{};
    message.msg_name = &address;
    message.msg_namelen = size;
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    while (::sendmsg(socket.get(), &message, MSG_NOSIGNAL) < 0)
        if (errno != EINTR) return errno;
    return 0;
}

}  // namespace

ServiceManager ServiceManager::from_environment() {
    ServiceManager manager;
    manager.socket_ = environment("NOTIFY_SOCKET");
    const auto asked = environment("WATCHDOG_PID");
    // The variables are inherited: another process may be meant.
    if (!asked.empty() && positive_number(asked) != std::int64_t{::getpid()}) return manager;
    if (const auto within = positive_number(environment("WATCHDOG_USEC")); within && !manager.socket_.empty())
        manager.watchdog_ = std::chrono::microseconds(*within);
    return manager;
}

void ServiceManager::reloads() const { tell("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(monotonic_microseconds())); }

void ServiceManager::tell(std::string_view state) const {
    if (socket_.empty()) return;
    if (const auto failed = send_to(socket_, state); failed != 0)
        log_line("The service manager could not be told how this program is: " + reason(failed) +
                 ". See that NOTIFY_SOCKET names its socket.");
}

Watchdog::Watchdog(const ServiceManager& manager, std::function<void()> prove) {
    const auto within = manager.watchdog();
    if (!within) return;
    thread_ = std::jthread([&manager, prove = std::move(prove), every = *within / 2](const std::stop_token& stop) {
        std::mutex mutex;
        std::condition_variable_any woken;
        std::unique_lock lock(mutex);
        while (!stop.stop_requested()) {
            prove();
            manager.lives();
            woken.wait_for(lock, stop, every, [] { return false; });
        }
    });
}

}  // namespace qopi::helpdesk
