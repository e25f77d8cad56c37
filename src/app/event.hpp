// What can happen to the app: what a person did, and what the world answered.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "rules/issue.hpp"

namespace qopi {

// The person. `key` names the control: the JSON pointer of a field (with "=code" for one of its choices), or an action.
struct Typed { std::string key, text; };
struct Chosen { std::string key, text; };
struct Ticked { std::string key; bool on = false; };
struct Left { std::string key; };
struct Pressed { std::string key; };
struct Entered { std::string key; };  ///< Enter in a text field
struct Escaped {};
struct WentTo { std::string url; };   ///< Back, Forward, or an address typed in

// The world.
struct OutboxItem { std::string id, bytes, state; };
struct SealKey { std::string kid, jwk; };  ///< the Help Desk's current public key, as JSON text
struct Booted {
    std::string draft;  ///< empty when there is none
    std::vector<OutboxItem> outbox;
    SealKey seal_key;   ///< empty when the Help Desk was never reached
    bool kept_storage = true;
    bool html_view = false;  ///< the twin is shown instead of the canvas
    std::string url;
};
struct DeskFound { SealKey seal_key; };
struct SaveDue {};
struct Saved {};
struct SaveFailed {};
struct Printing {};   ///< the page is about to be printed
struct EraseFailed {};
struct MemberAnswered { std::string member_id, family_name, status; };
struct Prepared { std::string random, verifier; };
struct Sealed { std::string jwe; };
struct SealFailed {};
struct Queued { std::string id; };
struct QueueFailed {};
struct Received { std::string id, digest, reference, received_at; };
struct Refused { std::string id; int status = 0; std::string type; std::vector<Issue> issues; };
struct Unsent { std::string id, reason; };

struct Event {
    std::string now;    ///< "2026-11-23T02:20:00Z"
    std::string today;  ///< the practice's local day
    std::string clock;  ///< the local time of day as shown, "10:42 a.m."
    std::variant<Typed, Chosen, Ticked, Left, Pressed, Entered, Escaped, WentTo, Booted, DeskFound, SaveDue, Saved, SaveFailed, Printing, EraseFailed, MemberAnswered,
                 Prepared, Sealed, SealFailed, Queued, QueueFailed, Received, Refused, Unsent>
        what;
};

}  // namespace qopi
