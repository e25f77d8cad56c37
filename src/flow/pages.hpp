// The pages of the app, their addresses and titles, and which one comes next.
#pragma once

#include <optional>
#include <vector>

#include "rules/issue.hpp"

namespace qopi {

enum class Page : std::uint8_t {
    start, eligibility, prequalification, physician, administrator, practice, offices, office, users, user, user_rows, office_rows, interest,
    // What a registered practice asks for, in the order in which it is asked.
    request, requester, sites, site, changes, change, office_changes, office_change, successor, new_administrator, practice_change, group, members, member,
    review, mail, done, packages,
    // Outcomes that end the path for now, each with its explanation.
    not_eligible, not_agreed, member_invalid, member_inactive, not_found,
    count
};

/// One line of the steps beside the page. Outcomes and the start belong to none.
enum class Step : std::uint8_t {
    none, eligibility, prequalification, people, practice, offices, users, interest, requester, sites, changes, successor, group, members, review
};

struct PageInfo {
    std::string_view url;    ///< hash URL; the id of an office or user follows after another slash. Never a value.
    std::string_view title;  ///< h1 and document title
    Step step;
    std::optional<Section> section = std::nullopt;  ///< whose answers the page asks
};

constexpr std::string_view url_root = "#/";
inline constexpr auto pages = std::to_array<PageInfo>({
    {"#/", "Register your practice for QOPI", Step::none},
    {"#/register/eligibility", "Eligibility", Step::eligibility, Section::eligibility},
    {"#/register/prequalification", "Prequalification questions", Step::prequalification, Section::prequalification},
    {"#/register/physician", "Corresponding physician", Step::people, Section::physician},
    {"#/register/administrator", "Administrator", Step::people, Section::administrator},
    {"#/register/practice", "Main office", Step::practice, Section::practice},
    {"#/register/offices", "Additional offices", Step::offices, Section::offices},
    {"#/register/offices/", "Office", Step::offices, Section::offices},
    {"#/register/users", "Users", Step::users, Section::users},
    {"#/register/users/", "User", Step::users, Section::users},
    {"#/register/rows", "Add users from a spreadsheet", Step::users},
    {"#/register/office-rows", "Add offices from a spreadsheet", Step::offices},
    {"#/register/interest", "Register your interest", Step::interest, Section::interest},
    {"#/request", "Request a change for a registered practice", Step::none},
    {"#/request/practice", "Practice and contact", Step::requester, Section::requester},
    {"#/request/offices", "Offices involved", Step::sites, Section::sites},
    {"#/request/offices/", "Office involved", Step::sites, Section::sites},
    {"#/request/changes", "User changes", Step::changes, Section::changes},
    {"#/request/changes/", "Change for a user", Step::changes, Section::changes},
    {"#/request/office-changes", "Office changes", Step::changes, Section::office_changes},
    {"#/request/office-changes/", "Change for an office", Step::changes, Section::office_changes},
    {"#/request/physician", "New corresponding physician", Step::successor, Section::successor},
    {"#/request/administrator", "New administrator", Step::successor, Section::new_administrator},
    {"#/request/information", "New details", Step::changes, Section::practice_change},
    {"#/request/group", "The group", Step::group, Section::group},
    {"#/request/members", "Practices in the group", Step::members, Section::members},
    {"#/request/members/", "Practice in the group", Step::members, Section::members},
    {"#/register/review", "Review and submit", Step::review},
    {"#/register/mail", "Send the package by email", Step::review},
    {"#/register/done", "Confirmation", Step::none},
    {"#/packages", "Packages on this computer", Step::none},
    {"#/register/not-eligible", "Your practice cannot register yet", Step::eligibility},
    {"#/register/not-agreed", "Agree to all eight statements", Step::prequalification},
    {"#/register/member-id-not-found", "We could not find this ASCO Member ID", Step::people},
    {"#/register/membership-inactive", "This ASCO membership is inactive", Step::people},
    {"#/not-found", "This page does not exist", Step::none},
});
static_assert(pages.size() == static_cast<std::size_t>(Page::count));
constexpr const PageInfo& info(Page page) { return pages[static_cast<std::size_t>(page)]; }

struct StepInfo {
    Step step;
    std::string_view title;
    Page page;
};
/// The steps of a kind, in the order of its pages.
std::vector<StepInfo> steps_of(Kind kind);

/// A list of items: the page that shows it, the page on which one item is edited, what ids of items begin with, and the page on which items
/// come as rows of a spreadsheet.
struct ListPages {
    Section section;
    Page list, item;
    std::string_view prefix;  ///< "o1" is an id
    std::optional<Page> rows = std::nullopt;
};
inline constexpr auto list_pages = std::to_array<ListPages>({
    {Section::offices, Page::offices, Page::office, "o", Page::office_rows},
    {Section::users, Page::users, Page::user, "u", Page::user_rows},
    {Section::sites, Page::sites, Page::site, "s"},
    {Section::changes, Page::changes, Page::change, "c"},
    {Section::office_changes, Page::office_changes, Page::office_change, "x"},
    {Section::members, Page::members, Page::member, "g"},
});
/// The list whose page, or whose item's page, this is; null for another page.
constexpr const ListPages* list_at(Page page) {
    for (const auto& one : list_pages)
        if (one.list == page || one.item == page) return &one;
    return nullptr;
}
/// The list whose items come as rows on this page; null for another page.
constexpr const ListPages* list_of_rows(Page page) {
    for (const auto& one : list_pages)
        if (one.rows == page) return &one;
    return nullptr;
}
constexpr bool is_list_page(Page page) { return list_at(page) && list_at(page)->list == page; }
constexpr bool is_item_page(Page page) { return list_at(page) && list_at(page)->item == page; }

/// A page and, for an office or a user, its id.
struct Place {
    Page page = Page::start;
    std::string item;
    bool operator==(const Place&) const = default;
};

std::string url_of(const Place& place);
/// The place that a URL names; `not_found` when it names none. Hostile input is welcome.
Place place_of(std::string_view url);
/// Where a person changes the value at `pointer`; ids of list items come from `submission`.
Place place_of_field(std::string_view pointer, const Submission& submission);

/// Registration, unless the practice is outside the United States and its territories.
constexpr Kind kind_of(const Submission& submission) {
    if (is_request(submission.begun)) return submission.begun;
    const auto& country = submission.eligibility.country.code;
    return country.empty() || country == "US" ? Kind::registration : Kind::interest;
}

/// The outcome that stops these answers, if one does: a "No" is never an issue, it is explained on a page of its own.
std::optional<Page> outcome_of(const Submission& submission);

/// The same for a package that arrives: every "No" that ends the path, as an error at its answer. The app never sends one.
std::vector<Issue> outcome_issues(const Submission& submission, Kind kind);

/// The page after a completed one, and the one before; pages that are not asked are passed over.
Page next_page(Page page, const Submission& submission);
Page previous_page(Page page, const Submission& submission);

}  // namespace qopi
