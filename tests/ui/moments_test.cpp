// The moments that are rare: long words, warnings everywhere, a refusal, a reload, a practice of a thousand offices. Whatever
// the page shows, its controls keep their names and their room, and the twin follows.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "app/texts.hpp"
#include "screen.hpp"

using namespace qopi;

namespace {

struct Moment {
    std::string name;
    State state;
};

Place place_at(std::size_t page, const Submission& s) {
    const auto p = static_cast<Page>(page);
    const auto* list = list_at(p);
    if (!list || list->item != p) return {p, ""};
    return {p, count_of(s, list->section) == 0 ? "" : id_of(record_at(s, list->section))};
}

/// Every field that holds text holds this one.
void fill(Submission& s, const std::string& text) {
    make::each_field(s, [&]<class R>(const std::string&, R& record, const Field<R>& field) {
        if (const auto* slot = std::get_if<std::string R::*>(&field.slot)) record.*(*slot) = text;
        if (const auto* slot = std::get_if<Secret R::*>(&field.slot)) record.*(*slot) = {text, true};
    });
}

/// The package of the open draft could not be made.
void fail(State& state, Making::Failure failure) {
    state.makings = {{.draft_id = state.draft.id, .phase = Making::Phase::failed, .failure = failure}};
}

/// One state at each page.
void at_each_page(std::vector<Moment>& moments, const std::string& name, const State& state) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
        auto here = state;
        here.place = place_at(i, state.answers);
        moments.push_back({name + ", " + std::string(pages[i].title), here});
    }
}

