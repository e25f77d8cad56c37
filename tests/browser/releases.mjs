// Other releases of the app, built from changed sources as the real one is.
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { folder } from "../helpdesk/desk.mjs";

const top = fileURLToPath(new URL("../..", import.meta.url));

/** A site with changes in its sources: {"web/main.js": (text) => text}. */
export async function release(t, changes) {
  const place = await folder(t);
  const sources = join(place, "sources");
  await mkdir(join(sources, "web"), { recursive: true });
  await symlink(join(top, "assets"), join(sources, "assets"));
  await symlink(join(top, "web/node_modules"), join(sources, "web/node_modules"));
  await cp(join(top, "shell.html"), join(sources, "shell.html"));
  await cp(join(top, "web"), join(sources, "web"), { recursive: true, filter: (path) => !path.includes("node_modules") });
  for (const [name, change] of Object.entries(changes)) {
    const path = join(sources, name);
    const text = await readFile(path, "utf8");
    const changed = change(text);
    if (changed === text) throw new Error(`${name} is as it was`);
    await writeFile(path, changed);
  }
  // What did not change is not packed anew.
  const site = join(place, "site");
  await cp(join(top, "build/web"), site, { recursive: true });
  await promisify(execFile)(process.execPath, [join(top, "tools/site.mjs"), join(top, "build/wasm"), site], { cwd: sources });
  return site;
}
