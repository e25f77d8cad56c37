// Gives any bytes to the reader of JSON: the canonical form of what it accepts is accepted, means the same, and stays as it is.
#include <cstddef>
#include <cstdint>

#include "never.hpp"
#include "package/json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const qopi::JsonLimits limits{1u << 20, 32};
    const auto read = qopi::parse_json({reinterpret_cast<const char*>(bytes), size}, limits);
    if (!read) return 0;
    const auto written = qopi::canonical(read.value());
    const auto again = qopi::parse_json(written, limits);
    never(!again, "a canonical form is refused");
    never(qopi::canonical(again.value()) != written, "a canonical form has another canonical form");
    if (!read.value().is_object()) return 0;
    // Without a member it is the form of the document that never had it.
    for (const auto& [key, value] : read.value().items()) {
        qopi::Json without = read.value();
        without.erase(key);
        never(!key.empty() && qopi::canonical(read.value(), key) != qopi::canonical(without), "a member that is left out leaves a trace");
        break;
    }
    return 0;
}
