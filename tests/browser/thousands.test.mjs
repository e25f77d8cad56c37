// A practice that comes by file, from its spreadsheets to the Help Desk's record, row for row.
import assert from "node:assert/strict";
import { seeded } from "../seeded.mjs";
import { fullest } from "../helpdesk/package.mjs";
import { everywhere, inChromium, journey, unreachable, visits } from "./journey.mjs";
import { joined, printed } from "./paper.mjs";
import { answer, arrive, bringFile, goOn, openWhole, putRows, reference, saved, sees, start, submit } from "./person.mjs";
import { office_headings, officeRow, officesOf, rowsWithSlips, user_headings, userRow, usersOf } from "./practice.mjs";
import { csv, rowsOf } from "./spreadsheet.mjs";

const isLong = Boolean(process.env.QOPI_LONG);
const [offices_count, users_count, slips_count, kills] = isLong ? [300, 2_000, 40, 20] : [60, 300, 8, 2];
/** Each opening of the draft asks for the physician's membership, which the Help Desk tells an address so many times. */
const asked_often = [...unreachable, /status of 429/];

/** Of a file that is being added when the browser is killed, and how long after the press at most: most often all is written by then. */
const users_a_kill = 60, slips_a_kill = 3, longest_s = 0.5;

const grouped = (number) => number.toLocaleString("en-US");

// --- what the files say ---

const hasRole = (role) => ({ roles }) => roles.includes(role);
const belongsTo = (name) => ({ offices = [] }) => offices.includes(name);

/** "12 people: 3 physicians, 1 administrator, 9 abstractors" */
function summedUp(people) {
  const counted = (count, one, many) => `${grouped(count)} ${count === 1 ? one : many}`;
  const roles = ["physician", "administrator", "abstractor"].map((role) => [people.filter(hasRole(role)).length, role]).filter(([count]) => count > 0);
  return `${counted(people.length, "person", "people")}: ${roles.map(([count, role]) => counted(count, role, `${role}s`)).join(", ")}`;
}

/** What the review says at a glance of the offices that it has room for, and of the lists. */
function overviewOf(offices, users) {
  const administratorOf = ({ same_administrator }) => (same_administrator ? [] : [{ roles: ["administrator"] }]);
  const glance = offices.slice(0, 39).map((office) => `${office.name} ${summedUp([...administratorOf(office), ...users.filter(belongsTo(office.name))])}`);
  const inMaryland = offices.filter(({ state }) => state === "MD").length;
  const count = (is) => grouped(users.filter(is).length);
  const alone = offices.filter(({ name }) => !users.some(belongsTo(name))).map(({ name }) => name);
  return [
    `Main office ${summedUp(users.filter(belongsTo("Main office")))}`, ...glance, `${offices.length - glance.length} more offices, listed below`,
    `By state MD: ${inMaryland}, VA: ${offices.length - inMaryland}`,
    `Physicians ${count(hasRole("physician"))} Administrators ${count(hasRole("administrator"))} Abstractors ${count(hasRole("abstractor"))}`,
    `With practice-level access ${count(({ practice_level }) => practice_level === "yes")} Offices without a user ${alone.length}: ${alone.join(", ")}`,
  ];
}

/** The users of a record without their ids, and with the names of their offices. */
function usersIn({ users, offices }) {
  const names = new Map([["main", "Main office"], ...offices.map(({ id, name }) => [id, name])]);
  return users.map(({ id, ...user }) => (user.offices ? { ...user, offices: user.offices.map((office) => names.get(office)) } : user));
}
const officesIn = ({ offices }) => offices.map(({ id, ...office }) => office);

// --- what a person does ---

/** From a list to the page that takes its rows, and back. */
async function toRows(tab, items) {
  await tab.press("link", `Add ${items} from a spreadsheet`);
  await arrive(tab, `Add ${items} from a spreadsheet`);
}
async function toList(tab, items, title) {
  await tab.press("link", `Back to the ${items}`);
  await arrive(tab, title);
}

async function bringOffices(tab, desk, offices) {
  await toRows(tab, "offices");
  await bringFile(tab, desk, "sites.csv", csv([office_headings, ...offices.map(officeRow)]), "Add these offices");
  await sees(tab, `${offices.length} offices were added.`);
  await toList(tab, "offices", "Additional offices");
}

/** How many rows the page says were added, and how many need a correction. */
async function numbersSaid(tab) {
  const { text } = await tab.read("region", "Rows");
  const said = (words) => Number((new RegExp(`([\\d,]+) ${words}`).exec(text)?.[1] ?? "0").replace(",", ""));
  return [said("users? (?:was|were) added"), said("rows? needs? a correction")];
}

