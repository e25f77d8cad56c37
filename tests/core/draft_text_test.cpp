// A draft's text in parts: together they are the draft, and a change concerns few of them.
#include <doctest/doctest.h>

#include <numeric>

#include "app_driver.hpp"
#include "base/text.hpp"
#include "package/draft_text.hpp"
#include "random_edit.hpp"
#include "tries.hpp"

namespace qopi {
namespace {

/// A change writes at most so much, as encrypted parts, whatever the practice's size.
constexpr std::size_t change_bytes_max = 64u << 10;

/// Keeps parts as the browser does: those that were there before, and new ones.
struct Shelf {
    std::vector<std::string> parts;
    std::size_t written = 0;  ///< in bytes, of the last change

    void take(const std::vector<DraftPart>& change) {
        std::vector<std::string> now;
        written = 0;
        for (const auto& part : change) {
            if (part.before < 0) written += part.text.size();
            now.push_back(part.before < 0 ? part.text : parts.at(static_cast<std::size_t>(part.before)));
        }
        parts = std::move(now);
    }
    std::string text() const { return App::joined(parts); }
};

/// A draft and what keeps its parts up to date.
struct Keeper {
    Draft draft;
    Findings findings;
    DraftText text;
    Shelf shelf;

    void save(Kind kind = Kind::registration) {
        findings.look(draft.content, kind, make::facts());
        shelf.take(text.write(draft.content, draft, findings));
    }
};

Draft with_thousands() {
    Draft draft;
    draft.content = make::fullest();
    for (int i = 0; i < 300; ++i) {
        auto office = make::fullest().offices.front();
        office.id = "o" + std::to_string(i + 10), office.name = "Imagined Office " + std::to_string(i);
        draft.content.offices.push_back(office);
    }
    for (int i = 0; i < 3'000; ++i) {
        auto user = make::fullest().users.front();
        user.id = "u" + std::to_string(i + 10), user.email = "user" + std::to_string(i) + "@riverbend.example.org";
        draft.content.users.push_back(user);
        if (i % 3 == 0) draft.kept.push_back({path_of(Section::users, draft.content.users.size() - 1) + "/phone", Code::phone_555});
    }
    return draft;
}

}  // namespace

TEST_CASE("after random edits, the parts together are the text of the draft") {
    make::Random random(20'261'201);
    Keeper keeper;
    for (std::size_t i = 0, edits = tries(2'000); i < edits; ++i) {
        CAPTURE(i);
        auto& content = keeper.draft.content;
        if (i % 100 == 0) {
            content = make::random_submission(random, static_cast<Kind>(i / 100 % kind_choices.size()), make::Care::odd);
            keeper.draft.unknown.clear();
            // Another version has written something into one item of a list.
            if (random.chance(20) && !content.users.empty()) keeper.draft.unknown = {{"/content/users/0/shift", "\"nights\""}, {"/content/wards", "[1,{}]"}, {"/to~1do", "{\"a\":1}"}};
        }
        for (auto times = random.below(4); times > 0; --times) make::edit_at_random(random, content);
        keeper.save(is_request(content.begun) ? content.begun : random.chance(90) ? Kind::registration : Kind::interest);
        REQUIRE(keeper.shelf.text() == write_draft(keeper.draft));
    }
}

TEST_CASE("in a practice of thousands, a change concerns few parts, and none is long") {
    struct Row {
        std::string_view what;
        void (*change)(Draft&);
    };
    const Row rows[] = {
        {"a name", [](Draft& draft) { draft.content.users[1'500].family_name = "Lindqvist"; }},
        {"a user in the middle is removed", [](Draft& draft) { draft.content.users.erase(draft.content.users.begin() + 1'200); }},
        {"a user is added", [](Draft& draft) { draft.content.users.push_back(make::fullest().users.front()), draft.content.users.back().id = "u99999"; }},
        {"the first user is removed", [](Draft& draft) { draft.content.users.erase(draft.content.users.begin()); }},
        {"an office is removed", [](Draft& draft) { draft.content.offices.erase(draft.content.offices.begin() + 7); }},
        {"the main office", [](Draft& draft) { draft.content.practice.city += " Heights"; }},
        {"a doubt is kept", [](Draft& draft) { draft.kept.insert(draft.kept.begin() + 400, {"/content/users/7/email", Code::phone_555}); }},
        {"a taxpayer ID", [](Draft& draft) { draft.content.practice.ein.given = !draft.content.practice.ein.given; }},
        {"the page", [](Draft& draft) { draft.page = "#/register/users"; }},
        {"rows in the box", [](Draft& draft) {
            for (int i = 0; i < 40; ++i) draft.pasted += "Ana\tLindqvist\tana" + std::to_string(i) + "@riverbend.example.org\n";
        }},
        {"a letter in the box", [](Draft& draft) { draft.pasted.insert(draft.pasted.size() / 2, "é"); }},
        {"everything again", [](Draft&) {}},
    };
    Keeper keeper{with_thousands(), {}, {}, {}};
    keeper.save();
    CHECK(keeper.shelf.written > 10 * change_bytes_max);
    for (const auto& row : rows) {
        CAPTURE(row.what);
        row.change(keeper.draft);
        keeper.save();
        CHECK(keeper.shelf.written <= change_bytes_max);
        CHECK(bool(keeper.shelf.text() == write_draft(keeper.draft)));
        CHECK(std::all_of(keeper.shelf.parts.begin(), keeper.shelf.parts.end(), [](const std::string& part) { return !part.empty() && part.size() <= part_bytes_max; }));
    }
    CHECK(keeper.shelf.written == 0);
}

TEST_CASE("items are encoded again only where a look found that they changed") {
    Keeper keeper{with_thousands(), {}, {}, {}};
    keeper.save();
    const auto before = keeper.shelf.text();
    keeper.draft.content.users[70].family_name = "Sandoval";
    keeper.shelf.take(keeper.text.write(keeper.draft.content, keeper.draft, keeper.findings));
    CHECK(bool(keeper.shelf.text() == before));
    keeper.save();
    CHECK(bool(keeper.shelf.text() == write_draft(keeper.draft)));
    CHECK(bool(keeper.shelf.text() != before));
}

TEST_CASE("what fits into no part is cut between two characters") {
    Keeper keeper;
    keeper.draft.content = make::fullest();
    for (const std::string_view one : {"x", "é", "日", "\U0001F469"}) {
        CAPTURE(one);
        keeper.draft.pasted.clear();
        while (keeper.draft.pasted.size() < 100'000) keeper.draft.pasted += one;
        keeper.save();
        for (const auto& part : keeper.shelf.parts) CHECK((valid_utf8(part) && part.size() <= part_bytes_max));
        CHECK(read_draft(keeper.shelf.text()).value().pasted == keeper.draft.pasted);
    }
}

TEST_CASE("a copy of what was written begins from scratch") {
    Keeper keeper;
    keeper.draft.content = make::fullest();
    keeper.save();
    auto text = keeper.text;
    Shelf shelf;
    Findings findings;
    findings.look(keeper.draft.content, Kind::registration, make::facts());
    shelf.take(text.write(keeper.draft.content, keeper.draft, findings));
    CHECK(shelf.text() == keeper.shelf.text());
}

}  // namespace qopi
