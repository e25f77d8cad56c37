// Where a submission stands with the Help Desk. Every place that says it (heading, window title, the card on the start page, the review) asks here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/state.hpp"

namespace qopi {

enum class Standing : std::uint8_t {
    begun,       ///< answers are missing or wrong
    complete,    ///< it could be submitted
    being_made, not_made,
    kept,        ///< saved here as a package, and not sent
    waiting, sending,
    received,    ///< with a verified receipt for exactly these answers
    changed,     ///< received, and answers were changed since
    refused,
    count
};

/// Of the open draft; of any draft on this computer, by what was saved of it last.
Standing standing_of(const State& state);
/// The same as far as no rule needs to be asked: nothing while the answers were not submitted.
std::optional<Standing> submitted_standing(const State& state);
Standing standing_of(const State& state, const DraftEntry& draft);

/// True when the answers are not those of the package that was made of them last.
bool differs_from_package(const State& state);
/// True when a package of exactly these answers is on this computer, and can still arrive or has.
bool is_packed(const State& state);
/// True when these answers were received, or are on their way: nothing is left to be declared.
bool is_settled(const State& state);
/// True when the Help Desk has other answers than these.
bool has_unsent_changes(const State& state);
/// Pointers of secrets that are others than in the package that was made last, whether they are still here or a reload took them away.
std::vector<std::string> changed_secrets(const State& state);
/// What they are: the labels of fields, or the title of a list.
std::vector<std::string> changed_answers(const State& state);

/// The heading of the page after Submit, which is the title of its window, too.
std::string_view confirmation_title(Standing standing, Kind kind);
/// What the card on the start page says.
std::string card_text(const State& state, const DraftEntry& draft);
/// The day on which the package of the open draft was made that the Help Desk could not accept, if none was made since.
std::string refused_on(const State& state);
/// What the pages of the form say of answers that were changed since they were submitted; empty when there are none.
std::string_view unsent_changes(const State& state);
/// The package that was made of the open draft since the last one that was received; empty where there is none.
std::string made_since_receipt(const State& state);
/// True when nothing was received, and that package is not on this computer: nobody knows what became of it.
bool is_packed_elsewhere(const State& state);
/// True when something of the open draft was received, or is on its way: there is something to confirm.
bool has_confirmation(const State& state);
/// What the review begins with.
std::string review_text(const State& state);

/// The package that was made of a draft last, if there is one.
const Parcel* newest_parcel(const State& state, std::string_view draft);

}  // namespace qopi
