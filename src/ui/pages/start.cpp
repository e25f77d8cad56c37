// The start page: what registration is, what one needs, and what is kept on this computer.
#include "app/texts.hpp"
#include "ui/pages.hpp"

namespace qopi {

using Action = Ui::Action;

void draw_start(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const bool sent = !state.reference.empty();
    const bool unsent = state.sending.phase == Sending::Phase::waiting || state.sending.phase == Sending::Phase::sending;
    draw_title(view, info(Page::start).title, texts::start_lead);
    ui.skip(8);
    if (state.broken_draft) {
        ui.begin_block(NodeRole::section, "broken draft", Tone::error, true, "Kept answers");
        ui.text(texts::start_broken, "broken draft text");
        ui.end_block();
    }
    if (state.has_draft) {
        ui.begin_block(NodeRole::section, "kept", Tone::quiet, false, "Kept on this computer");
        ui.text(sent ? texts::start_sent : texts::start_kept, "kept text", type::strong);
        ui.skip(12);
        if (state.erasing) {
            ui.text(unsent ? texts::erase_unsent : texts::erase_question, "erase question");
            ui.skip(8);
            ui.actions({{"erase", "Yes, erase", Action::Look::danger}, {"keep-draft", "Keep", Action::Look::secondary}});
        } else {
            ui.actions({{"resume", sent || unsent ? "Show the confirmation" : "Continue the registration", Action::Look::primary},
                        {"ask-erase", "Erase from this computer"}});
        }
        ui.end_block();
        ui.skip(8);
    }
    if (!state.has_draft || sent) {
        ui.actions({{"register", "Register New Practice", Action::Look::primary}});
        ui.skip(24);
    }
    ui.heading(2, texts::start_need, "need");
    ui.bullets({texts::start_needs[0], texts::start_needs[1], texts::start_needs[2]}, "needs");
    ui.text(texts::start_open, "open");
    ui.skip(16);
    ui.text(texts::start_computer, "computer", type::body, Tone::quiet);
}

}  // namespace qopi
