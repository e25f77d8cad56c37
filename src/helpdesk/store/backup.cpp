// Copies of the store that can be trusted: whole when they are there at all, and with a digest that tells what rots.
#include <array>
#include <filesystem>
#include <fstream>
#include <map>

#include "helpdesk/store/event_log.hpp"
#include "helpdesk/keys/jose.hpp"
#include "helpdesk/ownership.hpp"
#include "helpdesk/store/store.hpp"
#include "helpdesk/store/store_access.hpp"
#include "package/package.hpp"
#include "package/sha256.hpp"

namespace qopi::helpdesk {
namespace {

namespace fs = std::filesystem;

// As `sha256sum` writes it, and `sha256sum -c` compares it.
std::string digest_file(const std::string& file) { return file + ".sha256"; }
std::string head_file(const std::string& file) { return file + ".head"; }
constexpr std::size_t digest_characters = 64, digest_file_bytes_max = 4096;

std::optional<std::string> digest_of_file(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    Sha256 digest;
    std::array<char, 1u << 16> part{};
    while (in.read(part.data(), part.size()) || in.gcount() > 0) digest.add({part.data(), static_cast<std::size_t>(in.gcount())});
    return in.eof() ? std::optional(digest.hex()) : std::nullopt;
}

/// The key that a receipt is signed with, and the one that a package is sealed to, by their own headers. Empty when there is none.
std::string kid_of_receipt(std::string_view receipt) { return kid_of_signed(receipt).value_or(""); }
std::string kid_of_bytes(std::string_view bytes) {
    // A quotation mark within a text is escaped, so that these stand nowhere else.
    constexpr std::string_view key = "\"sealed\":";
    const auto at = bytes.find(key);
    if (at == std::string_view::npos) return "";
    bytes.remove_prefix(at + key.size());
    const auto begin = bytes.find('"');
    if (begin == std::string_view::npos) return "";
    bytes.remove_prefix(begin + 1);
    return kid_of_sealed(bytes.substr(0, bytes.find('"'))).value_or("");
}

/// Ends a query soon after somebody asked for that.
class Interrupt {
public:
    Interrupt(const Connection& connection, std::stop_token asked) : asked_(std::move(asked)) {
        constexpr int steps = 10'000;
        sqlite3_progress_handler(
            connection.get(), steps, [](void* self) { return static_cast<Interrupt*>(self)->is_asked() ? 1 : 0; }, this);
    }
    bool is_asked() const { return asked_.stop_requested(); }

private:
    std::stop_token asked_;
};

/// Looks at the whole file. Throws `SqlError` when it is damaged, or cannot be read.
Checked look_at(const std::string& path, std::stop_token stop) {
    const Connection connection(path, Connection::Mode::read);
    const Interrupt interrupt(connection, std::move(stop));
    // SQLite knows when its pages and indexes do not fit each other; of the bytes within a row only our digest knows.
    const auto integrity = text_from(connection, "PRAGMA integrity_check(1)");
    if (integrity != "ok" && !interrupt.is_asked()) throw SqlError(SQLITE_CORRUPT, "integrity_check");
    Checked checked;
    std::map<std::string, std::size_t> counts;
    Query row(connection, "SELECT digest, bytes, receipt FROM submission");
    while (row.next() && !interrupt.is_asked()) {
        if (digest_of_bytes(row.bytes(1)) != row.text(0)) throw SqlError(SQLITE_CORRUPT, "digest");
        ++checked.packages;
        ++counts[kid_of_bytes(row.bytes(1))];
        ++counts[kid_of_receipt(row.bytes(2))];
    }
    counts.erase("");
    for (const auto& [kid, count] : counts) checked.named.push_back({kid, count});
    checked.misfit = first_misfit(connection, [&](const LogRow&) { return !interrupt.is_asked(); });
    return checked;
}

Outcome<Checked> check_file(const std::string& path) {
    return guarded(path, [&] { return look_at(path, {}); });
}

/// Gives `partial` its lasting name, durably; nothing is left of it when that fails.
bool settle(const std::string& partial, const std::string& file) {
    std::error_code failed;
    fs::permissions(partial, fs::perms::owner_read | fs::perms::owner_write, failed);
    if (sync_to_disk(partial)) fs::rename(partial, file, failed);
    const bool settled = !failed && sync_to_disk(file);
    if (!settled) fs::remove(partial, failed);
    return settled;
}

}  // namespace

Outcome<Checked> Store::check(std::stop_token stop) {
    try {
        auto checked = look_at(place_->path(), stop);
        if (!stop.stop_requested()) check_ = Check::whole;
        return checked;
    } catch (const SqlError& error) {
        // Another program that holds the store for long is no damage.
        const auto code = error.code & 0xff;
        if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) check_ = Check::damaged;
        return trouble_of(place_->path(), error);
    }
}

