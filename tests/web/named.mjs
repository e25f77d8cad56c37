// The tests of a file by their names, for what cites them.

const escaped = (text) => text.replace(/[.*+?^()|[\]\\{}$]/g, "\\$&");

/** Every name of a test in a file, with anything in the place of what is filled in. @param {string} source */
export function namesIn(source) {
  const named = /\b(?:journey|visits|test|TEST_CASE)\(\s*(?:"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/g;
  return [...source.matchAll(named)].map(([, plain, filled]) => new RegExp(`^${(plain ?? filled).replaceAll('\\"', '"').split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/).map(escaped).join(".+")}$`));
}
