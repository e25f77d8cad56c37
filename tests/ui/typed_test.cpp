// What a person typed is in the browser's field, not in our last frame: the frames that follow must know that.
#include "app/edit.hpp"
#include "app/event.hpp"
#include "screen.hpp"

namespace qopi {
namespace {

/// A page that a person types into, as the web program runs it.
struct Typing {
    Screen screen;
    Twin twin;
    State state;
    Effects effects;

    explicit Typing(const Place& place) : state(state_at(place)) { frame(); }
    void happen(decltype(Event::what) what) {
        if (const auto* typed = std::get_if<Typed>(&what)) {
            screen.outline.typed(typed->key, typed->text);
            twin.props[screen.outline.control(typed->key)->id]["value"] = typed->text;
        }
        effects.clear();
        update(state, Event{std::string(make::moment), std::string(make::day), "10:42 a.m.", std::move(what)}, effects);
    }
    void frame() {
        screen.draw(state, 1280);
        twin.obey(screen.outline.ops("", {}, false));
    }
    std::string shown(const std::string& key) {
        const auto& props = twin.props[screen.outline.control(key)->id];
        return props.contains("value") ? props["value"].get<std::string>() : "";
    }
    bool says(std::string_view words) const {
        for (const auto& node : screen.outline.nodes())
            if (node.text.find(words) != std::string::npos) return true;
        return false;
    }
};

// People would have seen: "This looks like a Social Security number, which we do not save", and the number still in the field.
TEST_CASE("a Social Security number leaves the field on the page, too, and the reason stands beside it until something else is typed") {
    const std::string ein = "/content/practice/ein";
    Typing page({Page::practice, ""});
    page.happen(Typed{ein, ""});
    page.happen(Left{ein});
    page.frame();
    REQUIRE(page.shown(ein).empty());
    page.happen(Typed{ein, "536-90-4399"});
    page.happen(Left{ein});
    page.frame();
    CHECK(page.shown(ein).empty());
    CHECK(page.says("looks like a Social Security number, which we do not save"));
    for (const auto& node : page.screen.outline.nodes())
        for (const std::string_view text : {std::string_view(node.text), std::string_view(node.name), node.value()}) CHECK(text.find("4399") == std::string::npos);
    page.happen(Typed{ein, "9"});
    page.frame();
    CHECK(page.shown(ein) == "9");
    CHECK(!page.says("Social Security number, which"));
}

TEST_CASE("an answer that takes the form again that it had before is shown in that form") {
    const std::string phone = "/content/practice/phone";
    Typing page({Page::practice, ""});
    REQUIRE(page.shown(phone) == "703-234-5600");
    page.happen(Typed{phone, "(703) 234 5600"});
    page.happen(Left{phone});
    page.frame();
    CHECK(page.shown(phone) == "703-234-5600");
}

// Seen: "4 users were added" under a box that was still full.
TEST_CASE("what was pasted is out of the box once all of it is on the list") {
    const std::string rows = rows_key(Section::users);
    Typing page({Page::user_rows, ""});
    page.happen(Typed{rows, "Ana\tNova\tana.nova@riverbend.example.org\t703-234-5791\tAbstractor\t\tno\tMain office\tyes\t"});
    page.happen(Pressed{{Verb::take_rows, ""}});
    page.frame();
    CHECK(page.says("1 user was added."));
    CHECK(page.shown(rows).empty());
}

TEST_CASE("what was typed is not sent back to the field while the person goes on typing") {
    const std::string name = "/content/practice/name";
    Typing page({Page::practice, ""});
    page.happen(Typed{name, "Riverbend Onc"});
    page.screen.draw(page.state, 1280);
    CHECK(page.screen.outline.ops("", {}, false).find("Riverbend Onc") == std::string::npos);
}

TEST_CASE("a person who is named twice is asked about with a way to keep the answer as typed") {
    Typing page({Page::user, "u2"});
    const std::string email = "/content/users/1/email";
    page.happen(Typed{"/content/users/1/given_name", "Ana"});
    page.happen(Typed{"/content/users/1/family_name", "Lindqvist"});
    page.happen(Typed{email, "ana@riverbend.example.org"});
    page.happen(Left{email});
    page.frame();
    CHECK(page.says("this person is already on the list"));
    REQUIRE(page.screen.outline.control("keep:" + email + ":user-twice"));
    page.happen(Pressed{{Verb::keep, email + ":user-twice"}});
    page.frame();
    CHECK(!page.says("this person is already on the list"));
}

}  // namespace
}  // namespace qopi
