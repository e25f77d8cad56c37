// Where submissions are kept: one SQLite file, one writer, any number of readers. What was answered for is on the disk.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "helpdesk/store/audit.hpp"
#include "helpdesk/record.hpp"
#include "helpdesk/store/store_lock.hpp"
#include "helpdesk/trouble.hpp"
#include "helpdesk/store/write_proof.hpp"

namespace qopi::helpdesk {

class Connection;
class StorePlace;
class StoreReaders;
class StoreWriter;

/// A key that packages are sealed to, or receipts are signed with.
struct KeyNamed {
    std::string kid;
    std::size_t count = 0;
};

/// What a look at every byte of a store found, when nothing is damaged.
struct Checked {
    std::size_t packages = 0;
    std::vector<KeyNamed> named;         ///< the keys that packages and receipts name
    std::optional<std::int64_t> misfit;  ///< the first row of the event log that does not fit the rows before it
};

/// Signs a text with the key of receipts; nothing when that fails.
using Sign = std::function<std::optional<std::string>(std::string_view payload)>;

/// Makes the receipt for a record whose reference and time are settled.
using MakeReceipt = std::function<std::optional<std::string>(const Record&)>;

/// Safe to use from several threads. Every write has reached the disk when its call returns.
class Store {
public:
    /// A store is made only where somebody says so: a name that was mistyped must not begin an empty one. To read it, an account needs to be
    /// allowed no more than that.
    enum class Open : unsigned char { existing, fresh };
    static Outcome<std::unique_ptr<Store>> open(const std::string& path, Open how, StoreLock::Use use = StoreLock::Use::write);
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// False when less than `floor_bytes` are free on the disk.
    bool has_room(std::uint64_t floor_bytes) const { return free_disk_bytes() >= floor_bytes; }
    /// Bytes that may still be written on the disk of the store; a very large number when the system does not say.
    std::uint64_t free_disk_bytes() const;
    /// Whether the store can be written; at most every ten seconds that is tried.
    Written written();
    /// Writes whose call has not returned.
    std::size_t writes_waiting() const;
    /// True when a simple question gets its answer from the file that stands at the path.
    bool answers();
    /// Comes back when the writer has been through with all that waited before it, whatever came of it. Nothing is written.
    void wait_for_writer();

    /// What is wrong once the file was moved away or removed while it was open. Nothing is written any more from then on.
    std::optional<Trouble> moved() const;
    /// Called once when that is noticed, on any thread. To be set before the store is used.
    void when_moved(std::function<void()> act);

    /// Called after each commit that changed something, with the seconds that it took, on a thread of the store. To be set before the store
    /// is used.
    void when_committed(std::function<void(double seconds)> act);

    Outcome<std::optional<Record>> find_id(std::string_view id);
    Outcome<std::optional<Record>> find_digest(std::string_view digest);
    Outcome<std::optional<Record>> find_reference(std::string_view reference);
    /// Those that say that they replace this one.
    Outcome<std::vector<Record>> find_superseding(std::string_view id);
    Outcome<std::string> bytes_of(std::string_view id);
    Outcome<std::vector<Record>> list();
    Outcome<std::vector<SetAside>> list_set_aside();
    Outcome<std::int64_t> count_set_aside();
    Outcome<std::string> bytes_of_set_aside(std::int64_t item);
    Outcome<std::vector<Event>> events_of(std::string_view id);
    /// The roads by which each package came, by its id, in the order of their first time.
    Outcome<std::unordered_map<std::string, std::vector<Came>>> roads();
    Outcome<std::vector<Came>> roads_of(std::string_view id);

    struct Added {
        Record record;
        bool is_new = false;
        bool is_conflict = false;  ///< the id is taken by other bytes; `record` is the first one
    };
    /// Adds a submission, or gives the one that has its id. The reference is drawn here and unique. `replaces` are the ids that its package
    /// names, none of them twice.
    Outcome<Added> add(Record record, const std::vector<std::string>& replaces, std::string_view bytes, std::string_view by, const MakeReceipt& make_receipt);
    /// The same package came again. What staff take is written down each time, uploads once: an app that lost its receipt may
    /// ask as often as it likes.
    std::optional<Trouble> came_again(const Event& event);
    /// Keeps it, or gives the one that is kept a new reason. The event is written down when it says anything new.
    std::optional<Trouble> set_aside(const SetAside& package, std::string_view bytes, const Event& event);
    std::optional<Trouble> drop_set_aside(std::int64_t item, const std::optional<Event>& event);
    struct Marked {
        Status before = Status::received;
        bool is_done = false;
    };
    /// Gives it another status, if it still has the one that somebody saw: `was`, or any. The event's note is told both.
    Outcome<Marked> mark(std::string_view id, Status status, std::optional<Status> was, Event event);
    std::optional<Trouble> log(const Event& event);

    /// Keeps what a mail says of itself, once for each package in it; `package` is its id, or its digest when it cannot be read.
    std::optional<Trouble> keep_origin(std::string_view package, const MailOrigin& origin);
    /// Those of the mails in which a package came, in the order in which they were taken.
    Outcome<std::vector<MailOrigin>> origins_of(std::string_view package);

    /// A head of the log as it is now, signed at this time; that of before when nothing came since.
    Outcome<SignedHead> sign_head(std::string_view at, const Sign& sign);
    /// Keeps it, for `audit`.
    std::optional<Trouble> keep_head(const SignedHead& head);
    /// When the last one was signed; empty when none was.
    Outcome<std::string> head_signed_at();
    /// Whether log, signed heads and records tell the same. `kept` are signed heads that were kept elsewhere.
    Outcome<Audit> audit(const Keys& keys, const std::vector<std::string>& kept);

    Outcome<std::optional<Member>> find_member(std::string_view member_id);
    Outcome<bool> has_roster();
    /// What these members would change, if they were the roster.
    Outcome<RosterChange> compare_roster(const std::vector<Member>& members);
    /// The whole roster anew, in one transaction; the one before is kept for `undo_roster`.
    std::optional<Trouble> replace_roster(const std::vector<Member>& members, const Event& event);
    /// The roster before the last import again, and that one kept in its place. Gives the number of its members; 0 when there is none
    /// before, and then nothing is changed.
    Outcome<std::int64_t> undo_roster(Event event);

    enum class Check : unsigned char { none, whole, damaged };
    /// Looks at every byte: SQLite's own check, the digest of every package, and the event log. Takes seconds for 100,000 packages; ends
    /// early, without a result, when it is asked to stop. A store that was found damaged takes nothing new: a package that is there may not
    /// be found, and would be taken a second time.
    Outcome<Checked> check(std::stop_token stop = {});
    /// What the last check found.
    Check checked() const { return check_; }
    /// A consistent copy in a new file, made while others read and write, and beside it its digest in FILE.sha256 and `head` in FILE.head.
    Outcome<Checked> backup(const std::string& file, std::string_view head);
    /// Makes a store at `path`, where none may be, of a backup whose digest is still right.
    static std::optional<Trouble> restore(const std::string& file, const std::string& path);

private:
    Store(StoreLock lock, std::unique_ptr<StorePlace> place, std::unique_ptr<StoreWriter> writer, std::unique_ptr<StoreReaders> readers);

    StoreLock lock_;
    std::atomic<Check> check_ = Check::none;
    std::unique_ptr<StorePlace> place_;
    WriteProof proof_;
    std::function<void(double seconds)> committed_;
    std::unique_ptr<StoreWriter> writer_;
    std::unique_ptr<StoreReaders> readers_;
};

}  // namespace qopi::helpdesk
