// Practices of three sizes in one run: opening a draft file, a key, the list of users, the search in it, the review, freezing and sealing, an
// import, and its undo. Each is measured in the page, from its cause to the first task after the frame that shows what came of it.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openDesk } from "../browser/desk.mjs";
import * as chromium from "../browser/engines/chromium.mjs";
import { arrive, declare, openWhole, reference, start } from "../browser/person.mjs";
import { fullest } from "../helpdesk/package.mjs";
import { bench, ms, plainPage, quantile, row, timesOfKeys, watchKeys } from "./bench.mjs";

/** Offices and users. */
const sizes = process.env.SIZES ? process.env.SIZES.split(",").map((size) => size.split("/").map(Number)) : [[1, 3], [100, 1_000], [1_000, 10_000]];
/** What takes longer is told so. */
const patience_ms = 120_000;
const words = "Imagined Lakeside Oncology";
/** A shorter list cannot be searched. */
const sought_min = 10;

/** A name for each number, of letters: "Aaaa", "Baaa", … */
const named = (number) => [0, 1, 2, 3].map((place) => String.fromCharCode((place ? 97 : 65) + (Math.floor(number / 26 ** place) % 26))).join("");

/** Answers in which nothing is wrong, for so many offices beside the main one, and so many users. */
function practiceOf(offices, users) {
  const content = fullest();
  delete content.physician.challenge_question;
  content.practice.total_offices = offices + 1;
  const [office] = content.offices.filter(({ same_address }) => same_address);
  content.offices = Array.from({ length: offices }, (_, i) => ({ ...office, id: `o${i + 1}`, name: `${named(i)} Oncology`, phone: `703-${234 + Math.floor(i / 100)}-${5000 + (i % 100)}` }));
  const [user] = content.users.filter(({ designation }) => !designation);
  content.users = Array.from({ length: users }, (_, i) => ({ ...user, id: `u${i + 1}`, given_name: named(i), family_name: `${named(users - i)}son`, email: `${named(i).toLowerCase()}@riverbend.example.org`,
    phone: `703-${235 + Math.floor(i / 1000)}-${4000 + (i % 1000)}`, offices: [i % 3 ? `o${(i % offices) + 1}` : "main"], username: "" }));
  return { format: "qopi-draft", version: 0, kind: "registration", content, kept: [], page: "#/register/practice" };
}

/** Rows of these users, as a spreadsheet saves them. */
function rowsOf({ content: { users, offices } }) {
  const names = new Map([["main", "Main office"], ...offices.map(({ id, name }) => [id, name])]);
  const rows = users.map((user) => [user.given_name, user.family_name, user.email, user.phone, "Abstractor", "no", user.offices.map((id) => names.get(id)).join("; "), "yes"]);
  return [["First name", "Last name", "Email address", "Phone", "Roles", "Practice level", "Offices", "Email from QOPI"], ...rows].map((row) => row.join(",")).join("\n");
}

/** Run in the page before its program: notes when a file is given, and how long after that a page stands there. */
function watchPages() {
  addEventListener("click", () => (globalThis.pressed_ms = performance.now()), true);
  addEventListener("change", ({ target }) => (target.type === "file" ? (globalThis.given_ms = performance.now()) : undefined), true);
  globalThis.shown = (title, from_ms) => globalThis.seen(() => document.title.startsWith(`${title} – `), from_ms);
  /** Since the last press. */
  globalThis.said = (words) => globalThis.seen(() => document.body.innerText.includes(words), globalThis.pressed_ms);
  globalThis.seen = (is_there, from_ms) => new Promise((done) => {
    const look = () => {
      if (!is_there()) return;
      watch.disconnect();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - from_ms);
      requestAnimationFrame(() => port2.postMessage(0));
    };
    const watch = new MutationObserver(look);
    watch.observe(document, { childList: true, subtree: true, characterData: true });
    look();
  });
}
const goTo = (address, title) => {
  location.hash = address;
  return globalThis.shown(title, performance.now());
};
const elements = () => document.querySelectorAll("*").length;

/** What a renderer process has to itself, in MB. */
async function memoryOf(tab) {
  const session = await tab.page.browser().target().createCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const rooms = await Promise.all(processInfo.filter(({ type }) => type === "renderer").map(async ({ id }) => {
    const status = await readFile(`/proc/${id}/status`, "utf8").catch(() => "");
    return Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
  }));
  return Math.max(...rooms);
}

const late = Symbol("late");
const patiently = (measured) => {
  let timer;
  return Promise.race([measured, new Promise((done) => { timer = setTimeout(done, patience_ms, late); })]).finally(() => clearTimeout(timer));
};
const told = (value) => (value === late ? `> ${patience_ms / 1000} s` : value === undefined ? "—" : ms(value));

