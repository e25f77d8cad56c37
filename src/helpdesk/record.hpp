// What the Help Desk keeps about a submission, and the words it uses for it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "values/places.hpp"

namespace qopi::helpdesk {

/// By which way a package came.
enum class Road : std::uint8_t { upload, file, mail, count };
inline constexpr std::array<Choice, 3> road_choices{{{"upload", "upload"}, {"file", "file"}, {"mail", "mail"}}};

/// How far staff have come with it.
enum class Status : std::uint8_t { received, checking, returned, validated, count };
inline constexpr std::array<Choice, 4> status_choices{
    {{"received", "received"}, {"checking", "being checked"}, {"returned", "returned to the practice"}, {"validated", "validated"}}};

/// What the roster says about the corresponding physician.
enum class Membership : std::uint8_t { active, inactive, unknown, to_be_checked, not_asked, count };
inline constexpr std::array<Choice, 5> membership_choices{{{"active", "active"},
                                                           {"inactive", "inactive"},
                                                           {"unknown", "unknown"},
                                                           {"to-be-checked", "membership to be checked by staff"},
                                                           {"not-asked", "not asked for this kind"}}};

/// What happened to a submission, in the log.
enum class Act : std::uint8_t { received, sent_again, conflict, set_aside, marked, revealed, roster_imported, count };
inline constexpr std::array<Choice, 7> act_choices{{{"received", "received"},
                                                    {"sent-again", "the same package came again"},
                                                    {"conflict", "another package with the same id was refused"},
                                                    {"set-aside", "set aside"},
                                                    {"marked", "marked"},
                                                    {"revealed", "sealed values revealed"},
                                                    {"roster-imported", "member roster imported"}}};

template <class E>
inline constexpr std::span<const Choice> words_of{};
template <>
inline constexpr std::span<const Choice> words_of<Road> = road_choices;
template <>
inline constexpr std::span<const Choice> words_of<Status> = status_choices;
template <>
inline constexpr std::span<const Choice> words_of<Membership> = membership_choices;
template <>
inline constexpr std::span<const Choice> words_of<Act> = act_choices;
static_assert(road_choices.size() == static_cast<std::size_t>(Road::count));
static_assert(status_choices.size() == static_cast<std::size_t>(Status::count));
static_assert(membership_choices.size() == static_cast<std::size_t>(Membership::count));
static_assert(act_choices.size() == static_cast<std::size_t>(Act::count));

/// The stable text, as in the store and in JSON.
template <class E>
constexpr std::string_view code_text(E value) {
    return words_of<E>[static_cast<std::size_t>(value)].code;
}
/// The words that a person reads.
template <class E>
constexpr std::string_view label_text(E value) {
    return words_of<E>[static_cast<std::size_t>(value)].label;
}
template <class E>
constexpr std::optional<E> from_text(std::string_view code) {
    for (std::size_t i = 0; i < words_of<E>.size(); ++i)
        if (words_of<E>[i].code == code) return static_cast<E>(i);
    return std::nullopt;
}

/// A submission that was accepted. Its bytes are kept beside it, exactly as they came.
struct Record {
    std::string id;
    std::string digest;
    std::string kind;
    std::string reference;
    std::string received_at;
    Road road = Road::upload;
    Status status = Status::received;
    Membership membership = Membership::not_asked;
    std::string name;  ///< of the practice or site
    std::string supersedes;
    std::string receipt;  ///< JWS, the same for ever
};

/// A package that waits for someone to settle the membership.
struct SetAside {
    std::string id;
    std::string digest;
    std::string kind;
    std::string received_at;
    Road road = Road::file;
    Membership membership = Membership::unknown;
    std::string name;
};

struct Event {
    std::string at;
    Act act = Act::received;
    std::string id;  ///< of the submission, or empty
    Road road = Road::upload;
    std::string by;    ///< the account at the Help Desk, empty for an upload
    std::string note;  ///< never a sealed value
};

enum class MemberStatus : std::uint8_t { active, inactive };

struct Member {
    std::string id;
    std::string family_name;
    MemberStatus status = MemberStatus::active;
};

}  // namespace qopi::helpdesk
