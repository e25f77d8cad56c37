// What the state implies: derived anew at every event, never stored.
#include "app/state.hpp"

#include <algorithm>

#include "model/locate.hpp"
#include "rules/validate.hpp"

namespace qopi {
namespace {

void drop_kept(const State& state, std::vector<Issue>& issues) {
    std::erase_if(issues, [&](const Issue& issue) { return is_kept(state, issue); });
}

/// The issues of the section that is open. Of a list item these are the record's own until the person wants to go on, so
/// that what is done at each change does not grow with the practice.
std::vector<Issue> open_section_issues(const State& state, Section section) {
    std::vector<Issue> issues;
    const auto& answers = state.answers;
    if (!is_item_page(state.place.page)) return validate_section(answers, section, state.facts());
    const auto item = open_item(state);
    const auto path = path_of(section, item);
    if (state.pressed || state.going_on) {
        issues = validate_section(answers, section, state.facts());
        std::erase_if(issues, [&](const Issue& issue) { return !issue.at.starts_with(path + "/"); });
        return issues;
    }
    with_section(answers, section, [&]<class T>(const T& held) {
        if constexpr (is_items<T>) {
            if (item >= held.size()) return;
            validate_record(path, held[item], state.facts(), issues);
            if constexpr (requires { held[item].administrator; })
                if (!held[item].same_administrator) validate_record(path + "/administrator", held[item].administrator, state.facts(), issues);
        }
    });
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

std::size_t open_item(const State& state) {
    const auto* list = list_at(state.place.page);
    if (!list) return 0;
    return with_section(state.answers, list->section, [&]<class T>(const T& held) -> std::size_t {
        if constexpr (is_items<T>)
            return static_cast<std::size_t>(
                std::find_if(held.begin(), held.end(), [&](const auto& item) { return item.id == state.place.item; }) - held.begin());
        else return 0;
    });
}

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
        if (is_list_page(state.place.page))
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
