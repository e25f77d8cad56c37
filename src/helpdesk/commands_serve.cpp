// `serve`: opens everything, says where it listens, and ends cleanly when asked to.
#include <pthread.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "helpdesk/desk.hpp"
#include "helpdesk/housekeeping.hpp"
#include "helpdesk/output.hpp"
#include "helpdesk/routes.hpp"
#include "helpdesk/system.hpp"

namespace qopi::helpdesk {
namespace {

constexpr unsigned connections_per_address = 64;
// In total ten busy addresses' worth.
constexpr unsigned total_factor = 10;

/// SIGTERM and SIGINT wait for `sigwait`; every thread that starts later inherits that.
sigset_t hold_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

std::optional<Trouble> refuse_unsafe(const ServeSettings& settings) {
    const auto loopback = is_loopback(settings.listen);
    if (!loopback) return loopback.error();
    if (!loopback.value() && !settings.behind_tls_proxy)
        return Trouble{
            "Plain HTTP is served on this machine only. Listen on 127.0.0.1, or put a TLS proxy in front and say so with "
            "--behind-tls-proxy."};
    for (const auto& [what, path] : {std::pair{"keys", settings.places.keys}, std::pair{"store", settings.places.store}})
        if (is_inside(path, settings.site))
            return Trouble{"The " + std::string(what) + " lie inside the site, where everyone could fetch them. Move " + path + " out of " +
                           settings.site + "."};
    return std::nullopt;
}

}  // namespace

int serve(const ServeSettings& settings) {
    if (const auto trouble = refuse_unsafe(settings)) return fail(*trouble);
    auto loaded = load_keys(settings.places.key_folder());
    if (!loaded) return fail(loaded.error());
    if (const auto trouble = loaded.value().ambiguity(settings.places.keys)) return fail(*trouble);
    KeyRing keys(settings.places.key_folder(), std::move(loaded.value()));
    const auto site = Site::load(settings.site);
    if (!site) return fail(site.error());
    std::string rounds = "[]";
    if (!settings.rounds.empty()) {
        const auto read = read_rounds(settings.rounds);
        if (!read) return fail(read.error());
        rounds = read.value();
    }

    auto signals = hold_signals();
    const auto store = open_store(settings.places, StoreLock::Use::serve);
    if (!store) return fail(store.error());
    Desk desk{.store = *store.value(),
              .keys = keys,
              .site = site.value(),
              .rounds = rounds,
              .disk_floor_bytes = std::uint64_t{settings.disk_floor_mib} << 20,
              .puts = Limit(settings.puts_per_minute, settings.puts_per_minute * total_factor),
              .verifies = Limit(settings.verifies_per_minute, settings.verifies_per_minute * total_factor)};
    // Behind a proxy all connections come from one address, so that such a limit would only limit the proxy.
    const auto connections = settings.connections_per_address > 0 ? settings.connections_per_address
                             : settings.behind_tls_proxy          ? 0
                                                                  : connections_per_address;
    // Whoever waits is told that nothing was stored, and the program ends as if somebody had asked for it.
    store.value()->when_moved([] { ::kill(::getpid(), SIGTERM); });
    auto server = HttpServer::start({.listen = settings.listen,
                                     .behind_tls_proxy = settings.behind_tls_proxy,
                                     .connections_per_address = connections,
                                     .access_log = settings.access_log},
                                    service_of(desk));
    if (!server) return fail(server.error());
    print("Listening on " + server.value()->address());
    std::fflush(stdout);
    std::optional<Housekeeping> housekeeping(std::in_place, *store.value(), keys, settings.places.keys);

    int signal = 0;
    sigwait(&signals, &signal);
    housekeeping.reset();
    server.value().reset();
    if (const auto trouble = store.value()->moved()) return fail(*trouble);
    return Exit::done;
}

}  // namespace qopi::helpdesk
