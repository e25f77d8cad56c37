// The site below a path, behind a proxy that takes that path off: what the page asks for, and what the Help Desk answers with, stays below it.
import assert from "node:assert/strict";
import { test } from "node:test";
import "../../web/jose.js";
import { createDesk } from "../../web/desk.js";
import { createRelease } from "../../web/release.js";
import { startDesk } from "../helpdesk/desk.mjs";
import { digestOf, makePackage } from "../helpdesk/package.mjs";
import { below, layBelow } from "./below_proxy.mjs";

test("a package is sent, and its receipt is fetched, from a page below a path", async (t) => {
  const desk = await startDesk(t), proxy = await layBelow(t, desk);
  // As a browser does: an address is relative to that of the page.
  const page = `${proxy.url}${below}/?view=html#/register/send`, fetchAnything = globalThis.fetch;
  globalThis.fetch = (address, settings) => fetchAnything(new URL(address, page), settings);
  t.after(() => { globalThis.fetch = fetchAnything; });
  const kept = {};
  const found = createDesk({ copy: async (name) => kept[name] ?? null, keepCopy: async (name, value) => { kept[name] = value; } });
  assert.ok((await found.current())?.keys.seal.length);
  assert.equal(await found.verify("104233", "Okonkwo-Smith"), "active");
  const { id, bytes } = await makePackage();
  for (const answer of [await found.send(id, bytes.toString()), await found.receipt(id, bytes.toString())])
    assert.deepEqual([answer.kind, answer.receipt?.digest], ["received", digestOf(bytes)]);
  assert.deepEqual(proxy.strayed, []);
});

test("the Location of what was received leads to the receipt, below a path too", async (t) => {
  const desk = await startDesk(t), proxy = await layBelow(t, desk);
  for (const site of [desk.url, `${proxy.url}${below}`]) {
    const { id, bytes } = await makePackage();
    const answer = await fetch(`${site}/api/v1/submissions/${id}`, { method: "PUT", body: bytes, headers: { "Content-Type": "application/json" } });
    assert.equal(answer.status, 201);
    const receipt = await fetch(new URL(answer.headers.get("location"), answer.url));
    assert.deepEqual(await receipt.json(), await answer.json());
  }
  assert.deepEqual(proxy.strayed, []);
});

test("the worker leaves to the network what is asked of the Help Desk below a path", () => {
  const release = createRelease({ name: "1", files: [] }, `https://example.org${below}/`, {});
  for (const [address, serves] of [["", true], ["style.css", true], ["api/v1/desk", false], ["healthz", false], ["../../style.css", false]])
    assert.equal(release.serves({ method: "GET", url: new URL(address, `https://example.org${below}/`).href }), serves, address);
});
