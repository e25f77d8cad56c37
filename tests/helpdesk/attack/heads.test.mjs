// Requests that two servers could read in two ways, and that are so the way past a proxy: each is refused and its connection ended, so that
// what comes behind it is never taken for a request of somebody else (RFC 9112, sections 2.2 to 11.2).
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { startDesk } from "../desk.mjs";
import { newId } from "../package.mjs";
import { honest } from "./honest.mjs";
import { say, statusOf } from "./raw.mjs";

const long = Boolean(process.env.QOPI_LONG);

let desk;
before(async (t) => { desk = await startDesk(t, { args: ["--puts-per-minute", "0"] }); });

const put = `PUT /api/v1/submissions/${newId()} HTTP/1.1`, host = "Host: 127.0.0.1";
const head = (...lines) => `${lines.join("\r\n")}\r\n\r\n`;
const body = (...lines) => `${head(put, host, ...lines)}abc`;
const chunked = (...chunks) => head(put, host, "Transfer-Encoding: chunked") + chunks.join("");

/** What is no line of a request at all is not worth an answer to the library. */
const silently = true;
const malformed = [
  ["two lengths that differ", body("Content-Length: 3", "Content-Length: 4")],
  ["two lengths that are equal", body("Content-Length: 3", "Content-Length: 3")],
  ["two lengths in one field", body("Content-Length: 3, 3")],
  ["a length and a transfer coding", body("Content-Length: 3", "Transfer-Encoding: chunked")],
  ["a transfer coding and a length", body("Transfer-Encoding: chunked", "Content-Length: 3")],
  ["two transfer codings", body("Transfer-Encoding: chunked", "Transfer-Encoding: chunked")],
  ["two transfer codings in one field", body("Transfer-Encoding: chunked, chunked")],
  ["a transfer coding that is none", body("Transfer-Encoding: xchunked")],
  ["a transfer coding that is not ours", body("Transfer-Encoding: gzip, chunked")],
  ["a transfer coding behind a tab of another kind", body("Transfer-Encoding:\vchunked")],
  ["a length with a sign", body("Content-Length: +3")],
  ["a length below zero", body("Content-Length: -3")],
  ["a length in hexadecimal", body("Content-Length: 0x3")],
  ["a length that is empty", body("Content-Length:")],
  ["a length with a space in it", body("Content-Length: 3 3")],
  ["a length that is a text", body("Content-Length: three")],
  ["a length that is too large for a number", body("Content-Length: 99999999999999999999")],
  ["a space before the colon of a transfer coding", body("Transfer-Encoding : chunked")],
  ["a space before the colon of a length", body("Content-Length : 3")],
  ["a tab before a colon", body("Content-Length\t: 3")],
  ["a space in a name", body("Content Length: 3")],
  ["a name that is empty", head("GET / HTTP/1.1", host, ": x")],
  ["a line without a colon", head("GET / HTTP/1.1", host, "Content-Length")],
  ["a line that goes on in the next one", head("GET / HTTP/1.1", host, "X-Long: one", " two")],
  ["a line that goes on after a tab", head("GET / HTTP/1.1", host, "X-Long: one", "\ttwo")],
  ["a first line that begins with a space", head("GET / HTTP/1.1", ` ${host}`)],
  ["no host", head("GET / HTTP/1.1")],
  ["no host in the version before", head("GET / HTTP/1.0")],
  ["two hosts", head("GET / HTTP/1.1", host, host)],
  ["two hosts that differ", head("GET / HTTP/1.1", host, "Host: example.org")],
  ["a NUL in the path", head("GET /\0 HTTP/1.1", host), silently],
  ["a NUL in a name", head("GET / HTTP/1.1", host, "X-\0: x")],
  ["a NUL in a value", head("GET / HTTP/1.1", host, "X-Value: \0")],
  ["lines that end in a line feed alone", `GET / HTTP/1.1\n${host}\n\n`],
  ["one line that ends in a line feed alone", `GET / HTTP/1.1\r\n${host}\nX-Value: x\r\n\r\n`],
  ["a carriage return within a value", head("GET / HTTP/1.1", host, "X-Value: a\rb")],
  ["a space in the path", head("GET /a b HTTP/1.1", host)],
  ["two spaces before the version", head("GET /  HTTP/1.1", host)],
  ["a tab in the place of a space", head("GET\t/\tHTTP/1.1", host), silently],
  ["a version that is none", head("GET / HTTP/1.x", host)],
  ["a version of long ago", head("GET / HTTP/0.9", host)],
  ["no version", head("GET /", host)],
  ["a chunk whose size is none", chunked("x\r\nabc\r\n0\r\n\r\n")],
  ["a chunk whose size has a sign", chunked("+3\r\nabc\r\n0\r\n\r\n")],
  ["a chunk whose size is too large for a number", chunked("fffffffffffffffff\r\nabc\r\n0\r\n\r\n")],
  ["a chunk that is longer than it says", chunked("2\r\nabc\r\n0\r\n\r\n")],
];
for (const [what, text, silent] of malformed)
  test(`${what}: refused, and the connection is ended`, async () => {
    // Whoever takes the second request for one of its own answers it with 200.
    const heard = await say(desk, `${text}GET /healthz HTTP/1.1\r\n${host}\r\n\r\n`);
    if (silent) return assert.equal(heard, "");
    assert.match(heard, /^HTTP\/1\.[01] (400|413|505) /, JSON.stringify(heard.slice(0, 200)));
    assert.equal(heard.match(/HTTP\/1\.[01] /g).length, 1, JSON.stringify(heard));
  });

test("all of them at once, again and again, hold up no registration", async (t) => {
  const crowd = Array.from({ length: long ? 20 : 1 }, () => malformed.map(([, text], i) => say(desk, text, { localAddress: `127.0.5.${1 + (i % 4)}` }))).flat();
  await honest(t, desk);
  await Promise.all(crowd);
});

const wellFormed = [
  ["one length", body("Content-Length: 3"), 400],
  ["one transfer coding", chunked("3\r\nabc\r\n0\r\n\r\n"), 400],
  ["a transfer coding in capitals", body("Transfer-Encoding: CHUNKED").replace("abc", "3\r\nabc\r\n0\r\n\r\n"), 400],
  ["names in any case, spaces after a colon and none", head("GET / HTTP/1.1", "hOST:127.0.0.1", "X-Value: \t x \t"), 200],
  ["an empty value", head("GET / HTTP/1.1", host, "X-Value:"), 200],
  ["the version before, with a host", head("GET / HTTP/1.0", host), 200],
];
for (const [what, text, status] of wellFormed)
  test(`${what}: a request like any other`, async () => {
    const heard = await say(desk, text, { enough: (so_far) => so_far.includes("\r\n\r\n") });
    assert.equal(statusOf(heard), status, JSON.stringify(heard.slice(0, 200)));
  });
