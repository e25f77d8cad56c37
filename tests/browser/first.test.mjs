// Before its program is there the page is read and used already, and nothing of that is lost, done twice, or moved when the program comes. A
// network between page and Help Desk holds the program back until the test lets it go.
import assert from "node:assert/strict";
import { layNetwork } from "../web/fault_proxy.mjs";
import { judge } from "./axe.mjs";
import {
  beImpatient, changedUntilNow, hasStayed, isInCharge, madeAnew, markElements, placeOfFocus, repeatedIds, roomOfControls, scrollDown, shifts, stay, stepsOfHistory,
  textOfPage, watchChanges, watchShifts,
} from "./facts/beginning.mjs";
import { hear, spoken } from "./facts/spoken.mjs";
import { alsoInWebKit, everywhere, inChromium, journey } from "./journey.mjs";
import { arrive, goOn, sees } from "./person.mjs";
import { until } from "../until.mjs";

const where = "Where is the practice located?", us = "United States (and its territories)";
const shared = "Does the group share a common medical record?";
const isProgram = (path) => /\/registration\.\w+\.wasm$/.test(path);

/** The site behind a network. `hold` tells of a path whether it waits until `release`, `fail` whether it is broken off until then. */
async function heldBack(t, desk, url = desk.url, { hold = isProgram, fail = () => false } = {}) {
  let release;
  const until_released = new Promise((done) => { release = done; });
  let is_released = false;
  void until_released.then(() => { is_released = true; });
  const network = await layNetwork(t, { url: url.slice(0, -1) }, {
    fateOf: (_method, path) => (is_released ? { fault: "passed" } : fail(path) ? { fault: "dropped" } : hold(path) ? { fault: "late", until: until_released } : { fault: "passed" }),
  });
  desk.url = `${network.url}/`;
  return { release };
}

const entry = async (tab) => (await tab.read("combobox", where)).entry;
const assertNoViolations = async (tab, when) => assert.deepEqual((await judge(tab)).violations, [], when);

journey("what is done before the program is there is done once, in its order, and where it led one can go back", { engines: alsoInWebKit }, async ({ tab, desk, t }) => {
  const { release } = await heldBack(t, desk);
  await tab.open(desk.url);
  await arrive(tab, "Register your practice for QOPI");
  await tab.evaluate(hear);
  await tab.press("link", "Request a change for a registered practice");
  await arrive(tab, "Request a change for a registered practice");
  await tab.back();
  await arrive(tab, "Register your practice for QOPI");
  await goOn(tab, "Eligibility", "Register New Practice");
  await tab.choose("combobox", where, us);
  await tab.choose("combobox", where, "Canada");
  await tab.press("button", "Continue");
  assert.equal(await tab.title(), "Eligibility – QOPI Registration", "it waits for the program");
  const steps = await tab.evaluate(stepsOfHistory);
  release();
  await arrive(tab, "Register your interest");
  assert.equal(await tab.evaluate(stepsOfHistory), steps + 1, "Continue was pressed once");
  assert.deepEqual(await tab.evaluate(spoken), []);
  await tab.back();
  await arrive(tab, "Eligibility");
  assert.equal(await entry(tab), "Canada");
  await tab.back();
  await arrive(tab, "Register your practice for QOPI");
});

for (const [what, twice] of [["pressed twice while the program is on its way leads on once", true], ["taken back by an answer that is corrected meanwhile is not done", false]])
  journey(`Continue ${what}`, { engines: everywhere }, async ({ tab, desk, t }) => {
    const { release } = await heldBack(t, desk);
    await tab.open(`${desk.url}#/register/eligibility`);
    await arrive(tab, "Eligibility");
    await tab.choose("combobox", where, "Canada");
    await tab.press("button", "Continue");
    if (twice) await tab.press("button", "Continue");
    else await tab.choose("combobox", where, us);
    release();
    if (twice) return void (await arrive(tab, "Register your interest"));
    await tab.find("group", shared);
    assert.equal(await tab.title(), "Eligibility – QOPI Registration");
    assert.equal(await entry(tab), us);
  });

for (const [how, is_direct] of [["at which one began", true], ["to which a press led", false]])
  journey(`the program takes over the very elements of the page ${how}, with their answer, focus, and place`, { engines: alsoInWebKit, size: { width: 960, height: 420, density: 1 } }, async ({ tab, desk, t }) => {
    const { release } = await heldBack(t, desk);
    await tab.open(is_direct ? `${desk.url}#/register/eligibility` : desk.url);
    if (is_direct) await arrive(tab, "Eligibility");
    else await goOn(tab, "Eligibility", "Register New Practice");
    await tab.choose("combobox", where, us);
    await tab.evaluate(markElements);
    await tab.evaluate(scrollDown, 60);
    const before = await tab.evaluate(placeOfFocus);
    assert.equal(before[0], "SELECT");
    release();
    // The consequence of the answer: the program is in charge.
    await tab.find("group", shared);
    assert.deepEqual(await tab.evaluate(placeOfFocus), before);
    assert.equal(await entry(tab), us);
    const anew = await tab.evaluate(madeAnew);
    assert.ok(anew.length > 0 && !anew.some((markup) => /<(select|main|form|h1|header|nav)\b/.test(markup)), anew.join("\n"));
    await tab.tick("radio", "Yes", true, { within: ["group", shared] });
    await goOn(tab, "Register your practice for QOPI", "Save and exit");
    await sees(tab, "Your saved work");
  });

