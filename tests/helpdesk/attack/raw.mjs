// Speaks to a desk byte by byte, as no library would.
import net from "node:net";

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
