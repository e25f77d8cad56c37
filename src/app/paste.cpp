// Cells to answers: a column knows by its heading which field it fills, and reads choices by their words.
#include "app/paste.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "app/edit.hpp"
#include "app/filled.hpp"
#include "app/texts.hpp"
#include "base/csv.hpp"
#include "base/text.hpp"
#include "rules/validate.hpp"

namespace qopi {
namespace {

enum Column : std::size_t { given_name, family_name, email, phone, roles_column, designation, practice_level, offices, receive_email, username, columns };
static_assert(pasted_columns.size() == columns);

using Cells = std::vector<std::string>;

/// What stands between commas, semicolons and slashes; of the known names also those that hold such a sign: "Riverbend Oncology, PA".
template <class IsKnown>
std::vector<std::string> names_in(std::string_view cell, IsKnown is_known) {
    constexpr std::string_view between = ",;/";
    std::vector<std::string> names;
    for (std::size_t begin = 0; begin < cell.size();) {
        const auto first_end = std::min(cell.find_first_of(between, begin), cell.size());
        auto end = cell.size();
        // The longest known name that begins here; else what stands before the next sign.
        while (end > first_end && !is_known(trim(cell.substr(begin, end - begin)))) end = std::max(cell.find_last_of(between, end - 1), first_end);
        if (const auto name = trim(cell.substr(begin, end - begin)); !name.empty()) names.emplace_back(name);
        begin = end + 1;
    }
    return names;
}

const Choice* choice_of(std::span<const Choice> choices, std::string_view word) {
    const auto found = std::find_if(choices.begin(), choices.end(), [&](const Choice& c) { return fold(c.label) == fold(word) || fold(c.code) == fold(word); });
    return found == choices.end() ? nullptr : &*found;
}

Answer answer_of(std::string_view cell) {
    const auto word = fold(trim(cell));
    if (word == "yes" || word == "y" || word == "true" || word == "x" || word == "1") return Answer::yes;
    if (word == "no" || word == "n" || word == "false" || word == "0") return Answer::no;
    return Answer::none;
}

/// A heading in other words than `pasted_columns` has.
struct Spelling {
    std::string_view heading;
    Column column;
};
constexpr auto spellings = std::to_array<Spelling>({{"given name", given_name}, {"first", given_name}, {"surname", family_name}, {"family name", family_name},
    {"last", family_name}, {"email", email}, {"e-mail", email}, {"e-mail address", email}, {"mail", email}, {"phone number", phone}, {"telephone", phone},
    {"role", roles_column}, {"designation", designation}, {"practice-level access", practice_level}, {"office", offices}, {"e-mail from qopi", receive_email},
    {"receive email", receive_email}, {"username", username}, {"user name", username}});

std::optional<Column> column_of(std::string_view heading) {
    const auto word = fold(trim(heading));
    for (std::size_t column = 0; column < columns; ++column)
        if (word == fold(pasted_columns[column])) return static_cast<Column>(column);
    const auto known = std::find_if(spellings.begin(), spellings.end(), [&](const Spelling& one) { return word == fold(one.heading); });
    return known == spellings.end() ? std::nullopt : std::optional(known->column);
}

/// Which cell holds which column, by the headings in a row; nothing when the row is no heading.
std::optional<std::array<std::size_t, columns>> heading_of(const Cells& cells) {
    std::array<std::size_t, columns> at;
    at.fill(cells.size());
    std::size_t known = 0;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (const auto column = column_of(cells[i])) at[*column] = i, ++known;
    // Nobody is called "First name" and "Last name".
    if (known < 2) return std::nullopt;
    return at;
}

class RowReader {
public:
    RowReader(const Submission& answers, const Facts& facts) : facts_(facts) {
        for (const auto& user : answers.users) people_.insert(person(user));
        const auto name_all = [&](const auto& list) { for (const auto& office : list) offices_.emplace_back(fold(office.name), office.id); };
        offices_.emplace_back("main office", std::string(main_office));
        if (is_request(answers.begun)) name_all(answers.sites);
        else if (has_further_offices(answers)) name_all(answers.offices);
    }

