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
inline constexpr std::string_view skip = "Skip to the content";
inline constexpr std::string_view plain_view = "Show as a plain page";
inline constexpr std::string_view canvas_view = "Show as drawn";
inline constexpr std::string_view accessibility = "How accessible these pages are";
inline constexpr std::string_view desk = "QOPI Help Desk: 571-483-1660, qopi@asco.org";
inline constexpr std::string_view desk_source = "Contacts and wording are from ASCO's QOPI Registration and Participation Guide of June 4, 2009.";
inline constexpr std::string_view saving = "Saving…";
inline constexpr std::string_view saved = "Saved on this computer";
inline constexpr std::string_view save_failed = "Not saved on this computer";
inline constexpr std::string_view memory_only = "This browser keeps nothing: finish before you close it";

// --- start ---------------------------------------------------------------------------------------------------------
inline constexpr std::string_view start_lead =
    "QOPI is an oncologist-led, practice-based quality improvement initiative of the American Society of Clinical Oncology. "
    "Any outpatient medical oncology or hematology-oncology group in the United States or a US territory may register.";
inline constexpr std::string_view start_need = "What you need";
inline constexpr std::string_view start_needs[] = {
    "A corresponding physician who is an active ASCO member, with the ASCO Member ID and the NPI or UPIN",
    "Names and e-mail addresses of the administrator and of everyone who will need access",
    "Address, phone, and taxpayer ID or NPI of the practice",
};
inline constexpr std::string_view start_open =
    "Registration is open all year. To take part in a data collection round, a new practice must be registered at least one month before the round begins.";
inline constexpr std::string_view drafts_title = "On this computer";
inline constexpr std::string_view draft_unnamed = "Registration without a name yet";
inline constexpr std::string_view draft_remove = "What was typed into it is lost. Packages made of it stay.";
inline constexpr std::string_view start_computer =
    "Your answers are kept on this computer as you type, without taxpayer IDs and without the challenge response. Anyone who uses this browser can open them.";
inline constexpr std::string_view storage_persistent = "Your browser keeps them until you erase them.";
inline constexpr std::string_view storage_best_effort =
    "Your browser may remove them when the computer runs out of room or this page is not used for weeks, and a private window forgets them when it is "
    "closed. Save a draft file to be safe.";
inline constexpr std::string_view storage_memory =
    "This browser keeps nothing once the page is closed, as private windows do. Finish before you close it, or save a draft file.";
inline constexpr std::string_view offline_ready = "This page also opens without a network.";
inline constexpr std::string_view offline_not_ready = "This page still needs a network to open.";
inline constexpr std::string_view draft_file_is =
    "A draft file holds all answers but taxpayer IDs and the challenge response. Anyone who has the file can read it. Open it here on any computer to go on.";
inline constexpr std::string_view file_refused = "That file is no draft that can be opened here.";
inline constexpr std::string_view file_refused_keeps = "Nothing on this computer was changed.";
inline constexpr std::string_view start_broken =
    "A draft on this computer could not be read, and was left as it is. Begin a new registration, or ask the Help Desk if you had already sent it.";
inline constexpr std::string_view not_saved =
    "Your last answers could not be kept on this computer: it may be out of room. Save a draft file now, so that nothing is lost.";
inline constexpr std::string_view clock_back =
    "This computer's clock seems to be set back: something here was made on a later day than the clock shows. Please set the date right before you "
    "submit, since your declaration carries it.";
inline constexpr std::string_view read_only =
    "This registration is open in another tab or window, which keeps it. You can read it here.";
inline constexpr std::string_view left_not_saved =
    "A draft that you left could not be saved on this computer yet. Keep this page open: we try again each time something is saved.";
inline constexpr std::string_view draft_being_made = "Being prepared for the Help Desk";
inline constexpr std::string_view draft_not_made = "Not submitted: the package could not be made. Continue, and submit again from the review.";
inline constexpr std::string_view erase_question = "Erase all drafts and packages from this computer? This cannot be undone.";
inline constexpr std::string_view not_erased = "Your browser could not erase everything. Clear this site's data in the browser's settings.";
inline constexpr std::string_view erased_elsewhere =
    "Everything on this computer was erased in another tab. What you see here is not kept any more. Save a draft file if you still need it, or reload the page to begin anew.";
