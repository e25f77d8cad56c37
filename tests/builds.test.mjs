// The data dictionary and the schemas come from the program's tables: two compilers make the same of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { execute } from "./helpdesk/desk.mjs";

const kinds = ["registration", "interest", "add-users", "change-users", "add-offices", "replace-corresponding-physician", "change-practice", "form-group"];
const builds = ["build/native/helpdesk", "build/asan/helpdesk"];

for (const words of [["dictionary"], ["dictionary", "--ids"], ...kinds.map((kind) => ["schema", kind])])
  test(`“helpdesk ${words.join(" ")}” is equal in two builds`, async () => {
    const [one, other] = await Promise.all(builds.map((program) => execute(program, words)));
    assert.equal(one.code, 0, one.err);
    assert.ok(one.out.length > 1000);
    assert.equal(other.out, one.out);
  });
