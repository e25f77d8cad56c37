// A page is left forwards only when nothing on it is wrong; backwards always.
#include "app/navigate.hpp"

#include <algorithm>
#include <utility>

#include "app/action.hpp"
#include "app/edit.hpp"
#include "app/texts.hpp"

namespace qopi {
namespace {

void open(State& state, const Place& place) {
    // What was pasted stays while its page is open.
    const bool is_same = state.place.page == Page::rows && place.page == Page::rows;
    auto pasting = is_same ? std::move(state.page.pasting) : Pasting{};
    state.page = {};
    state.page.pasting = std::move(pasting);
    state.place = place;
    // The browser's history leads back to pages that other answers made superfluous.
    if (const auto section = info(place.page).section; section && !carries(kind_of(state.answers), *section, state.answers)) {
        state.place = {previous_page(place.page, state.answers), ""};
        return;
    }
    if (is_item_page(place.page)) {
        const auto& list = *list_at(place.page);
        const auto index = open_item(state);
        if (index < count_of(state.answers, list.section)) state.page.before = Draft::Before{place.item, only(state.answers, list.section, index)};
        else state.place = {list.list, ""};
    }
    if (place.page == Page::rows && !carries(kind_of(state.answers), Section::users, state.answers)) state.place = {Page::start, ""};
    // A confirmation without a sent package would be untrue.
    if (place.page == Page::done && state.receipt.reference.empty() && !is_on_its_way(state)) state.place = {Page::start, ""};
    if (place.page == Page::mail && !own_parcel(state)) state.place = {Page::review, ""};
    if (state.place.page == Page::review) state.to_review = false;
}

/// A draft is continued on the page that asked last, also when nothing was answered there.
void remember_page(State& state, Effects& effects) {
    const auto page = state.place.page;
    if (!info(page).section && page != Page::review) return;
    const auto url = url_of(state.place);
    if (state.form_page == url) return;
    state.form_page = url;
    if (!state.draft.exists || state.draft.read_only) return;
    save_soon(state, effects);
}

}  // namespace

void go_to(State& state, const Place& place, Effects& effects, bool replace_address) {
    // A page can be left without leaving its field first.
    take_away_personal_numbers(state, effects);
    open(state, place);
    remember_page(state, effects);
    effects.push_back(Go{url_of(state.place), replace_address});
    effects.push_back(ScrollToTop{});
    focus_on(effects, "h1");
}

void went_to(State& state, std::string_view url, Effects& effects) {
    const auto place = place_of(url);
    take_away_personal_numbers(state, effects);
    open(state, place);
    remember_page(state, effects);
    if (state.place != place) effects.push_back(Go{url_of(state.place), true});
    focus_on(effects, "h1");
}

void go_on(State& state, Effects& effects) {
    const auto page = state.place.page;
    auto issues = page_issues(state, true);
    // The membership has pages of its own.
    std::erase_if(issues, [](const Issue& issue) { return issue.code == Code::member_unknown || issue.code == Code::member_inactive; });
    if (has_errors(issues)) {
        state.page.pressed = true;
        state.taken_away.told = true;
        focus_on(effects, "summary");
        return;
    }
    if (page == Page::eligibility || page == Page::prequalification)
        if (const auto outcome = outcome_of(state.answers); outcome && info(*outcome).step == info(page).step) return go_to(state, {*outcome, ""}, effects);
    if (page == Page::physician) {
        const auto& membership = state.membership;
        const bool asked = membership.member_id == state.answers.physician.asco_id && membership.family_name == state.answers.physician.family_name;
        // Whoever is no member would answer ten more pages for nothing. The asking ends by itself within seconds.
        if (asked && membership.status == Membership::Status::asking) {
            state.page.after_membership = true;
            announce(effects, texts::membership_asking);
            return;
        }
        if (asked && membership.status == Membership::Status::unknown) return go_to(state, {Page::member_invalid, ""}, effects);
        if (asked && membership.status == Membership::Status::inactive) return go_to(state, {Page::member_inactive, ""}, effects);
    }
    if (state.to_review && !is_item_page(page)) return go_to(state, {Page::review, ""}, effects);
    go_to(state, {next_page(page, state.answers), ""}, effects);
}

void go_to_field(State& state, std::string_view pointer, Effects& effects) {
    const auto place = place_of_field(pointer, state.answers);
    const bool pressed = state.page.pressed;
    if (state.place != place) {
        const bool from_review = state.place.page == Page::review;
        go_to(state, place, effects);
        std::erase_if(effects, [](const Effect& effect) { return std::holds_alternative<FocusOn>(effect); });
        state.to_review = from_review;
        state.page.pressed = pressed;
    }
    // A list as such is changed by adding to it.
    const auto list = std::find_if(list_pages.begin(), list_pages.end(), [&](const auto& one) { return pointer == path_of(one.section); });
    focus_on(effects, list == list_pages.end() ? std::string(pointer) : key_of(adding_to(list->section)));
}

void go_back(State& state, Effects& effects) { go_to(state, {previous_page(state.place.page, state.answers), ""}, effects); }

}  // namespace qopi
