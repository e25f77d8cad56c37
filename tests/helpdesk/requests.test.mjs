// Requests of a registered practice: anyone could send one, so it is a claim until somebody on file was called.
import assert from "node:assert/strict";
import { test } from "node:test";
import { jsonLines, put, run, startDesk } from "./desk.mjs";
import { fullest, fullestSealed, makePackage, newId } from "./package.mjs";

const requester = { practice_name: "Riverbend Oncology", given_name: "Somebody", family_name: "Else", email: "else@elsewhere.example.org", phone: "703-234-5999" };
const user = { id: "u1", given_name: "Ana", family_name: "Lindqvist", email: "ana@riverbend.example.org", phone: "703-234-5710",
  roles: ["abstractor"], practice_level: "no", offices: ["main", "s1"], receive_email: "yes" };
const addUsers = (more = {}) => ({ requester: { ...requester, ...more }, sites: [{ id: "s1", name: "Riverbend Oncology North" }], users: [user] });

async function registered(t) {
  const desk = await startDesk(t);
  const { keys } = await (await fetch(`${desk.url}/api/v1/desk`)).json();
  const registration = await makePackage({ content: fullest(), sealed: fullestSealed(), sealKey: keys.seal[0] });
  assert.equal((await put(desk, registration.id, registration.bytes)).status, 201);
  const where = ["--store", desk.store, "--keys", desk.keys];
  const [{ reference }] = jsonLines((await run(["list", "--json", ...where.slice(0, 2)])).out);
  return { desk, where, reference, sealKey: keys.seal[0] };
}

const validate = async ({ where, reference }) =>
  assert.equal((await run(["mark", reference, "validated", "--note", "Found in our own records", ...where.slice(0, 2)])).code, 0);

test("a request waits unverified, and shows whom to call: the contacts on file, before what it says itself", async (t) => {
  const there = await registered(t);
  const { desk, where, reference } = there;
  await validate(there);
  const request = await makePackage({ kind: "add-users", content: addUsers({ reference }) });
  assert.equal((await put(desk, request.id, request.bytes)).status, 201);
  const own = jsonLines((await run(["list", "--json", ...where.slice(0, 2)])).out).find((record) => record.kind === "add-users");
  assert.deepEqual([own.status, own.membership, own.name], ["unverified", "not-asked", "Riverbend Oncology"]);
  const { out } = await run(["show", own.reference, ...where]);
  const contacts = out.indexOf(`Contacts on file: call these, not the ones in the request\n  ${reference}, Riverbend Oncology\n    Corresponding physician: Maria Okonkwo-Smith, 703-234-5678, maria@riverbend.example.org\n    Administrator: Ingrid Ødegård`);
  assert.ok(contacts > 0 && contacts < out.indexOf("else@elsewhere.example.org"), out);
  const [shown] = jsonLines((await run(["show", own.reference, "--json", ...where])).out);
  const [on_file, ...others] = shown.contactsOnFile;
  assert.deepEqual([on_file.reference, on_file.state, others.length], [reference, "validated", 0]);
  assert.deepEqual(on_file.contacts.map(({ role, email }) => [role, email]), [["Corresponding physician", "maria@riverbend.example.org"], ["Administrator", "ingrid@riverbend.example.org"]]);
  assert.equal((await run(["mark", own.reference, "received", "--note", "x", ...where.slice(0, 2)])).code, 2);
  assert.equal((await run(["mark", own.reference, "validated", "--note", "Called Ingrid", ...where.slice(0, 2)])).code, 0);
  assert.equal((await run(["mark", own.reference, "unverified", "--note", "It was not Ingrid", ...where.slice(0, 2)])).code, 0);
});

