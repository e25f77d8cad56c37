// Every page says what a plain page says that was written from the tables of fields and texts alone, by tests/programs/plain_page.cpp: the same roles,
// names, states and texts to a screen reader, and the same of each control to autofill, to a phone's keyboard and to whoever stands in it. In both views.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { execute, folder, helpdesk, jsonLines } from "../helpdesk/desk.mjs";
import { become, showAs, toldOfControls } from "./facts/form.mjs";
import { inChromium, journey } from "./journey.mjs";
import { start } from "./person.mjs";
import { until } from "../until.mjs";

const writer = process.env.PLAIN_PAGE ?? join(dirname(helpdesk), "plain_page");

/** Fewer pages than these are not all of them. */
const pages_min = 170;

/** What a request looks like before it is filled is made of what a registration is made of: looked at in a long run. */
const isUsual = ({ visit }) => !/^(add|change|replace|form)-.*, (begun|blank items)$/.test(visit);

/** What is there only after a moment: that the draft is saved, that the member is known, that the page opens without a network. */
const scene_ms = 60_000;

/** Of so many pages one is looked at in the HTML view, too: the two have one document, and differ in their stylesheet. */
const html_each = 12;

/** Where the app says something else than the plain page, and why it may. Each turns what the plain page says into what the app says; one that is
 * needed nowhere any more is a failure. A line of a snapshot may be in quotation marks.
 * @type {{ why: string, snapshot?: [RegExp, string], control?: (control: object, scene: object) => object, title?: (title: string, scene: object) => string }[]} */
const differences = [
  { why: "each text of the twin has an element of its own, since it has a place of its own",
    snapshot: [/^( *)- listitem: (.*)$/gm, "$1- listitem:\n$1  - paragraph: $2"] },
  { why: "a line of the summary leads to its field by a button: the addresses of the app are those of its pages, and name no field",
    snapshot: [/^( *- '?)link (".*")('?):\n *- \/url: "#\/(?:content|declaration)\/.*"$/gm, "$1button $2$3"] },
  { why: "Edit and Change are buttons: they also remember where to return to",
    snapshot: [/^( *- '?)link ("(?:Edit|Change) .*")('?):\n *- \/url: .*\n *- text: (Edit|Change)$/gm, "$1button $2$3: $4"] },
  { why: "so is what leads back, and to the physician who is no member",
    snapshot: [/^( *- )link ("Back"|"Change the physician"):\n *- \/url: .*$/gm, "$1button $2"] },
  { why: "the form and the window of an item are called by its kind, without its number",
    snapshot: [/^( *- form )"(?:Office|User|Change|Practice) \d+":$/gm, "$1\"{kind of page}\":"],
    title: (title, { h1, kind_of_page }) => title.replace(h1, kind_of_page) },
];
const used = new Set();

/** @template T @param {T} said @param {(difference: object) => ((said: T) => T) | undefined} change */
function allow(said, change) {
  for (const difference of differences) {
    const changed = change(difference)?.(said) ?? said;
    if (!isDeepStrictEqual(changed, said)) used.add(difference.why);
    said = changed;
  }
  return said;
}

/** A snapshot line by line, without the times of day at which drafts were saved. */
const linesOf = (snapshot) => snapshot.replaceAll(/(- paragraph: (?:Saved on this computer|.*, changed .*))(?: ·|,) [\d:]+ [ap]\.m\.$/gm, "$1").split("\n");

/** What the app is to say, from the plain page. */
async function expected(plain, scene) {
  const [snapshot, controls] = [await plain.snapshot(), await plain.evaluate(toldOfControls)];
  return {
    title: allow(scene.title, ({ title }) => title && ((said) => title(said, scene))),
    lines: linesOf(allow(snapshot, ({ snapshot: rule }) => rule && ((said) => said.replaceAll(...rule))).replace("{kind of page}", scene.kind_of_page)),
    controls: controls.map((one) => allow(one, ({ control }) => control && ((said) => control(said, scene)))),
  };
}

async function assertSame(look, wanted, what) {
  let got;
  await until(what, async () => isDeepStrictEqual((got = await look()), wanted), scene_ms).catch(() => {});
  assert.deepEqual(got, wanted, what);
}

journey("every page says what a plain page of the same fields says", { engines: inChromium, launch: {} }, async ({ tab, desk, browser, t }) => {
  // The calendar day of this place, as the page has it.
  const made = await execute(writer, [await folder(t), new Intl.DateTimeFormat("sv-SE").format()]);
  assert.equal(made.code, 0, made.err);
  const scenes = jsonLines(made.out);
  assert.ok(scenes.length >= pages_min, `${scenes.length} pages`);
  const plain = await browser.newTab();
  let opened = "";
  for (const [i, scene] of scenes.entries()) {
    const what = `${scene.title}, ${scene.visit}`;
    if (scene.draft !== opened) {
      await start(tab, `${desk.url}#/`);
      await tab.openFile("button", "Open a draft file", scene.draft);
      await until("the page of the draft", async () => !(await tab.url()).endsWith("#/"));
      opened = scene.draft;
    }
    if (!process.env.QOPI_LONG && !isUsual(scene)) continue;
    if (!(await tab.url()).endsWith(scene.address)) await tab.open(desk.url + scene.address);
    if (scene.press) await tab.press("button", scene.press);
    await plain.evaluate(become, await readFile(scene.file, "utf8"));
    const { title, lines, controls } = await expected(plain, scene);
    await assertSame(() => tab.title(), title, what);
    await assertSame(async () => linesOf(await tab.snapshot()), lines, what);
    assert.deepEqual(await tab.evaluate(toldOfControls), controls, `the controls of ${what}`);
    if (i % html_each !== 0 && !process.env.QOPI_LONG) continue;
    await tab.evaluate(showAs, "html");
    assert.deepEqual(linesOf(await tab.snapshot()), lines, `${what}, in the HTML view`);
    await tab.evaluate(showAs, "canvas");
  }
  assert.deepEqual(differences.map(({ why }) => why).filter((why) => !used.has(why)), [], "these differences are no more");
});
