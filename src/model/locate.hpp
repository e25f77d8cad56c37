// From a JSON pointer to the record and the field it names.
#pragma once

#include "model/submission.hpp"

namespace qopi {

/// A field of a record, to be changed or to be read.
template <class Ref>
struct Located {
    Ref record;
    const FieldRow& field;
};

/// What stands at `pointer`, e.g. "/content/offices/2/administrator/email"; nothing when the pointer names no field of this submission.
std::optional<Located<RecordRef>> locate(Submission& submission, std::string_view pointer);
std::optional<Located<ConstRecordRef>> locate(const Submission& submission, std::string_view pointer);

}  // namespace qopi
