// An office is known by its name and ZIP code. What equals the practice's is said by blank cells, or by "same as main office".
#include "app/office_rows.hpp"

#include <algorithm>
#include <unordered_map>

#include "app/filled.hpp"
#include "app/row_reader.hpp"
#include "app/texts.hpp"
#include "base/text.hpp"
#include "rules/duplicates.hpp"
#include "values/digits.hpp"

// The names of the columns are of this list alone.
namespace qopi::rows_of_offices {
namespace {

enum Column : std::size_t {
    name, line1, line2, city, state, zip, phone, fax, same_ein, npi, given_name, family_name, email, administrator_phone, columns
};
static_assert(office_headings.size() == columns && std::size(texts::office_row_example) == columns && office_example_at == name);

constexpr auto spellings = std::to_array<Spelling>({{"name", name}, {"office", name}, {"site", name}, {"site name", name}, {"location", name},
    {"location name", name}, {"name of office", name}, {"clinic", name}, {"clinic name", name}, {"street", line1}, {"address", line1}, {"address 1", line1},
    {"address line 1", line1}, {"street address 1", line1}, {"address1", line1}, {"address 2", line2}, {"address line 2", line2}, {"street address 2", line2},
    {"address2", line2}, {"floor", line2}, {"room", line2}, {"unit", line2}, {"suite/floor", line2}, {"town", city}, {"st", state}, {"territory", state},
    {"state/territory", state}, {"zip", zip}, {"zipcode", zip}, {"zip+4", zip}, {"postal code", zip}, {"phone number", phone}, {"telephone", phone},
    {"office phone", phone}, {"main phone", phone}, {"fax number", fax}, {"office fax", fax}, {"same ein", same_ein}, {"same tax id", same_ein},
    {"same taxpayer id as practice", same_ein}, {"npi number", npi}, {"administrator given name", given_name}, {"admin first name", given_name},
    {"contact first name", given_name}, {"administrator surname", family_name}, {"administrator family name", family_name}, {"admin last name", family_name},
    {"contact last name", family_name}, {"administrator e-mail", email}, {"administrator email address", email}, {"admin email", email}, {"email", email},
    {"contact email", email}, {"administrator telephone", administrator_phone}, {"administrator phone number", administrator_phone},
    {"admin phone", administrator_phone}, {"contact phone", administrator_phone}});

/// A list without a column for addresses says nothing of where its offices are; one with blank cells does.
constexpr std::size_t needed[] = {name, line1, city, state, zip, phone};

constexpr Column address[] = {line1, line2, city, state, zip};
constexpr Column administrator[] = {given_name, family_name, email, administrator_phone};

/// "Same", "Same as main office", "same as practice".
bool is_same(std::string_view cell) {
    const auto word = fold(squeeze(cell));
    return word == "same" || word.starts_with("same as ") || word == "same address" || word == "same administrator" || word == fold(main_office_name);
}

/// By its first five digits; what is no ZIP code, as it is.
std::string first_five(std::string_view text) {
    const auto verdict = check_zip(text);
    return severity(verdict.code) == Severity::error ? fold(text) : verdict.value.substr(0, 5);
}

class OfficeRows : public RowReader {
public:
    OfficeRows(const Submission& answers, const Facts& facts) : RowReader(row_list(Section::offices), answers, facts) {
        // A request does not say where the main office is.
        if (!is_request(answers.begun)) {
            items_.practice = answers.practice, items_.practice.ein = {};
            main_zip_ = first_five(answers.practice.zip);
            index_.add(items_, {Section::practice, 0});
        }
        know_list();
        for (std::size_t i = 0; i < listed_; ++i) {
            index_.add(items_, {Section::offices, i});
            const auto entry = by_name_.try_emplace(name_key(items_.offices[i].name), i);
            if (!entry.second) entry.first->second = several;
        }
    }

private:
    /// What a row says of an address, or of an administrator.
    enum class Says : std::uint8_t { nothing, same, own };
    /// In the place of the one office of a name, where it is not the only one.
    static constexpr std::size_t several = SIZE_MAX;

    Office& office() { return row_.offices.front(); }
    const Office& office() const { return row_.offices.front(); }
    static std::string name_key(std::string_view text) { return fold(squeeze(text)); }
    static std::string key(std::string_view its_name, std::string_view its_zip) { return name_key(its_name) + "\n" + std::string(its_zip); }

    std::string identity(ConstRecordRef item) const override {
        const auto& one = *record_as<Office>(item);
        return key(one.name, one.same_address ? main_zip_ : first_five(one.zip));
    }
    std::optional<std::size_t> find_listed() const override {
        // Where the row names no ZIP code, it is most likely the main office's.
        const auto its_zip = said_[zip].empty() ? main_zip_ : first_five(said_[zip]);
        const auto listed = [&](std::string_view one_zip) -> std::optional<std::size_t> {
            const auto found = places_.find(key(said_[name], one_zip));
            return found != places_.end() && found->second < listed_ ? std::optional(found->second) : std::nullopt;
        };
        if (const auto found = listed(its_zip)) return found;
        if (!said_[zip].empty()) return listed("");
        const auto same_name = by_name_.find(name_key(said_[name]));
        return same_name != by_name_.end() && same_name->second != several ? std::optional(same_name->second) : std::nullopt;
    }

