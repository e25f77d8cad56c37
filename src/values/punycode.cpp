// RFC 3492, Punycode: the encoding procedure of §6.3 with the parameters of §5. See punycode.hpp.
#include "values/punycode.hpp"

#include <cstdint>

namespace qopi {
namespace {

// RFC 3492 §5.
constexpr std::uint32_t base = 36;
constexpr std::uint32_t tmin = 1;
constexpr std::uint32_t tmax = 26;
constexpr std::uint32_t skew = 38;
constexpr std::uint32_t damp = 700;
constexpr std::uint32_t initial_bias = 72;
constexpr std::uint32_t initial_n = 0x80;

/// RFC 3492 §6.1.
std::uint32_t adapt(std::uint32_t delta, std::uint32_t points, bool first) {
    delta = first ? delta / damp : delta / 2;
    delta += delta / points;
    std::uint32_t k = 0;
    for (; delta > (base - tmin) * tmax / 2; k += base) delta /= base - tmin;
    return k + (base - tmin + 1) * delta / (delta + skew);
}

char digit(std::uint32_t value) { return static_cast<char>(value < 26 ? 'a' + value : '0' + (value - 26)); }

}  // namespace

std::string punycode(std::u32string_view label) {
    // With so few code points delta stays below 64 × 0x110000, so that §6.4's overflow cannot happen.
    if (label.size() > punycode_code_points_max) return {};
    std::string output;
    for (const char32_t code_point : label)
        if (code_point < initial_n) output += static_cast<char>(code_point);
    const auto basic = static_cast<std::uint32_t>(output.size());
    if (basic > 0) output += '-';

    std::uint32_t n = initial_n;
    std::uint32_t delta = 0;
    std::uint32_t bias = initial_bias;
    for (std::uint32_t handled = basic; handled < label.size(); ++delta, ++n) {
        std::uint32_t next = 0x110000;
        for (const char32_t code_point : label)
            if (code_point >= n && code_point < next) next = code_point;
        delta += (next - n) * (handled + 1);
        n = next;
        for (const char32_t code_point : label) {
            if (code_point < n) ++delta;
            if (code_point != n) continue;
            std::uint32_t q = delta;
            for (std::uint32_t k = base;; k += base) {
                const std::uint32_t t = k <= bias ? tmin : k >= bias + tmax ? tmax : k - bias;
                if (q < t) break;
                output += digit(t + (q - t) % (base - t));
                q = (q - t) / (base - t);
            }
            output += digit(q);
            bias = adapt(delta, handled + 1, handled == basic);
            delta = 0;
            ++handled;
        }
    }
    return output;
}

}  // namespace qopi
