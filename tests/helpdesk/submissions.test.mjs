// Sending a package: every answer that a PUT can get, and that what was refused was not stored.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { deskInfo, linesOf, put, run, serve, sqlite, startDesk } from "./desk.mjs";
import { bytesOf, canonical, digestOf, fullest, fullestSealed, interest, jose, makeObject, makePackage, newId, smallest } from "./package.mjs";

// The desk of the tests that change nothing for others.
let desk, info;
before(async (t) => {
  desk = await startDesk(t, { args: ["--puts-per-minute", "0"] });
  info = await deskInfo(desk);
});

/** How many there are, set aside or not. */
const stored = async (at) => JSON.parse(await sqlite(at, "SELECT (SELECT count(*) FROM submission) + (SELECT count(*) FROM set_aside) AS n"))[0].n;

/** Sends, and sees that nothing was stored. */
async function refused(bytes, id = newId(), headers = {}) {
  const count = await stored(desk);
  const answer = await put(desk, id, bytes, headers);
  assert.equal(await stored(desk), count, "a refused package leaves no record");
  assert.equal(answer.type, "application/problem+json");
  assert.equal(answer.body.status, answer.status);
  assert.match(answer.body.type, /^urn:qopi:problem:[a-z0-9-]+$/);
  return answer;
}

const idAndBytes = async () => {
  const { id, bytes } = await makePackage();
  return [id, bytes];
};

/** The smallest package with one text of it replaced, its digests as they were. */
async function spoiled(from, to) {
  const { id, bytes } = await makePackage();
  const text = bytes.toString();
  assert.ok(text.includes(from));
  return { id, bytes: Buffer.from(text.replace(from, to)) };
}

test("a first package is received with 201, and the same bytes again with 200 and the same receipt", async () => {
  const { id, bytes } = await makePackage();
  const first = await put(desk, id, bytes);
  assert.equal(first.status, 201);
  assert.equal(first.headers.get("location"), `${id}/receipt`, "below whatever path the site is served");
  for (let again = 0; again < 3; ++again) {
    const answer = await put(desk, id, bytes);
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.body, first.body);
  }
  const asked = await fetch(`${desk.url}/api/v1/submissions/${id}/receipt`);
  assert.equal(asked.status, 200);
  assert.deepEqual(await asked.json(), first.body);
});

test("the largest registration and a registration of interest are received too", async () => {
  for (const settings of [{ content: fullest(), sealed: fullestSealed(), sealKey: info.keys.seal[0] }, { kind: "interest", content: interest() }]) {
    const { id, bytes } = await makePackage(settings);
    const answer = await put(desk, id, bytes);
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
  }
});

test("the same package, sent twenty times at once, is one record with one receipt", async () => {
  const { id, bytes } = await makePackage();
  const count = await stored(desk);
  const answers = await Promise.all(Array.from({ length: 20 }, () => put(desk, id, bytes)));
  assert.equal(answers.filter((answer) => answer.status === 201).length, 1);
  assert.equal(new Set(answers.map((answer) => answer.body.receipt)).size, 1);
  assert.equal(await stored(desk), count + 1);
});

test("other bytes under the same id get 409, and the first package stays", async () => {
  const { id, bytes } = await makePackage();
  const first = await put(desk, id, bytes);
  const content = smallest();
  content.practice.city = "Fairfax";
  const other = await makePackage({ id, content });
  const answer = await refused(other.bytes, id);
  assert.equal(answer.status, 409);
  assert.equal(answer.body.type, "urn:qopi:problem:conflict");
  assert.deepEqual((await put(desk, id, bytes)).body, first.body);
});

test("bytes that are not what Content-Digest says get 400", async () => {
  const { id, bytes } = await makePackage();
  const wrong = [digestHeader("other"), "sha-256=:AAAA:", "sha-256=", "md5=:AAAA:", "sha-256=:" + "A".repeat(43) + "=:"];
  for (const header of wrong) assert.equal((await refused(bytes, id, { "Content-Digest": header })).status, 400, header);
  const both = `sha-512=:AAAA:, ${digestHeader(bytes)}`;
  assert.equal((await put(desk, id, bytes, { "Content-Digest": both })).status, 201, "another algorithm beside ours does no harm");
});
const digestHeader = (bytes) => `sha-256=:${Buffer.from(digestOf(bytes).slice(8), "hex").toString("base64")}:`;

