// Gives any bytes to all that reads rows: CSV itself, rosters, lists of what was sent, and rows pasted from a spreadsheet.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "app/row_reader.hpp"
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

/// Two who share an address and a last name, and two offices beside the main one, of which one is not where that is.
qopi::Submission with_items() {
    qopi::Submission answers;
    answers.practice.multiple_offices = qopi::Answer::yes;
    answers.offices.resize(2);
    answers.offices[0].id = "o1", answers.offices[0].name = "Riverbend North", answers.offices[0].same_address = true;
    answers.offices[1].id = "o2", answers.offices[1].name = "Riverbend South", answers.offices[1].zip = "22030-1010";
    answers.users.resize(2);
    for (std::size_t i = 0; i < 2; ++i) {
        auto& user = answers.users[i];
        user.id = "u" + std::to_string(i + 1), user.given_name = i ? "Noor" : "Ana", user.family_name = "Lindqvist", user.email = "ana@riverbend.example.org";
        user.phone = "703-234-5710", user.roles = qopi::with({}, qopi::Role::abstractor), user.practice_level = user.receive_email = qopi::Answer::no;
        user.offices = {"o1"};
    }
    return answers;
}

constexpr qopi::Section lists[] = {qopi::Section::users, qopi::Section::offices};

/// As the page takes them: what a row can say becomes another answer, and new items get ids.
void take(qopi::Submission& answers, qopi::Section section, const qopi::RowsRead& read) {
    const auto listed = qopi::count_of(answers, section);
    for (std::size_t i = 0; i < read.changed_at.size(); ++i) {
        const auto item = qopi::record_at(read.changed, section, i);
        never(read.changed_at[i] >= listed, "a row changes what is not there");
        const auto there = qopi::record_at(answers, section, read.changed_at[i]);
        never(qopi::id_of(there) != qopi::id_of(item), "a row changes something else");
        for (const auto key : qopi::row_list(section).keys) qopi::copy_field(item, there, key);
    }
    for (std::size_t i = 0; i < qopi::count_of(read.added, section); ++i) {
        const auto added = qopi::add_record(answers, section);
        qopi::copy(qopi::record_at(read.added, section, i), added);
        qopi::id_of(added) = "x" + std::to_string(i);
    }
}

/// Rows that were taken once change nothing when they are brought again.
void take_twice(const std::string& text, qopi::Section section) {
    auto answers = with_items();
    const auto read = qopi::read_rows(text, section, answers, {});
    take(answers, section, read);
    const auto again = qopi::read_rows(text, section, answers, {});
    never(!read.is_refused && (qopi::count_of(again.added, section) > 0 || !again.changed_at.empty()), "a list that is brought again changes something");
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
    for (const auto section : lists) {
        const auto read = qopi::read_rows(text, section, {}, {});
        // What was not taken is read again to the same faults: nothing is lost by correcting.
        const auto rest = qopi::count_of(qopi::read_rows(read.rest, section, {}, {}).added, section);
        never(rest > qopi::count_of(read.added, section) + read.faults.size(), "rows that were refused are taken unchanged");
        take_twice(text, section);
    }
    return 0;
}
