// `serve`: opens everything, says where it listens, reads again what was changed, and ends cleanly when asked to.
#include <pthread.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "helpdesk/http/desk.hpp"
#include "helpdesk/http/hosts.hpp"
#include "helpdesk/store/housekeeping.hpp"
#include "helpdesk/http/listen.hpp"
#include "helpdesk/commands/output.hpp"
#include "helpdesk/http/routes.hpp"
#include "helpdesk/system.hpp"
#include "helpdesk/systemd.hpp"

namespace qopi::helpdesk {
namespace {

// Questions in total: ten busy addresses' worth.
constexpr unsigned total_factor = 10;
// A network of 48 bits may have what so many of its addresses may have.
constexpr unsigned site_factor = 4;
// One address, and one network, get no more of a day than this part of it, so that others find some left.
constexpr unsigned day_addresses = 16, day_sites = 4;

/// SIGTERM, SIGINT and SIGHUP wait for `sigwait`; every thread that starts later inherits that.
sigset_t hold_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const auto signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, signal);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

std::optional<Trouble> refuse_unsafe(const ServeSettings& settings) {
    const auto listen = read_listen(settings.listen);
    if (!listen) return listen.error();
    if (!listen.value().is_loopback && settings.proxies.empty())
        return Trouble{
            "Plain HTTP is served on this machine only. Listen on 127.0.0.1, or put a TLS proxy in front and say its address with "
            "--proxy."};
    if (!settings.proxies.empty() && settings.hosts.empty())
        return Trouble{"Behind a proxy, the app has its own name. Set it with --host, such as --host qopi.example.org."};
    for (const auto& host : settings.hosts)
        if (host_name(host).empty()) return Trouble{"--host must be a name or an address, such as qopi.example.org."};
    if (!settings.metrics.empty()) {
        const auto own = read_listen(settings.metrics);
        if (!own || !own.value().is_loopback)
            return Trouble{
                "Metrics are shown on this machine only. Use one of its addresses and a port, such as --metrics 127.0.0.1:9187."};
    }
    for (const auto& [what, path] : {std::pair{"keys", settings.places.keys}, std::pair{"store", settings.places.store}})
        if (is_inside(path, settings.site))
            return Trouble{"The " + std::string(what) + " lie inside the site, where everyone could fetch them. Move " + path + " out of " +
                           settings.site + "."};
    return std::nullopt;
}

/// What should be known of a port that other machines can reach, and so past the proxy.
std::optional<std::string> exposure(const ServeSettings& settings, const Proxies& proxies) {
    if (const auto listen = read_listen(settings.listen); !listen || listen.value().is_loopback) return std::nullopt;
    return "Who reaches " + settings.listen + " and not the proxy is served without TLS" +
           (proxies.has_network() ? ", and from the network that --proxy names can forge the address that limits count by (X-Forwarded-For)"
                                  : "") +
           ". Let the firewall admit the proxy only.";
}

/// A listener of its own for the numbers, where somebody wants them. It ends after the server, of whose end it still tells.
Outcome<std::unique_ptr<HttpServer>> show_numbers(const ServeSettings& settings, const Metrics& metrics, Store& store) {
    if (settings.metrics.empty()) return std::unique_ptr<HttpServer>();
    auto shown = HttpServer::start({.listen = settings.metrics}, service_of(metrics, store));
    if (!shown)
        return Trouble{"The numbers cannot be shown at " + settings.metrics +
                       ". Check whether another program uses this port, or choose another with --metrics."};
    print("Numbers at " + shown.value()->address() + "metrics");
    return shown;
}

/// What can be changed while others are served. The roster is in the store, where each question finds it as it is.
void read_again(KeyRing& keys, RoundCalendar& rounds) {
    const auto keys_trouble = keys.read_again();
    if (keys_trouble) log_line(keys_trouble->sentence + " The keys stay as they were.");
    const auto rounds_trouble = rounds.read();
    if (rounds_trouble) log_line(rounds_trouble->sentence + " The calendar of rounds stays as it was.");
    if (!keys_trouble && !rounds_trouble)
        log_line("The keys and the calendar of rounds were read again. The roster needs none of that: it is asked as it is in the store.");
}

/// Returns when the program is to end; at SIGHUP it reads again. Who began it at a terminal wants it to end with that, and SIGHUP says so.
void wait_for_end(const sigset_t& signals, const ServiceManager& manager, KeyRing& keys, RoundCalendar& rounds) {
    const bool is_at_terminal = ::isatty(STDIN_FILENO) == 1;
    for (int signal = 0; sigwait(&signals, &signal) == 0 && signal == SIGHUP && !is_at_terminal;) {
        manager.reloads();
        read_again(keys, rounds);
        manager.listens();
    }
}

}  // namespace

