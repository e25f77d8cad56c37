// The rows of the log and their digests.
#include "helpdesk/store/event_log.hpp"

#include "package/json.hpp"
#include "package/sha256.hpp"

namespace qopi::helpdesk {
namespace {

constexpr std::string_view log_columns = "number, at, act, id, road, by, note, chain";
constexpr std::string_view head_purpose = "event-log";
constexpr std::size_t head_bytes_max = 512;

LogRow log_row_of(const Query& row) {
    return {row.number(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7)};
}

/// Each part with its length before it: no text can pass for the end of one column and the beginning of the next.
std::string chain_after(std::string_view before, const LogRow& row) {
    Sha256 digest;
    const auto add = [&](std::string_view part) {
        digest.add(std::to_string(part.size()) + ":");
        digest.add(part);
    };
    add(before);
    add(std::to_string(row.number));
    for (const auto* part : {&row.at, &row.act, &row.id, &row.road, &row.by, &row.note}) add(*part);
    return digest.hex();
}

std::string select_log(std::string_view rest) { return "SELECT " + std::string(log_columns) + " FROM event " + std::string(rest); }

}  // namespace

void write_event(const Connection& connection, const Event& event) {
    const auto last = head_now(connection, "");
    LogRow row{last.row + 1, event.at, std::string(code_text(event.act)), event.id, std::string(code_text(event.road)), event.by,
               event.note,   ""};
    row.chain = chain_after(last.chain, row);
    Query(connection, "INSERT INTO event (" + std::string(log_columns) + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row.number, row.at, row.act,
          row.id, row.road, row.by, row.note, row.chain)
        .run();
}

bool has_come(const Connection& connection, const Event& event) {
    return Query(connection, "SELECT 1 FROM event WHERE id = ? AND road = ? AND act IN ('received', 'sent-again') LIMIT 1", event.id,
                 code_text(event.road))
        .next();
}

void write_came_again(const Connection& connection, Event event) {
    if (event.road == Road::upload && has_come(connection, event)) return;
    event.act = Act::sent_again;
    write_event(connection, event);
}

void chain_events(const Connection& connection) {
    std::string before;
    Query next(connection, select_log("ORDER BY number"));
    while (next.next()) {
        const auto row = log_row_of(next);
        before = chain_after(before, row);
        Query(connection, "UPDATE event SET chain = ? WHERE number = ?", before, row.number).run();
    }
}

std::optional<std::int64_t> first_misfit(const Connection& connection, const std::function<bool(const LogRow&)>& each) {
    std::string before;
    Query next(connection, select_log("ORDER BY number"));
    while (next.next()) {
        const auto row = log_row_of(next);
        if (chain_after(before, row) != row.chain) return row.number;
        if (!each(row)) return std::nullopt;
        before = row.chain;
    }
    return std::nullopt;
}

LogHead head_now(const Connection& connection, std::string_view at) {
    Query last(connection, "SELECT number, chain FROM event ORDER BY number DESC LIMIT 1");
    return last.next() ? LogHead{last.number(0), last.text(1), std::string(at)} : LogHead{0, "", std::string(at)};
}

std::string payload_of(const LogHead& head) {
    return Json{{"purpose", std::string(head_purpose)}, {"row", head.row}, {"chain", head.chain}, {"at", head.at}}.dump();
}

std::optional<LogHead> read_head(std::string_view payload) {
    const auto read = parse_json(payload, {head_bytes_max, 2});
    if (!read || !read.value().is_object()) return std::nullopt;
    const auto text = [&](const char* key) {
        const auto found = read.value().find(key);
        return found != read.value().end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    const auto row = read.value().find("row");
    if (text("purpose") != head_purpose || row == read.value().end() || !row->is_number_unsigned()) return std::nullopt;
    return LogHead{row->get<std::int64_t>(), text("chain"), text("at")};
}

}  // namespace qopi::helpdesk
