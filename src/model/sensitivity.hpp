// Where a value may go: the one table that every writer asks.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace qopi {

/// How private a value is. `secret` comes last, and is what a field is when nobody said.
enum class Sensitivity : std::uint8_t { open, personal, taxpayer, secret };

/// Where a value could be written.
enum class Destination : std::uint8_t { draft, package_in_clear, sealed_part, printed_copy, mail_text, log, url };

inline constexpr std::size_t sensitivities = 4, destinations = 7;

/// Rows: open, personal, taxpayer, secret. Columns in the order of Destination.
/// A challenge response enters the sealed part only as a salted hash (ASVS 5.0 14.2 and 14.3.3).
inline constexpr std::array<std::array<bool, destinations>, sensitivities> allowed{{
    // draft, clear, sealed, print, mail,  log,   url
    {{true, true, false, true, true, false, false}},     // open
    {{true, true, false, true, false, false, false}},    // personal
    {{false, false, true, false, false, false, false}},  // taxpayer
    {{false, false, true, false, false, false, false}},  // secret
}};

constexpr bool may_go(Sensitivity sensitivity, Destination destination) {
    return allowed[static_cast<std::size_t>(sensitivity)][static_cast<std::size_t>(destination)];
}

}  // namespace qopi
