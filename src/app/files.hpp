// What files are called that a person saves, and that the page tells under which name.
#pragma once

#include "app/state.hpp"

namespace qopi {

/// "qopi-registration-riverbend-oncology-01a20633.json": what it is, whose, and which one. ASCII, so that every mail program keeps it; of the
/// practice's name what ASCII has of it, 40 characters at most.
std::string file_name(std::string_view what, std::string_view practice, std::string_view which, std::string_view ending);

/// Says, on the page and aloud, that a file was saved under this name.
void note_saved(State& state, const std::string& name, Effects& effects);

}  // namespace qopi
