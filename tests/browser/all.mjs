// Journeys in one process, so that they share one process of each browser: node tests/browser/all.mjs [gates | ways]. QOPI_ENGINES names
// the engines. Gates look at every page in every state; ways lead somewhere. The two take about as long.
import { readdir } from "node:fs/promises";

const here = new URL("./", import.meta.url);
const gates = new Set(["bus", "find", "long", "names", "pages", "painted", "phone", "plain", "reading"]);

const [wanted] = process.argv.slice(2);
for (const file of (await readdir(here)).filter((name) => name.endsWith(".test.mjs")).sort()) {
  const isGate = gates.has(file.replace(".test.mjs", ""));
  if (!wanted || isGate === (wanted === "gates")) await import(new URL(file, here));
}
