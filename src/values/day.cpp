// Days as people here write them: month, day, year.
#include "base/date.hpp"
#include "base/text.hpp"
#include "values/checks.hpp"
#include "values/digits.hpp"

namespace qopi {
namespace {

/// "11/5/2026", "11-5-2026", or "11/5/26" as "2026-11-05"; anything else as it is.
std::string year_first(const std::string& typed) {
    const auto first = typed.find_first_of("/-."), second = first == std::string::npos ? first : typed.find_first_of("/-.", first + 1);
    if (second == std::string::npos) return typed;
    const auto month = typed.substr(0, first), day = typed.substr(first + 1, second - first - 1), year = typed.substr(second + 1);
    const bool is_short = year.size() == 2;
    const bool is_american = month.size() <= 2 && day.size() <= 2 && (is_short || year.size() == 4) && only_digits(month + day + year) && !month.empty() && !day.empty();
    const auto two = [](const std::string& number) { return number.size() < 2 ? "0" + number : number; };
    return is_american ? (is_short ? "20" : "") + year + "-" + two(month) + "-" + two(day) : typed;
}

}  // namespace

Verdict check_day(std::string_view text) {
    const auto day = parse_date(year_first(fold_number(text)));
    return day ? accepted(iso(*day)) : refused(Code::day_format, text);
}

}  // namespace qopi
