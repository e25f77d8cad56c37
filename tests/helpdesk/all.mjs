// All tests of the Help Desk in one process, so that Node is started once, and nobody waits while locked.test.mjs does:
// node tests/helpdesk/all.mjs. That one comes last; its waiting begins with the first test.
import { readdir } from "node:fs/promises";

const here = new URL("./", import.meta.url), waits = "locked.test.mjs";
const files = (await readdir(here, { recursive: true })).filter((name) => name.endsWith(".test.mjs") && name !== waits).sort();
for (const file of [...files, waits]) await import(new URL(file, here));
