// The shape of every kind of text that a person can enter: one pure function each.
#pragma once

#include <string>
#include <string_view>

#include "values/codes.hpp"
#include "values/verdict.hpp"

namespace qopi {

// Numbers that identify a person or a practice.
Verdict check_npi(std::string_view text);   ///< "1234 567-893" → "1234567893"
Verdict check_upin(std::string_view text);  ///< "a12345" → "A12345"
Verdict check_ein(std::string_view text);   ///< "911144442" → "91-1144442"; the shape of an SSN or ITIN is refused
Verdict check_asco_id(std::string_view text);
Verdict check_abim_id(std::string_view text);

// Ways to reach someone.
Verdict check_phone(std::string_view text);  ///< "(571) 483.1660 x204" → "571-483-1660 ext. 204"; "tel:" is taken off
/// For comparing addresses: the usual form in lower case, since no mail system in use tells capitals apart, whatever RFC 5321 §2.4 lets it.
std::string email_key(std::string_view text);
Verdict check_email(std::string_view text);  ///< lower-cases the domain only; takes it out of a link or "Ana <…>"

// Names. Capitalization is asked about and never changed without asking.
Verdict check_given_name(std::string_view text);
Verdict check_family_name(std::string_view text);
Verdict check_practice_name(std::string_view text);
/// A line of a street address: only warns of all caps and all lower case, where a word is long enough not to be an abbreviation.
Verdict check_street(std::string_view text);
Verdict check_city(std::string_view text);
Verdict check_username(std::string_view text);

// The rest of an address.
Verdict check_line(std::string_view text);  ///< any line of text, 80 characters at most
Verdict check_zip(std::string_view text);   ///< the format only; "221621010" → "22162-1010"
Verdict check_postal_code_abroad(std::string_view text);

/// Whether a ZIP code that `check_zip` accepted lies in `state`, a USPS code: `zip_state_mismatch`, `zip_unassigned`,
/// `zip_military` or ok. A state that is missing or that we do not know gives ok.
Code zip_in_state(std::string_view zip, std::string_view state);

/// A whole number from 1 to 9,999; "007" → "7", "1,000" → "1000".
Verdict check_count(std::string_view text);

/// The reference of a registration: "k7m 2rx 94" → "K7M-2RX-94", if its check character fits.
Verdict check_reference(std::string_view text);
/// A day of the calendar as an American writes it: "11/5/2026" → "2026-11-05"; that form is taken too.
Verdict check_day(std::string_view text);

// The challenge of the 2009 form.
Verdict check_question(std::string_view text);
Verdict check_response(std::string_view text);  ///< its value is the response as typed, trimmed

/// The form of a response that is hashed, so that case and spacing need not be remembered.
std::string normalized_response(std::string_view response);

}  // namespace qopi
