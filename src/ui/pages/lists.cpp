// Offices, users and what requests list, with a status each; an item is edited on its own page.
#include "app/texts.hpp"
#include "model/display.hpp"
#include "rules/validate.hpp"
#include "ui/pages.hpp"

namespace qopi {
namespace {

std::string join_words(std::initializer_list<std::string> parts, std::string_view between) {
    std::string joined;
    for (const auto& part : parts)
        if (!part.empty()) (joined.empty() ? joined : joined.append(between)).append(part);
    return joined;
}

std::string describe(const Submission& answers, const Office& office) {
    const std::string address = office.same_address ? "Same address as the main office"
                                : office.line1.empty() || office.city.empty()
                                    ? "Address not finished"
                                    : join_words({office.line1, office.city, join_words({office.state.code, office.zip}, " ")}, ", ");
    (void)answers;
    return address + " · Administrator: " + (office.same_administrator ? "same as practice" : full_name(office.administrator));
}

std::string describe(const Submission& answers, const User& user) {
    return join_words({display(answers, user, *find_field<User>("roles")), user.practice_level == Answer::yes ? "practice level" : "",
                       display(answers, user, *find_field<User>("offices"))},
                      " · ");
}

std::string describe(const Submission&, const Site&) { return ""; }

std::string describe(const Submission& answers, const UserChange& change) {
    if (is_removed(change, {})) {
        const auto day = parse_date(change.last_day);
        return day ? "Removed after " + american(*day) : "Removed";
    }
    return join_words({change.new_email, change.new_phone, display(answers, change, *find_field<UserChange>("roles")),
                       display(answers, change, *find_field<UserChange>("offices"))},
                      " · ");
}

std::string describe(const Submission&, const GroupMember& member) {
    return join_words({member.offices, full_name(member)}, " · ");
}

template <class Item>
void draw_items(View& view, const std::vector<Item>& items, Section section, std::string_view kind) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const Scope list(ui, NodeRole::list, std::string(kind) + " list");
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto& item = items[i];
        const auto name = item_name(item);
        const std::string title = name.empty() ? std::string(info(section).item) + " " + std::to_string(i + 1) : name;
        std::vector<Issue> issues;
        const auto path = path_of(section, i);
        validate_record(path, item, state.facts(), issues);
        if constexpr (requires { item.administrator; })
            if (!item.same_administrator) validate_record(path + "/administrator", item.administrator, state.facts(), issues);
        const auto errors = std::count_if(issues.begin(), issues.end(), [](const Issue& issue) { return severity(issue.code) == Severity::error; });

        ui.begin_block(NodeRole::listitem, "item " + item.id, Tone::plain, true);
        const float left = ui.left(), width = ui.width(), top = ui.y();
        const bool beside = !ui.one_column();
        if (beside) ui.set_column(left, width - 170);
        ui.text(title, "title " + item.id, type::strong);
        if (const auto about = describe(state.answers, item); !about.empty()) ui.text(about, "about " + item.id, type::body, Tone::quiet);
        const float text_end = ui.y();
        ui.set_column(left, width);
        const std::string status = errors == 0 ? "Complete" : std::to_string(errors) + " to fix";
        const Action edit{"edit-" + std::string(kind) + ":" + item.id, "Edit", Action::Look::link, "", "Edit " + title};
        const Action remove{"ask-remove:" + item.id, "Remove", Action::Look::link, "", "Remove " + title};
        const float edit_width = ui.action_width(edit), remove_width = ui.action_width(remove);
        const Tone tone = errors == 0 ? Tone::good : Tone::error;
        if (beside) {
            ui.pill(status, tone, left + width, top, "status " + item.id);
            ui.action_at(edit, left + width - remove_width - 16 - edit_width, top + 36);
            ui.action_at(remove, left + width - remove_width, top + 36);
            ui.set_y(std::max(text_end, top + 36 + type::strong.line));
        } else {
            ui.skip(8);
            float row = ui.y();
            const float status_width = ui.measure(status, type::small_strong, FLT_MAX).width + 24;
            ui.pill(status, tone, left + status_width, row, "status " + item.id);
            if (status_width + 16 + edit_width + 16 + remove_width > width) row += type::strong.line + 8;
            ui.action_at(edit, left + width - remove_width - 16 - edit_width, row);
            ui.action_at(remove, left + width - remove_width, row);
            ui.set_y(row + type::strong.line);
        }
        if (state.removing == item.id) {
            ui.skip(12);
            ui.text("Remove “" + title + "”? What was entered for it is lost.", "removing " + item.id);
            ui.skip(8);
            ui.actions({{"remove:" + item.id, "Yes, remove", Action::Look::danger}, {"keep-item:" + item.id, "Keep", Action::Look::secondary}});
        }
        ui.end_block();
    }
}

struct ListTexts {
    std::string_view lead, none, add;
};
ListTexts texts_of(Section section, Kind kind) {
    switch (section) {
        case Section::users: return {is_request(kind) ? texts::new_users_lead : texts::users_lead, is_request(kind) ? texts::no_new_users : texts::no_users, "Add a user"};
        case Section::sites: return {texts::sites_lead, texts::no_sites, "Add an office"};
        case Section::changes: return {texts::changes_lead, texts::no_changes, "Add a change"};
        case Section::members: return {texts::members_lead, texts::no_members, "Add a practice"};
        default: return {texts::offices_lead, is_request(kind) ? texts::no_new_offices : texts::no_offices, "Add an office"};
    }
}

}  // namespace

void draw_list(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const auto& list = *list_at(state.place.page);
    const auto words = texts_of(list.section, kind_of(state.answers));
    draw_summary(view, false);
    draw_title(view, info(state.place.page).title, words.lead);
    draw_explanations(view);
    with_section(state.answers, list.section, [&]<class T>(const T& held) {
        if constexpr (is_items<T>) {
            if (!held.empty()) return draw_items(view, held, list.section, list.noun);
            ui.text(words.none, "no " + std::string(list.noun), type::body, Tone::quiet);
            ui.skip(16);
        }
    });
    for (const auto& issue : page_issues(state))
        if (issue.code == Code::no_abstractor) ui.skip(16), ui.warning("no-abstractor", sentence_for(issue), {});
    std::vector<Action> actions{{"add-" + std::string(list.noun), std::string(words.add), Action::Look::secondary}};
    if (list.section == Section::users) {
        const auto url = url_of({Page::rows, ""});
        actions.push_back({"go:" + url, std::string(info(Page::rows).title), Action::Look::link, url});
    }
    ui.actions(actions);
    ui.skip(32);
    if (state.place.page == Page::users) draw_planner(view);
    ui.actions({{"continue", state.to_review ? "Save and return to review" : "Continue", Action::Look::primary}, {"back", "Back"}});
}

}  // namespace qopi
