// What a person experiences: events in, state and effects out. No browser, no clock.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/state.hpp"
#include "app/wire.hpp"
#include "make.hpp"

using namespace qopi;

namespace {

/// The app as a person meets it: what happened, and what it asked of the world since the last look.
struct App {
    State state;
    Effects effects;

    explicit App(std::string url = "#/", std::string draft = "", std::vector<OutboxItem> outbox = {}) {
        tell(Booted{std::move(draft), std::move(outbox), {"seal-1", R"({"kty":"EC"})"}, true, false, std::move(url)});
    }
    template <class E>
    bool tell(E what) {
        return update(state, Event{"2026-11-23T02:20:00Z", "2026-11-22", "9:20 p.m.", std::move(what)}, effects);
    }
    template <class E>
    const E* asked() const {
        for (auto effect = effects.rbegin(); effect != effects.rend(); ++effect)
            if (const auto* found = std::get_if<E>(&*effect)) return found;
        return nullptr;
    }
    Page page() const { return state.place.page; }
    bool shows(std::string_view at, Code code) const {
        const auto issues = shown_issues(state);
        return std::find(issues.begin(), issues.end(), Issue{std::string(at), code}) != issues.end();
    }
};

/// On the review, with the fullest registration and the declaration made.
App at_review(Submission content = make::fullest()) {
    App app("#/register/review");
    app.state.answers = std::move(content);
    app.tell(Typed{"/declaration/name", "Maria Okonkwo-Smith"});
    app.tell(Ticked{"/declaration/agreed", true});
    app.effects.clear();
    return app;
}

/// Submit pressed, and every step answered up to the first byte that leaves.
App sent() {
    auto app = at_review();
    app.tell(Pressed{"submit"});
    app.tell(Prepared{"00112233445566778899", R"({"alg":"PBKDF2-HMAC-SHA-256","iterations":600000,"salt":"c2FsdA","hash":"aGFzaA"})"});
    app.tell(Sealed{"eyJhbGciOiJFQ0RILUVTIn0..aXY.Y3Q.dGFn"});
    app.tell(Queued{app.state.sending.id});
    return app;
}

constexpr const char* npi = "/content/physician/npi";

}  // namespace

TEST_CASE("nothing is blamed before the field was left, and what was typed stays as it was typed") {
    App app("#/register/physician");
    app.tell(Typed{npi, "12345 67890"});
    CHECK(shown_issues(app.state).empty());
    app.tell(Left{npi});
    CHECK(app.shows(npi, Code::npi_check_digit));
    CHECK(app.state.answers.physician.npi == "12345 67890");
    app.tell(Typed{npi, "1234 567 893"});
    app.tell(Left{npi});
    CHECK(app.state.answers.physician.npi == "1234567893");
    CHECK(shown_issues(app.state).empty());
    // A field that was only passed through is not missing yet.
    app.tell(Left{"/content/physician/phone"});
    CHECK(shown_issues(app.state).empty());
}

TEST_CASE("typing asks for a save and for no frame") {
    App app("#/register/physician");
    CHECK_FALSE(app.tell(Typed{"/content/physician/given_name", "M"}));
    CHECK(app.asked<SaveSoon>());
    CHECK_FALSE(app.asked<Save>());
    app.tell(SaveDue{});
    REQUIRE(app.asked<Save>());
    CHECK(app.asked<Save>()->draft.find("\"given_name\":\"M\"") != std::string::npos);
    app.effects.clear();
    CHECK(app.tell(Saved{}));
    app.tell(SaveDue{});
    CHECK_FALSE(app.asked<Save>());
}

TEST_CASE("Continue on a page with problems shows them all and leads to the summary") {
    App app("#/register/physician");
    app.tell(Pressed{"continue"});
    CHECK(app.page() == Page::physician);
    CHECK(app.shows("/content/physician/given_name", Code::required));
    REQUIRE(app.asked<FocusOn>());
    CHECK(app.asked<FocusOn>()->key == "summary");
    app.tell(Pressed{"fix:/content/physician/email"});
    CHECK(app.asked<FocusOn>()->key == "/content/physician/email");
}

