// The numbers for a monitor: in Prometheus' text format, on a listener of their own, and true.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { ask, checked, ownPort, prepare, put, run, serve, verify } from "./desk.mjs";
import { fullest, fullestSealed, makePackage, newId } from "./package.mjs";
import { until } from "../until.mjs";

/** A desk whose numbers are shown at a port of their own; `numbers.url` is asked as a desk is. */
async function startShown(t, desk) {
  const address = `127.0.0.1:${await ownPort()}`;
  const server = await serve(t, desk, ["--metrics", address, "--puts-per-minute", "0", "--verifies-per-minute", "1"]);
  return Object.assign(server, { numbers: { url: `http://${address}` } });
}

const name = "[a-zA-Z_:][a-zA-Z0-9_:]*", label = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
const sample = new RegExp(`^(${name})(?:\\{(${label}(?:,${label})*)\\})? ([+-]?(?:\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?|Inf)|NaN)$`);
/** The text by its grammar (Prometheus, exposition format 0.0.4): families in order, each with help, type and samples of its name. */
function read(text) {
  assert.ok(text.endsWith("\n"));
  const families = new Map();
  let family;
  for (const line of text.slice(0, -1).split("\n")) {
    const help = new RegExp(`^# HELP (${name}) (.+)$`).exec(line), type = new RegExp(`^# TYPE (${name}) (counter|gauge|histogram)$`).exec(line);
    if (help) {
      assert.ok(!families.has(help[1]), `${help[1]} stands twice`);
      families.set(help[1], (family = { name: help[1], samples: new Map() }));
    } else if (type) {
      assert.deepEqual([type[1], family.samples.size, family.type], [family.name, 0, undefined], line);
      family.type = type[2];
    } else {
      const [, own, labels = "", value] = sample.exec(line) ?? assert.fail(`no sample: ${line}`);
      assert.ok(family.type && (own === family.name || (family.type === "histogram" && [`${family.name}_bucket`, `${family.name}_sum`, `${family.name}_count`].includes(own))), line);
      const key = own.slice(family.name.length) + (labels && `{${labels}}`);
      assert.ok(!family.samples.has(key), `twice: ${line}`);
      family.samples.set(key, Number(value.replace("Inf", "Infinity")));
    }
  }
  return families;
}
async function numbersOf(server) {
  const answer = await ask(server.numbers, "GET", "/metrics");
  assert.equal(answer.status, 200);
  assert.equal(answer.headers["content-type"], "text/plain; version=0.0.4; charset=utf-8");
  const families = read(answer.body.toString());
  return (family, key = "") => families.get(family).samples.get(key) ?? 0;
}
const commits = "helpdesk_commit_seconds", requests = "helpdesk_requests_total", check = "helpdesk_store_check";

test("the numbers are text by the grammar, and every family has its type and is named as the unit asks", async (t) => {
  const server = await startShown(t, await prepare(t));
  await checked(server);
  const families = read((await ask(server.numbers, "GET", "/metrics")).body.toString());
  assert.deepEqual([...families.values()].map((family) => [family.name, family.type]), [
    [requests, "counter"], [commits, "histogram"], ["helpdesk_writes_waiting", "gauge"], ["helpdesk_set_aside_packages", "gauge"],
    ["helpdesk_missing_key_total", "counter"], ["helpdesk_store_free_bytes", "gauge"], [check, "gauge"]]);
  for (const { name: own, type } of families.values()) assert.equal(own.endsWith("_total"), type === "counter", own);
});

test("answers are counted by route and status, whatever was asked, and no path is told", async (t) => {
  const server = await startShown(t, await prepare(t));
  const { id, bytes } = await makePackage();
  const rows = [
    ["submissions", 201, () => put(server, id, bytes)], ["submissions", 200, () => put(server, id, bytes)],
    ["submissions", 400, () => put(server, newId(), Buffer.from("{"))],
    ["submissions", 405, () => ask(server, "DELETE", `/api/v1/submissions/${id}`)],
    ["submissions/receipt", 200, () => ask(server, "GET", `/api/v1/submissions/${id}/receipt`)],
    ["submissions/receipt", 404, () => ask(server, "GET", `/api/v1/submissions/${newId()}/receipt`)],
    ["desk", 200, () => ask(server, "GET", "/api/v1/desk")], ["site", 200, () => ask(server, "GET", "/")],
    ["site", 404, () => ask(server, "GET", "/planted-in-a-path")],
    ["members/verify", 200, () => verify(server, "104233", "Okonkwo-Smith")], ["members/verify", 429, () => verify(server, "104233", "Okonkwo-Smith")],
    ["refused", 413, () => ask(server, "POST", "/api/v1/members/verify", { headers: { "Content-Type": "application/json" }, body: Buffer.alloc(5000, 32) })],
  ];
  for (const [route, status, act] of rows) {
    const key = `{route="${route}",status="${status}"}`;
    const before = (await numbersOf(server))(requests, key);
    assert.equal((await act()).status, status, key);
    assert.equal((await numbersOf(server))(requests, key), before + 1, key);
  }
  assert.ok(!(await ask(server.numbers, "GET", "/metrics")).body.includes("planted"));
});