async function measure(desk, browser, [offices, users]) {
  const tab = await browser.newTab({ width: 1280, height: 800 });
  await tab.before(watchKeys);
  await tab.before(watchPages);
  const path = join(desk.dir, `${offices}.json`);
  await writeFile(path, JSON.stringify(practiceOf(offices, users)));
  await start(tab, `${desk.url}#/`);
  await tab.openFile("button", "Open a draft file", path);
  const found = {};
  found.file = await patiently(tab.evaluate(() => globalThis.shown("Main office", globalThis.given_ms)));
  found.list = await patiently(tab.evaluate(goTo, "#/register/users", "Users"));
  found.elements = await tab.evaluate(elements);
  if (users > sought_min) {
    await (await tab.find("textbox", "Find in users")).focus();
    found.filter = quantile(await timesOfKeys(tab, `${named(3)} ${named(users - 3)}son ${named(3)}@riverbend`.toLowerCase()), 0.95);
  }
  await patiently(tab.evaluate(goTo, "#/register/users/u1", "User"));
  found.user_elements = await tab.evaluate(elements);
  const field = await tab.find("textbox", "First name");
  await field.focus();
  found.key = quantile(await timesOfKeys(tab, words), 0.95);
  found.memory = await memoryOf(tab);
  found.review = await patiently(tab.evaluate(goTo, "#/register/review", "Review and submit"));
  if (found.review !== late) found.review_elements = await tab.evaluate(elements);
  await declare(tab);
  await tab.press("button", "Submit to the Help Desk");
  await reference(tab);
  // From the press to the moment when the sealed package begins to be sent.
  found.sealed = await tab.evaluate(() => performance.getEntriesByType("resource").find(({ name }) => name.includes("/submissions/")).startTime - globalThis.pressed_ms);
  await tab.close().catch(() => {});
  return found;
}

/** How long it takes to read the rows of so many users, to add them, and to take that back. */
async function measureImport(desk, browser, [offices, users]) {
  const tab = await browser.newTab({ width: 1280, height: 800 });
  await tab.before(watchPages);
  const draft = practiceOf(offices, users);
  const [path, list] = ["without.json", "users.csv"].map((name) => join(desk.dir, name));
  await writeFile(list, rowsOf(draft));
  await writeFile(path, JSON.stringify({ ...draft, content: { ...draft.content, users: [] } }));
  await start(tab, `${desk.url}#/`);
  await tab.openFile("button", "Open a draft file", path);
  await tab.evaluate(() => globalThis.shown("Main office", 0));
  await tab.evaluate(goTo, "#/register/rows", "Add users from a spreadsheet");
  await tab.openFile("button", "Choose a file", list);
  await tab.evaluate(() => globalThis.said("are in the box"));
  const after = async (button, words) => {
    await tab.press("button", button);
    return patiently(tab.evaluate((text) => globalThis.said(text), words));
  };
  const added = await after("Add these users", `${users.toLocaleString("en-US")} users were added.`);
  const undone = await after("Undo: add rows from a spreadsheet", "Redo: add rows from a spreadsheet");
  await tab.close().catch(() => {});
  return { added, undone };
}

/** The page of a user as plain HTML without any program: what a key takes there. */
async function measurePlain(desk, browser) {
  const [source, plain] = [await browser.newTab({ width: 1280, height: 800 }), await browser.newTab({ width: 1280, height: 800 })];
  await openWhole(source, { ...desk, url: `${desk.url}?view=html` });
  await source.open(`${desk.url}?view=html#/register/users/u1`);
  await arrive(source, "User");
  await plain.open("about:blank");
  await plain.page.setContent(await source.evaluate(plainPage));
  await plain.evaluate(watchKeys);
  await plain.front();
  await (await plain.find("textbox", "First name")).focus();
  return quantile(await timesOfKeys(plain, words), 0.95);
}

await bench(async (t) => {
  const desk = await openDesk(t);
  console.log("Practices of three sizes, Chromium, 1280 × 800; renderer memory is what its process has to itself while a user is open");
  row("offices / users", "draft file", "key, p95", "users", "elements", "search, p95", "a user", "review", "elements", "sealed", "memory", "import", "undo");
  const first = await chromium.launch({ measured: true });
  row("plain HTML", "—", told(await measurePlain(desk, first).finally(() => first.close())));
  for (const size of sizes) {
    // A page that does not come to an end must not be waited for by the next one.
    const browser = await chromium.launch({ measured: true });
    try {
      const { file, key, list, elements, filter, user_elements, review, review_elements, sealed, memory } = await measure(desk, browser, size);
      const { added, undone } = await measureImport(desk, browser, size);
      row(size.map((count) => count.toLocaleString("en-US")).join(" / "), told(file), told(key), told(list), elements.toLocaleString("en-US"), told(filter), user_elements.toLocaleString("en-US"), told(review),
        review_elements?.toLocaleString("en-US") ?? "—", told(sealed), `${Math.round(memory)} MB`, told(added), told(undone));
    } finally {
      await browser.close();
    }
  }
});
