// All journeys in one process, so that they share one process of each browser: node tests/browser/all.mjs. QOPI_ENGINES names the engines.
import { readdir } from "node:fs/promises";

const here = new URL("./", import.meta.url);
for (const file of (await readdir(here)).sort()) if (file.endsWith(".test.mjs")) await import(new URL(file, here));
