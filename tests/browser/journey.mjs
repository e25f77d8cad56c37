// A journey: one test in each of its browsers, with a Help Desk and a new profile of its own, and with what holds of every journey.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { folder } from "../helpdesk/desk.mjs";
import { openDesk } from "./desk.mjs";
import { isInCharge, isLeft } from "./facts/beginning.mjs";
import * as chromium from "./engines/chromium.mjs";
import * as firefox from "./engines/firefox.mjs";
import * as webkit from "./engines/webkit.mjs";
import { until } from "../until.mjs";

export const everywhere = [chromium, firefox];
export const alsoInWebKit = [chromium, firefox, webkit];
export const inChromium = [chromium];
/** What the browser itself says of a connection that it could not make, of a Help Desk that is about to stop (503), of a receipt that is not there
 * yet, and, when it looks after the worker at a time of its own, of the worker's file. */
export const unreachable = [/ERR_CONNECTION_REFUSED/, /status of (404|503)/, /unknown error occurred when fetching the script/];

/** After this a journey hangs. It is no promise: machines differ. */
const patience_ms = 400_000;

/** What Chromium's painter says when the page looks, at its beginning, whether anything was painted. */
const driver = /GPU stall due to ReadPixels/;
/** What Firefox says of a typeface that was on its way when the page was left (NS_BINDING_ABORTED). */
const left = /download failed \(font-family: "Inter QOPI.*status=2152398850/;
/** What Chromium says when a page does not start within a few seconds of its loading: it tells how busy the machine is, or that the page
 * stopped at once. What is asked for early and does not fit its use is told of at once, in other words. */
const slow = /was preloaded using link preload but not used within a few seconds/;

/** The engines of this run: all, or those that QOPI_ENGINES names, so that several runs can go side by side. */
const chosen = process.env.QOPI_ENGINES?.split(",");
const isChosen = ({ name }) => !chosen || chosen.some((one) => name.startsWith(one));

/** The window in which most journeys are made: wide enough for the list of steps, and zoomed out, so that little is to be painted in
 * software. Who looks at pixels or places asks for another one. */
const usual = { width: 960, height: 600, density: 0.5 };

/** Starts a browser, up to three times: Firefox crashes now and then before it has a window, which tells nothing of our pages. Each crash is told. */
async function launch(engine, settings) {
  for (let tries = 1; ; tries++)
    try {
      return await engine.launch(settings);
    } catch (error) {
      if (tries === 3) throw error;
      console.log(`# A browser was started again: ${engine.name} (${error.message})`);
    }
}

/** One process of each browser for all journeys that ask for nothing else; each journey has a profile of its own in it. One that ended by
 * itself is started again for the next journey, and that is told. */
const started = new Map();
async function browserOf(engine) {
  const before = await started.get(engine);
  if (before && !before.isAlive()) {
    console.log(`# A browser was started again: ${engine.name} had ended`);
    started.delete(engine);
  }
  if (!started.has(engine)) started.set(engine, launch(engine).catch((error) => (started.delete(engine), Promise.reject(error))));
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
  if (view) await until("the program", () => tab.evaluate(isInCharge));
  // The page that was there before it is painted once it is left.
  const is_painted = view === "canvas" && (await tab.evaluate(isLeft));
  if (is_painted) await until("WebGL's painting", async () => (await facts()).painted === "webgl");
  // Where the program cannot begin there is none.
  assert.equal((await facts()).view ?? null, view === "canvas" && !is_painted ? "html" : view);
  const unheard = tab.console.filter((line) => ![driver, left, slow, ...heard].some((expected) => expected.test(line)));
  assert.deepEqual(unheard, [], "the console is silent");
  const strangers = tab.requests.filter((address) => !address.startsWith(desk.url) && !/^(blob|data):/.test(address));
  assert.deepEqual(strangers, [], "nothing is asked of anybody else");
  for (const text of [...tab.seen, ...tab.requests, ...tab.console])
    for (const typed of tab.typed)
      if (typed.length >= telling_length) assert.ok(!plain(text).includes(typed), `“${typed}” was found in “${text}”`);
}

/** WebKitGTK is another process for each journey, and does not tell. */
const hasDied = (browser) => browser?.isAlive?.() === false;

/** A journey whose browser ends by itself is made once more in a new one, and that is told.
 *  @param {{ engines: object[], size?: object, view?: string | null, heard?: RegExp[], launch?: object, byHand?: boolean, timeout?: number }} settings
 *  `byHand`: answers are given key by key and click by click
 *  @param {(here: { tab: import("./engines/tab.mjs").Tab, desk: object, browser: object }) => Promise<void>} go */
export function journey(title, { engines, size = usual, byHand = false, timeout = patience_ms, ...settings }, go) {
  for (const engine of engines.filter(isChosen))
    test(`${engine.name}: ${title}`, { timeout }, async (t) => {
      // What was asked for at its start is known to no other journey.
      const isOwn = Boolean(settings.launch) || !engine.isShared;
      const once = async (seen) => {
        const desk = await openDesk(t);
        const browser = (seen.browser = await (isOwn ? launch(engine, settings.launch) : browserOf(engine)));
        const tab = await browser.newTab(size);
        tab.byHand = byHand;
        await tab.forgetDownloads();
        t.after(() => (isOwn ? browser : tab).close().catch((error) => { if (!hasDied(browser)) throw error; }));
        await go({ tab, desk, browser, t });
        await assertProper(tab, desk, settings);
      };
      const seen = {};
      await once(seen).catch((error) => {
        // A page that ends the browser does so each time.
        if (!hasDied(seen.browser)) throw error;
        // Of the one that is shared this is told where it is started.
        if (isOwn) console.log(`# A browser was started again: ${engine.name} (${error.message})`);
        return once({});
      });
    });
}

/** A journey over several processes of a browser that have one profile: `visit` ends the one before, gently or by `kill`, and begins the next. */
export function visits(title, { engines, timeout = patience_ms, ...settings }, go) {
  for (const engine of engines.filter(isChosen))
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
        tab = await browser.newTab(usual);
        return tab;
      };
      await go({ visit, desk, engine, t });
      await assertProper(tab, desk, settings);
    });
}
