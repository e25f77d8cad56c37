// What is wrong, kept up to date while somebody edits, is what a look at the whole finds.
#include <doctest/doctest.h>

#include <cstdlib>

#include "random_edit.hpp"
#include "rules/findings.hpp"
#include "tries.hpp"

namespace qopi {
TEST_CASE("after random edits, what is found is what a look at the whole finds, in each section and of each item") {
    // `tools/test --long core` takes a hundred thousand.
    const std::size_t edits = std::getenv("QOPI_LONG") && *std::getenv("QOPI_LONG") ? 100'000 : tries(4'000);
    make::Random random(20'261'130);
    Submission s;
    Findings findings;
    for (std::size_t i = 0; i < edits; ++i) {
        CAPTURE(i);
        // Another practice from time to time, of each kind.
        if (i % 200 == 0) s = make::random_submission(random, static_cast<Kind>(i / 200 % kind_choices.size()), make::Care::odd);
        // What is typed is known to change one record; all else may change any.
        std::vector<Position> typed;
        const bool is_typed = i % 200 != 0 && random.chance(40);
        for (auto times = 1 + random.below(3); times > 0; --times) {
            if (!is_typed) make::edit_at_random(random, s);
            else if (const auto at = make::type_at_random(random, s)) typed.push_back(*at);
        }
        const auto facts = make::facts(random.chance(5));
        const auto kind = is_request(s.begun) || random.chance(95) ? (is_request(s.begun) ? s.begun : Kind::registration) : Kind::interest;
        findings.look(s, kind, facts, is_typed ? &typed : nullptr);
        const auto expected = validate(s, kind, facts);
        REQUIRE(make::joined(make::found(findings.all())) == make::joined(make::found(expected)));
        CHECK(findings.errors() == static_cast<std::size_t>(std::count_if(expected.begin(), expected.end(), [](const Issue& issue) { return severity(issue.code) == Severity::error; })));
        for (const auto section : sections_of(kind, s)) {
            if (!is_list(section) || count_of(s, section) == 0) continue;
            const auto index = random.below(count_of(s, section));
            auto its = expected;
            std::erase_if(its, [&](const Issue& issue) { return !issue.at.starts_with(path_of(section, index) + "/"); });
            CHECK(make::joined(make::found(findings.of_item(section, index))) == make::joined(make::found(its)));
            CHECK(findings.errors(section, index) + findings.warnings(section, index) == its.size());
        }
    }
}

TEST_CASE("a copy of what was found begins from scratch") {
    Findings findings;
    auto s = make::fullest();
    findings.look(s, Kind::registration, make::facts());
    auto copied = findings;
    s.users[1].email = s.users[0].email;
    copied.look(s, Kind::registration, make::facts());
    findings.look(s, Kind::registration, make::facts());
    CHECK(copied.all() == validate(s, Kind::registration, make::facts()));
    CHECK(findings.all() == copied.all());
    const auto moved = std::move(findings);
    CHECK(moved.all() == copied.all());
}

TEST_CASE("a section that was not judged has no issues, and neither has an item that is not there") {
    Findings findings;
    findings.look(make::fullest(), Kind::registration, make::facts());
    CHECK(findings.has_judged(Section::users));
    CHECK_FALSE(findings.has_judged(Section::members));
    CHECK(findings.of_section(Section::members).empty());
    CHECK(findings.of_item(Section::users, 3).empty());
    CHECK(findings.errors(Section::users, 3) == 0);
    CHECK(findings.errors(Section::members) == 0);
}

}  // namespace qopi
