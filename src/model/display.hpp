// How an answer reads: on the review, in print, and at the Help Desk.
#pragma once

#include "model/submission.hpp"

namespace qopi {

/// What an office of a registration, or one that a request concerns, is called: by its name, or by its place in the list.
std::string office_name(ConstRecordRef office, std::size_t index);

/// The name of an office by its id: "Main office", or what the office is called.
std::string office_name(const Submission& submission, std::string_view id);

/// The offices that users can belong to besides the main one: those that take part, or those that a request concerns.
constexpr Section further_offices(const Submission& submission) { return is_request(submission.begun) ? Section::sites : Section::offices; }

/// What the practice, or the site abroad, is called; may be empty.
inline const std::string& practice_name(const Submission& submission, Kind kind) {
    if (is_request(kind)) return submission.requester.practice_name;
    return kind == Kind::interest ? submission.interest.organization : submission.practice.name;
}

inline constexpr std::string_view hidden = "••••••••";

/// "••-•••4442": the last four digits of a taxpayer ID; nothing of a text that is none.
std::string masked(std::string_view number);

/// The answer in words, empty when there is none. A taxpayer ID that is held is masked, a response is hidden; what is only
/// known to exist reads "given".
std::string display(const Submission& submission, ConstRecordRef record, const FieldRow& field);

}  // namespace qopi
