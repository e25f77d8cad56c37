// Tables of places to choose from: the states and territories, and the countries of the world.
#pragma once

#include <span>
#include <string_view>

namespace qopi {

/// One row of a table of choices: what is kept, and what a person reads.
struct Choice {
    std::string_view code;
    std::string_view label;
    std::string_view help = "";
};

/// The 50 states, the District of Columbia, the five territories with a USPS code, and the three military "states",
/// by USPS code.
std::span<const Choice> states();

/// The countries by ISO 3166-1 alpha-2 code: the United States first, then by name. The six territories of the United
/// States that have an ISO code of their own are part of it here.
std::span<const Choice> countries();

/// True for the ISO code of a territory of the United States (AS GU MP PR UM VI).
bool is_territory(std::string_view country);

}  // namespace qopi
