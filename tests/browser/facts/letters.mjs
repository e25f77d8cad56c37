// Texts with letters that the typeface of the canvas lacks: the browser shows them, and nothing of them is cut.

/** What is wrong with such texts, as sentences, and how many there are. `known` are the first and last code points of what the
 * typeface has. */
export function lettersOfOthers(known) {
  const isKnown = (letter) => letter === "\n" || known.some(([first, last]) => letter.codePointAt(0) >= first && letter.codePointAt(0) <= last);
  const faults = [];
  let count = 0;
  for (const leaf of document.querySelectorAll("#twin .leaf")) {
    const text = leaf.firstChild instanceof Text ? leaf.firstChild.data : "";
    if ([...text].every(isKnown)) continue;
    count += 1;
    const say = (what) => faults.push(`“${text.slice(0, 80)}” ${what}`);
    const alpha = /rgba\(.*, ([\d.]+)\)/.exec(getComputedStyle(leaf).color)?.[1] ?? "1";
    if (Number(alpha) < 1) say("is not seen");
    if (leaf.scrollHeight > leaf.clientHeight + 1) say(`is ${leaf.scrollHeight} px high and has ${leaf.clientHeight}`);
    if (leaf.scrollWidth > leaf.clientWidth + 1) say(`is ${leaf.scrollWidth} px wide and has ${leaf.clientWidth}`);
  }
  return { count, faults };
}
