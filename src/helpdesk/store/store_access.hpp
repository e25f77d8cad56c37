// How a store's file is reached: the place where it stands, the one thread that writes, and the connections that read.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "helpdesk/store/sqlite.hpp"
#include "helpdesk/system.hpp"
#include "helpdesk/trouble.hpp"

namespace qopi::helpdesk {

/// The file as it was when it was opened. SQLite goes on writing into a file that somebody moved away or removed, and a receipt for what is
/// written there would be a receipt for nothing.
class StorePlace {
public:
    explicit StorePlace(std::string path) : path_(std::move(path)), file_(file_id(path_)) {}

    const std::string& path() const { return path_; }
    /// Looks; from the first time on that it is, it stays so.
    bool is_moved();
    bool was_moved() const { return moved_; }
    Trouble trouble() const;
    /// Called once when that is noticed, on any thread. To be set before the store is used.
    void when_moved(std::function<void()> act) { act_ = std::move(act); }

private:
    std::string path_;
    std::optional<FileId> file_;
    std::atomic<bool> moved_ = false;
    std::function<void()> act_;
};

/// One thread that does all writing. What waits in the queue is committed together: one flush to the disk for many.
class StoreWriter {
public:
    /// Without a connection everything that is to be written is a trouble.
    StoreWriter(StorePlace& place, std::optional<Connection> connection);
    /// Writes what still waits.
    ~StoreWriter();
    StoreWriter(const StoreWriter&) = delete;
    StoreWriter& operator=(const StoreWriter&) = delete;

    /// Runs `change(connection)` in a transaction and returns when that is on the disk. A change that throws is undone alone.
    template <class Change>
    auto write(Change&& change) -> Outcome<decltype(change(std::declval<const Connection&>()))> {
        using T = decltype(change(std::declval<const Connection&>()));
        if (!connection_) return Trouble{"The store was opened for reading only."};
        std::optional<T> result;
        Task task{[&](const Connection& connection) { result.emplace(change(connection)); }, {}};
        auto done = task.done.get_future();
        queue(task);
        if (auto trouble = done.get()) return *trouble;
        return std::move(*result);
    }
    /// The same for a change without a result.
    template <class Change>
    std::optional<Trouble> run(Change&& change) {
        const auto done = write([&](const Connection& connection) {
            change(connection);
            return true;
        });
        return done ? std::nullopt : std::optional(done.error());
    }

    /// Those whose call has not returned.
    std::size_t waiting() const { return unanswered_; }
    /// Called after each commit that changed something, with the seconds that it took, on the thread that writes. To be set before the
    /// store is used.
    void when_committed(std::function<void(double seconds)> act) { committed_ = std::move(act); }

private:
    struct Task {
        std::function<void(const Connection&)> change;
        std::promise<std::optional<Trouble>> done;
    };

    void queue(Task& task);
    void work();
    void commit(const std::deque<Task*>& group);
    std::optional<Trouble> change_alone(Task& task);

    StorePlace& place_;
    std::optional<Connection> connection_;
    std::mutex mutex_;
    std::condition_variable woken_;
    std::deque<Task*> waiting_;
    std::atomic<std::size_t> unanswered_ = 0;
    std::function<void(double seconds)> committed_;
    bool ending_ = false;
    bool is_held_ = false;  ///< another program held the store when last tried
    std::thread thread_;
};

/// Connections for reading, lent to one thread at a time and kept for the next.
class StoreReaders {
public:
    StoreReaders(StorePlace& place, Connection::Mode mode) : place_(place), mode_(mode) {}

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
    std::unique_ptr<Connection> take();

    StorePlace& place_;
    Connection::Mode mode_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace qopi::helpdesk
