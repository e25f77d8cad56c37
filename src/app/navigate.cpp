// A page is left forwards only when nothing on it is wrong; backwards always.
#include "app/navigate.hpp"

#include <algorithm>
#include <utility>

#include "app/action.hpp"
#include "app/edit.hpp"
#include "app/listing.hpp"
#include "app/membership.hpp"
#include "app/office_choice.hpp"
#include "app/paste.hpp"
#include "app/standing.hpp"
#include "app/steps.hpp"
#include "app/texts.hpp"
#include "model/locate.hpp"

namespace qopi {
namespace {

void open(State& state, const Place& place) {
    state.page = {};
    state.place = place;
    look_at_receipt(state);
    // The browser's history leads back to pages that other answers made superfluous.
    const auto section = info(place.page).section;
    const bool is_asked = !section || carries(kind_of(state.answers), *section, state.answers);
    if (!is_asked) state.place = {previous_page(place.page, state.answers), ""};
    if (is_asked && is_item_page(place.page)) {
        const auto& list = *list_at(place.page);
        const auto index = open_item(state);
        const bool is_known = state.trail.before && state.trail.before->id == place.item;
        if (index == count_of(state.answers, list.section)) state.place = {list.list, ""};
        else if (!is_known) state.trail.before = Draft::Before{place.item, only(state.answers, list.section, index)};
    }
    // One may look at the start page, or at the packages, and go on with the item.
    if (!is_item_page(state.place.page) && (info(state.place.page).section || state.place.page == Page::review)) state.trail.before.reset();
    if (const auto* list = list_of_rows(place.page); list && !takes_rows(state, *list)) state.place = {Page::start, ""};
    // A confirmation without a sent package would be untrue.
    if (place.page == Page::done && !has_confirmation(state)) state.place = {Page::start, ""};
    if (place.page == Page::mail && !own_parcel(state)) state.place = {Page::review, ""};
    doubt_what_is_there(state);
    look_at_lists(state);
    look_at_offices(state);
    if (state.place.page == Page::review) state.trail.from_review.reset();
    if (const auto step = step_of(state, state.place.page)) {
        state.trail.furthest_step = std::max(state.trail.furthest_step, *step);
        look_at_steps(state);
    }
}

void leave_page(State& state, const Place& to, Effects& effects) {
    // A page can be left without leaving its field first.
    take_away_personal_numbers(state, effects);
    // An item that was added, and in which nothing was entered, is none.
    const auto* list = list_at(state.place.page);
    const bool is_left = list && is_item_page(state.place.page) && to != state.place && !state.draft.read_only;
    const bool is_new = is_left && state.trail.before && state.trail.before->id == state.place.item && count_of(state.trail.before->was, list->section) == 0;
    const auto index = open_item(state);
    if (!is_new || index >= count_of(state.answers, list->section) || edit_of_open_item(state)) return;
    // The first practice of a group is filled in already.
    if (item_name(record_at(state.answers, list->section, index)).empty()) remove_item(state, state.place.item, effects);
}

/// The review, where the Change link was followed: the focus is at the same answer, and what was wrong is still said.
void return_to_review(State& state, Effects& effects) {
    const auto from = *std::exchange(state.trail.from_review, std::nullopt);
    go_to(state, {Page::review, ""}, effects);
    if (from.pressed) show_what_is_missing(state);
    auto key = control_on_review(state, from.pointer);
    // Its line in a long list may be on another page of that by now.
    if (const auto* list = list_at(from.place.page); list && is_much(state.answers, list->section) && !turn_to_item(state, list->section, from.place.item))
        key = "count " + std::string(info(list->section).key);
    if (from.from_summary && from.pressed && has_errors(shown_issues(state))) key = "summary";
    std::erase_if(effects, [](const Effect& effect) { return std::holds_alternative<FocusOn>(effect); });
    focus_on(effects, key);
}

/// What stops at the physician: the membership has pages of its own. Nothing when it stops nobody.
std::optional<Page> membership_page(const State& state) {
    std::vector<Issue> issues;
    membership_issues(state, issues);
    if (issues.empty()) return std::nullopt;
    return issues.front().code == Code::member_unknown ? Page::member_invalid : Page::member_inactive;
}

void go_further(State& state, Effects& effects) {
    if (leads_to_review(state)) return return_to_review(state, effects);
    go_to(state, {next_page(state.place.page, state.answers), ""}, effects);
}

/// A draft is continued on the page that asked last, also when nothing was answered there.
void remember_page(State& state, Effects& effects) {
    const auto page = state.place.page;
    if (!info(page).section && page != Page::review) return;
    const auto url = url_of(state.place);
    if (state.trail.form_page == url) return;
    state.trail.form_page = url;
    if (!state.draft.exists || state.draft.read_only) return;
    save_soon(state, effects);
}

/// The heading of the new page; who comes back from an item is at that one in its list.
void focus_on_arrival(State& state, const Place& from, Effects& effects) {
    const auto* list = list_at(from.page);
    const bool is_back = list && is_item_page(from.page) && state.place.page == list->list && turn_to_item(state, list->section, from.item);
    focus_on(effects, is_back ? key_of({Verb::edit, from.item}) : "h1");
}

}  // namespace

std::string control_on_review(const State& state, const std::string& pointer) {
    const auto place = reading_place(pointer);
    const auto section = static_cast<Section>(place.section);
    if (place.section < sections.size() && place.item > 0 && is_much(state.answers, section)) return key_of({Verb::to_change, review_pointer(section, place.item - 1)});
    const auto at = locate(state.answers, pointer);
    const bool is_empty_list = std::any_of(list_pages.begin(), list_pages.end(), [&](const ListPages& list) {
        return pointer == path_of(list.section) && count_of(state.answers, list.section) == 0;
    });
    return is_empty_list || (at && is_asked(at->record, at->field, state.facts())) ? key_of({Verb::to_change, pointer}) : "h1";
}

void go_to(State& state, const Place& place, Effects& effects, bool replace_address) {
    const auto from = state.place;
    leave_page(state, place, effects);
    open(state, place);
    remember_page(state, effects);
    effects.push_back(Go{url_of(state.place), replace_address});
    effects.push_back(ScrollToTop{});
    focus_on_arrival(state, from, effects);
}

void went_to(State& state, std::string_view url, bool is_here, Effects& effects) {
    const auto place = place_of(url), from = state.place;
    leave_page(state, place, effects);
    open(state, place);
    remember_page(state, effects);
    if (state.place != place) effects.push_back(Go{url_of(state.place), true});
    if (!is_here) focus_on_arrival(state, from, effects);
}

bool is_complete(State& state, Effects& effects) {
    auto issues = page_issues(state, true);
    // The membership has pages of its own.
    std::erase_if(issues, [](const Issue& issue) { return issue.code == Code::member_unknown || issue.code == Code::member_inactive; });
    if (!has_errors(issues)) return true;
    show_what_is_missing(state);
    state.taken_away.told = true;
    focus_on(effects, "summary");
    return false;
}

void go_on(State& state, Effects& effects) {
    const auto page = state.place.page;
    // Who goes on does not discard.
    state.page.question.reset();
    if (!is_complete(state, effects)) return;
    if (page == Page::eligibility || page == Page::prequalification)
        if (const auto outcome = outcome_of(state.answers); outcome && info(*outcome).step == info(page).step) return go_to(state, {*outcome, ""}, effects);
    if (page == Page::physician) {
        const auto& membership = state.membership;
        const bool asked = membership.member_id == state.answers.physician.asco_id && membership.family_name == state.answers.physician.family_name;
        // Who is no member should know before ten more pages. The asking ends by itself within seconds.
        if (asked && membership.status == Membership::Status::asking) {
            state.page.after_membership = true;
            announce(effects, texts::membership_asking);
            return;
        }
        if (const auto stop = membership_page(state)) return go_to(state, {*stop, ""}, effects);
    }
    go_further(state, effects);
}

void go_on_without_member(State& state, Effects& effects) {
    // The review says it again, and Submit leads back here.
    if (state.trail.from_review) return return_to_review(state, effects);
    if (is_review_reached(state)) return go_to(state, {Page::review, ""}, effects);
    go_to(state, {next_page(Page::physician, state.answers), ""}, effects);
}

void go_on_after_membership(State& state, Effects& effects) {
    if (state.place.page == Page::physician) return go_on(state, effects);
    if (state.place.page != Page::member_invalid && state.place.page != Page::member_inactive) return;
    if (const auto stop = membership_page(state)) {
        if (*stop != state.place.page) return go_to(state, {*stop, ""}, effects);
        state.page.checked_again = true;
        announce(effects, texts::membership_still);
        return;
    }
    announce(effects, state.membership.status == Membership::Status::active ? texts::membership_active : texts::membership_not_checked);
    go_on_without_member(state, effects);
}

void go_to_field(State& state, std::string_view pointer, Effects& effects, bool from_summary) {
    const auto place = place_of_field(pointer, state.answers);
    const bool pressed = state.page.pressed;
    if (state.place != place) {
        // Submit leads to the pages about the membership, too.
        const bool is_stopped = state.place.page == Page::member_invalid || state.place.page == Page::member_inactive;
        const bool from_review = state.place.page == Page::review || (is_stopped && is_review_reached(state));
        go_to(state, place, effects);
        std::erase_if(effects, [](const Effect& effect) { return std::holds_alternative<FocusOn>(effect); });
        if (from_review) state.trail.from_review = FromReview{state.place, std::string(pointer), from_summary, pressed};
        if (pressed) show_what_is_missing(state);
    }
    // A list as such is changed by adding to it.
    const auto list = std::find_if(list_pages.begin(), list_pages.end(), [&](const auto& one) { return pointer == path_of(one.section); });
    focus_on(effects, list == list_pages.end() ? std::string(pointer) : key_of(adding_to(list->section)));
}

void go_back(State& state, Effects& effects) {
    if (state.trail.from_review && state.place == state.trail.from_review->place) return return_to_review(state, effects);
    go_to(state, {previous_page(state.place.page, state.answers), ""}, effects);
    state.page.came_back = true;
}

}  // namespace qopi
