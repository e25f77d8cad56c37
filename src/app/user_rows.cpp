// Cells to answers: a column knows by its heading which field it fills, and reads choices by their words.
#include "app/user_rows.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "app/filled.hpp"
#include "app/spreadsheet.hpp"
#include "app/texts.hpp"
#include "base/csv.hpp"
#include "base/text.hpp"
#include "model/display.hpp"
#include "rules/duplicates.hpp"
#include "rules/validate.hpp"

namespace qopi {
namespace {

enum Column : std::size_t { given_name, family_name, email, phone, roles_column, designation, practice_level, offices, receive_email, username, columns };
static_assert(pasted_columns.size() == columns);

/// The example of the template, whom no row may name.
static_assert(std::size(texts::rows_example) == columns);
constexpr std::string_view example_email = texts::rows_example[email];

/// What stands between commas, semicolons, slashes, and line breaks; of the known names also those that hold such a sign: "Riverbend Oncology, PA".
template <class IsKnown>
std::vector<std::string> names_in(std::string_view cell, IsKnown is_known) {
    constexpr std::string_view between = ",;/\n\r";
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

/// The choices of a field by their words, folded once for all rows.
class ChoiceWords {
public:
    explicit ChoiceWords(std::span<const Choice> choices) {
        for (const auto& choice : choices) choices_.emplace(fold(choice.label), &choice), choices_.emplace(fold(choice.code), &choice);
    }
    /// Null where no choice is called so.
    const Choice* find(std::string_view word) const {
        const auto found = choices_.find(fold(word));
        return found == choices_.end() ? nullptr : found->second;
    }

private:
    std::unordered_map<std::string, const Choice*> choices_;
};

Answer answer_of(std::string_view cell) {
    const auto word = fold(trim(cell));
    if (word == "yes" || word == "y" || word == "true" || word == "x" || word == "1") return Answer::yes;
    if (word == "no" || word == "n" || word == "false" || word == "0") return Answer::no;
    return Answer::none;
}

constexpr auto spellings = std::to_array<Spelling>({{"given name", given_name}, {"first", given_name}, {"surname", family_name}, {"family name", family_name},
    {"last", family_name}, {"email", email}, {"e-mail", email}, {"e-mail address", email}, {"mail", email}, {"phone number", phone}, {"telephone", phone},
    {"role", roles_column}, {"designation", designation}, {"practice-level access", practice_level}, {"office", offices}, {"e-mail from qopi", receive_email},
    {"receive email", receive_email}, {"receive email from qopi", receive_email}, {"site", offices}, {"sites", offices}, {"username", username}, {"user name", username}});

/// The field of a user that each column fills.
constexpr std::string_view keys[] = {"given_name", "family_name", "email", "phone", "roles", "designation", "practice_level", "offices", "receive_email", "username"};
static_assert(std::size(keys) == columns);

constexpr std::size_t needed[] = {given_name, family_name, email, phone, roles_column, practice_level, receive_email};

}  // namespace

const ColumnSet& user_columns() {
    static const ColumnSet all = [] {
        std::vector<std::string_view> labels;
        for (const auto key : keys) labels.push_back(find_field(table_of<User>, key)->label);
        return ColumnSet(pasted_columns, labels, spellings, needed);
    }();
    return all;
}

namespace {

/// "Main office, North, or South".
std::string any_of(const std::vector<std::string>& names) {
    std::string all;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool is_last = i + 1 == names.size();
        if (i > 0) all += names.size() > 2 ? ", " : " ";
        if (i > 0 && is_last) all += std::string(texts::or_last) + " ";
        all += names[i];
    }
    return all;
}

class RowReader {
public:
    RowReader(const Submission& answers, const Facts& facts) : facts_(facts), contacts_(answers) {
        users_ = answers.users, listed_ = users_.size(), is_named_.resize(listed_), is_exact_.resize(listed_);
        for (std::size_t i = 0; i < users_.size(); ++i) people_.try_emplace(person(users_[i]), i), by_email_.emplace(fold(users_[i].email), i);
        std::vector<std::string> names{std::string(main_office_name)};
        const auto name_all = [&](const auto& list) {
            for (const auto& office : list)
                if (!office.name.empty()) offices_.emplace(fold(office.name), office.id), names.push_back(office.name);
        };
        offices_.emplace(fold(main_office_name), std::string(main_office));
        if (is_request(answers.begun)) name_all(answers.sites);
        else if (has_further_offices(answers)) name_all(answers.offices);
        // As many as one reads at a glance.
        constexpr std::size_t names_max = 6;
        office_names_ = names.size() > names_max ? std::string(texts::row_offices) : any_of(names);
    }