inline constexpr std::string_view erase_unsent = "A package on this computer has not reached the Help Desk yet. Erase everything all the same? This cannot be undone.";

// --- packages and e-mail ---------------------------------------------------------------------------------------------
inline constexpr std::string_view packages_lead =
    "What was made on this computer for the Help Desk, and where it stands. Only a package with a reference has arrived.";
inline constexpr std::string_view no_packages = "No package was made on this computer yet.";
inline constexpr std::string_view remove_received = "The Help Desk has this package. Write down its reference before you remove it from this list.";
inline constexpr std::string_view remove_unsent = "The Help Desk does not have this package as far as this computer knows. Remove it all the same? It cannot be brought back.";
inline constexpr std::string_view needs_you = "The Help Desk could not accept it. Open its draft, fix what is named there, and submit again.";
inline constexpr std::string_view mail_lead =
    "Use this when this computer cannot reach the Help Desk, or when you prefer e-mail. A package that also comes by upload is kept once.";
inline constexpr std::string_view mail_readable =
    "Anyone who has the file can read names, addresses, e-mail addresses, and NPIs in it. Taxpayer IDs and the challenge response are sealed: only the Help Desk can open them.";
inline constexpr std::string_view mail_guide =
    "The guide says “Please do not fax or email the form to ASCO.” This file is not that form: the Help Desk's program checks it and answers with a reference.";
inline constexpr std::string_view mail_steps[] = {
    "Save the e-mail and open it: your mail program shows it ready to send, with the package attached. Send it to qopi@asco.org.",
    "If your mail program does not open it, save the package alone and attach it to a new e-mail to qopi@asco.org.",
    "The Help Desk answers with a reference. When this computer is online again, this page asks for it by itself.",
};
inline constexpr std::string_view mail_unsent = "This page cannot see whether you sent the e-mail. Until the Help Desk has it, it says “Saved here, not sent”.";

// --- forms ---------------------------------------------------------------------------------------------------------
inline constexpr std::string_view eligibility_lead = "Four questions tell whether your practice can participate.";
inline constexpr std::string_view prequalification_lead = "You must agree to all of the prequalification questions in order to participate in QOPI.";
inline constexpr std::string_view physician_lead = "The physician who oversees participation and shares QOPI reports in your practice. This must be an active ASCO member.";
inline constexpr std::string_view administrator_lead =
    "The primary contact for QOPI participation, who keeps the practice's information and its users up to date. The administrator may also be a physician or an abstractor.";
inline constexpr std::string_view practice_lead = "The main office is considered the “Practice”. Please capitalize the first letter of names, and do not write them in capitals.";
inline constexpr std::string_view offices_lead = "Register each office or site that will take part. Log-ins are given for each.";
inline constexpr std::string_view users_lead =
    "Everyone else who will need access to the QOPI application, for data entry or to view reports. The corresponding physician and the administrator are users already.";
inline constexpr std::string_view interest_lead =
    "Because of privacy laws in individual countries, sites outside the United States cannot participate at this time. You can register your interest.";
inline constexpr std::string_view office_lead = "Office information is used for the log-ins and reports of this office.";
inline constexpr std::string_view user_lead = "The Help Desk makes a log-in for this person and sends it by e-mail.";
inline constexpr std::string_view no_offices = "No additional office yet.";
inline constexpr std::string_view no_users = "No further user yet. You may go on without, and ask the Help Desk for more users later.";
// What a registered practice asks for. The guide: "You can send an email to the QOPI Help Desk to request additional users be added."
inline constexpr std::string_view request_lead = "For practices that are registered already. The Help Desk calls the contacts that it has on file before it changes anything.";
inline constexpr std::string_view prefill_title = "Registered from this computer";
inline constexpr std::string_view requester_lead = "Which practice is it, and who asks? The Help Desk may call you back.";
inline constexpr std::string_view sites_lead =
    "Name the offices, other than the main office, that this request is about. Go on without when it is about the main office or the whole practice only.";
inline constexpr std::string_view no_sites = "No office but the main one.";
inline constexpr std::string_view site_lead = "An office of the practice that is registered already.";
inline constexpr std::string_view new_users_lead = "Everyone who needs a new log-in, for data entry or to view reports.";
inline constexpr std::string_view no_new_users = "No new user yet.";
inline constexpr std::string_view no_new_offices = "No new office yet.";
inline constexpr std::string_view rows_lead =
    "Copy the rows from your spreadsheet and paste them here: one person a row, with these columns. A first row with these headings may put them in another order.";
