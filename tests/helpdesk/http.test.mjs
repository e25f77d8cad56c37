// The server itself: files, headers on every answer, limits, and how it starts and ends.
import assert from "node:assert/strict";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import http from "node:http";
import net from "node:net";
import { join } from "node:path";
import { before, test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { untilRead } from "./attack/raw.mjs";
import { long } from "./crowd.mjs";
import { ask, deskInfo, prepare, put, run, serve, startDesk, verify } from "./desk.mjs";
import { makePackage, newId } from "./package.mjs";
import { until } from "../until.mjs";

const script = `"use strict"; // ${"words ".repeat(200)}\n`;

/** A site like the real one, with packed copies, and some traps. */
async function withSite(t) {
  const desk = await prepare(t);
  await writeFile(join(desk.site, "app.js"), script);
  await writeFile(join(desk.site, "app.js.br"), brotliCompressSync(script));
  await writeFile(join(desk.site, "app.js.gz"), gzipSync(script));
  await mkdir(join(desk.site, "fonts"));
  await writeFile(join(desk.site, "fonts", "inter-regular.ttf"), "font");
  for (const name of ["registration.wasm", "style.css", "icon.svg", "shot.png", "app.webmanifest", "worker.js", "chunk-0123abcd.js", ".hidden"])
    await writeFile(join(desk.site, name), name);
  await symlink("/etc", join(desk.site, "outside"));
  await symlink("/etc/passwd", join(desk.site, "link.txt"));
  return desk;
}

let desk;
before(async (t) => { desk = await serve(t, await withSite(t), ["--puts-per-minute", "0"]); });

const get = (path, headers) => ask(desk, "GET", path, { headers });

test("files come with the type that browsers ask for", async () => {
  for (const [path, type] of [["/", "text/html; charset=utf-8"], ["/index.html", "text/html; charset=utf-8"], ["/app.js", "text/javascript; charset=utf-8"],
    ["/registration.wasm", "application/wasm"], ["/fonts/inter-regular.ttf", "font/ttf"], ["/style.css", "text/css; charset=utf-8"],
    ["/icon.svg", "image/svg+xml"], ["/shot.png", "image/png"], ["/app.webmanifest", "application/manifest+json"]]) {
    const answer = await get(path);
    assert.equal(answer.status, 200, path);
    assert.equal(answer.headers["content-type"], type);
  }
  assert.equal((await get("/?view=html")).status, 200, "a query changes nothing");
});

test("the packed copy that the client takes is sent, and its bytes are the file", async () => {
  for (const [accepted, encoding] of [["br, gzip", "br"], ["gzip", "gzip"], ["deflate", undefined], ["", undefined], ["br;q=0, gzip", "gzip"], ["br;q=0.0", undefined], ["gzip;q=0.5", "gzip"], ["GZIP; Q=0.5", "gzip"], ["Br;Q=0", undefined]]) {
    const answer = await get("/app.js", { "Accept-Encoding": accepted });
    assert.equal(answer.headers["content-encoding"], encoding, accepted);
    assert.equal(answer.headers.vary, "Accept-Encoding");
    const unpacked = await new Response(answer.body).arrayBuffer();
    if (!encoding) assert.equal(Buffer.from(unpacked).toString(), script);
  }
  assert.equal(await (await fetch(`${desk.url}/app.js`)).text(), script);
});

test("a client that has the file gets 304, and a copy of another packing is another file", async () => {
  const first = await get("/app.js", { "Accept-Encoding": "br" });
  const tag = first.headers.etag;
  for (const [header, status] of [[tag, 304], [`W/${tag}`, 304], [`"x", ${tag}`, 304], ["*", 304], [`"x"`, 200]]) {
    const answer = await get("/app.js", { "Accept-Encoding": "br", "If-None-Match": header });
    assert.equal(answer.status, status, header);
    if (status === 304) assert.equal(answer.body.length, 0);
  }
  assert.equal((await get("/app.js", { "Accept-Encoding": "gzip", "If-None-Match": tag })).status, 200);
});

test("only files that are named by their bytes are kept for ever, and the service worker never", async () => {
  for (const [path, caching] of [["/", "no-cache"], ["/app.js", "no-cache"], ["/worker.js", "no-store"], ["/chunk-0123abcd.js", "public, max-age=31536000, immutable"],
    ["/api/v1/desk", "no-cache"], ["/healthz", "no-store"], [`/api/v1/submissions/${newId()}/receipt`, "no-store"], ["/nothing", "no-store"]])
    assert.equal((await get(path)).headers["cache-control"], caching, path);
});

test("what is not there, or hidden, or outside, is 404", async () => {
  for (const path of ["/nothing", "/.hidden", "/app.js/", "//app.js", "/app.js%00.html", "/%61pp.js", "/../helpdesk.db", "/..%2fhelpdesk.db", "/fonts/../../helpdesk.db",
    "/%2e%2e/helpdesk.db", "/fonts", "/fonts/", "/outside/passwd", "/link.txt", "/index", "/app.js.br.br", "/api", "/api/v1", "/api/v2/desk", "/api/v1/submissions", "/api/v1/submissions/",
    "/api/v1/submissions/a/b", `/api/v1/submissions/${newId()}/receipt/x`, "/" + "x".repeat(4000)]) {
    const answer = await get(path);
    assert.equal(answer.status, 404, path);
    assert.equal(answer.headers["content-type"], "application/problem+json");
  }
});

test("other methods get 405 with those that are allowed", async () => {
  for (const [method, path, allow] of [["POST", "/", "GET, HEAD"], ["DELETE", "/app.js", "GET, HEAD"], ["GET", "/api/v1/members/verify", "POST"], ["POST", "/api/v1/desk", "GET, HEAD"],
    ["GET", `/api/v1/submissions/${newId()}`, "PUT"], ["DELETE", `/api/v1/submissions/${newId()}`, "PUT"], ["OPTIONS", "/api/v1/desk", "GET, HEAD"], ["PATCH", "/healthz", "GET, HEAD"]]) {
    const answer = await ask(desk, method, path);
    assert.equal(answer.status, 405, `${method} ${path}`);
    assert.equal(answer.headers.allow, allow);
  }
});

test("HEAD gives the headers of GET and no body", async () => {
  for (const path of ["/", "/app.js", "/api/v1/desk", "/healthz", "/nothing"]) {
    const [head, whole] = [await ask(desk, "HEAD", path), await get(path)];
    assert.equal(head.status, whole.status, path);
    assert.equal(head.body.length, 0);
    assert.equal(head.headers["content-length"], whole.headers["content-length"]);
    assert.equal(head.headers["content-type"], whole.headers["content-type"]);
  }
});

test("the security headers stand on every answer, good or bad", async (t) => {
  const { id, bytes } = await makePackage();
  const broken = Buffer.from("{");
  const limited = await serve(t, await withSite(t), ["--verifies-per-minute", "1", "--disk-floor", "4000000000"]);
  await verify(limited, "1", "x");
  const answers = {
    200: await fetch(`${desk.url}/`), 201: await put(desk, id, bytes), "200 again": await put(desk, id, bytes),
    304: await get("/app.js", { "If-None-Match": "*" }), 400: await put(desk, newId(), broken), 404: await fetch(`${desk.url}/nothing`), 405: await ask(desk, "DELETE", "/"),
    409: await put(desk, id, Buffer.concat([bytes, Buffer.from("\n")])), 413: await put(desk, newId(), Buffer.alloc(17 << 20)), 415: await put(desk, newId(), bytes, { "Content-Encoding": "br" }),
    422: await put(desk, newId(), Buffer.from(`{"format":"x"}`)), 429: await verify(limited, "1", "x"), 503: await put(limited, newId(), bytes),
    desk: await fetch(`${desk.url}/api/v1/desk`), health: await fetch(`${desk.url}/healthz`), head: await ask(desk, "HEAD", "/"),
  };
  for (const [what, answer] of Object.entries(answers)) {
    if (Number(what)) assert.equal(answer.status, Number(what));
    const header = (name) => (typeof answer.headers.get === "function" ? answer.headers.get(name) : answer.headers[name]);
    assert.equal(header("content-security-policy"), "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; img-src 'self' blob:; " +
      "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", what);
    assert.equal(header("x-content-type-options"), "nosniff", what);
    assert.equal(header("referrer-policy"), "no-referrer", what);
    assert.ok(header("cache-control"), what);
  }
});

test("a body that announces more than 16 MiB is refused before it is sent, when the client asks first", async () => {
  const answer = await new Promise((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port: desk.port, method: "PUT", path: `/api/v1/submissions/${newId()}`, headers: { Expect: "100-continue", "Content-Length": 17 << 20 } },
      (response) => { response.resume(); resolve(response.statusCode); });
    request.on("continue", () => reject(new Error("it asked for the body")));
    request.on("error", reject);
    request.flushHeaders();
  });
  assert.equal(answer, 413);
});

