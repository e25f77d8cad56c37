// Filling the form: what is typed stays as it is, blame comes late, lists can be changed and changed back.
#include <doctest/doctest.h>

#include "app_driver.hpp"
#include "model/locate.hpp"
#include "vectors.hpp"

namespace qopi {
namespace {

const std::string npi = "/content/physician/npi", ein = "/content/practice/ein", name = "/content/practice/name";

std::string text_at(const State& state, const std::string& pointer) {
    const auto at = locate(state.answers, pointer);
    if (!at) return "";
    if (const auto* secret = value_of<Secret>(at->record, at->field)) return secret->text;
    const auto* text = value_of<std::string>(at->record, at->field);
    return text ? *text : "";
}

TEST_CASE("what is typed into a field stays exactly so, character by character, for every field") {
    auto app = app_with(make::fullest(), "#/register/practice");
    auto s = make::fullest();
    s.interest = make::interest().interest;
    make::each_field(s, [&]<class R>(const std::string& pointer, const R&, const Field<R>& field) {
        if (!std::holds_alternative<std::string R::*>(field.slot) && !std::holds_alternative<Secret R::*>(field.slot)) return;
        CAPTURE(pointer);
        for (const std::string text : {"1", " 1", " 1\t2 ", "1２３  -", "é", "e\xcc\x81", "\"\\\n", "ZÜRICH", "x@y", ""}) {
            app.type(pointer, text);
            CHECK(text_at(app.state, pointer) == text);
            CHECK(app.has<SaveSoon>() == app.state.draft.exists);
        }
    });
}

TEST_CASE("a key asks for a frame only when something beside its field changes") {
    auto app = app_with(make::smallest(), "#/register/practice");
    for (const std::string text : {"R", "Ri", "Riv", ""}) {
        app.type(name, text);
        CHECK(text_at(app.state, name) == text);
        CHECK(!app.changed);
    }
}

TEST_CASE("typing the same again changes nothing and saves nothing") {
    auto app = app_with(make::smallest(), "#/register/practice");
    app.type(name, "Riverbend Oncology");
    CHECK(!app.changed);
    CHECK(app.effects.empty());
    app.type(name, "Riverbend Oncology Group");
    CHECK(app.has<SaveSoon>());
}

TEST_CASE("keys that name no field change nothing") {
    auto app = app_with(make::smallest(), "#/register/practice");
    const auto before = app.state.answers;
    for (const std::string key : {"", "/content/practice/shoe_size", "/content/offices/0/name", "/content/practice", "continue",
                                  "/declaration/date", "=yes", "/content/practice/multiple_offices="}) {
        CAPTURE(key);
        app.type(key, "x").leave(key);
        app.tick(key).choose(key, "x");
        const bool is_unchanged = app.state.answers == before;
        CHECK(is_unchanged);
    }
}

TEST_CASE("a field is not blamed before it was left once, and then only for what is in it") {
    App app;
    app.boot("", {}, "#/register/physician");
    app.type(npi, "12");
    CHECK(app.blamed().empty());
    app.leave(npi);
    CHECK(app.changed);
    CHECK(app.blamed() == npi + " npi-length");
    app.type(npi, "1234567893");
    CHECK(app.blamed().empty());
    // A field that was left blank is not blamed until the person wants to go on.
    app.leave("/content/physician/given_name");
    CHECK(app.blamed().empty());
    app.type(npi, "").leave(npi);
    CHECK(app.blamed().empty());
    app.press("continue");
    CHECK(app.state.page.pressed);
    CHECK(app.focus() == "summary");
    CHECK(app.url() == "#/register/physician");
    CHECK(app.blamed() ==
          "/content/physician/given_name required, /content/physician/family_name required, /content/physician/email required, "
          "/content/physician/phone required, /content/physician/asco_id required, /content/physician/npi npi-or-upin, "
          "/content/physician/receive_email choose-one");
}

TEST_CASE("leaving a field gives a good answer its usual form and leaves a wrong one as it is") {
    struct Row {
        std::string pointer, typed, kept;
    };
    const Row rows[] = {
        {npi, " 1234-567 893 ", "1234567893"},
        {npi, "1234-567 890", "1234-567 890"},
        {"/content/physician/phone", "(571) 483.1660 x204", "571-483-1660 ext. 204"},
        {"/content/physician/upin", "a12345", "A12345"},
        {"/content/physician/email", " Maria@RIVERBEND.example.org", "Maria@riverbend.example.org"},
        {"/content/physician/given_name", "  Maria \xc2\xa0 Luz ", "Maria Luz"},
        {"/content/physician/given_name", "MARIA", "MARIA"},
        {ein, "911144442", "91-1144442"},
        {ein, "536-90-4399 ", ""},
        {ein, "911-144442", "911-144442"},
        {"/content/practice/zip", "221621010", "22162-1010"},
        {"/content/practice/total_offices", "００7", "7"},
        {"/content/physician/challenge_response", " A Blue Heron ", "A Blue Heron"},
        {"/content/users/0/username", " a.lindqvist ", "a.lindqvist"},
        {"/content/offices/0/administrator/phone", "7032345701", "703-234-5701"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.pointer);
        CAPTURE(row.typed);
        auto app = app_with(make::fullest(), "#/register/practice");
        app.fill(row.pointer, row.typed);
        CHECK(text_at(app.state, row.pointer) == row.kept);
        CHECK(app.has<SaveSoon>() == (row.typed != row.kept));
    }
}

TEST_CASE("a number with the shape of a Social Security number or an ITIN is taken away when its field is left, and the reason stays") {
    struct Row {
        std::string typed, code;
    };
    for (const auto& row : {Row{"536-90-4399", "tin-looks-like-ssn"}, Row{" 536 90 4399", "tin-looks-like-ssn"},
                            Row{"078-05-1120", "tin-looks-like-ssn"}, Row{"912-90-0451", "tin-looks-like-itin"}}) {
        CAPTURE(row.typed);
        for (const std::string& pointer : {ein, std::string("/content/offices/0/ein")}) {
            CAPTURE(pointer);
            const bool is_office = pointer != ein;
            auto s = make::fullest();
            s.practice.ein = s.offices[0].ein = {};
            auto app = app_with(s, is_office ? "#/register/offices/o1" : "#/register/practice");
            const auto url = app.url(), said = pointer + " " + row.code;
            const auto before = app.state.answers;
            app.type(pointer, row.typed);
            CHECK(app.blamed().find(row.code) == std::string::npos);
            app.leave(pointer);
            CHECK(app.changed);
            CHECK(text_at(app.state, pointer).empty());
            const bool is_as_before = app.state.answers == before;
            CHECK(is_as_before);
            CHECK(app.blamed().find(said) != std::string::npos);
            app.happen(SaveDue{});
            REQUIRE(app.has<Save>());
            const auto digits = row.typed.substr(row.typed.size() - 4);
            CHECK(app.saved_text().find(digits) == std::string::npos);
            // Other answers do not take the reason away, nor does coming back to the page.
            app.fill(is_office ? "/content/offices/0/name" : name, "Riverbend Elsewhere");
            CHECK(app.blamed().find(said) != std::string::npos);
            app.leave(pointer);
            app.go("#/register/users").go(url);
            CHECK(app.blamed().find(said) != std::string::npos);
            // Something else does.
            auto other = app;
            other.type(pointer, "9");
            CHECK(other.changed);
            CHECK(other.blamed().find(row.code) == std::string::npos);
            other.fill(pointer, "91-1144442");
            CHECK(other.blamed().find(row.code) == std::string::npos);
            CHECK(text_at(other.state, pointer) == "91-1144442");
        }
    }
}

TEST_CASE("Continue says once that a person's number was not kept, and then goes on: the field may stay blank") {
    auto app = app_with(make::smallest(), "#/register/practice");
    app.fill(ein, "536-90-4399").press("continue");
    CHECK(app.url() == "#/register/practice");
    CHECK(app.focus() == "summary");
    CHECK(app.blamed() == ein + " tin-looks-like-ssn");
    app.press("continue");
    CHECK(app.url() == "#/register/users");
    // Nothing is left of it to keep the registration from being sent.
    CHECK(make::joined(make::found(all_issues(app.state))).find("tin") == std::string::npos);
    // Typed again it is said again.
    app.go("#/register/practice").fill(ein, "536-90-4399").press("continue");
    CHECK(app.url() == "#/register/practice");
}

TEST_CASE("a person's number is taken away, too, when the page is left without leaving the field") {
    auto app = app_with(make::smallest(), "#/register/practice");
    app.type(ein, "536-90-4399").go("#/register/users");
    CHECK(text_at(app.state, ein).empty());
    CHECK(!app.state.answers.practice.ein.given);
    CHECK(app.has<SaveSoon>());
    app.go("#/register/practice");
    CHECK(app.blamed() == ein + " tin-looks-like-ssn");
    // And Enter in the field.
    auto other = app_with(make::smallest(), "#/register/practice");
    other.type(ein, "912-90-3456").enter(ein);
    CHECK(text_at(other.state, ein).empty());
    CHECK(other.url() == "#/register/practice");
    CHECK(other.blamed() == ein + " tin-looks-like-itin");
}

TEST_CASE("a secret that was given before the reload must be typed again; typing and clearing it takes it back") {
    auto app = app_with(make::fullest(), "#/register/practice");
    app.press("continue");
    CHECK(app.blamed() == ein + " enter-again");
    app.type(ein, "9").type(ein, "");
    CHECK(app.blamed().empty());
    CHECK(app.state.answers.practice.ein == Secret{});
    app.fill(ein, "91-1144442");
    CHECK(app.state.answers.practice.ein == Secret{"91-1144442", true});
}

TEST_CASE("a secret that was given before can be left out") {
    auto app = app_with(make::fullest(), "#/register/practice");
    REQUIRE(app.state.answers.practice.ein.given);
    app.press("leave-out:" + ein);
    CHECK(!app.state.answers.practice.ein.given);
    CHECK(app.focus() == ein);
    CHECK(app.has<SaveSoon>());
    app.press("leave-out:/content/practice/name");
    CHECK(app.state.answers.practice.name == make::fullest().practice.name);
}

TEST_CASE("what is printed shows no secret, whatever was shown on the screen") {
    auto app = ready(make::fullest());
    app.press("reveal:" + ein);
    CHECK(app.state.page.revealed.contains(ein));
    app.happen(Printing{});
    CHECK(app.changed);
    CHECK(app.state.page.revealed.empty());
    CHECK(!app.happen(Printing{}).changed);
}

TEST_CASE("a choice is made by its radio, its list or its box, and a code that is none is no choice") {
    App app;
    app.boot("", {}, "#/register/eligibility");
    app.choose("/content/eligibility/country", "US");
    CHECK(app.state.answers.eligibility.country == One{"US"});
    CHECK(app.changed);
    app.tick("/content/eligibility/asco_member=yes");
    CHECK(app.state.answers.eligibility.asco_member == Answer::yes);
    app.choose("/content/eligibility/asco_member=no", "");
    CHECK(app.state.answers.eligibility.asco_member == Answer::no);
    app.tick("/content/eligibility/asco_member=perhaps");
    CHECK(app.state.answers.eligibility.asco_member == Answer::no);
    app.tick("/content/physician/email_types=informational")
        .tick("/content/physician/email_types=administrative")
        .tick("/content/physician/email_types=informational", false);
    CHECK(app.state.answers.physician.email_types == with(Set{}, EmailType::administrative));
    app.tick("/content/physician/email_types=carrier-pigeon");
    CHECK(app.state.answers.physician.email_types == with(Set{}, EmailType::administrative));
    app.tick("/content/physician/is_administrator");
    CHECK(app.state.answers.physician.is_administrator);
    app.tick("/content/physician/is_administrator", false);
    CHECK(!app.state.answers.physician.is_administrator);
    CHECK(app.has<SaveSoon>());
}

TEST_CASE("a user's offices are ticked one by one, and none stands twice") {
    auto app = app_with(make::fullest(), "#/register/users/u3");
    app.tick("/content/users/2/offices=main").tick("/content/users/2/offices=o2");
    CHECK(app.state.answers.users[2].offices == OfficeIds{"main", "o2"});
    app.tick("/content/users/2/offices=main", false);
    CHECK(app.state.answers.users[2].offices == OfficeIds{"o2"});
}

TEST_CASE("a suggestion is taken only when the person wants it, and a warning that is kept is not shown again") {
    auto app = app_with(make::smallest(), "#/register/practice");
    app.fill(name, "RIVERBEND ONCOLOGY");
    CHECK(app.state.answers.practice.name == "RIVERBEND ONCOLOGY");
    CHECK(app.blamed() == name + " all-upper-case");
    CHECK(suggestion_for(app.state, {name, Code::all_upper_case}) == "Riverbend Oncology");
    // It settles this doubt and no other.
    CHECK(suggestion_for(app.state, {name, Code::fellowship_name}).empty());

    auto other = app;
    other.press("use:" + name);
    CHECK(other.state.answers.practice.name == "Riverbend Oncology");
    CHECK(other.blamed().empty());
    CHECK(other.focus() == name);

    app.press("keep:" + name + ":all-upper-case");
    CHECK(app.state.answers.practice.name == "RIVERBEND ONCOLOGY");
    CHECK(app.blamed().empty());
    CHECK(app.focus() == name);
    CHECK(app.state.kept == std::vector<Kept>{{name, Code::all_upper_case}});
    // Another text is asked about again.
    app.fill(name, "RIVERBEND ONCOLOGY GROUP");
    CHECK(app.blamed() == name + " all-upper-case");
    CHECK(app.state.kept.empty());
}

// The names that were agreed on, in vectors.json: those to be silent about, and those to ask about.
TEST_CASE("every agreed name is left alone, or corrected in one click, or kept as typed and never asked about again") {
    const auto vectors = Json::parse(vectors_json, nullptr, false);
    int silent = 0, asked = 0;
    for (const auto& row : vectors.at("name")) {
        const std::string kind = row.at("kind"), typed = row.at("value"), code = row.value("code", "ok");
        CAPTURE(kind);
        CAPTURE(typed);
        const auto key = kind == "practice-name" ? "name" : kind == "family-name" ? "family_name" : "given_name";
        const bool is_practice = kind == "practice-name";
        const auto pointer = std::string(is_practice ? "/content/practice/" : "/content/physician/") + key;
        auto s = make::smallest();
        auto app = app_with(s, is_practice ? "#/register/practice" : "#/register/physician");
        app.fill(pointer, typed);
        CHECK(text_at(app.state, pointer) == typed);
        if (code == "ok") {
            ++silent;
            CHECK(app.blamed().empty());
            CHECK(app.suggestions(pointer).empty());
            continue;
        }
        ++asked;
        CHECK(app.blamed() == pointer + " " + code);
        if (const auto suggestion = app.suggestions(pointer); !suggestion.empty()) {
            auto other = app;
            other.press("use:" + pointer);
            CHECK(text_at(other.state, pointer) == suggestion);
            CHECK(other.blamed().empty());
        }
        app.press("keep:" + pointer + ":" + code);
        CHECK(app.blamed().empty());
        CHECK(app.leave(pointer).blamed().empty());
        app.happen(SaveDue{});
        REQUIRE(app.has<Save>());
        App again;
        again.boot(app.saved_text(), {}, "#/register/review");
        const bool is_kept_there = again.state.kept == app.state.kept && again.state.kept.size() == 1;
        CHECK(is_kept_there);
        const auto found = make::joined(make::found(all_issues(again.state)));
        CHECK(found.find(code) == std::string::npos);
    }
    CHECK(silent >= 100);
    CHECK(asked >= 32);
}

TEST_CASE("only a warning can be kept") {
    auto app = app_with(make::smallest(), "#/register/practice");
    for (const auto& key : {"keep:" + name, "keep:" + name + ":required", "keep:" + name + ":never-heard-of", "keep:" + name + ":ok"}) {
        CAPTURE(key);
        app.press(key);
        CHECK(app.state.kept.empty());
    }
    app.press("use:" + name);
    CHECK(app.state.answers.practice.name == "Riverbend Oncology");
}

// --- offices and users ------------------------------------------------------------------------------------------------

}  // namespace
}  // namespace qopi
