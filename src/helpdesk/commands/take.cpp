// `take` and `set-aside`: packages that came by file or mail, and those of them that wait for a reason to be cleared.
#include <algorithm>
#include <filesystem>

#include "base/text.hpp"
#include "helpdesk/intake/intake.hpp"
#include "helpdesk/mail/mail.hpp"
#include "helpdesk/commands/output.hpp"
#include "helpdesk/reference.hpp"
#include "helpdesk/intake/set_aside.hpp"
#include "helpdesk/system.hpp"
#include "helpdesk/mail/wrapped.hpp"

namespace qopi::helpdesk {
namespace {

// --- what became of one package --------------------------------------------------------------------------------------

/// The exit code, a sentence, and what a program reads.
struct TakenFile {
    int exit = Exit::done;
    std::string sentence;
    Json object;
    std::vector<std::string> details = {};
};

std::string set_aside_sentence(Reason reason) { return "set aside: " + std::string(label_text(reason)); }

/// Codes that programs know from elsewhere stay as they are; `reason` says which of the reasons for setting aside it is.
Json set_aside_finding(std::string_view code, Reason reason) {
    auto object = finding(Severity::error, code, set_aside_sentence(reason));
    object["setAside"] = true;
    object["reason"] = std::string(code_text(reason));
    return object;
}

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
        const auto code = qopi::text(unreadable.fault.code);
        TakenFile taken{Exit::failed, "not readable, nothing was stored. " + sentence, finding(Severity::error, code, sentence)};
        if (unreadable.is_set_aside)
            taken = {Exit::has_issues, set_aside_sentence(Reason::unreadable), set_aside_finding(code, Reason::unreadable), {sentence}};
        taken.object["at"] = unreadable.fault.place;
        return taken;
    }
    TakenFile operator()(const Refused& refused) const {
        TakenFile taken{Exit::has_issues, set_aside_sentence(refused.reason), set_aside_finding(code_text(refused.reason), refused.reason)};
        for (const auto& issue : refused.issues) {
            taken.details.push_back(issue.at + ": " + sentence_for(issue));
            auto object = finding(severity(issue.code), qopi::text(issue.code), sentence_for(issue));
            object["at"] = issue.at;
            taken.object["issues"].push_back(object);
        }
        return taken;
    }
    TakenFile operator()(const NoMember& no_member) const {
        const auto reason = no_member.membership == Membership::inactive ? Reason::member_inactive : Reason::member_unknown;
        return {Exit::has_issues, set_aside_sentence(reason), set_aside_finding(code_text(reason), reason)};
    }
    TakenFile operator()(const Conflict& conflict) const {
        TakenFile taken{Exit::has_issues, set_aside_sentence(Reason::conflict), set_aside_finding(code_text(Reason::conflict), Reason::conflict)};
        const auto first = show_reference(conflict.first.reference);
        taken.details = {first + " has the same id and other bytes: " + conflict.first.digest, "this one: " + conflict.digest};
        taken.object["first"] = {{"reference", first}, {"digest", conflict.first.digest}};
        taken.object["digest"] = conflict.digest;
        return taken;
    }
    // Files are not counted, and wait for their key.
    TakenFile operator()(const TooMany&) const { return {Exit::failed, "", {}}; }
    TakenFile operator()(const Full&) const { return {Exit::failed, "", {}}; }
    TakenFile operator()(const NoKey&) const { return {Exit::failed, "", {}}; }
    TakenFile operator()(const Busy& busy) const { return {Exit::failed, busy.sentence, finding(Severity::error, "busy", busy.sentence)}; }
};

int report(TakenFile taken, const std::string& file, int number, bool as_json) {
    if (as_json) {
        if (!file.empty()) taken.object["file"] = file;
        if (number) taken.object["package"] = number;
        print_json(taken.object);
        return taken.exit;
    }
    print(file + (number ? ", package " + std::to_string(number) : "") + ": " + taken.sentence);
    for (const auto& line : taken.details) print("  " + line);
    return taken.exit;
}

// --- one file ----------------------------------------------------------------------------------------------------------

/// Sets aside a mail, or another program's file, in which no package was found. Nothing of it is kept but its digest and the name of its
/// file: whoever took it has it, and it may speak of anything.
TakenFile set_aside_file(Store& store, std::string_view bytes, Reason reason, const Intake::Arrival& arrival) {
    SetAside file;
    file.digest = digest_of_bytes(bytes);
    file.received_at = time_now();
    file.road = arrival.road;
    file.reason = reason;
    file.name = arrival.file;
    const Event event{file.received_at, Act::set_aside, file.digest, file.road, std::string(arrival.by), std::string(code_text(reason))};
    if (const auto trouble = store.set_aside(file, "", event)) return DescribeTaken{}(Busy{trouble->sentence});
    return {Exit::has_issues, set_aside_sentence(reason), set_aside_finding(code_text(reason), reason)};
}

/// Keeps what the mail says of itself, for staff to see beside the package.
std::optional<Trouble> keep_origin(Store& store, std::string_view bytes, const MailOrigin& origin) {
    if (origin == MailOrigin{}) return std::nullopt;
    const auto package = read_package(bytes);
    return store.keep_origin(package ? package.value().id : digest_of_bytes(bytes), origin);
}