std::vector<Moment> moments() {
    std::vector<Moment> all;
    const auto plain = state_at({});

    auto interest = plain;
    interest.answers.eligibility.country = {"CA"};
    interest.answers.interest = make::interest().interest;
    at_each_page(all, "an interest", interest);

    for (const auto kind : make::requests()) {
        auto request = plain;
        request.answers = make::request(kind);
        at_each_page(all, "a request: " + std::string(code_of(kind)), request);
        request.answers = {};
        request.answers.begun = kind;
        request.page.pressed = true;
        at_each_page(all, "a blank request: " + std::string(code_of(kind)), request);
    }

    for (const auto& text :
         {std::string(200, 'W'), std::string("Wilhelmina-Alexandrina van Hohenzollern-Sigmaringen und zu Bückeburg the Third of that Name"),
          std::string("山田太郎病院腫瘍内科東京支部"), std::string("مركز الأورام"), std::string("\xf0\x9f\x98\x80"),
          std::string("a\xcc\x81\xcc\x81\xcc\x81")}) {
        auto odd = plain;
        fill(odd.answers, text);
        odd.page.pressed = true;
        at_each_page(all, "texts like " + text.substr(0, 12), odd);
    }

    auto capitals = plain;
    fill(capitals.answers, "RIVERBEND ONCOLOGY");
    make::each_field(capitals.answers, [&](const std::string& pointer, const auto&, const auto&) { capitals.page.left.insert(pointer); });
    at_each_page(all, "warnings with suggestions", capitals);
    fill(capitals.answers, "RIVERBEND ONCOLOGY AND HEMATOLOGY ASSOCIATES OF THE UPPER VALLEY AND");
    at_each_page(all, "warnings with long suggestions", capitals);

    auto back = plain;
    back.trail.from_review = FromReview{};
    at_each_page(all, "changing from the review", back);

    auto reloaded = plain;
    make::each_field(reloaded.answers, []<class R>(const std::string&, R& record, const Field<R>& field) {
        if (const auto* slot = std::get_if<Secret R::*>(&field.slot)) (record.*(*slot)).text.clear();
    });
    reloaded.page.pressed = true;
    at_each_page(all, "after a reload", reloaded);

    const auto add = [&](std::string name, Page page, void (*change)(State&)) {
        auto state = plain;
        state.place = {page, page == Page::user ? "u1" : page == Page::office ? "o1" : ""};
        change(state);
        all.push_back({std::move(name), state});
    };
    using Phase = Making::Phase;
    using Status = Membership::Status;
    add("drafts whose packages are being made or could not be", Page::start, [](State& s) {
        s.receipt.reference.clear();
        s.drafts = {{"d1", "Riverbend Oncology", "registration", "2026-11-23T02:20:00Z", 0}, {"d2", "Lakeside Clinic", "registration", "2026-11-23T02:20:00Z", 0}};
        s.makings = {{.draft_id = "d1"}, {.draft_id = "d2", .phase = Making::Phase::failed}};
    });
    add("asked about erasing", Page::start, [](State& s) { s.page.question = Verb::ask_erase; });
    add("asked about erasing something unsent", Page::start,
        [](State& s) { s.page.question = Verb::ask_erase, s.receipt.reference.clear(), with_parcel(s, ParcelState::waiting); });
    add("erasing", Page::start, [](State& s) { s.erasing = Erasing::underway; });
    add("not erased", Page::start, [](State& s) { s.erasing = Erasing::incomplete; });
    add("erased in another tab", Page::practice, [](State& s) { s.draft.gone = DraftStatus::Gone::all_erased, s.draft.read_only = true; });
    add("removed in another tab", Page::practice, [](State& s) { s.draft.gone = DraftStatus::Gone::removed, s.draft.read_only = true; });
    add("a broken draft", Page::start, [](State& s) { s.draft.exists = false, s.draft.unreadable = true; });
    add("a clock that is set back", Page::start, [](State& s) { s.clock.is_back = true; });
    add("a clock that is set back, before submitting", Page::review, [](State& s) { s.clock.is_back = true; });
    add("nothing is kept", Page::start, [](State& s) { s.draft.exists = false; });
    add("saving", Page::practice, [](State& s) { s.draft.saving = DraftStatus::Saving::saving, s.draft.saved_clock.clear(); });
    add("a save that takes long", Page::practice, [](State& s) { s.draft.saving = DraftStatus::Saving::saving, s.draft.is_slow = true; });
    add("a draft that was left is not saved", Page::practice, [](State& s) { s.unsaved = {{1, "d2", true}}; });
    add("not saved", Page::practice, [](State& s) { s.draft.not_saved = true; });
    add("a browser that keeps nothing", Page::practice, [](State& s) { s.browser.storage = Storage::memory; });
    add("the plain view", Page::practice, [](State& s) { s.browser.html_view = true; });
    add("the plain view, because there is no other", Page::practice, [](State& s) { s.browser.view_forced = true; });
    add("the membership is being asked for", Page::physician, [](State& s) { s.membership = {Status::asking, "104233", "Okonkwo-Smith"}; });
    add("an active member", Page::physician, [](State& s) { s.membership = {Status::active, "104233", "Okonkwo-Smith"}; });
    add("a member not checked", Page::physician, [](State& s) { s.membership = {Status::not_checked, "104233", "Okonkwo-Smith"}; });
    add("an unknown member", Page::physician, [](State& s) {
        s.membership = {Status::unknown, "104233", "Okonkwo-Smith"}, s.page.pressed = true;
    });
    add("removing a user", Page::users, [](State& s) { s.page.question = Action{Verb::ask_remove_item, "u2"}; });
    add("the list without offices", Page::offices, [](State& s) { s.answers.offices.clear(), s.page.pressed = true; });
    add("the list without users", Page::users,
        [](State& s) { s.answers.users.clear(), s.answers.physician.abstracts = s.answers.administrator.abstracts = false; });
    add("refused at a field", Page::practice, [](State& s) {
        s.refused = {{"/content/practice/zip", Code::zip_unassigned}}, s.page.pressed = true;
    });
    add("refused as a whole", Page::review, [](State& s) { s.receipt.reference.clear(), s.frozen.refused = true; });
    add("the package is being made", Page::review, [](State& s) { s.makings = {{.draft_id = s.draft.id, .phase = Phase::sealing}}; });
    add("no key", Page::review, [](State& s) { fail(s, Making::Failure::no_key); });
    add("not sealed", Page::review, [](State& s) { fail(s, Making::Failure::not_sealed); });
    add("no room", Page::review, [](State& s) { fail(s, Making::Failure::not_kept); });
    add("not declared", Page::review, [](State& s) { s.page.pressed = true, s.declaration = {"Maria Okonkwo-Smith", false}; });
    add("without a name", Page::review, [](State& s) { s.page.pressed = true, s.declaration = {"", true}; });
    add("taxpayer IDs shown", Page::review, [](State& s) {
        s.page.revealed = {"/content/practice/ein", "/content/offices/0/ein", "/content/physician/challenge_response"};
    });
    add("an empty review", Page::review, [](State& s) { s.answers.offices.clear(), s.answers.users.clear(); });
    add("sending", Page::done, [](State& s) { s.receipt.reference.clear(), with_parcel(s, ParcelState::sending); });
    add("a busy Help Desk", Page::done, [](State& s) { s.receipt.reference.clear(), with_parcel(s, ParcelState::waiting, "busy"); });
    add("another server", Page::done,
        [](State& s) { s.receipt.reference.clear(), with_parcel(s, ParcelState::waiting, "not-our-server"); });
    add("an email instead", Page::mail, [](State& s) { with_parcel(s, ParcelState::kept); });
    add("an email or another program", Page::mail, [](State& s) { with_parcel(s, ParcelState::kept), s.browser.can_share = true; });
    add("no packages", Page::packages, [](State&) {});
    for (std::size_t i = 0; i < parcel_states.size(); ++i) {
        auto state = plain;
        state.place = {Page::packages, ""};
        with_parcel(state, static_cast<ParcelState>(i), "network");
        all.push_back({"a package: " + std::string(parcel_states[i].code), state});
        state.page.question = Action{Verb::ask_remove_parcel, "p1"};
        all.push_back({"removing a package: " + std::string(parcel_states[i].code), state});
        state.place = {Page::start, ""};
        state.drafts = {{"d1", "Riverbend Oncology", "registration", "2026-11-23T02:20:00Z", 0}, {"d2", "", "interest", "", 1}, {"d3", "", "registration", "x", 7}};
        state.page.question = Action{Verb::ask_remove_draft, "d2"};
        all.push_back({"drafts, one of which made a package: " + std::string(parcel_states[i].code), state});
    }
    add("a file that is no draft", Page::start, [](State& s) { s.file_fault = Code::package_syntax; });
    add("a page that works offline and keeps what is typed", Page::start, [](State& s) { s.browser.offline_ready = true, s.browser.storage = Storage::persistent; });
    auto elsewhere = plain;
    elsewhere.draft.read_only = true;
    at_each_page(all, "open in another tab", elsewhere);
    add("changed since it was received", Page::done, [](State& s) {
        with_parcel(s, ParcelState::received);
        s.frozen.content = s.answers;
        s.answers.practice.city = "Fairfax";
    });
    add("a receipt without a day", Page::done, [](State& s) { s.receipt.received_at = "soon"; });
    add("a receipt of nothing", Page::done, [](State& s) { s.receipt.received_at.clear(); });
    const auto with_rounds = [](State& s, const std::string& name) {
        s.clock.today = "2026-11-23", s.desk.rounds = {{name, {2026, 12, 1}}, {"Spring 2027", {2027, 3, 22}}};
    };
    for (const auto& name : {std::string("Winter 2026"), std::string(200, 'W'), std::string("مركز الأورام")})
        for (const auto page : {Page::start, Page::done}) {
            auto state = plain;
            state.place = {page, ""};
            with_rounds(state, name);
            all.push_back({"the next round, " + name.substr(0, 12), state});
        }
    auto unfolded = plain;
    unfolded.page.unfolded = {"roles", "levels", "sites", "planner"};
    unfolded.page.planner = {"3", "2"};
    at_each_page(all, "every explanation open", unfolded);
    unfolded.draft.read_only = true, unfolded.page.planner = {"many", ""};
    at_each_page(all, "every explanation open in another tab", unfolded);
    auto crowd = plain;
    crowd.answers.users.assign(200, plain.answers.users[0]);
    for (std::size_t i = 0; i < crowd.answers.users.size(); ++i) crowd.answers.users[i].id = "u" + std::to_string(i + 1);
    crowd.place = {Page::review, ""};
    all.push_back({"a review of two hundred people", crowd});
    return all;
}

