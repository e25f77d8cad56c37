// The next round in plain words. It informs and never blocks: registration is open all year.
#include "app/filled.hpp"
#include "app/texts.hpp"
#include "ui/pages.hpp"

namespace qopi {

void draw_round(View& view, const Date& registered, bool is_sent) {
    const auto& state = view.state;
    const auto today = state.facts().today;
    const auto* next = next_round(state.desk.rounds, today);
    if (!next) return;
    std::string words = filled(texts::round_next, {next->name, american(next->opens), american(last_day_to_register(*next))}) + " ";
    if (is_in_time(*next, registered)) {
        words += is_sent ? texts::round_in_time_sent : texts::round_in_time_today;
    } else {
        words += is_sent ? texts::round_late_sent : texts::round_late_today;
        const auto* later = next_round_in_time(state.desk.rounds, today, registered);
        words += " " + (later ? filled(texts::round_later, {later->name, american(later->opens)}) : std::string(texts::round_later_unknown));
    }
    view.ui.text(words, "round");
    view.ui.cursor.skip(16);
}

}  // namespace qopi
