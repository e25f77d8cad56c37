// Checking and showing references.
#include "values/reference.hpp"

#include <cassert>

#include "base/text.hpp"
#include "values/checks.hpp"

namespace qopi {
namespace {

constexpr unsigned modulus = 29, radix = 2;
constexpr std::size_t characters = 8;
static_assert(reference_alphabet.size() < modulus, "otherwise some single mistakes pass");

constexpr unsigned remainder_of(std::string_view text) {
    unsigned sum = 0;
    for (const char c : text) sum = (sum * radix + static_cast<unsigned>(reference_alphabet.find(c))) % modulus;
    return sum;
}

/// The characters alone, in capitals; nothing when one of them is none of ours. Programs make other dashes of those between the groups, and
/// a sentence leaves its full stop.
std::optional<std::string> plain(std::string_view typed) {
    constexpr std::string_view between = " -._/,";
    std::string reference;
    for (const char c : fold_number(typed)) {
        if (between.find(c) != std::string_view::npos) continue;
        const auto upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (reference_alphabet.find(upper) == std::string_view::npos) return std::nullopt;
        reference += upper;
    }
    return reference.size() == characters ? std::optional(reference) : std::nullopt;
}

}  // namespace

std::optional<char> check_character(std::string_view seven) {
    const auto needed = (modulus - remainder_of(seven) * radix % modulus) % modulus;
    return needed < reference_alphabet.size() ? std::optional(reference_alphabet[needed]) : std::nullopt;
}

std::optional<std::string> read_reference(std::string_view typed) {
    auto reference = plain(typed);
    return reference && remainder_of(*reference) == 0 ? reference : std::nullopt;
}

std::string show_reference(std::string_view reference) {
    assert(reference.size() == characters);
    return std::string(reference.substr(0, 3)) + "-" + std::string(reference.substr(3, 3)) + "-" + std::string(reference.substr(6));
}

Verdict check_reference(std::string_view text) {
    if (!plain(text)) return refused(Code::reference_format, text);
    const auto reference = read_reference(text);
    return reference ? accepted(show_reference(*reference)) : refused(Code::reference_check, text);
}

}  // namespace qopi
