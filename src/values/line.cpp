// Lines of text. Names and addresses are written in many scripts, so no letter is refused. See line.hpp.
#include "values/line.hpp"

#include "base/text.hpp"
#include "values/checks.hpp"

namespace qopi {
namespace {

/// What is left of the characters that take no room: those that stand after, and a joiner also before, a character that can need them.
std::string without_stray_joiners(std::string_view text) {
    const auto needs_none = [](char32_t code_point) { return code_point < 0x80 || is_space(code_point) || is_ignorable(code_point); };
    std::string kept;
    char32_t before = 0;
    while (!text.empty()) {
        const char32_t code_point = take_code_point(text);
        if (is_ignorable(code_point) && !is_unprintable(code_point)) {
            auto rest = text;
            const char32_t after = rest.empty() ? 0 : take_code_point(rest);
            if (needs_none(before) || (!is_mark(code_point) && needs_none(after))) continue;
        }
        append(kept, code_point);
        before = code_point;
    }
    return kept;
}

}  // namespace

bool is_one_line(std::string_view text) {
    if (is_plain(text)) return true;
    constexpr char32_t first_tag = 0xE0000, last_tag = 0xE007F;
    while (!text.empty()) {
        const char32_t code_point = take_code_point(text);
        if (is_unprintable(code_point) || (code_point >= first_tag && code_point <= last_tag)) return false;
    }
    return true;
}

Verdict check_text(std::string_view text, std::size_t characters_max) {
    if (is_plain(text) && !text.empty() && text.size() <= characters_max) return accepted(std::string(text));
    if (!valid_utf8(text)) return refused(Code::text_characters, text);
    const std::string squeezed = squeeze(text);
    if (squeezed.empty()) return refused(Code::required, text);
    if (squeezed.size() > normalize_bytes_max) return refused(Code::text_too_long, text);
    std::string value = nfc(squeezed);
    if (std::string joined = without_stray_joiners(value); joined != value) value = nfc(squeeze(joined));
    if (value.empty()) return refused(Code::required, text);
    for (std::string_view rest = value; !rest.empty();)
        if (is_unprintable(take_code_point(rest))) return refused(Code::text_characters, text);
    if (length(value) > characters_max) return refused(Code::text_too_long, text);
    return accepted(std::move(value));
}

Verdict check_line(std::string_view text) { return check_text(text, 80); }

// Judgement: formats differ by country, and several have no postal codes.
Verdict check_postal_code_abroad(std::string_view text) { return check_text(text, 16); }

}  // namespace qopi
