// Reading the list, and the rule of what adds up.
#include "helpdesk/intake/sent_list.hpp"

#include <algorithm>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "helpdesk/reference.hpp"
#include "package/sent_list.hpp"

namespace qopi::helpdesk {
namespace {

struct Column {
    enum : std::size_t { package_id, kind, state, reference, digest, frozen, sent, received, count };
};
constexpr std::size_t cell_bytes_max = 300;

namespace why {
constexpr std::string_view twice = "The list names this package twice. Ask the practice for a new export.";
constexpr std::string_view other_bytes =
    "The package here has other bytes than the practice's. Ask the practice to save it and to send that file.";
constexpr std::string_view other_reference = "The practice has a different reference from the one this Help Desk issued. Ask to see its confirmation.";
constexpr std::string_view missing = "The practice sent it, and it is not here. Ask the practice to save it and to send that file.";
constexpr std::string_view not_received = "The practice takes it for received, and it is not. Ask to see its confirmation.";
}  // namespace why

bool is_id(std::string_view text) {
    constexpr std::size_t id_bytes = 36;
    return text.size() == id_bytes && text.find_first_not_of("0123456789abcdef-") == std::string_view::npos;
}

bool is_digest(std::string_view text) {
    constexpr std::string_view algorithm = "sha-256:";
    constexpr std::size_t hex_digits = 64;
    return text.starts_with(algorithm) && text.size() == algorithm.size() + hex_digits &&
           text.find_first_not_of("0123456789abcdef", algorithm.size()) == std::string_view::npos;
}

Trouble at_list_line(std::size_t line, std::string_view what) {
    return {"Line " + std::to_string(line) + " of the list: " + std::string(what) + " Ask the practice for a new export."};
}

bool is_decided(Status status) { return status == Status::returned || status == Status::validated || status == Status::rejected; }

Reconciled of_record(const SentRow& row, const Record& record) {
    if (record.digest != row.digest) return {Fate::digest_differs, why::other_bytes};
    if (!row.reference.empty() && read_reference(row.reference) != record.reference) return {Fate::reference_differs, why::other_reference};
    return {is_decided(record.status) ? Fate::decided : Fate::received, ""};
}

}  // namespace

Outcome<std::vector<SentRow>> read_sent_list(std::string_view csv) {
    if (csv.size() > sent_list_bytes_max) return Trouble{"The list is larger than 16 MiB. Ask the practice for a new export."};
    if (!valid_utf8(csv)) return Trouble{"The list is not UTF-8 text. Take it as the app exported it, or save it as CSV in UTF-8."};
    CsvRows rows(csv);
    std::vector<std::string> cells;
    if (!rows.next_filled(cells) || joined_header(cells) != sent_list_header)
        return at_list_line(1, "it must be " + std::string(sent_list_header) + ".");

    std::vector<SentRow> list;
    while (rows.next_filled(cells)) {
        if (cells.size() != Column::count) return at_list_line(rows.line(), "it must have eight columns.");
        if (std::any_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.size() > cell_bytes_max; }))
            return at_list_line(rows.line(), "a cell is too long.");
        for (auto& cell : cells) cell = trim(csv_unguarded(cell));
        const auto id = lower(fold_number(cells[Column::package_id]));
        if (!is_id(id)) return at_list_line(rows.line(), "the package is not an ID.");
        const auto known_state = from_text<SentState>(cells[Column::state]);
        if (!known_state) return at_list_line(rows.line(), "the state must be saved, waiting, sending, received, refused or replaced.");
        if (!is_digest(cells[Column::digest])) return at_list_line(rows.line(), "the digest must be sha-256: and 64 digits.");
        if (list.size() == sent_list_rows_max) return at_list_line(rows.line(), "a list has at most 100,000 packages.");
        list.push_back({rows.line(), id, *known_state, cells[Column::reference], cells[Column::digest], !cells[Column::sent].empty()});
    }
    if (rows.broken()) return at_list_line(rows.line(), "a quotation mark is not closed as CSV asks.");
    return list;
}

Reconciled reconcile(const SentRow& row, const KnownHere& here) {
    if (here.is_repeated) return {Fate::twice, why::twice};
    if (here.record) return of_record(row, *here.record);
    const bool has_receipt = row.state == SentState::received || !row.reference.empty();
    const auto unless_received = has_receipt ? why::not_received : std::string_view();
    if (here.set_aside) {
        if (here.set_aside->digest != row.digest) return {Fate::digest_differs, why::other_bytes};
        return {Fate::set_aside, unless_received};
    }
    if (here.was_dropped) return {Fate::decided, unless_received};
    if (has_receipt) return {Fate::unknown_here, why::not_received};
    // What never left the practice, and what was refused to it, was never kept here; for what it replaced the later one counts.
    const bool is_missing = row.was_sent && row.state != SentState::refused && row.state != SentState::replaced;
    return {Fate::unknown_here, is_missing ? why::missing : std::string_view()};
}

}  // namespace qopi::helpdesk
