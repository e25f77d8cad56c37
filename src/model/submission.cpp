// The walk over a submission, once for all types of records.
#include "model/submission.hpp"

#include <algorithm>

namespace qopi {

bool carries(Kind kind, Section section, const Submission& submission) {
    const auto& row = info(section);
    if (!has(row.kinds, kind)) return false;
    return kind != Kind::registration || !row.asked || row.asked(submission);
}

std::vector<Section> sections_of(Kind kind, const Submission& submission) {
    std::vector<Section> carried;
    for (std::size_t i = 0; i < sections.size(); ++i)
        if (const auto section = static_cast<Section>(i); carries(kind, section, submission)) carried.push_back(section);
    return carried;
}

std::optional<Section> section_from(std::string_view key) {
    for (std::size_t i = 0; i < sections.size(); ++i)
        if (sections[i].key == key) return static_cast<Section>(i);
    return std::nullopt;
}

std::size_t count_of(const Submission& submission, Section section) {
    const auto& held = info(section).held;
    return held.count ? held.count(submission) : 1;
}

RecordRef record_at(Submission& submission, Section section, std::size_t index) {
    const auto& held = info(section).held;
    return {*held.table, held.at(submission, index)};
}

ConstRecordRef record_at(const Submission& submission, Section section, std::size_t index) {
    return record_at(const_cast<Submission&>(submission), section, index);
}

RecordRef add_record(Submission& submission, Section section) {
    const auto& held = info(section).held;
    return {*held.table, held.add(submission)};
}

Submission only(const Submission& submission, Section section, std::size_t index) {
    Submission alone;
    copy(record_at(submission, section, index), add_record(alone, section));
    return alone;
}

std::size_t position_of(const Submission& submission, Section section, std::string_view id) {
    const auto count = count_of(submission, section);
    for (std::size_t i = 0; i < count; ++i)
        if (id_of(record_at(submission, section, i)) == id) return i;
    return count;
}

namespace detail {

void walk_section(Submission& submission, Section section, bool all, Visitor visitor, void* visit) {
    for (std::size_t i = 0; i < count_of(submission, section); ++i) {
        const auto path = is_list(section) ? path_of(section, i) : path_of(section);
        const auto record = record_at(submission, section, i);
        visitor(visit, path, record);
        if (record.table->below && (all || has_below(record))) visitor(visit, path + "/" + std::string(record.table->below->key), below(record));
    }
}

void walk(Submission& submission, std::optional<Kind> kind, Visitor visitor, void* visit) {
    for (std::size_t i = 0; i < sections.size(); ++i)
        if (const auto section = static_cast<Section>(i); !kind || carries(*kind, section, submission))
            walk_section(submission, section, !kind, visitor, visit);
}

}  // namespace detail

}  // namespace qopi
