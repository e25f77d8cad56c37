// Who may take part: asked before anything else (guide pages 2 and 6).
#pragma once

#include "model/field.hpp"

namespace qopi {

struct Eligibility {
    One country;
    Answer oncology_group = Answer::none;
    Answer shared_record = Answer::none;
    Answer asco_member = Answer::none;
    bool operator==(const Eligibility&) const = default;
};

/// "…located in the US or US territory" (guide, Levels of participation). The territories are states of the country US.
constexpr bool in_united_states(const Eligibility& eligibility) { return eligibility.country.code == "US"; }
inline bool asked_in_us(const Eligibility& eligibility, const Facts&) { return in_united_states(eligibility); }

inline constexpr auto eligibility_fields = std::to_array<Field<Eligibility>>({
    {.key = "country",
     .label = "Where is the practice located?",
     .called = "the country where the practice is located",
     .help = "For Puerto Rico, Guam, or another US territory, choose United States.",
     .autocomplete = "country",
     .slot = &Eligibility::country,
     .required = always<Eligibility>,
     .missing = Code::choose_country,
     .sensitivity = Sensitivity::open,
     .choices = countries},
    {.key = "oncology_group",
     .label = "Is the practice an outpatient medical oncology or hematology-oncology group?",
     .called = "whether the practice is an outpatient medical oncology or hematology-oncology group",
     .help = "A private practice, an academic clinic, a hospital outpatient department, or the oncology group of a "
             "multispecialty practice or network.",
     .slot = &Eligibility::oncology_group,
     .asked = asked_in_us,
     .required = always<Eligibility>,
     .missing = Code::choose_one,
     .sensitivity = Sensitivity::open,
     .choices = yes_or_no},
    {.key = "shared_record",
     .label = "Does the group share a common medical record?",
     .called = "whether the group shares a common medical record",
     .slot = &Eligibility::shared_record,
     .asked = asked_in_us,
     .required = always<Eligibility>,
     .missing = Code::choose_one,
     .sensitivity = Sensitivity::open,
     .choices = yes_or_no},
    {.key = "asco_member",
     .label = "Is at least one physician in the practice an ASCO member in good standing?",
     .called = "whether a physician in the practice is an ASCO member in good standing",
     .help = "There is no cost to participate. QOPI is an ASCO member benefit: one member serves as the corresponding "
             "physician.",
     .slot = &Eligibility::asco_member,
     .asked = asked_in_us,
     .required = always<Eligibility>,
     .missing = Code::choose_one,
     .sensitivity = Sensitivity::open,
     .choices = yes_or_no},
});
static_assert(complete<Eligibility>(eligibility_fields));
template <>
constexpr std::span<const Field<Eligibility>> fields_of<Eligibility>() { return eligibility_fields; }

}  // namespace qopi
