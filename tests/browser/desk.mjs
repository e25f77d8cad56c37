// The real Help Desk with the real site: a fresh store, fresh keys and the example roster in a folder of its own.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { execute, jsonLines, ownPort, prepare, run, serve } from "../helpdesk/desk.mjs";

const top = fileURLToPath(new URL("../..", import.meta.url));

/** @param {{ after: (done: () => unknown) => void }} t the test, or whoever else says when all is over */
export async function openDesk(t) {
  const place = await prepare(t, { roster: await readFile(`${top}assets/example-roster.csv`, "utf8") });
  place.site = `${top}build/web`;
  let server = await serve(t, place, ["--listen", `127.0.0.1:${await ownPort()}`]);
  const where = ["--store", place.store, "--keys", place.keys];
  return {
    ...place,
    url: `${server.url}/`,
    stop: () => server.stop(),
    /** Starts it again at the same address, perhaps with another site. */
    async start(site = place.site) {
      place.site = site;
      server = await serve(t, place, ["--listen", `127.0.0.1:${server.port}`]);
    },
    /** Starts it again at the same address with further settings. */
    async restart(args) {
      await server.stop();
      server = await serve(t, place, ["--listen", `127.0.0.1:${server.port}`, ...args]);
    },
    /** What the server has written until now. */
    log: () => server.log,
    /** One of the commands of the people at the Help Desk, on the same store. */
    run: (command, ...args) => run([command, ...args, ...where]),
    /** The bytes of a record, as they lie in the store. */
    async stored(id) {
      const { out } = await execute("sqlite3", ["-readonly", place.store, `SELECT hex(bytes) FROM submission WHERE id = '${id}'`]);
      return Buffer.from(out.trim(), "hex").toString();
    },
    /** The objects that a command prints with --json. */
    async ask(command, ...args) {
      const { code, out, err } = await run([command, ...args, "--json", ...where]);
      if (code !== 0) throw new Error(err);
      return jsonLines(out);
    },
  };
}
