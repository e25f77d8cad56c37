// The effects that most of what a person does ends with.
#include "app/effect.hpp"

namespace qopi {

void focus_on(Effects& effects, std::string_view key) { effects.push_back(FocusOn{std::string(key)}); }

void announce(Effects& effects, std::string_view sentence) { effects.push_back(Announce{std::string(sentence)}); }

}  // namespace qopi
