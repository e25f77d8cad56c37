// A file is named like its key: "seal-2-k4mx7r9d.jwk" is the second pair to seal to.
#include "helpdesk/keys/keys.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <charconv>

#include "helpdesk/ownership.hpp"
#include "helpdesk/system.hpp"

namespace qopi::helpdesk {
namespace {

constexpr std::size_t key_file_bytes_max = 4096;
constexpr std::string_view extension = ".jwk";

std::string_view prefix_of(KeyUse use) { return use == KeyUse::seal ? "seal-" : "sign-"; }

/// The number in "seal-2-k4mx7r9d.jwk", 0 for any other name.
unsigned number_of(std::string_view name, KeyUse use) {
    const auto prefix = prefix_of(use);
    if (!name.starts_with(prefix) || !name.ends_with(extension)) return 0;
    name.remove_prefix(prefix.size());
    unsigned number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    return error == std::errc() && end != name.data() + name.size() && *end == '-' ? number : 0;
}

/// The random part keeps a name unique when a lost folder is made anew: an old package then asks for a key that is
/// missing, and not for one that merely bears the same number.
std::string random_part() {
    constexpr std::string_view letters = "23456789abcdefghjkmnprstvwxy";
    std::string part;
    for (int i = 0; i < 8; ++i) part += letters[random_below(static_cast<std::uint32_t>(letters.size()))];
    return part;
}

struct KeyFile {
    unsigned number;
    std::filesystem::path path;
};

/// The files of one use, newest first; of one number in the order of their names, so that each program has the same order.
std::vector<KeyFile> files_of(const std::filesystem::path& folder, KeyUse use) {
    std::vector<KeyFile> files;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (const auto number = number_of(entry->path().filename().string(), use); number > 0) files.push_back({number, entry->path()});
    std::sort(files.begin(), files.end(),
              [](const KeyFile& a, const KeyFile& b) { return a.number != b.number ? a.number > b.number : a.path < b.path; });
    return files;
}

std::optional<Trouble> load_use(const std::filesystem::path& folder, std::optional<gid_t> group, KeyUse use, std::vector<Key>& keys) {
    for (const auto& [number, path] : files_of(folder, use)) {
        if (auto trouble = refuse_open_file(path, "key file", Secrecy::secret, group)) return trouble;
        const auto text = read_file(path, key_file_bytes_max);
        if (!text) return text.error();
        auto key = Key::from_text(text.value());
        if (!key || key->kid() + std::string(extension) != path.filename())
            return Trouble{"The key file " + path.string() + " is damaged. Restore a copy of it, or move it away."};
        keys.push_back(std::move(*key));
    }
    return std::nullopt;
}

bool share(const std::filesystem::path& path, gid_t group, mode_t mode) {
    return ::chown(path.c_str(), static_cast<uid_t>(-1), group) == 0 && ::chmod(path.c_str(), mode) == 0;
}

/// Nothing when nobody shares the keys.
Outcome<std::optional<gid_t>> group_of(const KeyFolder& folder) {
    if (folder.group.empty()) return std::optional<gid_t>();
    const auto group = group_id(folder.group);
    if (!group) return group.error();
    return std::optional(group.value());
}

/// A trouble when an account that does not share the keys may put others in their place.
std::optional<Trouble> refuse_folder(const std::filesystem::path& folder, std::optional<gid_t> group) {
    if (auto trouble = refuse_open_folder(folder / "", "keys")) return trouble;
    if (auto trouble = refuse_open_file(folder, "folder of the keys", Secrecy::trustworthy, group)) return trouble;
    struct stat facts {};
    if (::stat(folder.c_str(), &facts) != 0 || (facts.st_mode & S_IWGRP) == 0 || group == facts.st_gid) return std::nullopt;
    return Trouble{"The group of the folder " + folder.string() + " can put other keys there. Close it with: chmod g-w " + folder.string() +
                   ", or set the group that shares the keys with --key-group."};
}

const Key* find(const std::vector<Key>& keys, std::string_view kid) {
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const Key& key) { return key.kid() == kid; });
    return found == keys.end() ? nullptr : &*found;
}
}  // namespace

const Key* Keys::find_seal(std::string_view kid) const { return find(seal, kid); }
const Key* Keys::find_sign(std::string_view kid) const { return find(sign, kid); }
bool Keys::has(std::string_view kid) const { return find_seal(kid) || find_sign(kid); }

