// libmicrohttpd behind the promises of http.hpp. One thread takes who comes. Two serve all connections and never wait; requests that need
// the store rest (suspended) while a worker answers them. A slow client costs a connection, not a thread.
#include "helpdesk/http/http.hpp"

#include <microhttpd.h>
#include <netinet/in.h>
#include <poll.h>
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

#include "helpdesk/http/access_log.hpp"
#include "helpdesk/http/connections.hpp"
#include "helpdesk/http/hosts.hpp"
#include "helpdesk/http/listen.hpp"
#include "helpdesk/http/room.hpp"
#include "helpdesk/system.hpp"

namespace qopi::helpdesk {
namespace {

// Measured: 200 clients that send a header every two seconds delay a normal one by at most 6 ms with these.
constexpr unsigned serving_threads = 2, quick_workers = 4, heavy_workers = 1, idle_seconds_max = 10;
// So many that a hundred addresses, each with all the connections that it may have, leave room for others. One that says nothing costs a
// file and a few pages; who comes when all are taken waits until an idle one is ended.
constexpr unsigned connections_max = 8000;
// The library counts one that was ended a moment longer than we do.
constexpr unsigned connections_slack = 64;
constexpr rlim_t other_files_max = 192;  // the store, the site, the system's own
constexpr std::size_t connection_memory_bytes = 64u << 10;
constexpr std::size_t jobs_max = 512;
// What RFC 9112 lets a server refuse is refused: line feeds alone, folded lines, a length beside a transfer coding.
constexpr int discipline = 1;
// A registration of thousands of users is smaller; 16 MiB made to be costly take seconds. They wait for each other only.
constexpr std::size_t heavy_body_bytes = 1u << 20;
// A body that was refused is read to its end, so that the client can hear why, but not for ever.
constexpr std::uint64_t discarded_bytes_max = 64u << 20;
// Whatever its pace, a body comes to its end, and so does what was to be its connection's.
constexpr double body_seconds_max = 300;
constexpr double watch_seconds = 1;
// A network of 48 bits may have the connections of so many of its addresses.
constexpr unsigned connections_site_factor = 4;
// What had begun when the program was asked to end may take so long to end itself; systemd's own patience is 90 s.
constexpr double drain_seconds_max = 75;

constexpr auto security_headers = std::to_array<std::pair<const char*, const char*>>({
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; img-src 'self' blob:; "
     "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
});

// --- headers -----------------------------------------------------------------------------------------------------

struct Wanted {
    std::string_view name;
    std::string* value;
    unsigned* count = nullptr;
};

MHD_Result collect(void* context, MHD_ValueKind, const char* name, const char* value) {
    for (const auto& wanted : *static_cast<std::vector<Wanted>*>(context))
        if (wanted.name.size() == std::strlen(name) && ::strncasecmp(wanted.name.data(), name, wanted.name.size()) == 0) {
            if (!wanted.value->empty()) *wanted.value += ", ";
            *wanted.value += value ? value : "";
            if (wanted.count) ++*wanted.count;
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
    return static_cast<unsigned>(std::clamp<rlim_t>(files.rlim_cur, other_files_max + 1, connections_max + other_files_max) -
                                 other_files_max);
}

}  // namespace

class HttpServer::Daemon {
public:
    Daemon(HttpSettings settings, Service service, const std::string& listens_as)
        : settings_(std::move(settings)),
          service_(std::move(service)),
          hosts_(settings_.hosts),
          connections_({settings_.connections_per_address, settings_.connections_per_address * connections_site_factor,
                        static_cast<double>(settings_.head_seconds_max)},
                       settings_.proxies) {
        hosts_.add(listens_as);
    }
    ~Daemon() { stop(); }
    Daemon(const Daemon&) = delete;
    Daemon& operator=(const Daemon&) = delete;

