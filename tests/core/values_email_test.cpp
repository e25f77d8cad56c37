// Email addresses.
#include "values/punycode.hpp"
#include "values_row.hpp"

namespace qopi {
namespace {

TEST_CASE("only the domain of an email address is lower-cased") {
    check_rows(check_email, {
                                {" Mary.Ann@Example.COM ", "ok", "Mary.Ann@example.com"},
                                {"user@MÜNCHEN.de", "ok", "user@münchen.de"},
                                {"user@mu\u0308nchen.de", "ok", "user@münchen.de"},
                                {"ｕｓｅｒ＠ｅｘａｍｐｌｅ．ｃｏｍ", "ok", "user@example.com"},
                                {"user\u200B@example.com", "ok", "user@example.com"},
                                {"JOSÉ@Example.com", "email-smtputf8-local", "JOSÉ@example.com"},
                                {"user@例え.jp", "ok", "user@例え.jp"},
                            });
}

TEST_CASE("of a link, or of an address with a name, the address is kept") {
    check_rows(check_email, {
                                {"mailto:ana@riverbend.example.org", "ok", "ana@riverbend.example.org"},
                                {"MailTo:Ana@Riverbend.example.org", "ok", "Ana@riverbend.example.org"},
                                {"mailto:ana@example.com?subject=Hello%20there", "ok", "ana@example.com"},
                                {"mailto:ana%40example.com", "ok", "ana@example.com"},
                                {"mailto:ana%2Bqopi@example.com", "ok", "ana+qopi@example.com"},
                                {"mailto:ana@m%C3%BCnchen.de", "ok", "ana@münchen.de"},
                                {"mailto: ana@example.com", "ok", "ana@example.com"},
                                {"mailto://ana@example.com", "ok", "ana@example.com"},
                                {"ana%40example.com", "ok", "ana@example.com"},
                                {"<ana@example.com>", "ok", "ana@example.com"},
                                {"< mailto:ana@example.com >", "ok", "ana@example.com"},
                                {"Ana <ana@example.com>", "ok", "ana@example.com"},
                                {"\"Lindqvist, Ana\" <ana@example.com>", "ok", "ana@example.com"},
                                {"ana@example.com<mailto:ana@example.com>", "ok", "ana@example.com"},
                                {"'ana@example.com' <ana@example.com>", "ok", "ana@example.com"},
                                {"Ana <ana@gmial.com>", "email-typo", "ana@gmial.com", "ana@gmail.com"},
                                {"ana%40x@example.com", "ok", "ana%40x@example.com"},
                            });
}

TEST_CASE("a likely misspelling is asked about, and never mended without asking") {
    check_rows(check_email, {
                                {"Mary@gmial.com", "email-typo", "Mary@gmial.com", "Mary@gmail.com"},
                                {"mary@GMAIL.CON", "email-typo", "mary@gmail.con", "mary@gmail.com"},
                                {"mary@gmial.con", "email-typo", "mary@gmial.con", "mary@gmail.com"},
                                {"mary@uclahealth.ogr", "email-typo", "mary@uclahealth.ogr", "mary@uclahealth.org"},
                                {"mary@mail.gmial.com", "ok", "mary@mail.gmial.com"},
                                {".mary@hotmial.com", "email-typo", ".mary@hotmial.com", ".mary@hotmail.com"},
                            });
}

TEST_CASE("what is no email address is refused as it was typed") {
    check_rows(check_email, {
                                {" User@ ", "email-format", "User@"},
                                {"user@example.com.", "email-format", "user@example.com."},
                                {"user@.example.com", "email-format", "user@.example.com"},
                                {"user@example.com, b@example.com", "email-format", "user@example.com, b@example.com"},
                                {"Mary <m@example.com>, Ann <a@example.com>", "email-format", "Mary <m@example.com>, Ann <a@example.com>"},
                                {"mary@example.com <ann@example.com>", "email-format", "mary@example.com <ann@example.com>"},
                                {"Mary Ann <mary>", "email-format", "Mary Ann <mary>"},
                                {"<mary@example.com", "email-format", "<mary@example.com"},
                                {"mailto:mary@example.com,ann@example.com", "email-format", "mailto:mary@example.com,ann@example.com"},
                                {"mailto:?subject=mary@example.com", "email-format", "mailto:?subject=mary@example.com"},
                                {"mailto:mary%0Aann@example.com", "email-format", "mailto:mary%0Aann@example.com"},
                                {"mailto:mary%FF@example.com", "email-format", "mailto:mary%FF@example.com"},
                                {"mailto:mailto:mary@example.com", "email-format", "mailto:mailto:mary@example.com"},
                                {"https://mary@example.com", "email-format", "https://mary@example.com"},
                                {"us\u200Der@example.com", "email-format", "us\u200Der@example.com"},
                                {"mary ann@example.com", "email-format", "mary ann@example.com"},
                                {"user@exam_ple.com", "email-format", "user@exam_ple.com"},
                                {"user@exam\u2028ple.com", "email-format", "user@exam\u2028ple.com"},
                                {"user@exa\u202Emple.com", "email-format", "user@exa\u202Emple.com"},
                                {"us\u202Eer@example.com", "email-format", "us\u202Eer@example.com"},
                                {"user@\u0301example.com", "email-format", "user@\u0301example.com"},
                                {"user@☃.com", "email-format", "user@☃.com"},
                                {"user@example.123", "email-numeric-tld", "user@example.123"},
                                {"user@\xFF.com", "email-format", "user@\xFF.com"},
                                {"@", "email-format", "@"},
                            });
}

TEST_CASE("the lengths of an email address are counted in the bytes that travel") {
    const auto repeat = [](std::string_view piece, int times) {
        std::string text;
        for (int i = 0; i < times; ++i) text += piece;
        return text;
    };
    struct Row {
        std::string what;
        std::string typed;
        Code code;
    };
    for (const Row& row : {
             Row{"64 before the @", repeat("a", 64) + "@example.com", Code::ok},
             Row{"65 before the @", repeat("a", 65) + "@example.com", Code::email_too_long},
             Row{"33 letters of two bytes before the @", repeat("é", 33) + "@example.com", Code::email_too_long},
             Row{"a label of 63", "a@" + repeat("b", 63) + ".com", Code::ok},
             Row{"a label of 64", "a@" + repeat("b", 64) + ".com", Code::email_format},
             Row{"a label of 63 in Punycode", "a@ü" + repeat("b", 55) + ".com", Code::ok},
             Row{"a label of 64 in Punycode", "a@ü" + repeat("b", 56) + ".com", Code::email_format},
             Row{"254 in all", repeat("a", 62) + "@" + repeat("bbbbbbb.", 23) + "bbbbbbb", Code::ok},
             Row{"255 in all", repeat("a", 63) + "@" + repeat("bbbbbbb.", 23) + "bbbbbbb", Code::email_too_long},
             Row{"a very long text", repeat("a", 100000) + "@example.com", Code::email_too_long},
         }) {
        CAPTURE(row.what);
        CHECK(text(check_email(row.typed).code) == text(row.code));
    }
}

TEST_CASE("labels are encoded as RFC 3492 and its samples show") {
    struct Row {
        std::u32string_view label;
        std::string_view encoded;
    };
    for (const Row& row : {
             Row{U"münchen", "mnchen-3ya"},
             Row{U"bücher", "bcher-kva"},
             Row{U"faß", "fa-hia"},
             Row{U"例え", "r8jz45g"},
             // RFC 3492 §7.1 (A), (B), (L), (P), (R).
             Row{U"\u0644\u064A\u0647\u0645\u0627\u0628\u062A\u0643\u0644\u0645\u0648\u0634\u0639\u0631\u0628\u064A\u061F",
                 "egbpdaj6bu4bxfgehfvwxn"},
             Row{U"\u4ED6\u4EEC\u4E3A\u4EC0\u4E48\u4E0D\u8BF4\u4E2D\u6587", "ihqwcrb4cv8a8dqg056pqjye"},
             Row{U"3\u5E74B\u7D44\u91D1\u516B\u5148\u751F", "3B-ww4c5e180e575a65lsy2b"},
             Row{U"Maji\u3067Koi\u3059\u308B5\u79D2\u524D", "MajiKoi5-783gue6qz075azm5e"},
             Row{U"\u305D\u306E\u30B9\u30D4\u30FC\u30C9\u3067", "d9juau41awczczp"},
         }) {
        CAPTURE(row.encoded);
        CHECK(punycode(row.label) == row.encoded);
    }
    CHECK(punycode(std::u32string(64, U'ü')).empty());
}

}  // namespace
}  // namespace qopi