TEST_CASE("Enter in a field is Continue") {
    App app("#/register/physician");
    app.state.answers = make::fullest();
    app.tell(Entered{npi});
    CHECK(app.page() == Page::administrator);
}

TEST_CASE("No to a statement leads to its explanation, and back to the answers") {
    App app("#/register/prequalification");
    app.state.answers = make::smallest();
    app.tell(Ticked{"/content/prequalification/pq7_aggregate_data=no", true});
    app.tell(Pressed{"continue"});
    CHECK(app.page() == Page::not_agreed);
    app.tell(Pressed{"go:#/register/prequalification"});
    CHECK(app.page() == Page::prequalification);
    CHECK(app.state.answers.prequalification.aggregate_data == Answer::no);
}

TEST_CASE("the membership is asked for when ID and last name are there, once, and stale answers do not count") {
    App app("#/register/physician");
    app.state.answers = make::smallest();
    app.tell(Left{"/content/physician/asco_id"});
    REQUIRE(app.asked<Verify>());
    app.effects.clear();
    app.tell(Left{"/content/physician/family_name"});
    CHECK_FALSE(app.asked<Verify>());
    app.tell(MemberAnswered{"999", "Okonkwo-Smith", "inactive"});
    CHECK(app.state.membership.status == Membership::Status::asking);
    app.tell(MemberAnswered{"104233", "Okonkwo-Smith", "inactive"});
    app.tell(Pressed{"continue"});
    CHECK(app.page() == Page::member_inactive);
    app.tell(Pressed{"change:/content/physician/asco_id"});
    CHECK(app.page() == Page::physician);
    app.tell(Typed{"/content/physician/asco_id", "104897"});
    app.tell(Left{"/content/physician/asco_id"});
    app.tell(MemberAnswered{"104897", "Okonkwo-Smith", "unknown"});
    app.tell(Pressed{"continue"});
    CHECK(app.page() == Page::member_invalid);
}

TEST_CASE("Cancel restores an office that was edited and removes one that was new") {
    App app("#/register/offices/o1");
    app.state.answers = make::fullest();
    app.tell(WentTo{"#/register/offices/o1"});
    app.tell(Typed{"/content/offices/0/name", "Elsewhere"});
    app.tell(Pressed{"cancel"});
    CHECK(app.page() == Page::offices);
    CHECK(app.state.answers.offices[0].name == "Riverbend Oncology North");
    app.tell(Pressed{"add-office"});
    CHECK(app.state.place == Place{Page::office, "o3"});
    app.tell(Pressed{"cancel"});
    CHECK(app.state.answers.offices.size() == 2);
}

TEST_CASE("removing asks first, and takes the office from its users") {
    App app("#/register/offices");
    app.state.answers = make::fullest();
    app.tell(Pressed{"ask-remove:o1"});
    CHECK(app.state.answers.offices.size() == 2);
    app.tell(Escaped{});
    CHECK(app.state.removing.empty());
    app.tell(Pressed{"ask-remove:o1"});
    app.tell(Pressed{"remove:o1"});
    CHECK(app.state.answers.offices.size() == 1);
    CHECK(app.state.answers.users[0].offices == OfficeIds{"main"});
}

TEST_CASE("a suggestion is used in one press, and what is kept is not asked about again") {
    App app("#/register/practice");
    app.tell(Typed{"/content/practice/name", "RIVERBEND ONCOLOGY"});
    app.tell(Left{"/content/practice/name"});
    CHECK(app.shows("/content/practice/name", Code::all_upper_case));
    app.tell(Pressed{"keep:/content/practice/name:all-upper-case"});
    CHECK_FALSE(app.shows("/content/practice/name", Code::all_upper_case));
    app.tell(Typed{"/content/practice/name", "riverbend oncology"});
    app.tell(Left{"/content/practice/name"});
    app.tell(Pressed{"use:/content/practice/name"});
    CHECK(app.state.answers.practice.name == "Riverbend Oncology");
}

