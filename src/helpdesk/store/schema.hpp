// The tables of a store, and how an older store gets today's.
#pragma once

#include <optional>
#include <string>

#include "helpdesk/store/sqlite.hpp"
#include "helpdesk/trouble.hpp"

namespace qopi::helpdesk {

/// Settings that a connection needs, and the schema brought up to date when the file may be written. A trouble when the file is
/// another program's or a newer helpdesk's, or lies where it cannot be kept safely; throws `SqlError` as every query does.
std::optional<Trouble> prepare(Connection& connection, const std::string& path, bool may_write);

}  // namespace qopi::helpdesk
