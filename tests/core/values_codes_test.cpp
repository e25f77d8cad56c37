// The table of codes.
#include <doctest/doctest.h>

#include <string>

#include "values/codes.hpp"
#include "values/verdict.hpp"

namespace qopi {
namespace {

TEST_CASE("every code has a text of its own, a severity, and a sentence that says what to do") {
    for (int i = 0; i < static_cast<int>(Code::count); ++i) {
        const Code code = static_cast<Code>(i);
        const std::string_view name = text(code);
        CAPTURE(name);
        CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == name.npos);
        const bool found = code_from(name) == code;
        CHECK(found);
        const bool fine = severity(code) == Severity::ok;
        CHECK(fine == (code == Code::ok));
        CHECK(sentence(code).empty() == fine);
        // A period stands within quotation marks.
        const bool ends = sentence(code).ends_with(".") || sentence(code).ends_with(".”");
        CHECK(ends != fine);
    }
}

TEST_CASE("every sentence says what to do: one of its sentences or clauses begins with a request") {
    for (int i = 1; i < static_cast<int>(Code::count); ++i) {
        const std::string words = ". " + std::string(sentence(static_cast<Code>(i)));
        CAPTURE(words);
        bool asks = false;
        for (const std::string_view verb : {"Enter", "Choose", "Check", "Ask", "Add", "Remove", "Change", "Agree", "Read",
                                            "Update", "Use", "Complete", "Wait", "Send", "Open", "Save", "Capitalize",
                                            "Start", "Shorten", "List", "Make", "Get", "Reload"})
            asks = asks || words.find(". " + std::string(verb) + " ") != words.npos;
        asks = asks || words.find(", add ") != words.npos;
        CHECK(asks);
        // Kindly: nobody is accused.
        for (const std::string_view word : {"invalid", "Invalid", "illegal", "Illegal", "wrong input", "must not", "failed", "You "})
            CHECK(words.find(word) == words.npos);
    }
}

TEST_CASE("a text that this version does not know has no code") {
    for (const std::string_view name : {"", "npi_length", "NPI-LENGTH", "npi-length ", "count"}) {
        CAPTURE(name);
        CHECK(!code_from(name).has_value());
    }
}

}  // namespace
}  // namespace qopi
