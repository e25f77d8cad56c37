// The answers that the journeys give: one row a field, with where it is stored, the control that asks for it, what is typed or chosen, and
// what the Help Desk has when that is not the same, letter for letter. Everyone and everything named here is invented.

/** Fields that the Help Desk shows without a value. */
const blank = "(blank)";

/** `scope` tells apart what has one name twice on a page; `barred` values are not kept in a draft; `then` is what the page says after it.
 * @typedef {{ at: string, role: string, name: string, answer: string | boolean | string[], stored: string, scope?: import("./engines/tab.mjs").Scope,
 *   barred?: boolean, then?: string }} Row */

/** @param {string} at @param {(row: (key: string, ...rest: any[]) => Row) => Row[]} rows */
const section = (at, rows) =>
  rows((key, role, name, answer, settings = {}) => {
    const said = answer === "" ? blank : typeof answer === "boolean" ? (answer ? "Yes" : "No") : [answer].flat().join(", ");
    return { at: `/content/${at}/${key}`, role, name, answer, stored: said, ...settings };
  });

const person = (row, [given, family, email, phone], settings = {}) => [
  row("given_name", "textbox", "First name", given, settings.all),
  row("family_name", "textbox", "Last name", family, settings.all),
  row("email", "textbox", "Email address", email, settings.all),
  row("phone", "textbox", "Phone", phone, { ...settings.all, ...settings.phone }),
];
const soon = new Date(Date.now() + 30 * 24 * 3600 * 1000);
/** As it is typed and as it is shown; a day that is far from today would bring up a doubt. */
const lastDay = [soon.toLocaleDateString("en-US"), { stored: soon.toLocaleDateString("en-US", { dateStyle: "long" }) }];
const of_administrator = ["group", "Office administrator"];

export const eligibility = section("eligibility", (row) => [
  row("country", "combobox", "Where is the practice located?", "United States (and its territories)"),
  row("oncology_group", "radio", "Is the practice an outpatient medical oncology or hematology-oncology group?", "Yes"),
  row("shared_record", "radio", "Does the group share a common medical record?", "Yes"),
  row("asco_member", "radio", "Is at least one physician in the practice an ASCO member in good standing?", "Yes"),
]);

export const statements = section("prequalification", (row) => [
  row("pq1_permission", "radio", "1. I will obtain appropriate permission before reviewing any charts", "I agree"),
  row("pq2_internet_email", "radio", "2. I have internet access and will respond to emails in a timely manner", "I agree"),
  row("pq3_two_rounds", "radio", "3. I will promote participation in the practice over two rounds, in adherence to the QOPI instructions", "I agree"),
  row("pq4_methodology", "radio", "4. I will follow the QOPI methodology in selecting and abstracting charts", "I agree"),
  row("pq5_costs", "radio",
    "5. I understand that the staff time and expense of completing these surveys will not be reimbursed and must be borne by our practice", "I agree"),
  row("pq6_share_internally", "radio", "6. I will share QOPI results with clinicians and other appropriate personnel in my practice", "I agree"),
  row("pq7_aggregate_data", "radio", "7. I will not share aggregate QOPI data outside of my practice without permission from ASCO", "I agree"),
  row("pq8_audits", "radio", "8. I will allow random, independent audits of a limited number of abstracted charts", "I agree"),
]);

export const question = "Which book stood first on the invented shelf?";
export const response = "The Atlas of  Imaginary Rivers";

// Typed as people type: with brackets, blanks and small letters.
export const physician = section("physician", (row) => [
  ...person(row, ["Maria Ines", "Okonkwo-Smith", "maria@riverbend.example.org", "(703) 234-5678"], { phone: { stored: "703-234-5678" } }),
  row("asco_id", "textbox", "ASCO Member ID", "104233", { then: "the membership is active" }),
  row("npi", "textbox", "National Provider Identifier (NPI)", "1234 567 893", { stored: "1234567893" }),
  row("upin", "textbox", "UPIN (optional)", "a12345", { stored: "A12345" }),
  row("abim_id", "textbox", "ABIM ID (optional)", "123456"),
  row("email2", "textbox", "Email Address 2 (optional)", "okonkwo@home.example.org"),
  row("receive_email", "radio", "Receive email from QOPI?", "Yes"),
  row("email_types", "checkboxes", "Which types of email?", ["Administrative email", "Informational email"]),
  row("challenge_question", "textbox", "Challenge question (optional)", question),
  row("challenge_response", "textbox", "Challenge response", response, { stored: "entered; only a salted hash of it was sent", barred: true }),
  row("reports", "checkbox", "Include this physician's data in physician-level reports", true),
  row("abstracts", "checkbox", "This physician will also abstract charts", false),
  row("is_administrator", "checkbox", "The corresponding physician will also be the administrator", false),
]);

