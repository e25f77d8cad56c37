// A film of a first visit on a slow line as one sheet, with the time of each picture that differs from the one before: tools/bench film. The person
// in it begins before the program is there. A picture is taken each time the browser paints one.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { openDesk } from "../browser/desk.mjs";
import * as chromium from "../browser/engines/chromium.mjs";
import { pixelsOf } from "../browser/pixels.mjs";
import { until } from "../until.mjs";
import { bench, slow_line } from "./bench.mjs";

const file = process.env.FILE ?? fileURLToPath(new URL("../../assets/start.png", import.meta.url));
const size = { width: 800, height: 560 };

/** Whether two pictures show the same, but for a mark that blinks. */
function isAlike(a, b) {
  let others = 0;
  for (let y = 0; y < a.height; y += 1)
    for (let x = 0; x < a.width; x += 1) others += Number(a.at(x, y) !== b.at(x, y));
  return others < 60;
}

await bench(async (t) => {
  const desk = await openDesk(t);
  const browser = await chromium.launch({ measured: true });
  t.after(() => browser.close());
  const tab = await browser.newTab({ ...size, density: 1 });
  const session = await tab.page.createCDPSession();
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", slow_line);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  /** @type {{ at_ms: number, png: Buffer }[]} */
  const pictures = [];
  session.on("Page.screencastFrame", ({ data, metadata, sessionId }) => {
    pictures.push({ at_ms: metadata.timestamp * 1000, png: Buffer.from(data, "base64") });
    void session.send("Page.screencastFrameAck", { sessionId });
  });
  await session.send("Page.startScreencast", { format: "png" });
  await tab.page.goto(desk.url, { waitUntil: "domcontentloaded" });
  const began_ms = await tab.evaluate(() => performance.timeOrigin);
  await tab.press("button", "Register New Practice");
  await tab.choose("combobox", "Where is the practice located?", "United States (and its territories)");
  await until("the next question", async () => (await tab.count("radio", "Yes")) > 0);
  await tab.page.waitForFunction(() => document.documentElement.dataset.first === "taken");
  await session.send("Page.stopScreencast");
  const shown = [];
  for (const picture of pictures.filter(({ at_ms }) => at_ms >= began_ms)) {
    const pixels = pixelsOf(picture.png);
    if (shown.length === 0 || !isAlike(pixels, shown.at(-1).pixels)) shown.push({ ...picture, pixels });
  }
  const sheet = await browser.newTab({ width: 1320, height: 600, density: 1 });
  await sheet.page.setContent(`<style>body { margin: 12px; display: grid; grid-template-columns: repeat(3, 1fr); gap: 12px; font: 15px sans-serif }
    figure { margin: 0 } img { width: 100%; border: 1px solid #aaa }</style>${shown.map(({ at_ms, png }) =>
    `<figure><img src="data:image/png;base64,${png.toString("base64")}"><figcaption>${(Math.round(at_ms - began_ms) / 1000).toFixed(2)} s</figcaption></figure>`).join("")}`);
  await writeFile(file, await sheet.page.screenshot({ fullPage: true }));
  console.log(`${pictures.length} pictures, of which ${shown.length} differ: ${file}`);
});
