// What must be on the disk before anybody is told that it is there. A process that is killed leaves what it wrote to the system; only a computer
// that loses its power would show that nothing was synced. So here the calls themselves are counted, those of SQLite too.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <vector>

#include "helpdesk/store/store.hpp"
#include "helpdesk/system.hpp"

namespace {

std::mutex synced_lock;  // a store has threads of its own
std::vector<ino_t> synced;

int note(int descriptor, long call) {
    struct stat facts {};
    if (::fstat(descriptor, &facts) == 0) {
        const std::lock_guard lock(synced_lock);
        synced.push_back(facts.st_ino);
    }
    return static_cast<int>(::syscall(call, descriptor));
}

}  // namespace

// In the place of the C library's, also for the libraries that this program loads.
extern "C" int fsync(int descriptor) { return note(descriptor, SYS_fsync); }
extern "C" int fdatasync(int descriptor) { return note(descriptor, SYS_fdatasync); }

using namespace qopi::helpdesk;

namespace {

ino_t inode_of(const std::filesystem::path& path) {
    struct stat facts {};
    REQUIRE(::stat(path.c_str(), &facts) == 0);
    return facts.st_ino;
}

bool is_synced(const std::filesystem::path& path) {
    const std::lock_guard lock(synced_lock);
    return std::find(synced.begin(), synced.end(), inode_of(path)) != synced.end();
}

void forget_all() {
    const std::lock_guard lock(synced_lock);
    synced.clear();
}

/// A folder that is gone afterwards.
struct OwnFolder {
    std::filesystem::path path;
    OwnFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "helpdesk-durable-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        path = pattern;
    }
    ~OwnFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    OwnFolder(const OwnFolder&) = delete;
    OwnFolder& operator=(const OwnFolder&) = delete;
};

}  // namespace

TEST_CASE("a record is on the disk before its receipt is given out") {
    const OwnFolder own;
    auto opened = Store::open((own.path / "helpdesk.db").string(), Store::Open::fresh);
    REQUIRE(opened);
    Record record;
    record.id = "one";
    record.digest = "sha-256:one";
    record.kind = "interest";
    record.received_at = "2026-11-23T02:20:00Z";
    forget_all();
    REQUIRE(opened.value()->add(record, {}, "{}", "", [](const Record&) { return "signed"; }));
    CHECK(is_synced(own.path / "helpdesk.db-wal"));
}

TEST_CASE("a backup, its digest and its head are on the disk before it is said to be made") {
    const OwnFolder own;
    auto opened = Store::open((own.path / "helpdesk.db").string(), Store::Open::fresh);
    REQUIRE(opened);
    forget_all();
    REQUIRE(opened.value()->backup((own.path / "backup.db").string(), "head\n"));
    for (const auto* part : {"backup.db", "backup.db.sha256", "backup.db.head"}) {
        CAPTURE(part);
        CHECK(is_synced(own.path / part));
    }
    CHECK(is_synced(own.path));
}

TEST_CASE("a file with a key is on the disk, and its name in the folder, before the key is used") {
    const OwnFolder own;
    forget_all();
    REQUIRE_FALSE(write_private_file(own.path / "seal.jwk", "{}"));
    CHECK(is_synced(own.path / "seal.jwk"));
    CHECK(is_synced(own.path));
}
