// Rows of a spreadsheet to the items of a list, with a verdict each. Nothing of a page is here: it reads a text and the answers that there are.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/spreadsheet.hpp"
#include "app/state.hpp"
#include "base/csv.hpp"
#include "base/text.hpp"

namespace qopi {

/// What came of a text. `rest` are the rows that were not taken, with the heading if there was one: to be corrected and taken again.
struct RowsRead {
    Submission added;             ///< the new items, without ids yet, and nothing else
    Submission changed;           ///< those on the list with other details, as they would be then
    std::vector<std::size_t> changed_at;  ///< where on the list each of them is
    std::vector<PastedFault> faults;
    std::string rest;
    std::string unknown_columns;  ///< the headings that were not understood, in quotation marks
    std::size_t known = 0;        ///< rows of items that are on the list just so
    bool is_refused = false;      ///< nothing was taken for a fault of the whole
};

/// In bytes: more is not read at once.
inline constexpr std::size_t pasted_bytes_max = 4u << 20;

class RowReader;

/// All that is known of the rows of one list. A further list is a row of `row_lists`, its columns, and a reader.
struct RowList {
    Section section;
    const ColumnSet& (*columns)();
    std::span<const std::string_view> keys;     ///< the fields that the columns fill, in their order, and then those that follow from several columns
    std::span<const std::string_view> example;  ///< the row of the template, which no row may be
    std::size_t example_at;                     ///< the column by which it is known
    std::string_view file;                      ///< the name of its files begins so
    const texts::RowWords& words;
    std::unique_ptr<RowReader> (*reader)(const Submission& answers, const Facts& facts);
};
const RowList& row_list(Section section);

/// A field by its key, also in the record below: "administrator/email".
std::pair<ConstRecordRef, const FieldRow*> field_at(ConstRecordRef record, std::string_view key);
std::pair<RecordRef, const FieldRow*> field_at(RecordRef record, std::string_view key);
/// Whether two records of one type say the same in this field.
bool is_same_field(ConstRecordRef one, ConstRecordRef other, std::string_view key);
/// In this field the one becomes as the other is.
void copy_field(ConstRecordRef from, RecordRef to, std::string_view key);
/// In what both differ: "Phone “703-234-5710” becomes “703-234-5799”; …". What follows from several columns comes first.
std::string differences(const Submission& answers, const Facts& facts, const RowList& list, ConstRecordRef there, ConstRecordRef item);

/// Gives each row its verdict, one after the other. What is the same for every list is here; a list adds who or what a row is about.
class RowReader {
public:
    enum class Verdict : std::uint8_t { added, changed, known, left };

    RowReader(const RowReader&) = delete;
    RowReader& operator=(const RowReader&) = delete;
    virtual ~RowReader() = default;

    /// Each row, before the first one is read.
    void note(const Cells& cells, const Heading& heading);
    Verdict read(const Cells& cells, const Heading& heading);
    /// Of the row that was read last: what became of it, why it is left, and where on the list it is when that changes.
    ConstRecordRef item() const { return record_at(row_, list_.section); }
    const std::vector<std::string>& reasons() const { return reasons_; }
    std::size_t place() const { return place_; }

protected:
    RowReader(const RowList& list, const Submission& answers, const Facts& facts);

    /// Who or what a record is: no two items of a list have the same.
    virtual std::string identity(ConstRecordRef item) const = 0;
    /// The item on the list that the row is about, by its texts as they were typed.
    virtual std::optional<std::size_t> find_listed() const = 0;
    /// Before any row is read: of which item on the list this row is sure to be, so that no other row is taken to be about that one.
    virtual void note_row() {}
    /// Words in cells that mean no value of their field.
    virtual void read_words() {}
    /// Sets what follows from several cells, once each was read; `listed` is the item on the list, if there is one.
    virtual void decide(std::optional<std::size_t> listed) { (void)listed; }
    /// What the row says the same of as what is there, only less exactly, stays.
    virtual void keep_exact(ConstRecordRef there) { (void)there; }
    /// The offices that a cell names.
    virtual void read_offices(std::size_t column) { (void)column; }
    /// Why the row cannot be taken, whatever else is wrong with it; empty when it can.
    virtual std::string refusal() const { return {}; }
    /// Why it cannot be a new item beside the others.
    virtual std::vector<std::string> reasons_against_new() { return {}; }

