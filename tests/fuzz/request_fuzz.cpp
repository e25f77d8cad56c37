// Gives any request to the routes of the Help Desk, on a real store: the first line is method and path, then the type, the digest and the
// body. There is always an answer that can be read.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "helpdesk/keys/keys.hpp"
#include "helpdesk/http/routes.hpp"
#include "helpdesk/http/site.hpp"
#include "helpdesk/store/store.hpp"
#include "never.hpp"
#include "package/json.hpp"

namespace {

using namespace qopi::helpdesk;
namespace fs = std::filesystem;

/// A folder in which the desk's files are, and that goes when the program ends well.
struct Place {
    fs::path folder;
    Place() {
        std::string name = (fs::temp_directory_path() / "qopi-fuzz-XXXXXX").string();
        never(mkdtemp(name.data()) == nullptr, "no folder for the store");
        folder = name;
        fs::create_directories(folder / "site");
        if (auto* page = std::fopen((folder / "site/index.html").c_str(), "w")) std::fclose(page);
        never(!make_keys({folder / "keys"}), "no keys could be made");
    }
    ~Place() { fs::remove_all(folder); }
};

struct Running {
    Place place;
    KeyRing keys{{place.folder / "keys"}, load_keys({place.folder / "keys"}).value()};
    Outcome<Site> site = Site::load(place.folder / "site");
    Outcome<std::unique_ptr<Store>> store = Store::open((place.folder / "store.db").string(), Store::Open::fresh);
    const RoundCalendar rounds{""};
    Metrics metrics;
    Desk desk{.store = *store.value(),
              .keys = keys,
              .site = site.value(),
              .rounds = rounds,
              .disk_floor_bytes = 0,
              .puts = Limit({}),
              .verifies = Limit({}),
              .unvouched = Limit({}, day_seconds),
              .metrics = metrics};
    Service service = service_of(desk);
};

std::string_view cut(std::string_view& text, char end) {
    const auto at = text.find(end);
    const auto part = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    return part;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static Running running;
    std::string_view text(reinterpret_cast<const char*>(bytes), size);
    Request request;
    auto first = cut(text, '\n');
    request.method = cut(first, ' ');
    request.path = first;
    request.client.address = "127.0.0.1";
    request.content_type = cut(text, '\n');
    request.content_digest = cut(text, '\n');
    request.body = text;
    request.has_body = !request.body.empty();
    request.content_length = request.body.size();
    (void)running.service.body_bytes_max(request);
    auto answer = running.service.at_once(request);
    if (!answer) answer = running.service.work(request);
    never(answer->status < 200 || answer->status > 503, "an answer without a status");
    const bool is_json = answer->type.find("json") != std::string_view::npos;
    never(is_json && !qopi::parse_json(answer->body, {1u << 20, 32}), "an answer is no JSON");
    return 0;
}