bool apart(const Rect& a, const Rect& b) {
    return a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;
}

/// What is wrong with a page, one line each.
std::vector<std::string> faults_of(const Outline& outline, float width) {
    std::vector<std::string> faults;
    std::set<NodeId> ids;
    std::vector<const Node*> controls;
    const auto blame = [&](const Node& node, std::string_view what) {
        faults.push_back(std::string(name_of(node.role)) + " \"" + node.key + "\" " + std::string(what));
    };
    for (const auto& node : outline.nodes()) {
        if (!ids.insert(node.id).second) blame(node, "has the id of another");
        if (node.rect && (node.rect->x < 0 || node.rect->x + node.rect->width > width + 0.5f)) blame(node, "leaves the page");
        if (node.rect && node.rect->y + node.rect->height > outline.height) blame(node, "lies below the page");
        for (const auto id : node.described)
            if (!outline.find(id)) blame(node, "is described by nothing");
        if (node.error != 0 && !outline.find(node.error)) blame(node, "has an error that is not there");
        if (labeled_by(node) != 0 && !outline.find(labeled_by(node))) blame(node, "labels nothing");
        if (href_of(node).find("javascript") != std::string::npos) blame(node, "leads to a script");
        // The skip link is there only while it has the focus, over what is else.
        if (!is_control(node) || node.style == "skip") continue;
        if (name_of_control(outline, node).empty()) blame(node, "has no name");
        // 22 px is a line of small text; a target that stands alone has 24 and more.
        if (node.rect->width < 24 || node.rect->height < 22) blame(node, "is too small for a finger");
        for (const auto* other : controls)
            if (!apart(*node.rect, *other->rect)) blame(node, "lies on \"" + other->key + "\"");
        controls.push_back(&node);
    }
    if (!outline.control("h1")) faults.push_back("there is no heading to put the focus on");
    if (outline.title.empty()) faults.push_back("there is no title");
    return faults;
}

