// Reading CSV, and comparing names as people would.
#include "helpdesk/intake/members.hpp"

#include <array>
#include <unordered_set>

#include "base/text.hpp"
#include "base/csv.hpp"
#include "values/checks.hpp"

namespace qopi::helpdesk {
namespace {

constexpr std::string_view roster_header = "member_id,family_name,status";
constexpr std::size_t roster_columns = 3, field_bytes_max = 200;

std::optional<MemberStatus> status_from(std::string_view text) {
    const auto folded = lower(trim(text));
    if (folded == "active") return MemberStatus::active;
    if (folded == "inactive") return MemberStatus::inactive;
    return std::nullopt;
}

Trouble at_roster_line(std::size_t line, std::string_view what) {
    return {"Line " + std::to_string(line) + " of the roster: " + std::string(what) + " Nothing was imported."};
}

/// The Member ID as it is compared, or nothing when it can be none.
std::optional<std::string> normalized_id(std::string_view typed) {
    if (trim(typed).empty() || typed.size() > field_bytes_max) return std::nullopt;
    auto verdict = check_asco_id(typed);
    return severity(verdict.code) == Severity::error ? std::nullopt : std::optional(std::move(verdict.value));
}

}  // namespace

Outcome<std::vector<Member>> read_roster(std::string_view csv) {
    if (csv.size() > roster_bytes_max)
        return Trouble{"The roster is larger than 64 MiB. Nothing was imported; split off what is not a member."};
    if (!valid_utf8(csv)) return Trouble{"The roster is not UTF-8 text. Save it as CSV in UTF-8; nothing was imported."};
    CsvRows rows(csv);
    std::vector<std::string> fields;
    if (!rows.next_filled(fields) || joined_header(fields) != roster_header)
        return at_roster_line(1, "it must be " + std::string(roster_header) + ".");

    std::vector<Member> members;
    std::unordered_set<std::string> seen;
    while (rows.next_filled(fields)) {
        if (fields.size() != roster_columns) return at_roster_line(rows.line(), "it must have three columns: " + std::string(roster_header) + ".");
        auto id = normalized_id(fields[0]);
        if (!id) return at_roster_line(rows.line(), "the member_id must be letters, digits and hyphens, at most 20.");
        auto name = squeeze(fields[1]);
        if (name.empty() || name.size() > field_bytes_max) return at_roster_line(rows.line(), "the family_name is missing or too long.");
        const auto status = status_from(fields[2]);
        if (!status) return at_roster_line(rows.line(), "the status must be active or inactive.");
        if (!seen.insert(*id).second) return at_roster_line(rows.line(), "this member_id is in the roster twice.");
        if (members.size() == roster_members_max) return at_roster_line(rows.line(), "a roster has at most 1,000,000 members.");
        members.push_back({std::move(*id), std::move(name), *status});
    }
    if (rows.broken()) return at_roster_line(rows.line(), "a quotation mark is not closed as CSV asks.");
    if (members.empty()) return at_roster_line(2, "it has no members.");
    return members;
}

Outcome<Membership> find_membership(Store& store, std::string_view member_id, std::string_view family_name) {
    const auto has_roster = store.has_roster();
    if (!has_roster) return has_roster.error();
    if (!has_roster.value()) return Membership::to_be_checked;
    const auto id = normalized_id(member_id);
    if (!id) return Membership::unknown;
    const auto member = store.find_member(*id);
    if (!member) return member.error();
    // Nobody's name is compared too: an answer that came sooner would tell that there is no such member.
    const bool is_same = family_name.size() <= field_bytes_max && same_name(member.value() ? member.value()->family_name : "Nobody-Here", family_name);
    if (!member.value() || !is_same) return Membership::unknown;
    return member.value()->status == MemberStatus::active ? Membership::active : Membership::inactive;
}

}  // namespace qopi::helpdesk
