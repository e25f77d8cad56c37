// Answers to JSON and back: one walk over the field tables for packages, drafts and their readers.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "package/json.hpp"
#include "rules/issue.hpp"

namespace qopi {

/// What a package carries: only what is asked. What a draft keeps: every answer that may be kept.
enum class Scope : std::uint8_t { package, draft };

/// Members that no table knows: where they stood, and what they held, as canonical JSON. Writers put them back.
using Unknown = std::vector<std::pair<std::string, std::string>>;

/// The `content` object of a kind, members in table order. Values that may not go there in clear are left out.
Json encode_content(const Submission& submission, Kind kind, Scope scope);

/// One record, and what stands below it.
Json encode_record(ConstRecordRef record, Scope scope);

/// True when nothing was answered there: a draft need not say that what was never asked is blank.
bool is_untouched(const Submission& submission, Section section);

/// Fills `submission` from a `content` object. Faults are wrong types; unknown members and answers to questions that
/// are not asked are noted. In a package, values named in `sealed_fields` are marked as given.
struct Decoded {
    Submission submission;
    std::vector<Issue> notes;
    Unknown unknown;
    std::size_t extra_bytes = 0;  ///< of what is unknown or not asked, as canonical JSON
};
Read<Decoded> decode_content(const Value& content, Kind kind, Scope scope);

/// Puts unknown members back where they stood, where their parent still exists.
void restore_unknown(Json& document, const Unknown& unknown);

/// The kept warnings as JSON and back; an unknown code is a fault.
Json encode_kept(const std::vector<Kept>& kept);
Read<std::vector<Kept>> decode_kept(const Value& kept);

}  // namespace qopi
