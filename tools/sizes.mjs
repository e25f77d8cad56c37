// Prints the brotli size of each file of SITE (sizes.mjs SITE), the sum of what a first visit loads before the form is there, and of what comes
// later: what seals and verifies, the service worker and what only it fetches, notices, icons for installing.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const [site] = process.argv.slice(2);
const rows = readdirSync(site, { recursive: true })
  .filter((name) => name.endsWith(".br"))
  .map((name) => [name.slice(0, -3).replace(/\.[0-9a-f]{16}\./, "."), statSync(join(site, name)).size])
  .sort((a, b) => b[1] - a[1]);
const comesLater = ([name]) => name.startsWith("icons/") || ["licenses.txt", "accessibility.html", "worker.js", "registration.webmanifest", "jose.js", "sheet.js", "inflate.js"].includes(name);
const sum = (some) => some.reduce((all, [, size]) => all + size, 0);
const sums = [["first visit", sum(rows.filter((row) => !comesLater(row)))], ["later", sum(rows.filter(comesLater))]];
for (const [name, size] of [...rows, ...sums]) console.log(`  ${name.padEnd(26)} ${size.toLocaleString("en-US").padStart(9)} bytes (brotli)`);