    bool start(int listening) {
        listening_ = listening;
        connections_max_ = connections_here();
        // Its own listening cannot be ended beside threads that serve: both would take the socket off their list, and the second to do so
        // ends the program (MHD_quiesce_daemon, also in 1.0.1).
        daemon_ =
            MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_NO_LISTEN_SOCKET, 0, nullptr,
                             nullptr, &Daemon::on_request, this, MHD_OPTION_THREAD_POOL_SIZE, serving_threads, MHD_OPTION_CONNECTION_LIMIT,
                             connections_max_ + connections_slack, MHD_OPTION_CONNECTION_TIMEOUT, idle_seconds_max,
                             MHD_OPTION_CLIENT_DISCIPLINE_LVL, discipline, MHD_OPTION_NOTIFY_CONNECTION, &Daemon::on_connection, this,
                             MHD_OPTION_CONNECTION_MEMORY_LIMIT, connection_memory_bytes, MHD_OPTION_UNESCAPE_CALLBACK, &keep_escaped,
                             nullptr, MHD_OPTION_NOTIFY_COMPLETED, &Daemon::on_completed, this, MHD_OPTION_END);
        if (!daemon_) return false;
        accepting_ = std::thread([this] { accept_all(); });
        for (unsigned i = 0; i < quick_workers; ++i) workers_.emplace_back([this] { work(quick_); });
        for (unsigned i = 0; i < heavy_workers; ++i) workers_.emplace_back([this] { work(heavy_); });
        workers_.emplace_back([this] { watch(); });
        return true;
    }

private:
    /// One request and its answer, from the first header to the last byte.
    struct Exchange {
        Request request;
        std::optional<Response> answer;
        MHD_Connection* connection = nullptr;
        std::uint64_t body_max = 0, discarded = 0;
        std::optional<Room::Body> body;  ///< while it comes
        double begun = 0;
        bool is_last = false;  ///< its connection is ended after the answer
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

    static int descriptor_of(MHD_Connection* connection) {
        return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    }

    static Address peer_of(MHD_Connection* connection) {
        return address_of(MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr);
    }

    /// Takes who comes. When all connections are taken, who comes waits until one is ended.
    void accept_all() {
        for (pollfd comes{listening_, POLLIN, 0};;) {
            {
                std::unique_lock lock(mutex_);
                one_closed_.wait(lock, [&] { return draining_ || connected_ < connections_max_; });
            }
            ::poll(&comes, 1, -1);
            if (draining_) return;
            sockaddr_storage peer{};
            socklen_t size = sizeof peer;
            auto* address = reinterpret_cast<sockaddr*>(&peer);
            const int descriptor = ::accept4(listening_, address, &size, SOCK_CLOEXEC | SOCK_NONBLOCK);
            if (descriptor < 0) {
                // Out of files, or memory: who comes waits with us.
                if (errno != EAGAIN && errno != EINTR && errno != ECONNABORTED) std::this_thread::sleep_for(std::chrono::milliseconds(20));
                continue;
            }
            ++connected_;
            if (MHD_add_connection(daemon_, descriptor, address, size) != MHD_YES) --connected_;
        }
    }

    static void on_connection(void* self, MHD_Connection* connection, void**, MHD_ConnectionNotificationCode code) {
        auto* daemon = static_cast<Daemon*>(self);
        const auto descriptor = descriptor_of(connection);
        if (code == MHD_CONNECTION_NOTIFY_STARTED) {
            if (!daemon->connections_.opened(descriptor, peer_of(connection), seconds_now())) ::shutdown(descriptor, SHUT_RDWR);
            return;
        }
        daemon->connections_.closed(descriptor);
        {
            const std::lock_guard lock(daemon->mutex_);
            --daemon->connected_;
        }
        daemon->one_closed_.notify_one();
    }

