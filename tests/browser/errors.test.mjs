// What a person sees of mistakes: nothing before a field was left, then a sentence at the field and a way to it. And the way back.
import assert from "node:assert/strict";
import { eligibility, physician, statements } from "./answers.mjs";
import { everywhere, journey } from "./journey.mjs";
import { answer, arrive, fill, goOn, held, pages, start } from "./person.mjs";
import { until } from "../until.mjs";

const summary = ["region", "Problems on this page"];
const yes = (group) => ["radio", "Yes", { within: ["group", group] }];

/** Each line of the summary, and the control to which it leads. */
const missing_of_physician = [
  ["Enter the first name.", "textbox", "First name"],
  ["Enter the last name.", "textbox", "Last name"],
  ["Enter the email address.", "textbox", "Email address"],
  ["Enter the phone number.", "textbox", "Phone"],
  ["Enter the ASCO Member ID.", "textbox", "ASCO Member ID"],
  ["Enter the physician's NPI, or the UPIN if there is no NPI.", "textbox", "National Provider Identifier (NPI)"],
  ["Choose whether this person receives email from QOPI.", ...yes("Receive email from QOPI?")],
];

async function assertLeads(tab, lines) {
  for (const [line, ...control] of lines) {
    await tab.press("button", line, { within: summary });
    await until(`the focus at ${control[1]}`, async () => (await tab.read(...control)).focused);
    if (control[0] !== "textbox") continue;
    const field = await tab.read(...control);
    assert.deepEqual([field.invalid, field.description.startsWith(line)], [true, true], `${control[1]}: ${field.description}`);
  }
}

journey("nothing is blamed before it was left, and each line of the summary leads to its field", { engines: everywhere }, async ({ tab, desk }) => {
  await start(tab, desk.url);
  await goOn(tab, "Eligibility", "Register New Practice");
  assert.equal(await tab.count(...summary), 0);
  await goOn(tab, "Error: Eligibility");
  await until("the focus on the summary", async () => (await tab.read(...summary)).focused);
  await assertLeads(tab, [["Choose the country.", "combobox", "Where is the practice located?"]]);
  assert.equal((await tab.read("combobox", "Where is the practice located?")).invalid, true);
  await fill(tab, eligibility.slice(0, 1));
  await until("no more blame for the country", async () => !(await tab.read("combobox", "Where is the practice located?")).invalid);
  await fill(tab, eligibility.slice(1));
  await goOn(tab, "Prequalification questions");
  await fill(tab, statements);
  await goOn(tab, "Corresponding physician");

  // While one types, and in fields that one passed without an answer, nothing is said.
  const number = ["textbox", "National Provider Identifier (NPI)"];
  await tab.type(...number, "12345");
  assert.equal((await tab.read(...number)).invalid, false);
  await tab.key("Tab");
  await until("the sentence at the NPI", async () => (await tab.read(...number)).description.startsWith("Enter the NPI: 10 digits, starting with 1 or 2."));
  assert.deepEqual([(await tab.read(...number)).value, await tab.title()], ["12345", "Corresponding physician – QOPI Registration"]);
  await tab.key("Tab");
  await tab.key("Tab");
  assert.equal((await tab.read("textbox", "ABIM ID (optional)")).invalid, false);
  await tab.type(...number, "");

  await goOn(tab, "Error: Corresponding physician");
  await until("the focus on the summary", async () => (await tab.read(...summary)).focused);
  assert.ok((await tab.read(...summary)).text.startsWith("There are 7 problems on this page"));
  await assertLeads(tab, missing_of_physician);
  // What is mended leaves the summary when its field is left.
  await tab.type("textbox", "First name", "Maria Ines");
  await tab.key("Tab");
  await until("six problems", async () => (await tab.read(...summary)).text.startsWith("There are 6 problems on this page"));
  assert.equal(await tab.count("button", "Enter the first name."), 0);
});

journey("every step has an address, and Back and Forward lead to it with the answers", { engines: everywhere }, async ({ tab, desk }) => {
  await start(tab, desk.url);
  await goOn(tab, "Eligibility", "Register New Practice");
  await fill(tab, eligibility);
  await goOn(tab, "Prequalification questions");
  await fill(tab, statements);
  await goOn(tab, "Corresponding physician");
  const name = physician[0];
  await answer(tab, name);

  const way = pages.slice(0, 3);
  const assertAt = async (page, rows) => {
    await arrive(tab, page.title);
    assert.ok((await tab.url()).endsWith(page.address), page.address);
    for (const row of rows) assert.deepEqual(await held(tab, row), row.answer);
  };
  await tab.back();
  await assertAt(way[1], statements);
  await tab.back();
  await assertAt(way[0], eligibility);
  await tab.forward();
  await assertAt(way[1], statements.slice(0, 1));
  await tab.forward();
  await assertAt(way[2], [name]);
  // The page's own way back.
  await goOn(tab, "Prequalification questions", "Back");
  await assertAt(way[1], statements.slice(-1));
  await goOn(tab, "Eligibility", "Back");
  // An address of a step leads there at once, an unknown one to an explanation.
  await tab.open(`${desk.url}#/register/physician`);
  await assertAt(way[2], [name]);
  await tab.open(`${desk.url}#/register/nowhere`);
  await arrive(tab, "This page does not exist");
});

journey("F8 goes from problem to problem, and with Shift back", { engines: everywhere }, async ({ tab, desk }) => {
  await tab.open(`${desk.url}#/register/physician`);
  await arrive(tab, "Corresponding physician");
  await goOn(tab, "Error: Corresponding physician");
  const focused = (name) => until(`the focus in “${name}”`, async () => (await tab.read("textbox", name)).focused);
  for (const [keys, name] of [[["F8"], "First name"], [["F8"], "Last name"], [["F8"], "Email address"], [["Shift", "F8"], "Last name"], [["Shift", "F8"], "First name"]]) {
    await tab.key(...keys);
    await focused(name);
  }
  // What is right is passed over.
  await tab.type("textbox", "Last name", "Lindqvist");
  await tab.key("F8");
  await focused("Email address");
  await tab.key("Shift", "F8");
  await focused("First name");
});
