// The writer thread with its queue, and the queries.
#include "helpdesk/store.hpp"

#include <array>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <future>
#include <mutex>
#include <thread>

#include "helpdesk/reference.hpp"
#include "helpdesk/schema.hpp"
#include "helpdesk/sqlite.hpp"
#include "helpdesk/system.hpp"

namespace qopi::helpdesk {
namespace {

// While another program holds the store, who comes after the first hears of it soon: each of forty packages would wait in turn,
// and so would those who only want to read and find every worker waiting.
constexpr int held_wait_milliseconds = 50;

// In the order of `record_of`.
constexpr std::string_view record_columns = "id, digest, kind, reference, received_at, road, status, membership, name, supersedes, receipt";

std::string select_records(std::string_view rest) {
    return "SELECT " + std::string(record_columns) + " FROM submission " + std::string(rest);
}

/// A code as it was written; any other text stands there only in a store that is damaged.
template <class T>
T known(std::string_view text) {
    if (const auto value = from_text<T>(text)) return *value;
    throw SqlError(SQLITE_CORRUPT, "a code that nobody wrote");
}

Record record_of(const Query& row) {
    Record record;
    record.id = row.text(0);
    record.digest = row.text(1);
    record.kind = row.text(2);
    record.reference = row.text(3);
    record.received_at = row.text(4);
    record.road = known<Road>(row.text(5));
    record.status = known<Status>(row.text(6));
    record.membership = known<Membership>(row.text(7));
    record.name = row.text(8);
    record.supersedes = row.text(9);
    record.receipt = row.text(10);
    if (!read_reference(record.reference)) throw SqlError(SQLITE_CORRUPT, "a reference that nobody wrote");
    return record;
}

/// `condition` is text of ours, never a value: "WHERE id = ?".
std::optional<Record> first_record(const Connection& connection, std::string_view condition, std::string_view value) {
    Query query(connection, select_records(condition), value);
    return query.next() ? std::optional(record_of(query)) : std::nullopt;
}

void write_event(const Connection& connection, const Event& event) {
    Query(connection, "INSERT INTO event (at, act, id, road, by, note) VALUES (?, ?, ?, ?, ?, ?)", event.at, code_text(event.act), event.id,
          code_text(event.road), event.by, event.note)
        .run();
}

/// Whether the log says already that the package came by this road.
bool has_come(const Connection& connection, const Event& event) {
    return Query(connection, "SELECT 1 FROM event WHERE id = ? AND road = ? AND act IN ('received', 'sent-again') LIMIT 1", event.id,
                 code_text(event.road))
        .next();
}

void write_came_again(const Connection& connection, Event event) {
    if (event.road == Road::upload && has_come(connection, event)) return;
    event.act = Act::sent_again;
    write_event(connection, event);
}

}  // namespace

/// The file as it was when it was opened. SQLite goes on writing into a file that somebody moved away or removed, and a receipt for what is
/// written there would be a receipt for nothing.
class Store::Place {
public:
    explicit Place(std::string path) : path_(std::move(path)), file_(file_id(path_)) {}

