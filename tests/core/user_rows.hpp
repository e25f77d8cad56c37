// Rows of users, and answers beside which they are read.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/row_reader.hpp"
#include "make.hpp"

namespace qopi {

inline constexpr std::string_view good =
    "Ana\tLindqvist\tana@riverbend.example.org\t(703) 234-5710\tPhysician, abstractor\tFellow\tno\tMain office; Riverbend Oncology North\tyes\ta.lindqvist";

inline Submission blank_request() {
    auto request = make::request(Kind::add_users);
    request.users.clear();
    return request;
}
inline RowsRead read_users(std::string_view text, const Submission& answers, const Facts& facts) { return read_rows(text, Section::users, answers, facts); }
inline RowsRead pasted_from(std::string_view text) { return read_rows(text, Section::users, blank_request(), make::facts()); }

/// A row that says of Ana Lindqvist, who is the only one on the list, what the list says but for these cells.
inline std::string row_of_ana(std::initializer_list<std::pair<std::size_t, std::string_view>> cells) {
    std::vector<std::string> row{"Ana", "Lindqvist", "ana@riverbend.example.org", "703-234-5710", "Physician, abstractor", "Fellow", "no", "Main office; Riverbend Oncology North", "yes", "a.lindqvist"};
    for (const auto& [at, text] : cells) row[at] = text;
    std::string text;
    for (const auto& cell : row) text += (text.empty() ? "" : "\t") + cell;
    return text;
}
inline Submission with_ana() {
    auto request = blank_request();
    request.users = pasted_from(row_of_ana({})).added.users;
    request.users[0].id = "u7";
    return request;
}

}  // namespace qopi
