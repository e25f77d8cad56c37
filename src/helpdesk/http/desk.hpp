// What the app may know about this Help Desk before it sends anything: contacts, public keys, round calendar.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "helpdesk/keys/keys.hpp"
#include "helpdesk/trouble.hpp"

namespace qopi::helpdesk {

/// The round calendar as JSON text, checked: {"source": "where the days come from", "rounds": [{"name", "start", "end"}]}.
/// Days of rounds are never part of the program; a calendar must say its source. `end` may be left out.
Outcome<std::string> read_rounds(const std::filesystem::path& file);

/// The round calendar of a program that runs for long. Safe to use from several threads.
class RoundCalendar {
public:
    /// `file` is empty when there is no calendar; what it says is not known before it is read.
    explicit RoundCalendar(std::filesystem::path file) : file_(std::move(file)) {}

    /// JSON text, as it was read last; "[]" when there is no calendar.
    std::shared_ptr<const std::string> now() const;
    /// Reads the file. When that fails, what was good stays.
    std::optional<Trouble> read();

private:
    std::filesystem::path file_;
    mutable std::mutex mutex_;
    std::shared_ptr<const std::string> text_ = std::make_shared<const std::string>("[]");
};

/// The document of GET /api/v1/desk. `rounds` is what `read_rounds` gave, or "[]".
std::string desk_document(const Keys& keys, bool has_roster, std::string_view rounds);

}  // namespace qopi::helpdesk
