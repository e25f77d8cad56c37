// What was set aside, in words: its number, its reason, and what stands in the way.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "helpdesk/record.hpp"
#include "package/json.hpp"

namespace qopi::helpdesk {

/// "S12", as `list` names it.
std::string show_item(std::int64_t item);
/// Typed in any case, with or without its letter.
std::optional<std::int64_t> read_item(std::string_view typed);

/// "/content/physician/npi: Check the NPI…", a sentence for each issue. No values.
std::vector<std::string> issue_sentences(const SetAside& package);

/// As `list --json` and `set-aside --json` print it.
Json set_aside_object(const SetAside& package);

}  // namespace qopi::helpdesk
