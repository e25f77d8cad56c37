// What follows from the field tables, tried for every field of every record: what is missing, what is not asked, what is
// malformed, and the words in which a person is told.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "make.hpp"
#include "model/display.hpp"
#include "model/locate.hpp"

namespace qopi {
namespace {

template <class R>
std::vector<Code> codes_at(const std::string& pointer, const R& record, const Facts& facts = make::facts()) {
    std::vector<Issue> issues;
    const auto path = pointer.substr(0, pointer.rfind('/'));
    validate_record(path, record, facts, issues);
    std::vector<Code> codes;
    for (const auto& issue : issues)
        if (issue.at == pointer) codes.push_back(issue.code);
    return codes;
}

// GCC 12 sees a slot of another type behind the end of a local record when it inlines these.
template <class R>
[[gnu::noinline]] void blank(R& record, const Field<R>& field) {
    std::visit([&](auto slot) { record.*slot = {}; }, field.slot);
}

/// Puts something into a field that no rule accepts; false for those that cannot hold such a thing.
template <class R>
[[gnu::noinline]] bool spoil(R& record, const Field<R>& field) {
    if (const auto* text = std::get_if<std::string R::*>(&field.slot)) return record.*(*text) = "\x01", true;
    if (const auto* secret = std::get_if<Secret R::*>(&field.slot)) return record.*(*secret) = {"\x01", true}, true;
    if (const auto* one = std::get_if<One R::*>(&field.slot)) return record.*(*one) = {"on no list"}, true;
    return false;
}

/// Gives a field the `n`th of the answers that it can have; false when there are no more.
template <class R>
[[gnu::noinline]] bool answer(R& record, const Field<R>& field, std::size_t n) {
    const auto choices = field.choices ? field.choices() : std::span<const Choice>{};
    return std::visit(
        [&](auto slot) {
            auto& value = record.*slot;
            using T = std::remove_cvref_t<decltype(value)>;
            value = {};
            if (n == 0) return true;
            if constexpr (std::is_same_v<T, bool>)
                return value = true, n == 1;
            else if constexpr (std::is_same_v<T, Answer>)
                return value = n == 1 ? Answer::yes : Answer::no, n <= 2;
            else if constexpr (std::is_same_v<T, Set>)
                return value = {static_cast<std::uint8_t>(n)}, n >> choices.size() == 0;
            else if constexpr (std::is_same_v<T, One>)
                return value.code = n <= choices.size() ? choices[n - 1].code : "", n <= choices.size();
            else if constexpr (std::is_same_v<T, Secret>)
                return value = {"given", true}, n == 1;
            else if constexpr (std::is_same_v<T, std::string>)
                return value = "given", n == 1;
            else
                return value = {"main"}, n == 1;
        },
        field.slot);
}

/// Calls `visit` with each record that differs from `record` in one answer.
template <class R, class Visit>
void each_variation(const R& record, Visit&& visit) {
    for (const auto& field : fields_of<R>()) {
        auto other = record;
        for (std::size_t n = 0; answer(other, field, n); ++n) visit(other);
    }
}

TEST_CASE("a required answer that is missing is named with its own code; an optional one may be left out") {
    for (const auto& sample : make::samples()) {
        const auto& content = sample.content;
        const auto kind = sample.kind;
        auto s = content;
        make::each_asked_field(s, kind, [&]<class R>(const std::string& pointer, R& record, const Field<R>& field) {
            CAPTURE(pointer);
            const auto before = record;
            blank(record, field);
            const bool is_blank_now = is_blank(record, typed::row_of(field));
            CHECK(is_blank_now != std::holds_alternative<bool R::*>(field.slot));
            const auto codes = codes_at(pointer, record);
            const bool is_required = is_blank_now && field.required(record, make::facts());
            CHECK(std::count(codes.begin(), codes.end(), field.missing) == (is_required ? 1 : 0));
            for (const auto code : codes) {
                const bool fits = code == field.missing || severity(code) == Severity::warning;
                CHECK(fits);
            }
            record = before;
        });
    }
}

TEST_CASE("what is missing blocks sending: its code is an error with a sentence of its own") {
    make::each_field(make::samples()[0].content, []<class R>(const std::string& pointer, const R&, const Field<R>& field) {
        CAPTURE(pointer);
        CHECK(severity(field.missing) == Severity::error);
        const auto words = sentence_for({pointer, field.missing});
        const bool tells_what_to_do = words.starts_with("Enter ") || words.starts_with("Choose ");
        CHECK(tells_what_to_do);
        if (field.missing == Code::required) CHECK(words == "Enter " + std::string(field.called) + ".");
        if (field.missing == Code::choose_one) CHECK(words == "Choose " + std::string(field.called) + ".");
        const bool is_choice = !std::holds_alternative<std::string R::*>(field.slot) && !std::holds_alternative<Secret R::*>(field.slot);
        if (field.required != never<R>) CHECK(words.starts_with(is_choice ? "Choose " : "Enter "));
    });
}

TEST_CASE("a question that is not asked is not blamed, whatever stands in its answer") {
    std::set<std::string> tried, conditional;
    for (const auto& sample : make::samples()) {
        const auto& content = sample.content;
        const auto kind = sample.kind;
        typed::walk(content, kind, [&]<class R>(const std::string& path, const R& record) {
            for (const auto& field : fields_of<R>()) {
                const auto pointer = path + "/" + std::string(field.key);
                // A practice always has an address of its own; its offices need not.
                if (field.asked == always<R> || std::is_same_v<R, Practice>) continue;
                CAPTURE(pointer);
                conditional.insert(pointer);
                each_variation(record, [&](const R& variation) {
                    if (field.asked(variation, make::facts())) return;
                    tried.insert(pointer);
                    auto spoiled = variation;
                    spoil(spoiled, field);
                    if (field.asked(spoiled, make::facts())) return;
                    CHECK(codes_at(pointer, spoiled).empty());
                    blank(spoiled, field);
                    CHECK(codes_at(pointer, spoiled).empty());
                });
            }
        });
    }
    CHECK(!conditional.empty());
    CHECK(make::joined({tried.begin(), tried.end()}) == make::joined({conditional.begin(), conditional.end()}));
}

TEST_CASE("a record that is not asked is not blamed: the offices, another administrator, the other kind of submission") {
    const Submission nothing;
    const auto sections_blamed = [](const Submission& s, Kind kind) {
        std::set<std::string> blamed;
        for (const auto& issue : validate(s, kind, make::facts())) {
            const auto rest = issue.at.substr(std::string_view("/content/").size());
            blamed.insert(rest.substr(0, rest.find('/')));
        }
        return blamed;
    };
    CHECK(sections_blamed(nothing, Kind::registration) ==
          std::set<std::string>{"eligibility", "prequalification", "physician", "administrator", "practice", "users"});
    CHECK(sections_blamed(nothing, Kind::interest) == std::set<std::string>{"eligibility", "interest"});
    auto s = nothing;
    s.physician.is_administrator = true;
    s.practice.multiple_offices = Answer::yes;
    CHECK(sections_blamed(s, Kind::registration) ==
          std::set<std::string>{"eligibility", "prequalification", "physician", "practice", "offices", "users"});
}

TEST_CASE("every text and every choice is checked where it is asked") {
    for (const auto& sample : make::samples()) {
        const auto& content = sample.content;
        const auto kind = sample.kind;
        auto s = content;
        make::each_asked_field(s, kind, [&]<class R>(const std::string& pointer, R& record, const Field<R>& field) {
            CAPTURE(pointer);
            const auto before = record;
            if (spoil(record, field)) {
                const auto codes = codes_at(pointer, record);
                const bool is_refused =
                    std::any_of(codes.begin(), codes.end(), [](Code code) { return severity(code) == Severity::error; });
                CHECK(is_refused);
            }
            record = before;
        });
    }
}

TEST_CASE("every choice on a list is accepted by the field that offers it") {
    for (const auto& sample : make::samples()) {
        const auto& content = sample.content;
        const auto kind = sample.kind;
        auto s = content;
        make::each_asked_field(s, kind, [&]<class R>(const std::string& pointer, R& record, const Field<R>& field) {
            const auto* slot = std::get_if<One R::*>(&field.slot);
            if (!slot) return;
            const auto before = record;
            for (const auto& choice : field.choices()) {
                CAPTURE(choice.code);
                record.*(*slot) = {std::string(choice.code)};
                CHECK(codes_at(pointer, record).empty());
            }
            record = before;
        });
    }
}

TEST_CASE("a secret that is only known to be given must be typed again in the app, and is enough at the Help Desk") {
    auto s = make::fullest();
    make::each_asked_field(s, Kind::registration, []<class R>(const std::string& pointer, R& record, const Field<R>& field) {
        const auto* slot = std::get_if<Secret R::*>(&field.slot);
        if (!slot) return;
        CAPTURE(pointer);
        const auto before = record;
        record.*(*slot) = {"", true};
        CHECK(codes_at(pointer, record) == std::vector<Code>{Code::enter_again});
        CHECK(codes_at(pointer, record, make::facts(true)).empty());
        record = before;
    });
}

TEST_CASE("every field has its words: a label, a name inside a sentence, and a help that ends as a sentence does") {
    std::set<std::string> labels;
    make::each_field(make::samples()[0].content, []<class R>(const std::string& pointer, const R&, const Field<R>& field) {
        CAPTURE(pointer);
        CHECK(label_at(pointer) == field.label);
        CHECK(!field.called.empty());
        const bool begins_small = is_lower(code_points(field.called)[0]);
        CHECK(begins_small);
        CHECK(field.called.back() != '.');
        if (!field.help.empty()) CHECK(field.help.back() == '.');
        const bool has_choices = std::holds_alternative<Answer R::*>(field.slot) || std::holds_alternative<One R::*>(field.slot) ||
                                 std::holds_alternative<Set R::*>(field.slot);
        CHECK((field.choices != nullptr) == has_choices);
        CHECK(field.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos);
    });
    CHECK(label_at("/content/practice/shoe_size").empty());
    CHECK(label_at("/elsewhere").empty());
    CHECK(label_at("").empty());
    CHECK(label_at("/declaration/name") == "Your name");
}

TEST_CASE("a pointer of the tables leads to its field, any other to none") {
    auto s = make::fullest();
    s.interest = make::interest().interest;
    make::each_field(s, [&]<class R>(const std::string& pointer, const R& record, const Field<R>& field) {
        CAPTURE(pointer);
        const auto found = locate(s, pointer);
        REQUIRE(found.has_value());
        CHECK(record_as<R>(found->record) == &record);
        CHECK(&found->field == &typed::row_of(field));
    });
    for (const std::string_view pointer : {"",
                                           "/",
                                           "/content",
                                           "/content/",
                                           "/content/practice",
                                           "/content/practice/",
                                           "/content/practice/shoe_size",
                                           "content/practice/name",
                                           "/content/offices",
                                           "/content/offices/0",
                                           "/content/offices/2/name",
                                           "/content/offices/-1/name",
                                           "/content/offices/x/name",
                                           "/content/offices/99999999999999999999/name",
                                           "/content/offices/0/administrator",
                                           "/content/offices/0/administrator/",
                                           "/content/users/0/administrator/email",
                                           "/content/users/3/email",
                                           "/content/users/0/id",
                                           "/declaration/name",
                                           "/content/count/name"}) {
        CAPTURE(pointer);
        CHECK(!locate(s, pointer));
    }
}

TEST_CASE("every sentence about every field is whole, says what to do, and names no value") {
    auto s = make::fullest();
    s.interest = make::interest().interest;
    const std::string marker = "Marker";
    make::each_field(s, [&]<class R>(const std::string&, R& record, const Field<R>& field) {
        if (const auto* text = std::get_if<std::string R::*>(&field.slot)) record.*(*text) = marker + "\x01";
        if (const auto* secret = std::get_if<Secret R::*>(&field.slot)) record.*(*secret) = {marker + "\x01", true};
        if (const auto* one = std::get_if<One R::*>(&field.slot)) record.*(*one) = {marker};
    });
    s.eligibility.country = {"US"};
    auto issues = validate(s, Kind::registration, make::facts());
    for (const auto& issue : validate(s, Kind::interest, make::facts())) issues.push_back(issue);
    CHECK(issues.size() > 50);
    // And every code at every place, whether the rules say it there or not.
    make::each_field(s, [&](const std::string& pointer, const auto&, const auto&) {
        for (int i = 1; i < static_cast<int>(Code::count); ++i) issues.push_back({pointer, static_cast<Code>(i)});
    });
    std::size_t bad = 0;
    for (const auto& issue : issues)
        for (const auto& words : {sentence_for(issue), line_for(issue), line_for(issue, Submission{})}) {
            const bool good = (words.ends_with(".") || words.ends_with(".”")) && words.find("{}") == std::string::npos && words.find(marker) == std::string::npos &&
                              words.find("  ") == std::string::npos;
            if (good) continue;
            ++bad;
            CAPTURE(issue.at);
            CAPTURE(words);
            CHECK(good);
        }
    CHECK(bad == 0);
}

TEST_CASE("a line of the summary says which part and, where the sentence would fit any field, which field") {
    struct Row {
        Issue issue;
        bool with_place;
        std::string_view line;
    };
    const auto s = make::fullest();
    const Row rows[] = {
        {{"/content/practice/zip", Code::required}, false, "Enter the ZIP code."},
        {{"/content/practice/zip", Code::required}, true, "Main office: Enter the ZIP code."},
        {{"/content/offices/2/zip", Code::required}, true, "Office 3: Enter the ZIP code."},
        {{"/content/offices/0/zip", Code::required}, true, "Riverbend Oncology North: Enter the ZIP code."},
        {{"/content/users/0/phone", Code::required}, true, "Ana Lindqvist: Enter the phone number."},
        {{"/content/offices/2/zip", Code::required}, false, "Enter the ZIP code."},
        {{"/content/offices/0/administrator/email", Code::email_format},
         true,
         "Riverbend Oncology North, administrator, Email address: Enter one email address, such as name@example.com."},
        {{"/content/offices/0/administrator/phone", Code::required}, false, "Administrator: Enter the phone number."},
        {{"/content/offices/2/name", Code::all_upper_case}, true, "Office 3, Office name: Capitalize this as usual, not in all caps."},
        {{"/content/users/11/roles", Code::role_missing}, true, "User 12: Choose at least one role."},
        {{"/content/practice/ein", Code::enter_again},
         false,
         "Practice taxpayer ID (EIN): Enter this again: we do not save it in drafts."},
        {{"/content/users/0/given_name", Code::all_upper_case},
         true,
         "Ana Lindqvist, First name: Capitalize this as usual, not in all caps."},
        {{"/content/prequalification/pq7_aggregate_data", Code::statement_unanswered}, false, "Statement 7: Choose whether you agree."},
        {{"/content/prequalification/pq1_permission", Code::statement_unanswered}, true, "Statement 1: Choose whether you agree."},
        {{"/content/offices", Code::offices_missing},
         true,
         "Add the other offices that will take part, or answer No on the Main office page."},
        {{"/somewhere", Code::required}, true, "Enter an answer."},
    };
    for (const auto& row : rows) {
        CAPTURE(row.issue.at);
        CHECK((row.with_place ? line_for(row.issue, s) : line_for(row.issue)) == row.line);
    }
}

TEST_CASE("an answer reads as its choice does, a secret is masked, and of a response nothing is shown") {
    const auto s = make::fullest();
    const auto shown = [&](std::string_view pointer) {
        const auto at = locate(s, pointer);
        return at ? display(s, at->record, at->field) : "no such field";
    };
    struct Row {
        std::string_view pointer, words;
    };
    const Row rows[] = {
        {"/content/eligibility/country", "United States (and its territories)"},
        {"/content/eligibility/asco_member", "Yes"},
        {"/content/prequalification/pq8_audits", "I agree"},
        {"/content/physician/given_name", "Maria"},
        {"/content/physician/email_types", "Administrative email, Informational email"},
        {"/content/physician/challenge_response", "••••••••"},
        {"/content/physician/is_administrator", "No"},
        {"/content/practice/state", "Virginia"},
        {"/content/practice/total_offices", "4"},
        {"/content/practice/ein", "••-•••4442"},
        {"/content/offices/1/ein", ""},
        {"/content/offices/1/npi", ""},
        {"/content/users/0/roles", "Physician, Abstractor"},
        {"/content/users/0/designation", "Fellow"},
        {"/content/users/0/offices", "Main office, Riverbend Oncology North"},
        {"/content/users/1/offices", ""},
        {"/content/users/2/practice_level", "No"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.pointer);
        CHECK(shown(row.pointer) == row.words);
    }
    CHECK(office_name(s, "gone") == "An office that is not listed");
    Submission unnamed;
    unnamed.offices.emplace_back().id = "o1";
    CHECK(office_name(unnamed, "o1") == "Office 1");
}

TEST_CASE("a masked taxpayer ID shows its last four digits only where that leaves enough hidden") {
    struct Row {
        std::string_view secret, words;
    };
    for (const auto& row : {Row{"91-1144442", "••-•••4442"},
                            {"911144442", "••-•••4442"},
                            {"1234", "••••••••"},
                            {"12345678", "••••••••"},
                            {"A blue heron", "••••••••"},
                            {"９１１１４４４４２", "••••••••"}}) {
        CAPTURE(row.secret);
        CHECK(masked(row.secret) == row.words);
    }
}

}  // namespace
}  // namespace qopi
