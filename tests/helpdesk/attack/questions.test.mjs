// Others ask about members as often as they are let: a registration comes in all the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import { put, sqlite, startDesk, verify } from "../desk.mjs";
import { makePackage, smallest } from "../package.mjs";
import { honest } from "./honest.mjs";

const behindProxy = ["--proxy", "127.0.0.1", "--host", "qopi.example.org"];
const from = (forwarded) => ({ "X-Forwarded-For": forwarded });
const question = async (desk, forwarded) => (await verify(desk, "999999", "Nobody-Here", from(forwarded))).status;

async function register(desk, forwarded, change = () => {}) {
  const content = smallest();
  change(content);
  const { id, bytes } = await makePackage({ content });
  return (await put(desk, id, bytes, from(forwarded))).status;
}

test("ten addresses that ask twenty questions a minute keep no registration out, and none learns by it who is a member", async (t) => {
  const desk = await startDesk(t, { args: behindProxy });
  const asked = Promise.all(Array.from({ length: 10 * 21 }, (_, i) => question(desk, `192.0.2.${i % 10}`)));
  await honest(t, desk, from("198.51.100.1"));
  const statuses = await asked;
  assert.equal(statuses.filter((status) => status === 200).length, 200);
  assert.equal(await question(desk, "198.51.100.1"), 429, "questions have their limit");
  assert.equal(await register(desk, "198.51.100.1", ({ physician }) => (physician.asco_id = "999999")), 201);
  assert.equal(await register(desk, "198.51.100.1", ({ physician }) => Object.assign(physician, { asco_id: "104235", family_name: "Ødegård" })), 201);
  const rows = JSON.parse(await sqlite(desk, "SELECT membership FROM submission ORDER BY number"));
  assert.deepEqual(rows.map(({ membership }) => membership), ["active", "to-be-checked", "to-be-checked"], "staff see who is a member");
});

test("ten addresses that send as much as they may keep no other's package out", async (t) => {
  const desk = await startDesk(t, { args: [...behindProxy, "--puts-per-minute", "2"] });
  const statuses = [];
  let registered;
  for (let i = 0; i < 30; ++i) {
    if (i === 15) registered = honest(t, desk, from("198.51.100.1"));
    statuses.push((await put(desk, "x", Buffer.from("{}"), from(`192.0.2.${i % 10}`))).status);
  }
  await registered;
  assert.deepEqual(statuses, [...Array(20).fill(422), ...Array(10).fill(429)]);
});

// What each of so many questions is forwarded with, and how many of them are answered, where an address may ask three.
const evasions = [
  ["an invented address before the real one", (i) => `203.0.113.${i}, 192.0.2.1`, 3],
  ["another port each time", (i) => `192.0.2.2:${4000 + i}`, 3],
  ["another host in one IPv6 network", (i) => `2001:db8:1:2::${i}`, 3],
  ["another port in brackets", (i) => `"[2001:db8:2:2::1]:${i + 1}"`, 3],
  ["a fresh IPv6 network of one site each time", (i) => `2001:db8:3:${i}::1`, 12],
];
for (const [what, forwarded, answered] of evasions)
  test(`${what} is no way past the limit`, async (t) => {
    const desk = await startDesk(t, { args: [...behindProxy, "--verifies-per-minute", "3"] });
    const statuses = [];
    for (let i = 0; i < 16; ++i) statuses.push(await question(desk, forwarded(i)));
    assert.deepEqual(statuses, [...Array(answered).fill(200), ...Array(16 - answered).fill(429)]);
  });

test("addresses with ports are different clients, not one", async (t) => {
  const desk = await startDesk(t, { args: [...behindProxy, "--verifies-per-minute", "1"] });
  assert.deepEqual([await question(desk, "192.0.2.1:80"), await question(desk, "192.0.2.2:80"), await question(desk, "192.0.2.2:80")], [200, 200, 429]);
});

test("who is no proxy of ours is not believed about an address", async (t) => {
  const desk = await startDesk(t, { args: ["--proxy", "192.0.2.1", "--host", "qopi.example.org", "--verifies-per-minute", "1"] });
  assert.deepEqual([await question(desk, "203.0.113.1"), await question(desk, "203.0.113.2")], [200, 429]);
});
