// What the Help Desk keeps about a submission, and the words it uses for it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "values/places.hpp"

namespace qopi::helpdesk {

/// By which way a package came.
enum class Road : std::uint8_t { upload, file, mail, count };
inline constexpr std::array<Choice, 3> road_choices{{{"upload", "upload"}, {"file", "file"}, {"mail", "mail"}}};

/// How far staff have come with it. A request is a claim that anyone could send: it begins unverified.
enum class Status : std::uint8_t { received, checking, returned, validated, unverified, rejected, spam, count };
inline constexpr std::array<Choice, 7> status_choices{
    {{"received", "received"}, {"checking", "being checked"}, {"returned", "returned to the practice"}, {"validated", "validated"},
     {"unverified", "not verified: call the contacts on file before anything is changed"}, {"rejected", "rejected"},
     {"spam", "spam: not from a practice"}}};

/// What the roster says about the corresponding physician.
enum class Membership : std::uint8_t { active, inactive, unknown, to_be_checked, not_asked, count };
inline constexpr std::array<Choice, 5> membership_choices{{{"active", "active"},
                                                           {"inactive", "inactive"},
                                                           {"unknown", "unknown"},
                                                           {"to-be-checked", "to be checked by staff"},
                                                           {"not-asked", "not asked for this kind"}}};

/// Why something that came by file or mail is not a submission yet. Those of a mail stand in the order in which they say
/// more; a file has them too when there is another program's file in its place. The sentences stand after "set aside: ".
enum class Reason : std::uint8_t {
    member_unknown,
    member_inactive,
    rules,
    sealed,
    conflict,
    unreadable,
    mail_without_package,
    mail_packed,
    mail_encrypted,
    mail_winmail,
    mail_outlook,
    mail_in_pieces,
    mail_too_deep,
    mail_too_many_parts,
    mail_too_large,
    count
};
inline constexpr std::array<Choice, 15> reason_choices{{
    {"member-unknown",
     "the membership of the corresponding physician is unknown. Settle that with ASCO Member Services, import the roster, then run: "
     "helpdesk set-aside retry"},
    {"member-inactive",
     "the membership of the corresponding physician is inactive. Settle that with ASCO Member Services, import the roster, then run: "
     "helpdesk set-aside retry"},
    {"rules", "it has errors. Ask the practice to correct them in the app and to send the new package."},
    {"sealed",
     "its sealed part does not open. Restore the key it was sealed for and run: helpdesk set-aside retry. If there is no such "
     "key, ask the practice to send the registration again."},
    {"conflict",
     "another package arrived first with the same ID; both are kept. Call the practice and ask which one is theirs: a stranger may have taken "
     "the id. Ask for a new package, then run: helpdesk set-aside drop"},
    {"unreadable", "the package in it cannot be read. Ask the practice to send it again as an attached file, or to press Submit."},
    {"mail-without-package", "this email has no package. Ask the practice to send it again with the file the app saved."},
    {"mail-packed", "the attachment is compressed. Unpack it and take the file in it, or ask the practice to attach the file as the app saved it."},
    {"mail-encrypted", "it is encrypted or signed as a whole. Open it in your mail program, save the attached file, and take that."},
    {"mail-winmail",
     "it has a winmail.dat, which only Outlook reads. Ask the practice to send the file again as a plain attachment: in "
     "Outlook, choose the format Plain Text or HTML, not Rich Text."},
    {"mail-outlook", "this is a message that Outlook saved (.msg). Open it in Outlook, save the attachment as a file, and take that."},
    {"mail-in-pieces", "this email is one part of a split message. Ask the practice to send it again as one email."},
    {"mail-too-deep", "this email has emails nested more than 8 deep. Save the inner one, and take that."},
    {"mail-too-many-parts", "this mail has more than 64 parts. Save the attached packages, and take those."},
    {"mail-too-large", "this mail is larger than 32 MiB. Save the attached package, and take that."},
}};

/// What happened to a submission, in the log.
enum class Act : std::uint8_t { received, sent_again, conflict, set_aside, dropped, marked, revealed, roster_imported, count };
inline constexpr std::array<Choice, 8> act_choices{{{"received", "received"},
                                                    {"sent-again", "the same package arrived again"},
                                                    {"conflict", "another package with the same id was refused"},
                                                    {"set-aside", "set aside"},
                                                    {"dropped", "dropped from what was set aside"},
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
inline constexpr std::span<const Choice> words_of<Reason> = reason_choices;
template <>
inline constexpr std::span<const Choice> words_of<Act> = act_choices;
static_assert(road_choices.size() == static_cast<std::size_t>(Road::count));
static_assert(status_choices.size() == static_cast<std::size_t>(Status::count));
static_assert(membership_choices.size() == static_cast<std::size_t>(Membership::count));
static_assert(reason_choices.size() == static_cast<std::size_t>(Reason::count));
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
    std::string receipt;  ///< JWS, the same for ever
};

/// A package that waits for its reason to be cleared, or a mail in which there was none.
struct SetAside {
    std::int64_t item = 0;  ///< its number, never given twice
    std::string id;         ///< of the package, empty when that cannot be read
    std::string digest;     ///< of the package, or of the mail without one
    std::string kind;
    std::string received_at;
    Road road = Road::file;
    Reason reason = Reason::unreadable;
    std::string issues;   ///< places and codes, a line each: "/content/physician/npi npi-check-digit"
    std::string name;     ///< of the practice or site, or of the file when nothing more is known
    bool is_kept = true;  ///< its bytes are here
};

struct Event {
    std::string at;
    Act act = Act::received;
    std::string id;  ///< of the submission; the digest of what was set aside without one; or empty
    Road road = Road::upload;
    std::string by;    ///< the account at the Help Desk, empty for an upload
    std::string note;  ///< never a sealed value
};

/// What a mail in which a package came says of itself. Whoever sends a mail can write all of it, so that it is shown and never believed.
struct MailOrigin {
    std::string from, date, message_id;
    std::vector<std::string> authentication;  ///< what servers wrote about the sender, each with the name of its field
    bool operator==(const MailOrigin&) const = default;
};

/// One way by which a package came, and when it first did.
struct Came {
    Road road = Road::upload;
    std::string at;
};

/// What an import does to the roster, in numbers of members.
struct RosterChange {
    std::int64_t before = 0, added = 0, removed = 0, changed = 0;
};

enum class MemberStatus : std::uint8_t { active, inactive };

struct Member {
    std::string id;
    std::string family_name;
    MemberStatus status = MemberStatus::active;
};

}  // namespace qopi::helpdesk