test("a package under another id than its own gets 400", async () => {
  const { bytes } = await makePackage();
  const answer = await refused(bytes, newId());
  assert.equal(answer.status, 400);
  assert.equal(answer.body.errors[0].pointer, "/id");
});

// What the bytes are, the status, and the code and place that the answer names.
const unreadable = [
  ["nothing at all", async () => ({ bytes: Buffer.from("") }), 400, "package-syntax"],
  ["a syntax error", () => spoiled(`"version":0,`, `"version":0,,`), 400, "package-syntax", /^line 1, column \d+$/],
  ["half a package", async () => { const { id, bytes } = await makePackage(); return { id, bytes: bytes.subarray(0, bytes.length / 2) }; }, 400, "package-syntax"],
  ["two documents", async () => { const { id, bytes } = await makePackage(); return { id, bytes: Buffer.concat([bytes, bytes]) }; }, 400, "package-syntax"],
  ["a key twice", () => spoiled(`"city":`, `"city":"Alexandria","city":`), 400, "package-duplicate-key", /^\/content\/practice/],
  ["bytes that are not UTF-8", async () => { const { id, bytes } = await makePackage(); const broken = Buffer.from(bytes); broken[broken.indexOf("Riverbend")] = 0xff; return { id, bytes: broken }; }, 400, "package-not-utf8"],
  ["an overlong form in UTF-8", async () => { const { id, bytes } = await makePackage(); const broken = Buffer.from(bytes); broken.set([0xc0, 0xaf], broken.indexOf("Riverbend")); return { id, bytes: broken }; }, 400, "package-not-utf8"],
  ["a digest of other answers", () => spoiled(`"Riverbend Oncology"`, `"Riverbend Oncology!"`), 400, "package-digest", /^\/digest$/],
  ["33 levels", async () => ({ bytes: Buffer.from("[".repeat(33) + "]".repeat(33)) }), 400, "package-too-deep"],
  ["a million levels", async () => ({ bytes: Buffer.from("[".repeat(1e6)) }), 400, "package-too-deep"],
  ["a fraction", () => spoiled(`"total_offices":1`, `"total_offices":1.5`), 400, "package-number", /total_offices$/],
  ["a number beyond 2^53", () => spoiled(`"total_offices":1`, `"total_offices":9007199254740993`), 400, "package-number"],
];
for (const [what, make, status, code, place = /.*/] of unreadable)
  test(`${what}: ${status}, one clear sentence with the place, nothing stored`, async () => {
    const { id, bytes } = await make();
    const answer = await refused(bytes, id);
    assert.equal(answer.status, status);
    assert.equal(answer.body.errors[0].code, code);
    assert.match(answer.body.errors[0].pointer, place);
    assert.ok(answer.body.detail.length > 20 && !answer.body.detail.includes("Riverbend"), answer.body.detail);
  });

// Documents whose digest is right, but which are not ours.
const unknown = [
  ["an unknown format", { format: "other" }, "package-format", "/format"],
  ["an unknown version", { version: 1 }, "package-version", "/version"],
  ["an unknown kind", { kind: "merger" }, "package-kind", "/kind"],
  ["an id that is no UUID of version 7", { id: "017f22e2-79b0-4cc3-98c4-dc0c0c07398f" }, "package-id", "/id", 400],
  ["a list where content belongs", { content: [] }, "wrong-type", "/content"],
  ["no content", { content: undefined }, "package-member-missing", "/content"],
  ["a number for a time", { created: 5 }, "wrong-type", "/created"],
  ["sealed fields without a sealed part", { sealed_fields: ["/content/practice/ein"], sealed: undefined }, "package-sealed", "/sealed_fields"],
];
for (const [what, change, code, place, status = 422] of unknown)
  test(`${what}: ${status}, nothing stored`, async () => {
    const object = JSON.parse(JSON.stringify({ ...(await makeObject()), ...change }));
    const answer = await refused(bytesOf(object), object.id);
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    assert.deepEqual([answer.body.errors[0].code, answer.body.errors[0].pointer], [code, place]);
  });

