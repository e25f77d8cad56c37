// Takes pictures of every page in every state at three widths, in light and dark, and of the HTML view: node tests/browser/screens.mjs [FOLDER]
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDesk } from "./desk.mjs";
import { launch } from "./engines/chromium.mjs";
import { settled, scrollTo } from "./sight.mjs";
import { tourElsewhere, tourRegistration, tourRequests, tourRows } from "./tour.mjs";

const folder = process.argv[2] ?? fileURLToPath(new URL("../../build/screens", import.meta.url));
const widths = [1280, 768, 320];
/** The canvas holds a viewport of this height at its full density; a taller page is several pictures. */
const part_max = 3000;
const usual = { width: 1280, height: 900 };

let number = 0;

/** The whole page at each width, in light and dark, as it stands. */
async function picture(tab, name) {
  number += 1;
  const file = (...words) => join(folder, `${[String(number).padStart(2, "0"), name, ...words].filter(Boolean).join(" ").replaceAll(/,? /g, "-").toLowerCase()}.png`);
  for (const scheme of ["light", "dark"]) {
    await tab.prefers({ "prefers-color-scheme": scheme });
    for (const width of widths) {
      await tab.resize(width, usual.height);
      const { whole } = await settled(tab);
      const height = Math.max(usual.height, Math.min(whole, part_max));
      await tab.resize(width, height);
      for (let part = 0; part === 0 || part * height < whole; part += 1) {
        await scrollTo(tab, part * height);
        await tab.screenshot({ path: file(width, scheme === "dark" && scheme, part && part + 1) });
      }
    }
  }
  await tab.prefers({ "prefers-color-scheme": "light" });
  await tab.resize(usual.width, usual.height);
  await scrollTo(tab, 0);
}

const last = [];
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
try {
  const browser = await launch();
  last.push(() => browser.close());
  for (const [view, query] of [["", ""], ["HTML view ", "?view=html"]])
    for (const tour of [tourRegistration, tourElsewhere, tourRequests, tourRows]) {
      const desk = await openDesk({ after: (done) => last.push(done) });
      const tab = await browser.newTab(usual);
      await tour(tab, desk, query, (what) => picture(tab, view + what));
      await tab.close();
      console.log(`${number} pages in ${folder}`);
    }
} finally {
  for (const close of last.reverse()) await close();
}
