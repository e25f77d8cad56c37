// Offices from a spreadsheet: a verdict a row, the good ones taken, the others corrected and brought again.
#include <doctest/doctest.h>

#include "app/filled.hpp"
#include "app/office_rows.hpp"
#include "app/paste.hpp"
#include "app/row_reader.hpp"
#include "app_driver.hpp"

namespace qopi {
namespace {

constexpr std::string_view url = "#/register/office-rows";
const std::string box = rows_key(Section::offices);

/// A practice with more than one office, none of which is listed yet.
Submission without_offices() {
    auto answers = make::fullest();
    answers.offices.clear();
    for (auto& user : answers.users) user.offices = {std::string(main_office)};
    return answers;
}
RowsRead read_offices(std::string_view text, const Submission& answers = without_offices()) { return read_rows(text, Section::offices, answers, make::facts()); }

using Changes = std::initializer_list<std::pair<std::size_t, std::string_view>>;
/// The row of an office in Fairfax, but for these cells.
std::string row_of_north(Changes cells, char separator = '\t') {
    std::vector<std::string> row{"Riverbend Oncology North", "8 Made-Up Road", "Floor 2", "Fairfax", "VA", "22030-1010", "703-234-5700", "703-234-5702", "yes", "1876543210",
                                 "Tom", "O’Neill", "tom@riverbend.example.org", "703-234-5701"};
    for (const auto& [at, text] : cells) row[at] = text;
    std::string text;
    for (std::size_t i = 0; i < row.size(); ++i) (i > 0 ? text += separator : text) += row[i];
    return text;
}
Submission with_north(Changes cells = {}) {
    auto answers = without_offices();
    answers.offices = read_offices(row_of_north(cells)).added.offices;
    REQUIRE(answers.offices.size() == 1);
    answers.offices[0].id = "o7";
    return answers;
}
/// An office where the main office is.
Office office_called(std::string id, std::string name) {
    Office office;
    office.id = std::move(id), office.name = std::move(name), office.same_address = true, office.phone = "703-234-5900";
    return office;
}
/// "1 added, 0 changed, 0 known, 0 left".
std::string counts(const RowsRead& read) {
    return std::to_string(read.added.offices.size()) + " added, " + std::to_string(read.changed.offices.size()) + " changed, " + std::to_string(read.known) + " known, " +
           std::to_string(read.faults.size()) + " left";
}
std::string reasons_in(const RowsRead& read) {
    std::string all;
    for (const auto& fault : read.faults) all += (all.empty() ? "" : " | ") + make::joined(fault.reasons);
    return all;
}

}  // namespace

TEST_CASE("every field of an office that is not sealed has a column, or follows from several") {
    static const Office blank;
    std::size_t described = 0;
    const auto check = [&](const std::string& before, std::span<const FieldRow> fields) {
        for (const auto& field : fields) {
            const bool has_row = std::find(office_row_keys.begin(), office_row_keys.end(), before + std::string(field.key)) != office_row_keys.end();
            CAPTURE(field.key);
            CHECK(has_row == (field.slot.holds != Holds::secret));
            described += has_row;
        }
    };
    check("", table_of<Office>.fields);
    check("administrator/", table_of<Contact>.fields);
    CHECK(described == office_row_keys.size());
}

TEST_CASE("a row of cells becomes an office, with every answer in its usual form") {
    const auto read = read_offices(row_of_north({{4, "virginia"}, {6, "(703) 234 5700"}, {8, "No"}}));
    CHECK(reasons_in(read).empty());
    REQUIRE(read.added.offices.size() == 1);
    const auto& office = read.added.offices[0];
    CHECK(office.name == "Riverbend Oncology North");
    CHECK(office.line1 == "8 Made-Up Road");
    CHECK(office.line2 == "Floor 2");
    CHECK(office.state.code == "VA");
    CHECK(office.zip == "22030-1010");
    CHECK(office.phone == "703-234-5700");
    CHECK(office.fax == "703-234-5702");
    CHECK(office.npi == "1876543210");
    CHECK(!office.same_address);
    CHECK(!office.same_ein);
    CHECK(office.ein == Secret{});
    CHECK(!office.same_administrator);
    CHECK(full_name(office.administrator) == "Tom O’Neill");
    CHECK(read.rest.empty());
}

TEST_CASE("columns are found by their headings, as lists usually have them, in any order") {
    for (const std::string text :
         {"Phone\tOffice\tStreet\tCity\tST\tZip\n703-234-5700\tRiverbend Oncology North\t8 Made-Up Road\tFairfax\tva\t22030",
          "Site name,Address 1,Address 2,City,State/Territory,Postal code,Telephone\nRiverbend Oncology North,8 Made-Up Road,,Fairfax,Virginia,22030,703-234-5700",
          // As the form asks for them, and as forms mark what is required.
          "Office name*;Street address *;Suite, floor, or room;City:;State or territory;ZIP code;Phone;Fax;Same taxpayer ID as the practice?;Office NPI\n"
          "Riverbend Oncology North;8 Made-Up Road;;Fairfax;VA;22030;703-234-5700;;x;",
          "Our sites\n\nLocation\tAddress\tCity\tState\tZIP\tOffice phone\nRiverbend Oncology North\t8 Made-Up Road\tFairfax\tVA\t22030\t703-234-5700"}) {
        CAPTURE(text);
        const auto read = read_offices(text);
        CHECK(reasons_in(read).empty());
        REQUIRE(read.added.offices.size() == 1);
        const auto& office = read.added.offices[0];
        CHECK(office.name == "Riverbend Oncology North");
        CHECK(office.state.code == "VA");
        CHECK(office.zip == "22030");
        CHECK(office.same_ein);
        CHECK(office.same_administrator);
        CHECK(!office.same_address);
    }
}

TEST_CASE("each fault of a row of an office is named with its reason; beside it stands what is right") {
    struct Row {
        std::string right, wrong, reason;
    };
    const Row rows[] = {
        {row_of_north({}), row_of_north({{0, ""}}), "Enter the office name."},
        {row_of_north({{1, "9 Made-Up Road"}}), row_of_north({{1, ""}}), "Enter the street address."},
        {row_of_north({{2, ""}}), row_of_north({{3, ""}}), "Enter the city."},
        {row_of_north({{4, "Virginia"}}), row_of_north({{4, "Ontario"}}), "State: enter a state or territory by its name or its two letters."},
        {row_of_north({{4, "v.a."}}), row_of_north({{4, ""}}), "State: enter a state or territory by its name or its two letters."},
        {row_of_north({{5, "22030 1010"}}), row_of_north({{5, "220"}}), std::string(sentence(Code::zip_format))},
        {row_of_north({{5, "22030"}}), row_of_north({{5, ""}}), "Enter the ZIP code."},
        {row_of_north({{6, "7032345700"}}), row_of_north({{6, ""}}), "Enter the phone number."},
        {row_of_north({{7, ""}}), row_of_north({{7, "12"}}), "Fax: " + std::string(sentence(Code::phone_length))},
        {row_of_north({{8, ""}}), row_of_north({{8, "perhaps"}}), "Same taxpayer ID: enter yes or no."},
        {row_of_north({{9, ""}}), row_of_north({{9, "1876543211"}}), std::string(sentence(Code::npi_check_digit))},
        {row_of_north({{10, "Thomas"}}), row_of_north({{10, ""}}), "Administrator: Enter the first name."},
        {row_of_north({{12, "TOM@riverbend.example.org"}}), row_of_north({{12, "nobody"}}),
         "Administrator, Email address: Enter one email address, such as name@example.com."},
        {row_of_north({{1, "Same as main office"}, {2, ""}, {3, ""}, {4, ""}, {5, ""}}), row_of_north({{1, "Same as main office"}, {2, ""}, {3, ""}, {4, ""}}),
         "ZIP code: clear this cell, or delete “Same as main office” from this row."},
        {row_of_north({{10, "same"}, {11, ""}, {12, ""}, {13, ""}}), row_of_north({{10, "same"}, {11, ""}, {12, ""}}),
         "Administrator phone: clear this cell, or delete “same” from this row."},
        {row_of_north({{13, "703-234-5701 ext. 4"}}), row_of_north({{13, "703-234-5701\tmore"}}), "“more” is beyond the last column. Delete it, or move it to its column."},
        {row_of_north({{0, "Riverbend Oncology West"}}), row_of_north({{0, "RIVERBEND ONCOLOGY"}}), "Enter a different name: another office has this one."},
    };
    for (const auto& row : rows) {
        CAPTURE(row.wrong);
        const auto right = read_offices(row.right), wrong = read_offices(row.wrong);
        CHECK(counts(right) == "1 added, 0 changed, 0 known, 0 left");
        CHECK(counts(wrong) == "0 added, 0 changed, 0 known, 1 left");
        CHECK(reasons_in(wrong).find(row.reason) != std::string::npos);
        CHECK(wrong.rest == row.wrong + "\n");
    }
}

TEST_CASE("an office without an address is at the main office, and one without an administrator has the practice's; so says the list, too") {
    for (const auto& row : {row_of_north({{1, ""}, {2, ""}, {3, ""}, {4, ""}, {5, ""}, {10, ""}, {11, ""}, {12, ""}, {13, ""}}),
                            row_of_north({{1, "Same as main office"}, {2, ""}, {3, ""}, {4, ""}, {5, ""}, {10, "Same as practice"}, {11, ""}, {12, ""}, {13, ""}}),
                            row_of_north({{1, "same"}, {2, ""}, {3, "same"}, {4, "same"}, {5, "same"}, {10, "same"}, {11, "same"}, {12, "same"}, {13, "same"}})}) {
        CAPTURE(row);
        const auto read = read_offices(row);
        CHECK(reasons_in(read).empty());
        REQUIRE(read.added.offices.size() == 1);
        CHECK(read.added.offices[0].same_address);
        CHECK(read.added.offices[0].same_administrator);
        CHECK(read.added.offices[0].line1.empty());
    }
    // A list that has no such column says nothing of where its offices are.
    const auto none = read_offices("Office name\tPhone\nRiverbend Oncology North\t703-234-5700");
    CHECK(reasons_in(none) == "Add these columns: “Street address”, “City”, “State”, “ZIP code”. No offices were added.");
    CHECK(none.is_refused);
}

TEST_CASE("the zeros that a spreadsheet takes from a ZIP code are back where the state says so") {
    const auto zip_of = [](std::string_view state, std::string_view zip) {
        const auto read = read_offices(row_of_north({{4, state}, {5, zip}}));
        return read.added.offices.empty() ? std::string() : read.added.offices[0].zip;
    };
    CHECK(zip_of("MA", "2134") == "02134");
    CHECK(zip_of("Puerto Rico", "601") == "00601");
    CHECK(zip_of("VA", "2134").empty());
    CHECK(zip_of("MA", "21").empty());
}

TEST_CASE("the row of the main office, with which many lists begin, is to be deleted") {
    auto answers = without_offices();
    const auto zip = answers.practice.zip;
    for (const auto& row : {row_of_north({{0, "Main office"}}), row_of_north({{0, "riverbend oncology"}, {5, zip}}), row_of_north({{0, "Riverbend Oncology"}, {1, ""}, {2, ""}, {3, ""}, {4, ""}, {5, ""}})})
        CHECK(reasons_in(read_offices(row)) == texts::row_is_main_office);
    CHECK(counts(read_offices(row_of_north({{0, "Riverbend Oncology West"}, {5, zip}}))) == "1 added, 0 changed, 0 known, 0 left");
    // A request names no office of that name.
    CHECK(counts(read_offices(row_of_north({{0, "Riverbend Oncology"}}), [] { auto request = make::request(Kind::add_offices); request.offices.clear(); return request; }())) == "1 added, 0 changed, 0 known, 0 left");
}

TEST_CASE("a taxpayer ID has no column, and an unknown one is named before anything is taken") {
    for (const auto heading : office_headings) CHECK(heading.find("EIN") == std::string_view::npos);
    CHECK(!office_columns().find("EIN"));
    CHECK(!office_columns().find("Office taxpayer ID (EIN)"));
    auto app = app_with(without_offices(), std::string(url));
    app.type(box, "Office name\tStreet address\tCity\tState\tZIP code\tPhone\tEIN\nRiverbend Oncology North\t8 Made-Up Road\tFairfax\tVA\t22030\t703-234-5700\t04-2103594").press("take-rows");
    CHECK(app.state.answers.offices.empty());
    CHECK(app.effect<Announce>()->text == "We do not recognize these columns: “EIN”. Under “How each column is read,” choose what each one holds. To leave them out, choose “Add these offices” again.");
    CHECK(draft_of(app.state).pasted_offices.find("04-2103594") == std::string::npos);
    app.press("take-rows");
    CHECK(app.state.answers.offices.size() == 1);
}

// --- what is on the list already --------------------------------------------------------------------------------------

TEST_CASE("a row about an office on the list changes it where it says something else; a blank cell says nothing") {
    struct Row {
        std::string_view what;
        std::string row;
        std::string_view counts;
    };
    const Row rows[] = {
        {"just so", row_of_north({}), "0 added, 0 changed, 1 known, 0 left"},
        {"in capitals", row_of_north({{0, "RIVERBEND  ONCOLOGY NORTH"}, {1, "8 MADE-UP ROAD"}, {3, "FAIRFAX"}}), "0 added, 0 changed, 1 known, 0 left"},
        {"the state by its name", row_of_north({{4, "Virginia"}}), "0 added, 0 changed, 1 known, 0 left"},
        {"a ZIP code by its first five digits", row_of_north({{5, "22030"}}), "0 added, 0 changed, 1 known, 0 left"},
        {"other last digits of the ZIP code", row_of_north({{5, "22030-2020"}}), "0 added, 1 changed, 0 known, 0 left"},
        {"another phone", row_of_north({{6, "703-234-5799"}}), "0 added, 1 changed, 0 known, 0 left"},
        {"another administrator", row_of_north({{10, "Ana"}, {11, "Foss"}}), "0 added, 1 changed, 0 known, 0 left"},
        {"its own taxpayer ID", row_of_north({{8, "no"}}), "0 added, 1 changed, 0 known, 0 left"},
        {"the practice's administrator", row_of_north({{10, "same"}, {11, ""}, {12, ""}, {13, ""}}), "0 added, 1 changed, 0 known, 0 left"},
        {"the main office's address", row_of_north({{1, "same"}, {2, ""}, {3, ""}, {4, ""}, {5, ""}}), "0 added, 1 changed, 0 known, 0 left"},
        {"blank cells", row_of_north({{1, ""}, {2, ""}, {3, ""}, {4, ""}, {5, ""}, {6, ""}, {7, ""}, {8, ""}, {9, ""}, {10, ""}, {11, ""}, {12, ""}, {13, ""}}), "0 added, 0 changed, 1 known, 0 left"},
        {"the name alone in another city", row_of_north({{3, "Vienna"}, {5, ""}}), "0 added, 1 changed, 0 known, 0 left"},
        {"another name", row_of_north({{0, "Riverbend Oncology South"}}), "1 added, 0 changed, 0 known, 0 left"},
        {"the same name with another ZIP code", row_of_north({{3, "Vienna"}, {5, "22180"}}), "0 added, 0 changed, 0 known, 1 left"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        const auto read = read_offices(row.row, with_north());
        CHECK(counts(read) == row.counts);
        if (!read.changed.offices.empty()) CHECK(read.changed.offices[0].id == "o7");
        if (!read.faults.empty()) CHECK(reasons_in(read) == texts::row_other_zip);
    }
}

TEST_CASE("the name decides where a row, or the list, has no ZIP code") {
    auto answers = with_north();
    answers.offices[0].zip.clear();
    CHECK(counts(read_offices(row_of_north({}), answers)) == "0 added, 1 changed, 0 known, 0 left");
    // Of an office where the main office is, the ZIP code is that one's.
    auto same = with_north();
    same.offices[0].same_address = true;
    same.practice.zip = "22030";
    const auto moved = read_offices(row_of_north({{2, ""}}), same);
    REQUIRE(moved.changed.offices.size() == 1);
    CHECK(!moved.changed.offices[0].same_address);
    // What stood in its address once is not what the row says.
    CHECK(moved.changed.offices[0].line2.empty());
    same.practice.zip = "22180";
    CHECK(counts(read_offices(row_of_north({}), same)) == "0 added, 0 changed, 0 known, 1 left");
    // A request does not know where that is.
    auto request = make::request(Kind::add_offices);
    request.offices = same.offices;
    CHECK(counts(read_offices(row_of_north({}), request)) == "0 added, 1 changed, 0 known, 0 left");
}

TEST_CASE("of two rows about one office, the second is known when it says the same, and a fault when it does not") {
    const auto row = row_of_north({}), other = row_of_north({{6, "703-234-5799"}}), elsewhere = row_of_north({{5, "22180"}});
    CHECK(counts(read_offices(row + "\n" + row)) == "1 added, 0 changed, 1 known, 0 left");
    const auto twice = read_offices(row + "\n" + other);
    CHECK(counts(twice) == "1 added, 0 changed, 0 known, 1 left");
    CHECK(reasons_in(twice) == texts::office_rows.is_twice);
    CHECK(twice.rest == other + "\n");
    CHECK(reasons_in(read_offices(row + "\n" + elsewhere)) == texts::row_other_zip);
    for (const auto& rows : {row + "\n" + other, other + "\n" + row}) CHECK(reasons_in(read_offices(rows, with_north())) == texts::office_rows.is_twice);
}

TEST_CASE("each row has one verdict: added, changed, known, and left are all there are") {
    std::string text;
    for (int i = 0; i < 60; ++i) {
        const auto name = "Office " + std::string{static_cast<char>('a' + i % 26), static_cast<char>('a' + i % 7)};
        text += row_of_north({{0, name}, {6, i % 5 ? "703-234-5700" : "12"}, {5, i % 11 ? "22030" : "22180"}}) + "\n";
    }
    text += row_of_north({{7, ""}}) + "\n" + row_of_north({{7, "703-234-5704"}}) + "\n";
    const auto read = read_offices(text, with_north());
    CHECK(read.added.offices.size() + read.changed.offices.size() + read.known + read.faults.size() == 62);
    CHECK(read.known >= 1);
    CHECK(read.faults.size() >= 12);
}

TEST_CASE("what is sealed stays with its office, and travels with no row") {
    auto answers = with_north();
    answers.offices[0].same_ein = false, answers.offices[0].ein = {"04-2103594", true};
    const auto row = row_of_north({{6, "703-234-5799"}, {8, ""}});
    const auto read = read_offices(row, answers);
    REQUIRE(read.changed.offices.size() == 1);
    CHECK(read.changed.offices[0].ein == Secret{});
    auto app = app_with(answers, std::string(url));
    app.type("/content/offices/0/ein", "04-2103594").type(box, row).press("take-rows").press("take-rows");
    CHECK(app.state.answers.offices[0].phone == "703-234-5799");
    CHECK(app.state.answers.offices[0].ein.text == "04-2103594");
    CHECK(!app.state.answers.offices[0].same_ein);
}

TEST_CASE("a list has no more offices than it can") {
    std::string text;
    for (std::size_t i = 0; i < offices_max + 3; ++i) text += row_of_north({{0, "Office " + std::to_string(i)}}) + "\n";
    const auto read = read_offices(text);
    CHECK(read.added.offices.size() == offices_max);
    REQUIRE(read.faults.size() == 3);
    CHECK(read.faults[0].reasons == std::vector<std::string>{std::string(sentence(Code::too_many_offices))});
}

TEST_CASE("each of ten thousand rows has its verdict, beside a thousand offices on the list") {
    auto answers = without_offices();
    for (std::size_t i = 0; i < offices_max; ++i) answers.offices.push_back(office_called("o" + std::to_string(i + 1), "Office " + std::to_string(i)));
    const auto text_of = [](std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += row_of_north({{0, "Office " + std::to_string(i % (2 * offices_max))}, {5, i % 2 ? "22030" : "22180"}}) + "\n";
        return text;
    };
    const auto read = read_offices(text_of(10'000), answers);
    CHECK(read.added.offices.size() + read.changed.offices.size() + read.known + read.faults.size() == 10'000);
}

// --- the page ---------------------------------------------------------------------------------------------------------

TEST_CASE("offices are added from a spreadsheet in a registration, and in a request for offices; nowhere else") {
    for (const bool is_request : {false, true}) {
        auto content = is_request ? make::request(Kind::add_offices) : without_offices();
        content.offices.clear();
        auto app = app_with(content, std::string(url));
        CHECK(app.url() == url);
        app.type(box, row_of_north({})).press("take-rows");
        REQUIRE(app.state.answers.offices.size() == 1);
        CHECK(app.state.answers.offices[0].id.starts_with("o"));
        CHECK(app.effect<Announce>()->text == "1 office was added.");
        app.type(box, row_of_north({})).press("take-rows");
        CHECK(app.effect<Announce>()->text == "0 offices were added. 1 row was already on the list.");
        CHECK(app.state.answers.offices.size() == 1);
    }
    CHECK(app_with(make::request(Kind::add_users), std::string(url)).url() == "#/");
    CHECK(app_with(make::smallest(), std::string(url)).url() == "#/");
}

TEST_CASE("what rows would change of an office is said before they do, and is undone in one step; what is missing in the list stays") {
    auto answers = with_north();
    answers.offices.push_back(office_called("o9", "Riverbend Oncology West"));
    auto app = app_with(answers, std::string(url));
    app.type(box, row_of_north({{6, "703-234-5799"}, {10, "same"}, {11, ""}, {12, ""}, {13, ""}}) + "\n" + row_of_north({{0, "Riverbend Oncology East"}, {9, ""}})).press("take-rows");
    const auto& pasting = pasting_of(app.state, Section::offices);
    REQUIRE(pasting.faults.size() == 2);
    CHECK(pasting.faults[0].reasons[0] == "1 office on the list would change. Nothing has been added yet. To change this office, choose “Add these offices” again.");
    CHECK(pasting.faults[1].reasons[0] == "Riverbend Oncology North: Same administrator as the practice “No” becomes “Yes”; Phone “703-234-5700” becomes “703-234-5799”");
    CHECK(app.state.answers.offices.size() == 2);
    CHECK(rows_waiting(app.state) == texts::office_rows.none_waiting_added);
    app.press("take-rows");
    CHECK(app.effect<Announce>()->text == "1 office was added. 1 office was changed.");
    REQUIRE(app.state.answers.offices.size() == 3);
    CHECK(app.state.answers.offices[0].phone == "703-234-5799");
    CHECK(app.state.answers.offices[0].same_administrator);
    CHECK(app.state.answers.offices[1].name == "Riverbend Oncology West");
    CHECK(app.state.history.done.back().name == "add rows from a spreadsheet");
    app.press("undo");
    CHECK(app.state.answers.offices == answers.offices);
    CHECK(pasting.text.starts_with("Riverbend Oncology North"));
    app.press("redo");
    CHECK(app.state.answers.offices.size() == 3);
    CHECK(pasting.text.empty());
}

TEST_CASE("an office that is added in place of one that was removed gets an id of its own, and one with its own taxpayer ID waits for it") {
    auto app = app_with(with_north(), "#/register/offices");
    app.press("remove:o7").go(std::string(url)).type(box, row_of_north({{8, "no"}})).press("take-rows");
    REQUIRE(app.state.answers.offices.size() == 1);
    CHECK(app.state.answers.offices[0].id == "o8");
    CHECK(!app.state.answers.offices[0].same_ein);
    CHECK(app.state.answers.offices[0].ein == Secret{});
}

TEST_CASE("rows of users and of offices wait apart, each in its box, in the draft, and in what is said of them") {
    auto app = app_with(without_offices(), std::string(url));
    const std::string office = row_of_north({{6, "12"}}) + "\n", user = "Jun\tMori\tnowhere\t703-234-5711\tAbstractor\t\tno\t\tno\t\n";
    app.type(box, office).press("take-rows").go("#/register/rows").type(rows_key(Section::users), user).press("take-rows");
    CHECK(rows_waiting(app.state, Section::offices) == "1 row of offices from your spreadsheet has not been added.");
    CHECK(rows_waiting(app.state) == "1 row of offices from your spreadsheet has not been added. 1 row of users from your spreadsheet has not been added.");
    App again;
    again.boot(write_draft(draft_of(app.state)), {}, std::string(url));
    CHECK(pasting_of(again.state, Section::offices).text == kept_rows(office));
    CHECK(pasting_of(again.state, Section::offices).is_from_draft);
    CHECK(pasting_of(again.state, Section::users).text == user);
    CHECK(again.state.unknown.empty());
    // A step of the other list says nothing of them, and Undo leaves them.
    app.go(std::string(url)).type(box, row_of_north({})).press("take-rows");
    CHECK(rows_waiting(app.state) == "1 row of users from your spreadsheet has not been added.");
    app.press("undo");
    CHECK(pasting_of(app.state, Section::users).text == user);
    CHECK(pasting_of(app.state, Section::users).faults.size() == 1);
    // Where there is one office, those are not asked for.
    app.choose("/content/practice/multiple_offices", "no");
    CHECK(rows_waiting(app.state, Section::offices).empty());
}

TEST_CASE("an earlier draft, which knew rows of users alone, opens with them") {
    Draft draft;
    draft.content = without_offices();
    draft.pasted = "Jun\tMori";
    auto text = write_draft(draft);
    CHECK(text.find("\"pasted\":\"Jun\\tMori\"") != std::string::npos);
    CHECK(text.find("pasted_offices") == std::string::npos);
    App app;
    app.boot(text, {}, "#/register/rows");
    CHECK(pasting_of(app.state, Section::users).text == "Jun\tMori");
    CHECK(pasting_of(app.state, Section::offices).text.empty());
    // What is too long is left out, not the draft.
    draft.pasted_offices = std::string(pasted_kept_max + 1, 'a');
    const auto read = read_draft(write_draft(draft));
    REQUIRE(read);
    CHECK(read.value().pasted_offices.empty());
    CHECK(read.value().pasted == "Jun\tMori");
}

TEST_CASE("of a ZIP code with nine digits, the draft keeps the first five of a row that waits") {
    CHECK(kept_rows(row_of_north({{6, "12"}})) == row_of_north({{5, "22030"}, {6, "12"}}));
    for (const auto& number : {"04-2103594", "123-45-6789", "042103594", "04210 3594"}) CHECK(kept_rows(number).find_first_of("0123456789") == std::string::npos);
}

TEST_CASE("rows of offices that need a correction are saved with their reasons, and taken once they are corrected") {
    auto app = app_with(without_offices(), std::string(url));
    app.type(box, row_of_north({}, ',') + "\n" + row_of_north({{0, "=Riverbend South"}, {6, "12"}}, ',') + "\n" + row_of_north({{0, "Riverbend East"}, {3, ""}}, ',')).press("take-rows").press("save-rows");
    REQUIRE(app.has<Download>());
    CHECK(app.effect<Download>()->name == "qopi-offices-riverbend-oncology-to-correct.csv");
    auto file = app.effect<Download>()->bytes;
    CHECK(file.starts_with("Office name,Street address,Suite,City,State,ZIP code,Phone,Fax,Same taxpayer ID,NPI,Administrator first name,Administrator last name,"
                           "Administrator email,Administrator phone,Reason\n"));
    CHECK(file.find("\n'=Riverbend South,") != std::string::npos);
    CHECK(file.find("Enter the city.") != std::string::npos);
    App again = app_with(app.state.answers, std::string(url));
    again.happen(RowsBrought{"offices", "a.csv", file, ""}).press("take-rows").press("save-rows");
    CHECK(again.effect<Download>()->bytes == file);
    const auto replace = [&](std::string_view from, std::string_view to) { file.replace(file.find(from), from.size(), to); };
    replace("'=Riverbend South", "Riverbend South"), replace(",12,", ",703-234-5712,"), replace(",,VA", ",Fairfax,VA");
    App corrected = app_with(app.state.answers, std::string(url));
    corrected.happen(RowsBrought{"offices", "a.csv", file, ""}).press("take-rows");
    CHECK(corrected.state.answers.offices.size() == 3);
    CHECK(pasting_of(corrected.state, Section::offices).text.empty());
}

TEST_CASE("the rows of a file go into the box of the list they were chosen for, whatever page is open by then") {
    auto app = app_with(without_offices(), "#/register/rows");
    app.happen(RowsBrought{"offices", "sites.xlsx", row_of_north({}), ""});
    CHECK(pasting_of(app.state, Section::offices).text == row_of_north({}));
    CHECK(pasting_of(app.state, Section::users).text.empty());
    CHECK(app.effect<Announce>()->text == "The rows of “sites.xlsx” are in the box. Look at them, then choose “Add these offices.”");
    for (const std::string_view list : {"members", "practice", "nothing"}) {
        app.happen(RowsBrought{std::string(list), "sites.xlsx", "a\tb", ""});
        CHECK(std::count_if(app.state.pastings.begin(), app.state.pastings.end(), [](const Pasting& one) { return !one.text.empty(); }) == 1);
    }
}

TEST_CASE("the template of offices has the headings and an example, which is no office") {
    auto app = app_with(without_offices(), std::string(url));
    app.press("save-template");
    REQUIRE(app.has<Download>());
    CHECK(app.effect<Download>()->name == "qopi-offices-template.csv");
    const auto read = read_offices(app.effect<Download>()->bytes);
    CHECK(counts(read) == "0 added, 0 changed, 0 known, 1 left");
    CHECK(reasons_in(read) == texts::office_rows.is_example);
    // But for its name it is one.
    auto changed = app.effect<Download>()->bytes;
    changed.replace(changed.find("Example Oncology"), 16, "Lakeside Medical");
    CHECK(counts(read_offices(changed)) == "1 added, 0 changed, 0 known, 0 left");
}

TEST_CASE("the step of offices is not done while rows of offices wait") {
    auto app = app_with(with_north(), std::string(url));
    const auto progress = [&](Step step) {
        for (const auto& one : app.state.page.steps)
            if (one.info.step == step) return one.progress;
        return StepStatus::Progress::not_begun;
    };
    app.go("#/register/users");
    CHECK(progress(Step::offices) == StepStatus::Progress::done);
    app.go(std::string(url)).type(box, "North\t12").press("take-rows").go("#/register/users");
    CHECK(progress(Step::offices) == StepStatus::Progress::open);
    CHECK(progress(Step::users) == StepStatus::Progress::done);
}

}  // namespace qopi