TEST_CASE("a Change link comes back to the review, and an edit asks for the declaration again") {
    auto app = at_review();
    CHECK(app.state.declaration.agreed);
    app.tell(Pressed{"change:/content/offices/0/zip"});
    CHECK(app.state.place == Place{Page::office, "o1"});
    CHECK(app.asked<FocusOn>()->key == "/content/offices/0/zip");
    app.tell(Typed{"/content/offices/0/zip", "22031"});
    app.tell(Pressed{"continue"});
    app.tell(Pressed{"continue"});
    CHECK(app.page() == Page::review);
    CHECK_FALSE(app.state.declaration.agreed);
    app.tell(Pressed{"submit"});
    CHECK_FALSE(app.asked<Prepare>());
}

TEST_CASE("the bytes are in the outbox before the first of them leaves") {
    auto app = at_review();
    app.tell(Pressed{"submit"});
    REQUIRE(app.asked<Prepare>());
    CHECK(app.asked<Prepare>()->response == "a blue heron");
    app.tell(Prepared{"00112233445566778899", R"({"alg":"PBKDF2-HMAC-SHA-256","iterations":600000,"salt":"c2FsdA","hash":"aGFzaA"})"});
    REQUIRE(app.asked<Seal>());
    CHECK(app.asked<Seal>()->header.find(R"("kid":"seal-1")") != std::string::npos);
    app.tell(Sealed{"eyJhbGciOiJFQ0RILUVTIn0..aXY.Y3Q.dGFn"});
    REQUIRE(app.asked<Enqueue>());
    CHECK_FALSE(app.asked<Send>());
    CHECK(read_package(app.asked<Enqueue>()->bytes));
    app.tell(Queued{app.state.sending.id});
    REQUIRE(app.asked<Send>());
    CHECK(app.page() == Page::done);
    CHECK(app.state.reference.empty());
}

TEST_CASE("only a receipt for this package and these bytes is a receipt") {
    auto app = sent();
    const auto id = app.state.sending.id;
    const auto digest = digest_of_bytes(app.state.sending.bytes);
    app.tell(Received{id, digest_of_bytes("other"), "K7M-2RX-94", "2026-11-23T02:21:00Z"});
    app.tell(Received{"01a206f6-46c8-768d-997c-c6a09bc7e775", digest, "K7M-2RX-94", "2026-11-23T02:21:00Z"});
    CHECK(app.state.reference.empty());
    app.tell(Received{id, digest, "K7M-2RX-94", "2026-11-23T02:21:00Z"});
    CHECK(app.state.reference == "K7M-2RX-94");
}

TEST_CASE("what could not be sent waits, is sent again, and survives a reload") {
    auto app = sent();
    app.tell(Unsent{app.state.sending.id, "network"});
    CHECK(app.asked<Retry>()->attempt == 0);
    app.tell(Unsent{app.state.sending.id, "busy"});
    CHECK(app.asked<Retry>()->attempt == 1);
    app.tell(SaveDue{});
    const auto id = app.state.sending.id;
    App again("#/register/review", app.asked<Save>()->draft, {{id, app.state.sending.bytes, "waiting"}});
    REQUIRE(again.asked<Send>());
    CHECK(again.asked<Send>()->id == id);
    again.tell(Received{id, digest_of_bytes(app.state.sending.bytes), "K7M-2RX-94", "2026-11-23T02:21:00Z"});
    CHECK(again.page() == Page::done);
}

