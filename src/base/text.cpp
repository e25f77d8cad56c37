// UTF-8, normal forms, case and categories are utf8proc's, which nothing else here includes. See text.hpp.
#include "base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace qopi {
namespace {

constexpr char32_t replacement = 0xFFFD;

utf8proc_int32_t number_of(char32_t code_point) { return static_cast<utf8proc_int32_t>(code_point); }

bool is_ascii(char32_t code_point) { return code_point < 0x80; }
bool is_small(char32_t code_point) { return code_point >= 'a' && code_point <= 'z'; }
bool is_capital(char32_t code_point) { return code_point >= 'A' && code_point <= 'Z'; }

utf8proc_category_t category(char32_t code_point) {
    return code_point <= 0x10FFFF ? utf8proc_category(number_of(code_point)) : UTF8PROC_CATEGORY_CN;
}

struct Taken {
    char32_t code_point;
    std::size_t bytes;  ///< 0 when the bytes are no UTF-8
};

Taken take(std::string_view text) {
    if (static_cast<unsigned char>(text[0]) < 0x80) return {static_cast<unsigned char>(text[0]), 1};
    utf8proc_int32_t code_point = 0;
    const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &code_point);
    if (bytes <= 0) return {replacement, 0};
    return {static_cast<char32_t>(code_point), static_cast<std::size_t>(bytes)};
}

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
std::string ascii_lower(std::string_view text) {
    std::string small(text);
    for (char& c : small) c = ascii_lower(c);
    return small;
}

std::string mapped(std::string_view text, int options) {
    if (text.size() > normalize_bytes_max) return std::string(text);
    utf8proc_uint8_t* result = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                                   &result, static_cast<utf8proc_option_t>(options));
    if (size < 0) return std::string(text);  // bytes that are no UTF-8 stay as they are
    std::string mapped_text(reinterpret_cast<const char*>(result), static_cast<std::size_t>(size));
    std::free(result);
    return mapped_text;
}

/// A dash of any kind, from the hyphen to the minus sign.
bool is_dash(char32_t code_point) { return category(code_point) == UTF8PROC_CATEGORY_PD || code_point == 0x2212; }

/// The value of a decimal digit, 10 for anything else. In Unicode the digits of a script stand in a row from 0 to 9.
unsigned digit_value(char32_t code_point) {
    // Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Thai, Khmer, full-width: what keyboards in use give.
    constexpr std::array<char32_t, 10> zeros{0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0BE6, 0x0E50, 0x17E0, 0xFF10};
    for (const char32_t zero : zeros)
        if (code_point >= zero && code_point <= zero + 9) return code_point - zero;
    return 10;
}

/// What a letter without a decomposition is compared as; empty for all others.
std::string_view plain_letter(char32_t code_point) {
    struct Letter {
        char32_t code_point;
        std::string_view plain;
    };
    constexpr auto letters = std::to_array<Letter>({
        {0x00E6, "ae"},
        {0x00F0, "d"},
        {0x00F8, "o"},
        {0x00FE, "th"},
        {0x0111, "d"},
        {0x0131, "i"},
        {0x0142, "l"},
        {0x0153, "oe"},
    });
    for (const Letter& letter : letters)
        if (letter.code_point == code_point) return letter.plain;
    return {};
}

/// Letters in Unicode's eyes that stand where others write an apostrophe: the ʻokina, the glottal stop, primes and strokes, the saltillo.
bool is_apostrophe_letter(char32_t code_point) {
    return (code_point >= 0x02B9 && code_point <= 0x02BF) || code_point == 0x02C8 || code_point == 0x02CA || code_point == 0x02CB ||
           code_point == 0x02EE || code_point == 0xA78B || code_point == 0xA78C || code_point == 0x07F4 || code_point == 0x07F5;
}

/// Words that follow a name and are not part of it, folded and without dots.
bool follows_a_name(std::string_view word) {
    constexpr auto words = std::to_array<std::string_view>({"jr",  "sr", "ii",  "iii", "iv", "v",  "md",   "do",   "phd",   "pharmd",
                                                            "mph", "ms", "mba", "rn",  "np", "pa", "facp", "facs", "fasco", "esq"});
    for (const std::string_view each : words)
        if (each == word) return true;
    return false;
}

}  // namespace

