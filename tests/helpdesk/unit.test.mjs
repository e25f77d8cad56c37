// The unit and what is installed, as far as a usual run can see it; tests/packaging.test.mjs has systemd and dpkg look at it.
import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { notices } from "../../tools/licenses.mjs";
import { execute, folder, helpdesk, run } from "./desk.mjs";

const top = fileURLToPath(new URL("../..", import.meta.url));
const unit = await readFile(join(top, "tools/packaging/helpdesk.service"), "utf8");
const settings = unit.split("\n").flatMap((line) => (/^\w+=/.test(line) ? [[line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]] : []));
const valueOf = (name) => settings.find(([one]) => one === name)?.[1];

test("the unit starts the program with options that it knows", async () => {
  const [program, command, ...rest] = valueOf("ExecStart").split(" ");
  assert.deepEqual([program, command], ["/usr/bin/helpdesk", "serve"]);
  const options = rest.filter((word) => word.startsWith("--"));
  assert.ok(options.length >= 3);
  const { out } = await run(["serve", "--help"]);
  for (const option of options) assert.match(out, new RegExp(`^ +${option} `, "m"));
});

test("what the unit names is where it is installed, and where the account may write", () => {
  const words = valueOf("ExecStart").split(" "), after = (option) => words[words.indexOf(option) + 1];
  for (const option of ["--store", "--keys"]) assert.ok(after(option).startsWith(`/var/lib/${valueOf("StateDirectory")}/`), option);
  assert.equal(after("--site"), "/usr/share/helpdesk/site");
  assert.match(after("--listen"), /^127\.0\.0\.1:/);
});

test("the unit asks for what the program tells: readiness, a sign of life, and a hang-up to read again", () => {
  assert.deepEqual([valueOf("Type"), valueOf("ExecReload"), valueOf("RestartPreventExitStatus")], ["notify", "/bin/kill -HUP $MAINPID", "2"]);
  // Longer than the ten seconds that a write waits for another program, twice; and than the 75 that transfers are given.
  assert.ok(Number(valueOf("WatchdogSec")) > 20 && Number(valueOf("TimeoutStopSec")) > 75);
});

test("an installation has the program, its unit, its papers and the notices of its parts", async (t) => {
  const prefix = await folder(t);
  const installed = await execute("cmake", ["--install", dirname(helpdesk), "--prefix", prefix]);
  assert.equal(installed.code, 0, installed.err);
  for (const file of ["lib/systemd/system/helpdesk.service", "share/doc/qopi-helpdesk/README.md"]) assert.ok((await stat(join(prefix, file))).size > 0, file);
  assert.equal(await readFile(join(prefix, "share/doc/qopi-helpdesk/copyright"), "utf8"), notices("program"));
  assert.match((await execute(join(prefix, "bin/helpdesk"), ["--version"])).out, /^\d+\.\d+\.\d+\n$/);
});
