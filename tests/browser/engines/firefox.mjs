// Firefox, over WebDriver BiDi. Headless it has no WebGL, so it runs on a screen of its own (Xvfb) with Mesa's software painting.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { Tab } from "./tab.mjs";

export const name = "Firefox";

/** Starts a screen under the first number that is free. */
function openScreen() {
  return new Promise((resolve, reject) => {
    const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "pipe", "pipe"] });
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
  const downloads = await mkdtemp(join(tmpdir(), "qopi-downloads-"));
  const screen = await openScreen();
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
      "browser.helperApps.neverAsk.saveToDisk": "application/json",
    },
  }).catch((error) => {
    screen.close();
    throw error;
  });
  const engine = { name, downloads, tree };
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

async function tree() { return []; }
