// A person at the app, without a browser: verbs that make events, and what came of them.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>

#include "app/edit.hpp"
#include "app/state.hpp"
#include "app/texts.hpp"
#include "make.hpp"
#include "package/sha256.hpp"
#include "rules/validate.hpp"

namespace qopi {

inline const SealKey desk_key{"desk-2026", R"({"kty":"EC","kid":"desk-2026"})"};

/// The action that is called so: "remove:o1".
inline Action action_from(std::string_view key) {
    const auto colon = key.find(':');
    for (int i = 0; i < static_cast<int>(Verb::count); ++i) {
        const auto verb = static_cast<Verb>(i);
        if (key_of(verb) == key.substr(0, colon)) return {verb, colon == std::string_view::npos ? "" : std::string(key.substr(colon + 1))};
    }
    FAIL("no action is called ", key);
    return Verb::count;
}

struct App {
    State state;
    Effects effects;       ///< of the last event
    bool changed = false;  ///< whether it asked for a frame
    std::string now{make::moment};
    std::vector<std::string> saved;  ///< the parts of the draft that was to be saved last

    App& happen(decltype(Event::what) what) {
        effects.clear();
        changed = update(state, Event{now, std::string(make::day), "10:42 a.m.", std::move(what)}, effects);
        for (const auto& effect : effects)
            if (const auto* save = std::get_if<Save>(&effect)) take(*save);
        CHECK(findings_of(state).all() == validate(state.answers, kind_of(state.answers), state.facts()));
        return *this;
    }
    /// Puts the parts together, as the browser does.
    void take(const Save& save) {
        std::vector<std::string> parts;
        for (const auto& part : save.parts) parts.push_back(part.before < 0 ? part.text : saved.at(static_cast<std::size_t>(part.before)));
        saved = std::move(parts);
        if (save.entry.id == state.draft.id) CHECK(saved_text() == write_draft(draft_of(state)));
    }
    std::string saved_text() const { return joined(saved); }
    static std::string joined(const std::vector<std::string>& parts) {
        std::string text;
        for (const auto& part : parts) text += part;
        return text;
    }
    /// The last package that was made of a draft in these parts.
    static std::string last_made(const std::vector<std::string>& parts) { return read_draft(joined(parts)).value().made.front().id; }
    App& boot(const std::string& draft = "", std::vector<Parcel> outbox = {}, const std::string& url = "#/",
              const SealKey& key = desk_key) {
        return happen(Booted{.draft_id = draft.empty() ? "" : "d1", .draft = draft, .drafts = {}, .outbox = std::move(outbox), .seal_key = key, .fresh = "f00d", .url = url});
    }
    /// How far the making of the open draft's package is; nothing when none is being made and none failed.
    std::optional<Making::Phase> phase() const {
        const auto* making = making_of(state, state.draft.id);
        return making ? std::optional(making->phase) : std::nullopt;
    }
    std::optional<Making::Failure> failure() const {
        return phase() == Making::Phase::failed ? std::optional(making_of(state, state.draft.id)->failure) : std::nullopt;
    }
    /// Where the package of the open draft stands.
    ParcelState stands() const {
        const auto* parcel = own_parcel(state);
        return parcel ? parcel->state : ParcelState::count;
    }
    /// The package that was made before the one of the open draft; empty when none was.
    std::string before() const { return state.frozen.before.empty() ? std::string() : state.frozen.before.front().id; }
    /// Until the rows of a list are read.
    App& read_all() {
        while (state.reading) happen(ReadOn{});
        return *this;
    }
    App& type(const std::string& key, const std::string& text) { return happen(Typed{key, text}); }
    App& leave(const std::string& key) { return happen(Left{key}); }
    App& fill(const std::string& key, const std::string& text) { return type(key, text).leave(key); }
    App& choose(const std::string& key, const std::string& code) { return happen(Chosen{key, code}); }
    App& tick(const std::string& key, bool on = true) { return happen(Ticked{key, on}); }
    App& press(const std::string& key) { return happen(Pressed{action_from(key)}); }
    App& enter(const std::string& key) { return happen(Entered{key}); }
    App& go(const std::string& url) { return happen(WentTo{url}); }

    /// The last effect of a kind, or null.
    template <class E>
    const E* effect() const {
        const E* found = nullptr;
        for (const auto& one : effects)
            if (const auto* is = std::get_if<E>(&one)) found = is;
        return found;
    }
    template <class E>
    bool has() const {
        return effect<E>() != nullptr;
    }
    /// What the page blames now, as "/pointer code" texts.
    std::string blamed() const { return make::joined(make::found(shown_issues(state))); }
    /// What the page offers in the place of an answer.
    std::string suggestions(const std::string& pointer) const {
        std::string all;
        for (const auto& issue : shown_issues(state))
            if (issue.at == pointer) all += suggestion_for(state, issue);
        return all;
    }
    std::string url() const { return url_of(state.place); }
    std::string focus() const {
        const auto* on = effect<FocusOn>();
        return on ? on->key : "";
    }
};

inline std::string draft_with(const Submission& content) {
    Draft draft;
    draft.content = content;
    draft.declaration.name = "Maria Okonkwo-Smith";
    return write_draft(draft);
}

/// The app after a reload, with these answers on this computer.
inline App app_with(const Submission& content, const std::string& url = "#/register/review", const SealKey& key = desk_key) {
    App app;
    app.boot(draft_with(content), {}, url, key);
    return app;
}

/// The same with the secrets typed again and the declaration made: ready to submit.
inline App ready(const Submission& content, const SealKey& key = desk_key) {
    auto app = app_with(content, "#/register/review", key);
    auto s = content;
    make::each_field(s, [&]<class R>(const std::string& pointer, R& record, const Field<R>& field) {
        if (const auto* slot = std::get_if<Secret R::*>(&field.slot); slot && !(record.*(*slot)).text.empty())
            app.type(pointer, (record.*(*slot)).text);
    });
    app.tick("/declaration/agreed");
    app.effects.clear();
    return app;
}

/// From Submit (or Save package) until the exact bytes are in the outbox.
inline App& make_package(App& app, const std::string& button = "submit", const std::string& random = std::string(make::twenty_digits)) {
    app.press(button);
    REQUIRE(app.has<Prepare>());
    app.happen(Prepared{app.state.operations, random, sha256_hex(random), app.effect<Prepare>()->response.empty() ? "" : std::string(make::verifier)});
    if (app.has<Seal>()) app.happen(Sealed{app.state.operations, std::string(make::jwe)});
    REQUIRE(app.has<Enqueue>());
    return app;
}
inline App& queue(App& app) { return app.happen(Queued{app.state.operations}); }
inline Received receipt(const App& app) {
    return {app.state.frozen.parcel.id, digest_of_bytes(app.state.frozen.parcel.bytes), "K7M-2RX-94", "2026-11-23T02:21:00Z"};
}

}  // namespace qopi
