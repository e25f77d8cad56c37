// Chromium, over its own protocol. Headless it paints WebGL in software.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { locate, Tab } from "./tab.mjs";

const flags = [
  "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

export const name = "Chromium";

export async function launch() {
  const browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium", headless: true, args: flags });
  const downloads = await mkdtemp(join(tmpdir(), "qopi-downloads-"));
  const engine = { locate, tree, downloads };
  return {
    name,
    /** A page of a new profile: nothing is kept in it yet. */
    async newTab({ width = 1280, height = 900, density = 1 } = {}) {
      const context = await browser.createBrowserContext({ downloadBehavior: { policy: "allow", downloadPath: downloads } });
      const tab = new Tab(await context.newPage(), engine);
      await tab.resize(width, height, density);
      return tab;
    },
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
