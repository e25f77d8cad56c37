// Prints what a first visit transfers: sizes.mjs SITE lists each file's brotli size, and the sum without the icons for installing and the notices.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const [site] = process.argv.slice(2);
const rows = readdirSync(site, { recursive: true })
  .filter((name) => name.endsWith(".br"))
  .map((name) => [name.slice(0, -3).replace(/\.[0-9a-f]{16}\./, "."), statSync(join(site, name)).size])
  .sort((a, b) => b[1] - a[1]);
rows.push(["first visit", rows.reduce((sum, [name, size]) => sum + (name.startsWith("icons/") || name === "licenses.txt" ? 0 : size), 0)]);
for (const [name, size] of rows) console.log(`  ${name.padEnd(26)} ${size.toLocaleString("en-US").padStart(9)} bytes (brotli)`);
