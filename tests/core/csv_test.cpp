// CSV as RFC 4180 has it, and as spreadsheets write it.
#include "base/csv.hpp"

#include <doctest/doctest.h>

using namespace qopi;
using Rows = std::vector<std::vector<std::string>>;

TEST_CASE("rows and fields are read, quoted or not, whatever ends a line") {
    struct Row {
        std::string_view csv;
        Rows rows;
    };
    for (const auto& row : {
             Row{"", {}},
             Row{"a,b\r\nc,d\r\n", {{"a", "b"}, {"c", "d"}}},
             Row{"a,b\nc,d", {{"a", "b"}, {"c", "d"}}},
             Row{"a\rb", {{"a"}, {"b"}}},
             Row{"\xEF\xBB\xBF"
                 "a",
                 {{"a"}}},
             Row{"\"a,\r\nb\",\"\"\"\"", {{"a,\r\nb", "\""}}},
             Row{",\n", {{"", ""}}},
             Row{"\n", {{""}}},
         }) {
        CAPTURE(row.csv);
        CsvRows reader(row.csv);
        Rows found;
        for (std::vector<std::string> fields; reader.next(fields);) found.push_back(fields);
        CHECK(found == row.rows);
        CHECK_FALSE(reader.broken());
    }
}

TEST_CASE("rows without content are passed over, and lines are counted all the same") {
    CsvRows reader("\r\n,,\r\na,b\r\n , \u00A0,\"\"\r\n\n\n,c\n,,,,\n");
    std::vector<std::string> fields;
    REQUIRE(reader.next_filled(fields));
    CHECK(fields == std::vector<std::string>{"a", "b"});
    CHECK(reader.line() == 3);
    REQUIRE(reader.next_filled(fields));
    CHECK(fields == std::vector<std::string>{"", "c"});
    CHECK(reader.line() == 7);
    CHECK_FALSE(reader.next_filled(fields));
    CHECK_FALSE(reader.broken());
}

TEST_CASE("a cell for a spreadsheet is no formula, and holds nothing that moves, turns or hides; its guard comes off again") {
    struct Row {
        std::string_view text, cell;
    };
    for (const auto& row : {
             Row{"", ""},
             Row{"Riverbend", "Riverbend"},
             Row{"a,\"b\"", "\"a,\"\"b\"\"\""},
             Row{"=1+1", "'=1+1"},
             Row{"+1", "'+1"},
             Row{"-1", "'-1"},
             Row{"@x", "'@x"},
             Row{" =1", "' =1"},
             Row{"\uFF1D1", "'\uFF1D1"},
             Row{"\uFF20x", "'\uFF20x"},
             Row{"1-1", "1-1"},
             Row{"\t=1", "'\uFFFD=1"},
             Row{"a\r\nb", "\"a\r\nb\""},
             Row{"\x1B[2J\u202E\u200B\U000E0041", "\uFFFD[2J\uFFFD\uFFFD\uFFFD"},
         }) {
        CAPTURE(row.text);
        CHECK(csv_cell(row.text) == row.cell);
    }
    for (const std::string_view text : {"=1", "+1", "-1", "@x", " =1", "\uFF1D1", "plain", "'plain", "'", ""})
        CHECK(csv_unguarded(csv_cell(text)) == text);
    CHECK(csv_unguarded("'=1") == "=1");
    CHECK(csv_unguarded("'x") == "'x");
}

TEST_CASE("a quote that is not closed, or has something after it, breaks the text at its line") {
    struct Row {
        std::string_view csv;
        std::size_t line;
    };
    for (const auto& row : {Row{"\"", 1}, Row{"a\n\"b", 2}, Row{"\"a\nb\"\n\"c\"d", 3}}) {
        CAPTURE(row.csv);
        CsvRows reader(row.csv);
        for (std::vector<std::string> fields; reader.next(fields);) {
        }
        CHECK(reader.broken());
        CHECK(reader.line() == row.line);
    }
}
