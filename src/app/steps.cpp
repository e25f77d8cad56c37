// A step is done when nothing in it is wrong, and not because a later page is open.
#include "app/steps.hpp"

#include <algorithm>
#include <utility>

#include "app/membership.hpp"
#include "app/paste.hpp"
#include "app/standing.hpp"
#include "model/secrets.hpp"
#include "model/locate.hpp"

namespace qopi {
namespace {

/// True when anything in the section was answered. An empty list is no answer.
bool is_answered(const State& state, Section section) {
    if (is_list(section)) return count_of(state.answers, section) > 0;
    static const Submission blank;
    return !is_same(record_at(state.answers, section), record_at(blank, section));
}

}  // namespace

std::optional<std::size_t> step_of(const State& state, Page page) {
    const auto steps = steps_of(kind_of(state.answers));
    if (page == Page::done) return steps.size();
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const StepInfo& step) { return step.step == info(page).step; });
    return found == steps.end() ? std::nullopt : std::optional<std::size_t>(found - steps.begin());
}

bool is_review_reached(const State& state) { return step_of(state, Page::review) <= state.trail.furthest_step; }

std::vector<StepStatus> steps_now(const State& state) {
    const auto kind = kind_of(state.answers);
    const auto outcomes = outcome_issues(state.answers, kind);
    const auto& findings = findings_of(state);
    std::vector<StepStatus> all;
    bool is_all_begun = true;
    for (const auto& step : steps_of(kind)) {
        StepStatus now{step};
        bool answered = false, asked = false, is_whole = true;
        for (std::size_t i = 0; i < sections.size(); ++i) {
            const auto section = static_cast<Section>(i);
            const auto asks = [&](const PageInfo& page) { return page.step == step.step && page.section == section; };
            if (!carries(kind, section, state.answers) || std::none_of(pages.begin(), pages.end(), asks)) continue;
            asked = true;
            auto faults = findings.errors(section);
            if (std::vector<Issue> issues; section == Section::physician) membership_issues(state, issues), faults += issues.size();
            faults += static_cast<std::size_t>(std::count_if(outcomes.begin(), outcomes.end(), [&](const Issue& issue) { return issue.at.starts_with(path_of(section) + "/"); }));
            is_whole = is_whole && faults == 0;
            if (!is_answered(state, section)) continue;
            // Nothing is wrong with a page that was not begun. The step leads to the first one with a fault.
            answered = true;
            if (now.to_fix == 0 && faults > 0) now.info.page = static_cast<Page>(std::find_if(pages.begin(), pages.end(), asks) - pages.begin());
            now.to_fix += faults;
        }
        const bool been = all.size() <= state.trail.furthest_step;
        if (step.step == Step::review) {
            now.leads = been || is_all_begun;
            if (submitted_standing(state) == Standing::received) now.progress = StepStatus::Progress::done;
        } else if (!asked) {
            // With one office there are no others to list: that is answered on the step before.
            now.progress = all.empty() || all.back().progress == StepStatus::Progress::done ? StepStatus::Progress::done : StepStatus::Progress::not_begun;
        } else {
            const bool has_rows = std::any_of(list_pages.begin(), list_pages.end(), [&](const ListPages& list) {
                return list.rows && info(*list.rows).step == step.step && !rows_waiting(state, list.section).empty();
            });
            if (is_whole && (answered || been) && !has_rows) now.progress = StepStatus::Progress::done;
            else if (answered) now.progress = StepStatus::Progress::open;
            now.leads = answered || been;
            is_all_begun = is_all_begun && now.leads;
        }
        all.push_back(now);
    }
    return all;
}

namespace {

void note_sent(State& state, bool is_sent) {
    for (auto& step : state.page.steps)
        if (step.info.step == Step::review) step.progress = is_sent ? StepStatus::Progress::done : StepStatus::Progress::not_begun;
}

}  // namespace

void look_at_receipt(State& state) {
    const bool is_received = submitted_standing(state) == Standing::received;
    state.receipt.covers_answers = is_received || is_packed(state);
    note_sent(state, is_received);
}

void uncover(State& state) {
    if (std::exchange(state.receipt.covers_answers, false)) note_sent(state, false);
}

void look_at_steps(State& state) {
    if (!step_of(state, state.place.page)) return;
    state.page.steps = steps_now(state);
    state.page.given_before = given_before(state);
}

namespace {

/// Pointers of the secrets that are asked and of which this holds.
template <class Fits>
std::vector<std::string> secrets_that(const State& state, Fits fits) {
    std::vector<std::string> pointers;
    const auto kind = kind_of(state.answers);
    for (std::size_t i = 0; i < sections.size(); ++i) {
        if (!carries(kind, static_cast<Section>(i), state.answers) || !has_secrets(*sections[i].held.table)) continue;
        walk_section(state.answers, static_cast<Section>(i), false, [&](const std::string& path, ConstRecordRef record) {
            for (const auto& field : record.table->fields)
                if (const auto* secret = value_of<Secret>(record, field); secret && fits(*secret) && is_asked(record, field, state.facts()))
                    pointers.push_back(path + "/" + std::string(field.key));
        });
    }
    return pointers;
}

}  // namespace

std::vector<std::string> given_before(const State& state) {
    return secrets_that(state, [](const Secret& secret) { return secret.given && secret.text.empty(); });
}

std::vector<std::string> not_kept(const State& state) {
    return secrets_that(state, [](const Secret& secret) { return secret.given || !secret.text.empty(); });
}

std::vector<std::string> still_to_give_again(const State& state) {
    auto pointers = state.page.given_before;
    std::erase_if(pointers, [&](const std::string& pointer) {
        const auto at = locate(state.answers, pointer);
        const auto* secret = at ? value_of<Secret>(ConstRecordRef(at->record), at->field) : nullptr;
        return !secret || !secret->given || !secret->text.empty();
    });
    return pointers;
}

}  // namespace qopi
