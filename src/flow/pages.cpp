// The order of pages is a table for each kind; what is not asked is skipped.
#include "flow/pages.hpp"

#include <algorithm>
#include <charconv>

namespace qopi {
namespace {

constexpr auto registration_order = std::to_array<Page>({Page::start, Page::eligibility, Page::prequalification, Page::physician,
                                                         Page::administrator, Page::practice, Page::offices, Page::users, Page::review});
constexpr auto interest_order = std::to_array<Page>({Page::start, Page::eligibility, Page::interest, Page::review});
/// The pages of requests, then those that registrations have too. Which of them are asked follows from what the kind carries.
const std::vector<Page>& request_order() {
    static const auto order = [] {
        std::vector<Page> pages;
        for (auto page = Page::request; page < Page::review; page = static_cast<Page>(static_cast<int>(page) + 1))
            if (!is_item_page(page)) pages.push_back(page);
        pages.insert(pages.end(), {Page::offices, Page::users, Page::review});
        return pages;
    }();
    return order;
}

std::span<const Page> order_of(Kind kind) {
    if (is_request(kind)) return request_order();
    if (kind == Kind::interest) return interest_order;
    return registration_order;
}

bool is_asked(Page page, const Submission& submission) {
    const auto section = info(page).section;
    return !section || carries(kind_of(submission), *section, submission);
}

/// The nearest asked page from `page` in direction `step`, `page` itself at an end; from an office or a user their list.
Page beside(Page page, const Submission& submission, int step) {
    if (is_item_page(page)) {
        page = list_at(page)->list;
        if (is_asked(page, submission)) return page;
    }
    const auto order = order_of(kind_of(submission));
    const auto found = std::find(order.begin(), order.end(), page);
    if (found == order.end()) return Page::start;
    const auto at = static_cast<int>(found - order.begin());
    for (int i = at + step; i >= 0 && i < static_cast<int>(order.size()); i += step)
        if (is_asked(order[static_cast<std::size_t>(i)], submission)) return order[static_cast<std::size_t>(i)];
    return page;
}

bool is_item_id(std::string_view id) {
    return !id.empty() && id.size() <= 40 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

}  // namespace

std::string url_of(const Place& place) { return std::string(info(place.page).url) + place.item; }

Place place_of(std::string_view url) {
    if (url.empty() || url == "#") return {};
    for (const auto& list : list_pages)
        if (const auto root = info(list.item).url; url.starts_with(root) && is_item_id(url.substr(root.size())))
            return {list.item, std::string(url.substr(root.size()))};
    for (std::size_t i = 0; i < pages.size(); ++i)
        if (const auto page = static_cast<Page>(i); !is_item_page(page) && pages[i].url == url) return {page, ""};
    return {Page::not_found, ""};
}

Place place_of_field(std::string_view pointer, const Submission& submission) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto page = static_cast<Page>(i);
        if (!pages[i].section || is_item_page(page)) continue;
        const auto path = path_of(*pages[i].section);
        if (pointer != path && !pointer.starts_with(path + "/")) continue;
        if (const auto section = *pages[i].section; is_list(section)) {
            const auto rest = pointer.size() > path.size() ? pointer.substr(path.size() + 1) : std::string_view{};
            std::size_t index = count_of(submission, section);
            std::from_chars(rest.data(), rest.data() + rest.size(), index);
            if (index < count_of(submission, section)) return {list_at(page)->item, id_of(record_at(submission, section, index))};
        }
        return {page, ""};
    }
    return {Page::review, ""};
}

std::optional<Page> outcome_of(const Submission& submission) {
    const auto& e = submission.eligibility;
    if (kind_of(submission) != Kind::registration) return std::nullopt;
    if (e.oncology_group == Answer::no || e.shared_record == Answer::no || e.asco_member == Answer::no) return Page::not_eligible;
    for (const auto& field : table_of<Prequalification>.fields)
        if (*value_of<Answer>(ConstRecordRef(submission.prequalification), field) == Answer::no) return Page::not_agreed;
    return std::nullopt;
}

std::vector<Issue> outcome_issues(const Submission& submission, Kind kind) {
    std::vector<Issue> issues;
    if (kind != Kind::registration) return issues;
    const auto collect = [&](Section section, Code code) {
        const auto record = record_at(submission, section);
        for (const auto& field : record.table->fields)
            if (const auto* answer = value_of<Answer>(record, field); answer && is_asked(record, field, Facts{}) && *answer == Answer::no)
                issues.push_back({path_of(section) + "/" + std::string(field.key), code});
    };
    collect(Section::eligibility, Code::not_eligible);
    collect(Section::prequalification, Code::statement_not_agreed);
    // A registration is of a practice in the United States; elsewhere it is interest.
    if (kind_of(submission) != kind) issues.push_back({path_of(Section::eligibility) + "/country", Code::not_eligible});
    return issues;
}

std::vector<StepInfo> steps_of(Kind kind) {
    constexpr StepInfo last{Step::review, "Review and submit", Page::review};
    if (kind == Kind::interest) return {{Step::eligibility, "Eligibility", Page::eligibility}, {Step::interest, "Your site", Page::interest}, last};
    if (!is_request(kind))
        return {{Step::eligibility, "Eligibility", Page::eligibility}, {Step::prequalification, "Prequalification", Page::prequalification},
                {Step::people, "Physician and administrator", Page::physician}, {Step::practice, "Main office", Page::practice},
                {Step::offices, "Additional offices", Page::offices}, {Step::users, "Users", Page::users}, last};
    // Of a request each page is a step.
    std::vector<StepInfo> steps;
    for (const auto page : request_order())
        if (const auto section = info(page).section; section && carries(kind, *section, {})) steps.push_back({info(page).step, info(page).title, page});
    steps.push_back(last);
    return steps;
}

Page next_page(Page page, const Submission& submission) { return beside(page, submission, 1); }
Page previous_page(Page page, const Submission& submission) { return beside(page, submission, -1); }

}  // namespace qopi