/** A cell as a spreadsheet shows it, without the guard of what might be a formula. */
const shown = (cell) => cell.replace(/^'(?=[=+@-])/, "");

/** The file of the rows that were left, as somebody saves it again who corrected or deleted each by its reason. The column of reasons stays. */
function corrected(file, slips) {
  const [headings, ...rows] = rowsOf(file);
  assert.equal(headings.at(-1), "Reason");
  assert.equal(rows.length, slips.length);
  for (const [i, { row, says }] of slips.entries()) {
    assert.deepEqual(rows[i].slice(0, row.length).map(shown), row);
    assert.ok(rows[i].at(-1).includes(says), `“${rows[i].at(-1)}” is said of ${row}`);
  }
  const blank = Array(headings.length - user_headings.length - 1).fill("");
  return csv([headings, ...slips.flatMap(({ user }, i) => (user ? [[...userRow(user), ...blank, rows[i].at(-1)]] : []))]);
}

/** Brings the users: the good rows are taken, then those that were corrected; all of them again change nothing. @returns the users as they are then */
async function bringUsers(tab, desk, users) {
  const rows = rowsWithSlips(users, slips_count), slips = rows.filter(({ says }) => says), late = slips.filter(({ user }) => user);
  const bring = (name, bytes) => bringFile(tab, desk, name, bytes, "Add these users");
  await toRows(tab, "users");
  await bring("staff.csv", csv([user_headings, ...rows.map(({ row }) => row)]));
  await sees(tab, `${slips.length} rows need a correction`);
  assert.deepEqual(await numbersSaid(tab), [rows.length - slips.length, slips.length]);
  const { text } = await tab.read("region", "Rows");
  // The first row is that of the headings.
  for (const [i, { row, says }] of slips.entries())
    assert.ok(text.split("\n").some((line) => line.startsWith(`Row ${i + 2}`) && line.includes(says)), `“${says}” is not said of ${row}: ${text}`);
  await tab.press("button", "Save these rows with the reasons");
  const again = corrected((await tab.downloaded()).bytes.toString(), slips);
  await tab.paste("textbox", "Rows", "");
  await bring("corrected.csv", again);
  await sees(tab, `${late.length} users were added.`);
  assert.deepEqual(await numbersSaid(tab), [late.length, 0]);
  await bring("staff-again.csv", csv([user_headings, ...users.map(userRow)]));
  await sees(tab, `0 users were added. ${grouped(users.length)} rows were already on the list.`);
  await toList(tab, "users", "Users");
  return [...rows.filter(({ user, says }) => user && !says), ...late].map(({ user }) => user);
}

/** Gives those of some offices a role: once it was shown what that changes, it is done, undone and done again. @returns the users as they are then */
async function makeAbstractors(tab, users, word) {
  const find = (words) => answer(tab, { role: "textbox", name: "Find in users", answer: words });
  const isSought = ({ offices = [] }) => offices.some((name) => name.toLowerCase().includes(word));
  const sought = users.filter(isSought), others = sought.filter(({ roles }) => !roles.includes("abstractor"));
  const match = (count) => sees(tab, `${count} of ${grouped(users.length)} users match`);
  await find(word);
  await match(sought.length);
  await tab.press("button", "Select several users");
  await tab.press("button", `Select the ${sought.length} that match`);
  await sees(tab, `${sought.length} users selected`);
  await tab.choose("combobox", "What should change for the selected users?", "Add the role Abstractor");
  await tab.press("button", "Show what would change");
  await sees(tab, `This would change ${others.length} users. For ${sought.length - others.length} users it is so already.`);
  await tab.press("button", `Change ${others.length} users`);
  await tab.press("button", `Undo: change ${others.length} users`);
  await find(`${word} abstractor`);
  await match(sought.length - others.length);
  await tab.press("button", `Redo: change ${others.length} users`);
  await match(sought.length);
  return users.map((user) => (others.includes(user) ? { ...user, roles: [...user.roles, "abstractor"] } : user));
}

/** Each user and each office is on paper, once. */
async function assertPrinted(tab, desk, offices, users) {
  const paper = joined(await printed(tab, desk, "review.pdf"));
  const all = (pattern) => paper.match(pattern).sort();
  assert.deepEqual(all(/person\d+@riverbend\.example\.org/g), users.map(({ email }) => email).sort());
  assert.deepEqual(all(/301-234-\d{4}/g), offices.map(({ phone }) => phone).sort());
  for (const { name } of offices) assert.ok(paper.includes(joined(name)), `“${name}” was not printed`);
}

journey(`a practice of ${grouped(users_count)} users and ${offices_count} offices by file is corrected, changed, printed and received as its files say`,
  { engines: everywhere }, async ({ tab, desk, browser }) => {
    const offices = officesOf(offices_count);
    // Two of the offices are nobody's.
    const people = usersOf(users_count, offices.slice(0, -2));
    for (const { email } of people) tab.typed.add(email);
    await openWhole(tab, desk, { practice: { ...fullest().practice, total_offices: offices_count + 1 }, offices: [], users: [] });
    await goOn(tab, "Additional offices", "Change Additional offices");
    await bringOffices(tab, desk, offices);
    await goOn(tab, "Review and submit", "Save and return to review");
    await goOn(tab, "Users", "Change Users");
    const users = await makeAbstractors(tab, await bringUsers(tab, desk, people), "cedar");
    await goOn(tab, "Review and submit", "Save and return to review");
    const review = (await tab.read("main")).text.replace(/\s+/g, " ");
    for (const words of overviewOf(offices, users)) assert.ok(review.includes(words), `“${words}” is not on the review: ${review}`);
    // Firefox takes as long for that as for half of the rest.
    if (isLong || browser.name === "Chromium") await assertPrinted(tab, desk, offices, users);

    await submit(tab, "Registration received");
    const shown_reference = await reference(tab);
    const [listed] = await desk.ask("list");
    assert.equal(listed.reference, shown_reference);
    const { content } = JSON.parse(await desk.stored(listed.id));
    assert.deepEqual(officesIn(content), offices);
    assert.deepEqual(usersIn(content), users);
    const [whole] = await desk.ask("show", shown_reference, "--reveal");
    const told = (list, key) => whole.fields.filter(({ at }) => new RegExp(`/${list}/\\d+/${key}$`).test(at)).map(({ value }) => value);
    assert.deepEqual(told("users", "email"), users.map(({ email }) => email));
    assert.deepEqual(told("offices", "name"), offices.map(({ name }) => name));
  });

/** What the browser keeps of the one registration, as its draft file has it: the users, and all the rest. */
async function kept(tab, desk) {
  await start(tab, `${desk.url}#/`);
  await tab.press("button", "Save a draft file: Riverbend Oncology");
  const { content } = JSON.parse((await tab.downloaded()).bytes);
  const { users, ...rest } = content;
  return { users: usersIn(content), rest };
}

async function openRows(tab, desk) {
  await tab.open(`${desk.url}#/register/rows`);
  await arrive(tab, "Add users from a spreadsheet");
}

/** Begins to take the rows of a file, and ends the browser so many seconds later. @returns the tab of the next one */
async function killWhileAdding(tab, desk, visit, rows, after_s) {
  await openRows(tab, desk);
  await putRows(tab, desk, "staff.csv", csv([user_headings, ...rows]));
  await saved(tab);
  await tab.press("button", "Add these users");
  await tab.pass(after_s);
  return visit({ kill: true });
}

/** Brings the file again, without its slips: who is on the list already is known. */
async function bringAgain(tab, desk, users, said) {
  await tab.paste("textbox", "Rows", "");
  await bringFile(tab, desk, "staff-again.csv", csv([user_headings, ...users.map(userRow)]), "Add these users");
  await sees(tab, said);
  await saved(tab);
}

visits(`after ${kills} kills while rows are added either all the good ones are on the list or none, once, and nothing else is different`,
  { engines: isLong ? everywhere : inChromium, heard: asked_often, timeout: 400_000 + kills * 60_000 }, async ({ visit, desk, t }) => {
    const random = seeded(20260619);
    let tab = await visit();
    await openWhole(tab, desk);
    await saved(tab);
    const begun = await kept(tab, desk), { rest } = begun;
    let listed = begun.users, taken = 0;
    const people = usersOf(kills * users_a_kill, rest.offices);
    for (let kill = 0; kill < kills; ++kill) {
      const users = people.slice(kill * users_a_kill, (kill + 1) * users_a_kill);
      const rows = rowsWithSlips(users, slips_a_kill);
      const [good, late] = [rows.filter(({ says }) => !says), rows.filter(({ says }) => says)];
      // Early ones and late ones.
      tab = await killWhileAdding(tab, desk, visit, rows.map(({ row }) => row), ((kill + random()) / kills) * longest_s);
      const found = await kept(tab, desk);
      const areTaken = found.users.length > listed.length;
      const there = areTaken ? [...listed, ...good.map(({ user }) => user)] : listed;
      assert.deepEqual(found, { users: there, rest }, `after kill ${kill}`);
      // What is not on the list waits in the box.
      await openRows(tab, desk);
      const box = rowsOf((await tab.read("textbox", "Rows")).value);
      assert.deepEqual(box, [user_headings, ...(areTaken ? late : rows).map(({ row }) => row)], `after kill ${kill}`);
      const added = areTaken ? `${late.length} users were added. ${good.length} rows were already on the list.` : `${users.length} users were added.`;
      await bringAgain(tab, desk, users, added);
      listed = [...there, ...(areTaken ? late.map(({ user }) => user) : users)];
      taken += areTaken ? 1 : 0;
    }
    assert.deepEqual(await kept(tab, desk), { users: listed, rest });
    t.diagnostic(`${kills} kills: ${taken} times all were on the list, ${kills - taken} times none`);
  });
