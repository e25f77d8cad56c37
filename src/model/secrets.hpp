// The secrets of a submission, and where they are.
#pragma once

#include <string>
#include <utility>

#include "model/submission.hpp"

namespace qopi {

/// True when records of this type hold secrets, themselves or below.
inline bool has_secrets(const RecordTable& table) {
    return std::any_of(table.fields.begin(), table.fields.end(), [](const FieldRow& field) { return field.slot.holds == Holds::secret; }) ||
           (table.below && has_secrets(*table.below->table));
}

/// Calls `visit(pointer, secret)` for each secret, asked or not; S is Submission or const Submission. Lists that hold none cost nothing.
template <class S, class Visit>
void each_secret(S& submission, Visit visit) {
    using Record = std::conditional_t<std::is_const_v<S>, ConstRecordRef, RecordRef>;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const auto section = static_cast<Section>(i);
        if (!has_secrets(*info(section).held.table)) continue;
        const auto in_record = [&](const std::string& path, Record record) {
            for (const auto& field : record.table->fields)
                if (auto* secret = value_of<Secret>(record, field)) visit(path + "/" + std::string(field.key), *secret);
        };
        for (std::size_t n = 0; n < count_of(submission, section); ++n) {
            const auto path = is_list(section) ? path_of(section, n) : path_of(section);
            const Record record = record_at(submission, section, n);
            in_record(path, record);
            if (const auto* lower = record.table->below) in_record(path + "/" + std::string(lower->key), below(record));
        }
    }
}

/// Overwrites them: a text that is only replaced leaves its characters in memory.
inline void wipe_secrets(Submission& submission) {
    each_secret(submission, [](const std::string&, Secret& secret) { std::fill(secret.text.begin(), secret.text.end(), '\0'); });
}

}  // namespace qopi
