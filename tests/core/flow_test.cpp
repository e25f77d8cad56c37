// The way through the pages: which comes next, which answers end it, and the addresses, hostile ones too.
#include <doctest/doctest.h>

#include <set>

#include "flow/pages.hpp"
#include "make.hpp"

namespace qopi {
namespace {

/// Whether a page, an outcome not counted, asks something that these answers ask for.
bool is_asked(Page page, const Submission& s) {
    const auto section = info(page).section;
    return !section || carries(kind_of(s), *section, s);
}

/// The pages from the start, as Continue leads through them.
std::vector<Page> way(const Submission& s) {
    std::vector<Page> pages{Page::start};
    while (pages.size() < 20) {
        const auto next = next_page(pages.back(), s);
        if (next == pages.back()) break;
        pages.push_back(next);
    }
    return pages;
}

/// Every combination of the answers that decide which pages are asked.
std::vector<Submission> each_kind_of_practice() {
    std::vector<Submission> all;
    for (const std::string country : {"", "US", "CA", "DE"})
        for (const bool is_administrator : {false, true})
            for (const auto multiple : {Answer::none, Answer::yes, Answer::no}) {
                auto s = make::fullest();
                s.eligibility.country = {country};
                s.physician.is_administrator = is_administrator;
                s.practice.multiple_offices = multiple;
                all.push_back(s);
            }
    return all;
}

TEST_CASE("a registration leads through all its pages; those that are not asked are passed over") {
    auto s = make::fullest();
    CHECK(way(s) == std::vector{Page::start, Page::eligibility, Page::prequalification, Page::physician, Page::administrator,
                                Page::practice, Page::offices, Page::users, Page::review});
    s.physician.is_administrator = true;
    CHECK(way(s) == std::vector{Page::start, Page::eligibility, Page::prequalification, Page::physician, Page::practice, Page::offices,
                                Page::users, Page::review});
    s.practice.multiple_offices = Answer::no;
    CHECK(way(s) ==
          std::vector{Page::start, Page::eligibility, Page::prequalification, Page::physician, Page::practice, Page::users, Page::review});
    s.practice.multiple_offices = Answer::none;
    CHECK(way(s) ==
          std::vector{Page::start, Page::eligibility, Page::prequalification, Page::physician, Page::practice, Page::users, Page::review});
}

TEST_CASE("outside the United States the way is that of an interest") {
    CHECK(way(make::interest()) == std::vector{Page::start, Page::eligibility, Page::interest, Page::review});
    CHECK(kind_of(make::interest()) == Kind::interest);
    CHECK(kind_of(make::fullest()) == Kind::registration);
    CHECK(kind_of(Submission{}) == Kind::registration);
}

TEST_CASE("Back leads the way of Continue backwards, on every page and for every practice") {
    for (const auto& s : each_kind_of_practice()) {
        CAPTURE(s.eligibility.country.code);
        CAPTURE(s.physician.is_administrator);
        const auto pages = way(s);
        for (std::size_t i = 0; i < pages.size(); ++i) {
            CHECK(is_asked(pages[i], s));
            CHECK(previous_page(pages[i], s) == (i == 0 ? Page::start : pages[i - 1]));
        }
        CHECK(pages.back() == Page::review);
        // Every page that asks something that is asked lies on the way.
        for (std::size_t i = 0; i < static_cast<std::size_t>(Page::count); ++i) {
            const auto page = static_cast<Page>(i);
            if (!info(page).section || is_item_page(page)) continue;
            const bool is_on_the_way = std::find(pages.begin(), pages.end(), page) != pages.end();
            CHECK(is_on_the_way == is_asked(page, s));
        }
    }
}

TEST_CASE("from a page that is not asked any more, Continue and Back lead to one that is") {
    for (const auto& s : each_kind_of_practice())
        for (std::size_t i = 0; i < static_cast<std::size_t>(Page::count); ++i) {
            const auto page = static_cast<Page>(i);
            CAPTURE(i);
            CHECK(is_asked(next_page(page, s), s));
            CHECK(is_asked(previous_page(page, s), s));
        }
}

TEST_CASE("an office leads back to the offices and a user to the users") {
    const auto s = make::fullest();
    CHECK(next_page(Page::office, s) == Page::offices);
    CHECK(previous_page(Page::office, s) == Page::offices);
    CHECK(next_page(Page::user, s) == Page::users);
    CHECK(previous_page(Page::user, s) == Page::users);
}

TEST_CASE("each No ends the way with its own explanation, and is never an issue") {
    const auto good = make::fullest();
    CHECK(!outcome_of(good).has_value());
    CHECK(!outcome_of(Submission{}).has_value());
    for (const auto& field : eligibility_fields) {
        const auto* slot = std::get_if<Answer Eligibility::*>(&field.slot);
        if (!slot) continue;
        auto s = good;
        s.eligibility.*(*slot) = Answer::no;
        CAPTURE(field.key);
        const bool is_not_eligible = outcome_of(s) == Page::not_eligible;
        CHECK(is_not_eligible);
        CHECK(make::found(s) == make::found(good));
        CHECK(make::found(outcome_issues(s, Kind::registration)) ==
              std::vector<std::string>{"/content/eligibility/" + std::string(field.key) + " not-eligible"});
    }
    for (const auto& field : prequalification_fields) {
        auto s = good;
        s.prequalification.*std::get<Answer Prequalification::*>(field.slot) = Answer::no;
        CAPTURE(field.key);
        const bool is_not_agreed = outcome_of(s) == Page::not_agreed;
        CHECK(is_not_agreed);
        CHECK(make::found(s) == make::found(good));
    }
    // Eligibility is asked first.
    auto both = good;
    both.eligibility.asco_member = both.prequalification.audits = Answer::no;
    const bool eligibility_first = outcome_of(both) == Page::not_eligible;
    CHECK(eligibility_first);
    // Abroad these questions are not asked, so an answer from before does not count.
    both.eligibility.country = {"CA"};
    CHECK(!outcome_of(both).has_value());
    CHECK(outcome_issues(both, Kind::interest).empty());
}

TEST_CASE("every page has an address and a title of its own, and its address leads back to it") {
    std::set<std::string_view> urls, titles;
    for (std::size_t i = 0; i < static_cast<std::size_t>(Page::count); ++i) {
        const auto page = static_cast<Page>(i);
        CAPTURE(i);
        urls.insert(info(page).url);
        titles.insert(info(page).title);
        const bool is_item = is_item_page(page);
        for (const std::string item : {"o1", "u9999", "o-2", "0123456789012345678901234567890123456789"}) {
            const Place place{page, is_item ? item : ""};
            CHECK(place_of(url_of(place)) == place);
        }
        CHECK(url_of({page, ""}).starts_with(url_root));
    }
    CHECK(urls.size() == static_cast<std::size_t>(Page::count));
    CHECK(titles.size() == static_cast<std::size_t>(Page::count));
    CHECK(place_of("") == Place{});
    CHECK(place_of("#") == Place{});
    CHECK(place_of("#/") == Place{});
}

TEST_CASE("an address that names no page leads to the page that says so") {
    for (const std::string url : {"#/register",
                                  "#/register/",
                                  "#/register/eligibility/",
                                  "#/REGISTER/eligibility",
                                  "/register/eligibility",
                                  "register/eligibility",
                                  " #/",
                                  "#//",
                                  "#/register/offices/",
                                  "#/register/offices/O1",
                                  "#/register/offices/o1/",
                                  "#/register/offices/../users",
                                  "#/register/offices/%6f1",
                                  "#/register/users/u1?x=1",
                                  "#/register/users/u1#x",
                                  "#/register/offices/01234567890123456789012345678901234567890",
                                  "#/register/offices/ö1",
                                  "#/register/offices/o 1",
                                  "#/register/done?reference=K7M",
                                  "#/<script>",
                                  "#/register/eligibility\n",
                                  "#/register/offices/o\xff",
                                  "javascript:alert(1)",
                                  "#/not-found/",
                                  "#/constructor",
                                  "#/__proto__"}) {
        CAPTURE(url);
        CHECK(place_of(url) == Place{Page::not_found, ""});
    }
    CHECK(place_of(std::string("#/\0", 3)) == Place{Page::not_found, ""});
    CHECK(place_of(std::string(1'000'000, 'a')) == Place{Page::not_found, ""});
    CHECK(place_of("#/register/offices/" + std::string(1'000'000, 'a')) == Place{Page::not_found, ""});
}

TEST_CASE("every field has a page where it is changed, and the page asks its section") {
    auto s = make::fullest();
    s.interest = make::interest().interest;
    make::each_field(s, [&](const std::string& pointer, const auto&, const auto&) {
        CAPTURE(pointer);
        const auto place = place_of_field(pointer, s);
        REQUIRE(info(place.page).section.has_value());
        CHECK(pointer.starts_with(path_of(*info(place.page).section) + "/"));
        if (pointer.starts_with("/content/offices/0/"))
            CHECK(place == Place{Page::office, "o1"});
        else if (pointer.starts_with("/content/offices/1/"))
            CHECK(place == Place{Page::office, "o2"});
        else if (pointer.starts_with("/content/users/2/"))
            CHECK(place == Place{Page::user, "u3"});
        else if (!pointer.starts_with("/content/users/"))
            CHECK(place.item.empty());
    });
    struct Row {
        std::string_view pointer;
        Place place;
    };
    for (const auto& row : {Row{"/content/offices", {Page::offices, ""}},
                            {"/content/users", {Page::users, ""}},
                            {"/content/offices/7/zip", {Page::offices, ""}},
                            {"/content/offices/x/zip", {Page::offices, ""}},
                            {"/content/users/99999999999999999999/email", {Page::users, ""}},
                            {"/content/practice", {Page::practice, ""}},
                            {"/declaration/name", {Page::review, ""}},
                            {"/sealed", {Page::review, ""}},
                            {"", {Page::review, ""}},
                            {"/content/practices/name", {Page::review, ""}},
                            {"/content/officesx", {Page::review, ""}}}) {
        CAPTURE(row.pointer);
        CHECK(place_of_field(row.pointer, s) == row.place);
    }
}

TEST_CASE("the steps beside the page are those of the kind, each with its first page, in the order of the way") {
    for (const auto& s : {make::fullest(), make::interest()}) {
        const auto pages = way(s);
        auto at = pages.begin();
        for (const auto& step : steps_of(kind_of(s))) {
            CAPTURE(step.title);
            CHECK(info(step.page).step == step.step);
            at = std::find(at, pages.end(), step.page);
            const bool comes_later = at != pages.end();
            CHECK(comes_later);
        }
    }
}

}  // namespace
}  // namespace qopi
