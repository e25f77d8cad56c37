// All tests of web/ in one process, since most of a process for each file went into starting it. Each file is a suite, with hooks of its
// own, and finds the globals as Node made them: what the file before put in their place is taken away again.
import { readdirSync } from "node:fs";
import { after, before, describe, mock } from "node:test";

/** A file that has it so alone has it so here. @returns {() => void} what puts the globals back */
function keepGlobals() {
  const kept = Object.getOwnPropertyDescriptors(globalThis);
  return () => {
    mock.reset();
    for (const name of Reflect.ownKeys(globalThis)) if (!Object.hasOwn(kept, name)) delete globalThis[name];
    for (const name of Reflect.ownKeys(kept)) {
      const { get, value } = Object.getOwnPropertyDescriptor(globalThis, name) ?? {};
      if (get !== kept[name].get || value !== kept[name].value) Object.defineProperty(globalThis, name, kept[name]);
    }
  };
}

for (const file of readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".test.mjs")).sort())
  describe(file, async () => {
    let putBack;
    before(() => { putBack = keepGlobals(); });
    await import(`./${file}`);
    after(() => putBack());
  });
