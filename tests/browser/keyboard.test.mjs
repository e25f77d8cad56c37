// The keyboard alone: Tab meets every control in the order of the page and leaves it again, and what has the focus is never lost.
import assert from "node:assert/strict";
import { everywhere, journey } from "./journey.mjs";
import { arrive, goOn, start } from "./person.mjs";
import { focusedStop, tabStops } from "./facts/controls.mjs";
import { until } from "../until.mjs";

const pages = [
  ["#/", "Register your practice for QOPI", "Register New Practice"],
  ["#/register/eligibility", "Eligibility", "Continue"],
  ["#/register/physician", "Corresponding physician", "Continue"],
];

for (const [address, title, button] of pages)
  journey(`Tab stops at every control of “${title}” in the order of the page, and Shift+Tab on the way back`, { engines: everywhere }, async ({ tab, desk }) => {
    await tab.open(`${desk.url}${address}`);
    await arrive(tab, title);
    await tab.find("button", button);
    if (address === "#/register/physician") {
      await goOn(tab, `Error: ${title}`);
      await until("the focus in the summary", async () => (await tab.read("region", "Problems on this page")).focused);
    }
    const stops = await tab.evaluate(tabStops);
    assert.ok(stops.length >= 4);
    // After errors the focus is in their summary: begin at the first stop, the skip link.
    if (await tab.evaluate(focusedStop)) while ((await tab.evaluate(focusedStop)) !== stops[0]) await tab.key("Shift", "Tab");
    else await tab.key("Tab");
    const met = [await tab.evaluate(focusedStop)];
    while (met.length < stops.length) {
      await tab.key("Tab");
      met.push(await tab.evaluate(focusedStop));
    }
    assert.deepEqual(met, stops);
    const back = [met.at(-1)];
    for (let presses = 1; presses < stops.length; ++presses) {
      await tab.key("Shift", "Tab");
      back.push(await tab.evaluate(focusedStop));
    }
    assert.deepEqual(back, stops.toReversed());
    await tab.key("Shift", "Tab");
    assert.equal(await tab.evaluate(focusedStop), "", "the page lets go of the focus");
  });

journey("the skip link comes first, is seen when it has the focus, and leads past the head of the page", { engines: everywhere }, async ({ tab, desk }) => {
  await tab.open(`${desk.url}#/register/eligibility`);
  await arrive(tab, "Eligibility");
  await tab.key("Tab");
  const link = await tab.read("link", "Skip to content");
  assert.ok(link.focused);
  await tab.key("Enter");
  await tab.key("Tab");
  await until("the focus past the head", async () => !(await tab.read("link", "Skip to content")).focused && (await tab.evaluate(focusedStop)) !== "");
  assert.ok((await tab.url()).includes("#/register/eligibility"), "the address stays");
});

journey("Esc closes a question without an answer, and leads back to where it was asked; what was removed is undone", { engines: everywhere }, async ({ tab, desk }) => {
  await start(tab, desk.url);
  await goOn(tab, "Eligibility", "Register New Practice");
  await tab.open(`${desk.url}#/register/users`);
  await arrive(tab, "Users");
  await goOn(tab, "User", "Add a user");
  await tab.type("textbox", "Last name", "Lindqvist");
  await tab.open(`${desk.url}#/register/users`);
  await arrive(tab, "Users");
  for (const [address, title, asking, answering] of [["#/register/users", "Users", "Remove Lindqvist", "Yes, remove"], ["#/", "Register your practice for QOPI", "Erase all saved work", "Yes, erase"]]) {
    await tab.open(desk.url + address);
    await arrive(tab, title);
    await tab.press("button", asking);
    await tab.find("button", answering);
    await tab.key("Escape");
    await until("the end of the question", async () => (await tab.count("button", answering)) === 0);
    await until(`the focus at “${asking}”`, async () => (await tab.read("button", asking)).focused);
  }
  // What was removed after all is undone by the keyboard, and by the button that says what it undoes.
  await tab.open(`${desk.url}#/register/users`);
  await arrive(tab, "Users");
  await tab.press("button", "Remove Lindqvist");
  await tab.press("button", "Yes, remove");
  await tab.find("button", "Undo: remove Lindqvist");
  await tab.key("Control", "z");
  await until("the focus at who is here again", async () => (await tab.read("button", "Edit Lindqvist")).focused);
  await tab.press("button", "Redo: remove Lindqvist");
  await until("the focus at Undo", async () => (await tab.read("button", "Undo: remove Lindqvist")).focused);
  assert.equal(await tab.count("button", "Edit Lindqvist"), 0);
  await tab.key("Enter");
  await tab.find("button", "Edit Lindqvist");
});
