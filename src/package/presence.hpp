// How surely a section or a field stands in a package: what the schema and the data dictionary say of it.
#pragma once

#include "model/submission.hpp"

namespace qopi {

enum class Presence : std::uint8_t { never, sometimes, always };

/// Whether packages of this kind carry the section: whatever the answers are, with some answers, or not at all.
inline Presence presence(Kind kind, Section section) {
    // The two answers that bring sections along, as they bring most and as they bring least.
    Submission everything, nothing;
    everything.practice.multiple_offices = Answer::yes;
    nothing.physician.is_administrator = true;
    if (carries(kind, section, nothing)) return Presence::always;
    return carries(kind, section, everything) ? Presence::sometimes : Presence::never;
}

/// Whether the field is required in a record that is there: whatever the other answers are, with some answers, or not at all.
inline Presence presence(const FieldRow& field) {
    if (field.required == never<AnyRecord>) return Presence::never;
    return field.required == always<AnyRecord> && field.asked == always<AnyRecord> ? Presence::always : Presence::sometimes;
}

}  // namespace qopi
