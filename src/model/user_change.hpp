// A change for one user of a registered practice: role, access, email or contact, or removal with the last day.
#pragma once

#include "model/user.hpp"

namespace qopi {

enum class Wish : std::uint8_t { change, remove, count };
inline constexpr auto wish_choices = std::to_array<Choice>({
    {"change", "Change roles, access, or contact information"},
    {"remove", "Remove this user"},
});
static_assert(wish_choices.size() == static_cast<std::size_t>(Wish::count));
constexpr std::span<const Choice> wishes() { return wish_choices; }

struct UserChange {
    std::string id;  ///< stable within the submission: "c1", "c2", …
    std::string given_name;
    std::string family_name;
    std::string email;
    One wish;
    std::string last_day;
    std::string new_email;
    std::string new_phone;
    Set roles;
    One designation;
    Answer practice_level = Answer::none;
    OfficeIds offices;
    Answer receive_email = Answer::none;
    bool operator==(const UserChange&) const = default;
};

constexpr bool is_removed(const UserChange& change, const Facts&) { return change.wish.code == wish_choices[1].code; }
constexpr bool is_changed(const UserChange& change, const Facts&) { return change.wish.code == wish_choices[0].code; }
constexpr bool becomes_physician(const UserChange& change, const Facts& facts) {
    return is_changed(change, facts) && has(change.roles, Role::physician);
}

inline constexpr auto user_change_fields = std::to_array<Field<UserChange>>({
    {.key = "given_name",
     .label = "First name",
     .called = "the first name",
     .slot = &UserChange::given_name,
     .check = check_given_name,
     .required = always<UserChange>,
     .sensitivity = Sensitivity::personal,
     .input = Input::name,
     .width = Width::half,
     .group = "The user as registered"},
    {.key = "family_name",
     .label = "Last name",
     .called = "the last name",
     .slot = &UserChange::family_name,
     .check = check_family_name,
     .required = always<UserChange>,
     .sensitivity = Sensitivity::personal,
     .input = Input::name,
     .width = Width::half},
    {.key = "email",
     .label = "Email address on file",
     .called = "the email address on file",
     .slot = &UserChange::email,
     .check = check_email,
     .required = always<UserChange>,
     .sensitivity = Sensitivity::personal,
     .input = Input::email},
    {.key = "wish",
     .label = "What should change?",
     .called = "what should change",
     .slot = &UserChange::wish,
     .required = always<UserChange>,
     .missing = Code::choose_one,
     .sensitivity = Sensitivity::open,
     .choices = wishes},
    {.key = "last_day",
     .label = "Last day of access",
     .called = "the last day of access",
     .help = "As month/day/year, such as 11/30/2026.",
     .slot = &UserChange::last_day,
     .check = check_day,
     .asked = is_removed,
     .required = always<UserChange>,
     .sensitivity = Sensitivity::open,
     .width = Width::medium},
    {.key = "new_email",
     .label = "New email address",
     .called = "the new email address",
     .help = "Only if it is changing.",
     .slot = &UserChange::new_email,
     .check = check_email,
     .asked = is_changed,
     .sensitivity = Sensitivity::personal,
     .input = Input::email,
     .group = "Changes"},
    {.key = "new_phone",
     .label = "New phone number",
     .called = "the new phone number",
     .slot = &UserChange::new_phone,
     .check = check_phone,
     .asked = is_changed,
     .sensitivity = Sensitivity::personal,
     .input = Input::tel,
     .width = Width::medium},
    {.key = "roles",
     .label = "Roles",
     .called = "the roles",
     .help = "Check every role this person should have. Leave blank for no change.",
     .slot = &UserChange::roles,
     .asked = is_changed,
     .sensitivity = Sensitivity::open,
     .choices = roles},
    {.key = "designation",
     .label = "Physician designation",
     .called = "the physician designation",
     .slot = &UserChange::designation,
     .asked = becomes_physician,
     .required = always<UserChange>,
     .missing = Code::choose_one,
     .sensitivity = Sensitivity::open,
     .choices = designations},
    {.key = "practice_level",
     .label = "Should this user have access to practice-level information?",
     .called = "whether this user has practice-level access",
     .slot = &UserChange::practice_level,
     .asked = is_changed,
     .sensitivity = Sensitivity::open,
     .choices = yes_or_no},
    {.key = "offices",
     .label = "Offices this user belongs to",
     .called = "the offices",
     .help = "Check every office this person should belong to. Leave blank for no change.",
     .slot = &UserChange::offices,
     .asked = is_changed,
     .sensitivity = Sensitivity::open},
    {.key = "receive_email",
     .label = "Should this user receive email from QOPI?",
     .called = "whether this user receives email from QOPI",
     .slot = &UserChange::receive_email,
     .asked = is_changed,
     .sensitivity = Sensitivity::open,
     .choices = yes_or_no},
});
static_assert(complete<UserChange>(user_change_fields, 1), "the id is not a field");
template <>
constexpr std::span<const Field<UserChange>> fields_of<UserChange>() { return user_change_fields; }

}  // namespace qopi
