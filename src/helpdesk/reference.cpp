// Drawing references.
#include "helpdesk/reference.hpp"

#include "helpdesk/system.hpp"

namespace qopi::helpdesk {

std::string make_reference() {
    constexpr std::size_t drawn_characters = 7;
    for (;;) {
        std::string reference;
        for (std::size_t i = 0; i < drawn_characters; ++i)
            reference += reference_alphabet[random_below(static_cast<std::uint32_t>(reference_alphabet.size()))];
        if (const auto check = check_character(reference)) return reference + *check;
    }
}

}  // namespace qopi::helpdesk