export const administrator = section("administrator", (row) => [
  ...person(row, ["Zoë", "Nguyễn", "zoe.nguyen@riverbend.example.org", "703.234.5679 x204"], { phone: { stored: "703-234-5679 ext. 204" } }),
  row("email2", "textbox", "Email Address 2 (optional)", ""),
  row("receive_email", "radio", "Receive email from QOPI?", "Yes"),
  row("email_types", "checkboxes", "Which types of email?", ["Administrative email"]),
  row("abstracts", "checkbox", "The administrator will also abstract charts", true),
]);

export const practice = section("practice", (row) => [
  row("name", "textbox", "Practice name", "Riverbend Oncology & Hematology Associates"),
  row("line1", "textbox", "Street address", "1200 Invented Way"),
  row("line2", "textbox", "Suite, floor, or room (optional)", "Suite 310"),
  row("city", "textbox", "City", "Alexandria"),
  row("state", "combobox", "State or territory", "Virginia"),
  row("zip", "textbox", "ZIP code", "22314 1010", { stored: "22314-1010" }),
  row("phone", "textbox", "Phone", "703-234-5600"),
  row("fax", "textbox", "Fax (optional)", "703-234-5601"),
  row("ein", "textbox", "Practice taxpayer ID (EIN) (optional)", "541234567", { stored: "54-1234567", barred: true }),
  row("npi", "textbox", "Practice NPI (optional)", "1245319599"),
  row("total_offices", "textbox", "Total number of offices or sites", "4"),
  row("multiple_offices", "radio", "Will more than one office location participate in QOPI?", "Yes"),
]);

const office = (number, row, { name, ein, npi }) => [
  row("name", "textbox", "Office name", name),
  row("same_address", "checkbox", "Same address as the main office", false),
  row("line1", "textbox", "Street address", `${number}40 Imaginary Street`),
  row("line2", "textbox", "Suite, floor, or room (optional)", ""),
  row("city", "textbox", "City", "Rockville"),
  row("state", "combobox", "State or territory", "Maryland"),
  row("zip", "textbox", "ZIP code", "20850"),
  row("phone", "textbox", "Phone", `301-234-570${number}`, { scope: { outside: of_administrator } }),
  row("fax", "textbox", "Fax (optional)", ""),
  row("same_ein", "checkbox", "Same taxpayer ID as the practice", ein === undefined),
  ...(ein ? [row("ein", "textbox", "Office taxpayer ID (EIN) (optional)", ein, { barred: true })] : []),
  row("npi", "textbox", "Office NPI (optional)", npi),
];

/** The first has a number, an address and an administrator of its own; the second shares what can be shared. */
export const offices = [
  [
    ...section("offices/0", (row) => [
      ...office(1, row, { name: "Riverbend Rockville", ein: "52-7654321", npi: "1558598797" }),
      row("same_administrator", "checkbox", "Same administrator as the practice", false),
    ]),
    ...section("offices/0/administrator", (row) => person(row, ["Tomasz", "Żółkiewska", "tomasz@rockville.example.org", "301-234-5711"],
      { all: { scope: { within: of_administrator } } })),
  ],
  section("offices/1", (row) => [
    row("name", "textbox", "Office name", "Riverbend Old Town"),
    row("same_address", "checkbox", "Same address as the main office", true),
    row("phone", "textbox", "Phone", "703-234-5620"),
    row("fax", "textbox", "Fax (optional)", ""),
    row("same_ein", "checkbox", "Same taxpayer ID as the practice", true),
    row("npi", "textbox", "Office NPI (optional)", ""),
    row("same_administrator", "checkbox", "Same administrator as the practice", true),
  ]),
];

