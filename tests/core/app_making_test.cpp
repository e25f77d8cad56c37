// A package that is being made while its draft is left, removed, or taken by another tab.
#include <doctest/doctest.h>

#include "app_driver.hpp"

namespace qopi {
namespace {

/// The last effect of a kind that was asked for, kept while others come.
template <class E>
E asked(const App& app) {
    REQUIRE(app.has<E>());
    return *app.effect<E>();
}

Prepared prepared(int operation, std::string_view digits = make::twenty_digits) {
    return {operation, std::string(digits), std::string(make::secret), std::string(make::verifier)};
}

/// Another draft of this computer, as the browser hands it over.
DraftOpened other_draft(const Submission& content = make::smallest()) { return {"d2", draft_with(content)}; }

// People saw: a package was submitted, another draft opened and submitted within seconds, and the first one's challenge answer stood in the second.
TEST_CASE("two drafts that are submitted at the same time become two packages, each of its own answers, whatever answer comes first") {
    auto app = ready(make::fullest());
    const auto first = asked<Prepare>(app.press("submit"));
    auto answers = make::smallest();
    answers.practice.name = "Imagined Lakeside Clinic";
    app.happen(other_draft(answers));
    make::each_field(answers, [&]<class R>(const std::string& pointer, R& record, const Field<R>& field) {
        if (const auto* slot = std::get_if<Secret R::*>(&field.slot); slot && !(record.*(*slot)).text.empty()) app.type(pointer, (record.*(*slot)).text);
    });
    app.go("#/register/review");
    const auto second = asked<Prepare>(app.tick("/declaration/agreed").press("submit"));
    REQUIRE(first.operation != second.operation);
    CHECK(first.response == "a blue heron");
    CHECK(second.response.empty());

    const auto second_seal = app.happen(prepared(second.operation, "20000000000000000000")).has<Seal>();
    if (second_seal) app.happen(Sealed{second.operation, "o.t.h.e.r"});
    const auto second_kept = asked<Enqueue>(app);
    const auto seal = asked<Seal>(app.happen(prepared(first.operation)));
    CHECK(Json::parse(seal.plaintext) == Json::parse(sealed_plaintext(make::fullest(), Kind::registration, make::verifier)));
    const auto first_kept = asked<Enqueue>(app.happen(Sealed{first.operation, std::string(make::jwe)}));

    CHECK(read_package(first_kept.parcel.bytes).value().content.practice.name == make::fullest().practice.name);
    CHECK(read_package(first_kept.parcel.bytes).value().sealed == make::jwe);
    CHECK(read_package(second_kept.parcel.bytes).value().content.practice.name == "Imagined Lakeside Clinic");
    CHECK(first_kept.parcel.draft == "d1");
    CHECK(second_kept.parcel.draft == "d2");
    // Each draft names its own package.
    CHECK(first_kept.entry.id == "d1");
    CHECK(App::last_made(first_kept.parts) == first_kept.parcel.id);
    CHECK(read_draft(App::joined(first_kept.parts)).value().content.practice.name == make::fullest().practice.name);
    CHECK(second_kept.entry.id == "d2");
    CHECK(App::last_made(second_kept.parts) == second_kept.parcel.id);

    app.happen(Queued{first.operation});
    CHECK(asked<Send>(app).id == first_kept.parcel.id);
    CHECK(app.url() == "#/register/review");
    app.happen(Queued{second.operation});
    CHECK(asked<Send>(app).id == second_kept.parcel.id);
    CHECK(app.url() == "#/register/done");
    CHECK(app.state.makings.empty());
}

// People saw: Submit, and another draft opened while the package was being sealed. Nothing was sent, and nothing said so.
TEST_CASE("what was submitted is sent when its draft is left while it is being made, and nobody is led away from the other draft") {
    const auto blank = [](App& app) { app.press("register"); };
    const auto opened = [](App& app) { app.happen(other_draft()); };
    for (const auto& leave : {+blank, +opened}) {
        auto app = ready(make::fullest());
        const auto operation = asked<Prepare>(app.press("submit")).operation;
        leave(app);
        const auto url = app.url();
        app.happen(prepared(operation)).happen(Sealed{operation, std::string(make::jwe)});
        const auto kept = asked<Enqueue>(app);
        CHECK(App::last_made(kept.parts) == kept.parcel.id);
        app.happen(Queued{operation});
        CHECK(asked<Send>(app).id == kept.parcel.id);
        CHECK(app.url() == url);
        CHECK(app.state.frozen.parcel.id.empty());
        // And who comes back sees where it stands.
        app.happen(DraftOpened{"d1", App::joined(kept.parts)});
        CHECK(app.url() == "#/register/done");
    }
}

TEST_CASE("a draft that is opened again while its package is being made knows the package, and is not submitted twice") {
    auto app = ready(make::smallest());
    const auto as_kept = write_draft(draft_of(app.state));
    const auto operation = asked<Prepare>(app.press("submit")).operation;
    app.happen(other_draft()).happen(DraftOpened{"d1", as_kept});
    app.go("#/register/review").tick("/declaration/agreed").press("submit");
    CHECK(!app.has<Prepare>());
    app.happen(prepared(operation));
    if (app.has<Seal>()) app.happen(Sealed{operation, std::string(make::jwe)});
    const auto kept = asked<Enqueue>(app);
    CHECK(app.happen(Queued{operation}).has<Send>());
    CHECK(app.state.frozen.parcel.id == kept.parcel.id);
    CHECK(app.url() == "#/register/done");
}

TEST_CASE("what was submitted is sent, too, when its draft is removed meanwhile, and the draft does not come back by it") {
    auto app = ready(make::fullest());
    const auto operation = asked<Prepare>(app.press("submit")).operation;
    app.go("#/").press("remove-draft:d1").happen(prepared(operation)).happen(Sealed{operation, std::string(make::jwe)});
    CHECK(asked<Enqueue>(app).parts.empty());
    CHECK(app.happen(Queued{operation}).has<Send>());
}

TEST_CASE("erasing everything ends what is being made") {
    auto app = ready(make::fullest());
    const auto operation = asked<Prepare>(app.press("submit")).operation;
    app.press("erase").happen(prepared(operation));
    CHECK(!app.has<Seal>());
    CHECK(!app.has<Enqueue>());
}

TEST_CASE("a package is not made here once another tab has the draft: that one knows nothing of it, and would make another") {
    auto app = ready(make::fullest());
    const auto operation = asked<Prepare>(app.press("submit")).operation;
    app.happen(DraftTaken{app.state.draft.id}).happen(prepared(operation));
    CHECK(!app.has<Seal>());
    // What is being kept already is kept: the draft that the other tab reads names it.
    auto late = ready(make::fullest());
    make_package(late).happen(DraftTaken{late.state.draft.id}).happen(Queued{late.state.operations});
    CHECK(late.has<Send>());
}

TEST_CASE("a draft that was left tells when its package could not be made, and is submitted again from its review") {
    auto app = ready(make::smallest());
    const auto operation = asked<Prepare>(app.press("submit")).operation;
    app.happen(other_draft()).happen(SealFailed{operation});
    CHECK(app.has<Announce>());
    CHECK(!app.failure());
    app.happen(DraftOpened{"d1", draft_with(make::smallest())});
    CHECK(app.failure() == Making::Failure::not_sealed);
    app.go("#/register/review").tick("/declaration/agreed").press("submit");
    CHECK(app.has<Prepare>());
    CHECK(!app.failure());
}

}  // namespace
}  // namespace qopi
