// Why bytes from outside could not be read: a code, and the place in them.
#pragma once

#include <string>

#include "base/result.hpp"
#include "values/codes.hpp"

namespace qopi {

/// `place` is "line 3, column 14" for text that is no JSON, else a JSON pointer. Never a value.
struct Fault {
    Code code = Code::ok;
    std::string place;
    bool operator==(const Fault&) const = default;
};

template <class T>
using Read = Result<T, Fault>;

/// "There is a comma or a quote missing: line 3, column 14." One sentence for the person, without a value.
std::string sentence_for(const Fault& fault);

}  // namespace qopi
