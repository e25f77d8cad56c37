// The corresponding physician: oversees participation, shares the reports, and must be an active ASCO member (guide pages 4 and 7).
#pragma once

#include "model/person.hpp"

namespace qopi {

struct Physician {
    std::string given_name;
    std::string family_name;
    std::string email;
    std::string phone;
    std::string asco_id;
    std::string abim_id;
    std::string npi;
    std::string upin;
    std::string email2;
    Answer receive_email = Answer::none;
    Set email_types;
    std::string challenge_question;
    Secret challenge_response;
    bool reports = false;
    bool abstracts = false;
    bool is_administrator = false;
    bool operator==(const Physician&) const = default;
};

constexpr bool when_question_is_given(const Physician& physician, const Facts&) {
    return !physician.challenge_question.empty();
}

inline constexpr auto physician_fields = join(
    person_rows<Physician>,
    std::to_array<Field<Physician>>({
        {.key = "asco_id",
         .label = "ASCO Member ID",
         .called = "the ASCO Member ID",
         .help = "We check right away that the membership is active.",
         .slot = &Physician::asco_id,
         .check = check_asco_id,
         .required = always<Physician>,
         .sensitivity = Sensitivity::personal,
         .input = Input::digits,
         .width = Width::medium,
         .group = "Identification"},
    }),
    provider_rows<Physician>,
    std::to_array<Field<Physician>>({
        {.key = "abim_id",
         .label = "ABIM ID",
         .called = "the ABIM ID",
         .help = "If applicable. Usually 6 digits.",
         .slot = &Physician::abim_id,
         .check = check_abim_id,
         .sensitivity = Sensitivity::personal,
         .input = Input::digits,
         .width = Width::medium},
    }),
    email_rows<Physician>,
    std::to_array<Field<Physician>>({
        {.key = "challenge_question",
         .label = "Challenge question",
         .called = "the challenge question",
         .help = "Used to reset a forgotten password. We suggest leaving it blank: others can often find out the answers to such questions.",
         .slot = &Physician::challenge_question,
         .check = check_question,
         .sensitivity = Sensitivity::personal,
         .group = "Password reset"},
        {.key = "challenge_response",
         .label = "Challenge response",
         .called = "the challenge response",
         .help = "At least 4 characters. The Help Desk can check it but not read it. Not saved in drafts.",
         .slot = &Physician::challenge_response,
         .check = check_response,
         .asked = when_question_is_given,
         .required = always<Physician>,
         .missing = Code::response_missing,
         .sensitivity = Sensitivity::secret,
         .input = Input::password,
         .width = Width::medium},
    }),
    further_role_rows<Physician>,
    std::to_array<Field<Physician>>({
        {.key = "is_administrator",
         .label = "The corresponding physician will also be the administrator",
         .called = "whether the physician is the administrator",
         .slot = &Physician::is_administrator,
         .sensitivity = Sensitivity::open},
    }));
static_assert(complete<Physician>(physician_fields));
template <>
constexpr std::span<const Field<Physician>> fields_of<Physician>() { return physician_fields; }

}  // namespace qopi
