// What is wrong, kept up to date while somebody edits, is what a look at the whole finds.
#include <doctest/doctest.h>

#include <cstdlib>

#include "random_submission.hpp"
#include "rules/findings.hpp"
#include "tries.hpp"

namespace qopi {
namespace {

/// One edit that the form, a paste, or another version of the program could make.
void edit_at_random(make::Random& random, Submission& s) {
    const auto section = static_cast<Section>(random.below(sections.size()));
    const auto count = count_of(s, section);
    const auto& held = info(section).held;
    const auto fill = [&](std::size_t index) {
        // Anything that this record could hold; one field is often enough.
        make::Random again(random.next());
        Submission other = make::random_submission(again, s.begun, random.chance(50) ? make::Care::odd : make::Care::careless);
        if (count_of(other, section) == 0) return;
        const auto from = record_at(std::as_const(other), section, random.below(count_of(other, section)));
        const auto to = record_at(s, section, index);
        if (random.chance(20)) return copy(from, to);
        const auto& field = random.one_of(to.table->fields);
        with_value(to, field, [&]<class T>(const T& value) { const_cast<T&>(value) = *value_of<T>(from, field); });
    };
    if (!is_list(section)) return fill(0);
    if (count > 0 && random.chance(60)) return fill(random.below(count));
    if (count > 0 && random.chance(30)) {
        // Two change their places, or one comes to be like another.
        const auto one = random.below(count), other = random.below(count);
        const auto both = only(s, section, one);
        copy(record_at(std::as_const(s), section, other), record_at(s, section, one));
        if (random.chance(50)) copy(record_at(both, section), record_at(s, section, other));
        return;
    }
    if (count > 0 && random.chance(50)) return held.remove(s, random.below(count));
    if (count > 8) return;
    add_record(s, section);
    id_of(record_at(s, section, count)) = std::string(info(section).key) + std::to_string(random.below(12));
    fill(count);
}

}  // namespace

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
        for (auto times = 1 + random.below(3); times > 0; --times) edit_at_random(random, s);
        const auto facts = make::facts(random.chance(5));
        const auto kind = is_request(s.begun) || random.chance(95) ? (is_request(s.begun) ? s.begun : Kind::registration) : Kind::interest;
        findings.look(s, kind, facts);
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
