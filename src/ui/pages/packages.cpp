// The outbox as a person sees it: one state a package, and what can be done with it.
#include <algorithm>

#include "app/filled.hpp"
#include "app/question.hpp"
#include "app/texts.hpp"
#include "app/words.hpp"
#include "ui/pages.hpp"

namespace qopi {
namespace {

Tone tone_of(ParcelState state) {
    switch (state) {
        case ParcelState::received: return Tone::good;
        case ParcelState::refused: return Tone::error;
        case ParcelState::kept: case ParcelState::waiting: case ParcelState::sending: return Tone::warning;
        case ParcelState::replaced: case ParcelState::count: break;
    }
    return Tone::quiet;
}

/// The sentences about a package one after the other, of which some have nothing to say.
std::string told(std::initializer_list<std::string> sentences) {
    std::string all;
    for (const auto& sentence : sentences)
        if (!sentence.empty()) (all.empty() ? all : all.append(" ")).append(sentence);
    return all;
}

std::string when(const State& state, std::string_view words, std::string_view moment) {
    const auto day = local_day(moment, state.clock.offset);
    return day ? filled(words, {american(*day)}) : std::string();
}

void draw_parcel(View& view, const Parcel& parcel) {
    auto& ui = view.ui;
    const std::string title = parcel.name.empty() ? std::string(texts::draft_unnamed) : parcel.name;
    ui.begin_block(NodeRole::listitem, "parcel " + parcel.id, Tone::plain, true);
    ui.text(title, "title " + parcel.id, type::strong);
    if (const auto kind = kind_from(parcel.kind)) ui.text(words_of(*kind), "kind " + parcel.id);
    const auto later = replacement_of(view.state.outbox, view.state.drafts, parcel);
    const auto state = later.empty() ? parcel.state : ParcelState::replaced;
    const auto& outbox = view.state.outbox;
    const bool is_last = std::none_of(outbox.begin(), outbox.end(), [&](const Parcel& one) { return one.draft == parcel.draft && one.id != parcel.id && one.frozen >= parcel.frozen; });
    ui.text(state == ParcelState::replaced && later.empty() && is_last ? texts::parcel_replaced_gone : info(state).label, "state " + parcel.id, type::small_strong, tone_of(state));
    if (!parcel.reference.empty()) ui.text(told({filled(texts::parcel_reference, {parcel.reference}), when(view.state, texts::parcel_received, parcel.received_at)}), "reference " + parcel.id);
    if (!later.empty()) ui.text(filled(texts::parcel_replaced_by, {later}), "replaced " + parcel.id);
    ui.text(told({when(view.state, texts::parcel_made, parcel.frozen), when(view.state, texts::parcel_given_out, parcel.given_out), filled(texts::parcel_number, {parcel.id})}),
            "number " + parcel.id, type::small, Tone::quiet);
    if (is_unsent(parcel.state)) {
        const auto reason = reason_of(parcel);
        if (!reason.empty()) ui.text(reason, "reason " + parcel.id);
    }
    if (parcel.state == ParcelState::refused) ui.text(texts::needs_you, "needs " + parcel.id);
    ui.cursor.skip(8);
    // One practice may have sent several, and two of a kind differ by their references, or else by their numbers.
    std::string called = title;
    if (const auto kind = kind_from(parcel.kind)) called = filled(texts::name_and, {called, words_of(*kind)});
    const auto is_alike = [&](const Parcel& one) { return one.id != parcel.id && one.name == parcel.name && one.kind == parcel.kind && one.reference.empty(); };
    if (!parcel.reference.empty()) called = filled(texts::name_and, {called, parcel.reference});
    else if (std::any_of(outbox.begin(), outbox.end(), is_alike)) called = filled(texts::name_and, {called, filled(texts::parcel_number, {parcel.id})});
    const auto named = [&](std::string_view label) { return filled(texts::button_of, {label, called}); };
    std::vector<Button> buttons;
    if (parcel.state == ParcelState::waiting) buttons.push_back({{Verb::send_now, parcel.id}, texts::send_now, Button::Look::link, "", named(texts::send_now)});
    buttons.push_back({{Verb::save_parcel, parcel.id}, texts::save_package, Button::Look::link, "", named(texts::save_package)});
    if (parcel.state != ParcelState::received && parcel.state != ParcelState::replaced)
        buttons.push_back({{Verb::save_mail, parcel.id}, texts::save_mail, Button::Look::link, "", named(texts::save_mail)});
    buttons.push_back({{Verb::ask_remove_parcel, parcel.id}, texts::remove, Button::Look::link, "", named(texts::remove)});
    ui.buttons(buttons);
    if (view.state.page.question == Action{Verb::ask_remove_parcel, parcel.id}) {
        ui.cursor.skip(12);
        ui.text(question_text(view.state), "removing " + parcel.id);
        ui.cursor.skip(8);
        ui.buttons({{{Verb::remove_parcel, parcel.id}, texts::yes_remove, Button::Look::danger}, {Verb::take_back, texts::keep, Button::Look::secondary}});
    }
    ui.end_block();
}

}  // namespace

void draw_packages(View& view) {
    auto& ui = view.ui;
    const auto& outbox = view.state.outbox;
    draw_title(view, info(Page::packages).title, texts::packages_lead);
    if (outbox.empty()) {
        ui.text(texts::no_packages, "no packages", type::body, Tone::quiet);
        ui.cursor.skip(16);
    } else {
        const Within list(ui, NodeRole::list, "parcels");
        for (auto parcel = outbox.rbegin(); parcel != outbox.rend(); ++parcel) draw_parcel(view, *parcel);
    }
    ui.cursor.skip(8);
    std::vector<Button> buttons;
    if (!outbox.empty()) buttons.push_back({Verb::save_list, texts::save_list, Button::Look::secondary});
    buttons.push_back({going_to({Page::start, ""}), texts::back});
    ui.buttons(buttons);
    draw_saved_file(view);
}

}  // namespace qopi
