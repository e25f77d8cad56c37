// libmicrohttpd behind the promises of http.hpp. Two threads serve all connections and never wait; requests that need the
// store rest (suspended) while a worker answers them. A slow client costs a connection, not a thread.
#include "helpdesk/http.hpp"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "helpdesk/system.hpp"

namespace qopi::helpdesk {
namespace {

// Measured: 200 clients that send a header every two seconds delay a normal one by at most 6 ms with these.
constexpr unsigned serving_threads = 2, quick_workers = 4, heavy_workers = 1, idle_seconds_max = 10;
// So many that a hundred addresses, each with all the connections that it may have, leave room for others. One that says nothing costs a
// file and a few pages; who comes when all are taken waits until an idle one is ended.
constexpr unsigned connections_max = 8000;
constexpr rlim_t other_files_max = 192;  // the store, the site, the system's own
constexpr std::size_t connection_memory_bytes = 64u << 10;
constexpr std::size_t jobs_max = 512;
// A registration of thousands of users is smaller; 16 MiB made to be costly take seconds. They wait for each other only.
constexpr std::size_t heavy_body_bytes = 1u << 20;
// Bodies that are on their way are held in memory: by one address, and by all together.
constexpr std::uint64_t bodies_bytes_max = 256u << 20, bodies_bytes_max_per_address = 64u << 20;
// A body that was refused is read to its end, so that the client can hear why, but not for ever.
constexpr std::uint64_t discarded_bytes_max = 64u << 20;
// The idle limit never ends a client that sends a byte now and then; these do.
constexpr double body_seconds_max = 300;
// What had begun when the program was asked to end may take so long to end itself; systemd's own patience is 90 s.
constexpr double drain_seconds_max = 75;

constexpr auto security_headers = std::to_array<std::pair<const char*, const char*>>({
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; img-src 'self' blob:; "
     "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
});

// --- addresses ---------------------------------------------------------------------------------------------------

struct Listen {
    sockaddr_storage address{};
    socklen_t size = 0;
    std::string host, port;
};

bool is_v6(const Listen& listen) { return listen.address.ss_family == AF_INET6; }

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
    } else {
        auto* v4 = reinterpret_cast<sockaddr_in*>(&listen.address);
        v4->sin_family = AF_INET;
        v4->sin_port = htons(static_cast<std::uint16_t>(port));
        listen.size = sizeof *v4;
        if (::inet_pton(AF_INET, listen.host.c_str(), &v4->sin_addr) != 1) return trouble;
    }
    return listen;
}

/// As limits count it: all addresses of one IPv6 network of 64 bits are one client.
std::string limited_address(const sockaddr* address) {
    char text[INET6_ADDRSTRLEN] = "";
    if (address->sa_family == AF_INET) {
        ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, text, sizeof text);
    } else if (address->sa_family == AF_INET6) {
        auto network = reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr;
        if (IN6_IS_ADDR_V4MAPPED(&network)) {
            ::inet_ntop(AF_INET, network.s6_addr + 12, text, sizeof text);
        } else {
            std::fill(network.s6_addr + 8, network.s6_addr + 16, std::uint8_t{0});
            ::inet_ntop(AF_INET6, &network, text, sizeof text);
        }
    }
    return text;
}

/// The last hop of X-Forwarded-For is what our own proxy saw; what stands before it anyone can write.
std::optional<std::string> last_hop(std::string_view forwarded) {
    const auto comma = forwarded.rfind(',');
    if (comma != std::string_view::npos) forwarded.remove_prefix(comma + 1);
    while (!forwarded.empty() && forwarded.front() == ' ') forwarded.remove_prefix(1);
    while (!forwarded.empty() && forwarded.back() == ' ') forwarded.remove_suffix(1);
    const std::string text(forwarded);
    sockaddr_in v4{};
    v4.sin_family = AF_INET;
    if (::inet_pton(AF_INET, text.c_str(), &v4.sin_addr) == 1) return limited_address(reinterpret_cast<const sockaddr*>(&v4));
    sockaddr_in6 v6{};
    v6.sin6_family = AF_INET6;
    if (::inet_pton(AF_INET6, text.c_str(), &v6.sin6_addr) == 1) return limited_address(reinterpret_cast<const sockaddr*>(&v6));
    return std::nullopt;
}

// --- headers -----------------------------------------------------------------------------------------------------

struct Wanted {
    std::string_view name;
    std::string* value;
};

MHD_Result collect(void* context, MHD_ValueKind, const char* name, const char* value) {
    for (const auto& wanted : *static_cast<std::vector<Wanted>*>(context))
        if (wanted.name.size() == std::strlen(name) && ::strncasecmp(wanted.name.data(), name, wanted.name.size()) == 0) {
            if (!wanted.value->empty()) *wanted.value += ", ";
            *wanted.value += value ? value : "";
        }
    return MHD_YES;
}

