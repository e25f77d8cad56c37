// Headers that come a byte now and then, so that no limit of idle time ends them.
import assert from "node:assert/strict";
import net from "node:net";
import { test } from "node:test";
import { until } from "../../until.mjs";
import { ask, startDesk } from "../desk.mjs";
import { honest } from "./honest.mjs";

const long = Boolean(process.env.QOPI_LONG);

test("a header that is dribbled is ended at its deadline, and who waits between two requests has one of his own", async (t) => {
  const desk = await startDesk(t, { args: ["--head-seconds", long ? "20" : "1"] });
  const sockets = Array.from({ length: long ? 60 : 10 }, () => net.connect(desk.port, "127.0.0.1"));
  t.after(() => sockets.forEach((socket) => socket.destroy()));
  for (const socket of sockets) { socket.on("error", () => {}); socket.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: "); }
  const dribbles = setInterval(() => sockets.forEach((socket) => socket.writable && socket.write("x")), long ? 4000 : 300);
  t.after(() => clearInterval(dribbles));
  await honest(t, desk);
  await until("all of them to be ended", () => sockets.every((socket) => socket.closed));
  assert.equal((await ask(desk, "GET", "/healthz")).status, 200);
});
