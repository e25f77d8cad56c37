// The browser is killed while one types, adds and submits: nothing that was saved is lost, the draft can always be read, and
// what was submitted is at the Help Desk once.
import assert from "node:assert/strict";
import { seeded } from "../seeded.mjs";
import { elsewhere, interest } from "./answers.mjs";
import { inChromium, unreachable, visits } from "./journey.mjs";
import { arrive, declare, fill, goOn, isSaved, saved, start, submit } from "./person.mjs";
import { until } from "../until.mjs";

/** Of 200, or of four: half while typing, a quarter while adding, a quarter while submitting. */
const share = (process.env.QOPI_LONG ? 200 : 4) / 4;
const kills = share * 2;
const letters = "abcdefghijklmnopqrstuvwxyz";

visits(`after ${kills} kills at random moments of typing nothing is lost that was saved`, { engines: inChromium, heard: unreachable, timeout: 400_000 + kills * 60_000 }, async ({ visit, desk, t }) => {
  const random = seeded(20260611);
  let tab = await visit();
  await start(tab, desk.url);
  await goOn(tab, "Eligibility", "Register New Practice");
  await tab.open(`${desk.url}#/register/practice`);
  await arrive(tab, "Main office");
  /** What stood in the field, one state after the other, when, and whether it was saved. */
  let states = [{ at_ms: Date.now(), text: "", saved: true }];
  let oldest_ms = 0;
  const stands = async (text) => states.push({ at_ms: Date.now(), text, saved: await isSaved(tab) });
  for (let kill = 0; kill < kills; ++kill) {
    await tab.type("textbox", "Practice name", "");
    await stands("");
    const keys = 1 + Math.floor(random() * 30);
    for (let text = "", i = 0; i < keys; ++i) {
      // So that no two states are alike.
      const key = text.length < 3 ? String(kill).padStart(3, "0")[text.length] : letters[Math.floor(random() * letters.length)];
      await tab.key(key);
      await stands((text += key));
    }
    const killed_ms = Date.now();
    tab = await visit({ kill: true });
    await tab.open(`${desk.url}#/register/practice`);
    await arrive(tab, "Main office");
    const { value } = await tab.read("textbox", "Practice name");
    const found = states.findLastIndex(({ text }) => text === value);
    assert.ok(found >= 0, `after kill ${kill} the field holds what was never typed: “${value}”`);
    const promised = states.findLastIndex(({ saved }) => saved);
    assert.ok(found >= promised, `kill ${kill} lost “${states[promised].text}”, which was saved`);
    if (found + 1 < states.length) oldest_ms = Math.max(oldest_ms, killed_ms - states[found + 1].at_ms);
    states = [{ at_ms: killed_ms, text: value, saved: true }];
  }
  t.diagnostic(`${kills} kills; the oldest key that was lost had been typed ${oldest_ms} ms before`);
});

/** Adds one user after the other, until the browser is gone. @param {(name: string) => void} begun @param {(name: string) => void} there */
async function addUsers(tab, prefix, begun, there) {
  for (let i = 0; ; ++i) {
    const name = `${prefix}${letters[i]}`;
    begun(name);
    await goOn(tab, "User", "Add a user");
    await tab.type("textbox", "First name", name);
    await saved(tab);
    there(name);
    await tab.back();
    await arrive(tab, "Users");
  }
}

visits(`after ${share} kills at random moments of adding users none who was saved is lost or doubled`, { engines: inChromium, heard: unreachable, timeout: 400_000 + share * 60_000 }, async ({ visit, desk, t }) => {
  const random = seeded(20260613);
  let tab = await visit();
  await start(tab, desk.url);
  await goOn(tab, "Eligibility", "Register New Practice");
  const begun = new Set();
  /** Who was saved. */
  const there = new Set();
  for (let kill = 0; kill < share; ++kill) {
    await tab.open(`${desk.url}#/register/users`);
    await arrive(tab, "Users");
    const prefix = `${letters[Math.floor(kill / 26)]}${letters[kill % 26]}zq`;
    // It ends with the browser, in the middle of whatever it does.
    void addUsers(tab, prefix, (name) => begun.add(name), (name) => there.add(name)).catch(() => {});
    await tab.pass(0.5 + random() * 2);
    const safe = [...there];
    tab = await visit({ kill: true });
    await tab.open(`${desk.url}#/register/users`);
    await arrive(tab, "Users");
    const { text } = await tab.read("main");
    const seen = text.match(/\b[a-z]{2}zq[a-z]?/g) ?? [];
    assert.deepEqual(seen.filter((name) => name.length === 5 && !begun.has(name)), [], `after kill ${kill} there is somebody who was never added`);
    assert.equal(new Set(seen).size, seen.length, `after kill ${kill} somebody is there twice: ${seen}`);
    assert.deepEqual(safe.filter((name) => !seen.includes(name)), [], `kill ${kill} lost somebody who was saved`);
  }
  t.diagnostic(`${share} kills while adding; ${there.size} users are there`);
});

visits(`after ${share} kills at random moments of submitting each submission is at the Help Desk once, or was not submitted and is still the draft`, { engines: inChromium, heard: unreachable, timeout: 400_000 + share * 60_000 }, async ({ visit, desk, t }) => {
  const random = seeded(20260617);
  let tab = await visit();
  let submitted = 0;
  for (let kill = 0; kill < share; ++kill) {
    const name = `Imagined Clinic ${letters[kill % 26]}${letters[Math.floor(kill / 26)]}`;
    await start(tab, desk.url);
    await goOn(tab, "Eligibility", "Register New Practice");
    await fill(tab, elsewhere);
    await goOn(tab, "Register your interest");
    await fill(tab, interest.map((row) => (row.name === "Name of the practice or site" ? { ...row, answer: name } : row)));
    await goOn(tab, "Review and submit");
    await declare(tab);
    // What was not saved may be lost with the browser, and with it the page to go on from: the test before looks at that.
    await saved(tab);
    const pressed = tab.press("button", "Submit to the Help Desk").catch(() => {});
    await tab.pass(random() * 0.4);
    const next = visit({ kill: true });
    void pressed;
    tab = await next;
    await start(tab, desk.url);
    // What waits is sent when the page is opened; until then it is neither.
    const known = await until(`what became of ${name}`, async () => {
      if (await tab.count("button", `Show the confirmation: ${name}`)) return "submitted";
      if (await tab.count("button", `Continue: ${name}`)) return "a draft";
      throw new Error((await tab.read("main")).text);
    });
    const records = async () => (await desk.ask("list")).filter((record) => record.name === name).length;
    if (known === "submitted") {
      submitted += 1;
      await until(`the record of ${name}`, async () => (await records()) > 0);
    } else {
      assert.equal(await records(), 0, `kill ${kill}: ${name} is at the Help Desk, and the page does not know it`);
      await goOn(tab, "Review and submit", `Continue: ${name}`);
      await submit(tab);
      await until("its receipt", async () => (await records()) > 0);
    }
    assert.equal(await records(), 1, `kill ${kill}: ${name}`);
  }
  const all = await desk.ask("list");
  assert.equal(all.length, share);
  t.diagnostic(`${share} kills while submitting: ${submitted} went on by themselves, ${share - submitted} were drafts and were submitted again; ${all.length} records`);
});
