// The round calendar: a month before a round, whatever the month's length, and calendars that are not what they should be.
#include <doctest/doctest.h>

#include "app_driver.hpp"
#include "app/wire.hpp"
#include "package/json.hpp"

namespace qopi {
namespace {

std::vector<Round> rounds_in(const std::string& rounds) {
    const auto event = event_from(R"({"t":"desk","desk":{"keys":{"seal":[]},"rounds":)" + rounds + "}}", [](std::uint64_t) { return Touched{}; });
    REQUIRE(event);
    const auto* found = std::get_if<DeskFound>(&event->what);
    REQUIRE(found);
    return found->rounds;
}

TEST_CASE("a practice is in time for a round until the same day of the month before, or that month's last day") {
    struct Row {
        Date opens, last;
    };
    for (const auto& row : {Row{{2009, 9, 21}, {2009, 8, 21}}, {{2010, 3, 31}, {2010, 2, 28}}, {{2012, 3, 31}, {2012, 2, 29}}, {{2010, 3, 1}, {2010, 2, 1}},
                            {{2027, 1, 15}, {2026, 12, 15}}, {{2027, 7, 31}, {2027, 6, 30}}}) {
        const Round round{"A round", row.opens};
        CAPTURE(iso(row.opens));
        CHECK(iso(last_day_to_register(round)) == iso(row.last));
        CHECK(is_in_time(round, row.last));
        CHECK_FALSE(is_in_time(round, add_days(row.last, 1)));
    }
}

TEST_CASE("the next round is the first that has not begun, in whatever order the calendar names them") {
    const std::vector<Round> rounds{{"Fall", {2027, 9, 20}}, {"Spring", {2027, 3, 22}}, {"Past", {2026, 9, 21}}};
    CHECK(next_round(rounds, {2026, 11, 23})->name == "Spring");
    CHECK(next_round(rounds, {2027, 3, 21})->name == "Spring");
    CHECK(next_round(rounds, {2027, 3, 22})->name == "Fall");
    CHECK(next_round(rounds, {2027, 9, 20}) == nullptr);
    CHECK(next_round({}, {2026, 11, 23}) == nullptr);
    CHECK(next_round_in_time(rounds, {2027, 2, 23}, {2027, 2, 23})->name == "Fall");
    CHECK(next_round_in_time(rounds, {2027, 2, 23}, {2027, 2, 22})->name == "Spring");
    CHECK(next_round_in_time(rounds, {2027, 8, 21}, {2027, 8, 21}) == nullptr);
}

TEST_CASE("a round is read as the Help Desk publishes it") {
    const auto rounds = rounds_in(R"([{"name":"Fall 2027","start":"2027-09-20","end":"2027-11-12","source":"QOPI office"},{"name":"Spring 2028","start":"2028-03-20","source":"s"}])");
    REQUIRE(rounds.size() == 2);
    CHECK(rounds[0] == Round{"Fall 2027", {2027, 9, 20}, Date{2027, 11, 12}});
    CHECK(rounds[1] == Round{"Spring 2028", {2028, 3, 20}, std::nullopt});
}

TEST_CASE("an entry that is not understood is left out, and the others stay") {
    const std::string good = R"({"name":"Fall 2027","start":"2027-09-20"})";
    for (const std::string bad :
         {"null", "7", "[]", "\"x\"", "{}", R"({"name":"x"})", R"({"start":"2027-09-20"})", R"({"name":"","start":"2027-09-20"})", R"({"name":7,"start":"2027-09-20"})",
          R"({"name":"x","start":20270920})", R"({"name":"x","start":"2027-02-30"})", R"({"name":"x","start":"2027-9-20"})", R"({"name":"x","start":"20270920"})",
          R"({"name":"x","start":"2027-09-20","end":"2027-09-19"})", R"({"name":"x","start":"2027-09-20","end":"soon"})", R"({"name":"x","start":"2027-09-20","end":7})",
          R"({"name":"two\nlines","start":"2027-09-20"})"}) {
        CAPTURE(bad);
        const auto rounds = rounds_in("[" + bad + "," + good + "]");
        REQUIRE(rounds.size() == 1);
        CHECK(rounds[0].name == "Fall 2027");
    }
    const auto long_name = rounds_in(R"([{"name":")" + std::string(201, 'x') + R"(","start":"2027-09-20"}])");
    CHECK(long_name.empty());
    for (const std::string none : {"null", "7", "{}", "\"x\"", "true"}) CHECK(rounds_in(none).empty());
}

TEST_CASE("of a calendar of a thousand rounds a hundred are read") {
    std::string many = "[";
    for (int i = 0; i < 1000; ++i) many += std::string(i == 0 ? "" : ",") + R"({"name":"R","start":"2027-09-20"})";
    CHECK(rounds_in(many + "]").size() == 100);
}

TEST_CASE("the calendar is known from the start, follows the Help Desk, and stays when another draft begins") {
    App app;
    app.happen(Booted{.seal_key = desk_key, .rounds = {{"Spring", {2027, 3, 22}}}, .fresh = "f00d", .url = "#/"});
    CHECK(app.state.desk.rounds.size() == 1);
    app.happen(DeskFound{desk_key, {{"Spring", {2027, 3, 22}}}});
    CHECK_FALSE(app.changed);
    app.happen(DeskFound{desk_key, {{"Fall", {2027, 9, 20}}}});
    CHECK(app.changed);
    app.press("register").type("/content/practice/name", "Riverbend").go("#/").press("register");
    REQUIRE(app.state.desk.rounds.size() == 1);
    CHECK(app.state.desk.rounds[0].name == "Fall");
}

}  // namespace
}  // namespace qopi
