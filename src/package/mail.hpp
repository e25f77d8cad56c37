// An email with a package in it, ready to be sent from whatever program a person has.
#pragma once

#include <string>
#include <string_view>

namespace qopi {

inline constexpr std::string_view desk_mail = "qopi@asco.org";

/// What the mail says about the package: what can be read in it, what is sealed, and what the guide says about mailing (page 4).
std::string_view mail_text();

/// An unsent message (RFC 5322, MIME: RFC 2045 and 2046) that mail programs open as a draft: no sender, no date. The subject is a line of UTF-8;
/// `name` is the attachment's file name, in ASCII. The attachment is base64 so that no gateway changes a byte of it.
std::string write_mail(std::string_view package_id, std::string_view subject, std::string_view name, std::string_view bytes);

}  // namespace qopi