    template <std::size_t N>
    Says read_group(const Column (&group)[N]) {
        std::optional<Column> same, other;
        std::string word;
        for (const auto column : group) {
            auto& said = said_[column];
            if (said.empty()) continue;
            if (is_same(said)) same = column, word = std::exchange(said, {});
            else other = column;
        }
        if (same && other) tell(*other, filled(texts::row_same_and_more, {office_headings[*other], word}));
        return same ? Says::same : other ? Says::own : Says::nothing;
    }
    void read_words() override {
        address_ = read_group(address), administrator_ = read_group(administrator);
        // Where a spreadsheet took a ZIP code for a number, its first zeros are gone: they are back if the state is then the right one.
        auto& digits = said_[zip];
        if (digits.size() < 3 || digits.size() > 4 || !only_digits(digits)) return;
        const auto whole = std::string(5 - digits.size(), '0') + digits;
        const auto word = fold(said_[state]);
        const auto its_state = std::find_if(states().begin(), states().end(), [&](const Choice& one) { return fold(one.label) == word || fold(one.code) == word; });
        if (its_state != states().end() && zip_in_state(whole, its_state->code) == Code::ok) digits = whole;
    }

    /// What the row does not say of an address, or an administrator, that was the practice's before, is blank and not what stood there once.
    template <std::size_t N>
    void clear_unsaid(const Column (&group)[N]) {
        static const Office blank;
        for (const auto column : group)
            if (said_[column].empty()) copy_field(blank, row_.offices.front(), office_row_keys[column]);
    }
    void decide(std::optional<std::size_t> listed) override {
        if (address_ == Says::own && listed && office().same_address) clear_unsaid(address);
        if (administrator_ == Says::own && listed && office().same_administrator) clear_unsaid(administrator);
        if (address_ != Says::nothing || !listed) office().same_address = address_ != Says::own;
        if (administrator_ != Says::nothing || !listed) office().same_administrator = administrator_ != Says::own;
    }
    /// A ZIP code may be five digits of the nine that are known.
    void keep_exact(ConstRecordRef there) override {
        const auto& known = record_as<Office>(there)->zip;
        if (office().zip == first_five(known)) office().zip = known;
    }
    /// Lists of offices often begin with the main one.
    std::string refusal() const override {
        const bool is_main = is_called_main_office(office().name) ||
                             (!items_.practice.name.empty() && identity(item()) == key(items_.practice.name, main_zip_));
        return is_main ? std::string(texts::row_is_main_office) : std::string();
    }
    /// No two offices of a practice have one name.
    std::vector<std::string> reasons_against_new() override {
        items_.offices.push_back(office());
        const Position at{Section::offices, items_.offices.size() - 1};
        const auto keys = index_.add(items_, at);
        std::vector<Issue> issues;
        index_.judge(items_, at, keys, issues);
        items_.offices.pop_back();
        std::vector<std::string> reasons;
        for (const auto& issue : issues) {
            if (severity(issue.code) != Severity::error) continue;
            const bool is_of_practice = name_key(office().name) == name_key(items_.practice.name);
            if (issue.code == Code::office_name_twice && !is_of_practice) reasons.emplace_back(texts::row_other_zip);
            else reasons.push_back(line_for({path_of(Section::offices, 0) + issue.at, issue.code}));
        }
        if (!reasons.empty()) index_.remove(keys, at);
        return reasons;
    }

    SharedIndex index_;               ///< what the offices share, and those that were read
    std::string main_zip_;            ///< where an office is that has no address of its own; empty when that is not known
    std::unordered_map<std::string, std::size_t> by_name_;  ///< of those on the list
    Says address_ = Says::nothing, administrator_ = Says::nothing;
};

}  // namespace
}  // namespace qopi::rows_of_offices

namespace qopi {

const ColumnSet& office_columns() {
    static const ColumnSet all = [] {
        static const Office blank;
        std::vector<std::string_view> labels;
        for (std::size_t column = 0; column < office_headings.size(); ++column)
            labels.push_back(field_at(ConstRecordRef(blank), office_row_keys[column]).second->label);
        return ColumnSet(office_headings, labels, rows_of_offices::spellings, rows_of_offices::needed);
    }();
    return all;
}

std::unique_ptr<RowReader> office_row_reader(const Submission& answers, const Facts& facts) { return std::make_unique<rows_of_offices::OfficeRows>(answers, facts); }

}  // namespace qopi
