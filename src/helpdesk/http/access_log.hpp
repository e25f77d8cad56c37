// What is written down of an answer: no value, no path, nothing that a stranger chose.
#pragma once

#include <string>
#include <string_view>

#include "helpdesk/http/client.hpp"

namespace qopi::helpdesk {

/// One for each time that the program runs: it holds a key that nobody else has, and that is gone with it.
class AccessLog {
public:
    AccessLog();
    /// "2026-11-23T02:20:00Z 3f9a0c51e27d PUT submissions 201 4 ms": when, who, what. Who asks is told by a mark of its address that is the
    /// same as long as the program runs, so that an attack can be followed and no address learned; a method that we do not know is "other".
    std::string line(const Client& client, std::string_view method, std::string_view route, unsigned status, double milliseconds) const;

private:
    std::string key_;
};

}  // namespace qopi::helpdesk
