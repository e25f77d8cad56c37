// The eight statements that a practice must agree to (guide page 6).
// Wording of 1, 7 and 8: the guide; of 2 to 6: a later edition of the same ASCO guide (its screenshots were transcribed).
#pragma once

#include "model/record.hpp"

namespace qopi {

struct Prequalification {
    Answer permission = Answer::none;
    Answer internet_email = Answer::none;
    Answer two_rounds = Answer::none;
    Answer methodology = Answer::none;
    Answer costs = Answer::none;
    Answer share_internally = Answer::none;
    Answer aggregate_data = Answer::none;
    Answer audits = Answer::none;
    bool operator==(const Prequalification&) const = default;
};

/// Names the wording that was shown; it travels as the package's `edition`.
inline constexpr std::string_view wording_edition = "2009-06-04";

inline constexpr std::array<Choice, 2> agreement_choices{{{"yes", "I agree"}, {"no", "I do not agree"}}};
constexpr std::span<const Choice> agree_or_no() { return agreement_choices; }

constexpr Field<Prequalification> statement(std::string_view key, std::string_view wording, std::string_view help,
                                            Answer Prequalification::*slot) {
    return {.key = key,
            .label = wording,
            .called = "whether you agree",
            .help = help,
            .slot = slot,
            .required = always<Prequalification>,
            .missing = Code::statement_unanswered,
            .sensitivity = Sensitivity::open,
            .choices = agree_or_no};
}

inline constexpr std::array<Field<Prequalification>, 8> prequalification_fields{{
    statement("pq1_permission", "I will obtain appropriate permission before reviewing any charts",
              "This refers to your practice's own requirements for chart review. For example, abstractors may need "
              "permission within the practice before reviewing physicians' charts.",
              &Prequalification::permission),
    statement("pq2_internet_email", "I have internet access and will respond to emails in a timely manner",
              "All QOPI information and notifications are sent by email from qopi@asco.org.",
              &Prequalification::internet_email),
    statement("pq3_two_rounds",
              "I will promote participation in the practice over two rounds, in adherence to the QOPI instructions", "",
              &Prequalification::two_rounds),
    statement("pq4_methodology", "I will follow the QOPI methodology in selecting and abstracting charts",
              "Physicians may abstract, but should not abstract their own charts.", &Prequalification::methodology),
    statement("pq5_costs",
              "I understand that the staff time and expense of completing these surveys will not be reimbursed and must "
              "be borne by our practice",
              "There is no cost to participate in the program itself.", &Prequalification::costs),
    statement("pq6_share_internally",
              "I will share QOPI results with clinicians and other appropriate personnel in my practice", "",
              &Prequalification::share_internally),
    statement("pq7_aggregate_data",
              "I will not share aggregate QOPI data outside of my practice without permission from ASCO",
              "The reports that show your own scores belong to your practice; the aggregate QOPI data belongs to ASCO. "
              "Aggregate data may only be used within the practice for quality improvement and may not be released "
              "outside of it.",
              &Prequalification::aggregate_data),
    statement("pq8_audits", "I will allow random, independent audits of a limited number of abstracted charts",
              "A practice may be randomly selected for an audit of charts to validate QOPI sampling and question "
              "methodology, to improve the data collection within QOPI.",
              &Prequalification::audits),
}};
static_assert(complete<Prequalification>(prequalification_fields));
template <>
constexpr std::span<const Field<Prequalification>> fields_of<Prequalification>() { return prequalification_fields; }
/// The guide calls the statements by their numbers.
template <>
inline constexpr bool is_numbered<Prequalification> = true;

}  // namespace qopi
