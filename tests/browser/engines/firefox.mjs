// Firefox, over WebDriver BiDi. Headless it has no WebGL, so it runs on a screen of its own (Xvfb) with Mesa's software painting.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { locate, Tab } from "./tab.mjs";

export const name = "Firefox";

/** Starts a screen under the first number that is free. */
function openScreen() {
  return new Promise((resolve, reject) => {
    const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "pipe", "pipe"] });
    process.once("exit", () => server.kill());
    let said = "";
    server.stderr.on("data", (chunk) => (said += chunk));
    server.once("error", (error) => reject(new Error(`Xvfb, the screen for Firefox, did not start: ${error.message}`)));
    server.once("exit", (code) => reject(new Error(`Xvfb, the screen for Firefox, ended with ${code}: ${said}`)));
    let number = "";
    server.stdio[3].on("data", (chunk) => {
      if (!(number += chunk).endsWith("\n")) return;
      server.stderr.resume();
      resolve({ display: `:${number.trim()}`, close: () => server.kill() });
    });
  });
}

export async function launch() {
  const screen = await openScreen();
  const downloads = await mkdtemp(join(tmpdir(), "qopi-downloads-"));
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: false,
    env: { ...process.env, DISPLAY: screen.display, LIBGL_ALWAYS_SOFTWARE: "1", MOZ_ENABLE_WAYLAND: "0" },
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
    },
  }).catch((error) => {
    screen.close();
    throw error;
  });
  const engine = { locate: find, tree, downloads };
  return {
    name,
    /** A page of a new profile: nothing is kept in it yet. */
    async newTab({ width = 1280, height = 900, density = 1 } = {}) {
      const context = await browser.createBrowserContext();
      const tab = new Tab(await context.newPage(), engine);
      await tab.resize(width, height, density);
      return tab;
    },
    async close() {
      await browser.close();
      screen.close();
      await rm(downloads, { recursive: true, force: true });
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

/** Firefox finds by role and name, but does not tell a name: the one that the page seems to give is asked for. */
async function tree(page) {
  const nodes = [];
  for (const role of told)
    for (const one of await locate(page, role)) {
      const seeming = await one.evaluate((element) => {
        const labels = element.labels?.length ? element.labels[0] : element.tagName === "FIELDSET" ? element.firstElementChild : element;
        return (element.getAttribute("aria-label") ?? labels.textContent).trim();
      });
      nodes.push({ role, name: seeming && (await locate(page, role, seeming)).length ? seeming : "" });
    }
  return nodes;
}
