// XML that somebody else made, read element by element while it comes: no document of it is made, and it can be left where it becomes too much.
// Nothing is looked up for it: there are the five entities of XML, and what declares its own is not read.

// DOMParser would first make a document of all of it, which for a short file of small elements takes seconds and a gigabyte.
import { Parser } from "saxen";
import { refuse } from "./fault.js";

/** As many as a sheet has cells, with the most rows and columns. */
const elements_max = 4_000_000;
const depth_max = 64;
/** Of what is one thing: a tag with its attributes, a text. A cell has at most 32,767 letters, each spelled with seven at most. */
const thing_letters_max = 256 * 1024;

/** Names come without the prefix of a namespace: each program has its own. Attributes are read where they are asked for.
 * @typedef {{ open?: (name: string, attributes: () => Record<string, string>, parent: string) => void, text?: (text: string, parent: string) => void,
 *   close?: (name: string) => void }} Reader */

/** @param {AsyncIterable<Uint8Array>} pieces @param {Reader} reader @throws a Fault, or what a text that is no XML makes others throw */
export async function readXml(pieces, { open, text, close }) {
  /** @type {string[]} */
  const path = [];
  let elements = 0, since = 0;
  const parent = () => path.at(-1) ?? "";
  /** @template {any[]} Given @param {(...given: Given) => void} act @returns {(...given: Given) => void} */
  const on = (act) => (...given) => {
    since = 0;
    act(...given);
  };
  const parser = new Parser()
    .on("openTag", on((name, attributes) => {
      if (++elements > elements_max) refuse("too-large");
      if (path.length === depth_max) refuse("unreadable");
      const bare = local(name);
      open?.(bare, () => decodedIn(attributes()), parent());
      path.push(bare);
    }))
    .on("closeTag", on(() => {
      const bare = path.pop() ?? "";
      close?.(bare);
    }))
    .on("text", on((given) => text?.(decoded(given), parent())))
    .on("cdata", on((given) => text?.(given, parent())))
    .on("comment", on(() => {}))
    .on("attention", () => refuse("unreadable"))
    .on("warn", () => refuse("unreadable"));
  /** @type {TextDecoder | undefined} */
  let decoder;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(piece[0] === 0xff ? "utf-16le" : piece[0] === 0xfe ? "utf-16be" : "utf-8", { fatal: true });
    const more = decoder.decode(piece, { stream: true });
    since += more.length;
    parser.write(more);
    // What has no end yet is looked at again with each piece.
    if (since > thing_letters_max) refuse("unreadable");
  }
  parser.write(decoder?.decode() ?? "").end();
}

const local = (/** @type {string} */ name) => name.slice(name.indexOf(":") + 1);

/** @type {Record<string, string>} */
const entities = { amp: "&", apos: "'", gt: ">", lt: "<", quot: '"' };

/** saxen knows no characters beyond the first 65,536, and leaves entities alone that it does not know. @param {string} text */
function decoded(text) {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|([^;&]*));/gi, (_, decimal, hex, name) => {
    if (name === undefined) return String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal));
    return Object.hasOwn(entities, name) ? entities[name] : refuse("unreadable");
  });
}

/** @param {Record<string, string> | false} attributes */
function decodedIn(attributes) {
  return Object.fromEntries(Object.entries(attributes || {}).map(([name, value]) => [name, decoded(value)]));
}