inline constexpr std::string_view rows_columns_help =
    "Roles: Physician, Administrator, Abstractor, with commas between them. Offices: their names, with commas between them. Practice level and E-mail from QOPI: yes or no.";
inline constexpr Counted rows_taken{"user was added.", "users were added."};
inline constexpr Counted rows_left{"row needs a correction: it stays below. Correct it, and press the button again.",
                                   "rows need a correction: they stay below. Correct them, and press the button again."};
inline constexpr std::string_view rows_too_large = "Paste fewer rows at once: this is more than 4 MiB.";
inline constexpr std::string_view rows_broken = "Close the quotation mark in this row. Nothing was taken.";
inline constexpr std::string_view row_twice = "This person is there already.";
inline constexpr std::string_view row_write = "{}: write {}.";
inline constexpr std::string_view row_roles = "Physician, Administrator, or Abstractor";
inline constexpr std::string_view row_designations = "Reporting or Fellow";
inline constexpr std::string_view row_offices = "Main office, or an office that is listed on the page before";
inline constexpr std::string_view changes_lead = "One change for each person: what should be different, or the last day of access.";
inline constexpr std::string_view no_changes = "No change yet.";
inline constexpr std::string_view change_lead = "Who is it, and what should be different from now on? What you leave blank stays as it is.";
inline constexpr std::string_view successor_lead =
    "The physician who will oversee participation and share QOPI reports in your practice from now on. This physician need not be an ASCO member.";
inline constexpr std::string_view practice_change_lead = "Give only what should be different from now on. What you leave blank stays as it is.";
inline constexpr std::string_view group_lead = "A group combines offices across different practices, so that their data can be compared within the reports.";
inline constexpr std::string_view members_lead = "The practices whose offices belong to the group, and who agreed for each of them.";
inline constexpr std::string_view no_members = "No practice yet: a group has at least two.";
inline constexpr std::string_view member_lead = "The practice, which of its offices belong to the group, and who agreed for it.";
inline constexpr std::string_view given_before = "You gave this before. It is not kept on this computer: type it again, or leave it out.";
inline constexpr std::string_view membership_asking = "Asking the Help Desk about the membership…";
inline constexpr std::string_view membership_active = "The Help Desk knows this member: the membership is active.";
inline constexpr std::string_view membership_not_checked = "The membership could not be checked now. The Help Desk will check it.";

// --- review and confirmation ---------------------------------------------------------------------------------------
inline constexpr std::string_view review_lead = "Nothing has been sent yet. Every value can still be changed.";
inline constexpr std::string_view review_lead_sent =
    "The Help Desk has received these answers. If you change one, submit again: the Help Desk is told which registration the new one replaces.";
inline constexpr std::string_view review_lead_waiting = "These answers are on their way to the Help Desk. If you change one, submit again.";
inline constexpr std::string_view declaration = "Declaration";
inline constexpr std::string_view declaration_text =
    "I am authorized to register this practice, and the answers above are complete and correct to the best of my knowledge.";
inline constexpr std::string_view declaration_of_request =
    "I am authorized to ask for this change for the practice, and the answers above are complete and correct to the best of my knowledge.";
inline constexpr std::string_view declaration_box = "I declare this";
inline constexpr std::string_view warnings_kept = "These may be right. They are sent as they stand, and the Help Desk sees that you were asked.";
inline constexpr std::string_view package_readable =
    "In a saved package, taxpayer IDs and the challenge response are sealed for the Help Desk. Names, e-mail addresses, and NPIs can be read by anyone who has the file.";
inline constexpr std::string_view preparing = "The package is being made…";
inline constexpr std::string_view no_key = "The Help Desk's key is not on this computer yet. Connect to the internet, then press the button again.";
inline constexpr std::string_view not_sealed = "Your browser could not seal the package. Nothing was sent; please try again.";
inline constexpr std::string_view no_room = "This computer has no room to keep the package. Save it as a file, then try again.";
inline constexpr std::string_view refused = "The Help Desk could not accept the package. Please fix what is named here, and submit again.";
inline constexpr std::string_view waiting_title = "Not sent yet";
inline constexpr std::string_view waiting_text =
    "The package is kept on this computer and has not reached the Help Desk. It is sent again by itself while this page is open, and when you open it next time.";
