// Numbers in, charts out. It stands on the page of users, where a practice decides who reports.
#include "app/planner.hpp"

#include "app/texts.hpp"
#include "ui/pages.hpp"

namespace qopi {

void draw_planner(View& view) {
    auto& ui = view.ui;
    const auto& planner = view.state.page.planner;
    const bool is_open = view.state.page.unfolded.contains("planner");
    ui.disclosure("planner", texts::planner_question, is_open);
    if (is_open) {
        ui.begin_block(NodeRole::section, "planner", Tone::quiet, false, texts::planner_question);
        ui.text(texts::planner_text, "planner text");
        ui.cursor.skip(16);
        const auto number = [&](std::string_view key, std::string_view label, const std::string& value) {
            ui.text_field(key, {label, "", "", false}, {.value = value, .inputmode = "numeric", .maxlength = 3, .width = 110}, false);
        };
        number(planner_physicians_key, texts::planner_physicians, planner.physicians);
        number(planner_modules_key, texts::planner_modules, planner.modules);
        if (const auto sentence = planned(planner); !sentence.empty()) ui.text(sentence, "planner result", type::strong);
        ui.end_block();
    }
    ui.cursor.skip(20);
}

}  // namespace qopi
