// Names and how they are capitalized; lines of text; the challenge question.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "values_row.hpp"
#include "vectors.hpp"

namespace qopi {
namespace {

TEST_CASE("names are put in normal form and keep their letters") {
    check_rows(check_given_name, {
                                     {"  Mary  Ann ", "ok", "Mary Ann"},
                                     {"Jose\u0301", "ok", "José"},
                                     {"Mary\u00A0Ann", "ok", "Mary Ann"},
                                     {"J", "ok", "J"},
                                     {"გიორგი", "ok", "გიორგი"},
                                     {"नेहा", "ok", "नेहा"},
                                     {"نیما\u200Cرضا", "ok", "نیما\u200Cرضا"},
                                     {"नेहा\u200D", "ok", "नेहा"},
                                     {"An\u200Da", "ok", "Ana"},
                                     {"Ana\uFE0F", "ok", "Ana"},
                                     {"Jos\u0065\u200C\u0301", "ok", "José"},
                                     {"Mary \u200D Ann", "ok", "Mary Ann"},
                                     {"Ana\U000E0045\U000E0076\U000E0065", "ok", "Ana"},
                                     {"\u200FAna\u200E", "ok", "Ana"},
                                     {"葛\U000E0100", "ok", "葛\U000E0100"},
                                     {"\u200D\uFE0F", "required", "\u200D\uFE0F"},
                                     {"   ", "required", ""},
                                     {"Ma\x07ry", "text-characters", "Ma\x07ry"},
                                     {"Ma\u202Ery", "text-characters", "Ma\u202Ery"},
                                     {"M\xFCller", "text-characters", "M\xFCller"},
                                 });
    check_rows(check_practice_name, {
                                        {"X", "text-too-short", "X"},
                                        {"Texas Oncology,\n PA", "ok", "Texas Oncology, PA"},
                                    });
}

TEST_CASE("each kind of name has its length, counted in characters") {
    struct Row {
        Check check;
        std::size_t max;
    };
    for (const Row& row : {Row{check_given_name, 60}, Row{check_family_name, 80}, Row{check_practice_name, 120}, Row{check_city, 80},
                           Row{check_line, 80}, Row{check_street, 80}, Row{check_postal_code_abroad, 16}, Row{check_question, 150}}) {
        CAPTURE(row.max);
        std::string text = "Ø";
        while (text.size() < row.max + 1) text += "o";  // one letter of two bytes
        const bool fits = row.check(text).code == Code::ok;
        CHECK(fits);
        const bool refuses = severity(row.check(text + "o").code) == Severity::error;
        CHECK(refuses);
        const bool refuses_much = severity(row.check(std::string(1000000, 'x')).code) == Severity::error;
        CHECK(refuses_much);
    }
}

TEST_CASE("a suggestion writes the name as usual, and says nothing where only the family knows") {
    check_rows(check_family_name, {
                                      {"MCDONALD", "all-upper-case", "MCDONALD", "McDonald"},
                                      {"mcdonald", "all-lower-case", "mcdonald", "McDonald"},
                                      {"mcDonald", "first-letter-lower-case", "mcDonald", "McDonald"},
                                      {"O'NEILL", "all-upper-case", "O'NEILL", "O'Neill"},
                                      {"o’neill", "all-lower-case", "o’neill", "O’Neill"},
                                      {"D'ANGELO", "all-upper-case", "D'ANGELO", "D'Angelo"},
                                      {"SMITH-JONES", "all-upper-case", "SMITH-JONES", "Smith-Jones"},
                                      {"SMITH III", "all-upper-case", "SMITH III", "Smith III"},
                                      {"smith iii", "all-lower-case", "smith iii", "Smith III"},
                                      {"SMITH, JR.", "all-upper-case", "SMITH, JR.", "Smith, Jr."},
                                      {"KING PHD", "all-upper-case", "KING PHD", "King PhD"},
                                      {"ØDEGÅRD", "all-upper-case", "ØDEGÅRD", "Ødegård"},
                                      {"ІВАНЕНКО", "all-upper-case", "ІВАНЕНКО", "Іваненко"},
                                      {"NG", "all-upper-case", "NG", "Ng"},
                                      {"MACK", "all-upper-case", "MACK", "Mack"},
                                      {"DEAN", "all-upper-case", "DEAN", "Dean"},
                                      {"MACARTHUR", "all-upper-case", "MACARTHUR", ""},
                                      {"DEVITA", "all-upper-case", "DEVITA", ""},
                                      {"LAROCCA", "all-upper-case", "LAROCCA", ""},
                                      {"VAN DER BERG", "all-upper-case", "VAN DER BERG", ""},
                                      {"van der berg", "all-lower-case", "van der berg", ""},
                                      {"DE LA CRUZ", "all-upper-case", "DE LA CRUZ", ""},
                                      {"AL-MASRI", "all-upper-case", "AL-MASRI", ""},
                                      {"'T HOOFT", "all-upper-case", "'T HOOFT", "'t Hooft"},
                                      {"smith Jones", "first-letter-lower-case", "smith Jones", "Smith Jones"},
                                      {"bell hooks", "all-lower-case", "bell hooks", "Bell Hooks"},
                                      {"l'Esperance", "ok", "l'Esperance"},
                                      {"o'Neill", "ok", "o'Neill"},
                                      {"dSmith", "first-letter-lower-case", "dSmith", "DSmith"},
                                  });
    check_rows(check_given_name, {
                                     {"MARY ANN", "all-upper-case", "MARY ANN", "Mary Ann"},
                                     {"jean-luc", "all-lower-case", "jean-luc", "Jean-Luc"},
                                     {"j", "first-letter-lower-case", "j", "J"},
                                     {"LAURA", "all-upper-case", "LAURA", "Laura"},
                                     {"JO ANN", "all-upper-case", "JO ANN", "Jo Ann"},
                                 });
    check_rows(
        check_practice_name,
        {
            {"TEXAS ONCOLOGY, PA", "all-upper-case", "TEXAS ONCOLOGY, PA", "Texas Oncology, PA"},
            {"TEXAS ONCOLOGY, P.A.", "all-upper-case", "TEXAS ONCOLOGY, P.A.", "Texas Oncology, P.A."},
            {"texas oncology llc", "all-lower-case", "texas oncology llc", "Texas Oncology LLC"},
            {"TEXAS ONCOLOGY of Dallas", "mostly-upper-case", "TEXAS ONCOLOGY of Dallas", "Texas Oncology of Dallas"},
            {"UCLA HEALTH", "all-upper-case", "UCLA HEALTH", "UCLA Health"},
            {"ucla health", "all-lower-case", "ucla health", "UCLA Health"},
            {"MD ANDERSON", "all-upper-case", "MD ANDERSON", "MD Anderson"},
            {"ST. JUDE CHILDREN'S RESEARCH HOSPITAL", "all-upper-case", "ST. JUDE CHILDREN'S RESEARCH HOSPITAL",
             "St. Jude Children's Research Hospital"},
            {"CANCER CENTER OF THE CAROLINAS", "all-upper-case", "CANCER CENTER OF THE CAROLINAS", "Cancer Center of the Carolinas"},
            {"THE CENTER FOR CANCER AND BLOOD DISORDERS", "all-upper-case", "THE CENTER FOR CANCER AND BLOOD DISORDERS",
             "The Center for Cancer and Blood Disorders"},
            {"CENTRO DE CÁNCER DE PUERTO RICO", "all-upper-case", "CENTRO DE CÁNCER DE PUERTO RICO", "Centro de Cáncer de Puerto Rico"},
            {"CHS ONCOLOGY INC.", "all-upper-case", "CHS ONCOLOGY INC.", "CHS Oncology Inc."},
            {"21ST CENTURY ONCOLOGY", "all-upper-case", "21ST CENTURY ONCOLOGY", "21ST Century Oncology"},
            {"texas Oncology", "first-letter-lower-case", "texas Oncology", "Texas Oncology"},
            {"1st choice cancer care", "all-lower-case", "1st choice cancer care", "1st Choice Cancer Care"},
        });
    check_rows(check_street, {
                                 {"100 HARBOR ROAD", "all-upper-case", "100 HARBOR ROAD", "100 Harbor Road"},
                                 {"100 harbor road", "all-lower-case", "100 harbor road", "100 Harbor Road"},
                                 {"SUITE 300", "ok", "SUITE 300"},
                                 {"100 Harbor Road", "ok", "100 Harbor Road"},
                                 {"PO BOX 1200", "ok", "PO BOX 1200"},
                                 {"200 NW 5TH ST", "ok", "200 NW 5TH ST"},
                                 {"12 McDowell ROAD", "ok", "12 McDowell ROAD"},
                                 {"4-1", "ok", "4-1"},
                             });
    check_rows(check_city, {
                               {"LA JOLLA", "all-upper-case", "LA JOLLA", "La Jolla"},
                               {"st. louis", "all-lower-case", "st. louis", "St. Louis"},
                               // People were offered a name that the check itself would have written otherwise.
                               {"SAH\u0331IN", "all-upper-case", "SAH\u0331IN", "Sa\u1E96in"},
                               {"MACON", "all-upper-case", "MACON", "Macon"},
                               {"Winston-Salem", "ok", "Winston-Salem"},
                               {"den Haag", "ok", "den Haag"},
                               {"東京", "ok", "東京"},
                           });
}

TEST_CASE("no agreed example gets a suggestion that is warned of again, or that changes more than capitals") {
    const auto vectors = nlohmann::json::parse(vectors_json, nullptr, false);
    for (const auto& row : vectors.at("name")) {
        const std::string value = row.at("value");
        const std::string kind = row.at("kind");
        CAPTURE(value);
        const Check check = kind == "given-name" ? check_given_name : kind == "family-name" ? check_family_name : check_practice_name;
        const Verdict verdict = check(value);
        const bool fine = verdict.code == Code::ok;
        if (fine) CHECK(verdict.suggestion == "");
        if (verdict.suggestion.empty()) continue;
        CHECK(text(check(verdict.suggestion).code) == "ok");
        CHECK(verdict.suggestion.size() == value.size());
    }
}

TEST_CASE("a line of an address is any text that can be shown") {
    check_rows(check_line, {
                               {" 123  Main St,\tSuite 4 ", "ok", "123 Main St, Suite 4"},
                               {"123 MAIN ST", "ok", "123 MAIN ST"},
                               {"\x1B[31mred", "text-characters", "\x1B[31mred"},
                           });
    check_rows(check_postal_code_abroad, {
                                             {" SW1A  1AA ", "ok", "SW1A 1AA"},
                                             {"12345678901234567", "text-too-long", "12345678901234567"},
                                         });
}

TEST_CASE("a challenge question whose answer can be found out is warned of") {
    check_rows(check_question, {
                                   {"Which bird sang?", "ok", "Which bird sang?"},
                                   {"Where is my birthplace?", "weak-question", "Where is my birthplace?"},
                                   {"Where were you born?", "weak-question", "Where were you born?"},
                                   {"Mother's MAIDEN name", "weak-question", "Mother's MAIDEN name"},
                                   {"Name of your first pet?", "weak-question", "Name of your first pet?"},
                                   {"Where was I born?", "weak-question", "Where was I born?"},
                                   {"What is my mother’s maiden name?", "weak-question", "What is my mother’s maiden name?"},
                                   {"What is my pet's name?", "weak-question", "What is my pet's name?"},
                                   {"What was my first car?", "weak-question", "What was my first car?"},
                                   {"Which high school did I go to?", "weak-question", "Which high school did I go to?"},
                                   {"What is my favourite color?", "weak-question", "What is my favourite color?"},
                                   {"In which street did we live?", "weak-question", "In which street did we live?"},
                                   {"Which cartridge was scarce?", "ok", "Which cartridge was scarce?"},
                                   {"Who repeats petitions?", "ok", "Who repeats petitions?"},
                                   {"Who is stillborn again", "ok", "Who is stillborn again"},
                                   {"Why?", "question-length", "Why?"},
                                   {"12345", "ok", "12345"},
                               });
}

TEST_CASE("a response is compared without case, width and spacing") {
    CHECK(normalized_response("  Blue   Heron ") == "blue heron");
    CHECK(normalized_response("ＢＬＵＥ\u3000ＨＥＲＯＮ") == "blue heron");
    CHECK(normalized_response("E\u0301lan") == normalized_response("ÉLAN"));
    check_rows(check_response, {
                                   {" Blue  Heron ", "ok", "Blue  Heron"},
                                   {"blue", "ok", "blue"},
                                   {"a  b", "response-length", "a  b"},
                                   {"abc", "response-length", "abc"},
                                   {"wx\x01yz", "text-characters", "wx\x01yz"},
                               });
}

}  // namespace
}  // namespace qopi
