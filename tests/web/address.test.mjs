// Addresses: the program's own steps echo nothing, Back and Forward are told once, and a page is where one left it.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { tasks } from "./clock.mjs";
import { newPage } from "./dom.mjs";
import { createAddress } from "../../web/address.js";

let page, visited, address, scrolled;
beforeEach(() => {
  page = newPage("https://registration.example/?view=html#/register");
  visited = [];
  scrolled = [];
  page.window.scrollTo = (_, y) => scrolled.push(y);
  address = createAddress((v) => visited.push(v));
});
const once = (event) => new Promise((resolve) => page.window.addEventListener(event, resolve, { once: true }));
const back = async (steps) => {
  const gone = once("popstate");
  history.go(steps);
  await gone;
  await tasks();
};

test("where the program goes is in the address, and nobody is told", async () => {
  address.go("#/register/physician", false);
  address.go("#/register/offices", true);
  await tasks();
  assert.equal(location.href, "https://registration.example/?view=html#/register/offices");
  assert.equal(history.length, 2, "a replaced page leaves no step for Back");
  assert.deepEqual(visited, []);
});

test("going to where one is makes no step", () => {
  address.go("#/register", false);
  assert.equal(history.length, 1);
});

test("Back and Forward are told once each", async () => {
  address.go("#/register/physician", false);
  await back(-1);
  await back(1);
  assert.deepEqual(visited, ["#/register", "#/register/physician"]);
});

test("an address that a person types is told once", async () => {
  const changed = once("hashchange");
  location.hash = "#/register/users";
  await changed;
  assert.deepEqual(visited, ["#/register/users"]);
});

test("after Back the page is scrolled to where it was left, once; after a step forward it is not touched", async () => {
  page.window.scrollY = 640;
  address.go("#/register/physician", false);
  address.restoreScroll();
  assert.deepEqual(scrolled, []);
  await back(-1);
  address.restoreScroll();
  address.restoreScroll();
  assert.deepEqual(scrolled, [640]);
});

test("Back to a page that sends one on at once does not scroll the next page", async () => {
  page.window.scrollY = 640;
  address.go("#/register/physician", false);
  await back(-1);
  address.go("#/register/offices", false);
  address.restoreScroll();
  assert.deepEqual(scrolled, []);
});
