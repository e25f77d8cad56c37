// For tests/bench/check.mjs: what `helpdesk check` does from the bytes of a package to its verdict, beside a bare parse of the
// same bytes, in one program, so that starting it is not measured.
//   check_bench make FILE OFFICES USERS    writes a registration of that many offices and users, which is accepted
//   check_bench run FILE                   answers each line "check COUNT" or "parse COUNT" by the seconds of processor time that it took
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>

#include "../core/make.hpp"

namespace {

using namespace qopi;

/// A word of small letters for a number, since names hold no digits.
std::string letters(std::size_t number) {
    std::string word;
    do word += static_cast<char>('a' + number % 26);
    while ((number /= 26) > 0);
    return word;
}

/// The offices and users of the fullest registration again and again, each told apart by name, email address and phone.
Submission registration(std::size_t office_count, std::size_t user_count) {
    auto content = make::fullest();
    const auto offices = content.offices;
    const auto users = content.users;
    content.practice.total_offices = "999";
    content.offices.clear();
    for (std::size_t i = 0; i < office_count; ++i) {
        auto office = offices[i % offices.size()];
        office.id = "o" + std::to_string(i + 1);
        office.name += " " + letters(i);
        office.line1 = std::to_string(i + 1) + " Made-Up Road";
        office.fax.clear();
        content.offices.push_back(office);
    }
    content.users.clear();
    for (std::size_t i = 0; i < user_count; ++i) {
        auto user = users[i % users.size()];
        const auto number = std::to_string(10'000 + i).substr(1);
        user.id = "u" + std::to_string(i + 1);
        user.family_name += letters(i);
        user.email = user.given_name + number + "@riverbend.example.org";
        user.phone = "571-234-" + number;
        if (!user.username.empty()) user.username += number;
        if (!user.offices.empty()) user.offices = {"main", "o" + std::to_string(i % office_count + 1)};
        content.users.push_back(user);
    }
    return content;
}

bool is_accepted(std::string_view bytes) {
    const auto read = read_package(bytes);
    return read && !has_errors(issues_of(read.value(), make::facts(true)));
}

bool is_parsed(std::string_view bytes) { return !nlohmann::json::parse(bytes, nullptr, false).is_discarded(); }

}  // namespace

int main(int argument_count, char** arguments) {
    const std::vector<std::string> words(arguments + 1, arguments + argument_count);
    if (words.size() == 4 && words[0] == "make") {
        const auto bytes = write_package(make::package(registration(std::strtoull(words[2].c_str(), nullptr, 10), std::strtoull(words[3].c_str(), nullptr, 10))));
        std::ofstream(words[1], std::ios::binary) << bytes;
        if (is_accepted(bytes)) return 0;
        if (const auto read = read_package(bytes); !read) std::cerr << text(read.error().code) << " " << read.error().place << "\n";
        else
            for (const auto& issue : issues_of(read.value(), make::facts(true))) std::cerr << text(issue.code) << " " << issue.at << "\n";
        return 1;
    }
    if (words.size() != 2 || words[0] != "run") return std::cerr << "Usage: check_bench make FILE OFFICES USERS | run FILE\n", 2;
    std::ostringstream read;
    read << std::ifstream(words[1], std::ios::binary).rdbuf();
    const auto bytes = read.str();
    std::string what;
    for (std::size_t count = 0; std::cin >> what >> count;) {
        const auto begun = std::clock();
        bool whole = true;
        for (std::size_t i = 0; i < count; ++i) whole = (what == "check" ? is_accepted(bytes) : is_parsed(bytes)) && whole;
        if (!whole) return std::cerr << "The package was refused.\n", 1;
        std::cout << static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC << std::endl;
    }
    return 0;
}
