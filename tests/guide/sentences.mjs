// The guide as a list of sentences: where one ends and the next begins, said once.
//
// The scan puts an empty line after every line of print, so a single empty line means nothing. These rules hold, in this order:
//  1. A "®" that stands on a line of its own belongs to the word before it.
//  2. Letters that the scan mistook are read as what was printed: ñ ò as quotation marks, ô as an apostrophe, ï as a dash, π as
//     a hyphen. A bullet is Á or an "o" that begins a line; the mark itself is dropped, as is the number of a list.
//  3. A unit begins with a bullet, a number, "Step 1:", a heading, a line of page furniture, the target of a link, after a gap of
//     three empty lines or more, and with a line that is indented: the first of a page, or a bullet whose mark was lost. A
//     heading is a line in capitals, or a single word after such a gap; nothing is joined to it, nor to furniture and targets.
//  4. Other lines are joined; a hyphen at the end of a line keeps its word together.
//  5. Within a unit a sentence ends at . ? or ! before a space and a capital letter, a quotation mark or a bracket. Nothing ends
//     within brackets: the examples in them belong together.
import { createHash } from "node:crypto";

const readable = (text) => text
  .replace(/\s*\n\s*®[ \t]*\n+/g, "®")
  .replace(/ñ/g, "“").replace(/ò/g, "”").replace(/ô/g, "’").replace(/ï/g, "–").replace(/π/g, "-");

const bullet = /^(?:Á|o|\d+\.) /;
const heading = (line) => !/[a-z]/.test(line) && (line.match(/[A-Z]/g) ?? []).length >= 6;
const title = (line) => /^[A-Z][A-Za-z/]+$/.test(line);
const alone = (line) => /^(?:http:|mailto:|Last Updated:|Registration and Participation Guide$)/.test(line) || heading(line);

/** Paragraphs, bullets, headings and lines of furniture, each on one line. */
function units(text) {
  const list = [];
  let open = false, gap = Infinity;
  for (const raw of readable(text).split("\n")) {
    const line = raw.trim().replace(/\s+/g, " ");
    if (line === "") { gap += 1; continue; }
    const single = alone(line) || (gap >= 3 && title(line));
    const begins = single || bullet.test(line) || /^Step \d:/.test(line) || gap >= 3 || raw.startsWith(" ") || !open;
    if (begins) list.push(line.replace(bullet, ""));
    else list[list.length - 1] += (list.at(-1).endsWith("-") ? "" : " ") + line;
    open = !single;
    gap = 0;
  }
  return list;
}

/** The sentences of one unit. */
function split(unit) {
  const list = [];
  let start = 0, depth = 0;
  for (let at = 0; at < unit.length; at += 1) {
    if (unit[at] === "(") depth += 1;
    if (unit[at] === ")") depth -= 1;
    if (depth !== 0 || !/^[.?!][”’)]* [A-Z“(]/.test(unit.slice(at))) continue;
    const end = unit.indexOf(" ", at);
    list.push(unit.slice(start, end));
    start = end + 1;
  }
  return [...list, unit.slice(start)];
}

/** `{ id, words, sentence }` for every sentence. The id is a digest of the sentence; one that stands again gets "-2", "-3". */
export function sentencesOf(text) {
  const seen = new Map();
  return units(text).flatMap(split).map((sentence) => {
    const digest = createHash("sha256").update(sentence).digest("hex").slice(0, 8);
    const times = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, times);
    return { id: times === 1 ? digest : `${digest}-${times}`, words: sentence.split(" ").slice(0, 8).join(" "), sentence };
  });
}
