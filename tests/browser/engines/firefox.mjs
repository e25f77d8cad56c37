// Firefox, over WebDriver BiDi. Headless it has no WebGL, so it runs on a screen of its own (Xvfb) with Mesa's software painting.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { thingsSeen } from "../facts/names.mjs";
import { openBus } from "./bus.mjs";
import { ended, isRunning, killed } from "./process.mjs";
import { openScreen } from "./screen.mjs";
import { locate, patience, Tab } from "./tab.mjs";

export const name = "Firefox";
/** Whether one process of it holds several profiles. */
export const isShared = true;

/** @param {{ profile?: string, barred?: boolean, isPrivate?: boolean, bus?: boolean, text_px?: number }} settings a folder that keeps the profile over several
 * launches; without it each page has a new one. `barred`: the person's settings let no page keep anything. `isPrivate`: every window is
 * private. `bus`: on an accessibility bus. `text_px`: the size of letters that the person chose. It is always shown, on a screen of its own. */
export async function launch({ profile, barred, isPrivate, bus: withBus, text_px } = {}) {
  const screen = await openScreen();
  const bus = withBus ? await openBus(screen.display) : null;
  const downloads = await mkdtemp(join(tmpdir(), "qopi-downloads-"));
  const browser = await puppeteer.launch({
    ...patience,
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: false,
    ...(profile && { userDataDir: profile }),
    env: { ...process.env, ...bus?.env, DISPLAY: screen.display, LIBGL_ALWAYS_SOFTWARE: "1", MOZ_ENABLE_WAYLAND: "0" },
    extraPrefsFirefox: {
      "webgl.force-enabled": true,
      // Nothing but our own pages is asked for.
      "network.captive-portal-service.enabled": false,
      "network.connectivity-service.enabled": false,
      "app.update.enabled": false,
      "datareporting.policy.dataSubmissionEnabled": false,
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      "browser.download.useDownloadDir": true,
      "browser.helperApps.neverAsk.saveToDisk": "application/json,message/rfc822,text/csv",
      ...(text_px && { "font.size.variable.x-western": text_px }),
      ...(barred && { "network.cookie.cookieBehavior": 2 }),
      ...(isPrivate && { "browser.privatebrowsing.autostart": true }),
    },
  }).catch(async (error) => {
    await bus?.close();
    await screen.close();
    throw error;
  });
  const engine = { locate: find, tree, downloads };
  return {
    name,
    bus,
    screen,
    /** A page of the profile; without one of a new profile, in which nothing is kept yet. */
    async newTab({ width = 1280, height = 900, density = 1 } = {}) {
      const context = profile ? browser.defaultBrowserContext() : await browser.createBrowserContext();
      const tab = new Tab(await context.newPage(), engine);
      await tab.resize(width, height, density);
      return tab;
    },
    isAlive: () => browser.connected && isRunning(browser.process()),
    /** Ends it as a power cut does. */
    async kill() {
      await killed(browser.process());
      await screen.close();
    },
    async close() {
      await browser.close();
      await ended(browser.process());
      await bus?.close();
      await screen.close();
      await rm(downloads, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** ARIA has no role for a password, so Firefox gives none; in Chromium it is a textbox, as it is to a person. */
async function find(scope, role, text) {
  const found = await locate(scope, role, text);
  if (found.length || role !== "textbox" || text === undefined) return found;
  const named = await locate(scope, undefined, text);
  const passwords = await Promise.all(named.map((one) => one.evaluate((element) => element.type === "password")));
  return named.filter((_, i) => passwords[i]);
}

const told = ["button", "link", "textbox", "combobox", "checkbox", "radio", "group", "heading"];

/** Firefox finds by role and name, but does not tell them: it is asked for those that the page seems to have. What it has beside them has
 * no name here. */
async function tree(page) {
  const seeming = await page.evaluate(thingsSeen);
  const inRole = async (role) => {
    const names = [...new Set(seeming.filter((one) => one.role === role && one.name).map(({ name }) => name))];
    const [all, ...each] = await Promise.all([undefined, ...names].map((one) => locate(page, role, one)));
    const nodes = each.flatMap((found, i) => found.map(() => ({ role, name: names[i] })));
    return [...nodes, ...Array.from({ length: Math.max(0, all.length - nodes.length) }, () => ({ role, name: "" }))];
  };
  return (await Promise.all(told.map(inRole))).flat();
}
