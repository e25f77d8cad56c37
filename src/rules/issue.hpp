// What the person can mend: where it is and what is wrong with it. The sentence and the severity belong to the code.
#pragma once

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

/// The sentence as a line of a summary: with the field's label before it where the sentence would fit any field, the number
/// of a statement, and the part of the submission ("Office 3: Enter the ZIP code.") when `with_place`.
std::string line_for(const Issue& issue, bool with_place);

/// The label of the field that a pointer names, e.g. "ZIP code"; empty when it names none.
std::string_view label_at(std::string_view pointer);

}  // namespace qopi
