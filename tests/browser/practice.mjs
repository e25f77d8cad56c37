// A large practice as its spreadsheets tell of it: offices, users, and rows in which something is wrong. Everyone named here is invented.
import { npi } from "../helpdesk/package.mjs";

const trees = [
  "Alder", "Aspen", "Beech", "Birch", "Cedar", "Chestnut", "Cypress", "Elm", "Hawthorn", "Hickory", "Juniper", "Laurel", "Linden", "Locust",
  "Magnolia", "Maple", "Oak", "Pine", "Sycamore", "Walnut",
];
const lands = ["Bluff", "Bridge", "Creek", "Falls", "Field", "Ford", "Glen", "Grove", "Hill", "Hollow", "Lake", "Meadow", "Mill", "Point", "Ridge"];
const given = [
  "Ana", "Amélie", "Béla", "Carmen", "Chidi", "Dara", "Elif", "Émile", "Farah", "Goran", "Hana", "Ingrid", "Ísold", "Jun", "Kofi", "Lars", "Łukasz",
  "Mei", "Nadia", "Olu", "Padma", "Pia", "Quentin", "Ravi", "Rosa", "Seán", "Sofía", "Søren", "Tomasz", "Thuy", "Uma", "Vera", "Wanda", "Ximena",
  "Yara", "Yusuf", "Zoë", "Žofie", "Ana Lúcia", "Jean-Marc",
];
const family = [
  "Abara", "Bergeron-Lavoie", "Castañeda", "D’Amico", "Eriksen", "Fuentes", "Gvozdić", "Haddad", "Ibáñez", "Jansen", "Kowalczyk", "Lindqvist",
  "Mori", "Nakamura", "Nguyễn", "O’Hanlon", "Okafor", "Øst", "Petrov", "Quiroga", "Rasmussen", "Schröder", "Şahin", "Tremblay", "Ueda",
  "Van der Berg", "Venkataraghavan", "Weiß", "Xu", "Yilmaz", "Zhang", "Żółkiewska", "Albescu", "Brâncuși", "Čapek", "Dvořák", "Engström",
  "Fitzgerald", "García", "Horváth", "Ivanova", "Jørgensen", "Kaya", "Lefèvre", "Müller", "Novák", "Ó Briain", "Pham", "Rossi", "Sørensen",
];

const phone = (area, i) => `${area}-${234 + Math.floor(i / 5000)}-${1000 + (i % 5000)}`;

export const office_headings = [
  "Office name", "Street address", "Suite", "City", "State", "ZIP code", "Phone", "Fax", "Same taxpayer ID", "NPI", "Administrator first name",
  "Administrator last name", "Administrator email", "Administrator phone",
];

/** At most 300 offices, as the Help Desk has each of them. Some are where the main office is, some have their own administrator or taxpayer ID. */
export function officesOf(count) {
  const places = [
    { same_address: true }, { same_address: false, city: "Fairfax", state: "VA", zip: "22030" },
    { same_address: false, city: "Rockville", state: "MD", zip: "20850" },
  ];
  const administratorOf = (i) => {
    const email = `admin${i}@riverbend.example.org`;
    return { given_name: given[i % given.length], family_name: "Imagined", email, phone: phone("571", i) };
  };
  return Array.from({ length: count }, (_, i) => ({
    name: `${trees[i % trees.length]} ${lands[Math.floor(i / trees.length)]} Oncology${i % 7 === 2 ? ", PA" : ""}`,
    ...places[i % 3],
    ...(i % 3 > 0 && { line1: `${i + 1} Made-Up Road` }),
    ...(i % 6 === 1 && { line2: `Suite ${i}` }),
    phone: phone("301", i),
    ...(i % 4 === 3 && { fax: phone("240", i) }),
    same_ein: i % 5 !== 2,
    ...(i % 5 === 2 && { npi: npi(String(187_000_000 + i)) }),
    same_administrator: i % 4 !== 1,
    ...(i % 4 === 1 && { administrator: administratorOf(i) }),
  }));
}

/** The row of an office. What it has of the practice is left blank. */
export function officeRow(office) {
  const { name, line1 = "", line2 = "", city = "", state = "", zip = "", phone, fax = "", same_ein, npi = "", administrator = {} } = office;
  const { given_name = "", family_name = "", email = "", phone: administrator_phone = "" } = administrator;
  return [name, line1, line2, city, state, zip, phone, fax, same_ein ? "" : "no", npi, given_name, family_name, email, administrator_phone];
}

export const user_headings = [
  "First name", "Last name", "Email address", "Phone", "Roles", "Physician designation", "Practice level", "Offices", "Email from QOPI",
  "Preferred username",
];

