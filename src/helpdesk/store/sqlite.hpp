// A small wall around SQLite's C calls: a connection, a query with its values bound, rows one by one.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "helpdesk/trouble.hpp"

namespace qopi::helpdesk {

/// Thrown by everything here, caught at the edge of the store, never seen beyond it.
struct SqlError : std::runtime_error {
    explicit SqlError(sqlite3* connection);
    SqlError(int code_, const std::string& message) : std::runtime_error(message), code(code_) {}
    int code;
};

// Another process (take, mark) writes for milliseconds; a large roster import for a few seconds.
inline constexpr int busy_wait_milliseconds = 10'000;

/// One connection, used by one thread at a time.
class Connection {
public:
    enum class Mode : unsigned char {
        read,
        read_at_rest,  ///< nobody writes into it and nothing is beside it: without the files that a reader makes beside a log
        write,
        create
    };
    Connection(const std::string& path, Mode mode);
    void run(const char* statements);
    sqlite3* get() const { return handle_.get(); }
    int changes() const { return sqlite3_changes(handle_.get()); }

private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    std::unique_ptr<sqlite3, Close> handle_;
};

/// Bytes that are no text.
struct Blob {
    std::string_view bytes;
};

/// One statement with its values:
///     Query query(connection, "SELECT digest FROM submission WHERE id = ?", id);
///     if (query.next()) use(query.text(0));
/// Bound texts are not copied: they must outlive the query.
class Query {
public:
    template <class... Values>
    Query(const Connection& connection, const std::string& sql, const Values&... values) : Query(connection, sql, nullptr) {
        int position = 0;
        (bind(++position, values), ...);
    }
    bool next();
    /// For statements without rows.
    void run();
    std::string text(int column) const;
    std::string_view bytes(int column) const;  ///< valid until the next row
    std::int64_t number(int column) const;

private:
    Query(const Connection& connection, const std::string& sql, std::nullptr_t);
    void bind(int position, std::string_view text);
    void bind(int position, Blob blob);
    void bind(int position, std::int64_t number);
    void check(int code) const;

    struct Finish {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    sqlite3* connection_;
    std::unique_ptr<sqlite3_stmt, Finish> statement_;
};

/// The first value of the first row; empty, or 0, when there is none.
std::string text_from(const Connection& connection, const std::string& sql);
std::int64_t number_from(const Connection& connection, const std::string& sql);

/// What to do about an error of the store at `path`.
Trouble trouble_of(const std::string& path, const SqlError& error);

/// Runs `work` and turns what SQLite throws into a trouble.
template <class Work>
auto guarded(const std::string& path, Work&& work) -> Outcome<decltype(work())> {
    try {
        return work();
    } catch (const SqlError& error) {
        return trouble_of(path, error);
    }
}

}  // namespace qopi::helpdesk
