// What the compilers made: the data dictionary and the schemas come from the program's tables and are the same in two builds; the program
// itself ends at a fault in memory before that can be used.
import assert from "node:assert/strict";
import { test } from "node:test";
import { execute } from "./helpdesk/desk.mjs";

const kinds = ["registration", "interest", "add-users", "change-users", "add-offices", "change-offices", "replace-corresponding-physician", "replace-administrator", "change-practice", "form-group"];
const builds = ["build/native/helpdesk", "build/asan/helpdesk"];

for (const words of [["dictionary"], ["dictionary", "--ids"], ...kinds.map((kind) => ["schema", kind])])
  test(`“helpdesk ${words.join(" ")}” is equal in two builds`, async () => {
    const [one, other] = await Promise.all(builds.map((program) => execute(program, words)));
    assert.equal(one.code, 0, one.err);
    assert.ok(one.out.length > 1000);
    assert.equal(other.out, one.out);
  });

/** What the file says of itself, and what it asks the C library for (readelf(1)). */
const hardenings = [
  ["lies at another place in memory each time", ["-h"], /Type:\s+DYN \(Position-Independent Executable file\)/],
  ["has its functions of libraries settled at the start", ["-d"], /FLAGS.*BIND_NOW/],
  ["has what the loader settled made read-only", ["-lW"], /GNU_RELRO/],
  ["runs nothing on its stack", ["-lW"], /GNU_STACK\s+\S+ \S+ \S+ \S+ \S+ RW /],
  ["watches over its stack", ["-sW", "--dyn-syms"], /__stack_chk_fail/],
  ["asks for the functions that know how much room there is", ["-sW", "--dyn-syms"], /__\w+_chk@/],
];
for (const [what, options, says] of hardenings)
  test(`the program ${what}`, async () => {
    const { code, out, err } = await execute("readelf", [...options, "build/native/helpdesk"]);
    assert.equal(code, 0, err);
    assert.match(out, says);
  });

// A guard that leaves no name behind is told by each file's list of options (DWARF's DW_AT_producer), also of libraries that are compiled here.
test("every file of the program is compiled with guards for the stack", async () => {
  const { out } = await execute("readelf", ["--wide", "--debug-dump=info", "--dwarf-depth=1", "build/native/helpdesk"]);
  const producers = out.match(/DW_AT_producer.*/g);
  assert.ok(producers.length > 10, String(producers.length));
  for (const guard of ["-fstack-protector-strong", "-fstack-clash-protection"]) assert.deepEqual(producers.filter((one) => !one.includes(guard)), [], guard);
});
