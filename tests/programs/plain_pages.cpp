// Each page from its fields and texts: the frame, the forms, the lists, the review, the start, and where the way ends.
#include "plain_pages.hpp"

#include <algorithm>
#include <map>

#include "app/office_rows.hpp"
#include "app/paste.hpp"
#include "app/people.hpp"
#include "app/planner.hpp"
#include "app/problems.hpp"
#include "app/steps.hpp"
#include "app/user_rows.hpp"
#include "base/text.hpp"
#include "model/locate.hpp"
#include "rules/validate.hpp"

namespace qopi::plain {

/// The button that leads on from a page.
std::string leading_on(Page page) {
    if (is_item_page(page)) return "Save " + lower(info(*info(page).section).item);
    return page == Page::review ? "Submit to the Help Desk" : "Continue";
}

std::string title_of(const State& state) {
    const auto page = state.place.page;
    if (!is_item_page(page)) return std::string(info(page).title);
    return std::string(info(*info(page).section).item) + " " + std::to_string(open_item(state) + 1);
}

/// What keeps the person from going on, a line for each field.
std::vector<std::pair<std::string, std::string>> problems_of(const Sheet& sheet) {
    std::vector<std::pair<std::string, std::string>> lines;
    if (!sheet.state.page.pressed) return lines;
    for (const auto& issue : sheet.issues)
        if (severity(issue.code) == Severity::error && std::none_of(lines.begin(), lines.end(), [&](const auto& line) { return line.first == issue.at; }))
            {
            // Where several records are shown, the line says whose answer it is.
            const auto page = sheet.state.place.page;
            lines.emplace_back(issue.at, page == Page::review || is_list_page(page) ? line_for(issue, sheet.state.answers) : line_for(issue));
        }
    if (const auto at = declaration_problem(sheet.state); !at.empty()) lines.emplace_back(at, sentence(Code::declaration_missing));
    return lines;
}

namespace {

const std::string h1_id = "h1";

// --- what stands on every page --------------------------------------------------------------------------------------

struct PageTexts {
    Page page;
    std::string_view lead, none = "", add = "", of_request = "", none_of_request = "";
};
constexpr PageTexts page_texts[] = {
    {Page::eligibility, texts::eligibility_lead}, {Page::prequalification, texts::prequalification_lead}, {Page::physician, texts::physician_lead},
    {Page::administrator, texts::administrator_lead}, {Page::practice, texts::practice_lead}, {Page::office, texts::office_lead}, {Page::user, texts::user_lead},
    {Page::interest, texts::interest_lead}, {Page::requester, texts::requester_lead}, {Page::site, texts::site_lead}, {Page::change, texts::change_lead},
    {Page::successor, texts::successor_lead}, {Page::office_change, texts::office_change_lead}, {Page::new_administrator, texts::new_administrator_lead}, {Page::practice_change, texts::practice_change_lead}, {Page::group, texts::group_lead}, {Page::member, texts::member_lead},
    {Page::offices, texts::offices_lead, texts::no_offices, "Add an office", texts::offices_lead, texts::no_new_offices},
    {Page::users, texts::users_lead, texts::no_users, "Add a user", texts::new_users_lead, texts::no_new_users},
    {Page::sites, texts::sites_lead, texts::no_sites, "Add an office"}, {Page::changes, texts::changes_lead, texts::no_changes, "Add a change"},
    {Page::office_changes, texts::office_changes_lead, texts::no_changes, "Add a change"},
    {Page::members, texts::members_lead, texts::no_members, "Add a practice"}, {Page::start, texts::start_lead}, {Page::request, texts::request_lead},
    {Page::user_rows, texts::user_rows.lead}, {Page::office_rows, texts::office_rows.lead}, {Page::review, texts::review_lead}, {Page::packages, texts::packages_lead}, {Page::not_found, texts::not_found_text},
    {Page::not_eligible, texts::not_eligible_text}, {Page::not_agreed, texts::not_agreed_text}, {Page::member_invalid, texts::invalid_text},
    {Page::member_inactive, texts::inactive_text},
};
PageTexts texts_of(Page page, Kind kind) {
    for (auto row : page_texts) {
        if (row.page != page) continue;
        if (is_request(kind) && !row.of_request.empty()) row.lead = row.of_request, row.none = row.none_of_request;
        return row;
    }
    return {page, ""};
}

bool is_form(Page page) { return (info(page).section && !is_list_page(page)) || page == Page::review || list_of_rows(page); }

void write_summary(Sheet& sheet) {
    const auto lines = problems_of(sheet);
    if (lines.empty()) return;
    auto& html = sheet.html;
    const In section(html, "section", {{"aria-label", "Problems on this page"}, {"tabindex", "-1"}});
    html.leaf("h2", lines.size() == 1 ? "There is 1 problem on this page" : "There are " + std::to_string(lines.size()) + " problems on this page");
    const In list(html, "ul");
    for (const auto& [at, line] : lines) {
        const In entry(html, "li");
        sheet.link(line, "#" + at);
    }
}

void write_progress(Sheet& sheet) {
    const auto page = sheet.state.place.page;
    const auto steps = steps_of(kind_of(sheet.state.answers));
    const auto now = std::find_if(steps.begin(), steps.end(), [&](const StepInfo& step) { return step.step == info(page).step; });
    if (now == steps.end()) return;
    auto& html = sheet.html;
    const In nav(html, "nav", {{"aria-label", "Progress"}});
    const In list(html, "ol");
    for (const auto& step : steps_now(sheet.state)) {
        const std::string title(step.info.title);
        if (step.info.step == now->step) { html.leaf("li", title, {{"aria-current", "step"}}); continue; }
        const bool is_done = step.progress == StepStatus::Progress::done;
        const auto open = step.progress == StepStatus::Progress::open && step.to_fix > 0 ? std::to_string(step.to_fix) + " to fix" : "";
        if (!step.leads && open.empty()) { html.leaf("li", title); continue; }
        const In entry(html, "li");
        sheet.link(title, url_of({step.info.page, ""}), is_done ? title + ": done" : open.empty() ? "" : title + ": " + open);
        html.says(open);
    }
}

/// What no draft keeps, wherever it is asked but here.
void write_given_before(Sheet& sheet) {
    const auto& state = sheet.state;
    if (info(state.place.page).step == Step::none || (state.place.page == Page::review && state.page.pressed)) return;
    auto missing = given_before(state);
    std::erase_if(missing, [&](const std::string& at) { return place_of_field(at, state.answers) == state.place; });
    if (missing.empty()) return;
    const In section(sheet.html, "section", {{"aria-label", "Enter again before you submit"}});
    sheet.html.says("Enter again before you submit"), sheet.html.says(texts::given_before_text);
    for (const auto& at : missing) sheet.button(field_in_words(at, state.answers));
}

void write_explanations(Sheet& sheet) {
    const auto page = sheet.state.place.page;
    const auto among = [&](std::initializer_list<Page> list) { return std::find(list.begin(), list.end(), page) != list.end(); };
    const auto fold = [&](std::string_view question) { sheet.button(question, "", {{"aria-expanded", "false"}}); };
    if (among({Page::eligibility})) fold(texts::sites_question);
    if (among({Page::prequalification})) sheet.html.says(texts::counsel);
    if (among({Page::practice})) sheet.html.says(texts::health_plan);
    if (among({Page::physician, Page::administrator})) sheet.html.says(texts::main_contacts), sheet.html.says(texts::mail_filter);
    if (among({Page::physician, Page::administrator, Page::user})) fold(texts::roles_question);
    if (among({Page::offices, Page::user})) fold(texts::levels_question);
}

// --- the pages ------------------------------------------------------------------------------------------------------

void write_form(Sheet& sheet) {
    const auto& state = sheet.state;
    const auto section = *info(state.place.page).section;
    const bool is_item = is_item_page(state.place.page);
    const auto path = is_item ? path_of(section, open_item(state)) : path_of(section);
    const auto record = record_at(state.answers, section, is_item ? open_item(state) : 0);
    write_fields(sheet, path, record);
    if (has_below(record)) {
        // The office has a phone, too: the group tells whose this is.
        const In group(sheet.html, "fieldset", {{"aria-label", "Office administrator"}});
        write_fields(sheet, path + "/administrator", below(record));
    }
    sheet.button(leading_on(state.place.page));
    if (is_item) return sheet.button("Save and add another"), sheet.button("Cancel");
    sheet.link("Back", url_of({previous_page(state.place.page, state.answers), ""}));
    sheet.button("Save and exit");
}

std::string joined(std::initializer_list<std::string> parts, std::string_view between = " · ") {
    std::string all;
    for (const auto& part : parts)
        if (!part.empty()) (all.empty() ? all : all.append(between)).append(part);
    return all;
}
std::string shown(const Submission& answers, ConstRecordRef item, std::string_view key) { return display(answers, item, field_of(item, key)); }

std::string entered(const std::string& words, const std::string& value) { return value.empty() ? value : words + value; }

/// What tells the items of a list apart, besides their names.
std::string about(const Submission& answers, ConstRecordRef item) {
    if (const auto* office = record_as<Office>(item)) {
        const bool is_there = !office->line1.empty() && !office->city.empty();
        const auto own = is_there ? joined({office->line1, office->city, joined({office->state.code, office->zip}, " ")}, ", ") : "Address not finished";
        return (office->same_address ? "Same address as the main office" : own) +
               " · Administrator: " + (office->same_administrator ? "same as practice" : full_name(office->administrator));
    }
    if (const auto* user = record_as<User>(item))
        return joined({shown(answers, item, "roles"), user->practice_level == Answer::yes ? "practice level" : "", shown(answers, item, "offices")});
    if (const auto* change = record_as<UserChange>(item)) {
        if (const auto day = parse_date(change->last_day); is_removed(*change, {})) return day ? "Will be removed after " + american(*day) : "Will be removed";
        return joined({entered("New email: ", change->new_email), entered("New phone: ", change->new_phone), shown(answers, item, "roles"), shown(answers, item, "offices")});
    }
    if (const auto* change = record_as<OfficeChange>(item)) {
        if (closes(*change, {})) { const auto day = parse_date(change->last_day); return day ? "Will close after " + american(*day) : "Will close"; }
        return joined({entered("New name: ", change->new_name), entered("New address: ", joined({change->line1, change->city}, ", ")), entered("New phone: ", change->phone)});
    }
    const auto* member = record_as<GroupMember>(item);
    return member ? joined({member->offices, full_name(*member)}) : "";
}

void write_list(Sheet& sheet) {
    const auto& state = sheet.state;
    const auto& pages_of_list = *list_at(state.place.page);
    const auto section = pages_of_list.section;
    const auto words = texts_of(state.place.page, kind_of(state.answers));
    const auto count = count_of(state.answers, section);
    if (count == 0) sheet.html.says(words.none);
    const auto write_item = [&](std::size_t i) {
        const auto item = record_at(state.answers, section, i);
        const auto name = item_name(item).empty() ? std::string(info(section).item) + " " + std::to_string(i + 1) : item_name(item);
        const auto path = path_of(section, i) + "/";
        const auto all = validate_section(state.answers, section, state.facts());
        const auto errors = std::count_if(all.begin(), all.end(), [&](const Issue& issue) { return issue.at.starts_with(path) && severity(issue.code) == Severity::error; });
        const In entry(sheet.html, "li");
        sheet.html.says(name);
        sheet.html.says(about(state.answers, item));
        // A doubt that only the others raise is told where all are looked at.
        std::vector<Issue> own;
        validate_with_below(path_of(section, i), item, state.facts(), own);
        const auto doubts = std::count_if(own.begin(), own.end(), [&](const Issue& issue) { return severity(issue.code) == Severity::warning && !KeptWarnings(state.kept).has(issue); });
        sheet.html.says(errors > 0 ? std::to_string(errors) + " to fix" : doubts > 0 ? "Complete, " + std::to_string(doubts) + " to check" : "Complete");
        sheet.link("Edit", url_of({pages_of_list.item, id_of(item)}), "Edit " + name);
        sheet.button("Remove", "Remove " + name);
    };
    if (count > 0) {
        static const std::map<Section, std::pair<const char*, const char*>> nouns{{Section::offices, {"office", "offices"}}, {Section::sites, {"office", "offices"}},
            {Section::users, {"user", "users"}}, {Section::changes, {"change", "changes"}}, {Section::office_changes, {"change", "changes"}}, {Section::members, {"practice", "practices"}}};
        sheet.html.says(std::to_string(count) + " " + (count == 1 ? nouns.at(section).first : nouns.at(section).second));
        if (count >= 5) sheet.button("Select several " + std::string(nouns.at(section).second));
        const In list(sheet.html, "ul");
        for (std::size_t i = 0; i < count; ++i) write_item(i);
    }
    for (const auto& issue : page_issues(state))
        if (issue.code == Code::no_abstractor) sheet.html.says(sentence_for(issue));
    sheet.button(words.add, "", {{"id", path_of(section)}});
    if (pages_of_list.rows) sheet.link(info(*pages_of_list.rows).title, url_of({*pages_of_list.rows, ""}));
    if (state.place.page == Page::users) sheet.button(texts::planner_question, "", {{"aria-expanded", "false"}});
    sheet.button("Continue");
    sheet.link("Back", url_of({previous_page(state.place.page, state.answers), ""}));
    sheet.button("Save and exit");
}

void write_rows(Sheet& sheet) {
    const bool is_users = sheet.state.place.page == Page::user_rows;
    const auto& words = is_users ? texts::user_rows : texts::office_rows;
    const std::string key = is_users ? "/rows/users" : "/rows/offices";
    const auto headings = is_users ? std::vector<std::string_view>(user_headings.begin(), user_headings.end()) : std::vector<std::string_view>(office_headings.begin(), office_headings.end());
    std::string columns;
    for (const auto column : headings) columns.append(columns.empty() ? "" : ", ").append(column);
    sheet.html.says(columns);
    sheet.html.says(words.columns_help);
    sheet.html.says(texts::rows_template_help);
    sheet.html.says(texts::rows_file_help);
    sheet.button("Choose a file");
    sheet.button("Save a template");
    sheet.html.leaf("label", "Rows", {{"for", key}});
    sheet.html.leaf("textarea", "", {{"id", key}, {"name", key}});
    sheet.button(words.take);
    sheet.link(words.back, url_of({is_users ? Page::users : Page::offices, ""}));
}

/// A place, its people, and the places within it.
template <class Within>
void write_branch(Html& html, const Branch& branch, Within&& within) {
    const In entry(html, "li");
    html.says(branch.name);
    if (!branch.people.empty()) {
        const In people(html, "ul");
        for (const auto& person : branch.people) html.leaf("li", person);
    }
    html.says(branch.more);
    within();
}

void write_tree(Html& html, const PracticeTree& tree) {
    html.leaf("h2", texts::tree_title);
    const In whole(html, "ul");
    write_branch(html, tree.practice, [&] {
        const In offices(html, "ul");
        for (const auto& office : tree.offices) write_branch(html, office, [] {});
    });
}

void write_answers(Sheet& sheet, const std::string& path, ConstRecordRef record, const std::string& whose) {
    const auto& state = sheet.state;
    const bool is_change = record_as<UserChange>(record) || record_as<OfficeChange>(record) || record_as<PracticeChange>(record);
    const In terms(sheet.html, "dl");
    for (const auto& field : record.table->fields) {
        if (!is_asked(record, field, state.facts())) continue;
        auto value = display(state.answers, record, field);
        // A draft tells only that it was given.
        if (const auto* secret = value_of<Secret>(record, field); secret && secret->given && secret->text.empty()) value = "Enter it again";
        const In row(sheet.html, "div");
        sheet.html.leaf("dt", field.label);
        sheet.html.leaf("dd", !value.empty() ? value : is_change && !is_required(record, field, sheet.state.facts()) ? "No change" : "Blank");
        const In cell(sheet.html, "dd");
        sheet.link("Change", url_of(place_of_field(path, state.answers)), "Change " + std::string(field.label) + ", " + whose);
    }
}

void write_review(Sheet& sheet) {
    const auto& state = sheet.state;
    const auto& answers = state.answers;
    auto& html = sheet.html;
    const auto kind = kind_of(answers);
    if (is_request(kind)) html.says("Request: " + std::string(label_of(kind)));
    auto doubts = all_issues(state);
    std::erase_if(doubts, [](const Issue& issue) { return severity(issue.code) != Severity::warning; });
    if (!doubts.empty()) {
        const In section(html, "section", {{"aria-label", "Please check"}});
        html.says("Please check");
        html.says(texts::warnings_kept);
        const In list(html, "ul");
        for (const auto& issue : doubts) {
            const In item(html, "li");
            sheet.button(line_for(issue, answers));
            const auto at = locate(answers, issue.at);
            write_answers_to(sheet, issue, label_at(issue.at), at && (value_of<std::string>(at->record, at->field) || value_of<Secret>(at->record, at->field)));
        }
    }
    if (kind == Kind::registration) write_tree(html, tree_of(answers));
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const auto section = static_cast<Section>(i);
        if (!carries(kind, section, answers)) continue;
        html.leaf("h2", sections[i].title);
        bool any = false;
        int nameless = 0;
        std::string whose(sections[i].title);
        walk_section(answers, section, false, [&](const std::string& path, ConstRecordRef record) {
            any = true;
            if (record.table->id) {
                const bool has_name = !item_name(record).empty();
                html.leaf("h3", has_name ? item_name(record) : "Unnamed " + lower(sections[i].item));
                whose = has_name ? item_name(record) : std::string(sections[i].item) + " " + std::to_string(++nameless);
            }
            if (record.table == &table_of<Contact>) html.leaf("h3", "Office administrator"), whose = "administrator of " + whose;
            write_answers(sheet, path, record, whose);
        });
        if (any) continue;
        const auto place = place_of_field(path_of(section), answers);
        html.says("None");
        sheet.link("Change", url_of(place), "Change " + std::string(sections[i].title));
    }
    html.leaf("h2", texts::declaration);
    html.says(is_request(kind) ? texts::declaration_of_request : kind == Kind::interest ? texts::declaration_of_interest : texts::declaration_text);
    const auto missing = declaration_problem(state);
    const auto error_at = [&](std::string_view at) { return missing == at ? std::string(sentence(Code::declaration_missing)) : ""; };
    write_text(sheet, {"/declaration/name", "Your name", error_at("/declaration/name"), "", {}}, state.declaration.name, Input::text, "name", true);
    write_box(html, {"/declaration/agreed", std::string(texts::declaration_box), error_at("/declaration/agreed"), "", {}}, false);
    // Taxpayer IDs are asked of practices, and of their new offices; the challenge question only of a physician who registers.
    const bool has_numbers = kind == Kind::add_offices || kind == Kind::change_practice;
    html.says(kind == Kind::registration ? texts::package_readable : has_numbers ? texts::package_readable_ids : texts::package_readable_plain);
    for (const auto& label : {leading_on(Page::review), std::string("Email instead"), std::string("Save package"), std::string("Print")}) sheet.button(label);
    sheet.link("Back", url_of({previous_page(Page::review, answers), ""}));
    sheet.button("Save and exit");
}

void write_start(Sheet& sheet) {
    const auto& state = sheet.state;
    auto& html = sheet.html;
    if (!state.drafts.empty()) {
        html.leaf("h2", texts::drafts_title);
        const In list(html, "ul");
        std::map<std::string, std::size_t> cards, met;
        for (const auto& draft : state.drafts) ++cards[draft.name];
        for (const auto& draft : state.drafts) {
            const auto name = draft.name.empty() ? std::string(texts::draft_unnamed) : draft.name;
            const auto kind = *kind_from(draft.kind);
            const In entry(html, "li");
            html.says(name);
            html.says((kind == Kind::registration ? "Registration" : kind == Kind::interest ? "Interest" : std::string(label_of(kind))) + ", changed " + american(*parse_date(state.clock.today)));
            html.says(draft.errors == 0 ? "No problems found, not submitted yet" : draft.errors == 1 ? "1 answer to enter or fix" : std::to_string(draft.errors) + " answers to enter or fix");
            const auto number = cards[draft.name] > 1 ? " (" + std::to_string(++met[draft.name]) + ")" : "";
            for (const auto label : {"Continue", "Save a draft file", "Remove"}) sheet.button(label, label + (": " + name + number));
        }
        html.says(texts::draft_file_is);
    }
    sheet.button("Register New Practice"), sheet.button("Open a draft file");
    sheet.link(info(Page::request).title, url_of({Page::request, ""}));
    html.leaf("h2", texts::start_need);
    {
        const In list(html, "ul");
        for (const auto need : texts::start_needs) html.leaf("li", need);
    }
    for (const auto text : {texts::start_time, texts::start_cost, texts::start_computer, texts::storage_best_effort, texts::offline_ready}) html.says(text);
    if (!state.drafts.empty()) sheet.button("Erase all saved work");
    html.says(texts::start_open);
}

void write_request(Sheet& sheet) {
    {
        const In list(sheet.html, "ul");
        for (std::size_t i = 0; i < kind_choices.size(); ++i) {
            if (!is_request(static_cast<Kind>(i))) continue;
            const In entry(sheet.html, "li");
            sheet.html.says(kind_choices[i].label);
            sheet.html.says(kind_choices[i].help);
            sheet.button("Start", "Start: " + std::string(kind_choices[i].label));
        }
    }
    sheet.link("Back", url_of({Page::start, ""}));
}

void write_outcome(Sheet& sheet) {
    const auto& answers = sheet.state.answers;
    auto& html = sheet.html;
    const auto change = [&](const std::string& name) { sheet.button("Change my answer", "Change my answer: " + name); };
    const auto member = [&](std::initializer_list<std::string_view> steps) {
        html.says("You entered the ASCO Member ID " + answers.physician.asco_id + " and the last name " + answers.physician.family_name + ".");
        for (const auto step : steps) html.says(step);
        html.says(texts::member_wait);
        sheet.button("Change the physician");
        sheet.button(sheet.state.trail.furthest_step + 1 < steps_of(kind_of(answers)).size() ? "Continue with the other pages" : "Return to review");
        sheet.button("Check again");
    };
    switch (sheet.state.place.page) {
        case Page::not_eligible:
            for (const auto& field : eligibility_fields) {
                const auto* answer = std::get_if<Answer Eligibility::*>(&field.slot);
                if (!answer || answers.eligibility.*(*answer) != Answer::no) continue;
                const In section(html, "section", {{"aria-label", std::string(field.label)}});
                html.says(field.label), html.says("You answered: No");
                change(std::string(field.label));
            }
            html.says(texts::not_eligible_next);
            break;
        case Page::not_agreed:
            for (std::size_t i = 0; i < prequalification_fields.size(); ++i) {
                const auto& field = prequalification_fields[i];
                if (answers.prequalification.*std::get<Answer Prequalification::*>(field.slot) != Answer::no) continue;
                const auto number = std::to_string(i + 1);
                const In section(html, "section", {{"aria-label", "Statement " + number}});
                html.says(number + ". " + std::string(field.label));
                html.says(field.help);
                change("Statement " + number);
            }
            html.says(texts::not_agreed_next);
            break;
        case Page::member_invalid: member({texts::invalid_next}); break;
        case Page::member_inactive: member({texts::inactive_steps[0], texts::inactive_steps[1]}); break;
        default: sheet.link("Go to the start page", url_of({}));
    }
}

void write_content(Sheet& sheet) {
    const auto page = sheet.state.place.page;
    if (page == Page::start) return write_start(sheet);
    if (page == Page::request) return write_request(sheet);
    if (list_of_rows(page)) return write_rows(sheet);
    if (page == Page::review) return write_review(sheet);
    if (page == Page::packages) return sheet.html.says(texts::no_packages), sheet.link("Back", url_of({Page::start, ""}));
    if (is_list_page(page)) return write_list(sheet);
    if (info(page).section) return write_form(sheet);
    write_outcome(sheet);
}

}  // namespace

