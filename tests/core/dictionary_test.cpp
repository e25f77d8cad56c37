// The data dictionary is made from the tables; here it is compared with what submissions of every kind really hold.
#include "package/dictionary.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "flow/pages.hpp"
#include "make.hpp"

namespace qopi {
namespace {

/// A submission of this kind with every list and every part filled.
Submission full(Kind kind) {
    if (kind == Kind::interest) return make::interest();
    return is_request(kind) ? make::request(kind) : make::fullest();
}

/// "/content/users/3/email" as the dictionary names it: "/content/users/*/email".
std::string in_dictionary(std::string_view pointer) {
    std::string at;
    while (!pointer.empty()) {
        const auto end = std::min(pointer.find('/', 1), pointer.size());
        const auto step = pointer.substr(1, end - 1);
        at += step.find_first_not_of("0123456789") == std::string_view::npos ? "/*" : "/" + std::string(step);
        pointer.remove_prefix(end);
    }
    return at;
}

/// Calls `visit(kind, pointer, field)` for every field of a full submission of every kind.
template <class Visit>
void each_field_of_each_kind(Visit&& visit) {
    for (std::size_t i = 0; i < kind_choices.size(); ++i) {
        const auto kind = static_cast<Kind>(i);
        const auto submission = full(kind);
        typed::walk(submission, kind, [&]<class R>(const std::string& path, const R&) {
            for (const auto& field : fields_of<R>()) visit(kind, in_dictionary(path + "/" + std::string(field.key)), field);
        });
    }
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// The part of the dictionary under the heading of one kind.
std::string_view part_of(std::string_view dictionary, Kind kind) {
    const auto start = dictionary.find("(`" + std::string(code_of(kind)) + "`)\n");
    if (start == std::string_view::npos) return {};
    return dictionary.substr(start, dictionary.find("\n## ", start) - start);
}

template <class R>
std::string required_in_table(const Field<R>& field) {
    if (field.required == never<R>) return "never";
    return field.required == always<R> && field.asked == always<R> ? "always" : "sometimes";
}

/// Bars that divide cells; an escaped one belongs to the text.
std::size_t bars(std::string_view line) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\') ++i;
        else if (line[i] == '|') ++count;
    }
    return count;
}

TEST_CASE("every field of every kind has its row, with its label, what is required of it, and how it travels") {
    const auto dictionary = data_dictionary();
    each_field_of_each_kind([&](Kind kind, const std::string& pointer, const auto& field) {
        CAPTURE(code_of(kind));
        CAPTURE(pointer);
        const auto part = part_of(dictionary, kind);
        const auto row_start = "| `" + pointer + "` | " + markdown_cell(field.label) + " | " + markdown_cell(field.help) + " | ";
        const auto at = part.find(row_start);
        REQUIRE(at != std::string_view::npos);
        const auto row = part.substr(at, part.find('\n', at) - at);
        CHECK((row.find(" | clear | ") != std::string_view::npos) == may_go(field.sensitivity, Destination::package_in_clear));
        CHECK((row.find(" | sealed | ") != std::string_view::npos) == may_go(field.sensitivity, Destination::sealed_part));
        CHECK(row.find(" | " + required_in_table(field) + " | ") != std::string_view::npos);
    });
}

TEST_CASE("the ids of fields are those that submissions of the kinds hold, neither more nor fewer") {
    std::set<std::string> held, listed;
    each_field_of_each_kind([&](Kind kind, const std::string& pointer, const auto&) { held.insert("field:" + std::string(code_of(kind)) + pointer); });
    for (const auto& id : dictionary_ids())
        if (id.starts_with("field:")) listed.insert(id);
    CHECK(make::joined({listed.begin(), listed.end()}) == make::joined({held.begin(), held.end()}));
}

TEST_CASE("every kind, page and code with a sentence has an id, and no id stands twice") {
    const auto ids = dictionary_ids();
    CHECK(std::is_sorted(ids.begin(), ids.end()));
    CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
    for (const auto& choice : kind_choices) CHECK(make::contains(ids, "kind:" + std::string(choice.code)));
    for (const auto& page : pages) CHECK(make::contains(ids, "page:" + std::string(page.url)));
    for (std::size_t i = 0; i < static_cast<std::size_t>(Code::count); ++i) {
        const auto code = static_cast<Code>(i);
        CAPTURE(text(code));
        CHECK(make::contains(ids, "code:" + std::string(text(code))) == !sentence(code).empty());
    }
}

TEST_CASE("every choice of every field is in the dictionary with its code and its label") {
    const auto dictionary = data_dictionary();
    each_field_of_each_kind([&](Kind kind, const std::string& pointer, const auto& field) {
        if (!field.choices) return;
        CAPTURE(code_of(kind));
        CAPTURE(pointer);
        for (const auto& choice : field.choices()) {
            CAPTURE(choice.code);
            const auto code = "`" + std::string(choice.code) + "`", label = markdown_cell(choice.label);
            const bool is_in_cell = dictionary.find(code + " " + label) != std::string::npos;
            const bool is_in_list = dictionary.find("| " + code + " | " + label + " |") != std::string::npos;
            CHECK((is_in_cell || is_in_list));
        }
    });
}

TEST_CASE("two runs give the same dictionary") {
    CHECK(data_dictionary() == data_dictionary());
    CHECK(dictionary_ids() == dictionary_ids());
}

TEST_CASE("no text breaks out of its cell of the table") {
    struct Row {
        std::string_view text, cell;
    };
    for (const auto& row : std::to_array<Row>({
             {"ZIP code", "ZIP code"},
             {"a|b", "a\\|b"},
             {"two\nlines", "two lines"},
             {"\\|", "\\\\\\|"},
             {"*not* _this_ `way` <b> [x]", "\\*not\\* \\_this\\_ \\`way\\` \\<b> \\[x]"},
             {"“ext. 12”", "“ext. 12”"},
             {"", ""},
         })) {
        CAPTURE(row.text);
        CHECK(markdown_cell(row.text) == row.cell);
    }
    std::size_t expected = 0;
    for (const auto& line : lines_of(data_dictionary())) {
        CAPTURE(line);
        if (!line.starts_with("|")) expected = 0;
        else if (expected == 0) expected = bars(line);
        else CHECK(bars(line) == expected);
    }
}

}  // namespace
}  // namespace qopi
