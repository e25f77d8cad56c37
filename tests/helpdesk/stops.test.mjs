// The desk is asked to end while clients that keep their connections alive ask on: each request is answered whole or not begun, nothing that
// was acknowledged is lost, and the program ends well, every time.
import assert from "node:assert/strict";
import http from "node:http";
import net from "node:net";
import { test } from "node:test";
import { seeded } from "../seeded.mjs";
import { Outbox, compare, crowd, long } from "./crowd.mjs";
import { prepare, serve, startDesk } from "./desk.mjs";
import { makePackage } from "./package.mjs";
import { until } from "../until.mjs";

const stops = long ? 100 : 12, seed = 4127;

/** A client that asks for its receipt again and again on one connection, until that is ended. Gives the heads of all answers. */
function askOn(port, path) {
  const heads = [];
  const over = new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    const ask = () => socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
    let text = "";
    socket.on("connect", ask);
    socket.on("data", (chunk) => {
      text += chunk;
      for (let end; (end = text.indexOf("\r\n\r\n")) >= 0; ) {
        const head = text.slice(0, end), length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
        if (text.length < end + 4 + length) return;
        heads.push(head);
        text = text.slice(end + 4 + length);
        ask();
      }
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(text));
  });
  return { heads, over };
}

test(`${stops} of ${stops} stops in the middle of requests on connections that are kept alive end well`, async (t) => {
  const desk = await prepare(t), outbox = new Outbox(), random = seeded(seed);
  let turned_away = 0;
  for (let stop = 0; stop < stops; ++stop) {
    const server = await serve(t, desk, ["--puts-per-minute", "0"]);
    const first = await outbox.make();
    await outbox.send(server, first);
    const clients = Array.from({ length: 8 }, (_, i) => askOn(server.port, i % 2 ? "/healthz" : `/api/v1/submissions/${first.id}/receipt`));
    const sending = crowd(server, outbox, 3, () => outbox.make());
    const moment = Math.floor(random() * 40);
    await until("some answers", () => clients.reduce((sum, { heads }) => sum + heads.length, 0) > moment);
    assert.deepEqual(await server.stop(), { code: 0, signal: null }, `stop ${stop}: ${server.log}`);
    await sending;
    for (const { heads, over } of clients) {
      assert.equal(await over, "", "no answer is cut off");
      for (const head of heads) {
        const status = Number(head.slice(9, 12));
        assert.ok([200, 503].includes(status), head);
        if (status !== 503) continue;
        turned_away += 1;
        assert.match(head, /\r\nConnection: close/i);
      }
    }
  }
  await compare(desk.store, outbox);
  t.diagnostic(`seed ${seed}: ${outbox.heard.length} acknowledged, ${turned_away} requests turned away at a stop`);
});

test("a transfer that lasts longer than anything else is finished, and who asks meanwhile on a connection that is there hears to come later", async (t) => {
  const own = await startDesk(t);
  const made = await makePackage(), { id } = made;
  // Longer than the fifteen seconds that it was once given, in a long run, and at the least rate that is waited for: white space is no part of it.
  const parts = long ? 25 : 3, part_bytes = long ? 20 << 10 : 1;
  const bytes = long ? Buffer.concat([made.bytes, Buffer.alloc(parts * part_bytes, " ")]) : made.bytes;
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  const ask = () => new Promise((resolve, reject) => http.get(`${own.url}/healthz`, { agent }, (answer) => answer.resume().on("end", () => resolve(answer))).on("error", reject));
  assert.equal((await ask()).statusCode, 200);
  const request = http.request({ host: "127.0.0.1", port: own.port, method: "PUT", path: `/api/v1/submissions/${id}`, headers: { "Content-Length": bytes.length, "Content-Type": "application/json", Expect: "100-continue" } });
  const answer = new Promise((resolve, reject) => { request.on("response", resolve); request.on("error", reject); });
  request.flushHeaders();
  // Only then the desk has begun with it: bytes that are written may wait at its door.
  await new Promise((resolve) => request.once("continue", resolve));
  request.write(bytes.subarray(0, 100));
  own.child.kill("SIGTERM");
  // The one connection that is kept alive is answered until it is closed.
  const late = await until("the desk to turn others away", async () => { const one = await ask(); return one.statusCode === 503 && one; });
  assert.equal(late.headers.connection, "close");
  for (let part = 0; part < parts; ++part) {
    if (long) await new Promise((resolve) => setTimeout(resolve, 1000));
    request.write(bytes.subarray(100 + part * part_bytes, 100 + (part + 1) * part_bytes));
  }
  request.end(bytes.subarray(100 + parts * part_bytes));
  assert.equal((await answer).statusCode, 201);
  assert.deepEqual(await own.ended, { code: 0, signal: null });
});