int take_file(const Intake& intake, const std::string& file, const std::string& account, bool as_json) {
    const auto bytes = read_file(file, mail_bytes_max);
    if (!bytes)
        return report({Exit::failed, bytes.error().sentence, finding(Severity::error, "file", bytes.error().sentence)}, file, 0, as_json);
    const auto name = std::filesystem::path(file).filename().string();
    const auto wide = from_wide(bytes.value());
    const std::string_view text = wide ? *wide : bytes.value();
    const bool is_mail = looks_like_mail(text);
    Intake::Arrival arrival{.road = is_mail ? Road::mail : Road::file, .by = account, .file = name};
    const auto contents = is_mail ? read_mail(text) : read_file_as_part(name, text);
    // A file that nobody knows: the intake says what is wrong with it, and keeps what may have been meant to be a package.
    if (!is_mail && contents.reason == Reason::mail_without_package)
        return report(std::visit(DescribeTaken{}, intake.take(text, arrival)), file, 0, as_json);
    int worst = Exit::done, number = 0;
    for (const auto& [part, package, origin] : contents.packages) {
        arrival.file = part.empty() ? name : part;
        // Before the package itself, so that none is ever here without it.
        if (is_mail)
            if (const auto trouble = keep_origin(intake.store, package, origin)) return fail(*trouble);
        auto taken = std::visit(DescribeTaken{}, intake.take(package, arrival));
        worst = std::max(worst, report(std::move(taken), file, contents.packages.size() > 1 ? ++number : 0, as_json));
    }
    arrival.file = name;
    if (contents.reason)
        worst = std::max(worst, report(set_aside_file(intake.store, bytes.value(), *contents.reason, arrival), file, 0, as_json));
    return worst;
}

// --- what was set aside ------------------------------------------------------------------------------------------------

Outcome<SetAside> find_item(Store& store, const std::string& typed) {
    const auto item = read_item(typed);
    const auto waiting = store.list_set_aside();
    if (!waiting) return waiting.error();
    for (const auto& package : waiting.value())
        if (item ? package.item == *item : !package.id.empty() && package.id == lower(fold_number(typed))) return package;
    return Trouble{"No set-aside item is called " + typed + ". See them all with: helpdesk list"};
}

int retry(const Intake& intake, const SetAside& package, const std::string& account, bool as_json) {
    if (!package.is_kept) {
        const std::string sentence =
            "no copy was kept to retry. When the practice has sent it again, run: helpdesk set-aside drop " +
            show_item(package.item) + " --note \"sent again\"";
        auto object = set_aside_object(package);
        object["message"] = sentence;
        return report({Exit::has_issues, sentence, object}, show_item(package.item), 0, as_json);
    }
    const auto bytes = intake.store.bytes_of_set_aside(package.item);
    if (!bytes) return fail(bytes.error());
    const auto taken = intake.take(bytes.value(), {.road = package.road, .by = account, .file = package.name});
    // Taking it took it off the list, unless the same package had come meanwhile in other bytes.
    if (std::holds_alternative<Accepted>(taken))
        if (const auto trouble = intake.store.drop_set_aside(package.item, std::nullopt)) return fail(*trouble);
    auto described = std::visit(DescribeTaken{}, taken);
    described.object["item"] = show_item(package.item);
    return report(std::move(described), show_item(package.item), 0, as_json);
}

}  // namespace

int take_files(const Places& places, const std::vector<std::string>& files, bool as_json) {
    auto loaded = load_keys(places.key_folder());
    if (!loaded) return fail(loaded.error());
    KeyRing keys(places.key_folder(), std::move(loaded.value()));
    const auto store = open_store(places);
    if (!store) return fail(store.error());
    const Intake intake{*store.value(), keys};
    const auto account = account_name();
    int worst = Exit::done;
    for (const auto& file : files) worst = std::max(worst, take_file(intake, file, account, as_json));
    return worst;
}

int retry_set_aside(const Places& places, const std::vector<std::string>& items, bool as_json) {
    auto loaded = load_keys(places.key_folder());
    if (!loaded) return fail(loaded.error());
    KeyRing keys(places.key_folder(), std::move(loaded.value()));
    const auto store = open_store(places);
    if (!store) return fail(store.error());
    std::vector<SetAside> packages;
    for (const auto& typed : items) {
        const auto found = find_item(*store.value(), typed);
        if (!found) return fail(found.error());
        packages.push_back(found.value());
    }
    if (items.empty()) {
        auto all = store.value()->list_set_aside();
        if (!all) return fail(all.error());
        packages = std::move(all.value());
        std::erase_if(packages, [](const SetAside& package) { return !package.is_kept; });
        if (packages.empty() && !as_json) print("Nothing that was set aside can be taken up.");
    }
    const Intake intake{*store.value(), keys};
    const auto account = account_name();
    int worst = Exit::done;
    for (const auto& package : packages) worst = std::max(worst, retry(intake, package, account, as_json));
    return worst;
}

int drop_set_aside(const Places& places, const std::string& typed, const std::string& note) {
    const auto text = note_text(note);
    if (!text) return fail(text.error());
    const auto store = open_store(places);
    if (!store) return fail(store.error());
    const auto found = find_item(*store.value(), typed);
    if (!found) return fail(found.error());
    const auto& package = found.value();
    const Event event{time_now(),   Act::dropped,   package.id.empty() ? package.digest : package.id,
                      package.road, account_name(), show_item(package.item) + ": " + text.value()};
    if (const auto trouble = store.value()->drop_set_aside(package.item, event)) return fail(*trouble);
    print(show_item(package.item) + " is dropped. The log records who did it and why.");
    return Exit::done;
}

}  // namespace qopi::helpdesk
