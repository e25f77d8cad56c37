// Whole numbers that a person counts: offices.
#include "base/text.hpp"
#include "values/checks.hpp"
#include "values/digits.hpp"

namespace qopi {

Verdict check_count(std::string_view text) {
    std::string typed = fold_number(text);
    if (typed.size() == 5 && typed[1] == ',') typed.erase(1, 1);
    if (typed.empty() || !only_digits(typed)) return refused(Code::count_format, text);
    const std::size_t first = typed.find_first_not_of('0');
    const std::string number = first == typed.npos ? "" : typed.substr(first);
    if (number.empty() || number.size() > 4) return refused(Code::count_range, text);
    return accepted(number);
}

}  // namespace qopi