test("commits are counted in buckets that add up, and only those that changed something", async (t) => {
  const server = await startShown(t, await prepare(t));
  await until("the first head to be signed", () => server.log.includes("The head of the event log"));
  const before = (await numbersOf(server))(commits, "_count");
  const { id, bytes } = await makePackage();
  await put(server, id, bytes);
  const after = await numbersOf(server);
  assert.equal(after(commits, "_count"), before + 1);
  await put(server, id, bytes);
  assert.equal((await numbersOf(server))(commits, "_count"), before + 1, "the same bytes again change nothing");
  const ends = ["0.001", "0.005", "0.02", "0.1", "0.5", "2", "10", "+Inf"].map((end) => after(commits, `_bucket{le="${end}"}`));
  assert.deepEqual(ends, [...ends].sort((a, b) => a - b));
  assert.equal(ends.at(-1), after(commits, "_count"));
  assert.ok(after(commits, "_sum") > 0);
});

test("a write that waits for another program is seen to wait, and then no more", async (t) => {
  const server = await startShown(t, await prepare(t));
  await until("the first head to be signed", () => server.log.includes("The head of the event log"));
  assert.equal((await numbersOf(server))("helpdesk_writes_waiting"), 0);
  const holder = spawn("sqlite3", [server.store]);
  t.after(() => holder.kill("SIGKILL"));
  holder.stdin.write("BEGIN IMMEDIATE; SELECT 'held';\n");
  await new Promise((resolve) => holder.stdout.once("data", resolve));
  const { id, bytes } = await makePackage();
  const sent = put(server, id, bytes);
  await until("the write to wait", async () => (await numbersOf(server))("helpdesk_writes_waiting") === 1);
  holder.stdin.end("ROLLBACK;\n");
  await sent;
  assert.equal((await numbersOf(server))("helpdesk_writes_waiting"), 0);
});

test("packages that are set aside, and those whose key is not here, are told in their number", async (t) => {
  const desk = await prepare(t, { ownKeys: true });
  const server = await startShown(t, desk);
  const before = await numbersOf(server);
  assert.deepEqual([before("helpdesk_set_aside_packages"), before("helpdesk_missing_key_total")], [0, 0]);
  const file = join(desk.dir, "broken.json");
  await writeFile(file, (await makePackage()).bytes.subarray(0, -20));
  await run(["take", file, "--store", desk.store, "--keys", desk.keys]);
  const sealKey = JSON.parse((await ask(server, "GET", "/api/v1/desk")).body).keys.seal[0];
  const made = await makePackage({ content: fullest(), sealed: fullestSealed(), sealKey: { ...sealKey, kid: "seal-9-aaaaaaaa" } });
  assert.equal((await put(server, made.id, made.bytes)).status, 503);
  const after = await numbersOf(server);
  assert.deepEqual([after("helpdesk_set_aside_packages"), after("helpdesk_missing_key_total")], [1, 1]);
});

test("the room on the disk and what the check of the store found are told as they are", async (t) => {
  const desk = await prepare(t);
  const server = await startShown(t, desk);
  await checked(server);
  const numbers = await numbersOf(server);
  const { blocks, bsize } = await statfs(desk.dir);
  const free = numbers("helpdesk_store_free_bytes");
  assert.ok(free > 0 && free <= blocks * bsize, String(free));
  assert.deepEqual(["none", "whole", "damaged"].map((result) => numbers(check, `{result="${result}"}`)), [0, 1, 0]);
});

test("the site's listener has no numbers, and theirs has nothing else", async (t) => {
  const server = await startShown(t, await prepare(t));
  assert.equal((await ask(server, "GET", "/metrics")).status, 404);
  for (const [method, path, status] of [["GET", "/metrics", 200], ["HEAD", "/metrics", 200], ["GET", "/", 404], ["GET", "/healthz", 404], ["GET", "/api/v1/desk", 404], ["GET", "/metrics/", 404], ["POST", "/metrics", 405], ["DELETE", "/metrics", 405]])
    assert.equal((await ask(server.numbers, method, path)).status, status, `${method} ${path}`);
  const shown = await ask(server.numbers, "HEAD", "/metrics");
  assert.deepEqual([shown.body.length, shown.headers["cache-control"]], [0, "no-store"]);
});

test("numbers are shown on this machine only, and without --metrics nowhere", async (t) => {
  const desk = await prepare(t);
  for (const address of ["0.0.0.0:0", "[::]:0", "192.0.2.1:9187", "9187", "127.0.0.1", "127.0.0.1:x", "here:1"]) {
    const ended = await run(["serve", "--site", desk.site, "--store", desk.store, "--keys", desk.keys, "--listen", "127.0.0.1:0", "--metrics", address]);
    assert.deepEqual([ended.code, ended.err], [2, "helpdesk: Metrics are shown on this machine only. Use one of its addresses and a port, such as --metrics 127.0.0.1:9187.\n"], address);
  }
  const server = await serve(t, desk);
  const taken = await run(["serve", "--site", desk.site, "--store", join(desk.dir, "other.db"), "--new", "--keys", desk.keys, "--listen", "127.0.0.1:0", "--metrics", `127.0.0.1:${server.port}`]);
  assert.deepEqual([taken.code, taken.err], [2, `helpdesk: The numbers cannot be shown at 127.0.0.1:${server.port}. Check whether another program uses this port, or choose another with --metrics.\n`]);
});
