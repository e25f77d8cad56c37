// The row of a submission: from the store's text to a record.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "helpdesk/record.hpp"
#include "helpdesk/store/sqlite.hpp"

namespace qopi::helpdesk {

// In the order of `record_of`.
inline constexpr std::string_view record_columns =
    "id, digest, kind, reference, received_at, road, status, membership, name, receipt";

/// `rest` is text of ours, never a value: "WHERE id = ?".
std::string select_records(std::string_view rest);

/// Throws `SqlError` when the row is not as this program wrote it.
Record record_of(const Query& row);

std::optional<Record> first_record(const Connection& connection, std::string_view condition, std::string_view value);

/// A code as it was written; any other text stands there only in a store that is damaged, and throws `SqlError`.
template <class T>
T known(std::string_view text) {
    if (const auto value = from_text<T>(text)) return *value;
    throw SqlError(SQLITE_CORRUPT, "a code that nobody wrote");
}

}  // namespace qopi::helpdesk
