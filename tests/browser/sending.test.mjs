// A Help Desk that cannot be reached: what was submitted waits in the outbox, and reaches it once and only once.
import assert from "node:assert/strict";
import { rename } from "node:fs/promises";
import { run } from "../helpdesk/desk.mjs";
import { practice } from "./answers.mjs";
import { everywhere, inChromium, journey, unreachable } from "./journey.mjs";
import { arrive, fill, goOn, hurried, openWhole, reference, sees, submit, walkElsewhere } from "./person.mjs";

/** Submits while nobody listens. */
async function submitInVain(tab, desk) {
  await walkElsewhere(tab, desk.url);
  await desk.stop();
  await submit(tab, "Not sent yet");
  await sees(tab, "There is no connection to the Help Desk.");
  await sees(tab, "is saved on this computer but has not reached the Help Desk");
}

async function assertOneRecord(tab, desk) {
  const shown = await reference(tab);
  assert.deepEqual((await desk.ask("list")).map((record) => record.reference), [shown]);
}

journey("what could not be sent is sent when one presses Send now", { engines: everywhere, heard: unreachable }, async ({ tab, desk }) => {
  // Its own next try is minutes away, so that it is the button that sends.
  await tab.before(() => { Math.random = () => 100; });
  await submitInVain(tab, desk);
  await desk.start();
  await tab.press("button", "Send now");
  await assertOneRecord(tab, desk);
});

journey("what could not be sent is sent by itself while the page is open", { engines: everywhere, heard: unreachable }, async ({ tab, desk }) => {
  await hurried(tab);
  await submitInVain(tab, desk);
  await desk.start();
  await assertOneRecord(tab, desk);
});

journey("what could not be sent is sent by itself when the page is opened again", { engines: everywhere, heard: unreachable }, async ({ tab, desk }) => {
  await submitInVain(tab, desk);
  await tab.open("about:blank");
  await desk.start();
  assert.deepEqual(await desk.ask("list"), []);
  await tab.open(desk.url);
  await sees(tab, "Received by the Help Desk, reference");
  await goOn(tab, "Interest received", "Show the confirmation: Clinique d’oncologie imaginaire");
  await assertOneRecord(tab, desk);
});

journey("a package that waits in two tabs is sent once, and both show its reference", { engines: everywhere, heard: unreachable }, async ({ tab, desk, t }) => {
  await tab.before(() => { Math.random = () => 100; });
  await submitInVain(tab, desk);
  await desk.start();
  const second = await tab.another();
  t.after(() => second.close());
  await second.open(`${desk.url}#/packages`);
  await sees(second, "Received by the Help Desk");
  await tab.front();
  await assertOneRecord(tab, desk);
});

// Seen once: in the moment before the draft had noted the package, a reload forgot that it was sent, and one would have sent another.
journey("a page that is reloaded at the very moment of its confirmation shows it again", { engines: everywhere, heard: unreachable }, async ({ tab, desk }) => {
  await walkElsewhere(tab, desk.url);
  await submit(tab);
  const shown = await reference(tab);
  await tab.reload();
  await arrive(tab, "Interest received");
  assert.equal(await reference(tab), shown);
  await assertOneRecord(tab, desk);
});

journey("a package that is sealed for a key which the Help Desk has lost is submitted again for its current one", { engines: inChromium, heard: [/status of 503/] }, async ({ tab, desk }) => {
  // Its own next try is minutes away.
  await tab.before(() => { Math.random = () => 100; });
  await openWhole(tab, desk);
  await tab.open(`${desk.url}#/register/practice`);
  await arrive(tab, "Main office");
  await fill(tab, [practice.find(({ name }) => name.startsWith("Practice taxpayer ID"))]);
  await tab.open(`${desk.url}#/register/review`);
  await arrive(tab, "Review and submit");
  await rename(desk.keys, `${desk.keys}-lost`);
  assert.equal((await run(["keys", "new", "--keys", desk.keys])).code, 0);
  await desk.restart([]);
  await submit(tab, "Not sent yet");
  await sees(tab, "The Help Desk cannot open the sealed answers in this package now.");
  assert.deepEqual(await desk.ask("list"), []);
  await goOn(tab, "Review and submit", "Submit again");
  await goOn(tab, "Registration received", "Submit to the Help Desk");
  await assertOneRecord(tab, desk);
  assert.match((await desk.run("show", await reference(tab), "--reveal")).out, /taxpayer ID[^:]*: 54-1234567/);
});
