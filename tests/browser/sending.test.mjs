// A Help Desk that cannot be reached: what was submitted waits in the outbox, and reaches it once and only once.
import assert from "node:assert/strict";
import { elsewhere, interest } from "./answers.mjs";
import { everywhere, journey } from "./journey.mjs";
import { arrive, fill, goOn, reference, sees, start, submit } from "./person.mjs";

/** What the browser itself says of a connection that it could not make, and of a receipt that is not there yet. */
const heard = [/ERR_CONNECTION_REFUSED/, /status of 404/];

async function toReview(tab, desk) {
  await start(tab, desk.url);
  await goOn(tab, "Eligibility", "Register New Practice");
  await fill(tab, elsewhere);
  await goOn(tab, "Register your interest");
  await fill(tab, interest);
  await goOn(tab, "Check your answers");
}

/** Submits while nobody listens. */
async function submitInVain(tab, desk) {
  await toReview(tab, desk);
  await desk.stop();
  await submit(tab);
  await sees(tab, "There is no connection to the Help Desk.");
  await sees(tab, "is kept on this computer and has not reached the Help Desk");
}

async function assertOneRecord(tab, desk) {
  const shown = await reference(tab);
  assert.deepEqual((await desk.ask("list")).map((record) => record.reference), [shown]);
}

journey("what could not be sent is sent when one presses Send now", { engines: everywhere, heard }, async ({ tab, desk }) => {
  // Its own next try is minutes away, so that it is the button that sends.
  await tab.before(() => { Math.random = () => 100; });
  await submitInVain(tab, desk);
  await desk.start();
  await tab.press("button", "Send now");
  await assertOneRecord(tab, desk);
});

journey("what could not be sent is sent by itself while the page is open", { engines: everywhere, heard }, async ({ tab, desk }) => {
  await submitInVain(tab, desk);
  await desk.start();
  await assertOneRecord(tab, desk);
});

journey("what could not be sent is sent by itself when the page is opened again", { engines: everywhere, heard }, async ({ tab, desk }) => {
  await submitInVain(tab, desk);
  await tab.open("about:blank");
  await desk.start();
  assert.deepEqual(await desk.ask("list"), []);
  await tab.open(desk.url);
  await sees(tab, "Received by the Help Desk, reference");
  await goOn(tab, "Registration received", "Continue: Clinique d’oncologie imaginaire");
  await assertOneRecord(tab, desk);
});

// Seen once: in the moment before the draft had noted the package, a reload forgot that it was sent, and one would have sent another.
journey("a page that is reloaded at the very moment of its confirmation shows it again", { engines: everywhere, heard }, async ({ tab, desk }) => {
  await toReview(tab, desk);
  await submit(tab);
  const shown = await reference(tab);
  await tab.reload();
  await arrive(tab, "Registration received");
  assert.equal(await reference(tab), shown);
  await assertOneRecord(tab, desk);
});
