// The one table of codes.
#include "values/codes.hpp"

#include <array>
#include <cassert>
#include <cstddef>

namespace qopi {
namespace {

struct Row {
    Code code;
    std::string_view text;
    Severity severity;
    std::string_view sentence;
};

constexpr auto error = Severity::error;
constexpr auto warning = Severity::warning;

constexpr auto rows = std::to_array<Row>({
    {Code::ok, "ok", Severity::ok, ""},

    {Code::npi_chars, "npi-chars", error, "Enter the NPI as 10 digits, starting with 1 or 2."},
    {Code::npi_length, "npi-length", error, "Enter the NPI: 10 digits, starting with 1 or 2."},
    {Code::npi_first_digit, "npi-first-digit", error, "Check the NPI: it must start with 1 or 2."},
    {Code::npi_check_digit, "npi-check-digit", error, "Check the NPI: a digit is wrong, or two are swapped."},
    {Code::upin_format, "upin-format", error, "Enter the UPIN: 1 letter and 5 digits."},
    {Code::upin_surrogate, "upin-surrogate", error,
     "Enter this physician's own UPIN, or leave it blank and enter the NPI. This code is for people without a UPIN."},
    {Code::upin_non_md_do, "upin-non-md-do", warning, "Check the UPIN: for an MD or DO, it starts with a letter from A to M."},
    {Code::upin_group, "upin-group", warning,
     "Check the UPIN: this first letter is for groups. A physician's starts with a letter from A to M."},
    {Code::upin_letter_unassigned, "upin-letter-unassigned", warning, "Check the UPIN: no UPIN is known to start with this letter."},
    {Code::tin_format, "tin-format", error, "Enter the taxpayer ID (EIN) as 9 digits, such as 12-3456789."},
    {Code::tin_looks_like_ssn, "tin-looks-like-ssn", error,
     "This looks like a Social Security number, which we do not save. Use the practice's EIN, or leave this blank and enter the NPI."},
    {Code::tin_looks_like_itin, "tin-looks-like-itin", error,
     "This looks like an individual taxpayer number (ITIN), which we do not save. Use the practice's EIN, or leave this blank and enter the NPI."},
    {Code::tin_placeholder, "tin-placeholder", warning,
     "Check the taxpayer ID: this looks like an example, not a real number."},
    {Code::tin_prefix_not_issued, "tin-prefix-not-issued", warning,
     "Check the first two digits of the taxpayer ID: we know of no EIN that starts with them."},
    {Code::asco_id_characters, "asco-id-characters", error, "Enter the ASCO Member ID in letters, digits, and hyphens: 20 characters at most."},
    {Code::asco_id_unusual, "asco-id-unusual", warning, "Check the ASCO Member ID: it usually has 3 to 8 digits and nothing else."},
    {Code::abim_id_characters, "abim-id-characters", error, "Enter the ABIM ID in digits only. It usually has 6."},
    {Code::abim_id_unusual, "abim-id-unusual", warning, "Check the ABIM ID: it usually has 6 digits."},

    {Code::phone_letters, "phone-letters", error, "Enter the number in digits, without letters."},
    {Code::phone_characters, "phone-characters", error, "Enter one number in digits, such as 571-483-1660 ext. 204."},
    {Code::phone_extension, "phone-extension", error, "Enter an extension of 1 to 7 digits, such as “ext. 204”."},
    {Code::phone_length, "phone-length", error,
     "Enter 10 digits, including the area code. An international number starts with + and the country code."},
    {Code::phone_international, "phone-international", error,
     "Enter an international number as +, country code, and number: 8 to 15 digits."},
    {Code::area_first_digit, "area-first-digit", error, "Check the area code: it cannot start with 0 or 1."},
    {Code::area_n9x, "area-n9x", error, "Check the area code: its second digit cannot be 9."},
    {Code::area_n11, "area-n11", error, "Check the area code: it cannot end in 11."},
    {Code::area_reserved_37x_96x, "area-reserved-37x-96x", error, "Check the area code: no area code starts with 37 or 96."},
    {Code::exchange_first_digit, "exchange-first-digit", error,
     "Check the number: the three digits after the area code cannot start with 0 or 1."},
    {Code::exchange_n11, "exchange-n11", error, "Check the number: the three digits after the area code cannot end in 11."},
    {Code::phone_555_01xx_fictional, "phone-555-01xx-fictional", warning,
     "Check the number: 555-0100 to 555-0199 are reserved for films and examples."},
    {Code::phone_555, "phone-555", warning, "Check the number: few 555 numbers reach an office."},
    {Code::phone_premium_900, "phone-premium-900", warning, "Check the number: callers pay extra for 900 numbers."},
    {Code::email_format, "email-format", error, "Enter one email address, such as name@example.com."},
    {Code::email_too_long, "email-too-long", error, "Enter a shorter email address: at most 64 characters before the @ and 254 in all."},
    {Code::email_dotless_domain, "email-dotless-domain", error,
     "Enter the full email address, with a domain after the @, such as example.com."},
    {Code::email_numeric_tld, "email-numeric-tld", error,
     "Enter an email address that ends in a name, such as example.com, not in a number."},
    {Code::email_typo, "email-typo", warning, "Check the part after the @: it may be misspelled."},
    {Code::email_odd_dots, "email-odd-dots", warning,
     "Check the dots before the @: one at the start, one at the end, or two in a row is rare."},
    {Code::email_smtputf8_local, "email-smtputf8-local", warning,
     "Check the email address: some mail systems reject accents or other special letters before the @."},

    {Code::all_upper_case, "all-upper-case", warning, "Capitalize this as usual, not in all caps."},
    {Code::all_lower_case, "all-lower-case", warning, "Capitalize this as usual, not in all lower case."},
    {Code::mostly_upper_case, "mostly-upper-case", warning, "Capitalize the name as usual: some words are in all caps."},
    {Code::first_letter_lower_case, "first-letter-lower-case", warning, "Start the name with a capital letter."},
    {Code::username_characters, "username-characters", error,
     "Enter the username in letters A to Z, digits, dots, hyphens, and underscores."},
    {Code::username_length, "username-length", error, "Enter a username of 3 to 40 characters."},
    {Code::text_characters, "text-characters", error,
     "Enter this again: it has characters we cannot show, which can come from pasted text."},
    {Code::text_too_long, "text-too-long", error, "Shorten this: it is longer than we can save."},
    {Code::text_too_short, "text-too-short", error, "Enter the full name: at least 2 characters."},
    {Code::zip_format, "zip-format", error, "Enter the ZIP code: 5 digits, or 9 such as 22162-1010."},
    {Code::zip_state_mismatch, "zip-state-mismatch", warning,
     "Check the ZIP code and the state: they do not seem to match."},
    {Code::zip_unassigned, "zip-unassigned", warning, "Check the ZIP code: as far as we know, it is not in use."},
    {Code::zip_military, "zip-military", warning,
     "Check the address: this is a military mailing address. Practices must be in the United States or a US territory."},
    {Code::count_format, "count-format", error, "Enter a whole number in digits."},
    {Code::count_range, "count-range", error, "Enter a number from 1 to 9,999."},
    {Code::question_length, "question-length", error, "Enter a challenge question of 5 to 150 characters."},
    {Code::weak_question, "weak-question", warning,
     "Choose another question if you can: others can often find out the answer to this one, and it never changes."},
    {Code::response_length, "response-length", error, "Enter a challenge response of at least 4 characters."},

    {Code::required, "required", error, "Enter {}."},
    {Code::choose_one, "choose-one", error, "Choose {}."},
    {Code::choose_country, "choose-country", error, "Choose the country."},
    {Code::choose_state, "choose-state", error, "Choose the state or territory."},
    {Code::not_a_choice, "not-a-choice", error, "Choose one of the answers on the list."},
    {Code::office_gone, "office-gone", error, "Check the offices: one that was chosen here is not listed any more. Clear its box."},
    {Code::enter_again, "enter-again", error, "Enter this again: we do not save it in drafts."},
    {Code::npi_or_upin, "npi-or-upin", error, "Enter the physician's NPI, or the UPIN if there is no NPI."},
    {Code::ein_or_npi, "ein-or-npi", error, "Enter the practice's NPI, its taxpayer ID, or both."},
    {Code::npi_shared, "npi-shared", warning,
     "Check the NPI: the physician and practice have the same one. That is right only for a physician in an unincorporated solo practice."},
    {Code::email_same_twice, "email-same-twice", warning, "Change the second email address or leave it blank: it is the same as the first."},
    {Code::email_shared, "email-shared", warning,
     "Check the email address: another person here has the same one. Each should have their own."},
    {Code::email_types_missing, "email-types-missing", error, "Choose at least one type of email."},
    {Code::main_contact_without_email, "main-contact-without-email", warning,
     "Check this answer: this person is a main contact, and QOPI sends information by email."},
    {Code::question_missing, "question-missing", error, "Enter the challenge question, or remove the challenge response."},
    {Code::response_missing, "response-missing", error, "Enter the challenge response, or remove the challenge question."},
    {Code::response_in_question, "response-in-question", error,
     "Change the question or the response: the question gives the response away."},
    {Code::response_known, "response-known", error, "Choose another response: others know this one, because it is also an answer on this form."},
    {Code::country_is_territory, "country-is-territory", error, "Choose the United States as the country, and the territory as the state."},
    {Code::fellowship_name, "fellowship-name", warning,
     "If this is a fellowship program, add “Fellow” or “Fellowship” to the practice name: all physicians listed here are fellows."},
    {Code::offices_more_than_total, "offices-more-than-total", warning, "Check the total number of offices: it is less than the number that will take part."},
    {Code::offices_missing, "offices-missing", error, "Add the other offices that will take part, or answer No on the Main office page."},
    {Code::office_name_twice, "office-name-twice", error, "Enter a different name: another office has this one."},
    {Code::office_address_shared, "office-address-shared", warning,
     "Check the address: another office has the same one. If it is the main office's address, check “Same address as the main office.”"},
    {Code::office_phone_shared, "office-phone-shared", warning, "Check the number: another office has the same one."},
    {Code::office_is_main, "office-is-main", warning, "Check the name: the main office need not be listed here. If this is another office, enter its own name."},
    {Code::too_many_offices, "too-many-offices", error,
     "Remove some offices from this list: it can have at most 1,000. Send the others in a later request."},
    {Code::role_missing, "role-missing", error, "Choose at least one role."},
    {Code::user_office_missing, "user-office-missing", error, "Choose at least one office, or practice-level access."},
    {Code::username_shared, "username-shared", warning, "Check the preferred username: someone else here has the same one."},
    {Code::user_twice, "user-twice", warning,
     "Check this user: this person is already on the list. One entry can have several roles and offices."},
    {Code::user_is_main_contact, "user-is-main-contact", warning,
     "Remove this user unless you want a second login: the corresponding physician, the administrator, and the administrators of offices have access without being listed here."},
    {Code::no_abstractor, "no-abstractor", warning, "Add at least one abstractor: without one, nobody can enter chart data."},
    {Code::too_many_users, "too-many-users", error,
     "Remove some users from this list: it can have at most 10,000. Send the others in a later request."},
    {Code::users_missing, "users-missing", error, "Add at least one user."},
    {Code::changes_missing, "changes-missing", error, "Add at least one change."},
    {Code::offices_left_aside, "offices-left-aside", warning,
     "Check this answer. If it is No, the other offices will not be registered, and their users will no longer belong to them."},
    {Code::registration_left_aside, "registration-left-aside", warning,
     "Check the country: outside the United States, you can only register your interest. What you entered for a registration stays in this draft; to continue it, choose the United States."},
    {Code::nothing_changes, "nothing-changes", error, "Enter what should change: nothing is entered yet."},
    {Code::user_changed_twice, "user-changed-twice", error, "Enter all changes for one person together: this person is listed twice."},
    {Code::office_changed_twice, "office-changed-twice", error, "Enter all changes for one office together: this office is listed twice."},
    {Code::group_too_small, "group-too-small", error, "Add at least two practices to the group."},
    {Code::too_many_practices, "too-many-practices", error, "Remove some practices: a request can list at most 200."},
    {Code::practice_named_twice, "practice-named-twice", error, "List each practice once, with all its offices."},
    {Code::agreement_missing, "agreement-missing", error, "Ask someone authorized to speak for this practice, then check the box."},
    {Code::reference_format, "reference-format", error,
     "Enter the reference as it appears on the confirmation: 8 characters, such as K7M-2RX-94."},
    {Code::reference_check, "reference-check", error, "Check the reference: one of its characters is wrong, or two are swapped."},
    {Code::day_format, "day-format", error, "Enter a valid date: month/day/year, such as 11/30/2026."},
    {Code::day_unusual, "day-unusual", warning, "Check the year: this date is more than six months ago or more than a year from now."},
    {Code::same_as_former, "same-as-former", warning, "Check this name: it is also the name of the new person."},
    {Code::name_unchanged, "name-unchanged", warning, "Check the new name: it is the same as the current one."},
    {Code::statement_unanswered, "statement-unanswered", error, "Choose whether you agree."},
    {Code::statement_not_agreed, "statement-not-agreed", error,
     "Agree to this statement, or ask the Help Desk: all eight are needed to participate in QOPI."},
    {Code::not_eligible, "not-eligible", error,
     "Ask the Help Desk whether your practice can participate: with this answer it cannot register."},
    {Code::declaration_missing, "declaration-missing", error, "Read the declaration, enter your name, and check the box."},
    {Code::answers_changed, "answers-changed", error, "Make the declaration again: the answers have changed since you made it."},
    {Code::member_unknown, "member-unknown", error,
     "Check the ASCO Member ID, usually 3 to 8 digits, and the last name: they do not match a member we know. The corresponding "
     "physician must be an active member."},
    {Code::member_inactive, "member-inactive", error,
     "This membership is not active. Ask ASCO Member Services to reactivate it, or choose another corresponding physician. Submit once the "
     "membership is active."},
    {Code::unknown_member, "unknown-member", warning, "Check this part of the file: this version does not recognize it and ignores it."},
    {Code::wrong_type, "wrong-type", error, "Ask for a new file: this part has the wrong type."},
    {Code::not_asked, "not-asked", error,
     "Ask for a new file: this part answers a question that the other answers rule out."},

    {Code::package_too_large, "package-too-large", error, "Check the file: it is too large to be a QOPI draft or package."},
    {Code::package_not_utf8, "package-not-utf8", error, "Ask for a new file: this one is not UTF-8 text."},
    {Code::package_syntax, "package-syntax", error, "Get a new copy of the file: this one is damaged or of another type."},
    {Code::package_duplicate_key, "package-duplicate-key", error, "Ask for a new file: this one has the same entry twice."},
    {Code::package_too_deep, "package-too-deep", error, "Ask for a new file: this one is nested over 32 levels deep."},
    {Code::package_number, "package-number", error,
     "Ask for a new file: this one has a number that is not whole or is too large."},
    {Code::package_format, "package-format", error, "Check the file: it is not a QOPI draft or package."},
    {Code::package_version, "package-version", error,
     "Reload the page or update this program: it does not recognize this version of the file."},
    {Code::package_kind, "package-kind", error,
     "Reload the page or update this program: it does not recognize this kind of file."},
    {Code::package_id, "package-id", error, "Ask for a new file: its ID is not valid."},
    {Code::package_digest, "package-digest", error, "Get a new copy of the file: this one was changed or damaged."},
    {Code::package_sealed, "package-sealed", error,
     "Ask for a new file: the sealed part is missing, damaged, or belongs to another package."},
    {Code::package_member_missing, "package-member-missing", error, "Ask for a new file: a part of this one is missing."},
    {Code::package_unknown_content, "package-unknown-content", error,
     "Ask for a new file: this one has more than 64 KiB that is not part of a package."},
});

constexpr bool in_order() {
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].code != static_cast<Code>(i)) return false;
    return rows.size() == static_cast<std::size_t>(Code::count);
}
static_assert(in_order(), "every code has its row, in the order of the enum");

constexpr const Row& row(Code code) {
    assert(code < Code::count);
    return rows[static_cast<std::size_t>(code)];
}

}  // namespace

std::string_view text(Code code) { return row(code).text; }
Severity severity(Code code) { return row(code).severity; }
std::string_view sentence(Code code) { return row(code).sentence; }

std::optional<Code> code_from(std::string_view text) {
    for (const Row& row : rows)
        if (row.text == text) return row.code;
    return std::nullopt;
}

}  // namespace qopi
