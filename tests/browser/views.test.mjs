// When the canvas cannot serve, the plain page takes over at once, and nothing that was typed is lost. Anyone may choose it, too.
import assert from "node:assert/strict";
import { headingSays, insecureNotice, translate, wear } from "./facts/helpers.mjs";
import { viewShown } from "./facts/reading.mjs";
import { countWork, work } from "./facts/work.mjs";
import { everywhere, inChromium, journey } from "./journey.mjs";
import { arrive, atRest, rested } from "./person.mjs";
import { until } from "../until.mjs";

const shows = (tab, wanted) => until(`the ${wanted} view`, async () => (await tab.evaluate(viewShown)) === wanted);

async function typedOn(tab, desk) {
  await tab.open(`${desk.url}#/register/practice`);
  await arrive(tab, "Main office");
  await tab.type("textbox", "Practice name", "Imagined Lakeside Oncology");
}
async function assertGoesOn(tab) {
  const { value } = await tab.read("textbox", "Practice name");
  assert.equal(value, "Imagined Lakeside Oncology");
  await tab.type("textbox", "Street address", "12 Invented Way");
  await tab.press("button", "Continue");
  await arrive(tab, "Error: Main office");
}

journey("forced colors show the plain page, and their end the canvas again", { engines: inChromium }, async ({ tab, desk }) => {
  await typedOn(tab, desk);
  await tab.prefers({ "forced-colors": "active" });
  await shows(tab, "html");
  await assertGoesOn(tab);
  // There is nothing to choose as long as there is only one.
  await until("no choice of the view", async () => (await tab.count("button", "Plain view")) === 0);
  await tab.prefers({ "forced-colors": "none" });
  await shows(tab, "canvas");
  await tab.find("button", "Plain view");
});

journey("a lost WebGL context shows the plain page, with what was typed", { engines: everywhere, view: "html" }, async ({ tab, desk }) => {
  await typedOn(tab, desk);
  await shows(tab, "canvas");
  await tab.evaluate(() => {
    const [canvas] = document.getElementsByTagName("canvas");
    const context = canvas.getContext("webgl") ?? canvas.getContext("webgl2");
    context.getExtension("WEBGL_lose_context").loseContext();
  });
  await shows(tab, "html");
  await assertGoesOn(tab);
});

journey("without WebGL the page is the plain one from the start", { engines: everywhere, view: "html" }, async ({ tab, desk }) => {
  await tab.before(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await typedOn(tab, desk);
  await shows(tab, "html");
  await assertGoesOn(tab);
});

journey("a visible switch leads to the plain page, for which nothing is painted, and back", { engines: everywhere }, async ({ tab, desk }) => {
  await tab.before(countWork);
  await typedOn(tab, desk);
  await tab.press("button", "Plain view");
  await shows(tab, "html");
  const { draws } = await tab.evaluate(work);
  await assertGoesOn(tab);
  assert.equal((await tab.evaluate(work)).draws, draws);
  await tab.press("button", "Standard view");
  await shows(tab, "canvas");
  await until("what is painted again", async () => (await tab.evaluate(work)).draws > draws);
});

journey("who asked for less motion gets no frame that nobody caused", { engines: inChromium }, async ({ tab, desk }) => {
  await tab.before(countWork);
  await tab.prefers({ "prefers-reduced-motion": "reduce" });
  await typedOn(tab, desk);
  await rested(tab);
  // Seen: the worker told a moment later that the page works offline by now.
  const { frames } = await atRest(tab);
  await tab.pass(2);
  assert.equal((await tab.evaluate(work)).frames, frames);
});

journey("a reader's own colors and a translator show the plain page as long as they last, and nothing typed is lost", { engines: everywhere, view: "html" }, async ({ tab, desk }) => {
  await typedOn(tab, desk);
  await shows(tab, "canvas");
  await tab.evaluate(wear, "* { color: yellow !important; background: black !important; }");
  await shows(tab, "html");
  await tab.evaluate(wear, "");
  await shows(tab, "canvas");
  await tab.evaluate(translate);
  await shows(tab, "html");
  await assertGoesOn(tab);
  // What the program says anew stands alone: nothing of the translation is left beside it.
  await tab.press("button", "Back");
  await arrive(tab, "Administrator");
  assert.equal(await tab.evaluate(headingSays), "Administrator");
});

journey("over a connection that is not secure the page says so at once, and where the secure one is", { engines: inChromium, launch: { host: "registration.test" }, view: null }, async ({ tab, desk }) => {
  await desk.restart(["--host", "registration.test"]);
  desk.url = desk.url.replace("127.0.0.1", "registration.test");
  await tab.open(desk.url);
  const { says, leads } = await until("the notice", () => tab.evaluate(insecureNotice).then((notice) => notice ?? false));
  assert.ok(says.startsWith("This connection is not secure."), says);
  assert.equal(leads, desk.url.replace("http:", "https:"));
});
