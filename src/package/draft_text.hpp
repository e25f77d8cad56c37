// The text of a draft in small parts: what changed is written anew, and nothing else.
#pragma once

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "package/draft.hpp"
#include "rules/findings.hpp"

namespace qopi {

/// In bytes: how long parts are on the whole, and at most. A change concerns its own part, seldom the next one, and the one with the notes.
inline constexpr std::size_t part_bytes = 8u << 10, part_bytes_max = 20u << 10;

/// A part as it stands, or where it was among the parts of the time before.
struct DraftPart {
    std::string text;
    int before = -1;  ///< from 0; −1 when it is a new one
};

/// What was last written of the open draft. A copy begins from scratch, and so does that of `Findings`.
class DraftText {
public:
    DraftText() = default;
    DraftText(const DraftText&) {}
    DraftText& operator=(const DraftText&) { return *this = DraftText(); }
    DraftText(DraftText&&) = default;
    DraftText& operator=(DraftText&&) = default;
    ~DraftText() = default;

    /// The parts of `write_draft` in their order, those that were there the time before by their places then. Items of lists are encoded only
    /// where `findings` tells that they changed; it is of one and the same draft each time, and has looked at these answers.
    std::vector<DraftPart> write(const Submission& content, const DraftNotes& notes, const Findings& findings);

private:
    /// An item of a list as JSON.
    struct Item {
        unsigned stamp = 0;
        std::string text;
    };
    std::array<std::vector<Item>, sections.size()> items_;
    /// What each part was made of, and where it was: its own text, and the stamps of items in the place of theirs.
    std::unordered_map<std::string, int> names_;
};

/// The parts of `write_draft`.
std::vector<std::string> draft_parts(const Draft& draft);

}  // namespace qopi