TEST_CASE("in every rare moment each control has a name, a place on the page, and room for a finger") {
    Screen screen;
    for (const auto& moment : moments())
        for (const float width : {1280.0f, 768.0f, 360.0f, 320.0f}) {
            const auto faults = faults_of(screen.draw(moment.state, width), width);
            if (faults.empty()) continue;
            CAPTURE(moment.name);
            CAPTURE(width);
            CHECK(make::joined(faults) == "");
        }
}

TEST_CASE("every field of a form has a label of its own, and every group of choices a legend") {
    Screen screen;
    for (const auto& moment : moments()) {
        const auto& outline = screen.draw(moment.state, 1280);
        CAPTURE(moment.name);
        for (const auto& node : outline.nodes()) {
            CAPTURE(node.key);
            const auto is_labeled = [&] {
                return std::any_of(outline.nodes().begin(), outline.nodes().end(),
                                   [&](const Node& label) { return labeled_by(label) == node.id && !label.text.empty(); });
            };
            switch (node.role) {
                case NodeRole::textbox:
                case NodeRole::textarea:
                case NodeRole::password:
                case NodeRole::select:
                case NodeRole::checkbox:
                case NodeRole::radio:
                    CHECK(is_labeled());
                    break;
                case NodeRole::group:
                    CHECK(!(node.name.empty() && std::none_of(outline.nodes().begin(), outline.nodes().end(), [&](const Node& legend) {
                                return legend.role == NodeRole::legend && legend.parent == node.id && !legend.text.empty();
                            })));
                    break;
                default:
                    break;
            }
        }
    }
}

