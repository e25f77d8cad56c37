// What the product says where the map points: the words of a text, a field, a code, or a page, taken from the tables of the product.
import { readFileSync } from "node:fs";
import { linesOf } from "../helpdesk/desk.mjs";

const read = (path) => readFileSync(new URL(`../../src/${path}`, import.meta.url), "utf8");
/** The strings of a piece of C++, one after the other; what a comma or a brace ends is followed by another one. */
const stringsIn = (source) => [...source.matchAll(/"((?:[^"\\]|\\.)*)"(\s*[,}])?/g)].map(([, text, end]) => text + (end ? " " : "")).join("");

/** Words to compare: without case, marks, and the ways in which the guide of 2009 spells some of them. */
export const wordsOf = (text) => ` ${text.toLowerCase().replace(/[“”"’'®]/g, "").replaceAll("log-in", "login").replaceAll("e-mail", "email")
  .split(/[^a-z0-9@./-]+/).map((word) => word.replace(/[./-]+$/, "")).filter(Boolean).join(" ")} `;

/** By id. @param {string} dictionary as `helpdesk dictionary` prints it */
export function saidBy(dictionary) {
  const said = new Map();
  const texts = /(?:std::string_view|Explained|Counted) (\w+)(?:\[\])?\s*=?\s*([^;]*?(?:"(?:[^"\\]|\\.)*"[^;"]*)*);/g;
  for (const [, name, source] of read("app/texts.hpp").matchAll(texts)) said.set(`text:${name}`, stringsIn(source));
  for (const [, code, source] of read("values/codes.cpp").matchAll(/\{Code::\w+, "([\w-]+)", \w+,\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\}/g)) said.set(`code:${code}`, stringsIn(source));
  for (const [, address, title] of read("flow/pages.hpp").matchAll(/\{"(#[^"]*)", "([^"]*)"/g)) said.set(`page:${address}`, title);
  let kind = "";
  for (const line of linesOf(dictionary)) {
    kind = /^## .*\(`([\w-]+)`\)/.exec(line)?.[1] ?? kind;
    const pointer = /^\| `(\/content[^`]*)`/.exec(line)?.[1];
    const [, label, help, , , , choices] = line.split(" | ");
    if (pointer) said.set(`field:${kind}${pointer}`, [label, help, choices].join(" "));
  }
  return said;
}
