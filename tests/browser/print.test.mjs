// What is printed, or saved as PDF, from the review and from the confirmation: real text, all that was answered, and no secret.
import assert from "node:assert/strict";
import { judge } from "./axe.mjs";
import { everything, response, storedOf } from "./answers.mjs";
import { nameInFocus } from "./facts/controls.mjs";
import { inChromium, journey } from "./journey.mjs";
import { fullest } from "../helpdesk/package.mjs";
import { joined, printed, sheetsOf } from "./paper.mjs";
import { answer as enter, arrive, declare, declarer, goOn, openWhole, reference, sees, start, submit, walk } from "./person.mjs";

function assertNoSecret(text) {
  for (const secret of ["54-1234567", "541234567", "52-7654321", "527654321", response]) assert.ok(!joined(text).includes(joined(secret)), "a secret was printed");
}

for (const [view, query] of [["canvas", ""], ["html", "?view=html"]])
  journey(`review and confirmation are printed as text, with every answer and no secret, from the ${view} view`, { engines: inChromium, view }, async ({ tab, desk }) => {
    await start(tab, desk.url + query);
    await walk(tab);
    await declare(tab);
    // Shown on the screen for a moment is not shown on paper.
    await tab.press("button", "Show Practice taxpayer ID (EIN), Main office");
    await sees(tab, "54-1234567");
    const review = await printed(tab, desk, "review.pdf");
    assertNoSecret(review);
    const typed = everything.filter(({ role, barred, answer }) => role === "textbox" && !barred && answer !== "");
    const labels = typed.map(({ name }) => [name].flat()[0].replace(/ \(optional\)$/, ""));
    for (const words of [...labels, ...Object.values(storedOf(typed)), declarer])
      assert.ok(joined(review).includes(joined(words)), `“${words}” was not printed`);
    for (const { answer } of everything.filter(({ role }) => role === "combobox" || role === "radio")) assert.ok(joined(review).includes(joined(answer)), `“${answer}” was not printed`);

    await submit(tab, "Registration received");
    const shown = await reference(tab);
    const confirmation = await printed(tab, desk, "confirmation.pdf");
    assertNoSecret(confirmation);
    for (const words of [shown, "Your reference", "571-483-1660", "qopi@asco.org", "Business Associate Agreement"])
      assert.ok(joined(confirmation).includes(joined(words)), `“${words}” was not printed`);
    // A record that one keeps: who sent what, and when.
    for (const words of ["What you sent", "Submitted by", declarer, "3 offices · 3 users"]) assert.ok(joined(confirmation).includes(joined(words)), `“${words}” was not printed`);
    // The sheet that one keeps says what the screen says: before, after, and when an answer was changed since.
    const stands = (text, words) => assert.ok(joined(text).includes(joined(words)), `“${words}” was not printed`);
    stands(review, "Nothing has been sent yet.");
    await tab.press("link", "Show all answers");
    await arrive(tab, "Review and submit");
    stands(await printed(tab, desk, "sent.pdf"), "The Help Desk has received these answers.");
    await goOn(tab, "Main office", "Change City, Main office");
    await enter(tab, { role: "textbox", name: "City", answer: "Arlington" });
    await goOn(tab, "Review and submit", "Save and return to review");
    const changed = await printed(tab, desk, "changed.pdf");
    stands(changed, "You have changed answers that the Help Desk has already received.");
    assert.ok(!joined(changed).includes(joined("The Help Desk has received these answers.")), "the sheet says that what was changed was received");

    assert.match(confirmation, /by\s+(January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2},\s+\d{4}/);
  });

journey("the review of thirty users is printed on a dozen numbered sheets, the first of them full", { engines: inChromium }, async ({ tab, desk }) => {
  const [user] = fullest().users;
  const users = Array.from({ length: 33 }, (_, i) => ({ ...user, id: `u${i}`, given_name: `Person${String.fromCharCode(97 + Math.floor(i / 26), 97 + (i % 26))}`, email: `p${i}@riverbend.example.org`, username: `p.imagined${i}` }));
  await openWhole(tab, desk, { users });
  const sheets = sheetsOf(await printed(tab, desk, "many.pdf"));
  assert.ok(sheets.length <= 12, `${sheets.length} sheets`);
  for (const [i, sheet] of sheets.entries()) assert.ok(joined(sheet).includes(`${i + 1}/${sheets.length}`), `sheet ${i + 1} has no number`);
  assert.ok(sheets[0].includes("Prequalification"), "the first sheet ends before the second part");
  // Of a list that the screen shows a part of all is on paper.
  for (const { given_name, email, username } of users)
    for (const words of [given_name, email, username]) assert.ok(joined(sheets.join("")).includes(words), `“${words}” was not printed`);
  // What to check is a link, and its words are printed all the same.
  assert.ok(joined(sheets.at(-1) + sheets.at(-2)).includes(joined("I make this declaration")));

  // On the screen the list is searched; who goes into what was found comes back to it.
  const find = (answer) => enter(tab, { role: "textbox", name: "Find in users", answer });
  assert.deepEqual((await judge(tab)).violations, []);
  await find("personbc");
  await sees(tab, "1 of 33 users match");
  await goOn(tab, "User", "Change Personbc Lindqvist");
  await goOn(tab, "Review and submit", "Cancel");
  await sees(tab, "1 of 33 users match");
  assert.equal(await tab.evaluate(nameInFocus), "Change Personbc Lindqvist");
  await find("");
  await sees(tab, "33 users");
});
