// All tests of web/ in one process, so that Node, jsdom and fetch are started once: node tests/web/all.mjs. Each file is a suite with
// hooks of its own, and finds the globals that it would find alone: what the file before put in their place is taken away again.
import { readdirSync } from "node:fs";
import { after, before, describe, mock } from "node:test";
// Loaded once, and what several files need: before what stands in their place is kept.
import "../../web/jose.js";
import "fake-indexeddb/auto";

/** Where fetch has the connections that it keeps open. */
const connections = Symbol.for("undici.globalDispatcher.1");

/** @returns {() => Promise<void>} what puts the globals back as they are now */
function keepGlobals() {
  const kept = new Map(Reflect.ownKeys(globalThis).map((name) => [name, globalThis[name]]));
  return async () => {
    mock.reset();
    // They have timers, which would go by the clock of the next file.
    const agent = globalThis[connections];
    if (agent) globalThis[connections] = new agent.constructor();
    await agent?.destroy();
    for (const name of Reflect.ownKeys(globalThis)) if (!kept.has(name)) Reflect.deleteProperty(globalThis, name);
    for (const [name, value] of kept) if (!Object.is(globalThis[name], value)) Reflect.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  };
}

for (const file of readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".test.mjs")).sort())
  describe(file, async () => {
    let putBack;
    before(() => { putBack = keepGlobals(); });
    await import(`./${file}`);
    after(() => putBack());
  });
