// The migrations, oldest first.
#include "helpdesk/store/schema.hpp"

#include <array>
#include <cstdint>

#include "helpdesk/store/event_log.hpp"

namespace qopi::helpdesk {
namespace {

// "QOPI": tells our files from any other SQLite file.
constexpr std::int64_t application_id = 0x514F5049;

// Each entry brings a store one version further; user_version counts them. Entries are only ever added.
struct Migration {
    const char* statements;
    void (*then)(const Connection&) = nullptr;  ///< what SQL cannot say
};
constexpr auto migrations = std::to_array<Migration>({
    {R"(
    CREATE TABLE submission (
        number      INTEGER PRIMARY KEY,
        id          TEXT NOT NULL UNIQUE,
        digest      TEXT NOT NULL,
        kind        TEXT NOT NULL,
        reference   TEXT NOT NULL UNIQUE,
        received_at TEXT NOT NULL,
        road        TEXT NOT NULL,
        status      TEXT NOT NULL,
        membership  TEXT NOT NULL,
        name        TEXT NOT NULL,
        supersedes  TEXT NOT NULL,
        receipt     TEXT NOT NULL,
        bytes       BLOB NOT NULL
    ) STRICT;
    CREATE INDEX submission_digest ON submission (digest);
    CREATE TABLE set_aside (
        number      INTEGER PRIMARY KEY,
        id          TEXT NOT NULL,
        digest      TEXT NOT NULL,
        kind        TEXT NOT NULL,
        received_at TEXT NOT NULL,
        road        TEXT NOT NULL,
        membership  TEXT NOT NULL,
        name        TEXT NOT NULL,
        bytes       BLOB NOT NULL,
        UNIQUE (id, digest)
    ) STRICT;
    CREATE TABLE event (
        number INTEGER PRIMARY KEY,
        at     TEXT NOT NULL,
        act    TEXT NOT NULL,
        id     TEXT NOT NULL,
        road   TEXT NOT NULL,
        by     TEXT NOT NULL,
        note   TEXT NOT NULL
    ) STRICT;
    CREATE INDEX event_id ON event (id);
    CREATE TABLE member (
        member_id   TEXT PRIMARY KEY,
        family_name TEXT NOT NULL,
        status      TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    )"},
    // What is set aside has a reason of many, and a number that is never given again, since people name it by that.
    {R"(
    CREATE TABLE set_aside_2 (
        item        INTEGER PRIMARY KEY AUTOINCREMENT,
        id          TEXT NOT NULL,
        digest      TEXT NOT NULL,
        kind        TEXT NOT NULL,
        received_at TEXT NOT NULL,
        road        TEXT NOT NULL,
        reason      TEXT NOT NULL,
        issues      TEXT NOT NULL,
        name        TEXT NOT NULL,
        bytes       BLOB NOT NULL,
        UNIQUE (id, digest)
    ) STRICT;
    INSERT INTO set_aside_2 SELECT number, id, digest, kind, received_at, road, 'member-' || membership, '', name, bytes FROM set_aside;
    DROP TABLE set_aside;
    ALTER TABLE set_aside_2 RENAME TO set_aside;
    )"},
    // The roster before the last import: the way back from a wrong one.
    {R"(
    CREATE TABLE member_before (
        member_id   TEXT PRIMARY KEY,
        family_name TEXT NOT NULL,
        status      TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    )"},
    // Each row of the log has the digest of itself and the row before; now and then that of the last row is signed. There is no default: an
    // older program that still runs can add no row without one.
    {R"(
    CREATE TABLE event_2 (
        number INTEGER PRIMARY KEY,
        at     TEXT NOT NULL,
        act    TEXT NOT NULL,
        id     TEXT NOT NULL,
        road   TEXT NOT NULL,
        by     TEXT NOT NULL,
        note   TEXT NOT NULL,
        chain  TEXT NOT NULL
    ) STRICT;
    INSERT INTO event_2 SELECT number, at, act, id, road, by, note, '' FROM event;
    DROP TABLE event;
    ALTER TABLE event_2 RENAME TO event;
    CREATE INDEX event_id ON event (id);
    CREATE INDEX submission_supersedes ON submission (supersedes) WHERE supersedes <> '';
    CREATE TABLE head (
        row    INTEGER PRIMARY KEY,
        at     TEXT NOT NULL,
        signed TEXT NOT NULL
    ) STRICT;
    )",
     chain_events},
    // What the mails in which a package came say of themselves; `package` is its id, or its digest when it cannot be read.
    {R"(
    CREATE TABLE mail_origin (
        number         INTEGER PRIMARY KEY,
        package        TEXT NOT NULL,
        sender         TEXT NOT NULL,
        sent_on        TEXT NOT NULL,
        message_id     TEXT NOT NULL,
        authentication TEXT NOT NULL,
        UNIQUE (package, sender, sent_on, message_id, authentication)
    ) STRICT;
    )"},
    // All packages that a submission says it replaces. They may come after it, or never.
    {R"(
    CREATE TABLE predecessor (
        id         TEXT NOT NULL,
        submission TEXT NOT NULL,
        PRIMARY KEY (id, submission)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO predecessor SELECT supersedes, id FROM submission WHERE supersedes <> '';
    DROP INDEX submission_supersedes;
    ALTER TABLE submission DROP COLUMN supersedes;
    )"},
});

}  // namespace

std::optional<Trouble> prepare(Connection& connection, const std::string& path, bool may_write) {
    const auto version = number_from(connection, "PRAGMA user_version");
    const auto application = number_from(connection, "PRAGMA application_id");
    const bool is_empty = number_from(connection, "SELECT count(*) FROM sqlite_schema") == 0;
    if (application != application_id && !is_empty)
        return Trouble{"The file " + path + " is another program's SQLite file. Choose another file with --store."};
    if (version > static_cast<std::int64_t>(migrations.size()))
        return Trouble{"The store " + path + " was written by a newer helpdesk (version " + std::to_string(version) +
                       " of the store; this program knows " + std::to_string(migrations.size()) + "). Use the newer program."};
    if (!may_write) {
        if (version == static_cast<std::int64_t>(migrations.size())) return std::nullopt;
        return Trouble{"The store " + path +
                       " is of an earlier version. It is brought up to date when an account that may write it uses it: start `helpdesk "
                       "serve`, or mark a submission."};
    }

    if (text_from(connection, "PRAGMA journal_mode = WAL") != "wal")
        return Trouble{"The store " + path + " is on a disk that cannot keep it safely (no write-ahead log). Put it on a local disk."};
    connection.run("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
    if (version == static_cast<std::int64_t>(migrations.size())) return std::nullopt;
    connection.run("BEGIN IMMEDIATE");
    // Another process may have been quicker.
    for (auto i = static_cast<std::size_t>(number_from(connection, "PRAGMA user_version")); i < migrations.size(); ++i) {
        connection.run(migrations[i].statements);
        if (migrations[i].then) migrations[i].then(connection);
    }
    connection.run(("PRAGMA application_id = " + std::to_string(application_id) +
                    "; PRAGMA user_version = " + std::to_string(migrations.size()) + "; COMMIT")
                       .c_str());
    return std::nullopt;
}

}  // namespace qopi::helpdesk
