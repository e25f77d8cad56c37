// A service like others: it tells a service manager and a monitor how it is, and reads again what was changed when it is asked to.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmod, copyFile, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { ask, checked, deskInfo, linesOf, logged, prepare, put, run, serve } from "./desk.mjs";
import { makePackage } from "./package.mjs";
import { until } from "../until.mjs";

/** A service manager's end of sd_notify(3), in Python since Node has no datagrams of this sort: a line of JSON for each that comes. */
const receiver = `
import json, socket, sys
bound = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
bound.bind("\\0" + sys.argv[1][1:] if sys.argv[1].startswith("@") else sys.argv[1])
print("[]", flush=True)
while True:
    print(json.dumps(bound.recv(4096).decode().split("\\n")), flush=True)
`;
async function listen(t, address) {
  const child = spawn("python3", ["-c", receiver, address], { stdio: ["ignore", "pipe", "inherit"] });
  t.after(() => child.kill("SIGKILL"));
  let out = "";
  child.stdout.on("data", (chunk) => (out += chunk));
  const said = () => linesOf(out.slice(0, out.lastIndexOf("\n") + 1)).map((line) => JSON.parse(line)).slice(1);
  await until("the manager to listen", () => out.includes("\n"));
  return said;
}

const stopped = (said) => said().some(([line]) => line === "STOPPING=1");

/** Keys that are the newest, as another program makes them. */
const newKeys = async (desk) => assert.equal((await run(["keys", "new", "--keys", desk.keys])).code, 0);
const sealKid = async (server) => (await deskInfo(server)).keys.seal[0].kid;
const round = (name) => JSON.stringify({ source: "Invented for this test", rounds: [{ name, start: "2027-09-20" }] });
const roundNames = async (server) => (await deskInfo(server)).rounds.map(({ name }) => name);

for (const [how, addressOf] of [["a path", (desk) => join(desk.dir, "notify")], ["an abstract name", (desk) => `@${desk.dir}/notify`]])
  test(`at ${how} the manager hears when the desk listens, reads again and stops`, async (t) => {
    const desk = await prepare(t);
    const NOTIFY_SOCKET = addressOf(desk);
    const said = await listen(t, NOTIFY_SOCKET);
    const server = await serve(t, { ...desk, env: { NOTIFY_SOCKET } });
    await until("it to be ready", () => said().length === 1);
    server.child.kill("SIGHUP");
    await until("it to have read again", () => said().length === 3);
    assert.deepEqual(await server.stop(), { code: 0, signal: null });
    await until("it to stop", () => said().length === 4);
    const [ready, reloading, again, stopping] = said();
    assert.deepEqual([ready, again, stopping], [["READY=1"], ["READY=1"], ["STOPPING=1"]]);
    assert.equal(reloading[0], "RELOADING=1");
    // CLOCK_MONOTONIC, which is what Node counts by.
    const at = Number(/^MONOTONIC_USEC=(\d+)$/.exec(reloading[1])[1]), now = Number(process.hrtime.bigint() / 1000n);
    assert.ok(at <= now && at > now - 600e6, `${at} is not a little before ${now}`);
    assert.doesNotMatch(server.log, /service manager/);
  });

test("a manager that nobody can reach is told of in the log, and the desk serves", async (t) => {
  const desk = await prepare(t);
  for (const [NOTIFY_SOCKET, why] of [[join(desk.dir, "nobody"), "no such file or directory"], [`/${"x".repeat(200)}`, "file name too long"]]) {
    const server = await serve(t, { ...desk, env: { NOTIFY_SOCKET } });
    assert.ok(await sealKid(server));
    assert.deepEqual(await server.stop(), { code: 0, signal: null });
    await logged(server, new RegExp(`The service manager could not be told how this program is: ${why}\\. See that NOTIFY_SOCKET names its socket\\.`));
  }
});

test("a watchdog hears that the desk lives again and again, when it asks this process", async (t) => {
  const desk = await prepare(t);
  // The shell gives its own number, and becomes the desk.
  const within = (pid) => ["sh", "-c", `WATCHDOG_PID=${pid} exec "$@"`, "sh"];
  for (const [whom, asked, env] of [["nobody in particular", true, {}], ["the desk", true, { within: within("$$") }], ["another process", false, { within: within("1") }]]) {
    const NOTIFY_SOCKET = join(desk.dir, whom);
    const said = await listen(t, NOTIFY_SOCKET);
    const server = await serve(t, { ...desk, ...env, env: { NOTIFY_SOCKET, WATCHDOG_USEC: "20000" } });
    const lives = () => said().filter(([line]) => line === "WATCHDOG=1").length;
    if (asked) await until("signs of life", () => lives() >= 3);
    await server.stop();
    await until("it to stop", () => stopped(said));
    assert.equal(lives() > 0, asked, whom);
  }
});

test("a watchdog that asks for no time, or for none that is a number, hears nothing", async (t) => {
  const desk = await prepare(t);
  for (const WATCHDOG_USEC of ["", "0", "-5", "1e6", "soon"]) {
    const NOTIFY_SOCKET = join(desk.dir, `notify ${WATCHDOG_USEC}`);
    const said = await listen(t, NOTIFY_SOCKET);
    const server = await serve(t, { ...desk, env: { NOTIFY_SOCKET, WATCHDOG_USEC } });
    await server.stop();
    await until("it to stop", () => stopped(said));
    assert.deepEqual(said().map(([line]) => line), ["READY=1", "STOPPING=1"], WATCHDOG_USEC);
  }
});

