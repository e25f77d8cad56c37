// The same package by email: made without a network, read by the Help Desk, and its reference comes back by itself.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { everywhere, inChromium, journey, unreachable } from "./journey.mjs";
import { arrive, declare, fill, goOn, reference, sees, submit, walkElsewhere } from "./person.mjs";

const site = "Clinique d’oncologie imaginaire";

journey("a package that is mailed reaches the Help Desk once, and this computer learns its reference", { engines: everywhere, heard: unreachable }, async ({ tab, desk }) => {
  await walkElsewhere(tab, desk.url);
  await declare(tab);
  await desk.stop();
  await goOn(tab, "Send the package by email", "Email instead");
  await sees(tab, "Please do not fax or email the form");
  await tab.press("button", "Save the email");
  const mail = await tab.downloaded();
  assert.match(mail.name, /^qopi-interest-clinique-d-oncologie-imaginaire-[0-9a-f-]+\.eml$/);
  assert.match(mail.bytes.toString(), /^X-Unsent: 1\r\nTo: qopi@asco\.org\r\nSubject: =\?UTF-8\?B\?/);
  await sees(tab, `Saved as ${mail.name}.`);
  await tab.open(`${desk.url}#/packages`);
  await sees(tab, "Saved here, not received");

  await desk.start();
  const path = join(desk.dir, mail.name);
  await writeFile(path, mail.bytes);
  const [taken] = await desk.ask("take", path);
  await tab.reload();
  await sees(tab, `Reference ${taken.reference}`);
  await sees(tab, "Saved or shared");
  assert.equal(await tab.count("button", `Send now: ${site}`), 0);
  assert.deepEqual((await desk.ask("list")).map((record) => record.reference), [taken.reference]);

  // The list for the practice's own books.
  await tab.press("button", "Save this list");
  const list = await tab.downloaded();
  assert.ok(list.bytes.toString().includes(`,interest,received,${taken.reference},sha-256:`));
  await tab.open(`${desk.url}#/`);
  await goOn(tab, "Interest received", `Show the confirmation: ${site}`);
  assert.equal(await reference(tab), taken.reference);
});

// Seen: the package between was removed before it was sent, the last one named it alone, and the Help Desk had the first and the last side by side.
journey("an email that comes late is replaced by what was submitted after it, though the package between them was removed", { engines: inChromium, heard: unreachable }, async ({ tab, desk }) => {
  await tab.before(() => { Math.random = () => 100; });
  await walkElsewhere(tab, desk.url);
  await declare(tab);
  await desk.stop();
  await goOn(tab, "Send the package by email", "Email instead");
  await tab.press("button", "Save the email");
  const mail = await tab.downloaded();

  const changeTo = async (city) => {
    await tab.open(`${desk.url}#/register/interest`);
    await arrive(tab, "Register your interest");
    await fill(tab, [{ role: "textbox", name: "City", answer: city }]);
    await goOn(tab, "Review and submit");
  };
  await changeTo("Lyon");
  await submit(tab, "Not sent yet");
  await tab.open(`${desk.url}#/packages`);
  await sees(tab, "Replaced by a later one");
  const named = async (label) => (await tab.tree()).filter(({ role, name }) => role === "button" && name.startsWith(`${label}: ${site}`)).map(({ name }) => name);
  // The newest one stands first; they differ by their numbers.
  const [removal, other] = await named("Remove");
  assert.notEqual(removal, other);
  await tab.press("button", removal);
  await tab.press("button", "Yes, remove");
  await sees(tab, "Saved here, not received");
  assert.equal((await named("Save as email")).length, 1);

  await changeTo("Paris");
  await desk.start();
  await submit(tab);
  const last = await reference(tab);
  const path = join(desk.dir, mail.name);
  await writeFile(path, mail.bytes);
  const [taken] = await desk.ask("take", path);
  const { out } = await desk.run("show", taken.reference);
  assert.match(out, new RegExp(`^  Replaced by: ${last}, of the same sender$`, "m"));
});
