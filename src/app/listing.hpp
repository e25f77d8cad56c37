// How a list is looked at: what is sought in it, and which part of it is shown. Nothing of that is an answer, or is kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/state.hpp"

namespace qopi {

/// How many items a page of a list shows. One can seek in a list that has more than `sought_min`; of one with more than `reviewed_max` the
/// review shows an overview.
inline constexpr std::size_t listed_max = 50, sought_min = 10, reviewed_max = 20;

/// What of a list is shown now.
struct Listed {
    std::vector<std::size_t> items;  ///< the positions of those that the open page of the list shows, in the order in which it does
    std::size_t all = 0, matching = 0;
    std::size_t to_attend = 0;       ///< how many have an error, or a doubt that was not settled
    bool by_words = false, by_attention = false;  ///< only what holds the words that are sought; only what needs attention
    std::size_t pages = 1, page = 0, first = 0;  ///< `first` is the number of those on earlier pages
};

/// What is wrong or odd about an item: alone, and beside the others. Doubts that were kept are none.
struct ItemStatus {
    std::size_t to_fix = 0, to_check = 0;
};
ItemStatus status_of(const Findings& findings, const KeptWarnings& kept, Section section, std::size_t index);

/// "2 to fix", "Complete, 1 to check", "Complete".
std::string words_of(const ItemStatus& status);

/// What is sought in a list on the open page: what one seeks on the review is not sought in the list, nor the other way round.
const Listing& listing_of(const State& state, Section section);
/// Where more than one page is needed, those that need attention come first.
Listed listed(const State& state, Section section);
/// All that are sought, on whichever page of the list they are.
std::vector<std::size_t> matching_items(const State& state, Section section);
/// All items, as they were entered.
std::vector<std::size_t> all_items(const State& state, Section section);

/// The keys of the controls: of the text that is sought, and of the box for those that need attention.
std::string sought_key(Section section);
std::string attention_key(Section section);
/// What follows the key of a list of offices where some are sought on the page of a person.
inline constexpr std::string_view choice_of_offices = "/choice";
/// The words of what is sought, as they are compared.
std::vector<std::string> words_sought(std::string_view sought);
/// Whether a control is one of these; Enter in it does not leave the page.
bool is_of_listing(std::string_view key);
/// True when the event was about one of them.
bool seek(State& state, const Typed& event, Effects& effects);
bool seek(State& state, const Ticked& event, Effects& effects);
/// The list shows all of its items again, such as one that was added and is none of those that were sought.
void stop_seeking(State& state, Section section);
/// Shows another page of a list: "users/2" is the third.
void turn_to(State& state, const std::string& to, Effects& effects);
std::string turning_to(Section section, std::size_t page);
/// "120 of 300 users match, 51 to 100 shown"; of one page that is all how many there are.
std::string said_of(const Listed& listed, Section section);
/// True for a list of which the review shows an overview and a line an item.
bool is_much(const Submission& answers, Section section);
/// The field by which the review names an item of such a list.
std::string review_pointer(Section section, std::size_t index);
/// On arrival, and once an item was removed: what can be found is read again.
void look_at_lists(State& state);
/// Turns the list to the page on which an item is; false where nothing shows it.
bool turn_to_item(State& state, Section section, std::string_view id);

}  // namespace qopi
