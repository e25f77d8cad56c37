// The fuzzers themselves: what a fuzzer begins with must go through it, before minutes of anything else do.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

// Each stands in tests/fuzz in the file of its name, and ends the program where a promise is broken.
#define FUZZER(name) extern "C" int name(const std::uint8_t* bytes, std::size_t size)
FUZZER(canonical_fuzz);
FUZZER(draft_fuzz);
FUZZER(mail_fuzz);
FUZZER(package_fuzz);
FUZZER(request_fuzz);
FUZZER(rows_fuzz);
FUZZER(shape_fuzz);

namespace {

namespace fs = std::filesystem;

TEST_CASE("each fuzzer takes what it begins with") {
    struct Row {
        const char* name;
        int (*take)(const std::uint8_t*, std::size_t);
    };
    const Row rows[] = {{"canonical", canonical_fuzz}, {"draft", draft_fuzz}, {"mail", mail_fuzz}, {"package", package_fuzz},
                        {"request", request_fuzz},     {"rows", rows_fuzz},   {"shape", shape_fuzz}};
    const fs::path folder = "tests/fuzz";
    const auto is_fuzzer = [](const fs::directory_entry& file) { return file.path().string().ends_with("_fuzz.cpp"); };
    CHECK(std::count_if(fs::directory_iterator(folder), fs::directory_iterator(), is_fuzzer) == std::ssize(rows));
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const auto own = folder / "seeds" / row.name;
        for (const auto& seed : fs::directory_iterator(fs::exists(own) ? own : fs::path("tests/packages"))) {
            CAPTURE(seed.path().string());
            std::ifstream file(seed.path(), std::ios::binary);
            const std::string text{std::istreambuf_iterator<char>(file), {}};
            CHECK(!text.empty());
            CHECK(row.take(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()) == 0);
        }
    }
    CHECK(request_fuzz(nullptr, 0) == 0);
}

}  // namespace
