// The packages that were made on this computer, and where each of them stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/texts.hpp"
#include "model/submission.hpp"

namespace qopi {

struct DraftEntry;

/// One state a package. Only a verified receipt makes it `received`; only the person removes one.
enum class ParcelState : std::uint8_t { kept, waiting, sending, received, refused, replaced, count };

struct ParcelStateInfo {
    std::string_view code;   ///< in the browser's storage
    std::string_view label;  ///< what a person reads; "waiting" never looks like "sent"
};
inline constexpr auto parcel_states = std::to_array<ParcelStateInfo>({
    {"kept", texts::parcel_kept},
    {"waiting", texts::parcel_waiting},
    {"sending", texts::parcel_sending},
    {"received", texts::parcel_is_received},
    {"refused", texts::parcel_refused},
    {"replaced", texts::parcel_replaced},
});
static_assert(parcel_states.size() == static_cast<std::size_t>(ParcelState::count));
constexpr const ParcelStateInfo& info(ParcelState state) { return parcel_states[static_cast<std::size_t>(state)]; }
std::optional<ParcelState> parcel_state_from(std::string_view code);

/// A frozen package in the outbox. Its bytes never change.
struct Parcel {
    std::string id = {}, bytes = {};
    ParcelState state = ParcelState::kept;
    std::string draft = {};              ///< the draft of whose answers it was made
    /// The practice, the kind's code, and when it was made: what a list shows of it.
    std::string name = {}, kind = {}, frozen = {};
    std::string given_out = {};          ///< when it was first saved as a file or an email, or shared: it may have gone that way
    std::string reference = {}, received_at = {};  ///< from the verified receipt
    std::string reason = {};             ///< why it waits: "network", "busy", "no-key", "not-our-server"
    int attempt = 0;
    bool operator==(const Parcel&) const = default;
};

/// True for a package that would never reach the Help Desk if it were erased now.
constexpr bool is_unsent(ParcelState state) { return state == ParcelState::waiting || state == ParcelState::sending; }

/// The reference of the received package that took the place of this one, which was received, too: the next of the same draft, also where only
/// the draft knows of it any more. Empty when none did, and for another state.
std::string replacement_of(const std::vector<Parcel>& outbox, const std::vector<DraftEntry>& drafts, const Parcel& parcel);

/// The list for the practice's own books and for `helpdesk reconcile` (RFC 4180, with a header). A cell that a spreadsheet would take for a formula begins
/// with an apostrophe. Digests are of the exact bytes.
std::string sent_list(const std::vector<Parcel>& outbox);

}  // namespace qopi