test("a gigabyte in chunks ends the connection long before its end", async () => {
  const chunk = Buffer.alloc(1 << 20);
  let sent = 0, status = 413;
  await new Promise((resolve) => {
    const request = http.request({ host: "127.0.0.1", port: desk.port, method: "PUT", path: `/api/v1/submissions/${newId()}` }, (answer) => { status = answer.statusCode; answer.resume(); });
    request.on("error", () => {});
    request.on("close", resolve);
    const send = () => {
      if (request.destroyed) return;
      if (sent >= 1 << 30) return request.end();
      sent += chunk.length;
      request.write(chunk, send);
    };
    send();
  });
  assert.equal(status, 413, "an answer may come before the end, or none");
  assert.ok(sent > 16 << 20 && sent < 200 << 20, `${sent} bytes were sent`);
  assert.equal((await fetch(`${desk.url}/healthz`)).status, 200);
});

test("bytes that are no request harm nobody", async () => {
  // All is heard until the desk ends the connection.
  const say = (text) => new Promise((resolve) => {
    const socket = net.connect(desk.port, "127.0.0.1", () => socket.end(text));
    socket.resume();
    socket.on("error", () => {});
    socket.on("close", resolve);
  });
  for (const text of ["\r\n\r\n\r\n", "\0\0\0\0", "GET\r\n\r\n", `GET / HTTP/1.1\r\n${"x: y\r\n".repeat(20000)}`, "PUT /api/v1/submissions/x HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n"]) await say(text);
  assert.equal((await fetch(`${desk.url}/healthz`)).status, 200);
});

