// Writes the pages of the app as plain HTML, as a careful author would who has the tables of fields and texts and has never seen the
// twin, for tests/browser/plain.test.mjs, which compares the two. Beside them it writes the drafts that bring the app to the same
// answers, and on standard output one line of JSON for each page.
//   plain_page FOLDER TODAY
#include <cstdio>
#include <fstream>
#include <set>

#include "../core/make.hpp"
#include "app/drafts.hpp"
#include "app/steps.hpp"
#include "plain_pages.hpp"

using namespace qopi;
using namespace qopi::plain;

namespace {

/// Answers that a person comes with; none at all without a name.
struct Visit {
    std::string name;
    Draft draft;
};

Submission with_blank_items(Submission answers) {
    const auto kind = kind_of(answers);
    for (const auto& list : list_pages)
        if (carries(kind, list.section, answers)) id_of(add_record(answers, list.section)) = std::string(list.prefix) + "1";
    return answers;
}

std::vector<Visit> all_visits() {
    std::vector<Visit> all{{"", {}}};
    const auto add = [&](std::string name, Submission answers, std::vector<Kept> kept = {}) {
        Draft draft;
        draft.content = std::move(answers), draft.kept = std::move(kept);
        draft.page = url_of({Page::review, ""});
        if (name.ends_with("filled")) draft.declaration.name = "Maria Okonkwo-Smith";
        all.push_back({std::move(name), std::move(draft)});
    };
    Submission registration;
    registration.eligibility.country = {"US"}, registration.practice.multiple_offices = Answer::yes;
    add("registration, lists empty", registration);
    registration = with_blank_items(registration);
    registration.physician.challenge_question = "Which book?", registration.physician.receive_email = Answer::yes;
    registration.offices[0].same_administrator = registration.offices[0].same_ein = false;
    registration.users[0].roles = with(Set{}, Role::physician);
    add("registration, begun", registration);
    add("registration, filled", make::fullest(), make::fullest_kept());
    // Wrong and doubtful answers, and statements that were not agreed to.
    auto odd = make::fullest();
    odd.physician.given_name = "MARIA", odd.physician.npi = "12", odd.physician.email = "maria@gmial.com", odd.administrator.phone = "1-800-FLOWERS";
    odd.practice.name = "RIVERBEND ONCOLOGY", odd.practice.zip = "7703", odd.practice.total_offices = "four", odd.offices[0].npi = "1234567890";
    odd.users[0].email = "ana@", odd.prequalification.permission = odd.prequalification.aggregate_data = Answer::no;
    add("registration, odd", odd);
    add("interest, begun", [] { Submission s; s.eligibility.country = {"CA"}; return s; }());
    add("interest, filled", make::interest());
    for (const auto kind : make::requests()) {
        Submission blank;
        blank.begun = kind;
        add(std::string(code_of(kind)) + ", begun", blank);
        if (auto begun = with_blank_items(blank); begun != blank) {
            if (!begun.changes.empty()) begun.changes[0].wish = {"change"};
            if (!begun.office_changes.empty()) begun.office_changes[0].wish = {"change"};
            add(std::string(code_of(kind)) + ", blank items", begun);
        }
        add(std::string(code_of(kind)) + ", filled", make::request(kind));
    }
    return all;
}

/// The pages of a visit: those whose section is carried, one for each item, and those that belong to no section.
std::vector<Place> places_of(const Visit& visit) {
    const auto& answers = visit.draft.content;
    std::vector<Place> places;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto page = static_cast<Page>(i);
        if (page == Page::mail || page == Page::done) continue;  // they need a package
        if (pages[i].section) {
            if (!carries(kind_of(answers), *pages[i].section, answers)) continue;
            if (!is_item_page(page)) { places.push_back({page, ""}); continue; }
            for (std::size_t n = 0; n < count_of(answers, *pages[i].section); ++n) places.push_back({page, id_of(record_at(answers, *pages[i].section, n))});
        } else if (const auto* list = list_of_rows(page)) {
            // Where the list is not asked, the address leads elsewhere.
            if (carries(kind_of(answers), list->section, answers) && (visit.name.empty() || visit.name.ends_with("filled"))) places.push_back({page, ""});
        } else if (page == Page::review || visit.name.empty() || (page == Page::not_agreed && visit.name.ends_with("odd")) ||
                   (page == Page::start && visit.name.ends_with("filled"))) {
            places.push_back({page, ""});
        }
    }
    return places;
}

class Scenes {
public:
    Scenes(std::string folder, std::string today) : folder_(std::move(folder)), today_(std::move(today)) {}

    void write(const Visit& visit) {
        State state;
        state.clock.today = today_, state.clock.now = today_ + "T12:00:00Z";
        std::string file;
        if (!visit.name.empty()) {
            file = folder_ + "/" + std::to_string(count_) + ".json";
            const auto bytes = write_draft(visit.draft);
            std::ofstream(file, std::ios::binary) << bytes;
            const auto kept = read_draft(bytes).value();
            state.answers = kept.content, state.kept = kept.kept, state.declaration.name = kept.declaration.name, state.draft.exists = true;
            drafts_.insert(drafts_.begin(), entry_of(state));
        }
        state.drafts = drafts_;
        if (const auto& physician = state.answers.physician; !physician.asco_id.empty())
            state.membership = {Membership::Status::active, physician.asco_id, physician.family_name};
        // A draft was left on the review; without one the pages are met in their order.
        const auto step_at = [&](Page page) { return step_of(state, page).value_or(0); };
        state.trail.furthest_step = visit.name.empty() ? 0 : step_at(Page::review);
        for (const auto& place : places_of(visit)) {
            state.place = place;
            state.page = {};
            doubt_what_is_there(state);
            state.trail.furthest_step = std::max(state.trail.furthest_step, step_at(place.page));
            const auto name = visit.name.empty() ? "nothing answered" : visit.name;
            write(name, state, file, "");
            auto pressed = state;
            show_what_is_missing(pressed);
            if (!problems_of(Sheet{pressed}).empty() && !(place.page == Page::review && outcome_of(state.answers))) write(name, pressed, file, leading_on(place.page));
        }
    }

private:
    void write(const std::string& visit, const State& state, const std::string& draft, const std::string& press) {
        const auto text = page_of(state);
        // What says the same as a page before need not be looked at again.
        if (!written_.insert(text.substr(text.find("<main"))).second) return;
        const auto file = folder_ + "/" + std::to_string(count_++) + ".html";
        std::ofstream(file, std::ios::binary) << text;
        auto doubts = Json::array();
        for (const auto& issue : shown_issues(state))
            if (severity(issue.code) == Severity::warning) doubts.push_back(sentence_for(issue));
        const Json line{{"visit", visit}, {"address", url_of(state.place)}, {"draft", draft}, {"press", press}, {"file", file}, {"h1", title_of(state)},
                        {"title", title_in_window(state)}, {"kind_of_page", std::string(info(state.place.page).title)}, {"doubts", doubts}};
        std::puts(line.dump().c_str());
    }

    std::string folder_, today_;
    std::vector<DraftEntry> drafts_;
    std::set<std::string> written_;
    std::size_t count_ = 0;
};

}  // namespace

int main(int argument_count, char** arguments) {
    if (argument_count < 3) return std::fputs("Usage: plain_page FOLDER TODAY\n", stderr), 2;
    Scenes scenes(arguments[1], arguments[2]);
    for (const auto& visit : all_visits()) scenes.write(visit);
    return 0;
}
