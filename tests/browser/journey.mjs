// A journey: one test in each of its browsers, with a Help Desk and a new profile of its own, and with what holds of every journey.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { folder } from "../helpdesk/desk.mjs";
import { openDesk } from "./desk.mjs";
import * as chromium from "./engines/chromium.mjs";
import * as firefox from "./engines/firefox.mjs";
import * as webkit from "./engines/webkit.mjs";
import { until } from "../until.mjs";

export const everywhere = [chromium, firefox];
export const alsoInWebKit = [chromium, firefox, webkit];
export const inChromium = [chromium];
/** What the browser itself says of a connection that it could not make, and of a receipt that is not there yet. */
export const unreachable = [/ERR_CONNECTION_REFUSED/, /status of 404/];

/** What Chromium's painter says when the page looks, at its beginning, whether anything was painted. */
const driver = /GPU stall due to ReadPixels/;

/** Starts a browser, up to three times: Firefox crashes now and then before it has a window, which tells nothing of our pages. Each crash is told. */
async function launch(engine, settings) {
  for (let tries = 1; ; tries++)
    try {
      return await engine.launch(settings);
    } catch (error) {
      if (tries === 3) throw error;
      console.log(`# ${engine.name} did not start: ${error.message}`);
    }
}

/** The browsers of this file, started when first needed; a file launches all of its browsers in one way. One that does not start
 * fails every journey in it. */
const started = new Map();
function browserOf(engine, settings) {
  if (!started.has(engine)) started.set(engine, launch(engine, settings));
  return started.get(engine);
}
after(async () => {
  for (const launching of started.values()) await launching.then((browser) => browser.close(), () => {});
});

/** A shorter text may stand in an address by chance. */
const telling_length = 6;

/** An address as one reads it. */
function plain(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The journey was made on the painted page, and neither the console nor an address nor a title tells what was typed. */
async function assertProper(tab, desk, { view = "canvas", heard = [] }) {
  const facts = () => tab.evaluate(() => ({ ...document.documentElement.dataset }));
  if (view === "canvas") await until("WebGL's painting", async () => (await facts()).painted === "webgl");
  assert.equal((await facts()).view, view);
  const unheard = tab.console.filter((line) => ![driver, ...heard].some((expected) => expected.test(line)));
  assert.deepEqual(unheard, [], "the console is silent");
  const strangers = tab.requests.filter((address) => !address.startsWith(desk.url) && !/^(blob|data):/.test(address));
  assert.deepEqual(strangers, [], "nothing is asked of anybody else");
  for (const text of [...tab.seen, ...tab.requests, ...tab.console])
    for (const typed of tab.typed)
      if (typed.length >= telling_length) assert.ok(!plain(text).includes(typed), `“${typed}” was found in “${text}”`);
}

/** @param {{ engines: object[], size?: object, view?: string, heard?: RegExp[], launch?: object, timeout?: number }} settings
 *  @param {(here: { tab: import("./engines/tab.mjs").Tab, desk: object, browser: object }) => Promise<void>} go */
export function journey(title, { engines, size, timeout = 180_000, ...settings }, go) {
  for (const engine of engines)
    test(`${engine.name}: ${title}`, { timeout }, async (t) => {
      const desk = await openDesk(t);
      const browser = await browserOf(engine, settings.launch);
      const tab = await browser.newTab(size);
      t.after(() => tab.close());
      await go({ tab, desk, browser, t });
      await assertProper(tab, desk, settings);
    });
}

/** A journey over several processes of a browser that have one profile: `visit` ends the one before, gently or by `kill`, and begins the next. */
export function visits(title, { engines, timeout = 240_000, ...settings }, go) {
  for (const engine of engines)
    test(`${engine.name}: ${title}`, { timeout }, async (t) => {
      const desk = await openDesk(t);
      const profile = await folder(t);
      let browser = null, tab = null;
      const end = async (kill) => {
        await (kill ? browser?.kill() : browser?.close());
        browser = null;
      };
      t.after(() => end());
      const visit = async ({ kill = false } = {}) => {
        await end(kill);
        browser = await launch(engine, { profile, ...settings.launch });
        tab = await browser.newTab();
        return tab;
      };
      await go({ visit, desk, engine, t });
      await assertProper(tab, desk, settings);
    });
}
