// `list` and `show`: what has come, as staff read it.
#include <array>

#include "base/date.hpp"
#include "helpdesk/intake/intake.hpp"
#include "helpdesk/commands/output.hpp"
#include "helpdesk/reference.hpp"
#include "helpdesk/intake/set_aside.hpp"
#include "helpdesk/commands/shown.hpp"
#include "helpdesk/intake/succession.hpp"
#include "helpdesk/system.hpp"

namespace qopi::helpdesk {

Outcome<Record> find_record(Store& store, const std::string& typed) {
    const auto reference = read_reference(typed);
    if (!reference)
        return Trouble{
            "This is not a reference: a character is wrong or missing. Compare it with the confirmation, such as K7M-2RX-94."};
    const auto record = store.find_reference(*reference);
    if (!record) return record.error();
    if (!record.value()) return Trouble{"No submission has this reference. See all of them with: helpdesk list"};
    return *record.value();
}

namespace {

using Roads = std::vector<Came>;

Json roads_object(const Roads& roads) {
    auto list = Json::array();
    for (const auto& came : roads) list.push_back({{"road", std::string(code_text(came.road))}, {"at", came.at}});
    return list;
}

/// "upload, mail".
std::string road_words(const Roads& roads) {
    std::string words;
    for (const auto& came : roads) words += (words.empty() ? "" : ", ") + std::string(code_text(came.road));
    return words;
}

Json record_object(const Record& record, const Roads& roads) {
    Json object{{"reference", show_reference(record.reference)},
                {"id", record.id},
                {"kind", record.kind},
                {"name", record.name},
                {"receivedAt", record.received_at},
                {"road", std::string(code_text(record.road))},
                {"roads", roads_object(roads)},
                {"status", std::string(code_text(record.status))},
                {"membership", std::string(code_text(record.membership))},
                {"digest", record.digest}};
    return object;
}

/// What the Help Desk has on file of a practice that a request names. Whoever knows a member's number and name can send a registration, and
/// stand in it as the contact: only people of one that staff validated are somebody to call.
struct OnFile {
    enum class State : unsigned char { validated, not_validated, not_here };
    NamedPractice practice;
    State state = State::not_here;
    std::vector<Contact> contacts = {};
};

struct Shown {
    Record record;
    Package package;
    std::vector<Event> events;
    Roads roads;
    std::vector<MailOrigin> mails;
    std::vector<OnFile> on_file;  ///< of a request: whom to call
    Succession succession;
};

Outcome<OnFile> on_file_of(Store& store, NamedPractice practice) {
    OnFile on_file{std::move(practice)};
    const auto reference = read_reference(on_file.practice.reference);
    if (!reference) return on_file;
    const auto record = store.find_reference(*reference);
    if (!record) return record.error();
    if (!record.value() || record.value()->kind != code_of(Kind::registration)) return on_file;
    on_file.state = OnFile::State::not_validated;
    if (record.value()->status != Status::validated) return on_file;
    const auto bytes = store.bytes_of(record.value()->id);
    if (!bytes) return bytes.error();
    const auto registration = read_package(bytes.value());
    if (!registration) return on_file;
    on_file.state = OnFile::State::validated;
    on_file.contacts = contacts_of(registration.value().content);
    return on_file;
}

Outcome<std::vector<OnFile>> all_on_file(Store& store, const Package& request) {
    std::vector<OnFile> all;
    if (!is_request(request.kind)) return all;
    for (auto& practice : practices_named(request.content)) {
        auto on_file = on_file_of(store, std::move(practice));
        if (!on_file) return on_file.error();
        all.push_back(std::move(on_file.value()));
    }
    return all;
}

std::string_view code_of(OnFile::State state) {
    constexpr std::array<std::string_view, 3> codes{"validated", "not-validated", "not-here"};
    return codes[static_cast<std::size_t>(state)];
}

void print_on_file(const std::vector<OnFile>& all) {
    print("");
    print("Contacts on file: call these, not the ones in the request");
    for (const auto& [practice, state, contacts] : all) {
        print("  " + (practice.reference.empty() ? "" : practice.reference + ", ") + practice.name);
        for (const auto& contact : contacts) print("    " + contact.role + ": " + contact.name + ", " + contact.phone + ", " + contact.email);
        if (state == OnFile::State::not_validated)
            print("    Nobody has verified this registration yet, so the people in it may be a stranger's. Verify it from your own records first, then mark it validated.");
        if (state == OnFile::State::not_here)
            print("    No registration here has the reference in the request. Find the practice in your own records before you change anything.");
    }
}

void print_mails(const std::vector<MailOrigin>& mails) {
    for (const auto& mail : mails) {
        print("");
        print("An email that carried it says this about itself, which proves nothing: a sender can write all of this");
        for (const auto& [label, text] : {std::pair{"From", &mail.from}, {"Date", &mail.date}, {"Message-ID", &mail.message_id}})
            print("  " + std::string(label) + ": " + (text->empty() ? "(none)" : *text));
        for (const auto& line : mail.authentication) print("  " + line);
    }
}

/// ", by mail" for what happened on one of the roads.
std::string road_of(const Event& event) {
    const bool has_road =
        event.act == Act::received || event.act == Act::sent_again || event.act == Act::set_aside || event.act == Act::conflict;
    return has_road ? ", by " + std::string(label_text(event.road)) : "";
}

void print_succession(const Succession& succession) {
    constexpr std::string_view open = " Nothing shows that one sender created both, so both stay open. Call the practice before you follow either.";
    if (const auto& replaces = succession.replaces) {
        const auto& name = replaces->reference;
        // A package that was corrected before it was sent never comes.
        if (name.empty())
            print("  Says that it replaces " + replaces->id + ", which has not been received. It may never have been sent.");
        else if (replaces->is_shown)
            print("  Replaces: " + name + ", of the same sender");
        else
            print("  Says that it replaces " + name + "." + std::string(open));
    }
    for (const auto& [id, reference, is_shown] : succession.replaced_by)
        print(is_shown ? "  Replaced by: " + reference + ", of the same sender" : "  " + reference + " says that it replaces this one." + std::string(open));
}

Json replacement_object(const Replacement& one) {
    return {{"id", one.id}, {"reference", one.reference}, {"sameSender", one.is_shown}};
}

void print_for_people(const Shown& shown) {
    const auto& [record, package, events, roads, mails, on_file, succession] = shown;
    print(show_reference(record.reference) + "  " + std::string(label_of(package.kind)));
    print("  Received: " + american_time(record.received_at) + ", by " + std::string(label_text(record.road)));
    std::string came;
    for (const auto& road : roads)
        came += (came.empty() ? "" : "; ") + std::string(label_text(road.road)) + " (" + american_time(road.at) + ")";
    print("  Arrived by: " + came);
    print("  Status: " + std::string(label_text(record.status)));
    print("  Membership: " + std::string(label_text(record.membership)));
    print("  Declared: by " + package.declared_by + ", " + american(*parse_date(package.declared_on)));
    if (const auto doubt = declaration_doubt(package.declared_on, record.received_at)) print("    Please check: " + std::string(*doubt));
    print_succession(succession);
    print("  Package: " + record.id + ", " + record.digest);
    print_mails(mails);
    if (is_request(package.kind)) print_on_file(on_file);
    std::string title;
    for (const auto& field : fields_shown(package)) {
        if (field.title != title) {
            title = field.title;
            print("");
            print(title);
        }
        print("  " + std::string(field.label) + ": " + field.value);
    }
    if (!package.kept.empty()) {
        print("");
        print("Warnings the practice read and kept");
        for (const auto& kept : package.kept) print("  " + kept.at + ": " + sentence_for(Issue{kept.at, kept.code}));
    }
    if (!package.notes.empty()) {
        print("");
        print("Notes");
        for (const auto& note : package.notes) print("  " + note.at + ": " + sentence_for(note));
    }
    print("");
    print("History");
    for (const auto& event : events)
        print("  " + american_time(event.at) + "  " + std::string(label_text(event.act)) + road_of(event) +
              (event.by.empty() ? "" : ", by " + event.by) + (event.note.empty() ? "" : ": " + event.note));
}

void print_for_programs(const Shown& shown) {
    auto object = record_object(shown.record, shown.roads);
    object["declaration"] = {{"name", shown.package.declared_by}, {"date", shown.package.declared_on}};
    if (const auto doubt = declaration_doubt(shown.package.declared_on, shown.record.received_at)) object["declaration"]["doubt"] = std::string(*doubt);
    if (const auto& replaces = shown.succession.replaces) object["replaces"] = replacement_object(*replaces);
    for (const auto& one : shown.succession.replaced_by) object["replacedBy"].push_back(replacement_object(one));
    if (is_request(shown.package.kind)) {
        object["contactsOnFile"] = Json::array();
        for (const auto& [practice, state, contacts] : shown.on_file) {
            Json on_file{{"reference", practice.reference}, {"name", practice.name}, {"state", std::string(code_of(state))}, {"contacts", Json::array()}};
            for (const auto& contact : contacts)
                on_file["contacts"].push_back({{"role", contact.role}, {"name", contact.name}, {"phone", contact.phone}, {"email", contact.email}});
            object["contactsOnFile"].push_back(std::move(on_file));
        }
    }
    if (!shown.mails.empty()) object["mails"] = Json::array();
    for (const auto& mail : shown.mails)
        object["mails"].push_back({{"from", mail.from},
                                   {"date", mail.date},
                                   {"messageId", mail.message_id},
                                   {"authentication", mail.authentication},
                                   {"proves", false}});
    object["fields"] = Json::array();
    for (const auto& field : fields_shown(shown.package))
        object["fields"].push_back(
            {{"at", field.at}, {"section", field.title}, {"label", std::string(field.label)}, {"value", field.value}});
    object["kept"] = Json::array();
    for (const auto& kept : shown.package.kept) object["kept"].push_back({{"at", kept.at}, {"code", std::string(qopi::text(kept.code))}});
    object["history"] = Json::array();
    for (const auto& event : shown.events)
        object["history"].push_back({{"at", event.at},
                                     {"act", std::string(code_text(event.act))},
                                     {"road", std::string(code_text(event.road))},
                                     {"by", event.by},
                                     {"note", event.note}});
    print_json(object);
}

/// Opens the sealed part of what is shown, after writing down that somebody did.
std::optional<Trouble> reveal_sealed(Store& store, const Places& places, Shown& shown) {
    if (shown.package.sealed.empty()) return std::nullopt;
    const auto keys = load_keys(places.key_folder());
    if (!keys) return keys.error();
    const auto plaintext = open_package(shown.package, keys.value());
    if (!plaintext || unseal(shown.package, *plaintext))
        return Trouble{"The sealed values cannot be opened with the keys in " + places.keys +
                       ". Restore the key that was current when it arrived."};
    return store.log({time_now(), Act::revealed, shown.record.id, shown.record.road, account_name(), ""});
}

}  // namespace

int list(const Places& places, const std::string& since, bool as_json) {
    // Times are kept as UTC text, which sorts as time does.
    if (!since.empty() && !parse_date(since) && !parse_time(since))
        return fail("Use a day for --since, such as 2026-11-23, or a time such as 2026-11-23T02:20:00Z (UTC).");
    const auto store = open_store(places, StoreLock::Use::read);
    if (!store) return fail(store.error());
    auto records = store.value()->list();
    if (!records) return fail(records.error());
    auto waiting = store.value()->list_set_aside();
    if (!waiting) return fail(waiting.error());
    auto roads = store.value()->roads();
    if (!roads) return fail(roads.error());
    const auto is_earlier = [&](const auto& one) { return one.received_at < since; };
    std::erase_if(records.value(), is_earlier);
    std::erase_if(waiting.value(), is_earlier);

    if (!as_json && records.value().empty() && waiting.value().empty())
        print(since.empty() ? "No submissions yet." : "No submissions since " + since + ".");
    for (const auto& record : records.value()) {
        const auto& came = roads.value()[record.id];
        if (as_json)
            print_json(record_object(record, came));
        else
            print(show_reference(record.reference) + "  " + record.received_at + "  " + record.kind + "  " +
                  std::string(code_text(record.status)) + "  membership " + std::string(code_text(record.membership)) + "  by " +
                  road_words(came) + "  " + record.name);
    }
    if (!as_json && !waiting.value().empty()) print("Set aside:");
    for (const auto& package : waiting.value()) {
        const auto& came = roads.value()[package.id.empty() ? package.digest : package.id];
        // What came first under the id of a package that came in conflict with it.
        std::optional<Record> first;
        if (package.reason == Reason::conflict) {
            auto found = store.value()->find_id(package.id);
            if (!found) return fail(found.error());
            first = std::move(found.value());
        }
        if (as_json) {
            auto object = set_aside_object(package);
            object["roads"] = roads_object(came);
            if (first) object["first"] = {{"reference", show_reference(first->reference)}, {"digest", first->digest}};
            print_json(object);
            continue;
        }
        print("  " + show_item(package.item) + "  " + package.received_at + "  " + (package.kind.empty() ? "-" : package.kind) + "  by " +
              road_words(came) + "  " + package.name);
        print("      " + std::string(label_text(package.reason)));
        if (first) {
            print("      " + show_reference(first->reference) + " has the same id: " + first->digest);
            print("      this one: " + package.digest);
        }
        for (const auto& line : issue_sentences(package)) print("      " + line);
    }
    return Exit::done;
}

int show(const Places& places, const std::string& reference, bool reveal, bool as_json) {
    const auto store = open_store(places, reveal ? StoreLock::Use::write : StoreLock::Use::read);
    if (!store) return fail(store.error());
    const auto record = find_record(*store.value(), reference);
    if (!record) return fail(record.error());
    const auto bytes = store.value()->bytes_of(record.value().id);
    if (!bytes) return fail(bytes.error());
    auto package = read_package(bytes.value());
    if (!package)
        return fail("The stored package cannot be read by this version: " + sentence_for(package.error()) +
                    " Use the helpdesk that received it.");
    Shown shown{record.value(), std::move(package.value()), {}, {}, {}, {}, {}};
    auto succession = succession_of(*store.value(), shown.record, shown.package);
    if (!succession) return fail(succession.error());
    shown.succession = std::move(succession.value());
    auto on_file = all_on_file(*store.value(), shown.package);
    if (!on_file) return fail(on_file.error());
    shown.on_file = std::move(on_file.value());
    if (reveal)
        if (const auto trouble = reveal_sealed(*store.value(), places, shown)) return fail(*trouble);
    auto events = store.value()->events_of(shown.record.id);
    if (!events) return fail(events.error());
    shown.events = std::move(events.value());
    auto roads = store.value()->roads_of(shown.record.id);
    if (!roads) return fail(roads.error());
    shown.roads = std::move(roads.value());
    auto mails = store.value()->origins_of(shown.record.id);
    if (!mails) return fail(mails.error());
    shown.mails = std::move(mails.value());
    if (as_json)
        print_for_programs(shown);
    else
        print_for_people(shown);
    return Exit::done;
}

}  // namespace qopi::helpdesk
