// Writes random packages into a folder, and one line of JSON for each on standard output: its file, its kind, and what the app
// says about its answers. For tests/helpdesk/random.test.mjs, which asks others the same.
//   random_packages FOLDER COUNT [SEED]
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "../core/random_submission.hpp"

int main(int argument_count, char** arguments) {
    using namespace qopi;
    if (argument_count < 3) return std::fputs("Usage: random_packages FOLDER COUNT [SEED]\n", stderr), 2;
    const std::string folder = arguments[1];
    const auto count = std::strtoull(arguments[2], nullptr, 10);
    const auto seed = argument_count > 3 ? std::strtoull(arguments[3], nullptr, 10) : 2009;
    for (std::size_t i = 0; i < count; ++i) {
        const auto made = make::random_package(seed, i);
        const auto file = folder + "/" + std::to_string(i) + ".json";
        std::ofstream(file, std::ios::binary) << write_package(made.package);
        auto issues = Json::array();
        const auto found = make::seen_without_opening(made);
        for (const auto& issue : found) issues.push_back({{"at", issue.at}, {"code", std::string(text(issue.code))}});
        const Json line{{"file", file}, {"kind", std::string(code_of(made.package.kind))}, {"refused", has_errors(found)}, {"issues", issues}};
        std::puts(line.dump().c_str());
    }
    return 0;
}
