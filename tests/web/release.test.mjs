// A release is kept whole or not at all, with exactly its bytes, and what another release keeps is not touched before its time.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { beforeEach, test } from "node:test";
import { createRelease } from "../../web/release.js";

const site = "https://registration.example/form/";
const texts = { "./": "<!doctype html>", "app.11.js": "one", "fonts/a.22.ttf": "glyphs" };
const digestOf = (text) => createHash("sha256").update(text).digest("hex");
const filesOf = (all) => Object.entries(all).map(([address, text]) => [address, digestOf(text)]);

/** A browser's caches, in the order in which they were opened, as the standard says. */
function createCaches() {
  const all = new Map();
  const opened = (key) => all.get(key) ?? all.set(key, new Map()).get(key);
  return {
    full: false,
    open: async (key) => {
      const cache = opened(key);
      return {
        match: async (address) => cache.get(address)?.clone(),
        put: async (address, answer) => {
          if (world.caches.full && address.endsWith(".ttf")) throw new DOMException("no room", "QuotaExceededError");
          cache.set(address, answer);
        },
      };
    },
    match: async (address) => [...all.values()].find((cache) => cache.has(address))?.get(address).clone(),
    keys: async () => [...all.keys()],
    delete: async (key) => all.delete(key),
  };
}

let world, served, asked;
beforeEach(() => {
  served = { ...texts };
  asked = [];
  world = {
    caches: createCaches(),
    fetch: async (wanted, settings) => {
      const address = (wanted.url ?? wanted).slice(site.length) || "./";
      asked.push(settings?.cache === "reload" ? `${address} anew` : address);
      const text = served[address];
      if (text === undefined) throw new TypeError("no network");
      if (typeof text !== "string") return text;
      return new Response(text, { headers: { "Content-Security-Policy": "default-src 'none'" } });
    },
  };
});
const releaseOf = (name, all = texts) => createRelease({ name, files: filesOf(all) }, site, world);
const get = (release, address, mode) => release.answer({ url: new URL(address, site).href, method: "GET", mode });
const textOf = async (answer) => (await answer).text();

test("what is kept is answered without a network, with its headers, whatever stands behind the address", async () => {
  const release = releaseOf("one");
  await release.install();
  served = {};
  for (const [address, text] of [["./", texts["./"]], ["index.html", texts["./"]], ["?view=html", texts["./"]], ["app.11.js", "one"], ["fonts/a.22.ttf", "glyphs"]])
    assert.equal(await textOf(get(release, address)), text, address);
  assert.equal((await get(release, "./")).headers.get("Content-Security-Policy"), "default-src 'none'");
});

const faults = [
  ["is missing", () => { delete served["app.11.js"]; }],
  ["has other bytes", () => { served["app.11.js"] = "two"; }],
  ["is a page that says it is not there", () => { served["app.11.js"] = new Response("one", { status: 404 }); }],
  ["came by a redirection", () => { served["app.11.js"] = Object.defineProperty(new Response("one"), "redirected", { value: true }); }],
  ["finds no room", () => { world.caches.full = true; }],
];
for (const [fault, happens] of faults)
  test(`a release of which a file ${fault} is not kept at all, and the one before still answers`, async () => {
    const old = releaseOf("old", { "./": "old page" });
    served = { "./": "old page" };
    await old.install();
    served = { ...texts };
    happens();
    await assert.rejects(releaseOf("new").install());
    assert.deepEqual(await world.caches.keys(), ["qopi-old"]);
    assert.equal(await textOf(get(old, "./")), "old page");
  });

test("a file that the HTTP cache has with other bytes is asked for past it", async () => {
  let first = true;
  const honest = world.fetch;
  world.fetch = async (wanted, settings) => {
    if (!wanted.endsWith("app.11.js") || !first) return honest(wanted, settings);
    first = false;
    return new Response("stale");
  };
  await releaseOf("one").install();
  assert.deepEqual(asked.filter((address) => address.startsWith("app")), ["app.11.js anew"]);
});

test("a file that an earlier release kept is not asked for again", async () => {
  await releaseOf("one").install();
  asked = [];
  served["./"] = "new page";
  const next = releaseOf("two", { ...texts, "./": "new page" });
  await next.install();
  assert.deepEqual(asked, ["./"]);
  assert.equal(await textOf(get(next, "./")), "new page");
});

test("the release before stays, for a page of it that is still loading; those before it go, and what is not ours stays", async () => {
  await world.caches.open("another program's");
  for (const name of ["one", "two", "three"]) {
    served["./"] = name;
    const release = releaseOf(name, { ...texts, "./": name, [`app.${name}.js`]: (served[`app.${name}.js`] = name) });
    await release.install();
    await release.tidy();
  }
  assert.deepEqual(await world.caches.keys(), ["another program's", "qopi-two", "qopi-three"]);
  served = {};
  assert.equal(await textOf(get(releaseOf("three"), "app.two.js")), "two");
});

const requests = [
  ["GET", "./", true], ["GET", "?view=html", true], ["GET", "app.11.js", true], ["GET", "api/v1/desk", false], ["GET", "api/v1/submissions/x/receipt", false],
  ["PUT", "api/v1/submissions/x", false], ["POST", "./", false], ["GET", "healthz", false], ["GET", "https://elsewhere.example/", false], ["GET", "/outside", false],
];
for (const [method, address, serves] of requests)
  test(`${method} ${address} is ${serves ? "answered from what is kept" : "left to the browser"}`, () =>
    assert.equal(releaseOf("one").serves({ method, url: new URL(address, site).href }), serves));

test("what is not kept is asked for", async () => {
  served["robots.txt"] = "robots";
  assert.equal(await textOf(get(releaseOf("one"), "robots.txt")), "robots");
});
