// The receipt: what the Help Desk says, signed, about a package that it has.
#pragma once

#include <optional>
#include <string>

#include "helpdesk/keys/jose.hpp"
#include "helpdesk/record.hpp"

namespace qopi::helpdesk {

/// JWS compact over {"id", "digest", "reference", "receivedAt", "status"}. It proves that this Help Desk answered, no more.
std::optional<std::string> make_receipt(const Record& record, const Key& key);

/// Whether the record's receipt was signed with this key, and for this record as it is now, but for its status.
bool is_receipt_of(const Record& record, const Key& key);

}  // namespace qopi::helpdesk
