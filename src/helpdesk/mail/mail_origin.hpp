// What a mail says of where it comes from.
#pragma once

#include <gmime/gmime.h>

#include "helpdesk/record.hpp"

namespace qopi::helpdesk {

inline constexpr std::size_t origin_bytes_max = 400, authentication_lines_max = 12;

/// From, Date and Message-ID of a mail, and what the servers on its way found out about its sender, in the order of the header: the last
/// server's stand first. Encoded words are decoded (RFC 2047); each text is one line of at most `origin_bytes_max` bytes.
MailOrigin origin_of(GMimeMessage* message);

}  // namespace qopi::helpdesk
