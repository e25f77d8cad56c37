// Runs the real program: one command, or a server in a folder of its own, ended with the test.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { rmSync } from "node:fs";
import { copyFile, mkdtemp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { contentDigest } from "./package.mjs";
import { until } from "../until.mjs";

const top = fileURLToPath(new URL("../..", import.meta.url));
export const helpdesk = process.env.HELPDESK ?? join(top, "build/native/helpdesk");

/** Runs a command to its end. */
export function execute(program, args, { input = "", env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, HELPDESK_STORE: "", HELPDESK_KEYS: "", ...env } });
    const out = [], err = [];
    child.stdout.on("data", (chunk) => out.push(chunk));
    child.stderr.on("data", (chunk) => err.push(chunk));
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }));
  });
}
export const run = (args, options) => execute(helpdesk, args, options);

/** Runs a command as `run` does, and counts the processor seconds that it takes. Unlike a clock they do not tell what else the machine does. */
export async function runCounted(args) {
  const ended = await execute("bash", ["-c", '"$@"; ended=$?; times >&2; exit "$ended"', "bash", helpdesk, ...args], { env: { LC_ALL: "C.UTF-8" } });
  const lines = ended.err.trimEnd().split("\n");
  // The shell itself and its commands have a line each, such as 0m0.310s 0m0.020s.
  const [, ofCommands] = lines.splice(-2);
  const seconds = [...ofCommands.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, rest]) => sum + 60 * minutes + Number(rest), 0);
  return { ...ended, err: lines.join("\n"), seconds };
}

export const linesOf = (text) => text.split("\n").filter(Boolean);
export const jsonLines = (text) => linesOf(text).map((line) => JSON.parse(line));

/** A folder that is gone after the test. */
export async function folder(t) {
  const path = await mkdtemp(join(tmpdir(), "helpdesk-"));
  // A browser that was killed may still write for a moment.
  t.after(() => rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return path;
}

export const roster = `member_id,family_name,status
104233,Okonkwo-Smith,active
104234,"O'Neill, Jr.",active
104235,Ødegård,inactive
`;

/** Keys, a store with the roster and an empty one, as the program makes them, once for this process: a copy of them is a desk at once. */
let model;
async function makeModel() {
  const dir = await mkdtemp(join(tmpdir(), "helpdesk-model-"));
  process.on("exit", () => rmSync(dir, { recursive: true, force: true }));
  const made = { keys: join(dir, "keys"), store: join(dir, "helpdesk.db"), empty: join(dir, "empty.db") };
  await makeKeys(made.keys);
  // Nothing is taken: the store is what it leaves.
  await run(["take", "/dev/null", "--new", "--store", made.empty, "--keys", made.keys]);
  await copyFile(made.empty, made.store);
  await importRoster(made.store, dir, roster);
  return made;
}
async function makeKeys(keys) {
  const made = await run(["keys", "new", "--keys", keys]);
  if (made.code !== 0) throw new Error(made.err);
}
async function importRoster(store, dir, members) {
  await writeFile(join(dir, "roster.csv"), members);
  const imported = await run(["members", "import", join(dir, "roster.csv"), "--store", store]);
  if (imported.code !== 0) throw new Error(imported.err);
}
async function copyKeys(from, to) {
  await mkdir(to, { mode: 0o700 });
  for (const file of await readdir(from)) await copyFile(join(from, file), join(to, file));
}

/** Keys, store and site in a new folder, nothing running. `roster: null` leaves the roster out; desks have the same keys unless with `ownKeys`. */
export async function prepare(t, settings = {}) {
  const dir = await folder(t);
  const desk = { dir, store: join(dir, "helpdesk.db"), keys: join(dir, "keys"), site: join(dir, "site") };
  await mkdir(desk.site);
  await writeFile(join(desk.site, "index.html"), "<!doctype html><title>Site</title>\n");
  const { keys, store, empty } = await (model ??= makeModel());
  await (settings.ownKeys ? makeKeys(desk.keys) : copyKeys(keys, desk.keys));
  await copyFile(settings.roster === undefined ? store : empty, desk.store);
  if (settings.roster) await importRoster(desk.store, dir, settings.roster);
  return desk;
}

/** A port that nobody gives away meanwhile: the system takes from 32768 on what it gives by itself (ip(7), ip_local_port_range), and each
 * process of the tests begins elsewhere. For a server that comes back at the same address. */
let next_port = 10_000 + (process.pid % 200) * 100;
export async function ownPort() {
  for (;;) {
    const port = (next_port += 1);
    const probe = createServer();
    const isFree = await new Promise((resolve) => probe.once("error", () => resolve(false)).listen(port, "127.0.0.1", () => resolve(true)));
    if (!isFree) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
}

/** Starts `serve` and waits until it listens; behind `desk.within`, a command that runs another one, when there is one, and with `desk.env`. */
export async function serve(t, desk, args = []) {
  const [program, ...first] = [...(desk.within ?? []), helpdesk];
  const child = spawn(program, [...first, "serve", "--site", desk.site, "--store", desk.store, "--keys", desk.keys, ...(args.includes("--listen") ? [] : ["--listen", "127.0.0.1:0"]), ...args], { env: { ...process.env, ...desk.env } });
  const server = { ...desk, child, log: "" };
  child.stderr.on("data", (chunk) => (server.log += chunk));
  server.ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve({ code, signal })));
  server.stop = (signal = "SIGTERM") => { child.kill(signal); return server.ended; };
  t.after(() => (child.exitCode === null && child.signalCode === null ? server.stop("SIGKILL") : null));
  server.url = await new Promise((resolve, reject) => {
    let out = "";
    child.stdout.on("data", (chunk) => {
      const found = /^Listening on (http:\/\/\S+)\/$/m.exec((out += chunk));
      if (found) resolve(found[1]);
    });
    child.on("exit", () => reject(new Error(`helpdesk did not start: ${server.log}`)));
  });
  server.port = Number(new URL(server.url).port);
  return server;
}

