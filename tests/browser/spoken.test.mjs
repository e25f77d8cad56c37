// What is said to a screen reader: each thing once, and nothing while somebody only types.
import assert from "node:assert/strict";
import { hear, spoken } from "./facts/spoken.mjs";
import { everywhere, journey } from "./journey.mjs";
import { arrive, declare, goOn, reference, sees, walkElsewhere } from "./person.mjs";
import { until } from "../until.mjs";

journey("typing says nothing, and what happens automatically is said once", { engines: everywhere }, async ({ tab, desk }) => {
  await tab.before(hear);
  await tab.open(`${desk.url}#/register/practice`);
  await arrive(tab, "Main office");
  for (const name of ["Practice name", "Street address"]) await tab.type("textbox", name, "Imagined Lakeside");
  await tab.key("Tab");
  // The summary takes the focus, so that it is read without being announced.
  await goOn(tab, "Error: Main office");
  await until("the focus in the summary", async () => (await tab.read("region", "Problems on this page")).focused);
  await tab.pass(1);
  assert.deepEqual(await tab.evaluate(spoken), []);

  await walkElsewhere(tab, desk.url);
  await declare(tab);
  await tab.press("button", "Submit to the Help Desk");
  await sees(tab, "Your reference");
  await tab.pass(1);
  assert.deepEqual(await tab.evaluate(spoken), [`The Help Desk has received your package. Its reference is ${await reference(tab)}.`]);
});