TEST_CASE("in every moment the window's title is the heading of the page, but for the number of an item") {
    Screen screen;
    for (const auto& moment : moments()) {
        if (is_item_page(moment.state.place.page)) continue;
        const auto& outline = screen.draw(moment.state, 1280);
        CAPTURE(moment.name);
        const auto* heading = outline.control("h1");
        REQUIRE(heading);
        std::string title = outline.title;
        if (title.starts_with("Error: ")) title.erase(0, 7);
        CHECK(title == heading->text + " – QOPI Registration");
    }
}

TEST_CASE("no title, address or name holds an answer, and a secret is nowhere but in its own field") {
    Screen screen;
    auto state = state_at({});
    state.answers.interest = make::interest().interest;
    std::vector<std::pair<std::string, std::string>> texts, secrets;
    make::each_field(state.answers, [&]<class R>(const std::string& pointer, R& record, const Field<R>& field) {
        const auto marker = "Marker" + std::to_string(texts.size() + secrets.size()) + "x";
        if (const auto* slot = std::get_if<std::string R::*>(&field.slot)) record.*(*slot) = marker, texts.emplace_back(pointer, marker);
        if (const auto* slot = std::get_if<Secret R::*>(&field.slot))
            record.*(*slot) = {marker, true}, secrets.emplace_back(pointer, marker);
    });
    state.page.pressed = true;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        state.place = place_at(i, state.answers);
        const auto& outline = screen.draw(state, 1280);
        CAPTURE(pages[i].title);
        CHECK(outline.title.find("Marker") == std::string::npos);
        for (const auto& node : outline.nodes()) {
            CHECK(href_of(node).find("Marker") == std::string::npos);
            CHECK(node.key.find("Marker") == std::string::npos);
            for (const auto& [pointer, marker] : secrets)
                for (const std::string_view text : {std::string_view(node.text), std::string_view(node.name), node.value()})
                    if (text.find(marker) != std::string::npos) CHECK(node.key == pointer);
        }
    }
    // The review masks them until the person asks.
    state.place = {Page::review, ""};
    const auto shows = [&](const std::string& marker) {
        const auto& outline = screen.draw(state, 1280);
        return std::any_of(outline.nodes().begin(), outline.nodes().end(),
                           [&](const Node& node) { return node.text.find(marker) != std::string::npos; });
    };
    for (const auto& secret : secrets) {
        CAPTURE(secret.first);
        if (secret.first == "/content/offices/1/ein") continue;  // the practice's, so it is not asked
        state.answers.begun = secret.first.starts_with("/content/practice_change/") ? Kind::change_practice : Kind::registration;
        CHECK(!shows(secret.second));
        state.page.revealed = {secret.first};
        CHECK(shows(secret.second));
        state.page.revealed.clear();
    }
}

// People saw: an empty place where the button to take the suggestion should have been.
TEST_CASE("a suggestion in letters that the typeface lacks is left to the browser") {
    Screen screen;
    auto state = state_at({Page::physician, ""});
    const std::string pointer = "/content/physician/given_name";
    state.page.left.insert(pointer);
    for (const auto& [name, is_left] : {std::pair{"ИВАН", true}, {"MARÍA", false}}) {
        state.answers.physician.given_name = name;
        const auto* button = screen.draw(state, 1280).control("use:" + pointer);
        REQUIRE(button);
        CHECK(button->dom == is_left);
    }
}

// People saw: a name with a letter that the typeface lacks broke its line and lay over the next one.
TEST_CASE("a text with letters that the typeface lacks has all the room of its line") {
    Screen screen;
    auto state = state_at({Page::review, ""});
    state.answers.administrator.given_name = "Zoë", state.answers.administrator.family_name = "Nguyễn";
    bool found = false;
    for (const auto& node : screen.draw(state, 1280).nodes())
        if (node.dom && node.key.starts_with("tree ")) {
            found = true;
            CHECK(node.rect->width > 500);
        }
    CHECK(found);
}

