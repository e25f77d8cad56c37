// References: every single mistake and every exchange is found, and what a person types is read.
#include "helpdesk/reference.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "values/checks.hpp"

using namespace qopi;
using namespace qopi::helpdesk;

TEST_CASE("every wrong character and every exchange of two characters is found") {
    for (int drawn = 0; drawn < 500; ++drawn) {
        const auto reference = make_reference();
        CAPTURE(reference);
        REQUIRE(read_reference(reference) == reference);
        for (std::size_t i = 0; i < reference.size(); ++i) {
            for (const char other : reference_alphabet) {
                auto wrong = reference;
                wrong[i] = other;
                CHECK(read_reference(wrong).has_value() == (other == reference[i]));
            }
            for (std::size_t j = i + 1; j < reference.size(); ++j) {
                auto exchanged = reference;
                std::swap(exchanged[i], exchanged[j]);
                CHECK(read_reference(exchanged).has_value() == (reference[i] == reference[j]));
            }
        }
    }
}

TEST_CASE("of all beginnings one in 29 has no check character, and is never drawn") {
    // All of the last four characters, under one beginning: 28^4 cases.
    unsigned without = 0, all = 0;
    for (const char a : reference_alphabet)
        for (const char b : reference_alphabet)
            for (const char c : reference_alphabet)
                for (const char d : reference_alphabet) {
                    const auto seven = std::string("K7M") + a + b + c + d;
                    const auto check = check_character(seven);
                    ++all;
                    without += !check;
                    if (check) REQUIRE(read_reference(seven + *check).has_value());
                }
    CHECK(without == doctest::Approx(all / 29.0).epsilon(0.01));
}

TEST_CASE("a reference is typed in any case and width, with spaces, dashes of every kind and full stops anywhere") {
    const auto reference = make_reference();
    const auto shown = show_reference(reference);
    CHECK(shown.size() == 10);
    CHECK(shown[3] == '-');
    CHECK(shown[7] == '-');
    auto small = shown;
    std::transform(small.begin(), small.end(), small.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (const auto& typed : {shown, small, " " + reference + " ", reference.substr(0, 1) + " - " + reference.substr(1), shown + "."}) {
        CAPTURE(typed);
        CHECK(read_reference(typed) == reference);
    }
    // Hyphen, non-breaking hyphen, en and em dash, minus sign, full-width hyphen; no-break space, full stop, line; soft hyphen,
    // zero width.
    for (const std::string_view between :
         {"\u2010", "\u2011", "\u2013", "\u2014", "\u2212", "\uFF0D", "\u00A0", ".", "_", "\u00AD", "\u200B\u2011"}) {
        const auto typed =
            reference.substr(0, 3) + std::string(between) + reference.substr(3, 3) + std::string(between) + reference.substr(6);
        CAPTURE(typed);
        CHECK(read_reference(typed) == reference);
        CHECK(check_reference(typed).value == shown);
    }
    std::string wide;
    for (const char c : reference) append(wide, U'\uFEE0' + static_cast<char32_t>(c));
    CHECK(read_reference(wide) == reference);
}

TEST_CASE("what is too short, too long, or has a letter that is not used is no reference") {
    const auto reference = make_reference();
    for (const auto& typed :
         {std::string(), std::string("-"), reference.substr(1), reference + "2", "0" + reference.substr(1), "O" + reference.substr(1),
          "I" + reference.substr(1), "z" + reference.substr(1), reference.substr(0, 7) + "\xC3\x84"}) {
        CAPTURE(typed);
        CHECK_FALSE(read_reference(typed).has_value());
    }
}

TEST_CASE("references are drawn from the whole alphabet and hardly ever twice") {
    std::set<std::string> drawn;
    std::set<char> characters;
    for (int i = 0; i < 10'000; ++i) {
        const auto reference = make_reference();
        drawn.insert(reference);
        characters.insert(reference.begin(), reference.end());
    }
    CHECK(drawn.size() >= 9'999);
    CHECK(characters.size() == reference_alphabet.size());
}
