// The HTTP server: connections, limits, bodies and the headers that every answer carries. It knows no route.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "helpdesk/http/client.hpp"
#include "helpdesk/trouble.hpp"

namespace qopi::helpdesk {

struct Request {
    std::string method;
    std::string path;     ///< as it came, never decoded, without the query
    Client client;        ///< as limits count it
    std::string content_type, content_encoding, content_digest, accept_encoding, if_none_match;
    bool has_body = false;
    bool expects_continue = false;
    std::optional<std::uint64_t> content_length;
    std::string body;
};

struct Response {
    unsigned status = 200;
    std::string_view type = "text/plain; charset=utf-8";
    std::string body = {};
    std::optional<std::string_view> lasting_body = {};  ///< instead of `body`: bytes that outlive the server
    std::vector<std::pair<std::string_view, std::string>> headers = {};
    std::string_view route = "";  ///< for the access log, which never shows a path as it came
};

/// Why the server itself turns a request away.
enum class Refusal : unsigned char {
    too_large,
    busy,
    malformed,    ///< its header can be read in two ways
    misdirected,  ///< it asks for another host
};

/// What answers requests. `at_once` runs where connections are served and must not wait; `work` runs on a worker.
struct Service {
    /// How many bytes of body this request may have; more are answered with `too_large`.
    std::function<std::uint64_t(const Request&)> body_bytes_max;
    /// The answer that needs no body and no waiting, or nothing.
    std::function<std::optional<Response>(const Request&)> at_once;
    std::function<Response(const Request&)> work;
    /// The answer of the server itself.
    std::function<Response(Refusal)> refuse;
};

struct HttpSettings {
    std::string listen = "127.0.0.1:8080";
    Proxies proxies = {};
    std::vector<std::string> hosts = {};  ///< beside the names of this machine and the address that is listened on
    unsigned connections_per_address = 64;
    unsigned head_seconds_max = 20;
    bool access_log = false;
};

class HttpServer {
public:
    /// Serves from when this returns until it is destroyed.
    static Outcome<std::unique_ptr<HttpServer>> start(const HttpSettings& settings, Service service);
    /// Takes no new connection, answers new requests with `busy`, lets running ones end for 75 s at most, and stops.
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// "http://127.0.0.1:8080/", with the port that was really taken.
    const std::string& address() const { return address_; }

private:
    class Daemon;
    HttpServer(std::unique_ptr<Daemon> daemon, std::string address);
    std::unique_ptr<Daemon> daemon_;
    std::string address_;
};

}  // namespace qopi::helpdesk