    const std::string& path() const { return path_; }
    bool is_moved() {
        if (!moved_ && file_ && file_id(path_) == file_) return false;
        if (!moved_.exchange(true) && act_) act_();
        return true;
    }
    bool was_moved() const { return moved_; }
    Trouble trouble() const {
        return {"The store " + path_ +
                " was moved away or removed while it was in use, so nothing more is written. Put it back, or put back a backup with "
                "`helpdesk restore`, then start again."};
    }
    void when_moved(std::function<void()> act) { act_ = std::move(act); }

private:
    std::string path_;
    std::optional<FileId> file_;
    std::atomic<bool> moved_ = false;
    std::function<void()> act_;
};

/// One thread that does all writing. What waits in the queue is committed together: one flush to the disk for many.
class Store::Writer {
public:
    Writer(Place& place, Connection connection) : place_(place), connection_(std::move(connection)) {
        thread_ = std::thread([this] { work(); });
    }
    ~Writer() {
        {
            const std::lock_guard lock(mutex_);
            ending_ = true;
        }
        woken_.notify_one();
        thread_.join();
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Runs `change(connection)` in a transaction and returns when that is on the disk.
    template <class Change>
    auto write(Change&& change) -> Outcome<decltype(change(std::declval<const Connection&>()))> {
        using T = decltype(change(std::declval<const Connection&>()));
        std::optional<T> result;
        Task task{[&](const Connection& connection) { result.emplace(change(connection)); }, {}};
        auto done = task.done.get_future();
        {
            const std::lock_guard lock(mutex_);
            waiting_.push_back(&task);
        }
        woken_.notify_one();
        if (auto trouble = done.get()) return *trouble;
        return std::move(*result);
    }

private:
    struct Task {
        std::function<void(const Connection&)> change;
        std::promise<std::optional<Trouble>> done;
    };

    void work() {
        for (;;) {
            std::deque<Task*> group;
            {
                std::unique_lock lock(mutex_);
                woken_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
                if (waiting_.empty()) return;
                group.swap(waiting_);
            }
            commit(group);
        }
    }

    void commit(const std::deque<Task*>& group) {
        std::vector<std::optional<Trouble>> troubles(group.size());
        sqlite3_busy_timeout(connection_.get(), is_held_ ? held_wait_milliseconds : busy_wait_milliseconds);
        is_held_ = false;
        try {
            connection_.run("BEGIN IMMEDIATE");
            for (std::size_t i = 0; i < group.size(); ++i) troubles[i] = change_alone(*group[i]);
            if (place_.is_moved())
                troubles.assign(group.size(), place_.trouble());
            else
                connection_.run("COMMIT");
        } catch (const SqlError& error) {
            troubles.assign(group.size(), trouble_of(place_.path(), error));
            is_held_ = (error.code & 0xff) == SQLITE_BUSY;
        } catch (const std::exception&) {
            troubles.assign(group.size(), out_of_memory());
        }
        if (sqlite3_get_autocommit(connection_.get()) == 0) sqlite3_exec(connection_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
        // The promise is the last thing touched: its task lives on the stack of the one who waits.
        for (std::size_t i = 0; i < group.size(); ++i) group[i]->done.set_value(std::move(troubles[i]));
    }

    /// One change of the group; if it fails, only it is undone.
    std::optional<Trouble> change_alone(Task& task) {
        connection_.run("SAVEPOINT one");
        std::optional<Trouble> trouble;
        try {
            task.change(connection_);
            connection_.run("RELEASE one");
            return std::nullopt;
        } catch (const SqlError& error) {
            // A full disk may have ended the whole transaction: then all of the group is undone.
            if (sqlite3_get_autocommit(connection_.get()) != 0) throw;
            trouble = trouble_of(place_.path(), error);
        } catch (const std::exception&) {
            trouble = out_of_memory();
        }
        connection_.run("ROLLBACK TO one; RELEASE one");
        return trouble;
    }

    static Trouble out_of_memory() { return {"There was not enough memory for a change of the store. Try again a little later."}; }

    Place& place_;
    Connection connection_;
    std::mutex mutex_;
    std::condition_variable woken_;
    std::deque<Task*> waiting_;
    bool ending_ = false;
    bool is_held_ = false;  ///< another program held the store when last tried
    std::thread thread_;
};

/// Connections for reading, lent to one thread at a time and kept for the next.
class Store::Readers {
public:
    explicit Readers(Place& place) : place_(place) {}

    template <class Ask>
    auto read(Ask&& ask) -> Outcome<decltype(ask(std::declval<const Connection&>()))> {
        return guarded(place_.path(), [&] {
            auto connection = take();
            auto answer = ask(std::as_const(*connection));
            const std::lock_guard lock(mutex_);
            idle_.push_back(std::move(connection));
            return answer;
        });
    }

private:
    std::unique_ptr<Connection> take() {
        {
            const std::lock_guard lock(mutex_);
            if (!idle_.empty()) {
                auto connection = std::move(idle_.back());
                idle_.pop_back();
                return connection;
            }
        }
        auto connection = std::make_unique<Connection>(place_.path(), Connection::Mode::read);
        // Another store that stands there now is not asked what is in this one.
        if (place_.is_moved()) throw SqlError(SQLITE_CANTOPEN, "moved");
        return connection;
    }

    Place& place_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

Store::Store(StoreLock lock, std::unique_ptr<Place> place, Connection connection)
    : lock_(std::move(lock)),
      path_(place->path()),
      place_(std::move(place)),
      writer_(std::make_unique<Writer>(*place_, std::move(connection))),
      readers_(std::make_unique<Readers>(*place_)) {}
Store::~Store() = default;

Outcome<std::unique_ptr<Store>> Store::open(const std::string& path, Open how, StoreLock::Use use) {
    std::error_code ignored;
    const bool is_there = std::filesystem::exists(path, ignored);
    if (how == Open::existing && !is_there)
        return Trouble{"There is no store at " + path + ". Name it with --store; `serve`, `take` and `members import` make a new one with --new."};
    if (how == Open::fresh && is_there) return Trouble{"There is a store at " + path + " already. Leave out --new to use it, or name another file."};
    auto lock = StoreLock::take(path, use);
    if (!lock) return lock.error();
    auto opened = guarded(path, [&]() -> Outcome<std::unique_ptr<Store>> {
        Connection connection(path, how == Open::existing ? Connection::Mode::write : Connection::Mode::create);
        auto place = std::make_unique<Place>(path);
        if (auto trouble = prepare(connection, path, true)) return *trouble;
        return std::unique_ptr<Store>(new Store(std::move(lock.value()), std::move(place), std::move(connection)));
    });
    if (!opened) return opened.error();
    return std::move(opened.value());
}

std::optional<Trouble> Store::moved() const { return place_->was_moved() ? std::optional(place_->trouble()) : std::nullopt; }
void Store::when_moved(std::function<void()> act) { place_->when_moved(std::move(act)); }

bool Store::has_room(std::uint64_t floor_bytes) const { return free_bytes(path_) >= floor_bytes; }

bool Store::answers() {
    return !place_->is_moved() && static_cast<bool>(readers_->read([](const Connection& connection) { return number_from(connection, "PRAGMA user_version"); }));
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

Outcome<Store::Added> Store::add(Record record, std::string_view bytes, std::string_view by, const MakeReceipt& make_receipt) {
    return writer_->write([&](const Connection& connection) -> Added {
        const Event event{record.received_at, Act::received, record.id, record.road, std::string(by), ""};
        if (const auto first = first_record(connection, "WHERE id = ?", record.id)) {
            if (first->digest != record.digest) return {*first, false, true};
            write_came_again(connection, event);
            return {*first, false, false};
        }
        do record.reference = make_reference();
        while (first_record(connection, "WHERE reference = ?", record.reference));
        const auto receipt = make_receipt(record);
        if (!receipt) throw SqlError(SQLITE_ERROR, "the receipt could not be signed");
        record.receipt = *receipt;
        Query(connection, "INSERT INTO submission (" + std::string(record_columns) + ", bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              record.id, record.digest, record.kind, record.reference, record.received_at, code_text(record.road), code_text(record.status),
              code_text(record.membership), record.name, record.supersedes, record.receipt, Blob{bytes})
            .run();
        Query(connection, "DELETE FROM set_aside WHERE id = ? AND digest = ?", record.id, record.digest).run();
        write_event(connection, event);
        return {record, true, false};
    });
}

namespace {
/// What `write` gives for a change that has no result of its own.
std::optional<Trouble> trouble_in(const Outcome<bool>& outcome) { return outcome ? std::nullopt : std::optional(outcome.error()); }
}  // namespace

std::optional<Trouble> Store::came_again(const Event& event) {
    if (event.road == Road::upload) {
        // Most often it did: asking costs no place in the queue of those who write.
        const auto has = readers_->read([&](const Connection& connection) { return has_come(connection, event); });
        if (has && has.value()) return std::nullopt;
    }
    return trouble_in(writer_->write([&](const Connection& connection) {
        write_came_again(connection, event);
        return true;
    }));
}

std::optional<Trouble> Store::set_aside(const SetAside& package, std::string_view bytes, const Event& event) {
    return trouble_in(writer_->write([&](const Connection& connection) {
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
        return true;
    }));
}

std::optional<Trouble> Store::drop_set_aside(std::int64_t item, const std::optional<Event>& event) {
    return trouble_in(writer_->write([&](const Connection& connection) {
        Query(connection, "DELETE FROM set_aside WHERE item = ?", item).run();
        if (event) write_event(connection, *event);
        return true;
    }));
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
    return trouble_in(writer_->write([&](const Connection& connection) {
        write_event(connection, event);
        return true;
    }));
}

Outcome<std::optional<Member>> Store::find_member(std::string_view member_id) {
    return readers_->read([&](const Connection& connection) -> std::optional<Member> {
        Query query(connection, "SELECT member_id, family_name, status FROM member WHERE member_id = ?", member_id);
        if (!query.next()) return std::nullopt;
        return Member{query.text(0), query.text(1), query.text(2) == "active" ? MemberStatus::active : MemberStatus::inactive};
    });
}

Outcome<bool> Store::has_roster() {
    return readers_->read([](const Connection& connection) { return Query(connection, "SELECT 1 FROM member LIMIT 1").next(); });
}

namespace {
std::string_view status_text(MemberStatus status) { return status == MemberStatus::active ? "active" : "inactive"; }
}  // namespace

Outcome<RosterChange> Store::compare_roster(const std::vector<Member>& members) {
    return readers_->read([&](const Connection& connection) {
        std::unordered_map<std::string_view, const Member*> coming;
        coming.reserve(members.size());
        for (const auto& member : members) coming.emplace(member.id, &member);
        RosterChange change;
        Query row(connection, "SELECT member_id, family_name, status FROM member");
        while (row.next()) {
            ++change.before;
            const auto found = coming.find(row.bytes(0));
            if (found == coming.end())
                ++change.removed;
            else if (found->second->family_name != row.bytes(1) || status_text(found->second->status) != row.bytes(2))
                ++change.changed;
        }
        change.added = static_cast<std::int64_t>(members.size()) - (change.before - change.removed);
        return change;
    });
}

std::optional<Trouble> Store::replace_roster(const std::vector<Member>& members, const Event& event) {
    return trouble_in(writer_->write([&](const Connection& connection) {
        Query(connection, "DELETE FROM member_before").run();
        Query(connection, "INSERT INTO member_before SELECT * FROM member").run();
        Query(connection, "DELETE FROM member").run();
        for (const auto& member : members)
            Query(connection, "INSERT INTO member (member_id, family_name, status) VALUES (?, ?, ?)", member.id, member.family_name,
                  status_text(member.status))
                .run();
        write_event(connection, event);
        return true;
    }));
}

Outcome<std::int64_t> Store::undo_roster(Event event) {
    return writer_->write([&](const Connection& connection) {
        const auto count = number_from(connection, "SELECT count(*) FROM member_before");
        if (count == 0) return count;
        // The two change places: an undo that was wrong is undone as well.
        Query(connection, "CREATE TEMP TABLE member_now AS SELECT * FROM member").run();
        Query(connection, "DELETE FROM member").run();
        Query(connection, "INSERT INTO member SELECT * FROM member_before").run();
        Query(connection, "DELETE FROM member_before").run();
        Query(connection, "INSERT INTO member_before SELECT * FROM member_now").run();
        Query(connection, "DROP TABLE temp.member_now").run();
        event.note = "undone: " + std::to_string(count) + " members";
        write_event(connection, event);
        return count;
    });
}

}  // namespace qopi::helpdesk