const belongs = "Offices this user belongs to";
export const users = [
  section("users/0", (row) => [
    ...person(row, ["Lars Erik", "Lindqvist", "lars@riverbend.example.org", "703-234-5631"]),
    row("roles", "checkboxes", "Roles", ["Physician", "Abstractor"]),
    row("designation", "radio", "Physician designation", "Reporting"),
    row("practice_level", "radio", "Should this user have access to practice-level information?", "No"),
    row("offices", "checkboxes", belongs, ["Main office", "Riverbend Rockville"]),
    row("receive_email", "radio", "Should this user receive email from QOPI?", "Yes"),
    row("username", "textbox", "Preferred username (optional)", "l.lindqvist"),
  ]),
  section("users/1", (row) => [
    ...person(row, ["Padma", "Venkataraghavan", "padma@riverbend.example.org", "703-234-5632"]),
    row("roles", "checkboxes", "Roles", ["Administrator"]),
    row("practice_level", "radio", "Should this user have access to practice-level information?", "Yes"),
    row("offices", "checkboxes", `${belongs} (optional)`, [], { stored: blank }),
    row("receive_email", "radio", "Should this user receive email from QOPI?", "No"),
    row("username", "textbox", "Preferred username (optional)", ""),
  ]),
  section("users/2", (row) => [
    ...person(row, ["Seán", "O’Hanlon", "sean@riverbend.example.org", "703-234-5633"]),
    row("roles", "checkboxes", "Roles", ["Abstractor"]),
    row("practice_level", "radio", "Should this user have access to practice-level information?", "No"),
    row("offices", "checkboxes", belongs, ["Riverbend Old Town"]),
    row("receive_email", "radio", "Should this user receive email from QOPI?", "Yes"),
    row("username", "textbox", "Preferred username (optional)", "s.ohanlon"),
  ]),
];

export const elsewhere = section("eligibility", (row) => [row("country", "combobox", "Where is the practice located?", "Canada")]);
export const interest = section("interest", (row) => [
  row("organization", "textbox", "Name of the practice or site", "Clinique d’oncologie imaginaire"),
  row("city", "textbox", "City", "Trois-Rivières"),
  ...person(row, ["Amélie", "Bergeron-Lavoie", "amelie@clinique.example.ca", "+1 416 234 5678"], { phone: { stored: "416-234-5678" } }),
]);

// --- requests of a registered practice ---

export const requester = section("requester", (row) => [
  row("reference", "textbox", "Registration reference (optional)", "3mw dxp rv", { stored: "3MW-DXP-RV" }),
  row("practice_name", "textbox", "Practice name", "Riverbend Oncology"),
  ...person(row, ["Ingrid", "Ødegård", "ingrid@riverbend.example.org", "703-234-5679"]),
]);
const north = section("sites/0", (row) => [row("name", "textbox", "Office name", "Riverbend Oncology North")]);
const newUser = section("users/0", (row) => [
  ...person(row, ["Ana", "Lindqvist", "ana@riverbend.example.org", "703-234-5710"]),
  row("roles", "checkboxes", "Roles", ["Abstractor"]),
  row("practice_level", "radio", "Should this user have access to practice-level information?", "No"),
  row("offices", "checkboxes", "Offices this user belongs to", ["Main office", "Riverbend Oncology North"]),
  row("receive_email", "radio", "Should this user receive email from QOPI?", "Yes"),
  row("username", "textbox", "Preferred username (optional)", "a.lindqvist"),
]);
const removal = section("changes/0", (row) => [
  row("given_name", "textbox", "First name", "Pia"),
  row("family_name", "textbox", "Last name", "Van der Berg"),
  row("email", "textbox", "Email address on file", "pia@riverbend.example.org"),
  row("wish", "radio", "What should change?", "Remove this user"),
  row("last_day", "textbox", "Last day of access", ...lastDay),
]);
const newOffice = section("offices/0", (row) => [
  row("name", "textbox", "Office name", "Riverbend Oncology West"),
  row("same_address", "checkbox", "Same address as the main office", true),
  row("phone", "textbox", "Phone", "703-234-5801"),
  row("fax", "textbox", "Fax (optional)", ""),
  row("same_ein", "checkbox", "Same taxpayer ID as the practice", true),
  row("npi", "textbox", "Office NPI (optional)", ""),
  row("same_administrator", "checkbox", "Same administrator as the practice", true),
]);
const officeChange = section("office_changes/0", (row) => [
  row("name", "textbox", "Office name on file", "Riverbend Oncology West"),
  row("wish", "radio", "What should change?", "Change its information"),
  row("new_name", "textbox", "New office name (optional)", "Riverbend Oncology Westside"),
  row("phone", "textbox", "New phone number (optional)", "703-234-5802"),
]);
const closing = section("office_changes/1", (row) => [
  row("name", "textbox", "Office name on file", "Riverbend Oncology South"),
  row("wish", "radio", "What should change?", "Close this office"),
  row("last_day", "textbox", "Last day of participation", ...lastDay),
]);
const newAdministrator = section("new_administrator", (row) => [
  ...person(row, ["Jun", "Mori", "jun@riverbend.example.org", "703-234-5711"]),
  row("email2", "textbox", "Email Address 2 (optional)", ""),
  row("receive_email", "radio", "Receive email from QOPI?", "Yes"),
  row("email_types", "checkboxes", "Which types of email?", ["Administrative email"]),
  row("office", "textbox", "Office name, if for one office only (optional)", ""),
  row("abstracts", "checkbox", "The administrator will also abstract charts", false),
  row("former", "textbox", "Name of the administrator being replaced (optional)", "Ingrid Berg"),
  row("former_stays", "radio", "Will the person being replaced still need access to QOPI?", "No"),
]);
const successor = section("successor", (row) => [
  ...person(row, ["Jun", "Mori", "jun@riverbend.example.org", "703-234-5711"]),
  row("asco_id", "textbox", "ASCO Member ID (optional)", ""),
  row("npi", "textbox", "National Provider Identifier (NPI)", "1234567893"),
  row("upin", "textbox", "UPIN (optional)", ""),
  row("email2", "textbox", "Email Address 2 (optional)", ""),
  row("receive_email", "radio", "Receive email from QOPI?", "Yes"),
  row("email_types", "checkboxes", "Which types of email?", ["Administrative email"]),
  row("reports", "checkbox", "Include this physician's data in physician-level reports", false),
  row("abstracts", "checkbox", "This physician will also abstract charts", false),
  row("former", "textbox", "Name of the physician being replaced", "Maria Okonkwo-Smith"),
  row("former_stays", "radio", "Will the person being replaced still need access to QOPI?", "No"),
]);
const information = section("practice_change", (row) => [
  row("name", "textbox", "New practice name (optional)", "Riverbend Oncology and Hematology"),
  row("phone", "textbox", "New phone number (optional)", "703-234-5602"),
  row("ein", "textbox", "New taxpayer ID (EIN) (optional)", "911144442", { stored: "91-1144442", barred: true }),
]);
const group = section("group", (row) => [row("name", "textbox", "Name of the group", "Upper Valley Group")]);
const member = (number, reference, name, given) => section(`members/${number}`, (row) => [
  row("reference", "textbox", "Registration reference (optional)", reference),
  row("practice_name", "textbox", "Practice name", name),
  row("offices", "textbox", "Offices in the group", "all"),
  ...person(row, [given, "Porter-Imagined", `${given.toLowerCase()}@valley.example.org`, "703-234-5900"]),
  row("agreed", "checkbox", "This person has agreed for the practice", true),
]);

