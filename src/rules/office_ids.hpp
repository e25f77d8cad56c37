// The offices to which people can belong.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "rules/issue.hpp"

namespace qopi {

/// The ids by which users, and the people whom a request would change, can name the offices: those that take part, or those that a request
/// is about.
class OfficeIdsInUse {
public:
    OfficeIdsInUse() = default;
    explicit OfficeIdsInUse(const Submission& submission);
    /// Says of an item of a list when it belongs to an office that is not there. Each issue is named from the item on: "/offices".
    void judge(ConstRecordRef item, std::vector<Issue>& issues) const;
    bool operator==(const OfficeIdsInUse&) const = default;

private:
    std::unordered_set<std::string> named_, aside_;
};

}  // namespace qopi