test("what the desk publishes is what the app reads", async () => {
  const info = await deskInfo(desk);
  assert.deepEqual(Object.keys(info), ["contact", "keys", "rounds", "membership"]);
  assert.deepEqual([info.contact.phone, info.contact.email, info.rounds, info.membership], ["571-483-1660", "qopi@asco.org", [], "checked"]);
});

test("a round calendar is published with its source, and one that has none is refused", async (t) => {
  const own = await prepare(t);
  const file = join(own.dir, "rounds.json");
  const rounds = [{ name: "Fall 2027", start: "2027-09-20", end: "2027-11-15" }, { name: "Spring 2028", start: "2028-03-20" }];
  await writeFile(file, JSON.stringify({ source: "Invented for this test", rounds }));
  const server = await serve(t, own, ["--rounds", file]);
  assert.deepEqual((await deskInfo(server)).rounds, rounds.map((round) => ({ ...round, source: "Invented for this test" })));
  for (const bad of [{ rounds }, { source: "", rounds }, { source: "x", rounds: [{ name: "x", start: "2027-02-30" }] }, { source: "x", rounds: [{ name: "x", start: "2027-09-20", end: "2027-09-19" }] }, [], { source: "x", rounds: [1] }]) {
    await writeFile(file, JSON.stringify(bad));
    const ended = await run(["serve", "--site", own.site, "--store", own.store, "--keys", own.keys, "--rounds", file]);
    assert.equal(ended.code, 2);
    assert.match(ended.err, /^helpdesk: The round calendar .* must be JSON such as/);
  }
});

