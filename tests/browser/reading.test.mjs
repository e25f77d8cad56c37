// Who has larger letters in the browser gets the plain page, which the canvas could not follow; there nothing is cut off, lost, or lies
// over something else. So does who gives text more room: pages.test.mjs.
import assert from "node:assert/strict";
import { eligibility } from "./answers.mjs";
import * as chromium from "./engines/chromium.mjs";
import * as firefox from "./engines/firefox.mjs";
import { faultsOfReading, viewShown } from "./facts/reading.mjs";
import { everywhere, journey } from "./journey.mjs";
import { arrive, fill, goOn, painted, start } from "./person.mjs";
import { settled } from "./sight.mjs";
import { until } from "../until.mjs";

const widths = [1280, 320], height = 900;
const view = (tab) => tab.evaluate(viewShown);
const shows = (tab, wanted) => until(`the ${wanted} view`, async () => (await view(tab)) === wanted);

/** The page in each width. */
async function assertReadable(tab, what) {
  for (const width of widths) {
    await tab.resize(width, height);
    await settled(tab);
    assert.deepEqual(await tab.evaluate(faultsOfReading), [], `${what}, ${width} px wide`);
  }
  await tab.resize(widths[0], height);
}

/** These know the size of letters from their start. */
const enlarged = [chromium, firefox].map(({ name, launch }) => ({ name: `${name} with letters of 32 px`, launch: () => launch({ text_px: 32 }) }));

journey("large letters are read on the plain page", { engines: enlarged, view: "html" }, async ({ tab, desk }) => {
  await start(tab, desk.url);
  assert.equal(await tab.evaluate(() => getComputedStyle(document.documentElement).fontSize), "32px");
  await shows(tab, "html");
  await assertReadable(tab, "Start");
  for (const [title, address] of [["Eligibility", "#/register/eligibility"], ["Corresponding physician", "#/register/physician"], ["Main office", "#/register/practice"]]) {
    await tab.open(desk.url + address);
    await arrive(tab, title);
    if (title === "Eligibility") await fill(tab, eligibility);
    else await goOn(tab, `Error: ${title}`, "Continue");
    await assertReadable(tab, title);
  }
});

journey("who changed nothing keeps the canvas, at every zoom", { engines: everywhere }, async ({ tab, desk }) => {
  await start(tab, desk.url);
  await painted(tab, "Register your practice for QOPI");
  for (const [width, density] of [[1280, 1], [1024, 1.25], [853, 1.5], [640, 2], [320, 4]]) {
    await tab.resize(width, height, density);
    await settled(tab);
    assert.equal(await view(tab), "canvas", `${width} px wide`);
  }
});
