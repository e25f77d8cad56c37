// Every page, drawn without a screen: each control has a role, a name and a place, and the twin can follow every change.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "screen.hpp"

using namespace qopi;

namespace {

std::vector<State> all_states() {
    std::vector<State> states;
    const auto answers = make::fullest();
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto page = static_cast<Page>(i);
        const Place place{page, page == Page::office ? answers.offices[0].id : page == Page::user ? answers.users[0].id : ""};
        states.push_back(state_at(place));
        // Nothing answered, and Continue pressed: an error at every field.
        auto empty = state_at(place, true);
        empty.answers = {};
        empty.answers.eligibility.country = {"US"};
        empty.answers.offices.resize(1);
        empty.answers.offices[0].id = answers.offices[0].id;
        empty.answers.users.resize(1);
        empty.answers.users[0].id = answers.users[0].id;
        states.push_back(empty);
    }
    auto waiting = state_at({Page::done, ""});
    waiting.receipt.reference.clear();
    waiting.frozen.parcel.id = "p1";
    waiting.outbox = {{.id = "p1", .bytes = "{}", .state = ParcelState::waiting, .reason = "network"}};
    states.push_back(waiting);
    auto asking = state_at({Page::offices, ""});
    asking.page.question = Action{Verb::ask_remove_item, answers.offices[0].id};
    states.push_back(asking);
    return states;
}

}  // namespace

TEST_CASE("what nobody sees says the same, and nothing of it is painted") {
    Screen screen;
    // The browser lays it out in another way.
    const auto without_places = [](std::vector<Node> nodes) {
        for (auto& node : nodes) node.rect = {};
        return nodes;
    };
    for (const auto& state : all_states()) {
        CAPTURE(url_of(state.place));
        const auto shown = without_places(screen.draw(state, 1280).nodes());
        CHECK(ImGui::GetDrawData()->TotalVtxCount > 0);
        const bool is_same = without_places(screen.draw(state, 1280, 0, 0).nodes()) == shown;
        CHECK(is_same);
        CHECK(ImGui::GetDrawData()->TotalVtxCount == 0);
    }
}

TEST_CASE("in the plain page the steps stand above and take no room from the fields") {
    Screen screen;
    const auto state = state_at({Page::eligibility, ""});
    const auto width = [&](float height) { return screen.draw(state, 820, 0, height).control("/content/eligibility/country")->rect.value().width; };
    CHECK(width(800) < 500);
    CHECK(width(0) == 640);
}

// People saw: a long Chinese name took more lines than were left for it, and lay over what stands below.
TEST_CASE("a text that is left to the browser has room for letters as wide as they are high") {
    Screen screen;
    const auto height_of = [&](std::string_view letter, int times) {
        auto state = state_at({Page::review, ""});
        state.answers.practice.name.clear();
        for (int i = 0; i < times; ++i) state.answers.practice.name += letter;
        for (const auto& node : screen.draw(state, 1280).nodes())
            if (node.text == state.answers.practice.name && node.role != NodeRole::heading) return node.rect->height / type::body.line;
        return 0.0f;
    };
    const auto column = space::column / type::body.size;
    CHECK(height_of("中", 10) == 1);
    CHECK(height_of("中", 60) >= 60 / column);
    // A mark stands on its letter: Vietnamese in its longer form.
    CHECK(height_of("e\u0302\u0301", 30) == 1);
}

TEST_CASE("every control of every page has a name, a place on the page, and room for a finger") {
    Screen screen;
    for (const float width : {1280.0f, 768.0f, 360.0f, 320.0f})
        for (const auto& state : all_states()) {
            const auto& outline = screen.draw(state, width);
            CAPTURE(info(state.place.page).url);
            CAPTURE(width);
            std::set<NodeId> ids;
            std::vector<const Node*> controls;
            for (const auto& node : outline.nodes()) {
                CAPTURE(node.key);
                CHECK(ids.insert(node.id).second);
                if (node.rect) {
                    CHECK(node.rect->x >= 0);
                    CHECK(node.rect->x + node.rect->width <= width + 0.5f);
                    CHECK(node.rect->y + node.rect->height <= outline.height);
                }
                for (const auto id : node.described) CHECK(outline.find(id));
                if (node.error != 0) CHECK(outline.find(node.error));
                if (labeled_by(node) != 0) CHECK(outline.find(labeled_by(node)));
                // The skip link is there only while it has the focus, over what is else.
                if (!is_control(node) || node.style == "skip") continue;
                CHECK_FALSE(name_of_control(outline, node).empty());
                CHECK(node.rect->width >= 24);
                CHECK(node.rect->height >= 22);  // the height of a line of small text; targets of their own have 24 and more
                for (const auto* other : controls) {
                    const auto &a = *node.rect, &b = *other->rect;
                    const bool apart = a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;
                    CAPTURE(other->key);
                    CHECK(apart);
                }
                controls.push_back(&node);
            }
            CHECK(outline.control("h1"));
            CHECK(outline.title.find("QOPI Registration") != std::string::npos);
        }
}

