// For tests/bench/load.mjs: what SQLite itself does on this disk, as the Help Desk sets it up, one durable row a transaction.
//   commit_bench FILE    answers each line "COUNT BYTES" by the milliseconds of each of so many commits of a row of that size
#include <chrono>
#include <iostream>

#include "helpdesk/store/sqlite.hpp"

int main(int argument_count, char** arguments) {
    using namespace qopi::helpdesk;
    using Clock = std::chrono::steady_clock;
    if (argument_count != 2) return std::cerr << "Usage: commit_bench FILE\n", 2;
    Connection connection(arguments[1], Connection::Mode::create);
    text_from(connection, "PRAGMA journal_mode = WAL");
    connection.run("PRAGMA synchronous = FULL; CREATE TABLE kept (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT");
    std::size_t size = 0;
    for (std::size_t count = 0; std::cin >> count >> size;) {
        const std::string bytes(size, 'x');
        for (std::size_t i = 0; i < count; ++i) {
            const auto begun = Clock::now();
            // Without BEGIN a statement is a transaction of its own.
            Query(connection, "INSERT INTO kept (bytes) VALUES (?)", Blob{bytes}).run();
            std::cout << (i > 0 ? " " : "") << std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
        }
        std::cout << std::endl;
    }
    return 0;
}
