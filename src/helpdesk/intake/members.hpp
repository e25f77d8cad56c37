// The member roster: read from a CSV file, asked by Member ID and family name.
#pragma once

#include <string_view>
#include <vector>

#include "helpdesk/record.hpp"
#include "helpdesk/store/store.hpp"
#include "helpdesk/trouble.hpp"

namespace qopi::helpdesk {

inline constexpr std::size_t roster_bytes_max = 64u << 20;
inline constexpr std::size_t roster_members_max = 1'000'000;

/// The members in `csv` (RFC 4180), whose first line is `member_id,family_name,status`. A trouble names the line, never
/// what stands in it.
Outcome<std::vector<Member>> read_roster(std::string_view csv);

/// What the roster says about this pair. A wrong name and no such id are the same `unknown`, so that nobody learns
/// names by trying; without a roster `to_be_checked`.
Outcome<Membership> find_membership(Store& store, std::string_view member_id, std::string_view family_name);

}  // namespace qopi::helpdesk
