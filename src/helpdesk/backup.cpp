// Copies of the store that can be trusted: whole when they are there at all, and with a digest that tells what rots.
#include <array>
#include <filesystem>
#include <fstream>
#include <map>

#include "helpdesk/jose.hpp"
#include "helpdesk/sqlite.hpp"
#include "helpdesk/store.hpp"
#include "helpdesk/system.hpp"
#include "package/package.hpp"
#include "package/sha256.hpp"

namespace qopi::helpdesk {
namespace {

namespace fs = std::filesystem;

// As `sha256sum` writes it, and `sha256sum -c` compares it.
std::string digest_file(const std::string& file) { return file + ".sha256"; }
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

/// What is damaged in the file, if anything.
std::optional<Trouble> damage_in(const std::string& path, std::vector<KeyNamed>* named = nullptr) {
    const auto looked = guarded(path, [&] {
        const Connection connection(path, Connection::Mode::read);
        // SQLite knows when its pages and indexes do not fit each other; of the bytes within a row only our digest knows.
        if (text_from(connection, "PRAGMA integrity_check(1)") != "ok") throw SqlError(SQLITE_CORRUPT, "integrity_check");
        Query row(connection, "SELECT digest, bytes, receipt FROM submission");
        std::map<std::string, std::size_t> counts;
        while (row.next()) {
            if (digest_of_bytes(row.bytes(1)) != row.text(0)) throw SqlError(SQLITE_CORRUPT, "digest");
            if (!named) continue;
            ++counts[kid_of_bytes(row.bytes(1))];
            ++counts[kid_of_receipt(row.bytes(2))];
        }
        counts.erase("");
        if (named)
            for (const auto& [kid, count] : counts) named->push_back({kid, count});
        return true;
    });
    return looked ? std::nullopt : std::optional(looked.error());
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

std::optional<Trouble> Store::damage(std::vector<KeyNamed>* named) const { return damage_in(path_, named); }

std::optional<Trouble> Store::backup(const std::string& file) {
    std::error_code ignored;
    if (fs::exists(file, ignored)) return Trouble{"The file " + file + " exists already. Name a new one for the backup."};
    // Under another name until it is whole: half a backup must not look like one.
    const auto partial = file + ".part";
    const auto given_up = [&](const std::string& why) {
        for (const auto& name : {partial, digest_file(file)}) fs::remove(name, ignored);
        return Trouble{why};
    };
    fs::remove(partial, ignored);
    const auto copied = guarded(path_, [&] {
        const Connection connection(path_, Connection::Mode::read);
        Query(connection, "VACUUM INTO ?", partial).run();
        return true;
    });
    if (!copied)
        return given_up("The backup " + file + " could not be written: " + copied.error().sentence +
                        " Or name a file in a folder that this account may write, with enough space.");
    if (damage_in(partial))
        return given_up("The backup " + file + " was not made: the store " + path_ +
                        " is damaged, and so would be its copy. Put back an earlier backup with `helpdesk restore`.");
    // The digest first: a backup without one could not be put back.
    fs::remove(digest_file(file), ignored);
    const auto digest = digest_of_file(partial);
    const auto line = digest.value_or("") + "  " + fs::path(file).filename().string() + "\n";
    if (!digest || write_private_file(digest_file(file), line) || !settle(partial, file))
        return given_up("The backup " + file + " could not be made safe on the disk. Check the disk and try again.");
    return std::nullopt;
}

std::optional<Trouble> Store::restore(const std::string& file, const std::string& path) {
    std::error_code ignored;
    // A program that still writes into the store which is replaced would write for nobody.
    const auto lock = StoreLock::take(path, StoreLock::Use::replace);
    if (!lock) return lock.error();
    // A log that was left by another store would be written into this one.
    for (const auto* rest : {"", "-wal", "-shm"})
        if (fs::exists(path + rest, ignored))
            return Trouble{"The file " + path + rest + " exists already. Move the old store away with its -wal and -shm files, or name another with --store."};
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
    if (const auto damage = damage_in(partial)) return given_up(damage->sentence);
    if (!settle(partial, path)) return given_up("The store " + path + " could not be made safe on the disk. Check the disk and try again.");
    return std::nullopt;
}

}  // namespace qopi::helpdesk