/** Waits until the desk has looked at every byte of its store, and gives its /healthz: 200, or 503 when something is damaged. */
export const checked = (server) =>
  until("the store to be checked", async () => {
    const answer = await ask(server, "GET", "/healthz");
    return !answer.body.includes("being checked") && answer;
  });

/** Waits until the desk's log says so, which comes by another road than its answers. @param {RegExp} words */
export const logged = (server, words) => until(`the log to say ${words}`, () => words.test(server.log));

export const startDesk = async (t, settings = {}) => serve(t, await prepare(t, settings), settings.args ?? []);

/** Asks the desk something; the path goes out as it is, where fetch would tidy it up, and no start of fetch is to be paid for. */
export function ask(desk, method, path, { headers = {}, body } = {}) {
  const { hostname, port } = new URL(desk.url);
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, method, path, headers }, (answer) => {
      const chunks = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** What the desk publishes. */
export const deskInfo = async (desk) => JSON.parse((await ask(desk, "GET", "/api/v1/desk")).body);

/** PUTs bytes as the app does. */
export async function put(desk, id, bytes, headers = {}) {
  const answer = await ask(desk, "PUT", `/api/v1/submissions/${id}`, { body: bytes, headers: { "Content-Type": "application/json", "Content-Digest": contentDigest(bytes), ...headers } });
  const text = answer.body.toString();
  return { status: answer.status, headers: new Map(Object.entries(answer.headers)), type: answer.headers["content-type"], body: text.startsWith("{") ? JSON.parse(text) : text };
}

export const verify = (desk, memberId, familyName, headers = {}) =>
  fetch(`${desk.url}/api/v1/members/verify`, {
    method: "POST", body: JSON.stringify({ memberId, familyName }), headers: { "Content-Type": "application/json", ...headers },
  });

/** What the later versions of the store added, the newest first. */
const added = [
  [6, `ALTER TABLE submission ADD COLUMN supersedes TEXT NOT NULL DEFAULT '';
       UPDATE submission SET supersedes = coalesce((SELECT id FROM predecessor WHERE submission = submission.id), '');
       CREATE INDEX submission_supersedes ON submission (supersedes) WHERE supersedes <> ''; DROP TABLE predecessor`],
  [5, "DROP TABLE mail_origin"],
  [4, "ALTER TABLE event DROP COLUMN chain; DROP TABLE head; DROP INDEX submission_supersedes"],
  [3, "DROP TABLE member_before"],
];
/** Makes a store one of an earlier version. */
export async function makeEarlier(store, version) {
  const statements = added.filter(([number]) => number > version).map(([, undo]) => undo);
  const { code, err } = await execute("sqlite3", [store, [...statements, `PRAGMA user_version = ${version}`].join("; ")]);
  if (code !== 0) throw new Error(err);
}

/** All files of the store, as a person would look at them. */
export const sqlite = async (desk, sql) => (await execute("sqlite3", ["-readonly", "-json", desk.store, sql])).out;
