// Clock, randomness and files of the machine: the only place in this program that asks for them.
#pragma once

#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/date.hpp"
#include "helpdesk/trouble.hpp"

namespace qopi::helpdesk {

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor& operator=(Descriptor&&) = delete;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return number_; }
    bool is_open() const { return number_ >= 0; }

private:
    int number_;
};

/// "2026-11-23T02:20:00Z".
std::string time_now();

/// A line on standard error with the time before it: what the people at the Help Desk should know of a program that runs for long.
void log_line(std::string_view sentence);

/// The day at the Help Desk.
Date day_now();

/// Seconds of a clock that only runs forward, for limits and deadlines.
double seconds_now();

/// A uniformly random number below `bound`, from the system's generator.
std::uint32_t random_below(std::uint32_t bound);

/// The name of the account that runs this program, for the record of who did what.
std::string account_name();

/// The bytes of a file, or of standard input for "-". More than `bytes_max` + 1 are never read.
Outcome<std::string> read_file(const std::filesystem::path& path, std::size_t bytes_max);

/// A new file that only this account may read, durable when this returns. An existing one is never overwritten.
std::optional<Trouble> write_private_file(const std::filesystem::path& path, std::string_view bytes);

/// Makes the bytes of a file durable, and its name in the folder.
bool sync_to_disk(const std::filesystem::path& path);

/// True when `path` is `folder` or lies below it, links resolved.
bool is_inside(const std::filesystem::path& path, const std::filesystem::path& folder);

/// Which file stands at a path now: another file under the same name is another one.
struct FileId {
    std::uint64_t device = 0, number = 0;
    friend bool operator==(const FileId&, const FileId&) = default;
};
std::optional<FileId> file_id(const std::filesystem::path& path);

/// Bytes that may still be written where `path` is; a very large number when the system does not say.
std::uint64_t free_bytes(const std::filesystem::path& path);

/// What the system says about the last failure: "permission denied".
std::string reason(int error_number);

}  // namespace qopi::helpdesk
