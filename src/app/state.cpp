// What the state implies, derived from it whenever it is asked. What was found wrong is only brought up to date.
#include "app/state.hpp"

#include <algorithm>
#include <utility>

#include "app/membership.hpp"
#include "model/locate.hpp"
#include "rules/validate.hpp"

namespace qopi {
namespace {

std::string key_of(std::string_view at, Code code) { return std::string(at) + ":" + std::string(text(code)); }

void drop_kept(const State& state, std::vector<Issue>& issues) {
    if (issues.empty() || state.kept.empty()) return;
    const KeptWarnings kept(state.kept);
    std::erase_if(issues, [&](const Issue& issue) { return kept.has(issue); });
}

/// The draft keeps offices that were entered before somebody answered that there are none, and a registration that was entered before another
/// country was chosen; a package does not. So this is no rule of packages.
void left_aside_issues(const Submission& answers, std::vector<Issue>& issues) {
    const auto kind = kind_of(answers);
    if (kind == Kind::registration && answers.practice.multiple_offices == Answer::no && !answers.offices.empty())
        issues.push_back({path_of(Section::practice) + "/multiple_offices", Code::offices_left_aside});
    const bool has_registration = answers.prequalification != Prequalification{} || answers.physician != Physician{} || answers.administrator != Administrator{} ||
                                  answers.practice != Practice{} || !answers.offices.empty() || !answers.users.empty();
    if (kind == Kind::interest && has_registration)
        issues.push_back({path_of(Section::eligibility) + "/country", Code::registration_left_aside});
}

/// The issues of the section that is open; of a list item also what stands twice among the others.
std::vector<Issue> open_section_issues(const State& state, Section section, bool with_items) {
    const auto& findings = findings_of(state);
    if (is_list_page(state.place.page) && !with_items) return findings.of_whole(section);
    return is_item_page(state.place.page) ? findings.of_item(section, open_item(state)) : findings.of_section(section);
}

/// Calls `each(pointer, record, field)` for all fields that the page asks.
template <class Each>
void asked_on_page(const State& state, Each each) {
    const auto section = info(state.place.page).section;
    if (!section || is_list_page(state.place.page) || open_item(state) >= count_of(state.answers, *section)) return;
    const auto facts = state.facts();
    const auto ask = [&](const std::string& path, ConstRecordRef record) {
        for (const auto& field : record.table->fields)
            if (is_asked(record, field, facts)) each(path + "/" + std::string(field.key), record, field);
    };
    const auto path = is_list(*section) ? path_of(*section, open_item(state)) : path_of(*section);
    const auto record = record_at(state.answers, *section, open_item(state));
    ask(path, record);
    if (has_below(record)) ask(path + "/" + std::string(record.table->below->key), below(record));
}

}  // namespace

Facts State::facts() const { return {.today = parse_date(clock.today).value_or(Date{}), .sealed_closed = receipt.covers_answers}; }

std::size_t open_item(const State& state) {
    const auto* list = list_at(state.place.page);
    return list ? position_of(state.answers, list->section, state.place.item) : 0;
}

KeptWarnings::KeptWarnings(const std::vector<Kept>& kept) {
    for (const auto& one : kept) keys_.insert(key_of(one.at, one.code));
}
bool KeptWarnings::has(const Issue& issue) const {
    return severity(issue.code) == Severity::warning && !keys_.empty() && keys_.contains(key_of(issue.at, issue.code));
}

std::vector<Issue> page_issues(const State& state, bool is_going_on) {
    std::vector<Issue> issues;
    const auto section = info(state.place.page).section;
    if (state.place.page == Page::review) {
        issues = all_issues(state);
    } else if (section) {
        // A list page shows a status at each item. Who wants to go on is told what is missing in which; a doubt holds nobody.
        issues = open_section_issues(state, *section, is_going_on || state.page.pressed);
        if (state.place.page == Page::physician) membership_issues(state, issues);
        if (state.place.page == Page::practice || state.place.page == Page::eligibility) left_aside_issues(state.answers, issues);
        if (is_list_page(state.place.page))
            std::erase_if(issues, [&](const Issue& issue) { return issue.at != path_of(*section) && severity(issue.code) != Severity::error; });
    }
    // Nothing is wrong with the field any more; that it was emptied is said, and said again once at Continue.
    if (!is_going_on || !state.taken_away.told)
        for (const auto& issue : state.taken_away.issues)
            if (const auto place = place_of_field(issue.at, state.answers); place.page == state.place.page && place.item == state.place.item)
                issues.push_back(issue);
    for (const auto& issue : state.refused)
        if (const auto place = place_of_field(issue.at, state.answers); place.page == state.place.page && place.item == state.place.item)
            if (std::find(issues.begin(), issues.end(), issue) == issues.end()) issues.push_back(issue);
    drop_kept(state, issues);
    put_in_reading_order(issues);
    return issues;
}

void show_what_is_missing(State& state) {
    state.page.pressed = true;
    // What is missing must be there to be led to.
    state.page.office_sought.clear();
    state.page.asked.clear();
    asked_on_page(state, [&](const std::string& pointer, ConstRecordRef, const FieldRow&) { state.page.asked.insert(pointer); });
}

void doubt_what_is_there(State& state) {
    asked_on_page(state, [&](const std::string& pointer, ConstRecordRef record, const FieldRow& field) {
        const auto* secret = value_of<Secret>(record, field);
        // A box that is not checked is not answered.
        if (const auto* on = value_of<bool>(record, field); on && !*on) return;
        if (secret ? !secret->text.empty() : !is_blank(record, field)) state.page.answered.insert(pointer);
    });
}

bool leads_to_review(const State& state) {
    return state.trail.from_review && (!is_item_page(state.place.page) || state.place == state.trail.from_review->place);
}

std::vector<Issue> shown_issues(const State& state) { return shown_of(state, page_issues(state)); }

std::vector<Issue> shown_of(const State& state, std::vector<Issue> issues) {
    std::erase_if(issues, [&](const Issue& issue) {
        if (std::find(state.taken_away.issues.begin(), state.taken_away.issues.end(), issue) != state.taken_away.issues.end()) return false;
        const auto at = locate(state.answers, issue.at);
        // What is missing is said when the person wants to go on; what is malformed, once the field was left.
        // A change that was only chosen is not blamed for what was not entered yet.
        const bool is_missing = (at && is_blank(at->record, at->field)) || issue.code == Code::nothing_changes;
        const bool was_left = (state.page.left.contains(issue.at) || state.page.answered.contains(issue.at)) && !is_missing;
        const bool is_form = info(state.place.page).section && !is_list_page(state.place.page);
        return !was_left && (!state.page.pressed || (is_form && at && !state.page.asked.contains(issue.at)));
    });
    return issues;
}

const Findings& findings_of(const State& state) {
    state.findings.look(state.answers, kind_of(state.answers), state.facts(), state.edited && !state.is_changing ? &*state.edited : nullptr);
    state.edited.emplace();
    return state.findings;
}

std::size_t count_errors(const State& state) {
    std::vector<Issue> others;
    if (kind_of(state.answers) == Kind::registration) membership_issues(state, others);
    left_aside_issues(state.answers, others);
    const auto errors = std::count_if(others.begin(), others.end(), [](const Issue& issue) { return severity(issue.code) == Severity::error; });
    return findings_of(state).errors() + static_cast<std::size_t>(errors);
}

std::vector<Issue> all_issues(const State& state) {
    auto issues = findings_of(state).all();
    if (kind_of(state.answers) == Kind::registration) membership_issues(state, issues);
    left_aside_issues(state.answers, issues);
    drop_kept(state, issues);
    put_in_reading_order(issues);
    return issues;
}

namespace {
auto at_parcel(auto& outbox, std::string_view id) {
    const auto found = std::find_if(outbox.begin(), outbox.end(), [&](const Parcel& parcel) { return parcel.id == id; });
    return id.empty() || found == outbox.end() ? nullptr : &*found;
}
}  // namespace

const Making* making_of(const Computer& computer, std::string_view draft_id) {
    const auto found = std::find_if(computer.makings.begin(), computer.makings.end(), [&](const Making& one) { return one.draft_id == draft_id; });
    return found == computer.makings.end() ? nullptr : &*found;
}
Making* making_of(Computer& computer, std::string_view draft_id) { return const_cast<Making*>(making_of(std::as_const(computer), draft_id)); }

Parcel* find_parcel(State& state, std::string_view id) { return at_parcel(state.outbox, id); }
const Parcel* find_parcel(const State& state, std::string_view id) { return at_parcel(state.outbox, id); }
const Parcel* own_parcel(const State& state) { return at_parcel(state.outbox, state.frozen.parcel.id); }
bool is_on_its_way(const State& state) {
    const auto* parcel = own_parcel(state);
    return parcel && is_unsent(parcel->state);
}

bool is_frozen(const State& state) {
    const auto& frozen = state.frozen;
    return !frozen.parcel.bytes.empty() && frozen.content == state.answers && frozen.declaration == state.declaration;
}

}  // namespace qopi
