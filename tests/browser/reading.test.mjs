// Who gives text more room, or has larger letters in the browser, gets the plain page, which the canvas could not follow; there nothing
// is cut off, lost, or lies over something else.
import assert from "node:assert/strict";
import { eligibility } from "./answers.mjs";
import * as chromium from "./engines/chromium.mjs";
import * as firefox from "./engines/firefox.mjs";
import { faultsOfReading, spaceText, wordsShown } from "./facts/reading.mjs";
import { everywhere, inChromium, journey } from "./journey.mjs";
import { arrive, fill, goOn, start } from "./person.mjs";
import { settled } from "./sight.mjs";
import { tourRegistration } from "./tour.mjs";
import { until } from "../until.mjs";

const widths = [1280, 320], height = 900;
const view = (tab) => tab.evaluate(() => document.documentElement.dataset.view);
const shows = (tab, wanted) => until(`the ${wanted} view`, async () => (await view(tab)) === wanted);

/** The page in each width; gives the words that are on the widest one. */
async function assertReadable(tab, what) {
  let words;
  for (const width of widths) {
    await tab.resize(width, height);
    await settled(tab);
    assert.deepEqual(await tab.evaluate(faultsOfReading), [], `${what}, ${width} px wide`);
    words ??= new Set(await tab.evaluate(wordsShown));
  }
  await tab.resize(widths[0], height);
  return words;
}

journey("text with more room is read on the plain page, on every page of a registration, and the canvas comes back", { engines: inChromium }, ({ tab, desk }) =>
  tourRegistration(tab, desk, "", async (what) => {
    await shows(tab, "canvas");
    await tab.evaluate(spaceText, true);
    await shows(tab, "html");
    const read = await assertReadable(tab, what);
    await tab.evaluate(spaceText, false);
    await shows(tab, "canvas");
    await settled(tab);
    const lost = (await tab.evaluate(wordsShown)).filter((one) => !read.has(one));
    // Where there is no other page than the plain one, nobody is asked which.
    assert.deepEqual(lost, ["Show as a plain page"], `${what}: what was lost`);
  }));

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
  for (const [width, density] of [[1280, 1], [1024, 1.25], [853, 1.5], [640, 2], [320, 4]]) {
    await tab.resize(width, height, density);
    await settled(tab);
    assert.equal(await view(tab), "canvas", `${width} px wide`);
  }
});