test("the people of a registration that nobody validated are nobody to call: whoever knows a member could have sent it", async (t) => {
  const { desk, where, reference } = await registered(t);
  const request = await makePackage({ kind: "add-users", content: addUsers({ reference }) });
  assert.equal((await put(desk, request.id, request.bytes)).status, 201);
  const own = jsonLines((await run(["list", "--json", ...where.slice(0, 2)])).out).find((record) => record.kind === "add-users");
  const { out } = await run(["show", own.reference, ...where]);
  assert.match(out, /Nobody has verified this registration yet, so the people in it may be a stranger's\. Verify it from your own records first, then mark it validated\./);
  assert.ok(!out.includes("maria@riverbend.example.org"), out);
  const [shown] = jsonLines((await run(["show", own.reference, "--json", ...where])).out);
  assert.deepEqual(shown.contactsOnFile.map(({ state, contacts }) => [state, contacts]), [["not-validated", []]]);
  // Nor is another request that somebody named in the place of a registration.
  const second = await makePackage({ kind: "add-users", content: addUsers({ reference: own.reference }) });
  assert.equal((await put(desk, second.id, second.bytes)).status, 201);
  const last = jsonLines((await run(["list", "--json", ...where.slice(0, 2)])).out).at(-1);
  assert.deepEqual(jsonLines((await run(["show", last.reference, "--json", ...where])).out)[0].contactsOnFile.map(({ state }) => state), ["not-here"]);
});

test("of a group the contacts of every practice are shown that it names", async (t) => {
  const there = await registered(t);
  const { desk, where, reference } = there;
  await validate(there);
  const content = structuredClone(kinds["form-group"]);
  content.members[0].reference = reference;
  const request = await makePackage({ kind: "form-group", content });
  assert.equal((await put(desk, request.id, request.bytes)).status, 201);
  const own = jsonLines((await run(["list", "--json", ...where.slice(0, 2)])).out).find((record) => record.kind === "form-group");
  const [shown] = jsonLines((await run(["show", own.reference, "--json", ...where])).out);
  assert.deepEqual(shown.contactsOnFile.map(({ name, state, contacts }) => [name, state, contacts.length]),
    [["Riverbend Oncology", "not-here", 0], ["Riverbend Oncology", "validated", 2], ["Hillside Oncology", "not-here", 0]]);
});

test("a request that names a registration which is not here is taken all the same, with the same answer, and says that nobody is on file", async (t) => {
  const { desk, where, reference } = await registered(t);
  const answers = [];
  for (const named of [reference, "3MW-DXP-RV", undefined]) {
    const request = await makePackage({ kind: "add-users", content: addUsers(named ? { reference: named } : {}) });
    const answer = await put(desk, request.id, request.bytes);
    answers.push([answer.status, answer.type, Object.keys(answer.body)]);
  }
  assert.deepEqual(answers[1], answers[0]);
  assert.deepEqual(answers[2], answers[0]);
  const nobody = jsonLines((await run(["list", "--json", ...where.slice(0, 2)])).out).filter((record) => record.kind === "add-users");
  const texts = await Promise.all(nobody.map(async (record) => (await run(["show", record.reference, ...where])).out));
  assert.equal(texts.filter((text) => text.includes("No registration here has the reference")).length, 2);
});

/** A day that is near, so that nothing doubts it. */
const soon = new Date(Date.now() + 30 * 24 * 3600 * 1000).toISOString().slice(0, 10);
const kinds = {
  "change-users": { requester, sites: [], changes: [{ id: "c1", given_name: "Pia", family_name: "Van der Berg", email: "pia@riverbend.example.org", wish: "remove", last_day: soon }] },
  "add-offices": { requester, offices: [{ id: "o1", name: "Riverbend West", same_address: true, phone: "703-234-5800", same_ein: true, same_administrator: true }] },
  "change-offices": { requester, office_changes: [{ id: "x1", name: "Riverbend West", wish: "close", last_day: soon }] },
  "replace-administrator": { requester, new_administrator: { given_name: "Jun", family_name: "Mori", email: "jun@riverbend.example.org", phone: "703-234-5711",
    receive_email: "yes", email_types: ["informational"], abstracts: false } },
  "replace-corresponding-physician": { requester, successor: { given_name: "Jun", family_name: "Mori", email: "jun@riverbend.example.org", phone: "703-234-5711",
    upin: "A12345", receive_email: "yes", email_types: ["administrative"], reports: false, abstracts: false, former: "Maria Okonkwo-Smith", former_stays: "no" } },
  "change-practice": { requester, practice_change: { phone: "703-234-5601" } },
  "form-group": { requester, group: { name: "Upper Valley Group" }, members: ["Riverbend Oncology", "Hillside Oncology"].map((practice_name, i) => ({ id: `g${i}`, practice_name,
    offices: "all", given_name: "Sam", family_name: "Porter-Imagined", email: `sam${i}@hillside.example.org`, phone: "703-234-5900", agreed: true })) },
};
test("each kind of request is taken, and refused at the place where it breaks a rule", async (t) => {
  const { desk } = await registered(t);
  for (const [kind, content] of Object.entries({ "add-users": addUsers(), ...kinds })) {
    const request = await makePackage({ kind, content });
    const answer = await put(desk, request.id, request.bytes);
    assert.equal(answer.status, 201, `${kind}: ${JSON.stringify(answer.body)}`);
    const broken = await makePackage({ kind, id: newId(), content: { ...content, requester: { ...requester, email: "nobody" } } });
    const refusal = await put(desk, broken.id, broken.bytes);
    assert.equal(refusal.status, 422, kind);
    assert.deepEqual(refusal.body.errors.map(({ pointer, code }) => [pointer, code]), [["/content/requester/email", "email-format"]], kind);
  }
});

test("a new taxpayer ID travels sealed", async (t) => {
  const { desk, where, sealKey } = await registered(t);
  const request = await makePackage({ kind: "change-practice", content: { requester, practice_change: {} }, sealed: { "/content/practice_change/ein": "91-1144442" }, sealKey });
  assert.equal((await put(desk, request.id, request.bytes)).status, 201);
  assert.ok(!request.bytes.toString().includes("91-1144442"));
  const own = jsonLines((await run(["list", "--json", ...where.slice(0, 2)])).out).find((record) => record.kind === "change-practice");
  const [shown] = jsonLines((await run(["show", own.reference, "--json", "--reveal", ...where])).out);
  assert.equal(shown.fields.find(({ at }) => at === "/content/practice_change/ein").value, "91-1144442");
});
