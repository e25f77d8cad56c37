// Runs the real program: one command, or a server in a folder of its own, ended with the test.
import { spawn } from "node:child_process";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { contentDigest } from "./package.mjs";

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

/** Keys, store and site in a new folder, nothing running. `roster: null` leaves the roster out. */
export async function prepare(t, settings = {}) {
  const dir = await folder(t);
  const desk = { dir, store: join(dir, "helpdesk.db"), keys: join(dir, "keys"), site: join(dir, "site") };
  await mkdir(desk.site);
  await writeFile(join(desk.site, "index.html"), "<!doctype html><title>Site</title>\n");
  const made = await run(["keys", "new", "--keys", desk.keys]);
  if (made.code !== 0) throw new Error(made.err);
  const members = settings.roster === undefined ? roster : settings.roster;
  if (members) {
    await writeFile(join(dir, "roster.csv"), members);
    const imported = await run(["members", "import", join(dir, "roster.csv"), "--store", desk.store]);
    if (imported.code !== 0) throw new Error(imported.err);
  }
  return desk;
}

/** Starts `serve` and waits until it listens; behind `desk.within`, a command that runs another one, when there is one. */
export async function serve(t, desk, args = []) {
  const [program, ...first] = [...(desk.within ?? []), helpdesk];
  const child = spawn(program, [...first, "serve", "--site", desk.site, "--store", desk.store, "--keys", desk.keys, ...(args.includes("--listen") ? [] : ["--listen", "127.0.0.1:0"]), ...args]);
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

export const startDesk = async (t, settings = {}) => serve(t, await prepare(t, settings), settings.args ?? []);

/** What the desk publishes. */
export const deskInfo = async (desk) => (await fetch(`${desk.url}/api/v1/desk`)).json();

/** PUTs bytes as the app does. */
export async function put(desk, id, bytes, headers = {}) {
  const answer = await fetch(`${desk.url}/api/v1/submissions/${id}`, {
    method: "PUT", body: bytes, headers: { "Content-Type": "application/json", "Content-Digest": contentDigest(bytes), ...headers },
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, type: answer.headers.get("content-type"), body: text.startsWith("{") ? JSON.parse(text) : text };
}

export const verify = (desk, memberId, familyName, headers = {}) =>
  fetch(`${desk.url}/api/v1/members/verify`, {
    method: "POST", body: JSON.stringify({ memberId, familyName }), headers: { "Content-Type": "application/json", ...headers },
  });

/** All files of the store, as a person would look at them. */
export const sqlite = async (desk, sql) => (await execute("sqlite3", ["-readonly", "-json", desk.store, sql])).out;
