// A practice's list of what it sent, as its app exports it, and how each line compares with what is here.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "helpdesk/record.hpp"
#include "helpdesk/trouble.hpp"

namespace qopi::helpdesk {

inline constexpr std::size_t sent_list_bytes_max = 16u << 20, sent_list_rows_max = 100'000;

/// How far the practice believes it has come.
enum class SentState : std::uint8_t { saved, waiting, sending, received, refused, replaced, count };
inline constexpr std::array<Choice, 6> sent_state_choices{{{"saved", "saved"},
                                                           {"waiting", "waiting"},
                                                           {"sending", "sending"},
                                                           {"received", "received"},
                                                           {"refused", "refused"},
                                                           {"replaced", "replaced"}}};

/// What became of a package at the Help Desk.
enum class Fate : std::uint8_t { received, set_aside, decided, unknown_here, digest_differs, reference_differs, twice, count };
inline constexpr std::array<Choice, 7> fate_choices{{{"received", "received"},
                                                     {"set-aside", "set aside"},
                                                     {"decided", "decided"},
                                                     {"unknown-here", "unknown here"},
                                                     {"digest-differs", "digest differs"},
                                                     {"reference-differs", "reference differs"},
                                                     {"twice", "twice in the list"}}};

template <>
inline constexpr std::span<const Choice> words_of<SentState> = sent_state_choices;
template <>
inline constexpr std::span<const Choice> words_of<Fate> = fate_choices;
static_assert(sent_state_choices.size() == static_cast<std::size_t>(SentState::count));
static_assert(fate_choices.size() == static_cast<std::size_t>(Fate::count));

/// A line of the list: one package.
struct SentRow {
    std::size_t line = 0;
    std::string id;
    SentState state = SentState::saved;
    std::string reference;  ///< as the list has it, often empty
    std::string digest;
    bool was_sent = false;  ///< it says when it was sent
};

/// The rows of `csv` (RFC 4180), whose first line is `package,kind,state,reference,digest,frozen,sent,received`. An apostrophe
/// that keeps a spreadsheet from reading a cell as a formula is taken off. A trouble names the line, never what stands in it.
Outcome<std::vector<SentRow>> read_sent_list(std::string_view csv);

/// What is known here of the package of a row.
struct KnownHere {
    const Record* record = nullptr;
    const SetAside* set_aside = nullptr;  ///< of the same bytes when there is one, else of the same id
    bool was_dropped = false;
    bool is_repeated = false;  ///< an earlier row names the same package
};

struct Reconciled {
    Fate fate = Fate::unknown_here;
    std::string_view why;  ///< empty when it adds up, else a sentence
};
Reconciled reconcile(const SentRow& row, const KnownHere& here);

}  // namespace qopi::helpdesk