/// A twin's properties without those that say "none".
Json told(Json props) {
    for (auto member = props.begin(); member != props.end();)
        if (const auto& v = *member; v.is_null() || v == false || v == "" || v == 0 || (v.is_array() && v.empty()))
            member = props.erase(member);
        else
            ++member;
    return props;
}

TEST_CASE("after any tour through the pages the twin is what it would be if it had been made anew") {
    Screen screen;
    const auto all = moments();
    Twin twin;
    std::uint32_t random = 2009;
    for (int step = 0; step < 150; ++step) {
        random = random * 1664525u + 1013904223u;
        const auto& moment = all[(random >> 8) % all.size()];
        const float width = (random & 64u) != 0 ? 1280.0f : 320.0f;
        CAPTURE(moment.name);
        screen.draw(moment.state, width);
        twin.obey(screen.outline.ops("h1", {"said"}, step % 2 == 0));
        Outline fresh;
        paint(arrived(moment.state), screen.fonts, light_theme, {width, 0, 900, 1}, fresh);
        Twin other;
        other.obey(fresh.ops("", {}, false));
        std::vector<NodeId> order, expected;
        twin.order(0, order), other.order(0, expected);
        REQUIRE(order == expected);
        std::size_t differences = 0;
        for (const auto id : order)
            if (canonical(told(twin.props[id])) != canonical(told(other.props[id]))) {
                ++differences;
                CAPTURE(fresh.find(id)->key);
                CHECK(canonical(told(twin.props[id])) == canonical(told(other.props[id])));
            }
        CHECK(differences == 0);
        screen.draw(moment.state, width);
        CHECK(screen.outline.ops("", {}, false).empty());
    }
}

State large_practice(std::size_t offices, std::size_t users) {
    auto state = state_at({Page::offices, ""});
    const auto office = state.answers.offices[0];
    const auto user = state.answers.users[0];
    state.answers.offices.assign(offices, office);
    for (std::size_t i = 0; i < offices; ++i) {
        state.answers.offices[i].id = "o" + std::to_string(i + 1);
        state.answers.offices[i].name = "Riverbend Oncology Number " + std::to_string(i + 1);
    }
    state.answers.users.assign(users, user);
    for (std::size_t i = 0; i < users; ++i) {
        state.answers.users[i].id = "u" + std::to_string(i + 1);
        state.answers.users[i].email = "user" + std::to_string(i + 1) + "@riverbend.example.org";
    }
    return state;
}

TEST_CASE("wherever one scrolls in a thousand offices, and on their review, 16-bit indices name every corner") {
    Screen screen;
    struct Row {
        Page page;
        float width;
    };
    for (const auto& row : {Row{Page::offices, 1280}, {Page::offices, 320}, {Page::review, 320}}) {
        auto state = large_practice(1000, 3);
        state.place = {row.page, ""};
        const float height = screen.draw(state, row.width).height;
        int most = 0;
        for (const float part : {0.13f, 0.5f, 1.0f}) {
            screen.draw(state, row.width, std::max(0.0f, (height - 4096) * part), 4096);
            for (const auto* list : ImGui::GetDrawData()->CmdLists) most = std::max(most, list->VtxBuffer.Size);
        }
        CAPTURE(row.width);
        CHECK(most > 500);
        CHECK(most < 65536);
    }
}

TEST_CASE("no two nodes of the largest practice's pages share an id") {
    Screen screen;
    auto state = large_practice(1000, 2000);
    for (const auto page : {Page::offices, Page::users, Page::review}) {
        state.place = {page, ""};
        const auto& nodes = screen.draw(state, 1280).nodes();
        std::set<NodeId> ids;
        std::size_t twice = 0;
        for (const auto& node : nodes) twice += ids.insert(node.id).second ? 0 : 1;
        CAPTURE(nodes.size());
        CHECK(twice == 0);
    }
}

}  // namespace
