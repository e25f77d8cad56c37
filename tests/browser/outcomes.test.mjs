// Ways that end before a registration: each says why and what one can do, and nothing is sent.
import assert from "node:assert/strict";
import { changed, eligibility, elsewhere, interest, physician, statements, storedOf } from "./answers.mjs";
import { everywhere, journey } from "./journey.mjs";
import { arrive, fill, goOn, reference, sees, start, submit, walkElsewhere } from "./person.mjs";
import { until } from "../until.mjs";

async function toStatements(tab, desk) {
  await start(tab, desk.url);
  await goOn(tab, "Eligibility", "Register New Practice");
  await fill(tab, eligibility);
  await goOn(tab, "Prequalification questions");
}
async function toPhysician(tab, desk) {
  await toStatements(tab, desk);
  await fill(tab, statements);
  await goOn(tab, "Corresponding physician");
}

journey("a practice that does not agree to statement 7 is told what the statement means", { engines: everywhere }, async ({ tab, desk }) => {
  await toStatements(tab, desk);
  await fill(tab, changed(statements, { pq7_aggregate_data: "I do not agree" }));
  await goOn(tab, "Agree to all eight statements");
  assert.ok((await tab.url()).endsWith("#/register/not-agreed"));
  await sees(tab, "You must agree to all of the prequalification questions in order to participate in QOPI.");
  const { text } = await tab.read("region", "Statement 7");
  assert.ok(text.includes("7. I will not share aggregate QOPI data outside of my practice without permission from ASCO"), text);
  assert.ok(text.includes("the aggregate QOPI data belongs to ASCO"), text);
  // The other seven are not blamed, and the way back leads on.
  for (const number of [1, 2, 3, 4, 5, 6, 8]) assert.equal(await tab.count("region", `Statement ${number}`), 0);
  // The one answer is where the button leads.
  await tab.press("button", "Change my answer: Statement 7");
  await arrive(tab, "Prequalification questions");
  await until("the focus at the statement", async () => (await tab.read("radio", "I do not agree", { within: ["group", statements[6].name] })).focused);
  await fill(tab, statements.slice(6, 7));
  await goOn(tab, "Corresponding physician");
  assert.deepEqual(await desk.ask("list"), []);
});

const memberships = [
  ["an inactive member", { asco_id: "112347", family_name: "Petrossian" }, "This membership is not active", "This ASCO membership is inactive",
    "#/register/membership-inactive", "Step 1: Contact ASCO Member Services at (703)-299-0158 or (888)-282-2552"],
  ["a member ID that belongs to somebody else", { asco_id: "104897", family_name: "Okonkwo-Smith" }, "they do not match a member we know",
    "We could not find this ASCO Member ID", "#/register/member-id-not-found", "ASCO requires at least one person in your practice be a member in good standing"],
];
for (const [who, member, early, title, address, why] of memberships)
  journey(`a practice whose physician gives ${who} is told so`, { engines: everywhere }, async ({ tab, desk }) => {
    await toPhysician(tab, desk);
    await fill(tab, changed(physician, member));
    await sees(tab, early);
    await goOn(tab, title);
    assert.ok((await tab.url()).endsWith(address));
    await sees(tab, why);
    await sees(tab, `You entered the ASCO Member ID ${member.asco_id} and the last name ${member.family_name}.`);
    // Nobody has to wait on this page.
    await goOn(tab, "Administrator", "Continue with the other pages");
    await tab.back();
    await arrive(tab, title);
    // Another physician, or the right number, leads on.
    await tab.press("button", "Change the physician");
    await arrive(tab, "Corresponding physician");
    assert.equal((await tab.read("textbox", "ASCO Member ID")).value, member.asco_id);
    await fill(tab, physician.filter(({ at }) => /asco_id|family_name/.test(at)));
    await goOn(tab, "Administrator");
    assert.deepEqual(await desk.ask("list"), []);
  });

journey("a site in Canada registers its interest", { engines: everywhere, byHand: true }, async ({ tab, desk }) => {
  await walkElsewhere(tab, desk.url);
  await submit(tab);
  await sees(tab, "will email you when sites in your country can participate");
  const shown = await reference(tab);
  const [record, ...others] = await desk.ask("list");
  assert.deepEqual([record.reference, record.kind, others], [shown, "interest", []]);
  const [whole] = await desk.ask("show", shown);
  assert.deepEqual(Object.fromEntries(whole.fields.map(({ at, value }) => [at, value])), storedOf([...elsewhere, ...interest]));
});
