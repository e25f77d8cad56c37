// A registered practice asks for a change: each kind once, from the start page to the Help Desk's record.
import assert from "node:assert/strict";
import { requester, requests, storedOf } from "./answers.mjs";
import { until } from "./engines/tab.mjs";
import { everywhere, inChromium, journey, unreachable } from "./journey.mjs";
import { arrive, declare, goOn, reference, sees, start, submit, walkRequest } from "./person.mjs";

for (const request of requests)
  journey(`“${request.label}” reaches the Help Desk as it was filled in, and what is missing is opened first`, { engines: inChromium, heard: unreachable }, async ({ tab, desk }) => {
    // Submitted too early: the line of the summary leads to the field.
    await start(tab, desk.url);
    await tab.press("link", "Request a change for a registered practice");
    await goOn(tab, "The practice and you", `Begin: ${request.label}`);
    await tab.open(`${desk.url}#/register/review`);
    await arrive(tab, "Check your answers");
    await declare(tab);
    await tab.press("button", "Submit to the Help Desk");
    await arrive(tab, "Error: Check your answers");
    await tab.press("button", "The practice and you: Enter the practice name.");
    await until("the focus in the field", async () => (await tab.read("textbox", "Practice name")).focused);

    await walkRequest(tab, desk.url, request);
    await submit(tab, "Request received");
    await sees(tab, "The Help Desk calls the contacts that it has on file for the practice");
    const shown = await reference(tab);
    const [listed] = await desk.ask("list");
    assert.deepEqual([listed.reference, listed.kind, listed.status], [shown, request.kind, "unverified"]);
    const [whole] = await desk.ask("show", shown, "--reveal");
    const given = [requester, ...request.pages.flatMap((page) => [page.rows, ...(page.items ?? [])])].flat().filter((row) => row.answer !== "");
    const has = Object.fromEntries(whole.fields.map(({ at, value }) => [at, value]));
    for (const [at, value] of Object.entries(storedOf(given))) assert.equal(has[at], value, at);
  });

journey("a request that finds nobody waits, and arrives when the Help Desk is back", { engines: everywhere, heard: unreachable }, async ({ tab, desk }) => {
  const [request] = requests.filter(({ kind }) => kind === "change-practice");
  await walkRequest(tab, desk.url, request);
  await desk.stop();
  await submit(tab, "Request received");
  await sees(tab, "There is no connection to the Help Desk.");
  await desk.start();
  const shown = await reference(tab);
  assert.deepEqual((await desk.ask("list")).map((record) => record.reference), [shown]);
});
