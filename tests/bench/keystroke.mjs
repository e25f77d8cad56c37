// From a key to the picture of its letter: the painted page beside the same page as plain HTML without any program, by turns. The keys come as
// fast as somebody types, so that drafts are saved among them.
import { openDesk } from "../browser/desk.mjs";
import * as chromium from "../browser/engines/chromium.mjs";
import { arrive, openWhole } from "../browser/person.mjs";
import { bench, between_ms, median, ms, plainPage, quantile, row, timesOfKeys, watchKeys } from "./bench.mjs";

const rounds = Number(process.env.ROUNDS ?? 6);
const words = "Imagined Lakeside Oncology and Hematology Group";
const size = { width: 1280, height: 800 };
const pages = [
  { title: "Corresponding physician", address: "#/register/physician", field: ["textbox", "First name"] },
  { title: "Office", address: "#/register/offices/o1", field: ["textbox", "Office name"] },
];

/** Counts the pixels that are painted over. Run in the page before its program. */
function watchPixels() {
  globalThis.pixels = 0;
  let cut = null, box = null;
  const { prototype } = WebGLRenderingContext;
  for (const [name, note] of Object.entries({
    enable: (what) => (cut = what === 3089 ? box : cut),
    disable: (what) => (cut = what === 3089 ? null : cut),
    scissor: (...given) => (box = given, cut &&= box),
    clear() { globalThis.pixels += cut ? cut[2] * cut[3] : this.drawingBufferWidth * this.drawingBufferHeight; },
  })) {
    const own = prototype[name];
    prototype[name] = function (...given) {
      note.apply(this, given);
      return own.apply(this, given);
    };
  }
}

/** @returns {Promise<{ paints: number[], pixels: number }>} */
async function typed(tab, field) {
  const element = await tab.find(...field);
  await element.evaluate((input) => { input.value = ""; input.dispatchEvent(new Event("input", { bubbles: true })); input.focus(); });
  await tab.evaluate(() => (globalThis.pixels = 0));
  const paints = await timesOfKeys(tab, words);
  return { paints, pixels: await tab.evaluate(() => globalThis.pixels) };
}

await bench(async (t) => {
  const desk = await openDesk(t);
  const browser = await chromium.launch({ measured: true });
  t.after(() => browser.close());
  const opened = async (address) => {
    const tab = await browser.newTab(size);
    await tab.before(watchKeys);
    await tab.before(watchPixels);
    await openWhole(tab, { ...desk, url: `${desk.url}${address}` });
    return tab;
  };
  const app = await opened("");
  const source = await opened("?view=html");
  const plain = await browser.newTab(size);
  await plain.before(watchKeys);

  console.log(`From a key to its picture, ${rounds} rounds of ${words.length} keys each, one every ${between_ms} ms, ${size.width} × ${size.height}, Chromium`);
  row("", "median", "p95", "p95 – plain", "pixels a key");
  for (const { title, address, field } of pages) {
    await app.open(`${desk.url}${address}`);
    await source.open(`${desk.url}?view=html${address}`);
    for (const tab of [app, source]) await arrive(tab, title);
    await plain.open("about:blank");
    await plain.page.setContent(await source.evaluate(plainPage));
    await plain.evaluate(watchKeys);
    const found = { app: { paints: [], pixels: 0 }, plain: { paints: [], pixels: 0 } };
    for (let round = 0; round < rounds; round += 1)
      for (const [name, tab] of Object.entries({ app, plain })) {
        await tab.front();
        const { paints, pixels } = await typed(tab, field);
        found[name].paints.push(...paints);
        found[name].pixels += pixels;
      }
    const p95 = (name) => quantile(found[name].paints, 0.95);
    const tell = (name, ...more) => row(`${title}, ${name === "app" ? "this page" : "plain HTML"}`, ms(median(found[name].paints)), ms(p95(name)), ...more);
    tell("plain");
    const late = p95("app") - p95("plain");
    tell("app", `${late >= 0 ? "+" : ""}${ms(late)}`, Math.round(found.app.pixels / found.app.paints.length).toLocaleString("en-US"));
  }
});
