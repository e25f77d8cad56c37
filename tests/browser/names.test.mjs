// In each browser every control, group and heading of every page has the role that it seems to have, and is called by the words that
// one sees at it.
import assert from "node:assert/strict";
import * as chromium from "./engines/chromium.mjs";
import { thingsSeen } from "./facts/names.mjs";
import { alsoInWebKit, journey } from "./journey.mjs";
import { arrive, goOn, start } from "./person.mjs";
import { settled } from "./sight.mjs";

/** ARIA has no role for a password: these browsers give it none, and their tree does not tell of it. Chromium calls it a textbox. */
const without_password = ["Firefox", "WebKitGTK"];

/** Each engine computes names of its own, but of one page of each kind as of all of them. The two that are asked for one name at a time go to these. */
const telling = new Set(["Corresponding physician", "Main office"]);

/** Pages by their addresses, with the button that says what is missing; an item is begun first. */
const stops = [
  ["#/register/eligibility", "Eligibility", "Continue"],
  ["#/register/prequalification", "Prequalification questions", "Continue"],
  ["#/register/physician", "Corresponding physician", "Continue"],
  ["#/register/administrator", "Administrator", "Continue"],
  ["#/register/practice", "Main office", "Continue"],
  ["#/register/users", "Users", null, ["Add a user", "User", "Save user"]],
  ["#/register/review", "Review and submit", "Submit to the Help Desk"],
  ["#/request", "Request a change for a registered practice", null, ["Start: Add users", "Practice and contact", "Continue"]],
  ["#/packages", "Packages on this computer", null],
];

const told = (things) => things.map(({ role, name }) => `${role} “${name}”`).sort();

async function assertNamed(tab, engine, what) {
  await settled(tab);
  const seen = await tab.evaluate(thingsSeen);
  assert.ok(seen.length >= 4, `${what} has ${seen.length} things`);
  const heard = (await tab.tree()).map(({ role, name }) => ({ role, name: name.replace(/\s+/g, " ") }));
  const wanted = seen.filter((thing) => !(thing.password && without_password.includes(engine)));
  assert.deepEqual(told(heard), told(wanted), `${what} in ${engine}`);
  const places = seen.map(({ role, name, within }) => `${role} “${name}” in “${within}”`);
  assert.deepEqual(places.filter((place, i) => places.indexOf(place) !== i), [], `${what}: only one of each name in a group`);
  // WCAG 2.2, 2.5.3: who says what they see must be understood.
  assert.deepEqual(seen.filter(({ name, seen: words }) => !name.includes(words)), [], `${what}: a name holds the words that one sees`);
}

journey("every control is found by the role and the name that one sees, and by no other", { engines: alsoInWebKit }, async ({ tab, desk, browser }) => {
  const look = (what) => assertNamed(tab, browser.name, what);
  const withErrors = async (title, button) => {
    await goOn(tab, `Error: ${title}`, button);
    await look(`${title}, with errors`);
  };
  await start(tab, desk.url);
  await look("Start");
  await goOn(tab, "Eligibility", "Register New Practice");
  const all = browser.name === chromium.name || process.env.QOPI_LONG;
  for (const [address, title, button, item] of stops.filter(([, title]) => all || telling.has(title))) {
    await tab.open(desk.url + address);
    await arrive(tab, title);
    await look(title);
    if (button) await withErrors(title, button);
    if (!item) continue;
    const [begin, page, save] = item;
    await goOn(tab, page, begin);
    await look(page);
    await withErrors(page, save);
  }
});
