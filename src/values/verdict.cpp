// How every check ends. See verdict.hpp.
#include "values/verdict.hpp"

#include <cassert>
#include <utility>

#include "base/text.hpp"

namespace qopi {

Verdict accepted(std::string value, Code code, std::string suggestion) {
    assert(severity(code) != Severity::error);
    return {.code = code, .value = std::move(value), .suggestion = std::move(suggestion)};
}

Verdict refused(Code error, std::string_view typed) {
    assert(severity(error) == Severity::error);
    return {.code = error, .value = std::string(trim(typed)), .suggestion = ""};
}

}  // namespace qopi
