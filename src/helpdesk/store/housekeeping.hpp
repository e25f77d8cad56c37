// What `serve` does beside serving: it looks whether the store is whole, and signs the head of the event log once a day.
#pragma once

#include <string>
#include <thread>

#include "helpdesk/keys/keys.hpp"
#include "helpdesk/store/store.hpp"

namespace qopi::helpdesk {

/// A thread of its own, which gives way to those that answer. What it finds is told in the log. Ends soon when this goes.
class Housekeeping {
public:
    /// All three must outlive it.
    Housekeeping(Store& store, const KeyRing& keys, const std::string& key_folder);

private:
    std::jthread thread_;
};

}  // namespace qopi::helpdesk