/** At most 2,000 users of these offices, as the Help Desk has each of them, but for the offices: these are named. */
export function usersOf(count, offices) {
  const roles = [["physician"], ["abstractor"], ["administrator"], ["physician", "abstractor"], ["abstractor"]];
  return Array.from({ length: count }, (_, i) => {
    const its_office = offices[i % offices.length].name;
    return {
      given_name: given[i % given.length],
      family_name: family[(i + Math.floor(i / given.length)) % family.length],
      email: `person${i}@riverbend.example.org`,
      phone: phone("703", i),
      roles: roles[i % 5],
      ...(i % 5 === 0 && { designation: i % 10 ? "neither" : "reporting" }),
      ...(i % 5 === 3 && { designation: "fellow" }),
      practice_level: i % 6 ? "no" : "yes",
      ...(i % 12 > 0 && { offices: i % 8 === 4 ? ["Main office", its_office] : [its_office] }),
      receive_email: i % 7 ? "yes" : "no",
      ...(i % 4 === 0 && { username: `imagined.${i}` }),
    };
  });
}

const capitalized = (word) => word && word[0].toUpperCase() + word.slice(1);

export function userRow({ given_name, family_name, email, phone, roles, designation = "", practice_level, offices = [], receive_email, username = "" }) {
  const words = [roles.map(capitalized).join(", "), capitalized(designation), practice_level, offices.join("; ")];
  return [given_name, family_name, email, phone, ...words, receive_email, username];
}

const column = Object.fromEntries(user_headings.map((heading, i) => [heading, i]));
const withCells = (changes) => (row) => Object.entries(changes).reduce((changed, [heading, cell]) => changed.with(column[heading], cell), row);

/** What people get wrong in a row, and what they are told. `more` rows stand beside the right one, and who mends the list deletes them.
 * @type {{ spoil: (row: string[]) => string[], says: string, more?: boolean }[]} */
const slips = [
  { spoil: withCells({ "Email address": "" }), says: "Enter the email address." },
  { spoil: withCells({ "Email address": "nobody" }), says: "Enter one email address, such as name@example.com." },
  { spoil: withCells({ Roles: "Nurse" }), says: "Roles: enter Physician, Administrator, or Abstractor." },
  { spoil: withCells({ Offices: "Nowhere Oncology" }), says: "Offices: enter Main office, or the name of an office you listed." },
  { spoil: withCells({ Phone: "703-234" }), says: "Enter 10 digits, including the area code." },
  { spoil: withCells({ Phone: "703-567-8901" }), says: "Another row has this person with other details. Delete one of the two.", more: true },
  { spoil: (row) => [...row, "starts in May"], says: "“starts in May” is beyond the last column. Delete it, or move it to its column." },
  { spoil: () => ["Ingrid", "Ødegård", "ingrid@riverbend.example.org", "703-234-5679 ext. 12", "Administrator", "", "yes", "", "yes", ""],
    says: "The corresponding physician and the administrators have access without being listed. Delete this row.", more: true },
  { spoil: withCells({ "Practice level": "maybe" }), says: "Practice level: enter yes or no." },
  { spoil: withCells({ Roles: "Physician", "Physician designation": "" }), says: "Physician designation: enter Reporting, Fellow, or Neither." },
  { spoil: withCells({ Roles: "Abstractor", "Physician designation": "Fellow" }), says: "Physician designation: clear this cell, or add the role Physician." },
  { spoil: withCells({ "Practice level": "no", Offices: "" }), says: "Offices: enter Main office, or the name of an office you listed." },
  { spoil: withCells({ Phone: "190-234-5678" }), says: "Check the area code: it cannot start with 0 or 1." },
  { spoil: withCells({ "Last name": "" }), says: "Enter the last name." },
  { spoil: withCells({ "Preferred username": "x" }), says: "Enter a username of 3 to 40 characters." },
  { spoil: withCells({ "Email address": "=HYPERLINK(A1)" }), says: "Enter one email address, such as name@example.com." },
  { spoil: () => ["Ana", "Example", "name@example.org", "703-555-0123 ext. 12", "Physician, Abstractor", "Reporting", "no", "Main office", "yes", ""],
    says: "This is the template's example row. Replace it with a user.", more: true },
];

/** The rows of these users with so many slips, all over the list. Who it is about is said where there should be such a row.
 * @returns {{ row: string[], user?: object, says?: string }[]} */
export function rowsWithSlips(users, count) {
  const step = Math.floor(users.length / count);
  return users.flatMap((user, i) => {
    const row = userRow(user), number = i / step;
    if (!Number.isInteger(number) || number >= count) return [{ row, user }];
    const { spoil, more, ...slip } = slips[number % slips.length];
    return more ? [{ row, user }, { row: spoil(row), ...slip }] : [{ row: spoil(row), user, ...slip }];
  });
}