// A path is compared as it came, so that there is one way only to write it.
std::size_t keep_escaped(void*, MHD_Connection*, char* text) { return std::strlen(text); }

/// As many connections as the system has files for: more of them than it gives by default, where it gives more to who asks.
unsigned connections_here() {
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return FD_SETSIZE - other_files_max;
    files.rlim_cur = std::max(files.rlim_cur, std::min(files.rlim_max, rlim_t{connections_max} + other_files_max));
    ::setrlimit(RLIMIT_NOFILE, &files);
    ::getrlimit(RLIMIT_NOFILE, &files);
    return static_cast<unsigned>(std::clamp<rlim_t>(files.rlim_cur, other_files_max + 1, connections_max + other_files_max) - other_files_max);
}

/// Memory that bodies may take, shared out by address.
class Budget {
public:
    bool take(const std::string& address, std::uint64_t bytes) {
        const std::lock_guard lock(mutex_);
        auto& own = by_address_[address];
        if (total_ + bytes > bodies_bytes_max || own + bytes > bodies_bytes_max_per_address) {
            if (own == 0) by_address_.erase(address);
            return false;
        }
        own += bytes;
        total_ += bytes;
        return true;
    }
    void give_back(const std::string& address, std::uint64_t bytes) {
        if (bytes == 0) return;
        const std::lock_guard lock(mutex_);
        total_ -= bytes;
        const auto own = by_address_.find(address);
        if ((own->second -= bytes) == 0) by_address_.erase(own);
    }

private:
    std::mutex mutex_;
    std::uint64_t total_ = 0;
    std::unordered_map<std::string, std::uint64_t> by_address_;
};

}  // namespace

Outcome<bool> is_loopback(const std::string& listen) {
    const auto read = read_listen(listen);
    if (!read) return read.error();
    if (is_v6(read.value())) {
        const auto& address = reinterpret_cast<const sockaddr_in6*>(&read.value().address)->sin6_addr;
        return static_cast<bool>(IN6_IS_ADDR_LOOPBACK(&address));
    }
    return ntohl(reinterpret_cast<const sockaddr_in*>(&read.value().address)->sin_addr.s_addr) >> 24 == 127;
}

class HttpServer::Daemon {
public:
    Daemon(HttpSettings settings, Service service) : settings_(std::move(settings)), service_(std::move(service)) {}
    ~Daemon() { stop(); }
    Daemon(const Daemon&) = delete;
    Daemon& operator=(const Daemon&) = delete;

    bool start(int listening) {
        listening_ = listening;
        daemon_ = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME, 0, nullptr, nullptr,
                                   &Daemon::on_request, this, MHD_OPTION_LISTEN_SOCKET, listening, MHD_OPTION_THREAD_POOL_SIZE,
                                   serving_threads, MHD_OPTION_CONNECTION_LIMIT, connections_here(), MHD_OPTION_PER_IP_CONNECTION_LIMIT,
                                   settings_.connections_per_address, MHD_OPTION_CONNECTION_TIMEOUT, idle_seconds_max,
                                   MHD_OPTION_CONNECTION_MEMORY_LIMIT, connection_memory_bytes, MHD_OPTION_UNESCAPE_CALLBACK, &keep_escaped,
                                   nullptr, MHD_OPTION_NOTIFY_COMPLETED, &Daemon::on_completed, this, MHD_OPTION_END);
        if (!daemon_) return false;
        for (unsigned i = 0; i < quick_workers; ++i) workers_.emplace_back([this] { work(quick_); });
        for (unsigned i = 0; i < heavy_workers; ++i) workers_.emplace_back([this] { work(heavy_); });
        return true;
    }

