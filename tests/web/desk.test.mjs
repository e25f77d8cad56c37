// What each answer of a server means: only the Help Desk's own verified receipt is "received", and nothing is ever lost.
import assert from "node:assert/strict";
import { createHash, generateKeyPairSync, sign as signature } from "node:crypto";
import { createServer } from "node:http";
import { after, before, beforeEach, describe, test } from "node:test";
import "../../web/jose.js";
import { createDesk } from "../../web/desk.js";
import { noDeadlines } from "./clock.mjs";

const id = "0193558d-8f6f-7b9e-8d3a-9d2f3c0c1a11";
const text = '{\n  "format": "qopi-submission",\n  "name": "Ñandú"\n}\n';
const digest = `sha-256:${createHash("sha256").update(text).digest("hex")}`;
const receipt = { id, digest, reference: "K7M2RX94", receivedAt: "2026-11-23T02:20:00Z", status: "received" };
const info = { contact: {}, rounds: [], membership: "checked" };

let server, origin, answer, asked, kept, desk, key, newKey;
const copies = { copy: async (name) => kept[name] ?? null, keepCopy: async (name, value) => { kept[name] = structuredClone(value); } };

function signingKey(kid) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { kid, privateKey, open: { ...publicKey.export({ format: "jwk" }), kid } };
}
/** A compact JWS, made with node's own cryptography. */
function sign(claims, { privateKey, kid } = key) {
  const text = [{ alg: "ES256", kid }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${text}.${signature("sha256", Buffer.from(text), { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
}
const published = (...keys) => ({ ...info, keys: { seal: [{ kid: "e1" }], sign: keys.map(({ open }) => open) } });

before(async () => {
  noDeadlines();
  key = signingKey("s1");
  newKey = signingKey("s2");
  server = createServer((request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      const { method, url, headers } = request;
      asked.push({ method, url, headers, body: Buffer.concat(parts).toString() });
      const given = answer({ method, url });
      if (typeof given === "function") return given(response);
      if (!given) return request.socket.destroy();
      const [status, type, body, more] = given;
      response.writeHead(status, { ...(type ? { "Content-Type": type } : {}), ...more });
      response.end(typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body));
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());
beforeEach(() => {
  asked = [];
  kept = { desk: published(key) };
  desk = createDesk(copies, origin);
});

const json = "application/json";
const problem = "application/problem+json";
const unsent = (reason, retryAfter = null) => ({ kind: "unsent", reason, retryAfter });
const received = { kind: "received", receipt };

test("what is sent are the exact bytes, with their digest", async () => {
  answer = () => [201, json, { receipt: sign(receipt) }];
  assert.deepEqual(await desk.send(id, text), received);
  const [{ method, url, headers, body }] = asked;
  assert.deepEqual([method, url, body], ["PUT", `/api/v1/submissions/${id}`, text]);
  assert.equal(headers["content-type"], json);
  assert.equal(headers["content-digest"], `sha-256=:${createHash("sha256").update(text).digest("base64")}:`);
});

describe("an answer to a sending", () => {
  const rule = { type: "about:blank", title: "A rule was broken", errors: [{ pointer: "/content/practice/npi", code: "npi-checksum" }] };
  const rows = [
    ["201 with the receipt", () => [201, json, { receipt: sign(receipt) }], received],
    ["200 with the receipt, for bytes that were there", () => [200, `${json}; charset=utf-8`, { receipt: sign(receipt) }], received],
    ["201 with a receipt for other bytes", () => [201, json, { receipt: sign({ ...receipt, digest: "sha-256:00" }) }], unsent("not-our-server")],
    ["201 with a receipt for another package", () => [201, json, { receipt: sign({ ...receipt, id: "other" }) }], unsent("not-our-server")],
    ["201 with a receipt of a stranger's key", () => [201, json, { receipt: sign(receipt, { ...newKey, kid: "s1" }) }], unsent("not-our-server")],
    ["201 with a receipt in a page", () => [201, "text/html", JSON.stringify({ receipt: sign(receipt) })], unsent("not-our-server")],
    ["200 without a receipt", () => [200, json, {}], unsent("not-our-server")],
    ["200 with a list", () => [200, json, []], unsent("not-our-server")],
    ["200 with null", () => [200, json, "null"], unsent("not-our-server")],
    ["200 with broken JSON", () => [200, json, "{"], unsent("not-our-server")],
    ["200 with more than anybody needs", () => [200, json, JSON.stringify({ receipt: sign(receipt) }) + " ".repeat(3 << 20)], unsent("not-our-server")],
    ["a captive portal's page", () => [200, "text/html", "<h1>Welcome to the hotel</h1>"], unsent("not-our-server")],
    ["a redirection to a login", () => [302, "text/html", "", { Location: "/login" }], unsent("not-our-server")],
    ["a permanent redirection", () => [308, "", "", { Location: "/elsewhere" }], unsent("not-our-server")],
    ["401 of a proxy", () => [401, "text/html", "who are you?"], unsent("not-our-server")],
    ["404 of a wrong server", () => [404, json, {}], unsent("not-our-server")],
    ["202, which we never say", () => [202, json, {}], unsent("not-our-server")],
    ["204, which we never say", () => [204, "", ""], unsent("not-our-server")],
    ...[400, 409, 413, 422].flatMap((status) => [
      [`${status} with a problem`, () => [status, problem, rule], { kind: "refused", status, problem: rule }],
      [`${status} with a page`, () => [status, "text/html", "<h1>Error</h1>"], unsent("not-our-server")],
    ]),
    ...[408, 425, 429, 500, 502, 503, 504, 599].map((status) => [`${status}`, () => [status, "text/html", "later"], unsent("busy")]),
    ["429 with Retry-After in seconds", () => [429, problem, {}, { "Retry-After": "17" }], unsent("busy", 17)],
    ["503 with Retry-After of a year", () => [503, problem, {}, { "Retry-After": "31536000" }], unsent("busy", 86_400)],
    ["503 with a Retry-After of a past day", () => [503, "", "", { "Retry-After": "Wed, 04 Nov 2009 10:00:00 GMT" }], unsent("busy", 0)],
    ["503 with a Retry-After of a day by the server's own clock, which is not ours", () => [503, "", "",
      { Date: "Wed, 04 Nov 2009 10:00:00 GMT", "Retry-After": "Wed, 04 Nov 2009 10:00:20 GMT" }], unsent("busy", 20)],
    ["503 with a Retry-After that is no time", () => [503, "", "", { "Retry-After": "soon" }], unsent("busy")],
    ["503 for want of the key that the package is sealed for", () => [503, problem, { type: "urn:qopi:problem:no-key" }, { "Retry-After": "30" }], unsent("no-key", 30)],
    ["503 of somebody else for want of a key", () => [503, json, { type: "urn:qopi:problem:no-key" }], unsent("busy")],
    ["503 for another reason", () => [503, problem, { type: "urn:qopi:problem:busy" }], unsent("busy")],
    ["a connection that breaks off", () => null, unsent("network")],
    ["an answer that breaks off in the middle", () => (response) => {
      response.writeHead(201, { "Content-Type": json, "Content-Length": "400" });
      response.write('{"receipt', () => response.destroy());
    }, unsent("network")],
  ];
  for (const [what, given, meaning] of rows)
    test(`${what} means ${meaning.kind}${meaning.reason ? `: ${meaning.reason}` : ""}`, async () => {
      answer = ({ url }) => (url === "/api/v1/desk" ? [503, "", ""] : given());
      assert.deepEqual(await desk.send(id, text), meaning);
    });

  test("that comes from nowhere means unsent: network", async () => {
    assert.deepEqual(await createDesk(copies, "http://127.0.0.1:9").send(id, text), unsent("network"));
  });

  test("signed by a key that is newer than our copy is verified with what the Help Desk publishes now", async () => {
    answer = ({ url }) => (url === "/api/v1/desk" ? [200, json, published(newKey, key)] : [201, json, { receipt: sign(receipt, newKey) }]);
    assert.deepEqual(await desk.send(id, text), received);
    assert.equal(kept.desk.keys.sign[0].kid, "s2", "and the copy is renewed");
  });
});

test("the receipt of what was sent before can be asked for", async () => {
  answer = () => [200, json, { receipt: sign(receipt) }];
  assert.deepEqual(await desk.receipt(id, text), received);
  assert.deepEqual([asked[0].method, asked[0].url], ["GET", `/api/v1/submissions/${id}/receipt`]);
});

describe("what the Help Desk publishes", () => {
  test("is kept, and the copy serves when there is no network", async () => {
    kept = {};
    answer = () => [200, json, published(newKey)];
    assert.deepEqual(await desk.current(), published(newKey));
    const offline = createDesk(copies, "http://127.0.0.1:9");
    assert.equal(await offline.current(), null);
    assert.deepEqual(await offline.copy(), published(newKey));
  });
  const strangers = [
    ["a captive portal's page", [200, "text/html", "<h1>Welcome</h1>"]], ["JSON of somebody else", [200, json, { hello: 1 }]],
    ["keys that are no lists", [200, json, { ...info, keys: { seal: "x", sign: "y" } }]], ["a redirection", [302, "", "", { Location: "/" }]],
  ];
  for (const [what, given] of strangers)
    test(`is not ${what}: the copy stays`, async () => {
      answer = () => given;
      assert.equal(await desk.current(), null);
      assert.deepEqual(await desk.copy(), published(key));
    });
  test("is asked for until the Help Desk was reached, and then not again", async () => {
    answer = () => null;
    assert.equal(await desk.current(), null);
    answer = () => [200, json, published(newKey)];
    for (let i = 0; i < 3; ++i) assert.deepEqual(await desk.current(), published(newKey));
    assert.equal(asked.length, 2);
  });
  test("is nothing for somebody who was never online", async () => {
    kept = {};
    assert.equal(await desk.copy(), null);
  });
});

describe("a membership", () => {
  for (const status of ["active", "inactive", "unknown"])
    test(`is ${status} when the Help Desk says so`, async () => {
      answer = () => [200, json, { status }];
      assert.equal(await desk.verify("104233", "Okonkwo-Smith"), status);
      assert.equal(desk.unchecked, null);
      assert.deepEqual([asked[0].method, asked[0].url, JSON.parse(asked[0].body)],
        ["POST", "/api/v1/members/verify", { memberId: "104233", familyName: "Okonkwo-Smith" }]);
    });
  const rows = [
    ["too many questions", () => [429, problem, {}]], ["a page", () => [200, "text/html", "active"]], ["an unknown word", () => [200, json, { status: "gold" }]],
    ["no network", () => null], ["a redirection", () => [302, json, { status: "active" }, { Location: "/" }]], ["broken JSON", () => [200, json, "{"]],
  ];
  for (const [what, given] of rows)
    test(`is not checked after ${what}`, async () => {
      answer = given;
      assert.equal(await desk.verify("104233", "Okonkwo-Smith"), "not-checked");
      assert.deepEqual(desk.unchecked, { memberId: "104233", familyName: "Okonkwo-Smith" }, "to be asked again");
    });
});
