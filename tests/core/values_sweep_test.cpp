// What holds for every check, whatever is typed.
#include <doctest/doctest.h>

#include <array>
#include <cstdint>

#include "base/text.hpp"
#include "values/checks.hpp"
#include "values/places.hpp"
#include "tries.hpp"

namespace qopi {
namespace {

struct Subject {
    std::string_view name;
    Check check;
    std::string_view sample;  ///< something near what it accepts
};
constexpr std::array subjects{
    Subject{"npi", check_npi, "1234567893"},
    Subject{"upin", check_upin, "A12345"},
    Subject{"ein", check_ein, "91-1144442"},
    Subject{"asco_id", check_asco_id, "104233"},
    Subject{"abim_id", check_abim_id, "123456"},
    Subject{"phone", check_phone, "+44 (0)20 7946 0958 ext. 12"},
    Subject{"phone here", check_phone, "(571) 483-1660 x204"},
    Subject{"phone link", check_phone, "tel:+1-703-234-5710, ext. 204"},
    Subject{"email link", check_email, "Ana <mailto:ana%40example.com?subject=x>"},
    Subject{"reference", check_reference, "3MW\u2013DXP-RV."},
    Subject{"email", check_email, "jos.e@mu\u0308nchen.example.com"},
    Subject{"given_name", check_given_name, "MARY-ann o'Jose\u0301"},
    Subject{"family_name", check_family_name, "van DER Berg-mcDonald, Jr."},
    Subject{"practice_name", check_practice_name, "TEXAS Oncology, P.A."},
    Subject{"city", check_city, "La Jolla"},
    Subject{"username", check_username, "m.okonkwo"},
    Subject{"line", check_line, "123 Main St"},
    Subject{"zip", check_zip, "22162-1010"},
    Subject{"postal_code_abroad", check_postal_code_abroad, "SW1A 1AA"},
    Subject{"count", check_count, "12"},
    Subject{"question", check_question, "Where was my pet born?"},
    Subject{"response", check_response, "Blue Heron"},
};

/// SplitMix64: the same numbers everywhere.
struct Random {
    std::uint64_t state;
    std::uint64_t next() {
        state += 0x9E3779B97F4A7C15u;
        std::uint64_t z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
};

std::string random_bytes(Random& random) {
    std::string bytes(1 + random.below(40), ' ');
    for (char& byte : bytes) byte = static_cast<char>(random.below(256));
    return bytes;
}

char32_t random_code_point(Random& random) {
    switch (random.below(8)) {
        case 0:
            return static_cast<char32_t>(random.below(0xD800));
        case 1:
            return static_cast<char32_t>(0xE000 + random.below(0x110000 - 0xE000));
        case 2:
            return static_cast<char32_t>(0x300 + random.below(0x70));  // marks
        case 3:
            return static_cast<char32_t>(0xFF00 + random.below(0x60));  // full-width
        case 4:
            return static_cast<char32_t>(0x2000 + random.below(0x70));  // spaces, dashes, controls of direction
        case 5:
            return static_cast<char32_t>(0xA0 + random.below(0x200));
        default:
            return static_cast<char32_t>(0x20 + random.below(0x5F));
    }
}

std::string random_text(Random& random) {
    std::string text;
    for (std::size_t i = 1 + random.below(20); i > 0; --i) append(text, random_code_point(random));
    return text;
}

/// A sample with a few characters added, removed, doubled or replaced.
std::string near(std::string_view sample, Random& random) {
    std::u32string text = code_points(sample);
    for (std::size_t i = random.below(4); i > 0; --i) {
        const std::size_t at = random.below(text.size() + 1);
        switch (random.below(4)) {
            case 0:
                text.insert(at, 1, random_code_point(random));
                break;
            case 1:
                if (at < text.size() && text.size() > 1) text.erase(at, 1);
                break;
            case 2:
                if (at < text.size()) text.insert(at, 1, text[at]);
                break;
            default:
                if (at < text.size()) text[at] = random_code_point(random);
        }
    }
    std::string result;
    for (const char32_t code_point : text) append(result, code_point);
    return result;
}

void check_holds(const Subject& subject, const std::string& typed) {
    const Verdict verdict = subject.check(typed);
    bool holds = true;
    if (severity(verdict.code) == Severity::error) {
        holds = verdict.value == trim(typed) && verdict.suggestion.empty();
    } else {
        const Verdict again = subject.check(verdict.value);
        holds = !verdict.value.empty() && valid_utf8(verdict.value) && again == verdict;
        if (!verdict.suggestion.empty()) {
            const Verdict better = subject.check(verdict.suggestion);
            holds = holds && severity(better.code) != Severity::error && better.value == verdict.suggestion;
        }
    }
    if (holds) return;
    CAPTURE(subject.name);
    CAPTURE(typed);
    CAPTURE(text(verdict.code));
    CAPTURE(verdict.value);
    FAIL_CHECK("an error keeps what was typed; what was accepted is accepted again, unchanged");
}

TEST_CASE("whatever is typed, an error keeps it and an accepted value stays what it is") {
    Random random{2009};
    for (const Subject& subject : subjects)
        for (std::size_t i = 0; i < tries(4000); ++i) {
            check_holds(subject, random_bytes(random));
            check_holds(subject, random_text(random));
            check_holds(subject, near(subject.sample, random));
            check_holds(subject, near(subject.sample, random));
        }
}

TEST_CASE("no text is too long to be refused quickly") {
    std::string marks = "a";
    for (int i = 0; i < 200000; ++i) marks += "\u0301\u0323";
    for (const Subject& subject : subjects)
        for (const std::string& typed : {std::string(1000000, '1'), std::string(1000000, ' '), std::string(1000000, '-'), marks}) {
            CAPTURE(subject.name);
            const bool refuses = severity(subject.check(typed).code) == Severity::error;
            CHECK(refuses);
        }
}

TEST_CASE("names can be compared and ZIP codes placed, whatever they hold") {
    Random random{2026};
    for (std::size_t i = 0; i < tries(4000); ++i) {
        const std::string a = random_text(random);
        const std::string b = random_bytes(random);
        const bool same = same_name(a, a) && same_name(b, b) && same_name(a, b) == same_name(b, a);
        CHECK(same);
        for (const Choice& state : states()) static_cast<void>(zip_in_state(b, state.code));
    }
}

}  // namespace
}  // namespace qopi
