// What the app asks of the world. Answers come back as events.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/event.hpp"
#include "package/draft_text.hpp"

namespace qopi {

struct SaveSoon {};                                    ///< an edit is unwritten: ask for it within a second
struct Save { int operation = 0; DraftEntry entry; std::vector<DraftPart> parts; };  ///< what is as it was in the `Save` before is only named
struct OpenDraft { std::string id; };                   ///< after what is unwritten was saved
struct LetGo { std::string id; };                       ///< it is not open here any more
struct TakeOver { std::string id; };                    ///< from the tab that writes it, which saves first
struct DropDraft { std::string id; };
struct ReadDrafts { std::vector<std::string> ids; };    ///< as they are kept, without opening them: `DraftsRead`
struct ExportDraft { std::string id, name; };           ///< as a file, just as it is kept
struct Go { std::string url; bool replace = false; };  ///< the address line; no event echoes back
struct Verify { std::string member_id, family_name; };
/// Random bytes, the salted hash of the response if there is one, and the Help Desk's key if it was never seen.
struct Prepare { int operation = 0; std::string response; };
struct Seal { int operation = 0; std::string header, key, plaintext; };
/// Keeps the package, and in the same moment the draft that names it, unless that was removed (then it has no parts). State "waiting" is
/// sent again by itself, "kept" is only kept.
struct Enqueue { int operation = 0; Parcel parcel; DraftEntry entry; std::vector<std::string> parts; };
struct Send { std::string id; };
struct Retry { std::string id; int attempt = 0; };     ///< send again later: full jitter, Retry-After obeyed
struct AskReceipt { std::string id; };                  ///< whether a package that went another way has arrived
struct Mark { std::string id; ParcelState state; };     ///< kept or replaced: not sent by itself any more
struct GivenOut { std::string id, at; };                ///< note when a package was first saved or shared
struct Download { std::string name, type, bytes; };
struct Share { std::string name, type, bytes, title, text; };
struct Print {};
struct ReadLater {};                                    ///< once the browser could show what there is: `ReadOn`
struct Forget { std::string id; };
struct Erase {};
struct UseHtmlView { bool on = true; };
struct FocusOn { std::string key; };                   ///< after the next frame
struct Announce { std::string text; };
struct ScrollToTop {};

using Effect = std::variant<SaveSoon, Save, OpenDraft, LetGo, TakeOver, DropDraft, ReadDrafts, ExportDraft, Go, Verify, Prepare, Seal, Enqueue, Send, Retry,
                            AskReceipt, Mark, GivenOut, Forget, Download, Share, Print, ReadLater, Erase, UseHtmlView,
                            FocusOn, Announce, ScrollToTop>;
using Effects = std::vector<Effect>;

/// Puts the focus on the control with this key, after the next frame.
void focus_on(Effects& effects, std::string_view key);
/// Has a sentence spoken by who reads the page aloud.
void announce(Effects& effects, std::string_view sentence);

}  // namespace qopi