inline constexpr std::string_view sending_text = "The package is being sent. Please keep this page open until the Help Desk has answered.";
inline constexpr std::string_view reason_network = "There is no connection to the Help Desk.";
inline constexpr std::string_view reason_busy = "The Help Desk is busy.";
inline constexpr std::string_view reason_no_key = "The Help Desk does not have the key that this package was sealed for.";
inline constexpr std::string_view no_key_text =
    "That works once the Help Desk has the key again. If you do not want to wait, submit your answers again: they are sealed with the current key, and the new package "
    "replaces this one. You may have to enter the taxpayer IDs and the challenge response again.";
inline constexpr std::string_view reason_not_ours = "Something else answered in the Help Desk's place, such as a log-in page of your network.";
inline constexpr std::string_view receipt_matches = "The Help Desk's receipt matches what you sent.";
inline constexpr std::string_view next = "What happens next";
inline constexpr std::string_view receipt_day = "Received {}.";
inline constexpr std::string_view reference_label = "Your reference";
inline constexpr std::string_view next_review =
    "ASCO staff review and validate the registration. You will get an e-mail from qopi@asco.org with log-in instructions by {}. If it has not come by then, "
    "call 571-483-1660 or write to qopi@asco.org.";
inline constexpr std::string_view next_review_soon = "one week from now";
inline constexpr std::string_view interest_received = "Interest received";
inline constexpr std::string_view next_agreement =
    "Before data entry, a Business Associate Agreement must be agreed to within the QOPI application. It is no part of this registration.";
inline constexpr std::string_view next_filter = "Please make sure that your mail server accepts e-mail from qopi@asco.org and does not filter it as spam.";
inline constexpr std::string_view next_users = "To add users or offices later, choose “Request a change for a registered practice” on the first page, or write to the Help Desk.";
inline constexpr std::string_view request_received = "Request received";
inline constexpr std::string_view next_request =
    "The Help Desk calls the contacts that it has on file for the practice, not the ones in the request, and then makes the change.";
inline constexpr std::string_view contacts = "Contacts";
inline constexpr std::string_view contacts_reference = "Please give the reference {} when you call or write.";
inline constexpr std::string_view next_interest = "The Help Desk keeps your interest and writes to you when sites in your country can participate.";

// --- outcomes ------------------------------------------------------------------------------------------------------
inline constexpr std::string_view not_eligible_text =
    "QOPI is open to outpatient medical oncology or hematology-oncology groups in the United States or a US territory that share a common medical record, with at least one ASCO member in good standing.";
inline constexpr std::string_view not_eligible_next = "Your answers stay on this computer. If you answered by mistake, go back and change them. If you are not sure, ask the Help Desk.";
inline constexpr std::string_view not_agreed_text = "You must agree to all of the prequalification questions in order to participate in QOPI. You did not agree to this:";
inline constexpr std::string_view not_agreed_next = "Your answers stay on this computer. You can go back and change the answer, or ask the Help Desk what the statement means for your practice.";
inline constexpr std::string_view invalid_text = "For participation in QOPI, ASCO requires at least one person in your practice be a member in good standing.";
inline constexpr std::string_view invalid_next =
    "Check the ASCO Member ID and the last name, or name a different corresponding physician who is an ASCO member in good standing. For additional assistance, please contact the QOPI Help Desk at 571-483-1660 or qopi@asco.org.";
inline constexpr std::string_view inactive_text =
    "To participate in QOPI, one person in your practice is required to be an ASCO member in good standing. You must reactivate the membership, or name another member in good standing as corresponding physician.";
inline constexpr std::string_view inactive_steps[] = {
    "Step 1: Contact ASCO Member Services at (703)-299-0158 or (888)-282-2552 or via e-mail at membermail@asco.org for instructions on how to reactivate the membership.",
    "Step 2: Allow 24 hours for processing. Once you receive confirmation of reactivation via e-mail, come back: your answers are kept on this computer.",
};
inline constexpr std::string_view not_found_text = "The address may be mistyped, or the office or user was removed.";