test("another address than this machine's own is refused, unless a TLS proxy is said to stand in front, and then the app has a name of its own", async (t) => {
  const own = await prepare(t);
  const start = (...args) => run(["serve", "--site", own.site, "--store", own.store, "--keys", own.keys, ...args]);
  for (const listen of ["0.0.0.0:0", "192.0.2.1:0", "[::]:0", "[2001:db8::1]:0"]) {
    const ended = await start("--listen", listen);
    assert.equal(ended.code, 2);
    assert.match(ended.err, /^helpdesk: Plain HTTP is served on this machine only\..*--proxy\.\n$/);
  }
  for (const listen of ["127.0.0.1", "example.com:80", "127.0.0.1:70000", ":8080", "[::1:80", "127.0.0.1:http"]) assert.match((await start("--listen", listen)).err, /--listen must be an address and a port/);
  assert.match((await start("--listen", "0.0.0.0:0", "--proxy", "127.0.0.1")).err, /^helpdesk: Behind a proxy, the app has its own name\. Set it with --host/);
  for (const proxy of ["proxy.example.org", "127.0.0.1/33", "127.0.0.1/-1", "127.0.0.1/", "::1/129", "127.0.0.1:80"])
    assert.match((await start("--proxy", proxy, "--host", "qopi.example.org")).err, /--proxy must be an address or a network/, proxy);
  assert.match((await start("--host", "[::1")).err, /--host must be a name or an address/);
  const server = await serve(t, own, ["--listen", "0.0.0.0:0", "--proxy", "127.0.0.1", "--host", "qopi.example.org"]);
  assert.match(server.url, /^http:\/\/0\.0\.0\.0:\d+$/);
});

test("a port in use: one sentence, exit 2", async (t) => {
  const own = await prepare(t);
  const ended = await run(["serve", "--site", own.site, "--store", own.store, "--keys", own.keys, "--listen", `127.0.0.1:${desk.port}`]);
  assert.equal(ended.code, 2);
  assert.equal(ended.err, `helpdesk: Port ${desk.port} is in use by another program. End that program, or choose another port: --listen 127.0.0.1:PORT.\n`);
});

test("a site without index.html: one sentence, exit 2", async (t) => {
  const own = await prepare(t);
  const ended = await run(["serve", "--site", own.keys, "--store", own.store, "--keys", own.keys]);
  assert.equal(ended.code, 2);
  assert.match(ended.err, /There is no index\.html|lie inside the site/);
});

for (const signal of ["SIGTERM", "SIGINT"])
  test(`${signal} lets a running request end, takes no new one, and exits 0`, async (t) => {
    const own = await startDesk(t);
    const { id, bytes } = await makePackage();
    let answered;
    const request = http.request({ host: "127.0.0.1", port: own.port, method: "PUT", path: `/api/v1/submissions/${id}`, headers: { "Content-Length": bytes.length, Expect: "100-continue" } });
    const answer = new Promise((resolve, reject) => { request.on("response", (response) => { response.resume(); answered = response.statusCode; resolve(response); }); request.on("error", reject); });
    request.flushHeaders();
    await new Promise((resolve) => request.on("continue", resolve));
    request.write(bytes.subarray(0, 100));
    own.child.kill(signal);
    await until("the desk to turn others away", () => fetch(`${own.url}/healthz`).then(() => false, () => true));
    assert.equal(own.child.exitCode, null, "it waits for the request");
    request.end(bytes.subarray(100));
    await answer;
    assert.equal(answered, 201);
    assert.deepEqual(await own.ended, { code: 0, signal: null });
  });

