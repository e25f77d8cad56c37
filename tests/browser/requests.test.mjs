// A registered practice asks for a change: each kind once, from the start page to the Help Desk's record.
import assert from "node:assert/strict";
import { requester, requests, storedOf } from "./answers.mjs";
import { everywhere, inChromium, journey, unreachable } from "./journey.mjs";
import { arrive, bringFile, declare, fill, goOn, hurried, reference, sees, start, submit, walkRequest } from "./person.mjs";
import { csv } from "./spreadsheet.mjs";
import { until } from "../until.mjs";
import { workbook } from "../web/workbook.mjs";

/** From the start page to the page after the one that asks who requests the change. */
async function beginRequest(tab, desk, label) {
  await start(tab, desk.url);
  await tab.press("link", "Request a change for a registered practice");
  await goOn(tab, "Practice and contact", `Start: ${label}`);
  await fill(tab, requester);
}

for (const request of requests)
  journey(`“${request.label}” reaches the Help Desk as it was filled in, and what is missing is opened first`, { engines: inChromium, byHand: request === requests[0], heard: unreachable }, async ({ tab, desk }) => {
    // Submitted too early: the line of the summary leads to the field.
    await start(tab, desk.url);
    await tab.press("link", "Request a change for a registered practice");
    await goOn(tab, "Practice and contact", `Start: ${request.label}`);
    await tab.open(`${desk.url}#/register/review`);
    await arrive(tab, "Review and submit");
    await declare(tab);
    await tab.press("button", "Submit to the Help Desk");
    await arrive(tab, "Error: Review and submit");
    await tab.press("button", "Practice and contact: Enter the practice name.");
    await until("the focus in the field", async () => (await tab.read("textbox", "Practice name")).focused);

    await walkRequest(tab, desk.url, request);
    await submit(tab, "Request received");
    await sees(tab, "The Help Desk calls the practice's contacts on file");
    const shown = await reference(tab);
    const [listed] = await desk.ask("list");
    assert.deepEqual([listed.reference, listed.kind, listed.status], [shown, request.kind, "unverified"]);
    const [whole] = await desk.ask("show", shown, "--reveal");
    const given = [requester, ...request.pages.flatMap((page) => [page.rows, ...(page.items ?? [])])].flat().filter((row) => row.answer !== "");
    const has = Object.fromEntries(whole.fields.map(({ at, value }) => [at, value]));
    for (const [at, value] of Object.entries(storedOf(given))) assert.equal(has[at], value, at);
  });

journey("a request that finds nobody waits, and arrives when the Help Desk is back", { engines: everywhere, heard: unreachable }, async ({ tab, desk }) => {
  await hurried(tab);
  const [request] = requests.filter(({ kind }) => kind === "change-practice");
  await walkRequest(tab, desk.url, request);
  await desk.stop();
  await submit(tab, "Not sent yet");
  await sees(tab, "There is no connection to the Help Desk.");
  await desk.start();
  const shown = await reference(tab);
  assert.deepEqual((await desk.ask("list")).map((record) => record.reference), [shown]);
});

journey("rows of a spreadsheet become users: the good ones at once, the others after a correction", { engines: inChromium }, async ({ tab, desk }) => {
  const row = (i, email) => ["Person" + "abcdefghij"[i % 10], "Imagined", email, "703-234-5710", "Abstractor", "", "no", "Main office", "yes", ""].join("\t");
  const rows = Array.from({ length: 200 }, (_, i) => row(i, i % 10 === 3 ? "nobody" : `person${i}@riverbend.example.org`));
  await beginRequest(tab, desk, "Add users");
  await goOn(tab, "Offices involved");
  await goOn(tab, "Users");
  await tab.press("link", "Add users from a spreadsheet");
  await arrive(tab, "Add users from a spreadsheet");
  await tab.paste("textbox", "Rows", rows.join("\n"));
  await tab.press("button", "Add these users");
  await sees(tab, "180 users were added. 20 rows need a correction");
  await sees(tab, "Row 1, Persond Imagined: Email address: Enter one email address");
  const left = (await tab.read("textbox", "Rows")).value;
  assert.equal(left.trim().split("\n").length, 20);
  await tab.paste("textbox", "Rows", left.replace(/nobody/g, () => `again${Math.random().toString(36).slice(2)}@riverbend.example.org`));
  await tab.press("button", "Add these users");
  await sees(tab, "20 users were added.");
  await tab.press("link", "Back to the users");
  await goOn(tab, "Review and submit");
  await submit(tab, "Request received");
  const shown = await reference(tab);
  const [whole] = await desk.ask("show", shown);
  assert.equal(new Set(whole.fields.filter(({ at }) => at.endsWith("/email") && at.includes("/users/")).map(({ value }) => value)).size, 200);
});

