// What is said of each section: on its page, and of a list while it is empty.
#pragma once

#include "app/texts.hpp"
#include "model/submission.hpp"

namespace qopi {

/// A line about an item, under its name in the list; empty when there is nothing to say.
using AboutItem = std::string (*)(const Submission& answers, ConstRecordRef item);
inline std::string nothing_about(const Submission&, ConstRecordRef) { return {}; }

struct SectionWords {
    Section section;
    std::string_view lead;            ///< on the page that asks its record, or one item of its list
    std::string_view list_lead = "";  ///< on the page of the list, as the next two
    std::string_view none = "";
    std::string_view add = "";
    std::string_view list_lead_of_request = "", none_of_request = "";  ///< where a request says it in another way
    texts::Counted items = {};        ///< what follows the number of items
    AboutItem about = nothing_about;
    std::string_view find_help = texts::list_find_place;  ///< what one can look for in its list
    std::string_view blank = texts::not_given;  ///< what the review says of a blank answer that may be one
};

const SectionWords& words_of(Section section);
/// "Registration", "Interest", or which request it is.
std::string_view words_of(Kind kind);
/// Who can read what in a saved package of these answers.
std::string_view readable_text(const Submission& answers);
/// What an item of a list is called there: by its name, or "User 3".
std::string title_of(Section section, ConstRecordRef item, std::size_t index);
/// Above a list of this section, and in place of one that is empty.
std::string_view list_lead_of(Section section, Kind kind);
std::string_view none_of(Section section, Kind kind);

}  // namespace qopi