// As in another language: German needs about half as much room again as English.
TEST_CASE("with all words half as long again nothing leaves the page, and nothing lies over anything else") {
    Screen screen;
    for (auto* font : ImGui::GetIO().Fonts->Fonts) {
        for (auto& width : font->IndexAdvanceX) width *= 1.5f;
        font->FallbackAdvanceX *= 1.5f;
    }
    for (const float width : {1280.0f, 360.0f, 320.0f})
        for (const auto& state : all_states()) {
            const auto& outline = screen.draw(state, width);
            std::set<NodeId> parents;
            for (const auto& node : outline.nodes()) parents.insert(node.parent);
            std::vector<const Node*> leaves;
            std::vector<std::string> faults;
            for (const auto& node : outline.nodes()) {
                // The skip link is there only while it has the focus, over what is else.
                if (!node.rect || parents.contains(node.id) || node.style == "skip") continue;
                const auto& a = *node.rect;
                if (a.x < 0 || a.x + a.width > width + 0.5f) faults.push_back(node.key + " leaves the page");
                for (const auto* other : leaves) {
                    const auto& b = *other->rect;
                    const bool apart = a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;
                    if (!apart) faults.push_back(node.key + " lies on " + other->key);
                }
                leaves.push_back(&node);
            }
            CAPTURE(info(state.place.page).url);
            CAPTURE(width);
            CHECK(leaves.size() > 5);
            CHECK(make::joined(faults) == "");
        }
}

TEST_CASE("every list of every kind offers to add to it, and every form asks something") {
    Screen screen;
    for (const auto kind : make::requests())
        for (std::size_t i = 0; i < pages.size(); ++i) {
            const auto page = static_cast<Page>(i);
            auto state = state_at({page, ""});
            state.answers = make::request(kind);
            if (!pages[i].section || !carries(kind, *pages[i].section, state.answers) || is_item_page(page)) continue;
            CAPTURE(pages[i].url);
            const auto& outline = screen.draw(state, 1280);
            if (is_list_page(page)) CHECK(outline.control(key_of(adding_to(*pages[i].section))));
            else CHECK(std::any_of(outline.nodes().begin(), outline.nodes().end(), [](const Node& node) { return node.role == NodeRole::textbox; }));
        }
}

TEST_CASE("the order of the controls is the order in which the eye meets them") {
    Screen screen;
    for (const float width : {1280.0f, 320.0f})
        for (const auto& state : all_states()) {
            const auto& outline = screen.draw(state, width);
            CAPTURE(info(state.place.page).url);
            // The steps stand beside the page, so each part is looked at by itself.
            float bottom = -1;
            NodeId main = 0;
            for (const auto& node : outline.nodes()) {
                if (node.role == NodeRole::main) main = node.id, bottom = -1;
                if (main == 0 || !is_control(node)) continue;
                CAPTURE(node.key);
                CHECK(node.rect->y + node.rect->height > bottom - 60);  // side by side is never further up than a line
                bottom = std::max(bottom, node.rect->y);
            }
        }
}

TEST_CASE("the twin follows from page to page, and hears nothing when nothing changed") {
    Screen screen;
    Twin twin;
    auto states = all_states();
    // There and back again, in another order the second time.
    std::vector<State> tour = states;
    for (std::size_t i = 0; i < states.size(); ++i) tour.push_back(states[(i * 7) % states.size()]);
    for (const auto& state : tour) {
        const auto& outline = screen.draw(state, 1280);
        twin.obey(screen.outline.ops("", {}, false));
        std::vector<NodeId> expected, order;
        for (const auto& node : outline.nodes()) expected.push_back(node.id);
        twin.order(0, order);
        CAPTURE(info(state.place.page).url);
        REQUIRE(order == expected);
        for (const auto& node : outline.nodes()) {
            CAPTURE(node.key);
            const auto& props = twin.props[node.id];
            CHECK((props.contains("text") ? props["text"].get<std::string>() : "") == node.text);
            CHECK((props.contains("value") ? props["value"].get<std::string>() : "") == node.value());
            if (node.rect) CHECK(std::abs(props["rect"][1].get<double>() - static_cast<double>(node.rect->y)) <= 0.051);
        }
        screen.draw(state, 1280);
        CHECK(screen.outline.ops("", {}, false).empty());
    }
}

