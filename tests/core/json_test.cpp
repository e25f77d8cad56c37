// Reading JSON without trust, and the canonical form of RFC 8785.
#include "package/json.hpp"

#include <doctest/doctest.h>

#include <string>

namespace qopi {
namespace {

constexpr JsonLimits limits{1000, 32};

std::string nested(int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
}

std::string canonical_of(std::string_view text) {
    const auto read = parse_json(text, limits);
    return read ? canonical(read.value()) : "not read: " + sentence_for(read.error());
}

TEST_CASE("a document is written as nlohmann writes it, in one line and with indents, and fractions to a tenth") {
    const auto document = Json::parse(R"({"z": [], "a": {}, "text": "\u0001\"\\\b\f\n\r\t\u007f é 𝕏", "list": [1, -2, 0, 18446744073709551615, true, null, [{"b": false}]],
                                          "deep": {"": {"x": ["", {}]}}, "tenths": [0.5, 12.0, -3.4, 1040.9, -0.0]})");
    auto whole = document;
    whole.erase("tenths");
    CHECK(written(whole) == whole.dump());
    CHECK(written(whole, 2) == whole.dump(2));
    CHECK(written(document["tenths"]) == "[0.5,12,-3.4,1040.9,0]");
    CHECK(written(0.26) == "0.3");
    CHECK(written("text") == "\"text\"");
}

TEST_CASE("a document that is refused is refused with its reason and its place") {
    struct Row {
        std::string text;
        Code code;
        std::string_view place;
    };
    const Row rows[] = {
        {"", Code::package_syntax, "line 1, column 1"},
        {"{", Code::package_syntax, "line 1, column 2"},
        {"{\"a\": 1,}", Code::package_syntax, "line 1, column 9"},
        {"{\n  \"a\": 1,\n  \"b\" 2\n}", Code::package_syntax, "line 3, column 7"},
        {"{\"é\" 2}", Code::package_syntax, "line 1, column 6"},
        {"[1, 2] 3", Code::package_syntax, "line 1, column 8"},
        {"[01]", Code::package_syntax, "line 1, column 3"},
        {"// a remark\n{}", Code::package_syntax, "line 1, column 1"},
        {"{'a': 1}", Code::package_syntax, "line 1, column 2"},
        {"[NaN]", Code::package_syntax, "line 1, column 2"},
        {"[\"\\ud800\"]", Code::package_syntax, "line 1, column 9"},
        {"[\"a\nb\"]", Code::package_syntax, "line 1, column 4"},
        {"[\"\\ud83d\\u0041\"]", Code::package_syntax, "line 1, column 14"},
        {"[\"\\ude00\"]", Code::package_syntax, "line 1, column 8"},
        {"[\"\\u12g4\"]", Code::package_syntax, "line 1, column 7"},
        {"[\"\\x41\"]", Code::package_syntax, "line 1, column 4"},
        {"[\"not closed", Code::package_syntax, "line 1, column 13"},
        {"[trie]", Code::package_syntax, "line 1, column 4"},
        {"[true false]", Code::package_syntax, "line 1, column 11"},
        {"[-]", Code::package_syntax, "line 1, column 3"},
        {"[1.]", Code::package_syntax, "line 1, column 4"},
        {"[1e+]", Code::package_syntax, "line 1, column 5"},
        {"[1}", Code::package_syntax, "line 1, column 3"},
        {"{\"a\": 1, 2}", Code::package_syntax, "line 1, column 10"},
        {"\xEF\xBB\xBF[1", Code::package_syntax, "line 1, column 4"},
        {"{\"a\": 1, \"a\": 1}", Code::package_duplicate_key, "/a"},
        {R"({"a": 1, "\u0061": 1})", Code::package_duplicate_key, "/a"},
        {R"({"list": [{}, {"deep": {"b": 1, "c": 2, "b": 3}}]})", Code::package_duplicate_key, "/list/1/deep/b"},
        {R"({"a/b": 1, "a/b": 2})", Code::package_duplicate_key, "/a~1b"},
        {R"({"": 1, "": 2})", Code::package_duplicate_key, "/"},
        {"\"\xff\"", Code::package_not_utf8, ""},
        {"\"\xc0\xaf\"", Code::package_not_utf8, ""},
        {"\"\xed\xa0\x80\"", Code::package_not_utf8, ""},
        {"\"\xf4\x90\x80\x80\"", Code::package_not_utf8, ""},
        {"\"cut off \xe2\x82\"", Code::package_not_utf8, ""},
        {"[1.5]", Code::package_number, "/0"},
        {"{\"a\": {\"b\": [0, 1.0]}}", Code::package_number, "/a/b/1"},
        {"[1e3]", Code::package_number, "/0"},
        {"[-0.0]", Code::package_number, "/0"},
        {"[1.7976931348623158e308]", Code::package_number, "/0"},
        {"[1.7976931348623159e308]", Code::package_syntax, "line 1, column 23"},
        {"[1e400]", Code::package_syntax, "line 1, column 6"},
        {"[1e-400]", Code::package_number, "/0"},
        {"[9007199254740993]", Code::package_number, "/0"},
        {"[-9007199254740993]", Code::package_number, "/0"},
        {"[99999999999999999999999]", Code::package_number, "/0"},
        {"1.5", Code::package_number, ""},
        {std::string(1001, ' '), Code::package_too_large, ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto read = parse_json(row.text, limits);
        const bool refused = !read;
        REQUIRE(refused);
        CHECK(text(read.error().code) == text(row.code));
        CHECK(read.error().place == row.place);
    }
}

TEST_CASE("32 levels are read, 33 are not") {
    CHECK(bool(parse_json(nested(32), limits)));
    const auto read = parse_json(nested(33), limits);
    const bool refused = !read;
    REQUIRE(refused);
    CHECK(text(read.error().code) == text(Code::package_too_deep));
    CHECK(read.error().place == "/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0");
}

TEST_CASE("what may stand at the edge of a limit is read") {
    for (const auto& text :
         {std::string("[9007199254740992, -9007199254740992]"), std::string("[0, -0]"), std::string("{}"), std::string("null"),
          std::string("\"") + std::string(998, 'a') + "\"", std::string("\xEF\xBB\xBF{}\r\n\t "), std::string(R"({"a": {"b": 1}, "b": {"b": 1}})")}) {
        CAPTURE(text);
        CHECK(bool(parse_json(text, limits)));
    }
}

TEST_CASE("a hundred thousand keys in one object are read at once, and a key twice among them is still found") {
    std::string text = "{";
    for (int i = 0; i < 100'000; ++i) text += "\"k" + std::to_string(i) + "\":0,";
    const auto whole = parse_json(text + "\"last\":0}", {16u << 20, 32});
    CHECK(bool(whole));
    const auto twice = parse_json(text + "\"k7\":0}", {16u << 20, 32});
    const bool refused = !twice;
    REQUIRE(refused);
    CHECK(twice.error() == Fault{Code::package_duplicate_key, "/k7"});
}

// RFC 8785 §3.2.3: the sample and its order of keys.
TEST_CASE("keys are sorted by UTF-16 code units") {
    CHECK(canonical_of(R"({"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
                           "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"})") ==
          "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xc2\x80\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro "
          "Sign\","
          "\"😀\":\"Emoji: Grinning Face\",\"\xef\xac\xb3\":\"Hebrew Letter Dalet With Dagesh\"}");
}

// RFC 8785 §3.2.2 and §3.2.2.2.
TEST_CASE("the canonical form has the shortest escapes, no white space and members in order") {
    struct Row {
        std::string_view text, canonical;
    };
    const Row rows[] = {
        {R"({ "b" : [ true , false , null ] , "a" : 1 })", R"({"a":1,"b":[true,false,null]})"},
        {R"({"string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]})",
         "{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"},
        {R"(["\b\t\n\f\r", "\u0000\u001f\u007f"])", "[\"\\b\\t\\n\\f\\r\",\"\\u0000\\u001f\x7f\"]"},
        {R"({"a": {"10": 1, "9": 2, "": 3}})", R"({"a":{"":3,"10":1,"9":2}})"},
        {R"({"peach": "a", "péché": "b", "pêche": "c", "sin": "d"})", R"({"peach":"a","péché":"b","pêche":"c","sin":"d"})"},
        {R"({"ab": 1, "a": 2, "aa": 3})", R"({"a":2,"aa":3,"ab":1})"},
        {R"({"\ue000": 1, "\ud800\udc00": 2, "\ud7ff": 3, "\uffff": 4, "\udbff\udfff": 5})",
         "{\"\xed\x9f\xbf\":3,\"\xf0\x90\x80\x80\":2,\"\xf4\x8f\xbf\xbf\":5,\"\xee\x80\x80\":1,\"\xef\xbf\xbf\":4}"},
        {"[9007199254740992, -1, 0, -0, 100]", "[9007199254740992,-1,0,0,100]"},
        {"{}", "{}"},
        {" [ ] ", "[]"},
        {"\"\"", "\"\""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(canonical_of(row.text) == row.canonical);
        CHECK(canonical_of(row.canonical) == row.canonical);
    }
}

// RFC 6901 §3 and its examples in §5.
TEST_CASE("a key becomes a step of a JSON pointer") {
    struct Row {
        std::string_view key, step;
    };
    for (const auto& row :
         {Row{"foo", "foo"}, {"", ""}, {"a/b", "a~1b"}, {"m~n", "m~0n"}, {"~1", "~01"}, {" ", " "}, {"e^f", "e^f"}, {"k\"l", "k\"l"}}) {
        CAPTURE(row.key);
        CHECK(pointer_step(row.key) == row.step);
    }
}

TEST_CASE("the sentence of a refusal says what to do and where") {
    CHECK(sentence_for(Fault{Code::package_syntax, "line 3, column 14"}) ==
          "Get a new copy of the file: this one is damaged or of another type (line 3, column 14).");
    CHECK(sentence_for(Fault{Code::package_too_large, ""}) == "Check the file: it is too large to be a QOPI draft or package.");
}

}  // namespace
}  // namespace qopi
