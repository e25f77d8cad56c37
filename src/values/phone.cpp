// Telephone numbers: the North American plan in full, numbers abroad by their length only.
#include <algorithm>

#include "base/text.hpp"
#include "values/checks.hpp"
#include "values/digits.hpp"
#include "values/link.hpp"

namespace qopi {
namespace {

constexpr std::string_view separators = " -.()/";

/// The number in a link, pasted with or without the brackets that mail programs put around one: "<tel:+1-571-483-1660>".
std::string dialed(std::string_view typed) {
    if (typed.starts_with('<') && typed.ends_with('>')) typed = trim(typed.substr(1, typed.size() - 2));
    for (const std::string_view scheme : {"tel:", "callto:", "sms:"})
        if (auto number = link_target(typed, scheme)) return lower(fold_number(*number));
    return std::string(typed);
}

/// A number and what follows it, each as typed.
struct Parts {
    std::string_view number;
    std::string_view mark;  ///< "x", "ext.", "#" …; empty when there is no extension
    std::string_view extension;
};

/// Takes "x204", ", ext. 204", "(extension no. 204)", "#204" or ";ext=204" off the end; after a comma, at which phones pause, a few digits
/// alone. Whatever else begins with a letter or such a sign is left in `number`.
Parts split_extension(std::string_view typed) {
    // RFC 3966 §3: ";ext=". The rest is how people write it, in Canada too. Longer marks before those they begin with.
    constexpr std::string_view marks[] = {"extension", "extn", "ext", "xtn", "xt", "x", "poste", "#"};
    constexpr std::string_view before = " ,;:-/([", after = " .:;-=#)]";
    constexpr std::size_t paused_digits_max = 5;
    const auto without_first = [](std::string_view text, std::string_view signs) {
        return text.substr(std::min(text.find_first_not_of(signs), text.size()));
    };
    const std::size_t at = typed.find_first_of("abcdefghijklmnopqrstuvwxyz#;,[");
    if (at == typed.npos || trim(typed.substr(0, at)).empty()) return {typed, {}, {}};
    const std::string_view number = typed.substr(0, typed.find_last_not_of(before, at - 1) + 1);
    const std::string_view tail = without_first(typed.substr(at), before);
    const auto digits_of = [&](std::string_view text) { return text.substr(0, text.find_last_not_of(after) + 1); };
    for (const std::string_view mark : marks) {
        if (!tail.starts_with(mark)) continue;
        std::string_view extension = without_first(tail.substr(mark.size()), after);
        for (const std::string_view word : {"number", "no"})
            if (extension.starts_with(word)) extension = without_first(extension.substr(word.size()), after);
        extension = digits_of(extension);
        if (!only_digits(extension)) break;
        return {number, mark, extension};
    }
    const auto paused = digits_of(tail);
    if (typed[at] == ',' && !paused.empty() && paused.size() <= paused_digits_max && only_digits(paused)) return {number, ",", paused};
    return {typed, {}, {}};
}

/// Any letter, of whatever script.
bool has_letters(std::string_view text) {
    while (!text.empty())
        if (is_letter(take_code_point(text))) return true;
    return false;
}

/// The ten digits of a number inside the North American Numbering Plan: NPA-NXX-XXXX.
Code check_north_american(std::string_view digits) {
    const std::string_view area = digits.substr(0, 3);
    const std::string_view exchange = digits.substr(3, 3);
    const std::string_view line = digits.substr(6);
    // ATIS-0300055 (area codes) and ATIS-0300051 (the three digits after them): N is 2 to 9.
    if (area[0] < '2') return Code::area_first_digit;
    // ATIS-0300055: N9X is kept for the expansion of the plan, N11 are service codes, 37X and 96X are set aside.
    if (area[1] == '9') return Code::area_n9x;
    if (area.substr(1) == "11") return Code::area_n11;
    if (area.substr(0, 2) == "37" || area.substr(0, 2) == "96") return Code::area_reserved_37x_96x;
    // ATIS-0300051: NXX, and not N11 in geographic areas. Easily recognizable codes (800, 888 …) are not geographic.
    const bool geographic = area[1] != area[2];
    if (exchange[0] < '2') return Code::exchange_first_digit;
    if (geographic && exchange.substr(1) == "11") return Code::exchange_n11;
    // ATIS-0300115 (555 line numbers): 0100 to 0199 are for fiction; hardly any other is assigned.
    if (exchange == "555") return line.substr(0, 2) == "01" ? Code::phone_555_01xx_fictional : Code::phone_555;
    // NANP: 900 is the code of premium services, for which the caller pays.
    if (area == "900") return Code::phone_premium_900;
    return Code::ok;
}

/// "571-483-1660": the usual form of a number of that plan.
bool is_usual_number(std::string_view text) {
    if (text.size() != 12) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (i == 3 || i == 7 ? text[i] != '-' : !is_digit_character(text[i])) return false;
    return true;
}

/// "+44-(0)20 7946.0958" → "+44 20 7946 0958": the groups stay as they were typed.
std::string grouped(std::string_view number) {
    std::string result;
    bool apart = false;
    for (std::size_t i = 0; i < number.size(); ++i) {
        // ITU-T E.123: a national prefix in parentheses is not dialed from abroad.
        if (number.substr(i, 3) == "(0)") {
            apart = true;
            i += 2;
        } else if (is_digit_character(number[i])) {
            if (apart && !result.empty()) result += ' ';
            apart = false;
            result += number[i];
        } else {
            apart = true;
        }
    }
    return result;
}

}  // namespace

Verdict check_phone(std::string_view text) {
    // Most numbers are, and have been checked before: there is nothing to fold.
    if (is_usual_number(text))
        if (const Code code = check_north_american(without(text, "-")); severity(code) != Severity::error) return accepted(std::string(text), code);
    const std::string typed = dialed(lower(fold_number(text)));
    const Parts parts = split_extension(typed);
    std::string_view number = trim(parts.number);
    if (has_letters(number)) return refused(Code::phone_letters, text);
    bool international = !number.empty() && number[0] == '+';
    if (international) number.remove_prefix(1);
    std::string digits = without(number, separators);
    if (!only_digits(digits)) return refused(Code::phone_characters, text);
    if (!parts.mark.empty() && (parts.extension.empty() || parts.extension.size() > 7)) return refused(Code::phone_extension, text);

    std::string groups = grouped(number);
    // 011 is how a number abroad is dialed from within the plan.
    if (!international && digits.size() > 10 && groups.substr(0, 3) == "011") {
        international = true;
        groups.erase(0, groups[3] == ' ' ? 4 : 3);
    }
    if (international) digits = without(groups, " ");
    // ITU-T E.164: +1 is the North American plan.
    const bool north_american = !international || digits.substr(0, 1) == "1";
    if (digits.substr(0, 1) == "1" && (international || digits.size() == 11)) digits.erase(0, 1);

    Verdict verdict;
    if (north_american) {
        if (digits.size() != 10) return refused(Code::phone_length, text);
        const Code code = check_north_american(digits);
        if (severity(code) == Severity::error) return refused(code, text);
        verdict = accepted(digits.substr(0, 3) + "-" + digits.substr(3, 3) + "-" + digits.substr(6), code);
    } else {
        // ITU-T E.164 §6: at most fifteen digits, and no country code begins with 0. Fewer than eight: judgement.
        if (digits.size() < 8 || digits.size() > 15 || digits[0] == '0') return refused(Code::phone_international, text);
        verdict = accepted("+" + groups);
    }
    if (!parts.mark.empty()) {
        verdict.value += " ext. ";
        verdict.value += parts.extension;
    }
    return verdict;
}

}  // namespace qopi
