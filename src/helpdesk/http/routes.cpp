// The routes, each a function from a request to an answer.
#include "helpdesk/http/routes.hpp"

#include <cstdio>

#include "base/text.hpp"
#include "base/base64.hpp"
#include "helpdesk/keys/base64url.hpp"
#include "helpdesk/http/media_type.hpp"
#include "helpdesk/intake/members.hpp"
#include "helpdesk/http/problem.hpp"
#include "helpdesk/system.hpp"
#include "package/json.hpp"
#include "package/sha256.hpp"

namespace qopi::helpdesk {
namespace {

constexpr std::uint64_t question_bytes_max = 4096;
constexpr std::size_t id_bytes_max = 64;
constexpr unsigned busy_retry_seconds = 30;
// A day would be long for who is told to wait because of others; asking once an hour costs nobody anything.
constexpr unsigned full_retry_seconds = 3600;

constexpr std::string_view submissions = "/api/v1/submissions/", receipt = "/receipt";

// --- recognizing -------------------------------------------------------------------------------------------------

enum class Route : unsigned char { desk, verify, submission, receipt_of, health, site };

struct Match {
    Route route = Route::site;
    std::string_view id = "";
};

Match match(std::string_view path) {
    if (path == "/api/v1/desk") return {Route::desk};
    if (path == "/api/v1/members/verify") return {Route::verify};
    if (path == "/healthz") return {Route::health};
    if (path.starts_with(submissions)) {
        auto id = path.substr(submissions.size());
        const bool asks_receipt = id.ends_with(receipt);
        if (asks_receipt) id.remove_suffix(receipt.size());
        if (!id.empty() && id.size() <= id_bytes_max && id.find('/') == std::string_view::npos)
            return {asks_receipt ? Route::receipt_of : Route::submission, id};
    }
    return {};
}

constexpr std::string_view name_of(Route route) {
    switch (route) {
        case Route::desk:
            return "desk";
        case Route::verify:
            return "members/verify";
        case Route::submission:
            return "submissions";
        case Route::receipt_of:
            return "submissions/receipt";
        case Route::health:
            return "healthz";
        case Route::site:
            return "site";
    }
    return "";
}

constexpr std::string_view methods_of(Route route) {
    switch (route) {
        case Route::verify:
            return "POST";
        case Route::submission:
            return "PUT";
        case Route::desk:
        case Route::receipt_of:
        case Route::health:
        case Route::site:
            return "GET, HEAD";
    }
    return "";
}

bool allows(Route route, std::string_view method) {
    const auto methods = methods_of(route);
    return methods.starts_with("GET") ? method == "GET" || method == "HEAD" : method == methods;
}

// --- answering ---------------------------------------------------------------------------------------------------

Response json_answer(unsigned status, const Json& body) {
    return {.status = status, .type = "application/json", .body = body.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"};
}

Response with_retry(Response response, unsigned seconds) {
    response.headers.emplace_back("Retry-After", std::to_string(seconds));
    return response;
}

Response busy() {
    return with_retry(problem(503, "busy", "The Help Desk is busy", "Nothing was saved. Send it again a little later."),
                      busy_retry_seconds);
}

Response too_many(unsigned seconds) {
    return with_retry(problem(429, "too-many", "Too many requests", "Wait a little and try again."), seconds);
}

/// Says on the Help Desk's side why it was busy; the client hears only that it was.
Response busy_because(const std::string& sentence) {
    log_line(sentence);
    return busy();
}

/// The name of a key as ours are; what a stranger wrote in its place is not printed.
std::string shown_kid(std::string_view kid) {
    constexpr std::size_t kid_bytes_max = 40;
    const bool is_ours = !kid.empty() && kid.size() <= kid_bytes_max &&
                         std::all_of(kid.begin(), kid.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
    return is_ours ? std::string(kid) : "of another form than ours";
}

Response not_found() { return problem(404, "not-found", "There is nothing here", "Check the address."); }

// --- headers of a PUT --------------------------------------------------------------------------------------------

enum class Digest : unsigned char { absent, matches, differs, not_ours };

/// Content-Digest (RFC 9530): a dictionary of algorithms; ours is sha-256, as `sha-256=:base64:`.
Digest compare_digest(std::string_view header, std::string_view body) {
    if (header.empty()) return Digest::absent;
    std::optional<std::string_view> named;
    while (!header.empty()) {
        const auto end = std::min(header.find(','), header.size());
        auto entry = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        while (entry.starts_with(' ') || entry.starts_with('\t')) entry.remove_prefix(1);
        constexpr std::string_view ours = "sha-256=";
        if (!entry.starts_with(ours)) continue;
        entry.remove_prefix(ours.size());
        // A repeated key: the last one counts (RFC 9651 §4.2.2). The body is hashed once, however often it is named.
        named = entry.substr(0, entry.find_first_of("; \t"));
    }
    if (!named) return Digest::not_ours;
    return *named == ":" + base64(bytes_of_hex(sha256_hex(body))) + ":" ? Digest::matches : Digest::differs;
}

// --- the routes --------------------------------------------------------------------------------------------------

struct AnswerTo {
    Desk& desk;
    std::string_view id;

    Response operator()(const Accepted& accepted) const {
        auto response = json_answer(accepted.is_new ? 201 : 200, {{"receipt", accepted.record.receipt}});
        // Relative to what was asked for: a proxy may serve the site below a path that is not known here.
        if (accepted.is_new) response.headers.emplace_back("Location", std::string(id) + std::string(receipt));
        return response;
    }
    Response operator()(const Unreadable& unreadable) const { return problem_of(unreadable.fault); }
    Response operator()(const Refused& refused) const { return problem_of(refused.issues); }
    Response operator()(const NoMember& no_member) const { return problem_of(no_member.membership); }
    Response operator()(const Conflict&) const {
        return problem(409, "conflict", "This id belongs to another package",
                       "The first package stays as it was. Make a new package with an id of its own.");
    }
    Response operator()(const TooMany& too_many_) const { return too_many(too_many_.retry_after_seconds); }
    Response operator()(const Full& full) const {
        return with_retry(problem(503, "no-room-today", "The Help Desk takes no more of these today",
                                  "Nothing was saved. Send it again tomorrow, or save the package and email it to us."),
                          std::min(full.retry_after_seconds, full_retry_seconds));
    }
    Response operator()(const NoKey& no_key) const {
        desk.metrics.missed_key();
        log_line("A package is sealed to the key " + shown_kid(no_key.kid) + ", which is not here. Restore its file.");
        return with_retry(problem(503, "no-key", "The key that this package was sealed to is not here",
                                  "Nothing was saved. Send it again a little later."),
                          busy_retry_seconds);
    }
    Response operator()(const Busy& because) const { return busy_because(because.sentence); }
};

Response put_submission(Desk& desk, const Request& request, std::string_view id) {
    switch (compare_digest(request.content_digest, request.body)) {
        case Digest::differs:
            return problem(400, "content-digest", "The bytes changed on the way",
                           "The body does not have the digest that Content-Digest names. Send it again.");
        case Digest::not_ours:
            return problem(400, "content-digest", "Content-Digest names no sha-256", "Send it as sha-256=:…:, or leave it out.");
        case Digest::absent:
        case Digest::matches:
            break;
    }
    const Intake intake{desk.store, desk.keys, desk.disk_floor_bytes};
    // A registration that is refused tells as much of the roster as a question that is answered, so both have one limit. Nobody is kept
    // out by what others ask: beyond the limit every registration is taken, a right guess like a wrong one.
    const auto taken = intake.take(
        request.body, {.road = Road::upload,
                       .announced_id = id,
                       .limit = [&] { return desk.puts.take(request.client, seconds_now()); },
                       .may_tell = [&] { return !desk.verifies.take(request.client, seconds_now()); },
                       .unvouched_limit = [&](std::uint64_t bytes) { return desk.unvouched.take(request.client, seconds_now(), bytes); }});
    return std::visit(AnswerTo{desk, id}, taken);
}

Response get_receipt(Desk& desk, std::string_view id) {
    const auto record = desk.store.find_id(id);
    if (!record) return busy_because(record.error().sentence);
    if (!record.value()) return not_found();
    return json_answer(200, {{"receipt", record.value()->receipt}});
}

Response verify_member(Desk& desk, const Request& request) {
    if (const auto wait = desk.verifies.take(request.client, seconds_now())) return too_many(*wait);
    const auto parsed = parse_json(request.body, {question_bytes_max, 2});
    const auto text_at = [&](const char* key) -> const std::string* {
        if (!parsed || !parsed.value().is_object()) return nullptr;
        const auto found = parsed.value().find(key);
        return found == parsed.value().end() ? nullptr : found->get_ptr<const std::string*>();
    };
    const auto* member_id = text_at("memberId");
    const auto* family_name = text_at("familyName");
    if (!member_id || !family_name || parsed.value().size() != 2)
        return problem(400, "question", "This is not a question that we can read", "Send memberId and familyName, both as text.");
    const auto membership = find_membership(desk.store, *member_id, *family_name);
    if (!membership) return busy_because(membership.error().sentence);
    // Without a roster nobody has looked: the app then says that staff will.
    const auto status = membership.value() == Membership::to_be_checked ? "not-checked" : code_text(membership.value());
    return json_answer(200, {{"status", std::string(status)}});
}

Response get_desk(Desk& desk) {
    const auto has_roster = desk.store.has_roster();
    if (!has_roster) return busy_because(has_roster.error().sentence);
    return {.type = "application/json", .body = desk_document(*desk.keys.now(), has_roster.value(), *desk.rounds.now())};
}

Response get_health(Desk& desk) {
    if (!desk.store.answers()) return busy_because("The store does not answer.");
    if (!desk.store.has_room(desk.disk_floor_bytes)) return busy_because("The disk of the store is nearly full. Free some space.");
    // The log says why when it is found, and would else say it at every question of who watches over the program.
    switch (desk.store.checked()) {
        case Store::Check::none:
            return {.body = "ok\nThe store is being checked.\n"};
        case Store::Check::damaged:
            return busy();
        case Store::Check::whole:
            break;
    }
    const auto written = desk.store.written();
    if (written.trouble) return busy();
    return {.body = "ok\nThe store is whole.\n" + (written.at.empty() ? "" : "The last write was at " + written.at + ".\n")};
}

Response work(Desk& desk, const Request& request) {
    const auto [route, id] = match(request.path);
    switch (route) {
        case Route::desk:
            return get_desk(desk);
        case Route::verify:
            return verify_member(desk, request);
        case Route::submission:
            return put_submission(desk, request, id);
        case Route::receipt_of:
            return get_receipt(desk, id);
        case Route::health:
            return get_health(desk);
        case Route::site:
            break;
    }
    return not_found();
}

/// What needs no store: the site, and everything that is no valid request at all.
std::optional<Response> at_once(const Desk& desk, const Request& request) {
    const auto route = match(request.path).route;
    std::optional<Response> file;
    if (route == Route::site) {
        file = desk.site.answer(request);
        if (!file) return not_found();
    }
    if (!allows(route, request.method)) {
        auto response = problem(405, "method", "Method not allowed here", "Use another method.");
        response.headers.emplace_back("Allow", std::string(methods_of(route)));
        return response;
    }
    if (file) return file;
    // "identity" says that nothing was done (RFC 9110 §8.4.1).
    const auto coding = lower(trim(request.content_encoding));
    if (route == Route::submission && !coding.empty() && coding != "identity")
        return problem(415, "content-encoding", "Content-Encoding is not taken here", "Send the exact bytes of the package, not packed.");
    const bool needs_json = route == Route::verify || (route == Route::submission && !request.content_type.empty());
    if (needs_json && !is_media_type(request.content_type, "application/json"))
        return problem(415, "content-type", "This type is not accepted here", "Send it as application/json.");
    return std::nullopt;
}

/// Nothing of the API may be kept by a cache, except what the app needs when it is offline.
Response finished(Response response, const Request& request, Desk& desk) {
    const auto route = match(request.path).route;
    const bool has_caching =
        std::any_of(response.headers.begin(), response.headers.end(), [](const auto& h) { return h.first == "Cache-Control"; });
    if (!has_caching)
        response.headers.emplace_back("Cache-Control", route == Route::desk && response.status == 200 ? "no-cache" : "no-store");
    response.route = name_of(route);
    desk.metrics.answered(response.route, response.status);
    return response;
}

}  // namespace

Response refused(Refusal why) {
    switch (why) {
        case Refusal::too_large:
            return problem_of(Fault{Code::package_too_large, ""});
        case Refusal::busy:
            return busy();
        case Refusal::malformed:
            return problem(400, "malformed", "This request is ambiguous",
                           "Send one Host field, and one Content-Length or Transfer-Encoding.");
        case Refusal::misdirected:
            return problem(421, "misdirected", "No Help Desk has this name",
                           "Open the address that the Help Desk told you. Who runs this server names it with --host.");
    }
    return busy();
}

Service service_of(Desk& desk) {
    const auto own_answer = [&desk](Response response) {
        response.headers.emplace_back("Cache-Control", "no-store");
        response.route = "refused";
        desk.metrics.answered(response.route, response.status);
        return response;
    };
    return {.body_bytes_max = [](const Request& request) -> std::uint64_t {
                switch (match(request.path).route) {
                    case Route::submission:
                        return package_bytes_max;
                    case Route::verify:
                        return question_bytes_max;
                    case Route::desk:
                    case Route::receipt_of:
                    case Route::health:
                    case Route::site:
                        break;
                }
                return 0;
            },
            .at_once = [&desk](const Request& request) -> std::optional<Response> {
                auto response = at_once(desk, request);
                return response ? std::optional(finished(std::move(*response), request, desk)) : std::nullopt;
            },
            .work = [&desk](const Request& request) { return finished(work(desk, request), request, desk); },
            .refuse = [own_answer](Refusal why) { return own_answer(refused(why)); }};
}

}  // namespace qopi::helpdesk