/** Each kind of request: its name on the list, its pages after the practice's, and the page on which something is missing first.
 * @type {{ kind: string, label: string, pages: { title: string, rows: Row[], items?: Row[][], add?: string, item?: string, save?: string }[] }[]} */
export const requests = [
  { kind: "add-users", label: "Add users", pages: [
    { title: "Offices involved", rows: [], items: [north], add: "Add an office", item: "Office involved", save: "Save office" },
    { title: "Users", rows: [], items: [newUser], add: "Add a user", item: "User", save: "Save user" }] },
  { kind: "change-users", label: "Change or remove users", pages: [
    { title: "Offices involved", rows: [] },
    { title: "User changes", rows: [], items: [removal], add: "Add a change", item: "Change for a user", save: "Save change" }] },
  { kind: "add-offices", label: "Add offices", pages: [
    { title: "Additional offices", rows: [], items: [newOffice], add: "Add an office", item: "Office", save: "Save office" }] },
  { kind: "change-offices", label: "Change or close offices", pages: [
    { title: "Office changes", rows: [], items: [officeChange, closing], add: "Add a change", item: "Change for an office", save: "Save change" }] },
  { kind: "replace-corresponding-physician", label: "Replace the corresponding physician", pages: [{ title: "New corresponding physician", rows: successor }] },
  { kind: "replace-administrator", label: "Name another administrator", pages: [{ title: "New administrator", rows: newAdministrator }] },
  { kind: "change-practice", label: "Change the practice's information", pages: [{ title: "New details", rows: information }] },
  { kind: "form-group", label: "Form a group", pages: [
    { title: "The group", rows: group },
    { title: "Practices in the group", rows: [], items: [member(0, "3MW-DXP-RV", "Riverbend Oncology", "Sam"), member(1, "", "Hillside Oncology", "Kim")],
      add: "Add a practice", item: "Practice in the group", save: "Save practice" }] },
];

/** What the Help Desk has when all of these were given. @param {Row[]} rows */
export const storedOf = (rows) => Object.fromEntries(rows.map(({ at, stored }) => [at, stored]));

/** The whole registration. */
export const everything = [eligibility, statements, physician, administrator, practice, ...offices, ...users].flat();

/** The same answers with other ones in some places: with(physician, { asco_id: "112347" }). */
export const changed = (rows, answers) =>
  rows.map((row) => {
    const key = row.at.split("/").at(-1);
    return key in answers ? { ...row, answer: answers[key], stored: answers[key], then: undefined } : row;
  });
