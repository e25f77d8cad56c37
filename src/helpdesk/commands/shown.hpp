// A submission as staff read it: every field with its label, in the order in which it was asked.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "package/package.hpp"

namespace qopi::helpdesk {

struct ShownField {
    std::string at;     ///< JSON pointer into the package
    std::string title;  ///< of the record it belongs to: "Corresponding physician", "Additional office 2"
    std::string_view label;
    std::string value;  ///< "sealed" for a value that was not opened, "(blank)" for none
};

/// A walk over the field tables. Sealed values appear only when the package was unsealed before.
std::vector<ShownField> fields_shown(const Package& package);

/// Somebody whom the Help Desk knew before a request came, and calls about it.
struct Contact {
    std::string role, name, phone, email;
};
/// The corresponding physician and the administrator of a registration.
std::vector<Contact> contacts_of(const Submission& registration);

/// A practice that a request names, by the reference of its registration or by its name alone.
struct NamedPractice {
    std::string reference, name;
};
/// That of the requester, and those of a group; each once.
std::vector<NamedPractice> practices_named(const Submission& request);

/// What is odd about the day of a declaration, as a question for the practice. A day is local and the arrival is UTC, so that the day after
/// it is none: it is tomorrow in Guam already. Nothing is refused for it.
std::optional<std::string_view> declaration_doubt(std::string_view declared_on, std::string_view received_at);

/// `text` without anything that could move a terminal's cursor, reverse its direction or hide: what a stranger sent is printed on the
/// screen of staff.
std::string printable(std::string_view text);

}  // namespace qopi::helpdesk
