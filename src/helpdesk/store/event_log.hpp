// What happened to each submission, row by row. Each row carries a digest of itself and the row before, so that none can be changed, added
// or taken out unnoticed once the digest of a later one, the head, is signed and kept elsewhere.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "helpdesk/record.hpp"
#include "helpdesk/store/sqlite.hpp"

namespace qopi::helpdesk {

/// Adds a row. To be called within a transaction.
void write_event(const Connection& connection, const Event& event);

/// Whether the log says already that the package came by this road.
bool has_come(const Connection& connection, const Event& event);

/// The same package came again. What staff take is written down each time, uploads once: an app that lost its receipt may ask as often as
/// it likes.
void write_came_again(const Connection& connection, Event event);

/// Gives the rows of a store that knew no digests yet theirs. Part of a migration.
void chain_events(const Connection& connection);

/// A row of the log with its digest, as it stands in the store.
struct LogRow {
    std::int64_t number = 0;
    std::string at, act, id, road, by, note;
    std::string chain;  ///< 64 hex digits
};

/// Gives each row in order to `each`, until it says false, or until one does not fit the row before: then its number is given back.
std::optional<std::int64_t> first_misfit(const Connection& connection, const std::function<bool(const LogRow&)>& each);

/// The last row of the log at some moment.
struct LogHead {
    std::int64_t row = 0;  ///< 0: there was none
    std::string chain;
    std::string at;  ///< when it was signed
};
struct SignedHead : LogHead {
    std::string compact;  ///< JWS
};
LogHead head_now(const Connection& connection, std::string_view at);

/// What is signed of a head, and back; nothing when it is anything else, such as a receipt, which is signed with the same key.
std::string payload_of(const LogHead& head);
std::optional<LogHead> read_head(std::string_view payload);

}  // namespace qopi::helpdesk
