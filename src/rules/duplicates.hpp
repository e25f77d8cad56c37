// Who and what is named twice in a submission: people, offices, addresses, and numbers. Said at the second of two.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "rules/issue.hpp"

namespace qopi {

/// A record: its section, and of a list which item. Ordered as the form asks.
struct Position {
    Section section = Section::eligibility;
    std::size_t index = 0;
    auto operator<=>(const Position&) const = default;
};

/// What no two may share, or are asked about when they do. Each record has a text for some of them: its key.
enum class Shared : std::uint8_t {
    user_id, username, email, person_by_email, person_by_phone, office_id, office_name, office_place, office_phone, site_id, site_name, change_id,
    change_person, office_change_id, office_change_name, member_id, member_name, count
};

/// The records that have one key, in the order in which the form asks. The first of them is in its right; a later one is asked about.
using Sharers = std::vector<Position>;

/// Which records share what. Adding or removing one costs the same in a practice of any size, but for those that share with it.
class SharedIndex {
public:
    /// The keys of one record that is in the index, to find it again. They stay where they are while others come and go.
    class Keys {
        friend class SharedIndex;
        using Entry = std::unordered_map<std::string, Sharers>::value_type;
        struct Key {
            Shared what;
            Entry* entry;
        };
        std::vector<Key> keys_;
    };

    /// The keys of a record that takes part; of an office and its administrator together.
    Keys add(const Submission& submission, Position at);
    /// Calls `changed` for each other record about which something else is said once this one leaves, or after it came.
    template <class Changed>
    void each_affected(const Keys& keys, Position at, Changed changed) const {
        for (const auto& key : keys.keys_) {
            const auto& sharers = key.entry->second;
            // Of most things only who comes first decides about the others.
            const bool is_met = key.what == Shared::person_by_email || key.what == Shared::person_by_phone || key.what == Shared::member_name;
            if (!is_met && sharers.front() != at) continue;
            for (const auto& other : sharers)
                if (other != at) changed(other);
        }
    }
    void remove(const Keys& keys, Position at);
    /// Forgets where the items of a section are, and takes each of them up again at its new place.
    void forget(Section section);
    void take_up(const Keys& keys, Position at);
    void clear();

    /// Says what the record shares with one before it. Each issue is named from the record on: "/email".
    void judge(const Submission& submission, Position at, const Keys& keys, std::vector<Issue>& issues) const;

private:
    std::array<std::unordered_map<std::string, Sharers>, static_cast<std::size_t>(Shared::count)> maps_;
};

/// Of these records, each named once, those that share something with another one of them, and perhaps a few more.
std::vector<Position> may_share(const Submission& submission, const std::vector<Position>& records);

/// The people who have access without being listed as users: the two main contacts (guide page 4: "These individuals will be the main
/// contacts") and the administrators of offices (guide page 10: "Enter information for a QOPI Administrator for each office site").
class MainContacts {
public:
    /// A request names nobody of them.
    explicit MainContacts(const Submission& submission);
    /// Whether somebody is known as one of them: by name, and by email address or phone.
    bool has(const User& user) const;

private:
    std::unordered_set<std::string> people_;
};

/// Whether an office is called as the main office is called here: it is that one, or cannot be told from it.
bool is_called_main_office(std::string_view name);

}  // namespace qopi