// Seen: of a receipt and a removal that came in one frame only the later was said.
TEST_CASE("sentences that come in one frame are all said, in their order") {
    Screen screen;
    screen.draw(state_at({Page::done, ""}), 1280);
    const auto ops = screen.outline.ops("", {"first", "second"}, false);
    CHECK(ops.find(R"(["!","polite","first"],["!","polite","second"])") != std::string::npos);
}

TEST_CASE("a page with thousands of lines is laid out whole and painted in parts that 16-bit indices can name") {
    Screen screen;
    // On paper the review has all of a list.
    auto state = state_at({Page::review, ""});
    const auto user = state.answers.users[0];
    state.answers.users.assign(3'000, user);
    for (std::size_t i = 0; i < state.answers.users.size(); ++i) state.answers.users[i].id = "u" + std::to_string(i);
    state.page.is_printed = true;
    const auto height = screen.draw(state, 1280).height;
    CHECK(height > 40'000);
    for (const float part : {0.0f, 0.3f, 0.7f, 1.0f}) {
        const auto& outline = screen.draw(state, 1280, std::max(0.0f, height * part - 4000), 4000);
        CHECK(std::count_if(outline.nodes().begin(), outline.nodes().end(), [](const Node& node) { return node.key.find("printed /content/users/") != std::string::npos; }) >= 3'000);
        const auto* data = ImGui::GetDrawData();
        CHECK(data->TotalVtxCount > 1000);
        for (const auto* list : data->CmdLists) CHECK(list->VtxBuffer.Size < 65536);
    }
}

TEST_CASE("of a thousand offices a person's page shows fifty, and a box in which others are sought") {
    Screen screen;
    auto state = state_at({Page::user, "u1"});
    const auto office = state.answers.offices[0];
    state.answers.offices.assign(1'000, office);
    for (std::size_t i = 0; i < 1'000; ++i) state.answers.offices[i].id = "o" + std::to_string(i + 1), state.answers.offices[i].name = "Office number " + std::to_string(i + 1);
    state.answers.users[0].offices = {"o700"};
    const auto boxes = [&] {
        const auto& nodes = screen.draw(state, 1280).nodes();
        return std::count_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.role == NodeRole::checkbox && node.key.find("/offices=") != std::string::npos; });
    };
    const auto says = [&](std::string_view text) {
        return std::any_of(screen.outline.nodes().begin(), screen.outline.nodes().end(), [&](const Node& node) { return node.text.find(text) != std::string::npos; });
    };
    CHECK(boxes() == 50);
    CHECK(says("1,001 offices, 1 to 50 shown. To see another one, type part of its name."));
    CHECK(says("1 office chosen: Office number 700"));
    state.page.office_sought = "number 99";
    CHECK(boxes() == 19);
    CHECK(says("19 of 1,001 offices match."));
    state.page.office_sought = "nowhere";
    CHECK(boxes() == 0);
}

TEST_CASE("a list of thousands shows fifty, with what leads to the others, and fewer nodes than anyone would count") {
    Screen screen;
    auto state = state_at({Page::users, ""});
    const auto user = state.answers.users[0];
    state.answers.users.assign(10'000, user);
    for (std::size_t i = 0; i < state.answers.users.size(); ++i) state.answers.users[i].id = "u" + std::to_string(i), state.answers.users[i].email = "p" + std::to_string(i) + "@riverbend.example.org";
    state.listings[static_cast<std::size_t>(Section::users)].page = 2;
    const auto& nodes = screen.draw(state, 1280).nodes();
    CHECK(nodes.size() < 500);
    const auto says = [&](std::string_view text) { return std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) { return node.text == text; }); };
    CHECK(std::count_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.action() && node.action()->verb == Verb::edit; }) == 50);
    for (const auto* text : {"10,000 users, 101 to 150 shown", "Page 3 of 200", "Previous page (2)", "Next page (4)", "Page 1", "Page 200"}) {
        CAPTURE(text);
        CHECK(says(text));
    }
    CHECK_FALSE(says("Page 2"));
    // Who does not see them hears which of all it is; of a list that is seen whole the browser counts the items.
    const auto first_item = [](const std::vector<Node>& all) { return std::find_if(all.begin(), all.end(), [](const Node& node) { return node.role == NodeRole::listitem && node.key.starts_with("item "); }); };
    const auto first = first_item(nodes);
    REQUIRE(std::holds_alternative<ItemNode>(first->is));
    CHECK(std::get<ItemNode>(first->is) == ItemNode{101, 10'000});
    const auto& few = screen.draw(state_at({Page::users, ""}), 1280).nodes();
    CHECK(std::holds_alternative<std::monostate>(first_item(few)->is));
}

TEST_CASE("the review of a long list is an overview, and a line an item on pages; on paper all of them, with their answers") {
    Screen screen;
    auto state = state_at({Page::review, ""});
    state.answers = make::fullest();
    auto user = state.answers.users[1];
    user.roles = with(Set{}, Role::abstractor), user.offices = {"o1"}, user.username = "imagined.one";
    state.answers.users.clear();
    for (std::size_t i = 0; i < 10'000; ++i) {
        state.answers.users.push_back(user);
        state.answers.users.back().id = "u" + std::to_string(i), state.answers.users.back().family_name = "Person" + std::to_string(i);
    }
    const auto count = [&](const Outline& outline, std::string_view part) {
        return std::count_if(outline.nodes().begin(), outline.nodes().end(), [&](const Node& node) { return node.text.find(part) != std::string::npos; });
    };
    const auto& seen = screen.draw(state, 1280);
    CHECK(seen.nodes().size() < 1'500);
    // Ten thousand of one name and address are doubted.
    CHECK(count(seen, "10,000 users, 1 to 50 shown") == 1);
    CHECK(count(seen, "imagined.one") == 0);
    const auto says = [&](std::string_view term, std::string_view value) {
        const auto& nodes = seen.nodes();
        const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.role == NodeRole::term && node.text == term; });
        return found != nodes.end() && (found + 1)->text == value;
    };
    CHECK(says("Abstractors", "10,000"));
    CHECK(says("Physicians", "0"));
    CHECK(says("Offices without a user", "2: Main office, Riverbend Oncology South"));
    CHECK(std::count_if(seen.nodes().begin(), seen.nodes().end(), [](const Node& node) { return node.action() && node.action()->verb == Verb::to_change && node.action()->about.starts_with("/content/users/"); }) == 50);
    state.page.is_printed = true;
    const auto& printed = screen.draw(state, 1280);
    CHECK(count(printed, "Person") >= 10'000);
    CHECK(count(printed, "imagined.one") == 10'000);
    // What was on the screen is still there, with whatever has the focus; paper leaves it out.
    CHECK(std::count_if(printed.nodes().begin(), printed.nodes().end(), [](const Node& node) { return node.action() && node.action()->verb == Verb::to_change && node.action()->about.starts_with("/content/users/"); }) == 50);
}

TEST_CASE("a summary names the first hundred problems, and how many there are") {
    Screen screen;
    auto state = state_at({Page::review, ""});
    state.answers = make::fullest();
    state.answers.users.assign(40, User{});
    for (std::size_t i = 0; i < 40; ++i) state.answers.users[i].id = "u" + std::to_string(i);
    show_what_is_missing(state);
    const auto& nodes = screen.draw(state, 1280).nodes();
    CHECK(std::count_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.action() && node.action()->verb == Verb::to_fix; }) == 100);
    CHECK(std::any_of(nodes.begin(), nodes.end(), [](const Node& node) { return node.key == "summary more" && node.text.starts_with("And "); }));
}

TEST_CASE("text that the typeface lacks is left to the browser") {
    Screen screen;
    auto state = state_at({Page::users, ""});
    state.answers.users.resize(2);
    state.answers.users[0].given_name = "山田", state.answers.users[0].family_name = "כהן";
    state.answers.users[1].given_name = "Zoë", state.answers.users[1].family_name = "Łukaszewski";
    const auto& outline = screen.draw(state, 1280);
    const auto title = [&](const std::string& id) {
        return *std::find_if(outline.nodes().begin(), outline.nodes().end(), [&](const Node& node) { return node.key == "title " + id; });
    };
    CHECK(title(state.answers.users[0].id).dom);
    CHECK_FALSE(title(state.answers.users[1].id).dom);
}
