// Names of attached files, and what tells a mail from a package.
#include "helpdesk/mail/mail.hpp"

#include <doctest/doctest.h>

#include "package/package.hpp"

using namespace qopi::helpdesk;

namespace {

/// A mail of one attachment that claims to be a package; `fields` are those of its part.
std::string mail_with(std::string_view fields) {
    return "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + std::string(fields) +
           "\r\n\r\n{\"format\": \"qopi-submission\"}\r\n--b--\r\n";
}

}  // namespace

TEST_CASE("the name of an attachment is read in every way in which it is written") {
    struct Row {
        std::string_view fields, name;
    };
    for (const auto& row : {
             Row{"Content-Type: application/json", ""},
             Row{"Content-Type: application/json; name=\"a b.json\"", "a b.json"},
             Row{"Content-Disposition: attachment; filename=\"a.json\"\r\nContent-Type: text/plain; name=\"b.txt\"", "a.json"},
             Row{"Content-Disposition: attachment; filename*=utf-8''%C3%98deg%C3%A5rd.json", "Ødegård.json"},
             Row{"Content-Disposition: attachment; filename*=iso-8859-1''%D8.json", "Ø.json"},
             Row{"Content-Disposition: attachment;\r\n filename*0*=utf-8''%C3%98de;\r\n filename*1=\"gard.json\"", "Ødegard.json"},
             Row{"Content-Disposition: attachment; filename*1=b.json; filename*0=a", "ab.json"},
             Row{"Content-Type: application/json; name=\"=?utf-8?B?w5hkZWfDpXJkLmpzb24=?=\"", "Ødegård.json"},
             Row{"Content-Type: application/json; name=\"=?iso-8859-1?Q?=D8deg=E5rd.json?=\"", "Ødegård.json"},
         }) {
        CAPTURE(row.fields);
        const auto contents = read_mail(mail_with(row.fields));
        REQUIRE(contents.packages.size() == 1);
        CHECK(contents.packages.front().name == row.name);
    }
}

TEST_CASE("a mail is known by its first line, or by two usual fields further down, and a package is none") {
    const auto after = [](int lines) {
        std::string mail;
        for (int i = 0; i < lines; ++i) mail += "no field\n";
        return mail + "From: a\n folded\nX-Other: b\nTo: c\n\n";
    };
    for (const std::string& mail : {std::string("Subject: x"), std::string("X-Unsent: 1\r\n"), std::string("from:"),
                                    std::string("From ana@example.org Mon Nov 23\n"), std::string("\xEF\xBB\xBFTo: x"),
                                    std::string("\r\n\r\nTo: x"), std::string("812\r\nReceived: a\r\nReceived: b"), after(1), after(100)}) {
        CAPTURE(mail);
        CHECK(looks_like_mail(mail));
    }
    for (const std::string& none :
         {std::string(), std::string("{\"format\":\"qopi-submission\"}"), std::string("\xEF\xBB\xBF {\"a\":1}"), std::string("no package"),
          std::string(": x"), std::string("Subject"), std::string("\"a\": 1"), std::string("<html>"), std::string(" : "),
          std::string("812\nFrom: a\n\nTo: b\n"), std::string("812\nFrom: a\nno field\nTo: b\n"), "{\n" + after(1), after(101)}) {
        CAPTURE(none);
        CHECK_FALSE(looks_like_mail(none));
    }
}

TEST_CASE("a mail without a package always has a reason") {
    for (const std::string_view bytes : {"", "\n", "Subject: x", "Content-Type: multipart/mixed; boundary=b\n\n", "From \n", "\0\0\0"}) {
        const auto contents = read_mail(bytes);
        CHECK(contents.packages.empty());
        CHECK(contents.reason == Reason::mail_without_package);
    }
    CHECK(read_mail(std::string(mail_bytes_max + 1, 'x')).reason == Reason::mail_too_large);
}

TEST_CASE("sixty-four parts are read, and the sixty-fifth is not") {
    const auto mail_of = [](int parts) {
        std::string mail = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
        for (int i = 1; i < parts; ++i) mail += "--b\r\n\r\nx\r\n";
        return mail + "--b\r\n\r\n{\"format\": \"qopi-submission\"}\r\n--b--\r\n";
    };
    CHECK(read_mail(mail_of(mail_parts_max)).packages.size() == 1);
    CHECK(read_mail(mail_of(mail_parts_max + 1)).packages.empty());
    CHECK(read_mail(mail_of(mail_parts_max + 1)).reason == Reason::mail_too_many_parts);
}

TEST_CASE("eight levels are read, and the ninth is not") {
    // The text of the innermost mail is on the level after the last "message".
    const auto mail_of = [](int levels) {
        std::string mail;
        for (int i = 1; i < levels; ++i) mail += "Content-Type: message/rfc822\r\n\r\n";
        return mail + "Content-Type: application/json\r\n\r\n{\"format\": \"qopi-submission\"}\r\n";
    };
    CHECK(read_mail(mail_of(mail_levels_max)).packages.size() == 1);
    CHECK(read_mail(mail_of(mail_levels_max + 1)).packages.empty());
    CHECK(read_mail(mail_of(mail_levels_max + 1)).reason == Reason::mail_too_deep);
}
