// Nothing here marks the draft as edited.
#include "app/planner.hpp"

#include <charconv>
#include <optional>

#include "app/filled.hpp"
#include "app/texts.hpp"
#include "rules/charts.hpp"

namespace qopi {
namespace {

std::optional<int> number_in(std::string_view text) {
    const auto verdict = check_count(text);
    if (severity(verdict.code) == Severity::error) return std::nullopt;
    int number = 0;
    std::from_chars(verdict.value.data(), verdict.value.data() + verdict.value.size(), number);
    return number;
}

}  // namespace

bool is_planner(std::string_view key) { return key == planner_physicians_key || key == planner_modules_key; }

std::string planned(const PageState::Planner& planner) {
    if (planner.physicians.empty()) return {};
    const auto physicians = number_in(planner.physicians);
    const auto modules = number_in(planner.modules);
    if (!physicians || (!modules && !planner.modules.empty())) return std::string(texts::planner_numbers);
    const auto each = std::to_string(charts_needed(*physicians, 1));
    if (!modules || *modules == 1) return filled(texts::planner_per_module, {each});
    return filled(texts::planner_total, {std::to_string(charts_needed(*physicians, *modules)), each, std::to_string(*modules)});
}

bool type_into_planner(State& state, const Typed& event) {
    if (!is_planner(event.key)) return false;
    (event.key == planner_physicians_key ? state.page.planner.physicians : state.page.planner.modules) = event.text;
    return true;
}

bool say_planned(const State& state, std::string_view key, Effects& effects) {
    if (!is_planner(key)) return false;
    if (auto sentence = planned(state.page.planner); !sentence.empty()) announce(effects, sentence);
    return true;
}

}  // namespace qopi
