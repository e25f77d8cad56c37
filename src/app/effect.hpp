// What the app asks of the world. Answers come back as events.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace qopi {

struct SaveSoon {};                                    ///< an edit is unwritten: ask for it within a second
struct Save { std::string draft; };
struct Go { std::string url; bool replace = false; };  ///< the address line; no event echoes back
struct Verify { std::string member_id, family_name; };
struct Prepare { std::string response; };              ///< random bytes, the salted hash of the response if there is one, and the Help Desk's key if it was never seen
struct Seal { std::string header, key, plaintext; };
/// Keeps the package, and in the same moment the draft that names it. State "waiting" is sent again by itself, "kept" is only kept.
struct Enqueue { std::string id, bytes, state, draft; };
struct Send { std::string id; };
struct Retry { std::string id; int attempt = 0; };     ///< send again later: full jitter, Retry-After obeyed
struct Download { std::string name, bytes; };
struct Print {};
struct Forget { std::string id; };
struct Erase {};
struct UseHtmlView { bool on = true; };
struct FocusOn { std::string key; };                   ///< after the next frame
struct Announce { std::string text; };
struct ScrollToTop {};

using Effect = std::variant<SaveSoon, Save, Go, Verify, Prepare, Seal, Enqueue, Send, Retry, Download, Print, Forget, Erase, UseHtmlView,
                            FocusOn, Announce, ScrollToTop>;
using Effects = std::vector<Effect>;

}  // namespace qopi
