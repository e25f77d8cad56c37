// The description of a field: everything that screen, checks, JSON, schema and printed copy know about it, said once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "model/facts.hpp"
#include "model/sensitivity.hpp"
#include "values/checks.hpp"
#include "values/codes.hpp"
#include "values/places.hpp"

namespace qopi {

/// The answer to a question that has two; `none` until the person chose.
enum class Answer : std::uint8_t { none, yes, no };
inline constexpr std::array<Choice, 2> answer_choices{{{"yes", "Yes"}, {"no", "No"}}};
constexpr std::span<const Choice> yes_or_no() { return answer_choices; }
/// The code of the choice that takes an answer back.
inline constexpr std::string_view no_answer = "none";

/// Any number of the choices of a table, by position. The enum that names the positions stands beside the table.
struct Set {
    static constexpr std::size_t choices_max = 16;
    std::uint16_t bits = 0;
    bool operator==(const Set&) const = default;
};
template <class E>
constexpr bool has(Set set, E one) { return (set.bits >> static_cast<unsigned>(one) & 1u) != 0; }
template <class E>
constexpr Set with(Set set, E one, bool on = true) {
    const auto bit = 1u << static_cast<unsigned>(one);
    return {static_cast<std::uint16_t>(on ? set.bits | bit : set.bits & ~bit)};
}

/// One of the choices of a table, by its code; empty until the person chose. A place, a designation.
struct One {
    std::string code;
    bool operator==(const One&) const = default;
};

/// A value that never stands in clear in a draft or a package: we may know only that it was given.
struct Secret {
    std::string text;
    bool given = false;
    bool is_over_given = false;  ///< what is typed stands over one that was sent and is not here: once it is cleared, that one holds again
    bool operator==(const Secret& other) const { return text == other.text && given == other.given; }
};

/// References to the offices of the same submission, by their ids.
using OfficeIds = std::vector<std::string>;
/// The id of the main office, which is in no list.
inline constexpr std::string_view main_office = "main";
/// What it is called where offices are named.
inline constexpr std::string_view main_office_name = "Main office";

template <class R>
struct SlotOf {
    using type = std::variant<std::string R::*, Answer R::*, bool R::*, Set R::*, One R::*, Secret R::*, OfficeIds R::*>;
};
template <class R>
using Slot = typename SlotOf<R>::type;

/// Whether a field is asked, or required, given its record and the facts of the day.
template <class R>
using When = bool (*)(const R&, const Facts&);
template <class R>
constexpr bool always(const R&, const Facts&) { return true; }
template <class R>
constexpr bool never(const R&, const Facts&) { return false; }

/// The keyboard that a phone shows, and what a browser may do with the text.
enum class Input : std::uint8_t { text, name, code, email, tel, digits, password };

/// How long an answer is expected to be: the width of its control tells the person.
enum class Width : std::uint8_t { full, medium, small, half };

/// One field of a record R. The order of a table is the order on the page, in the package and in print.
template <class R>
struct Field {
    std::string_view key;               ///< name in JSON, in URLs of the form control and in issues
    std::string_view label;             ///< what stands above the control
    std::string_view called;            ///< as it reads inside "Enter …." or "Choose …."
    std::string_view help = "";         ///< one or two sentences under the label
    std::string_view autocomplete = "off";  ///< WHATWG autofill field name, without the section
    Slot<R> slot;
    Check check = check_line;           ///< the shape of a text that is present
    When<R> asked = always<R>;
    When<R> required = never<R>;
    Code missing = Code::required;      ///< the code when a required field is blank
    Sensitivity sensitivity = Sensitivity::secret;  ///< forgetting to say errs on the safe side
    std::span<const Choice> (*choices)() = nullptr;  ///< for Answer, Set and One: the table of choices, in enum order
    Input input = Input::text;
    Width width = Width::full;
    bool whole_number = false;          ///< an integer in JSON
    std::string_view group = "";        ///< a heading that stands before this field
};

/// The table of a record type; each record's header specialises it beside the struct.
template <class R>
constexpr std::span<const Field<R>> fields_of() = delete;

/// Two tables as one: rows that several records share are written once and joined.
template <class F, std::size_t A, std::size_t B>
constexpr std::array<F, A + B> join(const std::array<F, A>& a, const std::array<F, B>& b) {
    return [&]<std::size_t... I, std::size_t... J>(std::index_sequence<I...>, std::index_sequence<J...>) {
        return std::array<F, A + B>{a[I]..., b[J]...};
    }(std::make_index_sequence<A>{}, std::make_index_sequence<B>{});
}
template <class F, std::size_t A, std::size_t B, class... Rest>
constexpr auto join(const std::array<F, A>& a, const std::array<F, B>& b, const Rest&... rest) { return join(join(a, b), rest...); }

/// The same rows, the first of which begins a group of this name.
template <class F, std::size_t N>
constexpr std::array<F, N> grouped(std::array<F, N> rows, std::string_view group) {
    rows[0].group = group;
    return rows;
}

namespace detail {
struct Anything {
    template <class T>
    operator T() const;
};
template <class R, std::size_t... I>
constexpr bool takes(std::index_sequence<I...>) {
    return requires { R{((void)I, Anything{})...}; };
}
template <class R, std::size_t N = 40>
constexpr std::size_t members() {
    if constexpr (takes<R>(std::make_index_sequence<N>{})) return N;
    else return members<R, N - 1>();
}
}  // namespace detail

/// True when every member of R is described, or counted in `others` (ids and nested records), no key stands twice, and each set has room
/// for its choices.
/// A member that nobody described does not compile.
template <class R, std::size_t N>
constexpr bool complete(const std::array<Field<R>, N>& table, std::size_t others = 0) {
    for (std::size_t i = 0; i < N; ++i) {
        if (table[i].key.empty() || table[i].label.empty()) return false;
        if (std::holds_alternative<Set R::*>(table[i].slot) && table[i].choices().size() > Set::choices_max) return false;
        for (std::size_t j = 0; j < i; ++j)
            if (table[i].key == table[j].key || table[i].slot == table[j].slot) return false;
    }
    return detail::members<R>() == N + others;
}

}  // namespace qopi
