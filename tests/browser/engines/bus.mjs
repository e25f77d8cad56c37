// An accessibility bus of its own for one browser, and the screen reader's end of it.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { until } from "../../until.mjs";

const reader_program = fileURLToPath(new URL("bus.py", import.meta.url));

/** What says to programs that somebody listens; a desktop would. */
const listening = { GNOME_ACCESSIBILITY: "1", ACCESSIBILITY_ENABLED: "1", NO_AT_BRIDGE: "0" };

/** The lines of a program's output, one at a time. */
const linesOf = (stream) => createInterface({ input: stream })[Symbol.asyncIterator]();

/** Starts a session bus that nobody else uses. What is asked of it first starts the accessibility bus beside it.
 * @param {string} display where the browser is @returns `env` is for the browser */
export async function openBus(display) {
  // Each bus has its socket here, or two runs at once would have one.
  const folder = await mkdtemp(join(tmpdir(), "qopi-bus-"));
  const env = { ...process.env, ...listening, DISPLAY: display, XDG_RUNTIME_DIR: folder, GSETTINGS_BACKEND: "memory" };
  const session = spawn("dbus-daemon", ["--session", "--nofork", "--print-address=1"], { env, stdio: ["ignore", "pipe", "ignore"] });
  process.once("exit", () => session.kill());
  const failed = new Promise((_, reject) => session.once("error", reject));
  const { value: address } = await Promise.race([linesOf(session.stdout).next(), failed]);
  env.DBUS_SESSION_BUS_ADDRESS = address;
  const reader = spawn("/usr/bin/python3", [reader_program], { env, stdio: ["pipe", "pipe", "inherit"] });
  process.once("exit", () => reader.kill());
  const answers = linesOf(reader.stdout);

  /** @param {string[]} command */
  async function ask(...command) {
    reader.stdin.write(`${JSON.stringify(command)}\n`);
    const said = [];
    for (;;) {
      const { value: line, done } = await answers.next();
      if (done) throw new Error("The reader of the accessibility bus ended");
      if (line === "") return said;
      said.push(JSON.parse(line));
    }
  }
  const orFail = (said) => {
    if (said[0]?.error) throw new Error(said[0].error);
    return said;
  };
  return {
    env,
    /** @typedef {{ role: string, name: string, states: string[], description: string, described: string[], text: string, level: number }} Node
     * What is more than text on the page, in the order of reading. @returns {Promise<Node[]>} */
    tree: async (title) => orFail(await ask("tree", title)),
    /** Presses a control as a screen reader does, once it is told of. */
    press: async (title, role, name) => {
      const said = await until(`the ${role} “${name}” on the bus`, async () => {
        const answer = await ask("press", title, role, name);
        return !answer[0]?.error?.startsWith("LookupError") && answer;
      });
      return orFail(said)[0];
    },
    async close() {
      reader.kill();
      session.kill();
      // What hung on the bus may still write for a moment.
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}