TEST_CASE("a refusal opens the field that it names") {
    auto app = sent();
    app.tell(Refused{app.state.sending.id, 422, "", {{"/content/practice/zip", Code::zip_format}}});
    CHECK(app.page() == Page::practice);
    CHECK(app.shows("/content/practice/zip", Code::zip_format));
    CHECK(app.asked<Forget>());
    app.tell(Typed{"/content/practice/zip", "22031"});
    CHECK_FALSE(app.shows("/content/practice/zip", Code::zip_format));
}

TEST_CASE("the same answers are one package, other answers are another that names the first") {
    auto app = at_review();
    app.tell(Pressed{"save-package"});
    app.tell(Prepared{"00112233445566778899", R"({"alg":"PBKDF2-HMAC-SHA-256","iterations":600000,"salt":"c2FsdA","hash":"aGFzaA"})"});
    app.tell(Sealed{"eyJhbGciOiJFQ0RILUVTIn0..aXY.Y3Q.dGFn"});
    app.tell(Queued{app.state.sending.id});
    REQUIRE(app.asked<Download>());
    const auto first = *app.asked<Download>();
    const auto id = app.state.sending.id;
    app.tell(Pressed{"submit"});
    CHECK(app.asked<Enqueue>()->bytes == first.bytes);
    app.state.sending.phase = Sending::Phase::none;
    app.tell(Typed{"/content/practice/city", "Troy"});
    app.tell(Ticked{"/declaration/agreed", true});
    app.tell(Pressed{"submit"});
    app.tell(Prepared{"99887766554433221100", "{}"});
    CHECK(app.state.sending.package.supersedes == id);
    CHECK(app.state.sending.package.id != id);
}

TEST_CASE("without the Help Desk's key nothing is made, and the person is told what to do") {
    auto app = at_review();
    app.state.seal_key = {};
    app.tell(Pressed{"submit"});
    CHECK(app.asked<AskDesk>());
    app.tell(Prepared{"00112233445566778899", "{}"});
    CHECK_FALSE(app.asked<Enqueue>());
    CHECK(app.state.sending.reason == "no-key");
    // Nothing to seal: no key is needed.
    auto plain = at_review(make::smallest());
    plain.state.seal_key = {};
    plain.tell(Pressed{"submit"});
    plain.tell(Prepared{"00112233445566778899", ""});
    CHECK(plain.asked<Enqueue>());
}

TEST_CASE("a country outside the United States leads to the shorter road") {
    App app("#/register/eligibility");
    app.tell(Chosen{"/content/eligibility/country", "CA"});
    app.tell(Pressed{"continue"});
    CHECK(app.page() == Page::interest);
}

TEST_CASE("erasing asks first and then forgets everything") {
    App app;
    app.state.answers = make::fullest();
    app.state.has_draft = true;
    app.tell(Pressed{"ask-erase"});
    CHECK_FALSE(app.asked<Erase>());
    app.tell(Pressed{"erase"});
    CHECK(app.asked<Erase>());
    CHECK(app.state.answers == Submission{});
}

TEST_CASE("a draft that cannot be read is said to be broken, and hurts nothing") {
    App app("#/", "{\"format\":\"qopi-draft\",");
    CHECK(app.state.broken_draft);
    CHECK(app.page() == Page::start);
}

TEST_CASE("hostile messages from outside are nothing or are taken apart with care") {
    const auto key_of = [](std::uint32_t id) { return id == 7 ? std::string(npi) : std::string(); };
    for (const char* text : {"", "7", "{}", "[]", R"({"t":"input","id":8,"v":"x"})", R"({"t":7})", R"({"t":"unknown"})", "{\"t\":\"input\""})
        CHECK_FALSE(event_from(text, key_of));
    const auto event = event_from(R"({"t":"refused","id":"a","status":"x","problem":{"errors":[7,{"pointer":5,"code":"nonsense"},{"pointer":"/x","code":"zip-format"}]}})", key_of);
    REQUIRE(event);
    const auto* refused = std::get_if<Refused>(&event->what);
    REQUIRE(refused);
    CHECK(refused->issues.back() == Issue{"/x", Code::zip_format});
}
