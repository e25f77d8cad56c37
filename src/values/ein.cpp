// Taxpayer IDs of practices: Employer Identification Numbers. Numbers in the shape of a person's are refused.
#include <vector>

#include "base/text.hpp"
#include "values/checks.hpp"
#include "values/digits.hpp"

namespace qopi {
namespace {

/// The lengths of the runs of digits, whatever stands between them: "536-90-4399" → 3, 2, 4.
std::vector<std::size_t> groups_of(std::string_view number) {
    std::vector<std::size_t> groups;
    bool inside = false;
    for (const char character : number) {
        const bool digit = is_digit_character(character);
        if (digit && !inside) groups.push_back(0);
        if (digit) ++groups.back();
        inside = digit;
    }
    return groups;
}

/// 12-3456789, 98-7654321, and one digit nine times.
bool is_placeholder(std::string_view digits) {
    return digits == "123456789" || digits == "987654321" || digits.find_first_not_of(digits[0]) == digits.npos;
}

// IRS, "How EINs are assigned and valid EIN prefixes", all copies together: these were never listed. New ones appear with
// time, therefore a warning.
bool is_unlisted_prefix(std::string_view prefix) {
    for (const std::string_view each :
         {"00", "07", "08", "09", "17", "18", "19", "28", "29", "49", "69", "70", "78", "79", "89", "96", "97"})
        if (prefix == each) return true;
    return false;
}

}  // namespace

Verdict check_ein(std::string_view text) {
    const std::string typed = fold_number(text);
    const std::vector<std::size_t> groups = groups_of(typed);
    // SSA POMS RM 10201.035: a Social Security number is written 3-2-4 and does not begin with 9; an ITIN is written alike
    // and does. Both belong to a person, whatever stands around them, and we never take one.
    if (groups == std::vector<std::size_t>{3, 2, 4})
        return refused(typed[typed.find_first_of("0123456789")] == '9' ? Code::tin_looks_like_itin : Code::tin_looks_like_ssn, text);
    // 26 CFR 301.6109-1(a)(1)(ii): an EIN is written 00-0000000. Nine digits alone are taken for one: they cannot be told
    // from an SSN.
    const bool shaped = groups == std::vector<std::size_t>{2, 7} || groups == std::vector<std::size_t>{9};
    const std::string digits = without(typed, " -");
    if (!shaped || !only_digits(digits)) return refused(Code::tin_format, text);

    std::string ein = digits;
    ein.insert(2, "-");
    if (is_placeholder(digits)) return accepted(std::move(ein), Code::tin_placeholder);
    if (is_unlisted_prefix(std::string_view(digits).substr(0, 2))) return accepted(std::move(ein), Code::tin_prefix_not_issued);
    return accepted(std::move(ein));
}

}  // namespace qopi