std::optional<Trouble> Keys::ambiguity(const std::filesystem::path& folder) const {
    for (const auto use : {KeyUse::seal, KeyUse::sign}) {
        const auto& keys = use == KeyUse::seal ? seal : sign;
        const auto number = [&](const Key& key) { return number_of(key.kid() + std::string(extension), use); };
        if (keys.size() > 1 && number(keys[0]) == number(keys[1]))
            return Trouble{"In " + folder.string() + " two keys are the newest: " + keys[0].kid() + " and " + keys[1].kid() +
                           ". Make newer ones, so that what is current is clear and both can still be used: helpdesk keys new --keys " +
                           folder.string()};
    }
    return std::nullopt;
}

Outcome<std::vector<std::string>> make_keys(const KeyFolder& where) {
    const auto& folder = where.path;
    const auto group = group_of(where);
    if (!group) return group.error();
    if (auto trouble = refuse_folder(folder, group.value())) return *trouble;
    if (auto trouble = refuse_public_folder(folder / "", "keys")) return *trouble;
    std::error_code error;
    const bool is_new = std::filesystem::create_directories(folder, error);
    if (is_new) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (is_new && group.value()) share(folder, *group.value(), S_IRWXU | S_IRGRP | S_IXGRP);
    if (error)
        return Trouble{"The folder " + folder.string() + " cannot be made: " + reason(error.value()) +
                       ". Choose a folder this account can write with --keys."};
    // Who makes keys at the same time would count from the same number.
    const Descriptor lock(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    while (lock.is_open() && ::flock(lock.get(), LOCK_EX) != 0 && errno == EINTR) {
    }
    std::vector<std::string> names;
    for (const auto use : {KeyUse::seal, KeyUse::sign}) {
        const auto files = files_of(folder, use);
        const auto number = files.empty() ? 1u : files.front().number + 1;
        const auto kid = std::string(prefix_of(use)) + std::to_string(number) + "-" + random_part();
        const auto key = Key::make(kid, use);
        if (!key) return Trouble{"libjose could not make a key pair. Reinstall the package libjose0 and try again."};
        if (auto trouble = write_private_file(folder / (kid + std::string(extension)), key->private_text())) return *trouble;
        if (group.value()) {
            // Made for this account alone, then shared.
            const auto path = folder / (kid + std::string(extension));
            if (!share(path, *group.value(), S_IRUSR | S_IWUSR | S_IRGRP))
                return Trouble{"The key file " + path.string() + " cannot be given to the group " + where.group + ": " + reason(errno) +
                               ". Use an account that belongs to it."};
        }
        names.push_back(kid);
    }
    return names;
}

Outcome<Keys> load_keys(const KeyFolder& where) {
    const auto& folder = where.path;
    const auto group = group_of(where);
    if (!group) return group.error();
    if (auto trouble = refuse_folder(folder, group.value())) return *trouble;
    Keys keys;
    for (const auto use : {KeyUse::seal, KeyUse::sign})
        if (auto trouble = load_use(folder, group.value(), use, use == KeyUse::seal ? keys.seal : keys.sign)) return *trouble;
    if (keys.seal.empty() || keys.sign.empty())
        return Trouble{"There are no keys in " + folder.string() + ". Make them with: helpdesk keys new --keys " + folder.string()};
    return keys;
}

std::shared_ptr<const Keys> KeyRing::now() const {
    const std::lock_guard lock(mutex_);
    return keys_;
}

std::shared_ptr<const Keys> KeyRing::with_seal(std::string_view kid) {
    const std::lock_guard lock(mutex_);
    if (keys_->find_seal(kid)) return keys_;
    constexpr double again_seconds = 1;
    if (seconds_now() - read_at_seconds_ < again_seconds) return nullptr;
    if (const auto trouble = read()) log_line(trouble->sentence);
    return keys_->find_seal(kid) ? keys_ : nullptr;
}

std::optional<Trouble> KeyRing::read_again() {
    const std::lock_guard lock(mutex_);
    return read();
}

std::optional<Trouble> KeyRing::read() {
    read_at_seconds_ = seconds_now();
    auto read = load_keys(folder_);
    if (!read) return read.error();
    if (auto trouble = read.value().ambiguity(folder_.path)) return trouble;
    keys_ = std::make_shared<const Keys>(std::move(read.value()));
    return std::nullopt;
}

}  // namespace qopi::helpdesk
