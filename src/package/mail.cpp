// Lines end in CRLF and are short (RFC 5322 section 2.1.1); the text is ASCII, so that it needs no encoding.
#include "package/mail.hpp"

#include "base/base64.hpp"

namespace qopi {
namespace {

constexpr std::string_view body =
    "To the QOPI Help Desk:\r\n"
    "\r\n"
    "The attached file is a package made with QOPI Registration.\r\n"
    "\r\n"
    "Anyone with the file can read the practice's answers in it, including\r\n"
    "names, addresses, email addresses, and NPIs. Taxpayer IDs and the challenge\r\n"
    "response are sealed for the Help Desk only.\r\n"
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

}  // namespace

std::string mail_subject(std::string_view package_id) { return "QOPI package " + std::string(package_id); }
std::string_view mail_text() { return body; }

std::string write_mail(std::string_view package_id, std::string_view name, std::string_view bytes) {
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
    line({"Subject: ", mail_subject(package_id)});
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
