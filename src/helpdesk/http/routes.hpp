// Which request gets which answer: the API under /api/v1/, /healthz, and the files of the site.
#pragma once

#include <string>

#include "helpdesk/http/desk.hpp"
#include "helpdesk/http/http.hpp"
#include "helpdesk/intake/intake.hpp"
#include "helpdesk/http/limits.hpp"
#include "helpdesk/http/metrics.hpp"
#include "helpdesk/http/site.hpp"

namespace qopi::helpdesk {

/// What the routes need; it must outlive the server.
struct Desk {
    Store& store;
    KeyRing& keys;
    const Site& site;
    const RoundCalendar& rounds;
    std::uint64_t disk_floor_bytes;
    Limit puts, verifies;
    Limit unvouched;  ///< bytes in a day
    Metrics& metrics;
};

Service service_of(Desk& desk);

/// What the server itself says to who is turned away.
Response refused(Refusal why);

}  // namespace qopi::helpdesk
