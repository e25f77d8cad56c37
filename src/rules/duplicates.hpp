// Who and what is named twice in a submission: people, offices, addresses and numbers. Said at the second of two.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "rules/issue.hpp"

namespace qopi {

/// The administrator against the physician.
void administrator_twice(const Submission& submission, std::vector<Issue>& issues);

/// The offices of these positions, in ascending order, against the main office, earlier people and one another. The work
/// grows with their number and no faster: up to 1,000 offices and 10,000 users are looked at while somebody types.
void offices_twice(const Submission& submission, const std::vector<std::size_t>& positions, std::vector<Issue>& issues);
/// The same for users, and for the people whom a request would change.
void users_twice(const Submission& submission, const std::vector<std::size_t>& positions, std::vector<Issue>& issues);
void changes_twice(const Submission& submission, const std::vector<std::size_t>& positions, std::vector<Issue>& issues);

/// The people who have access without being listed as users: the two main contacts (guide page 4: "These individuals will be the main
/// contacts") and the administrators of offices (guide page 10: "Enter information for a QOPI Administrator for each office site").
class MainContacts {
public:
    /// Of the administrators of offices, only those that `may_be_met`. A request names nobody of them.
    explicit MainContacts(const Submission& submission, const std::function<bool(const Contact&)>& may_be_met = {});
    /// The field by which somebody is known as one of them, "/email" or "/phone"; empty for anybody else.
    std::string_view met_by(const User& user) const;

private:
    std::unordered_set<std::string> people_;
};

/// Whether an office is called as the main office is called here: it is that one, or cannot be told from it.
bool is_called_main_office(std::string_view name);
/// 0, 1, … `count` - 1.
std::vector<std::size_t> everyone(std::size_t count);
/// The position `index` and all before it that may share something with it; a quick look, no judgement.
std::vector<std::size_t> those_like_office(const Submission& submission, std::size_t index);
std::vector<std::size_t> those_like_user(const Submission& submission, std::size_t index);
std::vector<std::size_t> those_like_change(const Submission& submission, std::size_t index);

}  // namespace qopi
