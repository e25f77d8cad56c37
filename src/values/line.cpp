// Lines of text. Names and addresses are written in many scripts, so no letter is refused. See line.hpp.
#include "values/line.hpp"

#include "base/text.hpp"
#include "values/checks.hpp"

namespace qopi {

Verdict check_text(std::string_view text, std::size_t characters_max) {
    if (!valid_utf8(text)) return refused(Code::text_characters, text);
    const std::string squeezed = squeeze(text);
    if (squeezed.empty()) return refused(Code::required, text);
    if (squeezed.size() > normalize_bytes_max) return refused(Code::text_too_long, text);
    std::string value = nfc(squeezed);
    for (std::string_view rest = value; !rest.empty();)
        if (is_unprintable(take_code_point(rest))) return refused(Code::text_characters, text);
    if (length(value) > characters_max) return refused(Code::text_too_long, text);
    return accepted(std::move(value));
}

Verdict check_line(std::string_view text) { return check_text(text, 80); }

// Judgement: formats differ by country, and several have no postal codes.
Verdict check_postal_code_abroad(std::string_view text) { return check_text(text, 16); }

}  // namespace qopi
