// A registration on a phone of 360 by 640: by taps, with the keyboard that each field asks for, and nothing too small for a finger.
import assert from "node:assert/strict";
import { beyondTheSide } from "./facts/controls.mjs";
import { focusedField, keyboards, lookAtField, smallTargets, zooming } from "./facts/touch.mjs";
import { inChromium, journey } from "./journey.mjs";
import { arrive, goOn, sees, start, submit, walk } from "./person.mjs";
import { settled } from "./sight.mjs";
import { faultless } from "./tour.mjs";

/** What fingers need is told in CSS pixels: how dense the screen is changes nothing of it, but for what is to be painted. */
const phone = { width: 360, height: 640, density: 1, touch: true };
/** What is left of the window while the keyboard is up. */
const above_keyboard_px = 640 - 280;
/** Phones enlarge a page when a field with smaller letters gets the focus. */
const letters_min_px = 16;
/** WCAG 2.2, 2.5.8, and what fingers like. */
const target_min = 24, target_wish = 44;

/** The keyboards by kinds of answers: type, which keys, which capitals, and whether words are looked up. */
const name = "text words", address = "text words", digits = "text numeric", phones = "tel tel", mail = "text email none", code = "text none";
const asked = new Map(Object.entries({
  "First name": name, "Last name": name, "Practice name": name, "Office name": name, "Your name": name,
  "Street address": address, "Suite, floor, or room": address, "City": address,
  "ZIP code": digits, "ASCO Member ID": digits, "ABIM ID": digits, "National Provider Identifier (NPI)": digits, "Practice NPI": digits, "Office NPI": digits,
  "Practice taxpayer ID (EIN)": digits, "Office taxpayer ID (EIN)": digits, "Total number of offices or sites": digits,
  "Phone": phones, "Fax": phones, "Email address": mail, "Email Address 2": mail, "UPIN": code, "Preferred username": code,
  "Challenge question": "text words", "Challenge response": "password",
}));

/** Smaller than a finger likes: the lines of the summary, and what changes an answer on the review and stands close below it. Both lists
 * would be longer by screens if each line were as high as a button. */
const isNarrow = ({ name, within, height }) => (within === "Problems on this page" && height >= 32) || (name === "Change" && height >= 36);

async function assertFits(tab, what) {
  await settled(tab);
  assert.equal(await tab.evaluate(beyondTheSide), 0, `${what} needs no scrolling to the side`);
  for (const { label, keyboard, letters_px } of await tab.evaluate(keyboards)) {
    assert.equal(keyboard, asked.get(label), `${what}: the keyboard for “${label}”`);
    assert.ok(letters_px >= letters_min_px, `${what}: “${label}” has letters of ${letters_px} px`);
  }
  assert.deepEqual(await tab.evaluate(smallTargets, target_min), [], what);
  assert.deepEqual((await tab.evaluate(smallTargets, target_wish)).filter((one) => !isNarrow(one)), [], what);
}

journey("the whole registration is made on a phone, by taps, with the right keyboards and room for fingers", { engines: inChromium, size: phone }, async ({ tab, desk }) => {
  await start(tab, desk.url);
  assert.doesNotMatch(await tab.evaluate(zooming), /user-scalable|maximum-scale|minimum-scale/, "who zooms may zoom");
  await assertFits(tab, "Start");
  await walk(tab, {
    async empty({ title, button }) {
      await assertFits(tab, `${title}, empty`);
      if (faultless.includes(title)) return;
      await goOn(tab, `Error: ${title}`, button);
      await assertFits(tab, `${title}, with errors`);
    },
    filled: ({ title }) => assertFits(tab, `${title}, filled`),
  });
  await assertFits(tab, "Review");
  await submit(tab, "Registration received");
  await sees(tab, "The Help Desk's receipt matches what you sent.");
  await assertFits(tab, "Confirmation");
});

journey("the field that is typed in stays above the keyboard, and its Enter leads to the next", { engines: inChromium, size: phone }, async ({ tab, desk }) => {
  for (const [title, path, first] of [["Corresponding physician", "physician", "First name"], ["Main office", "practice", "Practice name"]]) {
    await tab.open(`${desk.url}#/register/${path}`);
    await arrive(tab, title);
    await tab.type("textbox", first, "Imagined");
    await tab.resize(phone.width, above_keyboard_px, phone.density);
    await tab.evaluate(lookAtField);
    const names = [];
    for (;;) {
      await settled(tab);
      const { name, hint, top, bottom, seen } = await tab.evaluate(focusedField);
      assert.ok(top >= 0 && bottom <= seen, `${title}: “${name}” is at ${top} to ${bottom} of ${seen} px`);
      names.push(name);
      if (hint !== "next") {
        assert.equal(hint, "go");
        break;
      }
      await tab.key("Enter");
    }
    assert.ok(names.length > 5 && new Set(names).size === names.length, names.join(", "));
    await tab.resize(phone.width, phone.height, phone.density);
  }
});
