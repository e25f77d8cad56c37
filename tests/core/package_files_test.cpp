// The packages that everyone reads first: tests/packages holds what this version writes for the smallest and the fullest
// registration, for an interest, and for a draft. From the first released version on, each stays there and must open for ever.
#include <doctest/doctest.h>

#include "make.hpp"
#include "package/draft.hpp"
#include "package_draft.hpp"
#include "package_fullest.hpp"
#include "package_interest.hpp"
#include "package_smallest.hpp"

namespace qopi {
namespace {

struct File {
    std::string_view name, bytes;
    Package package;
};
std::vector<File> files() {
    const auto frozen = [](const Submission& content, Kind kind, std::vector<Kept> kept, std::string_view random) {
        return freeze(content, kind, std::move(kept), {.name = "Maria Okonkwo-Smith", .agreed = true}, make::moment, make::day, random);
    };
    return {{"smallest", package_smallest, frozen(make::smallest(), Kind::registration, {}, "10000000000000000000")},
            {"fullest", package_fullest, frozen(make::fullest(), Kind::registration, make::fullest_kept(), "20000000000000000000")},
            {"interest", package_interest, frozen(make::interest(), Kind::interest, {}, "30000000000000000000")}};
}

TEST_CASE("the packages in tests/packages are read without a remark, break no rule, and are what this version writes") {
    for (auto& file : files()) {
        CAPTURE(file.name);
        const auto read = read_package(file.bytes);
        REQUIRE(bool(read));
        CHECK(read.value().notes.empty());
        CHECK(!has_errors(issues_of(read.value(), make::facts(true))));
        CHECK(write_package(read.value()) == file.bytes);
        // Sealing gives other bytes each time; all else follows from the answers.
        file.package.sealed = read.value().sealed;
        CHECK(write_package(file.package) == file.bytes);
    }
}

TEST_CASE("the draft in tests/packages is read with every answer, where it was left and what another version knew, and is what this version writes") {
    Draft draft;
    draft.content = make::fullest();
    draft.kept = make::fullest_kept();
    draft.declaration.name = "Maria Okonkwo-Smith";
    draft.made = {{"01a20633-fc80-7012-b456-789abcdef012", ""}};
    draft.reference = "K7M-2RX-94";
    draft.received_at = make::moment;
    draft.page = "#/register/offices/o2";
    draft.before = Draft::Before{.id = "o2", .was = only(make::fullest(), Section::offices, 1)};
    draft.unknown = {{"/from_a_later_version", R"({"kept":[1,"as it is"]})"}};
    const auto read = read_draft(package_draft);
    REQUIRE(bool(read));
    CHECK(write_draft(read.value()) == package_draft);
    CHECK(write_draft(draft) == package_draft);
    CHECK(read.value().content.users == make::fullest().users);
    CHECK(read.value().page == draft.page);
    CHECK(read.value().unknown == draft.unknown);
}

TEST_CASE("the sealed part of the fullest package names its own package in its header") {
    const auto read = read_package(package_fullest);
    REQUIRE(bool(read));
    CHECK(read.value().sealed.starts_with("eyJ"));
    CHECK(std::count(read.value().sealed.begin(), read.value().sealed.end(), '.') == 4);
    CHECK(read.value().sealed_fields.size() == 3);
}

}  // namespace
}  // namespace qopi
