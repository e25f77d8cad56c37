// Clock, randomness and files, by the plain POSIX calls.
#include "helpdesk/system.hpp"

#include <fcntl.h>
#include <pwd.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <limits>

namespace qopi::helpdesk {
namespace {

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool sync_folder_of(const std::filesystem::path& path) {
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return descriptor.is_open() && ::fsync(descriptor.get()) == 0;
}

}  // namespace

std::string time_now() { return format_time(static_cast<std::int64_t>(std::time(nullptr))); }

void log_line(std::string_view sentence) {
    std::fprintf(stderr, "%s %.*s\n", time_now().c_str(), static_cast<int>(sentence.size()), sentence.data());
}

Date day_now() {
    const auto now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

double seconds_now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

std::uint32_t random_below(std::uint32_t bound) {
    assert(bound > 0);
    // Numbers above the last whole multiple of `bound` would make small results likelier: draw again.
    const auto unbiased = std::numeric_limits<std::uint32_t>::max() / bound * bound;
    for (;;) {
        std::uint32_t drawn = 0;
        // Without randomness there are no references and no keys; the call fails only when the kernel lacks it.
        if (::getrandom(&drawn, sizeof drawn, 0) != static_cast<ssize_t>(sizeof drawn)) std::abort();
        if (drawn < unbiased) return drawn % bound;
    }
}

std::string account_name() {
    passwd entry{};
    passwd* found = nullptr;
    char space[4096];
    if (::getpwuid_r(::getuid(), &entry, space, sizeof space, &found) == 0 && found) return found->pw_name;
    return "user " + std::to_string(::getuid());
}

Outcome<std::string> read_file(const std::filesystem::path& path, std::size_t bytes_max) {
    const bool standard_input = path == "-";
    const Descriptor descriptor(standard_input ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!descriptor.is_open())
        return Trouble{"The file " + path.string() + " cannot be read: " + reason(errno) + ". Check its name and permissions."};
    std::string bytes;
    char chunk[65536];
    while (bytes.size() <= bytes_max) {
        const auto count = ::read(descriptor.get(), chunk, std::min(sizeof chunk, bytes_max + 1 - bytes.size()));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0)
            return Trouble{"The file " + path.string() + " cannot be read: " + reason(errno) + ". Check its name and permissions."};
        if (count == 0) break;
        bytes.append(chunk, static_cast<std::size_t>(count));
    }
    return bytes;
}

std::optional<Trouble> write_private_file(const std::filesystem::path& path, std::string_view bytes) {
    const Descriptor descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (descriptor.is_open() && write_all(descriptor.get(), bytes) && ::fsync(descriptor.get()) == 0 && sync_folder_of(path))
        return std::nullopt;
    const auto why = errno;
    if (descriptor.is_open()) ::unlink(path.c_str());
    return Trouble{"The file " + path.string() + " cannot be written: " + reason(why) +
                   ". Make its folder writable for this account, or choose another folder."};
}

bool sync_to_disk(const std::filesystem::path& path) {
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    return descriptor.is_open() && ::fsync(descriptor.get()) == 0 && sync_folder_of(path);
}

bool is_inside(const std::filesystem::path& path, const std::filesystem::path& folder) {
    std::error_code ignored;
    const auto whole = [&](const std::filesystem::path& p) {
        auto resolved = std::filesystem::weakly_canonical(std::filesystem::absolute(p, ignored), ignored);
        return resolved.has_filename() ? resolved : resolved.parent_path();
    };
    const auto inner = whole(path), outer = whole(folder);
    const auto [end, unused] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
    return end == outer.end();
}

std::optional<FileId> file_id(const std::filesystem::path& path) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0) return std::nullopt;
    return FileId{facts.st_dev, facts.st_ino};
}

std::uint64_t free_bytes(const std::filesystem::path& path) {
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    struct statvfs facts {};
    if (::statvfs(folder.c_str(), &facts) != 0) return std::numeric_limits<std::uint64_t>::max();
    return static_cast<std::uint64_t>(facts.f_bavail) * facts.f_frsize;
}

std::string reason(int error_number) {
    std::string text = std::strerror(error_number);
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

}  // namespace qopi::helpdesk
