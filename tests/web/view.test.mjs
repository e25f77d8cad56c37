// Which view is shown: the canvas where it can be painted and nobody chose otherwise, the HTML form in every other case.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { pages } from "./dom.mjs";
import { createView } from "../../web/view.js";

const newPage = pages();
let page, colors, canvas, pixel, contexts, extensions, probe, laidOut;
function open(address = "https://registration.example/#/register") {
  page = newPage(address);
  colors = Object.assign(new EventTarget(), { matches: false });
  globalThis.matchMedia = () => colors;
  pixel = (i) => i;
  contexts = extensions = true;
  // The browser's layout of the probe: a line of sixteen pixels, without room between letters and words.
  probe = { height: 16, letterSpacing: "normal", wordSpacing: "0px", color: "rgb(1, 2, 3)", backgroundColor: "rgb(4, 5, 6)", fontFamily: "monospace" };
  page.window.HTMLElement.prototype.getBoundingClientRect = () => probe;
  globalThis.getComputedStyle = () => probe;
  globalThis.ResizeObserver = class {
    constructor(look) {
      laidOut = look;
    }
    observe() {}
  };
  page.window.HTMLCanvasElement.prototype.getContext = () => contexts && {
    drawingBufferWidth: 8, drawingBufferHeight: 256, isContextLost: () => false, getExtension: (name) => (extensions ? { name, loseContext() {} } : null),
    readPixels: (x, y, width, height, format, type, bytes) => bytes.set(bytes.map((_, i) => pixel(i >> 2))),
  } || null;
  canvas = page.document.createElement("canvas");
}
const root = () => page.document.documentElement;
const shown = () => [root().classList.contains("canvas-view"), root().dataset.view];
const html = [false, "html"];
const painted = [true, "canvas"];
beforeEach(() => open());
/** The view, once there is no first page any more. */
function begin(changed) {
  const view = createView(root(), canvas, changed);
  view.paint();
  return view;
}

test("ordinarily the canvas is shown", () => {
  begin();
  assert.deepEqual(shown(), painted);
});

test("the first page stays as it was until one leaves it, which is no other view", () => {
  const told = [];
  const view = createView(root(), canvas, (state) => told.push(state));
  assert.deepEqual([shown(), view.isFirst, view.state], [html, true, { html: false, forced: false }]);
  view.paint();
  assert.deepEqual([shown(), view.isFirst, told], [painted, false, []]);
});

test("without WebGL the form stays when the first page is left, and that is told", () => {
  contexts = false;
  const told = [];
  createView(root(), canvas, (state) => told.push(state)).paint();
  assert.deepEqual([shown(), told], [html, [{ html: false, forced: true }]]);
});

test("?view=html shows the form", () => {
  open("https://registration.example/?view=html#/register");
  begin();
  assert.deepEqual(shown(), html);
});

test("a choice is kept in the address, beside the page and everything else in it", () => {
  open("https://registration.example/?lang=en#/register");
  const view = begin();
  view.choose(true);
  assert.deepEqual(shown(), html);
  assert.equal(location.href, "https://registration.example/?lang=en&view=html#/register");
  view.choose(false);
  assert.deepEqual(shown(), painted);
  assert.equal(location.href, "https://registration.example/?lang=en#/register");
});

test("what the person chose and what cannot be otherwise are told apart, and only the latter is told when it changes", () => {
  const told = [];
  colors.matches = true;
  const view = begin((state) => told.push(state));
  assert.deepEqual(view.state, { html: false, forced: true });
  view.choose(true);
  assert.deepEqual(view.state, { html: true, forced: true });
  assert.deepEqual(told, [], "the beginning is asked for, and a choice is known");
  colors.matches = false;
  colors.dispatchEvent(new Event("change"));
  view.choose(false);
  canvas.dispatchEvent(new page.window.Event("webglcontextlost"));
  canvas.dispatchEvent(new page.window.Event("webglcontextlost"));
  assert.deepEqual(told, [{ html: true, forced: false }, { html: false, forced: true }]);
});

