// What the pages explain and sum up: the next round, the confirmation, the explanations, the practice at a glance.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/texts.hpp"
#include "screen.hpp"

using namespace qopi;

namespace {

std::string text_of(const Outline& outline, std::string_view key) {
    for (const auto& node : outline.nodes())
        if (node.key == key) return node.text;
    return "";
}
bool says(const Outline& outline, std::string_view words) {
    return std::any_of(outline.nodes().begin(), outline.nodes().end(), [&](const Node& node) { return node.text.find(words) != std::string::npos; });
}

State with_rounds(Page page, const std::string& today) {
    auto state = state_at({page, ""});
    state.clock.today = today;
    state.desk.rounds = {{"Spring 2027", {2027, 3, 22}}, {"Fall 2027", {2027, 9, 20}}};
    return state;
}

}  // namespace

TEST_CASE("the start page says whether one is in time for the next round, and nothing without a calendar") {
    Screen screen;
    const std::string spring = "The next data collection round, Spring 2027, begins on March 22, 2027. A new practice must be registered by February 22, 2027 to take part in it. ";
    CHECK(text_of(screen.draw(with_rounds(Page::start, "2027-02-22"), 1280), "round") == spring + "If you register today, you can take part in it.");
    CHECK(text_of(screen.draw(with_rounds(Page::start, "2027-02-23"), 1280), "round") ==
          spring + "That date has passed. You can still register. The first round you can take part in is Fall 2027, which begins on September 20, 2027.");
    CHECK(text_of(screen.draw(with_rounds(Page::start, "2027-09-01"), 1280), "round").ends_with("You can join a later round, which the Help Desk will announce."));
    CHECK(text_of(screen.draw(with_rounds(Page::start, "2027-09-20"), 1280), "round").empty());
    CHECK(text_of(screen.draw(with_rounds(Page::start, "soon"), 1280), "round").empty());
    auto none = with_rounds(Page::start, "2027-02-22");
    none.desk.rounds.clear();
    CHECK(text_of(screen.draw(none, 1280), "round").empty());
    CHECK(screen.draw(none, 1280).control("register"));
}

TEST_CASE("the confirmation says what happens next, by which day, and whom to ask") {
    Screen screen;
    const auto& outline = screen.draw(with_rounds(Page::done, "2026-11-23"), 1280);
    for (const std::string_view words : {"K7M-2RX-94", "by November 30, 2026", "qopi@asco.org", "571-483-1660", "Business Associate Agreement", "does not filter it as spam",
                                         "Spring 2027", "Your registration is in time for it."}) {
        CAPTURE(words);
        CHECK(says(outline, words));
    }
    CHECK(outline.control("print"));
    // It came after the day for Spring, also when it is read later.
    auto late = with_rounds(Page::done, "2027-03-01");
    late.receipt.received_at = "2027-02-25T10:00:00Z";
    CHECK(text_of(screen.draw(late, 1280), "round").find("Your registration arrived after that date. The first round you can take part in is Fall 2027") != std::string::npos);
    auto interest = with_rounds(Page::done, "2026-11-23");
    interest.answers.eligibility.country = {"CA"};
    CHECK(text_of(screen.draw(interest, 1280), "round").empty());
}

TEST_CASE("an explanation is a button that says whether it is open, and its words stand after it") {
    Screen screen;
    struct Row {
        Page page;
        std::string fold;
    };
    for (const auto& row : {Row{Page::physician, "roles"}, {Page::administrator, "roles"}, {Page::user, "roles"}, {Page::user, "levels"}, {Page::offices, "levels"},
                            {Page::eligibility, "sites"}, {Page::users, "planner"}}) {
        auto state = state_at({row.page, row.page == Page::user ? "u1" : ""});
        CAPTURE(row.fold);
        CAPTURE(info(row.page).title);
        const auto closed = *screen.draw(state, 1280).control("unfold:" + row.fold);
        CHECK(unfolded(closed) == false);
        const auto nodes = screen.outline.nodes().size();
        screen.outline.ops("", {}, false);
        state.page.unfolded = {row.fold};
        const auto& outline = screen.draw(state, 1280);
        const auto* open = outline.control("unfold:" + row.fold);
        REQUIRE(open);
        CHECK(open->id == closed.id);
        CHECK(unfolded(*open) == true);
        CHECK(open->role == NodeRole::button);
        CHECK(outline.nodes().size() > nodes);
        CHECK(screen.outline.ops("", {}, false).find(R"("expanded":"true")") != std::string::npos);
    }
}

TEST_CASE("the guide's sentences stand where they matter") {
    Screen screen;
    CHECK(says(screen.draw(state_at({Page::prequalification, ""}), 1280), "legal counsel or IRB staff"));
    CHECK(says(screen.draw(state_at({Page::start, ""}), 1280), "no cost to participate"));
    CHECK(says(screen.draw(state_at({Page::practice, ""}), 1280), "QOPI Health Plan Program"));
    CHECK(says(screen.draw(state_at({Page::physician, ""}), 1280), "does not filter it as spam"));
    CHECK(says(screen.draw(state_at({Page::member_inactive, ""}), 1280), "Allow 24 hours"));
}

TEST_CASE("the practice at a glance is a list of offices within the practice, with the people of each") {
    Screen screen;
    for (const float width : {1280.0f, 320.0f}) {
        const auto& outline = screen.draw(state_at({Page::review, ""}), width);
        const auto node = [&](NodeRole role, std::string_view key) {
            const auto* found = outline.find(id_of(role, key));
            REQUIRE(found);
            return *found;
        };
        CHECK(node(NodeRole::listitem, "tree practice").parent == node(NodeRole::list, "tree").id);
        CHECK(node(NodeRole::list, "tree offices").parent == node(NodeRole::listitem, "tree practice").id);
        CHECK(node(NodeRole::listitem, "tree office 1").parent == node(NodeRole::list, "tree offices").id);
        CHECK(node(NodeRole::text, "tree office 1 name").text == "Riverbend Oncology North");
        CHECK(node(NodeRole::text, "tree office 1 person 0 text").text == "Tom O’Neill: administrator");
        // Boxes stand below each other.
        const Rect first = *node(NodeRole::text, "tree office 0 name").rect, second = *node(NodeRole::text, "tree office 1 name").rect;
        CHECK(second.y > first.y + first.height);
    }
    auto large = state_at({Page::review, ""});
    large.answers.offices.assign(39, large.answers.offices[1]);
    for (std::size_t i = 0; i < large.answers.offices.size(); ++i) large.answers.offices[i].id = "o" + std::to_string(i + 1);
    large.answers.users.assign(200, large.answers.users[0]);
    const auto& outline = screen.draw(large, 320);
    CHECK(text_of(outline, "tree office 0 more").starts_with("200 people"));
    const auto* top = outline.find(id_of(NodeRole::text, "tree practice name"));
    const auto* last = outline.find(id_of(NodeRole::text, "tree office 39 name"));
    REQUIRE(top);
    REQUIRE(last);
    CHECK(last->rect->y - top->rect->y < 6000);
    auto interest = state_at({Page::review, ""});
    interest.answers.eligibility.country = {"CA"};
    CHECK_FALSE(screen.draw(interest, 1280).find(id_of(NodeRole::list, "tree")));
}
