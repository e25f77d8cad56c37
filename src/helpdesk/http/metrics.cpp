// One row for each number; the rest is the format.
#include "helpdesk/http/metrics.hpp"

#include <algorithm>
#include <charconv>

#include "helpdesk/http/problem.hpp"
#include "helpdesk/http/routes.hpp"

namespace qopi::helpdesk {
namespace {

// --- the format: https://prometheus.io/docs/instrumenting/exposition_formats/ --------------------------------------

constexpr std::string_view text_type = "text/plain; version=0.0.4; charset=utf-8";

std::string number(double value) {
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

/// One number. `labels` are names of ours: nothing in them needs a backslash.
void sample(std::string& out, std::string_view name, std::string_view labels, std::string_view value) {
    out.append(name);
    if (!labels.empty()) out.append("{").append(labels).append("}");
    out.append(" ").append(value).append("\n");
}
void sample(std::string& out, std::string_view name, std::string_view labels, std::uint64_t value) {
    sample(out, name, labels, std::to_string(value));
}

std::string label(std::string_view name, std::string_view value) { return std::string(name) + "=\"" + std::string(value) + "\""; }

// --- the numbers -------------------------------------------------------------------------------------------------

struct Source {
    const Metrics& metrics;
    Store& store;
};

struct Family {
    std::string_view name, type, help;
    void (*write)(std::string& out, std::string_view name, const Source& from);
};

void write_requests(std::string& out, std::string_view name, const Source& from) {
    for (const auto& [key, count] : from.metrics.requests())
        sample(out, name, label("route", key.first) + "," + label("status", std::to_string(key.second)), count);
}

void write_commits(std::string& out, std::string_view name, const Source& from) {
    const auto& buckets = from.metrics.commits();
    const auto part = [&](std::string_view end) { return std::string(name) + std::string(end); };
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        sum += buckets[i];
        const auto end = i < Metrics::commit_seconds_ends.size() ? number(Metrics::commit_seconds_ends[i]) : "+Inf";
        sample(out, part("_bucket"), label("le", end), sum);
    }
    sample(out, part("_sum"), "", number(from.metrics.commit_seconds()));
    sample(out, part("_count"), "", sum);
}

void write_waiting(std::string& out, std::string_view name, const Source& from) { sample(out, name, "", from.store.writes_waiting()); }

void write_set_aside(std::string& out, std::string_view name, const Source& from) {
    if (const auto count = from.store.count_set_aside()) sample(out, name, "", static_cast<std::uint64_t>(count.value()));
}

void write_missed_keys(std::string& out, std::string_view name, const Source& from) { sample(out, name, "", from.metrics.missed_keys()); }

void write_free(std::string& out, std::string_view name, const Source& from) { sample(out, name, "", from.store.free_disk_bytes()); }

void write_check(std::string& out, std::string_view name, const Source& from) {
    for (const auto& [check, result] :
         {std::pair{Store::Check::none, "none"}, std::pair{Store::Check::whole, "whole"}, std::pair{Store::Check::damaged, "damaged"}})
        sample(out, name, label("result", result), std::uint64_t{from.store.checked() == check});
}

constexpr auto families = std::to_array<Family>({
    {"helpdesk_requests_total", "counter", "Answers by route and status; what was refused before it had a route is in refused.",
     write_requests},
    {"helpdesk_commit_seconds", "histogram", "Seconds of each commit that changed the store, until it was on the disk.", write_commits},
    {"helpdesk_writes_waiting", "gauge", "Writes that are not on the disk yet.", write_waiting},
    {"helpdesk_set_aside_packages", "gauge", "Packages that are set aside and wait for staff.", write_set_aside},
    {"helpdesk_missing_key_total", "counter", "Packages sealed for a key that is not here.", write_missed_keys},
    {"helpdesk_store_free_bytes", "gauge", "Bytes that are free on the disk of the store.", write_free},
    {"helpdesk_store_check", "gauge", "What the look at every byte of the store found: one of these is 1.", write_check},
});

Response answer(const Request& request, const Source& from) {
    if (request.path != "/metrics") return problem(404, "not-found", "There is nothing here", "The numbers are at /metrics.");
    if (request.method != "GET" && request.method != "HEAD") {
        auto response = problem(405, "method", "Method not allowed here", "Use another method.");
        response.headers.emplace_back("Allow", "GET, HEAD");
        return response;
    }
    return {.type = text_type, .body = metrics_text(from.metrics, from.store)};
}

}  // namespace

void Metrics::answered(std::string_view route, unsigned status) {
    const std::lock_guard lock(mutex_);
    ++requests_[{route, status}];
}

void Metrics::committed(double seconds) {
    const auto end = std::lower_bound(commit_seconds_ends.begin(), commit_seconds_ends.end(), seconds);
    ++commits_[static_cast<std::size_t>(end - commit_seconds_ends.begin())];
    commit_seconds_ += seconds;
}

Metrics::Requests Metrics::requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
}

std::string metrics_text(const Metrics& metrics, Store& store) {
    std::string out;
    for (const auto& [name, type, help, write] : families) {
        out.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ").append(type).append("\n");
        write(out, name, {metrics, store});
    }
    return out;
}

Service service_of(const Metrics& metrics, Store& store) {
    const auto no_store = [](Response response) {
        response.headers.emplace_back("Cache-Control", "no-store");
        return response;
    };
    return {.body_bytes_max = [](const Request&) -> std::uint64_t { return 0; },
            .at_once = [](const Request&) -> std::optional<Response> { return std::nullopt; },
            .work =
                [no_store, &metrics, &store](const Request& request) {
                    return no_store(answer(request, {metrics, store}));
                },
            .refuse = [no_store](Refusal why) { return no_store(refused(why)); }};
}

}  // namespace qopi::helpdesk
