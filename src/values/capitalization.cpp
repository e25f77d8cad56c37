// The capitals of names: a small algorithm and a few tables of exceptions. See capitalization.hpp.
#include "values/capitalization.hpp"

#include <array>
#include <cstddef>
#include <vector>

#include "base/text.hpp"

namespace qopi {
namespace {

using Letters = std::u32string_view;

/// Roman numerals, degrees and legal forms, as they are written. They say nothing about the capitals of a name.
constexpr auto suffixes = std::to_array<std::string_view>({
    "I",     "II",  "III", "IV",  "V",    "VI",  "VII", "VIII", "IX",   "X",    "MD",  "DO",   "PhD",  "PharmD",
    "RN",    "NP",  "PA",  "MBA", "MPH",  "MSN", "BSN", "DNP",  "APRN", "CRNP", "OCN", "AOCN", "FACP", "FACS",
    "FASCO", "LLC", "LLP", "LP",  "PLLC", "PC",  "PSC", "Inc",  "Corp", "Ltd",  "Jr",  "Sr",   "Esq",
});

/// Words of practices' names that are written in capitals although they could be read as words.
constexpr auto acronyms = std::to_array<std::string_view>({
    "UCLA", "UCSF", "UCSD", "UPMC", "UAB", "UNC", "USC", "UVA", "UT", "UTMB", "NYU", "OHSU", "MUSC", "USMD",
    "SCCA", "CCC",  "VA",   "US",   "USA", "NE",  "NW",  "SE",  "SW", "HMO",  "HCA", "NCI",  "ASCO",
});

/// Abbreviations without a vowel that are no acronyms.
constexpr auto abbreviations = std::to_array<std::string_view>({"St", "Sts", "Ste", "Mt", "Ft", "Dr", "Mr", "Mrs", "Ctr", "Bldg"});

/// Words inside a practice's name that stay small.
constexpr auto small_words = std::to_array<std::string_view>(
    {"a", "an", "and", "at", "by", "de", "del", "el", "for", "in", "la", "las", "los", "of", "on", "para", "the", "to", "y"});

/// Words of family names that may be small: only the family knows. The last five stand before an apostrophe or alone.
constexpr auto particles = std::to_array<std::string_view>({
    "van", "von", "vom", "der", "den", "de",  "del", "della", "dela", "degli", "di",  "da",  "das", "do",  "dos",
    "du",  "la",  "las", "le",  "lo",  "los", "al",  "el",    "bin",  "bint",  "ibn", "ben", "abu", "ter", "ten",
    "te",  "tot", "zu",  "zum", "zur", "af",  "av",  "y",     "e",    "t",     "s",   "d",   "l",   "o",
});

/// Whether `word` is `entry`, whatever the case.
bool same_letters(Letters word, std::string_view entry) {
    if (word.size() != entry.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (lower(word[i]) != lower(static_cast<char32_t>(static_cast<unsigned char>(entry[i])))) return false;
    return true;
}

template <std::size_t N>
std::string_view find_in(const std::array<std::string_view, N>& table, Letters word) {
    for (const std::string_view entry : table)
        if (same_letters(word, entry)) return entry;
    return {};
}

bool is_apostrophe(char32_t code_point) { return code_point == '\'' || code_point == 0x2019 || code_point == 0x02BC; }
bool belongs_to_word(char32_t code_point) { return is_letter(code_point) || is_mark(code_point); }

/// A vowel of the Latin alphabet, with or without marks. Y is none: NYCBS.
bool is_vowel(char32_t code_point) {
    if (code_point < 0x80) return std::string_view("aeiouAEIOU").find(static_cast<char>(code_point)) != std::string_view::npos;
    std::string text;
    append(text, code_point);
    const std::string folded = fold(text);
    return folded.size() <= 2 && folded.find_first_of("aeiou") != folded.npos;
}

struct Count {
    std::size_t letters = 0;
    std::size_t upper = 0;
    std::size_t lower = 0;
    bool vowel = false;
    void add(Letters word) {
        for (const char32_t code_point : word) {
            if (is_letter(code_point)) ++letters;
            if (is_upper(code_point))
                ++upper;
            else if (is_lower(code_point))
                ++lower;
            vowel = vowel || is_vowel(code_point);
        }
    }
};
Count count_of(Letters word) {
    Count count;
    count.add(word);
    return count;
}

/// The words between spaces.
std::vector<Letters> words_of(Letters name) {
    std::vector<Letters> words;
    while (!name.empty()) {
        const std::size_t space = name.find(U' ');
        if (space != 0) words.push_back(name.substr(0, space));
        name.remove_prefix(space == name.npos ? name.size() : space + 1);
    }
    return words;
}

/// A word without its dots, and without commas and brackets around it: "(P.C.)," → "PC".
std::u32string bare(Letters word) {
    std::u32string result;
    for (const char32_t code_point : word)
        if (code_point != '.' && code_point != ',' && code_point != '(' && code_point != ')') result += code_point;
    return result;
}

/// "J", "H.", "J.R.": single letters.
bool is_initials(Letters word) {
    std::size_t run = 0;
    for (const char32_t code_point : word) {
        if (is_mark(code_point)) continue;
        run = is_letter(code_point) ? run + 1 : 0;
        if (run > 1) return false;
    }
    return count_of(word).letters > 0;
}

bool has_digit(Letters word) {
    for (const char32_t code_point : word)
        if (is_digit(code_point)) return true;
    return false;
}

/// Words whose capitals say nothing about the name.
bool is_neutral(Letters word) {
    return count_of(word).letters == 0 || has_digit(word) || is_initials(word) || !find_in(suffixes, bare(word)).empty();
}

/// "TEXAS", but not "UPMC", "NYU" or "of".
bool is_shouted(Letters word) {
    const Count count = count_of(word);
    return count.letters >= 5 && count.vowel && count.upper > 0 && count.lower == 0;
}

/// "Ana Lopez-Garcia", "McDonald Oncology": it begins with a capital, and each word has a capital and a small letter. Nothing is asked about
/// those, and most names are.
bool is_usual_name(std::string_view name) {
    bool upper = false, lower = false;
    for (const char c : name) {
        if (c == ' ') {
            if (!upper || !lower) return false;
            upper = lower = false;
        }
        upper = upper || (c >= 'A' && c <= 'Z');
        lower = lower || (c >= 'a' && c <= 'z');
    }
    return upper && lower && name.front() >= 'A' && name.front() <= 'Z';
}

/// Lower-case beginnings that are meant: 21st, van, al-Masri, d'Arcy, deVries, eHealth.
bool may_begin_small(Letters name, NameKind kind) {
    if (is_digit(name[0])) return true;
    std::size_t start = 0;  // 't Hooft
    while (start < name.size() && !belongs_to_word(name[start])) ++start;
    std::size_t small = 0;  // letters before the first that is a capital or no letter
    while (start + small < name.size() && is_lower(name[start + small])) ++small;
    const Letters beginning = name.substr(start, small);
    const Letters rest = name.substr(start + small);
    const bool camel = !rest.empty() && is_upper(rest[0]);
    if (kind == NameKind::practice) return camel && (beginning == U"e" || beginning == U"i");
    if (kind == NameKind::given) return false;
    const bool joined = camel && small > 1;
    return !find_in(particles, beginning).empty() && (rest.empty() || joined || !belongs_to_word(rest[0]));
}

// ---- How a name is probably written ----------------------------------------------------------------------------------

/// Title case of one run of letters with its apostrophes: "MCDONALD" → "McDonald", "O'NEILL" → "O'Neill",
/// "CHILDREN'S" → "Children's".
std::u32string title_of(Letters word) {
    std::u32string result;
    bool capital = true;
    std::size_t run = 0;  // letters since the last capital
    for (const char32_t code_point : word) {
        result += capital ? title(code_point) : lower(code_point);
        if (is_apostrophe(code_point)) {
            // O', D' and L' begin a name, 's ends one.
            capital = run == 1;
            run = 0;
        } else if (!is_mark(code_point)) {
            capital = false;
            ++run;
        }
    }
    if (result.size() > 3 && result[0] == 'M' && result[1] == 'c') result[2] = title(result[2]);
    return result;
}

/// Prefixes that are written in two ways. Short names are the plain kind: Mack, Dean, Lane.
bool only_the_family_knows(Letters word) {
    if (!find_in(particles, word).empty()) return true;
    const bool two = word.size() >= 6 && (same_letters(word.substr(0, 2), "de") || same_letters(word.substr(0, 2), "la"));
    const bool three = word.size() >= 6 && same_letters(word.substr(0, 3), "mac");
    return two || three;
}

/// A word between spaces, in whatever case, as it is probably written; nothing where one must ask.
std::u32string write_word(Letters word, NameKind kind, bool first, bool& ask) {
    const std::u32string plain = bare(word);
    std::u32string_view known;
    std::u32string canonical;
    const auto take = [&](std::string_view entry) {
        canonical = code_points(entry);
        known = canonical;
    };
    if (const auto suffix = find_in(suffixes, plain); !suffix.empty()) take(suffix);
    if (kind == NameKind::practice) {
        if (const auto acronym = find_in(acronyms, plain); !acronym.empty()) take(acronym);
        if (const auto abbreviation = find_in(abbreviations, plain); !abbreviation.empty()) take(abbreviation);
        if (const auto small = find_in(small_words, plain); !small.empty() && !first) take(small);
    }
    if (!known.empty()) {
        std::u32string result(word);
        std::size_t i = 0;
        for (char32_t& code_point : result)
            if (code_point != '.' && code_point != ',' && code_point != '(' && code_point != ')') code_point = known[i++];
        return result;
    }
    if (has_digit(word)) return std::u32string(word);

    std::u32string result;
    for (std::size_t at = 0; at < word.size();) {
        std::size_t end = at;
        while (end < word.size() && (belongs_to_word(word[end]) || is_apostrophe(word[end]))) ++end;
        const Letters run = word.substr(at, end - at);
        const Count count = count_of(run);
        if (kind == NameKind::family && only_the_family_knows(run) && run.size() > 1) ask = true;
        const bool acronym = kind == NameKind::practice && count.letters > 1 && count.letters <= 5 && !count.vowel;
        if (!acronym)
            result += title_of(run);
        else
            for (const char32_t code_point : run) result += upper(code_point);
        if (end < word.size()) result += word[end++];
        at = end;
    }
    return result;
}

}  // namespace

Code capitalization(std::string_view name, NameKind kind) {
    if (is_usual_name(name)) return Code::ok;
    const std::u32string text = code_points(name);
    const Count all = count_of(text);
    if (all.upper + all.lower == 0) return Code::ok;

    Count rest;
    std::size_t words = 0;
    std::size_t shouted = 0;
    bool short_without_vowels = true;
    for (const Letters word : words_of(text)) {
        if (is_neutral(word)) continue;
        const Count count = count_of(word);
        rest.add(word);
        ++words;
        if (is_shouted(word)) ++shouted;
        short_without_vowels = short_without_vowels && count.letters <= 5 && !count.vowel;
    }

    if (rest.upper > 0 && rest.lower == 0) {
        // TJ; UCLA; CHS PC.
        const bool initials = kind == NameKind::given && rest.letters <= 3;
        const bool one_short_word = words == 1 && rest.letters <= 5 && all.letters == rest.letters;
        const bool acronym = kind == NameKind::practice && (one_short_word || short_without_vowels);
        if (!initials && !acronym) return Code::all_upper_case;
    }
    if (rest.lower > 0 && rest.upper == 0) return Code::all_lower_case;
    if (kind == NameKind::practice && shouted > 0 && shouted * 2 >= words) return Code::mostly_upper_case;

    for (const char32_t code_point : text) {
        if (is_upper(code_point) || (is_letter(code_point) && !is_lower(code_point))) break;
        if (is_lower(code_point)) return may_begin_small(text, kind) ? Code::ok : Code::first_letter_lower_case;
    }
    return Code::ok;
}

std::string capitalized(std::string_view name, NameKind kind) {
    const std::u32string text = code_points(name);
    const Code code = capitalization(name, kind);
    std::u32string result;
    bool ask = false;
    switch (code) {
        case Code::all_upper_case:
        case Code::all_lower_case:
        case Code::mostly_upper_case:
            for (const Letters word : words_of(text)) {
                if (!result.empty()) result += U' ';
                const bool keep = code == Code::mostly_upper_case && !is_shouted(word);
                result += keep ? std::u32string(word) : write_word(word, kind, result.empty(), ask);
            }
            break;
        case Code::first_letter_lower_case:
            result = text;
            for (char32_t& code_point : result)
                if (is_lower(code_point)) {
                    code_point = title(code_point);
                    break;
                }
            break;
        default:
            return {};
    }
    if (ask) return {};
    std::string written;
    for (const char32_t code_point : result) append(written, code_point);
    // The other case of a letter may be one with the mark after it: H̱ is two code points, ẖ is one.
    std::string suggestion = nfc(written);
    // A suggestion that we would warn of again helps nobody.
    return capitalization(suggestion, kind) == Code::ok ? suggestion : std::string();
}

}  // namespace qopi