    /// For the first time: those of the list are known by their identities.
    void know_list();
    /// One reason is enough for a column.
    void tell(std::size_t column, std::string reason);
    void tell_choices(std::size_t column);
    bool is_told(std::size_t column) const { return told_[column]; }

    const RowList& list_;
    const Facts facts_;
    Submission items_;                ///< those of the list, without what is sealed, and then those that were read
    std::size_t listed_ = 0;          ///< how many are on the list
    std::unordered_map<std::string, std::size_t> places_;  ///< where each is among them, by its identity
    std::vector<std::string> said_;   ///< the cell of each column
    Submission row_;                  ///< the item that is read
    std::vector<std::string> choices_;  ///< what can be written in each column; empty where that is no choice

private:
    void read_cells(const Cells& cells, const Heading& heading);
    void set_texts();
    void read_choices();
    void find_faults(const Cells& cells, const Heading& heading);
    bool is_alike(std::size_t place);

    std::vector<char> is_named_;      ///< of those on the list, about whom there was a row
    std::vector<char> told_;          ///< of which column a reason speaks already
    std::vector<char> has_column_;
    std::vector<std::string> reasons_;
    std::size_t place_ = 0;
    std::vector<std::unordered_map<std::string, std::size_t>> words_;  ///< of each column, its choices by their words, folded once for all rows
};

/// Reads the rows of a text, some at a time, beside answers that stay as they are meanwhile.
class RowsReading {
public:
    RowsReading(std::string text, Section section, const Submission& answers, const Facts& facts, const ColumnsChosen& chosen);
    RowsReading(const RowsReading&) = delete;
    RowsReading& operator=(const RowsReading&) = delete;
    ~RowsReading();

    /// What would change an item on the list is a fault.
    void leave_changes() { leaves_changes_ = true; }
    /// So many rows more; false once all is read. Where there are items already, each row is looked at twice.
    bool read_on(std::size_t count);
    /// How many rows were read, of about how many.
    std::size_t done() const { return phase_ == Phase::noting ? 0 : row_; }
    std::size_t all() const { return lines_in(text_); }
    RowsRead result() && { return std::move(read_); }

private:
    enum class Phase : std::uint8_t { noting, reading, over } phase_ = Phase::noting;
    void refuse(std::size_t row, std::vector<std::string> reasons);
    void begin();
    void read_row(const Cells& cells);
    void leave(const Cells& cells, std::vector<std::string> reasons);

    const RowList& list_;
    const std::string text_;
    std::string_view rows_text_;         ///< without the line that names the separator
    char separator_ = '\t';
    std::size_t above_ = 0;              ///< lines above the rows
    bool leaves_changes_ = false;
    Heading heading_;
    std::unique_ptr<RowReader> reader_;
    std::optional<CsvRows> rows_;
    std::size_t row_ = 0, left_ = 0;     ///< how many were read of this phase; and how many lines are left
    RowsRead read_;
};

/// Reads cells with tabs between them, as spreadsheets copy them, or CSV with commas or semicolons ("sep=;" says which). The headings may stand
/// below a title or blank rows, but not below items. A row that breaks a rule, or two about one item with different details, is a fault. What is
/// on the list would be changed where the row says something else, and a blank cell says nothing; what is there just so is only counted. New
/// items get no ids yet. A column of reasons is passed over.
RowsRead read_rows(std::string_view text, Section section, const Submission& answers, const Facts& facts, const ColumnsChosen& chosen = {});

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

/// "Main office, North, or South".
std::string any_of(const std::vector<std::string>& names);

}  // namespace qopi
