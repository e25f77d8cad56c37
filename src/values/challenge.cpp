// The challenge question of the 2009 form and its response. NIST SP 800-63B and OWASP ASVS 6.4.2 advise against both.
#include "base/text.hpp"
#include "values/checks.hpp"
#include "values/line.hpp"

namespace qopi {
namespace {

constexpr std::size_t question_characters_min = 5;
constexpr std::size_t question_characters_max = 150;
constexpr std::size_t response_characters_min = 4;
constexpr std::size_t response_characters_max = 200;

/// True when `text` has `word`, or a word that begins with it when it ends in "*".
bool has_word(std::string_view text, std::string_view word) {
    const bool prefix = word.back() == '*';
    if (prefix) word.remove_suffix(1);
    const auto is_letter_at = [&](std::size_t at) { return at < text.size() && text[at] >= 'a' && text[at] <= 'z'; };
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1))
        if (!(at > 0 && is_letter_at(at - 1)) && (prefix || !is_letter_at(at + word.size()))) return true;
    return false;
}

// NIST SP 800-63A §5.3.2: no questions whose answers do not change, such as a first car. The first line are the guide's own
// examples (page 8): "Where was I born? What is my mother's maiden name? What is my pet's name?" The others are as easy to find
// out, or to guess; no list is complete, and the help of the field says so of them all.
bool is_weak(std::string_view question) {
    const std::string folded = fold(question);
    for (const std::string_view word : {"birth*", "born", "maiden", "pet", "pets", "pet's", "pet’s",
                                        "dog", "dog's", "dog’s", "cat", "cat's", "cat’s", "car", "school*", "college", "mascot", "favorite*",
                                        "favourite*", "anniversary", "wedding", "nickname", "middle name", "street", "grew up", "password*"})
        if (has_word(folded, word)) return true;
    return false;
}

}  // namespace

Verdict check_question(std::string_view text) {
    Verdict verdict = check_text(text, question_characters_max);
    if (verdict.code == Code::text_too_long) return refused(Code::question_length, text);
    if (verdict.code != Code::ok) return verdict;
    if (length(verdict.value) < question_characters_min) return refused(Code::question_length, text);
    if (is_weak(verdict.value)) verdict.code = Code::weak_question;
    return verdict;
}

// OWASP cheat sheet "Choosing and Using Security Questions": compare without case; spacing and width are forgotten as easily.
std::string normalized_response(std::string_view response) { return squeeze(lower(nfkc(squeeze(response)))); }

Verdict check_response(std::string_view text) {
    const Verdict verdict = check_text(text, response_characters_max);
    if (verdict.code != Code::ok) return verdict;
    if (length(normalized_response(text)) < response_characters_min) return refused(Code::response_length, text);
    return accepted(std::string(trim(text)));
}

}  // namespace qopi
