// Problems are met in reading order.
#include "app/problems.hpp"

#include <algorithm>
#include <utility>

#include "app/texts.hpp"

namespace qopi {
namespace {

using Pointers = std::vector<std::string>;

/// The pointer of the field at which the person is: of "/content/users/0/roles=physician", or of a button about "/content/practice/name:code".
std::string_view pointer_of(const SoughtProblem& from) {
    const std::string_view at = from.action ? from.action->about : from.key;
    return at.starts_with('/') ? at.substr(0, at.find_first_of("=:")) : std::string_view{};
}

std::string control_for(const State& state, const std::string& pointer) {
    const auto page = state.place.page;
    // The review and a list have no fields of their own: there the line of the summary leads on.
    if (page == Page::review && !pointer.starts_with("/declaration/")) return key_of({Verb::to_fix, pointer});
    for (const auto& list : list_pages)
        if (pointer == path_of(list.section)) return key_of(adding_to(list.section));
    return is_list_page(page) ? key_of({Verb::to_fix, pointer}) : pointer;
}

}  // namespace

std::string_view declaration_problem(const State& state) {
    if (state.place.page != Page::review || !state.page.pressed) return {};
    if (state.declaration.name.empty()) return "/declaration/name";
    return state.declaration.agreed ? "" : "/declaration/agreed";
}

std::string_view declaration_sentence(const State& state) {
    return state.trail.agreed_before && !state.declaration.name.empty() ? texts::declaration_again : sentence(Code::declaration_missing);
}

std::string next_problem(const State& state, const SoughtProblem& from) {
    const bool on_review = state.place.page == Page::review, has_fields = !on_review && !is_list_page(state.place.page);
    Pointers stops;
    for (const auto& issue : shown_issues(state))
        if ((severity(issue.code) == Severity::error || !on_review) && std::find(stops.begin(), stops.end(), issue.at) == stops.end())
            stops.push_back(issue.at);
    // Without fields one goes from line to line.
    if (!has_fields && stops.size() > problems_max) stops.resize(problems_max);
    if (const auto missing = declaration_problem(state); !missing.empty()) stops.emplace_back(missing);
    if (stops.empty()) return {};

    // The summary stands before all fields, and whatever else is no field after them: both lead to an end of the list.
    const auto pointer = pointer_of(from);
    const bool is_known = !pointer.empty() && !(has_fields && from.action && from.action->verb == Verb::to_fix);
    const auto here = reading_place(pointer);
    if (from.back) {
        const auto before = std::find_if(stops.rbegin(), stops.rend(), [&](const auto& stop) { return is_known && reading_place(stop) < here; });
        return control_for(state, before == stops.rend() ? stops.back() : *before);
    }
    const auto after = std::find_if(stops.begin(), stops.end(), [&](const auto& stop) { return is_known && reading_place(stop) > here; });
    return control_for(state, after == stops.end() ? stops.front() : *after);
}

}  // namespace qopi
