// Everything that can be said about an answer: a code with its text, its severity and the sentence that a person reads.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace qopi {

/// An error blocks sending; a warning asks "is this right?" and can be kept.
enum class Severity : std::uint8_t { ok, warning, error };

/// The numbers are not stable and never leave the program: `text` is what is written.
enum class Code : std::uint8_t {
    ok,

    npi_chars,
    npi_length,
    npi_first_digit,
    npi_check_digit,
    upin_format,
    upin_surrogate,
    upin_non_md_do,
    upin_group,
    upin_letter_unassigned,
    tin_format,
    tin_looks_like_ssn,
    tin_looks_like_itin,
    tin_placeholder,
    tin_prefix_not_issued,
    asco_id_characters,
    asco_id_unusual,
    abim_id_characters,
    abim_id_unusual,

    phone_letters,
    phone_characters,
    phone_extension,
    phone_length,
    phone_international,
    area_first_digit,
    area_n9x,
    area_n11,
    area_reserved_37x_96x,
    exchange_first_digit,
    exchange_n11,
    phone_555_01xx_fictional,
    phone_555,
    phone_premium_900,
    email_format,
    email_too_long,
    email_dotless_domain,
    email_numeric_tld,
    email_typo,
    email_odd_dots,
    email_smtputf8_local,

    all_upper_case,
    all_lower_case,
    mostly_upper_case,
    first_letter_lower_case,
    username_characters,
    username_length,
    text_characters,
    text_too_long,
    text_too_short,
    zip_format,
    zip_state_mismatch,
    zip_unassigned,
    zip_military,
    count_format,
    count_range,
    question_length,
    weak_question,
    response_length,

    required,
    choose_one,
    choose_country,
    choose_state,
    not_a_choice,
    office_gone,
    enter_again,
    npi_or_upin,
    ein_or_npi,
    npi_shared,
    email_same_twice,
    email_shared,
    email_types_missing,
    main_contact_without_email,
    question_missing,
    response_missing,
    response_in_question,
    response_known,
    country_is_territory,
    fellowship_name,
    offices_more_than_total,
    offices_missing,
    office_name_twice,
    office_address_shared,
    office_phone_shared,
    office_is_main,
    too_many_offices,
    role_missing,
    user_office_missing,
    username_shared,
    user_twice,
    user_is_main_contact,
    no_abstractor,
    too_many_users,
    users_missing,
    changes_missing,
    offices_left_aside,
    registration_left_aside,
    nothing_changes,
    user_changed_twice, office_changed_twice,
    group_too_small,
    too_many_practices,
    practice_named_twice,
    agreement_missing,
    reference_format,
    reference_check,
    day_format,
    day_unusual,
    same_as_former,
    name_unchanged,
    statement_unanswered,
    statement_not_agreed,
    not_eligible,
    declaration_missing,
    answers_changed,
    member_unknown,
    member_inactive,
    unknown_member,
    wrong_type,
    not_asked,

    package_too_large,
    package_not_utf8,
    package_syntax,
    package_duplicate_key,
    package_too_deep,
    package_number,
    package_format,
    package_version,
    package_kind,
    package_id,
    package_digest,
    package_sealed,
    package_member_missing,
    package_unknown_content,

    count
};

/// The stable text of a code, as in packages and problem reports: "npi-length".
std::string_view text(Code code);
Severity severity(Code code);
/// What to do, in one or two sentences for the person; never holds a value. "{}" stands for the field's own words.
std::string_view sentence(Code code);
/// The code of a text, or nothing for one that this version does not know.
std::optional<Code> code_from(std::string_view text);

}  // namespace qopi