test("a value of a wrong type is named by its place, whichever it is", async () => {
  const places = Object.entries(fullest()).flatMap(([section, records]) =>
    (Array.isArray(records) ? records : [records]).flatMap((record, i) =>
      Object.keys(record).map((key) => [section, ...(Array.isArray(records) ? [i] : []), key])));
  assert.ok(places.length > 60);
  const { id, sealed_fields, sealed } = await makeObject({ content: fullest(), sealed: fullestSealed(), sealKey: info.keys.seal[0] });
  for (const place of places) {
    const content = fullest();
    const record = place.slice(0, -1).reduce((at, step) => at[step], content);
    record[place.at(-1)] = record[place.at(-1)] === null ? {} : null;
    const object = { ...(await makeObject({ id, content })), sealed_fields, sealed };
    const answer = await put(desk, id, bytesOf(object));
    assert.equal(answer.status, 422, place.join("/"));
    assert.deepEqual([answer.body.errors[0].code, answer.body.errors[0].pointer], ["wrong-type", `/content/${place.join("/")}`]);
  }
});

test("rules that are broken get 422, each with its field, its code and a sentence", async () => {
  const content = smallest();
  content.physician.npi = "1234567890";
  delete content.practice.city;
  const { id, bytes } = await makePackage({ content });
  const answer = await refused(bytes, id);
  assert.equal(answer.status, 422);
  const found = Object.fromEntries(answer.body.errors.map((error) => [error.pointer, error.code]));
  assert.deepEqual(found, { "/content/physician/npi": "npi-check-digit", "/content/practice/city": "required" });
  for (const error of answer.body.errors) assert.match(error.message, /^[A-Z].*\.$/);
  assert.ok(!JSON.stringify(answer.body).includes("1234567890"), "no value in the answer");
});

test("warnings refuse nothing", async () => {
  const content = smallest();
  content.practice.name = "RIVERBEND ONCOLOGY";
  const { id, bytes } = await makePackage({ content, kept: [{ at: "/content/practice/name", code: "all-upper-case" }] });
  assert.equal((await put(desk, id, bytes)).status, 201);
});

test("members that this version does not know are kept in the record, and refuse nothing", async () => {
  const content = smallest();
  content.practice.motto = "invented";
  const { id, bytes } = await makePackage({ content });
  assert.equal((await put(desk, id, bytes)).status, 201);
});

test("an unknown member and an inactive one get 422 with a type of their own", async () => {
  for (const [asco_id, family_name, type] of [
    ["999999", "Okonkwo-Smith", "member-unknown"], ["104233", "Somebody-Else", "member-unknown"], ["104235", "Ødegård", "member-inactive"],
  ]) {
    const content = smallest();
    Object.assign(content.physician, { asco_id, family_name });
    const { id, bytes } = await makePackage({ content });
    const answer = await refused(bytes, id);
    assert.equal(answer.status, 422);
    assert.equal(answer.body.type, `urn:qopi:problem:${type}`);
    assert.deepEqual(answer.body.errors.map((e) => [e.pointer, e.code]), [["/content/physician/asco_id", type]]);
  }
});

test("without a roster a registration is received, and its membership left to staff", async (t) => {
  const own = await startDesk(t, { roster: null });
  assert.equal((await deskInfo(own)).membership, "by-staff");
  const { id, bytes } = await makePackage();
  assert.equal((await put(own, id, bytes)).status, 201);
  const [record] = linesOf((await run(["list", "--json", "--store", own.store])).out).map(JSON.parse);
  assert.equal(record.membership, "to-be-checked");
});

test("16 MiB are the most: by their length, and counted when they come in chunks", async () => {
  const large = Buffer.alloc((16 << 20) + 1, 0x20);
  assert.equal((await refused(large)).status, 413);
  const chunks = new ReadableStream({
    start(controller) { for (let i = 0; i < 17; ++i) controller.enqueue(new Uint8Array(1 << 20)); controller.close(); },
  });
  const chunked = await fetch(`${desk.url}/api/v1/submissions/${newId()}`, { method: "PUT", body: chunks, duplex: "half" });
  assert.equal(chunked.status, 413);
  assert.equal((await chunked.json()).errors[0].code, "package-too-large");
  // One byte less is read, and found to be no package.
  assert.equal((await refused(large.subarray(1))).status, 400);
});

test("a package in chunks is received like any other", async () => {
  const { id, bytes } = await makePackage();
  const body = new ReadableStream({ start(controller) { for (const byte of [bytes.subarray(0, 7), bytes.subarray(7)]) controller.enqueue(byte); controller.close(); } });
  assert.equal((await fetch(`${desk.url}/api/v1/submissions/${id}`, { method: "PUT", body, duplex: "half" })).status, 201);
});

