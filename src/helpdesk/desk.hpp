// What the app may know about this Help Desk before it sends anything: contacts, public keys, round calendar.
#pragma once

#include <filesystem>
#include <string>

#include "helpdesk/keys.hpp"
#include "helpdesk/trouble.hpp"

namespace qopi::helpdesk {

/// The round calendar as JSON text, checked: {"source": "where the days come from", "rounds": [{"name", "start", "end"}]}.
/// Days of rounds are never part of the program; a calendar must say its source. `end` may be left out.
Outcome<std::string> read_rounds(const std::filesystem::path& file);

/// The document of GET /api/v1/desk. `rounds` is what `read_rounds` gave, or "[]".
std::string desk_document(const Keys& keys, bool has_roster, std::string_view rounds);

}  // namespace qopi::helpdesk