private:
    /// One request and its answer, from the first header to the last byte.
    struct Exchange {
        Request request;
        std::optional<Response> answer;
        MHD_Connection* connection = nullptr;
        std::uint64_t body_max = 0, charged = 0, discarded = 0;
        double begun = 0;
    };

    /// Requests that wait for the workers of this lane.
    struct Lane {
        std::deque<Exchange*> jobs;
        std::condition_variable woken;
    };

    static MHD_Result on_request(void* self, MHD_Connection* connection, const char* url, const char* method, const char*, const char* data,
                                 std::size_t* size, void** context) {
        auto* daemon = static_cast<Daemon*>(self);
        // What a library of ours throws (no memory) ends one connection, not the program.
        try {
            auto* exchange = static_cast<Exchange*>(*context);
            if (!exchange) return daemon->begin(connection, url, method, context);
            if (*size > 0) return daemon->receive(*exchange, data, size);
            return daemon->finish(*exchange);
        } catch (const std::exception&) {
            return MHD_NO;
        }
    }

    static void on_completed(void* self, MHD_Connection*, void** context, MHD_RequestTerminationCode) {
        const std::unique_ptr<Exchange> exchange(static_cast<Exchange*>(*context));
        if (!exchange) return;
        *context = nullptr;
        auto* daemon = static_cast<Daemon*>(self);
        daemon->budget_.give_back(exchange->request.address, exchange->charged);
        if (daemon->settings_.access_log && exchange->answer)
            std::fprintf(stderr, "%s %s %.*s %u %.0f ms\n", time_now().c_str(), exchange->request.method.c_str(),
                         static_cast<int>(exchange->answer->route.size()), exchange->answer->route.data(), exchange->answer->status,
                         (seconds_now() - exchange->begun) * 1000);
        --daemon->running_;
    }

    MHD_Result begin(MHD_Connection* connection, const char* url, const char* method, void** context) {
        auto owned = std::make_unique<Exchange>();
        auto& exchange = *owned;
        auto& request = exchange.request;
        exchange.connection = connection;
        exchange.begun = seconds_now();
        request.method = method;
        request.path = url;
        std::string length, transfer_encoding, expect, forwarded;
        std::vector<Wanted> wanted{{"Content-Type", &request.content_type},
                                   {"Content-Encoding", &request.content_encoding},
                                   {"Content-Digest", &request.content_digest},
                                   {"Accept-Encoding", &request.accept_encoding},
                                   {"If-None-Match", &request.if_none_match},
                                   {"Content-Length", &length},
                                   {"Transfer-Encoding", &transfer_encoding},
                                   {"Expect", &expect},
                                   {"X-Forwarded-For", &forwarded}};
        MHD_get_connection_values(connection, MHD_HEADER_KIND, &collect, &wanted);
        // Two lengths for one body is how requests are smuggled past a proxy (RFC 9112 §6.1).
        if (!length.empty() && !transfer_encoding.empty()) return MHD_NO;
        if (std::uint64_t bytes = 0; std::from_chars(length.data(), length.data() + length.size(), bytes).ec == std::errc())
            request.content_length = bytes;
        request.has_body = !transfer_encoding.empty() || request.content_length.value_or(0) > 0;
        request.expects_continue = !expect.empty();
        if (const auto* client = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS))
            request.address = limited_address(client->client_addr);
        if (settings_.behind_tls_proxy)
            if (auto hop = last_hop(forwarded)) request.address = std::move(*hop);

        exchange.body_max = service_.body_bytes_max(request);
        // Connections that are kept alive would else go on asking for as long as others end.
        exchange.answer = draining_ ? std::optional(service_.busy()) : service_.at_once(request);
        if (!exchange.answer && request.content_length.value_or(0) > exchange.body_max) exchange.answer = service_.too_large();
        ++running_;
        *context = owned.release();
        // A client that asks before it sends is spared the sending; so is one that announces more than we would read.
        if (exchange.answer && request.has_body && (request.expects_continue || request.content_length.value_or(0) > discarded_bytes_max))
            return queue(exchange);
        return MHD_YES;
    }

    MHD_Result receive(Exchange& exchange, const char* data, std::size_t* size) {
        const auto count = std::exchange(*size, 0);
        if (seconds_now() - exchange.begun > body_seconds_max) return MHD_NO;
        auto& body = exchange.request.body;
        if (!exchange.answer) {
            // Counted here too: a chunked body announces no length.
            if (body.size() + count > exchange.body_max)
                exchange.answer = service_.too_large();
            else if (!budget_.take(exchange.request.address, count))
                exchange.answer = service_.busy();
        }
        if (exchange.answer) {
            budget_.give_back(exchange.request.address, std::exchange(exchange.charged, 0));
            std::string().swap(body);
            return (exchange.discarded += count) > discarded_bytes_max ? MHD_NO : MHD_YES;
        }
        exchange.charged += count;
        body.append(data, count);
        return MHD_YES;
    }

    /// The request is whole: answer it, or let a worker answer it and be called again.
    MHD_Result finish(Exchange& exchange) {
        if (!exchange.answer) {
            auto& lane = exchange.request.body.size() > heavy_body_bytes ? heavy_ : quick_;
            const std::lock_guard lock(mutex_);
            // Once the workers end, nobody would wake a connection that rests.
            if (!ending_ && lane.jobs.size() < jobs_max) {
                MHD_suspend_connection(exchange.connection);
                lane.jobs.push_back(&exchange);
                lane.woken.notify_one();
                return MHD_YES;
            }
            exchange.answer = service_.busy();
        }
        return queue(exchange);
    }

    void work(Lane& lane) {
        for (;;) {
            Exchange* exchange = nullptr;
            {
                std::unique_lock lock(mutex_);
                lane.woken.wait(lock, [&] { return ending_ || !lane.jobs.empty(); });
                if (lane.jobs.empty()) return;
                exchange = lane.jobs.front();
                lane.jobs.pop_front();
            }
            try {
                exchange->answer = service_.work(exchange->request);
            } catch (const std::exception&) {
                exchange->answer = service_.busy();
            }
            MHD_resume_connection(exchange->connection);
        }
    }

    MHD_Result queue(Exchange& exchange) {
        const auto& answer = *exchange.answer;
        const auto body = answer.lasting_body.value_or(answer.body);
        const std::unique_ptr<MHD_Response, decltype(&MHD_destroy_response)> response(
            MHD_create_response_from_buffer(body.size(), const_cast<char*>(body.data()),
                                            answer.lasting_body ? MHD_RESPMEM_PERSISTENT : MHD_RESPMEM_MUST_COPY),
            &MHD_destroy_response);
        if (!response) return MHD_NO;
        for (const auto& [name, value] : security_headers) MHD_add_response_header(response.get(), name, value);
        if (!answer.type.empty()) MHD_add_response_header(response.get(), "Content-Type", std::string(answer.type).c_str());
        for (const auto& [name, value] : answer.headers) MHD_add_response_header(response.get(), std::string(name).c_str(), value.c_str());
        if (draining_) MHD_add_response_header(response.get(), "Connection", "close");
        return MHD_queue_response(exchange.connection, answer.status, response.get());
    }

    void stop() {
        if (!daemon_) {
            if (listening_ >= 0) ::close(listening_);
            return;
        }
        draining_ = true;
        const auto listening = MHD_quiesce_daemon(daemon_);
        // Who comes now is turned away at once, instead of waiting in a queue that nobody serves.
        if (listening != MHD_INVALID_SOCKET) ::shutdown(listening, SHUT_RDWR);
        for (const auto begun = seconds_now(); running_ > 0 && seconds_now() - begun < drain_seconds_max;)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        {
            const std::lock_guard lock(mutex_);
            ending_ = true;
        }
        quick_.woken.notify_all();
        heavy_.woken.notify_all();
        for (auto& worker : workers_) worker.join();  // what rested is resumed now: the daemon may stop
        MHD_stop_daemon(daemon_);
        if (listening != MHD_INVALID_SOCKET) ::close(listening);
    }

    HttpSettings settings_;
    Service service_;
    Budget budget_;
    MHD_Daemon* daemon_ = nullptr;
    int listening_ = -1;
    std::atomic<bool> draining_ = false;
    std::atomic<int> running_ = 0;
    std::mutex mutex_;
    Lane quick_, heavy_;
    bool ending_ = false;
    std::vector<std::thread> workers_;
};

