// The page under attack: files, addresses, storage, answers, messages and pasted text of somebody who means ill. Nothing of it runs,
// nothing leaves the origin, the page goes on, and what the person had is still there.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { layNetwork } from "../web/fault_proxy.mjs";
import { deep, documents, markup, poison, records } from "../web/hostile_values.mjs";
import { harm, plant, unharmed, watchForHarm } from "./facts/harm.mjs";
import { inChromium, journey } from "./journey.mjs";
import { arrive, declare, goOn, reference, saved, sees, start, submit, walkElsewhere } from "./person.mjs";
import { until } from "../until.mjs";

const top = new URL("../../", import.meta.url);
const own = "Imagined Lakeside Clinic";
const long = Boolean(process.env.QOPI_LONG);
/** All of them with --long, and else each of so many: node tries all of them on the modules each time (tests/web/hostile.test.mjs). */
const share = (all, each) => all.filter((_, i) => long || i % each === 0);
const assertUnharmed = async (tab, what) => assert.deepEqual(await tab.evaluate(harm), unharmed, what);

/** A person with an interest that was begun. */
async function begin(tab, address) {
  await tab.before(watchForHarm);
  await start(tab, address);
  await goOn(tab, "Eligibility", "Register New Practice");
  await tab.choose("combobox", "Where is the practice located?", "Canada");
  await goOn(tab, "Register your interest");
  await tab.type("textbox", "Name of the practice or site", own);
  await saved(tab);
}
/** What was begun is still there. */
async function assertKept(tab, address) {
  await tab.open(`${address}#/`);
  await arrive(tab, "Register your practice for QOPI");
  await until("the person's own draft", async () => (await tab.count("button", `Continue: ${own}`)) === 1);
}

const registration = ["eligibility", "prequalification", "physician", "administrator", "practice", "offices", "offices/o1", "users", "users/u1", "review"];

/** What a person writes; the others are chosen from a list. */
const written = ["given_name", "family_name", "email", "email2", "phone", "fax", "name", "line1", "line2", "city", "zip", "npi", "upin", "abim_id", "asco_id", "challenge_question", "username"];

/** The fullest draft with every text replaced by what would run, each by another; at one place a key of JavaScript. */
async function hostileDraft(turn) {
  let count = turn;
  const changed = (value, key) => {
    if (typeof value === "string" && written.includes(key)) return markup[count++ % markup.length];
    if (Array.isArray(value)) return value.map((one) => changed(one, key));
    return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, changed(one, name)])) : value;
  };
  const draft = JSON.parse(await readFile(new URL("tests/packages/draft.json", top), "utf8"));
  for (const name of Object.keys(draft.content)) if (!["eligibility", "prequalification"].includes(name)) draft.content[name] = changed(draft.content[name], name);
  draft.declaration = { name: markup[turn % markup.length] };
  draft.page = markup[turn % markup.length];
  return JSON.stringify(draft).replace('"practice":{', `"${markup[0].replaceAll('"', '\\"')}":1,"__proto__":${poison},"constructor":${poison},"practice":{"__proto__":${poison},`);
}

for (const view of share(["canvas", "html"], 2))
  journey(`a draft full of markup is shown as what it is on every page, in the ${view} view`, { engines: inChromium, view }, async ({ tab, desk, t }) => {
    const folder = await mkdtemp(join(tmpdir(), "qopi-hostile-"));
    t.after(() => rm(folder, { recursive: true, force: true }));
    const address = view === "html" ? `${desk.url}?view=html` : desk.url;
    await begin(tab, address);
    for (const turn of share([0, 4, 8], 3)) {
      await tab.open(`${address}#/`);
      await arrive(tab, "Register your practice for QOPI");
      const path = join(folder, `${turn}.json`);
      await writeFile(path, await hostileDraft(turn));
      await tab.openFile("button", "Open a draft file", path);
      await until("the draft", async () => (await tab.title()) !== "Register your practice for QOPI – QOPI Registration");
      for (const page of registration) {
        await tab.open(`${address}#/register/${page}`);
        await until("a page", async () => (await tab.count("heading")) > 0);
        await assertUnharmed(tab, `${page}, turn ${turn}`);
      }
      await sees(tab, markup[1]);
    }
    await assertKept(tab, address);
  });

const head = '{"format":"qopi-draft","version":0,"kind":"registration"';
const files = share([...documents, ["a draft that is deep", `${head},"content":{"users":${deep(100_000)}}}`], ["content of another type", `${head},"content":5,"kept":"x","page":{}}`]], 4);

