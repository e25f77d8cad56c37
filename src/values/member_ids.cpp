// ASCO Member IDs and ABIM IDs: no public statement of either format was found, so little is refused and nothing promised.
#include "base/text.hpp"
#include "values/checks.hpp"
#include "values/digits.hpp"

namespace qopi {
namespace {

constexpr std::size_t id_characters_max = 20;

}  // namespace

Verdict check_asco_id(std::string_view text) {
    const std::string id = without(fold_number(text), " ");
    const auto fits = [](char character) { return is_digit_character(character) || is_letter_character(character) || character == '-'; };
    bool all_fit = !id.empty() && id.size() <= id_characters_max;
    for (const char character : id) all_fit = all_fit && fits(character);
    if (!all_fit) return refused(Code::asco_id_characters, text);
    // Judgement: IDs that were seen have three to eight digits. Leading zeros stay.
    const bool usual = only_digits(id) && id.size() >= 3 && id.size() <= 8;
    return accepted(id, usual ? Code::ok : Code::asco_id_unusual);
}

Verdict check_abim_id(std::string_view text) {
    const std::string id = without(fold_number(text), " -");
    if (id.empty() || id.size() > id_characters_max || !only_digits(id)) return refused(Code::abim_id_characters, text);
    // ABIM's own published test data: 123456 and 0123456. Leading zeros stay.
    const bool usual = id.size() >= 5 && id.size() <= 7;
    return accepted(id, usual ? Code::ok : Code::abim_id_unusual);
}

}  // namespace qopi
