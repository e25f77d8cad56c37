// What holds for every submission, tried on random ones of all kinds. tests/helpdesk/random.test.mjs gives the same packages to
// the Help Desk's program and to the JSON Schema.
#include <doctest/doctest.h>

#include "flow/pages.hpp"
#include "package/draft.hpp"
#include "random_submission.hpp"
#include "tries.hpp"

namespace qopi {
namespace {

constexpr std::uint64_t seed = 2009;
constexpr std::size_t count = tries(600);

TEST_CASE("a random package is read as it was written, and is judged alike by whoever filled it in and whoever receives it") {
    std::size_t accepted = 0, refused = 0, unreadable = 0;
    for (std::size_t i = 0; i < count; ++i) {
        CAPTURE(i);
        const auto made = make::random_package(seed, i);
        const auto found = make::seen_without_opening(made);
        const auto bytes = write_package(made.package);
        const auto read = read_package(bytes);
        if (!read) {
            // Only an answer that the app would not have let pass: a number of offices in letters is no number in JSON.
            ++unreadable;
            CHECK(read.error().code == Code::wrong_type);
            CHECK(has_errors(found));
            bool is_named = false;
            for (const auto& issue : found) is_named = is_named || issue.at == read.error().place;
            CHECK(is_named);
            continue;
        }
        CHECK(write_package(read.value()) == bytes);
        CHECK(make::joined(make::found(issues_of(read.value(), make::facts(true)))) == make::joined(make::found(found)));
        ++(has_errors(found) ? refused : accepted);

        // After opening, the values that were sealed are judged as the app judged them; of a response there is only a hash.
        auto opened = read.value();
        if (opened.sealed_fields.empty()) continue;
        const auto fault = unseal(opened, sealed_plaintext(made.content, made.package.kind, make::verifier));
        CHECK(!fault.has_value());
        auto theirs = issues_of(opened, make::facts(true)), ours = issues_of(made.package, make::facts(false));
        std::erase_if(ours, [](const Issue& issue) { return issue.at == "/content/physician/challenge_response"; });
        CHECK(make::joined(make::found(theirs)) == make::joined(make::found(ours)));
    }
    CHECK(unreadable < count / 10);
    // Both outcomes were tried, so the generator is worth something.
    CHECK(accepted > count / 4);
    CHECK(refused > count / 10);
}

TEST_CASE("a random draft gives back what was typed, but for what no draft keeps") {
    for (std::size_t i = 0; i < count; ++i) {
        CAPTURE(i);
        Draft draft;
        draft.content = make::random_package(seed, i).content;
        const auto bytes = write_draft(draft);
        const auto read = read_draft(bytes);
        REQUIRE(static_cast<bool>(read));
        CHECK(write_draft(read.value()) == bytes);
        CHECK(bytes.find("1144442") == std::string::npos);
        CHECK(bytes.find("heron") == std::string::npos);
    }
}

}  // namespace
}  // namespace qopi
