// The pages that ask the fields of one section: one form each, with Continue and Back.
#include "app/texts.hpp"
#include "base/text.hpp"
#include "ui/field_view.hpp"

namespace qopi {
namespace {

std::string_view lead_of(Page page) {
    switch (page) {
        case Page::eligibility: return texts::eligibility_lead;
        case Page::prequalification: return texts::prequalification_lead;
        case Page::physician: return texts::physician_lead;
        case Page::administrator: return texts::administrator_lead;
        case Page::practice: return texts::practice_lead;
        case Page::office: return texts::office_lead;
        case Page::user: return texts::user_lead;
        case Page::interest: return texts::interest_lead;
        case Page::requester: return texts::requester_lead;
        case Page::site: return texts::site_lead;
        case Page::change: return texts::change_lead;
        case Page::successor: return texts::successor_lead;
        case Page::practice_change: return texts::practice_change_lead;
        case Page::group: return texts::group_lead;
        case Page::member: return texts::member_lead;
        default: return "";
    }
}

/// The practices that registered from this computer: one press fills in what the Help Desk needs to find them.
void draw_practices(View& view) {
    auto& ui = view.ui;
    std::vector<Action> actions;
    for (const auto& parcel : view.state.outbox)
        if (parcel.state == ParcelState::received && parcel.kind == code_of(Kind::registration))
            actions.push_back({"prefill:" + parcel.id, parcel.name + ", " + parcel.reference, Action::Look::secondary});
    if (actions.empty()) return;
    ui.heading(2, texts::prefill_title, "prefill");
    ui.actions(actions);
    ui.skip(24);
}

}  // namespace

void draw_form(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const auto& answers = state.answers;
    const auto page = state.place.page;
    const auto section = *info(page).section;
    const Scope form(ui, NodeRole::form, "form", info(page).title);
    draw_summary(view, false);
    const auto item = open_item(state);
    const std::string noun(info(section).item);
    draw_title(view, is_item_page(page) ? noun + " " + std::to_string(item + 1) : std::string(info(page).title), lead_of(page));
    draw_explanations(view);

    if (page == Page::requester) draw_practices(view);
    with_section(answers, section, [&]<class T>(const T& held) {
        if constexpr (!is_items<T>) {
            draw_fields(view, path_of(section), held);
        } else if (item < held.size()) {
            draw_fields(view, path_of(section, item), held[item]);
            if constexpr (requires { held[item].administrator; }) {
                if (held[item].same_administrator) return;
                // The office and its administrator have a phone each: the group tells which one is meant.
                const Scope group(ui, NodeRole::group, "office administrator", "Office administrator");
                draw_fields(view, path_of(section, item) + "/administrator", held[item].administrator);
            }
        }
    });
    ui.skip(12);
    if (is_item_page(page)) {
        ui.actions({{"continue", "Save " + lower(noun), Action::Look::primary}, {"cancel", "Cancel"}});
    } else {
        ui.actions({{"continue", state.to_review ? "Save and return to review" : "Continue", Action::Look::primary}, {"back", "Back"}});
    }
}

}  // namespace qopi