test("without WebGL the form is shown", () => {
  contexts = false;
  begin();
  assert.deepEqual(shown(), html);
});

test("when the graphics are lost the form is shown", () => {
  begin();
  canvas.dispatchEvent(new page.window.Event("webglcontextlost"));
  assert.deepEqual(shown(), html);
});

test("forced colors show the form as long as they last", () => {
  begin();
  colors.matches = true;
  colors.dispatchEvent(new Event("change"));
  assert.deepEqual(shown(), html);
  colors.matches = false;
  colors.dispatchEvent(new Event("change"));
  assert.deepEqual(shown(), painted);
});

for (const [what, change] of [
  ["larger letters", { height: 32 }], ["smaller letters", { height: 13 }], ["higher lines", { height: 24 }], ["room between letters", { letterSpacing: "1.92px" }],
  ["room between words", { wordSpacing: "2.56px" }], ["letters that stand closer", { letterSpacing: "-0.5px" }],
  ["colors of one's own", { color: "rgb(255, 255, 0)" }], ["a background of one's own", { backgroundColor: "rgb(24, 26, 27)" }], ["letters of one's own", { fontFamily: "OpenDyslexic" }],
]) {
  test(`${what}, which the canvas cannot paint, show the form`, () => {
    open();
    Object.assign(probe, change);
    begin();
    assert.deepEqual(shown(), html);
  });
  test(`${what} that come later show the form, and the canvas again when they go`, () => {
    const before = { ...probe };
    begin();
    assert.deepEqual(shown(), painted);
    Object.assign(probe, change);
    laidOut();
    assert.deepEqual(shown(), html);
    Object.assign(probe, before);
    laidOut();
    assert.deepEqual(shown(), painted);
  });
}

test("a color that comes later tells itself by its transition", () => {
  begin();
  probe.color = "rgb(232, 230, 227)";
  page.document.querySelector(".probe p").dispatchEvent(new page.window.Event("transitionend"));
  assert.deepEqual(shown(), html);
});

const wrap = (text) => page.document.createElement("font").appendChild(Object.assign(page.document.createElement("font"), { textContent: text })).parentElement;
for (const [what, translate, undo] of [
  ["Chromium's translator", () => root().classList.add("translated-ltr"), () => root().classList.remove("translated-ltr")],
  ["Firefox's translator", () => { root().lang = "es"; }, () => { root().lang = "en"; }],
  ["a translator that only wraps words", () => page.host.append(wrap("Continuar")), () => page.host.replaceChildren()],
])
  test(`a page that ${what} translates is shown as the form, as long as it is`, async () => {
    begin();
    assert.deepEqual(shown(), painted);
    translate();
    await Promise.resolve();
    assert.deepEqual(shown(), html);
    undo();
    await Promise.resolve();
    assert.deepEqual(shown(), painted);
  });

for (const [what, translate] of [["a word", () => page.host.append(wrap("Continuar"))], ["the language", () => { root().lang = "es"; }]])
  test(`a page of which ${what} was translated before the program came is shown as the form`, () => {
    translate();
    begin();
    assert.deepEqual(shown(), html);
  });

test("a WebGL without what Dear ImGui needs is none", () => {
  extensions = false;
  begin();
  assert.deepEqual(shown(), html);
});

test("the choice of the canvas does not bring it back where it cannot be painted", () => {
  contexts = false;
  begin().choose(false);
  assert.deepEqual(shown(), html);
});

test("the page says that WebGL painted only after two pixels differed", () => {
  const view = begin();
  pixel = () => 255;
  view.check();
  assert.equal(root().dataset.painted, undefined);
  pixel = (i) => (i === 5 ? 0 : 255);
  view.check();
  assert.equal(root().dataset.painted, "webgl");
});

test("a driver that paints nothing in five frames gives way to the form", () => {
  const view = begin();
  pixel = () => 255;
  for (let i = 0; i < 4; ++i) view.check();
  assert.deepEqual(shown(), painted);
  view.check();
  assert.deepEqual(shown(), html);
  assert.equal(root().dataset.painted, undefined);
});
