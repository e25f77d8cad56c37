// An office that was left aside is nobody's fault; one that is gone cannot be meant.
#include "rules/office_ids.hpp"

#include <algorithm>

namespace qopi {

OfficeIdsInUse::OfficeIdsInUse(const Submission& s) : named_{std::string(main_office)} {
    for (const auto id : offices_left_aside(s)) aside_.emplace(id);
    if (is_request(s.begun))
        for (const auto& site : s.sites) named_.insert(site.id);
    else if (has_further_offices(s))
        for (const auto& office : s.offices) named_.insert(office.id);
}

void OfficeIdsInUse::judge(ConstRecordRef item, std::vector<Issue>& issues) const {
    for (const auto& field : item.table->fields) {
        const auto* ids = value_of<OfficeIds>(item, field);
        if (!ids || ids->empty() || !is_asked(item, field, Facts{})) continue;
        const auto is_aside = [&](const std::string& id) { return aside_.contains(id); };
        const auto at = "/" + std::string(field.key);
        if (std::all_of(ids->begin(), ids->end(), is_aside)) {
            if (is_required(item, field, Facts{})) issues.push_back({at, field.missing});
        } else if (!std::all_of(ids->begin(), ids->end(), [&](const auto& id) { return named_.contains(id) || is_aside(id); })) {
            issues.push_back({at, Code::office_gone});
        }
    }
}

}  // namespace qopi
