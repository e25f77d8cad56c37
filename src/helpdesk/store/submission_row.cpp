// What a row must hold to be a record.
#include "helpdesk/store/submission_row.hpp"

#include "helpdesk/reference.hpp"

namespace qopi::helpdesk {

std::string select_records(std::string_view rest) {
    return "SELECT " + std::string(record_columns) + " FROM submission " + std::string(rest);
}

Record record_of(const Query& row) {
    Record record;
    record.id = row.text(0);
    record.digest = row.text(1);
    record.kind = row.text(2);
    record.reference = row.text(3);
    record.received_at = row.text(4);
    record.road = known<Road>(row.text(5));
    record.status = known<Status>(row.text(6));
    record.membership = known<Membership>(row.text(7));
    record.name = row.text(8);
    record.receipt = row.text(9);
    if (!read_reference(record.reference)) throw SqlError(SQLITE_CORRUPT, "a reference that nobody wrote");
    return record;
}

std::optional<Record> first_record(const Connection& connection, std::string_view condition, std::string_view value) {
    Query query(connection, select_records(condition), value);
    return query.next() ? std::optional(record_of(query)) : std::nullopt;
}

}  // namespace qopi::helpdesk
