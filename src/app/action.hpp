// What the buttons and links of the pages do. Pages make an `Action`, the outline carries it, `press` does it.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "flow/pages.hpp"

namespace qopi {

/// The table in `app/press.cpp` has a row for each, in this order: its name, what it is about, and what does it.
enum class Verb : std::uint8_t {
    go, go_step, turn, visit, go_home, go_on, go_on_adding, go_back, save_and_exit, cancel, discard, to_change, to_fix, to_check, to_give_again,
    check_membership, go_on_without_member,
    begin_registration, begin_request, open_draft, take_over, save_draft, open_file, prefill,
    select_several, select_all, select_none, ask_several, change_several,
    ask_remove_item, ask_remove_draft, ask_remove_parcel, ask_erase, take_back, remove_item, remove_draft, remove_parcel, erase,
    add, edit, use, keep, leave_out, undo, redo, open_rows, save_template, save_rows_left, take_rows, stop_reading, clear_rows, unfold, reveal,
    submit, save_package, mail, send_now, save_parcel, save_mail, share, submit_again, save_list, print, html_view,
    count
};

struct Action {
    Verb verb;
    std::string about;  ///< what it is done to: an id, a pointer, an address; empty where nothing needs to be said
    Action(Verb what, std::string to_what = {}) : verb(what), about(std::move(to_what)) {}
    bool operator==(const Action&) const = default;
};

/// What the outline and the focus know the control by: "remove:o1". No two actions have the same.
std::string key_of(const Action& action);

/// True for what changes answers or sends them: nothing of that is done while another tab writes the draft.
bool changes_answers(Verb verb);

inline Action going_to(const Place& place) { return {Verb::go, url_of(place)}; }
inline Action adding_to(Section list) { return {Verb::add, std::string(info(list).key)}; }

}  // namespace qopi
