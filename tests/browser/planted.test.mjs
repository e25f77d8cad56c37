// 1,000 random values in each of ten large practices (400 in one without --long): from the file to the receipt, none of them is found in an address, a
// title, a line of the console, the server's log, or an answer that names a problem. 10,000 in one practice are more than the browser's own
// accessibility tree answers for in time; tests/helpdesk/headers.test.mjs sends as many at once to the server.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../helpdesk/desk.mjs";
import { bytesOf, canonical, digestOf, fullest, newId, npi } from "../helpdesk/package.mjs";
import { inChromium, unreachable, visits } from "./journey.mjs";
import { arrive, declare, reference, saved, sees, start } from "./person.mjs";
import { until } from "../until.mjs";

const rounds = process.env.QOPI_LONG ? 10 : 1;
const values_each = process.env.QOPI_LONG ? 1000 : 400;
const consonants = "bcdfghjklmnpqrstvwxyz";
const words_max = consonants.length ** 4;

/** A draft in which every text that a person writes is a value of its own that stands nowhere else. */
function plantedDraft(round) {
  const values = [];
  const word = () => {
    // A permutation of all words, so that none comes twice (48271 is prime).
    let number = ((round * 2 * values_each + values.length + 1) * 48271) % words_max, letters = "";
    for (let i = 0; i < 4; ++i, number = Math.floor(number / consonants.length)) letters += consonants[number % consonants.length];
    values.push(`Quo${letters}ix`);
    return values.at(-1);
  };
  const email = () => `${word().toLowerCase()}@clinic.example.org`;
  const content = fullest();
  const { physician, administrator, practice } = content;
  Object.assign(physician, { given_name: word(), email: email(), email2: email() });
  // Its answer would have to be given again: a draft does not keep it.
  delete physician.challenge_question;
  Object.assign(administrator, { given_name: word(), family_name: word(), email: email() });
  Object.assign(practice, { name: `${word()} Oncology`, line1: `12 ${word()} Way`, line2: `Suite ${word()}`, city: word() });
  Object.assign(content.offices[0], { name: `${word()} North`, line1: `8 ${word()} Road`, city: word() });
  Object.assign(content.offices[0].administrator, { given_name: word(), family_name: word(), email: email() });
  content.users = [];
  while (values.length < values_each)
    content.users.push({ id: `u${content.users.length}`, given_name: word(), family_name: word(), email: email(), phone: `703-234-${String(2000 + content.users.length).padStart(4, "0")}`, roles: ["abstractor"],
      practice_level: "no", offices: ["main"], receive_email: "yes", username: word().toLowerCase() });
  practice.npi = npi("198765432");
  return { values, text: JSON.stringify({ format: "qopi-draft", version: 0, kind: "registration", content, kept: [], page: "#/register/review" }) };
}

visits(`${rounds * values_each} planted values are at the Help Desk and in no log, address, title, console line or problem`, { engines: inChromium, heard: [...unreachable, /status of 4\d\d/], timeout: 400_000 + rounds * 60_000 }, async ({ visit, desk, t }) => {
  const folder = await mkdtemp(join(tmpdir(), "qopi-planted-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await desk.restart(["--access-log"]);
  const tab = await visit();
  const planted = new Set();
  /** All that anybody said, by who said it. */
  const spoken = { files: "", problems: "", check: "", show: "" };
  for (let round = 0; round < rounds; ++round) {
    const { values, text } = plantedDraft(round);
    for (const value of values) planted.add(value.toLowerCase());
    const path = join(folder, "draft.json");
    await writeFile(path, text);
    await start(tab, `${desk.url}#/`);
    await tab.openFile("button", "Open a draft file", path);
    await arrive(tab, "Review and submit");
    await saved(tab);
    for (const page of ["physician", "administrator", "practice", "offices", "users", "review"]) {
      await tab.open(`${desk.url}#/register/${page}`);
      await until(`the page of ${page}`, async () => (await tab.count("heading")) > 0);
      await tab.title();
    }
    await sees(tab, values[0]);
    await declare(tab);
    await tab.press("button", "Submit to the Help Desk");
    const shown = await reference(tab);
    await tab.press("button", "Save package");
    const { name, bytes } = await tab.downloaded();
    const whole = bytes.toString().toLowerCase();
    assert.deepEqual(values.filter((value) => !whole.includes(value.toLowerCase())), [], "all of them are in the package");
    // The same answers with a mistake in each user: what is said of them names places, and no values.
    const mistaken = JSON.parse(bytes);
    mistaken.id = newId();
    for (const user of mistaken.content.users) user.email = `${user.email} ${user.username}`;
    mistaken.declaration.answers = digestOf(canonical({ content: mistaken.content, kept: mistaken.kept }));
    await writeFile(path, bytesOf(mistaken));
    const answer = await fetch(`${desk.url}api/v1/submissions/${mistaken.id}`, { method: "PUT", headers: { "Content-Type": "application/json" }, body: bytesOf(mistaken) });
    assert.equal(answer.status, 422);
    const problem = await answer.json();
    assert.ok(problem.errors.some(({ pointer }) => pointer === "/content/users/0/email"));
    const checked = await run(["check", "--json", path]);
    // A file is called after the practice, and after nothing else.
    const practice = mistaken.content.practice.name.toLowerCase().replaceAll(" ", "-");
    assert.ok(name.includes(practice), name);
    spoken.files += name.replace(practice, "");
    spoken.problems += JSON.stringify(problem);
    spoken.check += checked.err;
    spoken.show += (await desk.run("show", shown)).err;
  }
  assert.equal((await desk.ask("list")).length, rounds);
  assert.ok(planted.size >= rounds * values_each);
  Object.assign(spoken, { log: desk.log(), addresses: [...tab.requests, ...tab.seen].join("\n"), console: tab.console.join("\n") });
  assert.equal(spoken.log.match(/PUT submissions 201/g).length, rounds);
  const told = [];
  for (const [where, text] of Object.entries(spoken)) {
    const low = decodeURIComponent(text.replaceAll(/%(?![0-9a-f]{2})/gi, "%25")).toLowerCase();
    for (const [value] of low.matchAll(/quo[a-z]{4}ix/g)) if (planted.has(value)) told.push(`${where}: ${value}`);
  }
  assert.deepEqual(told, []);
  t.diagnostic(`${planted.size} values, ${spoken.log.split("\n").length} lines of the log, ${tab.requests.length} requests, ${spoken.problems.length} characters of problems`);
});
