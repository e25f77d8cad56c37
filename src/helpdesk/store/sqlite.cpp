// The calls themselves.
#include "helpdesk/store/sqlite.hpp"

namespace qopi::helpdesk {

SqlError::SqlError(sqlite3* connection)
    : std::runtime_error(connection ? sqlite3_errmsg(connection) : "out of memory"),
      code(connection ? sqlite3_errcode(connection) : SQLITE_NOMEM) {}

namespace {

int flags_of(Connection::Mode mode) {
    switch (mode) {
        case Connection::Mode::read:
            return SQLITE_OPEN_READONLY;
        case Connection::Mode::read_at_rest:
            return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        case Connection::Mode::write:
            return SQLITE_OPEN_READWRITE;
        case Connection::Mode::create:
            break;
    }
    return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

/// https://sqlite.org/uri.html: of a path three signs mean something else there.
std::string immutable_uri(const std::string& path) {
    std::string uri = "file:";
    for (const char c : path) uri += c == '%' ? "%25" : c == '?' ? "%3f" : c == '#' ? "%23" : std::string(1, c);
    return uri + "?immutable=1";
}

}  // namespace

Connection::Connection(const std::string& path, Mode mode) {
    sqlite3* handle = nullptr;
    const auto name = mode == Mode::read_at_rest ? immutable_uri(path) : path;
    // SQLite locks nothing of its own here: a connection belongs to one thread at a time.
    const int code = sqlite3_open_v2(name.c_str(), &handle, SQLITE_OPEN_NOMUTEX | flags_of(mode), nullptr);
    handle_.reset(handle);
    if (code != SQLITE_OK) throw SqlError(handle);
    sqlite3_extended_result_codes(handle, 0);
    sqlite3_busy_timeout(handle, busy_wait_milliseconds);
    // A text that is no schema of ours must not run code of its choosing.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
}

void Connection::run(const char* statements) {
    if (sqlite3_exec(handle_.get(), statements, nullptr, nullptr, nullptr) != SQLITE_OK) throw SqlError(handle_.get());
}

Query::Query(const Connection& connection, const std::string& sql, std::nullptr_t) : connection_(connection.get()) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(connection_, sql.c_str(), -1, &statement, nullptr));
    statement_.reset(statement);
}

bool Query::next() {
    const int code = sqlite3_step(statement_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) throw SqlError(connection_);
    return code == SQLITE_ROW;
}

void Query::run() {
    while (next()) {
    }
}

std::string Query::text(int column) const { return std::string(bytes(column)); }

std::string_view Query::bytes(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
    return {bytes ? bytes : "", static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::int64_t Query::number(int column) const { return sqlite3_column_int64(statement_.get(), column); }

void Query::bind(int position, std::string_view text) {
    check(sqlite3_bind_text64(statement_.get(), position, text.data() ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8));
}
void Query::bind(int position, Blob blob) {
    check(sqlite3_bind_blob64(statement_.get(), position, blob.bytes.data(), blob.bytes.size(), SQLITE_STATIC));
}
void Query::bind(int position, std::int64_t number) { check(sqlite3_bind_int64(statement_.get(), position, number)); }

void Query::check(int code) const {
    if (code != SQLITE_OK) throw SqlError(connection_);
}

std::string text_from(const Connection& connection, const std::string& sql) {
    Query query(connection, sql);
    return query.next() ? query.text(0) : std::string();
}

std::int64_t number_from(const Connection& connection, const std::string& sql) {
    Query query(connection, sql);
    return query.next() ? query.number(0) : 0;
}

Trouble trouble_of(const std::string& path, const SqlError& error) {
    switch (error.code & 0xff) {
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
            return {"The file " + path +
                    " is not a helpdesk store, or it is damaged. Choose another file with --store, or restore a backup with `helpdesk restore`."};
        case SQLITE_FULL:
            return {"The disk is full, so nothing can be written to the store " + path + ". Free some space."};
        case SQLITE_BUSY:
            return {"The store " + path + " is busy: another program is using it. Try again in a minute, or end that program."};
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return {"The store " + path +
                    " cannot be opened or written. Make the file and its folder writable for this account, or choose another file with --store."};
        default:
            return {"The store " + path + " reported an error (" + error.what() + "). Check the disk, then start again."};
    }
}

}  // namespace qopi::helpdesk
