// Packages out of a mail or a file, whatever mail programs, gateways and editors made of it on its way.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "helpdesk/record.hpp"

namespace qopi::helpdesk {

inline constexpr std::size_t mail_bytes_max = 32u << 20;
/// Of parts, and of packages too.
inline constexpr int mail_parts_max = 64;
inline constexpr int mail_levels_max = 8;

/// A part of a mail that is a package, or was meant to be one.
struct MailPackage {
    std::string name;   ///< of the attached file, as the sender's program wrote it; often empty
    std::string bytes;  ///< as the package was written; of a damaged one what is left of it
    MailOrigin origin = {};  ///< of the mail that came, not of one that is forwarded in it
};

struct MailContents {
    std::vector<MailPackage> packages;  ///< in the order of the mail, each once
    /// Why there is no package, or why there may be more than were found.
    std::optional<Reason> reason;
};

/// Whether the bytes are a mail (RFC 5322) and not a package. Before its first field may stand what programs write there: a line "From …"
/// as in mbox files, the number of bytes as in Apple Mail's .emlx files, lines of a protocol.
bool looks_like_mail(std::string_view bytes);

/// Never fails: what cannot be read gives a reason. Names of parts, types and the way in which they were packed are not
/// believed: every part is looked into, forwarded mails too.
///
/// Read by GMime 3: of the three MIME libraries in Debian it alone has a C interface with few dependencies, releases in
/// recent years, and a parser made for damaged mail that is fuzzed upstream.
MailContents read_mail(std::string_view bytes);

/// A file that is no mail, looked into as a part of one would be; `name` is that of the file. The bytes of a damaged package are all of the
/// file. The reason is `mail_without_package` when there is nothing in it that we know.
MailContents read_file_as_part(std::string_view name, std::string_view bytes);

}  // namespace qopi::helpdesk
