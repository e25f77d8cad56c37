// The writer's queue, and who may still ask.
#include "helpdesk/store/store_access.hpp"

namespace qopi::helpdesk {
namespace {

// While another program holds the store, who comes after the first hears of it soon: each of forty packages would wait in turn,
// and so would those who only want to read and find every worker waiting.
constexpr int held_wait_milliseconds = 50;

Trouble out_of_memory() { return {"There was not enough memory for a change of the store. Try again a little later."}; }

}  // namespace

// --- the place ---------------------------------------------------------------------------------------------------

bool StorePlace::is_moved() {
    if (!moved_ && file_ && file_id(path_) == file_) return false;
    if (!moved_.exchange(true) && act_) act_();
    return true;
}

Trouble StorePlace::trouble() const {
    return {"The store " + path_ +
            " was moved away or removed while it was in use, so nothing more is written. Move it back, or restore a backup with `helpdesk restore`, then start again."};
}

// --- the writer --------------------------------------------------------------------------------------------------

StoreWriter::StoreWriter(StorePlace& place, std::optional<Connection> connection) : place_(place), connection_(std::move(connection)) {
    if (connection_) thread_ = std::thread([this] { work(); });
}

StoreWriter::~StoreWriter() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    woken_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void StoreWriter::queue(Task& task) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(&task);
        ++unanswered_;
    }
    woken_.notify_one();
}

void StoreWriter::work() {
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

void StoreWriter::commit(const std::deque<Task*>& group) {
    std::vector<std::optional<Trouble>> troubles(group.size());
    sqlite3_busy_timeout(connection_->get(), is_held_ ? held_wait_milliseconds : busy_wait_milliseconds);
    is_held_ = false;
    const auto changes_before = sqlite3_total_changes(connection_->get());
    try {
        connection_->run("BEGIN IMMEDIATE");
        // Who had to wait for another program waited for no disk.
        const auto begun = seconds_now();
        for (std::size_t i = 0; i < group.size(); ++i) troubles[i] = change_alone(*group[i]);
        if (place_.is_moved()) {
            troubles.assign(group.size(), place_.trouble());
        } else {
            connection_->run("COMMIT");
            if (sqlite3_total_changes(connection_->get()) != changes_before) committed_(seconds_now() - begun);
        }
    } catch (const SqlError& error) {
        troubles.assign(group.size(), trouble_of(place_.path(), error));
        is_held_ = (error.code & 0xff) == SQLITE_BUSY;
    } catch (const std::exception&) {
        troubles.assign(group.size(), out_of_memory());
    }
    if (sqlite3_get_autocommit(connection_->get()) == 0) sqlite3_exec(connection_->get(), "ROLLBACK", nullptr, nullptr, nullptr);
    // The promise is the last thing touched: its task lives on the stack of the one who waits.
    unanswered_ -= group.size();
    for (std::size_t i = 0; i < group.size(); ++i) group[i]->done.set_value(std::move(troubles[i]));
}

/// One change of the group; if it fails, only it is undone.
std::optional<Trouble> StoreWriter::change_alone(Task& task) {
    connection_->run("SAVEPOINT one");
    std::optional<Trouble> trouble;
    try {
        task.change(*connection_);
        connection_->run("RELEASE one");
        return std::nullopt;
    } catch (const SqlError& error) {
        // A full disk may have ended the whole transaction: then all of the group is undone.
        if (sqlite3_get_autocommit(connection_->get()) != 0) throw;
        trouble = trouble_of(place_.path(), error);
    } catch (const std::exception&) {
        trouble = out_of_memory();
    }
    connection_->run("ROLLBACK TO one; RELEASE one");
    return trouble;
}

// --- the readers -------------------------------------------------------------------------------------------------

std::unique_ptr<Connection> StoreReaders::take() {
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
    }
    auto connection = std::make_unique<Connection>(place_.path(), mode_);
    // Another store that stands there now is not asked what is in this one.
    if (place_.is_moved()) throw SqlError(SQLITE_CANTOPEN, "moved");
    return connection;
}

}  // namespace qopi::helpdesk