int serve(const ServeSettings& settings) {
    if (const auto trouble = refuse_unsafe(settings)) return fail(*trouble);
    const auto proxies = Proxies::read(settings.proxies);
    if (!proxies) return fail(proxies.error());
    auto loaded = load_keys(settings.places.key_folder());
    if (!loaded) return fail(loaded.error());
    if (const auto trouble = loaded.value().ambiguity(settings.places.keys)) return fail(*trouble);
    KeyRing keys(settings.places.key_folder(), std::move(loaded.value()));
    const auto site = Site::load(settings.site);
    if (!site) return fail(site.error());
    RoundCalendar rounds(settings.rounds);
    if (const auto trouble = rounds.read()) return fail(*trouble);

    const auto signals = hold_signals();
    const auto manager = ServiceManager::from_environment();
    Metrics metrics;
    const auto store = open_store(settings.places, StoreLock::Use::serve);
    if (!store) return fail(store.error());
    const auto unvouched = std::uint64_t{settings.unvouched_mib_per_day} << 20;
    store.value()->when_committed([&](double seconds) { metrics.committed(seconds); });
    Desk desk{.store = *store.value(),
              .keys = keys,
              .site = site.value(),
              .rounds = rounds,
              .disk_floor_bytes = std::uint64_t{settings.disk_floor_mib} << 20,
              .puts = Limit({settings.puts_per_minute, settings.puts_per_minute * site_factor}),
              .verifies = Limit(
                  {settings.verifies_per_minute, settings.verifies_per_minute * site_factor, settings.verifies_per_minute * total_factor}),
              .unvouched = Limit({unvouched / day_addresses, unvouched / day_sites, unvouched}, day_seconds),
              .metrics = metrics};
    // Whoever waits is told that nothing was stored, and the program ends as if somebody had asked for it.
    store.value()->when_moved([] { ::kill(::getpid(), SIGTERM); });
    auto server = HttpServer::start({.listen = settings.listen,
                                     .proxies = proxies.value(),
                                     .hosts = settings.hosts,
                                     .connections_per_address = settings.connections_per_address,
                                     .head_seconds_max = settings.head_seconds_max,
                                     .access_log = settings.access_log},
                                    service_of(desk));
    if (!server) return fail(server.error());
    if (const auto warning = exposure(settings, proxies.value())) log_line(*warning);
    const auto numbers = show_numbers(settings, metrics, *store.value());
    if (!numbers) return fail(numbers.error());
    print("Listening on " + server.value()->address());
    std::fflush(stdout);
    manager.listens();
    // What was begun is ended under its eyes.
    const Watchdog watchdog(manager, [&] { store.value()->wait_for_writer(); });
    std::optional<Housekeeping> housekeeping(std::in_place, *store.value(), keys, settings.places.keys);

    wait_for_end(signals, manager, keys, rounds);
    manager.stops();
    housekeeping.reset();
    server.value().reset();
    if (const auto trouble = store.value()->moved()) return fail(*trouble);
    return Exit::done;
}

}  // namespace qopi::helpdesk
