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

}  // namespace

Verdict check_given_name(std::string_view text) { return check_name(text, NameKind::given, {.min = 1, .max = 60}); }
Verdict check_family_name(std::string_view text) { return check_name(text, NameKind::family, {.min = 1, .max = 80}); }
Verdict check_practice_name(std::string_view text) { return check_name(text, NameKind::practice, {.min = 2, .max = 120}); }
Verdict check_city(std::string_view text) { return check_name(text, NameKind::city, {.min = 1, .max = 80}); }

}  // namespace qopi
