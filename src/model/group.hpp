// A group: "multiple offices across different practices to be combined as a group for comparison of data within the reports"
// (guide page 3).
#pragma once

#include "model/requester.hpp"

namespace qopi {

struct Group {
    std::string name;
    bool operator==(const Group&) const = default;
};

inline constexpr auto group_fields = std::to_array<Field<Group>>({
    {.key = "name",
     .label = "Name of the group",
     .called = "the name of the group",
     .help = "As it should appear in reports.",
     .slot = &Group::name,
     .check = check_practice_name,
     .required = always<Group>,
     .sensitivity = Sensitivity::open,
     .input = Input::name},
});
static_assert(complete<Group>(group_fields));
template <>
constexpr std::span<const Field<Group>> fields_of<Group>() { return group_fields; }

/// One practice of the group, the offices that it brings, and who agreed for it.
struct GroupMember {
    std::string id;  ///< stable within the submission: "g1", "g2", …
    std::string reference;
    std::string practice_name;
    std::string offices;
    std::string given_name;
    std::string family_name;
    std::string email;
    std::string phone;
    bool agreed = false;
    bool operator==(const GroupMember&) const = default;
};

inline constexpr auto group_member_fields = join(
    registered_practice_rows<GroupMember>,
    std::to_array<Field<GroupMember>>({
        {.key = "offices",
         .label = "Offices in the group",
         .called = "the offices in the group",
         .help = "Office names, separated by commas, or “all”.",
         .slot = &GroupMember::offices,
         .required = always<GroupMember>,
         .sensitivity = Sensitivity::open},
    }),
    grouped(person_rows<GroupMember>, "Who agreed"),
    std::to_array<Field<GroupMember>>({
        {.key = "agreed",
         .label = "This person has agreed for the practice",
         .called = "whether this person has agreed",
         .help = "Someone authorized to speak for the practice, such as its administrator. The Help Desk will confirm with this person.",
         .slot = &GroupMember::agreed,
         .sensitivity = Sensitivity::open},
    }));
static_assert(complete<GroupMember>(group_member_fields, 1), "the id is not a field");
template <>
constexpr std::span<const Field<GroupMember>> fields_of<GroupMember>() { return group_member_fields; }

}  // namespace qopi
