// Every sentence that a person reads and that belongs to no field, code or page title. The guide's own words where it has them.
#pragma once

#include <string_view>

#include "base/version.hpp"

namespace qopi::texts {

/// What follows a number.
struct Counted {
    std::string_view one, many;
};

// --- the frame -----------------------------------------------------------------------------------------------------
inline constexpr std::string_view brand = app_name;
inline constexpr std::string_view skip = "Skip to content";
inline constexpr std::string_view plain_view = "Plain view";
inline constexpr std::string_view canvas_view = "Standard view";
inline constexpr std::string_view accessibility = "Accessibility";
inline constexpr std::string_view desk = "QOPI Help Desk";
inline constexpr std::string_view desk_phone = "571-483-1660";
inline constexpr std::string_view desk_phone_link = "tel:+1-571-483-1660";
inline constexpr std::string_view desk_email = "qopi@asco.org";
inline constexpr std::string_view desk_email_link = "mailto:qopi@asco.org";
inline constexpr std::string_view desk_source = "Source: ASCO's QOPI Registration and Participation Guide (June 4, 2009, and a later edition).";
inline constexpr std::string_view saving = "Saving…";
inline constexpr std::string_view saved = "Saved on this computer";
inline constexpr std::string_view saved_short = "Saved";
inline constexpr std::string_view save_failed = "Not saved on this computer";
inline constexpr std::string_view memory_only = "Not saved in this browser: finish before you close it";

// --- start ---------------------------------------------------------------------------------------------------------
inline constexpr std::string_view start_lead =
    "QOPI® is an oncologist-led quality initiative of the American Society of Clinical Oncology (ASCO). Any outpatient medical oncology or "
    "hematology-oncology group in the US or a US territory may register if it shares a common medical record.";
inline constexpr std::string_view start_need = "What you need";
inline constexpr std::string_view start_needs[] = {
    "A corresponding physician who is an active ASCO member, with the ASCO Member ID and the NPI or UPIN",
    "Name, email, phone, and role of the administrator and everyone else who needs access",
    "The practice's address, phone, and taxpayer ID (EIN) or NPI",
};
inline constexpr std::string_view start_time =
    "Allow about 30 minutes. You can stop at any time and continue later. Have the taxpayer IDs (EINs) ready, and ask the physician for the ASCO Member ID "
    "before you start.";
inline constexpr std::string_view start_open =
    "Registration is open all year. To take part in a data collection round, a new practice must be registered at least one month before the round begins.";
inline constexpr std::string_view drafts_title = "Your saved work";
inline constexpr std::string_view draft_unnamed = "No name yet";
inline constexpr std::string_view draft_remove = "Remove this draft? Its answers will be lost. Its packages will stay.";
inline constexpr std::string_view start_computer =
    "Your answers are saved on this computer as you type, except taxpayer IDs and the challenge response. Anyone who uses this browser can open the saved "
    "answers.";
inline constexpr std::string_view storage_persistent = "They stay saved until you erase them.";
inline constexpr std::string_view storage_best_effort =
    "Your browser may delete them if space runs low or you do not use this page for weeks. A private window deletes them when you close it. Save a "
    "draft file to be safe.";
inline constexpr std::string_view storage_memory =
    "This browser saves nothing after you close the page. Finish before you close it, or save a draft file.";
inline constexpr std::string_view storage_unanswered =
    "We could not open the work saved on this computer: your browser did not respond. Close other tabs of this page, then reload it.";
inline constexpr std::string_view offline_ready = "This page also works offline.";
inline constexpr std::string_view offline_not_ready = "You still need an internet connection to open this page.";
inline constexpr std::string_view draft_file_is =
    "A draft file has all answers except taxpayer IDs and the challenge response. Anyone with the file can read it. Open it here on any computer to resume.";
inline constexpr std::string_view file_refused = "This file is not a draft we can open.";
inline constexpr std::string_view file_refused_keeps = "Nothing on this computer was changed.";
inline constexpr std::string_view start_broken =
    "We could not read a draft on this computer, so we left it alone. If you already submitted it, contact the Help Desk. If not, start a new registration.";
inline constexpr std::string_view not_saved =
    "We could not save your last answers on this computer; it may be out of space. Save a draft file now so nothing is lost.";
inline constexpr std::string_view clock_back =
    "This computer's date may be wrong: something here has a later date than today. Please correct it before you submit, because your declaration will "
    "show it.";
inline constexpr std::string_view read_only =
    "This form was opened in another tab or window, which may still be open. Here you can read it but not change it.";
inline constexpr std::string_view read_only_again =
    "If you continue in this tab, you must enter some answers again, such as taxpayer IDs. To protect them, we never save them.";
inline constexpr std::string_view left_not_saved =
    "We have not been able to save a draft that you left. Keep this page open: we try again each time something is saved.";
inline constexpr std::string_view draft_being_made = "Being prepared for the Help Desk";
inline constexpr std::string_view draft_not_made =
    "Not submitted: we could not create the package. Choose “Continue,” then submit again on the “Review and submit” page.";
inline constexpr std::string_view erase_question = "Erase all drafts and packages from this computer? This cannot be undone.";
inline constexpr std::string_view not_erased = "Your browser could not erase everything. Clear this site's data in the browser's settings.";
inline constexpr std::string_view erased_elsewhere =
    "Everything on this computer was erased in another tab. What you see here is no longer saved. Save a draft file if you still need it, or reload the"
    " page to start over.";
inline constexpr std::string_view removed_elsewhere =
    "This draft was removed in another tab. What you see here is no longer saved. Save a draft file if you still need it.";
inline constexpr std::string_view erase_unsent =
    "A package on this computer has not reached the Help Desk yet. Erase everything anyway? This cannot be undone.";

// --- packages and email ---------------------------------------------------------------------------------------------
inline constexpr std::string_view packages_lead =
    "Packages made on this computer and their status. Only a package with a reference has reached the Help Desk.";
inline constexpr std::string_view no_packages = "There are no packages on this computer.";
inline constexpr std::string_view remove_received = "The Help Desk has this package. Write down its reference before you remove it from this list.";
inline constexpr std::string_view remove_unsent =
    "As far as this computer knows, the Help Desk does not have this package. Remove it anyway? This cannot be undone.";
inline constexpr std::string_view needs_you =
    "The Help Desk could not accept this package. Open its draft, make your corrections, and submit again. If you do not see what is wrong, call or email the Help Desk.";
inline constexpr std::string_view mail_of_registration = "QOPI registration";
inline constexpr std::string_view mail_of_interest = "QOPI interest";
inline constexpr std::string_view mail_of_request = "QOPI request";
inline constexpr std::string_view mail_subject = "{}: {} (package {})";
inline constexpr std::string_view mail_lead =
    "Use this if this computer cannot reach the Help Desk, or if you prefer email. If you also submit online, the Help Desk keeps only one copy.";
inline constexpr std::string_view mail_guide =
    "The guide says “Please do not fax or email the form to ASCO.” This file is not that form: the Help Desk's program checks it and replies with a "
    "reference.";
inline constexpr std::string_view mail_steps[] = {
    "Save the email and open it: your email program shows it ready to send, with the package attached. Send it to qopi@asco.org.",
    "If your email program does not open it, choose “Save package” and attach that file to a new email to qopi@asco.org.",
    "The Help Desk replies with a reference. When you come back to this page and are online, it gets the reference automatically.",
};
inline constexpr std::string_view mail_unsent = "We cannot tell whether you sent the email. Until the Help Desk has it, we show “{}.”";
inline constexpr std::string_view mail_also_sent = "We also keep trying to send the package from this computer. If both arrive, the Help Desk counts it once.";

// --- forms ---------------------------------------------------------------------------------------------------------
inline constexpr std::string_view eligibility_lead = "Find out whether your practice can participate.";
inline constexpr std::string_view prequalification_lead = "You must agree to all of the prequalification questions in order to participate in QOPI.";
inline constexpr std::string_view physician_lead =
    "The physician who oversees QOPI participation and shares QOPI reports in your practice. Must be an active ASCO member.";
inline constexpr std::string_view administrator_lead =
    "A primary contact for QOPI participation, who adds and maintains your practice's information and the list of QOPI users and their login information. "
    "The administrator may also be a physician or an abstractor.";
inline constexpr std::string_view practice_lead =
    "The main office is considered the “Practice.” Use sentence capitalization for all entries: capitalize the first letter. Do not use all caps or "
    "all lower case for practice or user names.";
inline constexpr std::string_view offices_lead = "Add the other offices or sites that will take part. Each gets its own logins.";
inline constexpr std::string_view users_lead =
    "Add everyone else who needs access to the QOPI application to enter data or view reports. The corresponding physician, the administrator, and the "
    "administrators of offices are already users: you do not need to add them.";
inline constexpr std::string_view interest_lead =
    "Due to privacy laws in individual countries, sites outside the US and its territories cannot participate now. You can register your interest.";
inline constexpr std::string_view office_lead = "We use this information for this office's logins and reports.";
inline constexpr std::string_view user_lead = "The Help Desk will set up a login for this person.";
inline constexpr std::string_view no_offices = "No additional offices yet.";
inline constexpr std::string_view no_users = "No other users yet. You can continue without any and request more users later.";
// What a registered practice asks for. The guide: "You can send an email to the QOPI Help Desk to request additional users be added."
inline constexpr std::string_view request_lead =
    "For practices that are already registered. The Help Desk calls the contacts it has on file before it changes anything.";
inline constexpr std::string_view prefill_title = "Registered from this computer";
inline constexpr std::string_view requester_lead = "Tell us which practice this is about, and who you are.";
inline constexpr std::string_view sites_lead =
    "List the offices this request is about, other than the main office, and remove any others. If it is only about the main office or the whole practice, "
    "continue without any.";
inline constexpr std::string_view no_sites = "No offices other than the main office.";
inline constexpr std::string_view site_lead = "An office of the practice that is already registered with QOPI.";
inline constexpr std::string_view new_users_lead = "Add everyone who needs a new login to enter data or view reports.";
inline constexpr std::string_view no_new_users = "No new users yet.";
inline constexpr std::string_view no_new_offices = "No new offices yet.";
/// What is said of rows of a spreadsheet, for each list whose items can come so.
struct RowWords {
    std::string_view lead, columns_help;
    std::string_view take, back;  ///< the buttons
    std::string_view none;        ///< the box is empty
    std::string_view none_added;  ///< the whole was refused
    std::string_view none_waiting_added, some_waiting;
    std::string_view is_example, is_twice, is_listed;
    Counted taken, changed, would_change, not_added;
};
inline constexpr RowWords user_rows{
    .lead = "Choose a file, or copy rows from your spreadsheet and paste them here: one person per row, in this column order. If the first row has these "
            "headings, any order works.",
    .columns_help = "Separate roles or offices with commas. Roles: Physician, Administrator, Abstractor. Physician designation: Reporting, Fellow, or Neither. "
                    "Practice level and Email from QOPI: yes or no.",
    .take = "Add these users",
    .back = "Back to the users",
    .none = "There are no rows in the box. Choose a file or paste some to add users.",
    .none_added = "No users were added.",
    .none_waiting_added = "The rows of users from your spreadsheet have not been added.",
    .some_waiting = "Some rows of users from your spreadsheet have not been added.",
    .is_example = "This is the template's example row. Replace it with a user.",
    .is_twice = "Another row has this person with other details. Delete one of the two.",
    .is_listed = "This person is on the list with other details. Delete this row, or bring it again to change them.",
    .taken = {"user was added.", "users were added."},
    .changed = {"user was changed.", "users were changed."},
    .would_change = {"user on the list would change. Nothing has been added yet. To change this user, choose “{}” again.", "users on the list would change. Nothing has been added yet. To change them, choose “{}” again."},
    .not_added = {"row of users from your spreadsheet has not been added.", "rows of users from your spreadsheet have not been added."},
};
inline constexpr RowWords office_rows{
    .lead = "Choose a file, or copy rows from your spreadsheet and paste them here: one office per row, in this column order. If the first row has these "
            "headings, any order works. Leave out the main office.",
    .columns_help = "State: name or two-letter code. An office without an address is at the main office's address. An office without an administrator has the "
                    "practice's. Same taxpayer ID: yes or no; blank means yes. Do not put taxpayer IDs (EINs) in the list: if an office has its own, enter it on "
                    "that office's page.",
    .take = "Add these offices",
    .back = "Back to the offices",
    .none = "There are no rows in the box. Choose a file or paste some to add offices.",
    .none_added = "No offices were added.",
    .none_waiting_added = "The rows of offices from your spreadsheet have not been added.",
    .some_waiting = "Some rows of offices from your spreadsheet have not been added.",
    .is_example = "This is the template's example row. Replace it with an office.",
    .is_twice = "Another row has this office with other details. Delete one of the two.",
    .is_listed = "This office is on the list with other details. Delete this row, or bring it again to change them.",
    .taken = {"office was added.", "offices were added."},
    .changed = {"office was changed.", "offices were changed."},
    .would_change = {"office on the list would change. Nothing has been added yet. To change this office, choose “{}” again.", "offices on the list would change. Nothing has been added yet. To change them, choose “{}” again."},
    .not_added = {"row of offices from your spreadsheet has not been added.", "rows of offices from your spreadsheet have not been added."},
};
inline constexpr std::string_view row_would_change = "{}: {}", row_becomes = "{} “{}” becomes “{}”", row_gets = "{} becomes “{}”", row_loses = "{} “{}” goes";
inline constexpr std::string_view rows_brought = "The rows of “{}” are in the box. Look at them, then choose “{}.”";
inline constexpr std::string_view rows_reading = "Reading row {} of {}.", rows_reading_begun = "Reading the rows.", rows_stop = "Cancel";
inline constexpr std::string_view rows_clear = "Clear the box", rows_cleared = "The box is empty.", step_clear = "clear the box of rows";
inline constexpr std::string_view rows_long = "{} lines are in the box. They are too many to edit here: to change them, clear the box, correct the file, and choose it again.";
inline constexpr std::string_view rows_box_is_full = "There are rows in the box already. Add them, or clear the box. Then choose the file again.";
inline constexpr std::pair<std::string_view, std::string_view> file_problems[] = {
    {"unreadable", "We cannot read this file. Save it as an Excel workbook (.xlsx) or as CSV, then choose it again."},
    {"too-large", "This file is too large. Choose one with no more than 20,000 rows and 4 MB of text."},
    {"protected", "This workbook is protected with a password. Save it without one, then choose it again."},
    {"old", "This is a workbook of an older kind (.xls). Save it as .xlsx or as CSV, then choose it again."},
    {"empty", "There are no rows in this file. If they are on another sheet, move that sheet to the front."},
    {"not-loaded", "We could not load the part that reads files. Check your internet connection and try again, or copy the rows and paste them here."}};
inline constexpr Counted rows_known{"row was already on the list.", "rows were already on the list."};
inline constexpr Counted rows_left{"row needs a correction. Fix it in the box above and choose “{}” again.",
                                   "rows need a correction. Fix them in the box above and choose “{}” again."};
inline constexpr std::string_view rows_too_large = "Paste fewer rows at once: this is more than 4 MB.";
inline constexpr std::string_view rows_waiting_title = "Rows not added yet";
inline constexpr std::string_view rows_waiting_where = "To finish, choose “{}.”";
inline constexpr std::string_view rows_all_right = "No row needs a correction now. Choose “{}.”";
inline constexpr std::string_view rows_not_sent = "What has not been added is not part of what you send.";
inline constexpr std::string_view rows_from_draft = "These rows have not been added yet. Choose “{}” to see why.";
inline constexpr std::string_view rows_not_kept = "These rows are too many to save before they are added. Add them before you close this page.";
inline constexpr std::string_view rows_unknown_columns =
    "We do not recognize these columns: {}. Under “{},” choose what each one holds. To leave them out, choose “{}” again.";
inline constexpr std::string_view rows_columns_twice = "These columns mean the same thing: {}. Under “{},” choose what each one holds, or leave one out. {}";
inline constexpr std::string_view columns_title = "How each column is read", column_number = "Column {}", column_sample = "First row: “{}”",
                                  column_unknown = "Not recognized", column_left_out = "Leave this column out";
inline constexpr Counted columns_unknown{"column is not recognized", "columns are not recognized"};
inline constexpr std::string_view quoted = "“{}”";
inline constexpr std::string_view rows_heading_late = "Move this row of headings to the top. {}";
inline constexpr std::string_view rows_other_headings =
    "From this row on, the columns are in another order than in the first rows. Add the two lists one after the other. {}";
inline constexpr std::string_view rows_broken = "Add the missing quotation mark in this row. {}";
inline constexpr std::string_view row_write = "{}: enter {}.";
inline constexpr std::string_view row_add_column = "{}: add a column with this heading, and enter {}.";
inline constexpr std::string_view row_offices = "Main office, or the name of an office you listed";
inline constexpr std::string_view row_yes_or_no = "yes or no";
inline constexpr std::string_view row_state = "a state or territory by its name or its two letters";
inline constexpr std::string_view or_last = "or";
inline constexpr std::string_view row_no_physician = "Physician designation: clear this cell, or add the role Physician.";
inline constexpr std::string_view row_short = "Cells are missing in this row: it has {}, and at least {} are needed. Add what is missing.";
inline constexpr std::string_view row_long = "“{}” is beyond the last column. Delete it, or move it to its column.";
inline constexpr std::string_view row_is_contact = "The corresponding physician and the administrators have access without being listed. Delete this row.";
inline constexpr std::string_view row_is_main_office = "The main office does not need to be in this list. Delete this row.";
inline constexpr std::string_view row_same_and_more = "{}: clear this cell, or delete “{}” from this row.";
inline constexpr std::string_view row_other_zip =
    "Another office has this name and a different ZIP code. If this is the same office, make the ZIP codes the same. If not, enter a different name.";
inline constexpr std::string_view rows_columns_missing = "Add these columns: {}. {}";
inline constexpr std::string_view rows_columns_meant = "We do not recognize these columns: {}. If one of them is meant, choose what it holds under “{}.”";
inline constexpr std::string_view changes_lead = "Add one entry per person: what should change, or the last day of access.";
inline constexpr std::string_view no_changes = "No changes yet.";
inline constexpr std::string_view change_lead = "Who is this person, and what should change? Anything you leave blank stays the same.";
inline constexpr std::string_view office_changes_lead = "Add one entry per office: what should change, or its last day of participation.";
inline constexpr std::string_view office_change_lead = "Which office is this, and what should change? Anything you leave blank stays the same, but a new address replaces the old one as a whole.";
inline constexpr std::string_view new_administrator_lead =
    "A primary contact for QOPI participation, who adds and maintains your practice's information and its list of users.";
inline constexpr std::string_view successor_lead =
    "The physician who will oversee participation and share QOPI reports in your practice. This physician does not need to be an ASCO member.";
inline constexpr std::string_view practice_change_lead =
    "Enter only what should change. Anything you leave blank stays the same, but a new address replaces the old one as a whole.";
inline constexpr std::string_view group_lead = "A group combines offices across different practices, so that their data can be compared within the reports.";
inline constexpr std::string_view members_lead = "List the practices whose offices form the group, and who agreed for each.";
inline constexpr std::string_view no_members = "No practices yet. Add at least two.";
inline constexpr std::string_view member_lead = "Enter the practice, which of its offices belong to the group, and who agreed for it.";
inline constexpr std::string_view given_before_required = "You entered this before, but it is not saved here. Enter it again.";
inline constexpr std::string_view given_before = "You entered this before, but it is not saved here. Enter it again, or leave it out.";
inline constexpr std::string_view secret_received_before = "The Help Desk has this. It is not saved here. If you change an answer, you must enter it again.";
inline constexpr std::string_view secret_packed_before = "This is sealed in the package on this computer. If you change an answer, you must enter it again.";
inline constexpr std::string_view given_before_title = "Enter again before you submit";
inline constexpr std::string_view given_before_text = "To protect them, we never save these with your answers.";
inline constexpr std::string_view and_more = "And {} more.";
inline constexpr std::string_view membership_asking = "Checking the membership…";
inline constexpr std::string_view membership_active = "This ASCO membership is active.";
inline constexpr std::string_view membership_still = "Checked again. Nothing has changed yet.";
inline constexpr std::string_view membership_not_checked = "The membership cannot be checked now. The Help Desk will check it.";

// --- review and confirmation ---------------------------------------------------------------------------------------
inline constexpr std::string_view review_lead = "Nothing has been sent yet. You can still change any answer.";
inline constexpr std::string_view review_lead_read = "Nothing has been sent yet.";
inline constexpr std::string_view review_lead_received = "The Help Desk has received these answers. Your reference is {}.";
inline constexpr std::string_view review_lead_again =
    "If you change an answer, submit again. We tell the Help Desk that the new version replaces the earlier one.";
inline constexpr std::string_view review_lead_changed =
    "You have changed answers that the Help Desk has already received. Submit again to send the changes. We tell the Help Desk that the new version "
    "replaces the earlier one.";
inline constexpr std::string_view review_lead_elsewhere =
    "The last package made of this is not on this computer. We cannot tell whether it was sent. If you submit here, the new package replaces it.";
inline constexpr std::string_view review_lead_kept =
    "You saved a package of these answers on {}. We cannot tell whether you sent it. Until the Help Desk has it, you can still submit here.";
inline constexpr std::string_view review_lead_kept_changed =
    "The package you saved on {} may not have your latest changes. Submit now, or save the package again.";
inline constexpr std::string_view review_lead_outdated =
    "The package you submitted has not reached the Help Desk yet, and it may not have your latest changes. Submit again to send them.";
inline constexpr std::string_view review_lead_sending = "These answers are on their way to the Help Desk. If you change one, submit again.";
inline constexpr std::string_view review_lead_waiting = "These answers are waiting on this computer to be sent. If you change one, submit again.";
inline constexpr std::string_view review_lead_refused =
    "The Help Desk could not accept what you submitted on {}. Make your corrections, then submit again.";
inline constexpr std::string_view member_refused = "The Help Desk could not accept what you submitted on {}.";
inline constexpr std::string_view declaration = "Declaration";
inline constexpr std::string_view declaration_text =
    "I am authorized to register this practice, and the answers above are complete and correct to the best of my knowledge.";
inline constexpr std::string_view declaration_of_interest =
    "I am authorized to register this site's interest, and the answers above are complete and correct to the best of my knowledge.";
inline constexpr std::string_view declaration_of_request =
    "I am authorized to request this change for the practice, and the answers above are complete and correct to the best of my knowledge.";
inline constexpr std::string_view declaration_again = "You changed an answer after you agreed. Read the declaration again, and check the box again.";
inline constexpr std::string_view declaration_box = "I make this declaration";
inline constexpr std::string_view request_is = "Request: {}";
inline constexpr std::string_view warnings_more = "And {} more. Their lists show which have something to check.";
inline constexpr std::string_view warnings_kept =
    "These may be right. If you submit without changing them, the Help Desk will see that we asked you to check them.";
inline constexpr std::string_view package_readable =
    "In a saved package, taxpayer IDs and the challenge response are sealed for the Help Desk. Anyone with the file can read the names, addresses, phone "
    "numbers, email addresses, and NPIs in it.";
inline constexpr std::string_view package_readable_ids =
    "In a saved package, taxpayer IDs are sealed for the Help Desk. Anyone with the file can read the names, addresses, phone numbers, email addresses, and "
    "NPIs in it.";
inline constexpr std::string_view package_readable_plain =
    "Anyone with a saved package can read all answers in it.";
inline constexpr std::string_view preparing = "Preparing the package…";
inline constexpr std::string_view no_key = "The package must be sealed for the Help Desk. Connect to the internet and try again.";
inline constexpr std::string_view not_sealed = "Your browser could not seal the package. Nothing was sent; try again.";
inline constexpr std::string_view no_room =
    "This computer does not have enough space for the package. Choose “Save package” so nothing is lost. Then free up some space and try again.";
inline constexpr std::string_view refused = "The Help Desk could not accept the package. Fix the problems listed and submit again.";
inline constexpr std::string_view waiting_title = "Not sent yet";
inline constexpr std::string_view sending_title = "Sending to the Help Desk";
inline constexpr std::string_view waiting_text =
    "The package is saved on this computer but has not reached the Help Desk. We keep trying while this page is open, and the next time you open it.";
inline constexpr std::string_view sending_text = "Sending the package. Please keep this page open until the Help Desk responds.";
inline constexpr std::string_view reason_network = "There is no connection to the Help Desk.";
inline constexpr std::string_view reason_busy = "The Help Desk is busy.";
inline constexpr std::string_view reason_no_key = "The Help Desk cannot open the sealed answers in this package now.";
inline constexpr std::string_view no_key_text =
    "It may be able to open them later. If you do not want to wait, choose “Submit again”: we seal your answers again so that the Help Desk can open "
    "them, and the new package replaces this one. You may have to enter the taxpayer IDs and the challenge response again.";
inline constexpr std::string_view reason_not_ours = "Something other than the Help Desk answered, such as your network's login page.";
inline constexpr std::string_view record_title = "What you sent";
inline constexpr std::string_view record_practice = "Practice";
inline constexpr std::string_view record_kind = "Type";
inline constexpr std::string_view record_sender = "Submitted by";
inline constexpr std::string_view record_created = "Submitted on";
inline constexpr std::string_view record_size = "Contents";
inline constexpr std::string_view record_rows = "Not sent";
inline constexpr std::string_view record_replaces = "Sent to replace";
inline constexpr std::string_view record_earlier = "an earlier version";
inline constexpr std::string_view record_answers = "Show all answers";
inline constexpr std::string_view receipt_matches = "The Help Desk's receipt matches what you sent.";
inline constexpr std::string_view next = "What happens next";
inline constexpr std::string_view receipt_day = "Received {}.";
inline constexpr std::string_view reference_label = "Your reference";
inline constexpr std::string_view receipt_submitted = "Your information has been successfully submitted for participation in QOPI.";
inline constexpr std::string_view next_review =
    "ASCO staff review and validate your submission. Once it is validated, you will receive an email from qopi@asco.org with basic information and login "
    "instructions. If you do not receive an email within {}, contact the QOPI Help Desk at 571-483-1660 or qopi@asco.org.";
inline constexpr std::string_view next_review_week = "one week";
inline constexpr std::string_view next_review_day = "one week (by {})";
inline constexpr std::string_view next_logins =
    "The Help Desk contacts your site to confirm the registration, provide login information, and coordinate the addition of registered users.";
inline constexpr std::string_view registration_received = "Registration received";
inline constexpr std::string_view changed_title = "Changes not submitted";
inline constexpr std::string_view changed_text =
    "The Help Desk has an earlier version, with the reference {}. It does not have the changes you have made since then.";
inline constexpr std::string_view waiting_changed_notice =
    "The package you submitted may not have your latest changes. Submit them on the “Review and submit” page.";
inline constexpr std::string_view changed_notice = "The Help Desk does not have your latest changes. Submit them on the “Review and submit” page.";
inline constexpr std::string_view changed_what = "Changed: {}.";
inline constexpr std::string_view submit_changes = "Submit the changes";
inline constexpr std::string_view interest_received = "Interest received";
inline constexpr std::string_view next_agreement =
    "Before data entry, your practice must accept a Business Associate Agreement in the QOPI application. It is not part of this registration.";
inline constexpr std::string_view next_filter = "Please make sure your mail server accepts email from qopi@asco.org and does not filter it as spam.";
inline constexpr std::string_view next_users =
    "To add users or offices later, choose “Request a change for a registered practice” on the start page, or email the Help Desk.";
inline constexpr std::string_view request_received = "Request received";
inline constexpr std::string_view next_request =
    "The Help Desk calls the practice's contacts on file, not the ones in the request, before it makes the change.";
inline constexpr std::string_view contacts = "Contacts";
inline constexpr std::string_view contacts_desk = "QOPI Help Desk: 571-483-1660 or qopi@asco.org";
inline constexpr std::string_view contacts_reference = "Give your reference, {}, when you call or write.";
inline constexpr std::string_view next_interest = "The Help Desk has your interest on file and will email you when sites in your country can participate.";

// --- outcomes ------------------------------------------------------------------------------------------------------
inline constexpr std::string_view not_eligible_text =
    "QOPI is open to outpatient medical oncology or hematology-oncology groups in the United States or a US territory that share a common medical "
    "record, with at least one ASCO member in good standing.";
inline constexpr std::string_view not_eligible_next =
    "If you answered by mistake, go back and change your answer. If you are not sure, ask the Help Desk.";
inline constexpr std::string_view not_eligible_answer = "You answered: No";
inline constexpr std::string_view not_agreed_text =
    "You must agree to all of the prequalification questions in order to participate in QOPI. You did not agree to this statement:";
inline constexpr std::string_view not_agreed_next =
    "You can go back and change your answer, or ask the Help Desk what the statement means for your practice.";
inline constexpr std::string_view invalid_text =
    "For participation in QOPI, ASCO requires at least one person in your practice be a member in good standing.";
inline constexpr std::string_view invalid_next =
    "Check the ASCO Member ID and the last name, or choose a different corresponding physician who is an ASCO member in good standing. For additional "
    "assistance, please contact the QOPI Help Desk at 571-483-1660 or qopi@asco.org.";
inline constexpr std::string_view inactive_text =
    "To participate in QOPI, one person in your practice is required to be an ASCO member in good standing. You must reactivate the membership, or name"
    " another member in good standing as corresponding physician.";
inline constexpr std::string_view inactive_steps[] = {
    "Step 1: Contact ASCO Member Services at (703)-299-0158 or (888)-282-2552 or via email at membermail@asco.org for instructions on how to reactivate"
    " the membership.",
    "Step 2: Allow 24 hours for processing. Once you receive confirmation of reactivation via email, come back and choose “Check again.”",
};
inline constexpr std::string_view member_named = "You entered the ASCO Member ID {} and the last name {}.";
inline constexpr std::string_view member_wait =
    "You do not have to wait here. Fill in everything else now. You can submit your answers once the corresponding physician is an active member.";
inline constexpr std::string_view check_again = "Check again";
inline constexpr std::string_view go_on_without_member = "Continue with the other pages";
inline constexpr std::string_view return_to_review = "Return to review";
inline constexpr std::string_view not_found_text = "The address may be mistyped, or this entry may have been removed.";

// --- explanations, behind a button each; the guide's words, shortened ----------------------------------------------------
struct Explained {
    std::string_view term, text;
};
inline constexpr std::string_view roles_question = "What do these roles mean?";
inline constexpr Explained roles_explained[] = {
    {"Corresponding physician",
     "Oversees QOPI participation and shares QOPI data reports in the practice, and receives all administrative and informational emails about QOPI. "
     "For registration this must be an active ASCO member. The practice may choose another physician later, who does not need to be a member."},
    {"Reporting physician",
     "This physician's data is included in physician-level reports. This is not required for participation, and needs 24 charts per physician for each "
     "module selected. A physician does not need to be registered to be named in such reports: your site creates a physician list in the QOPI application "
     "and selects the treating physician for each chart."},
    {"Fellow", "Participates in conjunction with a fellowship program, or with a practice as a fellow."},
    {"Administrator",
     "A primary contact, who receives all administrative and informational emails, and adds and maintains the practice's information and its list of users. "
     "The administrator may also be a physician or an abstractor. At least one is required per practice, and there may be one for each office."},
    {"Abstractor",
     "Abstracts and enters data. This may be a physician, the administrator, or someone who does only this. Physicians should not abstract their own charts. "
     "Everyone who adds or changes chart data must be an abstractor."},
};
inline constexpr std::string_view levels_question = "What do office, practice, and group mean?";
inline constexpr Explained levels_explained[] = {
    {"Office or site",
     "The primary level for data collection. Logins are assigned to users at each office, for abstraction and reporting there. Offices may or may not have "
     "separate addresses or taxpayer identification numbers."},
    {"Practice",
     "Links its offices. Users with practice-level access see the aggregate data of the practice and the data of each office. In a practice with one "
     "office, the office is the only level of reporting."},
    {"Group", "Combines offices of different practices to compare their data. Ask the Help Desk to create a group."},
};
inline constexpr std::string_view sites_question = "Which sites may register?";
inline constexpr Explained sites_explained[] = {
    {"Private practice", "Including solo practitioners; one or multiple operating sites."},
    {"Academic medical center", "A general hematology-oncology or disease-specific clinic."},
    {"Community hospital", "The outpatient oncology department."},
    {"Multispecialty practice or network", "Its oncology provider group."},
    {"A common medical record", "The sites in one registration must share a common medical record."},
};
inline constexpr std::string_view start_cost =
    "There is no cost to participate. One member of the practice must be an ASCO member in good standing and serve as the physician contact.";
inline constexpr std::string_view counsel =
    "Most oncology practices view participation as a quality improvement activity that does not involve human subject research, as defined in HIPAA and the "
    "Common Rule. You should consult your practice's own legal counsel or IRB staff to determine legal and institutional requirements for participation.";
inline constexpr std::string_view health_plan =
    "The taxpayer ID and NPI are used to verify the practice if it participates in the QOPI Health Plan Program. Entering them here does not enroll it.";
inline constexpr std::string_view main_contacts =
    "One corresponding physician and one administrator must be assigned for each practice; they may be the same person. They will be the main contacts for "
    "QOPI communications. Later they maintain their information in the QOPI application.";
inline constexpr std::string_view mail_filter =
    "QOPI emails the addresses you enter here. Please make sure your mail server accepts email from qopi@asco.org and does not filter it as spam.";

// --- rounds: the days are the Help Desk's, never this program's ------------------------------------------------------------
inline constexpr std::string_view round_next =
    "The next data collection round, {}, begins on {}. A new practice must be registered by {} to take part in it.";
inline constexpr std::string_view round_in_time_today = "If you register today, you can take part in it.";
inline constexpr std::string_view round_in_time_sent = "Your registration is in time for it.";
inline constexpr std::string_view round_late_today = "That date has passed. You can still register.";
inline constexpr std::string_view round_late_sent = "Your registration arrived after that date.";
inline constexpr std::string_view round_later = "The first round you can take part in is {}, which begins on {}.";
inline constexpr std::string_view round_later_unknown = "You can join a later round, which the Help Desk will announce.";

// --- the practice at a glance ----------------------------------------------------------------------------------------------
inline constexpr std::string_view tree_title = "Your practice at a glance";
inline constexpr std::string_view tree_practice_unnamed = "Unnamed practice";
inline constexpr std::string_view tree_unnamed = "Unnamed person";
inline constexpr std::string_view tree_corresponding = "corresponding physician";
inline constexpr Counted tree_people{"person", "people"};
inline constexpr Counted tree_roles[] = {{"physician", "physicians"}, {"administrator", "administrators"}, {"abstractor", "abstractors"}};
inline constexpr Counted tree_more_offices{"more office, listed below", "more offices, listed below"};
inline constexpr std::string_view tree_several_roles = " (some have more than one role)";

// --- planning charts ---------------------------------------------------------------------------------------------------------
inline constexpr std::string_view planner_question = "How many charts do physician-level reports need?";
inline constexpr std::string_view planner_text =
    "Each reporting physician needs 24 charts for each module selected. Physician-level reports are not required for participation. We do not "
    "save or send what you type here.";
inline constexpr std::string_view planner_physicians = "Reporting physicians";
inline constexpr std::string_view planner_modules = "Modules selected";
inline constexpr std::string_view planner_per_module = "{} charts for each module.";
inline constexpr std::string_view planner_total = "{} charts: {} for each of {} modules. You may need fewer: a chart may count for several modules.";
inline constexpr std::string_view planner_numbers = "Enter whole numbers from 1 to 9,999.";

// --- spoken --------------------------------------------------------------------------------------------------------
inline constexpr std::string_view saved_as = "Saved as {}. Look in your downloads.";
inline constexpr std::string_view spoken_saved = "Your answers are saved on this computer.";
inline constexpr std::string_view spoken_received = "The Help Desk has received your package. Its reference is {}.";
inline constexpr std::string_view erasing = "Erasing…";
inline constexpr std::string_view spoken_erased = "Everything was erased from this computer.";
inline constexpr std::string_view spoken_no_problem = "No problems are shown on this page.";
inline constexpr std::string_view spoken_yours = "The other tab is gone. You can change your answers in this one.";
inline constexpr std::string_view spoken_removed = "Removed.";

// --- buttons, and the short words beside what a person answered ------------------------------------------------------
inline constexpr std::string_view steps = "Progress";
inline constexpr std::string_view step_done = "{}: done";
inline constexpr std::string_view step_open = "{}: {}";
inline constexpr std::string_view step_of = "Step {} of {} · {}";
inline constexpr std::string_view saved_at = "{} · {}";
inline constexpr std::string_view erased_title = "Erased", removed_title = "Removed";
inline constexpr std::string_view save_draft = "Save a draft file";
inline constexpr std::string_view read_only_title = "Opened elsewhere";
inline constexpr std::string_view take_over = "Continue in this tab";
inline constexpr std::string_view not_saved_title = "Not saved";
inline constexpr std::string_view left_not_saved_title = "A draft is not saved";
inline constexpr std::string_view clock_title = "This computer's date";
inline constexpr std::string_view problems = "Problems on this page";
inline constexpr std::string_view problem_found = "There is 1 problem on this page";
inline constexpr std::string_view problems_found = "There are {} problems on this page";
inline constexpr std::string_view title = "{} – {}";
inline constexpr std::string_view title_with_error = "Error: {} – {}";
inline constexpr std::string_view use = "Use “{}”";
inline constexpr std::string_view keep_answer = "Keep this answer";
inline constexpr std::string_view keep_user = "Keep this user";
inline constexpr std::string_view keep_as_typed = "Keep as typed";
inline constexpr std::string_view leave_out = "Leave it out";
inline constexpr std::string_view statement_label = "{}. {}";
inline constexpr std::string_view choose = "Choose…";
inline constexpr std::string_view optional = "{} (optional)";
inline constexpr std::string_view draft_received = "{}, reference {}";
inline constexpr std::string_view draft_kept_since = "{}. An earlier version was received, reference {}";
inline constexpr std::string_view draft_complete = "No problems found, not submitted yet";
inline constexpr std::string_view draft_elsewhere = "No problems found. A package was made before; we cannot tell whether it was sent";
inline constexpr std::string_view draft_rows = "spreadsheet rows not added yet";
inline constexpr std::string_view draft_with_rows = "{}; {}";
inline constexpr std::string_view interest = "Interest";
inline constexpr std::string_view registration = "Registration";
inline constexpr std::string_view changed_on = "{}, changed {}";
inline constexpr std::string_view day_and_time = "{}, {}";
inline constexpr std::string_view card_number = "{} ({})";
inline constexpr std::string_view show_confirmation = "Show the confirmation";
inline constexpr std::string_view show_status = "Show its status";
inline constexpr std::string_view go_on = "Continue";
inline constexpr std::string_view button_of = "{}: {}";
inline constexpr std::string_view name_and = "{}, {}";
inline constexpr std::string_view remove = "Remove";
inline constexpr std::string_view yes_remove = "Yes, remove";
inline constexpr std::string_view keep = "Keep";
inline constexpr std::string_view not_erased_title = "Not erased";
inline constexpr std::string_view yes_erase = "Yes, erase";
inline constexpr std::string_view erase = "Erase all saved work";
inline constexpr std::string_view start_broken_title = "Saved answers";
inline constexpr std::string_view register_practice = "Register New Practice";
inline constexpr std::string_view open_file = "Open a draft file";
inline constexpr std::string_view file_refused_title = "The file you chose";
inline constexpr std::string_view packages_waiting = "{} ({} not sent yet)";
inline constexpr std::string_view item_number = "{} {}";
inline constexpr std::string_view save_item = "Save {}";
inline constexpr std::string_view save_and_add = "Save and add another";
inline constexpr std::string_view save_and_exit = "Save and exit";
inline constexpr std::string_view cancel = "Cancel";
inline constexpr std::string_view discard_new = "Discard what you entered here?";
inline constexpr std::string_view discard_changes = "Discard the changes you made here?";
inline constexpr std::string_view yes_discard = "Yes, discard";
inline constexpr std::string_view keep_editing = "Keep editing";
inline constexpr std::string_view to_review = "Save and return to review";
inline constexpr std::string_view back = "Back";
inline constexpr std::string_view practice_of_reference = "Fill in from {}, {}";
inline constexpr std::string_view answer_of = "{}, {}";
inline constexpr std::string_view again = "Enter it again";
inline constexpr std::string_view hide = "Hide";
inline constexpr std::string_view show = "Show";
inline constexpr std::string_view hide_of = "Hide {}";
inline constexpr std::string_view show_of = "Show {}";
inline constexpr std::string_view secret_packed = "Sealed in the package on this computer";
inline constexpr std::string_view secret_sent = "Sent to the Help Desk, not saved here";
inline constexpr std::string_view not_given = "Blank";
inline constexpr std::string_view no_change = "No change";
inline constexpr std::string_view none_listed = "None";
inline constexpr std::string_view change = "Change";
inline constexpr std::string_view change_of = "Change {}";
inline constexpr std::string_view part_of = "{} of {}";
inline constexpr std::string_view item_unnamed = "Unnamed {}";
inline constexpr std::string_view your_name = "Your name";
inline constexpr std::string_view refused_title = "The Help Desk's response";
inline constexpr std::string_view please_check = "Please check";
inline constexpr std::string_view not_made_title = "The package was not created";
inline constexpr std::string_view submit = "Submit to the Help Desk";
inline constexpr std::string_view mail_instead = "Email instead";
inline constexpr std::string_view save_package = "Save package";
inline constexpr std::string_view print = "Print";
inline constexpr std::string_view package_state = "Package status";
inline constexpr std::string_view send_now = "Send now";
inline constexpr std::string_view submit_again = "Submit again";
inline constexpr std::string_view receipt_title = "Receipt";
inline constexpr std::string_view print_or_pdf = "Print or save as PDF";
inline constexpr std::string_view rows_title = "Rows";
inline constexpr std::string_view row_fault = "Row {}: {}";
inline constexpr std::string_view row_fault_of = "Row {}, {}: {}";
inline constexpr std::string_view rows_label = "Rows";
inline constexpr std::string_view save_template = "Save a template";
inline constexpr std::string_view open_rows = "Choose a file", rows_file_help = "A file can be an Excel workbook (.xlsx) or CSV. It is read on this computer and not sent anywhere.";
inline constexpr std::string_view save_rows_left = "Save these rows with the reasons", reason_column = "Reason", rows_left_file = "to-correct";
inline constexpr std::string_view rows_template_help = "The template has these headings and one example row. Replace the example before you paste.";
inline constexpr std::string_view user_row_example[] = {"Ana", "Example", "name@example.org", "703-555-0123 ext. 12", "Physician, Abstractor", "Reporting", "no",
                                                        "Main office", "yes", ""};
inline constexpr std::string_view office_row_example[] = {"Example Oncology North", "100 Example Street", "Suite 200", "Springfield", "Virginia", "22150", "703-555-0123",
                                                          "703-555-0124", "yes", "", "Ana", "Example", "name@example.org", "703-555-0125 ext. 12"};
inline constexpr std::string_view begin = "Start";
inline constexpr std::string_view parcel_reference = "Reference {}.";
inline constexpr std::string_view parcel_received = "Received {}.";
inline constexpr std::string_view parcel_made = "Created {}.";
inline constexpr std::string_view parcel_given_out = "Saved or shared {}.";
inline constexpr std::string_view parcel_replaced_by = "A later package was sent to replace it: reference {}.";
inline constexpr std::string_view parcel_number = "Package ID {}";
inline constexpr std::string_view save_mail = "Save as email";
inline constexpr std::string_view save_list = "Save this list";
inline constexpr std::string_view change_answer = "Change my answer";
inline constexpr std::string_view statement = "Statement {}";
inline constexpr std::string_view change_physician = "Change the physician";
inline constexpr std::string_view to_start = "Go to the start page";
inline constexpr std::string_view readable_title = "What others can read";
inline constexpr std::string_view save_the_mail = "Save the email";
inline constexpr std::string_view share = "Share";
inline constexpr std::string_view share_package = "Share the package";
inline constexpr std::string_view same_address = "Same address as the main office";
inline constexpr std::string_view address_unfinished = "Address not finished";
inline constexpr std::string_view office_about = "{} · Administrator: {}";
inline constexpr std::string_view same_administrator = "same as practice";
inline constexpr std::string_view practice_level = "practice level";
inline constexpr std::string_view closes_after = "Will close after {}";
inline constexpr std::string_view closed = "Will close";
inline constexpr std::string_view removed_after = "Will be removed after {}";
inline constexpr std::string_view new_name_is = "New name: {}";
inline constexpr std::string_view new_address_is = "New address: {}";
inline constexpr std::string_view new_email_is = "New email: {}";
inline constexpr std::string_view new_phone_is = "New phone: {}";
inline constexpr std::string_view removed = "Will be removed";
inline constexpr std::string_view complete = "Complete";
inline constexpr std::string_view complete_to_check = "Complete, {} to check";
inline constexpr std::string_view to_fix = "{} to fix";
inline constexpr std::string_view edit = "Edit";
inline constexpr std::string_view edit_of = "Edit {}";
inline constexpr std::string_view remove_of = "Remove {}";
inline constexpr Counted office_users{"user belongs to this office.", "users belong to this office."};
inline constexpr Counted office_named{"change of a user names this office. You will be asked to check it.", "changes of users name this office. You will be asked to check them."};
inline constexpr std::string_view remove_question = "Remove “{}”? These answers will be lost.";
inline constexpr std::string_view overview_physicians = "Physicians", overview_administrators = "Administrators", overview_abstractors = "Abstractors";
inline constexpr std::string_view overview_without_users = "Offices without a user", overview_none = "None", overview_named = "{}: {}", overview_more = "{}, and {} more";
inline constexpr std::string_view overview_practice_level = "With practice-level access";
inline constexpr std::string_view overview_brought = "From a spreadsheet", brought_added = "{} added", brought_changed = "{} changed",
                                  brought_pasted = "{} from pasted rows on {}", brought_file = "{} from “{}” on {}";
inline constexpr std::string_view overview_states = "By state", overview_of_state = "{}: {}", overview_answer = "{}: {}", overview_reply = "{} {}";
inline constexpr std::string_view list_find = "Find in {}";
inline constexpr std::string_view several_open = "Select several {}", several_close = "Stop selecting", several_title = "Change several {}";
inline constexpr std::string_view several_selected = "{} selected";
inline constexpr std::string_view several_all = "Select all {}", several_matching = "Select the {} that match", several_clear = "Clear the selection";
inline constexpr std::string_view several_what = "What should change for the selected {}?";
inline constexpr std::string_view several_which_offices = "Which offices?";
inline constexpr std::string_view several_show = "Show what would change", several_remove_all = "Remove the selected {}";
inline constexpr std::string_view several_remove = "Remove them";
inline constexpr std::string_view several_add_reporting = "Add the role Physician, Reporting", several_add_fellow = "Add the role Physician, Fellow";
inline constexpr std::string_view several_add_physician = "Add the role Physician, neither Reporting nor Fellow";
inline constexpr std::string_view several_add_administrator = "Add the role Administrator", several_add_abstractor = "Add the role Abstractor";
inline constexpr std::string_view several_take_physician = "Take away the role Physician", several_take_administrator = "Take away the role Administrator";
inline constexpr std::string_view several_take_abstractor = "Take away the role Abstractor";
inline constexpr std::string_view several_add_offices = "Add offices", several_take_offices = "Take away offices";
inline constexpr std::string_view several_main_address = "Use the main office's address", several_main_phone = "Use the main office's phone and fax";
inline constexpr std::string_view several_administrator = "Use the practice's administrator", several_ein = "Use the practice's taxpayer ID";
inline constexpr std::string_view several_email = "Send them email from QOPI", several_no_email = "Do not send them email from QOPI";
inline constexpr std::string_view several_none = "Select at least one in the list below.";
inline constexpr std::string_view several_nothing = "Choose what should change.";
inline constexpr std::string_view several_no_offices = "Choose at least one office.";
inline constexpr std::string_view several_would_change = "This would change {}.", several_same = "For {} it is so already.";
inline constexpr std::string_view several_remove_question = "Remove {}? You can undo this until you reload the page.";
inline constexpr std::string_view several_change = "Change {}", several_yes_remove = "Remove {}";
inline constexpr std::string_view several_changed = "Changed {}.", several_removed = "Removed {}.";
inline constexpr Counted several_office_users{"user will no longer belong to an office that you remove.", "users will no longer belong to an office that you remove."};
inline constexpr std::string_view step_change = "change {}";
inline constexpr std::string_view offices_find = "Find an office", offices_find_help = "Type part of its name.";
inline constexpr std::string_view offices_chosen = "{} chosen: {}", offices_and_more = "{}, and {} more";
inline constexpr std::string_view offices_hidden = "{}. To see another one, type part of its name.";
inline constexpr std::string_view list_find_person = "Type part of a name, an email address, an office, or a role.";
inline constexpr std::string_view list_find_place = "Type part of a name, an address, or a phone number.";
inline constexpr std::string_view list_attention = "Show only {} that need attention ({})";
inline constexpr std::string_view list_part = "{}, {} to {} shown";
inline constexpr std::string_view list_matching = "{} of {} match";
inline constexpr std::string_view list_none_match = "None of {} match. Check the spelling, or clear what you are looking for.";
inline constexpr std::string_view list_none_attention = "None of {} need attention.", list_none_both = "None of {} match and need attention.";
inline constexpr std::string_view list_attention_first = "What needs attention is first.";
inline constexpr std::string_view list_pages = "Pages of {}";
inline constexpr std::string_view list_page = "Page {}";
inline constexpr std::string_view list_page_open = "Page {} of {}";
inline constexpr std::string_view list_previous = "Previous page ({})";
inline constexpr std::string_view list_next = "Next page ({})";
inline constexpr Counted offices_counted{"office", "offices"};
inline constexpr Counted users_counted{"user", "users"};
inline constexpr Counted changes_counted{"change", "changes"};
inline constexpr Counted practices_counted{"practice", "practices"};
inline constexpr std::string_view undo_step = "Undo: {}", redo_step = "Redo: {}";
inline constexpr std::string_view step_remove = "remove {}", step_rows = "add rows from a spreadsheet", step_use = "use the suggestion for {}", step_leave_out = "leave out {}";
inline constexpr std::string_view step_prefill = "fill in the practice's information", step_discard = "discard the changes";
inline constexpr std::string_view spoken_undone = "Undone: {}.", spoken_redone = "Done again: {}.";
inline constexpr std::string_view add_office = "Add an office";
inline constexpr std::string_view add_user = "Add a user";
inline constexpr std::string_view add_change = "Add a change";
inline constexpr std::string_view add_practice = "Add a practice";
inline constexpr Counted draft_again{"answer to enter again before you submit", "answers to enter again before you submit"};
inline constexpr Counted draft_errors{"answer to enter or fix", "answers to enter or fix"};

// --- where a package stands ----------------------------------------------------------------------------------------
inline constexpr std::string_view parcel_kept = "Saved here, not received";
inline constexpr std::string_view parcel_waiting = "Waiting to be sent";
inline constexpr std::string_view parcel_changed = "{}, without your latest changes";
inline constexpr std::string_view parcel_sending = "Being sent";
inline constexpr std::string_view parcel_is_received = "Received by the Help Desk";
inline constexpr std::string_view parcel_refused = "Sent back";
inline constexpr std::string_view parcel_replaced = "Replaced by a later one", parcel_replaced_gone = "Replaced by a later one that is no longer on this computer";

}  // namespace qopi::texts
