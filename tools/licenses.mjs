// What other people wrote and is in what we ship, with their notices: licenses.mjs site|program prints it. tools/site.mjs puts that of the site beside the page.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const top = new URL("../", import.meta.url);
const read = (path) => readFileSync(path.startsWith("/") ? path : new URL(path, top), "utf8");

/** `pin` is the name in tools/sources.pins or web/package.json; `notice` the file with the license, as those who wrote it give it. */
export const parts = [
  { name: "Dear ImGui", pin: "imgui", in: ["site"], notice: "build/sources/imgui/LICENSE.txt" },
  { name: "SDL", pin: "sdl2", in: ["site"], notice: "build/sources/sdl2/LICENSE.txt" },
  { name: "jose", pin: "jose", in: ["site"], notice: "web/node_modules/jose/LICENSE.md" },
  { name: "pako", pin: "pako", in: ["site"], notice: "web/node_modules/pako/LICENSE" },
  { name: "saxen", pin: "saxen", in: ["site"], notice: "web/node_modules/saxen/LICENSE" },
  { name: "Inter", in: ["site"], notice: "assets/fonts/OFL.txt" },
  { name: "Emscripten", in: ["site"], notice: "tools/licenses/emscripten.txt" },
  { name: "musl", in: ["site"], notice: "/usr/share/emscripten/system/lib/libc/musl/COPYRIGHT" },
  { name: "utf8proc", pin: "utf8proc", in: ["site", "program"], notice: "build/sources/utf8proc/LICENSE.md" },
  { name: "JSON for Modern C++", in: ["site", "program"], notice: "/usr/share/doc/nlohmann-json3-dev/copyright" },
  { name: "CLI11", in: ["program"], notice: "/usr/share/doc/libcli11-dev/copyright" },
  { name: "GNU libmicrohttpd", pin: "microhttpd", in: ["program"], notice: "build/sources/microhttpd/COPYING" },
];

/** What the program finds on the machine: not ours to ship, under notices of its own in /usr/share/doc. By the names of pkg-config. */
export const linked = [
  ["sqlite3", "SQLite", "in the public domain"],
  ["jose", "José", "Apache License 2.0"],
  ["jansson", "Jansson", "MIT License"],
  ["libcrypto", "OpenSSL", "Apache License 2.0"],
  ["gmime-3.0", "GMime", "GNU Lesser General Public License 2.1 or later"],
];

/** The names of tools/sources.pins with their versions, those of Debian's packages without what Debian adds. */
export const pinned = new Map(read("tools/sources.pins").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => {
  const [name, , source] = line.split(/\s+/);
  return [name, source.replace(/^.*=/, "").replace(/[+-].*$/, "")];
}));
export const bundled = new Map(Object.entries(JSON.parse(read("web/package.json")).dependencies));

const rule = "-".repeat(100);
/** @param {"site" | "program"} what */
export function notices(what) {
  const shipped = parts.filter((part) => part.in.includes(what)).map(({ name, pin, notice }) => {
    const version = pinned.get(pin) ?? bundled.get(pin);
    return `${rule}\n${version ? `${name} ${version}` : name}\n${rule}\n\n${read(notice).trim()}\n`;
  });
  const found = what === "site" ? [] : [`${rule}\nUsed where it is installed, and no part of this program\n${rule}\n\n${linked.map(([, name, license]) => `${name}: ${license}`).join("\n")}\n`];
  return [`What other people wrote and is part of this ${what}, with their notices.\n`, ...shipped, ...found].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(notices(process.argv[2] === "site" ? "site" : "program"));