test("while the writer of the store waits for another program no watchdog hears that the desk lives", async (t) => {
  const desk = await prepare(t);
  const NOTIFY_SOCKET = join(desk.dir, "notify");
  const said = await listen(t, NOTIFY_SOCKET);
  const server = await serve(t, { ...desk, env: { NOTIFY_SOCKET, WATCHDOG_USEC: "2000" } });
  const lives = () => said().filter(([line]) => line === "WATCHDOG=1").length;
  await until("signs of life", () => lives() >= 3);
  const holder = spawn("sqlite3", [desk.store]);
  t.after(() => holder.kill("SIGKILL"));
  holder.stdin.write("BEGIN IMMEDIATE; SELECT 'held';\n");
  await new Promise((resolve) => holder.stdout.once("data", resolve));
  // One sign may have been on its way. Questions that are answered meanwhile are many of its times.
  const before = lives();
  for (let i = 0; i < 20; ++i) await sealKid(server);
  assert.ok(lives() <= before + 1, `${lives() - before} signs of life`);
  const held = lives();
  holder.stdin.end("ROLLBACK;\n");
  await until("signs of life again", () => lives() >= held + 3);
});

/** A desk with keys of its own and a calendar. */
async function serveRounds(t) {
  const desk = await prepare(t, { ownKeys: true });
  const file = join(desk.dir, "rounds.json");
  await writeFile(file, round("Fall 2027"));
  const server = await serve(t, desk, ["--rounds", file]);
  return { desk, file, server };
}

test("at SIGHUP new keys and a new calendar are published, and the log says so", async (t) => {
  const { desk, file, server } = await serveRounds(t);
  const before = await sealKid(server);
  await newKeys(desk);
  await writeFile(file, round("Fall 2028"));
  assert.deepEqual([await sealKid(server), await roundNames(server)], [before, ["Fall 2027"]]);
  server.child.kill("SIGHUP");
  await until("the log to say so", () => server.log.includes("The keys and the calendar of rounds were read again. The roster needs none of that"));
  assert.match(await sealKid(server), /^seal-2-/);
  assert.deepEqual(await roundNames(server), ["Fall 2028"]);
});

test("what cannot be read at SIGHUP leaves what was good, with a sentence in the log", async (t) => {
  const { desk, file, server } = await serveRounds(t);
  const kid = await sealKid(server);
  const [seal] = await readdir(desk.keys);
  const own = join(desk.keys, seal), kept = join(desk.dir, seal);
  await copyFile(own, kept);
  const putBack = () => copyFile(kept, own).then(() => chmod(own, 0o600));
  const other = join(desk.keys, "seal-1-aaaaaaaa.jwk");
  const another = (await readFile(own, "utf8")).replace(kid, "seal-1-aaaaaaaa");
  const rows = [
    ["a key file that others can read", () => chmod(own, 0o644), /Close it with: chmod 600 .* The keys stay as they were\./, putBack],
    ["a damaged key file", () => writeFile(own, "{}"), /is damaged\. .* The keys stay as they were\./, putBack],
    ["no key at all", () => rm(own), /There are no keys in .* The keys stay as they were\./, putBack],
    ["a calendar of another form", () => writeFile(file, "[]"), /The round calendar .* must be JSON .* The calendar of rounds stays as it was\./, () => writeFile(file, round("Fall 2027"))],
    ["no calendar", () => rm(file), /cannot be read: .* The calendar of rounds stays as it was\./, () => writeFile(file, round("Fall 2027"))],
    ["two keys that are the newest", () => writeFile(other, another, { mode: 0o600 }), /two keys are the newest: .* The keys stay as they were\./, () => rm(other)],
  ];
  for (const [what, harm, says, mend] of rows) {
    const begun = server.log.length;
    await harm();
    server.child.kill("SIGHUP");
    await until(`the log to tell of ${what}`, () => says.test(server.log.slice(begun)));
    assert.deepEqual([await sealKid(server), await roundNames(server)], [kid, ["Fall 2027"]], what);
    assert.ok(!server.log.slice(begun).includes("were read again"), what);
    await mend();
  }
  server.child.kill("SIGHUP");
  await until("all to be well again", () => server.log.includes("were read again"));
});

// A disk that is really full is in disk_full.test.mjs, a store that another program holds in locked.test.mjs.
test("who asks after the health hears when something was written last, and a hundred questions are no hundred writes", async (t) => {
  const desk = await prepare(t);
  // The head of the day is signed at the first start: the second one writes nothing by itself.
  const first_start = await serve(t, desk);
  await until("the head to be signed", () => first_start.log.includes("The head of the event log"));
  await first_start.stop();
  const server = await serve(t, desk);
  const health = async () => (await checked(server)).body.toString();
  const log = `${server.store}-wal`, sizeOf = () => stat(log).then(({ size }) => size, () => 0);
  const words = /^ok\nThe store is whole\.\nThe last write was at (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\.\n$/;
  const before = await sizeOf();
  const begun = performance.now();
  const [, first] = words.exec(await health());
  // Nobody had written: the desk did.
  const one = (await sizeOf()) - before;
  assert.ok(one > 0);
  for (let i = 0; i < 100; ++i) assert.equal((await ask(server, "GET", "/healthz")).status, 200);
  const allowed = 1 + Math.floor((performance.now() - begun) / 10_000);
  assert.ok((await sizeOf()) - before <= allowed * one, `${(await sizeOf()) - before} bytes were written, where ${allowed} writes of ${one} were due`);
  const { id, bytes } = await makePackage();
  const { body: { receipt } } = await put(server, id, bytes);
  const [, second] = words.exec(await health());
  const { receivedAt } = JSON.parse(Buffer.from(receipt.split(".")[1], "base64url"));
  assert.ok(first <= second && receivedAt <= second, `${first} ${receivedAt} ${second}`);
});
