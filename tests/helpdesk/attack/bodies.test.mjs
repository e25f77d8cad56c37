// Connections that announce large bodies and dribble: they take nobody's room.
import assert from "node:assert/strict";
import net from "node:net";
import { test } from "node:test";
import { until } from "../../until.mjs";
import { put, startDesk } from "../desk.mjs";
import { newId } from "../package.mjs";
import { honest } from "./honest.mjs";
import { untilRead } from "./raw.mjs";

const long = Boolean(process.env.QOPI_LONG);
// Seen: sixteen of four addresses, 16 MiB each but for the last byte, were all that the desk could hold.
const addresses = long ? 12 : 4, perAddress = 4;
const announced = 16 << 20;

/** Connections that have sent nearly all that they announced, as far as the desk takes it. */
async function hoard(t, desk) {
  const body = Buffer.alloc(announced - 100, 0x20);
  const sockets = [];
  t.after(() => sockets.forEach((socket) => socket.destroy()));
  for (let i = 0; i < addresses * perAddress; ++i) {
    const socket = net.connect({ port: desk.port, host: "127.0.0.1", localAddress: `127.0.3.${1 + (i % addresses)}` });
    sockets.push(socket);
    socket.on("error", () => {});
    socket.write(`PUT /api/v1/submissions/${newId()} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${announced}\r\n\r\n`);
  }
  await Promise.all(sockets.map((socket) => new Promise((resolve) => { socket.on("close", resolve); socket.write(body, resolve); })));
  await untilRead(desk, sockets.length);
  // Each goes on now and then: who does is no idle client.
  const dribbles = setInterval(() => sockets.forEach((socket) => socket.writable && socket.write(" ")), 1000);
  t.after(() => clearInterval(dribbles));
  return sockets;
}

test(`${addresses * perAddress} connections from ${addresses} addresses that announce 16 MiB and dribble hold up no upload`, async (t) => {
  const desk = await startDesk(t, { args: ["--puts-per-minute", "0"] });
  const sockets = await hoard(t, desk);
  await honest(t, desk);
  // A few MB, and then as much as a package can have: that must wait until they have become slow.
  const sent = async (size) => (await put(desk, newId(), Buffer.alloc(size, 0x20))).status;
  assert.equal(await sent(3 << 20), 400);
  await until("room for a body of 16 MiB", async () => (await sent(announced)) === 400);
  // Also those whose body was not wanted or was given up, and is read to its end so that they hear why.
  if (long) await until("those that dribble to be ended", () => sockets.every((socket) => socket.closed));
});
