// After Submit: on its way, or received with the reference of a verified receipt.
#include "app/filled.hpp"
#include "app/paste.hpp"
#include "app/standing.hpp"
#include "app/texts.hpp"
#include "app/words.hpp"
#include "model/display.hpp"
#include "ui/pages.hpp"
#include "values/reference.hpp"

namespace qopi {

namespace {
constexpr std::string_view no_key = "no-key";
}  // namespace

std::string_view reason_of(const Parcel& parcel) {
    if (parcel.reason == "network") return texts::reason_network;
    if (parcel.reason == "busy") return texts::reason_busy;
    if (parcel.reason == no_key) return texts::reason_no_key;
    if (parcel.reason == "not-our-server") return texts::reason_not_ours;
    return "";
}

namespace {

void draw_contacts(View& view) {
    auto& ui = view.ui;
    ui.heading(2, texts::contacts, "contacts");
    ui.text(filled(texts::contacts_reference, {view.state.receipt.reference}), "contacts reference");
    ui.cursor.skip(8);
    ui.text(texts::contacts_desk, "contacts desk", type::strong);
    ui.cursor.skip(24);
}

/// "3 offices · 12 users": how much of it there was.
std::string size_of(const Submission& answers, Kind kind) {
    std::string size;
    for (const auto& list : list_pages) {
        if (!carries(kind, list.section, answers)) continue;
        // The main office is in no list, and is one that was sent all the same.
        const auto main = kind == Kind::registration && list.section == Section::offices ? 1u : 0u;
        if (const auto count = count_of(answers, list.section) + main; count > 0) size.append(size.empty() ? "" : " · ").append(counted(count, words_of(list.section).items));
    }
    return size;
}

/// What a practice keeps: who sent what, and when.
void draw_record(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const auto kind = kind_of(state.answers);
    const auto& receipt = state.receipt;
    std::vector<Ui::Line> lines;
    const auto add = [&](std::string_view term, const std::string& value, bool is_answer = false) {
        if (!value.empty()) lines.push_back({"record " + std::string(term), term, {value}, {}, is_answer});
    };
    add(texts::record_practice, practice_name(state.answers, kind), true);
    add(texts::record_kind, std::string(words_of(kind)));
    add(texts::record_sender, state.declaration.name, true);
    if (const auto day = local_day(receipt.made, state.clock.offset)) add(texts::record_created, american(*day));
    add(texts::record_size, size_of(state.answers, kind));
    add(texts::record_rows, rows_waiting(state));
    if (!receipt.replaced.empty()) {
        const auto reference = read_reference(receipt.replaced);
        add(texts::record_replaces, reference ? show_reference(*reference) : std::string(texts::record_earlier));
    }
    ui.heading(2, texts::record_title, "record");
    ui.definitions(lines, "record lines");
    ui.buttons({{going_to({Page::review, ""}), texts::record_answers, Button::Look::link, url_of({Page::review, ""})}});
    ui.cursor.skip(16);
}

/// The Help Desk has these answers as they were, and not what was changed since.
void draw_changed(View& view, std::string_view title) {
    auto& ui = view.ui;
    draw_title(view, title, "");
    ui.begin_block(NodeRole::section, "changed", Tone::warning, false, title);
    ui.text(filled(texts::changed_text, {view.state.receipt.reference}), "changed text");
    std::string labels;
    for (const auto& label : changed_answers(view.state)) labels.append(labels.empty() ? "" : "; ").append(label);
    if (!labels.empty()) ui.text(filled(texts::changed_what, {labels}), "changed answers", type::strong);
    ui.end_block();
    ui.cursor.skip(8);
    ui.buttons({{going_to({Page::review, ""}), texts::submit_changes, Button::Look::primary}});
    ui.cursor.skip(28);
    draw_contacts(view);
}

}  // namespace

void draw_done(View& view) {
    auto& ui = view.ui;
    const auto& state = view.state;
    const auto* parcel = own_parcel(state);
    const auto kind = kind_of(state.answers);
    const auto standing = standing_of(state);
    const auto title = confirmation_title(standing, kind);
    if (standing == Standing::changed) return draw_changed(view, title);
    if (standing != Standing::received && parcel) {
        draw_title(view, title, "");
        ui.begin_block(NodeRole::section, "waiting", Tone::warning, false, texts::package_state);
        if (parcel->state == ParcelState::sending) {
            ui.text(texts::sending_text, "sending");
        } else {
            if (const auto reason = reason_of(*parcel); !reason.empty()) ui.text(reason, "reason", type::strong);
            ui.text(texts::waiting_text, "waiting text");
            if (parcel->reason == no_key) {
                ui.cursor.skip(8);
                ui.text(texts::no_key_text, "no key text");
            }
        }
        const bool is_outdated = differs_from_package(state);
        if (is_outdated) {
            ui.cursor.skip(8);
            ui.text(texts::review_lead_outdated, "outdated");
        }
        ui.end_block();
        ui.cursor.skip(8);
        std::vector<Button> buttons;
        if (is_outdated) buttons.push_back({going_to({Page::review, ""}), texts::submit_changes, Button::Look::primary});
        buttons.push_back({{Verb::send_now, parcel->id}, texts::send_now, is_outdated ? Button::Look::secondary : Button::Look::primary});
        if (parcel->reason == no_key) buttons.push_back({{Verb::submit_again, parcel->id}, texts::submit_again, Button::Look::secondary});
        buttons.push_back({going_to({Page::mail, ""}), texts::mail_instead, Button::Look::secondary});
        buttons.push_back({{Verb::save_parcel, parcel->id}, texts::save_package, Button::Look::secondary});
        ui.buttons(buttons);
        if (!is_outdated) {
            ui.cursor.skip(12);
            ui.buttons({{going_to({Page::review, ""}), texts::record_answers, Button::Look::link, url_of({Page::review, ""})}});
        }
        return draw_saved_file(view);
    }

    const bool registered = kind == Kind::registration;
    ui.begin_block(NodeRole::section, "received", Tone::good, false, texts::receipt_title);
    ui.cursor.skip(6);
    ui.heading(1, title, "h1");
    ui.text(texts::reference_label, "reference label");
    ui.text(state.receipt.reference, "reference", type::reference);
    ui.cursor.skip(8);
    const auto day = local_day(state.receipt.received_at, state.clock.offset);
    if (registered) ui.text(texts::receipt_submitted, "submitted");
    ui.text(std::string(texts::receipt_matches) + (day ? " " + filled(texts::receipt_day, {american(*day)}) : ""), "receipt");
    ui.cursor.skip(6);
    ui.end_block();
    ui.cursor.skip(16);
    draw_record(view);
    ui.heading(2, texts::next, "next");
    if (registered) {
        ui.text(filled(texts::next_review, {day ? filled(texts::next_review_day, {american(add_days(*day, 7))}) : std::string(texts::next_review_week)}), "next review");
        ui.cursor.skip(12);
        for (const auto& [text, key] : {std::pair{texts::next_logins, "logins"}, {texts::next_filter, "filter"}, {texts::next_agreement, "agreement"}, {texts::next_users, "more users"}}) {
            ui.text(text, key);
            ui.cursor.skip(12);
        }
    } else {
        ui.text(is_request(kind) ? texts::next_request : texts::next_interest, "next step");
        ui.cursor.skip(12);
    }
    if (const auto today = parse_date(state.clock.today); registered && day && today) draw_round(view, *day, true);
    ui.cursor.skip(12);
    draw_contacts(view);
    std::vector<Button> buttons{{Verb::print, texts::print_or_pdf, Button::Look::secondary}};
    if (parcel) buttons.push_back({{Verb::save_parcel, parcel->id}, texts::save_package, Button::Look::secondary});
    ui.buttons(buttons);
    draw_saved_file(view);
}

}  // namespace qopi
