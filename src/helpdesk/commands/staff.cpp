// `mark`, `members import` and `keys new`: what staff do on the Help Desk's machine.
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "base/text.hpp"
#include "helpdesk/intake/members.hpp"
#include "helpdesk/commands/output.hpp"
#include "helpdesk/reference.hpp"
#include "helpdesk/system.hpp"
#include "model/submission.hpp"

namespace qopi::helpdesk {
namespace {

/// A status that people give; the one with which a submission begins is the way back.
std::optional<Trouble> cannot_be(const Record& record, Status wanted) {
    const auto kind = kind_from(record.kind);
    const bool begins_unverified = kind && is_request(*kind);
    if (wanted == Status::unverified && !begins_unverified) return Trouble{"Only a request is unverified. Mark a registration received instead."};
    if (wanted == Status::received && begins_unverified) return Trouble{"A request is never just received. Mark it unverified instead."};
    return std::nullopt;
}

/// Marks one and says what that changed.
int mark_one(Store& store, const std::string& typed, Status wanted, std::optional<Status> was, const std::string& note) {
    const auto found = find_record(store, typed);
    if (!found) return fail(found.error());
    const auto& record = found.value();
    if (const auto trouble = cannot_be(record, wanted)) return fail(*trouble);
    const auto marked = store.mark(record.id, wanted, was, {time_now(), Act::marked, record.id, record.road, account_name(), note});
    if (!marked) return fail(marked.error());
    const auto before = std::string(label_text(marked.value().before));
    if (!marked.value().is_done)
        return fail(show_reference(record.reference) + " was marked by somebody else in between: " + before + ". Look at it again with `helpdesk show`, then mark it.");
    print(show_reference(record.reference) + " is now marked: " + std::string(label_text(wanted)) + ". Before: " + before + ".");
    return Exit::done;
}

/// Asks the person at the terminal; where there is none, nobody said yes.
bool says_yes() {
    if (::isatty(STDIN_FILENO) == 0) return false;
    std::fputs("Type yes to import it anyway: ", stdout);
    std::fflush(stdout);
    char answer[16] = "";
    return std::fgets(answer, sizeof answer, stdin) && trim(answer) == "yes";
}

}  // namespace

int mark(const Places& places, const std::vector<std::string>& references, const std::string& status, const std::string& was,
         const std::string& note) {
    const auto wanted = from_text<Status>(status);
    const auto seen = from_text<Status>(was);
    if (!wanted || (!was.empty() && !seen)) 
        return fail("A submission can be marked received, checking, returned, validated, rejected or spam, and a request unverified.");
    const auto text = note_text(note);
    if (!text) return fail(text.error());
    const auto store = open_store(places);
    if (!store) return fail(store.error());
    int worst = Exit::done;
    for (const auto& reference : references) worst = std::max(worst, mark_one(*store.value(), reference, *wanted, seen, text.value()));
    return worst;
}

int import_members(const Places& places, const std::string& file, bool is_sure) {
    const auto csv = read_file(file, roster_bytes_max);
    if (!csv) return fail(csv.error());
    const auto members = read_roster(csv.value());
    if (!members) return fail(members.error());
    const auto store = open_store(places);
    if (!store) return fail(store.error());
    const auto compared = store.value()->compare_roster(members.value());
    if (!compared) return fail(compared.error());
    const auto& change = compared.value();
    const auto count = std::to_string(members.value().size()) + (members.value().size() == 1 ? " member" : " members");
    const auto changes = std::to_string(change.added) + " added, " + std::to_string(change.removed) + " removed, " +
                         std::to_string(change.changed) + " changed";
    // A file that was cut off, or the wrong one, takes many away; members leave by ones and twos.
    constexpr std::int64_t removed_percent_max = 5;
    if (!is_sure && change.removed * 100 > change.before * removed_percent_max) {
        print("This roster has " + count + ", the previous one has " + std::to_string(change.before) + ": " + changes + ".");
        if (!says_yes())
            return fail("Nothing was imported, since many members would be removed. When that is right, import it again with --yes.");
    }
    if (const auto trouble = store.value()->replace_roster(
            members.value(), {time_now(), Act::roster_imported, "", Road::file, account_name(), count + ": " + changes}))
        return fail(*trouble);
    const auto active =
        std::count_if(members.value().begin(), members.value().end(), [](const Member& m) { return m.status == MemberStatus::active; });
    print("The roster now has " + count + " (" + std::to_string(active) + " active): " + changes + ".");
    if (change.before > 0) print("The previous roster is saved. Restore it with: helpdesk members undo");
    return Exit::done;
}

int undo_import(const Places& places) {
    const auto store = open_store(places);
    if (!store) return fail(store.error());
    const auto count = store.value()->undo_roster({time_now(), Act::roster_imported, "", Road::file, account_name(), ""});
    if (!count) return fail(count.error());
    if (count.value() == 0) return fail("There is no previous roster. Import one with: helpdesk members import");
    print("The previous roster is back: " + std::to_string(count.value()) + " members. The other one is saved; undo again to restore it.");
    return Exit::done;
}

int make_new_keys(const Places& places) {
    const auto names = make_keys(places.key_folder());
    if (!names) return fail(names.error());
    for (const auto& name : names.value()) print("Made " + name + " in " + places.keys + ".");
    print("They take effect when `helpdesk serve` starts or gets SIGHUP. Keep a copy in a safe place: store backups do not include keys.");
    return Exit::done;
}

}  // namespace qopi::helpdesk
