// The membership: when the Help Desk is asked about it, and where its answer leads.
#include <doctest/doctest.h>

#include "app_driver.hpp"

namespace qopi {
namespace {

TEST_CASE("the membership is asked for once the member ID and the last name are there, and again when one of them changes") {
    App app;
    app.boot("", {}, "#/register/physician");
    app.fill("/content/physician/asco_id", "104233");
    CHECK(!app.has<Verify>());
    app.fill("/content/physician/family_name", "Okonkwo-Smith");
    REQUIRE(app.has<Verify>());
    CHECK(app.effect<Verify>()->member_id == "104233");
    CHECK(app.effect<Verify>()->family_name == "Okonkwo-Smith");
    app.leave("/content/physician/asco_id");
    CHECK(!app.has<Verify>());
    app.type("/content/physician/asco_id", "10423");
    CHECK(!app.has<Verify>());
    app.leave("/content/physician/asco_id");
    CHECK(app.effect<Verify>()->member_id == "10423");
    app.fill("/content/physician/asco_id", "not / an id");
    CHECK(!app.has<Verify>());
}

TEST_CASE("an answer about a member who is not typed there any more is ignored") {
    App app;
    app.boot("", {}, "#/register/physician");
    app.fill("/content/physician/family_name", "Okonkwo-Smith")
        .fill("/content/physician/asco_id", "104233")
        .fill("/content/physician/asco_id", "104234");
    app.happen(MemberAnswered{"104233", "Okonkwo-Smith", "unknown"});
    CHECK(!app.changed);
    CHECK(app.state.membership.status == Membership::Status::asking);
    app.happen(MemberAnswered{"104234", "Okonkwo", "unknown"});
    CHECK(!app.changed);
    app.happen(MemberAnswered{"104234", "Okonkwo-Smith", "active"});
    CHECK(app.changed);
    CHECK(app.state.membership.status == Membership::Status::active);
    app.happen(MemberAnswered{"104234", "Okonkwo-Smith", "unknown"});
    CHECK(app.blamed() == "/content/physician/asco_id member-unknown");
    // While another one is being typed, that answer says nothing about it.
    app.type("/content/physician/asco_id", "10").press("continue");
    CHECK(app.blamed().find("member-unknown") == std::string::npos);
}

TEST_CASE("a member ID that was not found is not doubted for its form, too") {
    App app;
    app.boot("", {}, "#/register/physician");
    app.fill("/content/physician/family_name", "Okonkwo-Smith").fill("/content/physician/asco_id", "A1042");
    CHECK(app.blamed() == "/content/physician/asco_id asco-id-unusual");
    app.happen(MemberAnswered{"A1042", "Okonkwo-Smith", "unknown"});
    CHECK(app.blamed() == "/content/physician/asco_id member-unknown");
}

TEST_CASE("each answer about a membership leads on, or to the guide's page about it") {
    struct Row {
        std::string status, url;
    };
    for (const auto& row : {Row{"active", "#/register/practice"},
                            {"not-checked", "#/register/practice"},
                            {"anything else", "#/register/practice"},
                            {"unknown", "#/register/member-id-not-found"},
                            {"inactive", "#/register/membership-inactive"}}) {
        CAPTURE(row.status);
        auto app = app_with(make::smallest(), "#/register/physician");
        app.happen(MemberAnswered{"104233", "Okonkwo-Smith", row.status}).press("continue");
        CHECK(app.url() == row.url);
        // The same at Submit, for whoever came to the review another way.
        auto other = ready(make::smallest());
        other.happen(MemberAnswered{"104233", "Okonkwo-Smith", row.status}).press("submit");
        CHECK(other.has<Prepare>() == (row.url == "#/register/practice"));
        if (!other.has<Prepare>()) CHECK(other.url() == row.url);
    }
    // Continue waits for an answer that is on its way, says so, and goes on by itself when it comes.
    for (const auto& row : {Row{"active", "#/register/practice"}, Row{"not-checked", "#/register/practice"}, Row{"unknown", "#/register/member-id-not-found"}}) {
        auto waiting = app_with(make::smallest(), "#/register/physician");
        waiting.press("continue");
        CHECK(waiting.url() == "#/register/physician");
        CHECK(waiting.effect<Announce>()->text == texts::membership_asking);
        CHECK(waiting.happen(MemberAnswered{"104233", "Okonkwo-Smith", row.status}).url() == row.url);
    }
    // Who has gone elsewhere meanwhile stays there.
    auto elsewhere = app_with(make::smallest(), "#/register/physician");
    elsewhere.press("continue").press("back");
    const auto url = elsewhere.url();
    CHECK(elsewhere.happen(MemberAnswered{"104233", "Okonkwo-Smith", "unknown"}).url() == url);
}

TEST_CASE("without an active membership everything else can be filled in; only Submit waits, and asks again") {
    auto s = make::smallest();
    auto app = app_with(s, "#/register/physician");
    app.happen(MemberAnswered{"104233", "Okonkwo-Smith", "inactive"}).press("continue");
    CHECK(app.url() == "#/register/membership-inactive");
    app.press("without-member");
    CHECK(app.url() == "#/register/practice");
    app.press("continue").press("continue");
    CHECK(app.url() == "#/register/review");
    app.tick("/declaration/agreed").press("submit");
    CHECK(app.url() == "#/register/membership-inactive");
    // From there one comes back to the review, and not to the second page.
    auto back = app;
    CHECK(back.press("without-member").url() == "#/register/review");

    // Member Services reactivated it. The Help Desk is asked again, also about the same member.
    app.press("check-membership");
    REQUIRE(app.has<Verify>());
    CHECK(app.effect<Announce>()->text == texts::membership_asking);
    auto still = app;
    still.happen(MemberAnswered{"104233", "Okonkwo-Smith", "inactive"});
    CHECK(still.url() == "#/register/membership-inactive");
    CHECK(still.effect<Announce>()->text == texts::membership_still);
    auto unknown = app;
    CHECK(unknown.happen(MemberAnswered{"104233", "Okonkwo-Smith", "unknown"}).url() == "#/register/member-id-not-found");
    app.happen(MemberAnswered{"104233", "Okonkwo-Smith", "active"});
    CHECK(app.url() == "#/register/review");
    app.tick("/declaration/agreed").press("submit");
    CHECK(app.has<Prepare>());
}

TEST_CASE("what else is wrong is told before the membership stops") {
    auto s = make::smallest();
    s.practice.city.clear();
    auto app = app_with(s, "#/register/review");
    app.happen(MemberAnswered{"104233", "Okonkwo-Smith", "unknown"}).tick("/declaration/agreed").press("submit");
    CHECK(app.url() == "#/register/review");
    CHECK(app.focus() == "summary");
    CHECK(app.blamed() == "/content/physician/asco_id member-unknown, /content/practice/city required");
}

}  // namespace
}  // namespace qopi