HttpServer::HttpServer(std::unique_ptr<Daemon> daemon, std::string address) : daemon_(std::move(daemon)), address_(std::move(address)) {}
HttpServer::~HttpServer() = default;

Outcome<std::unique_ptr<HttpServer>> HttpServer::start(const HttpSettings& settings, Service service) {
    const auto read = read_listen(settings.listen);
    if (!read) return read.error();
    const auto& listen = read.value();
    auto daemon = std::make_unique<Daemon>(settings, std::move(service));

    const int listening = ::socket(listen.address.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int on = 1;
    ::setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (listening < 0 || ::bind(listening, reinterpret_cast<const sockaddr*>(&listen.address), listen.size) != 0 ||
        ::listen(listening, SOMAXCONN) != 0) {
        const auto why = errno;
        if (listening >= 0) ::close(listening);
        if (why == EADDRINUSE)
            return Trouble{"Port " + listen.port + " is in use by another program. End that program, or name another port: --listen " +
                           listen.host + ":PORT."};
        return Trouble{"The address " + settings.listen + " cannot be listened on: " + reason(why) + ". Name another one with --listen."};
    }
    sockaddr_storage bound{};
    socklen_t size = sizeof bound;
    ::getsockname(listening, reinterpret_cast<sockaddr*>(&bound), &size);
    const auto port = ntohs(bound.ss_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6*>(&bound)->sin6_port
                                                        : reinterpret_cast<const sockaddr_in*>(&bound)->sin_port);
    if (!daemon->start(listening))
        return Trouble{"The HTTP server could not start: the system gave it no threads or files. End other programs and try again."};
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(daemon), "http://" + listen.host + ":" + std::to_string(port) + "/"));
}

}  // namespace qopi::helpdesk
