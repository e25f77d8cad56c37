// Gives any bytes to all that reads rows: CSV itself, rosters, lists of what was sent, and rows pasted from a spreadsheet.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "app/user_rows.hpp"
#include "base/csv.hpp"
#include "helpdesk/intake/members.hpp"
#include "helpdesk/intake/sent_list.hpp"
#include "never.hpp"

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read(std::string_view text, char separator, bool& broken) {
    qopi::CsvRows reader(text, separator);
    Rows rows;
    for (std::vector<std::string> fields; reader.next(fields);) rows.push_back(fields);
    broken = reader.broken();
    return rows;
}

/// What was read is read again from what it is written as.
void read_twice(std::string_view text, char separator) {
    bool broken = false;
    const auto rows = read(text, separator, broken);
    if (broken) return;
    // As we write such files: the first mark of the order of bytes is the file's, not the first cell's.
    std::string written = "\xef\xbb\xbf";
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) written += (i > 0 ? std::string(1, separator) : "") + qopi::csv_field(row[i], separator);
        written += "\r\n";
    }
    const auto again = read(written, separator, broken);
    never(broken || again != rows, "rows that were written are others when they are read");
}

/// Two who share an address and a last name, and an office beside the main one.
qopi::Submission with_users() {
    qopi::Submission answers;
    answers.practice.multiple_offices = qopi::Answer::yes;
    answers.offices.resize(1);
    answers.offices[0].id = "o1", answers.offices[0].name = "Riverbend North";
    answers.users.resize(2);
    for (std::size_t i = 0; i < 2; ++i) {
        auto& user = answers.users[i];
        user.id = "u" + std::to_string(i + 1), user.given_name = i ? "Noor" : "Ana", user.family_name = "Lindqvist", user.email = "ana@riverbend.example.org";
        user.phone = "703-234-5710", user.roles = qopi::with({}, qopi::Role::abstractor), user.practice_level = user.receive_email = qopi::Answer::no;
        user.offices = {"o1"};
    }
    return answers;
}

/// Rows that were taken once change nothing when they are brought again.
void take_twice(const std::string& text) {
    auto answers = with_users();
    const auto listed = answers.users.size();
    const auto pasted = qopi::read_pasted(text, answers, {});
    for (std::size_t i = 0; i < pasted.changed.size(); ++i) {
        const auto at = pasted.changed_at[i];
        never(at >= listed || answers.users[at].id != pasted.changed[i].id, "a row changes somebody else");
        answers.users[at] = pasted.changed[i];
    }
    for (auto user : pasted.users) user.id = "u" + std::to_string(answers.users.size() + 1), answers.users.push_back(user);
    const auto again = qopi::read_pasted(text, answers, {});
    never(!pasted.is_refused && (!again.users.empty() || !again.changed.empty()), "a list that is brought again changes something");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    for (const char separator : {',', '\t'}) read_twice(text, separator);
    for (const auto& roster : {text, "member_id,family_name,status\n" + text}) {
        const auto members = qopi::helpdesk::read_roster(roster);
        never(members && members.value().empty(), "a roster without a member is taken");
    }
    for (const auto& list : {text, "package,kind,state,reference,digest,frozen,sent,received\n" + text}) (void)qopi::helpdesk::read_sent_list(list);
    const auto pasted = qopi::read_pasted(text, {}, {});
    // What was not taken is read again to the same faults: nothing is lost by correcting.
    const auto rest = qopi::read_pasted(pasted.rest, {}, {});
    never(!rest.users.empty() && rest.users.size() > pasted.users.size() + pasted.faults.size(), "rows that were refused are taken unchanged");
    take_twice(text);
    return 0;
}
