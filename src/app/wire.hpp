// Events and effects as JSON, for the border between WebAssembly and JavaScript.
#pragma once

#include <functional>
#include <optional>

#include "app/effect.hpp"
#include "app/event.hpp"

namespace qopi {

/// The key of the control with this id on the page that is shown; empty when there is none any more.
using KeyOf = std::function<std::string(std::uint64_t id)>;

/// The event that `text` describes; nothing when it is not one, or its control is gone.
std::optional<Event> event_from(std::string_view text, const KeyOf& key_of);

/// The effect as {"do": …}; nothing for those that go through the outline (focus, announcement, scrolling).
std::optional<std::string> text_of(const Effect& effect);

}  // namespace qopi
