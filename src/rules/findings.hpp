// What is wrong with a submission, kept up to date while it is edited: only what changed is judged again.
#pragma once

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "rules/duplicates.hpp"
#include "rules/issue.hpp"
#include "rules/office_ids.hpp"

namespace qopi {

/// The issues of a submission, section by section and item by item. What `look` finds after any edits is what `validate` finds from scratch.
/// A copy knows nothing yet: it begins from scratch.
class Findings {
public:
    Findings() = default;
    /// Judges these sections from scratch, once.
    Findings(const Submission& submission, std::vector<Section> judged, const Facts& facts) { judge(submission, std::move(judged), facts, true); }
    Findings(const Findings&) {}
    Findings& operator=(const Findings&) { return *this = Findings(); }
    Findings(Findings&&) = default;
    Findings& operator=(Findings&&) = default;
    ~Findings() = default;

    /// Judges the sections that the kind carries, after any edits since the last look. An answer that was typed costs its record; an item that
    /// was added or removed costs no checks of other items. All records are compared with what they were, or only those that were `edited`, where it
    /// is known that nothing else was, no item came or went, and none got another id.
    void look(const Submission& submission, Kind kind, const Facts& facts, const std::vector<Position>* edited = nullptr);

    /// In reading order. A section that was not judged has none.
    std::vector<Issue> all() const;
    std::vector<Issue> of_section(Section section) const;
    /// What is said of a section as a whole.
    const std::vector<Issue>& of_whole(Section section) const { return part(section).whole; }
    std::vector<Issue> of_item(Section section, std::size_t index) const;
    bool has_judged(Section section) const { return part(section).is_judged; }
    /// How many of them block sending.
    std::size_t errors() const;
    std::size_t errors(Section section) const;
    /// The same of one item; 0 for one that is not there.
    std::size_t errors(Section section, std::size_t index) const;
    std::size_t warnings(Section section, std::size_t index) const;

    /// A number that an item of a list, asked or not, keeps from look to look until the item changes; no other item ever has it.
    unsigned stamp(Section section, std::size_t index) const { return part(section).stamps[index]; }

private:
    /// One record: an item of a list, or all of a section that is none.
    struct Row {
        std::vector<Issue> own, among;  ///< within it, and beside others; each named from the record on
        SharedIndex::Keys keys;
        std::size_t errors = 0, warnings = 0;
    };
    struct Part {
        bool takes_part = false;  ///< others may share something with its records
        bool is_judged = false;
        std::vector<Row> rows;
        std::vector<unsigned> stamps;  ///< of a list's items
        std::vector<Issue> whole;
        std::size_t errors = 0;  ///< of rows
    };
    Part& part(Section section) { return parts_[static_cast<std::size_t>(section)]; }
    const Part& part(Section section) const { return parts_[static_cast<std::size_t>(section)]; }
    /// What was looked at last. A text that is only replaced leaves its characters in memory: secrets are overwritten first.
    class Seen {
    public:
        Seen() = default;
        Seen(Seen&&) = default;
        Seen& operator=(Seen&& other);
        ~Seen() { wipe(); }
        void take(const Submission& submission);
        void take(const Submission& submission, Position at);
        const Submission& operator*() const { return submission_; }

    private:
        void wipe();
        Submission submission_;
    };
    /// Where nothing will change, the index need not know of what nobody shares.
    void judge(const Submission& submission, std::vector<Section> judged, const Facts& facts, bool is_once = false);
    void judge_own(const Submission& submission, Position at);
    void judge_among(const Submission& submission, Position at);
    void judge_whole(const Submission& submission);
    void look_at(const Submission& submission, Position at, std::vector<Position>& affected);
    bool look_at_section(const Submission& submission, Section section, std::vector<Position>& affected);
    bool is_as_it_was(const Submission& submission, Position at) const;
    void stamp(const Submission& submission, Section section, std::size_t same_before, std::size_t same_after);
    void splice(const Submission& submission, Section section, std::size_t same_before, std::size_t same_after);
    void add_issues(Section section, std::size_t index, std::vector<Issue>& issues) const;

    std::array<Part, sections.size()> parts_;
    unsigned last_stamp_ = 0;
    std::vector<Section> judged_;
    Facts facts_;
    SharedIndex index_;
    OfficeIdsInUse offices_;
    Seen was_;
};

}  // namespace qopi
