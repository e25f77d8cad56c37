// To which offices a person belongs, where there are more than one wants to read: some are shown, and others are sought.
#pragma once

#include <string>
#include <vector>

#include "app/listing.hpp"

namespace qopi {

/// One can seek among more offices than `offices_read_max`; so many are shown at once.
inline constexpr std::size_t offices_read_max = 20, offices_shown_max = 50;

struct OfferedOffice {
    std::string id, name;
    bool is_gone = false;   ///< it was chosen, and is there no more: it can be cleared, whatever is sought
};

/// The offices that are offered now.
struct OfferedOffices {
    std::vector<OfferedOffice> shown;
    Listed listed;          ///< how many there are, and match
    bool can_seek = false;
};

/// Those that were chosen when the page was opened, or when one last sought, come first. Nothing moves while one checks boxes.
OfferedOffices offered_offices(const State& state, const OfficeIds& chosen);

/// The key of the control by which offices are sought on the page of a person.
std::string offices_sought_key(const Submission& answers);
/// "40 of 300 offices match. To see others, type more of a name."
std::string said_of_offices(const OfferedOffices& offered);
/// "3 offices chosen: Main office, Riverbend North, Riverbend South"; empty where none is.
std::string chosen_offices(const Submission& answers, const OfficeIds& chosen);
/// On arrival, and when one seeks: those that are chosen by now come first.
void look_at_offices(State& state);

}  // namespace qopi
