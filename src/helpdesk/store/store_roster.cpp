// The member roster in the store, and the one before it.
#include <unordered_map>

#include "helpdesk/store/event_log.hpp"
#include "helpdesk/store/store.hpp"
#include "helpdesk/store/store_access.hpp"

namespace qopi::helpdesk {
namespace {

std::string_view status_text(MemberStatus status) { return status == MemberStatus::active ? "active" : "inactive"; }

}  // namespace

Outcome<std::optional<Member>> Store::find_member(std::string_view member_id) {
    return readers_->read([&](const Connection& connection) -> std::optional<Member> {
        Query query(connection, "SELECT member_id, family_name, status FROM member WHERE member_id = ?", member_id);
        if (!query.next()) return std::nullopt;
        return Member{query.text(0), query.text(1), query.text(2) == "active" ? MemberStatus::active : MemberStatus::inactive};
    });
}

Outcome<bool> Store::has_roster() {
    return readers_->read([](const Connection& connection) { return Query(connection, "SELECT 1 FROM member LIMIT 1").next(); });
}

Outcome<RosterChange> Store::compare_roster(const std::vector<Member>& members) {
    return readers_->read([&](const Connection& connection) {
        std::unordered_map<std::string_view, const Member*> coming;
        coming.reserve(members.size());
        for (const auto& member : members) coming.emplace(member.id, &member);
        RosterChange change;
        Query row(connection, "SELECT member_id, family_name, status FROM member");
        while (row.next()) {
            ++change.before;
            const auto found = coming.find(row.bytes(0));
            if (found == coming.end())
                ++change.removed;
            else if (found->second->family_name != row.bytes(1) || status_text(found->second->status) != row.bytes(2))
                ++change.changed;
        }
        change.added = static_cast<std::int64_t>(members.size()) - (change.before - change.removed);
        return change;
    });
}

std::optional<Trouble> Store::replace_roster(const std::vector<Member>& members, const Event& event) {
    return writer_->run([&](const Connection& connection) {
        Query(connection, "DELETE FROM member_before").run();
        Query(connection, "INSERT INTO member_before SELECT * FROM member").run();
        Query(connection, "DELETE FROM member").run();
        for (const auto& member : members)
            Query(connection, "INSERT INTO member (member_id, family_name, status) VALUES (?, ?, ?)", member.id, member.family_name,
                  status_text(member.status))
                .run();
        write_event(connection, event);
    });
}

Outcome<std::int64_t> Store::undo_roster(Event event) {
    return writer_->write([&](const Connection& connection) {
        const auto count = number_from(connection, "SELECT count(*) FROM member_before");
        if (count == 0) return count;
        // The two change places: an undo that was wrong is undone as well.
        Query(connection, "CREATE TEMP TABLE member_now AS SELECT * FROM member").run();
        Query(connection, "DELETE FROM member").run();
        Query(connection, "INSERT INTO member SELECT * FROM member_before").run();
        Query(connection, "DELETE FROM member_before").run();
        Query(connection, "INSERT INTO member_before SELECT * FROM member_now").run();
        Query(connection, "DROP TABLE temp.member_now").run();
        event.note = "undone: " + std::to_string(count) + " members";
        write_event(connection, event);
        return count;
    });
}

}  // namespace qopi::helpdesk
