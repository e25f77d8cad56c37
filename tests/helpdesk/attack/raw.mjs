// Speaks to a desk byte by byte, as no library would.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import net from "node:net";
import { until } from "../../until.mjs";

/** Says `text` and hears all until the desk ends the connection, or until `enough` says that it was heard. @param {string | Buffer} text */
export const say = (desk, text, { enough = (heard) => false, localAddress = undefined } = {}) =>
  new Promise((resolve) => {
    const socket = net.connect({ port: desk.port, host: "127.0.0.1", localAddress }, () => socket.write(text));
    let heard = "";
    socket.on("data", (chunk) => { if (enough((heard += chunk.toString("latin1")))) socket.destroy(); });
    socket.on("error", () => {});
    socket.on("close", () => resolve(heard));
  });

/** The status of the only answer, or what was heard in its place. */
export const statusOf = (heard) => Number(/^HTTP\/1\.1 (\d+) /.exec(heard)?.[1] ?? Number.NaN);

/** What lies between the clients and the desk, sent by the one and not yet read by the other, as the system counts it. */
async function bytesOnTheirWay(port) {
  const end = `:${port.toString(16).toUpperCase().padStart(4, "0")}`, established = "01";
  const rows = (await readFile("/proc/net/tcp", "utf8")).split("\n").map((line) => line.trim().split(/\s+/));
  // A row: its number, both addresses, the state, then what waits to be sent and to be read.
  const ends = rows.filter(([, here, there, state]) => state === established && (here.endsWith(end) || there.endsWith(end)));
  return { ends: ends.length, bytes: ends.flatMap(([, , , , queues]) => queues.split(":")).reduce((sum, hex) => sum + parseInt(hex, 16), 0) };
}

/** Waits until the desk has read all that so many connections have sent. */
export async function untilRead(desk, connections) {
  let looks = 0;
  await until("the desk to have read all of it", async () => {
    const { ends, bytes } = await bytesOnTheirWay(desk.port);
    assert.equal(ends, 2 * connections);
    return (looks = bytes === 0 ? looks + 1 : 0) === 3;
  });
}
