// The accessibility bus, on which screen readers of Linux listen and act: what it tells of every page is what the page shows, and its
// actions do what a mouse does.
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { requests } from "./answers.mjs";
import { shownControls } from "./facts/shown.mjs";
import { everywhere, inChromium, journey } from "./journey.mjs";
import { arrive, goOn, openWhole, start, walk, walkRequest } from "./person.mjs";
import { faultless } from "./tour.mjs";
import { until } from "../until.mjs";

/** What the bus calls each role. Both browsers say the same of all. */
const roles = new Map(Object.entries({
  link: "link", "push button": "button", entry: "textbox", "password text": "password", "combo box": "combobox", "check box": "checkbox",
  "radio button": "radio", panel: "group", heading: "heading",
}));
/** What a person answers. */
const answers = new Set(["textbox", "password", "combobox", "checkbox", "radio"]);

/** A node of the bus in the words for what is shown. */
const asShown = ({ role, name, states, description, text, level }) => ({
  role: roles.get(role), name, level,
  required: states.includes("required"),
  invalid: states.includes("invalid entry"),
  checked: states.includes("checked"),
  disabled: !states.includes("enabled"),
  expanded: states.includes("expanded"),
  description,
  // Each browser has its own dot for a letter of a password.
  text: role === "password text" ? text.replace(/[•●]/g, "•") : text,
});

/** On one line, so that a difference is seen at once. */
const line = ({ role, name, level, description, text, ...states }) =>
  [role, level || "", `“${name}”`, ...Object.keys(states).filter((state) => states[state]), description && `(${description})`, text && `= ${text}`].filter(Boolean).join(" ");

/** What is told of the page is what it shows, in the same order. */
async function assertTold(tab, bus, what) {
  let shown, told;
  await until(what, async () => {
    shown = (await tab.evaluate(shownControls)).map(line);
    told = (await bus.tree(await tab.title())).filter(({ role }) => roles.has(role)).map(asShown).map(line);
    return isDeepStrictEqual(told, shown);
  }).catch((error) => {
    if (!told) throw error;
    assert.deepEqual(told, shown, what);
  });
  assert.ok(shown.length > 3, `${what}: hardly anything is there`);
}

const focused = (nodes) => nodes.findLast(({ states }) => states.includes("focused"));

/** Presses through the bus what leads on, and follows the first problem to its control as the bus tells it.
 * @param {Partial<import("./person.mjs").Stop>} stop */
async function assertProblems(tab, bus, { title, button, add }) {
  await bus.press(await tab.title(), "push button", button);
  await arrive(tab, `Error: ${title}`);
  const page = await tab.title();
  const summary = await until("the focus in the summary", async () => {
    const nodes = await bus.tree(page);
    return focused(nodes)?.name === "Problems on this page" && nodes.slice(nodes.indexOf(focused(nodes)));
  });
  await assertTold(tab, bus, `${title}, with errors`);

  // The summary names the problems in the order of the page.
  const first = summary.find(({ role }) => role === "push button").name;
  await bus.press(page, "push button", first);
  const [nodes, at] = await until(`the focus at “${first}”`, async () => {
    const nodes = await bus.tree(page);
    const at = focused(nodes);
    return answers.has(roles.get(at?.role)) || (add && at?.name === add) ? [nodes, at] : undefined;
  });
  // What is wrong with a list is mended by adding to it.
  if (at.name === add) return;
  // A group's choices are not wrong, their group is; ARIA 1.2 knows no required or wrong group.
  const before = nodes.slice(0, nodes.indexOf(at));
  const inGroup = at.role === "radio button" || before.at(-1)?.role === "panel";
  const wrong = inGroup ? before.findLast(({ role }) => role === "panel") : at;
  // Where many questions have one error, the summary says before it which one is meant.
  const [error] = wrong.described;
  assert.ok(error && first.endsWith(error), `${title}: “${first}” is tied to “${wrong.name}” as “${error}”`);
  if (inGroup) return;
  assert.ok(wrong.states.includes("required"), `${title}: “${wrong.name}” is required`);
  assert.equal(wrong, nodes.find(({ states }) => states.includes("invalid entry")), `${title}: the focus is at the first problem`);
}

const long = Boolean(process.env.QOPI_LONG);

/** Pages on which every kind of control stands, by their addresses; a long run walks through all of them. `filled` is where one is seen filled. */
const telling = [
  { title: "Corresponding physician", address: "#/register/physician", button: "Continue" },
  { title: "Main office", address: "#/register/practice", button: "Continue" },
  { title: "Users", address: "#/register/users" },
  { title: "User", filled: "#/register/users/u1", button: "Save user" },
];

/** At each page: empty where it has no errors, and in a long run; with its errors; and filled. */
const stops = (tab, bus) => ({
  async empty(stop) {
    if (long || faultless.includes(stop.title)) await assertTold(tab, bus, `${stop.title}, empty`);
    if (!faultless.includes(stop.title)) await assertProblems(tab, bus, stop);
  },
  filled: ({ title }) => assertTold(tab, bus, `${title}, filled`),
});

async function open(tab, desk, address, title) {
  await tab.open(desk.url + address);
  await arrive(tab, title);
}

/** The telling pages with their errors, and then filled from a draft file. */
async function tour(tab, bus, desk) {
  const { empty, filled } = stops(tab, bus);
  await goOn(tab, "Eligibility", "Register New Practice");
  for (const page of telling) {
    if (page.address) await open(tab, desk, page.address, page.title);
    else await goOn(tab, page.title, "Add a user");
    await empty(page);
  }
  await openWhole(tab, desk);
  for (const page of telling) {
    await open(tab, desk, page.filled ?? page.address, page.title);
    await filled(page);
  }
  await open(tab, desk, "#/register/review", "Review and submit");
}

const settings = { engines: everywhere, launch: { bus: true } };

journey("a screen reader is told every control of a registration, and presses Continue", settings, async ({ tab, desk, browser: { bus } }) => {
  await start(tab, desk.url);
  await assertTold(tab, bus, "Start");
  await (long ? walk(tab, stops(tab, bus)) : tour(tab, bus, desk));
  await assertTold(tab, bus, "Review");
  await assertProblems(tab, bus, { title: "Review and submit", button: "Submit to the Help Desk" });
});

journey("a screen reader is told every control of a request, and presses Continue", { ...settings, engines: long ? everywhere : inChromium }, async ({ tab, desk, browser: { bus } }) => {
  await walkRequest(tab, desk.url, requests.find(({ kind }) => kind === "change-users"), stops(tab, bus));
  await assertTold(tab, bus, "Review");
});
