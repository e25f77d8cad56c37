// National Provider Identifiers of physicians and practices. Their digits do not tell the two apart, and only the NPPES
// registry knows which were issued.
#include <cstddef>

#include "base/text.hpp"
#include "values/checks.hpp"
#include "values/digits.hpp"

namespace qopi {
namespace {

/// The sum of the Luhn formula, ISO/IEC 7812-1 Annex B: from the right, every second digit doubled and its digits added.
int luhn_sum(std::string_view digits) {
    int sum = 0;
    bool doubled = false;
    for (std::size_t i = digits.size(); i-- > 0; doubled = !doubled) {
        const int digit = digits[i] - '0';
        const int twice = digit * 2;
        sum += !doubled ? digit : twice > 9 ? twice - 9 : twice;
    }
    return sum;
}

}  // namespace

Verdict check_npi(std::string_view text) {
    const std::string npi = without(fold_number(text), " -.");
    if (!only_digits(npi)) return refused(Code::npi_chars, text);
    // 69 FR 3434 (NPI final rule): ten positions, the last a check digit.
    if (npi.size() != 10) return refused(Code::npi_length, text);
    // 69 FR 3434: the first digit is 1 or 2 to begin with.
    if (npi[0] != '1' && npi[0] != '2') return refused(Code::npi_first_digit, text);
    // CMS, "Requirements for National Provider Identifier (NPI) and NPI Check Digit": Luhn over 80840 and the NPI, which
    // adds 24 to the sum.
    if ((24 + luhn_sum(npi)) % 10 != 0) return refused(Code::npi_check_digit, text);
    return accepted(npi);
}

}  // namespace qopi