// --- explanations, behind a button each; the guide's words, shortened ----------------------------------------------------
struct Explained {
    std::string_view term, text;
};
inline constexpr std::string_view roles_question = "What do these roles mean?";
inline constexpr Explained roles_explained[] = {
    {"Corresponding physician",
     "Oversees QOPI participation and shares QOPI data reports in the practice, and receives all administrative and informational e-mails about QOPI. For "
     "registration this must be an active member of ASCO. The practice may name another physician later, who does not need to be a member."},
    {"Reporting physician",
     "Data of this physician is included in physician-level reports. This is not required for participation, and needs 24 charts per physician for each "
     "module selected. A physician does not need to be registered to be named in such reports."},
    {"Fellow", "Participates in conjunction with a fellowship program, or with a practice as a fellow."},
    {"Administrator",
     "A primary contact, who receives all administrative and informational e-mails, and adds and maintains the practice's information and its list of users. "
     "The administrator may also be a physician or an abstractor. At least one is required per practice, and there may be one for each office."},
    {"Abstractor",
     "Abstracts and enters data. This may be a physician, the administrator, or someone who does only this. Physicians should not abstract their own charts. "
     "Everyone who adds or changes chart data must be an abstractor."},
};
inline constexpr std::string_view levels_question = "What do office, practice, and group mean?";
inline constexpr Explained levels_explained[] = {
    {"Office or site",
     "The primary level for data collection. Log-ins are assigned to users at each office, for abstraction and reporting there. Offices may or may not have "
     "separate addresses or taxpayer identification numbers."},
    {"Practice",
     "Links its offices. Users with practice-level access see the aggregate data of the practice and the data of each office. With one office, the office is "
     "the only level."},
    {"Group", "Combines offices of different practices, to compare their data. Groups are made on request to the Help Desk."},
};
inline constexpr std::string_view sites_question = "Which sites may register?";
inline constexpr Explained sites_explained[] = {
    {"Private practice", "Also of a single physician, with one or several operating sites."},
    {"Academic medical center", "A general hematology-oncology or disease-specific clinic."},
    {"Community hospital", "The outpatient oncology department."},
    {"Multispecialty practice or network", "Its oncology provider group."},
    {"A common medical record", "Whoever registers as one practice shares one medical record."},
};
inline constexpr std::string_view start_cost =
    "There is no cost to participate. One member of the practice must be an ASCO member in good standing and serve as the physician contact.";
inline constexpr std::string_view counsel =
    "Most oncology practices view participation as a quality improvement activity that does not involve human subject research, as defined in HIPAA and the "
    "Common Rule. You should consult your practice's own legal counsel or IRB staff to determine legal and institutional requirements for participation.";
inline constexpr std::string_view health_plan =
    "The taxpayer ID and the NPI are used to verify the practice, should it participate in the QOPI Health Plan Program. To give them here does not enroll it there.";
inline constexpr std::string_view mail_filter =
    "QOPI writes to the addresses given here. Please make sure that your mail server accepts e-mail from qopi@asco.org and does not filter it as spam.";

// --- rounds: the days are the Help Desk's, never this program's ------------------------------------------------------------
inline constexpr std::string_view round_next =
    "The next data collection round, {}, begins on {}. A new practice must be registered by {} to take part in it.";
inline constexpr std::string_view round_in_time_today = "To register today is in time for it.";
inline constexpr std::string_view round_in_time_sent = "Your registration is in time for it.";
inline constexpr std::string_view round_late_today = "That day has passed. You can register all the same.";
inline constexpr std::string_view round_late_sent = "Your registration came after that day.";
inline constexpr std::string_view round_later = "The first round to take part in is {}, which begins on {}.";
inline constexpr std::string_view round_later_unknown = "It counts for a later round, which the Help Desk will announce.";

// --- the practice at a glance ----------------------------------------------------------------------------------------------
inline constexpr std::string_view tree_title = "Your practice at a glance";
inline constexpr std::string_view tree_practice_unnamed = "Practice without a name";
inline constexpr std::string_view tree_unnamed = "Someone without a name";
inline constexpr std::string_view tree_corresponding = "corresponding physician";
inline constexpr Counted tree_people{"person", "people"};
inline constexpr Counted tree_roles[] = {{"physician", "physicians"}, {"administrator", "administrators"}, {"abstractor", "abstractors"}};
inline constexpr std::string_view tree_more_offices = "{} more offices, listed below";