// The letters and digits of a name, folded, without what follows it.
std::string name_key(std::string_view name) {
    std::string key;
    std::size_t end = 0;    // of the words that surely belong to the name
    std::size_t start = 0;  // of the word at hand
    const auto end_word = [&] {
        const std::string_view word = std::string_view(key).substr(start);
        if (!word.empty() && (end == 0 || !follows_a_name(word))) end = key.size();
        start = key.size();
    };
    const std::string folded = fold(name);
    for (std::string_view rest = folded; !rest.empty();) {
        const char32_t code_point = take_code_point(rest);
        if (is_space(code_point) || code_point == ',')
            end_word();
        else if ((is_letter(code_point) && !is_apostrophe_letter(code_point)) || is_digit(code_point))
            append(key, code_point);
    }
    end_word();
    key.resize(end);
    return key;
}

bool valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        // ASCII goes by eight at a time.
        if (std::uint64_t eight = 0; text.size() - at >= sizeof eight) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const Taken taken = take(text.substr(at));
        if (taken.bytes == 0) return false;
        at += taken.bytes;
    }
    return true;
}

char32_t take_code_point(std::string_view& rest) {
    assert(!rest.empty());
    const Taken taken = take(rest);
    rest.remove_prefix(taken.bytes == 0 ? 1 : taken.bytes);
    return taken.code_point;
}

std::u32string code_points(std::string_view text) {
    std::u32string all;
    while (!text.empty()) all += take_code_point(text);
    return all;
}

