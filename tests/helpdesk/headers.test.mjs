// The headers of the design stand on every answer of the real server: every file of the real site and every route, by every method, good or
// bad, and no answer repeats what it was asked.
import assert from "node:assert/strict";
import { readdir, writeFile } from "node:fs/promises";
import net from "node:net";
import { join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { ask as askOf, prepare, put, serve } from "./desk.mjs";
import { until } from "../until.mjs";
import { bytesOf, makeObject, makePackage, newId, smallest } from "./package.mjs";

const site = fileURLToPath(new URL("../../build/web", import.meta.url));
const required = {
  "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; img-src 'self' blob:; connect-src 'self'; " +
    "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};
/** What would let somebody else in, or tell what runs here. */
const unwanted = ["access-control-allow-origin", "access-control-allow-credentials", "set-cookie", "server", "x-powered-by"];
const planted = "Okonkwo-Planted";

let desk;
before(async (t) => {
  const own = await prepare(t);
  desk = await serve(t, { ...own, site }, ["--puts-per-minute", "0", "--verifies-per-minute", "2"]);
});

const ask = (method, path, more) => askOf(desk, method, path, more);
function assertProper(what, { headers, body }) {
  for (const [name, value] of Object.entries(required)) assert.equal(headers[name], value, `${name} of ${what}`);
  assert.ok(headers["cache-control"], `cache-control of ${what}`);
  for (const name of unwanted) assert.equal(headers[name], undefined, `${name} of ${what}`);
  assert.ok(!`${JSON.stringify(headers)}${body}`.includes(planted), `${what} repeats what it was asked`);
}

test("every file of the site has them, packed or not", async (t) => {
  const files = (await readdir(site, { recursive: true, withFileTypes: true })).filter((file) => file.isFile() && !/\.(br|gz)$/.test(file.name))
    .map((file) => join(file.parentPath ?? file.path, file.name).slice(site.length));
  for (const path of ["/", ...files])
    for (const encoding of ["br", "gzip", "identity"])
      for (const method of ["GET", "HEAD"]) {
        const answer = await ask(method, path, { headers: { "Accept-Encoding": encoding } });
        assert.equal(answer.status, 200, path);
        assertProper(`${method} ${path}`, answer);
        assertProper(`304 ${path}`, await ask(method, path, { headers: { "If-None-Match": answer.headers.etag ?? "*" } }));
      }
  assert.ok(files.length > 8);
  t.diagnostic(`${files.length} files`);
});

test("every route has them by every method, whatever it answers", async (t) => {
  const paths = ["/", "/index.html", `/${planted}`, `/?name=${planted}`, "/../x", "/%00", "/api", "/api/v1", "/api/v1/desk", "/api/v1/members/verify", "/healthz", `/api/v1/submissions/${newId()}`,
    `/api/v1/submissions/${newId()}/receipt`, `/api/v1/submissions/${planted}`, `/api/v1/submissions/${planted}/receipt`, "/api/v1/submissions/", "/" + "x".repeat(5000)];
  const bodies = [undefined, "{", `{"memberId":"${planted}","familyName":"${planted}"}`, `{"format":"qopi-submission","x":"${planted}"}`];
  const types = ["application/json", "text/plain", planted];
  const statuses = new Map();
  for (const path of paths)
    for (const method of ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"])
      for (const body of ["POST", "PUT"].includes(method) ? bodies : [undefined])
        for (const type of body ? types : [undefined]) {
          const headers = { ...(type && { "Content-Type": type }), Origin: "https://evil.example", "X-Forwarded-For": planted };
          const answer = await ask(method, path, { headers, body });
          assertProper(`${method} ${path.slice(0, 60)} ${type}`, answer);
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        }
  for (const status of [200, 400, 404, 405, 415, 422, 429]) assert.ok(statuses.has(status), `${status} among ${[...statuses.keys()]}`);
  t.diagnostic(JSON.stringify(Object.fromEntries(statuses)));
});

// The library answers these itself, before a request of ours is there: they bear no page, so that a browser shows nothing of them.
test("what is no request at all is answered without a page, without a value, or not at all", async () => {
  const say = (text) => new Promise((resolve) => {
    let heard = "";
    const socket = net.connect(desk.port, "127.0.0.1", () => socket.end(text));
    socket.on("data", (chunk) => (heard += chunk));
    socket.on("error", () => {});
    socket.on("close", () => resolve(heard));
  });
  for (const text of ["GET\r\n\r\n", `GET / HTTP/1.1\r\n${`X: ${planted}\r\n`.repeat(5000)}\r\n`, `GET /${planted} HTTP/9.9\r\nHost: x\r\n\r\n`, `GET /${"x".repeat(100_000)}${planted} HTTP/1.1\r\nHost: x\r\n\r\n`,
    `PUT /api/v1/submissions/${planted} HTTP/1.1\r\nHost: x\r\nContent-Length: ${planted}\r\n\r\n`]) {
    const heard = await say(text);
    assert.ok(!heard.includes(planted), text.slice(0, 40));
    assert.ok(!/<script|<img/i.test(heard));
  }
});

test("a package with 10,000 planted values that is refused tells none of them, in its answer or in the log", async (t) => {
  const own = await prepare(t);
  const logged = await serve(t, { ...own, site }, ["--puts-per-minute", "0", "--access-log"]);
  let count = 0;
  const values = [];
  const plant = () => { values.push(`Zq${(count++).toString(36).padStart(4, "0")}vx`); return values.at(-1); };
  const content = smallest();
  Object.assign(content.practice, { name: plant(), line1: plant(), city: plant(), state: plant(), zip: plant(), phone: plant(), npi: plant() });
  Object.assign(content.physician, { given_name: plant(), family_name: plant(), email: plant(), phone: plant(), npi: plant(), asco_id: plant() });
  content.users = Array.from({ length: 1500 }, (_, i) => ({ id: `u${i}`, given_name: plant(), family_name: plant(), email: plant(), phone: plant(), roles: ["abstractor"], practice_level: "no", receive_email: "yes", username: plant(), designation: plant(), [plant()]: plant() }));
  const object = await makeObject({ content, edition: plant() });
  const heard = [];
  for (const changed of [object, { ...object, kind: plant() }, { ...object, content: { ...content, users: plant() } }, { ...object, kept: [{ at: plant(), code: plant() }] }]) {
    const answer = await put(logged, object.id, bytesOf(changed));
    assert.ok(answer.status >= 400, String(answer.status));
    heard.push(JSON.stringify(answer.body), JSON.stringify([...answer.headers]));
  }
  const answer = await put(logged, plant(), bytesOf(object));
  heard.push(JSON.stringify(answer.body));
  await logged.stop();
  await until("the log to say so", () => /PUT submissions 4\d\d/.test(logged.log));
  heard.push(logged.log);
  assert.ok(values.length > 10_000);
  // The pointer of a key that nobody knows would repeat the key: such keys are names of fields, not values.
  const all = heard.join("\n"), found = new Set(all.match(/Zq[0-9a-z]{4}vx/g));
  const told = values.filter((value) => found.has(value));
  assert.deepEqual(told, [], `${told.length} of ${values.length} planted values were told`);
  t.diagnostic(`${values.length} planted values, ${all.length} characters of answers and log`);
});