// --- planning charts ---------------------------------------------------------------------------------------------------------
inline constexpr std::string_view planner_question = "How many charts do physician-level reports need?";
inline constexpr std::string_view planner_text =
    "24 charts per reporting physician are required for each module selected. Physician-level reports are not required for participation. What you type here is "
    "only counted, not kept or sent.";
inline constexpr std::string_view planner_physicians = "Reporting physicians";
inline constexpr std::string_view planner_modules = "Modules selected";
inline constexpr std::string_view planner_per_module = "{} charts for each module.";
inline constexpr std::string_view planner_total = "{} charts: {} for each of {} modules. Fewer may do, since a chart may count for several modules.";
inline constexpr std::string_view planner_numbers = "Type whole numbers from 1 to 999.";

// --- spoken --------------------------------------------------------------------------------------------------------
inline constexpr std::string_view spoken_saved_file = "The package was saved as a file.";
inline constexpr std::string_view spoken_saved_mail = "The e-mail was saved as a file.";
inline constexpr std::string_view spoken_saved_draft = "The draft was saved as a file.";
inline constexpr std::string_view spoken_received = "The Help Desk has received your package. Its reference is {}.";
inline constexpr std::string_view erasing = "Erasing…";
inline constexpr std::string_view spoken_erased = "Everything was erased from this computer.";
inline constexpr std::string_view spoken_no_problem = "No problem is shown on this page.";
inline constexpr std::string_view spoken_removed = "Removed.";