    static void on_completed(void* self, MHD_Connection* connection, void** context, MHD_RequestTerminationCode) {
        const std::unique_ptr<Exchange> exchange(static_cast<Exchange*>(*context));
        if (!exchange) return;
        *context = nullptr;
        auto* daemon = static_cast<Daemon*>(self);
        const auto now = seconds_now();
        if (daemon->settings_.access_log && exchange->answer)
            std::fprintf(stderr, "%s\n",
                         daemon->access_log_
                             .line(exchange->request.client, exchange->request.method, exchange->answer->route, exchange->answer->status,
                                   (now - exchange->begun) * 1000)
                             .c_str());
        daemon->connections_.rests(descriptor_of(connection), now);
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
        std::string length, transfer_encoding, expect, forwarded, host;
        unsigned lengths = 0, transfer_encodings = 0, hosts = 0;
        std::vector<Wanted> wanted{{"Content-Type", &request.content_type},
                                   {"Content-Encoding", &request.content_encoding},
                                   {"Content-Digest", &request.content_digest},
                                   {"Accept-Encoding", &request.accept_encoding},
                                   {"If-None-Match", &request.if_none_match},
                                   {"Content-Length", &length, &lengths},
                                   {"Transfer-Encoding", &transfer_encoding, &transfer_encodings},
                                   {"Expect", &expect},
                                   {"Host", &host, &hosts},
                                   {"X-Forwarded-For", &forwarded}};
        MHD_get_connection_values(connection, MHD_HEADER_KIND, &collect, &wanted);
        if (std::uint64_t bytes = 0; std::from_chars(length.data(), length.data() + length.size(), bytes).ec == std::errc())
            request.content_length = bytes;
        request.has_body = !transfer_encoding.empty() || request.content_length.value_or(0) > 0;
        request.expects_continue = !expect.empty();
        request.client = client_of(settings_.proxies.origin(peer_of(connection), forwarded));
        connections_.asked(descriptor_of(connection));
        ++running_;
        *context = owned.release();

        // Two lengths for one body is how requests are smuggled past a proxy (RFC 9112 §6.3), and so are two hosts for one request (§3.2).
        // What else can be read in two ways the library refuses.
        if (lengths + transfer_encodings > 1 || hosts != 1) return refuse_head(exchange, Refusal::malformed);
        if (!hosts_.has(host)) return refuse_head(exchange, Refusal::misdirected);

        exchange.body_max = service_.body_bytes_max(request);
        exchange.body.emplace(room_, request.client, request.content_length.value_or(0), exchange.begun);
        // Connections that are kept alive would else go on asking for as long as others end.
        exchange.is_last = draining_;
        exchange.answer = exchange.is_last ? std::optional(service_.refuse(Refusal::busy)) : service_.at_once(request);
        if (!exchange.answer && request.content_length.value_or(0) > exchange.body_max)
            exchange.answer = service_.refuse(Refusal::too_large);
        // A client that asks before it sends is spared the sending; so is one that announces more than we would read.
        if (exchange.answer && request.has_body && (request.expects_continue || request.content_length.value_or(0) > discarded_bytes_max))
            return queue(exchange);
        return MHD_YES;
    }

    MHD_Result refuse_head(Exchange& exchange, Refusal why) {
        exchange.answer = service_.refuse(why);
        exchange.is_last = true;
        return queue(exchange);
    }

    MHD_Result receive(Exchange& exchange, const char* data, std::size_t* size) {
        const auto count = std::exchange(*size, 0);
        const auto now = seconds_now();
        if (now - exchange.begun > body_seconds_max) return MHD_NO;
        // Counted here too: a chunked body announces no length.
        if (!exchange.answer && exchange.body->size() + count > exchange.body_max) exchange.answer = service_.refuse(Refusal::too_large);
        if (exchange.answer) exchange.body->drop();
        switch (exchange.body->receive({data, count}, now)) {
            case Room::Body::Verdict::received:
                return MHD_YES;
            case Room::Body::Verdict::no_room:
                break;
            case Room::Body::Verdict::too_slow:
                return MHD_NO;
        }
        if (!exchange.answer) exchange.answer = service_.refuse(Refusal::busy);
        return (exchange.discarded += count) > discarded_bytes_max ? MHD_NO : MHD_YES;
    }

