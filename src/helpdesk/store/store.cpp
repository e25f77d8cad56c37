// The submissions, what is set aside, and the queries.
#include "helpdesk/store/store.hpp"

#include <unistd.h>

#include <filesystem>

#include "helpdesk/store/event_log.hpp"
#include "helpdesk/ownership.hpp"
#include "helpdesk/reference.hpp"
#include "helpdesk/store/schema.hpp"
#include "helpdesk/store/store_access.hpp"
#include "helpdesk/store/submission_row.hpp"

namespace qopi::helpdesk {

namespace {

/// A reader of a log needs files beside it, which an account that may only read cannot make; when all is at rest, there is no log to read.
Connection::Mode reading_mode(const std::string& path) {
    const auto folder = std::filesystem::path(path).parent_path();
    std::error_code ignored;
    const bool may_write = ::access(folder.empty() ? "." : folder.c_str(), W_OK) == 0;
    return may_write || std::filesystem::exists(path + "-wal", ignored) ? Connection::Mode::read : Connection::Mode::read_at_rest;
}

}  // namespace

Store::Store(StoreLock lock, std::unique_ptr<StorePlace> place, std::unique_ptr<StoreWriter> writer, std::unique_ptr<StoreReaders> readers)
    : lock_(std::move(lock)), place_(std::move(place)), writer_(std::move(writer)), readers_(std::move(readers)) {
    writer_->when_committed([this](double seconds) {
        proof_.committed();
        if (committed_) committed_(seconds);
    });
}
Store::~Store() = default;

Outcome<std::unique_ptr<Store>> Store::open(const std::string& path, Open how, StoreLock::Use use) {
    std::error_code ignored;
    const bool is_there = std::filesystem::exists(path, ignored);
    if (how == Open::existing && !is_there)
        return Trouble{"There is no store at " + path +
                       ". Set it with --store; `serve`, `take`, and `members import` create one with --new."};
    if (how == Open::fresh && is_there)
        return Trouble{"There is a store at " + path + " already. Leave out --new to use it, or choose another file."};
    if (std::filesystem::is_directory(path, ignored)) return Trouble{path + " is a folder. Set the store's file with --store."};
    if (auto trouble = refuse_open_folder(path, "store")) return *trouble;
    if (how == Open::fresh)
        if (auto trouble = refuse_public_folder(path, "store")) return *trouble;
    const bool reads = use == StoreLock::Use::read;
    if (auto trouble = refuse_open_file(path, "store", reads ? Secrecy::read_only : Secrecy::shared)) return *trouble;
    auto lock = StoreLock::take(path, use);
    if (!lock) return lock.error();
    auto opened = guarded(path, [&]() -> Outcome<std::unique_ptr<Store>> {
        const auto reading = reads ? reading_mode(path) : Connection::Mode::read;
        Connection connection(path, reads ? reading : how == Open::existing ? Connection::Mode::write : Connection::Mode::create);
        auto place = std::make_unique<StorePlace>(path);
        if (auto trouble = prepare(connection, path, !reads)) return *trouble;
        auto writer = std::make_unique<StoreWriter>(*place, reads ? std::nullopt : std::optional(std::move(connection)));
        auto readers = std::make_unique<StoreReaders>(*place, reading);
        return std::unique_ptr<Store>(new Store(std::move(lock.value()), std::move(place), std::move(writer), std::move(readers)));
    });
    if (!opened) return opened.error();
    return std::move(opened.value());
}

std::optional<Trouble> Store::moved() const { return place_->was_moved() ? std::optional(place_->trouble()) : std::nullopt; }
void Store::when_moved(std::function<void()> act) { place_->when_moved(std::move(act)); }
void Store::when_committed(std::function<void(double)> act) { committed_ = std::move(act); }

std::uint64_t Store::free_disk_bytes() const { return free_bytes(place_->path()); }
Written Store::written() { return proof_.now(*writer_); }
std::size_t Store::writes_waiting() const { return writer_->waiting(); }

bool Store::answers() {
    return !place_->is_moved() &&
           static_cast<bool>(readers_->read([](const Connection& connection) { return number_from(connection, "PRAGMA user_version"); }));
}

void Store::wait_for_writer() {
    static_cast<void>(writer_->run([](const Connection&) {}));
}

Outcome<std::optional<Record>> Store::find_id(std::string_view id) {
    return readers_->read([&](const Connection& connection) { return first_record(connection, "WHERE id = ?", id); });
}

Outcome<std::optional<Record>> Store::find_digest(std::string_view digest) {
    return readers_->read([&](const Connection& connection) { return first_record(connection, "WHERE digest = ?", digest); });
}

Outcome<std::optional<Record>> Store::find_reference(std::string_view reference) {
    return readers_->read([&](const Connection& connection) { return first_record(connection, "WHERE reference = ?", reference); });
}

Outcome<std::vector<Record>> Store::find_superseding(std::string_view id) {
    return readers_->read([&](const Connection& connection) {
        std::vector<Record> records;
        Query query(connection, select_records("WHERE id IN (SELECT submission FROM predecessor WHERE id = ?) ORDER BY number"), id);
        while (query.next()) records.push_back(record_of(query));
        return records;
    });
}

Outcome<std::string> Store::bytes_of(std::string_view id) {
    return readers_->read([&](const Connection& connection) {
        Query query(connection, "SELECT bytes FROM submission WHERE id = ?", id);
        return query.next() ? query.text(0) : std::string();
    });
}

Outcome<std::vector<Record>> Store::list() {
    return readers_->read([&](const Connection& connection) {
        std::vector<Record> records;
        Query query(connection, select_records("ORDER BY number"));
        while (query.next()) records.push_back(record_of(query));
        return records;
    });
}

Outcome<std::vector<SetAside>> Store::list_set_aside() {
    return readers_->read([&](const Connection& connection) {
        std::vector<SetAside> packages;
        Query row(connection,
                  "SELECT item, id, digest, kind, received_at, road, reason, issues, name, length(bytes) FROM set_aside ORDER BY item");
        while (row.next())
            packages.push_back({row.number(0), row.text(1), row.text(2), row.text(3), row.text(4),
                                from_text<Road>(row.text(5)).value_or(Road::file),
                                from_text<Reason>(row.text(6)).value_or(Reason::unreadable), row.text(7), row.text(8), row.number(9) > 0});
        return packages;
    });
}

Outcome<std::int64_t> Store::count_set_aside() {
    return readers_->read([](const Connection& connection) { return number_from(connection, "SELECT count(*) FROM set_aside"); });
}

Outcome<std::string> Store::bytes_of_set_aside(std::int64_t item) {
    return readers_->read([&](const Connection& connection) {
        Query query(connection, "SELECT bytes FROM set_aside WHERE item = ?", item);
        return query.next() ? query.text(0) : std::string();
    });
}

Outcome<std::vector<Event>> Store::events_of(std::string_view id) {
    return readers_->read([&](const Connection& connection) {
        std::vector<Event> events;
        Query row(connection, "SELECT at, act, id, road, by, note FROM event WHERE id = ? ORDER BY number", id);
        while (row.next())
            events.push_back({row.text(0), from_text<Act>(row.text(1)).value_or(Act::received), row.text(2),
                              from_text<Road>(row.text(3)).value_or(Road::upload), row.text(4), row.text(5)});
        return events;
    });
}

Outcome<std::unordered_map<std::string, std::vector<Came>>> Store::roads() {
    return readers_->read([&](const Connection& connection) {
        std::unordered_map<std::string, std::vector<Came>> roads;
        Query row(connection,
                  "SELECT id, road, min(at) FROM event WHERE act IN ('received', 'sent-again', 'set-aside') "
                  "GROUP BY id, road ORDER BY min(number)");
        while (row.next()) roads[row.text(0)].push_back({from_text<Road>(row.text(1)).value_or(Road::upload), row.text(2)});
        return roads;
    });
}

Outcome<std::vector<Came>> Store::roads_of(std::string_view id) {
    return readers_->read([&](const Connection& connection) {
        std::vector<Came> roads;
        Query row(connection,
                  "SELECT road, min(at) FROM event WHERE id = ? AND act IN ('received', 'sent-again', 'set-aside') "
                  "GROUP BY road ORDER BY min(number)",
                  id);
        while (row.next()) roads.push_back({from_text<Road>(row.text(0)).value_or(Road::upload), row.text(1)});
        return roads;
    });
}

Outcome<Store::Added> Store::add(Record record, const std::vector<std::string>& replaces, std::string_view bytes, std::string_view by, const MakeReceipt& make_receipt) {
    return writer_->write([&](const Connection& connection) -> Added {
        const Event event{record.received_at, Act::received, record.id, record.road, std::string(by), ""};
        if (const auto first = first_record(connection, "WHERE id = ?", record.id)) {
            if (first->digest != record.digest) return {*first, false, true};
            write_came_again(connection, event);
            return {*first, false, false};
        }
        if (check_ == Check::damaged) throw SqlError(SQLITE_CORRUPT, "found damaged");
        do record.reference = make_reference();
        while (first_record(connection, "WHERE reference = ?", record.reference));
        const auto receipt = make_receipt(record);
        if (!receipt) throw SqlError(SQLITE_ERROR, "the receipt could not be signed");
        record.receipt = *receipt;
        Query(connection, "INSERT INTO submission (" + std::string(record_columns) + ", bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              record.id, record.digest, record.kind, record.reference, record.received_at, code_text(record.road), code_text(record.status),
              code_text(record.membership), record.name, record.receipt, Blob{bytes})
            .run();
        for (const auto& id : replaces) Query(connection, "INSERT INTO predecessor VALUES (?, ?)", id, record.id).run();
        Query(connection, "DELETE FROM set_aside WHERE id = ? AND digest = ?", record.id, record.digest).run();
        write_event(connection, event);
        return {record, true, false};
    });
}

std::optional<Trouble> Store::came_again(const Event& event) {
    if (event.road == Road::upload) {
        // Most often it did: asking costs no place in the queue of those who write.
        const auto has = readers_->read([&](const Connection& connection) { return has_come(connection, event); });
        if (has && has.value()) return std::nullopt;
    }
    return writer_->run([&](const Connection& connection) { write_came_again(connection, event); });
}

std::optional<Trouble> Store::set_aside(const SetAside& package, std::string_view bytes, const Event& event) {
    return writer_->run([&](const Connection& connection) {
        const auto reason = code_text(package.reason);
        const bool is_known =
            Query(connection, "SELECT 1 FROM set_aside WHERE id = ? AND digest = ? AND reason = ?", package.id, package.digest, reason)
                .next();
        const bool has_come = Query(connection, "SELECT 1 FROM event WHERE id = ? AND road = ? AND act = ?", event.id,
                                    code_text(event.road), code_text(event.act))
                                  .next();
        Query(connection,
              "INSERT INTO set_aside (id, digest, kind, received_at, road, reason, issues, name, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
              "ON CONFLICT (id, digest) DO UPDATE SET reason = excluded.reason, issues = excluded.issues",
              package.id, package.digest, package.kind, package.received_at, code_text(package.road), reason, package.issues, package.name,
              Blob{bytes})
            .run();
        if (!is_known || !has_come) write_event(connection, event);
    });
}

std::optional<Trouble> Store::drop_set_aside(std::int64_t item, const std::optional<Event>& event) {
    return writer_->run([&](const Connection& connection) {
        // Nobody asks any more who sent what was dropped; of what is a submission it is kept.
        Query(connection,
              "DELETE FROM mail_origin WHERE package IN (SELECT id FROM set_aside WHERE item = ?1 UNION SELECT digest FROM set_aside WHERE "
              "item = ?1) AND package NOT IN (SELECT id FROM submission)",
              item)
            .run();
        Query(connection, "DELETE FROM set_aside WHERE item = ?", item).run();
        if (event) write_event(connection, *event);
    });
}

Outcome<Store::Marked> Store::mark(std::string_view id, Status status, std::optional<Status> was, Event event) {
    return writer_->write([&](const Connection& connection) {
        Query row(connection, "SELECT status FROM submission WHERE id = ?", id);
        Marked marked{row.next() ? known<Status>(row.text(0)) : Status::received, false};
        if (was && *was != marked.before) return marked;
        Query(connection, "UPDATE submission SET status = ? WHERE id = ?", code_text(status), id).run();
        event.note = std::string(code_text(marked.before)) + " -> " + std::string(code_text(status)) + ": " + event.note;
        write_event(connection, event);
        marked.is_done = true;
        return marked;
    });
}

std::optional<Trouble> Store::log(const Event& event) {
    return writer_->run([&](const Connection& connection) { write_event(connection, event); });
}

std::optional<Trouble> Store::keep_origin(std::string_view package, const MailOrigin& origin) {
    std::string authentication;
    for (const auto& line : origin.authentication) authentication += line + "\n";
    return writer_->run([&](const Connection& connection) {
        Query(connection, "INSERT OR IGNORE INTO mail_origin (package, sender, sent_on, message_id, authentication) VALUES (?, ?, ?, ?, ?)",
              package, origin.from, origin.date, origin.message_id, authentication)
            .run();
    });
}

Outcome<std::vector<MailOrigin>> Store::origins_of(std::string_view package) {
    return readers_->read([&](const Connection& connection) {
        std::vector<MailOrigin> origins;
        Query row(connection, "SELECT sender, sent_on, message_id, authentication FROM mail_origin WHERE package = ? ORDER BY number",
                  package);
        while (row.next()) {
            MailOrigin origin{row.text(0), row.text(1), row.text(2), {}};
            const auto lines = row.text(3);
            for (std::string_view rest = lines; !rest.empty();) {
                const auto end = std::min(rest.find('\n'), rest.size());
                origin.authentication.emplace_back(rest.substr(0, end));
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
            origins.push_back(std::move(origin));
        }
        return origins;
    });
}

Outcome<SignedHead> Store::sign_head(std::string_view at, const Sign& sign) {
    return readers_->read([&](const Connection& connection) {
        const auto head = head_now(connection, at);
        Query before(connection, "SELECT at, signed FROM head WHERE row = ?", head.row);
        if (before.next()) return SignedHead{{head.row, head.chain, before.text(0)}, before.text(1)};
        const auto made = sign(payload_of(head));
        if (!made) throw SqlError(SQLITE_ERROR, "the head of the log could not be signed");
        return SignedHead{head, *made};
    });
}

std::optional<Trouble> Store::keep_head(const SignedHead& head) {
    return writer_->run([&](const Connection& connection) {
        Query(connection, "INSERT OR IGNORE INTO head (row, at, signed) VALUES (?, ?, ?)", head.row, head.at, head.compact).run();
    });
}

Outcome<std::string> Store::head_signed_at() {
    return readers_->read(
        [](const Connection& connection) { return text_from(connection, "SELECT at FROM head ORDER BY row DESC LIMIT 1"); });
}

Outcome<Audit> Store::audit(const Keys& keys, const std::vector<std::string>& kept) {
    return readers_->read([&](const Connection& connection) { return audit_of(connection, keys, kept); });
}

}  // namespace qopi::helpdesk
