// A person is known by name and email address; a designation goes with the role, and an office is known by its name.
#include "app/user_rows.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "app/row_reader.hpp"
#include "app/texts.hpp"
#include "base/text.hpp"
#include "model/display.hpp"
#include "rules/duplicates.hpp"

// The names of the columns are of this list alone.
namespace qopi::rows_of_users {
namespace {

enum Column : std::size_t { given_name, family_name, email, phone, roles_column, designation, practice_level, offices, receive_email, username, columns };
static_assert(user_headings.size() == columns && std::size(texts::user_row_example) == columns && user_example_at == email);

constexpr auto spellings = std::to_array<Spelling>({{"given name", given_name}, {"first", given_name}, {"surname", family_name}, {"family name", family_name},
    {"last", family_name}, {"email", email}, {"e-mail", email}, {"e-mail address", email}, {"mail", email}, {"phone number", phone}, {"telephone", phone},
    {"role", roles_column}, {"designation", designation}, {"practice-level access", practice_level}, {"office", offices}, {"e-mail from qopi", receive_email},
    {"receive email", receive_email}, {"receive email from qopi", receive_email}, {"site", offices}, {"sites", offices}, {"username", username}, {"user name", username}});

constexpr std::size_t needed[] = {given_name, family_name, email, phone, roles_column, practice_level, receive_email};

class UserRows : public RowReader {
public:
    UserRows(const Submission& answers, const Facts& facts) : RowReader(row_list(Section::users), answers, facts), contacts_(answers) {
        is_exact_.resize(listed_);
        know_list();
        next_with_email_.assign(listed_, nobody);
        for (auto i = listed_; i-- > 0;) {
            const auto entry = by_email_.try_emplace(fold(items_.users[i].email), i);
            if (!entry.second) next_with_email_[i] = std::exchange(entry.first->second, i);
        }
        std::vector<std::string> names{std::string(main_office_name)};
        const auto name_all = [&](const auto& list) {
            for (const auto& office : list)
                if (!office.name.empty()) add_office(office.name, office.id), names.push_back(office.name);
        };
        add_office(main_office_name, main_office);
        if (is_request(answers.begun)) name_all(answers.sites);
        else if (has_further_offices(answers)) name_all(answers.offices);
        // As many as one reads at a glance.
        constexpr std::size_t names_max = 6;
        choices_[offices] = names.size() > names_max ? std::string(texts::row_offices) : any_of(names);
    }

private:
    static constexpr std::size_t nobody = SIZE_MAX;

    void add_office(std::string_view name, std::string_view id) { offices_.emplace(fold(name), office_ids_.size()), office_ids_.emplace_back(id); }
    User& user() { return row_.users.front(); }
    const User& user() const { return row_.users.front(); }
    static std::string person(const User& one) { return fold(one.email) + "\n" + fold(full_name(one)); }

    std::string identity(ConstRecordRef item) const override { return person(*record_as<User>(item)); }
    /// Whom a row names exactly is nobody else.
    void note_row() override {
        if (const auto found = places_.find(person(user())); found != places_.end() && found->second < listed_) is_exact_[found->second] = true;
    }
    /// Who of the list is meant: of those with this email address, which several may share, the one with this name, or the only one who shares a
    /// part of it.
    std::optional<std::size_t> find_listed() const override {
        if (const auto found = places_.find(person(user())); found != places_.end() && found->second < listed_) return found->second;
        std::optional<std::size_t> meant;
        const auto first = by_email_.find(fold(user().email));
        for (auto i = first == by_email_.end() ? nobody : first->second; i != nobody; i = next_with_email_[i]) {
            const auto& there = items_.users[i];
            if (is_exact_[i]) continue;
            if (fold(there.given_name) != fold(user().given_name) && fold(there.family_name) != fold(user().family_name)) continue;
            if (meant) return std::nullopt;
            meant = i;
        }
        return meant;
    }
    void read_offices(std::size_t column) override {
        const auto office_of = [&](std::string_view name) { return offices_.find(fold(name)); };
        for (const auto& name : names_in(said_[column], [&](std::string_view one) { return office_of(one) != offices_.end(); })) {
            const auto office = office_of(name);
            if (office == offices_.end()) {
                tell_choices(column);
                continue;
            }
            const auto& id = office_ids_[office->second];
            std::erase(user().offices, id), user().offices.push_back(id);
        }
    }
    /// Only of a physician the form asks for a designation. Neither is then no answer that would be lost.
    void decide(std::optional<std::size_t>) override {
        if (has(user().roles, Role::physician)) return;
        const bool is_lost = !said_[designation].empty() && !user().designation.code.empty() && user().designation.code != designations().back().code;
        if (is_lost && user().roles.bits != 0 && !is_told(roles_column)) tell(designation, std::string(texts::row_no_physician));
        user().designation = {};
    }
    std::string refusal() const override { return contacts_.has(user()) ? std::string(texts::row_is_contact) : std::string(); }

    MainContacts contacts_;
    std::vector<char> is_exact_;     ///< of those on the list, whom a row names as the list does
    std::unordered_map<std::string, std::size_t> by_email_;  ///< the first on the list
    std::vector<std::size_t> next_with_email_;  ///< of each on the list, who has the same address after them
    std::unordered_map<std::string, std::size_t> offices_;  ///< where the ids of offices are, by folded names; of one name the first
    std::vector<std::string> office_ids_;
};

}  // namespace
}  // namespace qopi::rows_of_users

namespace qopi {

const ColumnSet& user_columns() {
    static const ColumnSet all = [] {
        std::vector<std::string_view> labels;
        for (const auto key : user_row_keys) labels.push_back(find_field(table_of<User>, key)->label);
        return ColumnSet(user_headings, labels, rows_of_users::spellings, rows_of_users::needed);
    }();
    return all;
}

std::unique_ptr<RowReader> user_row_reader(const Submission& answers, const Facts& facts) { return std::make_unique<rows_of_users::UserRows>(answers, facts); }

}  // namespace qopi