journey(`${files.length} files that are no drafts change nothing`, { engines: inChromium }, async ({ tab, desk, t }) => {
  const folder = await mkdtemp(join(tmpdir(), "qopi-hostile-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await begin(tab, desk.url);
  await assertKept(tab, desk.url);
  for (const [i, [what, text]] of files.entries()) {
    const path = join(folder, `${i}.json`);
    await writeFile(path, text);
    await tab.reload();
    await arrive(tab, "Register your practice for QOPI");
    await tab.openFile("button", "Open a draft file", path);
    await until(`a refusal of ${what}`, async () => (await tab.read("main")).text.includes("Nothing on this computer was changed."));
    await assertUnharmed(tab, what);
  }
  await assertKept(tab, desk.url);
});

const addresses = share([
  ...markup.slice(0, 3).map((text) => `?view=${encodeURIComponent(text)}#/`),
  ...markup.flatMap((text) => [`#/${text}`, `#${encodeURIComponent(text)}`, `#/register/offices/${text}`]),
  "#__proto__", "#/__proto__", "#/register/offices/__proto__", "#/register/users/constructor", "#/register/toString", "?__proto__[hit]=1&constructor.prototype.hit=1#/", "#/%00", "#/%E0%A4%A", "#/\ud800",
  "#//evil.example/x", "#/register/../../x", "#javascript:globalThis.hit=1", "#content", "#failure", "#loading", `#/${"x/".repeat(20_000)}`, `#/register/offices/${"9".repeat(5000)}`,
], 3);

journey(`${addresses.length} addresses that somebody else wrote lead to a page and do nothing`, { engines: inChromium }, async ({ tab, desk }) => {
  await begin(tab, desk.url);
  for (const [i, address] of addresses.entries()) {
    // From another page it is what the program begins with, else a move within it. The second is quick, and the first is done for all with --long.
    if (long || i % 6 === 0) await tab.open("about:blank");
    await tab.open(`${desk.url}${address}`);
    await until(`a page at ${address.slice(0, 60)}`, async () => (await tab.count("heading")) > 0);
    await assertUnharmed(tab, address.slice(0, 60));
  }
  await assertKept(tab, desk.url);
});

/** Of the rows of storage, those that a browser's page can be handed from outside. */
const plantable = share(records.filter(([, value]) => JSON.stringify(value) !== "{}" && !(value instanceof Map || value instanceof Date || Number.isNaN(value) || value?.iv instanceof Uint8Array)), 3);
const places = [["current", "bad"], ["current", 5], ["drafts", ["bad", "a"]], ["drafts", ["bad", "entry"]], ["outbox", "bad"], ["outbox", 5], ["copies", "desk"]];

journey(`${plantable.length * places.length} records of other types in the browser's storage harm no draft`, { engines: inChromium }, async ({ tab, desk }) => {
  await begin(tab, desk.url);
  for (const [what, value] of plantable) {
    await tab.evaluate(plant, places.map(([shelf, at]) => [shelf, at, value]));
    await tab.evaluate((text) => { sessionStorage.setItem("qopi-draft", text); history.replaceState({ y: text }, ""); }, String(JSON.stringify(value)));
    await tab.reload();
    await until("a page", async () => (await tab.count("heading")) > 0);
    await assertUnharmed(tab, what);
  }
  await assertKept(tab, desk.url);
});

journey("answers of a Help Desk that somebody else speaks for do nothing, and the package reaches the true one", { engines: inChromium, heard: [/status of (4|5)\d\d/] }, async ({ tab, desk, t }) => {
  const problem = (status, body) => ({ fault: "said", words: [status, "application/problem+json", body] });
  const rows = [
    ...markup.slice(0, 4).map((text) => problem("422 Unprocessable Content", JSON.stringify({ type: text, title: text, detail: text, errors: [{ pointer: text, code: text }, { pointer: "/content/interest/organization", code: text }] }))),
    problem("422 Unprocessable Content", `{"type":${poison},"errors":[${poison},{"pointer":"/content/__proto__/constructor","code":"__proto__"}],"__proto__":{"errors":1}}`),
    problem("422 Unprocessable Content", `{"errors":${deep(100_000)}}`), problem("422 Unprocessable Content", `{"errors":[${'{"pointer":"/content/offices/0/name","code":"required"},'.repeat(20_000)}{}]}`),
    problem("409 Conflict", poison), problem("503 Service Unavailable", poison),
  ];
  let said = null;
  const answered = new Set();
  const network = await layNetwork(t, { url: desk.url.slice(0, -1) }, {
    fateOf: (method, path) => (method === "PUT" && said ? said : path.endsWith("/receipt") && said ? { fault: "HTML 404" } : { fault: "passed" }),
  });
  const url = `${network.url}/`;
  await begin(tab, url);
  await tab.open(`${url}#/`);
  desk.url = url;
  for (const row of share(rows, 5)) {
    said = row;
    await walkElsewhere(tab, url);
    await declare(tab);
    await tab.press("button", "Submit to the Help Desk");
    // A refusal leads away from the confirmation in a moment: what lasts is waited for.
    await until("the answer", () => network.log.some(({ fault, done_ms }) => fault === "said" && done_ms > 0 && !answered.has(done_ms) && answered.add(done_ms)));
    await until("that it was not received", async () => !/is being sent|Sending/.test((await tab.read("main")).text));
    await assertUnharmed(tab, row.words[2].slice(0, 80));
  }
  said = null;
  await walkElsewhere(tab, url);
  await submit(tab);
  const shown = await reference(tab);
  assert.ok((await desk.ask("list")).some((record) => record.reference === shown));
  await assertKept(tab, url);
});

/** A site of somebody else. The window that it opens waits until it is told to, and then sends to its opener all that it is given. */
async function openStranger(t, messages) {
  let go, done;
  const told = new Promise((resolve) => { go = resolve; });
  const over = new Promise((resolve) => { done = resolve; });
  const program = `void (async () => {
    if (!opener) return;
    await fetch("/go");
    const seen = [];
    for (const message of ${messages}) opener.postMessage(message, "*");
    for (const look of [() => opener.document.title, () => opener.localStorage.length, () => opener.qopi.wake(), () => opener.location.href])
      try { seen.push(String(look())); } catch {}
    await fetch("/done", { method: "POST", body: JSON.stringify(seen) });
  })();`;
  const server = createServer(async (request, response) => {
    if (request.url === "/go") await told;
    if (request.url === "/program.js") return response.writeHead(200, { "Content-Type": "text/javascript" }).end(program);
    if (request.url === "/done") {
      let body = "";
      for await (const chunk of request) body += chunk;
      done(JSON.parse(body));
    }
    const frame = /^\/frame\?(.*)/.exec(request.url)?.[1];
    response.writeHead(200, { "Content-Type": "text/html" }).end(frame ? `<iframe title="held" src="${decodeURIComponent(frame)}"></iframe>` : '<script src="/program.js"></script>');
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => { server.closeAllConnections(); server.close(); });
  return { url: `http://127.0.0.1:${server.address().port}/`, go, over };
}

journey("another origin's window can neither tell the page anything nor read of it, nor hold it in a frame", { engines: inChromium }, async ({ tab, desk, t }) => {
  const messages = `[{ t: "boot" }, { t: "save", draft: { entry: { id: "x" }, text: "{}" } }, { t: "take-over" }, { t: "settled" }, "qopi-draft", { do: "erase" }, { t: "erased" }, null, 5, ${poison}, ${JSON.stringify(markup)}]`;
  const stranger = await openStranger(t, messages);
  const victim = await tab.another();
  t.after(() => victim.close());
  await victim.open(stranger.url);
  await victim.evaluate((address) => void globalThis.open(address), stranger.url);
  await victim.front();
  await begin(victim, desk.url);
  assert.equal(await victim.evaluate(() => { globalThis.messages = 0; addEventListener("message", () => (globalThis.messages += 1)); return 0; }), 0);
  stranger.go();
  assert.deepEqual(await stranger.over, [], "nothing of the page can be read");
  await until("its messages", () => victim.evaluate(() => globalThis.messages === 11));
  await assertUnharmed(victim);
  assert.equal((await victim.read("textbox", "Name of the practice or site")).value, own);
  await assertKept(victim, desk.url);

  const framed = await tab.another();
  t.after(() => framed.close());
  await framed.open(`${stranger.url}frame?${encodeURIComponent(desk.url)}`);
  await until("the browser's refusal", async () => framed.console.some((line) => line.includes("frame-ancestors")));
  await start(tab, desk.url);
});

journey("what is pasted or typed as markup stays a text, in fields and in rows of a spreadsheet", { engines: inChromium }, async ({ tab, desk }) => {
  await begin(tab, desk.url);
  for (const text of share(markup, 3)) {
    await tab.pasteMarkup("textbox", "City", `<b>${text}</b><img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script>`, text);
    await assertUnharmed(tab, text);
  }
  const last = share(markup, 3).at(-1);
  await tab.open(`${desk.url}#/register/review`);
  await sees(tab, last);
  await assertUnharmed(tab);
  await tab.open(`${desk.url}#/request`);
  await goOn(tab, "Practice and contact", "Start: Add users");
  await tab.open(`${desk.url}#/register/rows`);
  await arrive(tab, "Add users from a spreadsheet");
  await tab.paste("textbox", "Rows", markup.map((text) => `"${text.replaceAll('"', '""')}"`).map((cell) => [cell, cell, cell].join("\t")).join("\n"));
  await tab.press("button", "Add these users");
  await sees(tab, `${markup.length} rows need a correction`);
  await assertUnharmed(tab);
});
