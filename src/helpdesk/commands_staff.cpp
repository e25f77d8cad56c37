// `take`, `list`, `show`, `mark`, `members import`, `keys new` and `backup`: what staff do on the Help Desk's machine.
#include <algorithm>

#include "base/date.hpp"
#include "base/text.hpp"
#include "helpdesk/intake.hpp"
#include "helpdesk/members.hpp"
#include "helpdesk/output.hpp"
#include "helpdesk/reference.hpp"
#include "helpdesk/show.hpp"
#include "helpdesk/system.hpp"

namespace qopi::helpdesk {
namespace {

constexpr std::size_t note_bytes_max = 2000;

/// "November 23, 2026, 02:20 UTC" for "2026-11-23T02:20:00Z".
std::string american_time(std::string_view time) {
    const auto day = parse_date(time.substr(0, 10));
    return day && time.size() == 20 ? american(*day) + ", " + std::string(time.substr(11, 5)) + " UTC" : std::string(time);
}

Json record_object(const Record& record) {
    Json object{{"reference", show_reference(record.reference)},
                {"id", record.id},
                {"kind", record.kind},
                {"name", record.name},
                {"receivedAt", record.received_at},
                {"road", std::string(code_text(record.road))},
                {"status", std::string(code_text(record.status))},
                {"membership", std::string(code_text(record.membership))},
                {"digest", record.digest}};
    if (!record.supersedes.empty()) object["supersedes"] = record.supersedes;
    return object;
}

/// The record of a typed reference; the trouble says what to do about it.
Outcome<Record> find_record(Store& store, const std::string& typed) {
    const auto reference = read_reference(typed);
    if (!reference)
        return Trouble{
            "This is no reference: one of its characters is wrong or missing. Compare it with the confirmation, such as K7M-2RX-94."};
    const auto record = store.find_reference(*reference);
    if (!record) return record.error();
    if (!record.value()) return Trouble{"No submission has this reference. See all of them with: helpdesk list"};
    return *record.value();
}

// --- take --------------------------------------------------------------------------------------------------------

/// What became of one file: the exit code, a sentence, and what a program reads.
struct TakenFile {
    int exit = Exit::done;
    std::string sentence;
    Json object;
    std::vector<std::string> details = {};
};

struct DescribeTaken {
    TakenFile operator()(const Accepted& accepted) const {
        const auto reference = show_reference(accepted.record.reference);
        auto object = finding(Severity::ok, accepted.is_new ? "taken" : "known", accepted.is_new ? "Taken." : "It was here already.");
        object["reference"] = reference;
        object["id"] = accepted.record.id;
        return {Exit::done, reference + (accepted.is_new ? "" : " (it was here already)"), object};
    }
    TakenFile operator()(const Unreadable& unreadable) const {
        const auto sentence = sentence_for(unreadable.fault);
        auto object = finding(Severity::error, qopi::text(unreadable.fault.code), sentence);
        object["at"] = unreadable.fault.place;
        return {Exit::failed, "not readable, nothing was stored. " + sentence, object};
    }
    TakenFile operator()(const Refused& refused) const {
        TakenFile taken{Exit::has_issues, "has errors, nothing was stored.",
                        finding(Severity::error, "rules", "It has errors; nothing was stored.")};
        for (const auto& issue : refused.issues) {
            taken.details.push_back(issue.at + ": " + sentence_for(issue));
            auto object = finding(severity(issue.code), qopi::text(issue.code), sentence_for(issue));
            object["at"] = issue.at;
            taken.object["issues"].push_back(object);
        }
        return taken;
    }
    TakenFile operator()(const NoMember& no_member) const {
        const auto code = no_member.membership == Membership::inactive ? Code::member_inactive : Code::member_unknown;
        const auto sentence = "set aside: the membership of the corresponding physician is " +
                              std::string(label_text(no_member.membership)) +
                              ". Settle that with ASCO Member Services, import the roster, and take the file again.";
        return {Exit::has_issues, sentence, finding(Severity::error, qopi::text(code), sentence)};
    }
    TakenFile operator()(const Conflict& conflict) const {
        const auto sentence = "not taken: " + show_reference(conflict.first.reference) +
                              " has the same id and other bytes. It stays as it is; ask the practice for a new package.";
        return {Exit::has_issues, sentence, finding(Severity::error, "conflict", sentence)};
    }
    TakenFile operator()(const TooMany&) const { return {Exit::failed, "", {}}; }  // files are not counted
    TakenFile operator()(const Busy& busy) const { return {Exit::failed, busy.sentence, finding(Severity::error, "busy", busy.sentence)}; }
};

TakenFile take_file(const Intake& intake, const std::string& file, const std::string& account) {
    const auto bytes = read_file(file, package_bytes_max);
    if (!bytes) return {Exit::failed, bytes.error().sentence, finding(Severity::error, "file", bytes.error().sentence)};
    return std::visit(DescribeTaken{}, intake.take(bytes.value(), {.road = Road::file, .by = account}));
}

// --- show --------------------------------------------------------------------------------------------------------

struct Shown {
    Record record;
    Package package;
    std::vector<Event> events;
};

void print_for_people(const Shown& shown) {
    const auto& [record, package, events] = shown;
    print(show_reference(record.reference) + "  " + std::string(label_of(package.kind)));
    print("  Received: " + american_time(record.received_at) + ", by " + std::string(label_text(record.road)));
    print("  Status: " + std::string(label_text(record.status)));
    print("  Membership: " + std::string(label_text(record.membership)));
    print("  Declared: by " + package.declared_by + ", " + american(*parse_date(package.declared_on)));
    if (!record.supersedes.empty()) print("  Replaces: " + record.supersedes);
    print("  Package: " + record.id + ", " + record.digest);
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
        print("Warnings that the practice read and kept");
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
        print("  " + american_time(event.at) + "  " + std::string(label_text(event.act)) + (event.by.empty() ? "" : ", by " + event.by) +
              (event.note.empty() ? "" : ": " + event.note));
}

void print_for_programs(const Shown& shown) {
    auto object = record_object(shown.record);
    object["declaration"] = {{"name", shown.package.declared_by}, {"date", shown.package.declared_on}};
    object["fields"] = Json::array();
    for (const auto& field : fields_shown(shown.package))
        object["fields"].push_back(
            {{"at", field.at}, {"section", field.title}, {"label", std::string(field.label)}, {"value", field.value}});
    object["kept"] = Json::array();
    for (const auto& kept : shown.package.kept) object["kept"].push_back({{"at", kept.at}, {"code", std::string(qopi::text(kept.code))}});
    object["history"] = Json::array();
    for (const auto& event : shown.events)
        object["history"].push_back({{"at", event.at}, {"act", std::string(code_text(event.act))}, {"by", event.by}, {"note", event.note}});
    print_json(object);
}

/// Opens the sealed part of what is shown, after writing down that somebody did.
std::optional<Trouble> reveal_sealed(Store& store, const Places& places, Shown& shown) {
    if (shown.package.sealed.empty()) return std::nullopt;
    const auto keys = load_keys(places.keys);
    if (!keys) return keys.error();
    const auto plaintext = open_package(shown.package, keys.value());
    if (!plaintext || unseal(shown.package, *plaintext))
        return Trouble{"The sealed values cannot be opened with the keys in " + places.keys +
                       ". Put back the key that was current when it came."};
    return store.log({time_now(), Act::revealed, shown.record.id, shown.record.road, account_name(), ""});
}

}  // namespace

int take_files(const Places& places, const std::vector<std::string>& files, bool as_json) {
    const auto keys = load_keys(places.keys);
    if (!keys) return fail(keys.error());
    const auto store = Store::open(places.store, Store::Open::or_create);
    if (!store) return fail(store.error());
    const Intake intake{*store.value(), keys.value()};
    const auto account = account_name();
    int worst = Exit::done;
    for (const auto& file : files) {
        auto taken = take_file(intake, file, account);
        worst = std::max(worst, taken.exit);
        if (as_json) {
            taken.object["file"] = file;
            print_json(taken.object);
        } else {
            print(file + ": " + taken.sentence);
            for (const auto& line : taken.details) print("  " + line);
        }
    }
    return worst;
}

int list(const Places& places, bool as_json) {
    const auto store = Store::open(places.store, Store::Open::existing);
    if (!store) return fail(store.error());
    const auto records = store.value()->list();
    if (!records) return fail(records.error());
    const auto waiting = store.value()->list_set_aside();
    if (!waiting) return fail(waiting.error());
    if (!as_json && records.value().empty() && waiting.value().empty()) print("No submissions yet.");
    for (const auto& record : records.value()) {
        if (as_json)
            print_json(record_object(record));
        else
            print(show_reference(record.reference) + "  " + record.received_at + "  " + record.kind + "  " +
                  std::string(code_text(record.status)) + "  membership " + std::string(code_text(record.membership)) + "  " + record.name);
    }
    if (!as_json && !waiting.value().empty()) print("Set aside, because of the membership:");
    for (const auto& package : waiting.value()) {
        if (as_json)
            print_json({{"setAside", true},
                        {"id", package.id},
                        {"kind", package.kind},
                        {"name", package.name},
                        {"receivedAt", package.received_at},
                        {"road", std::string(code_text(package.road))},
                        {"membership", std::string(code_text(package.membership))},
                        {"digest", package.digest}});
        else
            print("  " + package.id + "  " + package.received_at + "  " + package.kind + "  membership " +
                  std::string(code_text(package.membership)) + "  " + package.name);
    }
    return Exit::done;
}

int show(const Places& places, const std::string& reference, bool reveal, bool as_json) {
    const auto store = Store::open(places.store, Store::Open::existing);
    if (!store) return fail(store.error());
    const auto record = find_record(*store.value(), reference);
    if (!record) return fail(record.error());
    const auto bytes = store.value()->bytes_of(record.value().id);
    if (!bytes) return fail(bytes.error());
    auto package = read_package(bytes.value());
    if (!package)
        return fail("The stored package cannot be read by this version: " + sentence_for(package.error()) +
                    " Use the helpdesk that received it.");
    Shown shown{record.value(), std::move(package.value()), {}};
    if (reveal)
        if (const auto trouble = reveal_sealed(*store.value(), places, shown)) return fail(*trouble);
    auto events = store.value()->events_of(shown.record.id);
    if (!events) return fail(events.error());
    shown.events = std::move(events.value());
    if (as_json)
        print_for_programs(shown);
    else
        print_for_people(shown);
    return Exit::done;
}

int mark(const Places& places, const std::string& reference, const std::string& status, const std::string& note) {
    const auto wanted = from_text<Status>(status);
    if (!wanted || *wanted == Status::received) return fail("A submission can be marked checking, returned or validated.");
    const auto text = squeeze(note);
    if (text.empty() || text.size() > note_bytes_max || !valid_utf8(text)) return fail("Say why in --note, in at most 2,000 characters.");
    const auto store = Store::open(places.store, Store::Open::existing);
    if (!store) return fail(store.error());
    const auto record = find_record(*store.value(), reference);
    if (!record) return fail(record.error());
    const Event event{time_now(),          Act::marked,    record.value().id,
                      record.value().road, account_name(), std::string(code_text(*wanted)) + ": " + text};
    if (const auto trouble = store.value()->mark(record.value().id, *wanted, event)) return fail(*trouble);
    print(show_reference(record.value().reference) + " is now marked: " + std::string(label_text(*wanted)) + ".");
    return Exit::done;
}

int import_members(const Places& places, const std::string& file) {
    const auto csv = read_file(file, roster_bytes_max);
    if (!csv) return fail(csv.error());
    const auto members = read_roster(csv.value());
    if (!members) return fail(members.error());
    const auto store = Store::open(places.store, Store::Open::or_create);
    if (!store) return fail(store.error());
    const auto count = std::to_string(members.value().size());
    const auto before = store.value()->replace_roster(
        members.value(), {time_now(), Act::roster_imported, "", Road::file, account_name(), count + " members"});
    if (!before) return fail(before.error());
    const auto active =
        std::count_if(members.value().begin(), members.value().end(), [](const Member& m) { return m.status == MemberStatus::active; });
    print(count + " members, " + std::to_string(active) + " of them active, are now the roster; before there were " +
          std::to_string(before.value()) + ".");
    return Exit::done;
}

int make_new_keys(const Places& places) {
    const auto names = make_keys(places.keys);
    if (!names) return fail(names.error());
    for (const auto& name : names.value()) print("Made " + name + " in " + places.keys + ".");
    print("These are current from the next start of `helpdesk serve`. Keep a copy in a safe place: a backup of the store holds no keys.");
    return Exit::done;
}

int backup(const Places& places, const std::string& file) {
    const auto store = Store::open(places.store, Store::Open::existing);
    if (!store) return fail(store.error());
    if (const auto trouble = store.value()->backup(file)) return fail(*trouble);
    print("The store is copied to " + file + ". The keys are not in it; keep them apart.");
    return Exit::done;
}

}  // namespace qopi::helpdesk
