// The draft: everything the person typed but the barred values, so that a reload on any page loses nothing.
#pragma once

#include <optional>

#include "package/fault.hpp"
#include "package/package.hpp"
#include "rules/issue.hpp"

namespace qopi {

inline constexpr std::string_view draft_format = "qopi-draft";
inline constexpr int draft_version = 0;

/// What a draft remembers beside its answers. Of taxpayer IDs and the challenge response it holds only that they were given.
/// Rows of a spreadsheet that became items of a list, or changed some.
struct Brought {
    Section section;
    std::string day;         ///< "2026-12-01"
    std::string file;        ///< its name; empty for rows that were pasted
    int first = 0, last = 0; ///< the numbers in the ids of the items that were added; none where `last` is the smaller one
    std::size_t changed = 0; ///< how many items became others
    bool operator==(const Brought&) const = default;
};
/// Of more than that the oldest are forgotten; and how long the name of a file may be, in bytes.
inline constexpr std::size_t brought_max = 50, file_name_max = 255;

struct DraftNotes {
    std::vector<Kept> kept;
    Declaration declaration;
    /// The packages that were made of these answers, newest first, back to the one that was received; `predecessors_max` at most. Their secrets
    /// show that the one that replaces them comes from here, and travel in draft files.
    std::vector<Predecessor> made;
    std::vector<std::string> changed_secrets;  ///< pointers of secrets that were typed anew since the last of them, and are not kept
    std::string reference;     ///< from the verified receipt, once received
    std::string received_at;
    std::string received_content;  ///< `digest_of_content` of the answers that were received
    std::string received_made;     ///< when their package was made
    Predecessor received;      ///< that package: what is submitted later replaces it, whatever was made between
    std::string received_replaced; ///< the package that it took the place of: its reference, or its id where it has none
    std::string pasted, pasted_offices;  ///< rows of users, and of offices, that are not on the list yet, as they stand in the box
    std::vector<Brought> brought;  ///< in the order in which they came
    std::string page;          ///< the address of the page on which it was left; never a value
    /// The item whose page was open, and what it was when that was opened: Cancel brings that back.
    struct Before {
        std::string id;
        Submission was;  ///< its list holds the item as it was; of a new one nothing
        bool operator==(const Before&) const = default;
    };
    std::optional<Before> before;
    std::vector<std::pair<std::string, std::string>> unknown;  ///< members of another version, kept as JSON text
};

struct Draft : DraftNotes {
    Submission content;
};

/// The lists whose items can come as rows of a spreadsheet, and the member of a draft that keeps those in the box.
struct KeptBox {
    Section section;
    const char* key;
    std::string DraftNotes::*text;
};
inline constexpr KeptBox kept_boxes[] = {{Section::users, "pasted", &DraftNotes::pasted}, {Section::offices, "pasted_offices", &DraftNotes::pasted_offices}};

/// In bytes: how much of what is in a box is kept. In JSON, a character can need six times as much.
inline constexpr std::size_t pasted_kept_max = 512u << 10;

std::string write_draft(const Draft& draft);
Read<Draft> read_draft(std::string_view bytes);

}  // namespace qopi
