// Rows keep what was found in them; an index tells whom a change of one concerns.
#include "rules/findings.hpp"

#include <algorithm>
#include <utility>

#include "model/secrets.hpp"
#include "rules/validate.hpp"

namespace qopi {
namespace {

bool is_error(const Issue& issue) { return severity(issue.code) == Severity::error; }
std::size_t errors_in(const std::vector<Issue>& issues) { return static_cast<std::size_t>(std::count_if(issues.begin(), issues.end(), is_error)); }

void wipe_secrets(RecordRef record) {
    for (const auto& field : record.table->fields)
        if (auto* secret = value_of<Secret>(record, field)) std::fill(secret->text.begin(), secret->text.end(), '\0');
}

}  // namespace

Findings::Seen& Findings::Seen::operator=(Seen&& other) {
    wipe();
    submission_ = std::move(other.submission_);
    return *this;
}
void Findings::Seen::wipe() { qopi::wipe_secrets(submission_); }
void Findings::Seen::take(const Submission& submission) {
    wipe();
    submission_ = submission;
}
void Findings::Seen::take(const Submission& submission, Position at) {
    const auto before = record_at(submission_, at.section, at.index);
    wipe_secrets(before);
    if (has_below(before)) wipe_secrets(below(before));
    copy(record_at(submission, at.section, at.index), before);
}

void Findings::judge(const Submission& submission, std::vector<Section> judged, const Facts& facts, bool is_once) {
    index_.clear();
    parts_ = {};
    judged_ = std::move(judged);
    facts_ = facts;
    offices_ = OfficeIdsInUse(submission);
    std::vector<Position> taking_part;
    const auto kind = is_request(submission.begun) ? submission.begun : Kind::registration;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const auto section = static_cast<Section>(i);
        stamp(submission, section, 0, 0);
        part(section).is_judged = std::find(judged_.begin(), judged_.end(), section) != judged_.end();
        part(section).takes_part = part(section).is_judged || carries(kind, section, submission);
        if (!part(section).takes_part) continue;
        part(section).rows.resize(count_of(submission, section));
        for (std::size_t n = 0; n < part(section).rows.size(); ++n) taking_part.push_back({section, n});
    }
    // All keys first: who comes later may share something with who came before, and the other way round.
    for (const auto& at : is_once ? may_share(submission, taking_part) : taking_part) part(at.section).rows[at.index].keys = index_.add(submission, at);
    for (const auto section : judged_)
        for (std::size_t i = 0; i < part(section).rows.size(); ++i) judge_own(submission, {section, i}), judge_among(submission, {section, i});
    judge_whole(submission);
}

void Findings::judge_own(const Submission& submission, Position at) {
    auto& own = part(at.section).rows[at.index].own;
    own.clear();
    validate_with_below("", record_at(submission, at.section, at.index), facts_, own);
}

void Findings::judge_among(const Submission& submission, Position at) {
    auto& in = part(at.section);
    if (!in.is_judged) return;
    auto& row = in.rows[at.index];
    row.among.clear();
    if (is_list(at.section)) offices_.judge(record_at(submission, at.section, at.index), row.among);
    index_.judge(submission, at, row.keys, row.among);
    in.errors -= row.errors;
    row.errors = errors_in(row.own) + errors_in(row.among);
    row.warnings = row.own.size() + row.among.size() - row.errors;
    in.errors += row.errors;
}

void Findings::judge_whole(const Submission& submission) {
    for (const auto section : judged_) part(section).whole = validate_whole(submission, section);
}

void Findings::look(const Submission& submission, Kind kind, const Facts& facts, const std::vector<Position>* edited) {
    auto carried = sections_of(kind, submission);
    if (carried != judged_ || submission.begun != (*was_).begun || facts != facts_) {
        judge(submission, std::move(carried), facts);
        return was_.take(submission);
    }
    std::vector<Position> affected;
    bool is_changed = false;
    bool is_office_changed = false, is_resized = false;
    for (const auto& at : edited ? *edited : std::vector<Position>()) {
        if (is_as_it_was(submission, at)) continue;
        look_at(submission, at, affected);
        is_changed = true;
    }
    for (std::size_t i = 0; !edited && i < sections.size(); ++i) {
        const auto section = static_cast<Section>(i);
        if (!look_at_section(submission, section, affected)) continue;
        is_resized = is_resized || count_of(*was_, section) != count_of(submission, section);
        is_changed = true;
        is_office_changed = is_office_changed || section == Section::offices || section == Section::sites;
    }
    if (!is_changed) return;
    if (is_resized) was_.take(submission);
    if (auto offices = is_office_changed ? OfficeIdsInUse(submission) : offices_; offices != offices_) {
        offices_ = std::move(offices);
        for (const auto section : judged_)
            for (std::size_t i = 0; i < part(section).rows.size(); ++i) affected.push_back({section, i});
    }
    std::sort(affected.begin(), affected.end());
    affected.erase(std::unique(affected.begin(), affected.end()), affected.end());
    // Where a list has become shorter all of its items are among them, and some that were noted before are gone.
    for (const auto& at : affected)
        if (at.index < part(at.section).rows.size()) judge_among(submission, at);
    judge_whole(submission);
}

/// The items between those at the ends of a list are others now.
void Findings::stamp(const Submission& submission, Section section, std::size_t same_before, std::size_t same_after) {
    if (!is_list(section)) return;
    auto& stamps = part(section).stamps;
    const auto from = [&](std::size_t index) { return stamps.begin() + static_cast<std::ptrdiff_t>(index); };
    stamps.erase(from(same_before), from(stamps.size() - same_after));
    stamps.insert(from(same_before), count_of(submission, section) - same_before - same_after, 0);
    for (auto& one : stamps)
        if (one == 0) one = ++last_stamp_;
}

