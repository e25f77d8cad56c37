// What the state implies: derived anew at every event, never stored.
#include "app/state.hpp"

#include <algorithm>

#include "model/locate.hpp"
#include "rules/validate.hpp"

namespace qopi {
namespace {

template <class List>
std::size_t index_of(const List& list, std::string_view id) {
    return static_cast<std::size_t>(std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.id == id; }) - list.begin());
}

void drop_kept(const State& state, std::vector<Issue>& issues) {
    std::erase_if(issues, [&](const Issue& issue) { return is_kept(state, issue); });
}

/// The issues of the section that is open. Of a list item these are the record's own until the person wants to go on, so
/// that what is done at each change does not grow with the practice.
std::vector<Issue> open_section_issues(const State& state, Section section) {
    std::vector<Issue> issues;
    const auto& answers = state.answers;
    const auto page = state.place.page;
    const auto item = page == Page::office ? open_office(state) : open_user(state);
    if (page != Page::office && page != Page::user) return validate_section(answers, section, state.facts());
    const auto path = path_of(section, item);
    if (state.pressed || state.going_on) {
        issues = validate_section(answers, section, state.facts());
        std::erase_if(issues, [&](const Issue& issue) { return !issue.at.starts_with(path + "/"); });
    } else if (page == Page::user && item < answers.users.size()) {
        validate_record(path, answers.users[item], state.facts(), issues);
    } else if (page == Page::office && item < answers.offices.size()) {
        validate_record(path, answers.offices[item], state.facts(), issues);
        if (!answers.offices[item].same_administrator)
            validate_record(path + "/administrator", answers.offices[item].administrator, state.facts(), issues);
    }
    return issues;
}

/// The Help Desk checks the membership again; here it only says early what will be refused.
void membership_issues(const State& state, std::vector<Issue>& issues) {
    const auto& membership = state.membership;
    if (membership.member_id != state.answers.physician.asco_id || membership.family_name != state.answers.physician.family_name) return;
    const auto at = path_of(Section::physician) + "/asco_id";
    if (membership.status == Membership::Status::unknown) issues.push_back({at, Code::member_unknown});
    if (membership.status == Membership::Status::inactive) issues.push_back({at, Code::member_inactive});
}

}  // namespace

Facts State::facts() const { return {.today = parse_date(today).value_or(Date{}), .sealed_closed = false}; }

std::size_t open_office(const State& state) { return index_of(state.answers.offices, state.place.item); }
std::size_t open_user(const State& state) { return index_of(state.answers.users, state.place.item); }

bool is_kept(const State& state, const Issue& issue) {
    return severity(issue.code) == Severity::warning &&
           std::find(state.kept.begin(), state.kept.end(), Kept{issue.at, issue.code}) != state.kept.end();
}

std::vector<Issue> page_issues(const State& state) {
    std::vector<Issue> issues;
    const auto section = info(state.place.page).section;
    if (state.place.page == Page::review) {
        issues = all_issues(state);
    } else if (section) {
        issues = open_section_issues(state, *section);
        if (state.place.page == Page::physician) membership_issues(state, issues);
        // A list page answers for the list; its items have a status each.
        if (state.place.page == Page::offices || state.place.page == Page::users)
            std::erase_if(issues, [&](const Issue& issue) { return issue.at != path_of(*section); });
    }
    for (const auto& issue : state.refused)
        if (const auto place = place_of_field(issue.at, state.answers); place.page == state.place.page && place.item == state.place.item)
            if (std::find(issues.begin(), issues.end(), issue) == issues.end()) issues.push_back(issue);
    drop_kept(state, issues);
    return issues;
}

std::vector<Issue> shown_issues(const State& state) {
    auto issues = page_issues(state);
    if (!state.pressed)
        std::erase_if(issues, [&](const Issue& issue) {
            bool blank = false;
            locate(state.answers, issue.at, [&](const auto& record, const auto& field) { blank = is_blank(record, field); });
            // What is missing is said when the person wants to go on; what is malformed, once the field was left.
            return blank || !state.left.contains(issue.at);
        });
    return issues;
}

std::vector<Issue> all_issues(const State& state) {
    auto issues = validate(state.answers, kind_of(state.answers), state.facts());
    if (kind_of(state.answers) == Kind::registration) membership_issues(state, issues);
    drop_kept(state, issues);
    return issues;
}

namespace {
auto at_parcel(auto& outbox, std::string_view id) {
    const auto found = std::find_if(outbox.begin(), outbox.end(), [&](const Parcel& parcel) { return parcel.id == id; });
    return id.empty() || found == outbox.end() ? nullptr : &*found;
}
}  // namespace

Parcel* find_parcel(State& state, std::string_view id) { return at_parcel(state.outbox, id); }
const Parcel* own_parcel(const State& state) { return at_parcel(state.outbox, state.sending.id); }
bool is_on_its_way(const State& state) {
    const auto* parcel = own_parcel(state);
    return parcel && is_unsent(parcel->state);
}

bool is_frozen(const State& state) {
    return !state.sending.bytes.empty() && state.sending.content == state.answers && state.sending.declaration == state.declaration;
}

}  // namespace qopi
