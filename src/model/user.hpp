// A person who will need access to the QOPI application, with roles and offices (guide pages 3, 4 and 10).
#pragma once

#include "model/person.hpp"

namespace qopi {

enum class Role : std::uint8_t { physician, administrator, abstractor, count };
inline constexpr auto role_choices = std::to_array<Choice>({
    {"physician", "Physician", ""},
    {"administrator", "Administrator", "Keeps the practice's information and user list current."},
    {"abstractor", "Abstractor", "Everyone who adds or changes chart data. Physicians should not abstract their own charts."},
});
static_assert(role_choices.size() == static_cast<std::size_t>(Role::count));
constexpr std::span<const Choice> roles() { return role_choices; }

/// Corresponding is not offered: that physician is named once, in the registration itself.
inline constexpr auto designation_choices = std::to_array<Choice>({
    {"reporting", "Reporting", "This physician's data is included in physician-level reports."},
    {"fellow", "Fellow", "Participates in conjunction with a fellowship program, or with the practice as a fellow."},
    {"neither", "Neither", "For example, a physician who only reads reports."},
});
constexpr std::span<const Choice> designations() { return designation_choices; }

struct User {
    std::string id;  ///< stable within the submission: "u1", "u2", …
    std::string given_name;
    std::string family_name;
    std::string email;
    std::string phone;
    Set roles;
    One designation;
    Answer practice_level = Answer::none;
    OfficeIds offices;
    Answer receive_email = Answer::none;
    std::string username;
    bool operator==(const User&) const = default;
};
inline constexpr std::size_t users_max = 10000;

constexpr bool is_physician(const User& user, const Facts&) { return has(user.roles, Role::physician); }
constexpr bool needs_an_office(const User& user, const Facts&) { return user.practice_level != Answer::yes; }

inline constexpr auto user_fields = join(
    person_rows<User>,
    std::to_array<Field<User>>({
        {.key = "roles",
         .label = "Roles",
         .called = "at least one role",
         .help = "A person may have more than one.",
         .slot = &User::roles,
         .required = always<User>,
         .missing = Code::role_missing,
         .sensitivity = Sensitivity::open,
         .choices = roles,
         .group = "Role and access"},
        {.key = "designation",
         .label = "Physician designation",
         .called = "the physician designation",
         .slot = &User::designation,
         .asked = is_physician,
         .required = always<User>,
         .missing = Code::choose_one,
         .sensitivity = Sensitivity::open,
         .choices = designations},
        {.key = "practice_level",
         .label = "Should this user have access to practice-level information?",
         .called = "whether this user has practice-level access",
         .help = "Practice-level access shows the aggregate data of the practice and the data of each office.",
         .slot = &User::practice_level,
         .required = always<User>,
         .missing = Code::choose_one,
         .sensitivity = Sensitivity::open,
         .choices = yes_or_no},
        {.key = "offices",
         .label = "Offices this user belongs to",
         .called = "at least one office",
         .slot = &User::offices,
         .required = needs_an_office,
         .missing = Code::user_office_missing,
         .sensitivity = Sensitivity::open},
        {.key = "receive_email",
         .label = "Should this user receive email from QOPI?",
         .called = "whether this user receives email from QOPI",
         .slot = &User::receive_email,
         .required = always<User>,
         .missing = Code::choose_one,
         .sensitivity = Sensitivity::open,
         .choices = yes_or_no},
        {.key = "username",
         .label = "Preferred username",
         .called = "the preferred username",
         .help = "3 to 40 letters, digits, dots, hyphens, or underscores.",
         .slot = &User::username,
         .check = check_username,
         .sensitivity = Sensitivity::personal,
         .input = Input::code,
         .width = Width::medium},
    }));
static_assert(complete<User>(user_fields, 1), "the id is not a field");
template <>
constexpr std::span<const Field<User>> fields_of<User>() { return user_fields; }

}  // namespace qopi
