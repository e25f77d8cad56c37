// What is typed into the planner: a few digits, perhaps with spaces around them.
#include "rules/charts.hpp"

#include <charconv>

namespace qopi {

std::optional<int> small_count(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    int number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size() || number < 1 || number > 999) return std::nullopt;
    return number;
}

}  // namespace qopi
