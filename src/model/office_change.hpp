// A change for one office of a registered practice: its name, address, or numbers, or that it closes. Only what is given changes.
#pragma once

#include "model/office.hpp"

namespace qopi {

enum class OfficeWish : std::uint8_t { change, close, count };
inline constexpr auto office_wish_choices = std::to_array<Choice>({
    {"change", "Change its information"},
    {"close", "Close this office"},
});
static_assert(office_wish_choices.size() == static_cast<std::size_t>(OfficeWish::count));
constexpr std::span<const Choice> office_wishes() { return office_wish_choices; }

struct OfficeChange {
    std::string id;  ///< stable within the submission: "x1", "x2", …
    std::string name;
    One wish;
    std::string last_day;
    std::string new_name;
    std::string line1;
    std::string line2;
    std::string city;
    One state;
    std::string zip;
    std::string phone;
    std::string fax;
    bool operator==(const OfficeChange&) const = default;
};

constexpr bool stays_open(const OfficeChange& change, const Facts&) { return change.wish.code == office_wish_choices[0].code; }
constexpr bool closes(const OfficeChange& change, const Facts&) { return change.wish.code == office_wish_choices[1].code; }
constexpr bool office_moves(const OfficeChange& change, const Facts& facts) { return stays_open(change, facts) && is_address_begun(change); }

inline constexpr auto office_change_fields = join(
    std::to_array<Field<OfficeChange>>({
        {.key = "name",
         .label = "Office name on file",
         .called = "the office name",
         .help = "As registered with QOPI.",
         .slot = &OfficeChange::name,
         .check = check_practice_name,
         .required = always<OfficeChange>,
         .sensitivity = Sensitivity::open,
         .input = Input::name},
        {.key = "wish",
         .label = "What should change?",
         .called = "what should change",
         .slot = &OfficeChange::wish,
         .required = always<OfficeChange>,
         .missing = Code::choose_one,
         .sensitivity = Sensitivity::open,
         .choices = office_wishes},
        {.key = "last_day",
         .label = "Last day of participation",
         .called = "the last day of participation",
         .help = "As month/day/year, such as 11/30/2026.",
         .slot = &OfficeChange::last_day,
         .check = check_day,
         .asked = closes,
         .required = always<OfficeChange>,
         .sensitivity = Sensitivity::open,
         .width = Width::medium},
        {.key = "new_name",
         .label = "New office name",
         .called = "the new office name",
         .help = "Only if it is changing.",
         .slot = &OfficeChange::new_name,
         .check = check_practice_name,
         .asked = stays_open,
         .sensitivity = Sensitivity::open,
         .input = Input::name,
         .group = "Changes"},
    }),
    grouped(address_rows<OfficeChange, office_moves, stays_open>, "New address"),
    grouped(new_telephone_rows<OfficeChange, stays_open>, "Phone and fax"));
static_assert(complete<OfficeChange>(office_change_fields, 1), "the id is not a field");
template <>
constexpr std::span<const Field<OfficeChange>> fields_of<OfficeChange>() { return office_change_fields; }

}  // namespace qopi
