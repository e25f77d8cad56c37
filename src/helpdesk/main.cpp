// The Help Desk's program: serves the app, receives submissions, and lets staff read and mark them.
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <tuple>

#include "base/version.hpp"
#include "helpdesk/commands/commands.hpp"

using namespace qopi::helpdesk;

namespace {

void add_store(CLI::App& command, Places& places) {
    command.add_option("--store", places.store, "The file with all submissions")->required()->envname("HELPDESK_STORE");
}
void add_new(CLI::App& command, Places& places) { command.add_flag("--new", places.make_store, "Create a store if there is none"); }
void add_keys(CLI::App& command, Places& places, bool required) {
    command.add_option("--keys", places.keys, "The folder with the keys")->required(required)->envname("HELPDESK_KEYS");
    command.add_option("--key-group", places.key_group, "The group whose accounts share the keys")->envname("HELPDESK_KEY_GROUP");
}
void add_json(CLI::App& command, bool& as_json) { command.add_flag("--json", as_json, "One JSON object a line"); }

}  // namespace

int main(int argument_count, char** arguments) {
    // What this program writes is nobody else's to read.
    ::umask(S_IRWXG | S_IRWXO);

    CLI::App app("Serves the QOPI app, checks and stores submissions, and returns signed receipts.", "helpdesk");
    app.set_version_flag("--version", std::string(qopi::app_version));
    app.require_subcommand(1);
    int exit_code = Exit::done;
    Places places;
    bool as_json = false;

    ServeSettings settings;
    auto& serve_command = *app.add_subcommand("serve", "Serve the app and receive submissions");
    add_store(serve_command, settings.places);
    add_new(serve_command, settings.places);
    add_keys(serve_command, settings.places, true);
    serve_command.add_option("--site", settings.site, "The folder with the built app")->required();
    serve_command.add_option("--listen", settings.listen, "Address and port; port 0 takes a free one")->capture_default_str();
    serve_command.add_option("--metrics", settings.metrics,
                             "Address of this machine and port where Prometheus finds numbers, at /metrics, such as 127.0.0.1:9187");
    serve_command.add_option("--rounds", settings.rounds, "The round calendar, a JSON file that names its source");
    serve_command.add_option(
        "--proxy", settings.proxies,
        "ADDRESS[/BITS] of a TLS proxy in front, whose X-Forwarded-For is trusted; can be repeated");
    serve_command.add_option(
        "--host", settings.hosts,
        "A name under which the app is opened, such as qopi.example.org; can be repeated. Names other than this machine's are refused; behind a proxy it is required");
    serve_command.footer("SIGHUP reloads the keys and the calendar. Under systemd it reports when it is ready (Type=notify).");
    serve_command.add_flag("--access-log", settings.access_log, "Log each answer on standard error, without any value");
    serve_command
        .add_option("--connections-per-address", settings.connections_per_address,
                    "Most at one time, except from proxies (0: no limit)")
        ->capture_default_str();
    serve_command.add_option("--head-seconds", settings.head_seconds_max, "A request's header must be whole within so many seconds")
        ->capture_default_str();
    serve_command.add_option("--puts-per-minute", settings.puts_per_minute, "New packages from one address (0: no limit)")
        ->capture_default_str();
    serve_command.add_option("--verifies-per-minute", settings.verifies_per_minute, "Membership questions from one address (0: no limit)")
        ->capture_default_str();
    serve_command
        .add_option("--unvouched-per-day", settings.unvouched_mib_per_day,
                    "MiB a day of packages from unknown members, a sixteenth of it from one address (0: no limit)")
        ->capture_default_str();
    serve_command
        .add_option("--disk-floor", settings.disk_floor_mib,
                    "Take nothing new when less MiB are free; what no known member sends needs twice that")
        ->capture_default_str();
    serve_command.callback([&] { exit_code = serve(settings); });

    std::vector<std::string> files;
    auto& check_command = *app.add_subcommand("check", "Check packages (no store or keys): exit 0 accepted, 1 errors, 2 unreadable");
    check_command.add_option("FILE", files, "A package, or - for standard input")->required();
    add_json(check_command, as_json);
    check_command.callback([&] { exit_code = check_files(files, as_json); });

    std::string kind, text;
    std::vector<std::string> with;
    auto& value_command = *app.add_subcommand("value", "Check one value");
    value_command.add_option("KIND", kind, "One of: " + CLI::detail::join(value_kinds(), " "))->required();
    value_command.add_option("TEXT", text, "As a person would enter it")->required();
    value_command.add_option("--with", with, "KEY=VALUE that the check may use: state=NY for a zip");
    add_json(value_command, as_json);
    value_command.callback([&] { exit_code = check_value(kind, text, with, as_json); });

    auto& schema_command = *app.add_subcommand("schema", "Print the JSON Schema of a kind of package");
    schema_command.add_option("KIND", kind, "such as registration or add-users: the dictionary lists each kind")->required();
    schema_command.callback([&] { exit_code = print_schema(kind); });

    bool ids_only = false;
    auto& dictionary_command = *app.add_subcommand("dictionary", "Print the data dictionary of all kinds of packages, as Markdown");
    dictionary_command.add_flag("--ids", ids_only, "Only the ids of fields, codes, pages and kinds, one a line");
    dictionary_command.callback([&] { exit_code = print_dictionary(ids_only); });

    auto& take_command = *app.add_subcommand("take", "Take packages that arrived by file or email");
    add_store(take_command, places);
    add_new(take_command, places);
    add_keys(take_command, places, true);
    take_command.add_option("FILE", files, "A package, or an email with packages (.eml, .emlx, mbox)")->required();
    add_json(take_command, as_json);
    take_command.callback([&] { exit_code = take_files(places, files, as_json); });

    auto& list_command = *app.add_subcommand("list", "List all submissions, and what was set aside");
    add_store(list_command, places);
    add_keys(list_command, places, false);
    std::string since;
    list_command.add_option("--since", since, "Only what arrived on this day or later, such as 2026-11-23 (UTC)");
    add_json(list_command, as_json);
    list_command.callback([&] { exit_code = list(places, since, as_json); });

    std::string file, note;
    auto& set_aside_command = *app.add_subcommand("set-aside", "Packages on hold until a problem is fixed; `list` shows them");
    set_aside_command.require_subcommand(1);
    auto& retry_command = *set_aside_command.add_subcommand("retry", "Retry packages whose problem is fixed: those named, or all");
    add_store(retry_command, places);
    add_keys(retry_command, places, true);
    retry_command.add_option("ITEM", files, "Such as S12, as shown by `list`; all if none is listed");
    add_json(retry_command, as_json);
    retry_command.callback([&] { exit_code = retry_set_aside(places, files, as_json); });
    auto& drop_command = *set_aside_command.add_subcommand("drop", "Drop a package no one needs; the log records who and why");
    add_store(drop_command, places);
    add_keys(drop_command, places, false);
    drop_command.add_option("ITEM", file, "Such as S12, as `list` names it")->required();
    drop_command.add_option("--note", note, "Why")->required();
    drop_command.callback([&] { exit_code = drop_set_aside(places, file, note); });

    auto& reconcile_command = *app.add_subcommand(
        "reconcile", "Compare a practice's list of sent packages with the store: exit 0 match, 1 mismatch, 2 unreadable");
    add_store(reconcile_command, places);
    add_keys(reconcile_command, places, false);
    reconcile_command.add_option("SENT.csv", file, "The list that the app exports")->required();
    add_json(reconcile_command, as_json);
    reconcile_command.callback([&] { exit_code = reconcile(places, file, as_json); });

    std::string reference;
    bool reveal = false;
    auto& show_command = *app.add_subcommand("show", "Show a submission; sealed values are masked");
    add_store(show_command, places);
    add_keys(show_command, places, false);
    show_command.add_option("REFERENCE", reference, "Such as K7M-2RX-94 (any case)")->required();
    show_command.add_flag("--reveal", reveal, "Also open the sealed values; this is logged");
    add_json(show_command, as_json);
    show_command.callback([&] { exit_code = show(places, reference, reveal, as_json); });

    std::string status, was;
    auto& mark_command = *app.add_subcommand("mark", "Record your progress with a submission");
    add_store(mark_command, places);
    add_keys(mark_command, places, false);
    mark_command.add_option("REFERENCE", reference, "Such as K7M-2RX-94 (any case)")->required();
    mark_command.add_option("STATUS", status, "received, checking, returned, validated, rejected, spam; a request: unverified")->required();
    mark_command.add_option("--was", was, "The status that you saw: nothing is changed when somebody else has marked it meanwhile");
    mark_command.add_option("--note", note, "Why")->required();
    mark_command.callback([&] { exit_code = mark(places, {reference}, status, was, note); });
    for (const auto& [name, turned, words] : {std::tuple{"reject", "rejected", "Mark submissions as rejected (they are kept)"},
                                              std::tuple{"spam", "spam", "Mark submissions as spam (they are kept)"}}) {
        auto& command = *app.add_subcommand(name, words);
        add_store(command, places);
        command.add_option("REFERENCE", files, "Such as K7M-2RX-94; as many as you like")->required();
        command.add_option("--note", note, "Why")->required();
        command.callback([&, turned = turned] { exit_code = mark(places, files, turned, "", note); });
    }

    auto& members_command = *app.add_subcommand("members", "The member roster");
    members_command.require_subcommand(1);
    auto& import_command = *members_command.add_subcommand("import", "Load a new roster from CSV: member_id,family_name,status");
    add_store(import_command, places);
    add_new(import_command, places);
    import_command.add_option("FILE", file, "The CSV file")->required();
    bool is_sure = false;
    import_command.add_flag("--yes", is_sure, "Import it also when more than 5 % of the members would be removed");
    import_command.callback([&] { exit_code = import_members(places, file, is_sure); });
    auto& undo_command = *members_command.add_subcommand("undo", "Restore the roster from before the last import");
    add_store(undo_command, places);
    undo_command.callback([&] { exit_code = undo_import(places); });

    auto& keys_command = *app.add_subcommand("keys", "The keys to seal and to sign with");
    keys_command.require_subcommand(1);
    auto& new_command = *keys_command.add_subcommand("new", "Make new current keys; the old ones stay");
    add_keys(new_command, places, true);
    new_command.callback([&] { exit_code = make_new_keys(places); });

    auto& backup_command = *app.add_subcommand("backup", "Copy the store to a new file while it is in use");
    add_store(backup_command, places);
    add_keys(backup_command, places, true);
    backup_command.add_option("FILE", file, "The new file")->required();
    backup_command.callback([&] { exit_code = backup(places, file); });

    auto& restore_command = *app.add_subcommand("restore", "Verify a backup and restore it as the store");
    add_store(restore_command, places);
    restore_command.add_option("FILE", file, "The backup; its digest is beside it in FILE.sha256")->required();
    restore_command.callback([&] { exit_code = restore(places, file); });

    auto& audit_command = *app.add_subcommand("audit", "The log of what happened to each submission");
    audit_command.require_subcommand(1);
    auto& verify_command =
        *audit_command.add_subcommand("verify", "Look whether it is as it was written: 0 it is, 1 something was changed");
    add_store(verify_command, places);
    add_keys(verify_command, places, true);
    verify_command.add_option("--head", files, "A file with heads saved elsewhere: FILE.head of a backup, or the log of `serve`");
    verify_command.callback([&] { exit_code = verify_audit(places, files); });

    try {
        app.parse(argument_count, arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? Exit::done : Exit::failed;
    }
    return exit_code;
}
