// Text as people type it: reading UTF-8, and folding away the differences that do not matter.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace qopi {

/// True for well-formed UTF-8: no surrogates, no overlong forms, nothing cut off.
bool valid_utf8(std::string_view text);

/// Takes the first code point off `rest`, which must not be empty. A byte that is no UTF-8 counts as U+FFFD.
char32_t take_code_point(std::string_view& rest);
std::u32string code_points(std::string_view text);
void append(std::string& text, char32_t code_point);

/// The number of code points.
std::size_t length(std::string_view text);

bool is_space(char32_t code_point);  ///< of any kind and width: Unicode White_Space
bool is_letter(char32_t code_point);
bool is_mark(char32_t code_point);   ///< combines with the letter before it
bool is_digit(char32_t code_point);  ///< a decimal digit of any script
/// Letters that have another case. Georgian, Arabic or Han letters are neither.
bool is_upper(char32_t code_point);
bool is_lower(char32_t code_point);
/// Nothing that a name or an address can hold: controls, line breaks, directional overrides, non-characters, private use.
bool is_unprintable(char32_t code_point);
/// A format character (Unicode's category Cf), which cannot be seen: zero-width joiners and spaces, tags, soft hyphens, directions. Some
/// names need the joiners.
bool is_format(char32_t code_point);
/// Takes no room on a screen (Unicode's Default_Ignorable_Code_Point), be it that a letter is written with it.
bool is_ignorable(char32_t code_point);
/// The same, but never meant by who types or pastes it: zero-width spaces, soft hyphens, marks of direction, tags, fillers. The joiners and
/// the forms of letters are not among them, Persian, Indian and Japanese names are written with those.
bool is_hidden(char32_t code_point);

char32_t upper(char32_t code_point);
char32_t lower(char32_t code_point);
char32_t title(char32_t code_point);
std::string lower(std::string_view text);
bool is_ascii(std::string_view text);
/// Printable ASCII without a space too many, as most texts are: squeezed, in every normal form, and on one line.
bool is_plain(std::string_view text);

/// Without the spaces and hidden characters at both ends; a part of `text`.
std::string_view trim(std::string_view text);
/// Trimmed, every run of spaces inside as one plain space, and without the hidden characters that come with pasted text.
std::string squeeze(std::string_view text);
/// Full-width letters, digits and signs as ASCII, and the digits of other scripts too: "１２٣" → "123".
std::string fold_width(std::string_view text);
/// Numbers as people type and paste them: `fold_width`, every dash as "-", squeezed, and without directional marks.
std::string fold_number(std::string_view text);

/// Normal form C. Texts above `normalize_bytes_max` are returned as they are: no field holds that much, and putting a
/// long run of marks in order takes quadratic time.
std::string nfc(std::string_view text);
/// Normal form KC: widths, ligatures and the like folded too. The same limit.
std::string nfkc(std::string_view text);
/// For comparing: case and marks folded, "Ødegård" → "odegard". The same limit.
std::string fold(std::string_view text);
inline constexpr std::size_t normalize_bytes_max = 4096;

/// Whether two family names are the same to a person: case, marks, hyphens, every sign for an apostrophe or a glottal stop, spaces and
/// what follows a name (Jr., III, MD) do not count.
bool same_name(std::string_view a, std::string_view b);
/// What two such names have in common: equal for the same name. Empty for a name without letters or digits.
std::string name_key(std::string_view name);

}  // namespace qopi
