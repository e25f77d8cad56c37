// What the person can mend: where it is and what is wrong with it. The sentence and the severity belong to the code.
#pragma once

#include <compare>
#include <string>
#include <vector>

#include "model/submission.hpp"

namespace qopi {

struct Issue {
    std::string at;  ///< JSON pointer into the package, e.g. "/content/offices/1/zip"
    Code code = Code::ok;
    bool operator==(const Issue&) const = default;
};

/// True when something in `issues` blocks sending.
bool has_errors(const std::vector<Issue>& issues);

/// The sentence for the code with the field's own words filled in: "Enter the ZIP code." Never holds a value.
std::string sentence_for(const Issue& issue);

/// The sentence as a line of a summary: with the field's label before it where the sentence would fit any field, and the number of a
/// statement.
std::string line_for(const Issue& issue);
/// A warning as actions name it: its place and its code.
std::string about_warning(const Issue& warning);
/// The same on a page that shows several records: which one is meant stands before it, by its name or, while it has none, by its number
/// ("Ana Lopez: Enter the phone number.", "Office 3: Enter the ZIP code.").
std::string line_for(const Issue& issue, const Submission& submission);

/// "Practice taxpayer ID (EIN)", or "Riverbend North: Office taxpayer ID (EIN)": the field in words.
std::string field_in_words(std::string_view pointer, const Submission& submission);

/// Where a pointer leads, as its position in reading order: section, item, the record below it, field. A list as a whole comes before its
/// items; what is no answer, such as the declaration, comes last.
struct ReadingPlace {
    std::size_t section = 0, item = 0, record = 0, field = 0;
    auto operator<=>(const ReadingPlace&) const = default;
};
ReadingPlace reading_place(std::string_view pointer);

/// Puts issues into the order in which a person meets their fields; those of one field keep theirs.
void put_in_reading_order(std::vector<Issue>& issues);

/// The label of the field that a pointer names, e.g. "ZIP code"; empty when it names none.
std::string_view label_at(std::string_view pointer);

}  // namespace qopi
