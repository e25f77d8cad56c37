// The Help Desk's key pairs: one to seal to, one to sign with, and all earlier ones, each in a file of its own.
#pragma once

#include <filesystem>
#include <limits>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "helpdesk/keys/jose.hpp"
#include "helpdesk/trouble.hpp"

namespace qopi::helpdesk {

/// The newest pair of each use comes first; that one is current. Older ones stay: to open what was sealed for them, and to
/// let receipts be verified for ever. A key is known by its name, never by its number alone.
struct Keys {
    std::vector<Key> seal, sign;

    const Key& current_sign() const { return sign.front(); }
    const Key* find_seal(std::string_view kid) const;
    const Key* find_sign(std::string_view kid) const;
    bool has(std::string_view kid) const;
    /// Two key sets were put into one folder: two pairs bear the newest number, and nobody can tell which is current.
    std::optional<Trouble> ambiguity(const std::filesystem::path& folder) const;
};

/// Where keys lie, and who else may read them there.
struct KeyFolder {
    std::filesystem::path path;
    std::string group = "";  ///< whose accounts share the keys; nobody's when empty
};

/// Makes a new current pair of each use in `folder`, which is made when missing, and keeps the old ones. Gives the two names.
/// Of two programs that do this at once, one waits for the other.
Outcome<std::vector<std::string>> make_keys(const KeyFolder& folder);

/// All pairs in `folder`; at least one of each use, and no file that other accounts may read or replace.
Outcome<Keys> load_keys(const KeyFolder& folder);

/// The keys of a program that runs for long. Safe to use from several threads.
class KeyRing {
public:
    KeyRing(KeyFolder folder, Keys keys) : folder_(std::move(folder)), keys_(std::make_shared<const Keys>(std::move(keys))) {}

    /// As they were read last.
    std::shared_ptr<const Keys> now() const;
    /// Those that hold this key to seal to. For a name that nobody knows the folder is read again, once a second at most: another program
    /// may have made new keys. Nothing when it is not there then either.
    std::shared_ptr<const Keys> with_seal(std::string_view kid);
    /// Reads the folder again. What cannot be read, or leaves open which key is current, is a trouble, and what was good stays.
    std::optional<Trouble> read_again();

private:
    std::optional<Trouble> read();

    KeyFolder folder_;
    mutable std::mutex mutex_;
    std::shared_ptr<const Keys> keys_;
    double read_at_seconds_ = -std::numeric_limits<double>::infinity();
};

}  // namespace qopi::helpdesk