std::string title_in_window(const State& state) {
    const Sheet sheet{state};
    return (problems_of(sheet).empty() ? "" : "Error: ") + title_of(state) + " – " + std::string(texts::brand);
}

std::string page_of(const State& state) {
    Sheet sheet{state};
    auto& html = sheet.html;
    html.out = "<!doctype html>\n";
    const In document(html, "html", {{"lang", "en"}});
    {
        const In head(html, "head");
        html.open("meta", {{"charset", "utf-8"}});
        html.leaf("title", title_in_window(state));
    }
    const In body(html, "body");
    {
        const In header(html, "header");
        sheet.link(texts::skip, "#content");
        sheet.link(texts::brand, url_of({}));
        if (state.draft.exists) html.says(texts::saved);
    }
    write_progress(sheet);
    {
        const In main(html, "main", {{"id", "content"}});
        write_given_before(sheet);
        const auto write = [&] {
            write_summary(sheet);
            html.leaf("h1", title_of(state), {{"id", h1_id}});
            html.says(texts_of(state.place.page, kind_of(state.answers)).lead);
            if (info(state.place.page).section) write_explanations(sheet);
            write_content(sheet);
        };
        if (is_form(state.place.page)) {
            const In form(html, "form", {{"novalidate", "novalidate"}, {"aria-labelledby", h1_id}});
            write();
        } else {
            write();
        }
    }
    {
        const In footer(html, "footer");
        html.says(texts::desk);
        sheet.link("571-483-1660", "tel:+1-571-483-1660"), sheet.link("qopi@asco.org", "mailto:qopi@asco.org");
        sheet.button(texts::plain_view);
        sheet.link(texts::accessibility, "accessibility.html");
        html.says(texts::desk_source);
    }
    return html.out;
}

}  // namespace qopi::plain
