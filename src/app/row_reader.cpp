// Cells to answers: a column knows by its heading which field it fills, and reads choices by their words.
#include "app/row_reader.hpp"

#include <algorithm>
#include <utility>

#include "app/filled.hpp"
#include "app/office_rows.hpp"
#include "app/texts.hpp"
#include "app/user_rows.hpp"
#include "base/csv.hpp"
#include "base/text.hpp"
#include "model/display.hpp"
#include "model/secrets.hpp"
#include "rules/validate.hpp"

namespace qopi {
namespace {

Answer answer_of(std::string_view cell) {
    const auto word = fold(trim(cell));
    if (word == "yes" || word == "y" || word == "true" || word == "x" || word == "1") return Answer::yes;
    if (word == "no" || word == "n" || word == "false" || word == "0") return Answer::no;
    return Answer::none;
}

/// As many as one reads at a glance.
constexpr std::size_t choices_named_max = 6;

std::string choices_in_words(const FieldRow& field) {
    if (field.slot.holds == Holds::answer || field.slot.holds == Holds::tick) return std::string(texts::row_yes_or_no);
    const auto choices = choices_of(field);
    if (choices.size() > choices_named_max) return std::string(texts::row_state);
    std::vector<std::string> labels;
    for (const auto& choice : choices) labels.emplace_back(choice.label);
    return any_of(labels);
}

template <class Ref>
std::pair<Ref, const FieldRow*> field_in(Ref record, std::string_view key) {
    if (const auto slash = key.find('/'); slash != std::string_view::npos) return field_in(below(record), key.substr(slash + 1));
    return {record, find_field(*record.table, key)};
}

}  // namespace

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

std::pair<ConstRecordRef, const FieldRow*> field_at(ConstRecordRef record, std::string_view key) { return field_in(record, key); }
std::pair<RecordRef, const FieldRow*> field_at(RecordRef record, std::string_view key) { return field_in(record, key); }

bool is_same_field(ConstRecordRef one, ConstRecordRef other, std::string_view key) {
    const auto [there, field] = field_at(one, key);
    const auto beside = field_at(other, key).first;
    const auto& row = *field;
    return with_value(there, row, [&]<class T>(const T& value) { return value == *value_of<T>(beside, row); });
}

void copy_field(ConstRecordRef from, RecordRef to, std::string_view key) {
    const auto [there, field] = field_at(from, key);
    const auto target = field_at(to, key).first;
    const auto& row = *field;
    with_value(there, row, [&]<class T>(const T& value) { *value_of<T>(target, row) = value; });
}

std::string differences(const Submission& answers, const Facts& facts, const RowList& list, ConstRecordRef there, ConstRecordRef item) {
    std::string all;
    const auto headings = list.columns().headings;
    const auto display_of = [&](ConstRecordRef record, std::string_view key) {
        const auto at = field_at(record, key);
        return is_asked(at.first, *at.second, facts) ? display(answers, at.first, *at.second) : std::string();
    };
    for (std::size_t i = 0; i < list.keys.size(); ++i) {
        const auto column = (i + headings.size()) % list.keys.size();
        const auto key = list.keys[column];
        if (is_same_field(there, item, key)) continue;
        const auto was = display_of(there, key), now = display_of(item, key);
        const auto name = column < headings.size() ? headings[column] : field_at(item, key).second->label;
        all.append(all.empty() ? "" : "; ").append(filled(was.empty() ? texts::row_gets : now.empty() ? texts::row_loses : texts::row_becomes, {name, was.empty() ? now : was, now}));
    }
    return all;
}

const RowList& row_list(Section section) {
    static const RowList lists[] = {
        {Section::users, user_columns, user_row_keys, texts::user_row_example, user_example_at, "users", texts::user_rows, user_row_reader},
        {Section::offices, office_columns, office_row_keys, texts::office_row_example, office_example_at, "offices", texts::office_rows, office_row_reader},
    };
    return section == Section::offices ? lists[1] : lists[0];
}

RowReader::RowReader(const RowList& list, const Submission& answers, const Facts& facts) : list_(list), facts_(facts) {
    add_record(row_, list.section);
    for (std::size_t i = 0; i < count_of(answers, list.section); ++i) copy(record_at(answers, list.section, i), add_record(items_, list.section));
    // No row says anything of them: what is sealed stays where it is.
    wipe_secrets(items_);
    each_secret(items_, [](const std::string&, Secret& secret) { secret = {}; });
    listed_ = count_of(items_, list.section), is_named_.resize(listed_);
    const auto columns = list.columns().headings.size();
    for (std::size_t column = 0; column < columns; ++column) {
        const auto& field = *field_at(item(), list.keys[column]).second;
        const bool has_words = field.slot.holds == Holds::set || field.slot.holds == Holds::one;
        const bool is_choice = has_words || field.slot.holds == Holds::answer || field.slot.holds == Holds::tick;
        choices_.push_back(is_choice ? choices_in_words(field) : std::string());
        auto& words = words_.emplace_back();
        const auto choices = choices_of(field);
        for (std::size_t i = 0; has_words && i < choices.size(); ++i) words.emplace(fold(choices[i].label), i), words.emplace(fold(choices[i].code), i);
    }
}

void RowReader::know_list() {
    for (std::size_t i = 0; i < listed_; ++i) places_.try_emplace(identity(record_at(std::as_const(items_), list_.section, i)), i);
}

void RowReader::tell(std::size_t column, std::string reason) {
    if (!told_[column]) told_[column] = true, reasons_.push_back(std::move(reason));
}

void RowReader::tell_choices(std::size_t column) {
    const auto heading = list_.columns().headings[column];
    tell(column, filled(has_column_[column] ? texts::row_write : texts::row_add_column, {heading, choices_[column]}));
}

void RowReader::note(const Cells& cells, const Heading& heading) {
    read_cells(cells, heading);
    set_texts();
    note_row();
}

void RowReader::read_cells(const Cells& cells, const Heading& heading) {
    said_.clear();
    for (std::size_t column = 0; column < list_.columns().headings.size(); ++column) said_.push_back(heading.cell(cells, column));
    const auto& held = info(list_.section).held;
    held.remove(row_, 0), held.add(row_);
}

void RowReader::set_texts() {
    for (std::size_t column = 0; column < said_.size(); ++column) {
        if (said_[column].empty()) continue;
        const auto at = field_at(record_at(row_, list_.section), list_.keys[column]);
        if (auto* text = value_of<std::string>(at.first, *at.second)) *text = said_[column];
    }
}

void RowReader::read_choices() {
    for (std::size_t column = 0; column < said_.size(); ++column) {
        const auto& said = said_[column];
        if (said.empty()) continue;
        const auto at = field_at(record_at(row_, list_.section), list_.keys[column]);
        const auto& field = *at.second;
        const auto choices = choices_of(field);
        /// The number of the choice that is called so; as many as there are where none is.
        const auto choice_of = [&](std::string_view word) {
            auto key = fold(word);
            // "D.C." and "N.Y."
            std::erase(key, '.');
            const auto found = words_[column].find(key);
            return found == words_[column].end() ? choices.size() : found->second;
        };
        if (auto* one = value_of<One>(at.first, field)) {
            const auto choice = choice_of(said);
            one->code = choice < choices.size() ? choices[choice].code : "";
            if (one->code.empty()) tell_choices(column);
        } else if (auto* answer = value_of<Answer>(at.first, field)) {
            *answer = answer_of(said);
        } else if (auto* tick = value_of<bool>(at.first, field)) {
            *tick = answer_of(said) == Answer::yes;
            if (answer_of(said) == Answer::none) tell_choices(column);
        } else if (auto* set = value_of<Set>(at.first, field)) {
            *set = {};
            for (const auto& word : names_in(said, [](std::string_view) { return false; })) {
                const auto choice = choice_of(word);
                if (choice == choices.size()) tell_choices(column);
                else *set = with(*set, choice);
            }
        } else if (auto* offices = value_of<OfficeIds>(at.first, field)) {
            offices->clear();
            read_offices(column);
        }
    }
}

void RowReader::find_faults(const Cells& cells, const Heading& heading) {
    const auto path = path_of(list_.section, 0);
    std::vector<Issue> issues;
    validate_with_below(path, item(), facts_, issues);
    for (const auto& issue : issues) {
        if (severity(issue.code) != Severity::error) continue;
        const auto key = std::string_view(issue.at).substr(path.size() + 1);
        const auto column = static_cast<std::size_t>(std::find(list_.keys.begin(), list_.keys.end(), key) - list_.keys.begin());
        // In a cell nothing is chosen: it says what can be written there.
        if (column < choices_.size() && !choices_[column].empty()) tell_choices(column);
        else reasons_.push_back(line_for(issue));
    }
    // What stands beyond the last column would be lost.
    for (auto i = heading.width; i < cells.size(); ++i)
        if (i != heading.reasons && !trim(cells[i]).empty()) {
            reasons_.push_back(filled(texts::row_long, {trim(cells[i])}));
            break;
        }
    // Where a cell is missing, all that follows stands in the wrong column.
    std::size_t cells_wanted = 0;
    for (const auto column : list_.columns().needed) cells_wanted = std::max(cells_wanted, heading.at[column] + 1);
    if (reasons_.size() > 2 && cells.size() < cells_wanted)
        reasons_.assign(1, filled(texts::row_short, {std::to_string(cells.size()), std::to_string(cells_wanted)}));
    if (said_[list_.example_at] == list_.example[list_.example_at]) reasons_.assign(1, std::string(list_.words.is_example));
    if (auto reason = refusal(); !reason.empty()) reasons_.assign(1, std::move(reason));
}

/// Whether the row says what is there, but for capitals; where it does, those that are there stay.
bool RowReader::is_alike(std::size_t place) {
    const auto there = record_at(std::as_const(items_), list_.section, place);
    const auto row = record_at(row_, list_.section);
    bool is_alike = true;
    for (const auto key : list_.keys) {
        const auto at = field_at(row, key);
        auto* text = value_of<std::string>(at.first, *at.second);
        if (text && fold(*text) == fold(*value_of<std::string>(field_at(there, key).first, *at.second))) copy_field(there, row, key);
        is_alike = is_alike && is_same_field(row, there, key);
    }
    return is_alike;
}

RowReader::Verdict RowReader::read(const Cells& cells, const Heading& heading) {
    const auto section = list_.section;
    const auto columns = list_.columns().headings.size();
    reasons_.clear(), told_.assign(columns, false), has_column_.resize(columns);
    for (std::size_t column = 0; column < columns; ++column) has_column_[column] = heading.at[column] < heading.width;
    read_cells(cells, heading);
    read_words();
    set_texts();
    const auto listed = find_listed();
    if (listed) {
        // What a row does not say of an item on the list stays as it is.
        copy(record_at(std::as_const(items_), section, *listed), record_at(row_, section));
        set_texts();
    }
    read_choices();
    decide(listed);
    for (const auto key : list_.keys) {
        const auto at = field_at(record_at(row_, section), key);
        auto* text = value_of<std::string>(at.first, *at.second);
        if (!text || text->empty()) continue;
        if (auto verdict = at.second->check(*text); severity(verdict.code) != Severity::error) *text = std::move(verdict.value);
    }
    find_faults(cells, heading);
    if (!reasons_.empty()) return Verdict::left;
    const auto key = identity(item());
    const auto entry = places_.try_emplace(key, listed.value_or(count_of(items_, section)));
    const auto place = entry.first->second;
    if (entry.second && !listed) {
        if (place >= info(section).items_max) reasons_.emplace_back(sentence(info(section).too_many));
        else reasons_ = reasons_against_new();
        if (!reasons_.empty()) return places_.erase(entry.first), Verdict::left;
        copy(item(), add_record(items_, section));
        return Verdict::added;
    }
    id_of(record_at(row_, section)) = id_of(record_at(std::as_const(items_), section, place));
    keep_exact(record_at(std::as_const(items_), section, place));
    // Bringing a list again changes nothing.
    const bool is_known = is_alike(place);
    const bool was_named = place >= listed_ || is_named_[place];
    if (place < listed_) is_named_[place] = true;
    if (is_known) return Verdict::known;
    if (was_named) return reasons_.emplace_back(list_.words.is_twice), Verdict::left;
    place_ = place;
    copy(item(), record_at(items_, section, place));
    return Verdict::changed;
}

/// Nothing is taken, and all stays.
void RowsReading::refuse(std::size_t row, std::vector<std::string> reasons) {
    read_ = {};
    read_.faults.push_back({row, std::move(reasons)});
    read_.rest = text_;
    read_.is_refused = true;
    phase_ = Phase::over;
}

RowsReading::RowsReading(std::string text, Section section, const Submission& answers, const Facts& facts, const ColumnsChosen& chosen)
    : list_(row_list(section)), text_(std::move(text)) {
    if (text_.size() > pasted_bytes_max) {
        refuse(0, {std::string(texts::rows_too_large)});
        return;
    }
    const auto& columns = list_.columns();
    const auto none_added = list_.words.none_added;
    rows_text_ = text_;
    separator_ = separator_of(rows_text_, columns, chosen);
    // A person counts the line that names the separator.
    above_ = rows_text_.size() < text_.size() ? 1 : 0;
    heading_ = find_heading(rows_text_, separator_, columns, chosen);
    const auto missing = missing_columns(heading_, columns);
    if (heading_.is_below_rows) refuse(heading_.row + above_, {filled(texts::rows_heading_late, {none_added})});
    else if (!heading_.twice.empty()) refuse(0, {filled(texts::rows_columns_twice, {heading_.twice, texts::columns_title, none_added})});
    else if (!missing.empty()) {
        std::vector<std::string> reasons{filled(texts::rows_columns_missing, {missing, none_added})};
        if (!heading_.unknown.empty()) reasons.push_back(filled(texts::rows_columns_meant, {heading_.unknown, texts::columns_title}));
        refuse(0, std::move(reasons));
    }
    if (phase_ == Phase::over) return;
    read_.unknown_columns = heading_.unknown;
    reader_ = list_.reader(answers, facts);
    if (count_of(answers, section) == 0) phase_ = Phase::reading;
    begin();
}

RowsReading::~RowsReading() = default;

void RowsReading::begin() { rows_.emplace(rows_text_, separator_), row_ = 0; }

bool RowsReading::read_on(std::size_t count) {
    Cells cells;
    for (; phase_ != Phase::over && count > 0; --count) {
        if (rows_->next(cells)) {
            ++row_;
            if (phase_ == Phase::noting) reader_->note(cells, heading_);
            else read_row(cells);
        } else if (phase_ == Phase::noting) {
            phase_ = Phase::reading;
            begin();
        } else {
            phase_ = Phase::over;
            // Where one row ends is then a guess: nothing is taken.
            if (rows_->broken()) refuse(rows_->line() + above_, {filled(texts::rows_broken, {list_.words.none_added})});
            if (read_.faults.empty()) read_.rest.clear();
        }
    }
    return phase_ != Phase::over;
}

void RowsReading::read_row(const Cells& cells) {
    if (row_ < heading_.row || is_blank(cells)) return;
    const auto section = list_.section;
    if (row_ == heading_.row) {
        add_row(read_.rest, heading_.without_reasons(cells), separator_);
        ++left_;
        return;
    }
    if (heading_.row > 0) {
        const auto again = headings_again(cells, heading_, list_.columns());
        if (again == Again::other) return refuse(row_ + above_, {filled(texts::rows_other_headings, {list_.words.none_added})});
        if (again == Again::same) return;
    }
    switch (reader_->read(cells, heading_)) {
        case RowReader::Verdict::known: ++read_.known; break;
        case RowReader::Verdict::added: copy(reader_->item(), add_record(read_.added, section)); break;
        case RowReader::Verdict::changed:
            if (leaves_changes_) return leave(cells, {std::string(list_.words.is_listed)});
            copy(reader_->item(), add_record(read_.changed, section)), read_.changed_at.push_back(reader_->place());
            break;
        case RowReader::Verdict::left: leave(cells, reader_->reasons()); break;
    }
}

void RowsReading::leave(const Cells& cells, std::vector<std::string> reasons) {
    read_.faults.push_back({++left_, std::move(reasons), item_name(reader_->item())});
    add_row(read_.rest, heading_.without_reasons(cells), separator_);
}

RowsRead read_rows(std::string_view text, Section section, const Submission& answers, const Facts& facts, const ColumnsChosen& chosen) {
    RowsReading reading(std::string(text), section, answers, facts, chosen);
    reading.read_on(SIZE_MAX);
    return std::move(reading).result();
}

}  // namespace qopi