void append(std::string& text, char32_t code_point) {
    if (code_point < 0x80) {
        text += static_cast<char>(code_point);
        return;
    }
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(number_of(code_point), bytes.data());
    text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

std::size_t length(std::string_view text) {
    std::size_t count = 0;
    for (; !text.empty(); ++count) take_code_point(text);
    return count;
}

bool is_space(char32_t code_point) {
    // Unicode PropList, White_Space.
    if (is_ascii(code_point)) return (code_point >= 0x09 && code_point <= 0x0D) || code_point == 0x20;
    return code_point == 0x85 || code_point == 0xA0 ||
           code_point == 0x1680 || (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x2028 || code_point == 0x2029 ||
           code_point == 0x202F || code_point == 0x205F || code_point == 0x3000;
}

bool is_letter(char32_t code_point) {
    if (is_ascii(code_point)) return is_small(code_point) || is_capital(code_point);
    const auto it = category(code_point);
    return it >= UTF8PROC_CATEGORY_LU && it <= UTF8PROC_CATEGORY_LO;
}

bool is_mark(char32_t code_point) {
    if (is_ascii(code_point)) return false;
    const auto it = category(code_point);
    return it >= UTF8PROC_CATEGORY_MN && it <= UTF8PROC_CATEGORY_ME;
}

bool is_digit(char32_t code_point) { return category(code_point) == UTF8PROC_CATEGORY_ND; }

bool is_upper(char32_t code_point) {
    if (is_ascii(code_point)) return is_capital(code_point);
    const auto it = category(code_point);
    return it == UTF8PROC_CATEGORY_LT || (it == UTF8PROC_CATEGORY_LU && lower(code_point) != code_point);
}

bool is_lower(char32_t code_point) {
    if (is_ascii(code_point)) return is_small(code_point);
    // Judged by the title case: Georgian letters have capitals, but no name begins with one.
    return category(code_point) == UTF8PROC_CATEGORY_LL && title(code_point) != code_point;
}

bool is_unprintable(char32_t code_point) {
    switch (category(code_point)) {
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_CS:
        case UTF8PROC_CATEGORY_CO:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
            return true;
        default:
            break;
    }
    // UAX #9 §2.1, §2.2, §2.7: embeddings, overrides and isolates show a text in another order than it is written.
    if ((code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069)) return true;
    // Unicode §23.7 and §23.8: non-characters, the replacement character and the like. Unassigned ones may be letters tomorrow.
    return (code_point & 0xFFFEu) == 0xFFFEu || (code_point >= 0xFDD0 && code_point <= 0xFDEF) ||
           (code_point >= 0xFFF9 && code_point <= 0xFFFD) || code_point > 0x10FFFF;
}

bool is_format(char32_t code_point) { return category(code_point) == UTF8PROC_CATEGORY_CF; }

bool is_ignorable(char32_t code_point) {
    return code_point >= 0x80 && code_point <= 0x10FFFF && utf8proc_get_property(number_of(code_point))->ignorable;
}

bool is_hidden(char32_t code_point) {
    const bool is_joiner = code_point == 0x200C || code_point == 0x200D;
    return is_ignorable(code_point) && !is_joiner && !is_mark(code_point) && !is_unprintable(code_point);
}

char32_t upper(char32_t code_point) { return static_cast<char32_t>(utf8proc_toupper(number_of(code_point))); }
char32_t lower(char32_t code_point) {
    if (code_point < 0x80) return static_cast<unsigned char>(ascii_lower(static_cast<char>(code_point)));
    return static_cast<char32_t>(utf8proc_tolower(number_of(code_point)));
}
char32_t title(char32_t code_point) { return static_cast<char32_t>(utf8proc_totitle(number_of(code_point))); }

// Most of what is typed is ASCII, which is in every normal form and has no marks: it is spared the long way.
bool is_plain(std::string_view text) {
    char before = ' ';
    for (const char c : text) {
        if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) return false;
        before = c;
    }
    return before != ' ' || text.empty();
}

bool is_ascii(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::string lower(std::string_view text) {
    if (is_ascii(text)) return ascii_lower(text);
    std::string result;
    while (!text.empty()) append(result, lower(take_code_point(text)));
    return result;
}

std::string_view trim(std::string_view text) {
    while (!text.empty()) {
        std::string_view rest = text;
        const char32_t first = take_code_point(rest);
        if (!is_space(first) && !is_hidden(first)) break;
        text = rest;
    }
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (last > 0 && text.size() - last < 4 && (static_cast<unsigned char>(text[last]) & 0xC0u) == 0x80u) --last;
        std::string_view rest = text.substr(last);
        const char32_t taken = take_code_point(rest);
        if (!rest.empty() || (!is_space(taken) && !is_hidden(taken))) break;
        text.remove_suffix(text.size() - last);
    }
    return text;
}

std::string squeeze(std::string_view text) {
    if (is_plain(text)) return std::string(text);
    std::string result;
    result.reserve(text.size());
    bool space = false;
    for (std::string_view rest = trim(text); !rest.empty();) {
        const char32_t code_point = take_code_point(rest);
        if (is_hidden(code_point)) continue;
        if (is_space(code_point)) {
            space = true;
            continue;
        }
        if (space) result += ' ';
        space = false;
        append(result, code_point);
    }
    return result;
}

std::string fold_width(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    std::string result;
    while (!text.empty()) {
        const char32_t code_point = take_code_point(text);
        // Unicode chart FF00: full-width ASCII variants stand in the order of ASCII.
        if (code_point >= 0xFF01 && code_point <= 0xFF5E)
            append(result, code_point - 0xFF01 + '!');
        else if (const unsigned digit = digit_value(code_point); digit < 10)
            append(result, '0' + digit);
        else
            append(result, code_point);
    }
    return result;
}

std::string fold_number(std::string_view text) {
    std::string result;
    const std::string narrow = fold_width(text);
    if (is_ascii(narrow)) return squeeze(narrow);
    for (std::string_view rest = narrow; !rest.empty();) {
        const char32_t code_point = take_code_point(rest);
        if (category(code_point) == UTF8PROC_CATEGORY_CF) continue;
        append(result, is_dash(code_point) ? '-' : code_point);
    }
    return squeeze(result);
}

std::string nfc(std::string_view text) { return is_ascii(text) ? std::string(text) : mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE); }
std::string nfkc(std::string_view text) { return is_ascii(text) ? std::string(text) : mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT); }

std::string fold(std::string_view text) {
    if (is_ascii(text) && text.size() <= normalize_bytes_max) return ascii_lower(text);
    const std::string folded = mapped(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
    std::string result;
    for (std::string_view rest = folded; !rest.empty();) {
        const char32_t code_point = take_code_point(rest);
        if (const auto plain = plain_letter(code_point); !plain.empty())
            result += plain;
        else
            append(result, code_point);
    }
    return result;
}

bool same_name(std::string_view a, std::string_view b) {
    const std::string key = name_key(a);
    return key == name_key(b) && (!key.empty() || trim(a) == trim(b));
}

}  // namespace qopi
