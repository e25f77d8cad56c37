// Telephone numbers, here and abroad.
#include "values_row.hpp"

namespace qopi {
namespace {

TEST_CASE("a phone number is written in one way, however it was typed") {
    check_rows(check_phone, {
                                {"5714831660", "ok", "571-483-1660"},
                                {"(571) 483-1660", "ok", "571-483-1660"},
                                {"571.483.1660", "ok", "571-483-1660"},
                                {"571/483-1660", "ok", "571-483-1660"},
                                {"1-571-483-1660", "ok", "571-483-1660"},
                                {"+1 571 483 1660", "ok", "571-483-1660"},
                                {"+1 (571) 483–1660", "ok", "571-483-1660"},
                                {"571\u00A0483\u00A01660", "ok", "571-483-1660"},
                                {"\u202A(571) 483-1660\u202C", "ok", "571-483-1660"},
                                {"５７１－４８３－１６６０", "ok", "571-483-1660"},
                                {"011 1 571 483 1660", "ok", "571-483-1660"},
                            });
}

TEST_CASE("an extension is kept apart") {
    check_rows(check_phone, {
                                {"571.483.1660 x204", "ok", "571-483-1660 ext. 204"},
                                {"571-483-1660x204", "ok", "571-483-1660 ext. 204"},
                                {"571-483-1660 X 204", "ok", "571-483-1660 ext. 204"},
                                {"571-483-1660 ext 204", "ok", "571-483-1660 ext. 204"},
                                {"571-483-1660 Ext. 204", "ok", "571-483-1660 ext. 204"},
                                {"571-483-1660 extension 204", "ok", "571-483-1660 ext. 204"},
                                {"571-483-1660 ext: 204", "ok", "571-483-1660 ext. 204"},
                                {"571-483-1660 #204", "ok", "571-483-1660 ext. 204"},
                                {"571-483-1660;ext=204", "ok", "571-483-1660 ext. 204"},
                                {"571-483-1660 ext. 1234567", "ok", "571-483-1660 ext. 1234567"},
                                {"571-483-1660 ext. 12345678", "phone-extension", "571-483-1660 ext. 12345678"},
                                {"571-483-1660 ext.", "phone-extension", "571-483-1660 ext."},
                                {"571-483-1660 ext. 2 or 3", "phone-letters", "571-483-1660 ext. 2 or 3"},
                                {"571-483-1660 #2 #3", "phone-characters", "571-483-1660 #2 #3"},
                                {"#5714831660", "phone-characters", "#5714831660"},
                                {"x204", "phone-letters", "x204"},
                            });
}

TEST_CASE("a number abroad keeps its groups and is checked by its length") {
    check_rows(check_phone, {
                                {"+44 20 7946 0958", "ok", "+44 20 7946 0958"},
                                {"+44-20-7946-0958", "ok", "+44 20 7946 0958"},
                                {"+44 (0)20 7946 0958", "ok", "+44 20 7946 0958"},
                                {"011 44 20 7946 0958", "ok", "+44 20 7946 0958"},
                                {"011442079460958", "ok", "+442079460958"},
                                {"+442079460958", "ok", "+442079460958"},
                                {"+44 20 7946 0958 x12", "ok", "+44 20 7946 0958 ext. 12"},
                                {"＋４４ 20 7946 0958", "ok", "+44 20 7946 0958"},
                                {"+12345678", "phone-length", "+12345678"},
                                {"+2345678", "phone-international", "+2345678"},
                                {"+23456789", "ok", "+23456789"},
                                {"+234567890123456", "ok", "+234567890123456"},
                                {"+2345678901234567", "phone-international", "+2345678901234567"},
                                {"+0 20 7946 0958", "phone-international", "+0 20 7946 0958"},
                                {"+", "phone-international", "+"},
                                {"44 + 20 7946 0958", "phone-characters", "44 + 20 7946 0958"},
                                {"++44 20 7946 0958", "phone-characters", "++44 20 7946 0958"},
                                {"+44 twenty", "phone-letters", "+44 twenty"},
                            });
}

TEST_CASE("what is no number is refused as it was typed") {
    check_rows(check_phone, {
                                {" 571-483-166 ", "phone-length", "571-483-166"},
                                {"011-483-1660", "area-first-digit", "011-483-1660"},
                                {"571-483-1660, 571-483-1661", "phone-characters", "571-483-1660, 571-483-1661"},
                                {"571-483-1660 или 1661", "phone-letters", "571-483-1660 или 1661"},
                                {"-", "phone-length", "-"},
                                {"☎ 571-483-1660", "phone-characters", "☎ 571-483-1660"},
                            });
}

TEST_CASE("service codes may follow an area code that belongs to no place") {
    check_rows(check_phone, {
                                {"800-911-2345", "ok", "800-911-2345"},
                                {"888-211-2345", "ok", "888-211-2345"},
                                {"703-211-2345", "exchange-n11", "703-211-2345"},
                                {"800-111-2345", "exchange-first-digit", "800-111-2345"},
                            });
}

TEST_CASE("every area code is judged by its three digits") {
    // ATIS: of the 800 area codes from 200 to 999, 80 have a 9 in the middle, 8 end in 11, and 20 begin with 37 or 96.
    int ok = 0;
    for (int area = 0; area < 1000; ++area) {
        const Code code = check_phone(std::to_string(1000 + area).substr(1) + "-234-5678").code;
        if (severity(code) != Severity::error) ++ok;
    }
    CHECK(ok == 800 - 80 - 8 - 20);
}

}  // namespace
}  // namespace qopi
