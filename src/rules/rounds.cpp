// Days only, and the practice's own: nobody is late because of a time zone within the day.
#include "rules/rounds.hpp"

namespace qopi {
namespace {

template <class Fits>
const Round* first(const std::vector<Round>& rounds, Fits&& fits) {
    const Round* found = nullptr;
    for (const auto& round : rounds)
        if (fits(round) && (!found || round.opens < found->opens)) found = &round;
    return found;
}

}  // namespace

Date last_day_to_register(const Round& round) { return add_months(round.opens, -1); }
bool is_in_time(const Round& round, const Date& registered) { return registered <= last_day_to_register(round); }

const Round* next_round(const std::vector<Round>& rounds, const Date& today) {
    return first(rounds, [&](const Round& round) { return today < round.opens; });
}
const Round* next_round_in_time(const std::vector<Round>& rounds, const Date& today, const Date& registered) {
    return first(rounds, [&](const Round& round) { return today < round.opens && is_in_time(round, registered); });
}

}  // namespace qopi
