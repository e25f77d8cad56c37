// Owners and modes, as the system tells them.
#include "helpdesk/ownership.hpp"

#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <vector>

namespace qopi::helpdesk {
namespace {

std::optional<struct stat> facts_of(const std::filesystem::path& path) {
    struct stat facts {};
    return ::stat(path.c_str(), &facts) == 0 ? std::optional(facts) : std::nullopt;
}

std::filesystem::path folder_of(const std::filesystem::path& file) { return file.has_parent_path() ? file.parent_path() : "."; }

/// The folder of a file and all above it, with links followed.
std::vector<std::filesystem::path> folders_of(const std::filesystem::path& file) {
    std::error_code ignored;
    std::vector<std::filesystem::path> folders{
        std::filesystem::weakly_canonical(std::filesystem::absolute(folder_of(file), ignored), ignored)};
    while (folders.back() != folders.back().parent_path()) folders.push_back(folders.back().parent_path());
    return folders;
}

bool is_trusted(uid_t owner, const std::filesystem::path& file) {
    if (owner == ::geteuid() || owner == 0) return true;
    // Root looks after the store of the account that serves.
    const auto folder = facts_of(folder_of(file));
    return ::geteuid() == 0 && folder && folder->st_uid == owner;
}

}  // namespace

std::optional<Trouble> refuse_open_file(const std::filesystem::path& file, std::string_view what, Secrecy secrecy,
                                        std::optional<gid_t> group) {
    const auto facts = facts_of(file);
    if (!facts) return std::nullopt;
    const auto named = "the " + std::string(what) + " " + file.string();
    const bool is_of_group = group && facts->st_gid == *group;
    if (secrecy != Secrecy::read_only && !is_trusted(facts->st_uid, file) && !is_of_group)
        return Trouble{"Another account than this one owns " + named +
                       ", and can change it. Run this as the account that owns it, or take it over: chown " + std::to_string(::geteuid()) +
                       " " + file.string()};
    mode_t barred = secrecy == Secrecy::trustworthy ? S_IWOTH : S_IRWXO;
    if (secrecy == Secrecy::secret) barred |= is_of_group ? S_IWGRP : S_IRWXG;
    if ((facts->st_mode & barred) == 0) return std::nullopt;
    if (secrecy == Secrecy::trustworthy) return Trouble{"Everyone can change " + named + ". Close it with: chmod o-w " + file.string()};
    if (secrecy != Secrecy::secret) return Trouble{"Other accounts can read " + named + ". Close it with: chmod o-rwx " + file.string()};
    return Trouble{"Other accounts can read " + named + ". Close it with: chmod 600 " + file.string() +
                   ". If a group shares the keys, set it with --key-group and use: chmod 640"};
}

std::optional<Trouble> refuse_open_folder(const std::filesystem::path& file, std::string_view what) {
    const auto folder = folder_of(file);
    const auto facts = facts_of(folder);
    if (!facts || (facts->st_mode & S_IWOTH) == 0) return std::nullopt;
    return Trouble{"Everyone can write into the folder " + folder.string() + ", and so put something else in the place of the " +
                   std::string(what) + ". Close it with: chmod o-w " + folder.string() + ", or choose another folder."};
}

std::optional<Trouble> refuse_public_folder(const std::filesystem::path& file, std::string_view what) {
    for (const auto& folder : folders_of(file)) {
        const auto facts = facts_of(folder);
        // Where everyone may put an index.html, as in /tmp, it says nothing.
        if (!facts || (facts->st_mode & S_IWOTH) != 0 || !facts_of(folder / "index.html")) continue;
        return Trouble{"The folder " + folder.string() + " has an index.html, so that a web server may show everyone the " +
                       std::string(what) + ". Choose a place outside it."};
    }
    return std::nullopt;
}

Outcome<gid_t> group_id(const std::string& name) {
    std::vector<char> space(16u << 10);
    group entry{};
    group* found = nullptr;
    if (::getgrnam_r(name.c_str(), &entry, space.data(), space.size(), &found) == 0 && found) return found->gr_gid;
    return Trouble{"No group is called " + name + ". Use one that `getent group` lists with --key-group."};
}

}  // namespace qopi::helpdesk
