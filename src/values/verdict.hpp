// What a check says about one text: a code, the text as it should be kept, and perhaps a better one to offer.
#pragma once

#include <string>
#include <string_view>

#include "values/codes.hpp"

namespace qopi {

struct Verdict {
    Code code = Code::ok;
    /// The normalized text. When the code is an error: the text as typed, trimmed and never rewritten.
    std::string value;
    /// What the person may have meant; offered, never taken without asking. Empty when there is nothing to offer.
    std::string suggestion;
    bool operator==(const Verdict&) const = default;
};

/// `value` can stay: code is ok, or a warning.
Verdict accepted(std::string value, Code code = Code::ok, std::string suggestion = "");
/// Wrong beyond doubt: the value is what was typed.
Verdict refused(Code error, std::string_view typed);

/// A check of one text that is not empty. The value of an accepted text is accepted again, unchanged.
using Check = Verdict (*)(std::string_view text);

}  // namespace qopi
