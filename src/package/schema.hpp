// The JSON Schema (2020-12) of each kind, made from the field tables.
#pragma once

#include <string>

#include "model/submission.hpp"

namespace qopi {

/// The schema as JSON text. It never refuses what the rules accept.
std::string json_schema(Kind kind);

}  // namespace qopi
