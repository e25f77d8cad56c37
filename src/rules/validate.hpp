// Everything that is wrong with a submission, in the order in which it is asked.
#pragma once

#include "rules/issue.hpp"

namespace qopi {

/// The issues of one record: each asked field's presence, choice and shape, then the rules within the record.
void validate_record(const std::string& path, ConstRecordRef record, const Facts& facts, std::vector<Issue>& issues);

/// The same for an item of a list and what stands below it, such as the administrator of an office.
void validate_with_below(const std::string& path, ConstRecordRef record, const Facts& facts, std::vector<Issue>& issues);

/// All issues of a submission of this kind. Same input, same output; reads no clock.
std::vector<Issue> validate(const Submission& submission, Kind kind, const Facts& facts);

/// The issues of one section only, list items included; what a page needs while it is open.
std::vector<Issue> validate_section(const Submission& submission, Section section, const Facts& facts);

/// What is wrong with a section as a whole, such as too many items, or with what it says beside other sections.
std::vector<Issue> validate_whole(const Submission& submission, Section section);

}  // namespace qopi
