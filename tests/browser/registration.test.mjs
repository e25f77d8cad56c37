// The whole registration, against the real Help Desk: what it has is what was typed, sealed values included.
import assert from "node:assert/strict";
import { pbkdf2Sync } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execute, run } from "../helpdesk/desk.mjs";
import { jose } from "../helpdesk/package.mjs";
import { everything, response, storedOf } from "./answers.mjs";
import { everywhere, journey } from "./journey.mjs";
import { arrive, declarer, reference, sees, start, submit, walk } from "./person.mjs";

/** Every control and heading of the page has a name. */
async function assertNamed(tab) {
  const nodes = await tab.tree();
  assert.deepEqual(nodes.filter(({ name }) => !name), [], `everything on “${await tab.title()}” has a name`);
  assert.ok(nodes.some(({ role }) => role === "heading"));
}

/** What was sealed, opened with the Help Desk's key. */
async function opened(desk, stored) {
  const file = (await readdir(desk.keys)).find((name) => name.startsWith("seal"));
  const key = await jose.importJWK(JSON.parse(await readFile(join(desk.keys, file), "utf8")), "ECDH-ES");
  const { plaintext } = await jose.compactDecrypt(JSON.parse(stored).sealed, key);
  return JSON.parse(new TextDecoder().decode(plaintext));
}

const valuesIn = (whole) => Object.fromEntries(whole.fields.map(({ at, value }) => [at, value]));

journey("a practice with three offices and three users registers, and the Help Desk has what was typed", { engines: everywhere, byHand: true }, async ({ tab, desk }) => {
  await start(tab, desk.url);
  await assertNamed(tab);
  await walk(tab);
  await submit(tab, "Registration received");
  await sees(tab, "The Help Desk's receipt matches what you sent.");
  await assertNamed(tab);

  // One record, under the reference that the confirmation shows.
  const shown = await reference(tab);
  const [record, ...others] = await desk.ask("list");
  const { reference: told, kind, name, road, status, membership } = record;
  assert.deepEqual({ told, kind, name, road, status, membership },
    { told: shown, kind: "registration", name: "Riverbend Oncology & Hematology Associates", road: "upload", status: "received", membership: "active" });
  assert.deepEqual(others, []);

  // All that was typed; what is sealed is shown to nobody who does not ask for it.
  const wanted = storedOf(everything);
  const [whole] = await desk.ask("show", shown, "--reveal");
  assert.deepEqual(valuesIn(whole), wanted);
  assert.equal(whole.declaration.name, declarer);
  const [masked] = await desk.ask("show", shown);
  for (const at of ["/content/practice/ein", "/content/offices/0/ein"]) assert.equal(valuesIn(masked)[at], "sealed");
  assert.ok(!(await desk.run("show", shown)).out.includes("54-1234567"));
  const stored = await desk.stored(record.id);
  const sealed = await opened(desk, stored);
  const verifier = sealed["/content/physician/challenge_response"];
  assert.deepEqual({ ...sealed, "/content/physician/challenge_response": "" },
    { "/content/practice/ein": wanted["/content/practice/ein"], "/content/offices/0/ein": wanted["/content/offices/0/ein"], "/content/physician/challenge_response": "" });
  // Forgiving: what one gives later may differ in case and blanks.
  const same = pbkdf2Sync("the atlas of imaginary rivers", Buffer.from(verifier.salt, "base64url"), verifier.iterations, 32, "sha256");
  assert.ok(verifier.iterations >= 600_000);
  assert.equal(verifier.hash, same.toString("base64url"));
  assert.ok(!stored.includes(response) && !stored.includes("54-1234567"));

  // The saved package is the same bytes, is accepted, and is no second record.
  await tab.press("button", "Save package");
  const file = await tab.downloaded();
  assert.equal(file.bytes.toString(), stored);
  const path = join(desk.dir, file.name);
  await writeFile(path, file.bytes);
  assert.equal((await run(["check", path])).code, 0);
  const [taken] = await desk.ask("take", path);
  assert.deepEqual([taken.reference, (await desk.ask("list")).length], [shown, 1]);
  const marked = await desk.run("mark", shown, "checking", "--note", "Looked at");
  assert.equal(marked.code, 0, marked.err);
  assert.equal((await desk.ask("list"))[0].status, "checking");

  // The confirmation stays.
  await tab.reload();
  await arrive(tab, "Registration received");
  assert.equal(await reference(tab), shown);
});
