// Names of people, practices, offices and cities.
#include "base/text.hpp"
#include "values/capitalization.hpp"
#include "values/checks.hpp"
#include "values/line.hpp"

namespace qopi {
namespace {

struct Lengths {
    std::size_t min;
    std::size_t max;
};

Verdict check_name(std::string_view text, NameKind kind, Lengths lengths) {
    Verdict verdict = check_text(text, lengths.max);
    if (verdict.code != Code::ok) return verdict;
    if (length(verdict.value) < lengths.min) return refused(Code::text_too_short, text);
    verdict.code = capitalization(verdict.value, kind);
    if (verdict.code != Code::ok) verdict.suggestion = capitalized(verdict.value, kind);
    return verdict;
}

/// True for "HARBOR" in "100 HARBOR ROAD": four letters in a row. "PO BOX 12" and "200 NW 5TH" have none, and are written so.
bool has_long_word(std::string_view text) {
    constexpr int letters_min = 4;
    int letters = 0;
    while (!text.empty()) {
        letters = is_letter(take_code_point(text)) ? letters + 1 : 0;
        if (letters >= letters_min) return true;
    }
    return false;
}

}  // namespace

Verdict check_street(std::string_view text) {
    Verdict verdict = check_line(text);
    if (verdict.code != Code::ok || !has_long_word(verdict.value)) return verdict;
    // Else the guide's "all entries" would ask about NW, PO, and every abbreviation.
    const auto code = capitalization(verdict.value, NameKind::practice);
    if (code != Code::all_upper_case && code != Code::all_lower_case) return verdict;
    verdict.code = code;
    verdict.suggestion = capitalized(verdict.value, NameKind::practice);
    return verdict;
}

Verdict check_given_name(std::string_view text) { return check_name(text, NameKind::given, {.min = 1, .max = 60}); }
Verdict check_family_name(std::string_view text) { return check_name(text, NameKind::family, {.min = 1, .max = 80}); }
Verdict check_practice_name(std::string_view text) { return check_name(text, NameKind::practice, {.min = 2, .max = 120}); }
Verdict check_city(std::string_view text) { return check_name(text, NameKind::city, {.min = 1, .max = 80}); }

}  // namespace qopi
