// The commands of the program: each takes its settings and gives the exit code.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "helpdesk/keys/keys.hpp"
#include "helpdesk/store/store.hpp"

namespace qopi::helpdesk {

/// 0 done or accepted, 1 something has errors, 2 it could not be done; then one sentence on standard error says why.
enum Exit : int { done = 0, has_issues = 1, failed = 2 };

/// Where a command finds what is kept.
struct Places {
    std::string store, keys, key_group;
    bool make_store = false;  ///< there is none yet: a new one is made

    KeyFolder key_folder() const { return {keys, key_group}; }
};
inline Outcome<std::unique_ptr<Store>> open_store(const Places& places, StoreLock::Use use = StoreLock::Use::write) {
    return Store::open(places.store, places.make_store ? Store::Open::fresh : Store::Open::existing, use);
}

struct ServeSettings {
    Places places;
    std::string site, rounds;
    std::string listen = "127.0.0.1:8080";
    std::string metrics;  ///< where the numbers are shown; empty: nowhere
    std::vector<std::string> proxies, hosts;
    bool access_log = false;
    unsigned connections_per_address = 64, head_seconds_max = 20;
    unsigned puts_per_minute = 300, verifies_per_minute = 20;
    unsigned unvouched_mib_per_day = 256;
    unsigned disk_floor_mib = 256;
};
int serve(const ServeSettings& settings);

int check_files(const std::vector<std::string>& files, bool as_json);
int check_value(const std::string& kind, const std::string& text, const std::vector<std::string>& with, bool as_json);
int print_schema(const std::string& kind);
/// The data dictionary of all kinds as Markdown, or the ids alone, one a line.
int print_dictionary(bool ids_only);

int take_files(const Places& places, const std::vector<std::string>& files, bool as_json);
/// Packages that were set aside, once more: those that are named, or all. What has no reason left is taken.
int retry_set_aside(const Places& places, const std::vector<std::string>& items, bool as_json);
int drop_set_aside(const Places& places, const std::string& item, const std::string& note);

/// The submission of a reference as somebody typed it; the trouble says what to do about it.
Outcome<Record> find_record(Store& store, const std::string& typed);

/// `since` is a day or a time in UTC, or empty.
int list(const Places& places, const std::string& since, bool as_json);
/// Compares a practice's list of what it sent with what is here.
int reconcile(const Places& places, const std::string& file, bool as_json);
int show(const Places& places, const std::string& reference, bool reveal, bool as_json);
/// `was` is the status that the person saw, or empty: who marks what somebody else has marked meanwhile is told. What is turned away is
/// kept, and another mark is the way back.
int mark(const Places& places, const std::vector<std::string>& references, const std::string& status, const std::string& was,
         const std::string& note);

/// Asks before it removes many members, unless somebody is sure.
int import_members(const Places& places, const std::string& file, bool is_sure);
int undo_import(const Places& places);
int make_new_keys(const Places& places);
int backup(const Places& places, const std::string& file);
int restore(const Places& places, const std::string& file);
/// Whether the event log is as it was written. `files` hold signed heads that were kept elsewhere.
int verify_audit(const Places& places, const std::vector<std::string>& files);

/// The kinds that `value` knows, for its help.
std::vector<std::string> value_kinds();

}  // namespace qopi::helpdesk