test("a packed body and a body of another type get 415", async () => {
  const { id, bytes } = await makePackage();
  assert.equal((await refused(bytes, id, { "Content-Encoding": "gzip" })).status, 415);
  assert.equal((await refused(bytes, id, { "Content-Type": "text/html" })).status, 415);
});

test("a media type compares without case, and its parameters by their grammar", async () => {
  for (const type of ["Application/JSON", "APPLICATION/json;charset=UTF-8", "application/json ; charset=\"utf-8\"", "application/json;", " application/json\t;; a=b ;", 'application/json; a="b;\\"c"'])
    assert.equal((await put(desk, ...(await idAndBytes()), { "Content-Type": type })).status, 201, type);
  for (const type of ["application/jsonx", "application/json; charset", "application/json; charset=", "application/json; charset =utf-8", 'application/json; a="b', "application/json, text/html", "application/json text/html", "application", "/json", "application /json", ";application/json"])
    assert.equal((await put(desk, ...(await idAndBytes()), { "Content-Type": type })).status, 415, type);
  for (const [coding, status] of [["identity", 201], ["Identity", 201], ["identity, gzip", 415]])
    assert.equal((await put(desk, ...(await idAndBytes()), { "Content-Encoding": coding })).status, status, coding);
});

test("the receipt names id, digest, reference and time, and verifies with the published key", async () => {
  const { id, bytes } = await makePackage();
  const { body } = await put(desk, id, bytes);
  const keys = jose.createLocalJWKSet({ keys: info.keys.sign });
  const { payload, protectedHeader } = await jose.compactVerify(body.receipt, keys, { algorithms: ["ES256"] });
  assert.deepEqual(Object.keys(protectedHeader).sort(), ["alg", "kid"]);
  const receipt = JSON.parse(new TextDecoder().decode(payload));
  assert.equal(receipt.id, id);
  assert.equal(receipt.digest, digestOf(bytes));
  assert.match(receipt.reference, /^[2-9A-HJKMNPR-TV-Y]{3}-[2-9A-HJKMNPR-TV-Y]{3}-[2-9A-HJKMNPR-TV-Y]{2}$/);
  assert.match(receipt.receivedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.equal(receipt.status, "received");
  const [head, , signature] = body.receipt.split(".");
  const forged = `${head}.${Buffer.from(canonical({ ...receipt, reference: "AAA-AAA-AA" })).toString("base64url")}.${signature}`;
  await assert.rejects(jose.compactVerify(forged, keys, { algorithms: ["ES256"] }));
});

test("the receipt of an id that never came is not found", async () => {
  const answer = await fetch(`${desk.url}/api/v1/submissions/${newId()}/receipt`);
  assert.equal(answer.status, 404);
  assert.equal(answer.headers.get("content-type"), "application/problem+json");
});

test("new packages are limited by address, replays are not", async (t) => {
  const own = await startDesk(t, { args: ["--puts-per-minute", "3"] });
  const packages = await Promise.all(Array.from({ length: 4 }, () => makePackage()));
  for (const { id, bytes } of packages.slice(0, 3)) assert.equal((await put(own, id, bytes)).status, 201);
  const answer = await put(own, packages[3].id, packages[3].bytes);
  assert.equal(answer.status, 429);
  assert.ok(Number(answer.headers.get("retry-after")) > 0);
  for (let i = 0; i < 20; ++i) assert.equal((await put(own, packages[0].id, packages[0].bytes)).status, 200);
});

test("when the disk is nearly full nothing new is taken, and what is there is still answered for", async (t) => {
  const own = await startDesk(t);
  const { id, bytes } = await makePackage();
  assert.equal((await put(own, id, bytes)).status, 201);
  await own.stop();
  const full = await serve(t, own, ["--disk-floor", "4000000000"]);
  const other = await makePackage();
  const answer = await put(full, other.id, other.bytes);
  assert.equal(answer.status, 503);
  assert.ok(Number(answer.headers.get("retry-after")) > 0);
  assert.equal((await put(full, id, bytes)).status, 200);
  assert.equal((await fetch(`${full.url}/healthz`)).status, 503);
});
