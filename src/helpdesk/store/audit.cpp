// The log row by row, then the heads, then the records.
#include "helpdesk/store/audit.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/date.hpp"
#include "helpdesk/keys/receipts.hpp"
#include "helpdesk/reference.hpp"
#include "helpdesk/store/submission_row.hpp"
#include "model/submission.hpp"

namespace qopi::helpdesk {
namespace {

constexpr std::string_view log_was_changed =
    " The log was changed by another program than this one. Look with `helpdesk audit verify`, and compare it with an earlier backup.";

/// What the log says about a submission.
struct Told {
    std::int64_t received_in = 0;       ///< the row
    std::optional<std::string> marked;  ///< the status of the last mark; empty when that was not written down in earlier versions
};

/// "validated" from the note of a mark, "unverified -> validated: called them".
std::string marked_status(std::string_view note) {
    constexpr std::string_view arrow = " -> ";
    const auto at = note.find(arrow);
    if (at == std::string_view::npos) return "";
    note.remove_prefix(at + arrow.size());
    const auto status = note.substr(0, note.find(':'));
    return from_text<Status>(status) ? std::string(status) : "";
}

class Auditor {
public:
    Auditor(const Connection& connection, const Keys& keys) : connection_(connection), keys_(keys) {}

    Audit run(const std::vector<std::string>& kept) {
        Query head(connection_, "SELECT row, signed FROM head ORDER BY row");
        while (head.next()) {
            const auto read = read_signed(head.text(1));
            if (read && read->row != head.number(0))
                fault("A signed head of the event log is at a different row than it says." + std::string(log_was_changed));
        }
        for (const auto& text : kept) read_signed(text);
        walk_log();
        compare_heads();
        compare_records();
        for (const auto& kid : missing_)
            fault("The key " + kid + " is not here, so what it signed could not be checked. Restore its file.");
        return std::move(audit_);
    }

private:
    void fault(std::string sentence) { audit_.faults.push_back(std::move(sentence)); }

    /// The key that a signature names, or nothing, which is told.
    const Key* key_of(std::string_view compact) {
        const auto kid = kid_of_signed(compact);
        if (!kid) return nullptr;
        const auto* key = keys_.find_sign(*kid);
        if (!key) missing_.insert(*kid);
        return key;
    }

    std::optional<LogHead> read_signed(const std::string& compact) {
        const auto* key = key_of(compact);
        const auto payload = key ? verified(*key, compact) : std::nullopt;
        auto head = payload ? read_head(*payload) : std::nullopt;
        if (head)
            heads_.emplace(head->row, *head);
        else if (key || !kid_of_signed(compact))
            fault("A head of the event log was not signed by this Help Desk.");
        return head;
    }

    void walk_log() {
        misfit_ = first_misfit(connection_, [&](const LogRow& row) {
            ++audit_.rows;
            last_row_ = row.number;
            if (heads_.contains(row.number)) chains_[row.number] = row.chain;
            auto& told = told_[row.id];
            if (row.act == code_text(Act::received)) told.received_in = row.number;
            if (row.act == code_text(Act::marked)) told.marked = marked_status(row.note);
            return true;
        });
        if (misfit_) fault(misfit_sentence(*misfit_));
    }

    void compare_heads() {
        for (const auto& [row, head] : heads_) {
            // Of what comes after a row that does not fit nothing can be said.
            if (misfit_ && row >= *misfit_) continue;
            if (row > last_row_)
                fault("The event log ends at row " + std::to_string(last_row_) + ", and its head of row " + std::to_string(row) +
                      " was signed on " + american_time(head.at) + ": rows were removed from its end." + std::string(log_was_changed));
            else if (row > 0 && chains_[row] != head.chain)
                fault("Row " + std::to_string(row) + " of the event log is not the one that was signed on " + american_time(head.at) +
                      ": it, or one before it, was changed, added or removed." + std::string(log_was_changed));
            else if (row >= audit_.last.row)
                audit_.last = head;
        }
    }

    void compare_records() {
        Query row(connection_, select_records("ORDER BY number"));
        while (row.next()) {
            const auto record = record_of(row);
            const auto name = show_reference(record.reference);
            const auto found = told_.find(record.id);
            if (found == told_.end() || found->second.received_in == 0) {
                if (!misfit_) fault(name + " is in the store, and the event log does not say that it was received.");
            } else {
                auto& told = found->second;
                const auto kind = kind_from(record.kind);
                const auto begun = code_text(kind && is_request(*kind) ? Status::unverified : Status::received);
                const auto status = told.marked.value_or(std::string(begun));
                if (!misfit_ && !status.empty() && status != code_text(record.status))
                    fault(name + " is " + std::string(label_text(record.status)) + ", and the event log does not say who marked it so.");
                told.received_in = 0;
            }
            if (const auto* key = key_of(record.receipt); key && !is_receipt_of(record, *key))
                fault(name + " is not what its receipt was signed for.");
        }
        for (const auto& [id, told] : told_)
            if (told.received_in > 0)
                fault("Row " + std::to_string(told.received_in) + " of the event log tells of a submission that is not in the store.");
    }

    const Connection& connection_;
    const Keys& keys_;
    Audit audit_;
    std::multimap<std::int64_t, LogHead> heads_;
    std::map<std::int64_t, std::string> chains_;  ///< of the rows that a head is of
    std::optional<std::int64_t> misfit_;
    std::int64_t last_row_ = 0;
    std::unordered_map<std::string, Told> told_;
    std::set<std::string> missing_;
};

}  // namespace

Audit audit_of(const Connection& connection, const Keys& keys, const std::vector<std::string>& kept) {
    return Auditor(connection, keys).run(kept);
}

std::string misfit_sentence(std::int64_t row) {
    return "Row " + std::to_string(row) +
           " of the event log does not fit the rows before it: it, or one before it, was changed, added or removed." +
           std::string(log_was_changed);
}

std::vector<std::string> heads_in(std::string_view text) {
    std::vector<std::string> heads;
    while (!text.empty()) {
        const auto end = text.find_first_of(" \t\r\n");
        const auto word = text.substr(0, end);
        if (kid_of_signed(word) && std::count(word.begin(), word.end(), '.') == 2) heads.emplace_back(word);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return heads;
}

}  // namespace qopi::helpdesk