test("an idle client that stays connected does not keep the desk from ending", async (t) => {
  const own = await startDesk(t);
  const sockets = Array.from({ length: 5 }, () => net.connect(own.port, "127.0.0.1"));
  for (const socket of sockets) { socket.on("error", () => {}); socket.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"); }
  await fetch(`${own.url}/`);
  const begun = Date.now();
  assert.deepEqual(await own.stop(), { code: 0, signal: null });
  // After ten seconds a client that says nothing would be ended as an idle one.
  assert.ok(Date.now() - begun < 9000);
});

/** Opens connections that say nothing more than `words`, and counts those that the desk ended. */
async function openMany(t, port, addresses, words) {
  const many = { closed: 0, sockets: addresses.map((localAddress) => net.connect({ port, host: "127.0.0.1", localAddress })) };
  t.after(() => many.sockets.forEach((socket) => socket.destroy()));
  for (const socket of many.sockets) {
    socket.on("error", () => {});
    socket.on("close", () => ++many.closed);
    if (words) socket.write(words);
  }
  await Promise.all(many.sockets.map((socket) => new Promise((resolve) => (socket.once("connect", resolve), socket.once("close", resolve)))));
  /** Each says another line of its header: who does so now and then is not idle. */
  many.dribble = () => many.sockets.forEach((socket, i) => socket.writable && socket.write(`X-${i}: y\r\n`));
  many.dribbles = setInterval(many.dribble, 1000);
  t.after(() => clearInterval(many.dribbles));
  return many;
}

test("200 clients that dribble their headers do not hold up a normal one", async (t) => {
  // All of them come from one address here, so the limit of connections by address is lifted for this test.
  const args = ["--connections-per-address", "1000", "--puts-per-minute", "0"];
  const own = await startDesk(t, { args }), quiet = await startDesk(t, { args });
  const many = await openMany(t, own.port, Array(200).fill("127.0.0.1"), "PUT /api/v1/submissions/x HTTP/1.1\r\nHost: 127.0.0.1\r\n");
  const times = { alone: [], beside: [] };
  const send = async (desk, to) => {
    const { id, bytes } = await makePackage();
    const begun = performance.now();
    assert.equal((await put(desk, id, bytes)).status, 201);
    to.push(performance.now() - begun);
  };
  // In turn with a desk that has no slow clients: what else the machine does is then seen in both.
  for (let i = 0; i < 20; ++i) {
    await send(quiet, times.alone);
    many.dribble();
    await send(own, times.beside);
  }
  assert.equal(many.closed, 0, "all of them were there the whole time");
  const [alone, beside] = [times.alone, times.beside].map((all) => all.sort((a, b) => a - b)[10]);
  t.diagnostic(`a normal client: ${alone.toFixed(1)} ms alone, ${beside.toFixed(1)} ms beside 200 slow ones`);
  assert.ok(beside < 50 * alone, `${beside} ms, where it takes ${alone} ms alone`);
});

test("one address gets 64 connections, and another address is served meanwhile", async (t) => {
  const own = await startDesk(t);
  const many = await openMany(t, own.port, Array(100).fill("127.0.0.2"), "GET / HTTP/1.1\r\n");
  await until("the connections over the limit to end", () => many.closed >= 36);
  assert.equal((await fetch(`${own.url}/healthz`)).status, 200);
  assert.equal(many.closed, 36);
});

// Seen: a thousand connections that said nothing held everybody else up until they were ended, ten seconds later.
test("thousands of silent connections from many addresses hold up no normal client", async (t) => {
  const own = await startDesk(t);
  const count = long ? 4000 : 2000;
  const many = await openMany(t, own.port, Array.from({ length: count }, (_, i) => `127.0.1.${1 + (i % 80)}`));
  clearInterval(many.dribbles);
  const { id, bytes } = await makePackage();
  assert.equal((await put(own, id, bytes)).status, 201);
  assert.ok(count - many.closed > 1000, `${many.closed} of ${count} had ended before`);
});

test("bodies on their way may take a part of the memory only; the rest is told to come later", async (t) => {
  const own = await startDesk(t);
  const sockets = Array.from({ length: 6 }, () => net.connect(own.port, "127.0.0.1"));
  const heard = sockets.map((socket) => new Promise((resolve) => { let text = ""; socket.on("data", (chunk) => { text += chunk; if (text.includes("\r\n\r\n")) resolve(text.split(" ")[1]); }); socket.on("error", () => {}); }));
  t.after(() => sockets.forEach((socket) => socket.destroy()));
  // Each sends all but the last byte, so that all six lie there at once: 90 MiB, where one address may have 64.
  const body = Buffer.alloc((15 << 20) - 1, 0x20);
  for (const socket of sockets) socket.write(`PUT /api/v1/submissions/${newId()} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${15 << 20}\r\n\r\n`);
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.write(body, resolve))));
  await untilRead(own, sockets.length);
  for (const socket of sockets) socket.write(" ");
  const statuses = await Promise.all(heard);
  assert.deepEqual(statuses.toSorted(), ["400", "400", "400", "400", "503", "503"]);
  assert.equal((await fetch(`${own.url}/healthz`)).status, 200);
});