Outcome<Checked> Store::backup(const std::string& file, std::string_view head) {
    std::error_code ignored;
    if (fs::exists(file, ignored)) return Trouble{"The file " + file + " already exists. Choose a new name for the backup."};
    if (auto trouble = refuse_open_folder(file, "backup")) return *trouble;
    if (auto trouble = refuse_public_folder(file, "backup")) return *trouble;
    // Under another name until it is whole: half a backup must not look like one.
    const auto partial = file + ".part";
    const auto given_up = [&](const std::string& why) {
        for (const auto& name : {partial, digest_file(file), head_file(file)}) fs::remove(name, ignored);
        return Trouble{why};
    };
    fs::remove(partial, ignored);
    const auto copied = guarded(place_->path(), [&] {
        const Connection connection(place_->path(), Connection::Mode::read);
        Query(connection, "VACUUM INTO ?", partial).run();
        return true;
    });
    if (!copied)
        return given_up("The backup " + file + " could not be written: " + copied.error().sentence +
                        " Or name a file in a folder that this account may write, with enough space.");
    auto checked = check_file(partial);
    if (!checked)
        return given_up("The backup " + file + " was not made: the store " + place_->path() +
                        " is damaged, and so would be its copy. Restore an earlier backup with `helpdesk restore`.");
    // The digest first: a backup without one could not be put back.
    for (const auto& name : {digest_file(file), head_file(file)}) fs::remove(name, ignored);
    const auto digest = digest_of_file(partial);
    const auto line = digest.value_or("") + "  " + fs::path(file).filename().string() + "\n";
    if (!digest || write_private_file(digest_file(file), line) || write_private_file(head_file(file), head) || !settle(partial, file))
        return given_up("The backup " + file + " could not be safely written to disk. Check the disk and try again.");
    return checked;
}

std::optional<Trouble> Store::restore(const std::string& file, const std::string& path) {
    std::error_code ignored;
    for (const auto& [one, what] : {std::pair{file, "backup"}, std::pair{path, "store"}})
        if (auto trouble = refuse_open_folder(one, what)) return trouble;
    if (auto trouble = refuse_public_folder(path, "store")) return trouble;
    for (const auto& one : {file, digest_file(file)})
        if (auto trouble = refuse_open_file(one, "backup", Secrecy::trustworthy)) return trouble;
    // A program that still writes into the store which is replaced would write for nobody.
    const auto lock = StoreLock::take(path, StoreLock::Use::replace);
    if (!lock) return lock.error();
    // A log that was left by another store would be written into this one.
    for (const auto* rest : {"", "-wal", "-shm"})
        if (fs::exists(path + rest, ignored))
            return Trouble{"The file " + path + rest +
                           " already exists. Move the old store away with its -wal and -shm files, or choose another with --store."};
    const auto expected = read_file(digest_file(file), digest_file_bytes_max);
    if (!expected) return Trouble{expected.error().sentence + " Without its digest nobody can tell whether a backup is whole."};
    const auto partial = path + ".part";
    std::error_code failed;
    fs::copy_file(file, partial, fs::copy_options::overwrite_existing, failed);
    const auto given_up = [&](const std::string& why) {
        fs::remove(partial, ignored);
        return Trouble{why};
    };
    if (failed) return given_up("The backup " + file + " could not be copied to " + path + ": " + failed.message() + ".");
    if (const auto found = digest_of_file(partial); !found || *found != expected.value().substr(0, digest_characters))
        return given_up("The backup " + file + " is damaged: its bytes do not have the digest that " + digest_file(file) +
                        " names. Use another copy of it, or an earlier backup.");
    if (const auto checked = check_file(partial); !checked) return given_up(checked.error().sentence);
    if (!settle(partial, path)) return given_up("The store " + path + " could not be safely written to disk. Check the disk and try again.");
    return std::nullopt;
}

}  // namespace qopi::helpdesk
