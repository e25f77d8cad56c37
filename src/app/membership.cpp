// Whoever is no member would answer ten pages for nothing, so that is asked as soon as it can be.
#include "app/membership.hpp"

#include <algorithm>
#include <utility>

#include "app/drafts.hpp"
#include "app/edit.hpp"
#include "app/navigate.hpp"
#include "app/steps.hpp"
#include "app/texts.hpp"

namespace qopi {
namespace {

bool is_about(const Membership& membership, std::string_view member_id, std::string_view family_name) {
    return membership.member_id == member_id && membership.family_name == family_name;
}

}  // namespace

void ask_membership(State& state, Effects& effects) {
    const auto& physician = state.answers.physician;
    if (physician.asco_id.empty() || physician.family_name.empty() || severity(check_asco_id(physician.asco_id).code) == Severity::error) return;
    auto& membership = state.membership;
    if (membership.status != Membership::Status::not_asked && is_about(membership, physician.asco_id, physician.family_name)) return;
    membership = {Membership::Status::asking, physician.asco_id, physician.family_name};
    effects.push_back(Verify{physician.asco_id, physician.family_name});
}

void ask_membership_again(State& state, Effects& effects) {
    state.membership = {};
    ask_membership(state, effects);
    state.page.after_membership = state.membership.status == Membership::Status::asking;
    if (state.page.after_membership) announce(effects, texts::membership_asking);
}

void membership_issues(const State& state, std::vector<Issue>& issues) {
    const auto& membership = state.membership;
    if (!is_about(membership, state.answers.physician.asco_id, state.answers.physician.family_name)) return;
    const auto at = path_of(Section::physician) + "/asco_id";
    if (membership.status == Membership::Status::unknown) {
        // That says more than a doubt about its form.
        std::erase_if(issues, [&](const Issue& issue) { return issue.at == at && issue.code == Code::asco_id_unusual; });
        issues.push_back({at, Code::member_unknown});
    }
    if (membership.status == Membership::Status::inactive) issues.push_back({at, Code::member_inactive});
}

bool on(State& state, const MemberAnswered& event, Effects& effects) {
    auto& membership = state.membership;
    if (!is_about(membership, event.member_id, event.family_name)) return false;
    using Status = Membership::Status;
    membership.status = event.status == "active"     ? Status::active
                        : event.status == "inactive" ? Status::inactive
                        : event.status == "unknown"  ? Status::unknown
                                                     : Status::not_checked;
    look_at_steps(state);
    // The card of the draft says how many answers are to be fixed.
    const auto entry = std::find_if(state.drafts.begin(), state.drafts.end(), [&](const DraftEntry& one) { return one.id == state.draft.id; });
    if (entry != state.drafts.end() && !state.draft.read_only && entry->errors != entry_of(state).errors) save_soon(state, effects);
    if (std::exchange(state.page.after_membership, false)) go_on_after_membership(state, effects);
    return true;
}

}  // namespace qopi
