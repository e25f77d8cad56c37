// From a key to the picture of its letter: the painted page beside the same page as plain HTML without any program, in turn.
import { openDesk } from "../browser/desk.mjs";
import * as chromium from "../browser/engines/chromium.mjs";
import { arrive, goOn, start } from "../browser/person.mjs";
import { bench, median, ms, quantile, row } from "./bench.mjs";

const rounds = 6;
const words = "Imagined Lakeside Oncology and Hematology Group";
const field = ["textbox", "Practice name"];

/** Measures from the key's own time to the first task after the frame that shows what it did. Run in the page. */
function watchKeys() {
  globalThis.paints = [];
  const after = new MessageChannel();
  let pressed = 0;
  after.port1.onmessage = () => globalThis.paints.push(performance.now() - pressed);
  addEventListener("keydown", (event) => {
    pressed = event.timeStamp;
    requestAnimationFrame(() => after.port2.postMessage(0));
  }, true);
}

/** The page as it stands, with its style and without its program. */
async function plainPage() {
  const copy = document.documentElement.cloneNode(true);
  copy.querySelectorAll("script, link, #canvas, noscript").forEach((element) => element.remove());
  const style = document.createElement("style");
  style.textContent = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join("\n");
  copy.querySelector("head").append(style);
  return `<!doctype html>${copy.outerHTML}`;
}

async function typed(tab) {
  const element = await tab.find(...field);
  await element.evaluate((input) => { input.value = ""; input.dispatchEvent(new Event("input", { bubbles: true })); input.focus(); });
  await tab.evaluate(() => (globalThis.paints = []));
  for (const [i, letter] of [...words].entries()) {
    await tab.key(letter);
    // The next key comes when this one is seen: nobody is as fast as that.
    await tab.page.waitForFunction((count) => globalThis.paints.length > count, { polling: 4 }, i);
  }
  return tab.evaluate(() => globalThis.paints);
}

await bench(async (t) => {
  const desk = await openDesk(t);
  const browser = await chromium.launch();
  t.after(() => browser.close());
  const app = await browser.newTab();
  await start(app, desk.url);
  await goOn(app, "Eligibility", "Register New Practice");
  await app.choose("combobox", "Where is the practice located?", "United States (and its territories)");
  await app.open(`${desk.url}#/register/practice`);
  await arrive(app, "Main office");
  const source = await browser.newTab();
  await start(source, `${desk.url}?view=html`);
  await goOn(source, "Eligibility", "Register New Practice");
  await source.choose("combobox", "Where is the practice located?", "United States (and its territories)");
  await source.open(`${desk.url}?view=html#/register/practice`);
  await arrive(source, "Main office");
  const plain = await browser.newTab();
  await plain.page.setContent(await source.evaluate(plainPage));
  await source.close();

  for (const tab of [app, plain]) await tab.evaluate(watchKeys);
  console.log(`Keystroke to paint, ${rounds} rounds of ${words.length} keys each, Chromium`);
  row("", "median", "p95", "p95 – plain");
  for (const throttle of [1, 4]) {
    const found = { app: [], plain: [] };
    for (let round = 0; round < rounds; round += 1)
      for (const [name, tab] of [["app", app], ["plain", plain]]) {
        await tab.front();
        await tab.page.emulateCPUThrottling(throttle);
        found[name].push(...(await typed(tab)));
        await tab.page.emulateCPUThrottling(null);
      }
    const late = quantile(found.app, 0.95) - quantile(found.plain, 0.95);
    row(`plain HTML, ${throttle}× slower processor`, ms(median(found.plain)), ms(quantile(found.plain, 0.95)));
    row(`this page, ${throttle}× slower processor`, ms(median(found.app)), ms(quantile(found.app, 0.95)), `${late >= 0 ? "+" : ""}${ms(late)}`);
  }
});
