// Drawing the references by which people speak of a submission.
#pragma once

#include <string>

#include "values/reference.hpp"

namespace qopi::helpdesk {

/// A new random reference: "K7M2RX94".
std::string make_reference();

}  // namespace qopi::helpdesk