// --- buttons, and the short words beside what a person answered ------------------------------------------------------
inline constexpr std::string_view steps = "Progress";
inline constexpr std::string_view step_of = "Step {} of {} · {}";
inline constexpr std::string_view saved_at = "{} · {}";
inline constexpr std::string_view erased_title = "Erased";
inline constexpr std::string_view save_draft = "Save a draft file";
inline constexpr std::string_view read_only_title = "Open elsewhere";
inline constexpr std::string_view take_over = "Continue in this tab";
inline constexpr std::string_view not_saved_title = "Not saved";
inline constexpr std::string_view left_not_saved_title = "A draft is not saved";
inline constexpr std::string_view clock_title = "The computer's clock";
inline constexpr std::string_view problems = "Problems on this page";
inline constexpr std::string_view problem_found = "There is 1 problem on this page";
inline constexpr std::string_view problems_found = "There are {} problems on this page";
inline constexpr std::string_view title = "{} – {}";
inline constexpr std::string_view title_with_error = "Error: {} – {}";
inline constexpr std::string_view use = "Use “{}”";
inline constexpr std::string_view keep_as_typed = "Keep as typed";
inline constexpr std::string_view keep_as_typed_of = "Keep as typed: {}";
inline constexpr std::string_view leave_out = "Leave it out";
inline constexpr std::string_view leave_out_of = "Leave out: {}";
inline constexpr std::string_view statement_label = "{}. {}";
inline constexpr std::string_view choose = "Choose…";
inline constexpr std::string_view optional = "{} (optional)";
inline constexpr std::string_view draft_received = "{}, reference {}";
inline constexpr std::string_view draft_complete = "Complete, not submitted";
inline constexpr std::string_view interest = "Interest";
inline constexpr std::string_view registration = "Registration";
inline constexpr std::string_view changed_on = "{}, changed {}";
inline constexpr std::string_view show_confirmation = "Show the confirmation";
inline constexpr std::string_view go_on = "Continue";
inline constexpr std::string_view button_of = "{}: {}";
inline constexpr std::string_view remove = "Remove";
inline constexpr std::string_view yes_remove = "Yes, remove";
inline constexpr std::string_view keep = "Keep";
inline constexpr std::string_view not_erased_title = "Not erased";
inline constexpr std::string_view yes_erase = "Yes, erase";
inline constexpr std::string_view erase = "Erase from this computer";
inline constexpr std::string_view start_broken_title = "Kept answers";
inline constexpr std::string_view register_practice = "Register New Practice";
inline constexpr std::string_view open_file = "Open a draft file";
inline constexpr std::string_view file_refused_title = "The file that was opened";
inline constexpr std::string_view packages_waiting = "{} ({} not sent yet)";
inline constexpr std::string_view item_number = "{} {}";
inline constexpr std::string_view save_item = "Save {}";
inline constexpr std::string_view cancel = "Cancel";
inline constexpr std::string_view to_review = "Save and return to review";
inline constexpr std::string_view back = "Back";
inline constexpr std::string_view practice_of_reference = "{}, {}";
inline constexpr std::string_view answer_of = "{}, {}";
inline constexpr std::string_view again = "Please type it again";
inline constexpr std::string_view hide = "Hide";
inline constexpr std::string_view show = "Show";
inline constexpr std::string_view hide_of = "Hide {}";
inline constexpr std::string_view show_of = "Show {}";
inline constexpr std::string_view not_given = "Not given";
inline constexpr std::string_view change = "Change";
inline constexpr std::string_view change_of = "Change {}";
inline constexpr std::string_view part_of = "{} of {}";
inline constexpr std::string_view item_unnamed = "{} without a name";
inline constexpr std::string_view your_name = "Your name";
inline constexpr std::string_view refused_title = "Answer of the Help Desk";
inline constexpr std::string_view please_check = "Please check";
inline constexpr std::string_view not_made_title = "The package was not made";
inline constexpr std::string_view submit = "Submit to the Help Desk";
inline constexpr std::string_view mail_instead = "E-mail instead";
inline constexpr std::string_view save_package = "Save package";
inline constexpr std::string_view print = "Print";
inline constexpr std::string_view package_state = "State of the package";
inline constexpr std::string_view send_now = "Send now";
inline constexpr std::string_view submit_again = "Submit again";
inline constexpr std::string_view receipt_title = "Receipt";
inline constexpr std::string_view print_or_pdf = "Print or save as PDF";
inline constexpr std::string_view rows_title = "What became of the rows";
inline constexpr std::string_view row_fault = "Row {}: {}";
inline constexpr std::string_view rows_label = "Rows";
inline constexpr std::string_view take_rows = "Add these users";
inline constexpr std::string_view back_to_users = "Back to the users";
inline constexpr std::string_view begin = "Begin";
inline constexpr std::string_view parcel_reference = "Reference {}.";
inline constexpr std::string_view parcel_received = "Received {}.";
inline constexpr std::string_view parcel_made = "Made {}.";
inline constexpr std::string_view parcel_given_out = "Saved or shared {}.";
inline constexpr std::string_view parcel_number = "Number {}";
inline constexpr std::string_view save_mail = "Save as e-mail";
inline constexpr std::string_view save_list = "Save this list";
inline constexpr std::string_view change_answers = "Change the answers";
inline constexpr std::string_view statement = "Statement {}";
inline constexpr std::string_view change_physician = "Change the physician";
inline constexpr std::string_view to_start = "Go to the start page";
inline constexpr std::string_view readable_title = "What can be read";
inline constexpr std::string_view save_the_mail = "Save the e-mail";
inline constexpr std::string_view share = "Share";
inline constexpr std::string_view share_package = "Share the package";
inline constexpr std::string_view same_address = "Same address as the main office";
inline constexpr std::string_view address_unfinished = "Address not finished";
inline constexpr std::string_view office_about = "{} · Administrator: {}";
inline constexpr std::string_view same_administrator = "same as practice";
inline constexpr std::string_view practice_level = "practice level";
inline constexpr std::string_view removed_after = "Removed after {}";
inline constexpr std::string_view removed = "Removed";
inline constexpr std::string_view complete = "Complete";
inline constexpr std::string_view to_fix = "{} to fix";
inline constexpr std::string_view edit = "Edit";
inline constexpr std::string_view edit_of = "Edit {}";
inline constexpr std::string_view remove_of = "Remove {}";
inline constexpr std::string_view remove_question = "Remove “{}”? What was entered for it is lost.";
inline constexpr std::string_view add_office = "Add an office";
inline constexpr std::string_view add_user = "Add a user";
inline constexpr std::string_view add_change = "Add a change";
inline constexpr std::string_view add_practice = "Add a practice";
inline constexpr Counted draft_errors{"answer to fill or fix", "answers to fill or fix"};

// --- where a package stands ----------------------------------------------------------------------------------------
inline constexpr std::string_view parcel_kept = "Saved here, not sent";
inline constexpr std::string_view parcel_waiting = "Waiting to be sent";
inline constexpr std::string_view parcel_sending = "Being sent";
inline constexpr std::string_view parcel_is_received = "Received by the Help Desk";
inline constexpr std::string_view parcel_refused = "Needs you";
inline constexpr std::string_view parcel_replaced = "Replaced by a later one";

}  // namespace qopi::texts
