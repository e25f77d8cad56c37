// Events and effects as JSON, for the border between WebAssembly and JavaScript.
#pragma once

#include <functional>
#include <optional>

#include "app/effect.hpp"
#include "app/event.hpp"

namespace qopi {

/// A control of the page that is shown: its key, and what it does when it is pressed. The key is empty when it is not there any more.
struct Touched {
    std::string key;
    std::optional<Action> action = {};
};
using Touch = std::function<Touched(std::uint64_t id)>;

/// The event that `text` describes; nothing when it is not one, or its control is gone.
std::optional<Event> event_from(std::string_view text, const Touch& touch);

/// The names of all events that are read: those of `web/crossing.d.ts`.
std::vector<std::string_view> event_names();

/// The effect as {"do": …}; nothing for those that go through the outline (focus, announcement, scrolling).
std::optional<std::string> text_of(const Effect& effect);

}  // namespace qopi
