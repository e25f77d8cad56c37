// The one road into the store, whether a package comes by upload, by file or by mail.
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "helpdesk/keys/keys.hpp"
#include "helpdesk/record.hpp"
#include "helpdesk/store/store.hpp"
#include "package/package.hpp"

namespace qopi::helpdesk {

/// It is on the disk. The same bytes again give the same record and the same receipt, for ever.
struct Accepted {
    Record record;
    bool is_new = false;
};
/// The bytes are no package, or not one of the id that was announced. By file or mail it was set aside when it was meant to be
/// one: the person who would have to send it again is not there to read the answer.
struct Unreadable {
    Fault fault;
    bool is_set_aside = false;
};
/// It can be read, and breaks rules, or its sealed part does not open; only the issues that are errors. By file or mail it was
/// set aside.
struct Refused {
    std::vector<Issue> issues;
    Reason reason = Reason::rules;
    bool is_set_aside = false;
};
/// The corresponding physician is no active member. By file or mail it was set aside, and is not lost.
struct NoMember {
    Membership membership = Membership::unknown;
    bool is_set_aside = false;
};
/// The id belongs to other bytes, which stay untouched. By file or mail it was set aside: whoever has learned an id could else keep the
/// package out by sending something under it first.
struct Conflict {
    Record first;
    std::string digest;  ///< of the bytes that came now
    bool is_set_aside = false;
};
/// The address has sent too much.
struct TooMany {
    unsigned retry_after_seconds = 0;
};
/// Nobody vouches for it, and of such packages enough came today: the rest of the disk is kept for registrations of known members.
struct Full {
    unsigned retry_after_seconds = 0;
};
/// It is sealed to a key that is not here now: one that another program made, that was lost, or that nobody ever had.
struct NoKey {
    std::string kid;
};
/// Not now: the disk is nearly full, or the store has a trouble.
struct Busy {
    std::string sentence;  ///< for the Help Desk's log
};
using Taken = std::variant<Accepted, Unreadable, Refused, NoMember, Conflict, TooMany, Full, NoKey, Busy>;

struct Intake {
    Store& store;
    KeyRing& keys;
    std::uint64_t disk_floor_bytes = 0;

    struct Arrival {
        Road road = Road::upload;
        std::string_view announced_id = "";  ///< from the URL; empty when only the package says it
        std::string_view by = "";            ///< the account, when staff take it
        std::string_view file = "";          ///< the name of the file or attachment: all that is known of an unreadable one
        /// Asked once it is known that these bytes are not stored yet: replays are never counted.
        std::function<std::optional<unsigned>()> limit = {};
        /// Whether the sender may still be told that there is no such member; asked only of one that is none, and counted. Who may not is
        /// answered like a member, and staff check the membership.
        std::function<bool()> may_tell = {};
        /// Asked with the size of what no active member stands behind, before it is kept.
        std::function<std::optional<unsigned>(std::uint64_t)> unvouched_limit = {};
    };
    Taken take(std::string_view bytes, const Arrival& arrival) const;

private:
    std::optional<Taken> take_known(const Package& package, const SetAside& waiting, std::string_view bytes, const Arrival& arrival) const;
    Taken set_aside(Taken taken, SetAside package, std::string_view bytes, const Arrival& arrival) const;
};

/// The opened plaintext of the sealed part, or nothing when it was sealed for another package or for a key that is gone.
std::optional<std::string> open_package(const Package& package, const Keys& keys);

/// The name of the practice or site.
std::string name_of(const Package& package);

}  // namespace qopi::helpdesk
