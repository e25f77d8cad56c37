// Numbers that identify a person or a practice, and counts.
#include "values_row.hpp"

namespace qopi {
namespace {

TEST_CASE("an NPI is tidied when it is right, and left as typed when it is wrong") {
    check_rows(check_npi, {
                              {"1234567893", "ok", "1234567893"},
                              {" 1234 567-893 ", "ok", "1234567893"},
                              {"1234.567.893", "ok", "1234567893"},
                              {"１２３４５６７８９３", "ok", "1234567893"},
                              {"1234\u00A0567–893", "ok", "1234567893"},
                              {" 1234 567-890 ", "npi-check-digit", "1234 567-890"},
                              {"1234567893.", "ok", "1234567893"},
                              {"NPI 1234567893", "npi-chars", "NPI 1234567893"},
                              {"12345678933", "npi-length", "12345678933"},
                              {"-", "npi-length", "-"},
                              {"0000000000", "npi-first-digit", "0000000000"},
                              {"3234567891", "npi-first-digit", "3234567891"},
                          });
}

TEST_CASE("of ten NPIs that differ in one digit, only one is right") {
    int accepted_count = 0;
    for (int number = 100000000; number < 100010000; ++number) {
        int right = 0;
        for (int digit = 0; digit < 10; ++digit)
            if (check_npi(std::to_string(number) + std::to_string(digit)).code == Code::ok) ++right;
        if (right != 1) {
            CAPTURE(number);
            FAIL_CHECK("not exactly one check digit");
        }
        accepted_count += right;
    }
    CHECK(accepted_count == 10000);
}

TEST_CASE("a UPIN is written with a capital letter") {
    check_rows(check_upin, {
                               {"m00001", "ok", "M00001"},
                               {" a-12345", "ok", "A12345"},
                               {"Ａ１２３４５", "ok", "A12345"},
                               {"oth000", "upin-surrogate", "oth000"},
                               {"INT000", "upin-surrogate", "INT000"},
                               {"p12345", "upin-non-md-do", "P12345"},
                               {"s12345", "upin-non-md-do", "S12345"},
                               {"v12345", "upin-non-md-do", "V12345"},
                               {"w12345", "upin-group", "W12345"},
                               {"m123456", "upin-format", "m123456"},
                               {"É12345", "upin-format", "É12345"},
                               {"A1234O", "upin-format", "A1234O"},
                           });
}

TEST_CASE("a taxpayer ID gets its hyphen, and one of a person is refused in every guise") {
    check_rows(check_ein, {
                              {"911144442", "ok", "91-1144442"},
                              {"91 1144442", "ok", "91-1144442"},
                              {"91–1144442", "ok", "91-1144442"},
                              {"９１－１１４４４４２", "ok", "91-1144442"},
                              {"536-90-4399", "tin-looks-like-ssn", "536-90-4399"},
                              {" 536 90 4399 ", "tin-looks-like-ssn", "536 90 4399"},
                              {"536–90–4399", "tin-looks-like-ssn", "536–90–4399"},
                              {"536—90 4399", "tin-looks-like-ssn", "536—90 4399"},
                              {"536\u201190\u20114399", "tin-looks-like-ssn", "536\u201190\u20114399"},
                              {"５３６－９０－４３９９", "tin-looks-like-ssn", "５３６－９０－４３９９"},
                              {"536.90.4399", "tin-looks-like-ssn", "536.90.4399"},
                              {"SSN: 536-90-4399", "tin-looks-like-ssn", "SSN: 536-90-4399"},
                              {"000-00-0000", "tin-looks-like-ssn", "000-00-0000"},
                              {"912 90 3456", "tin-looks-like-itin", "912 90 3456"},
                              {"12-3456789", "tin-placeholder", "12-3456789"},
                              {"123456789", "tin-placeholder", "12-3456789"},
                              {"000000000", "tin-placeholder", "00-0000000"},
                              {"99-9999999", "tin-placeholder", "99-9999999"},
                              {"98-7654321", "tin-placeholder", "98-7654321"},
                              {"97-1234567", "tin-prefix-not-issued", "97-1234567"},
                              {"911-144442", "tin-format", "911-144442"},
                              {"91-114-4442", "tin-format", "91-114-4442"},
                              {"91.1144442", "tin-format", "91.1144442"},
                              {"9111444423", "tin-format", "9111444423"},
                              {"EIN 91-1144442", "tin-format", "EIN 91-1144442"},
                          });
}

TEST_CASE("seventeen of the hundred prefixes of taxpayer IDs were never issued") {
    int unlisted = 0;
    for (int prefix = 0; prefix < 100; ++prefix) {
        const std::string digits = std::to_string(100 + prefix).substr(1) + "1144442";
        const Verdict verdict = check_ein(digits);
        const bool kept = severity(verdict.code) != Severity::error;
        CHECK(kept);
        if (verdict.code == Code::tin_prefix_not_issued) ++unlisted;
    }
    CHECK(unlisted == 17);
}

TEST_CASE("IDs of members keep their leading zeros") {
    check_rows(check_asco_id, {
                                  {" 0104233 ", "ok", "0104233"},
                                  {"104 233", "ok", "104233"},
                                  {"１０４２３３", "ok", "104233"},
                                  {"123", "ok", "123"},
                                  {"12345678", "ok", "12345678"},
                                  {"123456789", "asco-id-unusual", "123456789"},
                                  {"12345678901234567890", "asco-id-unusual", "12345678901234567890"},
                                  {"a–1", "asco-id-unusual", "a-1"},
                                  {"№ 104233", "asco-id-characters", "№ 104233"},
                              });
    check_rows(check_abim_id, {
                                  {" 0123456 ", "ok", "0123456"},
                                  {"123 456", "ok", "123456"},
                                  {"123-456", "ok", "123456"},
                                  {"1", "abim-id-unusual", "1"},
                                  {"123456789012345678901", "abim-id-characters", "123456789012345678901"},
                                  {"-", "abim-id-characters", "-"},
                              });
}

TEST_CASE("a number of offices is a whole number from 1 to 9,999") {
    check_rows(check_count, {
                                {"1", "ok", "1"},
                                {"9999", "ok", "9999"},
                                {"1,000", "ok", "1000"},
                                {" 7 ", "ok", "7"},
                                {"007", "ok", "7"},
                                {"１２", "ok", "12"},
                                {"0", "count-range", "0"},
                                {"000", "count-range", "000"},
                                {"10000", "count-range", "10000"},
                                {"99999999999999999999999", "count-range", "99999999999999999999999"},
                                {"-1", "count-format", "-1"},
                                {"1.5", "count-format", "1.5"},
                                {"1,00", "count-format", "1,00"},
                                {"10,000", "count-format", "10,000"},
                                {"two", "count-format", "two"},
                                {" ", "count-format", ""},
                            });
}

TEST_CASE("a username has 3 to 40 plain characters") {
    check_rows(check_username, {
                                   {" m.okonkwo ", "ok", "m.okonkwo"},
                                   {"abc", "ok", "abc"},
                                   {"ｍax", "ok", "max"},
                                   {"M.Okonkwo", "ok", "M.Okonkwo"},
                                   {"m okonkwo", "username-characters", "m okonkwo"},
                                   {"é", "username-characters", "é"},
                                   {"-", "username-length", "-"},
                               });
}

}  // namespace
}  // namespace qopi
