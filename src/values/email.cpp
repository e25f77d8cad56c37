// Email addresses: what the HTML standard takes, and internationalized ones; likely misspellings are asked about.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "values/checks.hpp"
#include "values/digits.hpp"
#include "values/link.hpp"
#include "values/punycode.hpp"

namespace qopi {
namespace {

// RFC 5321 §4.5.3.1.1, and §4.5.3.1.3 with RFC 3696 erratum 1690: octets before the @, and in all.
constexpr std::size_t local_bytes_max = 64;
constexpr std::size_t address_bytes_max = 254;
// RFC 1034 §3.1.
constexpr std::size_t label_bytes_max = 63;

/// WHATWG HTML §4.10.5.1.5, "valid e-mail address": atext or a dot. RFC 6531 §3.3 adds what is not ASCII.
bool fits_before_at(char32_t code_point) {
    if (code_point >= 0x80) return !is_unprintable(code_point) && !is_ignorable(code_point) && !is_space(code_point);
    const char character = static_cast<char>(code_point);
    return is_letter_character(character) || is_digit_character(character) ||
           std::string_view(".!#$%&'*+/=?^_`{|}~-").find(character) != std::string_view::npos;
}

/// RFC 5891 §4.2.3: letters, digits and marks of any script; a label does not begin with a mark.
bool fits_in_label(char32_t code_point, bool first) {
    if (code_point >= 0x80) return is_letter(code_point) || is_digit(code_point) || (!first && is_mark(code_point));
    const char character = static_cast<char>(code_point);
    return is_letter_character(character) || is_digit_character(character) || character == '-';
}

/// The length of a label in ASCII; 0 when it is none.
std::size_t label_bytes(std::string_view label) {
    // WHATWG HTML §4.10.5.1.5: no hyphen at either end.
    if (label.empty() || label.size() > 4 * label_bytes_max || label.front() == '-' || label.back() == '-') return 0;
    bool ascii = true;
    for (std::string_view rest = label; !rest.empty();) {
        const bool is_first = rest.size() == label.size();
        const char32_t code_point = take_code_point(rest);
        if (!fits_in_label(code_point, is_first)) return 0;
        ascii = ascii && code_point < 0x80;
    }
    // RFC 5890 §2.3.2.1: the length counts on the A-label, "xn--" and the Punycode.
    const std::size_t encoded = ascii ? label.size() : punycode(code_points(label)).size();
    const std::size_t bytes = ascii || encoded == 0 ? encoded : encoded + 4;
    return bytes <= label_bytes_max ? bytes : 0;
}

struct Domain {
    std::size_t ascii_bytes = 0;  ///< 0 when it is none
    std::size_t labels = 0;
    std::string_view last;
};

Domain read_domain(std::string_view text) {
    Domain domain;
    for (std::string_view rest = text;; ++domain.ascii_bytes) {
        const std::size_t dot = rest.find('.');
        domain.last = rest.substr(0, dot);
        const std::size_t bytes = label_bytes(domain.last);
        if (bytes == 0) return {};
        domain.ascii_bytes += bytes;
        ++domain.labels;
        if (dot == rest.npos) return domain;
        rest.remove_prefix(dot + 1);
    }
}

/// What a domain was probably meant to be; empty when nothing comes to mind.
std::string meant_domain(std::string_view domain, std::string_view last) {
    struct Typo {
        std::string_view typed, meant;
    };
    constexpr auto domains = std::to_array<Typo>({
        {"gmial.com", "gmail.com"},    {"gmal.com", "gmail.com"},       {"gmai.com", "gmail.com"},      {"gmil.com", "gmail.com"},
        {"gamil.com", "gmail.com"},    {"gnail.com", "gmail.com"},      {"gmaill.com", "gmail.com"},    {"gmail.co", "gmail.com"},
        {"gmail.cm", "gmail.com"},     {"gmail.om", "gmail.com"},       {"gmail.org", "gmail.com"},     {"googlemail.co", "googlemail.com"},
        {"yaho.com", "yahoo.com"},     {"yahooo.com", "yahoo.com"},     {"yhaoo.com", "yahoo.com"},     {"yahoo.co", "yahoo.com"},
        {"yahoo.cm", "yahoo.com"},     {"hotmial.com", "hotmail.com"},  {"hotmal.com", "hotmail.com"},  {"hotmai.com", "hotmail.com"},
        {"hotmil.com", "hotmail.com"}, {"homail.com", "hotmail.com"},   {"hotmail.co", "hotmail.com"},  {"hotmail.cm", "hotmail.com"},
        {"outlok.com", "outlook.com"}, {"outllook.com", "outlook.com"}, {"outloo.com", "outlook.com"},  {"outlook.co", "outlook.com"},
        {"iclod.com", "icloud.com"},   {"icoud.com", "icloud.com"},     {"icloud.co", "icloud.com"},    {"aol.co", "aol.com"},
        {"aol.cm", "aol.com"},         {"comast.net", "comcast.net"},   {"comcast.com", "comcast.net"}, {"verizon.ne", "verizon.net"},
    });
    // None of these is a top-level domain.
    constexpr auto ends = std::to_array<Typo>({{"con", "com"},
                                               {"cmo", "com"},
                                               {"ocm", "com"},
                                               {"comm", "com"},
                                               {"ogr", "org"},
                                               {"orgg", "org"},
                                               {"eud", "edu"},
                                               {"edi", "edu"},
                                               {"nte", "net"},
                                               {"ner", "net"},
                                               {"gvo", "gov"}});
    for (const Typo& typo : domains)
        if (typo.typed == domain) return std::string(typo.meant);
    for (const Typo& typo : ends)
        if (typo.typed == last) {
            // "gmial.con" is two slips: first the end, then the whole.
            const std::string mended = std::string(domain.substr(0, domain.size() - last.size())) + std::string(typo.meant);
            for (const Typo& whole : domains)
                if (whole.typed == mended) return std::string(whole.meant);
            return mended;
        }
    return {};
}

/// The address in what mail programs and web pages put around one: "mailto:ana@example.com", "<ana@example.com>", "Ana <ana@example.com>"
/// (RFC 5322 §3.4), and "ana%40example.com", which is part of a link.
std::string address_in(std::string_view text) {
    const auto target = [](std::string_view link) {
        if (auto address = link_target(link, "mailto:")) return *address;
        return link.find('@') == link.npos && link.find("%40") != link.npos ? percent_decoded(link) : std::string(link);
    };
    const auto open = text.find('<');
    if (!text.ends_with('>') || open == text.npos || open != text.rfind('<')) return target(text);
    auto address = target(trim(text.substr(open + 1, text.size() - open - 2)));
    auto name = text.substr(0, open);
    name.remove_prefix(std::min(name.find_first_not_of(" '\""), name.size()));
    while (name.ends_with(' ') || name.ends_with('\'') || name.ends_with('"')) name.remove_suffix(1);
    // A name that is another address leaves open which of the two is meant.
    return name.find('@') == name.npos || name == address ? address : std::string(text);
}

/// "Ana.Lopez@example.com": nothing around the address, and nothing in it that is to be folded. Most are.
bool is_usual_address(std::string_view text) {
    constexpr std::string_view others = "@.-_+";
    return text.size() <= address_bytes_max && std::all_of(text.begin(), text.end(), [&](char c) {
        return is_letter_character(c) || is_digit_character(c) || others.find(c) != others.npos;
    });
}

bool has_odd_dots(std::string_view local) { return local.front() == '.' || local.back() == '.' || local.find("..") != local.npos; }

/// `text` is what was typed, `typed` the address in it.
Verdict check_address(std::string_view typed, std::string_view text) {
    const std::size_t at = typed.find('@');
    if (at == typed.npos || at == 0) return refused(Code::email_format, text);
    const std::string_view local = typed.substr(0, at);
    bool ascii = true;
    for (std::string_view rest = local; !rest.empty();) {
        const char32_t code_point = take_code_point(rest);
        if (!fits_before_at(code_point)) return refused(Code::email_format, text);
        ascii = ascii && code_point < 0x80;
    }
    // RFC 5321 §2.4: only the domain is without case. RFC 5891 §4.1: in normal form C.
    const std::string domain = nfc(lower(typed.substr(at + 1)));
    const Domain read = read_domain(domain);
    if (local.size() > local_bytes_max) return refused(Code::email_too_long, text);
    if (read.ascii_bytes == 0) return refused(Code::email_format, text);
    if (local.size() + 1 + read.ascii_bytes > address_bytes_max) return refused(Code::email_too_long, text);
    // The HTML standard takes user@localhost; on purpose we do not.
    if (read.labels == 1) return refused(Code::email_dotless_domain, text);
    // RFC 3696 §2: no top-level domain is all digits; an address without brackets is none (RFC 5321 §4.1.3).
    if (only_digits(read.last)) return refused(Code::email_numeric_tld, text);

    const std::string before = std::string(local) + "@";
    const std::string meant = meant_domain(domain, read.last);
    if (!meant.empty()) return accepted(before + domain, Code::email_typo, before + meant);
    // RFC 5321 §4.1.2, Dot-string; the HTML standard lets such dots pass, and some systems use them.
    if (has_odd_dots(local)) return accepted(before + domain, Code::email_odd_dots);
    // RFC 6531: needs SMTPUTF8 on the whole way.
    if (!ascii) return accepted(before + domain, Code::email_smtputf8_local);
    return accepted(before + domain);
}

}  // namespace

std::string email_key(std::string_view text) { return lower(check_email(text).value); }

Verdict check_email(std::string_view text) {
    if (is_usual_address(text)) return check_address(text, text);
    if (!valid_utf8(text)) return refused(Code::email_format, text);
    const std::string narrow = address_in(squeeze(fold_width(text)));
    // An escape in a link may be any byte.
    if (!valid_utf8(narrow)) return refused(Code::email_format, text);
    if (narrow.size() > normalize_bytes_max) return refused(Code::email_too_long, text);
    return check_address(nfc(narrow), text);
}

}  // namespace qopi
