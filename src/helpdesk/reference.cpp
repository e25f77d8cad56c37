// Drawing, checking and showing references.
#include "helpdesk/reference.hpp"

#include <cassert>

#include "helpdesk/system.hpp"

namespace qopi::helpdesk {
namespace {

constexpr unsigned modulus = 29, radix = 2;
constexpr std::size_t drawn_characters = 7;
static_assert(reference_alphabet.size() < modulus, "otherwise some single mistakes pass");

constexpr unsigned remainder_of(std::string_view characters) {
    unsigned sum = 0;
    for (const char c : characters) sum = (sum * radix + static_cast<unsigned>(reference_alphabet.find(c))) % modulus;
    return sum;
}

}  // namespace

std::optional<char> check_character(std::string_view seven) {
    const auto needed = (modulus - remainder_of(seven) * radix % modulus) % modulus;
    return needed < reference_alphabet.size() ? std::optional(reference_alphabet[needed]) : std::nullopt;
}

std::string make_reference() {
    for (;;) {
        std::string reference;
        for (std::size_t i = 0; i < drawn_characters; ++i)
            reference += reference_alphabet[random_below(static_cast<std::uint32_t>(reference_alphabet.size()))];
        if (const auto check = check_character(reference)) return reference + *check;
    }
}

std::optional<std::string> read_reference(std::string_view typed) {
    std::string reference;
    for (const char c : typed) {
        if (c == ' ' || c == '-') continue;
        const auto upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (reference_alphabet.find(upper) == std::string_view::npos) return std::nullopt;
        reference += upper;
    }
    if (reference.size() != drawn_characters + 1 || remainder_of(reference) != 0) return std::nullopt;
    return reference;
}

std::string show_reference(std::string_view reference) {
    assert(reference.size() == drawn_characters + 1);
    return std::string(reference.substr(0, 3)) + "-" + std::string(reference.substr(3, 3)) + "-" + std::string(reference.substr(6));
}

}  // namespace qopi::helpdesk
