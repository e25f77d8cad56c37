// From the bytes of a package to the verdict: what `helpdesk check` does, beside a bare parse of the same bytes by nlohmann/json, and
// beside JSON.parse with ajv's compiled form of the schema that `helpdesk schema` prints, in turn. The schema says less than the
// rules do, and ajv neither refuses a key that stands twice nor compares the two digests. What counts is processor time, which others
// that work on this machine change less than the time that passes.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { execute, folder, helpdesk, run } from "../helpdesk/desk.mjs";
import { bench, median, row, times } from "./bench.mjs";

const Ajv = createRequire(new URL("../package.json", import.meta.url))("ajv/dist/2020.js").default;
const program = process.env.CHECK_BENCH ?? join(dirname(helpdesk), "check_bench");
const rounds = 15;
const packages = [["a package of 6 kB", 2, 6, 300], ["1,000 offices and 10,000 users", 1000, 10000, 2]];

/** The program on one package: a line asks it for so many of one thing, a line answers with the seconds. */
function openProgram(t, file) {
  const child = spawn(program, ["run", file], { stdio: ["pipe", "pipe", "inherit"] });
  t.after(() => child.kill());
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async (what, count) => {
    child.stdin.write(`${what} ${count}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`${program} ended.`);
    return Number(value) / count;
  };
}

await bench(async (t) => {
  const validate = new Ajv({ strict: true }).compile(JSON.parse((await run(["schema", "registration"])).out));
  const dir = await folder(t);
  for (const [what, offices, users, count] of packages) {
    const file = join(dir, `${users}.json`);
    const made = await execute(program, ["make", file, String(offices), String(users)]);
    const verdict = await run(["check", file]);
    if (made.code !== 0 || verdict.code !== 0) throw new Error(made.err + verdict.out);
    const bytes = await readFile(file);
    const ask = openProgram(t, file);
    const ajv = async (count) => {
      const begun = process.cpuUsage();
      for (let i = 0; i < count; ++i) if (!validate(JSON.parse(bytes.toString()))) throw new Error("The schema refused the package.");
      const { user, system } = process.cpuUsage(begun);
      return (user + system) / 1e6 / count;
    };
    const parse = "nlohmann/json, parse only";
    const ways = { check: (n) => ask("check", n), [parse]: (n) => ask("parse", n), "JSON.parse and ajv": ajv };
    const seconds = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
    // The first round, in which engines compile and memory is fetched, is not counted.
    for (let round = 0; round <= rounds; ++round)
      for (const [way, measure] of Object.entries(ways)) {
        const one = await measure(count);
        if (round > 0) seconds[way].push(one);
      }
    console.log(`Checking ${what}, ${bytes.length.toLocaleString("en")} bytes, ${rounds} rounds of ${count}`);
    row("", "packages/s", "MB/s", "time / parse");
    for (const [way, all] of Object.entries(seconds)) {
      const one = median(all);
      row(way, (1 / one).toFixed(one > 0.1 ? 2 : 0), (bytes.length / one / 1e6).toFixed(1), times(median(all.map((each, i) => each / seconds[parse][i]))));
    }
  }
});
