// Without a network: after one visit the app starts from cold, a whole registration is made, and it arrives when the network is back.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { practice } from "./answers.mjs";
import { alsoInWebKit, everywhere, unreachable, visits } from "./journey.mjs";
import { arrive, declare, goOn, hurried, openWhole, sees, start, submit, walkElsewhere } from "./person.mjs";
import { until } from "../until.mjs";

const name = practice.find((row) => row.name === "Practice name").answer;

/** A first visit, after which nothing more is needed of the network. */
async function firstVisit(tab, desk) {
  await start(tab, desk.url);
  await sees(tab, "This page also works offline.");
}

visits("a new process of the browser starts the app with its draft while the Help Desk is gone", { engines: alsoInWebKit, heard: unreachable }, async ({ visit, desk }) => {
  const first = await visit();
  await firstVisit(first, desk);
  await goOn(first, "Eligibility", "Register New Practice");
  await first.open(`${desk.url}#/register/practice`);
  await arrive(first, "Main office");
  await first.type("textbox", "Practice name", name);
  await until("that it is saved", async () => (await first.read("banner")).text.includes("Saved on this computer"));
  // The first letters may be what was saved; the last are within a second.
  await first.pass(1);
  await desk.stop();

  const second = await visit();
  await start(second, desk.url);
  await goOn(second, "Main office", `Continue: ${name}`);
  assert.equal((await second.read("textbox", "Practice name")).value, name);
});

visits("a registration that is opened without a network, and mailed, reaches the Help Desk by itself while the page is open", { engines: everywhere, heard: unreachable }, async ({ visit, desk }) => {
  await firstVisit(await visit(), desk);
  await desk.stop();
  const tab = await visit();
  await hurried(tab);
  await openWhole(tab, desk);
  await declare(tab);
  await goOn(tab, "Not sent yet", "Submit to the Help Desk");
  await sees(tab, "is saved on this computer but has not reached the Help Desk");
  await goOn(tab, "Send the package by email", "Email instead");
  await tab.press("button", "Save the email");
  const mail = await tab.downloaded();
  const path = join(desk.dir, mail.name);
  await writeFile(path, mail.bytes);
  await desk.start();
  const [taken] = await desk.ask("take", path);
  await tab.open(`${desk.url}#/packages`);
  await sees(tab, `Reference ${taken.reference}`);
  assert.deepEqual((await desk.ask("list")).map((record) => record.reference), [taken.reference]);
});

visits("an interest that is filled without a network reaches the Help Desk at the next opening, once", { engines: everywhere, heard: unreachable }, async ({ visit, desk }) => {
  await firstVisit(await visit(), desk);
  await desk.stop();
  const tab = await visit();
  await walkElsewhere(tab, desk.url);
  await submit(tab, "Not sent yet");
  await sees(tab, "There is no connection to the Help Desk.");
  await desk.start();
  const next = await visit({ kill: true });
  await next.open(`${desk.url}#/packages`);
  const shown = await until("the reference", async () => /Reference ([A-Z0-9-]+)/.exec((await next.read("main")).text)?.[1]);
  assert.deepEqual((await desk.ask("list")).map((record) => record.reference), [shown]);
});
