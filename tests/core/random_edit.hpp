// Edits as a person, a paste, or another version of the program could make them.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "random_submission.hpp"
#include "rules/duplicates.hpp"

namespace qopi::make {

/// Another text in one field of a record, if it has any.
inline std::optional<Position> type_at_random(Random& random, Submission& s) {
    const auto section = static_cast<Section>(random.below(sections.size()));
    if (count_of(s, section) == 0) return std::nullopt;
    Random again(random.next());
    const auto other = random_submission(again, s.begun, random.chance(50) ? Care::odd : Care::careless);
    if (count_of(other, section) == 0) return std::nullopt;
    const Position at{section, random.below(count_of(s, section))};
    ConstRecordRef from = record_at(other, section, random.below(count_of(other, section)));
    auto to = record_at(s, section, at.index);
    if (to.table->below && random.chance(30)) from = below(from), to = below(to);
    const auto& field = random.one_of(to.table->fields);
    auto* text = value_of<std::string>(to, field);
    if (!text) return std::nullopt;
    *text = *value_of<std::string>(from, field);
    return at;
}

/// One edit that the form, a paste, or another version of the program could make.
inline void edit_at_random(Random& random, Submission& s) {
    const auto section = static_cast<Section>(random.below(sections.size()));
    const auto count = count_of(s, section);
    const auto& held = info(section).held;
    const auto fill = [&](std::size_t index) {
        // Anything that this record could hold; one field is often enough.
        Random again(random.next());
        Submission other = random_submission(again, s.begun, random.chance(50) ? Care::odd : Care::careless);
        if (count_of(other, section) == 0) return;
        const auto from = record_at(std::as_const(other), section, random.below(count_of(other, section)));
        const auto to = record_at(s, section, index);
        if (random.chance(20)) return copy(from, to);
        const auto& field = random.one_of(to.table->fields);
        with_value(to, field, [&]<class T>(const T& value) { const_cast<T&>(value) = *value_of<T>(from, field); });
    };
    if (!is_list(section)) return fill(0);
    if (count > 0 && random.chance(60)) return fill(random.below(count));
    if (count > 0 && random.chance(30)) {
        // Two change their places, or one comes to be like another.
        const auto one = random.below(count), other = random.below(count);
        const auto both = only(s, section, one);
        copy(record_at(std::as_const(s), section, other), record_at(s, section, one));
        if (random.chance(50)) copy(record_at(both, section), record_at(s, section, other));
        return;
    }
    if (count > 0 && random.chance(50)) return held.remove(s, random.below(count));
    if (count > 8) return;
    add_record(s, section);
    id_of(record_at(s, section, count)) = std::string(info(section).key) + std::to_string(random.below(12));
    fill(count);
}

}  // namespace qopi::make