journey("nothing moves or changes when the program takes over, and axe-core objects to nothing before, meanwhile, and afterwards", { engines: inChromium, view: null, size: { width: 1280, height: 800, density: 1 } }, async ({ tab, desk, browser, t }) => {
  const { url } = desk;
  // Where there is little room, the steps stand above the plain page and beside the painted one.
  for (const [address, title, width = 1280] of [["#/", "Register your practice for QOPI"], ["#/register/eligibility", "Eligibility"], ["#/register/eligibility", "Eligibility", 820], ["#/request", "Request a change for a registered practice"],
    ["#/register/not-eligible", "Your practice cannot register yet"], ["#/register/not-agreed", "Agree to all eight statements"]]) {
    const { release } = await heldBack(t, desk, url);
    const page = await browser.newTab({ width, height: 800 });
    await page.before(watchShifts);
    await page.open(desk.url + address);
    await arrive(page, title);
    const room = await page.evaluate(roomOfControls);
    await assertNoViolations(page, `${title}, before`);
    const before = await page.snapshot();
    assert.deepEqual(await page.evaluate(repeatedIds), []);
    await page.evaluate(watchChanges);
    release();
    await until("the program", () => page.evaluate(isInCharge));
    assert.deepEqual(await page.evaluate(changedUntilNow), [], title);
    assert.equal(await page.snapshot(), before, title);
    assert.deepEqual(await page.evaluate(roomOfControls), room, title);
    await assertNoViolations(page, `${title}, afterwards`);
    assert.deepEqual(await page.evaluate(shifts), [], `${title}: layout shifts`);
    await page.close();
  }
  await tab.open("about:blank");
});

for (const [what, fail, engines] of [["the program's bytes", isProgram, alsoInWebKit], ["the script that loads them", (path) => /\/registration\.\w+\.js$/.test(path), inChromium],
  ["the page's script", (path) => /\/app\.\w+\.js$/.test(path), inChromium], ["a typeface", (path) => path.endsWith(".ttf"), inChromium]])
  journey(`where ${what} cannot be loaded the page says so, and “Try again” goes on with what was done, without a reload`, { engines, heard: [/ERR_|Failed to load|wasm|NetworkError|download failed|Aborted/] }, async ({ tab, desk, t }) => {
    const { release } = await heldBack(t, desk, desk.url, { hold: () => false, fail });
    await tab.open(desk.url);
    await goOn(tab, "Eligibility", "Register New Practice");
    await tab.choose("combobox", where, us);
    await tab.find("button", "Try again");
    if (engines === inChromium) await assertNoViolations(tab, "with the notice");
    await tab.evaluate(stay);
    release();
    await tab.press("button", "Try again");
    await tab.find("group", shared);
    assert.ok(await tab.evaluate(hasStayed));
    assert.equal(await entry(tab), us);
    assert.equal(await tab.count("button", "Try again"), 0);
    await goOn(tab, "Register your practice for QOPI", "Save and exit");
  });

journey("where what comes first cannot be loaded the program does without it", { engines: inChromium, heard: [/ERR_/] }, async ({ tab, desk, t }) => {
  await heldBack(t, desk, desk.url, { hold: () => false, fail: (path) => /\/first\.\w+\.js$/.test(path) });
  await tab.open(desk.url);
  await until("the program", () => tab.evaluate(isInCharge));
  await goOn(tab, "Eligibility", "Register New Practice");
  await tab.choose("combobox", where, us);
  await tab.find("group", shared);
});

journey("a program that does not arrive in time is told of, and what it was waited for is done when it comes", { engines: everywhere }, async ({ tab, desk, t }) => {
  const { release } = await heldBack(t, desk);
  await tab.before(beImpatient);
  await tab.open(`${desk.url}#/register/eligibility`);
  await arrive(tab, "Eligibility");
  await tab.choose("combobox", where, "Canada");
  await tab.press("button", "Continue");
  await tab.find("button", "Try again");
  release();
  await arrive(tab, "Register your interest");
  await until("no notice", async () => (await tab.count("button", "Try again")) === 0);
});

journey("a draft file that is chosen before the program is there is opened by it", { engines: inChromium }, async ({ tab, desk, t }) => {
  const { release } = await heldBack(t, desk);
  await tab.open(desk.url);
  await arrive(tab, "Register your practice for QOPI");
  await tab.openFile("button", "Open a draft file", new URL("../packages/draft.json", import.meta.url).pathname);
  release();
  await until("the draft", async () => !(await tab.title()).startsWith("Register your practice"));
});

journey("without JavaScript the start page is read, with what one needs and whom to ask, and nothing to press that would do nothing", { engines: inChromium, view: null }, async ({ tab, desk }) => {
  await tab.withoutScripts();
  await tab.open(desk.url);
  const text = await tab.evaluate(textOfPage);
  for (const words of ["Registration needs JavaScript", "What you need", "571-483-1660", "qopi@asco.org"]) assert.ok(text.includes(words), words);
  assert.ok(!text.includes("Register New Practice"));
});

journey("without WebAssembly the page says at once what to do", { engines: inChromium, view: null }, async ({ tab, desk }) => {
  await tab.before(() => delete globalThis.WebAssembly);
  await tab.open(desk.url);
  await until("the notice", async () => (await tab.read("alert")).text.startsWith("This browser is too old for registration."));
});
