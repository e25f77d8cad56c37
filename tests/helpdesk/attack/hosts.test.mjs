// A page of another name, whose address its owner turned to the desk (DNS rebinding): the browser takes both for one site.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { ask, startDesk } from "../desk.mjs";
import { honest } from "./honest.mjs";
import { say, statusOf } from "./raw.mjs";

const long = Boolean(process.env.QOPI_LONG);

let desk, named;
before(async (t) => {
  desk = await startDesk(t);
  named = await startDesk(t, { args: ["--host", "qopi.example.org", "--host", "192.0.2.1"] });
});

const as = async (where, host, method = "GET", path = "/api/v1/desk") => (await ask(where, method, path, { headers: { Host: host } })).status;

for (const [host, status, status_named] of [["127.0.0.1", 200, 200], ["localhost:8080", 200, 200], ["[::1]:8080", 200, 200], ["LOCALHOST", 200, 200],
  ["qopi.example.org", 421, 200], ["QOPI.example.org:443", 421, 200], ["192.0.2.1:80", 421, 200], ["evil.example", 421, 421], ["localhost.evil.example", 421, 421],
  ["qopi.example.org.evil.example", 421, 421], ["127.0.0.1:80:80", 421, 421], ["127.0.0.2", 421, 421], ["user@127.0.0.1", 421, 421]])
  test(`${host} is ${status === 200 ? "one of the desk's own names" : status_named === 200 ? "answered where somebody named it" : "another host"}`, async () => {
    assert.deepEqual([await as(desk, host), await as(named, host)], [status, status_named]);
  });

test("many pages of other names at once hold up no registration", async (t) => {
  const crowd = Array.from({ length: long ? 1000 : 50 }, (_, i) =>
    say(desk, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", { localAddress: `127.0.5.${1 + (i % 4)}` }));
  await honest(t, desk);
  // Beyond what one address may have open, there is no answer at all.
  const statuses = new Set((await Promise.all(crowd)).map(statusOf));
  assert.ok(statuses.delete(421));
  assert.ok([...statuses].every(Number.isNaN));
});

test("another host gets nothing by any method, and hears what to do", async () => {
  for (const [method, path] of [["GET", "/"], ["HEAD", "/"], ["POST", "/api/v1/members/verify"], ["PUT", "/api/v1/submissions/x"], ["GET", "/healthz"]])
    assert.equal(await as(desk, "evil.example", method, path), 421, `${method} ${path}`);
  const answer = await ask(desk, "GET", "/", { headers: { Host: "evil.example" } });
  const { type, detail } = JSON.parse(answer.body);
  assert.equal(type, "urn:qopi:problem:misdirected");
  assert.match(detail, /^Open the address that the Help Desk told you/);
  assert.ok(answer.headers["content-security-policy"]);
  assert.equal(answer.headers.connection, "close");
});
