// What one looks at stays where it is seen when something above it grows.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { pages } from "./dom.mjs";
import { createAnchor } from "../../web/anchor.js";
import { createTwin } from "../../web/twin.js";

const viewport = 600;
const newPage = pages();
let page, twin, painted, scrolled;
/** Fields of 44 px, one below the other every 100 px. */
const field = (id, top) => ["a", id, 0, id - 1, "textbox", { rect: [0, top, 300, 44] }];
const to = (id, top) => ["u", id, { rect: [0, top, 300, 44] }];
beforeEach(() => {
  page = newPage();
  page.window.innerHeight = viewport;
  scrolled = [];
  page.window.scrollTo = (_, y) => scrolled.push(y);
  painted = true;
  twin = createTwin(page.host, () => {});
  twin.apply(Array.from({ length: 20 }, (_, i) => field(i + 1, i * 100)));
});
/** Makes the changes on a page that is scrolled that far, and gives the places to which it was scrolled then. */
function change(from, ops) {
  page.window.scrollY = from;
  const settle = createAnchor(twin, () => painted)(ops);
  twin.apply(ops);
  settle();
  return scrolled;
}
const grown = (first, by) => Array.from({ length: 20 }, (_, i) => i + 1).filter((id) => id >= first).map((id) => to(id, (id - 1) * 100 + by));
const focus = (id) => page.document.getElementById(`n${id}`).focus();

test("the field in which one is stays, whatever grows above it, in sight or out of it", () => {
  focus(9);
  assert.deepEqual(change(500, grown(8, 28)), [528]);
});
test("what shrinks above it is followed, too", () => {
  focus(9);
  assert.deepEqual(change(500, grown(3, -40)), [460]);
});
test("where nothing in sight has the focus, the uppermost thing in sight stays", () => {
  assert.deepEqual(change(550, grown(2, 30)), [580], "none has it");
  focus(20);
  scrolled = [];
  assert.deepEqual(change(550, grown(9, 90)), [], "far below what grew nothing in sight moved");
});
test("what grows below it moves nothing", () => {
  focus(9);
  assert.deepEqual(change(500, grown(10, 28)), []);
});
test("at the top of the page nothing is held", () => {
  focus(3);
  assert.deepEqual(change(0, grown(2, 28)), []);
});
test("a focus that C++ moves, and a page that begins at its top, are not held back", () => {
  focus(9);
  assert.deepEqual(change(500, [...grown(2, 28), ["f", 2]]), []);
  assert.deepEqual(change(500, [...grown(2, 56), ["s"]]).filter((y) => y !== 0 && y !== undefined), []);
});
test("what is gone, or was never painted, holds nothing", () => {
  focus(9);
  assert.deepEqual(change(500, [["r", 9], ...grown(10, 28)]), []);
  twin.apply(Array.from({ length: 20 }, (_, i) => ["r", i + 1]));
  twin.apply([["a", 40, 0, 0, "main", {}], field(41, 0)]);
  assert.deepEqual(change(500, [to(41, 20)]), []);
});
test("the HTML view is left to the browser", () => {
  painted = false;
  focus(9);
  assert.deepEqual(change(500, grown(2, 28)), []);
});