    /// The request is whole: answer it, or let a worker answer it and be called again.
    MHD_Result finish(Exchange& exchange) {
        if (!exchange.answer && !exchange.body->finish(exchange.request.body)) exchange.answer = service_.refuse(Refusal::busy);
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
            exchange.answer = service_.refuse(Refusal::busy);
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
                exchange->answer = service_.refuse(Refusal::busy);
            }
            MHD_resume_connection(exchange->connection);
        }
    }

    /// Looks after those who are connected and say nothing that anyone could answer.
    void watch() {
        std::unique_lock lock(mutex_);
        while (!ended_.wait_for(lock, std::chrono::duration<double>(watch_seconds), [&] { return ending_; }))
            connections_.end_late(seconds_now());
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
        if (exchange.is_last) MHD_add_response_header(response.get(), "Connection", "close");
        return MHD_queue_response(exchange.connection, answer.status, response.get());
    }

    void stop() {
        if (!daemon_) {
            if (listening_ >= 0) ::close(listening_);
            return;
        }
        {
            const std::lock_guard lock(mutex_);
            draining_ = true;
        }
        one_closed_.notify_all();
        // Who comes now is turned away at once, instead of waiting in a queue that nobody serves. It also wakes the one who accepts.
        ::shutdown(listening_, SHUT_RDWR);
        accepting_.join();
        for (const auto begun = seconds_now(); running_ > 0 && seconds_now() - begun < drain_seconds_max;)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        {
            const std::lock_guard lock(mutex_);
            ending_ = true;
        }
        quick_.woken.notify_all();
        heavy_.woken.notify_all();
        ended_.notify_all();
        for (auto& worker : workers_) worker.join();  // what rested is resumed now: the daemon may stop
        MHD_stop_daemon(daemon_);
        ::close(listening_);
    }

    HttpSettings settings_;
    Service service_;
    Hosts hosts_;
    Connections connections_;
    Room room_;
    AccessLog access_log_;
    MHD_Daemon* daemon_ = nullptr;
    int listening_ = -1;
    std::atomic<bool> draining_ = false;
    std::atomic<int> running_ = 0;
    std::mutex mutex_;
    Lane quick_, heavy_;
    std::condition_variable ended_, one_closed_;
    bool ending_ = false;
    std::thread accepting_;
    unsigned connections_max_ = 0;
    std::atomic<unsigned> connected_ = 0;
    std::vector<std::thread> workers_;
};

HttpServer::HttpServer(std::unique_ptr<Daemon> daemon, std::string address) : daemon_(std::move(daemon)), address_(std::move(address)) {}
HttpServer::~HttpServer() = default;

Outcome<std::unique_ptr<HttpServer>> HttpServer::start(const HttpSettings& settings, Service service) {
    const auto read = read_listen(settings.listen);
    if (!read) return read.error();
    const auto& listen = read.value();
    auto daemon = std::make_unique<Daemon>(settings, std::move(service), listen.host);

    const int listening = ::socket(listen.address.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int on = 1;
    ::setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (listening < 0 || ::bind(listening, reinterpret_cast<const sockaddr*>(&listen.address), listen.size) != 0 ||
        ::listen(listening, SOMAXCONN) != 0) {
        const auto why = errno;
        if (listening >= 0) ::close(listening);
        if (why == EADDRINUSE)
            return Trouble{"Port " + listen.port + " is in use by another program. End that program, or choose another port: --listen " +
                           listen.host + ":PORT."};
        return Trouble{"The address " + settings.listen + " cannot be listened on: " + reason(why) + ". Choose another with --listen."};
    }
    const auto port = port_of(listening);
    if (!daemon->start(listening))
        return Trouble{"The HTTP server could not start: the system gave it no threads or files. End other programs and try again."};
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(daemon), "http://" + listen.host + ":" + std::to_string(port) + "/"));
}

}  // namespace qopi::helpdesk
