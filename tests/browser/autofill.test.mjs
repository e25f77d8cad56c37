// The browser's autofill: it knows each field by its token, fills it, and the answer is kept and seen as if it had been typed.
import assert from "node:assert/strict";
import { setQuietly } from "./facts/helpers.mjs";
import { everywhere, inChromium, journey } from "./journey.mjs";
import { arrive, saved } from "./person.mjs";

/** A person whom the browser knows. */
const address = {
  NAME_FIRST: "Ada", NAME_LAST: "Lindqvist", EMAIL_ADDRESS: "ada@riverbend.example.org", PHONE_HOME_WHOLE_NUMBER: "7032345678",
  COMPANY_NAME: "Riverbend Oncology", ADDRESS_HOME_LINE1: "12 Invented Way", ADDRESS_HOME_LINE2: "Suite 4", ADDRESS_HOME_CITY: "Alexandria",
  ADDRESS_HOME_STATE: "VA", ADDRESS_HOME_ZIP: "22314", ADDRESS_HOME_COUNTRY: "US",
};
const pages = [
  { title: "Administrator", at: "#/register/administrator", from: "First name",
    filled: [["textbox", "First name", "Ada"], ["textbox", "Last name", "Lindqvist"], ["textbox", "Email address", "ada@riverbend.example.org"], ["textbox", "Phone", "703-234-5678"]] },
  { title: "Main office", at: "#/register/practice", from: "Street address",
    filled: [["textbox", "Practice name", "Riverbend Oncology"], ["textbox", "Street address", "12 Invented Way"], ["textbox", "Suite, floor, or room (optional)", "Suite 4"],
             ["textbox", "City", "Alexandria"], ["combobox", "State or territory", "Virginia"], ["textbox", "ZIP code", "22314"]] },
];

for (const { title, at, from, filled } of pages)
  journey(`what the browser fills in on “${title}” is kept as if it had been typed`, { engines: inChromium }, async ({ tab, desk }) => {
    await tab.open(`${desk.url}${at}`);
    await arrive(tab, title);
    await tab.autofill("textbox", from, address);
    // In the draft is what the program took for the answers.
    await tab.key("Tab");
    await saved(tab);
    await tab.reload();
    await arrive(tab, title);
    for (const [role, name, wanted] of filled) {
      const { value, entry } = await tab.read(role, name);
      assert.equal(role === "combobox" ? entry : value, wanted, name);
    }
  });

journey("what a field shows when it is left is what counts, whatever the page was told of it", { engines: everywhere }, async ({ tab, desk }) => {
  await tab.open(`${desk.url}#/register/administrator`);
  await arrive(tab, "Administrator");
  // Some that fill forms, and some password managers, set a value and tell of a change, or of nothing.
  for (const [name, text, tells] of [["First name", "Ada", true], ["Last name", "Lindqvist", false]]) {
    await tab.click("textbox", name);
    await tab.evaluate(setQuietly, text, tells);
  }
  // Browsers rewrite the domain in a field of their own for email; this address is another one than ana@strasse.de.
  await tab.type("textbox", "Email address", "ana@straße.de");
  await tab.key("Tab");
  await saved(tab);
  await tab.reload();
  await arrive(tab, "Administrator");
  for (const [name, text] of [["First name", "Ada"], ["Last name", "Lindqvist"], ["Email address", "ana@straße.de"]])
    assert.equal((await tab.read("textbox", name)).value, text, name);
});
