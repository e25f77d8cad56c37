// Another way for the same package: an e-mail that the person sends from their own program.
#include "app/texts.hpp"
#include "ui/pages.hpp"

namespace qopi {

void draw_mail(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const auto* parcel = own_parcel(state);
    draw_title(view, info(Page::mail).title, texts::mail_lead);
    if (!parcel) return;
    ui.begin_block(NodeRole::section, "readable", Tone::warning, false, "What can be read");
    ui.text(texts::mail_readable, "readable text");
    ui.skip(8);
    ui.text(texts::mail_guide, "guide text");
    ui.end_block();
    ui.skip(8);
    ui.bullets({texts::mail_steps[0], texts::mail_steps[1], texts::mail_steps[2]}, "mail steps");
    ui.skip(8);
    std::vector<Action> actions{{"save-mail:" + parcel->id, "Save the e-mail", Action::Look::primary}};
    if (state.can_share) actions.push_back({"share:" + parcel->id, "Share", Action::Look::secondary, "", "Share the package"});
    actions.push_back({"save-parcel:" + parcel->id, "Save package", Action::Look::secondary});
    ui.actions(actions);
    ui.skip(20);
    ui.text(texts::mail_unsent, "mail unsent", type::small, Tone::quiet);
    ui.skip(12);
    ui.actions({{"go:" + url_of({Page::review, ""}), "Back"}});
}

}  // namespace qopi