    /// The user of these cells, which may be `width`; the reasons say why it cannot be taken.
    std::pair<User, std::vector<std::string>> read(const Cells& cells, const Heading& heading) {
        const auto& at = heading.at;
        const auto width = heading.width;
        const auto cell = [&](std::size_t column) { return heading.cell(cells, column); };
        User user;
        std::vector<std::string> reasons;
        is_known_ = is_changed_ = false;
        std::array<bool, columns> told{};  // of which a reason speaks already
        const auto tell = [&](Column column, std::string reason) {
            if (!std::exchange(told[column], true)) reasons.push_back(std::move(reason));
        };
        const auto tell_choices = [&](Column column) { tell(column, filled(at[column] < width ? texts::row_write : texts::row_add_column, {pasted_columns[column], choices_in(column)})); };
        user.given_name = cell(given_name), user.family_name = cell(family_name), user.email = cell(email), user.phone = cell(phone);
        user.username = cell(username);
        // What a row does not say of somebody who is on the list stays as it is.
        const auto listed = find_listed(user);
        if (listed)
            for (std::size_t column = 0; column < columns; ++column)
                if (column != designation && cell(column).empty()) take_from(users_[*listed], keys[column], user);
        for (const auto& word : names_in(cell(roles_column), [](std::string_view) { return false; })) {
            const auto* role = roles_.find(word);
            if (role) user.roles = with(user.roles, static_cast<std::size_t>(role - roles().data()));
            else tell_choices(roles_column);
        }
        if (listed && cell(designation).empty() && has(user.roles, Role::physician)) take_from(users_[*listed], keys[designation], user);
        if (const auto word = cell(designation); !word.empty()) {
            const auto* choice = designations_.find(word);
            if (!choice) tell_choices(designation);
            // Only of a physician the form asks for it. Neither is then no answer that would be lost.
            else if (has(user.roles, Role::physician)) user.designation = {std::string(choice->code)};
            else if (choice != &designations().back() && user.roles.bits != 0 && !told[roles_column]) tell(designation, std::string(texts::row_no_physician));
        }
        if (const auto word = cell(practice_level); !word.empty()) user.practice_level = answer_of(word);
        if (const auto word = cell(receive_email); !word.empty()) user.receive_email = answer_of(word);
        const auto office_of = [&](std::string_view name) { return offices_.find(fold(name)); };
        for (const auto& name : names_in(cell(offices), [&](std::string_view one) { return office_of(one) != offices_.end(); })) {
            if (const auto office = office_of(name); office != offices_.end()) std::erase(user.offices, office->second), user.offices.push_back(office->second);
            else tell_choices(offices);
        }
        for (const auto& field : user_fields)
            if (const auto* slot = std::get_if<std::string User::*>(&field.slot); slot && !(user.*(*slot)).empty())
                if (auto verdict = field.check(user.*(*slot)); severity(verdict.code) != Severity::error) user.*(*slot) = std::move(verdict.value);
        std::vector<Issue> issues;
        validate_record("/content/users/0", user, facts_, issues);
        for (const auto& issue : issues) {
            if (severity(issue.code) != Severity::error) continue;
            const auto key = std::string_view(issue.at).substr(issue.at.rfind('/') + 1);
            const auto column = static_cast<Column>(std::find(std::begin(keys), std::end(keys), key) - std::begin(keys));
            // In a cell nothing is chosen: it says what can be written there.
            if (!choices_in(column).empty()) tell_choices(column);
            else reasons.push_back(line_for(issue));
        }
        // Where a cell is missing, all that follows stands in the wrong column.
        // What stands beyond the last column would be lost.
        for (auto i = width; i < cells.size(); ++i)
            if (i != heading.reasons && !trim(cells[i]).empty()) {
                reasons.push_back(filled(texts::row_long, {trim(cells[i])}));
                break;
            }
        std::size_t cells_wanted = 0;
        for (const auto column : needed) cells_wanted = std::max(cells_wanted, at[column] + 1);
        if (reasons.size() > 2 && cells.size() < cells_wanted) reasons.assign(1, filled(texts::row_short, {std::to_string(cells.size()), std::to_string(cells_wanted)}));
        if (user.email == example_email) reasons.assign(1, std::string(texts::row_is_example));
        if (contacts_.has(user)) reasons.assign(1, std::string(texts::row_is_contact));
        if (!reasons.empty()) return {std::move(user), std::move(reasons)};
        const auto [there, is_new] = people_.try_emplace(person(user), listed.value_or(users_.size()));
        const auto place = there->second;
        if (is_new && !listed) return users_.push_back(user), std::pair{std::move(user), std::move(reasons)};
        // Bringing a list again changes nothing.
        user.id = users_[place].id;
        is_known_ = is_alike(users_[place], user);
        const bool was_named = place >= listed_ || is_named_[place];
        if (place < listed_) is_named_[place] = true;
        if (is_known_) return {std::move(user), std::move(reasons)};
        if (was_named) return {std::move(user), {std::string(texts::row_twice)}};
        is_changed_ = true, place_ = place;
        users_[place] = user;
        return {std::move(user), std::move(reasons)};
    }
    /// Before any row is read: whom a row names exactly is nobody else.
    void note(const Cells& cells, const Heading& heading) {
        User user;
        user.given_name = heading.cell(cells, given_name), user.family_name = heading.cell(cells, family_name), user.email = heading.cell(cells, email);
        if (const auto found = people_.find(person(user)); found != people_.end()) is_exact_[found->second] = true;
    }
    /// Whether the user that was read last is on the list just so.
    bool is_known() const { return is_known_; }
    /// Whether they are on the list with other details.
    bool is_changed() const { return is_changed_; }
    /// Where on the list they are then.
    std::size_t place() const { return place_; }

private:
    template <class R>
    static std::string person(const R& one) { return fold(one.email) + "\n" + fold(full_name(one)); }
    /// Who of the list is meant: of those with this email address, which several may share, the one with this name, or the only one who shares a
    /// part of it.
    std::optional<std::size_t> find_listed(const User& user) const {
        if (const auto found = people_.find(person(user)); found != people_.end() && found->second < listed_) return found->second;
        std::optional<std::size_t> meant;
        const auto [begin, end] = by_email_.equal_range(fold(user.email));
        for (auto one = begin; one != end; ++one) {
            const auto& there = users_[one->second];
            if (is_exact_[one->second]) continue;
            if (fold(there.given_name) != fold(user.given_name) && fold(there.family_name) != fold(user.family_name)) continue;
            if (meant) return std::nullopt;
            meant = one->second;
        }
        return meant;
    }
    static void take_from(const User& there, std::string_view key, User& user) {
        const auto& field = field_of(there, key);
        with_value(ConstRecordRef(there), field, [&]<class T>(const T& value) { *value_of<T>(RecordRef(user), field) = value; });
    }
    /// What can be written in a column; empty where that is no choice.
    std::string_view choices_in(Column column) const {
        switch (column) {
            case roles_column: return texts::row_roles;
            case designation: return texts::row_designations;
            case offices: return office_names_;
            case practice_level: case receive_email: return texts::row_yes_or_no;
            default: return {};
        }
    }
    /// Whether both say the same, but for capitals in who it is.
    static bool is_alike(const User& there, User user) {
        for (const auto text : {&User::given_name, &User::family_name, &User::email, &User::username})
            if (fold(user.*text) == fold(there.*text)) user.*text = there.*text;
        return user == there;
    }

