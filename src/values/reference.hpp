// References that people read out on the phone: seven random characters and one that finds typing mistakes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace qopi {

/// Without 0 1 I L O Q U Z, which are mistaken for each other or for 2.
inline constexpr std::string_view reference_alphabet = "23456789ABCDEFGHJKMNPRSTVWXY";

/// The eighth character for these seven; nothing for one in 29 of them, which are not used.
///
/// A pure system in the manner of ISO 7064 with modulus 29 and radix 2: the weighted sum of all eight characters,
/// weights 1, 2, 4, … from the right, is a multiple of 29. Since 29 is prime, larger than the alphabet, and the eight
/// weights differ modulo 29, every single wrong character and every exchange of two characters is found.
std::optional<char> check_character(std::string_view seven);

/// "K7M2RX94" from what a person typed, in any case and width, with spaces, dashes of every kind and full stops anywhere; nothing
/// when it is none.
std::optional<std::string> read_reference(std::string_view typed);

/// "K7M-2RX-94".
std::string show_reference(std::string_view reference);

}  // namespace qopi