    /// The user of these cells; the reasons say why it cannot be taken.
    std::pair<User, std::vector<std::string>> read(const Cells& cells, const std::array<std::size_t, columns>& at) {
        const auto cell = [&](std::size_t column) { return at[column] < cells.size() ? std::string(trim(cells[at[column]])) : std::string(); };
        User user;
        std::vector<std::string> reasons;
        const auto unknown = [&](std::string_view column, std::string_view choices) {
            reasons.push_back(filled(texts::row_write, {column, choices}));
        };
        user.given_name = cell(given_name), user.family_name = cell(family_name), user.email = cell(email), user.phone = cell(phone);
        user.username = cell(username);
        for (const auto& word : names_in(cell(roles_column), [](std::string_view) { return false; })) {
            const auto* role = choice_of(roles(), word);
            if (role) user.roles = with(user.roles, static_cast<std::size_t>(role - roles().data()));
            else unknown(pasted_columns[roles_column], texts::row_roles);
        }
        if (const auto word = cell(designation); !word.empty()) {
            const auto* choice = choice_of(designations(), word);
            if (choice) user.designation = {std::string(choice->code)};
            else unknown(pasted_columns[designation], texts::row_designations);
        }
        user.practice_level = answer_of(cell(practice_level)), user.receive_email = answer_of(cell(receive_email));
        const auto office_of = [&](std::string_view name) {
            return std::find_if(offices_.begin(), offices_.end(), [&](const auto& one) { return one.first == fold(name); });
        };
        for (const auto& name : names_in(cell(offices), [&](std::string_view one) { return office_of(one) != offices_.end(); })) {
            if (const auto office = office_of(name); office != offices_.end()) user.offices.push_back(office->second);
            else unknown(pasted_columns[offices], texts::row_offices);
        }
        for (const auto& field : user_fields)
            if (const auto* slot = std::get_if<std::string User::*>(&field.slot); slot && !(user.*(*slot)).empty())
                if (auto verdict = field.check(user.*(*slot)); severity(verdict.code) != Severity::error) user.*(*slot) = std::move(verdict.value);
        std::vector<Issue> issues;
        validate_record("/content/users/0", user, facts_, issues);
        for (const auto& issue : issues)
            if (severity(issue.code) == Severity::error) reasons.push_back(line_for(issue, false));
        if (reasons.empty() && !people_.insert(person(user)).second) reasons.push_back(std::string(texts::row_twice));
        return {std::move(user), std::move(reasons)};
    }

private:
    static std::string person(const User& user) { return fold(user.email) + "\n" + fold(full_name(user)); }

    Facts facts_;
    std::unordered_set<std::string> people_;
    std::vector<std::pair<std::string, std::string>> offices_;  ///< folded name and id
};

using Columns = std::array<std::size_t, columns>;

/// The row with the headings. A row above it with several cells is a person, whom nobody asked to leave out.
struct Heading {
    std::size_t row = 0;  ///< 0 when there is none
    Columns at{};
    bool is_below_users = false;
};
Heading find_heading(std::string_view text, char separator) {
    Heading heading;
    for (std::size_t i = 0; i < columns; ++i) heading.at[i] = i;
    CsvRows rows(text, separator);
    Cells cells;
    for (std::size_t row = 1; rows.next(cells); ++row) {
        if (const auto at = heading_of(cells)) return {row, *at, heading.is_below_users};
        const auto filled_cells = std::count_if(cells.begin(), cells.end(), [](const std::string& cell) { return !trim(cell).empty(); });
        heading.is_below_users = heading.is_below_users || filled_cells > 1;
    }
    heading.is_below_users = false;
    return heading;
}

void add_row(std::string& text, const Cells& cells, char separator) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) text += separator;
        text += csv_field(cells[i], separator);
    }
    text += '\n';
}

}  // namespace

Pasted read_pasted(std::string_view text, const Submission& answers, const Facts& facts) {
    Pasted pasted;
    if (text.size() > pasted_bytes_max) {
        pasted.faults.push_back({0, {std::string(texts::rows_too_large)}});
        pasted.rest = text;
        return pasted;
    }
    // What spreadsheets copy has tabs; without any it is CSV.
    const char separator = text.find('\t') != std::string_view::npos ? '\t' : ',';
    CsvRows rows(text, separator);
    const auto heading = find_heading(text, separator);
    if (heading.is_below_users) return {{}, {{heading.row, {std::string(texts::rows_heading_late)}}}, std::string(text)};
    RowReader reader(answers, facts);
    Cells cells;
    std::size_t left = 0;  // rows that are left
    for (std::size_t row = 1; rows.next(cells); ++row) {
        if (row < heading.row || std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return trim(cell).empty(); })) continue;
        if (row == heading.row) {
            add_row(pasted.rest, cells, separator);
            ++left;
            continue;
        }
        auto [user, reasons] = reader.read(cells, heading.at);
        if (reasons.empty() && answers.users.size() + pasted.users.size() >= users_max) reasons.push_back(std::string(sentence(Code::too_many_users)));
        if (reasons.empty()) {
            pasted.users.push_back(std::move(user));
            continue;
        }
        pasted.faults.push_back({++left, std::move(reasons), full_name(user)});
        add_row(pasted.rest, cells, separator);
    }
    // Where one row ends is then a guess: nothing is taken.
    if (rows.broken()) return {{}, {{rows.line(), {std::string(texts::rows_broken)}}}, std::string(text)};
    if (pasted.faults.empty()) pasted.rest.clear();
    return pasted;
}

void take_rows(State& state, Effects& effects) {
    auto& pasting = state.page.pasting;
    auto pasted = read_pasted(pasting.text, state.answers, state.facts());
    auto& users = state.answers.users;
    int number = first_free_number(state.answers, Section::users);
    for (auto& user : pasted.users) {
        user.id = std::string(prefix_of(Section::users)) + std::to_string(number++);
        users.push_back(std::move(user));
    }
    pasting = {std::move(pasted.rest), std::move(pasted.faults), pasted.users.size(), true};
    if (pasting.taken > 0) mark_edited(state, effects);
    announce(effects, said_of(pasting));
}

std::string said_of(const Pasting& pasting) {
    std::string said = counted(pasting.taken, texts::rows_taken);
    if (!pasting.faults.empty()) said += " " + counted(pasting.faults.size(), texts::rows_left);
    return said;
}

}  // namespace qopi
