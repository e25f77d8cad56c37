// Lines end in CRLF and are short (RFC 5322 section 2.1.1). The text is ASCII; only the subject may need encoding, for the practice's name.
#include "package/mail.hpp"

#include <algorithm>

#include "base/base64.hpp"
#include "base/text.hpp"

namespace qopi {
namespace {

constexpr std::string_view body =
    "To the QOPI Help Desk:\r\n"
    "\r\n"
    "The attached file is a package made with QOPI Registration.\r\n"
    "\r\n"
    "Anyone with the file can read the practice's answers in it, including\r\n"
    "names, addresses, phone numbers, email addresses, and NPIs. A taxpayer ID or\r\n"
    "challenge response in it is sealed for the Help Desk only.\r\n"
    "\r\n"
    "ASCO's guide says \"Please do not fax or email the form to ASCO.\" This file\r\n"
    "is not the paper form: the Help Desk's program checks it, keeps one copy\r\n"
    "however often it arrives, and replies with a reference. Please attach it\r\n"
    "unchanged.\r\n"
    "\r\n"
    "QOPI Help Desk: 571-483-1660, qopi@asco.org\r\n";

/// RFC 2045 section 6.8: lines of at most 76 characters.
std::string base64_lines(std::string_view bytes) {
    constexpr std::size_t line_bytes = 57;
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += line_bytes) text += base64(bytes.substr(at, line_bytes)) + "\r\n";
    return text;
}

/// A line of text as a header field holds it: as it is, or in encoded words of at most 75 characters (RFC 2047 section 2), one a line.
std::string in_header(std::string_view text) {
    // RFC 5322 section 2.1.1: 998 at most. The first word stands after "Subject: ".
    constexpr std::size_t plain_bytes_max = 900, word_bytes_max = 45, first_bytes_max = 39;
    const bool is_plain = text.size() <= plain_bytes_max && std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
    if (is_plain && text.find("=?") == std::string_view::npos) return std::string(text);
    std::string words;
    while (!text.empty()) {
        // No word ends within a character (section 5).
        std::size_t end = 0;
        for (auto rest = text; !rest.empty();) {
            take_code_point(rest);
            const auto taken = text.size() - rest.size();
            if (taken > (words.empty() ? first_bytes_max : word_bytes_max)) break;
            end = taken;
        }
        words += (words.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(text.substr(0, end)) + "?=";
        text.remove_prefix(end);
    }
    return words;
}

}  // namespace

std::string_view mail_text() { return body; }

std::string write_mail(std::string_view package_id, std::string_view subject, std::string_view name, std::string_view bytes) {
    // "=_" stands in no base64 and in no line of the text (RFC 2045 section 6.7).
    const auto boundary = "=_qopi-" + std::string(package_id);
    std::string mail;
    const auto line = [&](std::initializer_list<std::string_view> parts) {
        for (const auto part : parts) mail += part;
        mail += "\r\n";
    };
    // Mail programs open a message with this mark for writing instead of reading.
    line({"X-Unsent: 1"});
    line({"To: ", desk_mail});
    line({"Subject: ", in_header(subject)});
    line({"MIME-Version: 1.0"});
    line({"Content-Type: multipart/mixed; boundary=\"", boundary, "\""});
    line({});
    line({"--", boundary});
    line({"Content-Type: text/plain; charset=us-ascii"});
    line({"Content-Transfer-Encoding: 7bit"});
    line({});
    mail += body;
    line({});
    line({"--", boundary});
    line({"Content-Type: application/json; name=\"", name, "\""});
    line({"Content-Disposition: attachment; filename=\"", name, "\""});
    line({"Content-Transfer-Encoding: base64"});
    line({});
    mail += base64_lines(bytes);
    line({"--", boundary, "--"});
    return mail;
}

}  // namespace qopi
