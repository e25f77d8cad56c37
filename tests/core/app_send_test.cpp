// From Submit to the receipt, and everything that can come between: another edit, another answer, no answer.
#include <doctest/doctest.h>

#include "app/drafts.hpp"
#include "app/standing.hpp"
#include "app_driver.hpp"

namespace qopi {
namespace {

using Phase = Making::Phase;

App waiting(const Submission& content = make::fullest()) {
    auto app = ready(content);
    queue(make_package(app)).happen(Unsent{app.state.frozen.parcel.id, "network"});
    return app;
}
App received(const Submission& content = make::fullest()) {
    auto app = ready(content);
    queue(make_package(app)).happen(receipt(app));
    return app;
}
Package package_in(const App& app) {
    const auto package = read_package(app.state.frozen.parcel.bytes);
    REQUIRE(bool(package));
    return package.value();
}

TEST_CASE("Submit asks for each step only when the one before is done, and for nothing twice") {
    auto app = ready(make::fullest());
    app.press("submit");
    CHECK(app.phase() == Phase::preparing);
    app.press("submit").press("save-package");
    CHECK(!app.has<Prepare>());
    app.happen(Sealed{app.state.operations, std::string(make::jwe)}).happen(Queued{app.state.operations});
    CHECK(app.effects.empty());
    app.happen(Prepared{app.state.operations, std::string(make::twenty_digits), std::string(make::secret), std::string(make::verifier)});
    CHECK(app.phase() == Phase::sealing);
    REQUIRE(app.has<Seal>());
    CHECK(Json::parse(app.effect<Seal>()->header)["id"] == making_of(app.state, app.state.draft.id)->package.id);
    CHECK(app.effect<Seal>()->key == desk_key.jwk);
    CHECK(Json::parse(app.effect<Seal>()->plaintext) == Json::parse(sealed_plaintext(make::fullest(), Kind::registration, make::verifier)));
    app.happen(Prepared{app.state.operations, std::string(make::twenty_digits), std::string(make::secret), std::string(make::verifier)});
    CHECK(app.effects.empty());
    app.happen(Sealed{app.state.operations, std::string(make::jwe)});
    REQUIRE(app.has<Enqueue>());
    CHECK(app.effect<Enqueue>()->parcel.state == ParcelState::waiting);
    CHECK(app.effect<Enqueue>()->parcel.id == app.state.frozen.parcel.id);
    // People saw: the page was closed before its draft had noted the package, and afterwards they were asked to submit once more.
    CHECK(App::last_made(app.effect<Enqueue>()->parts) == app.state.frozen.parcel.id);
    CHECK(!app.has<Send>());
    app.happen(Queued{app.state.operations + 1});
    CHECK(!app.has<Send>());
    queue(app);
    REQUIRE(app.has<Send>());
    CHECK(app.url() == "#/register/done");
    app.press("submit").press("send-now:" + app.state.frozen.parcel.id);
    CHECK(!app.has<Send>());
}

TEST_CASE("what is sent is what was answered, declared and kept, on this day") {
    auto app = ready(make::fullest());
    make_package(app);
    const auto package = package_in(app);
    CHECK(package.created == make::moment);
    CHECK(package.declared_on == make::day);
    CHECK(package.declared_by == "Maria Okonkwo-Smith");
    CHECK(package.kept == make::fullest_kept());
    CHECK(package.sealed == make::jwe);
    CHECK(package.supersedes.empty());
    CHECK(issues_of(package, make::facts(true)).size() == 1);
    CHECK(app.effect<Enqueue>()->parcel.bytes == app.state.frozen.parcel.bytes);
}

TEST_CASE("a warning that was kept about an answer that is not sent any more stays behind, and order of keeping makes no difference") {
    auto s = make::fullest();
    s.practice.name = "RIVERBEND ONCOLOGY";
    const auto answers_after = [&](const std::vector<std::string>& keys) {
        auto app = ready(s);
        for (const auto& key : keys) app.press(key);
        app.tick("/declaration/agreed");
        make_package(app);
        return package_in(app);
    };
    const std::string caps = "keep:/content/practice/name:all-upper-case", fax = "keep:/content/offices/0/fax:phone-555-01xx-fictional",
                      old = "keep:/content/physician/email2:email-same-twice";
    const auto one = answers_after({caps, fax, old}), other = answers_after({fax, caps}), none = answers_after({});
    CHECK(one.kept ==
          std::vector<Kept>{{"/content/practice/name", Code::all_upper_case}, {"/content/offices/0/fax", Code::phone_555_01xx_fictional}});
    CHECK(one.answers == other.answers);
    CHECK(one.answers == none.answers);
}

// People saw: a number typed just before a reload was sent as it was typed, and the Help Desk could not read the package.
TEST_CASE("an answer that was never left is sent in its usual form all the same") {
    auto s = make::smallest();
    s.practice.total_offices = "００1";
    s.physician.phone = "(703) 234.5678";
    auto app = ready(s);
    make_package(app);
    const auto package = package_in(app);
    CHECK(package.content.practice.total_offices == "1");
    CHECK(package.content.physician.phone == "703-234-5678");
    CHECK(Json::parse(app.state.frozen.parcel.bytes)["content"]["practice"]["total_offices"] == 1);
}

TEST_CASE("only a response is hashed, in the form in which case and spaces do not count") {
    auto app = ready(make::fullest());
    app.press("submit");
    CHECK(app.effect<Prepare>()->response == "a blue heron");
    auto without = ready(make::smallest());
    without.press("submit");
    CHECK(without.effect<Prepare>()->response.empty());
    auto abroad = make::fullest();
    abroad.eligibility = {{"CA"}, Answer::none, Answer::none, Answer::none};
    abroad.interest = make::interest().interest;
    auto interest = ready(abroad);
    interest.press("submit");
    CHECK(interest.effect<Prepare>()->response.empty());
}

TEST_CASE("nothing is made while something is missing: an answer, the name, the declaration, a Yes") {
    struct Row {
        std::string what;
        void (*change)(App&);
        std::string url;
    };
    const Row rows[] = {
        {"an answer", [](App& app) { app.type("/content/practice/city", "").tick("/declaration/agreed"); }, "#/register/review"},
        {"the name", [](App& app) { app.type("/declaration/name", "").tick("/declaration/agreed"); }, "#/register/review"},
        {"the declaration", [](App& app) { app.tick("/declaration/agreed", false); }, "#/register/review"},
        {"an edit after the declaration", [](App& app) { app.type("/content/practice/city", "Arlington"); }, "#/register/review"},
        {"a choice after the declaration", [](App& app) { app.tick("/content/physician/reports", false); }, "#/register/review"},
        {"a removal after the declaration", [](App& app) { app.press("remove:u3"); }, "#/register/review"},
        {"a statement", [](App& app) { app.tick("/content/prequalification/pq7_aggregate_data=no").tick("/declaration/agreed"); },
         "#/register/not-agreed"},
        {"eligibility", [](App& app) { app.tick("/content/eligibility/shared_record=no").tick("/declaration/agreed"); },
         "#/register/not-eligible"},
    };
    for (const auto& row : rows)
        for (const std::string button : {"submit", "save-package"}) {
            CAPTURE(row.what);
            auto app = ready(make::fullest());
            row.change(app);
            app.press(button);
            CHECK(!app.has<Prepare>());
            CHECK(app.url() == row.url);
            if (row.url == "#/register/review") CHECK(app.focus() == "summary");
        }
}

TEST_CASE("Save package keeps the exact bytes and hands out the same; Submit then sends just these") {
    auto app = ready(make::fullest());
    make_package(app, "save-package");
    CHECK(app.effect<Enqueue>()->parcel.state == ParcelState::kept);
    queue(app);
    REQUIRE(app.has<Download>());
    const auto bytes = app.effect<Download>()->bytes;
    CHECK(bytes == app.state.frozen.parcel.bytes);
    CHECK(app.effect<Download>()->name == "qopi-registration-riverbend-oncology-01a20633-fc80.json");
    CHECK(app.has<Announce>());
    CHECK(!app.has<Send>());
    CHECK(app.url() == "#/register/review");
    app.press("save-package");
    CHECK(app.effect<Download>()->bytes == bytes);
    app.press("submit");
    CHECK(!app.has<Prepare>());
    CHECK(app.effect<Enqueue>()->parcel.bytes == bytes);
    CHECK(app.effect<Enqueue>()->parcel.state == ParcelState::waiting);
    queue(app);
    CHECK(app.has<Send>());
}

TEST_CASE("a file is handed out even when this computer has no room for it, but nothing is sent that is not kept") {
    auto file = ready(make::fullest());
    make_package(file, "save-package").happen(QueueFailed{file.state.operations});
    CHECK(file.has<Download>());
    auto app = ready(make::fullest());
    make_package(app).happen(QueueFailed{app.state.operations});
    CHECK(!app.has<Send>());
    CHECK(app.failure() == Making::Failure::not_kept);
    CHECK(app.has<Announce>());
    app.press("submit");
    CHECK(app.has<Enqueue>());
    CHECK(!app.has<Prepare>());
    queue(app);
    CHECK(app.has<Send>());
}

TEST_CASE("without the Help Desk's key a package with secrets is not made; once the key is there, it is") {
    auto app = ready(make::fullest(), SealKey{});
    app.press("submit");
    app.happen(Prepared{app.state.operations, std::string(make::twenty_digits), std::string(make::secret), std::string(make::verifier)});
    CHECK(app.failure() == Making::Failure::no_key);
    CHECK(app.effect<Announce>()->text == texts::no_key);
    CHECK(!app.has<Enqueue>());
    app.happen(DeskFound{desk_key});
    queue(make_package(app));
    CHECK(app.has<Send>());
}

TEST_CASE("a package that could not be sealed is not made; a late failure changes nothing") {
    auto app = ready(make::fullest());
    app.press("submit").happen(SealFailed{app.state.operations});
    CHECK(app.failure() == Making::Failure::not_sealed);
    CHECK(app.has<Announce>());
    queue(make_package(app));
    app.happen(SealFailed{app.state.operations});
    CHECK(app.effects.empty());
    CHECK(app.stands() == ParcelState::sending);
    CHECK(!app.phase());
}

TEST_CASE("a receipt counts when it is for this package and these bytes, once") {
    auto app = ready(make::fullest());
    queue(make_package(app));
    const auto good = receipt(app);
    for (const auto& wrong : {Received{"01a20633-fc80-7012-b456-000000000000", good.digest, good.reference, good.received_at},
                              Received{good.id, digest_of_bytes("other bytes"), good.reference, good.received_at},
                              Received{good.id, "", good.reference, good.received_at}, Received{}}) {
        app.happen(wrong);
        CHECK(app.state.receipt.reference.empty());
        CHECK(app.effects.empty());
    }
    app.happen(good);
    CHECK(app.state.receipt.reference == "K7M-2RX-94");
    CHECK(app.state.receipt.received_at == good.received_at);
    CHECK(app.has<SaveSoon>());
    CHECK(app.effect<Announce>()->text == "The Help Desk has received your package. Its reference is K7M-2RX-94.");
    auto again = good;
    again.reference = "OTHER";
    app.happen(again);
    CHECK(app.state.receipt.reference == "K7M-2RX-94");
    // What comes late changes nothing either.
    app.happen(Unsent{good.id, "network"}).happen(Refused{good.id, 409, "", {}});
    CHECK(app.stands() == ParcelState::received);
    CHECK(!app.has<Forget>());
}

TEST_CASE("a package that did not arrive waits; each failure asks for another try, Send now starts anew") {
    auto app = ready(make::fullest());
    queue(make_package(app));
    const auto id = app.state.frozen.parcel.id;
    for (int attempt = 0; attempt < 4; ++attempt) {
        app.happen(Unsent{id, attempt % 2 == 0 ? "network" : "busy"});
        REQUIRE(app.has<Retry>());
        CHECK(app.effect<Retry>()->id == id);
        CHECK(app.effect<Retry>()->attempt == attempt);
        CHECK(app.stands() == ParcelState::waiting);
    }
    CHECK(own_parcel(app.state)->reason == "busy");
    app.press("send-now:" + id);
    CHECK(app.effect<Send>()->id == id);
    app.happen(Unsent{id, "not-our-server"});
    CHECK(app.effect<Retry>()->attempt == 0);
    app.happen(Unsent{"another", "network"});
    CHECK(app.effects.empty());
    app.happen(receipt(app));
    CHECK(app.state.receipt.reference == "K7M-2RX-94");
}

TEST_CASE("a package whose key the Help Desk lost waits on, and its answers can be submitted again for the key that is current") {
    auto app = waiting();
    const auto id = app.state.frozen.parcel.id;
    app.happen(Unsent{id, "no-key"});
    CHECK(app.stands() == ParcelState::waiting);
    CHECK(app.has<Retry>());
    // A newer key came with what the Help Desk publishes now.
    const SealKey newer{"seal-2", R"({"kid":"seal-2"})"};
    app.happen(DeskFound{newer});
    app.press("submit-again:another");
    CHECK(app.url() == "#/register/done");
    app.press("submit-again:" + id);
    CHECK(app.url() == "#/register/review");
    CHECK(find_parcel(app.state, id)->state == ParcelState::waiting);
    app.press("submit").happen(Prepared{app.state.operations, "fedcba9876543210fedc", std::string(make::secret), std::string(make::verifier)});
    REQUIRE(app.has<Seal>());
    CHECK(app.effect<Seal>()->key == newer.jwk);
    app.happen(Sealed{app.state.operations, std::string(make::jwe)});
    queue(app);
    CHECK(package_in(app).supersedes.front().id == id);
    CHECK(find_parcel(app.state, id)->state == ParcelState::replaced);
}

TEST_CASE("a refusal opens the first field that it names, and the next package says which one it replaces") {
    auto app = waiting();
    const auto id = app.state.frozen.parcel.id;
    app.happen(Refused{id, 422, "", {{"/content/users/1/email", Code::email_format}, {"/content/practice/zip", Code::zip_unassigned}}});
    // Only the person removes it.
    CHECK(!app.has<Forget>());
    CHECK(find_parcel(app.state, id)->state == ParcelState::refused);
    CHECK(app.url() == "#/register/users/u2");
    CHECK(app.focus() == "summary");
    CHECK(app.blamed() == "/content/users/1/email email-format");
    app.fill("/content/users/1/email", "jun@other.example.org").press("continue").press("continue");
    CHECK(app.url() == "#/register/review");
    app.tick("/declaration/agreed");
    make_package(app, "submit", "fedcba9876543210fedc");
    CHECK(package_in(app).supersedes.front().id == id);
    CHECK(package_in(app).id != id);
}

TEST_CASE("a refusal without a place leads to the review, one of another package nowhere") {
    auto app = waiting();
    app.happen(Refused{"another", 422, "", {{"/content/practice/zip", Code::zip_format}}});
    CHECK(!app.has<Forget>());
    CHECK(app.url() == "#/register/done");
    app.happen(Refused{app.state.frozen.parcel.id, 409, "", {}});
    CHECK(app.url() == "#/register/review");
    CHECK(app.state.frozen.refused);
    for (const auto code : {Code::member_unknown, Code::member_inactive}) {
        auto other = waiting();
        other.happen(Refused{other.state.frozen.parcel.id, 422, "", {{"/content/physician/asco_id", code}}});
        CHECK(other.url() == (code == Code::member_unknown ? "#/register/member-id-not-found" : "#/register/membership-inactive"));
    }
}

TEST_CASE("which package the next one replaces is remembered over a reload after a refusal") {
    auto app = waiting();
    const auto id = app.state.frozen.parcel.id;
    app.happen(Refused{id, 422, "", {{"/content/practice/zip", Code::zip_format}}});
    app.fill("/content/practice/zip", "22315").happen(SaveDue{});
    App again;
    again.boot(app.saved_text(), {}, "#/register/review");
    CHECK(again.before() == id);
}

TEST_CASE("an edit while a package waits makes another one; the old one is not sent any more, but only when the new one is kept") {
    auto app = waiting();
    const auto old_id = app.state.frozen.parcel.id;
    app.fill("/content/practice/city", "Arlington").go("#/register/review").tick("/declaration/agreed");
    app.press("submit");
    CHECK(app.has<Prepare>());
    CHECK(!app.has<Mark>());
    app.happen(SealFailed{app.state.operations});
    CHECK(!app.has<Mark>());
    make_package(app, "submit", "fedcba9876543210fedc");
    CHECK(!app.has<Mark>());
    CHECK(package_in(app).supersedes.front().id == old_id);
    queue(app);
    CHECK(app.effect<Mark>()->id == old_id);
    CHECK(app.effect<Mark>()->state == ParcelState::replaced);
    CHECK(find_parcel(app.state, old_id)->state == ParcelState::replaced);
    CHECK(app.effect<Send>()->id == app.state.frozen.parcel.id);
}

TEST_CASE("an edit after the receipt makes another package; the first stays received until then") {
    auto app = received();
    const auto first = app.state.frozen.parcel.id;
    const auto first_package = package_in(app);
    app.press("submit");
    CHECK(!app.has<Prepare>());
    CHECK(app.url() == "#/register/done");
    app.press("save-package");
    CHECK(app.effect<Download>()->bytes == app.state.frozen.parcel.bytes);
    app.fill("/content/practice/city", "Arlington");
    CHECK(app.state.receipt.reference == "K7M-2RX-94");
    app.go("#/register/review").tick("/declaration/agreed");
    make_package(app, "submit", "fedcba9876543210fedc");
    CHECK(package_in(app).supersedes.front().id == first);
    CHECK(is_shown_to_replace(package_in(app), first_package));
    queue(app);
    CHECK(!app.has<Mark>());
    CHECK(find_parcel(app.state, first)->state == ParcelState::received);
    CHECK(app.state.receipt.reference == "K7M-2RX-94");
    CHECK(standing_of(app.state) == Standing::sending);
}

TEST_CASE("what is submitted after a package that was only saved replaces what was received, too") {
    for (const auto* way : {"save-package", "mail"})
        for (const bool is_removed : {false, true})
            for (const bool is_reloaded : {false, true}) {
                CAPTURE(way);
                CAPTURE(is_removed);
                CAPTURE(is_reloaded);
                auto app = received(make::smallest());
                const auto first = package_in(app);
                app.fill("/content/practice/city", "Arlington").go("#/register/review").tick("/declaration/agreed");
                make_package(app, way, "fedcba9876543210fedc");
                queue(app);
                const auto saved = package_in(app);
                CHECK(saved.supersedes.size() == 1);
                CHECK(names(saved, first.id));
                // Of this one nobody knows whether it was sent.
                CHECK(standing_of(app.state) == Standing::kept);
                CHECK(card_text(app.state, entry_of(app.state)) == "Saved here, not received. An earlier version was received, reference K7M-2RX-94");
                if (is_removed) {
                    app.press("remove-parcel:" + saved.id);
                    CHECK(standing_of(app.state) == Standing::changed);
                    CHECK(card_text(app.state, entry_of(app.state)) == "Changes not submitted, reference K7M-2RX-94");
                    CHECK(review_text(app.state) == texts::review_lead_changed);
                }
                App again;
                if (is_reloaded) again.boot(write_draft(draft_of(app.state)), app.state.outbox, "#/register/review");
                auto& here = is_reloaded ? again : app;
                here.fill("/content/practice/city", "Reston").go("#/register/review").tick("/declaration/agreed");
                make_package(here, "submit", "0123456789fedcba0123");
                queue(here);
                const auto last = package_in(here);
                CHECK(last.supersedes.front().id == saved.id);
                CHECK(last.supersedes.size() == 2);
                CHECK(is_shown_to_replace(last, saved));
                CHECK(is_shown_to_replace(last, first));
                auto receipt_of_last = receipt(here);
                receipt_of_last.reference = "P5S-X85-AW";
                here.happen(receipt_of_last);
                CHECK(here.state.receipt.replaced == "K7M-2RX-94");
                CHECK(here.state.frozen.received.id == last.id);
                CHECK(standing_of(here.state) == Standing::received);
            }
}

// People saw: a package was emailed, the next one was removed before it was sent, and the third named that one alone: the Help Desk had two side by side.
TEST_CASE("a package replaces all that were made before it, sent or not, back to the one that was received") {
    for (const auto* second_way : {"submit", "mail"})
        for (const bool is_removed : {false, true})
            for (const bool is_reloaded : {false, true}) {
                CAPTURE(second_way);
                CAPTURE(is_removed);
                CAPTURE(is_reloaded);
                auto app = ready(make::smallest());
                queue(make_package(app, "mail")).press("save-mail:" + app.state.frozen.parcel.id);
                const auto first = package_in(app);
                app.fill("/content/practice/city", "Arlington").go("#/register/review").tick("/declaration/agreed");
                queue(make_package(app, second_way, "fedcba9876543210fedc"));
                const auto second = package_in(app);
                CHECK(second.supersedes.size() == 1);
                if (is_removed) app.press("remove-parcel:" + second.id);
                App again;
                if (is_reloaded) again.boot(write_draft(draft_of(app.state)), app.state.outbox, "#/register/review");
                auto& here = is_reloaded ? again : app;
                here.fill("/content/practice/city", "Reston").go("#/register/review").tick("/declaration/agreed");
                queue(make_package(here, "submit", "0123456789fedcba0123"));
                const auto third = package_in(here);
                CHECK(third.supersedes.size() == 2);
                CHECK(is_shown_to_replace(third, second));
                CHECK(is_shown_to_replace(third, first));
                here.happen(receipt(here)).fill("/content/practice/city", "Fairfax").go("#/register/review").tick("/declaration/agreed");
                make_package(here, "submit", "aaaaaaaaaaaaaaaaaaaa");
                CHECK(package_in(here).supersedes.size() == 1);
                CHECK(is_shown_to_replace(package_in(here), third));
            }
}

TEST_CASE("a receipt that comes while the next package is being made is noted, and that one replaces what was received") {
    auto app = waiting(make::smallest());
    const auto first = package_in(app);
    const auto of_first = receipt(app);
    app.fill("/content/practice/city", "Arlington").go("#/register/review").tick("/declaration/agreed");
    make_package(app, "submit", "fedcba9876543210fedc").happen(of_first);
    queue(app);
    CHECK(app.state.receipt.reference == of_first.reference);
    CHECK(app.state.frozen.received.id == first.id);
    CHECK(made_since_receipt(app.state) == app.state.frozen.parcel.id);
    app.press("remove-parcel:" + app.state.frozen.parcel.id);
    CHECK(standing_of(app.state) == Standing::changed);
    CHECK(app.state.frozen.before.back().id == first.id);
}

TEST_CASE("of many packages the last ones are named, and the one that was received") {
    auto app = received(make::smallest());
    const auto first = package_in(app);
    for (std::size_t i = 0; i < predecessors_max + 3; ++i) {
        app.fill("/content/practice/city", "Arlington " + std::string(i + 1, 'a')).go("#/register/review").tick("/declaration/agreed");
        queue(make_package(app, "mail", "fedcba987654321" + std::to_string(100 + i) + "00"));
    }
    const auto last = package_in(app);
    CHECK(last.supersedes.size() == predecessors_max);
    CHECK(last.supersedes.back().id == first.id);
    CHECK(is_shown_to_replace(last, first));
}

// People saw: a taxpayer ID was taken out after the receipt, and after a reload the review said that the Help Desk has these answers.
TEST_CASE("a secret that is taken out after the receipt is a change, also after a reload and once the package is removed") {
    for (const auto* pointer : {"/content/practice/ein", "/content/offices/0/ein", "/content/physician/challenge_response"})
        for (const bool is_removed : {false, true}) {
            CAPTURE(pointer);
            CAPTURE(is_removed);
            auto content = make::fullest();
            content.offices[0].same_ein = false, content.offices[0].ein = {"911144443", true};
            auto app = received(content);
            CHECK(standing_of(app.state) == Standing::received);
            app.fill(pointer, "");
            CHECK(standing_of(app.state) == Standing::changed);
            if (is_removed) app.press("remove-parcel:" + app.state.frozen.parcel.id);
            App again;
            again.boot(write_draft(draft_of(app.state)), app.state.outbox, "#/register/review");
            CHECK(standing_of(again.state) == Standing::changed);
            CHECK(card_text(again.state, entry_of(again.state)) == "Changes not submitted, reference K7M-2RX-94");
            CHECK(review_text(again.state) == texts::review_lead_changed);
        }
}

// People saw: an answer was changed and changed back, and the page went on asking for a taxpayer ID that the Help Desk has.
TEST_CASE("an answer that is as it was received again asks for nothing more, and the step says so at each moment") {
    auto content = make::fullest();
    content.offices[0].same_ein = false, content.offices[0].ein = {"911144443", true};
    auto app = received(content);
    App again;
    again.boot(write_draft(draft_of(app.state)), app.state.outbox, "#/register/offices/o1");
    const auto review = [&] { return again.state.page.steps.back().progress; };
    CHECK(review() == StepStatus::Progress::done);
    again.type("/content/offices/0/fax", "703-234-5999");
    CHECK(review() == StepStatus::Progress::not_begun);
    again.fill("/content/offices/0/fax", "703-234-5999");
    CHECK(review() == StepStatus::Progress::not_begun);
    again.press("continue");
    CHECK(again.blamed().find("enter-again") != std::string::npos);
    again.fill("/content/offices/0/fax", content.offices[0].fax);
    CHECK(standing_of(again.state) == Standing::received);
    CHECK(review() == StepStatus::Progress::done);
    CHECK(again.blamed().find("enter-again") == std::string::npos);
    again.press("continue");
    CHECK(again.url() == "#/register/offices");
}

TEST_CASE("who types over a secret that was sent, and clears it, has changed nothing; leaving it out is said") {
    auto app = received(make::fullest());
    App again;
    again.boot(write_draft(draft_of(app.state)), app.state.outbox, "#/register/practice");
    again.fill("/content/practice/ein", "91-1144443");
    CHECK(standing_of(again.state) == Standing::changed);
    again.fill("/content/practice/ein", "");
    CHECK(again.state.answers.practice.ein.given);
    CHECK(standing_of(again.state) == Standing::received);
    again.press("leave-out:/content/practice/ein");
    CHECK_FALSE(again.state.answers.practice.ein.given);
    CHECK(standing_of(again.state) == Standing::changed);
    again.fill("/content/practice/ein", "91-1144443").fill("/content/practice/ein", "");
    CHECK_FALSE(again.state.answers.practice.ein.given);
    // One that was submitted from here is known: to clear it is to take it out.
    app.fill("/content/practice/ein", "");
    CHECK_FALSE(app.state.answers.practice.ein.given);
}

TEST_CASE("the receipt of a package that went by email comes late: the one that was made since replaces it, and so does the next") {
    auto app = received(make::smallest());
    app.fill("/content/practice/city", "Arlington").go("#/register/review").tick("/declaration/agreed");
    make_package(app, "mail", "fedcba9876543210fedc");
    queue(app);
    const auto mailed = package_in(app);
    const auto bytes = app.state.frozen.parcel.bytes;
    app.fill("/content/practice/city", "Reston").go("#/register/review").tick("/declaration/agreed");
    make_package(app, "mail", "0123456789fedcba0123");
    queue(app);
    auto late = receipt(app);
    late.id = mailed.id, late.digest = digest_of_bytes(bytes), late.reference = "P5S-X85-AW";
    app.happen(late);
    CHECK(app.state.receipt.reference == "P5S-X85-AW");
    CHECK(standing_of(app.state) == Standing::kept);
    CHECK(card_text(app.state, entry_of(app.state)) == "Saved here, not received. An earlier version was received, reference P5S-X85-AW");
    app.press("remove-parcel:" + app.state.frozen.parcel.id);
    app.fill("/content/practice/city", "Fairfax").go("#/register/review").tick("/declaration/agreed");
    make_package(app, "submit", "9999999999fedcba0123");
    CHECK(is_shown_to_replace(package_in(app), mailed));
}

TEST_CASE("a draft file shows on another computer that what is made of it replaces what was made before") {
    auto app = received();
    const auto first = package_in(app);
    // What a draft does not keep has to be given again.
    app.fill("/content/practice/city", "Arlington");
    const auto file = write_draft(draft_of(app.state));
    CHECK(file.find(app.state.frozen.secret) != std::string::npos);
    CHECK(app.state.frozen.parcel.bytes.find(app.state.frozen.secret) == std::string::npos);
    App other;
    other.boot("", {}, "#/");
    other.happen(FileOpened{file, ""});
    CHECK(other.before() == first.id);
    CHECK(digest_of_bytes(other.state.frozen.before.front().secret) == first.successor_digest);
    // And once more from that, before anything is made of it.
    CHECK(read_draft(write_draft(draft_of(other.state))).value().made.front().secret == other.state.frozen.before.front().secret);
}

TEST_CASE("an edit while the package is being made is not in it, and is not declared") {
    auto app = ready(make::fullest());
    app.press("submit");
    app.type("/content/practice/city", "Arlington");
    app.happen(Prepared{app.state.operations, std::string(make::twenty_digits), std::string(make::secret), std::string(make::verifier)}).happen(Sealed{app.state.operations, std::string(make::jwe)});
    CHECK(package_in(app).content.practice.city == "Alexandria");
    CHECK(!app.state.declaration.agreed);
    CHECK(!is_frozen(app.state));
}

}  // namespace
}  // namespace qopi
