// What axe-core says of the page as it stands.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Its violations, and in one line how many rules passed and of which it cannot tell. */
export const judge = (tab) => tab.evaluate(async (program, values) => {
  if (!globalThis.axe) globalThis.eval(program);
  const { violations, passes, incomplete } = await globalThis.axe.run(document, { runOnly: { type: "tag", values } });
  return {
    violations: violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)) })),
    pin: [passes.length, ...incomplete.map(({ id }) => id)].join(" "),
  };
}, axe, tags);