    Facts facts_;
    MainContacts contacts_;
    std::vector<User> users_;        ///< those of the list, and then those that were read
    std::size_t listed_ = 0;         ///< how many are on the list
    std::vector<bool> is_named_;     ///< of those, about whom there was a row
    std::vector<bool> is_exact_;     ///< and whom a row names as the list does
    std::size_t place_ = 0;
    std::unordered_map<std::string, std::size_t> people_;  ///< where each is among them
    std::unordered_multimap<std::string, std::size_t> by_email_;  ///< those of the list
    bool is_known_ = false, is_changed_ = false;
    const ChoiceWords roles_{roles()}, designations_{designations()};
    std::unordered_map<std::string, std::string> offices_;  ///< ids by folded names; of one name the first
    std::string office_names_;       ///< what can be written of them
};

/// Nothing is taken, and all stays.
Pasted refused(PastedFault fault, std::string_view text) {
    Pasted pasted;
    pasted.faults.push_back(std::move(fault));
    pasted.rest = text;
    pasted.is_refused = true;
    return pasted;
}

}  // namespace

Pasted read_pasted(std::string_view text, const Submission& answers, const Facts& facts) {
    Pasted pasted;
    if (text.size() > pasted_bytes_max) {
        return refused({0, {std::string(texts::rows_too_large)}}, text);
    }
    const auto whole = text;
    const char separator = separator_of(text, user_columns());
    // A person counts the line that names the separator.
    const std::size_t above = text.size() < whole.size() ? 1 : 0;
    CsvRows rows(text, separator);
    const auto heading = find_heading(text, separator, user_columns());
    pasted.unknown_columns = heading.unknown;
    if (heading.is_below_rows) return refused({heading.row + above, {std::string(texts::rows_heading_late)}}, whole);
    if (!heading.twice.empty()) return refused({0, {filled(texts::rows_columns_twice, {heading.twice})}}, whole);
    if (const auto missing = missing_columns(heading, user_columns()); !missing.empty()) {
        PastedFault fault{0, {filled(texts::rows_columns_missing, {missing})}};
        if (!heading.unknown.empty()) fault.reasons.push_back(filled(texts::rows_columns_meant, {heading.unknown}));
        return refused(std::move(fault), whole);
    }
    RowReader reader(answers, facts);
    Cells cells;
    if (!answers.users.empty())
        for (CsvRows all(text, separator); all.next(cells);) reader.note(cells, heading);
    std::size_t left = 0;  // rows that are left
    for (std::size_t row = 1; rows.next(cells); ++row) {
        if (row < heading.row || is_blank(cells)) continue;
        if (row == heading.row) {
            add_row(pasted.rest, cells, separator);
            ++left;
            continue;
        }
        auto [user, reasons] = reader.read(cells, heading);
        if (reader.is_known()) {
            ++pasted.known;
            continue;
        }
        if (reader.is_changed()) {
            pasted.changed.push_back(std::move(user)), pasted.changed_at.push_back(reader.place());
            continue;
        }
        if (reasons.empty() && answers.users.size() + pasted.users.size() >= users_max) reasons.push_back(std::string(sentence(Code::too_many_users)));
        if (reasons.empty()) {
            pasted.users.push_back(std::move(user));
            continue;
        }
        pasted.faults.push_back({++left, std::move(reasons), full_name(user)});
        add_row(pasted.rest, cells, separator);
    }
    // Where one row ends is then a guess: nothing is taken.
    if (rows.broken()) return refused({rows.line() + above, {std::string(texts::rows_broken)}}, whole);
    if (pasted.faults.empty()) pasted.rest.clear();
    return pasted;
}

bool is_same_value(const User& one, const User& other, const FieldRow& field) {
    return with_value(ConstRecordRef(one), field, [&]<class T>(const T& value) { return value == *value_of<T>(ConstRecordRef(other), field); });
}

std::string differences(const Submission& answers, const User& there, const User& user) {
    std::string all;
    for (std::size_t column = 0; column < columns; ++column) {
        const auto& field = field_of(there, keys[column]);
        if (is_same_value(there, user, field)) continue;
        const auto was = display(answers, there, field), now = display(answers, user, field);
        all.append(all.empty() ? "" : "; ").append(filled(was.empty() ? texts::row_gets : texts::row_becomes, {pasted_columns[column], was.empty() ? now : was, now}));
    }
    return all;
}

}  // namespace qopi