journey("a list that comes as a file becomes users as it says: faults are mended in a file, the same list changes nothing, and what would change somebody is told", { engines: everywhere }, async ({ tab, desk }) => {
  const letters = (i) => [0, 1].map((place) => "abcdefghijklmnopqrstuvwxyz"[Math.floor(i / 26 ** place) % 26]).join("");
  const headings = ["Last name", "First name", "Email address", "Phone", "Roles", "Practice level", "Offices", "Email from QOPI"];
  const people = Array.from({ length: 300 }, (_, i) => ["Imagined", `Person${letters(i)}`, `person${i}@riverbend.example.org`, `703-234-${5000 + i}`, "Abstractor", "no", "Main office", "yes"]);
  const is_faulty = (i) => i % 25 === 7;
  const bring = (name, text) => bringFile(tab, desk, name, text, "Add these users");
  await beginRequest(tab, desk, "Add users");
  await goOn(tab, "Offices involved");
  await goOn(tab, "Users");
  await tab.press("link", "Add users from a spreadsheet");
  await arrive(tab, "Add users from a spreadsheet");

  await bring("staff.xlsx", workbook([headings, ...people.map((row, i) => (is_faulty(i) ? row.with(2, "nobody") : row))]));
  await sees(tab, "288 users were added. 12 rows need a correction");
  await tab.press("button", "Save these rows with the reasons");
  const left = await tab.downloaded();
  const lines = left.bytes.toString().trim().split("\n");
  assert.equal(lines.length, 13);
  assert.ok(lines[1].includes("Enter one email address"), "each row has its reason");
  // What is in the box is not lost to another file.
  const first_faulty = people.findIndex((_, i) => is_faulty(i));
  assert.ok((await tab.read("textbox", "Rows")).value.includes(people[first_faulty][1]));
  await tab.paste("textbox", "Rows", "");
  const mended = lines.map((line) => line.replace(/Imagined,(Person..),nobody/, (_, given) => `Imagined,${given},${people.find((row) => row[1] === given)[2]}`)).join("\n");
  await bring("corrected.csv", mended);
  await sees(tab, "12 users were added.");

  // A heading that says nothing to the program is for the person to explain, and then the next file is known.
  await bring("staff.csv", csv([headings.with(3, "Reach"), ...people]));
  await sees(tab, "We do not recognize these columns: “Reach”.");
  await tab.choose("combobox", "Reach", "Phone");
  for (const again of [false, true]) {
    if (again) await bring("again.csv", csv([headings.with(3, "Reach"), ...people]));
    else await tab.press("button", "Add these users");
    await sees(tab, "0 users were added. 300 rows were already on the list.");
  }
  const moved = people.map((row, i) => (i === 40 ? row.with(3, "703-234-4999") : row));
  await bring("again.csv", csv([headings, ...moved]));
  await sees(tab, "1 user on the list would change.");
  await sees(tab, `${people[40][1]} Imagined: Phone “${people[40][3]}” becomes “703-234-4999”`);
  await tab.press("button", "Add these users");
  await sees(tab, "1 user was changed. 299 rows were already on the list.");

  await tab.press("link", "Back to the users");
  await sees(tab, "300 users, 1 to 50 shown");
  await tab.type("textbox", "Find in users", people[40][1].toLowerCase());
  await sees(tab, "1 of 300 users match");
  await tab.press("button", "Undo: add rows from a spreadsheet");
  await tab.press("button", "Redo: add rows from a spreadsheet");
  // Those that are sought are changed together, once what would change was shown.
  const chosen = people.filter(([, given]) => given.startsWith("Personb")).length;
  await tab.type("textbox", "Find in users", "personb");
  await sees(tab, `${chosen} of 300 users match`);
  await tab.press("button", "Select several users");
  await tab.press("button", `Select the ${chosen} that match`);
  await sees(tab, `${chosen} users selected`);
  await tab.choose("combobox", "What should change for the selected users?", "Do not send them email from QOPI");
  await tab.press("button", "Show what would change");
  await sees(tab, `This would change ${chosen} users.`);
  await sees(tab, "Email from QOPI “Yes” becomes “No”");
  await tab.press("button", `Change ${chosen} users`);
  await tab.press("button", `Undo: change ${chosen} users`);
  await tab.press("button", `Redo: change ${chosen} users`);
  await goOn(tab, "Review and submit");
  await submit(tab, "Request received");
  const [whole] = await desk.ask("show", await reference(tab), "--reveal");
  const of = (key) => whole.fields.filter(({ at }) => at.includes("/users/") && at.endsWith(`/${key}`)).map(({ value }) => value).sort();
  for (const [key, column] of [["email", 2], ["phone", 3], ["given_name", 1]]) assert.deepEqual(of(key), moved.map((row) => row[column]).sort(), key);
  assert.equal(of("receive_email").filter((value) => value === "No").length, chosen);
});

