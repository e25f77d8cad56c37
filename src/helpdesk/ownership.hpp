// Whether anyone else may read or change what this program trusts: its keys, its store, its backups.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "helpdesk/trouble.hpp"

namespace qopi::helpdesk {

/// What others may do with a file.
enum class Secrecy : unsigned char {
    secret,      ///< nothing, and its group neither
    shared,      ///< nothing, but its group may read it, and change it if the mode says so
    read_only,   ///< the same, whoever owns it, since it is only read here
    trustworthy  ///< they may read it
};

/// A trouble when the file belongs to an account that is not to be trusted, or when its mode allows others more than that. Trusted are this
/// account and root, for root also the owner of the folder, and who belongs to `group`, where one is named. A file that is not there is
/// none.
std::optional<Trouble> refuse_open_file(const std::filesystem::path& file, std::string_view what, Secrecy secrecy,
                                        std::optional<gid_t> group = {});

/// A trouble when everyone may write into the folder of the file: who may, puts another file in its place, or one beside it that SQLite
/// reads, also where only owners may remove (sticky). The folders above it are not looked at.
std::optional<Trouble> refuse_open_folder(const std::filesystem::path& file, std::string_view what);

/// A trouble when something new would lie in a site: in or below a folder with an index.html, which a web server may show to everyone.
std::optional<Trouble> refuse_public_folder(const std::filesystem::path& file, std::string_view what);

/// The number of a group, by its name.
Outcome<gid_t> group_id(const std::string& name);

}  // namespace qopi::helpdesk