bool Findings::is_as_it_was(const Submission& submission, Position at) const {
    return is_same(record_at(submission, at.section, at.index), record_at(*was_, at.section, at.index));
}

/// A record became another one. What is said of it alone is up to date then; who else is concerned is noted.
void Findings::look_at(const Submission& submission, Position at, std::vector<Position>& affected) {
    auto& in = part(at.section);
    if (is_list(at.section)) in.stamps[at.index] = ++last_stamp_;
    if (in.takes_part) {
        auto& row = in.rows[at.index];
        const auto note = [&](const Position& other) { affected.push_back(other); };
        index_.each_affected(row.keys, at, note);
        index_.remove(row.keys, at);
        row.keys = index_.add(submission, at);
        index_.each_affected(row.keys, at, note);
        if (in.is_judged) judge_own(submission, at);
        affected.push_back(at);
    }
    was_.take(submission, at);
}

/// True when something in the section changed. What is said of it within each record is up to date then; who else is concerned is noted.
bool Findings::look_at_section(const Submission& submission, Section section, std::vector<Position>& affected) {
    const auto count = count_of(submission, section), count_before = count_of(*was_, section);
    const auto is_same_item = [&](std::size_t now, std::size_t before) { return is_same(record_at(submission, section, now), record_at(*was_, section, before)); };
    const auto least = std::min(count, count_before);
    std::size_t same_before = 0, same_after = 0;
    while (same_before < least && is_same_item(same_before, same_before)) ++same_before;
    if (count == count_before && same_before == count) return false;
    while (same_after < least - same_before && is_same_item(count - 1 - same_after, count_before - 1 - same_after)) ++same_after;
    auto& in = part(section);
    if (count != count_before) {
        stamp(submission, section, same_before, same_after);
        if (!in.takes_part) return true;
        splice(submission, section, same_before, same_after);
        for (const auto one : judged_)
            for (std::size_t i = 0; i < part(one).rows.size(); ++i) affected.push_back({one, i});
        // What it was is taken over as a whole, once all sections are looked at.
        return true;
    }
    for (auto i = same_before; i < count - same_after; ++i)
        if (!is_as_it_was(submission, {section, i})) look_at(submission, {section, i}, affected);
    return true;
}

/// The list has become longer or shorter: what is between those at its ends is judged anew, and all find their new places.
void Findings::splice(const Submission& submission, Section section, std::size_t same_before, std::size_t same_after) {
    auto& in = part(section);
    const auto count = count_of(submission, section);
    std::vector<Row> rows(count);
    const auto end_before = in.rows.size() - same_after, end = count - same_after;
    for (auto i = same_before; i < end_before; ++i) index_.remove(in.rows[i].keys, {section, i}), in.errors -= in.rows[i].errors;
    std::move(in.rows.begin(), in.rows.begin() + static_cast<std::ptrdiff_t>(same_before), rows.begin());
    std::move(in.rows.begin() + static_cast<std::ptrdiff_t>(end_before), in.rows.end(), rows.begin() + static_cast<std::ptrdiff_t>(end));
    in.rows = std::move(rows);
    index_.forget(section);
    for (std::size_t i = 0; i < count; ++i) {
        auto& row = in.rows[i];
        if (i >= same_before && i < end) {
            row.keys = index_.add(submission, {section, i});
            if (in.is_judged) judge_own(submission, {section, i});
        } else {
            index_.take_up(row.keys, {section, i});
        }
    }
}

void Findings::add_issues(Section section, std::size_t index, std::vector<Issue>& issues) const {
    const auto& row = part(section).rows[index];
    if (row.own.empty() && row.among.empty()) return;
    const auto path = is_list(section) ? path_of(section, index) : path_of(section);
    std::vector<Issue> its;
    for (const auto* found : {&row.own, &row.among})
        for (const auto& issue : *found) its.push_back({path + issue.at, issue.code});
    put_in_reading_order(its);
    issues.insert(issues.end(), std::make_move_iterator(its.begin()), std::make_move_iterator(its.end()));
}

std::vector<Issue> Findings::of_item(Section section, std::size_t index) const {
    std::vector<Issue> issues;
    if (has_judged(section) && index < part(section).rows.size()) add_issues(section, index, issues);
    return issues;
}

std::vector<Issue> Findings::of_section(Section section) const {
    std::vector<Issue> issues;
    if (!has_judged(section)) return issues;
    const auto& in = part(section);
    // A list as a whole comes before its items; of one record, what is said of it beside other sections is about a field of it.
    if (is_list(section)) issues = in.whole;
    for (std::size_t i = 0; i < in.rows.size(); ++i) add_issues(section, i, issues);
    if (!is_list(section) && !in.whole.empty()) {
        issues.insert(issues.end(), in.whole.begin(), in.whole.end());
        put_in_reading_order(issues);
    }
    return issues;
}

std::vector<Issue> Findings::all() const {
    std::vector<Issue> issues;
    for (const auto section : judged_) {
        auto found = of_section(section);
        issues.insert(issues.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    }
    return issues;
}

std::size_t Findings::errors(Section section) const { return has_judged(section) ? part(section).errors + errors_in(part(section).whole) : 0; }
std::size_t Findings::errors(Section section, std::size_t index) const {
    return has_judged(section) && index < part(section).rows.size() ? part(section).rows[index].errors : 0;
}
std::size_t Findings::warnings(Section section, std::size_t index) const {
    return has_judged(section) && index < part(section).rows.size() ? part(section).rows[index].warnings : 0;
}
std::size_t Findings::errors() const {
    std::size_t errors = 0;
    for (const auto section : judged_) errors += this->errors(section);
    return errors;
}

}  // namespace qopi
