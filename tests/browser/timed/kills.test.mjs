// The browser is killed while one types: nothing older than a second is lost, and the draft can always be read.
import assert from "node:assert/strict";
import { inChromium, unreachable, visits } from "../journey.mjs";
import { arrive, goOn, start } from "../person.mjs";

const kills = process.env.QOPI_LONG ? 200 : 10;
/** Older than this is never lost. */
const promise_ms = 1000;
const letters = "abcdefghijklmnopqrstuvwxyz";

/** The same sequence each time (Park and Miller's generator), in [0, 1). */
function randomFrom(seed) {
  return () => (seed = (seed * 48271) % 2147483647) / 2147483647;
}

visits(`after ${kills} kills at random moments of typing nothing older than a second is lost`, { engines: inChromium, heard: unreachable, timeout: kills * 10_000 + 60_000 }, async ({ visit, desk, t }) => {
  const random = randomFrom(20260611);
  let tab = await visit();
  await start(tab, desk.url);
  await goOn(tab, "Eligibility", "Register New Practice");
  await tab.open(`${desk.url}#/register/practice`);
  await arrive(tab, "Main office");
  /** What stood in the field, and when that was so. */
  let states = [{ at_ms: Date.now(), text: "" }];
  let oldest_ms = 0;
  for (let kill = 0; kill < kills; ++kill) {
    await tab.type("textbox", "Practice name", "");
    states.push({ at_ms: Date.now(), text: "" });
    const end_ms = Date.now() + 100 + random() * 1900;
    for (let text = ""; Date.now() < end_ms;) {
      // So that no two states are alike.
      const key = text.length < 3 ? String(kill).padStart(3, "0")[text.length] : letters[Math.floor(random() * letters.length)];
      await tab.key(key);
      text += key;
      states.push({ at_ms: Date.now(), text });
    }
    const killed_ms = Date.now();
    tab = await visit({ kill: true });
    await tab.open(`${desk.url}#/register/practice`);
    await arrive(tab, "Main office");
    const { value } = await tab.read("textbox", "Practice name");
    const found = states.findLastIndex(({ text }) => text === value);
    const promised = states.findLastIndex(({ at_ms }) => at_ms <= killed_ms - promise_ms);
    assert.ok(found >= 0, `after kill ${kill} the field holds what was never typed: “${value}”`);
    assert.ok(found >= promised, `kill ${kill} lost what was typed ${killed_ms - states[found + 1].at_ms} ms before`);
    if (found + 1 < states.length) oldest_ms = Math.max(oldest_ms, killed_ms - states[found + 1].at_ms);
    states = [{ at_ms: killed_ms, text: value }];
  }
  t.diagnostic(`${kills} kills; the oldest key that was lost had been typed ${oldest_ms} ms before`);
});