test("large packages that are costly to read wait for each other, and hold up no normal one", async (t) => {
  const own = await startDesk(t, { args: ["--puts-per-minute", "0"] });
  // More than 1 MiB, which is what makes them large.
  const costly = Buffer.from(`{"format":[${"[],".repeat(360_000)}[]]}`);
  let ended = 0, more = true;
  const large = Promise.all(Array.from({ length: 4 }, async () => {
    for (; more; ++ended) assert.equal((await put(own, newId(), costly)).status, 422);
  }));
  await until("the first large one to be answered", () => ended > 0);
  const meanwhile = [];
  for (let i = 0; i < 10; ++i) {
    const { id, bytes } = await makePackage();
    const before = ended;
    assert.equal((await put(own, id, bytes)).status, 201);
    meanwhile.push(ended - before);
  }
  more = false;
  await large;
  // In the same queue each of the normal ones would wait for the three large ones before it.
  assert.ok(Math.min(...meanwhile) < 2, `the large ones that were answered before each normal one: ${meanwhile}`);
});

test("the access log holds no value and no path as it came, and is off by default", async (t) => {
  const own = await startDesk(t, { args: ["--access-log"] });
  await verify(own, "104233", "Okonkwo-Smith");
  await fetch(`${own.url}/Okonkwo-Smith?name=Okonkwo-Smith`);
  const { id, bytes } = await makePackage();
  await put(own, id, bytes);
  await own.stop();
  const accessLines = (log) => log.split("\n").filter((line) => line.endsWith(" ms"));
  const lines = await until("the log to tell of all three", () => accessLines(own.log).length >= 3 && accessLines(own.log));
  assert.equal(lines.length, 3, own.log);
  const mark = /^\S+Z ([0-9a-f]{12}) /.exec(lines[0])[1];
  assert.match(lines[0], new RegExp(`^\\S+Z ${mark} POST members/verify 200 \\d+ ms$`));
  assert.match(lines[1], new RegExp(`^\\S+Z ${mark} GET site 404 \\d+ ms$`));
  assert.match(lines[2], new RegExp(`^\\S+Z ${mark} PUT submissions 201 \\d+ ms$`));
  await desk.stop();
  assert.deepEqual(accessLines(desk.log), []);
  for (const { log } of [own, desk]) assert.doesNotMatch(log, /Okonkwo/);
});
