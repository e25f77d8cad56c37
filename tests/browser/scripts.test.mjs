// Names in scripts that the typeface lacks: in their fields, in sentences, lists, buttons and the review they are whole and seen.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { eligibility, offices, practice } from "./answers.mjs";
import { lettersOfOthers } from "./facts/letters.mjs";
import { everywhere, journey } from "./journey.mjs";
import { answer, arrive, fill, goOn, start } from "./person.mjs";
import { settled } from "./sight.mjs";

const source = await readFile(new URL("../../src/ui/fonts.cpp", import.meta.url), "utf8");
const numbers = /ranges\[\] = \{([^}]*)\}/.exec(source)[1].match(/0x[0-9a-f]+/g).map(Number);
const known = Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]]);

/** Whether each is written from the right. */
const names = [
  ["Arabic", "عيادة النهر الخيالية لطب الأورام وأمراض الدم للبالغين والأطفال في مدينة غير موجودة", true],
  ["Hebrew", "מרפאת הנהר הדמיונית לאונקולוגיה ולהמטולוגיה", true],
  ["Chinese", "虚构河湾肿瘤内科与血液病联合诊所以及门诊化疗输液中心和患者支持服务部虚构河湾肿瘤内科与血液病联合诊所", false],
  ["Cyrillic", "Вымышленная Приречная Онкологическая Клиника и Центр Гематологии имени Никого", false],
  ["accents one on the other", "Ngu\u0302\u0301ye\u0302\u0303n Z\u0323\u0307\u0301ara\u0331\u0300 O\u0328\u0304nkologie Be\u0301\u0323gunda", false],
];

const phone = { width: 360, height: 640 }, desk_top = { width: 1280, height: 900 };

journey("names in Arabic, Hebrew, Chinese, Cyrillic and with stacked accents are whole wherever they stand", { engines: everywhere }, async ({ tab, desk }) => {
  /** Looks at the page as it stands, in a wide and in a narrow window. */
  const look = async (what) => {
    for (const { width, height } of [phone, desk_top]) {
      await tab.resize(width, height);
      await settled(tab);
      const { count, faults } = await tab.evaluate(lettersOfOthers, known);
      assert.deepEqual(faults, [], `${what}, ${width} px wide`);
      assert.ok(count > 0, `${what} shows no such name`);
    }
  };
  await start(tab, desk.url);
  await goOn(tab, "Eligibility", "Register New Practice");
  await fill(tab, eligibility);
  await tab.open(`${desk.url}#/register/practice`);
  await arrive(tab, "Main office");
  await fill(tab, practice);
  for (const [script, name, fromRight] of names) {
    await tab.open(`${desk.url}#/register/practice`);
    await arrive(tab, "Main office");
    await answer(tab, { ...practice.find((row) => row.name === "Practice name"), answer: name });
    const field = await tab.find("textbox", "Practice name");
    assert.equal(await field.evaluate((element) => getComputedStyle(element).direction), fromRight ? "rtl" : "ltr", script);

    await tab.open(`${desk.url}#/register/offices`);
    await arrive(tab, "Additional offices");
    await goOn(tab, "Office", "Add an office");
    await answer(tab, { ...offices[1].find((row) => row.name === "Office name"), answer: name });
    await tab.open(`${desk.url}#/register/offices`);
    await arrive(tab, "Additional offices");
    await look(`the offices, ${script}`);
    await tab.open(`${desk.url}#/register/review`);
    await arrive(tab, "Review and submit");
    await look(`the review, ${script}`);
    await tab.open(desk.url);
    await arrive(tab, "Register your practice for QOPI");
    await look(`the start, ${script}`);
    await goOn(tab, "Review and submit", `Continue: ${name}`);
  }
});
