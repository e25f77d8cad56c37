// The steps: beside the page where there is room, else behind a button above it.
#include "app/filled.hpp"
#include "app/steps.hpp"
#include "app/texts.hpp"
#include "ui/pages.hpp"

namespace qopi {
namespace {

/// What is said of a step under its name: how much of it is open. Done needs no word that the eye sees.
std::string open_text(const StepStatus& step) {
    return step.progress == StepStatus::Progress::open && step.to_fix > 0 ? filled(texts::to_fix, {std::to_string(step.to_fix)}) : "";
}

std::string spoken_name(const StepStatus& step) {
    if (step.progress == StepStatus::Progress::done) return filled(texts::step_done, {step.info.title});
    const auto open = open_text(step);
    return open.empty() ? std::string(step.info.title) : filled(texts::step_open, {step.info.title, open});
}

/// One step at `y`; returns how high it is.
float draw_step(Ui& ui, const StepStatus& step, bool is_current, float left, float y, float width, bool is_last) {
    using Progress = StepStatus::Progress;
    const Within item(ui, NodeRole::listitem, "step " + std::string(step.info.title));
    const auto& theme = ui.canvas.theme;
    const auto& type = is_current ? type::small_strong : type::small;
    const float text_x = left + 30, text_width = width - 30;
    const auto open = is_current ? std::string() : open_text(step);
    float height = ui.canvas.measure(step.info.title, type, text_width).height;
    const float title_height = height;
    if (!open.empty()) height += type::small.line;
    if (!is_last) ui.canvas.line(left + 12, y + 22, left + 12, y + height + 22, theme.hair, 2);
    const bool done = step.progress == Progress::done && !is_current;
    const auto ring = !open.empty() ? theme.error : done || is_current ? theme.brand : theme.line;
    ui.canvas.ring(left + 12, y + 12, is_current ? 9.0f : 8.0f, ring, is_current ? 4.0f : 2.0f, done ? theme.brand : theme.background);
    const auto place = Place{step.info.page, ""};
    const bool is_link = step.leads && !is_current;
    if (is_link) {
        const Button link{{Verb::go_step, url_of(place)}, step.info.title, Button::Look::link, url_of(place), done || !open.empty() ? spoken_name(step) : ""};
        ui.button_at(link, text_x, y, type, text_width);
    } else {
        const auto drawn = ui.canvas.letters(step.info.title, text_x, y, text_width, type, is_current ? theme.ink : theme.ink2);
        ui.outline.leaf({.role = NodeRole::text, .key = "step text " + url_of(place), .rect = Rect{text_x, y, text_width, drawn.height},
                         .text = std::string(step.info.title), .style = type.style, .is_current = is_current});
    }
    if (!open.empty()) ui.text_at(open, "step open " + url_of(place), text_x, y + title_height, text_width, type::small, Tone::error);
    return height;
}

float draw_all(View& view, std::size_t current, float left, float y, float width) {
    auto& ui = view.ui;
    const auto& steps = view.state.page.steps;
    const Within list(ui, NodeRole::steps, "step list");
    for (std::size_t i = 0; i < steps.size(); ++i) y += draw_step(ui, steps[i], i == current, left, y, width, i + 1 == steps.size()) + 18;
    return y;
}

void draw_above(View& view, std::size_t current, float left, float width) {
    constexpr std::string_view part = "steps";
    auto& ui = view.ui;
    const auto& steps = view.state.page.steps;
    if (current >= steps.size()) return;
    const bool is_open = view.state.page.unfolded.contains(std::string(part));
    ui.cursor.set_column(left, width);
    ui.cursor.skip(4);
    ui.disclosure(std::string(part), filled(texts::step_of, {std::to_string(current + 1), std::to_string(steps.size()), steps[current].info.title}), is_open);
    const float share = width * static_cast<float>(current + 1) / static_cast<float>(steps.size());
    ui.canvas.rectangle(left, ui.cursor.y, width, 3, ui.canvas.theme.hair);
    ui.canvas.rectangle(left, ui.cursor.y, share, 3, ui.canvas.theme.brand);
    ui.cursor.skip(3);
    if (is_open) ui.cursor.y = draw_all(view, current, left, ui.cursor.y + 20, width);
}

}  // namespace

void draw_steps(View& view, float left, float width) {
    const auto current = step_of(view.state, view.state.place.page);
    if (!current || view.state.page.steps.empty()) return;
    const Within nav(view.ui, NodeRole::navigation, "steps", texts::steps);
    if (view.ui.cursor.one_column()) return draw_above(view, *current, left, width);
    draw_all(view, *current, left, view.ui.cursor.y + 40, space::steps);
}

}  // namespace qopi
