// A reload on any page loses nothing but the taxpayer IDs and the response, which are not kept and are asked for again.
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { everything, storedOf } from "./answers.mjs";
import { everywhere, inChromium, journey } from "./journey.mjs";
import { answer, arrive, declarer, goOn, held, reference, saved, sees, start, submit, walk } from "./person.mjs";
import { until } from "../until.mjs";

/** By what the review calls those answers that are not kept. */
const whose = [["/content/physician/", "Corresponding physician"], ["/content/practice/", "Main office"], ["/content/offices/0/", "Riverbend Rockville"]];

async function reloaded(tab, title) {
  await saved(tab);
  await tab.reload();
  await arrive(tab, title);
  assert.deepEqual(tab.questions, [], "everything is written, so nobody is asked whether to leave");
}

journey("a reload right after the last key loses nothing of it, and nobody is asked whether to leave", { engines: everywhere }, async ({ tab, desk }) => {
  await start(tab, desk.url);
  await sees(tab, "This page also works offline.");
  await goOn(tab, "Eligibility", "Register New Practice");
  await tab.open(`${desk.url}#/register/practice`);
  await arrive(tab, "Main office");
  const words = "Imagined Lakeside Oncology and Hematology Group";
  for (let length = 1; length <= words.length; length += 9) {
    await tab.type("textbox", "Practice name", words.slice(0, length));
    await tab.reload();
    await until("the last key", async () => (await tab.read("textbox", "Practice name")).value === words.slice(0, length));
  }
  assert.deepEqual(tab.questions, []);
});

journey("a reload on any page loses nothing but the two values that are not kept", { engines: inChromium }, async ({ tab, desk }) => {
  await start(tab, desk.url);
  let barred = 0;
  const done = new Set();
  await walk(tab, {
    async filled({ title, rows, items }) {
      // One office and one user stand for all of them.
      if (done.has(title)) return;
      done.add(title);
      await reloaded(tab, title);
      for (const row of rows) {
        if (!row.barred) {
          // The usual form of an answer comes with leaving its field; the Help Desk has it in that form too.
          const now = await held(tab, row);
          assert.ok([row.answer, row.stored].some((wanted) => isDeepStrictEqual(now, wanted)), `${row.at} is ${JSON.stringify(now)} after a reload`);
          continue;
        }
        barred += 1;
        assert.equal(await held(tab, row), "", `${row.at} is not kept`);
        await answer(tab, row);
      }
      for (const name of items?.map(([first, second]) => (title === "Users" ? `${first.answer} ${second.answer}` : first.answer)) ?? [])
        await sees(tab, name);
      // A list leads on only once its items are whole again.
      for (const rows_of_item of items ?? [])
        for (const row of rows_of_item.filter((one) => one.barred)) {
          await tab.press("button", "Continue");
          await goOn(tab, "Error: Office", `${rows_of_item[0].answer}, ${row.name.replace(" (optional)", "")}: Enter this again: we do not save it in drafts.`);
          assert.ok((await tab.read("textbox", row.name)).focused);
          await answer(tab, row);
          await goOn(tab, "Additional offices", "Save office");
        }
    },
  });
  assert.equal(barred, 3);

  // On the review only what is not kept is missing, and every line leads to where it is typed again.
  await reloaded(tab, "Review and submit");
  await answer(tab, { role: "textbox", name: "Your name", answer: declarer });
  await reloaded(tab, "Review and submit");
  assert.equal((await tab.read("textbox", "Your name")).value, declarer);
  await tab.press("button", "Submit to the Help Desk");
  await arrive(tab, "Error: Review and submit");
  const again = everything.filter((row) => row.barred);
  for (const row of again) {
    await tab.press("button", `Change ${row.name.replace(" (optional)", "")}, ${whose.find(([at]) => row.at.startsWith(at))[1]}`);
    await until(`the focus at ${row.name}`, async () => (await tab.read("textbox", row.name)).focused);
    await answer(tab, row);
    await tab.press("button", "Save and return to review");
    await until("the review", async () => (await tab.title()).includes("Review and submit"));
  }
  await submit(tab, "Registration received");
  const shown = await reference(tab);
  await reloaded(tab, "Registration received");
  assert.equal(await reference(tab), shown);
  const [whole] = await desk.ask("show", shown, "--reveal");
  assert.deepEqual(Object.fromEntries(whole.fields.map(({ at, value }) => [at, value])), storedOf(everything));
});
