// Changes packages as documents: members and items go, come, change their place and their type, and both digests are made right again, so
// that what stands behind the digests is reached.
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "packages.hpp"

namespace {

using qopi::Json;
using Random = std::minstd_rand;

std::size_t below(Random& random, std::size_t count) { return count == 0 ? 0 : random() % count; }

void collect(Json& value, std::vector<Json*>& all) {
    all.push_back(&value);
    if (value.is_structured())
        for (auto& part : value) collect(part, all);
}

/// What stands in packages, and what never should.
Json some_value(Random& random) {
    static const std::vector<Json> values{
        nullptr, true, false, 0, -1, 1, 9007199254740991, -9007199254740991, "", " ", "yes", "no", "US", "main", "o1", "u1", "active", "administrative", "abstractor",
        "2026-11-23", "2026-02-30", "2026-11-23T02:20:00Z", "\u202e", "\ufeff", "Ñandú · 日本", "e\u0301", "<b>", "../", "91-1144442", "703-234-5678", "x@y.example",
        "0193558d-8f6f-7b9e-8d3a-9d2f3c0c1a11", "/content/practice/ein", std::string(5000, 'x'), Json::array(), Json::object(), Json::array({nullptr}),
        Json{{"__proto__", 1}}, Json{{"id", "o1"}}, Json{{"code", "capitalization"}, {"pointer", "/content"}}};
    return values[below(random, values.size())];
}

void change(Json& document, Random& random) {
    std::vector<Json*> all;
    collect(document, all);
    auto& place = *all[below(random, all.size())];
    const auto& other = *all[below(random, all.size())];
    switch (below(random, 6)) {
        case 0: place = some_value(random); return;
        case 1: place = Json(other); return;
        case 2:
            if (place.is_object() && !place.empty()) {
                auto member = place.begin();
                std::advance(member, static_cast<std::ptrdiff_t>(below(random, place.size())));
                place.erase(member);
            } else if (place.is_array() && !place.empty()) {
                place.erase(below(random, place.size()));
            }
            return;
        case 3:
            if (place.is_array()) place.push_back(below(random, 2) == 0 ? some_value(random) : Json(other));
            return;
        case 4:
            if (place.is_array() && !place.empty()) place.push_back(Json(place[below(random, place.size())]));
            return;
        default:
            if (place.is_object()) place[below(random, 2) == 0 ? "invented" : std::to_string(random())] = some_value(random);
    }
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* bytes, std::size_t size, std::size_t size_max, unsigned seed) {
    auto read = qopi::parse_json({reinterpret_cast<const char*>(bytes), size}, {qopi::package_bytes_max, qopi::package_depth_max});
    if (!read || !read.value().is_object()) return size;
    auto& document = read.value();
    Random random(seed);
    for (auto changes = 1 + below(random, 4); changes > 0; --changes) change(document, random);
    if (!document.is_object()) return size;
    if (document.contains("declaration") && document["declaration"].is_object() && document.contains("content") && document.contains("kept"))
        document["declaration"]["answers"] =
            qopi::digest_of_bytes("{\"content\":" + qopi::canonical(document["content"]) + ",\"kept\":" + qopi::canonical(document["kept"]) + "}");
    document["digest"] = qopi::digest_of_bytes(qopi::canonical(document, "digest"));
    const auto changed = document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    if (changed.size() > size_max) return size;
    changed.copy(reinterpret_cast<char*>(bytes), changed.size());
    return changed.size();
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    read_as_package({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
