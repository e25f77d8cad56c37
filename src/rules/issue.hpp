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

/// The sentence as a line of a summary: with the field's label before it where the sentence alone would not say which, and
/// with the item of a list ("Office 3, ZIP code: …") when `with_item`.
std::string line_for(const Issue& issue, bool with_item);

/// The label of the field that a pointer names, e.g. "ZIP code"; empty when it names none.
std::string_view label_at(std::string_view pointer);

}  // namespace qopi
