// Whether the log, its signed heads and the records tell the same: what a hand with access to the file changed shows here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "helpdesk/store/event_log.hpp"
#include "helpdesk/keys/keys.hpp"

namespace qopi::helpdesk {

struct Audit {
    std::int64_t rows = 0;
    LogHead last;                     ///< the last signed head that fits; what came after it is held together by digests alone
    std::vector<std::string> faults;  ///< sentences, none with a value of a practice
};

/// Reads every row of the log and every record. `kept` are signed heads from elsewhere; a key that is not in `keys` is told as a fault.
/// Not seen: rows that were taken from the end after the last signed head, when no copy of a later one was kept.
Audit audit_of(const Connection& connection, const Keys& keys, const std::vector<std::string>& kept);

/// What is said of the first row of the log that does not fit.
std::string misfit_sentence(std::int64_t row);

/// The signed heads in a text: files that `backup` wrote, or lines of the log of `serve`.
std::vector<std::string> heads_in(std::string_view text);

}  // namespace qopi::helpdesk
