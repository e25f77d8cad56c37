// Answers that say what is wrong, as problem documents (RFC 9457).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "helpdesk/http/http.hpp"
#include "helpdesk/record.hpp"
#include "package/fault.hpp"
#include "rules/issue.hpp"

namespace qopi::helpdesk {

/// A problem without a place in a package: not found, too many, busy. `kind` ends its type, "urn:qopi:problem:" before it.
Response problem(unsigned status, std::string_view kind, std::string_view title, std::string_view detail);

/// The bytes are no package: 413 for too many, 422 for a document of another version, kind or type, else 400.
Response problem_of(const Fault& fault);

/// 422 with one entry of `errors` an issue: {"pointer", "code", "message"}.
Response problem_of(const std::vector<Issue>& issues);

/// 422 of a type of its own, "member-unknown" or "member-inactive": the app shows a page for each.
Response problem_of(Membership membership);

}  // namespace qopi::helpdesk
