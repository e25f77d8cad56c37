// Unique Physician Identification Numbers: none was issued after June 2007, but the 2009 form still asks for them.
#include "base/text.hpp"
#include "values/checks.hpp"
#include "values/digits.hpp"

namespace qopi {
namespace {

// CMS claims practice, general knowledge: codes that stood for anyone without a UPIN of their own.
bool is_surrogate(std::string_view upin) {
    for (const std::string_view each : {"OTH000", "RES000", "INT000", "RET000", "SLF000", "VAD000", "PHS000", "NPP000"})
        if (upin == each) return true;
    return false;
}

// NBER, "NPI to UPIN crosswalk": A to M medical doctors, P to S non-physician practitioners, T to V other doctors, W to Z
// groups.
Code code_of_letter(char letter) {
    if (letter <= 'M') return Code::ok;
    if (letter <= 'O') return Code::upin_letter_unassigned;
    return letter <= 'V' ? Code::upin_non_md_do : Code::upin_group;
}

}  // namespace

Verdict check_upin(std::string_view text) {
    std::string upin = without(fold_number(text), " -.");
    for (char& character : upin)
        if (character >= 'a' && character <= 'z') character = static_cast<char>(character - 'a' + 'A');
    if (is_surrogate(upin)) return refused(Code::upin_surrogate, text);
    // NBER, "NPI to UPIN crosswalk": a letter followed by five digits.
    if (upin.size() != 6 || !is_letter_character(upin[0]) || !only_digits(std::string_view(upin).substr(1)))
        return refused(Code::upin_format, text);
    return accepted(upin, code_of_letter(upin[0]));
}

}  // namespace qopi
