// What is printed, or saved as PDF, as another program reads it.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execute } from "../helpdesk/desk.mjs";

/** Lines break anywhere on paper. */
export const joined = (text) => text.replace(/\s+/g, "");

/** The printed page, column by column; a form feed ends each sheet. */
export async function printed(tab, desk, name) {
  const path = join(desk.dir, name);
  await writeFile(path, await tab.pdf());
  const { code, out, err } = await execute("pdftotext", ["-raw", path, "-"]);
  assert.equal(code, 0, err);
  return out;
}
export const sheetsOf = (text) => text.split("\f").slice(0, -1);
