// Users from a spreadsheet: a verdict a row.
#include <doctest/doctest.h>

#include "app/texts.hpp"
#include "app/user_rows.hpp"
#include "base/text.hpp"
#include "user_rows.hpp"

namespace qopi {
namespace {

TEST_CASE("a row of cells becomes a user, with every answer in its usual form") {
    const auto pasted = pasted_from(good);
    REQUIRE(pasted.added.users.size() == 1);
    CHECK(pasted.faults.empty());
    CHECK(pasted.rest.empty());
    const auto& user = pasted.added.users[0];
    CHECK(full_name(user) == "Ana Lindqvist");
    CHECK(user.phone == "703-234-5710");
    CHECK(user.roles == with(with(Set{}, Role::physician), Role::abstractor));
    CHECK(user.designation.code == "fellow");
    CHECK(user.practice_level == Answer::no);
    CHECK(user.offices == OfficeIds{std::string(main_office), "s1"});
    CHECK(user.receive_email == Answer::yes);
    CHECK(user.username == "a.lindqvist");
}

TEST_CASE("columns are found by their headings, in any order, with tabs or commas between the cells") {
    for (const std::string text :
         {"Last name\tFirst name\tPhone\tE-mail address\tE-mail from QOPI\tOffices\tRoles\tPractice level\tRemark\r\n"
          "Lindqvist\tAna\t703-234-5710\tana@riverbend.example.org\tx\tmain office\tadministrator\tN\tnew\r\n",
          "last NAME,first name,phone,email address,email from qopi,offices,roles,practice level\n"
          "Lindqvist,Ana,703-234-5710,ana@riverbend.example.org,1,\"Main office, Riverbend Oncology South\",Administrator,false",
          // As the form asks for them, and as forms mark what is required.
          "Last name*\tFirst name *\tPhone:\tEmail address\tShould this user receive email from QOPI?\tOffices this user belongs to\tRoles\t"
          "Should this user have access to practice-level information?\n"
          "Lindqvist\tAna\t703-234-5710\tana@riverbend.example.org\tyes\tmain office\tadministrator\tno",
          "Last\tFirst\tTelephone\tMail\tReceive email from QOPI?\tSite\tRole\tPractice-level access\n"
          "Lindqvist\tAna\t703-234-5710\tana@riverbend.example.org\tyes\tmain office\tadministrator\tno"}) {
        CAPTURE(text);
        const auto pasted = pasted_from(text);
        CHECK(pasted.faults.empty());
        REQUIRE(pasted.added.users.size() == 1);
        CHECK(pasted.added.users[0].family_name == "Lindqvist");
        CHECK(pasted.added.users[0].receive_email == Answer::yes);
        CHECK(pasted.added.users[0].offices[0] == main_office);
    }
}

TEST_CASE("each fault of a row is named with its reason, and the row stays as it was") {
    struct Row {
        std::string text, reason;
    };
    const auto changed = [](std::size_t column, std::string_view cell) {
        std::string text, rest(good);
        for (std::size_t i = 0; i < user_headings.size(); ++i) {
            const auto end = std::min(rest.find('\t'), rest.size());
            text += (i ? "\t" : "") + (i == column ? std::string(cell) : rest.substr(0, end));
            rest.erase(0, end + 1);
        }
        return text;
    };
    const Row rows[] = {
        {changed(0, ""), "Enter the first name."},
        {changed(2, "nobody"), "Email address: Enter one email address, such as name@example.com."},
        {changed(2, ""), "Enter the email address."},
        {changed(3, "12"), "Phone: " + std::string(sentence(Code::phone_length))},
        {changed(4, "Boss"), "Roles: enter Physician, Administrator, or Abstractor."},
        {changed(4, ""), "Roles: enter Physician, Administrator, or Abstractor."},
        {changed(5, ""), "Physician designation: enter Reporting, Fellow, or Neither."},
        {changed(5, "Chief"), "Physician designation: enter Reporting, Fellow, or Neither."},
        {changed(6, "perhaps"), "Practice level: enter yes or no."},
        {changed(7, "Nowhere"), "Offices: enter Main office, Riverbend Oncology North, or Riverbend Oncology South."},
        {changed(8, ""), "Email from QOPI: enter yes or no."},
        {changed(9, "a"), std::string(sentence(Code::username_length))},
        {"=HYPERLINK(1)", "Cells are missing in this row: it has 1, and at least 9 are needed. Add what is missing."},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto pasted = pasted_from(row.text);
        CHECK(pasted.added.users.empty());
        REQUIRE(pasted.faults.size() == 1);
        CHECK(pasted.faults[0].row == 1);
        CHECK(std::find(pasted.faults[0].reasons.begin(), pasted.faults[0].reasons.end(), row.reason) != pasted.faults[0].reasons.end());
        CHECK(pasted.rest == row.text + "\n");
    }
}

TEST_CASE("the headings may stand below a title and blank rows; below users nothing is taken, and that is said") {
    const std::string heading = "Last name\tFirst name\tPhone\tEmail\tReceive email\tOffice\tRole\tPractice level\n";
    const std::string ana = "Lindqvist\tAna\t703-234-5710\tana@riverbend.example.org\tyes\tmain office\tadministrator\tno\n";
    for (const std::string above : {"", "\n", "\t\t\n\n", "Our users\n", "Our users\t\t\t\n\n"}) {
        CAPTURE(above);
        const auto pasted = pasted_from(above + heading + ana);
        REQUIRE(pasted.added.users.size() == 1);
        CHECK(full_name(pasted.added.users[0]) == "Ana Lindqvist");
        CHECK(pasted.rest.empty());
    }
    const auto late = pasted_from(ana + heading + ana);
    CHECK(late.added.users.empty());
    REQUIRE(late.faults.size() == 1);
    CHECK(late.faults[0] == PastedFault{2, {"Move this row of headings to the top. No users were added."}, ""});
    CHECK(late.rest == ana + heading + ana);
}

TEST_CASE("a fault names the person and the row as it is among the rows that are left") {
    const std::string heading = "Last name\tFirst name\tPhone\tEmail\tReceive email\tOffice\tRole\tPractice level\n";
    const auto row = [](std::string_view names, std::string_view email) {
        return std::string(names) + "\t703-234-5710\t" + std::string(email) + "\tyes\tmain office\tadministrator\tno\n";
    };
    const auto pasted = pasted_from("Our users\n\n" + heading + row("Lindqvist\tAna", "ana@riverbend.example.org") + "\n" + row("Mori\tJun", "nobody") +
                                    row("Berg\tPia", "pia@riverbend.example.org") + row("\t", "somebody"));
    CHECK(pasted.added.users.size() == 2);
    REQUIRE(pasted.faults.size() == 2);
    CHECK(pasted.faults[0].row == 2);
    CHECK(pasted.faults[0].person == "Jun Mori");
    CHECK(pasted.faults[1].row == 3);
    CHECK(pasted.faults[1].person.empty());
    CHECK(pasted.rest == heading + row("Mori\tJun", "nobody") + row("\t", "somebody"));
}

TEST_CASE("an office whose name holds a comma is known, alone and among others; a mark between tabs that quotes nothing is part of the name") {
    auto answers = blank_request();
    answers.sites.resize(2);
    answers.sites[0].id = "s1", answers.sites[0].name = "Riverbend Oncology, PA";
    answers.sites[1].id = "s2", answers.sites[1].name = "Riverbend Oncology";
    const auto offices_of = [&](std::string_view cell) {
        const auto pasted = read_users("\"Ana\" Maria\tLindqvist\tana@riverbend.example.org\t703-234-5710\tAbstractor\t\tno\t" + std::string(cell) + "\tyes\t",
                                        answers, make::facts());
        if (pasted.added.users.size() != 1) return OfficeIds{};
        CHECK(pasted.added.users[0].given_name == "\"Ana\" Maria");
        return pasted.added.users[0].offices;
    };
    CHECK(offices_of("Riverbend Oncology, PA") == OfficeIds{"s1"});
    CHECK(offices_of("Riverbend Oncology") == OfficeIds{"s2"});
    CHECK(offices_of("Riverbend Oncology, Riverbend Oncology, PA; main office") == OfficeIds{"s2", "s1", std::string(main_office)});
    CHECK(offices_of("main office,Riverbend Oncology, PA") == OfficeIds{std::string(main_office), "s1"});
    CHECK(offices_of("Riverbend Oncology, MA").empty());
    CHECK(offices_of("Riverbend Oncology, Riverbend Oncology") == OfficeIds{"s2"});
    // As spreadsheets write a line break within a cell.
    CHECK(offices_of("\"Riverbend Oncology\nRiverbend Oncology, PA\"") == OfficeIds{"s2", "s1"});
}

TEST_CASE("the separator is found from all rows, and what the first line says of it is obeyed") {
    const std::string semicolons = "Ana;Lindqvist;ana@riverbend.example.org;703-234-5710;Abstractor, Administrator;;no;Main office;yes;\n";
    const std::string commas = "Ana,Lindqvist,ana@riverbend.example.org,703\t234 5710,Abstractor;Administrator,,no,Main office,yes,\n";
    for (const std::string& text : std::vector<std::string>{semicolons, "sep=;\n" + semicolons, "SEP=;\r\n" + semicolons, commas, "sep=,\n" + commas,
                                    "Last name;First name;Email;Phone;Role;Practice level;Office;Receive email\n"
                                    "Lindqvist;Ana;ana@riverbend.example.org;703-234-5710;Abstractor, Administrator;no;Main office;yes\n"}) {
        CAPTURE(text);
        const auto pasted = pasted_from(text);
        CHECK(pasted.faults.empty());
        REQUIRE(pasted.added.users.size() == 1);
        CHECK(pasted.added.users[0].roles == with(with(Set{}, Role::administrator), Role::abstractor));
        CHECK(pasted.added.users[0].phone == "703-234-5710");
    }
    // What is no separator separates nothing, and what is left has the line no more: the rest is read as it is.
    CHECK(pasted_from("sep=|\n" + commas).added.users.size() == 1);
    CHECK(pasted_from("sep=\n" + commas).added.users.size() == 1);
    CHECK(pasted_from("sep=;\nAna;\"open").faults[0].row == 2);
    CHECK(pasted_from("sep=").added.users.empty());
    CHECK(pasted_from("sep=;").faults.empty());
}

TEST_CASE("a person who is there already is not added twice") {
    const auto is_known = [](const RowsRead& pasted, std::size_t added) {
        return pasted.added.users.size() == added && pasted.faults.empty() && pasted.known == 1 && pasted.rest.empty();
    };
    CHECK(is_known(read_users(good, make::request(Kind::add_users), make::facts()), 0));
    CHECK(is_known(pasted_from(std::string(good) + "\n" + std::string(good)), 1));
    // Capitals make nobody another person.
    auto capitals = std::string(good);
    capitals.replace(capitals.find("Ana\tLindqvist\tana@"), 18, "ANA\tLINDQVIST\tAna@");
    CHECK(is_known(pasted_from(std::string(good) + "\n" + capitals), 1));
    // With other details, a person decides.
    auto other = std::string(good);
    other.replace(other.find("234-5710"), 8, "234-5711");
    const auto again = pasted_from(std::string(good) + "\n" + other);
    CHECK(again.added.users.size() == 1);
    REQUIRE(again.faults.size() == 1);
    CHECK(again.faults[0].row == 1);
    CHECK(again.faults[0].reasons == std::vector<std::string>{std::string(texts::user_rows.is_twice)});
    CHECK(again.rest == other + "\n");
}

TEST_CASE("a row about somebody on the list changes them where it says something else; a blank cell says nothing") {
    struct Row {
        std::string_view what;
        std::string row;
        std::size_t added, changed, known;
    };
    const Row rows[] = {
        {"just so", row_of_ana({}), 0, 0, 1},
        {"another phone", row_of_ana({{3, "703-234-5799"}}), 0, 1, 0},
        {"other roles, in other capitals", row_of_ana({{0, "ANA"}, {4, "Abstractor"}, {5, ""}}), 0, 1, 0},
        {"another last name with the same email address", row_of_ana({{1, "Berg"}}), 0, 1, 0},
        {"another first name with the same email address", row_of_ana({{0, "Anna"}}), 0, 1, 0},
        {"another person with the same email address", row_of_ana({{0, "Noor"}, {1, "Haddad"}}), 1, 0, 0},
        {"blank cells", row_of_ana({{3, ""}, {4, ""}, {6, ""}, {7, ""}, {9, ""}}), 0, 0, 1},
        {"another email address", row_of_ana({{2, "lindqvist@riverbend.example.org"}}), 1, 0, 0},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const auto pasted = read_users(row.row, with_ana(), make::facts());
        CHECK(make::joined(pasted.faults.empty() ? std::vector<std::string>{} : pasted.faults[0].reasons).empty());
        CHECK(pasted.added.users.size() == row.added);
        CHECK(pasted.changed.users.size() == row.changed);
        CHECK(pasted.known == row.known);
        if (row.changed) CHECK(pasted.changed.users[0].id == "u7");
    }
    // Columns that the headings leave out say nothing either.
    const auto few = read_users("First name\tLast name\tEmail\tPhone\tRoles\tPractice level\tEmail from QOPI\nAna\tLindqvist\tana@riverbend.example.org\t703-234-5799\tPhysician\tno\tyes", with_ana(), make::facts());
    REQUIRE(few.changed.users.size() == 1);
    CHECK(few.changed.users[0].designation.code == "fellow");
    CHECK(few.changed.users[0].offices.size() == 2);
    CHECK(few.changed.users[0].username == "a.lindqvist");
}

TEST_CASE("of two rows that change one person differently, the second is a fault; of two who share an address and a name, neither is guessed") {
    const auto twice = read_users(row_of_ana({{3, "703-234-5798"}}) + "\n" + row_of_ana({{3, "703-234-5799"}}), with_ana(), make::facts());
    CHECK(twice.changed.users.size() == 1);
    REQUIRE(twice.faults.size() == 1);
    CHECK(twice.faults[0].reasons == std::vector<std::string>{std::string(texts::user_rows.is_twice)});
    auto family = with_ana();
    family.users.push_back(family.users[0]);
    family.users[1].id = "u8", family.users[1].given_name = "Noor";
    const auto third = read_users(row_of_ana({{0, "Kai"}}), family, make::facts());
    CHECK(third.changed.users.empty());
    CHECK(third.added.users.size() == 1);
}

// A review found: a colleague who shares an address and a last name took the place of who was on the list.
TEST_CASE("whom a row names exactly is nobody else, whoever shares the address, in any order") {
    const auto ana = row_of_ana({}), mary = row_of_ana({{0, "Mary"}, {9, "m.lindqvist"}});
    for (const auto& rows : {ana + "\n" + mary, mary + "\n" + ana}) {
        const auto pasted = read_users(rows, with_ana(), make::facts());
        CHECK(pasted.changed.users.empty());
        CHECK(pasted.faults.empty());
        CHECK(pasted.known == 1);
        REQUIRE(pasted.added.users.size() == 1);
        CHECK(pasted.added.users[0].given_name == "Mary");
    }
}

TEST_CASE("of two rows about one person on the list, of which one says something else, the second is a fault in any order") {
    const auto same = row_of_ana({}), other = row_of_ana({{3, "703-234-5799"}});
    for (const auto& rows : {same + "\n" + other, other + "\n" + same}) {
        const auto pasted = read_users(rows, with_ana(), make::facts());
        REQUIRE(pasted.faults.size() == 1);
        CHECK(pasted.faults[0].reasons == std::vector<std::string>{std::string(texts::user_rows.is_twice)});
    }
}

TEST_CASE("a designation goes with the role") {
    const auto pasted = read_users(row_of_ana({{4, "Abstractor"}, {5, ""}}), with_ana(), make::facts());
    REQUIRE(pasted.changed.users.size() == 1);
    CHECK(pasted.changed.users[0].designation.code.empty());
}

TEST_CASE("columns without which no row can be taken are named once, after those that are not understood, and nothing is taken") {
    const std::string heading = "First name\tLast name\tEmail\tPhone\tRole\tOffice";
    const std::string ana = "Ana\tLindqvist\tana@riverbend.example.org\t703-234-5710\tAbstractor\tMain office";
    const auto pasted = pasted_from(heading + "\n" + ana);
    CHECK(pasted.added.users.empty());
    REQUIRE(pasted.faults.size() == 1);
    CHECK(pasted.faults[0] == PastedFault{0, {"Add these columns: “Practice level”, “Email from QOPI”. No users were added."}, ""});
    CHECK(pasted.rest == heading + "\n" + ana);
    const auto meant = pasted_from(heading + "\tEmail from QOPI\tLevel\n" + ana + "\tyes\tno");
    CHECK(meant.faults[0].reasons == std::vector<std::string>{"Add these columns: “Practice level”. No users were added.", "We do not recognize these columns: “Level”. If one of them is meant, choose what it holds under “How each column is read.”"});
    CHECK(pasted_from(heading + "\tPractice level\tEmail from QOPI\n" + ana + "\tno\tyes").added.users.size() == 1);
}

TEST_CASE("a designation of somebody who is no physician is not lost without a word; Neither is none") {
    const auto pasted_as = [](std::string_view role, std::string_view designation) {
        return pasted_from("Uma\tVogel\tuma@riverbend.example.org\t703-234-5710\t" + std::string(role) + "\t" + std::string(designation) + "\tno\tMain office\tyes\t");
    };
    const auto lost = pasted_as("Abstractor", "Reporting");
    REQUIRE(lost.faults.size() == 1);
    CHECK(lost.faults[0].reasons == std::vector<std::string>{"Physician designation: clear this cell, or add the role Physician."});
    for (const auto& [role, designation] : {std::pair{"Abstractor", "Neither"}, {"Abstractor", ""}, {"Physician", "Reporting"}, {"Physician", "neither"}})
        CHECK(pasted_as(role, designation).added.users.size() == 1);
}

TEST_CASE("of a column that the headings leave out, a fault says that it is to be added") {
    const auto reasons = read_users("First name\tLast name\tEmail\tPhone\tRoles\tPractice-level access\tEmail from QOPI\nKai\tMori\tkai@riverbend.example.org\t703-234-5678\tPhysician\tno\tyes", make::fullest(),
                                     make::facts()).faults[0].reasons;
    CHECK(make::joined(reasons).starts_with("Physician designation: add a column with this heading, and enter Reporting, Fellow, or Neither."));
    CHECK(reasons.at(1).starts_with("Offices: add a column with this heading, and enter Main office, "));
}

TEST_CASE("what stands beyond the last column is not lost without a word; blank cells there are nothing") {
    const std::string row = "Em\tFoss\tem.foss@riverbend.example.org\t703-234-5810\tAbstractor\t\tno\tMain office\tyes\tem.foss";
    CHECK(pasted_from(row + "\tcomes on Mondays").faults.at(0).reasons == std::vector<std::string>{"“comes on Mondays” is beyond the last column. Delete it, or move it to its column."});
    CHECK(pasted_from(row + "\t\t ").added.users.size() == 1);
    CHECK(pasted_from("First name;Last name;Email;Phone;Role;Office;Practice level;Email from QOPI\nEm;Foss;em.foss@riverbend.example.org;703-234-5810;Abstractor;Main office;no;yes;x").faults.size() == 1);
}

TEST_CASE("an office without a name yet is none that can be written") {
    auto answers = blank_request();
    answers.sites.resize(1);
    answers.sites[0].name.clear();
    const auto pasted = read_users("Uma\tVogel\tuma@riverbend.example.org\t703-234-5710\tAbstractor\t\tno\tNowhere\tyes\t", answers, make::facts());
    CHECK(pasted.faults.at(0).reasons == std::vector<std::string>{"Offices: enter Main office."});
}

TEST_CASE("a row of a main contact, right or not, is answered alike: that person has access") {
    auto answers = make::smallest();
    const auto& physician = answers.physician;
    const auto row = "\t" + physician.email + "\t703-234-5710\tPhysician\tCorresponding\tno\tMain office\tyes\t";
    const auto pasted = read_users(lower(physician.given_name) + "\t" + physician.family_name + row, answers, make::facts());
    REQUIRE(pasted.faults.size() == 1);
    CHECK(pasted.faults[0].reasons == std::vector<std::string>{std::string(texts::row_is_contact)});
    CHECK(read_users("Jun\tMori" + row, answers, make::facts()).faults[0].reasons == std::vector<std::string>{"Physician designation: enter Reporting, Fellow, or Neither."});
    const auto right = read_users(physician.given_name + "\t" + physician.family_name + "\t" + physician.email + "\t703-234-5710\tAbstractor\t\tno\tMain office\tyes\t", answers, make::facts());
    CHECK(right.added.users.empty());
    CHECK(right.faults.at(0).reasons == std::vector<std::string>{std::string(texts::row_is_contact)});
    // So has the administrator of an office, who is known by a phone number, too.
    auto larger = make::fullest();
    auto& office = larger.offices[0];
    office.same_administrator = false, office.administrator = {.given_name = "Sofia", .family_name = "Marin", .email = "sofia@riverbend.example.org", .phone = "703-234-5733"};
    const auto known = read_users("Sofia\tMarin\tsofia.marin@riverbend.example.org\t(703) 234-5733\tAbstractor\t\tno\tMain office\tyes\t", larger, make::facts());
    CHECK(known.faults.at(0).reasons == std::vector<std::string>{std::string(texts::row_is_contact)});
    // Whoever is not entered yet is nobody.
    answers.physician = {}, answers.administrator = {};
    const auto nobody = read_users("\t\t\t703-234-5710\tAbstractor\t\tno\tMain office\tyes\t", answers, make::facts());
    CHECK(nobody.faults.at(0).reasons.front() == "Enter the first name.");
}

TEST_CASE("a row with a missing cell says so, and not what that makes of each other cell; one with an unknown word has one reason for it") {
    const auto reasons = [](std::string_view row) { return pasted_from(row).faults.at(0).reasons; };
    CHECK(reasons("Kim\tLowe\tkim@riverbend.example.org\tPhysician\tReporting\tno\tMain office\tyes") ==
          std::vector<std::string>{"Cells are missing in this row: it has 8, and at least 9 are needed. Add what is missing."});
    CHECK(reasons("Kim\tLowe\tkim@riverbend.example.org\t703-234-5710\tDoctor\tReporting\tno\tMain office\tyes\t") ==
          std::vector<std::string>{"Roles: enter Physician, Administrator, or Abstractor."});
    // A spreadsheet leaves out what is blank at the end: nothing stands in another column.
    CHECK(reasons("First name\tLast name\tEmail\tPhone\tRole\tOffice\tPractice level\tEmail from QOPI\tUsername\t\t\nKim\tLowe\tnobody\t12\tDoctor\tMain office\tno\tyes").size() == 3);
    CHECK(reasons("Kim\tLowe\tkim@riverbend.example.org\t703-234-5710\tDoctor\t\tmaybe\tNowhere\tyes\t") ==
          std::vector<std::string>{"Roles: enter Physician, Administrator, or Abstractor.", "Offices: enter Main office, Riverbend Oncology North, or Riverbend Oncology South.",
                                   "Practice level: enter yes or no."});
}

TEST_CASE("two columns that mean the same are named, and nothing is taken") {
    const auto pasted = pasted_from("First name\tLast name\tEmail address\tEmail\nAna\tLindqvist\tana@riverbend.example.org\tyes\n");
    CHECK(pasted.added.users.empty());
    REQUIRE(pasted.faults.size() == 1);
    CHECK(pasted.faults[0].row == 0);
    CHECK(pasted.faults[0].reasons == std::vector<std::string>{"These columns mean the same thing: “Email address”, “Email”. Under “How each column is read,” choose what each one holds, or leave one out. No users were added."});
}

TEST_CASE("a quotation mark that is not closed takes nothing and loses nothing; blank rows are passed over") {
    const std::string open = "Ana,Lindqvist,\"ana@riverbend.example.org\nJun,Mori";
    const auto pasted = pasted_from(open);
    CHECK(pasted.added.users.empty());
    CHECK(pasted.rest == open);
    CHECK(pasted.faults.size() == 1);
    CHECK(pasted_from("\n\n\t\t\n").faults.empty());
    CHECK(pasted_from("").added.users.empty());
    const auto large = pasted_from(std::string(pasted_bytes_max + 1, 'x'));
    CHECK(large.rest.size() == pasted_bytes_max + 1);
    CHECK(large.faults.size() == 1);
}

TEST_CASE("reasons of an earlier time are not kept in the box beside those of now") {
    const auto read = read_rows("First name\tLast name\tEmail\tReason\tPhone\tRoles\tPractice level\tEmail from QOPI\n"
                                "Ana\tLindqvist\tnowhere\tEnter the last name.\t703-234-5710\tAbstractor\tyes\tyes\n", Section::users, make::smallest(), make::facts());
    REQUIRE(read.faults.size() == 1);
    CHECK(read.rest == "First name\tLast name\tEmail\tPhone\tRoles\tPractice level\tEmail from QOPI\nAna\tLindqvist\tnowhere\t703-234-5710\tAbstractor\tyes\tyes\n");
}

}  // namespace
}  // namespace qopi
