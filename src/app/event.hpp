// What can happen to the app: what a person did, and what the world answered.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/action.hpp"
#include "app/outbox.hpp"
#include "rules/issue.hpp"
#include "rules/rounds.hpp"

namespace qopi {

// The person. `key` names the control: the JSON pointer of a field (with "=code" for one of its choices), or that of an action.
struct Typed { std::string key, text; };
struct Chosen { std::string key, text; };
struct Ticked { std::string key; bool on = false; };
struct Left { std::string key; };
struct Pressed { Action action; };
struct Entered { std::string key; };  ///< Enter in a text field
struct Escaped {};
/// F8 at this control, or Shift and F8; a button is known by what it does.
struct SoughtProblem { std::string key = {}; bool back = false; std::optional<Action> action = {}; };
/// Back, Forward, or an address typed in. What is here already has the focus where the person went.
struct WentTo { std::string url; bool is_here = false; };

// The world.
/// A draft as the list of drafts shows it; made by `entry_of` at each save.
struct DraftEntry {
    std::string id = {}, name = {}, kind = {}, changed = {};  ///< `changed` is the moment of the last save
    int errors = 0;                       ///< what keeps it from being sent
    bool is_changed = false;              ///< since the last package was made of it
    int again = 0;                        ///< answers that a reload takes away: no draft holds them
    bool has_rows = false;                ///< rows of a spreadsheet that are not on their list yet
    std::string package = {};             ///< the package that was made of it since the last one that was received
    std::string reference = {};           ///< of the package that was received last, if none was made since
    bool operator==(const DraftEntry&) const = default;
};
/// Whether the browser keeps what is saved: until it is erased, until it needs the room, or until the page is closed.
enum class Storage : std::uint8_t { persistent, best_effort, memory, unanswered };
/// Whether what is typed outlives the page.
constexpr bool is_saving(Storage storage) { return storage == Storage::persistent || storage == Storage::best_effort; }
struct SealKey { std::string kid, jwk; };  ///< the Help Desk's current public key, as JSON text
struct Booted {
    std::string draft_id = {}, draft = {};  ///< the draft of this tab; empty when there is none
    bool elsewhere = false;       ///< another tab writes it
    std::vector<DraftEntry> drafts = {};
    std::vector<Parcel> outbox = {};
    SealKey seal_key = {};    ///< empty when the Help Desk was never reached
    std::vector<Round> rounds = {};  ///< as the Help Desk published them last
    std::string fresh = {};  ///< random, for the ids of new drafts
    Storage storage = Storage::best_effort;
    bool can_share = false;  ///< the browser hands files to other programs
    bool html_view = false;    ///< the person chose the HTML view
    bool view_forced = false;  ///< there is no other: no WebGL, forced colors, large letters
    std::string url = {};
};
struct DeskFound { SealKey seal_key; std::vector<Round> rounds = {}; };
struct DraftOpened { std::string id, draft; bool elsewhere = false; };
struct DraftAgain { std::string id, draft; bool elsewhere = false; };  ///< as it was written last, where this tab read it until now
struct DraftTaken { std::string id; };           ///< another tab writes this draft from now on
struct FileOpened { std::string text, problem; };  ///< problem "too-large" or "unreadable"; empty text otherwise: none was chosen
/// The rows of a file as tab-separated text or CSV; or why there are none: one of `texts::file_problems`. `list` is the key of the section whose items
/// they are.
struct RowsBrought { std::string list, name, text, problem; };
struct ReadOn {};  ///< the next rows of a long list
struct StorageKnown { Storage storage = Storage::best_effort; };
struct OfflineReady {};                          ///< the page now starts without a network
struct SaveDue {};
struct ViewChanged { bool html = false, forced = false; };
struct Printing {};   ///< the page is about to be printed
struct Printed {};    ///< and was, or was not
struct Erased { bool whole = true; };  ///< drafts, packages and their key; not whole when copies of the app itself are left
struct EraseFailed {};                 ///< everything is still there
struct ErasedElsewhere {};             ///< by another tab
/// The drafts that are kept by now, after another tab saved or removed one. `gone` is the one that this tab has open and that was removed; else empty.
struct DraftsListed { std::vector<DraftEntry> drafts = {}; std::string gone = {}; };
struct DraftsRead { std::vector<std::pair<std::string, std::string>> drafts = {}; };  ///< ids and texts; without those that could not be read
struct MemberAnswered { std::string member_id, family_name, status; };
// What answers an effect names the operation that the effect named: meanwhile another draft may be open.
struct Saved { int operation = 0; };
struct SaveFailed { int operation = 0; };
struct SaveSlow { int operation = 0; };    ///< it has been going on for seconds
struct Prepared { int operation = 0; std::string random, secret, verifier; };
struct Sealed { int operation = 0; std::string jwe; };
struct SealFailed { int operation = 0; };
struct Queued { int operation = 0; };
struct QueueFailed { int operation = 0; };
struct OutboxChanged { std::vector<Parcel> outbox; };  ///< what is kept now: another tab changed it
struct SendingNow { std::string id; };  ///< the outbox began on its own
struct Received { std::string id, digest, reference, received_at; };
struct Refused { std::string id; int status = 0; std::string type; std::vector<Issue> issues; };
struct Unsent { std::string id, reason; };

struct Event {
    std::string now;    ///< "2026-11-23T02:20:00Z"
    std::string today;  ///< the practice's local day
    std::string clock;  ///< the local time of day as shown, "10:42 a.m."
    std::variant<Typed, Chosen, Ticked, Left, Pressed, Entered, Escaped, SoughtProblem, WentTo, Booted, DeskFound, DraftOpened, DraftAgain, DraftTaken, FileOpened, RowsBrought, ReadOn, StorageKnown,
                 OfflineReady, SaveDue, Saved, SaveFailed, SaveSlow, ViewChanged, Printing, Printed, Erased, EraseFailed, ErasedElsewhere, DraftsListed, DraftsRead, MemberAnswered,
                 Prepared, Sealed, SealFailed, Queued, QueueFailed, OutboxChanged, SendingNow, Received, Refused, Unsent>
        what;
    int offset = 0;     ///< minutes by which the practice's clocks are ahead of UTC
};

}  // namespace qopi
