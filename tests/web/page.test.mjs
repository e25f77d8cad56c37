// The page itself and the rules that all of web/ keeps.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { JSDOM } from "jsdom";

const top = new URL("../../", import.meta.url);
const shell = readFileSync(new URL("shell.html", top), "utf8");
const style = readFileSync(new URL("web/style.css", top), "utf8");
const page = new JSDOM(shell).window.document;
const notices = ["failure", "insecure", "old", "late"];
const modules = readdirSync(new URL("web/", top)).filter((name) => name.endsWith(".js"));

test("the page has no script, style or handler in its markup, which its security policy would refuse", () => {
  for (const element of page.querySelectorAll("*")) {
    for (const { name } of element.attributes) assert.ok(name !== "style" && !name.startsWith("on"), `${element.tagName} ${name}`);
    if (element.tagName === "SCRIPT") assert.ok(element.src && !element.textContent);
    assert.notEqual(element.tagName, "STYLE");
  }
});

test("nothing on the page comes from another place", () => {
  for (const element of page.querySelectorAll("[src], link[href]")) assert.doesNotMatch(element.getAttribute("src") ?? element.getAttribute("href"), /^(\w+:)?\/\//);
  assert.doesNotMatch(style, /url\("?(\w+:)?\/\//);
});

test("the page can be zoomed", () => {
  assert.doesNotMatch(page.querySelector("meta[name=viewport]").content, /maximum-scale|user-scalable|minimum-scale/);
});

test("both live regions are there from the first moment, empty", () => {
  for (const id of ["polite", "assertive"]) {
    assert.equal(page.getElementById(id).getAttribute("aria-live"), id);
    assert.equal(page.getElementById(id).textContent, "");
  }
});

test("the canvas is for the eyes only and never takes the focus", () => {
  const canvas = page.getElementById("canvas");
  assert.equal(canvas.getAttribute("aria-hidden"), "true");
  assert.equal(canvas.hasAttribute("tabindex"), false);
});

test("who cannot start the program is told what to do and whom to call", () => {
  for (const text of [page.querySelector("noscript").textContent, ...notices.map((id) => page.getElementById(id).textContent)]) {
    assert.match(text, /reload|open the secure page/i);
    assert.match(text, /571-483-1660/);
    assert.match(text, /qopi@asco\.org/);
  }
  for (const id of notices) assert.equal(page.getElementById(id).hidden, true);
});

for (const name of modules)
  test(`web/${name} says first what it is for, writes no markup, and logs nothing`, () => {
    const source = readFileSync(new URL(`web/${name}`, top), "utf8");
    assert.match(source, /^\/\/ [A-Z].*/);
    assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|console\./);
  });
