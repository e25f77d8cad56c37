// Chromium, over its own protocol. Headless it paints WebGL in software.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { killed } from "./process.mjs";
import { locate, Tab } from "./tab.mjs";

const flags = [
  "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

export const name = "Chromium";

/** @param {{ profile?: string }} settings a folder that keeps the profile over several launches; without it each page has a new one */
export async function launch({ profile } = {}) {
  const downloads = await mkdtemp(join(tmpdir(), "qopi-downloads-"));
  const downloadBehavior = { policy: "allow", downloadPath: downloads };
  const browser = await puppeteer.launch({
    executablePath: "/usr/bin/chromium", headless: true, args: flags, downloadBehavior, ...(profile && { userDataDir: profile }),
  });
  const engine = { locate, tree, downloads };
  return {
    name,
    /** A page of the profile; without one of a new profile, in which nothing is kept yet. */
    async newTab({ width = 1280, height = 900, density = 1 } = {}) {
      const context = profile ? browser.defaultBrowserContext() : await browser.createBrowserContext({ downloadBehavior });
      const tab = new Tab(await context.newPage(), engine);
      await tab.resize(width, height, density);
      return tab;
    },
    /** Ends it as a power cut does. */
    kill: () => killed(browser.process()),
    async close() {
      await browser.close();
      await rm(downloads, { recursive: true, force: true });
    },
  };
}

const told = new Set(["button", "link", "textbox", "combobox", "checkbox", "radio", "group", "heading"]);

async function tree(page) {
  const nodes = [];
  const walk = ({ role, name: text = "", children = [] }) => {
    if (told.has(role)) nodes.push({ role, name: text });
    children.forEach(walk);
  };
  walk(await page.accessibility.snapshot({ interestingOnly: false }));
  return nodes;
}
