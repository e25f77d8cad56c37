// The tests of a file by their names, for what cites them.
import { readFile } from "node:fs/promises";

const escaped = (text) => text.replace(/[.*+?^()|[\]\\{}$]/g, "\\$&");

/** Every name of a test in a file, with anything in the place of what is filled in. @param {string} source */
export function namesIn(source) {
  const named = /\b(?:journey|visits|test|TEST_CASE)\(\s*(?:"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/g;
  return [...source.matchAll(named)].map(([, plain, filled]) => new RegExp(`^${(plain ?? filled).replaceAll('\\"', '"').split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/).map(escaped).join(".+")}$`));
}

const files = new Map();
/** The same of a file, which is read once. @param {URL} file @returns {Promise<RegExp[]>} */
export function namesInFile(file) {
  if (!files.has(file.href)) files.set(file.href, readFile(file, "utf8").then(namesIn));
  return files.get(file.href);
}
