// The pages that ask the fields of one section: one form each, with Continue and Back.
#include "app/texts.hpp"
#include "ui/field_view.hpp"

namespace qopi {
namespace {

using Action = Ui::Action;

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
        default: return "";
    }
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
    std::string title(info(page).title);
    if (page == Page::office && open_office(state) < answers.offices.size()) title = "Office " + std::to_string(open_office(state) + 1);
    if (page == Page::user && open_user(state) < answers.users.size()) title = "User " + std::to_string(open_user(state) + 1);
    draw_title(view, title, lead_of(page));

    switch (page) {
        case Page::eligibility: draw_fields(view, path_of(section), answers.eligibility); break;
        case Page::prequalification: draw_fields(view, path_of(section), answers.prequalification); break;
        case Page::physician: draw_fields(view, path_of(section), answers.physician); break;
        case Page::administrator: draw_fields(view, path_of(section), answers.administrator); break;
        case Page::practice: draw_fields(view, path_of(section), answers.practice); break;
        case Page::interest: draw_fields(view, path_of(section), answers.interest); break;
        case Page::office:
            if (const auto i = open_office(state); i < answers.offices.size()) {
                draw_fields(view, path_of(section, i), answers.offices[i]);
                if (!answers.offices[i].same_administrator) {
                    // The office and its administrator have a phone each: the group tells which one is meant.
                    const Scope group(ui, NodeRole::group, "office administrator", "Office administrator");
                    draw_fields(view, path_of(section, i) + "/administrator", answers.offices[i].administrator);
                }
            }
            break;
        case Page::user:
            if (const auto i = open_user(state); i < answers.users.size()) draw_fields(view, path_of(section, i), answers.users[i]);
            break;
        default: break;
    }
    ui.skip(12);
    if (page == Page::office || page == Page::user)
        ui.actions({{"continue", page == Page::office ? "Save office" : "Save user", Action::Look::primary}, {"cancel", "Cancel"}});
    else
        ui.actions({{"continue", state.to_review ? "Save and return to review" : "Continue", Action::Look::primary}, {"back", "Back"}});
}

}  // namespace qopi
