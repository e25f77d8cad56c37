// What editors and mail programs do to the text of a package, undone.
#include "helpdesk/intake/restore.hpp"

#include <doctest/doctest.h>

#include "package/package.hpp"

using namespace qopi::helpdesk;

namespace {

qopi::Package package_of(std::string_view name) {
    qopi::Submission content;
    content.interest.organization = name;
    content.interest.city = "Montréal";
    return qopi::freeze(content, qopi::Kind::interest, {}, {}, "2026-11-23T02:20:00Z", "2026-11-23", "0123456789abcdef0123");
}
std::string written(std::string_view name = "Clinique  Inventée du Nord") { return qopi::write_package(package_of(name)); }

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
    return text;
}

}  // namespace

TEST_CASE("a package of our app comes back as it was written, to the byte") {
    const auto package = written();
    REQUIRE(qopi::read_package(package));
    struct Row {
        const char* what;
        std::string text;
    };
    for (const auto& row : {
             Row{"untouched", package},
             Row{"CRLF", replaced(package, "\n", "\r\n")},
             Row{"CR", replaced(package, "\n", "\r")},
             Row{"a byte order mark", "\xEF\xBB\xBF" + package},
             Row{"no last line end", package.substr(0, package.size() - 1)},
             Row{"white space after it", package + "\n \t\r\n"},
             Row{"indented by tabs", replaced(package, "\n  ", "\n\t")},
             Row{"on one line", replaced(package, "\n", "")},
             Row{"indented by no-break spaces", replaced(package, "\n  ", "\n\xC2\xA0 ")},
             Row{"quoted", "> " + replaced(package, "\n", "\n> ")},
             Row{"quoted without a space", ">" + replaced(package, "\n", "\n>")},
             Row{"a break in a value", replaced(package, "Inventée", "Inven\r\ntée")},
             Row{"a break for a space in a value", replaced(package, "du Nord", "du\nNord")},
             Row{"words around it", "Hello {you}: " + package + "Bye }{"},
         }) {
        CAPTURE(row.what);
        const auto found = packages_in(row.text);
        REQUIRE(found.size() == 1);
        CHECK(found.front().is_whole);
        CHECK(found.front().bytes == package);
    }
}

TEST_CASE("a changed package is never mended into another one") {
    const auto package = written();
    for (const auto& text :
         {replaced(package, "Nord", "Sud"), replaced(package, "Inventée", "Invente"), replaced(package, "  Inventée", " Inventée"),
          replaced(package, "du Nord", "du\n\nNord"), package.substr(0, package.size() / 2), replaced(package, ",", "")}) {
        CAPTURE(text);
        const auto found = packages_in(text);
        REQUIRE(found.size() == 1);
        CHECK_FALSE(found.front().is_whole);
    }
}

TEST_CASE("a package of another program keeps its bytes") {
    auto package = package_of("Clinique");
    package.app_name = "Another app";
    const auto bytes = replaced(qopi::write_package(package), "\n", "\r\n");
    REQUIRE(qopi::read_package(bytes));
    CHECK(packages_in(bytes).front().bytes == bytes);
}

TEST_CASE("several packages in one text are all found, whole or not") {
    const auto first = written("First"), second = written("Second");
    const auto found = packages_in("Two of them:\n" + first + "and\n" + replaced(second, "Second", "Third") + second);
    REQUIRE(found.size() == 3);
    CHECK(found[0].bytes == first);
    CHECK_FALSE(found[1].is_whole);
    CHECK(found[2].bytes == second);
}

TEST_CASE("a text that names no format holds no package") {
    for (const std::string_view text : {"", "{}", "qopi-submission", "{\"format\": \"other\"}"}) CHECK(packages_in(text).empty());
}