journey("offices that come as a file are added as it says; the same list changes nothing, and what would change is told", { engines: inChromium }, async ({ tab, desk }) => {
  const headings = ["Office name", "Street address", "City", "State", "ZIP code", "Phone"];
  const offices = Array.from({ length: 40 }, (_, i) => [`Riverbend Oncology ${String.fromCharCode(65 + (i % 26))}${i < 26 ? "" : "b"}`, `${i + 1} Made-Up Road`, "Fairfax", "Virginia", "22030", `703-234-${5000 + i}`]);
  const bring = (name, rows) => bringFile(tab, desk, name, workbook([headings, ...rows]), "Add these offices");
  await beginRequest(tab, desk, "Add offices");
  await goOn(tab, "Additional offices");
  await tab.press("link", "Add offices from a spreadsheet");
  await arrive(tab, "Add offices from a spreadsheet");
  await bring("sites.xlsx", offices.map((row, i) => (i === 7 ? row.with(2, "") : row)));
  await sees(tab, "39 offices were added. 1 row needs a correction");
  await sees(tab, `Row 2, ${offices[7][0]}: Enter the city.`);
  await tab.paste("textbox", "Rows", "");
  await bring("corrected.xlsx", offices);
  await sees(tab, "1 office was added. 39 rows were already on the list.");
  const moved = offices.map((row, i) => (i === 3 ? row.with(5, "703-234-4999") : row));
  await bring("again.xlsx", moved);
  await sees(tab, `${offices[3][0]}: Phone “${offices[3][5]}” becomes “703-234-4999”`);
  await tab.press("button", "Add these offices");
  await sees(tab, "1 office was changed. 39 rows were already on the list.");
  await tab.press("link", "Back to the offices");
  await sees(tab, "40 offices");
  await tab.press("button", "Undo: add rows from a spreadsheet");
  await tab.press("button", "Redo: add rows from a spreadsheet");
  await goOn(tab, "Review and submit");
  await submit(tab, "Request received");
  const [whole] = await desk.ask("show", await reference(tab));
  const of = (key) => whole.fields.filter(({ at }) => at.includes("/offices/") && at.endsWith(`/${key}`)).map(({ value }) => value).sort();
  for (const [key, column] of [["name", 0], ["line1", 1], ["phone", 5]]) assert.deepEqual(of(key), moved.map((row) => row[column]).sort(), key);
});
