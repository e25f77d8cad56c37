// What was done before the program was there reaches it once, in its order.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pages } from "./dom.mjs";
import { doneEarly } from "../../web/early.js";

const newPage = pages();
const us = { t: "change", id: 1, v: "US" }, go = { t: "click", id: 2 };
const url = (v) => ({ t: "url", v });

/** A page with a list of countries and a box. @param {{ country?: string, ticked?: boolean }} [shown] */
function page({ country = "", ticked = false } = {}) {
  const { document, host } = newPage();
  const list = Object.assign(document.createElement("select"), { id: "n1" });
  for (const value of ["", "US", "CA"]) list.append(Object.assign(document.createElement("option"), { value }));
  list.value = country;
  host.append(list, Object.assign(document.createElement("input"), { type: "checkbox", id: "n3", checked: ticked }));
  return host;
}

const rows = [
  ["what was done comes in its order", { events: [us, go] }, { country: "US" }, "", [us, go]],
  ["nothing was done", { events: [] }, {}, "", []],
  ["an answer that the browser restored was given first", { events: [go] }, { country: "CA" }, "", [{ t: "change", id: 1, v: "CA" }, go]],
  ["a box that it restored, too", { events: [] }, { ticked: true }, "", [{ t: "change", id: 3, v: true }]],
  ["an answer that was given is not restored as well", { events: [us] }, { country: "US" }, "", [us]],
  ["an answer that was taken back stays so", { events: [us, { ...us, v: "" }] }, {}, "", [us, { ...us, v: "" }]],
  ["where a person went is known", { events: [url("#/request")] }, {}, "#/request", [url("#/request")]],
  ["also when the browser did not tell it yet", { events: [us] }, { country: "US" }, "#/request", [us, url("#/request")]],
  ["also when they went back since", { events: [url("#/request")] }, {}, "", [url("#/request"), url("")]],
];
for (const [what, early, shown, address, wanted] of rows)
  test(what, () => assert.deepEqual(doneEarly({ address: "", ...early }, page(shown), address, true), wanted));

test("the focus that is on the page stays where the person went", () => {
  const host = page();
  host.querySelector("select").focus();
  assert.deepEqual(doneEarly({ address: "", events: [url("#/request"), us] }, host, "#/request", true), [{ ...url("#/request"), here: true }, us]);
});

test("where a draft is open only the way is taken over: an answer on a blank page is none to it", () =>
  assert.deepEqual(doneEarly({ address: "", events: [url("#/request"), us, go] }, page({ country: "US" }), "#/request", false), [url("#/request")]));
