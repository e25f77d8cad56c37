// Where a value may go: every field of every record carries a marker of its own, and every writer is searched for it.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "app/edit.hpp"
#include "app_driver.hpp"
#include "make.hpp"
#include "model/display.hpp"
#include "model/locate.hpp"

namespace qopi {
namespace {

struct Planted {
    std::string pointer, marker;
    Sensitivity sensitivity;
    bool asked;
};

/// Fills every field that holds text with a marker of its own. Which questions are asked stays as it was.
std::vector<Planted> plant(Submission& s, Kind kind) {
    std::vector<std::string> asked;
    make::each_asked_field(s, kind, [&](const std::string& pointer, const auto&, const auto&) { asked.push_back(pointer); });
    std::vector<Planted> planted;
    make::each_field(s, [&]<class R>(const std::string& pointer, R& record, const Field<R>& field) {
        const auto marker = "Marker" + std::to_string(planted.size()) + "x";
        if (const auto* text = std::get_if<std::string R::*>(&field.slot))
            record.*(*text) = marker;
        else if (const auto* secret = std::get_if<Secret R::*>(&field.slot))
            record.*(*secret) = {marker, true};
        else if (const auto* one = std::get_if<One R::*>(&field.slot); one && field.key != "country")
            record.*(*one) = {marker};
        else if (const auto* ids = std::get_if<OfficeIds R::*>(&field.slot))
            record.*(*ids) = {marker};
        else
            return;
        planted.push_back({pointer, marker, field.sensitivity, make::contains(asked, pointer)});
    });
    return planted;
}

std::vector<make::Sample> planted_samples() {
    auto both = make::fullest();
    both.interest = make::interest().interest;
    auto abroad = both;
    abroad.eligibility.country = {"CA"};
    return {{both, Kind::registration}, {abroad, Kind::interest}};
}

bool holds(std::string_view text, const Planted& planted) { return text.find(planted.marker) != std::string_view::npos; }

TEST_CASE("the table of sensitivities allows each value where it is needed and nowhere else") {
    using enum Sensitivity;
    using enum Destination;
    const std::map<Sensitivity, std::vector<Destination>> allowed_places = {
        {open, {draft, package_in_clear, printed_copy, mail_text}},
        {personal, {draft, package_in_clear, printed_copy}},
        {taxpayer, {sealed_part}},
        {secret, {sealed_part}},
    };
    CHECK(allowed_places.size() == sensitivities);
    for (const auto& [sensitivity, places] : allowed_places)
        for (std::size_t i = 0; i < destinations; ++i) {
            const auto destination = static_cast<Destination>(i);
            const bool expected = std::find(places.begin(), places.end(), destination) != places.end();
            CHECK(may_go(sensitivity, destination) == expected);
        }
    // What is sealed stands in clear nowhere.
    for (const auto sensitivity : {open, personal, taxpayer, secret})
        if (may_go(sensitivity, sealed_part))
            for (const auto destination : {draft, package_in_clear, printed_copy, mail_text, log, url})
                CHECK(!may_go(sensitivity, destination));
}

TEST_CASE("a field that nobody classified is a secret") {
    const Field<Contact> forgotten{.key = "k", .label = "l", .called = "c", .slot = &Contact::phone};
    CHECK(forgotten.sensitivity == Sensitivity::secret);
}

TEST_CASE("taxpayer IDs are taxpayer data, responses are secret, and all that names or reaches a person is personal") {
    make::each_field(planted_samples()[0].content, []<class R>(const std::string& pointer, const R&, const Field<R>& field) {
        CAPTURE(pointer);
        const bool is_secret_slot = std::holds_alternative<Secret R::*>(field.slot);
        CHECK(is_secret_slot == may_go(field.sensitivity, Destination::sealed_part));
        if (field.key == "ein") CHECK(field.sensitivity == Sensitivity::taxpayer);
        if (field.key == "challenge_response") CHECK(field.sensitivity == Sensitivity::secret);
        constexpr bool is_person = requires(R record) { record.given_name; };
        for (const std::string_view key :
             {"given_name", "family_name", "email", "email2", "username", "asco_id", "abim_id", "upin", "challenge_question"})
            if (field.key == key) CHECK(field.sensitivity == Sensitivity::personal);
        if (is_person && (field.key == "phone" || field.key == "npi")) CHECK(field.sensitivity == Sensitivity::personal);
    });
}

TEST_CASE("a draft holds every value that may rest on this computer, asked or not, and no other") {
    for (const auto& sample : planted_samples()) {
        const auto& content = sample.content;
        const auto kind = sample.kind;
        auto s = content;
        const auto planted = plant(s, kind);
        Draft draft;
        draft.content = s;
        draft.before = Draft::Before{"o1", s};  // what Cancel brings back
        const auto written = write_draft(draft);
        for (const auto& one : planted) {
            CAPTURE(one.pointer);
            CHECK(holds(written, one) == may_go(one.sensitivity, Destination::draft));
        }
    }
}

TEST_CASE("a package holds in clear every asked value that may stand there, and no other") {
    for (const auto& sample : planted_samples()) {
        const auto& content = sample.content;
        const auto kind = sample.kind;
        auto s = content;
        const auto planted = plant(s, kind);
        const auto written = write_package(make::package(s, kind));
        for (const auto& one : planted) {
            CAPTURE(one.pointer);
            CHECK(holds(written, one) == (one.asked && may_go(one.sensitivity, Destination::package_in_clear)));
        }
    }
}

TEST_CASE("the sealed part holds the asked taxpayer IDs; of a response it holds only the hash") {
    for (const auto& sample : planted_samples()) {
        const auto& content = sample.content;
        const auto kind = sample.kind;
        auto s = content;
        const auto planted = plant(s, kind);
        const auto written = sealed_plaintext(s, kind, make::verifier);
        for (const auto& one : planted) {
            CAPTURE(one.pointer);
            CHECK(holds(written, one) == (one.asked && one.sensitivity == Sensitivity::taxpayer));
            const bool is_named = written.find("\"" + one.pointer + "\"") != std::string::npos;
            CHECK(is_named == (one.asked && may_go(one.sensitivity, Destination::sealed_part)));
        }
        CHECK((written.find("PBKDF2") != std::string::npos) == (kind == Kind::registration));
    }
}

TEST_CASE("a printed copy shows every value that may be printed, and of the others no readable part") {
    for (const auto& sample : planted_samples()) {
        const auto& content = sample.content;
        const auto kind = sample.kind;
        auto s = content;
        for (const auto& one : plant(s, kind)) {
            CAPTURE(one.pointer);
            const auto at = locate(s, one.pointer);
            REQUIRE(at.has_value());
            const auto shown = display(s, at->record, at->field);
            if (may_go(one.sensitivity, Destination::printed_copy))
                CHECK(!shown.empty());
            else
                CHECK(shown == hidden);
        }
    }
}

/// Every text of an effect that leaves the program for the address line, a reader's ears, or a file's name.
std::string open_texts(const Effects& effects) {
    std::string texts;
    for (const auto& effect : effects) {
        if (const auto* go = std::get_if<Go>(&effect)) texts += go->url + "\n";
        if (const auto* announce = std::get_if<Announce>(&effect)) texts += announce->text + "\n";
        if (const auto* focus = std::get_if<FocusOn>(&effect)) texts += focus->key + "\n";
        if (const auto* download = std::get_if<Download>(&effect)) texts += download->name + "\n";
        if (const auto* send = std::get_if<Send>(&effect)) texts += send->id + "\n";
        if (const auto* queue = std::get_if<Enqueue>(&effect)) texts += queue->parcel.id + "\n";
    }
    return texts;
}

TEST_CASE("no address, title, announcement, file name or sentence holds a value") {
    for (const auto& sample : planted_samples()) {
        const auto& content = sample.content;
        const auto kind = sample.kind;
        State state;
        state.booted = true;
        state.answers = content;
        auto planted = plant(state.answers, kind);
        // An office that does not exist stands in the choice of offices, and in no address.
        std::string texts;
        for (std::size_t i = 0; i < static_cast<std::size_t>(Page::count); ++i) {
            const auto page = static_cast<Page>(i);
            const auto item = page == Page::office ? "o1" : page == Page::user ? "u1" : "";
            texts += url_of({page, item}) + std::string(info(page).title) + "\n";
            state.place = {page, item};
            state.page.pressed = true;
            for (const auto& issue : page_issues(state)) texts += sentence_for(issue) + line_for(issue) + issue.at + "\n";
            for (const std::string key :
                 {"continue", "back", "submit", "save-package", "add:offices", "add:users", "change:/content/practice/ein",
                  "fix:/content/users/0/email", "edit:o1", "ask-remove:o2", "remove:o2", "print", "cancel"}) {
                auto other = state;
                Effects effects;
                update(other, Event{std::string(make::moment), std::string(make::day), "10:42 a.m.", Pressed{action_from(key)}}, effects);
                texts += open_texts(effects) + url_of(other.place) + "\n";
            }
        }
        for (const auto& one : planted) {
            CAPTURE(one.pointer);
            CHECK(url_of(place_of_field(one.pointer, state.answers)).find(one.marker) == std::string::npos);
            CHECK(!holds(texts, one));
            CHECK(!may_go(one.sensitivity, Destination::url));
            CHECK(!may_go(one.sensitivity, Destination::log));
        }
    }
}

}  // namespace
}  // namespace qopi
